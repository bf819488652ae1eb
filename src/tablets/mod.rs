//! A tablet that many people answer on: what it needs to work without a network, and what it sends when it has one
//! again.
//!
//! A tablet holds a token that names its dialogue and can do nothing but add answers and addresses, because whoever
//! holds the tablet holds the token too. What people leave on it is sealed at once to the server's public key, so that
//! a tablet that is lost or looked into tells nothing; answers and addresses lie and travel apart.

pub mod files;
pub mod handlers;
mod views;

use std::sync::Arc;

use actix_web::HttpRequest;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::db::ids::DialogueId;
use crate::dialogues::{Dialogue, queries};
use crate::error::{Error, Result};
use crate::processes::{self, Process};
use crate::secrets::{Purpose, Secrets};
use crate::survey::questionnaire::Questionnaire;
use crate::web::throttle;

/// Days before and after a dialogue's window in which its tablets are listened to.
const DAYS_BEFORE: i64 = 30;
const DAYS_AFTER: i64 = 60;

/// The token of a dialogue's tablets.
pub fn token(secrets: &Secrets, id: DialogueId) -> String {
    secrets.row_token(Purpose::TabletToken, id.0)
}

/// What a tablet's token opens.
pub struct Seated {
    pub process: Process,
    pub dialogue: Dialogue,
    pub asked: Arc<Questionnaire>,
}

/// Finds the dialogue of a tablet's token.
///
/// # Errors
/// `NotFound` for a wrong or outlived one; many of them are throttled.
pub async fn seated(app: &App, request: &HttpRequest, token: &str) -> Result<Seated> {
    let from = throttle::source(app, request);
    app.throttle.may_guess(&app.secrets, from, token)?;
    let found = match app.secrets.read_row_token(Purpose::TabletToken, token) {
        None => None,
        Some(id) => {
            app.db
                .read(move |c| {
                    let Some((process, dialogue)) = queries::by_id(c, DialogueId(id))? else {
                        return Ok(None);
                    };
                    Ok(Some((processes::queries::process(c, process)?, dialogue)))
                })
                .await?
        }
    };
    const DAY: i64 = 24 * 3600;
    let now = app.clock.now();
    match found {
        Some((process, dialogue))
            if now >= dialogue.window.opens_at.plus_seconds(-DAYS_BEFORE * DAY)
                && now <= dialogue.window.closes_at.plus_seconds(DAYS_AFTER * DAY) =>
        {
            app.throttle.right_guess(&app.secrets, from, token);
            Ok(Seated {
                asked: app.versions.asked(app, dialogue.survey).await?,
                process,
                dialogue,
            })
        }
        _ => {
            app.throttle.wrong_guess(&app.secrets, from)?;
            Err(Error::NotFound)
        }
    }
}

/// Records of one kind, in an order that means nothing.
#[derive(Debug, Deserialize)]
pub struct Batch {
    pub records: Vec<Sealed>,
}

/// One record: the tablet's own random name for it, and its sealed content in base 64 for URLs.
#[derive(Debug, Deserialize)]
pub struct Sealed {
    pub id: String,
    pub sealed: String,
}

/// A file that a tablet saved to be carried by hand.
#[derive(Debug, Deserialize)]
pub struct Carried {
    /// The format's version.
    pub eko: i32,
    pub token: String,
    pub answers: Vec<Sealed>,
    pub addresses: Vec<Sealed>,
}

/// Records in one request at most.
pub const MOST_RECORDS: usize = 200;
/// Bytes of a request at most: the longest text that can be written, sealed, many times.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// What became of a record. Only what was taken may leave the tablet's queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Counted now, or before.
    Taken,
    /// The dialogue has not begun: to be sent again.
    NotYet,
    /// It came after the dialogue's end and the grace for tablets: kept there, and shown.
    TooLate,
    /// It cannot be opened or read here: kept there, and shown.
    Unreadable,
}

/// An answer as a tablet seals it.
#[derive(Debug, Deserialize)]
pub struct AnswerRecord {
    pub key: String,
    pub question: String,
    #[serde(default)]
    pub choices: Vec<String>,
    #[serde(default)]
    pub text: String,
}

/// A wish for feedback as a tablet seals it.
#[derive(Debug, Deserialize)]
pub struct AddressRecord {
    pub key: String,
    pub address: String,
    /// The one that this person left before and that was mistyped.
    pub mistaken: Option<String>,
    pub language: String,
    pub purposes: Vec<String>,
    /// The consent as it was shown: it is kept as shown.
    pub wording: ShownWording,
}

#[derive(Debug, Deserialize)]
pub struct ShownWording {
    pub version: i32,
    pub body: String,
}

/// What a tablet says of itself.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// A random number that it made up, so that its reports replace one another.
    pub tablet: String,
    pub unsent: i32,
    pub refused: i32,
}
