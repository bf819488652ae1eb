//! How somebody proves who they are, and is remembered.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_session::Session;
use actix_web::{HttpRequest, web};
use zeroize::Zeroizing;

use super::agent::agent;
use super::guard::{ACCOUNT, AGENT, HALF, SESSION};
use super::password::{self, Line, Lines};
use super::second_factor::{self, Typed};
use super::writing::Change;
use super::{known, queries};
use crate::app::{App, Remembered};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::mail::Address;
use crate::secrets::random_id;
use crate::web::language;
use crate::web::throttle::{self, Signing};

/// The texts for somebody who is not signed in.
pub(super) fn texts(request: &HttpRequest) -> &'static Texts {
    language::of_staff(request, Language::Swedish).texts()
}

/// Whose address and password these are. An unknown account gets the same answer after the same work as a wrong
/// password.
///
/// Wrong ones slow down who sent them: in a browser that has signed in to the account before nobody but who sits there,
/// elsewhere the account from that place, and once there are very many, the place and the account.
///
/// # Errors
/// `Throttled` when it would be too long until it is their turn, `Busy` when too many sign in at once.
pub(super) async fn check(
    app: &web::Data<App>,
    request: &HttpRequest,
    email: &str,
    typed: &str,
) -> Result<Option<AccountId>> {
    // As it is looked up; what is no address finds none.
    let email =
        Address::parse(email).map_or_else(|_| email.to_lowercase(), |email| email.normalised());
    let wanted = email.clone();
    let facts = app
        .db
        .read(move |c| Ok(queries::open_facts(c, &wanted)?))
        .await?;
    let (account, phc) = facts.map_or((None, None), |(id, phc)| (Some(id), phc));
    let browser = account.and_then(|id| known::browser(app, request, id));
    let (who, line) = match &browser {
        Some(browser) => (
            Signing::Known {
                email: &email,
                browser,
            },
            Line::Known,
        ),
        None => (
            Signing::Stranger {
                email: &email,
                from: throttle::source(&app.config.trusted_proxies, request),
            },
            Line::Strangers,
        ),
    };
    let turn = app.throttle.sign_in(&app.secrets, who).await?;
    let typed = Zeroizing::new(typed.chars().take(password::LONGEST + 1).collect());
    let lines = app.memory.of::<Lines>();
    let place = lines.join(line)?;
    let fits = password::verify_if(typed, phc, || turn.still()).await?;
    drop(place);
    match account.filter(|_| fits) {
        Some(id) => {
            known::note(request, id);
            Ok(Some(id))
        }
        None => {
            turn.was_wrong();
            if let Some(id) = account {
                note_wrong(app, id);
            }
            Ok(None)
        }
    }
}

/// Accounts to which a wrong sign-in was noted, and when: one line an hour says it, however many there are.
#[derive(Default)]
struct Noted(Mutex<HashMap<AccountId, Timestamp>>);

impl Remembered for Noted {}

impl Noted {
    /// Whether it is to be noted now.
    fn is_due(&self, id: AccountId, now: Timestamp) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, at| now.0 - at.0 < NOTED_FOR);
        let is_due = !all.contains_key(&id);
        all.entry(id).or_insert(now);
        is_due
    }
}

/// Seconds for which one line tells of wrong sign-ins to an account.
const NOTED_FOR: i64 = 3600;

/// Writes down that somebody tried to sign in to an account and could not. The answer does not wait for it: how long it
/// takes would tell that there is such an account.
fn note_wrong(app: &web::Data<App>, id: AccountId) {
    if !app.memory.of::<Noted>().is_due(id, app.clock.now()) {
        return;
    }
    let app = app.clone();
    actix_web::rt::spawn(async move {
        let told = |name: &Option<String>| name.clone();
        let noted = Change::by(Actor::Eko, &app, "account.sign-in-refused")
            .write(told, move |c| {
                Ok(queries::account(c, id)?.map(|account| account.name))
            })
            .await;
        if let Err(error) = noted {
            tracing::warn!(%error, "a wrong sign-in was not written down");
        }
    });
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
    let turn = app.throttle.code_of_app(&app.secrets, id).await?;
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
        turn.was_wrong();
    }
    Ok(taken != Typed::Wrong)
}

/// Signs somebody in who has proved who they are, and writes that down.
pub(super) async fn enter(
    app: &App,
    session: &Session,
    request: &HttpRequest,
    id: AccountId,
) -> Result<()> {
    open_session(session, request, id)?;
    Change::by(Actor::Staff(id), app, "account.signed-in")
        .write("", |_| Ok(()))
        .await
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
