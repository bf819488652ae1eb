//! The guard of a process's staff pages: who is at work in it, with which right, and the one way for them to change
//! something.

use std::marker::PhantomData;
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use maud::{Markup, Render};

use super::disposal::Decisions;
use super::disposal::queries::decisions;
use super::{Process, queries};
use crate::app::App;
use crate::audit::{self, Actor};
use crate::db::ids::BoardId;
use crate::error::{Error, Result};
use crate::i18n::Texts;
use crate::staff::guard::{account_id, app_of, must_have_second_factor, speak};
use crate::staff::writing::{Change, MayChange};
use crate::staff::{
    self, Account, Archive, Desk, Edit, MayWrite, Papers, People, ReadLog, Right, Role,
};
use crate::web::body::guarded;
use crate::web::components::Asking;
use crate::web::form::SentAgain;
use crate::web::page::{Chapter, Place, StaffShell};
use crate::web::url::{self, Url};

/// Somebody of the staff, and the process that they are at work in.
pub struct Staff {
    pub account: Account,
    pub process: Process,
    /// What was decided on disposal of its records.
    pub decisions: Decisions,
    pub role: Role,
    /// The one board whose figures a reader sees; none for all.
    pub board: Option<BoardId>,
}

impl Staff {
    /// Whether this person has a right: for what a page offers, never for what it does.
    pub fn may<R: Right>(&self) -> bool {
        R::is_given_to(self.role) && !(R::CHANGES && self.process.ended_at.is_some())
    }

    /// The words of their language.
    pub fn t(&self) -> &'static Texts {
        self.account.language.texts()
    }

    /// What surrounds a page about a part of the process.
    pub fn shell<'a>(&'a self, chapter: Chapter, title: &'a str) -> StaffShell<'a> {
        StaffShell::new(self.t(), Some(&self.account.name), title).at(Place {
            slug: &self.process.slug,
            name: self.process.name(self.account.language),
            chapter,
            closed: (!self.may::<Desk>()).then_some(Chapter::Desk),
            tabs: match chapter {
                Chapter::Settings => self.setup(),
                _ => Vec::new(),
            },
        })
    }

    /// The pages of what is set up once that are for this person.
    fn setup(&self) -> Vec<(&'static str, Url)> {
        let slug = &self.process.slug;
        let pages = [
            (true, "setup-parts", url::setup_of(slug)),
            (self.may::<Edit>(), "process-settings", url::settings(slug)),
            (
                self.may::<Edit>(),
                "information-title",
                url::information(slug),
            ),
            (true, "goals-title", url::goals(slug)),
            (true, "activities-title", url::plan(slug)),
            (self.may::<People>(), "people-title", url::people(slug)),
            (self.may::<Papers>(), "papers-title", url::papers(slug)),
            (self.may::<ReadLog>(), "trail-title", url::trail(slug)),
            (self.may::<Archive>(), "keys-title", url::keys(slug)),
            (self.may::<Archive>(), "archive-title", url::archive(slug)),
        ];
        let theirs = pages.into_iter().filter(|(may, ..)| *may);
        theirs.map(|(_, title, to)| (title, to)).collect()
    }

    /// A page that asks before what cannot be taken back.
    pub fn ask(&self, chapter: Chapter, asking: &Asking<'_>) -> Markup {
        let shell = self.shell(chapter, &asking.title);
        shell.page(asking.render())
    }
}

/// Somebody with the right `R` in the process that the path names as `{process}`.
///
/// To everybody else such a process does not exist.
pub struct Within<R: Right> {
    staff: Staff,
    right: PhantomData<R>,
    sent_again: Option<SentAgain>,
}

impl<R: Right> Deref for Within<R> {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.staff
    }
}

/// For as long as this person has the right, and the process runs if the right is about changing it.
impl<R: MayWrite> MayChange for Within<R> {
    fn change<'a>(&self, app: &'a App, action: &'static str) -> Change<'a> {
        let (account, process) = (self.account.id, self.process.id);
        Change::by(Actor::Staff(account), app, action)
            .within(process)
            .only_while(move |c| {
                staff::queries::open_account(c, account)?.ok_or(Error::SignedOut)?;
                let (role, _) =
                    staff::queries::role(c, account, process)?.ok_or(Error::NotFound)?;
                if !R::is_given_to(role) {
                    return Err(Error::Forbidden);
                }
                if R::CHANGES {
                    queries::must_run(c, process)?;
                }
                Ok(())
            })
            .unless(self.sent_again)
    }
}

impl Staff {
    /// Writes down that this person has read or taken out something.
    ///
    /// # Errors
    /// Those of [`crate::db::Db::write`]: then nobody is to read it.
    pub async fn note(&self, app: &App, action: &'static str, detail: String) -> Result<()> {
        Change::by(Actor::Staff(self.account.id), app, action)
            .within(self.process.id)
            .write(detail, |_| Ok(()))
            .await
    }

    /// The same of what is looked at again and again: at most once an hour.
    ///
    /// # Errors
    /// Those of [`Self::note`].
    pub async fn note_hourly(&self, app: &App, action: &'static str) -> Result<()> {
        let (of, by) = (self.process.id, self.account.id);
        let since = app.clock.now().plus_seconds(-3600);
        let is_noted = app
            .db
            .read(move |c| Ok(audit::queries::is_noted(c, (of, by), action, since)?))
            .await?;
        match is_noted {
            true => Ok(()),
            false => self.note(app, action, String::new()).await,
        }
    }
}

impl<R: Right> FromRequest for Within<R> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let slug = request.match_info().query("process").to_owned();
        let found = account_id(request).and_then(|id| Ok((id, app_of(request)?)));
        guarded(request, |request| async move {
            let (id, app) = found?;
            let (account, here) = app
                .db
                .read(move |c| {
                    let account = staff::queries::open_account(c, id)?;
                    let Some(process) = queries::find(c, &slug)? else {
                        return Ok((account, None));
                    };
                    let Some((role, board)) = staff::queries::role(c, id, process)? else {
                        return Ok((account, None));
                    };
                    let decisions = decisions(c, process)?;
                    let process = queries::process(c, process)?;
                    Ok((account, Some((process, decisions, role, board))))
                })
                .await?;
            let account = account.ok_or(Error::SignedOut)?;
            must_have_second_factor(&app, &request, id).await?;
            speak(&request, &account);
            let (process, decisions, role, board) = here.ok_or(Error::NotFound)?;
            if !R::is_given_to(role) {
                return Err(Error::Forbidden);
            }
            if R::CHANGES && process.ended_at.is_some() {
                return Err(Error::Refused("process-ended"));
            }
            Ok(Self {
                staff: Staff {
                    account,
                    process,
                    decisions,
                    role,
                    board,
                },
                right: PhantomData,
                sent_again: SentAgain::of(&request),
            })
        })
    }
}
