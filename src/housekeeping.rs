//! What happens by itself: dialogues close when their time is over, what has run out is let go, and the traces of
//! what came when are wiped.

use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use crate::app::App;
use crate::db::Isolation;
use crate::error::Result;
use crate::{accounts, addresses, audit, mailings, processes, survey};

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

/// Does all that is due now. Several nodes may do it at once.
pub async fn tidy(app: &App) -> Result<()> {
    close_what_is_due(app).await?;
    mailings::reminders::begin_what_is_due(app).await?;
    let now = app.clock.now();
    let too_old = now.plus_seconds(-mailings::bounces::KEPT_DAYS * 24 * 3600);
    app.db
        .write(move |c| {
            survey::queries::forget_late_keys(c, now)?;
            mailings::bounces::queries::forget(c, too_old)?;
            Ok(accounts::queries::delete_expired(c, now)?)
        })
        .await?;
    let_addresses_go(app).await?;
    wipe_traces(app).await
}

/// Erases the addresses whose time is over, in the processes that have a disposal decision.
async fn let_addresses_go(app: &App) -> Result<()> {
    let now = app.clock.now();
    let due = app
        .db
        .read(move |c| {
            let mut due = Vec::new();
            for id in processes::queries::all_ids(c)? {
                let process = processes::queries::process(c, id)?;
                let days = process.mailing.bounce_days;
                let told = mailings::retention::ends_now(c, id)?;
                let news = told != addresses::retention::queries::ends(c, id)?;
                let over = addresses::retention::queries::over(c, id, days, now)?;
                let decision = process.information.disposal_decision;
                if news || (!over.is_empty() && !decision.is_empty()) {
                    due.push((id, days, decision));
                }
            }
            Ok(due)
        })
        .await?;
    let day = now.day(&app.zone).to_string();
    for (id, days, decision) in due {
        let day = day.clone();
        let erased = app
            .db
            .write(move |c| {
                mailings::retention::tell(c, id)?;
                if decision.is_empty() {
                    return Ok(0);
                }
                let erased =
                    addresses::retention::queries::let_go(c, id, days, &decision, now, &day)?;
                if erased > 0 {
                    audit::queries::record(
                        c,
                        &audit::Entry {
                            process: Some(id),
                            account: None,
                            at: now,
                            action: "addresses.let-go",
                            detail: format!("{erased}: {decision}"),
                        },
                    )?;
                }
                Ok(erased)
            })
            .await?;
        if erased > 0 {
            app.must_purge();
        }
    }
    Ok(())
}

/// One transaction a dialogue, so that one that cannot be closed stands in no other's way.
async fn close_what_is_due(app: &App) -> Result<()> {
    let now = app.clock.now();
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
            return Ok(());
        }
        app.forget_cached();
    }
}

/// Databases keep more than their tables: SQLite's write-ahead log holds what came in its order, PostgreSQL's rows
/// carry the number of the transaction that wrote them, and both keep what was deleted for a while. So whenever
/// something was written the pools are rewritten in random order, and old versions are let go.
async fn wipe_traces(app: &App) -> Result<()> {
    let commits = app.db.commits();
    if app.wiped_at_commit.swap(commits, Ordering::Relaxed) == commits {
        return Ok(());
    }
    app.db
        .write(|c| {
            for process in processes::queries::all_ids(c)? {
                addresses::queries::shuffle_pool(c, process)?;
            }
            Ok(())
        })
        .await?;
    // What an erased address leaves behind in the files goes at once, and not when its page is used again.
    let wiped = if app.purge_due.swap(false, Ordering::Relaxed) {
        app.db.purge().await.inspect_err(|_| app.must_purge())
    } else {
        app.db.wipe().await
    };
    app.wiped_at_commit
        .store(app.db.commits(), Ordering::Relaxed);
    wiped
}
