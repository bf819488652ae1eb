//! Takes along what staff have changed to the page that follows, in a cookie with the action's name: only a name that
//! the log has is ever said, so that a cookie that somebody wrote says nothing of theirs. What would bring back what was
//! there stands beside it, sealed: a form that nobody but Eko filled in, for whoever was signed in when it was changed.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::sessions;
use crate::app::App;
use crate::secrets::{Purpose, digest};
use crate::trail::ACTIONS;
use crate::web::said::{Before, Heard, Undo};

/// What the page that follows shows anyway.
const SEEN: [&str; 1] = ["account.signed-in"];
/// How long a page may take to follow.
const LASTS: Duration = Duration::seconds(60);

/// Characters of a cookie at most: browsers let one of more fall (RFC 6265 §6.1).
const LONGEST: usize = 3800;

/// A cookie's name, which no other site can set.
fn name(app: &App, of: &str) -> String {
    match app.config.base_url.is_https() {
        true => format!("__Host-eko-{of}"),
        false => format!("eko-{of}"),
    }
}

const DONE: &str = "done";
const UNDO: &str = "undo";

fn cookie(app: &App, of: &str, value: String, lasts: Duration) -> Cookie<'static> {
    Cookie::build(name(app, of), value)
        .path("/")
        .http_only(true)
        .secure(app.config.base_url.is_https())
        .same_site(SameSite::Strict)
        .max_age(lasts)
        .finish()
}

/// The change that led here.
pub(super) fn of(app: &App, request: &ServiceRequest) -> Option<Before> {
    let brought = request.cookie(&name(app, DONE))?;
    let (_, key) = ACTIONS
        .iter()
        .find(|(action, _)| *action == brought.value())?;
    let undo = request.cookie(&name(app, UNDO));
    let undo = undo.and_then(|sealed| opened(app, sealed.value()));
    let undo = undo.filter(|theirs| theirs.session == session(app, request.request()));
    Some(Before {
        key,
        undo: undo.map(|theirs| theirs.undo),
    })
}

/// What would bring something back, and whose it is: whoever signs in after them in the same browser is not offered it.
#[derive(Serialize, Deserialize)]
struct Theirs {
    undo: Undo,
    session: Vec<u8>,
}

/// What tells the session of a request from others.
fn session(app: &App, request: &HttpRequest) -> Vec<u8> {
    let cookie = request.cookie(sessions::name(app));
    digest(cookie.as_ref().map_or("", Cookie::value).as_bytes())
}

fn sealed(app: &App, undo: &Undo, request: &HttpRequest) -> Option<String> {
    let theirs = Theirs {
        undo: undo.clone(),
        session: session(app, request),
    };
    let plain = serde_json::to_vec(&theirs).ok()?;
    let sealed = URL_SAFE_NO_PAD.encode(app.secrets.seal(Purpose::Undo, 0, &plain));
    Some(sealed).filter(|sealed| sealed.len() <= LONGEST)
}

/// None where somebody else has written it.
fn opened(app: &App, sealed: &str) -> Option<Theirs> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let plain = app.secrets.open(Purpose::Undo, 0, &sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}

/// What the page that follows is to say, or that it has been said.
pub(super) fn take_along<B>(app: &App, response: &mut ServiceResponse<B>, heard: &Heard) {
    let is_on_its_way = response.status().is_redirection();
    let brought = |of| response.request().cookie(&name(app, of)).is_some();
    let gone = |of| brought(of).then(|| cookie(app, of, String::new(), Duration::ZERO));
    let next = match heard.done {
        Some(action) if is_on_its_way && !SEEN.contains(&action) => {
            let undo = heard.undo.as_ref();
            let undo = undo.and_then(|undo| sealed(app, undo, response.request()));
            let undo = undo.map(|sealed| cookie(app, UNDO, sealed, LASTS));
            // An older one would undo something else.
            [
                Some(cookie(app, DONE, action.to_owned(), LASTS)),
                undo.or_else(|| gone(UNDO)),
            ]
        }
        _ if heard.is_said && brought(DONE) && !is_on_its_way => [gone(DONE), gone(UNDO)],
        _ => return,
    };
    for cookie in next.iter().flatten() {
        // A cookie of these names and values can always be written.
        let _ = response.response_mut().add_cookie(cookie);
    }
}
