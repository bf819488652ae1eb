//! The follow-up over HTTP: the page and the sheet here, the rest by what it does.

mod exports;
mod snapshots;

pub use exports::{archive, json, spreadsheet};
pub use snapshots::{compare, list, public, public_file, publish, staff_file, staff_page, take};

use actix_web::{HttpRequest, HttpResponse, web};

use super::account::{self, Account};
use super::{entry, views};
use crate::accounts::guard::Within;
use crate::accounts::{Right, See};
use crate::app::App;
use crate::db::ids::ProcessId;
use crate::error::{Error, Result};
use crate::web::form::Form;
use crate::web::html;

/// The account of a process as it stands now, with everybody let in who may come in.
pub async fn live(app: &App, id: ProcessId) -> Result<Account> {
    let (now, zone) = (app.clock.now(), app.zone.clone());
    entry::let_in(&app.db, id, now).await?;
    app.db.read(move |c| account::of(c, id, now, &zone)).await
}

/// As much of an account as somebody may see: a reader of one board its own (D27), others what they ask for.
fn scoped<R: Right>(staff: &Within<R>, request: &HttpRequest, account: Account) -> Result<Account> {
    let asked = Form::parse(request.query_string().as_bytes())?;
    let asked = asked.text("board");
    match staff.board {
        Some(own) => {
            // By its id: in older figures it may have another name.
            let id = own.to_string();
            let board = account.boards.iter().find(|board| board.id == id);
            let name = board.ok_or(Error::NotFound)?.row.of.clone();
            Ok(account.for_board(&name))
        }
        None if asked.is_empty() => Ok(account),
        None if account.boards.iter().any(|board| board.row.of == asked) => {
            Ok(account.for_board(asked))
        }
        None => Err(Error::NotFound),
    }
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let account = live(&app, staff.process).await?;
    let account = scoped(&staff, &request, account)?;
    Ok(html(views::page(&views::Page {
        who: &staff.account,
        account: &account,
        zone: &app.zone,
        sees_all: staff.board.is_none(),
    })))
}

/// The account as a document to print (D45).
pub async fn sheet(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let account = live(&app, staff.process).await?;
    let account = scoped(&staff, &request, account)?;
    let back = format!("/admin/p/{}/follow-up", account.process.slug);
    let t = staff.account.language.texts();
    Ok(html(views::sheet(t, &account, &app.zone, &back)))
}
