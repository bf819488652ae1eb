//! Failures as programs read them: problems (RFC 9457), whatever went wrong and wherever under the API.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ALLOW, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER, VARY,
    WWW_AUTHENTICATE,
};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::Error;
use crate::web::error_page;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";
/// The methods that every address of the API takes.
const METHODS: &str = "GET, HEAD";

/// What went wrong (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: &'static str,
    /// The status in words.
    #[schema(value_type = String)]
    pub title: &'static str,
    pub status: u16,
    /// What can be done about it.
    #[schema(value_type = String)]
    pub detail: &'static str,
}

impl Problem {
    fn new(status: StatusCode, detail: &'static str) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Unknown"),
            status: status.as_u16(),
            detail,
        }
    }

    /// The problem of an error of ours. It says no more than an error page does.
    pub fn of(error: &Error) -> Self {
        match error {
            Error::SignedOut => Self::new(
                StatusCode::UNAUTHORIZED,
                "Send a key of the process that is neither expired nor revoked: Authorization: Bearer eko_…",
            ),
            Error::NotFound => Self::plain(StatusCode::NOT_FOUND),
            Error::Throttled { .. } => Self::new(
                error.status_code(),
                "Too many wrong keys came from this address. Wait as long as Retry-After says.",
            ),
            Error::Busy | Error::Unavailable(_) => Self::new(
                error.status_code(),
                "The database does not answer right now. Try again after as long as Retry-After says.",
            ),
            other => Self::plain(other.status_code()),
        }
    }

    /// The problem of a status that the framework itself chose.
    pub fn plain(status: StatusCode) -> Self {
        let detail = match status {
            StatusCode::NOT_FOUND => {
                "There is no such thing, or not for this key. All addresses are in /api/v1/openapi.json."
            }
            StatusCode::METHOD_NOT_ALLOWED => "The API is for reading only: use GET.",
            status if status.is_client_error() => "The request could not be read.",
            _ => "Something went wrong on the server. It has been logged there.",
        };
        Self::new(status, detail)
    }

    /// The problem as a response, without what only some statuses have.
    fn response(&self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        HttpResponse::build(status)
            .insert_header((CONTENT_TYPE, MEDIA_TYPE))
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((VARY, "Authorization"))
            .json(self)
    }
}

/// The middleware of all that is under the API: turns failures into problems before the edge makes pages of them.
///
/// # Errors
/// Only what the layers further in could not answer themselves.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let problem = match response.response().error() {
        Some(error) => of_failure(error),
        None if response.status().is_success() => return Ok(response),
        None => Problem::plain(response.status()).response(),
    };
    Ok(with_headers(response, problem))
}

fn of_failure(error: &actix_web::Error) -> HttpResponse {
    let Some(error) = error.as_error::<Error>() else {
        // Every error of ours is typed; what is left is the framework's: a path that cannot be read, a document that
        // cannot be written.
        let status = error.as_response_error().status_code();
        if status.is_server_error() {
            tracing::error!(status = status.as_u16(), "an answer could not be written");
        }
        return Problem::plain(status).response();
    };
    error_page::log(error);
    let mut response = Problem::of(error).response();
    if let Some(seconds) = error_page::retry_after(error) {
        let seconds = HeaderValue::from(seconds);
        response.headers_mut().insert(RETRY_AFTER, seconds);
    }
    response
}

/// Adds what a client must be told with some statuses (RFC 9110 §15.5.6, RFC 6750 §3).
fn with_headers(of: ServiceResponse, mut problem: HttpResponse) -> ServiceResponse {
    let status = problem.status();
    let headers = problem.headers_mut();
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(ALLOW, HeaderValue::from_static(METHODS));
    }
    if status == StatusCode::UNAUTHORIZED {
        let header = of.request().headers().get(AUTHORIZATION);
        let header = header.and_then(|value| value.to_str().ok()).unwrap_or("");
        let scheme = header.split_whitespace().next().unwrap_or_default();
        // Another scheme is no wrong token: then no error is named.
        let challenge = if scheme.eq_ignore_ascii_case("bearer") {
            "Bearer realm=\"Eko\", error=\"invalid_token\""
        } else {
            "Bearer realm=\"Eko\""
        };
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    of.into_response(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_has_the_members_of_its_standard() {
        let problem = serde_json::to_value(Problem::of(&Error::SignedOut)).unwrap();
        let mut members: Vec<&String> = problem.as_object().unwrap().keys().collect();
        members.sort_unstable();
        assert_eq!(members, ["detail", "status", "title", "type"]);
        assert_eq!(problem["status"], 401);
        assert_eq!(problem["title"], "Unauthorized");
    }

    #[test]
    fn a_fault_of_ours_says_nothing_of_itself() {
        let secret = "connection to 10.0.0.7 refused";
        for error in [
            Error::Unavailable(secret.into()),
            Error::Settings(secret.into()),
        ] {
            let problem = Problem::of(&error);
            assert!(problem.status >= 500 && !problem.detail.contains("10.0.0.7"));
        }
    }
}
