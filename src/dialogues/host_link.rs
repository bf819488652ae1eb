//! The host link: the guard that says which dialogue a host holds, as `accounts::guard` does for staff.

use actix_web::HttpRequest;

use super::{Code, Dialogue, queries};
use crate::app::App;
use crate::db::ids::ProcessId;
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
    pub answered: i64,
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
                answered: queries::answered(c, dialogue.id)?,
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
