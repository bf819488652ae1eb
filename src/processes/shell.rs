//! Accounts in the shell: who there is, and what whoever runs Eko does with them.

use crate::app::App;
use crate::audit::Actor;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::i18n::{Language, line};
use crate::mail::Address;
use crate::staff::caring::{self, Care};
use crate::staff::inviting::note;
use crate::staff::notices::{News, tell};
use crate::staff::post::Posted;
use crate::staff::queries::Rights;
use crate::staff::writing::Change;
use crate::staff::{self, Account, Role};
use crate::web::url;

use super::queries;

/// Where a link to a password goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// To the address of the account.
    Mail,
    /// To whoever runs the command, where no mail can be sent.
    Shell,
}

/// What somebody is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// In a process; none takes them out of it.
    InProcess(Option<Role>),
    /// In the installation.
    Operator,
    Creator,
    Neither,
}

impl Wanted {
    /// Reads a word of the command line.
    ///
    /// # Errors
    /// The words that there are.
    pub fn parse(word: &str) -> std::result::Result<Self, String> {
        match word {
            "none" => Ok(Self::InProcess(None)),
            "operator" => Ok(Self::Operator),
            "creator" => Ok(Self::Creator),
            "no-rights" => Ok(Self::Neither),
            word => Role::from_word(word)
                .map(|role| Self::InProcess(Some(role)))
                .ok_or_else(|| {
                    "leader, group, reader, registrar or none, with --process; or operator, creator or no-rights".into()
                }),
        }
    }
}

/// A line for each account: address, name, standing, last day of use, rights, and what it is in which process.
///
/// # Errors
/// Those of the database.
pub async fn list(app: &App) -> Result<()> {
    for row in app.db.read(queries::account_rows).await? {
        let (known, account) = (&row.known, &row.known.account);
        let standing = match (known.disabled_at, known.is_set_up) {
            (Some(_), _) => "disabled",
            (None, false) => "invited",
            (None, true) => "open",
        };
        let used = known
            .used_at
            .map_or("never".to_owned(), |at| at.day(&app.zone).to_string());
        let rights = [
            account.is_operator.then_some("operator"),
            account.creates_processes.then_some("creator"),
        ];
        let rights: Vec<&str> = rights.into_iter().flatten().collect();
        let roles: Vec<String> = row
            .processes
            .iter()
            .map(|(name, role)| format!("{name}: {}", role.word()))
            .collect();
        println!(
            "{}\t{}\t{standing}\t{used}\t{}\t{}",
            account.email,
            account.name,
            rights.join(","),
            roles.join("; ")
        );
    }
    Ok(())
}

/// The account of an address as it was typed.
async fn find(app: &App, email: &str) -> Result<AccountId> {
    let wanted = address(email)?;
    let found = app
        .db
        .read(move |c| Ok(staff::queries::sign_in_facts(c, &wanted)?))
        .await?;
    let (id, _) =
        found.ok_or_else(|| Error::Settings(format!("no account has the address {email}")))?;
    Ok(id)
}

fn address(email: &str) -> Result<String> {
    Address::parse(email)
        .map(|email| email.normalised())
        .map_err(|_| Error::Settings(format!("{email} is not an address")))
}

/// What a mail came to, for whoever runs the command.
///
/// # Errors
/// When nobody got it.
fn said(posted: &Posted) -> Result<()> {
    match posted {
        Posted::Sent => {
            println!("mailed");
            Ok(())
        }
        Posted::Kept => Err(Error::Settings(
            "there is no relay, so the mail lies in the outbox folder; set EKO_SMTP_URL, or use --print".into(),
        )),
        Posted::Failed(failure) => Err(Error::Settings(format!(
            "the mail was not sent ({}); run the command again, or use --print",
            failure.kept()
        ))),
    }
}

/// Adds an account that takes part in nothing yet, and mails its owner the link that sets it up; for one that is there
/// and not set up, the link is made anew.
///
/// # Errors
/// When it is set up already, or the mail did not go.
pub async fn invite(app: &App, email: &str, name: &str, to: To) -> Result<()> {
    if name.trim().is_empty() || !line::is_line(name) {
        return Err(Error::Settings("the name must be one line".into()));
    }
    let wanted = address(email)?;
    let looked_for = wanted.clone();
    let known = app
        .db
        .read(move |c| Ok(staff::queries::sign_in_facts(c, &looked_for)?))
        .await?;
    match known {
        Some((_, Some(_))) => Err(Error::Settings(
            "there is an account with this address".into(),
        )),
        Some((id, None)) => send_link(app, "account.invited", id, to).await,
        None => {
            let new = Account {
                id: AccountId::random(),
                email: wanted,
                name: name.to_owned(),
                language: Language::Swedish,
                creates_processes: false,
                is_operator: false,
            };
            let id = new.id;
            let change = Change::by(Actor::Shell, app, "account.added");
            match to {
                To::Mail => said(&caring::add(app, change, new, None).await?),
                To::Shell => {
                    let now = app.clock.now();
                    change
                        .write(new.name.clone(), move |c| {
                            Ok(staff::queries::add_account(c, &new, None, now)?)
                        })
                        .await?;
                    send_link(app, "account.invited", id, to).await
                }
            }
        }
    }
}

/// Mails the owner of an account a link to another password, or prints it. The old one works until it is used.
///
/// # Errors
/// When there is no such account that is open, or the mail did not go.
pub async fn reset(app: &App, email: &str, to: To) -> Result<()> {
    let id = find(app, email).await?;
    send_link(app, "account.link-made", id, to).await
}

async fn send_link(app: &App, action: &'static str, id: AccountId, to: To) -> Result<()> {
    let change = Change::by(Actor::Shell, app, action);
    let made = caring::make_link(app, change, id).await;
    let (sending, account) = made.map_err(|error| match error {
        Error::NotFound => Error::Settings("the account is disabled; enable it first".into()),
        error => error,
    })?;
    match to {
        To::Mail => said(&sending.mail(app, &account).await),
        To::Shell => {
            println!(
                "link {}",
                app.config
                    .base_url
                    .join(url::setup(&sending.token).as_str())
            );
            Ok(())
        }
    }
}

/// Shuts an account or opens it, or vouches for it.
///
/// # Errors
/// When there is no such account, or nobody would run the installation any more.
pub async fn care(app: &App, email: &str, care: Care) -> Result<()> {
    let id = find(app, email).await?;
    let change = Change::by(Actor::Shell, app, care.action());
    care.see_to(app, change, id).await.map_err(in_words)?;
    if care == Care::Disable {
        let left = app.db.read(move |c| leaderless(c, id)).await?;
        for name in left {
            println!(
                "nobody leads {name} any more; give somebody that role with: eko account role"
            );
        }
    }
    Ok(())
}

/// The processes that somebody was leader of and that nobody leads who can sign in.
fn leaderless(c: &mut crate::db::Connection, id: AccountId) -> Result<Vec<String>> {
    let mut left = Vec::new();
    for of in staff::queries::processes_of(c, id)? {
        if staff::queries::leaders(c, of)?.is_empty() {
            let process = queries::process(c, of)?;
            left.push(process.name(process.default_language).to_owned());
        }
    }
    Ok(left)
}

fn in_words(error: Error) -> Error {
    match error {
        Error::Refused("account-last-operator") => Error::Settings(
            "nobody else runs the installation; give somebody that right first: eko account role ADDRESS operator".into(),
        ),
        error => error,
    }
}

/// Says what somebody is, in a process or in the installation, and tells them by mail.
///
/// # Errors
/// When there is no such account or process.
pub async fn role(app: &App, email: &str, wanted: Wanted, process: Option<&str>) -> Result<()> {
    let id = find(app, email).await?;
    let role = match wanted {
        Wanted::InProcess(role) => role,
        Wanted::Operator | Wanted::Creator | Wanted::Neither => {
            let known = app
                .db
                .read(move |c| Ok(staff::queries::account(c, id)?))
                .await?;
            let before = known.ok_or(Error::NotFound)?.rights();
            let rights = match wanted {
                Wanted::Operator => Rights {
                    is_operator: true,
                    ..before
                },
                Wanted::Creator => Rights {
                    creates_processes: true,
                    ..before
                },
                _ => Rights {
                    is_operator: false,
                    creates_processes: false,
                },
            };
            let care = Care::Rights(rights);
            let change = Change::by(Actor::Shell, app, care.action());
            let posted = care.see_to(app, change, id).await.map_err(in_words)?;
            return told(posted.as_ref());
        }
    };
    let slug = process.map(str::to_owned);
    let of = app
        .db
        .read(move |c| Ok(queries::only_or_named(c, slug.as_deref())?))
        .await?
        .ok_or_else(|| Error::Settings("name the process with --process".into()))?;
    let action = match role {
        Some(_) => "person.changed",
        None => "person.removed",
    };
    let detail = |name: &String| Some(name.clone());
    Change::by(Actor::Shell, app, action)
        .within(of)
        .write(detail, move |c| {
            let account = staff::queries::account(c, id)?.ok_or(Error::NotFound)?;
            let name = account.name;
            Ok(match role {
                Some(role) => {
                    staff::queries::set_role(c, id, of, role, None)?;
                    format!("{name}: {}", role.word())
                }
                None => {
                    staff::queries::remove_role(c, id, of)?;
                    format!("{name}: removed")
                }
            })
        })
        .await?;
    let (account, process) = app
        .db
        .read(move |c| Ok((staff::queries::account(c, id)?, queries::process(c, of)?)))
        .await?;
    // An account that nobody had set up goes with its last role.
    let Some(account) = account else {
        return Ok(());
    };
    let name = process.name(account.language);
    let news = match role {
        Some(role) => News::Role(name, role),
        None => News::Removed(name),
    };
    let posted = tell(app, &account, &account.email, news).await;
    note(app, (id, of), &posted).await?;
    told(Some(&posted))
}

/// A notice that did not go undoes nothing, and is said.
fn told(posted: Option<&Posted>) -> Result<()> {
    if let Some(posted) = posted.filter(|posted| !posted.is_sent()) {
        eprintln!("the mail about it: {}", posted.stored());
    }
    Ok(())
}
