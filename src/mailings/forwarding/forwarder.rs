//! The link in a contact's mail: the guard that says whose it is.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use super::{Asked, queries, read_token};
use crate::db::Connection;
use crate::db::ids::DeliveryId;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::{self, Process};
use crate::staff::guard::by_link;
use crate::web::language;

/// What somebody was written.
pub struct Letter {
    pub asked: Asked,
    pub process: Process,
}

impl Letter {
    fn load(c: &mut Connection, id: DeliveryId) -> Result<Option<Self>> {
        let Some(asked) = queries::asked(c, id)? else {
            return Ok(None);
        };
        let process = processes::queries::process(c, asked.process)?;
        Ok(Some(Self { asked, process }))
    }
}

/// Somebody who came by the link in a mail to a contact or stakeholder.
pub struct Forwarder {
    pub token: String,
    /// The words of the language that they asked for, or were written to in.
    pub t: &'static Texts,
    /// What they were written; none once the mailing is gone: whoever wants to be gone is gone in either case.
    pub found: Option<Letter>,
}

impl Forwarder {
    /// # Errors
    /// `NotFound` once the mailing is gone.
    pub fn letter(&self) -> Result<&Letter> {
        self.found.as_ref().ok_or(Error::NotFound)
    }
}

impl FromRequest for Forwarder {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        by_link(request, "token", |app, request, token| async move {
            let Some(id) = read_token(&app.secrets, &token) else {
                return Ok(None);
            };
            let found = app.db.read_first(move |c| Letter::load(c, id)).await?;
            let letter = found.as_ref();
            let own = letter.map_or(Language::Swedish, |letter| letter.asked.language);
            let t = language::of_staff(&request, own).texts();
            Ok(Some(Self { token, t, found }))
        })
    }
}
