//! The only ways for a handler to learn who is signed in. Each names the right it needs by type.

use std::marker::PhantomData;

use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::future::LocalBoxFuture;

use super::session_store::ACCOUNT;
use super::{Account, Right, Role, queries};
use crate::app::App;
use crate::audit;
use crate::db::ids::{AccountId, BoardId, ProcessId};
use crate::error::{Error, Result};

/// Somebody is signed in; nothing more is said.
pub struct SignedIn(pub Account);

/// Somebody who may set up new processes.
pub struct MayCreate(pub Account);

/// Somebody with the right `R` in the process that the path names as `{process}`.
///
/// To everybody else such a process does not exist.
pub struct Within<R: Right> {
    pub account: Account,
    pub process: ProcessId,
    pub role: Role,
    /// The one board whose figures a reader sees; none for all.
    pub board: Option<BoardId>,
    ended: bool,
    right: PhantomData<R>,
}

impl<R: Right> Within<R> {
    /// Whether this person has another right too: for what a page offers, never for what it does.
    pub fn may<Other: Right>(&self) -> bool {
        Other::is_given_to(self.role) && !(Other::CHANGES && self.ended)
    }

    /// An entry for the log of staff actions, about what this person does now.
    pub fn entry(&self, app: &App, action: &'static str, detail: impl ToString) -> audit::Entry {
        audit::Entry {
            process: Some(self.process),
            account: Some(self.account.id),
            at: app.clock.now(),
            action,
            detail: detail.to_string(),
        }
    }
}

/// Lets an error page further out speak the account's language.
fn speak(request: &HttpRequest, account: &Account) {
    request.extensions_mut().insert(account.language);
}

fn account_id(request: &HttpRequest) -> Result<AccountId> {
    request
        .get_session()
        .get::<i64>(ACCOUNT)
        .ok()
        .flatten()
        .map(AccountId)
        .ok_or(Error::SignedOut)
}

fn app(request: &HttpRequest) -> Result<web::Data<App>> {
    request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| Error::Settings("the server was put together without its App".into()))
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = account_id(request).and_then(|id| Ok((id, app(request)?)));
        let request = request.clone();
        Box::pin(async move {
            let (id, app) = found?;
            let account = app
                .db
                .read(move |c| Ok(queries::account(c, id)?))
                .await?
                .ok_or(Error::SignedOut)?;
            speak(&request, &account);
            Ok(Self(account))
        })
    }
}

impl FromRequest for MayCreate {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signed_in = SignedIn::from_request(request, payload);
        Box::pin(async move {
            let SignedIn(account) = signed_in.await?;
            if account.creates_processes {
                Ok(Self(account))
            } else {
                Err(Error::Forbidden)
            }
        })
    }
}

impl<R: Right> FromRequest for Within<R> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let slug = request
            .match_info()
            .get("process")
            .unwrap_or_default()
            .to_owned();
        let found = account_id(request).and_then(|id| Ok((id, app(request)?)));
        let request = request.clone();
        Box::pin(async move {
            let (id, app) = found?;
            let (account, membership) = app
                .db
                .read(move |c| Ok((queries::account(c, id)?, queries::membership(c, id, &slug)?)))
                .await?;
            let account = account.ok_or(Error::SignedOut)?;
            speak(&request, &account);
            let membership = membership.ok_or(Error::NotFound)?;
            if !R::is_given_to(membership.role) {
                return Err(Error::Forbidden);
            }
            if R::CHANGES && membership.ended {
                return Err(Error::Refused("process-ended"));
            }
            Ok(Self {
                account,
                process: membership.process,
                role: membership.role,
                board: membership.board,
                ended: membership.ended,
                right: PhantomData,
            })
        })
    }
}
