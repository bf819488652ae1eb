//! What programs look for at places that they know from everywhere.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web;

use crate::app::App;
use crate::error::{Error, Result};
use crate::web::{see_other, url};

fn plain(text: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body(text)
}

/// What search engines need not look at (RFC 9309). Where a person's link leads it says so itself: an engine that may not
/// look there never hears it, and lists the bare link.
pub(super) async fn robots() -> HttpResponse {
    plain(format!(
        "User-agent: *\nDisallow: {}\nDisallow: {}/\n",
        url::home(),
        url::API
    ))
}

/// Days for which the contact is said to hold; RFC 9116 §2.5.5 wants less than a year.
const HOLDS: i64 = 180;

/// Whom to tell of a weakness (RFC 9116).
pub(super) async fn security(app: web::Data<App>) -> Result<HttpResponse> {
    let contact = app
        .config
        .security_contact
        .as_ref()
        .ok_or(Error::NotFound)?;
    let expires = app.clock.now().plus_seconds(HOLDS * 24 * 3600);
    Ok(plain(format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: sv, en\nCanonical: {}\n",
        expires.iso(),
        app.config.base_url.join(url::security_txt())
    )))
}

/// Leads whoever keeps passwords to where theirs is changed.
pub(super) async fn change_password() -> HttpResponse {
    see_other(url::password())
}
