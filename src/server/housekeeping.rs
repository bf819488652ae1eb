//! What happens by itself: dialogues close when their time is over, what has run out is erased, and the traces of
//! what came when are wiped.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use crate::app::{App, Remembered};
use crate::audit::Actor;
use crate::db::ids::ProcessId;
use crate::db::{By, purge};
use crate::dialogues::queries::Closes;
use crate::error::Result;
use crate::reports::Visits;
use crate::staff::writing::Change;
use crate::survey::queries::Step;
use crate::{
    addresses, dialogues, home, mailings, observations, processes, reports, staff, survey,
};

/// The number of commits up to which traces were wiped.
#[derive(Default)]
struct Wiped(AtomicU64);

impl Remembered for Wiped {}

const EVERY: Duration = Duration::from_secs(30);
/// How long nothing is written before PostgreSQL's old row versions are removed.
const QUIET: Duration = Duration::from_secs(1);
/// For how many such whiles they are kept at most, however much is written.
const LONGEST: u32 = 5;

/// Tidies now and then until it is told to stop.
pub async fn run(app: web::Data<App>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = tidy(&app).await
            && !error.is_told()
        {
            tracing::warn!(%error, "housekeeping could not be done this time");
        }
        tokio::select! {
            () = wait(&app) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Waits until it is time to tidy. SQLite's log is emptied meanwhile by whoever writes it; PostgreSQL's old row versions
/// are removed here, at the first quiet moment after something was written.
async fn wait(app: &App) {
    if app.db.empties_its_log() {
        tokio::time::sleep(EVERY).await;
        return;
    }
    let wiped = app.memory.of::<Wiped>();
    let until = tokio::time::Instant::now() + EVERY;
    let (mut seen, mut waited) = (app.db.commits(), 0);
    while tokio::time::Instant::now() < until {
        tokio::time::sleep(QUIET).await;
        let commits = app.db.commits();
        let is_quiet = std::mem::replace(&mut seen, commits) == commits;
        if wiped.0.load(Ordering::Relaxed) == commits {
            waited = 0;
            continue;
        }
        waited += 1;
        if (is_quiet || waited >= LONGEST) && matches!(app.db.wipe().await, Ok(true)) {
            wiped.0.store(commits, Ordering::Relaxed);
            waited = 0;
        }
    }
}

/// Does all that is due now. Several nodes may do it at once, and a step that cannot be done keeps no other from it.
pub async fn tidy(app: &App) -> Result<()> {
    let commits = app.db.commits();
    let closed = close_what_is_due(app).await;
    let asked = observations::asking::ask_readers(app).await;
    let settled = settle_pools(app).await;
    let begun = mailings::reminders::begin_what_is_due(app).await;
    let forgotten = forget(app).await;
    let erased = erase_addresses(app).await;
    let let_go = mailings::outbox::let_go(app).await;
    let told = home::telling::tell(app).await;
    let did_something = [
        &closed, &asked, &settled, &begun, &forgotten, &erased, &let_go, &told,
    ]
    .into_iter()
    .any(|done| matches!(done, Ok(true)));
    // What housekeeping writes to no end is no trace.
    let is_clean = app.memory.of::<Wiped>().0.load(Ordering::Relaxed) == commits && !did_something;
    let wiped = if is_clean && !app.db.read(|c| Ok(purge::is_due(c)?)).await? {
        app.memory
            .of::<Wiped>()
            .0
            .store(app.db.commits(), Ordering::Relaxed);
        Ok(())
    } else {
        wipe_traces(app).await
    };
    for done in [
        closed, asked, settled, begun, forgotten, erased, let_go, told,
    ] {
        done?;
    }
    wiped
}

/// Writes down what was only counted, and removes what has run out: late keys, sessions, messages that nobody looked
/// at. Says whether there was any.
async fn forget(app: &App) -> Result<bool> {
    let visits = app.memory.of::<Visits>().take();
    if !visits.is_empty() {
        app.db
            .write(By::Upkeep, move |c| {
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
        .write(By::Upkeep, move |c| {
            let keys = survey::queries::forget_late_keys(c, now)?;
            let messages = mailings::bounces::queries::forget(c, too_old)?;
            let sessions = staff::queries::delete_expired(c, now)?;
            Ok(keys + messages + sessions > 0)
        })
        .await
}

/// Erases the addresses whose time is over, in the processes that have a disposal decision. Says whether anything
/// was written. What is wrong with one process stands in no other's way.
async fn erase_addresses(app: &App) -> Result<bool> {
    let ids = app.db.read(|c| Ok(processes::queries::all_ids(c)?)).await?;
    let mut any = false;
    let mut failed = Ok(());
    for id in ids {
        match erase_addresses_of(app, id).await {
            Ok(did_something) => any |= did_something,
            Err(error) => failed = Err(error),
        }
    }
    failed.map(|()| any)
}

async fn erase_addresses_of(app: &App, id: ProcessId) -> Result<bool> {
    let now = app.clock.now();
    let is_due = app
        .db
        .read(move |c| {
            let process = processes::queries::process(c, id)?;
            // With the process its addresses have ended.
            Ok(process.ended_at.is_none() && mailings::retention::has_news(c, &process, now)?)
        })
        .await?;
    if !is_due {
        return Ok(false);
    }
    let day = now.day(&app.zone).to_string();
    let detail =
        |(erased, decision): &(i64, String)| (*erased > 0).then(|| format!("{erased}: {decision}"));
    Change::by(Actor::Eko, app, "addresses.let-go")
        .within(id)
        .write(detail, move |c| {
            mailings::retention::let_go(c, id, now, &day)
        })
        .await?;
    Ok(true)
}

/// New addresses enter the pools of processes of which a dialogue has closed. Says whether there was any.
async fn settle_pools(app: &App) -> Result<bool> {
    let due = app.db.read(|c| {
        let mut due = processes::queries::all_ids(c)?;
        let mut failed = Ok(());
        due.retain(|&id| match addresses::queries::closed_since(c, id) {
            Ok(closed) => closed.is_some(),
            Err(error) => {
                failed = Err(error);
                false
            }
        });
        failed?;
        Ok(due)
    });
    let mut any = false;
    for id in due.await? {
        any |= app
            .db
            .write(By::Upkeep, move |c| {
                Ok(addresses::queries::settle_after_closing(c, id)?)
            })
            .await?;
    }
    Ok(any)
}

/// One transaction a dialogue, so that those that cannot be closed, however many, stand in no other's way.
async fn close_what_is_due(app: &App) -> Result<bool> {
    let now = app.clock.now();
    let due = app
        .db
        .read(move |c| Ok(dialogues::queries::due_to_close(c, now)?))
        .await?;
    let mut any = false;
    for ended in due {
        let secrets = app.secrets.clone();
        let told = move |was_open: &bool| was_open.then(|| format!("{}: ", ended.number));
        let done = Change::by(Actor::Eko, app, Step::Close.action_of(ended.kind))
            .within(ended.process)
            .among_participants()
            .write(told, move |c| {
                // Somebody may have taken the end back, or ended it anew, since it was looked up.
                let closes = Closes::IfEndedBy(ended.closes_at);
                Ok(survey::queries::seal(c, &secrets, ended.id, closes, now)?)
            })
            .await;
        match done {
            Ok(was_open) => any |= was_open,
            Err(error) => tracing::error!(%error, "a dialogue could not be closed"),
        }
    }
    Ok(any)
}

/// Databases keep more than their tables: SQLite's write-ahead log holds what came in its order, PostgreSQL keeps old
/// versions of its rows. So whenever something was written these are removed.
async fn wipe_traces(app: &App) -> Result<()> {
    let wiped = app.db.wipe().await;
    // What an erased address leaves behind in the files goes at once, and not when its page is used again.
    let purged = app.db.purge().await;
    if matches!(wiped, Ok(true)) && purged.is_ok() {
        app.memory
            .of::<Wiped>()
            .0
            .store(app.db.commits(), Ordering::Relaxed);
    }
    wiped.and(purged)
}
