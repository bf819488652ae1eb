//! What begins by itself: mailings whose time has come, and the one reminder to organisations (D57).

use crate::app::App;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ContactId, MailingId, ProcessId};
use crate::error::Result;
use crate::i18n::Language;
use crate::organisations::{self, Whom};
use crate::processes;
use crate::staff::writing::Change;

use super::letter::Letter;
use super::{Mailing, Order, Trouble, forwarding, queries};

/// Seconds after its time in which a mailing still begins by itself. Later, as after a night without power, the
/// moment may be the wrong one, and a person is asked.
const PUNCTUAL: i64 = 15 * 60;
/// The shortest time after which organisations are asked again, in seconds: a day.
const SOONEST: i64 = 24 * 3600;

/// Begins what is due and reminds whom it is time to remind. Says whether there is anything to send.
pub async fn begin_what_is_due(app: &App) -> Result<bool> {
    let now = app.clock.now();
    let (to_begin, to_organisations) = app
        .db
        .read(move |c| {
            let before = now.plus_seconds(-SOONEST);
            Ok((
                queries::to_begin(c, now)?,
                queries::to_organisations(c, before)?,
            ))
        })
        .await?;
    let mut to_remind = Vec::new();
    for id in to_organisations {
        let is_due = app
            .db
            .read(move |c| {
                let mailing = queries::mailing(c, id)?;
                let who = to_be_reminded(c, &mailing, now)?;
                Ok((!who.is_empty()).then_some(mailing))
            })
            .await;
        match is_due {
            Ok(due) => to_remind.extend(due),
            Err(error) => tracing::error!(%error, "a mailing could not be looked at"),
        }
    }
    let any = !to_begin.is_empty() || !to_remind.is_empty();
    // One that cannot be begun keeps no other from it.
    for id in to_begin {
        if let Err(error) = begin(app, id, now).await {
            tracing::error!(%error, "a mailing could not be begun");
        }
    }
    for mailing in to_remind {
        if let Err(error) = remind(app, &mailing, now).await {
            tracing::error!(%error, "organisations could not be reminded");
        }
    }
    if any {
        app.wake_worker.notify_one();
    }
    Ok(any)
}

async fn begin(app: &App, id: MailingId, now: Timestamp) -> Result<()> {
    let due = app.db.read(move |c| Ok(queries::mailing(c, id)?)).await?;
    let of = due.process;
    let is_late = due
        .starts_at
        .is_some_and(|at| now > at.plus_seconds(PUNCTUAL));
    let action = if is_late {
        "mailing.missed"
    } else {
        "mailing.begun"
    };
    let domain = app.config.mail.from.domain().to_owned();
    change(app, action, (of, id), move |c| {
        // Looked at again: somebody may have moved it meanwhile.
        let mailing = queries::mailing(c, id)?;
        if (mailing.order, mailing.starts_at) != (Order::Schedule, due.starts_at) {
            return Ok(false);
        }
        processes::queries::must_run(c, of)?;
        Ok(if is_late {
            queries::set_order(c, id, Order::Missed, now)?
        } else {
            queries::start(c, id, &domain, now)?
        })
    })
    .await
}

/// What Eko does by itself with a mailing, and logs if it did anything.
pub(super) async fn change(
    app: &App,
    action: &'static str,
    (process, mailing): (ProcessId, MailingId),
    work: impl FnMut(&mut Connection) -> Result<bool> + Send + 'static,
) -> Result<()> {
    let told = move |done: &bool| done.then(|| mailing.to_string());
    let change = Change::by(Actor::Eko, app, action).within(process);
    change.write(told, work).await.map(drop)
}

/// Who has been silent for long enough and was not reminded yet. Whoever came to the mailing after its reminder is
/// reminded in their own time, unless a person has stopped that.
fn to_be_reminded(c: &mut Connection, mailing: &Mailing, now: Timestamp) -> Result<Vec<ContactId>> {
    if mailing.round != 0 || mailing.order != Order::Run {
        return Ok(Vec::new());
    }
    let process = processes::queries::process(c, mailing.process)?;
    let reminder = queries::reminder(c, mailing)?;
    let is_stopped = reminder.as_ref().is_some_and(|one| one.order != Order::Run);
    if process.ended_at.is_some() || is_stopped {
        return Ok(Vec::new());
    }
    let before = now.plus_seconds(-i64::from(process.mailing.reminder_days) * 24 * 3600);
    let mut silent = forwarding::queries::silent_since(c, mailing.id, before)?;
    if let Some(reminder) = reminder {
        let reminded = queries::contacts_in(c, reminder.id)?;
        silent.retain(|contact| !reminded.contains(contact));
    }
    // To whom nothing can be delivered any more, nothing is said.
    let writable = organisations::queries::to_write_to(c, mailing.process, Whom::Contacts)?;
    silent.retain(|contact| writable.iter().any(|(id, _, gone)| id == contact && !gone));
    Ok(silent)
}

async fn remind(app: &App, of: &Mailing, now: Timestamp) -> Result<()> {
    let id = of.id;
    let domain = app.config.mail.from.domain().to_owned();
    change(app, "mailing.reminded", (of.process, id), move |c| {
        let mailing = queries::mailing(c, id)?;
        let who = to_be_reminded(c, &mailing, now)?;
        if who.is_empty() {
            return Ok(false);
        }
        processes::queries::must_run(c, mailing.process)?;
        if let Some(reminder) = queries::reminder(c, &mailing)? {
            return Ok(queries::remind_too(c, &reminder, &who, &domain, now)? > 0);
        }
        let process = processes::queries::process(c, mailing.process)?;
        let report = queries::report_of(c, &mailing)?;
        let letters: Vec<Letter> = Language::STAFF
            .iter()
            .map(|language| Letter::remind(language.texts(), &process, &report))
            .collect();
        queries::plan_reminder(c, &mailing, &letters, &domain, now)?;
        Ok(true)
    })
    .await
}

/// Seconds without any news after which a mailing under way is not taken up by itself when Eko starts.
const STILL: i64 = 3600;

/// At the start: has a person look at mailings that were under way and have stood still, as when a backup was put
/// back, which does not know what was sent since it was taken.
pub async fn pause_what_stood_still(app: &App) -> Result<()> {
    let now = app.clock.now();
    let since = now.plus_seconds(-STILL);
    let still = app
        .db
        .read(move |c| Ok(queries::stood_still(c, since)?))
        .await?;
    for (of, id) in still {
        change(app, "mailing.stood-still", (of, id), move |c| {
            Ok(queries::stood_still(c, since)?.contains(&(of, id))
                && queries::pause_for(c, id, &Trouble::stood_still(), now)?)
        })
        .await?;
    }
    Ok(())
}
