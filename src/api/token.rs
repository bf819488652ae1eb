//! The guard of the API: what a program has to show, and which process it opens, as `accounts::guard` is for staff.

use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use jiff::civil::Date;

use super::Key;
use super::queries::{self, Known};
use crate::app::App;
use crate::db::ids::ProcessId;
use crate::error::{Error, Result};
use crate::secrets::{random_token, token_hash};
use crate::web::throttle;

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
}

/// What of a request has to be known to let it in.
struct Asking {
    app: web::Data<App>,
    token: Option<String>,
    from: Option<IpAddr>,
    /// The process that the path names.
    slug: Option<String>,
}

impl Asking {
    fn of(request: &HttpRequest) -> Result<Self> {
        let app = request
            .app_data::<web::Data<App>>()
            .cloned()
            .ok_or_else(|| Error::Settings("the server was put together without its App".into()))?;
        let header = request.headers().get(AUTHORIZATION);
        Ok(Self {
            from: throttle::source(&app, request),
            token: header
                .and_then(|value| bearer(value.to_str().ok()?))
                .map(str::to_owned),
            slug: request.match_info().get("process").map(str::to_owned),
            app,
        })
    }

    /// Lets the request in.
    async fn answer(self) -> Result<Reader> {
        let known = self.known().await?;
        if self.slug.is_some_and(|slug| slug != known.slug) {
            return Err(Error::NotFound);
        }
        Ok(Reader {
            process: known.process,
        })
    }

    /// The key, if it is good. Only tokens that nobody has are guesses: an expired one is a mistake.
    async fn known(&self) -> Result<Known> {
        let app = &self.app;
        let token = self.token.as_deref().ok_or(Error::SignedOut)?;
        app.throttle.may_guess(&app.secrets, self.from, token)?;
        let hash = token_hash(token);
        let known = app
            .db
            .read(move |c| Ok(queries::by_hash(c, &hash)?))
            .await?;
        let Some(known) = known else {
            app.throttle.wrong_guess(&app.secrets, self.from)?;
            return Err(Error::SignedOut);
        };
        let today = app.clock.now().day(&app.zone);
        if known.key.is_over(today) {
            return Err(Error::SignedOut);
        }
        app.throttle.right_guess(&app.secrets, self.from, token);
        note_use(app, &known.key, today);
        Ok(known)
    }
}

impl FromRequest for Reader {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let asking = Asking::of(request);
        Box::pin(async move { asking?.answer().await })
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
            .write(move |c| Ok(queries::mark_used(c, id, today)?))
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
