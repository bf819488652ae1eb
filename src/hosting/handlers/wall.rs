//! What the room sees on the wall.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::db::ids::ProcessId;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::wall::{self, Walled};
use crate::dialogues::{qr, queries};
use crate::error::Result;
use crate::hosting::views;
use crate::i18n::Texts;
use crate::survey::queries::answered;
use crate::web::live::{self, Looks};
use crate::web::{html, see_other, url};

/// From the host's page to an address that the room may read.
pub async fn display(app: web::Data<App>, hosted: Hosted) -> HttpResponse {
    let token = wall::token(&app.secrets, hosted.dialogue.id);
    see_other(url::wall(&token).lang(hosted.language))
}

/// The QR, large, for the screen in the room.
pub async fn page(app: web::Data<App>, walled: Walled) -> Result<HttpResponse> {
    let (id, now) = (walled.dialogue.id, app.clock.now());
    let answered = app
        .db
        .read_first(move |c| Ok(answered::of_dialogue(c, id)?))
        .await?;
    Ok(html(views::wall(&views::Wall {
        walled: &walled,
        answered,
        host_name: app.config.base_url.host(),
        state: walled.dialogue.state(now),
    })))
}

async fn look(app: &App, process: ProcessId, number: i32, t: &'static Texts) -> Result<String> {
    let now = app.clock.now();
    app.db
        .read_first(move |c| {
            let dialogue = queries::by_number(c, process, number)?;
            let answered = answered::of_dialogue(c, dialogue.id)?;
            Ok(serde_json::json!({
                "state": dialogue.state(now).word(),
                "display": views::wall_count(t, answered),
            })
            .to_string())
        })
        .await
}

/// How many have answered now, for where events do not get through.
pub async fn now(app: web::Data<App>, walled: Walled) -> Result<HttpResponse> {
    let (process, number) = (walled.process.id, walled.dialogue.number);
    let json = look(&app, process, number, walled.language.texts()).await?;
    Ok(live::now(json))
}

const LOOKS: Looks = Looks {
    every: Duration::from_secs(2),
    most: 7,
};

/// Tells when that changes.
pub async fn events(app: web::Data<App>, walled: Walled) -> Result<HttpResponse> {
    let (process, number) = (walled.process.id, walled.dialogue.number);
    let t = walled.language.texts();
    let first = look(&app, process, number, t).await?;
    Ok(live::events(first, LOOKS, move || {
        let app = app.clone();
        async move { look(&app, process, number, t).await }
    }))
}

pub async fn qr_svg(app: web::Data<App>, walled: Walled) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .body(qr::svg(&qr::url(&app.config.base_url, walled.code))?))
}
