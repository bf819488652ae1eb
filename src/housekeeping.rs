//! What happens by itself: dialogues close when their time is over, what has run out is let go, and the traces of
//! what came when are wiped.

use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use crate::app::App;
use crate::db::Isolation;
use crate::error::Result;
use crate::{accounts, addresses, processes, survey};

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
    let now = app.clock.now();
    app.db
        .write(move |c| {
            survey::queries::forget_late_keys(c, now)?;
            Ok(accounts::queries::delete_expired(c, now)?)
        })
        .await?;
    wipe_traces(app).await
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
    let wiped = app.db.wipe().await;
    app.wiped_at_commit
        .store(app.db.commits(), Ordering::Relaxed);
    wiped
}
