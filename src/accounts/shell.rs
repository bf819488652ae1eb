//! Accounts from the shell, and the link that makes the first one.

use zeroize::Zeroizing;

use super::{Account, password, queries};
use crate::app::App;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::secrets::{random_token, token_hash};

/// Seconds for which a set-up link works.
const LINK_LASTS: i64 = 24 * 3600;

/// The one-time link that creates the first account; none when there is one already.
pub async fn first_link(app: &App) -> Result<Option<String>> {
    let token = random_token();
    let hash = token_hash(&token);
    let expires = app.clock.now().plus_seconds(LINK_LASTS);
    let made = app
        .db
        .write(move |c| {
            if queries::any_account(c)? {
                return Ok(false);
            }
            queries::forget_first_invitations(c)?;
            queries::invite(c, &hash, None, expires)?;
            Ok(true)
        })
        .await?;
    Ok(made.then(|| app.config.base_url.join(&format!("/setup/{token}"))))
}

/// Adds an account that may create processes. Without a password, the link to choose one is returned.
///
/// # Errors
/// If the address is none or is taken, or the password is too short.
pub async fn add(
    app: &App,
    email: &str,
    name: &str,
    password_stdin: bool,
) -> Result<Option<String>> {
    let email = Address::parse(email)
        .map_err(|_| Error::Settings(format!("{email} is not an address")))?
        .normalised();
    let phc = if password_stdin {
        let mut line = Zeroizing::new(String::new());
        std::io::stdin().read_line(&mut line)?;
        let typed = Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned());
        if typed.chars().count() < password::SHORTEST {
            return Err(Error::Settings(format!(
                "the password needs at least {} characters",
                password::SHORTEST
            )));
        }
        Some(password::hash(typed).await?)
    } else {
        None
    };
    let token = random_token();
    let hash = token_hash(&token);
    let account = Account {
        id: AccountId::random(),
        email,
        name: name.to_owned(),
        language: Language::Swedish,
        creates_processes: true,
    };
    let now = app.clock.now();
    let needs_link = phc.is_none();
    app.db
        .write(move |c| {
            if let Some((known, phc)) = queries::sign_in_facts(c, &account.email)? {
                if phc.is_some() || !needs_link {
                    return Err(Error::Settings(
                        "there is an account with this address".into(),
                    ));
                }
                // Invited and not set up yet: a new link in place of one that was lost.
                return Ok(queries::invite(
                    c,
                    &hash,
                    Some(known),
                    now.plus_seconds(LINK_LASTS),
                )?);
            }
            queries::add_account(c, &account, phc.as_deref(), now)?;
            if needs_link {
                queries::invite(c, &hash, Some(account.id), now.plus_seconds(LINK_LASTS))?;
            }
            Ok(())
        })
        .await?;
    Ok(needs_link.then(|| app.config.base_url.join(&format!("/setup/{token}"))))
}
