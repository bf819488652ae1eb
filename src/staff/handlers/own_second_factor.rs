//! One's own second factor: begun with the password, on once the app has shown a code, and off with the password again.

use actix_session::Session;
use actix_web::{HttpResponse, web};

use super::own::{is_current, own_session};
use crate::app::App;
use crate::config;
use crate::error::{Error, Result};
use crate::secrets::Purpose;
use crate::staff::guard::SignedIn;
use crate::staff::notices::{News, tell};
use crate::staff::second_factor::{
    base_32, new_recovery_codes, new_secret, picture, recovery_index, step_of,
};
use crate::staff::views::{self, FactorPage, Stage};
use crate::staff::writing::MayChange;
use crate::staff::{Account, queries};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn second_factor_form(
    app: web::Data<App>,
    SignedIn { account, .. }: SignedIn,
) -> Result<HttpResponse> {
    show(&app, &account, &Faults::default()).await
}

/// The page as it stands with somebody.
async fn show(app: &App, account: &Account, faults: &Faults) -> Result<HttpResponse> {
    let id = account.id;
    let (factor, left) = app
        .db
        .read(move |c| {
            Ok((
                queries::second_factor(c, id)?,
                queries::recovery_codes_left(c, id)?,
            ))
        })
        .await?;
    let begun: (String, String);
    let stage = match factor {
        None => Stage::None,
        Some(factor) if factor.is_confirmed => Stage::On { left },
        Some(factor) => {
            let secret = app
                .secrets
                .open(Purpose::SecondFactor, id.0, &factor.sealed)?;
            begun = (picture(account, &secret)?, base_32(&secret));
            Stage::Begun {
                picture: &begun.0,
                letters: &begun.1,
            }
        }
    };
    Ok(page(app, account, stage, (faults, None)))
}

fn page(
    app: &App,
    account: &Account,
    stage: Stage<'_>,
    (faults, note): (&Faults, Option<&str>),
) -> HttpResponse {
    let required = match app.config.second_factor {
        config::SecondFactor::Required => Some(account.language.texts().get("factor-required")),
        config::SecondFactor::Optional => None,
    };
    let page = views::second_factor(&FactorPage {
        account,
        stage,
        required: required.as_deref(),
        faults,
        note,
    });
    match faults.is_empty() {
        true => html(page),
        false => html_unaccepted(page),
    }
}

/// Begins it, confirms it, makes fresh codes for paper, or takes it away.
pub async fn change_second_factor(
    app: web::Data<App>,
    session: Session,
    signed_in: SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let account = &signed_in.account;
    let wanted = form.text("do");
    if wanted == "confirm" {
        return confirm(&app, &session, &signed_in, form.text("code")).await;
    }
    if !["begin", "codes", "off"].contains(&wanted) {
        return Err(Error::Malformed("malformed-form"));
    }
    if !is_current(&app, account, (&form, "current")).await? {
        let mut faults = Faults::default();
        let t = account.language.texts();
        faults.add("current", t.get("password-current-wrong"));
        return show(&app, account, &faults).await;
    }
    match wanted {
        "begin" => begin(&app, &signed_in).await,
        "codes" => fresh_codes(&app, &signed_in).await,
        _ => off(&app, &signed_in).await,
    }
}

async fn begin(app: &App, signed_in: &SignedIn) -> Result<HttpResponse> {
    let id = signed_in.account.id;
    let sealed = app.secrets.seal(Purpose::SecondFactor, id.0, &new_secret());
    signed_in
        .write(
            app,
            "account.second-factor-begun",
            "",
            move |c| match queries::begin_second_factor(c, id, &sealed)? {
                true => Ok(()),
                false => Err(Error::Refused("factor-is-on")),
            },
        )
        .await?;
    Ok(see_other(url::own_second_factor()))
}

/// Turns it on: the app has shown a code. Whoever is signed in elsewhere, without one, is signed out.
async fn confirm(
    app: &App,
    session: &Session,
    signed_in: &SignedIn,
    typed: &str,
) -> Result<HttpResponse> {
    let account = &signed_in.account;
    let id = account.id;
    let turn = app.throttle.code_of_app(&app.secrets, id).await?;
    let codes = new_recovery_codes();
    let indexes: Vec<Vec<u8>> = codes
        .iter()
        .map(|code| recovery_index(&app.secrets, id, code))
        .collect();
    let (secrets, typed, now) = (app.secrets.clone(), typed.to_owned(), app.clock.now());
    let own = own_session(session).ok_or(Error::SignedOut)?;
    let told = |is_on: &bool| is_on.then(String::new);
    let is_on = signed_in
        .write(app, "account.second-factor-on", told, move |c| {
            let factor = queries::second_factor(c, id)?.filter(|factor| !factor.is_confirmed);
            let factor = factor.ok_or(Error::NotFound)?;
            let secret = secrets.open(Purpose::SecondFactor, id.0, &factor.sealed)?;
            let Some(step) = step_of(&secret, &typed, now)? else {
                return Ok(false);
            };
            if !queries::confirm_second_factor(c, id, step)? {
                return Err(Error::NotFound);
            }
            queries::set_recovery_codes(c, id, &indexes)?;
            queries::end_other_sessions(c, id, own)?;
            Ok(true)
        })
        .await?;
    if !is_on {
        turn.was_wrong();
        let mut faults = Faults::default();
        faults.add("code", account.language.texts().get("code-wrong"));
        return show(app, account, &faults).await;
    }
    codes_page(app, account, &codes, News::SecondFactorOn).await
}

/// Shows codes for paper, the only time that they are, and tells their owner what is new.
async fn codes_page(
    app: &App,
    account: &Account,
    codes: &[String],
    news: News<'_>,
) -> Result<HttpResponse> {
    let posted = tell(app, account, &account.email, news).await;
    let note = (!posted.is_sent()).then(|| posted.text(account.language.texts()));
    let (stage, faults) = (Stage::Codes(codes), Faults::default());
    Ok(page(app, account, stage, (&faults, note.as_deref())))
}

async fn fresh_codes(app: &App, signed_in: &SignedIn) -> Result<HttpResponse> {
    let account = &signed_in.account;
    let id = account.id;
    let codes = new_recovery_codes();
    let indexes: Vec<Vec<u8>> = codes
        .iter()
        .map(|code| recovery_index(&app.secrets, id, code))
        .collect();
    signed_in
        .write(app, "account.recovery-codes", "", move |c| {
            let factor = queries::second_factor(c, id)?.filter(|factor| factor.is_confirmed);
            factor.ok_or(Error::NotFound)?;
            Ok(queries::set_recovery_codes(c, id, &indexes)?)
        })
        .await?;
    codes_page(app, account, &codes, News::RecoveryCodes).await
}

async fn off(app: &App, signed_in: &SignedIn) -> Result<HttpResponse> {
    let account = &signed_in.account;
    let id = account.id;
    if app.config.second_factor == config::SecondFactor::Required {
        return Err(Error::Refused("factor-required"));
    }
    signed_in
        .write(
            app,
            "account.second-factor-off",
            "",
            move |c| match queries::forget_second_factor(c, id)? {
                true => Ok(()),
                false => Err(Error::NotFound),
            },
        )
        .await?;
    let posted = tell(app, account, &account.email, News::SecondFactorOff).await;
    let note = (!posted.is_sent()).then(|| posted.text(account.language.texts()));
    let faults = Faults::default();
    Ok(page(app, account, Stage::None, (&faults, note.as_deref())))
}
