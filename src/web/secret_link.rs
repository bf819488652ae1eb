//! The one guard of what is opened by a secret alone: codes, host links, tablets, keys, links in mails.

use std::net::IpAddr;

use super::throttle::Throttle;
use crate::db::ids::DialogueId;
use crate::error::{Error, Result};
use crate::secrets::Secrets;

/// The door that somebody stands before: where they come from, and what is remembered of their guesses.
pub struct Door<'a> {
    pub throttle: &'a Throttle,
    pub secrets: &'a Secrets,
    /// Where they come from; none where the connection does not say.
    pub from: Option<IpAddr>,
}

impl Door<'_> {
    /// Opens what a secret of 128 bits leads to. Nobody guesses one: so the right one opens whatever else was tried from
    /// the same place, as when one server of a mail provider unsubscribes many people (RFC 8058).
    ///
    /// # Errors
    /// `NotFound` when `look_up` finds nothing, `Throttled` instead for a place that tried too many.
    pub async fn open<T>(&self, look_up: impl Future<Output = Result<Option<T>>>) -> Result<T> {
        match look_up.await? {
            Some(found) => Ok(found),
            None => {
                self.throttle.wrong_secret(self.secrets, self.from)?;
                Err(Error::NotFound)
            }
        }
    }

    /// Opens what a code leads to that is short enough to be typed, and so to be guessed. A place that tries many
    /// waits for its turn before anything is looked up, save for what it opened rightly in the last minutes.
    ///
    /// # Errors
    /// `NotFound` when `look_up` finds nothing, `Throttled` when the wait would be too long.
    pub async fn open_typed<T>(
        &self,
        code: &str,
        look_up: impl Future<Output = Result<Option<T>>>,
    ) -> Result<T> {
        if !self.throttle.has_used(self.from, code) {
            self.throttle.code(self.secrets, self.from).await?;
        }
        let found = look_up.await?.ok_or(Error::NotFound)?;
        self.throttle.right_code(self.from, code);
        Ok(found)
    }

    /// Counts something that is sent to a dialogue through this door: an answer to the question `what`, or an address.
    ///
    /// # Errors
    /// `Throttled` once it was more than a hall full of people sends.
    pub fn may_send(&self, to: DialogueId, what: &str) -> Result<()> {
        self.throttle.may_send(self.from, to, what)
    }
}
