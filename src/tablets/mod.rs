//! A tablet that many people answer on: what it needs to work without a network, and what it sends when it has one
//! again.
//!
//! A tablet holds a token that names its dialogue and can do nothing but add answers and addresses, because whoever
//! holds the tablet holds the token too. What people leave on it is sealed at once to the server's public key, so that
//! a tablet that is lost or looked into tells nothing; answers and addresses lie and travel apart.
//!
//! What runs on the tablet itself, its pages and its queue, stands in `kiosk`.

pub mod files;
pub mod handlers;
pub mod queries;
mod views;

use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use diesel::prelude::*;
use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::DialogueId;
use crate::dialogues::{self, Dialogue};
use crate::error::{Error, Result};
use crate::processes::{self, Process};
use crate::secrets::{Purpose, Secrets};
use crate::staff::guard::by_link;
use crate::survey::Versions;
use crate::survey::questionnaire::Questionnaire;

/// Days before and after a dialogue's window in which its tablets are listened to.
const DAYS_BEFORE: i64 = 30;
const DAYS_AFTER: i64 = 60;

/// What a tablet last said of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::db::schema::tablet)]
pub struct Tablet {
    /// Answers and addresses that it has not sent yet.
    pub unsent: i32,
    /// How many were not taken, by the [`Fate`] that says why; it keeps them.
    pub too_late: i32,
    pub process_ended: i32,
    pub unfit: i32,
    pub unreadable: i32,
    pub seen_at: Timestamp,
}

/// The token of a dialogue's tablets.
pub fn token(secrets: &Secrets, id: DialogueId) -> String {
    secrets.row_token(Purpose::TabletToken, id.0)
}

/// What a tablet's token opens: the guard of the addresses under `/kiosk/{token}`, as `dialogues::host_link` is of the
/// host's.
pub struct Seated {
    pub token: String,
    pub process: Process,
    pub dialogue: Dialogue,
    pub asked: Arc<Questionnaire>,
}

impl Seated {
    /// Finds the dialogue of a tablet's token.
    ///
    /// # Errors
    /// `NotFound` for a wrong or outlived one; many of them are throttled.
    pub async fn find(app: &App, request: &HttpRequest, token: String) -> Result<Self> {
        app.door(request).open(Self::look_up(app, token)).await
    }

    async fn look_up(app: &App, token: String) -> Result<Option<Self>> {
        let Some(id) = app.secrets.read_row_token(Purpose::TabletToken, &token) else {
            return Ok(None);
        };
        let found = app
            .db
            .read_first(move |c| {
                let Some((process, dialogue)) = dialogues::queries::by_id(c, DialogueId(id))?
                else {
                    return Ok(None);
                };
                Ok(Some((processes::queries::process(c, process)?, dialogue)))
            })
            .await?;
        let now = app.clock.now();
        let near = found.filter(|(_, it)| it.window.is_near(now, DAYS_BEFORE, DAYS_AFTER));
        let Some((process, dialogue)) = near else {
            return Ok(None);
        };
        let versions = app.memory.of::<Versions>();
        Ok(Some(Self {
            asked: versions.asked(&app.db, dialogue.survey).await?,
            token,
            process,
            dialogue,
        }))
    }
}

impl FromRequest for Seated {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        by_link(request, "token", |app, _, token| async move {
            Self::look_up(&app, token).await
        })
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Counted now, or before.
    Taken,
    /// The dialogue has not begun: to be sent again.
    NotYet,
    /// The dialogue was cancelled, which can be taken back: to be sent again.
    Cancelled,
    /// More came from there than a hall full of people sends: to be sent again.
    TooMany,
    /// It came when the dialogue was closed for good: kept there, and shown.
    TooLate,
    /// It came when the whole process had ended: kept there, and shown.
    ProcessEnded,
    /// It was opened, but is nothing that this dialogue asks: kept there, and shown.
    Unfit,
    /// It cannot be opened here: kept there, and shown.
    Unreadable,
}

impl Fate {
    /// The key of what the host is told of those that were not taken.
    fn text_key(self) -> &'static str {
        match self {
            Self::Taken | Self::NotYet => "host-refused-not-yet",
            Self::Cancelled => "host-refused-cancelled",
            Self::TooMany => "host-refused-too-many",
            Self::TooLate => "host-refused-late",
            Self::ProcessEnded => "host-refused-ended",
            Self::Unfit => "host-refused-unfit",
            Self::Unreadable => "host-refused-unreadable",
        }
    }
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
    /// What was not taken from it, by the word of the [`Fate`]; of what it was nothing is said.
    #[serde(default)]
    pub reasons: Reasons,
}

/// How many records were not taken, and why.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Reasons {
    pub too_late: i32,
    pub process_ended: i32,
    pub unfit: i32,
    pub unreadable: i32,
}
