//! The follow-up over HTTP: its pages and the sheet here, the rest by what it does.

mod files;
mod sheet;
mod snapshots;

pub use files::live_file;
pub use sheet::sheet;
pub use snapshots::{
    ask_to_publish, check, compare, list, public, public_file, publish, staff_file, staff_page,
    take,
};

use actix_web::{HttpRequest, HttpResponse, web};

use super::account::{self, Account};
use super::chapters::{Look, Topic};
use super::views;
use crate::app::App;
use crate::error::{Error, Result};
use crate::processes::within::{Staff, Within};
use crate::staff::See;
use crate::web::form::Form;
use crate::web::html;

/// As much of today's account as somebody may see.
async fn live(app: &App, staff: &Staff, request: &HttpRequest) -> Result<Account> {
    let account = account::live(app, staff.process.id).await?;
    scoped(staff, request, account)
}

/// As much of an account as somebody may see: a reader of one board its own (D27), others what they ask for.
fn scoped(staff: &Staff, request: &HttpRequest, account: Account) -> Result<Account> {
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

/// Today's account as the path asks for it; there is nothing where it does not say how.
async fn live_as<T>(
    app: &App,
    staff: &Staff,
    request: &HttpRequest,
    asked: Option<T>,
) -> Result<(T, Account)> {
    let asked = asked.ok_or(Error::NotFound)?;
    Ok((asked, live(app, staff, request).await?))
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let account = live(&app, &staff, &request).await?;
    Ok(html(views::page(&staff, &account, &app.zone)))
}

/// One chapter of today's account, looked at as its address says.
pub async fn chapter(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (topic, account) = live_as(&app, &staff, &request, Topic::from_word(&path.1)).await?;
    let look = Look::of(&Form::parse(request.query_string().as_bytes())?);
    let page = views::chapter(&staff, &account, &app.zone, (topic, &look));
    Ok(html(page))
}
