//! What every page shares: shells and components, forms, security headers, language choice,
//! throttling, and the edge where errors become pages.

pub mod components;
pub mod edge;
pub mod error_page;
pub mod form;
pub mod headers;
pub mod language;
pub mod page;
pub mod reading;
pub mod throttle;
pub mod upload;

use actix_web::HttpResponse;
use actix_web::http::header;
use maud::Markup;

/// A page as a response.
pub fn html(markup: Markup) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .body(markup.into_string())
}

/// A page with another status than 200.
pub fn html_with(status: actix_web::http::StatusCode, markup: Markup) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .body(markup.into_string())
}

/// A form that was not accepted comes back with what was typed: 422 (RFC 9110 §15.5.21).
pub fn html_unaccepted(markup: Markup) -> HttpResponse {
    html_with(actix_web::http::StatusCode::UNPROCESSABLE_ENTITY, markup)
}

/// Sends the browser on with a GET, so that a reload repeats nothing.
pub fn see_other(to: impl AsRef<str>) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to.as_ref()))
        .finish()
}
