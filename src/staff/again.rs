//! Forms that somebody sent after their session had ended: nothing that they typed is lost.
//!
//! What answers is a page to sign in on, which holds what was typed and is sent to the same address. Once they are in,
//! the form comes back filled in, as it does with a fault ([`Reading::new`](crate::web::reading::Reading::new)), and
//! nothing is changed until it is sent once more ([`Change::unless`](super::writing::Change::unless)).

use std::pin::Pin;

use actix_multipart::Multipart;
use actix_session::SessionExt;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes};
use actix_web::{HttpMessage, HttpResponse};
use futures_util::stream::{Stream, once};

use super::guard::account_id;
use super::signing_in::{check, code_fits, enter, texts};
use super::views::{self, CODE, EMAIL, PASSWORD};
use super::{known, second_factor};
use crate::app::App;
use crate::config::Passwords;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::web::components::Faults;
use crate::web::form::{Form, SentAgain};
use crate::web::{body, form, html_with, upload, url};

/// The parameter of an address to which a form is sent again.
const AGAIN: &str = "again";
type BoxedPayloadStream = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

/// How a form was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    /// With a file, which a browser keeps to itself: it has to be chosen again.
    WithFile,
}

impl Encoding {
    fn of(request: &ServiceRequest) -> Option<Self> {
        let kind = request.headers().get(CONTENT_TYPE)?.to_str().ok()?;
        match kind.split(';').next()?.trim().to_ascii_lowercase().as_str() {
            "application/x-www-form-urlencoded" => Some(Self::Plain),
            "multipart/form-data" => Some(Self::WithFile),
            _ => None,
        }
    }

    /// As a form's `enctype` has it.
    fn word(self) -> &'static str {
        match self {
            Self::Plain => "application/x-www-form-urlencoded",
            Self::WithFile => "multipart/form-data",
        }
    }
}

/// The middleware of staff's pages, within the sessions.
pub async fn keep(
    app: web::Data<App>,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let is_again =
        Form::parse(request.query_string().as_bytes()).is_ok_and(|query| query.ticked(AGAIN));
    let is_signed_in = account_id(request.request()).is_ok();
    let is_about_signing_in = [
        url::sign_in(),
        url::sign_in_code(),
        url::sign_out(),
        url::forgotten(),
    ]
    .iter()
    .any(|url| url.as_str() == request.path());
    let encoding = Encoding::of(&request);
    if let (&Method::POST, Some(encoding)) = (request.method(), encoding)
        && !is_about_signing_in
    {
        if !is_signed_in && let Some(page) = sign_in(&app, &mut request, encoding, is_again).await?
        {
            return Ok(request.into_response(page));
        }
        if is_again || !is_signed_in {
            request.extensions_mut().insert(SentAgain);
        }
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    known::remember(&app, &mut response);
    Ok(response)
}

/// The page to sign in on; none once somebody has, and the request can go on.
async fn sign_in(
    app: &web::Data<App>,
    request: &mut ServiceRequest,
    encoding: Encoding,
    is_again: bool,
) -> Result<Option<HttpResponse>> {
    let payload = request.take_payload();
    let (form, is_complete) = if is_again {
        let body = Bytes::from(body::read(request.request(), payload, form::LIMIT).await?);
        request.set_payload(of_bytes(body.clone()));
        (read(request, encoding, of_bytes(body)).await?, true)
    } else {
        (read(request, encoding, payload).await?, false)
    };
    let mut faults = Faults::default();
    let t = texts(request.request());
    if is_complete && !form.text(EMAIL).is_empty() && app.config.passwords == Passwords::Allowed {
        let (email, password) = (form.text(EMAIL), form.raw(PASSWORD));
        match check(app, request.request(), email, password).await? {
            Some(id) if !is_proven(app, id, &form).await? => {
                faults.add(CODE, t.get("code-wanted"));
            }
            Some(id) => {
                enter(app, &request.get_session(), request.request(), id).await?;
                return Ok(None);
            }
            None => faults.add(EMAIL, t.get("sign-in-wrong")),
        }
    }
    let own = url::of_staff(request.path()).ok_or(Error::SignedOut)?;
    let page = views::signed_out(
        t,
        &app.config,
        (&own.with(AGAIN, "1").lang(t.language), encoding.word()),
        &form,
        &faults,
    );
    let mut response = html_with(StatusCode::UNAUTHORIZED, page);
    // RFC 9110 §11.6.1 wants a challenge; browsers leave alone what they do not know.
    response.headers_mut().insert(
        WWW_AUTHENTICATE,
        actix_web::http::header::HeaderValue::from_static("Form"),
    );
    Ok(Some(response))
}

/// Whether somebody whose password was right has typed their code, if one is asked of them.
async fn is_proven(app: &App, id: AccountId, form: &Form) -> Result<bool> {
    if !second_factor::is_asked_of(app, id).await? {
        return Ok(true);
    }
    let code = form.text(CODE);
    Ok(!code.is_empty() && code_fits(app, id, code).await?)
}

/// A body that has been read, to be read again.
fn of_bytes(body: Bytes) -> Payload {
    let stream: BoxedPayloadStream = Box::pin(once(async { Ok(body) }));
    stream.into()
}

/// The fields of a form; a file is let go by.
async fn read(request: &ServiceRequest, encoding: Encoding, payload: Payload) -> Result<Form> {
    match encoding {
        Encoding::Plain => {
            let request = request.request();
            Form::parse(&body::read(request, payload, form::LIMIT).await?)
        }
        Encoding::WithFile => upload::fields(Multipart::new(request.headers(), payload)).await,
    }
}
