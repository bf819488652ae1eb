//! The pages that a room full of phones asks for at once, ready to be sent: rendered for the first of them, and for
//! everybody else within half a second only given a key of their own.
//!
//! They lie before all that finds out what answers a request. Whoever has not opened the code from where they are goes
//! the long way, and waits there if they guess ([`crate::web::throttle`]). What participants see changes at once on this
//! node, where it is told ([`Remembered::forget`]), and within a second on others.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_http::{HttpMessage as _, Request, Response};
use actix_service::{Service, ServiceFactory};
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::web::{Bytes, Data};
use futures_util::future::{Either, MapOk, Ready as Now, TryFutureExt, ready};

use super::connections::{Asked, Visit};
use super::metrics::{Asked as Noted, Class};
use crate::app::{App, Remembered};
use crate::clock::Timestamp;
use crate::i18n::Language;
use crate::web::repeatable::Repeatable;
use crate::web::{headers, language, throttle};

/// How long a page is ready; what it was made from may be as old, so that together they are no older than a second.
const READY_FOR: Duration = Duration::from_millis(500);
/// Bytes of pages that are ready at most.
const MOST: u64 = 4 * 1024 * 1024;

/// A page that is ready.
struct Page {
    /// What changes with time changes with a second.
    made_at: Timestamp,
    headers: HeaderMap,
    before_key: Bytes,
    after_key: Bytes,
    of: Repeatable,
}

/// By what one page is told from another: the address, and the language of whoever asks, where they say one.
type Key = (String, Option<Language>);

/// The pages that are ready.
pub struct Pages(moka::sync::Cache<Key, Arc<Page>>);

impl Default for Pages {
    fn default() -> Self {
        let weight = |_: &Key, page: &Arc<Page>| {
            let bytes = page.before_key.len() + page.after_key.len();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        let pages = moka::sync::Cache::builder()
            .max_capacity(MOST)
            .weigher(weight)
            .time_to_live(READY_FOR);
        Self(pages.build())
    }
}

impl Remembered for Pages {
    fn forget(&self) {
        self.0.invalidate_all();
    }
}

/// By what the page is known that a request asks for, if it may be one of these.
fn key(method: &Method, uri: &Uri, asked: &HeaderMap) -> Option<Key> {
    if *method != Method::GET || !headers::is_personal(uri.path()) {
        return None;
    }
    let query = uri.query().unwrap_or_default();
    // Other words there would be others' pages to keep.
    let is_plain = |pair: &str| pair.starts_with("lang=") || pair.starts_with("with=");
    if !query.is_empty() && !query.split('&').all(is_plain) {
        return None;
    }
    let accept = asked.get(ACCEPT_LANGUAGE);
    let accept = accept.and_then(|value| value.to_str().ok());
    let whole = uri.path_and_query()?.as_str().to_owned();
    Some((whole, language::of_parts(query, accept)))
}

/// What a request asks for, to keep the answer by.
pub struct Wanted(Option<Key>);

impl Wanted {
    pub fn of(request: &actix_web::dev::ServiceRequest) -> Self {
        Self(key(request.method(), request.uri(), request.headers()))
    }

    /// Keeps a page for whoever asks next, if it is one of these.
    pub fn keep(
        self,
        app: &App,
        mut response: ServiceResponse<BoxBody>,
    ) -> ServiceResponse<BoxBody> {
        let mut said = response.response_mut().extensions_mut();
        let repeatable = said.remove::<Repeatable>();
        drop(said);
        let (Some(key), Some(of), StatusCode::OK) = (self.0, repeatable, response.status()) else {
            return response;
        };
        let made_at = app.clock.now();
        let headers = response.headers().clone();
        response.map_body(|_, body| match body.try_into_bytes() {
            Ok(whole) => {
                if let Some((before_key, after_key)) = around(&whole, &of.key) {
                    let page = Page {
                        made_at,
                        headers,
                        before_key,
                        after_key,
                        of,
                    };
                    app.memory.of::<Pages>().0.insert(key, Arc::new(page));
                }
                BoxBody::new(whole)
            }
            Err(body) => body,
        })
    }
}

/// What stands before a key that is there once, and behind it.
fn around(whole: &Bytes, key: &str) -> Option<(Bytes, Bytes)> {
    let text = std::str::from_utf8(whole).ok()?;
    let mut places = text.match_indices(key);
    let ((at, _), None) = (places.next()?, places.next()) else {
        return None;
    };
    Some((whole.slice(..at), whole.slice(at + key.len()..)))
}

/// The body of a page with a key of its own.
struct Body {
    parts: [Bytes; 3],
    next: usize,
    _asked: Option<Asked>,
}

impl MessageBody for Body {
    type Error = std::convert::Infallible;

    fn size(&self) -> BodySize {
        let length: usize = self.parts.iter().map(Bytes::len).sum();
        BodySize::Sized(u64::try_from(length).unwrap_or(u64::MAX))
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let next = self.next;
        self.next += 1;
        Poll::Ready(
            self.parts
                .get_mut(next)
                .map(|part| Ok(std::mem::take(part))),
        )
    }
}

/// Answers what is ready, and hands on what is not.
pub struct Front<F> {
    pub rooms: F,
    pub app: Data<App>,
}

impl<F> ServiceFactory<Request> for Front<F>
where
    F: ServiceFactory<Request, Config = (), Response = ServiceResponse<BoxBody>>,
    F::Future: 'static,
{
    type Response = Response<BoxBody>;
    type Error = F::Error;
    type Config = ();
    type Service = Door<F::Service>;
    type InitError = F::InitError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Service, Self::InitError>>>>;

    fn new_service(&self, (): ()) -> Self::Future {
        let (rooms, app) = (self.rooms.new_service(()), self.app.clone());
        Box::pin(async move {
            let (pages, noted) = (app.memory.of(), app.memory.of());
            let rooms = rooms.await?;
            Ok(Door {
                rooms,
                app,
                pages,
                noted,
            })
        })
    }
}

/// One worker's.
pub struct Door<S> {
    rooms: S,
    app: Data<App>,
    pages: Arc<Pages>,
    noted: Arc<Noted>,
}

impl<S> Door<S> {
    fn ready_page(&self, request: &Request) -> Option<Response<BoxBody>> {
        let app = &self.app;
        let key = key(request.method(), request.uri(), request.headers())?;
        let page = self.pages.0.get(&key)?;
        let trusted = &app.config.trusted_proxies;
        let from = throttle::source_of(trusted, request.peer_addr(), request.headers());
        if page.made_at != app.clock.now() || !app.throttle.goes_on_using(from, &page.of.code) {
            return None;
        }
        self.noted.note(Class::Open, StatusCode::OK);
        let key = Bytes::from((page.of.next_key)());
        let body = Body {
            parts: [page.before_key.clone(), key, page.after_key.clone()],
            next: 0,
            _asked: Asked::of(request.conn_data::<Rc<Visit>>()),
        };
        let mut response = Response::with_body(StatusCode::OK, BoxBody::new(body));
        *response.headers_mut() = page.headers.clone();
        Some(response)
    }
}

type Told = fn(ServiceResponse<BoxBody>) -> Response<BoxBody>;

impl<S> Service<Request> for Door<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>>,
{
    type Response = Response<BoxBody>;
    type Error = S::Error;
    type Future = Either<Now<Result<Self::Response, S::Error>>, MapOk<S::Future, Told>>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.rooms.poll_ready(cx)
    }

    fn call(&self, request: Request) -> Self::Future {
        match self.ready_page(&request) {
            Some(page) => Either::Left(ready(Ok(page))),
            None => Either::Right(self.rooms.call(request).map_ok(Response::from as Told)),
        }
    }
}
