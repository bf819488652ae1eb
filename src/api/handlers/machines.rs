//! What programs read. Each handler takes a `Reader`, or is the description that everybody may read.

use actix_web::http::header::{CACHE_CONTROL, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::api::documents::{
    Figures, Indicators, KeptSnapshot, Mailings, ProcessEntry, Processes, SnapshotEntry, Snapshots,
};
use crate::api::openapi;
use crate::api::token::Reader;
use crate::app::App;
use crate::error::{Error, Result};
use crate::followup::account::{self, Account};
use crate::followup::snapshots;
use crate::web::form::Form;

/// A document for one reader. It has no validator, because no two accounts have the same moment in them.
fn json(document: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "private, max-age=0, must-revalidate"))
        .insert_header((VARY, "Authorization"))
        .json(document)
}

/// The account of the key's process as it stands now.
async fn account(app: &App, reader: &Reader) -> Result<Account> {
    account::live(app, reader.process).await
}

/// The description of the API, for everybody: it holds nothing of any process.
pub async fn openapi() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .json(openapi::document())
}

pub async fn processes(app: web::Data<App>, reader: Reader) -> Result<HttpResponse> {
    let account = account(&app, &reader).await?;
    Ok(json(&Processes {
        processes: vec![ProcessEntry::of(
            account,
            &reader.slug,
            &app.config.base_url,
        )],
    }))
}

/// The whole account, or one board's.
pub async fn process(
    app: web::Data<App>,
    reader: Reader,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let query = Form::parse(request.query_string().as_bytes())?;
    let account = account(&app, &reader).await?;
    let account = match query.text("board") {
        "" => account,
        board if account.boards.iter().any(|known| known.row.of == board) => {
            account.for_board(board)
        }
        _ => return Err(Error::NotFound),
    };
    Ok(json(&account))
}

pub async fn indicators(app: web::Data<App>, reader: Reader) -> Result<HttpResponse> {
    let account = account(&app, &reader).await?;
    Ok(json(&Indicators::of(&account)))
}

pub async fn figures(app: web::Data<App>, reader: Reader) -> Result<HttpResponse> {
    let account = account(&app, &reader).await?;
    Ok(json(&Figures::of(&account)))
}

pub async fn mailings(app: web::Data<App>, reader: Reader) -> Result<HttpResponse> {
    let account = account(&app, &reader).await?;
    Ok(json(&Mailings::of(account)))
}

pub async fn snapshots(app: web::Data<App>, reader: Reader) -> Result<HttpResponse> {
    let all = app
        .db
        .read(move |c| Ok(snapshots::queries::all(c, reader.process)?))
        .await?;
    Ok(json(&Snapshots {
        snapshots: all.into_iter().map(SnapshotEntry::from).collect(),
    }))
}

pub async fn snapshot(
    app: web::Data<App>,
    reader: Reader,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (_, slug) = path.into_inner();
    let kept = app
        .db
        .read(move |c| snapshots::queries::kept(c, reader.process, &slug))
        .await?;
    Ok(json(&KeptSnapshot::from(kept)))
}
