//! Accounts from the shell, and the link that makes the first one.

use zeroize::Zeroizing;

use super::new_password::{self, Unfit};
use super::queries::{Link, LinkKind};
use super::writing::Change;
use super::{Account, password, queries};
use crate::app::App;
use crate::audit::Actor;
use crate::config::Passwords;
use crate::db::By;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::i18n::{Language, line};
use crate::mail::Address;
use crate::secrets::{random_token, token_hash};
use crate::web::url;

/// Seconds for which a set-up link works.
const LINK_LASTS: i64 = 24 * 3600;

fn to_set_up(account: Option<AccountId>) -> Link {
    Link {
        account,
        kind: LinkKind::SetUp,
        process: None,
        email: None,
    }
}

/// The one-time link that creates the first account; none when there is one already, or people sign in with providers
/// alone: `eko account add` then says whose the first is. Upkeep of each start, in place of
/// the last start's link: what the log tells is that it was used.
pub async fn first_link(app: &App) -> Result<Option<String>> {
    if app.config.passwords == Passwords::Refused {
        return Ok(None);
    }
    let token = random_token();
    let hash = token_hash(&token);
    let now = app.clock.now();
    let made = app
        .db
        .write(By::Upkeep, move |c| {
            if queries::any_account(c)? {
                return Ok(false);
            }
            queries::forget_first_links(c)?;
            queries::keep_link(c, &hash, &to_set_up(None), (now, LINK_LASTS))?;
            Ok(true)
        })
        .await?;
    Ok(made.then(|| app.config.base_url.join(url::setup(&token))))
}

/// Reads a password, one line, from standard input.
///
/// # Errors
/// If there is nothing to read.
pub fn typed_password() -> Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    std::io::stdin().read_line(&mut line)?;
    Ok(Zeroizing::new(
        line.trim_end_matches(['\r', '\n']).to_owned(),
    ))
}

/// Adds an account that may create processes. Without a password, the link to choose one is returned; none where people
/// sign in with providers alone, who know the account by its address.
///
/// # Errors
/// If the address is none or is taken, or the password is too short.
pub async fn add(
    app: &App,
    email: &str,
    name: &str,
    typed: Option<Zeroizing<String>>,
) -> Result<Option<String>> {
    let email = Address::parse(email)
        .map_err(|_| Error::Settings(format!("{email} is not an address")))?
        .normalised();
    if name.trim().is_empty() || !line::is_line(name) {
        return Err(Error::Settings("the name must be one line".into()));
    }
    let phc = match typed {
        None => None,
        Some(typed) => {
            new_password::judge(&typed, &email, name).map_err(|unfit| {
                Error::Settings(match unfit {
                    Unfit::Short => {
                        format!(
                            "the password needs at least {} characters",
                            password::SHORTEST
                        )
                    }
                    Unfit::Long => {
                        format!(
                            "the password can have {} characters at most",
                            password::LONGEST
                        )
                    }
                    Unfit::Common => {
                        "the password is among the first that somebody who guesses tries".into()
                    }
                    Unfit::Own => "the password is made of the address or the name".into(),
                })
            })?;
            Some(password::hash(typed).await?)
        }
    };
    let wanted = email.clone();
    let (known, nobody_operates) = app
        .db
        .read(move |c| {
            let known = queries::sign_in_facts(c, &wanted)?;
            Ok((known, queries::operators(c)?.is_empty()))
        })
        .await?;
    let (action, id) = match known {
        None => ("account.added", AccountId::random()),
        // Invited and not set up yet: a new link in place of one that was lost.
        Some((id, None)) if phc.is_none() => ("account.invited", id),
        Some(_) => {
            let why = "there is an account with this address";
            return Err(Error::Settings(why.into()));
        }
    };
    let account = known.is_none().then(|| Account {
        id,
        email,
        name: name.to_owned(),
        language: Language::Swedish,
        creates_processes: true,
        // Somebody has to run the installation.
        is_operator: nobody_operates,
    });
    let is_by_link = phc.is_none() && app.config.passwords == Passwords::Allowed;
    let link = is_by_link.then(random_token);
    let hash = link.as_deref().map(token_hash);
    let now = app.clock.now();
    Change::by(Actor::Shell, app, action)
        .write(id.to_string(), move |c| {
            if let Some(new) = &account {
                queries::add_account(c, new, phc.as_deref(), now)?;
            }
            if let Some(hash) = &hash {
                queries::keep_link(c, hash, &to_set_up(Some(id)), (now, LINK_LASTS))?;
            }
            Ok(())
        })
        .await?;
    Ok(link.map(|token| app.config.base_url.join(url::setup(&token))))
}
