//! Errors as pages: a status, plain words, and a way out.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use maud::html;

use super::{html_with, participant};
use crate::error::Error;
use crate::i18n::Language;

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignedOut => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Busy | Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Database(_)
            | Self::Unsealing
            | Self::Mail(_)
            | Self::Io(_)
            | Self::Settings(_)
            | Self::Panicked => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// Logs what somebody has to look at; a participant's slip is not among it.
pub fn log(error: &Error) {
    let status = error.status_code();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        tracing::warn!(%error, "a request was turned away");
    } else if status.is_server_error() {
        tracing::error!(%error, "a request failed");
    }
}

/// After how many seconds it is worth trying again.
pub fn retry_after(error: &Error) -> Option<u64> {
    match error {
        Error::Throttled { retry_after } => Some(*retry_after),
        Error::Busy => Some(1),
        Error::Unavailable(_) => Some(5),
        _ => None,
    }
}

/// The page for an error.
pub fn response(error: &Error, language: Language) -> HttpResponse {
    if matches!(error, Error::SignedOut) {
        return super::see_other("/admin/sign-in");
    }
    let status = error.status_code();
    let (title, text) = match error {
        Error::NotFound => ("error-not-found-title", "error-not-found-text"),
        Error::Forbidden => ("error-forbidden-title", "error-forbidden-text"),
        Error::CrossSite => ("error-cross-site-title", "error-cross-site-text"),
        Error::Malformed(why) => ("error-malformed-title", *why),
        Error::UnsupportedMedia => ("error-malformed-title", "error-media-text"),
        Error::TooLarge { .. } => ("error-too-large-title", "error-too-large-text"),
        Error::TooSlow => ("error-malformed-title", "form-cut-off"),
        Error::Throttled { .. } => ("error-throttled-title", "error-throttled-text"),
        Error::Refused(why) => ("error-refused-title", *why),
        Error::Busy | Error::Unavailable(_) => ("error-busy-title", "error-busy-text"),
        _ => ("error-fault-title", "error-fault-text"),
    };
    let mut response = render(status, title, text, language);
    if let Some(seconds) = retry_after(error) {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The page for a status that the framework itself chose.
pub fn plain(status: StatusCode, language: Language) -> HttpResponse {
    let (title, text) = match status {
        StatusCode::NOT_FOUND => ("error-not-found-title", "error-not-found-text"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-malformed-title", "error-method-text"),
        status if status.is_client_error() => ("error-malformed-title", "error-malformed-text"),
        _ => ("error-fault-title", "error-fault-text"),
    };
    render(status, title, text, language)
}

fn render(status: StatusCode, title: &str, text: &str, language: Language) -> HttpResponse {
    let t = language.texts();
    let content = html! {
        h1 { (t.get(title)) }
        p.lead { (t.get(text)) }
        p { a href="/" { (t.get("error-way-out")) } }
        p.quiet { (t.with("error-status", [("status", status.as_str().to_owned().into())])) }
    };
    html_with(status, participant::bare(t, None, &t.get(title), content))
}
