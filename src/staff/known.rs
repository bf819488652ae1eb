//! Browsers in which somebody has signed in before: whoever tries passwords elsewhere does not use up their tries.
//!
//! A cookie says so ([Device cookies](https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies),
//! OWASP): a random name of the browser, and for each account a seal that only this installation can make, which tells
//! nobody whose it is. It opens nothing: the password is asked for all the same.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::ServiceResponse;
use actix_web::{HttpMessage, HttpRequest};
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::db::ids::AccountId;
use crate::secrets::{Purpose, Secrets, random_token};

/// How long a browser is known without being signed in to.
const LASTS: Duration = Duration::days(365);
/// Accounts that one browser is known for at most: those that signed in last.
const MOST: usize = 8;
/// Between the browser's name and the seals.
const BETWEEN: char = '.';

/// Over https bound to this host alone, as the session is.
fn name(app: &App) -> &'static str {
    match app.config.base_url.is_https() {
        true => "__Host-eko-known",
        false => "eko-known",
    }
}

fn seal(secrets: &Secrets, account: AccountId, browser: &str) -> String {
    secrets.token(Purpose::KnownBrowser, account.0, browser.as_bytes())
}

/// What the cookie of a browser says.
struct Known {
    browser: String,
    /// The newest first.
    seals: Vec<String>,
}

impl Known {
    fn of(app: &App, request: &HttpRequest) -> Option<Self> {
        let cookie = request.cookie(name(app))?;
        let mut parts = cookie.value().split(BETWEEN).map(str::to_owned);
        let browser = parts.next()?;
        let seals = parts.take(MOST).collect();
        Some(Self { browser, seals })
    }
}

/// What tells a browser from others, if somebody has signed in to the account in it.
pub(super) fn browser(app: &App, request: &HttpRequest, account: AccountId) -> Option<String> {
    let known = Known::of(app, request)?;
    let seal = seal(&app.secrets, account, &known.browser);
    let is_it = |other: &String| bool::from(other.as_bytes().ct_eq(seal.as_bytes()));
    known.seals.iter().any(is_it).then_some(known.browser)
}

/// Somebody has signed in with this request.
#[derive(Clone, Copy)]
struct SignedInNow(AccountId);

/// Notes that somebody has signed in, for [`remember`].
pub(super) fn note(request: &HttpRequest, account: AccountId) {
    request.extensions_mut().insert(SignedInNow(account));
}

/// Gives the browser a cookie when somebody has signed in.
pub(super) fn remember(app: &App, response: &mut ServiceResponse) {
    let request = response.request();
    let signed_in = request.extensions().get::<SignedInNow>().copied();
    let Some(SignedInNow(account)) = signed_in else {
        return;
    };
    let known = Known::of(app, request);
    let (browser, others) = known.map_or_else(
        || (random_token(), Vec::new()),
        |known| (known.browser, known.seals),
    );
    let own = seal(&app.secrets, account, &browser);
    let others = others.into_iter().filter(|other| *other != own);
    let parts = [browser, own.clone()]
        .into_iter()
        .chain(others.take(MOST - 1));
    let value = parts.collect::<Vec<_>>().join(&BETWEEN.to_string());
    let cookie = Cookie::build(name(app), value)
        .path("/")
        .http_only(true)
        .secure(app.config.base_url.is_https())
        .same_site(SameSite::Lax)
        .max_age(LASTS)
        .finish();
    // What cannot be written is only not remembered.
    let _ = response.response_mut().add_cookie(&cookie);
}
