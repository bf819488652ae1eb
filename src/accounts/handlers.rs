//! Signing in and out, setting up an account, one's own profile.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};
use zeroize::Zeroizing;

use super::guard::SignedIn;
use super::session_store::ACCOUNT;
use super::{Account, password, queries, views};
use crate::app::App;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::mail::Address;
use crate::secrets::token_hash;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, language, see_other, throttle};

pub async fn sign_in_form(request: HttpRequest) -> HttpResponse {
    let t = language::of_staff(&request, Language::Swedish).texts();
    html(views::sign_in(t, "", &Faults::default()))
}

/// Signs in. An unknown account gets the same answer after the same work as a wrong password.
pub async fn sign_in(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    form: Form,
) -> Result<HttpResponse> {
    let t = language::of_staff(&request, Language::Swedish).texts();
    let email = form.text("email").to_lowercase();
    let from = throttle::source(&app, &request);
    app.throttle.may_sign_in(&app.secrets, &email, from)?;
    let wanted = email.clone();
    let facts = app
        .db
        .read(move |c| Ok(queries::sign_in_facts(c, &wanted)?))
        .await?;
    let (account, phc) = facts.map_or((None, None), |(id, phc)| (Some(id), phc));
    let typed = Zeroizing::new(
        form.raw("password")
            .chars()
            .take(password::LONGEST + 1)
            .collect(),
    );
    let fits = password::verify_if(typed, phc, || {
        app.throttle.may_sign_in(&app.secrets, &email, from)
    })
    .await?;
    match account {
        Some(id) if fits => {
            open_session(&session, id)?;
            Ok(see_other("/admin"))
        }
        _ => {
            app.throttle.wrong_sign_in(&app.secrets, &email, from);
            let mut faults = Faults::default();
            faults.add("email", t.get("sign-in-wrong"));
            Ok(html_unaccepted(views::sign_in(t, &email, &faults)))
        }
    }
}

/// A session key that was known before the sign-in must not be worth anything after it.
fn open_session(session: &Session, id: AccountId) -> Result<()> {
    session.clear();
    session.renew();
    session
        .insert(ACCOUNT, id.0)
        .map_err(|_| Error::Settings("the session could not be written".into()))
}

pub async fn sign_out(session: Session) -> HttpResponse {
    session.purge();
    see_other("/admin/sign-in")
}

pub async fn setup_form(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let t = language::of_staff(&request, Language::Swedish).texts();
    let invited = invited(&app, &request, &token).await?;
    Ok(html(views::setup(
        t,
        &token,
        invited.as_ref(),
        &Form::default(),
        &Faults::default(),
    )))
}

/// The account that is invited, or none when the link makes the first one.
async fn invited(app: &App, request: &HttpRequest, token: &str) -> Result<Option<Account>> {
    let hash = token_hash(token);
    let now = app.clock.now();
    let found = app
        .db
        .read(move |c| match queries::invitation(c, &hash, now)? {
            Some(Some(id)) => Ok(Some(queries::account(c, id)?)),
            Some(None) => Ok(Some(None)),
            None => Ok(None),
        })
        .await?;
    match found {
        Some(account) => Ok(account),
        None => {
            app.throttle
                .wrong_guess(&app.secrets, throttle::source(app, request))?;
            Err(Error::NotFound)
        }
    }
}

pub async fn setup(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    token: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let t = language::of_staff(&request, Language::Swedish).texts();
    let invited = invited(&app, &request, &token).await?;
    let mut faults = Faults::default();
    let (email, name) = match &invited {
        Some(account) => (account.email.clone(), account.name.clone()),
        None => {
            if form.text("name").is_empty() {
                faults.add("name", t.get("account-name-missing"));
            }
            let email = match Address::parse(form.text("email")) {
                Ok(address) => address.normalised(),
                Err(fault) => {
                    faults.add("email", t.get(fault.text_key()));
                    String::new()
                }
            };
            (email, form.text("name").to_owned())
        }
    };
    check_new_password(t, &form, &mut faults);
    if !faults.is_empty() {
        return Ok(html_unaccepted(views::setup(
            t,
            &token,
            invited.as_ref(),
            &form,
            &faults,
        )));
    }
    let phc = password::hash(Zeroizing::new(form.raw("password").to_owned())).await?;
    let account = invited.clone().unwrap_or_else(|| Account {
        id: AccountId::random(),
        email,
        name,
        language: t.language,
        creates_processes: true,
    });
    let id = account.id;
    let hash = token_hash(&token);
    let now = app.clock.now();
    let is_new = invited.is_none();
    app.db
        .write(move |c| {
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
    Ok(see_other("/admin"))
}

fn check_new_password(t: &Texts, form: &Form, faults: &mut Faults) {
    let length = form.raw("password").chars().count();
    if length < password::SHORTEST {
        faults.add(
            "password",
            t.with("password-short", [("least", password::SHORTEST.into())]),
        );
    } else if length > password::LONGEST {
        faults.add(
            "password",
            t.with("password-long", [("most", password::LONGEST.into())]),
        );
    }
}

pub async fn profile_form(SignedIn(account): SignedIn) -> HttpResponse {
    html(views::profile(&account, &Faults::default()))
}

pub async fn set_profile(
    app: web::Data<App>,
    SignedIn(mut account): SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let mut faults = Faults::default();
    account.name = form.text("name").to_owned();
    account.language =
        Language::from_word(form.text("language")).map_or(account.language, Language::for_staff);
    if account.name.is_empty() {
        faults.add("name", account.language.texts().get("account-name-missing"));
        return Ok(html_unaccepted(views::profile(&account, &faults)));
    }
    app.db
        .write(move |c| {
            Ok(queries::set_profile(
                c,
                account.id,
                &account.name,
                account.language,
            )?)
        })
        .await?;
    Ok(see_other("/admin/account"))
}

/// Changes one's password; every other session of the account ends.
pub async fn set_password(
    app: web::Data<App>,
    session: Session,
    SignedIn(account): SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let t = account.language.texts();
    let mut faults = Faults::default();
    app.throttle
        .may_sign_in(&app.secrets, &account.email, None)?;
    let email = account.email.clone();
    let facts = app
        .db
        .read(move |c| Ok(queries::sign_in_facts(c, &email)?))
        .await?;
    let phc = facts.and_then(|(_, phc)| phc);
    if !password::verify(Zeroizing::new(form.raw("current").to_owned()), phc).await? {
        app.throttle
            .wrong_sign_in(&app.secrets, &account.email, None);
        faults.add("current", t.get("password-current-wrong"));
    }
    check_new_password(t, &form, &mut faults);
    if !faults.is_empty() {
        return Ok(html_unaccepted(views::profile(&account, &faults)));
    }
    let phc = password::hash(Zeroizing::new(form.raw("password").to_owned())).await?;
    let id = account.id;
    app.db
        .write(move |c| Ok(queries::set_password(c, id, &phc)?))
        .await?;
    open_session(&session, id)?;
    Ok(see_other("/admin/account"))
}
