//! The staff's page of the logo, and the picture itself.

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};

use super::{Drawn, MOST_BYTES, TASK, Unfit, queries, views};
use crate::apart;
use crate::app::App;
use crate::error::{Error, Result};
use crate::processes;
use crate::processes::within::Within;
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::upload::{self, Sent, Upload};
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn form(staff: Within<Edit>) -> HttpResponse {
    html(views::form(&staff, &Faults::default()))
}

/// Takes a logo, drawn anew.
pub async fn put(app: web::Data<App>, staff: Within<Edit>, sent: Sent) -> Result<HttpResponse> {
    let (_, file) = upload::read(sent).await?;
    let drawn = match drawn(&app, file).await? {
        Ok(drawn) => drawn,
        Err(key) => {
            let mut faults = Faults::default();
            faults.add("file", staff.t().get(key));
            return Ok(html_unaccepted(views::form(&staff, &faults)));
        }
    };
    let (of, now) = (staff.process.id, app.clock.now());
    let told = format!("{} × {}", drawn.width, drawn.height);
    staff
        .write(&app, "logo.changed", told, move |c| {
            Ok(queries::put(c, of, &drawn, now)?)
        })
        .await?;
    Ok(see_other(url::change_logo(&staff.process.slug)))
}

/// What was sent, drawn; else the key of the words about what is wrong with it.
async fn drawn(
    app: &App,
    file: Option<Upload>,
) -> Result<std::result::Result<Drawn, &'static str>> {
    let Some(file) = file.filter(|file| !file.bytes.is_empty()) else {
        return Ok(Err("logo-missing"));
    };
    if file.bytes.len() > MOST_BYTES {
        return Ok(Err("logo-large"));
    }
    let said = apart::work_on_sent(app, &TASK, Bytes::from(file.bytes)).await?;
    // What died of its limits can be drawn by nobody.
    let Some(said) = said else {
        return Ok(Err(Unfit::Unread.text_key()));
    };
    let drawn: std::result::Result<Drawn, Unfit> = serde_json::from_slice(&said)
        .map_err(|error| Error::Settings(format!("the drawn logo cannot be read: {error}")))?;
    Ok(drawn.map_err(Unfit::text_key))
}

/// Takes the logo away.
pub async fn remove(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let of = staff.process.id;
    staff
        .write(&app, "logo.removed", Option::<String>::clone, move |c| {
            Ok(queries::remove(c, of)?.then(String::new))
        })
        .await?;
    Ok(see_other(url::change_logo(&staff.process.slug)))
}

/// The picture, for everybody. Its address says when it was drawn, so that it can be kept.
pub async fn picture(app: web::Data<App>, process: web::Path<String>) -> Result<HttpResponse> {
    let slug = process.to_lowercase();
    let found = app
        .db
        .read_first(move |c| {
            let of = processes::queries::find(c, &slug)?.ok_or(Error::NotFound)?;
            Ok(queries::picture(c, of)?)
        })
        .await?;
    let (media_type, bytes) = found.ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        // Opened by itself it is a document: one that runs, loads and sends nothing.
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
        ))
        .body(bytes))
}
