//! The host's page: a secret link to one dialogue, worth something only around its day.
//!
//! Shows how many have answered, never what.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::manage::HeadCount;
use crate::app::App;
use crate::dialogues::host_link::{Hosted, hosted};
use crate::dialogues::{qr, queries, views};
use crate::error::Result;
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
    let language = language::of_staff(&request, hosted.process.default_language);
    Ok(html(views::display(
        language.texts(),
        &token,
        &hosted,
        app.config.base_url.host(),
    )))
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
