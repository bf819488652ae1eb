//! The host's page: a secret link to one dialogue, worth something only around its day.
//!
//! Shows how many have answered, never what.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::db::ids::ProcessId;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::{HeadCount, queries};
use crate::error::Result;
use crate::hosting::standing::{Standing, board_name};
use crate::hosting::views;
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::participant::Page;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn page(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    let mut form = Form::default();
    hosted.dialogue.counts.fill(&mut form);
    let page = show(&app, &hosted, &form, &Faults::default()).await?;
    Ok(html(page))
}

async fn show(app: &App, hosted: &Hosted, form: &Form, faults: &Faults) -> Result<Page> {
    let (id, of, board) = (hosted.dialogue.id, hosted.process.id, hosted.dialogue.board);
    let (standing, board) = app
        .db
        .read_first(move |c| Ok((Standing::load(c, id)?, board_name(c, of, board)?)))
        .await?;
    Ok(views::host(&views::Host {
        hosted,
        standing: &standing,
        board: &board,
        host_name: app.config.base_url.host(),
        now: app.clock.now(),
        zone: &app.zone,
        form,
        faults,
    }))
}

pub async fn head_count(app: web::Data<App>, hosted: Hosted, form: Form) -> Result<HttpResponse> {
    let mut reading = Reading::new(hosted.t(), &form);
    let read = HeadCount::read(&mut reading);
    let counts = match reading.done(Some(read)) {
        Ok(counts) => counts,
        Err(faults) => {
            let page = show(&app, &hosted, &form, &faults).await?;
            return Ok(html_unaccepted(page));
        }
    };
    let dialogue = (hosted.process.id, hosted.dialogue.number);
    enter_head_count(&app, &hosted, dialogue, counts).await?;
    Ok(back(&hosted))
}

/// Enters how many came to a dialogue of a process, by its number.
pub(super) async fn enter_head_count(
    app: &App,
    by: &impl MayChange,
    (of, number): (ProcessId, i32),
    counts: HeadCount,
) -> Result<()> {
    by.write(
        app,
        "dialogue.head-count",
        Option::<String>::clone,
        move |c| {
            let old = queries::by_number(c, of, number)?;
            Ok(queries::enter_head_count(c, &old, counts)?)
        },
    )
    .await
    .map(drop)
}

pub async fn open(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    let (id, number, now) = (hosted.dialogue.id, hosted.dialogue.number, app.clock.now());
    let told = move |was_before: &bool| was_before.then(|| format!("{number}: "));
    hosted
        .write(&app, "dialogue.opened", told, move |c| {
            Ok(queries::open_now(c, id, now)?)
        })
        .await?;
    Ok(back(&hosted))
}

fn back(hosted: &Hosted) -> HttpResponse {
    see_other(url::host(&hosted.token).lang(hosted.t().language))
}
