//! Where the token is kept by which others are got.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::queries;
use crate::db::{By, Db};
use crate::error::Result;
use crate::secrets::{Purpose, Secrets};

/// Where what an answer brings is kept for the next time.
#[derive(Clone)]
pub enum Kept {
    /// Nothing is brought that must be kept.
    Nowhere,
    /// Sealed in the database, where other nodes find it too.
    InDatabase(Db, Arc<Secrets>),
}

impl Kept {
    /// What is used in place of the first one, if an answer has brought another since.
    pub(super) async fn instead_of(&self, first: &str) -> Result<Option<Zeroizing<String>>> {
        let Self::InDatabase(db, secrets) = self else {
            return Ok(None);
        };
        let settings = mark(secrets, first);
        let sealed = db.read(move |c| Ok(queries::find(c, &settings)?)).await?;
        let Some(sealed) = sealed else {
            return Ok(None);
        };
        let plain = Zeroizing::new(secrets.open(Purpose::MailToken, 0, &sealed)?);
        Ok(std::str::from_utf8(&plain)
            .ok()
            .map(|plain| Zeroizing::new(plain.to_owned())))
    }

    /// Keeps one in place of the first.
    pub(super) async fn keep(&self, first: &str, renewed: &str) -> Result<()> {
        let Self::InDatabase(db, secrets) = self else {
            return Ok(());
        };
        let settings = mark(secrets, first);
        let sealed = secrets.seal(Purpose::MailToken, 0, renewed.as_bytes());
        db.write(By::Mailer, move |c| {
            Ok(queries::keep(c, &settings, &sealed)?)
        })
        .await
    }
}

/// By what the settings are known again: another first token was set because the old one is of no use any more.
fn mark(secrets: &Secrets, first: &str) -> Vec<u8> {
    secrets.blind_index(Purpose::MailToken, 0, first.as_bytes())
}
