//! How somebody proves who they are, and is remembered.

use actix_session::Session;
use actix_web::HttpRequest;
use zeroize::Zeroizing;

use super::agent::agent;
use super::guard::{ACCOUNT, AGENT, SESSION};
use super::password::{self, Line};
use super::{known, queries};
use crate::app::App;
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
    app: &App,
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
    let fits = password::verify_if(typed, phc, line, || turn.still()).await?;
    let account = account.filter(|_| fits);
    match account {
        Some(id) => known::note(request, id),
        None => turn.was_wrong(),
    }
    Ok(account)
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
