//! The ways for a handler to learn who is signed in, where it is about no process: `processes::within` is for those.

use std::fmt::Display;
use std::marker::PhantomData;

use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::future::LocalBoxFuture;

use super::writing::{Change, MayChange};
use super::{Account, queries, second_factor};
use crate::app::App;
use crate::audit::Actor;
use crate::config::SecondFactor;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId};
use crate::error::{Error, Result};
use crate::web::body::guarded;
use crate::web::form::SentAgain;
use crate::web::url;

/// The key in a session's state under which the account stands.
pub const ACCOUNT: &str = "account";
/// The key under which an account stands whose password was right, and whose code is awaited until a time.
pub const HALF: &str = "half";
/// The key under which the session's own id stands, by which its owner ends it.
pub const SESSION: &str = "session";
/// The key under which the provider of identities stands that somebody signed in with.
pub const PROVIDER: &str = "provider";
/// The key under which the browser stands.
pub const AGENT: &str = "agent";

/// Somebody is signed in; nothing more is said.
pub struct SignedIn {
    pub account: Account,
    sent_again: Option<SentAgain>,
}

/// What is this person's own.
impl MayChange for SignedIn {
    fn change<'a>(&self, app: &'a App, action: &'static str) -> Change<'a> {
        Change::by(Actor::Staff(self.account.id), app, action).unless(self.sent_again)
    }
}

/// What an account may do in the installation, besides what it may in a process.
pub trait Power: 'static {
    fn is_held_by(account: &Account) -> bool;
}

/// To set up new processes.
pub struct Create;

impl Power for Create {
    fn is_held_by(account: &Account) -> bool {
        account.creates_processes
    }
}

/// To run the installation: its relay, mail that came back and is nobody's, its accounts.
pub struct Operate;

impl Power for Operate {
    fn is_held_by(account: &Account) -> bool {
        account.is_operator
    }
}

/// Somebody with the power `P`.
pub struct May<P: Power> {
    pub account: Account,
    power: PhantomData<P>,
    sent_again: Option<SentAgain>,
}

pub type MayCreate = May<Create>;
pub type MayOperate = May<Operate>;

/// For as long as they have the power.
impl<P: Power> MayChange for May<P> {
    fn change<'a>(&self, app: &'a App, action: &'static str) -> Change<'a> {
        let id = self.account.id;
        Change::by(Actor::Staff(id), app, action)
            .only_while(move |c| with_power::<P>(queries::open_account(c, id)?).map(drop))
            .unless(self.sent_again)
    }
}

impl MayCreate {
    /// Makes a process and logs it there, by what `work` says that it is called, as all staff write.
    ///
    /// # Errors
    /// `Forbidden` when the right is gone, the work's own, and those of writing.
    pub async fn create<T, F>(&self, app: &App, process: ProcessId, work: F) -> Result<T>
    where
        T: Display + Send + 'static,
        F: FnMut(&mut Connection) -> Result<T> + Send + 'static,
    {
        self.change(app, "process.created")
            .within(process)
            .write(T::to_string, work)
            .await
    }
}

fn with_power<P: Power>(account: Option<Account>) -> Result<Account> {
    account.filter(P::is_held_by).ok_or(Error::Forbidden)
}

/// Lets an error page further out speak the account's language.
pub fn speak(request: &HttpRequest, account: &Account) {
    request.extensions_mut().insert(account.language);
}

/// Who is signed in.
///
/// # Errors
/// `SignedOut` when nobody is.
pub fn account_id(request: &HttpRequest) -> Result<AccountId> {
    request
        .get_session()
        .get::<i64>(ACCOUNT)
        .ok()
        .flatten()
        .map(AccountId)
        .ok_or(Error::SignedOut)
}

fn is_by_provider(request: &HttpRequest) -> bool {
    let provider = request.get_session().get::<String>(PROVIDER);
    matches!(provider, Ok(Some(_)))
}

/// Sends whoever needs a second factor and has none to where they get one; everything else waits for that. Who signed in
/// with a provider has the factors that it asks for.
///
/// # Errors
/// `NoSecondFactor` when it is so.
pub async fn must_have_second_factor(
    app: &App,
    request: &HttpRequest,
    id: AccountId,
) -> Result<()> {
    if app.config.second_factor == SecondFactor::Optional
        || request.path() == url::own_second_factor().as_str()
        || is_by_provider(request)
        || second_factor::is_asked_of(app, id).await?
    {
        return Ok(());
    }
    Err(Error::NoSecondFactor)
}

/// What everybody needs, for an extractor.
///
/// # Errors
/// When the server was put together wrongly.
pub fn app_of(request: &HttpRequest) -> Result<web::Data<App>> {
    request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| Error::Settings("the server was put together without its App".into()))
}

/// The guard of whatever a secret link in the path opens, as `{name}`: what `look_up` finds of the token there.
///
/// To whoever has a wrong, revoked or outlived one there is nothing; many guesses are throttled.
pub fn by_link<T, F>(
    request: &HttpRequest,
    name: &'static str,
    look_up: impl FnOnce(web::Data<App>, HttpRequest, String) -> F + 'static,
) -> LocalBoxFuture<'static, Result<T>>
where
    T: 'static,
    F: Future<Output = Result<Option<T>>> + 'static,
{
    guarded(request, move |request| async move {
        let app = app_of(&request)?;
        let token = request.match_info().query(name).to_owned();
        let house = app.clone();
        let door = house.door(&request);
        door.open(look_up(app, request, token)).await
    })
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = account_id(request).and_then(|id| Ok((id, app_of(request)?)));
        guarded(request, |request| async move {
            let (id, app) = found?;
            let account = app
                .db
                .read(move |c| Ok(queries::open_account(c, id)?))
                .await?
                .ok_or(Error::SignedOut)?;
            must_have_second_factor(&app, &request, id).await?;
            speak(&request, &account);
            Ok(Self {
                account,
                sent_again: SentAgain::of(&request),
            })
        })
    }
}

impl<P: Power> FromRequest for May<P> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signed_in = SignedIn::from_request(request, payload);
        guarded(request, |_| async move {
            let SignedIn {
                account,
                sent_again,
            } = signed_in.await?;
            Ok(Self {
                account: with_power::<P>(Some(account))?,
                power: PhantomData,
                sent_again,
            })
        })
    }
}
