//! What a browser takes along to the provider and brings back: sealed, so that nobody else can make or read it, and in a
//! cookie, so that only the browser that set out can arrive (RFC 9700 §4.7).

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::error::{Error, Result};
use crate::secrets::Purpose;

/// Seconds within which somebody has to be back.
const LASTS: i64 = 600;

/// Somebody is on the way.
#[derive(Serialize, Deserialize)]
pub struct Way {
    /// To which provider.
    pub to: String,
    pub state: String,
    pub nonce: String,
    /// Of PKCE (RFC 7636).
    pub verifier: String,
    /// The page that was asked for.
    pub next: Option<String>,
    /// Until when it counts.
    pub until: i64,
}

fn name(app: &App) -> &'static str {
    match app.config.base_url.is_https() {
        true => "__Host-eko-way",
        false => "eko-way",
    }
}

fn cookie(app: &App, value: String, lasts: Duration) -> Cookie<'static> {
    Cookie::build(name(app), value)
        .path("/")
        .http_only(true)
        .secure(app.config.base_url.is_https())
        // The provider leads back from its own pages.
        .same_site(SameSite::Lax)
        .max_age(lasts)
        .finish()
}

impl Way {
    /// The latest time at which somebody who sets out now may arrive.
    pub fn until(app: &App) -> i64 {
        app.clock.now().plus_seconds(LASTS).0
    }

    /// The cookie.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn packed(&self, app: &App) -> Result<Cookie<'static>> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| Error::Settings(format!("a way could not be written: {error}")))?;
        let sealed = app.secrets.seal(Purpose::SignInWay, 0, &plain);
        let value = URL_SAFE_NO_PAD.encode(sealed);
        Ok(cookie(app, value, Duration::seconds(LASTS)))
    }

    /// What a browser has brought back; none when it is nothing of ours, or too late.
    pub fn of(app: &App, request: &HttpRequest) -> Option<Self> {
        let brought = request.cookie(name(app))?;
        let sealed = URL_SAFE_NO_PAD.decode(brought.value()).ok()?;
        let plain = app.secrets.open(Purpose::SignInWay, 0, &sealed).ok()?;
        let way: Self = serde_json::from_slice(&plain).ok()?;
        (app.clock.now().0 < way.until).then_some(way)
    }

    /// The cookie that takes it away: each way is gone once.
    pub fn over(app: &App) -> Cookie<'static> {
        cookie(app, String::new(), Duration::ZERO)
    }
}
