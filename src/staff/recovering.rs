//! A forgotten password, and another address: both go by links that are mailed, and each link works once.

use super::Account;
use super::inviting::INVITATION_LASTS;
use super::post::{Letter, NOT_YOU, Posted, send};
use super::queries::{self, Link, LinkKind};
use super::writing::Change;
use crate::app::App;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::secrets::{random_token, token_hash};
use crate::web::url;

/// Seconds for which the link to another password works.
const RESET_LASTS: i64 = 3600;
/// Seconds for which the links to another address work.
const ADDRESS_LASTS: i64 = 24 * 3600;
/// Seconds after which another link is mailed to an account: nobody is flooded by somebody else.
const NOT_BEFORE: i64 = 300;

/// Mails the link to another password to the account of an address, if there is one; who has not set theirs up yet gets
/// a link for that. Whoever asks must not learn which it was.
///
/// # Errors
/// Those of the database.
pub async fn mail_link(app: &App, email: String) -> Result<()> {
    let token = random_token();
    let (hash, now) = (token_hash(&token), app.clock.now());
    let told = |done: &Option<(Account, LinkKind)>| {
        let (account, _) = done.as_ref()?;
        Some(account.id.to_string())
    };
    let found = Change::by(Actor::Eko, app, "account.reset-asked")
        .write(told, move |c| make_link(c, &email, &hash, now))
        .await?;
    let Some((account, kind)) = found else {
        return Ok(());
    };
    if let Posted::Failed(_) = (Sending { token, kind }).mail(app, &account).await {
        // So that asking once more is worth something.
        let id = account.id;
        Change::by(Actor::Eko, app, "account.reset-not-mailed")
            .write(id.to_string(), move |c| {
                Ok(queries::delete_links(c, id, &[kind])?)
            })
            .await?;
    }
    Ok(())
}

/// A link to a password that is about to be mailed.
pub struct Sending {
    pub token: String,
    pub kind: LinkKind,
}

impl Sending {
    pub fn new(kind: LinkKind) -> Self {
        Self {
            token: random_token(),
            kind,
        }
    }

    /// What is kept of it.
    pub fn hash(&self) -> Vec<u8> {
        token_hash(&self.token)
    }

    /// Mails it to whom the account belongs to.
    pub async fn mail(&self, app: &App, account: &Account) -> Posted {
        let t = account.language.texts();
        let (how, go) = match self.kind {
            LinkKind::SetUp => ("account-mail-invited-how", "account-mail-invited-go"),
            _ => ("account-mail-reset-text", "account-mail-reset-go"),
        };
        let letter = Letter {
            t,
            to: &account.email,
            subject: t.get("account-mail-reset").into_owned(),
            lines: vec![t.get(how).into_owned()],
            link: Some((
                url::setup(&self.token).lang(t.language),
                t.get(go).into_owned(),
            )),
            foot: NOT_YOU,
        };
        send(app, &letter).await
    }
}

/// Keeps a link to a password for as long as one of its kind works.
///
/// # Errors
/// Those of the database.
pub fn keep(
    c: &mut Connection,
    hash: &[u8],
    (id, kind): (AccountId, LinkKind),
    now: Timestamp,
) -> Result<()> {
    let lasts = match kind {
        LinkKind::SetUp => INVITATION_LASTS,
        _ => RESET_LASTS,
    };
    let link = Link {
        account: Some(id),
        kind,
        process: None,
        email: None,
    };
    Ok(queries::keep_link(c, hash, &link, (now, lasts))?)
}

fn make_link(
    c: &mut Connection,
    email: &str,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<(Account, LinkKind)>> {
    let Some((id, phc)) = queries::open_facts(c, email)? else {
        return Ok(None);
    };
    let kind = match phc {
        Some(_) => LinkKind::Reset,
        None => LinkKind::SetUp,
    };
    let before = queries::last_link(c, id, kind, now)?;
    if before.is_some_and(|at| now.0 - at.0 < NOT_BEFORE) {
        return Ok(None);
    }
    if kind == LinkKind::Reset {
        queries::delete_links(c, id, &[kind])?;
    }
    keep(c, hash, (id, kind), now)?;
    Ok(queries::account(c, id)?.map(|account| (account, kind)))
}

/// The two links to another address, about to be written down and mailed.
pub struct Move {
    account: Account,
    /// In its normalised form.
    new: String,
    tokens: [String; 2],
    at: Timestamp,
}

/// Where the links go, in the order of `Move::tokens`.
const ENDS: [LinkKind; 2] = [LinkKind::OldAddress, LinkKind::NewAddress];

impl Move {
    pub fn new(account: &Account, new: String, at: Timestamp) -> Self {
        Self {
            account: account.clone(),
            new,
            tokens: [random_token(), random_token()],
            at,
        }
    }

    /// What writes the links down, in place of any others; says whether the address is free.
    pub fn work(&self) -> impl FnMut(&mut Connection) -> Result<bool> + Send + 'static {
        let (id, new, at) = (self.account.id, self.new.clone(), self.at);
        let hashes = [&self.tokens[0], &self.tokens[1]].map(|token| token_hash(token));
        move |c| {
            if queries::sign_in_facts(c, &new)?.is_some() {
                return Ok(false);
            }
            queries::delete_links(c, id, &ENDS)?;
            for (kind, hash) in ENDS.into_iter().zip(&hashes) {
                let link = Link {
                    account: Some(id),
                    kind,
                    process: None,
                    email: Some(new.clone()),
                };
                queries::keep_link(c, hash, &link, (at, ADDRESS_LASTS))?;
            }
            Ok(true)
        }
    }

    /// Mails each of the two its link; what became of that, with the address.
    pub async fn mail(&self, app: &App) -> Vec<(String, Posted)> {
        let t = self.account.language.texts();
        let mut all = Vec::new();
        let ends = [&self.account.email, &self.new];
        for ((to, token), key) in ends
            .into_iter()
            .zip(&self.tokens)
            .zip(["account-mail-move-old", "account-mail-move-new"])
        {
            let about = [
                ("old", self.account.email.clone().into()),
                ("new", self.new.clone().into()),
            ];
            let letter = Letter {
                t,
                to,
                subject: t.get("account-mail-move").into_owned(),
                lines: vec![t.with(key, about)],
                link: Some((
                    url::setup(token).lang(t.language),
                    t.get("account-mail-move-go").into_owned(),
                )),
                foot: NOT_YOU,
            };
            all.push((to.clone(), send(app, &letter).await));
        }
        all
    }
}

/// What following a link to another address came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// The other end has to follow its link too.
    Half,
    /// The account has another address now; this is the one before.
    Whole(String),
}

/// Follows a link to another address, at one of its two ends.
///
/// # Errors
/// `NotFound` when it does not work, `Refused` when the address belongs to another account by now.
pub fn follow(c: &mut Connection, hash: &[u8], now: Timestamp) -> Result<(AccountId, Moved)> {
    let link = queries::link(c, hash, now)?
        .filter(|link| ENDS.contains(&link.kind))
        .ok_or(Error::NotFound)?;
    let (Some(id), Some(new)) = (link.account, link.email) else {
        return Err(Error::NotFound);
    };
    if !queries::follow_link(c, hash, now)? {
        return Err(Error::NotFound);
    }
    if !queries::is_confirmed_at_both(c, id, &new, now)? {
        return Ok((id, Moved::Half));
    }
    if queries::sign_in_facts(c, &new)?.is_some() {
        return Err(Error::Refused("address-taken"));
    }
    let account = queries::account(c, id)?.ok_or(Error::NotFound)?;
    queries::set_email(c, id, &new)?;
    // A link to another password that lies in the old mailbox is over as well.
    queries::delete_links(c, id, LinkKind::ALL)?;
    Ok((id, Moved::Whole(account.email)))
}
