//! The outermost layer: refuses requests from other sites' pages, survives panics, turns errors into pages,
//! sets security headers, and writes the request log.
//!
//! The log holds method, route pattern, status and time: never an address, a code, a token, a query string
//! or a user agent.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderMap, ORIGIN};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, web};
use futures_util::FutureExt;

use super::headers::Surface;
use super::{error_page, headers, language};
use crate::app::App;
use crate::error::Error;
use crate::i18n::Language;

/// What is known of a request before it is handled, and needed when that fails.
struct Facts {
    language: Language,
    /// A program asks, which reads no pages. What is under the API makes its own problems of failures, and takes no
    /// cookie that another site could misuse.
    is_for_program: bool,
}

/// The middleware.
pub async fn guard(
    app: web::Data<App>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let surface = Surface::of_path(request.path());
    let asked = language::of_parts(
        request.query_string(),
        request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok()),
    )
    .unwrap_or(Language::Swedish);
    let facts = Facts {
        // Hosts are staff too, but their links carry no cookie.
        language: if surface == Surface::Staff
            || request.path().starts_with("/h/")
            || request.path().starts_with("/f/")
        {
            asked.for_staff()
        } else {
            asked
        },
        is_for_program: request.path().starts_with("/api/"),
    };
    let https = app.config.base_url.is_https();
    let outcome = if !facts.is_for_program
        && is_cross_site(
            &method,
            request.headers(),
            surface,
            app.config.base_url.origin(),
        ) {
        let (request, _) = request.into_parts();
        let page = error_page::response(&Error::CrossSite, facts.language);
        Ok(ServiceResponse::new(request, page))
    } else {
        handle(request, next, &facts).await
    };
    let (route, status) = match &outcome {
        Ok(response) => (response.request().match_pattern(), response.status()),
        Err(page) => (None, page.status()),
    };
    tracing::info!(
        target: "eko::request",
        method = method.as_str(),
        route = route.unwrap_or_else(|| "-".into()),
        status = status.as_u16(),
        ms = started.elapsed().as_millis(),
    );
    match outcome {
        Ok(mut response) => {
            headers::set(response.headers_mut(), surface, https);
            Ok(response)
        }
        Err(mut page) => {
            headers::set(page.headers_mut(), surface, https);
            Err(actix_web::error::InternalError::from_response("turned into a page", page).into())
        }
    }
}

/// A request that never came back from its handler leaves only a page behind: the `Err`.
async fn handle(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    facts: &Facts,
) -> Result<ServiceResponse<BoxBody>, HttpResponse> {
    match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(response)) => Ok(with_error_page(response.map_into_boxed_body(), facts)),
        Ok(Err(error)) => Err(error_response(&error, facts)),
        // The panic hook has logged where it happened.
        Err(_) if facts.is_for_program => Err(bare_problem()),
        Err(_) => Err(error_page::response(&Error::Panicked, facts.language)),
    }
}

/// What a program gets after a panic, when the API's own layer is gone (RFC 9457).
fn bare_problem() -> HttpResponse {
    HttpResponse::InternalServerError()
        .insert_header((CONTENT_TYPE, "application/problem+json"))
        .body(r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"Something went wrong on the server. It has been logged there."}"#)
}

fn error_response(error: &actix_web::Error, facts: &Facts) -> HttpResponse {
    match error.as_error::<Error>() {
        Some(error) => {
            error_page::log(error);
            error_page::response(error, facts.language)
        }
        // Every error of ours is typed; a bare 500 is the session middleware's, whose store did not answer.
        None if error.as_response_error().status_code().is_server_error() => {
            let error = Error::Unavailable("the session store did not answer".into());
            error_page::log(&error);
            error_page::response(&error, facts.language)
        }
        None => error_page::plain(error.as_response_error().status_code(), facts.language),
    }
}

/// Replaces the body of a failed response by a page, unless the handler made one itself.
fn with_error_page(response: ServiceResponse, facts: &Facts) -> ServiceResponse {
    // Staff have said which language they read.
    let facts = &Facts {
        language: response
            .request()
            .extensions()
            .get::<Language>()
            .copied()
            .unwrap_or(facts.language),
        ..*facts
    };
    let page = match response.response().error() {
        Some(error) => Some(error_response(error, facts)),
        None if response.status().is_client_error() && is_empty(&response) => {
            Some(error_page::plain(response.status(), facts.language))
        }
        None => None,
    };
    match page {
        Some(page) => response.into_response(page),
        None => response,
    }
}

fn is_empty(response: &ServiceResponse) -> bool {
    matches!(
        response.response().body().size(),
        actix_web::body::BodySize::None | actix_web::body::BodySize::Sized(0)
    )
}

/// Whether an unsafe request was caused by another site's page (CSRF).
///
/// Staff requests carry a cookie, so they must prove where they come from: by `Sec-Fetch-Site`, which pages cannot
/// forge, or by `Origin`. Participants' requests carry nothing that another site could misuse; they are refused
/// only when the browser itself says that another site sent them. Unsubscribing (RFC 8058) comes from mail servers.
fn is_cross_site(method: &Method, headers: &HeaderMap, surface: Surface, origin: &str) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (header("sec-fetch-site"), surface) {
        (Some("same-origin"), _) => false,
        (Some("none"), Surface::Participant) => false,
        (Some(_), _) => true,
        (None, Surface::Participant) => false,
        (None, Surface::Staff) => header(ORIGIN.as_str()) != Some(origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn cross_site(surface: Surface, headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        is_cross_site(&Method::POST, &map, surface, "https://eko.example.org")
    }

    #[test]
    fn a_staff_form_must_come_from_our_own_page() {
        assert!(!cross_site(
            Surface::Staff,
            &[("sec-fetch-site", "same-origin")]
        ));
        assert!(!cross_site(
            Surface::Staff,
            &[("origin", "https://eko.example.org")]
        ));
        assert!(cross_site(
            Surface::Staff,
            &[("sec-fetch-site", "cross-site")]
        ));
        assert!(cross_site(
            Surface::Staff,
            &[("sec-fetch-site", "same-site")]
        ));
        assert!(cross_site(Surface::Staff, &[("sec-fetch-site", "none")]));
        assert!(cross_site(
            Surface::Staff,
            &[("origin", "https://evil.example")]
        ));
        assert!(cross_site(Surface::Staff, &[("origin", "null")]));
        assert!(cross_site(Surface::Staff, &[]));
    }

    #[test]
    fn a_participant_with_an_old_phone_is_let_in() {
        assert!(!cross_site(Surface::Participant, &[]));
        assert!(!cross_site(Surface::Participant, &[("origin", "null")]));
        assert!(cross_site(
            Surface::Participant,
            &[("sec-fetch-site", "cross-site")]
        ));
    }
}
