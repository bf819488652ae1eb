//! The account in open formats: a workbook, lists of values, JSON.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{live, scoped};
use crate::accounts::See;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::error::{Error, Result};
use crate::followup::account::Account;
use crate::followup::exports;
use crate::followup::views::encoded;
use crate::i18n::Texts;
use crate::processes::Slug;

/// A form in which an account can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Workbook,
    Lists,
    Json,
}

impl Format {
    /// By the end of a file's name.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "xlsx" => Some(Self::Workbook),
            "zip" => Some(Self::Lists),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// An account as a file. `link` is where the same figures can be seen.
pub fn file(
    app: &App,
    t: &Texts,
    account: &Account,
    format: Format,
    link: &str,
) -> Result<HttpResponse> {
    let day = account.computed_at.day(&app.zone);
    let board = account.board.as_ref();
    let board = board.map_or_else(String::new, |name| format!("-{}", Slug::of_name(name)));
    let name = |end: &str| format!("{}{board}-{day}.{end}", account.process.slug);
    let (bytes, media_type, name) = match format {
        Format::Workbook => (
            exports::workbook(t, account, &app.zone, &app.config.base_url.join(link))?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name("xlsx"),
        ),
        Format::Lists => (
            exports::lists(t, account, &app.zone)?,
            "application/zip",
            name("zip"),
        ),
        Format::Json => (
            serde_json::to_vec_pretty(account).map_err(|error| {
                Error::Settings(format!("an account cannot be written: {error}"))
            })?,
            "application/json",
            name("json"),
        ),
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header(header::ContentDisposition::attachment(name))
        .body(bytes))
}

async fn export(
    app: &App,
    staff: &Within<See>,
    request: &HttpRequest,
    format: Format,
) -> Result<HttpResponse> {
    let account = live(app, staff.process).await?;
    let account = scoped(staff, request, account)?;
    let board = account.board.as_ref();
    let board = board.map_or_else(String::new, |name| format!("?board={}", encoded(name)));
    let link = format!("/admin/p/{}/follow-up{board}", account.process.slug);
    file(app, staff.account.language.texts(), &account, format, &link)
}

pub async fn spreadsheet(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    export(&app, &staff, &request, Format::Workbook).await
}

/// A list of values for each table, in one file.
pub async fn archive(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    export(&app, &staff, &request, Format::Lists).await
}

pub async fn json(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    export(&app, &staff, &request, Format::Json).await
}
