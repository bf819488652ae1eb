//! Takes along what staff have changed to the page that follows, in a cookie with the action's name: only a name that
//! the log has is ever said, so that a cookie that somebody wrote says nothing of theirs.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};

use crate::app::App;
use crate::trail::ACTIONS;
use crate::web::said::Heard;

/// What the page that follows shows anyway.
const SEEN: [&str; 1] = ["account.signed-in"];
/// How long a page may take to follow.
const LASTS: Duration = Duration::seconds(60);

fn name(app: &App) -> &'static str {
    match app.config.base_url.is_https() {
        true => "__Host-eko-done",
        false => "eko-done",
    }
}

fn cookie(app: &App, value: &'static str, lasts: Duration) -> Cookie<'static> {
    Cookie::build(name(app), value)
        .path("/")
        .http_only(true)
        .secure(app.config.base_url.is_https())
        .same_site(SameSite::Strict)
        .max_age(lasts)
        .finish()
}

/// The key of the words about the change that led here.
pub(super) fn of(app: &App, request: &ServiceRequest) -> Option<&'static str> {
    let brought = request.cookie(name(app))?;
    let known = ACTIONS
        .iter()
        .find(|(action, _)| *action == brought.value());
    known.map(|(_, key)| *key)
}

/// What the page that follows is to say, or that it has been said.
pub(super) fn take_along<B>(app: &App, response: &mut ServiceResponse<B>, heard: &Heard) {
    let is_on_its_way = response.status().is_redirection();
    let was_brought = response.request().cookie(name(app)).is_some();
    let next = match heard.done {
        Some(action) if is_on_its_way && !SEEN.contains(&action) => cookie(app, action, LASTS),
        _ if heard.is_said && was_brought && !is_on_its_way => cookie(app, "", Duration::ZERO),
        _ => return,
    };
    // A cookie of these names and values can always be written.
    let _ = response.response_mut().add_cookie(&next);
}
