//! Takes along what staff have changed to the page that follows, in a cookie with the action's name: only a name that
//! the log has is ever said, so that a cookie that somebody wrote says nothing of theirs. What would bring back what was
//! there stands beside it, sealed: a form that nobody but Eko filled in.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::app::App;
use crate::secrets::Purpose;
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
    Some(Before {
        key,
        undo: undo.and_then(|sealed| opened(app, sealed.value())),
    })
}

fn sealed(app: &App, undo: &Undo) -> Option<String> {
    let plain = serde_json::to_vec(undo).ok()?;
    let sealed = URL_SAFE_NO_PAD.encode(app.secrets.seal(Purpose::Undo, 0, &plain));
    Some(sealed).filter(|sealed| sealed.len() <= LONGEST)
}

/// None where somebody else has written it.
fn opened(app: &App, sealed: &str) -> Option<Undo> {
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
            let undo = heard.undo.as_ref().and_then(|undo| sealed(app, undo));
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
