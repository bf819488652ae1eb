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
    /// Opens what `secret` leads to. A place that guessed too much is turned away before anything is looked up,
    /// save for what it opened rightly in the last minutes; a wrong guess is counted.
    ///
    /// # Errors
    /// `NotFound` when `look_up` finds nothing, `Throttled` for a place that guessed too much.
    pub async fn open<T>(
        &self,
        secret: &str,
        look_up: impl Future<Output = Result<Option<T>>>,
    ) -> Result<T> {
        self.throttle.may_guess(self.secrets, self.from, secret)?;
        let found = self.open_mailed(look_up).await?;
        self.throttle.right_guess(self.secrets, self.from, secret);
        Ok(found)
    }

    /// The same for a link that was mailed, which opens whatever else was guessed from the same place: one server of
    /// a mail provider unsubscribes many people (RFC 8058).
    ///
    /// # Errors
    /// Those of [`Door::open`].
    pub async fn open_mailed<T>(
        &self,
        look_up: impl Future<Output = Result<Option<T>>>,
    ) -> Result<T> {
        match look_up.await? {
            Some(found) => Ok(found),
            None => {
                self.throttle.wrong_guess(self.secrets, self.from)?;
                Err(Error::NotFound)
            }
        }
    }

    /// Counts something that is sent to a dialogue through this door: an answer to the question `what`, or an address.
    ///
    /// # Errors
    /// `Throttled` once it was more than a hall full of people sends.
    pub fn may_send(&self, to: DialogueId, what: &str) -> Result<()> {
        self.throttle.may_send(self.from, to, what)
    }
}
