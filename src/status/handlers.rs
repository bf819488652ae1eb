//! The status page and its outlets.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{Public, outlets, said, views};
use crate::app::App;
use crate::error::{Error, Result};
use crate::web::html;

/// The process's public page: what it is, what has happened, what was reported back, what comes next (D12, D52).
pub async fn page(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let (public, t) = Public::load(&app, &request, &slug).await?;
    let closed = request
        .query_string()
        .split('&')
        .any(|pair| pair == "closed=1");
    Ok(html(views::status(&views::StatusPage {
        t,
        public: &public,
        closed,
        zone: &app.zone,
    })))
}

/// What was said, and what came of it (D20).
pub async fn said(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let (public, t) = Public::load(&app, &request, &slug).await?;
    if public.observations.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(html(said::page(t, &public, &app.zone)))
}

/// The news, replies and reports as an Atom feed.
pub async fn feed(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let (public, t) = Public::load(&app, &request, &slug).await?;
    let feed = outlets::feed(t, &public, &app.config.base_url, &app.zone);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"))
        .body(feed))
}

/// The announced days as a calendar; of a process that has ended, that it has.
pub async fn calendar(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let (public, t) = Public::load(&app, &request, &slug).await?;
    if public.to_come(t).is_empty()
        && public.replies_to_come().is_empty()
        && public.process.ended_at.is_none()
    {
        return Err(Error::NotFound);
    }
    let calendar = outlets::days(t, &public, &app.config.base_url, &app.zone);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.ics\"", public.process.slug),
        ))
        .body(calendar))
}
