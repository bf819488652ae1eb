//! Whose account somebody is that a provider knows.

use super::said::{Person, Unbelieved};
use crate::app::App;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::config::{NewAccounts, Provider};
use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::staff::notices::{News, tell};
use crate::staff::writing::{Change, Lines};
use crate::staff::{Account, caring, queries};

/// Why somebody whom the provider knows has no way in: each as the key of what they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoWayIn {
    Unbelieved(Unbelieved),
    /// There is no account for them, and none is made.
    NoAccount,
    /// The account of their address is tied to somebody else at the provider.
    SomebodyElses,
    /// The account is shut.
    Shut,
}

impl NoWayIn {
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Unbelieved(Unbelieved::None) => "provider-no-address",
            Self::Unbelieved(Unbelieved::Unverified) => "provider-unverified",
            Self::Unbelieved(Unbelieved::Elsewhere) => "provider-elsewhere",
            Self::NoAccount => "provider-no-account",
            Self::SomebodyElses => "provider-somebody-elses",
            Self::Shut => "provider-shut",
        }
    }
}

/// How an account came to be somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    WasTied,
    /// It had their address.
    Tied,
    Made,
}

/// Somebody has a way in.
#[derive(Debug, Clone)]
struct Arrived {
    account: Account,
    how: How,
    /// What was changed of their rights, as the log says it.
    rights: Option<String>,
    /// Their address before the provider said another.
    moved_from: Option<String>,
}

type Outcome = std::result::Result<Arrived, NoWayIn>;

/// The account of somebody, tied to them or made if it has to be; what their groups say of rights holds from here on.
/// Whom an account belongs to is told when it was tied, or its address or rights are others now.
///
/// # Errors
/// Those of writing.
pub async fn arrive(
    app: &App,
    by: &Provider,
    person: Person,
    language: Language,
) -> Result<std::result::Result<AccountId, NoWayIn>> {
    let now = app.clock.now();
    let new_accounts = by.new_accounts;
    let name = by.name.clone();
    let told = Lines(move |outcome: &Outcome| {
        let Ok(arrived) = outcome else {
            return Vec::new();
        };
        let named = |detail: &str| format!("{}: {detail}", arrived.account.name);
        let how = match arrived.how {
            How::WasTied => None,
            How::Tied => Some(("account.tied", named(&name))),
            How::Made => Some(("account.made-by-provider", named(&name))),
        };
        let rights = arrived
            .rights
            .clone()
            .map(|rights| ("account.rights", rights));
        let moved = arrived
            .moved_from
            .as_ref()
            .map(|_| ("account.address-by-provider", named(&name)));
        [how, rights, moved].into_iter().flatten().collect()
    });
    let outcome = Change::by(Actor::Eko, app, "account.tied")
        .write(told, move |c| {
            settle(c, &person, (new_accounts, language), now)
        })
        .await?;
    let arrived = match outcome {
        Ok(arrived) => arrived,
        Err(why) => return Ok(Err(why)),
    };
    let account = &arrived.account;
    if arrived.how == How::Tied {
        tell(app, account, &account.email, News::Tied(&by.name)).await;
    }
    if arrived.rights.is_some() && arrived.how != How::Made {
        tell(app, account, &account.email, News::Rights(account.rights())).await;
    }
    if let Some(old) = &arrived.moved_from {
        for to in [old, &account.email] {
            tell(app, account, to, News::Address(&account.email)).await;
        }
    }
    Ok(Ok(account.id))
}

fn settle(
    c: &mut Connection,
    person: &Person,
    (new_accounts, language): (NewAccounts, Language),
    now: Timestamp,
) -> Result<Outcome> {
    let (mut account, how) = match whose(c, person, (new_accounts, language), now)? {
        Ok(found) => found,
        Err(why) => return Ok(Err(why)),
    };
    let moved_from = match how {
        How::WasTied => follow_address(c, &mut account, person)?,
        How::Tied | How::Made => None,
    };
    let before = account.rights();
    let mut rights = person.rights.over(before);
    // Somebody has to run the installation.
    if before.is_operator && !rights.is_operator && queries::operators(c)? == [account.id] {
        rights.is_operator = true;
    }
    let changed = (rights != before).then(|| caring::rights_changed(&account, rights));
    if changed.is_some() {
        queries::set_rights(c, account.id, rights)?;
        account.creates_processes = rights.creates_processes;
        account.is_operator = rights.is_operator;
    }
    Ok(Ok(Arrived {
        account,
        how,
        rights: changed,
        moved_from,
    }))
}

/// The account: the one that is tied to the person, else that of their address, else a new one.
fn whose(
    c: &mut Connection,
    person: &Person,
    (new_accounts, language): (NewAccounts, Language),
    now: Timestamp,
) -> Result<std::result::Result<(Account, How), NoWayIn>> {
    let (issuer, subject) = (person.issuer.as_str(), person.subject.as_str());
    if let Some(id) = queries::account_of_identity(c, issuer, subject)? {
        let account = queries::open_account(c, id)?;
        return Ok(account
            .map(|account| (account, How::WasTied))
            .ok_or(NoWayIn::Shut));
    }
    let address = match &person.address {
        Ok(address) => address,
        Err(why) => return Ok(Err(NoWayIn::Unbelieved(*why))),
    };
    let (account, how) = match queries::sign_in_facts(c, address)? {
        Some((id, _)) => {
            let Some(account) = queries::open_account(c, id)? else {
                return Ok(Err(NoWayIn::Shut));
            };
            if queries::issuers_of(c, id)?.iter().any(|one| one == issuer) {
                return Ok(Err(NoWayIn::SomebodyElses));
            }
            // The provider knows them: they are a person of their own, whoever had the account made.
            queries::vouch(c, id)?;
            (account, How::Tied)
        }
        None if new_accounts == NewAccounts::Refused => return Ok(Err(NoWayIn::NoAccount)),
        None => {
            let account = Account {
                id: AccountId::random(),
                email: address.clone(),
                name: match person.name.as_str() {
                    "" => address.split('@').next().unwrap_or_default().to_owned(),
                    name => name.to_owned(),
                },
                language,
                creates_processes: false,
                is_operator: false,
            };
            queries::add_account(c, &account, None, now)?;
            (account, How::Made)
        }
    };
    queries::tie(c, account.id, (issuer, subject))?;
    Ok(Ok((account, how)))
}

/// Who has no password cannot change their address here, so that it follows what the provider says, if it is free.
fn follow_address(
    c: &mut Connection,
    account: &mut Account,
    person: &Person,
) -> Result<Option<String>> {
    let Ok(address) = &person.address else {
        return Ok(None);
    };
    if *address == account.email
        || queries::has_password(c, account.id)?
        || queries::sign_in_facts(c, address)?.is_some()
    {
        return Ok(None);
    }
    queries::set_email(c, account.id, address).map_err(Error::from)?;
    Ok(Some(std::mem::replace(&mut account.email, address.clone())))
}
