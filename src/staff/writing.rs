//! The one way to change something that is logged: the work and the line about it in one transaction, both or neither.

use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::db::ids::ProcessId;
use crate::db::{By, Connection, Isolation};
use crate::error::{Error, Result};
use crate::web::form::SentAgain;
use crate::web::said;

/// What the log says of a change beyond its name; `None` when nothing was changed after all, and nothing is logged.
///
/// Made after the work, from what it came to, so that it can hold what was there before.
pub trait Detail<T>: Send + 'static {
    fn of(&self, done: &T) -> Option<String>;

    /// The lines, each with its action; one line under the change's own, unless it is several things in one.
    fn lines(&self, action: &'static str, done: &T) -> Vec<(&'static str, String)> {
        self.of(done)
            .map(|detail| (action, detail))
            .into_iter()
            .collect()
    }
}

/// Lines under actions of their own, for a change that is several things in one.
pub struct Lines<F>(pub F);

impl<T, F> Detail<T> for Lines<F>
where
    F: Fn(&T) -> Vec<(&'static str, String)> + Send + 'static,
{
    fn of(&self, _: &T) -> Option<String> {
        None
    }

    fn lines(&self, _: &'static str, done: &T) -> Vec<(&'static str, String)> {
        (self.0)(done)
    }
}

impl<T> Detail<T> for String {
    fn of(&self, _: &T) -> Option<String> {
        Some(self.clone())
    }
}

impl<T> Detail<T> for &'static str {
    fn of(&self, _: &T) -> Option<String> {
        Some((*self).to_owned())
    }
}

impl<T, F, R> Detail<T> for F
where
    F: Fn(&T) -> R + Send + 'static,
    R: Into<Option<String>>,
{
    fn of(&self, done: &T) -> Option<String> {
        self(done).into()
    }
}

/// What is made sure of in the transaction of a change before anything is done.
type Check = Box<dyn FnMut(&mut Connection) -> Result<()> + Send>;

/// A change that is about to be made, and who makes it.
pub struct Change<'a> {
    app: &'a App,
    actor: Actor,
    action: &'static str,
    process: Option<ProcessId>,
    isolation: Isolation,
    check: Check,
}

impl<'a> Change<'a> {
    /// `action` names it as the log does: `dialogue.closed`.
    pub fn by(actor: Actor, app: &'a App, action: &'static str) -> Self {
        Self {
            app,
            actor,
            action,
            process: None,
            isolation: Isolation::Serializable,
            check: Box::new(|_| Ok(())),
        }
    }

    /// In a process.
    pub fn within(mut self, process: ProcessId) -> Self {
        self.process = Some(process);
        self
    }

    /// Only while this holds, asked in the same transaction.
    pub fn only_while(
        mut self,
        check: impl FnMut(&mut Connection) -> Result<()> + Send + 'static,
    ) -> Self {
        self.check = Box::new(check);
        self
    }

    /// Not when the form is only shown again, to who had been signed out when they sent it.
    pub fn unless(mut self, sent_again: Option<SentAgain>) -> Self {
        if sent_again.is_some() {
            self.check = Box::new(|_| Err(Error::SentAgain));
        }
        self
    }

    /// Where participants are on their way too: kept apart from them by the locks that the work takes, and not by the
    /// database.
    pub fn among_participants(mut self) -> Self {
        self.isolation = Isolation::RowLocks;
        self
    }

    /// Does the work, and writes into the log that it was done. What participants see is looked up anew afterwards.
    ///
    /// # Errors
    /// Those of the check and of the work, and those of [`crate::db::Db::write`]; then nothing is written, and nothing
    /// logged.
    pub async fn write<T, F>(self, detail: impl Detail<T>, mut work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T> + Send + 'static,
    {
        let Self {
            app,
            actor,
            action,
            process,
            isolation,
            mut check,
        } = self;
        let (at, secrets) = (app.clock.now(), app.secrets.clone());
        // What Eko does by itself is told to nobody who happens to ask: it may be about somebody else.
        let is_theirs = matches!(actor, Actor::Staff(_));
        let write = move |c: &mut Connection| {
            check(c)?;
            let done = work(c)?;
            let lines = detail.lines(action, &done);
            let first = lines.first().map(|(action, _)| *action);
            for (action, detail) in lines {
                let entry = Entry {
                    process,
                    actor,
                    at,
                    action,
                    detail,
                };
                audit::queries::record(c, &secrets, &entry)?;
            }
            Ok((done, first))
        };
        let (done, first) = app.db.write_with(isolation, By::Log, write).await?;
        if let Some(action) = first.filter(|_| is_theirs) {
            said::done(action);
        }
        app.memory.forget();
        Ok(done)
    }
}

/// Whoever may change something.
pub trait MayChange {
    /// A change of theirs under the name that the log has for it; what lets them make it is asked again when it is
    /// written.
    fn change<'a>(&self, app: &'a App, action: &'static str) -> Change<'a>;

    /// Changes something: in one transaction it makes sure that they still may, does the work, and logs who did it.
    ///
    /// # Errors
    /// `NotFound` or `Forbidden` when they may not any more, `Refused` when the process has ended, and the work's own;
    /// then nothing is written.
    fn write<T, F>(
        &self,
        app: &App,
        action: &'static str,
        detail: impl Detail<T>,
        work: F,
    ) -> impl Future<Output = Result<T>>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T> + Send + 'static,
    {
        self.change(app, action).write(detail, work)
    }
}
