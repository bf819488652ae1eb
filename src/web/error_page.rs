//! Errors as pages: a status, plain words, and a way out.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use maud::html;

use super::headers::Surface;
use super::url::Url;
use super::{html_with, participant, url};
use crate::error::Error;
use crate::i18n::Language;

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignedOut | Self::NoSecondFactor => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) | Self::SentAgain => StatusCode::CONFLICT,
            Self::Busy | Self::Unavailable(_) | Self::NotReady(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Database(_)
            | Self::Unsealing
            | Self::Mail(_)
            | Self::Unwritable(_)
            | Self::Io(_)
            | Self::Settings(_)
            | Self::ToBePutRight(_)
            | Self::Panicked => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// Logs what somebody has to look at; a participant's slip is not among it.
pub fn log(error: &Error) {
    match error {
        // The database says it, once for all who are turned away.
        Error::Unavailable(_) => {}
        Error::Busy => turned_away(),
        error if error.status_code().is_server_error() => {
            tracing::error!(%error, "a request failed");
        }
        _ => {}
    }
}

/// Says at most once a minute that requests are turned away because too many came at once, and how many since it was
/// said.
fn turned_away() {
    const MINUTE: Duration = Duration::from_secs(60);
    static SAID: Mutex<(Option<Instant>, u64)> = Mutex::new((None, 0));
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    said.1 += 1;
    if said.0.is_none_or(|at| at.elapsed() >= MINUTE) {
        tracing::warn!(
            requests = said.1,
            "more came at once than could be taken; they were turned away"
        );
        *said = (Some(Instant::now()), 0);
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

/// Who meets an error: it leads staff back to their own pages, a host to the page of the dialogue, and others to the
/// place to type a code.
#[derive(Debug, Clone)]
pub struct Reader {
    pub language: Language,
    pub surface: Surface,
    /// The page of the host whose link the address has.
    pub host: Option<Url>,
}

impl Reader {
    /// The page that an error of this status leads to, and the key of what the link says. A host whose link opens
    /// nothing is not led to it again.
    fn way_out(&self, status: StatusCode) -> (Url, &'static str) {
        match (&self.host, self.surface) {
            (Some(host), _) if status != StatusCode::NOT_FOUND => {
                (host.clone().lang(self.language), "host-back")
            }
            (_, Surface::Staff) => (url::home(), "error-way-out-staff"),
            (_, Surface::Participant) => (url::start(), "error-way-out"),
        }
    }
}

/// The page for an error.
pub fn response(error: &Error, reader: &Reader) -> HttpResponse {
    if matches!(error, Error::SignedOut) {
        return super::see_other(url::sign_in());
    }
    if matches!(error, Error::NoSecondFactor) {
        return super::see_other(url::own_second_factor());
    }
    let status = error.status_code();
    let (title, text) = match error {
        Error::NotFound => ("error-not-found-title", "error-not-found-text"),
        Error::SentAgain => ("error-again-title", "error-again-text"),
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
    let mut response = render(status, title, text, reader);
    if let Some(seconds) = retry_after(error) {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The page for a status that the framework itself chose.
pub fn plain(status: StatusCode, reader: &Reader) -> HttpResponse {
    let (title, text) = match status {
        StatusCode::NOT_FOUND => ("error-not-found-title", "error-not-found-text"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-malformed-title", "error-method-text"),
        status if status.is_client_error() => ("error-malformed-title", "error-malformed-text"),
        _ => ("error-fault-title", "error-fault-text"),
    };
    render(status, title, text, reader)
}

/// What staff read instead of the words for participants, who have a code to type and an answer to send.
fn for_staff(text: &str) -> &str {
    match text {
        "error-not-found-text" => "error-not-found-staff",
        "error-busy-title" => "error-busy-title-staff",
        "error-busy-text" => "error-busy-staff",
        "error-fault-text" => "error-fault-staff",
        "error-status" => "error-status-staff",
        same => same,
    }
}

fn render(status: StatusCode, title: &str, text: &str, reader: &Reader) -> HttpResponse {
    let t = reader.language.texts();
    let (way_out, name) = reader.way_out(status);
    let [title, text, code] = [title, text, "error-status"].map(|key| match reader.surface {
        Surface::Staff => for_staff(key),
        Surface::Participant => key,
    });
    let content = html! {
        h1 { (t.get(title)) }
        p.lead { (t.get(text)) }
        p { a href=(way_out) { (t.get(name)) } }
        p.quiet { (t.with(code, [("status", status.as_str().to_owned().into())])) }
    };
    html_with(status, participant::bare(t, None, &t.get(title), content))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::body::MessageBody;

    fn words(response: HttpResponse) -> String {
        let body = response.into_body().try_into_bytes().unwrap_or_default();
        String::from_utf8_lossy(&body).into_owned()
    }

    #[test]
    fn no_error_tells_staff_of_a_participants_code_or_answer() {
        let errors = [
            Error::NotFound,
            Error::SentAgain,
            Error::Forbidden,
            Error::CrossSite,
            Error::Malformed("error-malformed-text"),
            Error::Malformed("form-cut-off"),
            Error::Malformed("form-not-utf8"),
            Error::UnsupportedMedia,
            Error::TooLarge { limit: 1 },
            Error::TooSlow,
            Error::Throttled { retry_after: 1 },
            Error::Busy,
            Error::Unavailable(String::new()),
            Error::Unsealing,
            Error::Panicked,
        ];
        let not_theirs = [
            "your answer",
            "a code from",
            "start page",
            "ditt svar",
            "en kod från",
            "startsidan",
        ];
        for &language in Language::STAFF {
            let page = |error: &Error, surface| {
                let reader = Reader {
                    language,
                    surface,
                    host: None,
                };
                words(response(error, &reader))
            };
            for error in &errors {
                let staff = page(error, Surface::Staff);
                assert!(!staff.contains('⟦'), "{error}: {staff}");
                for words in not_theirs {
                    assert!(!staff.contains(words), "{error}: {staff}");
                }
            }
            let participants = page(&Error::NotFound, Surface::Participant);
            assert!(not_theirs.iter().any(|words| participants.contains(words)));
        }
    }
}
