//! What begins by itself: mailings whose time has come, and the one reminder to organisations (D57).

use crate::app::App;
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::MailingId;
use crate::error::Result;
use crate::i18n::Language;
use crate::processes::{self, Process};
use crate::reports;

use super::letter::Letter;
use super::{Mailing, Order, forwarding, queries};

/// Seconds after its time in which a mailing still begins by itself. Later, as after a night without power, the
/// moment may be the wrong one, and a person is asked.
const PUNCTUAL: i64 = 15 * 60;
/// The shortest time after which organisations are asked again, in seconds: a day.
const SOONEST: i64 = 24 * 3600;

/// Begins what is due and reminds whom it is time to remind. Says whether there is anything to send.
pub async fn begin_what_is_due(app: &App) -> Result<bool> {
    let now = app.clock.now();
    let (to_begin, to_remind) = app
        .db
        .read(move |c| {
            let mut to_remind = Vec::new();
            for mailing in queries::to_organisations(c, now.plus_seconds(-SOONEST))? {
                if is_to_be_reminded(c, &mailing, now)? {
                    to_remind.push(mailing);
                }
            }
            Ok((queries::to_begin(c, now)?, to_remind))
        })
        .await?;
    let any = !to_begin.is_empty() || !to_remind.is_empty();
    // One that cannot be begun keeps no other from it.
    for mailing in to_begin {
        if let Err(error) = begin(app, mailing.id, now).await {
            tracing::error!(%error, "a mailing could not be begun");
        }
    }
    for mailing in to_remind {
        if let Err(error) = remind(app, mailing.id, now).await {
            tracing::error!(%error, "organisations could not be reminded");
        }
    }
    if any {
        app.wake_worker.notify_one();
    }
    Ok(any)
}

async fn begin(app: &App, id: MailingId, now: Timestamp) -> Result<()> {
    let domain = app.config.mail.from.domain().to_owned();
    app.db
        .write(move |c| {
            // Looked at again: somebody may have moved it meanwhile.
            let mailing = queries::mailing(c, id)?;
            let due = mailing.starts_at.filter(|at| *at <= now);
            let (Order::Schedule, Some(at)) = (mailing.order, due) else {
                return Ok(());
            };
            processes::queries::must_run(c, mailing.process)?;
            if now > at.plus_seconds(PUNCTUAL) {
                queries::set_order(c, id, Order::Missed, now)?;
                note(c, &mailing, "mailing.missed", now)
            } else {
                queries::start(c, id, &domain, now)?;
                note(c, &mailing, "mailing.begun", now)
            }
        })
        .await
}

/// The moment before which somebody must have been asked to be asked again now.
fn asked_before(process: &Process, now: Timestamp) -> Timestamp {
    now.plus_seconds(-i64::from(process.mailing.reminder_days) * 24 * 3600)
}

/// Whether it was not reminded of yet, and anybody has been silent for long enough.
fn is_to_be_reminded(c: &mut Connection, mailing: &Mailing, now: Timestamp) -> Result<bool> {
    if mailing.round != 0 || mailing.order != Order::Run {
        return Ok(false);
    }
    let process = processes::queries::process(c, mailing.process)?;
    if process.ended_at.is_some() || queries::was_reminded(c, mailing)? {
        return Ok(false);
    }
    let before = asked_before(&process, now);
    Ok(!forwarding::queries::silent_since(c, mailing.id, before)?.is_empty())
}

async fn remind(app: &App, id: MailingId, now: Timestamp) -> Result<()> {
    let domain = app.config.mail.from.domain().to_owned();
    app.db
        .write(move |c| {
            let mailing = queries::mailing(c, id)?;
            if !is_to_be_reminded(c, &mailing, now)? {
                return Ok(());
            }
            processes::queries::must_run(c, mailing.process)?;
            let process = processes::queries::process(c, mailing.process)?;
            let Some(report) = reports::queries::all(c, mailing.process)?
                .into_iter()
                .find(|report| report.id == mailing.report)
            else {
                return Ok(());
            };
            let letters = Language::STAFF
                .iter()
                .map(|language| Letter::remind(language.texts(), &process, &report))
                .collect();
            let before = asked_before(&process, now);
            if queries::plan_reminder(c, &mailing, letters, before, &domain, now)?.is_some() {
                note(c, &mailing, "mailing.reminded", now)?;
            }
            Ok(())
        })
        .await
}

/// Seconds without any news after which a mailing under way is not taken up by itself when Eko starts.
const STILL: i64 = 3600;

/// At the start: has a person look at mailings that were under way and have stood still, as when a backup was put
/// back, which does not know what was sent since it was taken.
pub async fn pause_what_stood_still(app: &App) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |c| {
            let since = now.plus_seconds(-STILL);
            for (_, id) in queries::pause_what_stood_still(c, since, now)? {
                let mailing = queries::mailing(c, id)?;
                note(c, &mailing, "mailing.stood-still", now)?;
            }
            Ok(())
        })
        .await
}

fn note(c: &mut Connection, of: &Mailing, action: &'static str, now: Timestamp) -> Result<()> {
    Ok(audit::queries::record(
        c,
        &audit::Entry {
            process: Some(of.process),
            account: None,
            at: now,
            action,
            detail: of.id.to_string(),
        },
    )?)
}
