//! Signing in and out, links that were mailed, one's own account.

mod forgotten;
mod links;
mod own;

pub use forgotten::{ask_for_link, forgotten_form};
pub use links::{setup, setup_form};
pub use own::{
    change_address, end_other_sessions, end_session, profile_form, set_password, set_profile,
};

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};

use super::signing_in::{check, open_session, texts};
use super::views;
use super::writing::Change;
use crate::app::App;
use crate::audit::Actor;
use crate::error::Result;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn sign_in_form(request: HttpRequest) -> HttpResponse {
    let t = texts(&request);
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let next = url::of_staff(query.text("next"));
    html(views::sign_in(t, "", next.as_ref(), &Faults::default()))
}

/// Signs in, and leads on to the page that was asked for.
pub async fn sign_in(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    form: Form,
) -> Result<HttpResponse> {
    let next = url::of_staff(form.text("next"));
    match check(&app, &request, form.text("email"), form.raw("password")).await? {
        Some(id) => {
            open_session(&session, &request, id)?;
            Change::by(Actor::Staff(id), &app, "account.signed-in")
                .write("", |_| Ok(()))
                .await?;
            Ok(see_other(next.unwrap_or_else(url::home)))
        }
        None => {
            let t = texts(&request);
            let mut faults = Faults::default();
            faults.add("email", t.get("sign-in-wrong"));
            let page = views::sign_in(t, form.text("email"), next.as_ref(), &faults);
            Ok(html_unaccepted(page))
        }
    }
}

pub async fn sign_out(session: Session) -> HttpResponse {
    session.purge();
    see_other(url::sign_in())
}
