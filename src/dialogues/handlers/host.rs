//! The host's page: a secret link to one dialogue, worth something only around its day.
//!
//! Shows how many have answered, never what.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt;

use super::manage::HeadCount;
use crate::app::App;
use crate::clock::Timestamp;
use crate::dialogues::host_link::{Hosted, Standing, hosted};
use crate::dialogues::{Dialogue, qr, queries, views};
use crate::error::Result;
use crate::i18n::Texts;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, language, see_other};

pub async fn page(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    Ok(html(host_view(
        &app,
        &request,
        &token,
        &hosted,
        &Form::default(),
        &Faults::default(),
    )))
}

fn host_view(
    app: &App,
    request: &HttpRequest,
    token: &str,
    hosted: &Hosted,
    form: &Form,
    faults: &Faults,
) -> crate::web::participant::Page {
    let language = language::of_staff(request, hosted.process.default_language);
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
pub async fn display(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of(&request, hosted.process.default_language);
    let state = hosted.dialogue.window.state(app.clock.now());
    Ok(html(views::display(
        language.texts(),
        &token,
        &hosted,
        app.config.base_url.host(),
        state,
    )))
}

/// How the dialogue stands, as the host's page and the room's screen show it.
fn standing_json(t: &Texts, dialogue: &Dialogue, standing: &Standing, now: Timestamp) -> String {
    serde_json::json!({
        "state": views::state_word(dialogue.window.state(now)),
        "answered": t.number(standing.answered),
        "display": t.with("display-answered", [("count", t.number(standing.answered).into())]),
        "over": views::over_text(t.language.for_staff().texts(), dialogue, standing),
        "tablets": views::tablets_text(t.language.for_staff().texts(), standing),
    })
    .to_string()
}

/// How the dialogue stands now, for where events do not get through.
pub async fn now(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let t = language::of(&request, hosted.process.default_language).texts();
    let json = standing_json(t, &hosted.dialogue, &hosted.standing, app.clock.now());
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .body(json))
}

/// How often a change is looked for, and how many times before the browser is let go to come anew: a server that is
/// told to stop does not wait long for its screens.
const LOOK_EVERY: Duration = Duration::from_secs(2);
const LOOKS: u32 = 7;

/// Tells when the standing changes, as server-sent events (HTML §9.2).
pub async fn events(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let t = language::of(&request, hosted.process.default_language).texts();
    let (process, number, id) = (
        hosted.process_id,
        hosted.dialogue.number,
        hosted.dialogue.id,
    );
    let first = standing_json(t, &hosted.dialogue, &hosted.standing, app.clock.now());
    let opening = format!("retry: 1000\ndata: {first}\n\n");
    let changes =
        futures_util::stream::unfold((app, first, LOOKS), move |(app, last, left)| async move {
            let mut left = left.checked_sub(1)?;
            loop {
                tokio::time::sleep(LOOK_EVERY).await;
                let found = app
                    .db
                    .read(move |c| {
                        let dialogue = queries::by_number(c, process, number)?;
                        Ok((dialogue, Standing::load(c, id)?))
                    })
                    .await;
                // A database that does not answer ends the stream; the browser asks again.
                let (dialogue, standing) = found.ok()?;
                let now = standing_json(t, &dialogue, &standing, app.clock.now());
                if now != last {
                    let event = web::Bytes::from(format!("data: {now}\n\n"));
                    return Some((event, (app, now, left)));
                }
                left = left.checked_sub(1)?;
            }
        });
    let all = futures_util::stream::once(async { web::Bytes::from(opening) })
        .chain(changes)
        .map(Ok::<_, actix_web::Error>);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream"))
        .streaming(all))
}

pub async fn qr_svg(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
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
    let language = language::of_staff(&request, hosted.process.default_language);
    let counts = match HeadCount::read(language.texts(), &form) {
        Ok(counts) => counts,
        Err(faults) => {
            return Ok(html_unaccepted(host_view(
                &app, &request, &token, &hosted, &form, &faults,
            )));
        }
    };
    let now = app.clock.now();
    app.db
        .write(move |c| Ok(counts.enter(c, hosted.process_id, &hosted.dialogue, None, now)?))
        .await?;
    Ok(see_other(format!("/h/{token}?lang={}", language.word())))
}

pub async fn open(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of_staff(&request, hosted.process.default_language);
    let now = app.clock.now();
    app.db
        .write(move |c| Ok(queries::open_now(c, hosted.dialogue.id, now)?))
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/h/{token}?lang={}", language.word())))
}
