//! What a mail is and how it travels: messages, the SMTP connection, the outbox folder.
//!
//! Knows nothing of mailings or participants. A transport says exactly how far it got, because
//! only that tells whether trying again is safe.

mod address;
pub mod check;
pub mod dkim;
pub mod domains;
mod failure;
pub mod mailbox;
mod message;
pub mod names;
pub mod outbox;
pub mod returned;
mod server;
mod signing_in;
pub mod smtp;
mod tls;
pub mod tokens;
mod wire;

use std::path::PathBuf;

pub use address::{Address, AddressFault};
pub use failure::{Answer, Attempt, Failure, Lost, Phase};
pub use message::{Attachment, Message, PICTURE, Parts};
pub use outbox::Outbox;
pub use tls::Roots;

use crate::error::Result;

/// How mail leaves this installation.
#[derive(Debug, Clone)]
pub enum Transport {
    /// Each mail becomes a file.
    Outbox(Outbox),
    Smtp(smtp::SmtpUrl, Roots),
}

impl Transport {
    /// To the relay; without one into the outbox folder, which is made.
    pub fn new(relay: Option<&smtp::SmtpUrl>, roots: &Roots, outbox: PathBuf) -> Result<Self> {
        match relay {
            Some(url) => Ok(Self::Smtp(url.clone(), roots.clone())),
            None => Ok(Self::Outbox(Outbox::create(outbox)?)),
        }
    }

    /// The same way for somebody who waits at a page: no step takes longer than this.
    pub fn no_longer_than(&self, limit: std::time::Duration) -> Self {
        match self {
            Self::Outbox(outbox) => Self::Outbox(outbox.clone()),
            Self::Smtp(url, roots) => Self::Smtp(url.no_longer_than(limit), roots.clone()),
        }
    }

    /// Opens a line to send mail over.
    pub async fn connect(&self) -> Attempt<Line> {
        match self {
            Self::Outbox(outbox) => Ok(Line::Outbox(outbox.clone())),
            Self::Smtp(url, roots) => smtp::Connection::open(url, roots)
                .await
                .map(|c| Line::Smtp(Box::new(c))),
        }
    }

    /// Sends one mail at once, outside any mailing.
    ///
    /// # Errors
    /// What the relay said, or why it could not be asked.
    pub async fn send_one(&self, message: &Message) -> Attempt {
        let mut line = self.connect().await?;
        line.offer(message).await?;
        line.transmit(message, None).await?;
        line.close().await;
        Ok(())
    }
}

/// An open line. After a failure that is no clean answer it must be dropped, never used again.
pub enum Line {
    Outbox(Outbox),
    Smtp(Box<smtp::Connection>),
}

impl Line {
    /// Names sender and recipient: all that can be asked before the mail itself goes. Failing here is always safe.
    pub async fn offer(&mut self, message: &Message) -> Attempt {
        match self {
            Self::Outbox(_) => Ok(()),
            Self::Smtp(connection) => connection.offer(message).await,
        }
    }

    /// Hands the mail over. `Ok` means that the other side has taken responsibility for it (RFC 5321 §4.2.5);
    /// a failure at `Phase::Dot` without an answer means that nobody knows. Sender and recipient of `next` are named at
    /// once behind it, where the other side lets them be; [`Self::offer`] hears the answers.
    pub async fn transmit(&mut self, message: &Message, next: Option<&Message>) -> Attempt {
        match self {
            Self::Outbox(outbox) => outbox.write(message).await,
            Self::Smtp(connection) => connection.transmit(message, next).await,
        }
    }

    /// Whether a mail that was named behind the last one is answered already, so that offering it takes no time.
    pub fn has_answered_ahead(&self) -> bool {
        match self {
            Self::Outbox(_) => false,
            Self::Smtp(connection) => connection.has_answered_ahead(),
        }
    }

    /// Whether another mail can go over this line.
    pub fn is_usable(&self) -> bool {
        match self {
            Self::Outbox(_) => true,
            Self::Smtp(connection) => connection.is_usable(),
        }
    }

    /// Mails that were handed over on this line.
    pub fn transmitted(&self) -> u32 {
        match self {
            Self::Outbox(_) => 0,
            Self::Smtp(connection) => connection.transmitted(),
        }
    }

    /// Forgets an offered mail, so that the next can be offered.
    pub async fn reset(&mut self) {
        if let Self::Smtp(connection) = self {
            connection.reset().await;
        }
    }

    /// Says goodbye.
    pub async fn close(self) {
        if let Self::Smtp(connection) = self {
            connection.close().await;
        }
    }
}
