//! The outermost layer: refuses requests from other sites' pages, survives panics, turns errors into pages,
//! sets security headers, and writes the request log.
//!
//! The log holds method, route pattern, status and time: never an address, a code, a token, a query string
//! or a user agent.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderMap, ORIGIN, SET_COOKIE};
use actix_web::http::{Method, Uri};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpResponse, web};
use futures_util::FutureExt;

use super::connections::{Answering, Asked};
use super::metrics::{Asked as Noted, Class};
use super::{ready, saying};
use crate::app::App;
use crate::error::Error;
use crate::i18n::Language;
use crate::web::error_page::Reader;
use crate::web::headers::Surface;
use crate::web::url::Url;
use crate::web::{error_page, headers, language, packing, said, see_other, url};

/// What is known of a request before it is handled, and needed when that fails.
struct RequestFacts {
    reader: Reader,
    /// A program asks, which reads no pages. What is under the API makes its own problems of failures, and takes no
    /// cookie that another site could misuse.
    is_for_program: bool,
    /// The page that staff asked for, to lead them there when they have signed in.
    wanted: Option<Url>,
}

/// The body of an answer to HEAD: as long as that to GET, and never begun (RFC 9110 §9.3.2). A stream of events would
/// otherwise go on for somebody who reads none.
struct Unsent(BodySize);

impl MessageBody for Unsent {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        self.0
    }

    fn poll_next(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        Poll::Ready(None)
    }
}

/// A slash behind an address is none of it: `/d/CODE/` is `/d/CODE`. What is below a tablet's address stays there, and
/// programs say what they mean.
fn without_last_slash(request: &mut ServiceRequest) {
    let path = request.path();
    let short = path.trim_end_matches('/');
    if short.len() == path.len() || url::is_for_tablets(path) || url::is_for_programs(path) {
        return;
    }
    let short = if short.is_empty() { "/" } else { short };
    let whole = match request.uri().query() {
        Some(query) => format!("{short}?{query}"),
        None => short.to_owned(),
    };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = whole.parse().ok();
    if let Ok(uri) = Uri::from_parts(parts) {
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
    }
}

/// The middleware.
pub async fn guard(
    app: web::Data<App>,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = Instant::now();
    let asked = Asked::of(request.conn_data());
    without_last_slash(&mut request);
    let method = request.method().clone();
    let surface = Surface::of_path(request.path());
    let is_unlisted = headers::is_unlisted(request.path());
    let packing = packing::Asked::of(&request);
    let wanted = ready::Wanted::of(&request);
    let class = class_of(request.path(), surface);
    let wants = language::of_parts(
        request.query_string(),
        request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok()),
    )
    .unwrap_or(Language::Swedish);
    let facts = RequestFacts {
        reader: Reader {
            language: if surface == Surface::Staff || url::is_for_hosts_or_contacts(request.path())
            {
                wants.for_staff()
            } else {
                wants
            },
            surface,
            host: url::host_of(request.path()),
        },
        is_for_program: url::is_for_programs(request.path()),
        wanted: (method == Method::GET)
            .then(|| request.uri().path_and_query())
            .flatten()
            .and_then(|whole| url::of_staff(whole.as_str())),
    };
    let outcome = if !facts.is_for_program
        && is_cross_site(
            &method,
            request.headers(),
            surface,
            app.config.base_url.origin(),
        ) {
        let (request, _) = request.into_parts();
        let page = error_page::response(&Error::CrossSite, &facts.reader);
        Ok(ServiceResponse::new(request, page))
    } else {
        handle_and_say(&app, request, next, &facts).await
    };
    // Of what participants, hosts and contacts do no line says that it was done, where or when.
    if surface == Surface::Staff || facts.is_for_program {
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
    }
    let status = match &outcome {
        Ok(response) => response.status(),
        Err(page) => page.status(),
    };
    if let Some(class) = class {
        app.memory.of::<Noted>().note(class, status);
    }
    match outcome {
        Ok(response) => {
            let mut response = packing.pack(response);
            if method == Method::HEAD {
                response = response.map_body(|_, body| BoxBody::new(Unsent(body.size())));
            }
            headers::set(response.headers_mut(), surface, &app.config.base_url);
            if is_unlisted {
                headers::unlist(response.headers_mut());
            }
            let response = wanted.keep(&app, response);
            let response = response.map_body(|_, body| BoxBody::new(Answering::with(body, asked)));
            Ok(response)
        }
        Err(mut page) => {
            headers::set(page.headers_mut(), surface, &app.config.base_url);
            if is_unlisted {
                headers::unlist(page.headers_mut());
            }
            Err(actix_web::error::InternalError::from_response("turned into a page", page).into())
        }
    }
}

/// Who asks, for the figures that a monitor reads. What asks how Eko is counts nowhere.
fn class_of(path: &str, surface: Surface) -> Option<Class> {
    match surface {
        _ if [url::pattern::healthy, url::pattern::ready].contains(&path) => None,
        Surface::Staff => Some(Class::Staff),
        Surface::Participant if url::is_for_programs(path) => Some(Class::Programs),
        Surface::Participant => Some(Class::Open),
    }
}

/// Staff's pages say what was changed just before.
async fn handle_and_say(
    app: &App,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    facts: &RequestFacts,
) -> Result<ServiceResponse<BoxBody>, HttpResponse> {
    if facts.reader.surface != Surface::Staff {
        return handle(request, next, facts).await;
    }
    let before = saying::of(app, &request);
    let (mut outcome, heard) = said::handling(before, handle(request, next, facts)).await;
    if let Ok(response) = &mut outcome {
        saying::take_along(app, response, &heard);
    }
    outcome
}

/// A request that never came back from its handler leaves only a page behind: the `Err`.
async fn handle(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    facts: &RequestFacts,
) -> Result<ServiceResponse<BoxBody>, HttpResponse> {
    match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(response)) => Ok(with_error_page(response.map_into_boxed_body(), facts)),
        Ok(Err(error)) => Err(error_response(&error, facts)),
        // The panic hook has logged where it happened.
        Err(_) if facts.is_for_program => Err(bare_problem()),
        Err(_) => Err(error_page::response(&Error::Panicked, &facts.reader)),
    }
}

/// What a program gets after a panic, when the API's own layer is gone (RFC 9457).
fn bare_problem() -> HttpResponse {
    HttpResponse::InternalServerError()
        .insert_header((CONTENT_TYPE, "application/problem+json"))
        .body(r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"Something went wrong on the server. It has been logged there."}"#)
}

fn error_response(error: &actix_web::Error, facts: &RequestFacts) -> HttpResponse {
    match error.as_error::<Error>() {
        Some(Error::SignedOut) => see_other(match &facts.wanted {
            Some(wanted) if *wanted != url::home() => url::sign_in().with("next", wanted),
            _ => url::sign_in(),
        }),
        Some(error) => {
            error_page::log(error);
            error_page::response(error, &facts.reader)
        }
        // Every error of ours is typed; a bare 500 is the session middleware's, whose store did not answer.
        None if error.as_response_error().status_code().is_server_error() => {
            let error = Error::Unavailable("the session store did not answer".into());
            error_page::log(&error);
            error_page::response(&error, &facts.reader)
        }
        None => error_page::plain(error.as_response_error().status_code(), &facts.reader),
    }
}

/// Replaces the body of a failed response by a page, unless the handler made one itself.
fn with_error_page(response: ServiceResponse, facts: &RequestFacts) -> ServiceResponse {
    // Staff have said which language they read.
    let facts = &RequestFacts {
        reader: Reader {
            language: response
                .request()
                .extensions()
                .get::<Language>()
                .copied()
                .unwrap_or(facts.reader.language),
            ..facts.reader.clone()
        },
        wanted: facts.wanted.clone(),
        ..*facts
    };
    let page = match response.response().error() {
        Some(error) => Some(error_response(error, facts)),
        None if response.status().is_client_error() && is_empty(&response) => {
            Some(error_page::plain(response.status(), &facts.reader))
        }
        None => None,
    };
    match page {
        Some(mut page) => {
            // Whoever signed in just now stays so.
            for cookie in response.headers().get_all(SET_COOKIE) {
                page.headers_mut().append(SET_COOKIE, cookie.clone());
            }
            response.into_response(page)
        }
        None => response,
    }
}

fn is_empty(response: &ServiceResponse) -> bool {
    matches!(
        response.response().body().size(),
        BodySize::None | BodySize::Sized(0)
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
