//! What a mail is and how it travels: messages, the SMTP connection, the outbox folder.
//!
//! Knows nothing of mailings or participants. A transport says exactly how far it got, because
//! only that tells whether trying again is safe.

mod address;
pub mod check;
pub mod dkim;
pub mod mailbox;
mod message;
mod outbox;
pub mod returned;
pub mod smtp;
mod tls;

pub use address::{Address, AddressFault};
pub use message::{Attachment, Message, Parts, Unsubscribe};
pub use outbox::Outbox;
pub use tls::Roots;

use crate::config;
use crate::error::Result;

/// Where in the conversation something happened (RFC 5321 §4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Connect,
    Tls,
    Auth,
    Mail,
    Recipient,
    Data,
    Body,
    /// After the final dot went out: the other side may have taken the mail.
    Dot,
}

impl Phase {
    pub fn word(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Auth => "auth",
            Self::Mail => "mail",
            Self::Recipient => "rcpt",
            Self::Data => "data",
            Self::Body => "body",
            Self::Dot => "dot",
        }
    }
}

/// What the other side did instead of saying yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// 4xx: not now.
    NotNow(u16),
    /// 5xx: no.
    No(u16),
    /// The connection broke, timed out, or said something that is no answer.
    Lost(String),
}

/// A step that did not succeed.
///
/// Never carries the server's text: servers repeat the recipient's address in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub phase: Phase,
    pub answer: Answer,
}

impl Failure {
    pub fn code(&self) -> Option<u16> {
        match self.answer {
            Answer::NotNow(code) | Answer::No(code) => Some(code),
            Answer::Lost(_) => None,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.answer {
            Answer::NotNow(code) | Answer::No(code) => {
                write!(f, "{} at {}", code, self.phase.word())
            }
            Answer::Lost(why) => write!(f, "{why} at {}", self.phase.word()),
        }
    }
}

/// How mail leaves this installation.
#[derive(Debug, Clone)]
pub enum Transport {
    /// Each mail becomes a file.
    Outbox(Outbox),
    Smtp(smtp::SmtpUrl, Roots),
}

impl Transport {
    pub fn from_config(config: &config::Config) -> Result<Self> {
        match &config.mail.smtp {
            Some(url) => Ok(Self::Smtp(url.clone(), config.mail.roots.clone())),
            None => Ok(Self::Outbox(Outbox::create(config.outbox())?)),
        }
    }

    /// Opens a line to send mail over.
    pub async fn connect(&self) -> std::result::Result<Line, Failure> {
        match self {
            Self::Outbox(outbox) => Ok(Line::Outbox(outbox.clone())),
            Self::Smtp(url, roots) => smtp::Connection::open(url, roots)
                .await
                .map(|c| Line::Smtp(Box::new(c))),
        }
    }
}

impl Transport {
    /// Sends one mail at once, outside any mailing.
    ///
    /// # Errors
    /// What the relay said, or why it could not be asked.
    pub async fn send_one(&self, message: &Message) -> std::result::Result<(), Failure> {
        let mut line = self.connect().await?;
        line.offer(message).await?;
        line.transmit(message).await?;
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
    pub async fn offer(&mut self, message: &Message) -> std::result::Result<(), Failure> {
        match self {
            Self::Outbox(_) => Ok(()),
            Self::Smtp(connection) => connection.offer(message).await,
        }
    }

    /// Hands the mail over. `Ok` means that the other side has taken responsibility for it (RFC 5321 §4.2.5);
    /// a failure at `Phase::Dot` without an answer means that nobody knows.
    pub async fn transmit(&mut self, message: &Message) -> std::result::Result<(), Failure> {
        match self {
            Self::Outbox(outbox) => outbox.write(message).await,
            Self::Smtp(connection) => connection.transmit(message).await,
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
