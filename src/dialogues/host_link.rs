//! The host link: the guard that says which dialogue a host holds, as `Within` does for staff, and the one way for
//! hosts to change something.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;

use super::{Code, Dialogue, queries};
use crate::app::App;
use crate::audit::Actor;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::{self, Process};
use crate::secrets::token_hash;
use crate::staff::guard::by_link;
use crate::staff::writing::{Change, MayChange};
use crate::web::language;

/// Days before and after a dialogue's window in which its host link works.
const DAYS_BEFORE: i64 = 30;
const DAYS_AFTER: i64 = 14;

/// What the host link that the path names as `{token}` opens.
///
/// To whoever has a wrong, revoked or outlived one there is nothing; many guesses are throttled.
pub struct Hosted {
    pub token: String,
    pub process: Process,
    pub dialogue: Dialogue,
    pub code: Code,
    /// The language of the request. The host's own pages speak the staff's languages alone.
    pub language: Language,
}

impl Hosted {
    /// The words of the host's own pages.
    pub fn t(&self) -> &'static Texts {
        self.language.for_staff().texts()
    }

    async fn look_up(
        app: web::Data<App>,
        request: HttpRequest,
        token: String,
    ) -> Result<Option<Self>> {
        let (hash, secrets) = (token_hash(&token), app.secrets.clone());
        let found = app
            .db
            .read_first(move |c| {
                let Some((process, dialogue)) = queries::by_host_token(c, &hash)? else {
                    return Ok(None);
                };
                let code = queries::code(c, &secrets, dialogue.id)?;
                Ok(Some((
                    processes::queries::process(c, process)?,
                    dialogue,
                    code,
                )))
            })
            .await?;
        let now = app.clock.now();
        Ok(found
            .filter(|(_, dialogue, _)| dialogue.window.is_near(now, DAYS_BEFORE, DAYS_AFTER))
            .map(|(process, dialogue, code)| Self {
                token,
                language: language::of(&request, process.default_language),
                process,
                dialogue,
                code,
            }))
    }
}

/// For as long as the link is this dialogue's and the process runs.
impl MayChange for Hosted {
    fn change<'a>(&self, app: &'a App, action: &'static str) -> Change<'a> {
        let (hash, process, dialogue) =
            (token_hash(&self.token), self.process.id, self.dialogue.id);
        Change::by(Actor::Host, app, action)
            .within(process)
            .only_while(move |c| {
                if !queries::is_opened_by(c, dialogue, &hash)? {
                    return Err(Error::NotFound);
                }
                processes::queries::must_run(c, process)
            })
    }
}

impl FromRequest for Hosted {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        by_link(request, "token", Self::look_up)
    }
}
