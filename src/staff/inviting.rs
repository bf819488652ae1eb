//! Asking somebody to take part in a process. The link that sets an account up goes to its address and nowhere else,
//! and who has an account says yes or no themselves.

use super::post::{Letter, NOT_YOU, Posted, send};
use super::queries::{self, Link, LinkKind};
use super::{Account, Role};
use crate::app::App;
use crate::clock::Timestamp;
use crate::config::Passwords;
use crate::db::ids::{AccountId, BoardId, ProcessId};
use crate::db::{By, Connection};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::secrets::{random_token, token_hash};
use crate::web::url;

/// Seconds for which the link of an invitation works.
pub const INVITATION_LASTS: i64 = 7 * 24 * 3600;

/// Whom somebody asks to take part in a process, as what.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// In its normalised form.
    pub email: String,
    /// For an account that is not there yet.
    pub name: String,
    pub role: Role,
    /// The one board whose figures they are to see; none for all.
    pub board: Option<BoardId>,
}

/// An invitation that is about to be written down and mailed.
#[derive(Debug, Clone)]
pub struct Invitation {
    process: ProcessId,
    by: AccountId,
    /// The language of an account that is not there yet.
    language: Language,
    at: Timestamp,
    passwords: Passwords,
    token: String,
}

/// Whom an invitation is mailed to.
#[derive(Debug, Clone)]
pub struct Invited {
    pub account: Account,
    pub role: Role,
    /// Whether they sign in as they are; else they set their account up first.
    signs_in: bool,
}

/// What came of asking somebody.
#[derive(Debug, Clone)]
pub enum Asked {
    /// They are there already, or were asked before; nothing was changed.
    There(Box<queries::Membership>),
    Now(Box<Invited>),
}

impl Invitation {
    /// By somebody of the process, whose language a new account begins in.
    pub fn new(app: &App, process: ProcessId, by: &Account) -> Self {
        Self {
            process,
            by: by.id,
            language: by.language,
            at: app.clock.now(),
            passwords: app.config.passwords,
            token: random_token(),
        }
    }

    /// Asks somebody, for whom an account is made if there is none.
    ///
    /// # Errors
    /// Those of the database.
    pub fn ask(&self, c: &mut Connection, invitee: &Invitee) -> Result<Asked> {
        let known = queries::sign_in_facts(c, &invitee.email)?;
        let id = match known {
            Some((id, _)) => id,
            None => {
                let new = Account {
                    id: AccountId::random(),
                    email: invitee.email.clone(),
                    name: invitee.name.clone(),
                    language: self.language,
                    creates_processes: false,
                    is_operator: false,
                };
                queries::add_account(c, &new, None, self.at)?;
                queries::set_invited_by(c, new.id, self.by)?;
                new.id
            }
        };
        if let Some(membership) = queries::membership(c, id, self.process)? {
            return Ok(Asked::There(Box::new(membership)));
        }
        queries::ask(c, id, self.process, (invitee.role, invitee.board))?;
        let invited = self.invited(c, id, invitee.role)?;
        Ok(Asked::Now(Box::new(invited)))
    }

    /// Asks somebody once more who has not answered, unless they were since `seen` mails had gone: a button that is
    /// pressed twice sends one mail.
    ///
    /// # Errors
    /// `NotFound` when nobody like that is asked.
    pub fn ask_again(
        &self,
        c: &mut Connection,
        id: AccountId,
        seen: i32,
    ) -> Result<Option<Invited>> {
        let membership = queries::membership(c, id, self.process)?
            .filter(|one| !one.is_accepted)
            .ok_or(Error::NotFound)?;
        if !queries::ask_again(c, id, self.process, seen)? {
            return Ok(None);
        }
        self.invited(c, id, membership.role).map(Some)
    }

    /// Whom the mail goes to; who cannot sign in yet gets a link to choose a password, in place of any other.
    fn invited(&self, c: &mut Connection, id: AccountId, role: Role) -> Result<Invited> {
        let account = queries::account(c, id)?.ok_or(Error::NotFound)?;
        let signs_in = self.passwords == Passwords::Refused || queries::can_sign_in(c, id)?;
        if !signs_in {
            let link = Link {
                account: Some(id),
                kind: LinkKind::SetUp,
                process: Some(self.process),
                email: None,
            };
            let hash = token_hash(&self.token);
            queries::keep_link(c, &hash, &link, (self.at, INVITATION_LASTS))?;
        }
        Ok(Invited {
            account,
            role,
            signs_in,
        })
    }

    /// Mails it, and notes what became of that. `by` is the name of who asks, `process` that of the process.
    ///
    /// # Errors
    /// When that cannot be noted.
    pub async fn mail(
        &self,
        app: &App,
        to: &Invited,
        (by, process): (&str, &str),
    ) -> Result<Posted> {
        let t = to.account.language.texts();
        let about = [
            ("name", by.to_owned().into()),
            ("process", process.to_owned().into()),
            ("role", t.get(to.role.text_key()).into_owned().into()),
        ];
        let (how, link) = if to.signs_in {
            (
                "account-mail-asked-how",
                (url::home(), "account-mail-asked-go"),
            )
        } else {
            let link = url::setup(&self.token).lang(t.language);
            (
                "account-mail-invited-how",
                (link, "account-mail-invited-go"),
            )
        };
        let letter = Letter {
            t,
            to: &to.account.email,
            subject: t.with(
                "account-mail-invited-subject",
                [("process", process.to_owned().into())],
            ),
            lines: vec![
                t.with("account-mail-invited", about),
                t.get(how).into_owned(),
            ],
            link: Some((link.0, t.get(link.1).into_owned())),
            foot: NOT_YOU,
        };
        let posted = send(app, &letter).await;
        note(app, (to.account.id, self.process), &posted).await?;
        Ok(posted)
    }
}

/// Notes what became of the latest mail about what somebody is in a process.
///
/// # Errors
/// Those of writing.
pub async fn note(
    app: &App,
    (account, process): (AccountId, ProcessId),
    posted: &Posted,
) -> Result<()> {
    let stored = posted.stored();
    app.db
        .write(By::Upkeep, move |c| {
            Ok(queries::mailed(c, account, process, &stored)?)
        })
        .await
}
