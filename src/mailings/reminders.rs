//! What begins by itself: mailings whose time has come, and the one reminder to organisations (D57).

use crate::app::App;
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::error::Result;
use crate::i18n::Language;
use crate::processes;
use crate::reports;

use super::letter::Letter;
use super::{Mailing, Order, queries};

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
    for mailing in to_begin {
        begin(app, mailing, now).await?;
    }
    for mailing in to_remind {
        remind(app, mailing, now).await?;
    }
    if any {
        app.wake_worker.notify_one();
    }
    Ok(any)
}

async fn begin(app: &App, mailing: Mailing, now: Timestamp) -> Result<()> {
    let domain = app.config.mail.from.domain().to_owned();
    let is_late = mailing
        .starts_at
        .is_some_and(|at| now > at.plus_seconds(PUNCTUAL));
    app.db
        .write(move |c| {
            let (done, action) = if is_late {
                let missed = queries::set_order(c, mailing.id, Order::Missed)?;
                (missed, "mailing.missed")
            } else {
                let begun = queries::start(c, mailing.id, &domain, now)?;
                (begun, "mailing.begun")
            };
            if done {
                note(c, &mailing, action, now)?;
            }
            Ok(())
        })
        .await
}

/// Whether its time is over, it was not reminded of yet, and anybody is silent.
fn is_to_be_reminded(c: &mut Connection, mailing: &Mailing, now: Timestamp) -> Result<bool> {
    let (Some(begun_at), 0) = (mailing.begun_at, mailing.round) else {
        return Ok(false);
    };
    let process = processes::queries::process(c, mailing.process)?;
    let days = i64::from(process.mailing.reminder_days);
    if process.ended_at.is_some() || now < begun_at.plus_seconds(days * 24 * 3600) {
        return Ok(false);
    }
    Ok(!queries::was_reminded(c, mailing)?
        && !super::forwarding::queries::silent(c, mailing.id)?.is_empty())
}

async fn remind(app: &App, mailing: Mailing, now: Timestamp) -> Result<()> {
    let domain = app.config.mail.from.domain().to_owned();
    app.db
        .write(move |c| {
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
            if queries::plan_reminder(c, &mailing, letters, &domain, now)?.is_some() {
                note(c, &mailing, "mailing.reminded", now)?;
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
