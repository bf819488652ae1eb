//! The guard of the API: what a program has to show, and which process it opens, as `staff::guard` is for staff.

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use jiff::civil::Date;

use super::{Key, queries};
use crate::app::App;
use crate::db::By;
use crate::db::ids::ProcessId;
use crate::error::{Error, Result};
use crate::processes::{self, Slug};
use crate::secrets::{random_token, token_hash};
use crate::staff::guard::app_of;
use crate::web::body::guarded;

/// What every token begins with, so that people and programs that look for lost secrets know one when they see it.
pub const PREFIX: &str = "eko_";
/// Bytes of a token at most: longer ones are no token of ours, and are not even looked up.
const LONGEST: usize = 64;

/// A new token. Only its hash (`secrets::token_hash`) may be kept.
pub fn fresh() -> String {
    format!("{PREFIX}{}", random_token())
}

/// A program with a good key, and the process that the key opens. When the path names a process as `{process}`, it is
/// that one: to the key, no other exists.
pub struct Reader {
    pub process: ProcessId,
    pub slug: Slug,
}

impl FromRequest for Reader {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = app_of(request);
        guarded(request, |request| async move {
            let app = app?;
            let_in(&app, &request).await
        })
    }
}

/// Lets a request in whose key is good. Only tokens that nobody has are guesses: an expired one is a mistake.
async fn let_in(app: &App, request: &HttpRequest) -> Result<Reader> {
    let header = request.headers().get(AUTHORIZATION);
    let token = header
        .and_then(|value| bearer(value.to_str().ok()?))
        .ok_or(Error::SignedOut)?;
    let (hash, today) = (token_hash(token), app.clock.now().day(&app.zone));
    let look_up = app.db.read(move |c| {
        let Some((key, process)) = queries::by_hash(c, &hash)? else {
            return Ok(None);
        };
        if key.is_over(today) {
            return Err(Error::SignedOut);
        }
        let slug = processes::queries::process(c, process)?.slug;
        Ok(Some((key, Reader { process, slug })))
    });
    let (key, reader) = match app.door(request).open(look_up).await {
        Err(Error::NotFound) => return Err(Error::SignedOut),
        opened => opened?,
    };
    note_use(app, &key, today);
    match request.match_info().get("process") {
        Some(slug) if slug != reader.slug.as_str() => Err(Error::NotFound),
        _ => Ok(reader),
    }
}

/// The token of an `Authorization` header (RFC 6750 §2.1), if it can be one of ours.
fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ')?;
    let token = token.trim_start();
    (scheme.eq_ignore_ascii_case("bearer") && token.starts_with(PREFIX) && token.len() <= LONGEST)
        .then_some(token)
}

/// Writes down once a day that a key was used, beside the request: nobody waits for it, and nothing fails with it.
fn note_use(app: &App, key: &Key, today: Date) {
    if key.last_used_on >= Some(today) {
        return;
    }
    let (db, id) = (app.db.clone(), key.id);
    actix_web::rt::spawn(async move {
        let noted = db
            .write(By::Upkeep, move |c| Ok(queries::mark_used(c, id, today)?))
            .await;
        if let Err(error) = noted {
            tracing::warn!(%error, "the use of a key could not be written down");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_token_is_read_out_of_its_header() {
        assert_eq!(bearer("Bearer eko_abc"), Some("eko_abc"));
        assert_eq!(bearer("bearer   eko_abc "), Some("eko_abc"));
        for none in ["", "Bearer", "eko_abc", "Basic eko_abc", "Bearer abc"] {
            assert_eq!(bearer(none), None, "{none}");
        }
        assert_eq!(bearer(&format!("Bearer eko_{}", "a".repeat(LONGEST))), None);
    }

    #[test]
    fn a_fresh_token_is_one_that_can_be_read() {
        let (one, other) = (fresh(), fresh());
        assert_ne!(one, other);
        assert_eq!(bearer(&format!("Bearer {one}")), Some(one.as_str()));
    }

    proptest! {
        #[test]
        fn no_header_panics(header in ".{0,80}") {
            let _ = bearer(&header);
        }
    }
}
