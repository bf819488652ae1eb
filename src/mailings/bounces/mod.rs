//! What comes back: bounces, delays, complaints, automatic answers. Each is taken in once.
//!
//! Found by the token in the envelope, else by the Message-ID of the mail that it talks of. What cannot be
//! understood is kept, sealed, for a person; nothing is thrown away unread. `mail::returned` reads the messages.

mod arrived;
pub mod queries;
mod repeated;
pub mod settling;

pub use arrived::{KeptMail, Taken};

use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use crate::app::App;
use crate::db::By;
use crate::error::Result;
use crate::mail::returned;

/// Bytes of a message that are kept for a person.
const KEPT: usize = 64 * 1024;
/// Days after which a message that nobody has looked at is erased: it holds addresses.
pub const KEPT_DAYS: i64 = 90;

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
        .write(By::Mailer, move |c| {
            let message = queries::Incoming {
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
    mailbox
        .visit(&app.config.mail.roots, async |bytes: Vec<u8>| {
            Ok(take_in(app, &bytes, None).await? != Taken::Kept)
        })
        .await
}

/// How often the mailbox is looked into.
const EVERY: Duration = Duration::from_secs(60);

/// Looks into the mailbox now and then until it is told to stop.
pub async fn run(app: web::Data<App>, mut stop: watch::Receiver<bool>) {
    if app.config.mail.bounces.is_none() {
        return;
    }
    while !*stop.borrow() {
        if let Err(error) = collect(&app).await
            && !error.is_told()
        {
            tracing::warn!(%error, "bounces could not be collected this time");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}
