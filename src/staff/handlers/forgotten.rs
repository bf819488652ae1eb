//! Asking for another password. The answer is the same, and as quick, whether or not there is such an account.

use actix_web::{HttpRequest, HttpResponse, web};

use super::with_passwords;
use crate::app::App;
use crate::error::Result;
use crate::staff::signing_in::texts;
use crate::staff::{recovering, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, throttle};

pub async fn forgotten_form(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse> {
    with_passwords(&app)?;
    let t = texts(&request);
    let page = views::forgotten(t, &Form::default(), &Faults::default());
    Ok(html(page))
}

/// Looks for the account and mails the link after the answer has gone.
pub async fn ask_for_link(
    app: web::Data<App>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse> {
    with_passwords(&app)?;
    let t = texts(&request);
    let mut reading = Reading::new(t, &form);
    let email = reading.own_email("email");
    let email = match reading.done(email) {
        Ok(email) => email.normalised(),
        Err(faults) => return Ok(html_unaccepted(views::forgotten(t, &form, &faults))),
    };
    let from = throttle::source(&app.config.trusted_proxies, &request);
    app.throttle.may_ask_for_link(&app.secrets, from)?;
    actix_web::rt::spawn(async move {
        if let Err(error) = recovering::mail_link(&app, email).await {
            tracing::warn!(%error, "a link to another password was not made");
        }
    });
    Ok(html(views::told(
        t,
        "forgotten-asked-title",
        "forgotten-asked",
    )))
}
