//! The guard of what the room sees on the wall. Its address is in everybody's sight, so it is not the host's: it shows
//! the code and how many have answered, and opens nothing else.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use jiff::ToSpan;

use super::{Code, Dialogue, queries};
use crate::app::App;
use crate::db::ids::DialogueId;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::{self, Process};
use crate::secrets::{Purpose, Secrets};
use crate::staff::guard::by_link;
use crate::web::language;

/// Days before the day of the dialogue and after it on which there is something to see: whoever has read the address in
/// the room does not go on watching who answers later at home.
const DAYS_BEFORE: i64 = 30;
const DAYS_AFTER: i64 = 1;

/// What stands in the address of a dialogue's wall.
pub fn token(secrets: &Secrets, of: DialogueId) -> String {
    secrets.row_token(Purpose::Wall, of.0)
}

/// What the address that the path names as `{wall}` shows.
pub struct Walled {
    pub token: String,
    pub process: Process,
    pub dialogue: Dialogue,
    pub code: Code,
    pub language: Language,
}

impl Walled {
    async fn look_up(
        app: web::Data<App>,
        request: HttpRequest,
        token: String,
    ) -> Result<Option<Self>> {
        let Some(id) = app.secrets.read_row_token(Purpose::Wall, &token) else {
            return Ok(None);
        };
        let secrets = app.secrets.clone();
        let found = app
            .db
            .read_first(move |c| {
                let Some((process, dialogue)) = queries::by_id(c, DialogueId(id))? else {
                    return Ok(None);
                };
                let code = queries::code(c, &secrets, dialogue.id)?;
                let process = processes::queries::process(c, process)?;
                Ok(Some((process, dialogue, code)))
            })
            .await?;
        let today = app.clock.now().day(&app.zone);
        Ok(found
            .filter(|(_, dialogue, _)| {
                let from = dialogue.held_on.saturating_sub(DAYS_BEFORE.days());
                let to = dialogue.held_on.saturating_add(DAYS_AFTER.days());
                (from..=to).contains(&today)
            })
            .map(|(process, dialogue, code)| Self {
                token,
                language: language::of(&request, process.default_language),
                process,
                dialogue,
                code,
            }))
    }
}

impl FromRequest for Walled {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        by_link(request, "wall", Self::look_up)
    }
}
