//! The dialogues of a month, and the same for somebody's own calendar.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::db::ids::AccountId;
use crate::dialogues::{State, queries};
use crate::error::Result;
use crate::hosting::forms::Surroundings;
use crate::hosting::views;
use crate::processes;
use crate::processes::within::Within;
use crate::secrets::Purpose;
use crate::staff::{self, See};
use crate::web::calendar::{Day, calendar};
use crate::web::form::Form;
use crate::web::reading::parse_date;
use crate::web::{html, url};

pub async fn month(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (of, now) = (staff.process.id, app.clock.now());
    let today = now.day(&app.zone);
    let asked = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let first = parse_date(&format!("{}-01", asked.text("month")));
    let first = first.unwrap_or_else(|| today.first_of_month());
    let own_board = staff.board;
    let (around, mut dialogues) = app
        .db
        .read(move |c| Ok((Surroundings::load(c, of)?, queries::all(c, of)?)))
        .await?;
    dialogues.retain(|one| {
        one.held_on.first_of_month() == first && own_board.is_none_or(|board| board == one.board)
    });
    dialogues.sort_by_key(|one| (one.held_on, one.number));
    let token = app
        .secrets
        .row_token(Purpose::OwnCalendar, staff.account.id.0);
    let own = url::own_calendar(&token, &staff.process.slug);
    Ok(html(views::month(&views::Month {
        staff: &staff,
        around: &around,
        first,
        today,
        dialogues: &dialogues,
        own: &app.config.base_url.join(own),
        now,
    })))
}

/// All dialogues as a calendar, for whoever has the secret address of somebody who takes part in the process, for as long
/// as they do. It has days and places, and opens nothing.
pub async fn own(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (token, slug) = path.into_inner();
    let account = app.secrets.read_row_token(Purpose::OwnCalendar, &token);
    let look_up = async {
        let Some(id) = account.map(AccountId) else {
            return Ok(None);
        };
        app.db
            .read(move |c| {
                let (Some(account), Some(process)) = (
                    staff::queries::open_account(c, id)?,
                    processes::queries::find(c, &slug)?,
                ) else {
                    return Ok(None);
                };
                let Some((_, board)) = staff::queries::role(c, id, process)? else {
                    return Ok(None);
                };
                let around = Surroundings::load(c, process)?;
                let process = processes::queries::process(c, process)?;
                let mut all = queries::all(c, process.id)?;
                all.retain(|one| board.is_none_or(|board| board == one.board));
                Ok(Some((account, process, around, all)))
            })
            .await
    };
    let (account, process, around, dialogues) = app.door(&request).open(look_up).await?;
    let (t, host) = (account.language.texts(), app.config.base_url.host());
    let days = dialogues.into_iter().map(|dialogue| {
        let page = url::dialogue(&process.slug, dialogue.number);
        let is_cancelled = dialogue.window.cancelled_at.is_some();
        let name = format!("{} ({})", dialogue.name(t), around.board(dialogue.board));
        Day {
            uid: format!("{}-{}@{host}", process.slug, dialogue.number),
            day: dialogue.held_on,
            changed_at: app.clock.now(),
            summary: match is_cancelled {
                true => format!("{}: {name}", t.get(State::Cancelled.text_key())),
                false => name,
            },
            place: dialogue.venue,
            page: app.config.base_url.join(page),
        }
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .body(calendar(process.name(t.language), days)))
}
