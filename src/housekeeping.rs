//! What happens by itself: dialogues close when their time is over, what has run out is let go, and the traces of
//! what came when are wiped.

use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use crate::app::App;
use crate::db::{Isolation, purge};
use crate::error::Result;
use crate::{accounts, addresses, mailings, processes, reports, survey};

const EVERY: Duration = Duration::from_secs(30);
/// Dialogues looked up at a time.
const AT_ONCE: i64 = 20;

/// Tidies now and then until it is told to stop.
pub async fn run(app: web::Data<App>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = tidy(&app).await {
            tracing::warn!(%error, "housekeeping could not be done this time");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Does all that is due now. Several nodes may do it at once, and a step that cannot be done keeps no other from it.
pub async fn tidy(app: &App) -> Result<()> {
    let commits = app.db.commits();
    let closed = close_what_is_due(app).await;
    let begun = mailings::reminders::begin_what_is_due(app).await;
    let forgotten = forget(app).await;
    let let_go = let_addresses_go(app).await;
    let did_something = [&closed, &begun, &forgotten, &let_go]
        .into_iter()
        .any(|done| matches!(done, Ok(true)));
    // What housekeeping writes to no end is no trace.
    let is_clean = app.wiped_at_commit.load(Ordering::Relaxed) == commits && !did_something;
    let wiped = if is_clean && !app.db.read(|c| Ok(purge::is_due(c)?)).await? {
        app.wiped_at_commit
            .store(app.db.commits(), Ordering::Relaxed);
        Ok(())
    } else {
        wipe_traces(app).await
    };
    for done in [closed, begun, forgotten, let_go] {
        done?;
    }
    wiped
}

/// Writes down what was only counted, and lets go of what has run out: late keys, sessions, messages that nobody looked at. Says whether there was any.
async fn forget(app: &App) -> Result<bool> {
    let visits = app.visits.take();
    if !visits.is_empty() {
        app.db
            .write(move |c| {
                for (id, count) in &visits {
                    reports::queries::add_visits(c, *id, *count)?;
                }
                Ok(())
            })
            .await?;
    }
    let now = app.clock.now();
    let too_old = now.plus_seconds(-mailings::bounces::KEPT_DAYS * 24 * 3600);
    app.db
        .write(move |c| {
            let keys = survey::queries::forget_late_keys(c, now)?;
            let messages = mailings::bounces::queries::forget(c, too_old)?;
            let sessions = accounts::queries::delete_expired(c, now)?;
            Ok(keys + messages + sessions > 0)
        })
        .await
}

/// Erases the addresses whose time is over, in the processes that have a disposal decision. Says whether anything
/// was written.
async fn let_addresses_go(app: &App) -> Result<bool> {
    let now = app.clock.now();
    let due = app
        .db
        .read(move |c| {
            let mut due = Vec::new();
            for id in processes::queries::all_ids(c)? {
                let process = processes::queries::process(c, id)?;
                // With the process its addresses have ended.
                if process.ended_at.is_none() && mailings::retention::has_news(c, &process, now)? {
                    due.push(id);
                }
            }
            Ok(due)
        })
        .await?;
    let any = !due.is_empty();
    let day = now.day(&app.zone).to_string();
    for id in due {
        let day = day.clone();
        app.db
            .write(move |c| mailings::retention::let_go(c, id, now, &day))
            .await?;
    }
    Ok(any)
}

/// One transaction a dialogue, so that one that cannot be closed stands in no other's way.
async fn close_what_is_due(app: &App) -> Result<bool> {
    let now = app.clock.now();
    let mut any = false;
    loop {
        let due = app
            .db
            .read(move |c| Ok(survey::queries::due(c, now, AT_ONCE)?))
            .await?;
        let mut closed = 0;
        for closing in due {
            let secrets = app.secrets.clone();
            let done = app
                .db
                .write_with(Isolation::RowLocks, move |c| {
                    survey::queries::close(c, &secrets, closing, now)
                })
                .await;
            match done {
                Ok(_) => closed += 1,
                Err(error) => tracing::error!(%error, "a dialogue could not be closed"),
            }
        }
        if closed == 0 {
            return Ok(any);
        }
        any = true;
        app.forget_cached();
    }
}

/// Databases keep more than their tables: SQLite's write-ahead log holds what came in its order, PostgreSQL's rows
/// carry the number of the transaction that wrote them, and both keep what was deleted for a while. So whenever
/// something was written the pools are rewritten in random order, and old versions are let go.
async fn wipe_traces(app: &App) -> Result<()> {
    let processes = app.db.read(|c| Ok(processes::queries::all_ids(c)?)).await?;
    for process in processes {
        let shuffled = app
            .db
            .write(move |c| Ok(addresses::queries::shuffle_pool(c, process)?))
            .await;
        if let Err(error) = shuffled {
            tracing::warn!(%error, "a pool of addresses could not be rewritten this time");
        }
    }
    let wiped = app.db.wipe().await;
    // What an erased address leaves behind in the files goes at once, and not when its page is used again.
    let purged = app.db.purge().await;
    if wiped.is_ok() && purged.is_ok() {
        app.wiped_at_commit
            .store(app.db.commits(), Ordering::Relaxed);
    }
    wiped.and(purged)
}
