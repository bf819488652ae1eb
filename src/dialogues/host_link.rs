//! The host link: the guard that says which dialogue a host holds, as `accounts::guard` does for staff.

use actix_web::HttpRequest;

use super::{Code, Dialogue, Tablet, queries};
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::error::{Error, Result};
use crate::processes::{self, Process};
use crate::secrets::token_hash;
use crate::web::throttle;

/// Days before and after a dialogue's window in which its host link works.
const DAYS_BEFORE: i64 = 30;
const DAYS_AFTER: i64 = 14;

/// What a host link opens.
pub struct Hosted {
    pub process_id: ProcessId,
    pub process: Process,
    pub dialogue: Dialogue,
    pub code: Code,
    pub standing: Standing,
}

/// How a dialogue stands right now: what may be seen before its figures are anybody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How many have answered, never what.
    pub answered: i64,
    pub tablets: Vec<Tablet>,
    pub late: i32,
}

impl Standing {
    /// Loads it.
    pub fn load(c: &mut Connection, id: DialogueId) -> diesel::QueryResult<Self> {
        Ok(Self {
            answered: queries::answered(c, id)?,
            tablets: queries::tablets(c, id)?,
            late: queries::late_answers(c, id)?,
        })
    }

    /// What the tablets last said that they have not sent.
    pub fn unsent(&self) -> i64 {
        self.tablets
            .iter()
            .map(|tablet| i64::from(tablet.unsent))
            .sum()
    }

    /// What came too late from them to be counted.
    pub fn refused(&self) -> i64 {
        self.tablets
            .iter()
            .map(|tablet| i64::from(tablet.refused))
            .sum()
    }
}

/// Finds the dialogue of a host link.
///
/// # Errors
/// `NotFound` for a wrong, revoked or outlived link; many of them are throttled.
pub async fn hosted(app: &App, request: &HttpRequest, token: &str) -> Result<Hosted> {
    let from = throttle::source(app, request);
    app.throttle.may_guess(&app.secrets, from, token)?;
    let hash = token_hash(token);
    let secrets = app.secrets.clone();
    let found = app
        .db
        .read(move |c| {
            let Some((process_id, dialogue)) = queries::by_host_token(c, &hash)? else {
                return Ok(None);
            };
            Ok(Some(Hosted {
                process_id,
                process: processes::queries::process(c, process_id)?,
                code: queries::code(c, &secrets, dialogue.id)?,
                standing: Standing::load(c, dialogue.id)?,
                dialogue,
            }))
        })
        .await?;
    const DAY: i64 = 24 * 3600;
    let now = app.clock.now();
    match found {
        Some(hosted)
            if now
                >= hosted
                    .dialogue
                    .window
                    .opens_at
                    .plus_seconds(-DAYS_BEFORE * DAY)
                && now
                    <= hosted
                        .dialogue
                        .window
                        .closes_at
                        .plus_seconds(DAYS_AFTER * DAY) =>
        {
            app.throttle.right_guess(&app.secrets, from, token);
            Ok(hosted)
        }
        _ => {
            app.throttle.wrong_guess(&app.secrets, from)?;
            Err(Error::NotFound)
        }
    }
}
