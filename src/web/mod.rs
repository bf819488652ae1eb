//! What every page shares: shells and components, forms, security headers, language choice,
//! throttling, and the edge where errors become pages.

pub mod accent;
pub mod body;
pub mod calendar;
pub mod components;
pub mod download;
pub mod error_page;
pub mod form;
pub mod headers;
pub mod language;
pub mod lasting;
pub mod live;
pub mod logo;
pub mod pace;
pub mod packing;
pub mod page;
pub mod pair;
pub mod participant;
pub mod prose;
pub mod ranges;
pub mod reading;
pub mod repeatable;
pub mod said;
pub mod secret_link;
pub mod throttle;
pub mod upload;
pub mod url;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};

use participant::Page;
use url::Url;

/// A page as a response.
pub fn html(page: impl Into<Page>) -> HttpResponse {
    html_with(StatusCode::OK, page)
}

/// A page with another status than 200.
pub fn html_with(status: StatusCode, page: impl Into<Page>) -> HttpResponse {
    let Page { markup, accent } = page.into();
    let mut response = HttpResponse::build(status);
    response.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"));
    if let Some(accent) = accent {
        response.insert_header((header::CONTENT_SECURITY_POLICY, headers::policy_in(accent)));
    }
    response.body(markup.into_string())
}

/// A form that was not accepted comes back with what was typed: 422 (RFC 9110 §15.5.21).
pub fn html_unaccepted(page: impl Into<Page>) -> HttpResponse {
    html_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// A form that came from where too much was sent comes back with what was typed: 429 (RFC 6585 §4).
pub fn html_throttled(page: impl Into<Page>, retry_after: u64) -> HttpResponse {
    let mut response = html_with(StatusCode::TOO_MANY_REQUESTS, page);
    let seconds = header::HeaderValue::from(retry_after);
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

/// Sends the browser on with a GET, so that a reload repeats nothing.
pub fn see_other(to: Url) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to.as_str()))
        .finish()
}
