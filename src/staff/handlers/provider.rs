//! Signing in with a provider of identities: the way there, and the way back.

use actix_session::Session;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::config::Provider;
use crate::error::{Error, Result};
use crate::staff::guard::PROVIDER;
use crate::staff::providers::way::Way;
use crate::staff::providers::{arriving, asking};
use crate::staff::signing_in::{enter, texts};
use crate::staff::{known, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::throttle::{self, Signing};
use crate::web::{html_with, see_other, url};

fn find<'a>(app: &'a App, id: &str) -> Result<&'a Provider> {
    let mut all = app.config.providers.iter();
    all.find(|one| one.id == id).ok_or(Error::NotFound)
}

/// The page to sign in on once more, with why it came to nothing.
fn not_yet(app: &App, request: &HttpRequest, next: Option<&str>, why: &str) -> HttpResponse {
    let next = next.and_then(url::of_staff);
    let shown = views::SignIn {
        config: &app.config,
        email: "",
        next: next.as_ref(),
        why: Some(why),
    };
    let page = views::sign_in(texts(request), &shown, &Faults::default());
    html_with(StatusCode::FORBIDDEN, page)
}

/// Sends somebody to the provider.
pub async fn sign_in_with(
    app: web::Data<App>,
    request: HttpRequest,
    provider: web::Path<String>,
) -> Result<HttpResponse> {
    let provider = find(&app, &provider)?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let next = url::of_staff(query.text("next"));
    match asking::begin(&app, provider, next.as_ref()).await {
        Ok((to, way)) => Ok(HttpResponse::SeeOther()
            .insert_header((header::LOCATION, to))
            .cookie(way.packed(&app)?)
            .finish()),
        Err(why) => {
            tracing::warn!(provider = provider.id, %why, "a provider of identities does not answer");
            let next = next.as_ref().map(url::Url::as_str);
            Ok(not_yet(&app, &request, next, "provider-silent"))
        }
    }
}

/// Takes in somebody whom the provider sends back.
///
/// # Errors
/// `Throttled` when too much came from one place that was nothing.
pub async fn sign_in_back(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    provider: web::Path<String>,
) -> Result<HttpResponse> {
    let provider = find(&app, &provider)?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let way = Way::of(&app, &request).filter(|way| way.to == provider.id);
    // Another browser, another provider, too late, or a link that somebody was made to follow.
    let way = way.filter(|way| is_same(&way.state, query.raw("state")));
    let Some(way) = way else {
        // A way that is under way, if there is one, is not over.
        return Ok(not_yet(&app, &request, None, "provider-start-again"));
    };
    let mut response = arrive(&app, &request, &session, (provider, &way, &query)).await?;
    response
        .add_cookie(&Way::over(&app))
        .map_err(|error| Error::Settings(format!("a cookie could not be written: {error}")))?;
    Ok(response)
}

fn is_same(one: &str, other: &str) -> bool {
    use subtle::ConstantTimeEq;
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

async fn arrive(
    app: &App,
    request: &HttpRequest,
    session: &Session,
    (provider, way, query): (&Provider, &Way, &Form),
) -> Result<HttpResponse> {
    let next = way.next.as_deref();
    // It says whose answer it is where it can (RFC 9207).
    let is_its_own = query.raw("iss").is_empty() || query.raw("iss") == provider.issuer;
    let code = query.raw("code");
    if code.is_empty() || !is_its_own {
        let why = match query.raw("error") {
            "access_denied" | "interaction_required" | "login_required" | "consent_required" => {
                "provider-no"
            }
            _ => "provider-silent",
        };
        return Ok(not_yet(app, request, next, why));
    }
    // Codes that are nothing are counted for the place they come from; the state is of no use for any other.
    let who = Signing::Stranger {
        email: &way.state,
        from: throttle::source(&app.config.trusted_proxies, request),
    };
    let turn = app.throttle.sign_in(&app.secrets, who).await?;
    let said = match asking::finish(app, provider, way, code).await {
        Ok(said) => said,
        Err(why) => {
            turn.was_wrong();
            tracing::warn!(provider = provider.id, %why, "a provider did not say who somebody is");
            return Ok(not_yet(app, request, next, "provider-silent"));
        }
    };
    let language = texts(request).language;
    match arriving::arrive(app, provider, said.judged(provider), language).await? {
        Err(why) => Ok(not_yet(app, request, next, why.text_key())),
        Ok(id) => {
            known::note(request, id);
            enter(app, session, request, id).await?;
            session
                .insert(PROVIDER, &provider.id)
                .map_err(|_| Error::Settings("the session could not be written".into()))?;
            Ok(see_other(
                next.and_then(url::of_staff).unwrap_or_else(url::home),
            ))
        }
    }
}
