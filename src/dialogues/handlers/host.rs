//! The host's page: a secret link to one dialogue, worth something only around its day.
//!
//! Shows how many have answered, never what.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::manage::HeadCount;
use crate::app::App;
use crate::db::ids::ProcessId;
use crate::dialogues::{Code, Dialogue, qr, queries, views};
use crate::error::{Error, Result};
use crate::processes::{self, Process};
use crate::secrets::token_hash;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, language, see_other, throttle};

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
            if now >= hosted.dialogue.window.opens_at.plus_seconds(-DAYS_BEFORE * DAY)
                && now <= hosted.dialogue.window.closes_at.plus_seconds(DAYS_AFTER * DAY) =>
        {
            Ok(hosted)
        }
        _ => {
            app.throttle.wrong_guess(&app.secrets, throttle::source(request))?;
            Err(Error::NotFound)
        }
    }
}

pub async fn page(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    Ok(html(host_view(&app, &request, &token, &hosted, &Form::default(), &Faults::default())))
}

fn host_view(
    app: &App,
    request: &HttpRequest,
    token: &str,
    hosted: &Hosted,
    form: &Form,
    faults: &Faults,
) -> maud::Markup {
    let language = language::of(request, hosted.process.default_language);
    views::host(&views::Host {
        t: language.texts(),
        token,
        hosted,
        host_name: app.config.base_url.host(),
        now: app.clock.now(),
        zone: &app.zone,
        form,
        faults,
    })
}

/// The QR, large, for the screen in the room.
pub async fn display(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of(&request, hosted.process.default_language);
    Ok(html(views::display(language.texts(), &token, &hosted, app.config.base_url.host())))
}

pub async fn qr_svg(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .body(qr::svg(&qr::url(&app.config.base_url, hosted.code))?))
}

pub async fn head_count(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of(&request, hosted.process.default_language);
    let counts = match HeadCount::read(language.texts(), &form) {
        Ok(counts) => counts,
        Err(faults) => return Ok(html_unaccepted(host_view(&app, &request, &token, &hosted, &form, &faults))),
    };
    let now = app.clock.now();
    app.db
        .write(move |c| Ok(counts.enter(c, hosted.process_id, &hosted.dialogue, None, now)?))
        .await?;
    Ok(see_other(format!("/h/{token}?lang={}", language.word())))
}

pub async fn open(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of(&request, hosted.process.default_language);
    let now = app.clock.now();
    app.db
        .write(move |c| Ok(queries::open_now(c, hosted.dialogue.id, now)?))
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/h/{token}?lang={}", language.word())))
}
