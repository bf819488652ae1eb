//! What comes back: bounces, delays, complaints, automatic answers. Each is taken in once.
//!
//! Found by the token in the envelope, else by the Message-ID of the mail that it talks of. What cannot be
//! understood is kept, sealed, for a person; nothing is thrown away unread.

pub mod queries;

use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::ReturnedMailId;
use crate::error::Result;
use crate::mail::mailbox::Mailbox;
use crate::mail::returned::{self, Kind};

/// Bytes of a message that are kept for a person.
const KEPT: usize = 64 * 1024;
/// Days after which a message that nobody has looked at is let go: it holds addresses.
pub const KEPT_DAYS: i64 = 90;

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Understood,
    /// It was taken in before.
    Again,
    /// A person has to look at it.
    Kept,
}

/// What came back of one mailing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Returns {
    /// The address does not exist, or not any more.
    pub hard: i64,
    /// It came back for a reason that may pass.
    pub soft: i64,
    /// Still under way, says a server; not failed.
    pub delayed: i64,
    pub complaints: i64,
    /// Automatic answers: no bounces.
    pub auto_replies: i64,
}

/// A message that waits for a person.
#[derive(Debug, Clone)]
pub struct Kept {
    pub id: ReturnedMailId,
    pub received_at: Timestamp,
    /// The message itself, as far as it was kept.
    pub text: String,
}

/// Takes in one message: `recipient` is whom it was delivered to, if the mail server says so.
///
/// # Errors
/// The database's: then nothing is taken in, and the message must be handed over again.
pub async fn take_in(app: &App, bytes: &[u8], recipient: Option<&str>) -> Result<Taken> {
    let returned = returned::read(bytes, recipient);
    let now = app.clock.now();
    let day = now.day(&app.zone).to_string();
    let secrets = app.secrets.clone();
    let kept = bytes.get(..KEPT).unwrap_or(bytes).to_vec();
    app.db
        .write(move |c| {
            let message = queries::Message {
                returned: &returned,
                kept: &kept,
                received_at: now,
                day: &day,
            };
            Ok(queries::take_in(c, &secrets, &message)?)
        })
        .await
}

/// Looks into the mailbox that bounces arrive in, if there is one. Says how many messages there were.
///
/// # Errors
/// When the mailbox or the database cannot be reached; what was taken in stays taken in.
pub async fn collect(app: &App) -> Result<usize> {
    let Some(mailbox) = &app.config.mail.bounces else {
        return Ok(0);
    };
    visit(app, mailbox).await
}

/// How often the mailbox is looked into.
const EVERY: Duration = Duration::from_secs(60);

/// Looks into the mailbox now and then until it is told to stop.
pub async fn run(app: web::Data<App>, mut stop: watch::Receiver<bool>) {
    if app.config.mail.bounces.is_none() {
        return;
    }
    while !*stop.borrow() {
        if let Err(error) = collect(&app).await {
            tracing::warn!(%error, "bounces could not be collected this time");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn visit(app: &App, mailbox: &Mailbox) -> Result<usize> {
    mailbox
        .visit(&app.config.mail.roots, async |bytes: Vec<u8>| {
            Ok(take_in(app, &bytes, None).await? != Taken::Kept)
        })
        .await
}

/// What says that a mail did arrive: a server's word, or something that only its arrival can have caused.
const ARRIVALS: [Kind; 3] = [Kind::Delivered, Kind::AutoReply, Kind::Complaint];
