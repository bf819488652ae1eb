//! How somebody proves who they are, and is remembered.

use actix_session::Session;
use actix_web::HttpRequest;
use zeroize::Zeroizing;

use super::agent::agent;
use super::guard::{ACCOUNT, AGENT, HALF, SESSION};
use super::second_factor::{self, Typed};
use super::writing::Change;
use super::{password, queries};
use crate::app::App;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::mail::Address;
use crate::secrets::random_id;
use crate::web::{language, throttle};

/// The texts for somebody who is not signed in.
pub(super) fn texts(request: &HttpRequest) -> &'static Texts {
    language::of_staff(request, Language::Swedish).texts()
}

/// Whose address and password these are. An unknown account gets the same answer after the same work as a wrong
/// password.
///
/// # Errors
/// `Throttled` after too many wrong ones.
pub(super) async fn check(
    app: &App,
    request: &HttpRequest,
    email: &str,
    typed: &str,
) -> Result<Option<AccountId>> {
    // As it is looked up; what is no address finds none.
    let email =
        Address::parse(email).map_or_else(|_| email.to_lowercase(), |email| email.normalised());
    let from = throttle::source(&app.config.trusted_proxies, request);
    app.throttle.may_sign_in(&app.secrets, &email, from)?;
    let wanted = email.clone();
    let facts = app
        .db
        .read(move |c| Ok(queries::open_facts(c, &wanted)?))
        .await?;
    let (account, phc) = facts.map_or((None, None), |(id, phc)| (Some(id), phc));
    let typed = Zeroizing::new(typed.chars().take(password::LONGEST + 1).collect());
    let fits = password::verify_if(typed, phc, || {
        app.throttle.may_sign_in(&app.secrets, &email, from)
    })
    .await?;
    let account = account.filter(|_| fits);
    if account.is_none() {
        app.throttle.wrong_sign_in(&app.secrets, &email, from);
    }
    Ok(account)
}

/// Seconds for which the code is awaited once the password was right.
const CODE_AWAITED: i64 = 300;

/// Remembers that somebody's password was right and that their code is awaited; that alone is worth nothing.
pub(super) fn await_code(session: &Session, id: AccountId, now: Timestamp) -> Result<()> {
    session.clear();
    session.renew();
    session
        .insert(HALF, (id.0, now.plus_seconds(CODE_AWAITED).0))
        .map_err(|_| Error::Settings("the session could not be written".into()))
}

/// Whose code is awaited.
///
/// # Errors
/// `SignedOut` when nobody's is, or not any more.
pub(super) fn awaited(session: &Session, now: Timestamp) -> Result<AccountId> {
    let half: Option<(i64, i64)> = session.get(HALF).ok().flatten();
    half.filter(|(_, until)| now.0 < *until)
        .map(|(id, _)| AccountId(id))
        .ok_or(Error::SignedOut)
}

/// Whether a code is one of somebody's; it is used up by that. Wrong ones count as wrong passwords do.
///
/// # Errors
/// `Throttled` after too many wrong ones.
pub(super) async fn code_fits(app: &App, id: AccountId, typed: &str) -> Result<bool> {
    let whose = format!("second factor {id}");
    app.throttle.may_sign_in(&app.secrets, &whose, None)?;
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    let typed: String = typed.chars().take(64).collect();
    let told = |taken: &Typed| match taken {
        Typed::OnPaper(left) => Some(format!("{left} left")),
        Typed::OfApp | Typed::Wrong => None,
    };
    let taken = Change::by(Actor::Staff(id), app, "account.recovery-code")
        .write(told, move |c| {
            second_factor::take(c, &secrets, id, (&typed, now))
        })
        .await?;
    if taken == Typed::Wrong {
        app.throttle.wrong_sign_in(&app.secrets, &whose, None);
    }
    Ok(taken != Typed::Wrong)
}

/// A session key that was known before the sign-in must not be worth anything after it.
pub(super) fn open_session(session: &Session, request: &HttpRequest, id: AccountId) -> Result<()> {
    session.clear();
    session.renew();
    let unwritten = |_| Error::Settings("the session could not be written".into());
    session
        .insert(SESSION, random_id())
        .and_then(|()| session.insert(AGENT, agent(request)))
        .and_then(|()| session.insert(ACCOUNT, id.0))
        .map_err(unwritten)
}
