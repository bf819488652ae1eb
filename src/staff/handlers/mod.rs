//! Signing in and out, links that were mailed, one's own account.

mod forgotten;
mod links;
mod own;
mod own_second_factor;
#[cfg(feature = "oauth")]
mod provider;

pub use forgotten::{ask_for_link, forgotten_form};
pub use links::{setup, setup_form};
pub use own::{
    change_address, end_other_sessions, end_session, profile_form, set_password, set_profile,
};
pub use own_second_factor::{change_second_factor, second_factor_form};
#[cfg(feature = "oauth")]
pub use provider::{sign_in_back, sign_in_with};

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};

use super::signing_in::{await_code, awaited, check, code_fits, enter, texts};
use super::views::SignIn;
use super::{second_factor, views};
use crate::app::App;
use crate::config::Passwords;
use crate::error::{Error, Result};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn sign_in_form(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let next = url::of_staff(query.text("next"));
    let shown = SignIn {
        config: &app.config,
        email: "",
        next: next.as_ref(),
        why: None,
    };
    html(views::sign_in(texts(&request), &shown, &Faults::default()))
}

/// Lets go on only where people can sign in with a password.
///
/// # Errors
/// `NotFound` where providers alone let people in.
fn with_passwords(app: &App) -> Result<()> {
    match app.config.passwords {
        Passwords::Allowed => Ok(()),
        Passwords::Refused => Err(Error::NotFound),
    }
}

/// Signs in, and leads on to the page that was asked for.
pub async fn sign_in(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    form: Form,
) -> Result<HttpResponse> {
    with_passwords(&app)?;
    let next = url::of_staff(form.text("next"));
    match check(&app, &request, form.text("email"), form.raw("password")).await? {
        Some(id) if second_factor::is_asked_of(&app, id).await? => {
            await_code(&session, id, app.clock.now())?;
            let page = url::sign_in_code();
            Ok(see_other(match &next {
                Some(next) => page.with("next", next),
                None => page,
            }))
        }
        Some(id) => {
            enter(&app, &session, &request, id).await?;
            Ok(see_other(next.unwrap_or_else(url::home)))
        }
        None => {
            let t = texts(&request);
            let mut faults = Faults::default();
            faults.add("email", t.get("sign-in-wrong"));
            let shown = SignIn {
                config: &app.config,
                email: form.text("email"),
                next: next.as_ref(),
                why: None,
            };
            Ok(html_unaccepted(views::sign_in(t, &shown, &faults)))
        }
    }
}

/// Asks for the code of whoever has a second factor, once their password was right.
pub async fn code_form(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
) -> Result<HttpResponse> {
    awaited(&session, app.clock.now())?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let next = url::of_staff(query.text("next"));
    let page = views::code(texts(&request), next.as_ref(), &Faults::default());
    Ok(html(page))
}

/// Signs in with the code.
pub async fn take_code(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    form: Form,
) -> Result<HttpResponse> {
    let id = awaited(&session, app.clock.now())?;
    let next = url::of_staff(form.text("next"));
    if code_fits(&app, id, form.text("code")).await? {
        enter(&app, &session, &request, id).await?;
        return Ok(see_other(next.unwrap_or_else(url::home)));
    }
    let t = texts(&request);
    let mut faults = Faults::default();
    faults.add("code", t.get("code-wrong"));
    Ok(html_unaccepted(views::code(t, next.as_ref(), &faults)))
}

pub async fn sign_out(session: Session) -> HttpResponse {
    session.purge();
    see_other(url::sign_in())
}
