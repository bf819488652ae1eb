//! Signing in and out, setting up an account, one's own profile.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};
use zeroize::Zeroizing;

use super::guard::SignedIn;
use super::signing_in::{check, open_session, texts};
use super::writing::{Change, MayChange};
use super::{Account, forms, password, queries, views};
use crate::app::App;
use crate::audit::{self, Actor};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::secrets::token_hash;
use crate::web::body;
use crate::web::components::Faults;
use crate::web::form::{Form, Unread};
use crate::web::reading::Reading;
use crate::web::throttle::Signing;
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
            open_session(&session, id)?;
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

pub async fn setup_form(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let t = texts(&request);
    let invited = invited(&app, &request, &token).await?;
    let (form, faults) = (Form::default(), Faults::default());
    let page = views::setup(t, &token, invited.as_ref(), &form, &faults);
    Ok(html(page))
}

/// The account that is invited, or none when the link makes the first one.
async fn invited(app: &App, request: &HttpRequest, token: &str) -> Result<Option<Account>> {
    let hash = token_hash(token);
    let now = app.clock.now();
    let look_up = app
        .db
        .read(move |c| match queries::invitation(c, &hash, now)? {
            Some(Some(id)) => Ok(Some(queries::account(c, id)?)),
            Some(None) => Ok(Some(None)),
            None => Ok(None),
        });
    app.door(request).open(look_up).await
}

pub async fn setup(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    token: web::Path<String>,
    form: Unread,
) -> Result<HttpResponse> {
    let t = texts(&request);
    let invited = invited(&app, &request, &token).await?;
    let form = form.read(body::SMALL).await?;
    let account = match forms::setup(t, invited.as_ref(), &form) {
        Ok(account) => account,
        Err(faults) => {
            let page = views::setup(t, &token, invited.as_ref(), &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let phc = password::hash(Zeroizing::new(form.raw("password").to_owned())).await?;
    let id = account.id;
    let hash = token_hash(&token);
    let now = app.clock.now();
    let is_new = invited.is_none();
    Change::by(Actor::Staff(id), &app, "account.set-up")
        .write("", move |c| {
            // Two people with the same link: the second finds it used up.
            let whose = (!is_new).then_some(account.id);
            let free = match whose {
                Some(id) => !queries::has_password(c, id)?,
                None => !queries::any_account(c)?,
            };
            if !queries::take_invitation(c, &hash, whose)? || !free {
                return Err(Error::NotFound);
            }
            if is_new {
                queries::add_account(c, &account, Some(&phc), now)?;
            } else {
                queries::set_password(c, account.id, &phc)?;
            }
            Ok(())
        })
        .await?;
    open_session(&session, id)?;
    Ok(see_other(url::home()))
}

pub async fn profile_form(SignedIn { account, .. }: SignedIn) -> HttpResponse {
    html(views::profile(&account, &Faults::default()))
}

pub async fn set_profile(
    app: web::Data<App>,
    signed_in: SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let mut account = signed_in.account.clone();
    account.language =
        Language::from_word(form.text("language")).map_or(account.language, Language::for_staff);
    let mut reading = Reading::new(account.language.texts(), &form);
    account.name = forms::own_name(reading.t, &form, &mut reading.faults);
    if let Err(faults) = reading.done(Some(())) {
        return Ok(html_unaccepted(views::profile(&account, &faults)));
    }
    let old = &signed_in.account;
    let name = (old.name != account.name).then(|| "name".to_owned());
    let language = audit::changed("language", old.language.word(), account.language.word());
    let changed: Vec<String> = name.into_iter().chain(language).collect();
    let detail = move |_: &()| (!changed.is_empty()).then(|| changed.join(", "));
    signed_in
        .write(&app, "account.changed", detail, move |c| {
            Ok(queries::set_profile(c, &account)?)
        })
        .await?;
    Ok(see_other(url::profile()))
}

/// Changes one's password; every other session of the account ends.
pub async fn set_password(
    app: web::Data<App>,
    session: Session,
    signed_in: SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let account = &signed_in.account;
    let t = account.language.texts();
    let mut faults = Faults::default();
    let who = Signing::Known {
        email: &account.email,
        browser: "signed in",
    };
    let turn = app.throttle.sign_in(&app.secrets, who).await?;
    let email = account.email.clone();
    let facts = app
        .db
        .read(move |c| Ok(queries::sign_in_facts(c, &email)?))
        .await?;
    let phc = facts.and_then(|(_, phc)| phc);
    if !password::verify(Zeroizing::new(form.raw("current").to_owned()), phc).await? {
        turn.was_wrong();
        faults.add("current", t.get("password-current-wrong"));
    }
    forms::new_password(t, &form, &mut faults);
    if !faults.is_empty() {
        return Ok(html_unaccepted(views::profile(account, &faults)));
    }
    let phc = password::hash(Zeroizing::new(form.raw("password").to_owned())).await?;
    let id = account.id;
    signed_in
        .write(&app, "account.password", "", move |c| {
            Ok(queries::set_password(c, id, &phc)?)
        })
        .await?;
    open_session(&session, id)?;
    Ok(see_other(url::profile()))
}
