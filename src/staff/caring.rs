//! What whoever runs the installation does with an account: on its page, and in the shell.

use super::Account;
use super::notices::{News, tell};
use super::post::{Letter, NOT_YOU, Posted, send};
use super::queries::{self, LinkKind, Rights};
use super::recovering::{self, Sending};
use super::writing::Change;
use crate::app::App;
use crate::clock::Timestamp;
use crate::config::Passwords;
use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::web::url;

/// What is done with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// Nobody signs in with it any more; what is theirs stays.
    Disable,
    Enable,
    /// It is known to be a person's of their own, whoever had it made.
    Vouch,
    Rights(Rights),
    /// They have lost their app and their codes: the password is enough until they set up another.
    ForgetSecondFactor,
    /// The account is nobody's at any provider any more; whoever has its address there next is tied to it.
    Untie,
}

impl Care {
    /// As the log names it.
    pub fn action(self) -> &'static str {
        match self {
            Self::Disable => "account.disabled",
            Self::Enable => "account.enabled",
            Self::Vouch => "account.vouched-for",
            Self::Rights(_) => "account.rights",
            Self::ForgetSecondFactor => "account.second-factor-forgotten",
            Self::Untie => "account.untied",
        }
    }

    /// Does it, and says what the log is to say of it; none when all was so before.
    ///
    /// # Errors
    /// `NotFound` without such an account, `Refused` when nobody would run the installation any more.
    pub fn carry_out(
        self,
        c: &mut Connection,
        id: AccountId,
        now: Timestamp,
    ) -> Result<Option<String>> {
        let known = queries::known(c, id)?.ok_or(Error::NotFound)?;
        let name = &known.account.name;
        match self {
            Self::Disable => {
                if known.disabled_at.is_some() {
                    return Ok(None);
                }
                somebody_else_operates(c, id)?;
                queries::set_disabled(c, id, Some(now))?;
            }
            Self::Enable => {
                if known.disabled_at.is_none() {
                    return Ok(None);
                }
                queries::set_disabled(c, id, None)?;
            }
            Self::Vouch => queries::vouch(c, id)?,
            Self::ForgetSecondFactor => {
                if !queries::forget_second_factor(c, id)? {
                    return Ok(None);
                }
            }
            Self::Untie => {
                if !queries::untie(c, id)? {
                    return Ok(None);
                }
                if !queries::can_sign_in(c, id)? {
                    somebody_else_can_operate(c, &known.account)?;
                }
            }
            Self::Rights(rights) => {
                let before = known.account.rights();
                if before == rights {
                    return Ok(None);
                }
                if !rights.is_operator {
                    somebody_else_operates(c, id)?;
                }
                queries::set_rights(c, id, rights)?;
                return Ok(Some(rights_changed(&known.account, rights)));
            }
        }
        Ok(Some(name.clone()))
    }

    /// Does it as whoever makes the change, and tells whom the account belongs to what is new for them; what became of
    /// that mail, if there was one.
    ///
    /// # Errors
    /// Those of [`Care::carry_out`].
    pub async fn see_to(
        self,
        app: &App,
        change: Change<'_>,
        id: AccountId,
    ) -> Result<Option<Posted>> {
        let now = app.clock.now();
        let told = Option::<String>::clone;
        let done = change
            .write(told, move |c| self.carry_out(c, id, now))
            .await?;
        let is_told = matches!(self, Self::Rights(_) | Self::ForgetSecondFactor);
        if done.is_none() || !is_told {
            return Ok(None);
        }
        let account = app.db.read(move |c| Ok(queries::account(c, id)?)).await?;
        let account = account.ok_or(Error::NotFound)?;
        let news = match self {
            Self::ForgetSecondFactor => News::SecondFactorOff,
            _ => News::Rights(account.rights()),
        };
        Ok(Some(tell(app, &account, &account.email, news).await))
    }
}

/// What the log says of rights that are others than an account had.
pub fn rights_changed(of: &Account, rights: Rights) -> String {
    let before = of.rights();
    format!(
        "{}: creates {} → {}, operates {} → {}",
        of.name,
        before.creates_processes,
        rights.creates_processes,
        before.is_operator,
        rights.is_operator
    )
}

/// Makes sure that somebody goes on running the installation when this person cannot sign in.
fn somebody_else_can_operate(c: &mut Connection, account: &Account) -> Result<()> {
    if account.is_operator && queries::operators(c)?.is_empty() {
        return Err(Error::Refused("account-last-operator"));
    }
    Ok(())
}

/// Makes sure that somebody goes on running the installation when this person does not.
fn somebody_else_operates(c: &mut Connection, id: AccountId) -> Result<()> {
    let operators = queries::operators(c)?;
    if operators.contains(&id) && operators.len() == 1 {
        return Err(Error::Refused("account-last-operator"));
    }
    Ok(())
}

/// Adds an account and mails the link that sets it up to its address.
///
/// # Errors
/// `Refused` when there is one with this address.
pub async fn add(
    app: &App,
    change: Change<'_>,
    new: Account,
    by: Option<AccountId>,
) -> Result<Posted> {
    let sending = Sending::new(LinkKind::SetUp);
    let (hash, now, id) = (sending.hash(), app.clock.now(), new.id);
    let added = new.clone();
    change
        .write(new.name.clone(), move |c| {
            if queries::sign_in_facts(c, &added.email)?.is_some() {
                return Err(Error::Refused("address-taken"));
            }
            queries::add_account(c, &added, None, now)?;
            if let Some(by) = by {
                queries::set_invited_by(c, id, by)?;
            }
            recovering::keep(c, &hash, (id, LinkKind::SetUp), now)
        })
        .await?;
    let t = new.language.texts();
    let (how, link, go) = match app.config.passwords {
        Passwords::Allowed => {
            let link = url::setup(&sending.token).lang(t.language);
            ("account-mail-invited-how", link, "account-mail-invited-go")
        }
        Passwords::Refused => (
            "account-mail-provider-how",
            url::home(),
            "account-mail-asked-go",
        ),
    };
    let letter = Letter {
        t,
        to: &new.email,
        subject: t.get("account-mail-made").into_owned(),
        lines: ["account-mail-made-text", how]
            .map(|key| t.get(key).into_owned())
            .into(),
        link: Some((link, t.get(go).into_owned())),
        foot: NOT_YOU,
    };
    Ok(send(app, &letter).await)
}

/// Mails somebody a link to another password, or to their first one.
///
/// # Errors
/// `NotFound` without such an account that is open.
pub async fn send_link(app: &App, change: Change<'_>, id: AccountId) -> Result<Posted> {
    let (sending, account) = make_link(app, change, id).await?;
    Ok(sending.mail(app, &account).await)
}

/// Makes such a link, which is mailed or shown in the shell.
///
/// # Errors
/// `NotFound` without such an account that is open.
pub async fn make_link(app: &App, change: Change<'_>, id: AccountId) -> Result<(Sending, Account)> {
    let token = crate::secrets::random_token();
    let (hash, now) = (crate::secrets::token_hash(&token), app.clock.now());
    let told = |(account, _): &(Account, LinkKind)| account.name.clone();
    let (account, kind) = change
        .write(told, move |c| {
            let account = queries::open_account(c, id)?.ok_or(Error::NotFound)?;
            let kind = match queries::has_password(c, id)? {
                true => LinkKind::Reset,
                false => LinkKind::SetUp,
            };
            queries::delete_links(c, id, &[kind])?;
            recovering::keep(c, &hash, (id, kind), now)?;
            Ok((account, kind))
        })
        .await?;
    Ok((Sending { token, kind }, account))
}
