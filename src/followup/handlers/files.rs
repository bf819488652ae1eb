//! The account in open formats: a workbook, lists of values, JSON.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::live_as;
use crate::app::App;
use crate::db::ids::word_enum;
use crate::error::{Error, Result};
use crate::followup::account::Account;
use crate::followup::{exports, views};
use crate::i18n::Texts;
use crate::processes::Slug;
use crate::processes::within::Within;
use crate::staff::See;
use crate::web::url::Url;

word_enum!(
    /// A form in which an account can be had, by the end of a file's name.
    Format {
        Workbook = "xlsx",
        Lists = "zip",
        Json = "json",
    }
);

/// An account as a file. `link` is where the same figures can be seen.
pub fn file(
    app: &App,
    t: &Texts,
    account: &Account,
    format: Format,
    link: &Url,
) -> Result<HttpResponse> {
    let day = account.computed_at.day(&app.zone);
    let board = account.board.as_ref();
    let board = board.map_or_else(String::new, |name| format!("-{}", Slug::of_name(name)));
    let name = format!("{}{board}-{day}.{}", account.process.slug, format.word());
    let (bytes, media_type) = match format {
        Format::Workbook => (
            exports::workbook(t, account, &app.zone, &app.config.base_url.join(link))?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        Format::Lists => (exports::lists(t, account, &app.zone)?, "application/zip"),
        Format::Json => (
            serde_json::to_vec_pretty(account).map_err(|error| {
                Error::Settings(format!("an account cannot be written: {error}"))
            })?,
            "application/json",
        ),
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header(header::ContentDisposition::attachment(name))
        .body(bytes))
}

/// Today's account as a file.
pub async fn live_file(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let format = Format::from_word(&path.1);
    let (format, account) = live_as(&app, &staff, &request, format).await?;
    let told = format.word().to_owned();
    staff.note(&app, "figures.taken-out", told).await?;
    let page = views::follow_up(&account);
    file(&app, staff.t(), &account, format, &page)
}
