//! Writing on PostgreSQL: one transaction a job, run again when another got in its way. Jobs of a kind that is done
//! together ([`super::Together`]) share one with those that came while the last was being written.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::SimpleConnection;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use tokio::sync::oneshot;

use super::job::{Given, Locks, OneOf, Writing};
use super::pool::Pool;
use super::{Connection, Isolation};
use crate::error::{Error, Result, is_unavailable};

const TRIES: u32 = 12;

/// What became of one try.
enum Try {
    Done(Given),
    /// Another transaction was in the way, or the connection was lost before the commit: nothing was written.
    Again(Error),
    Failed(Error),
}

pub(super) fn write(
    pool: &Pool,
    isolation: Isolation,
    commits: &AtomicU64,
    mut job: Writing,
) -> Result<Given> {
    let mut last = Error::Busy;
    for attempt in 0..TRIES {
        if attempt > 0 {
            std::thread::sleep(std::time::Duration::from_millis(pause_ms(attempt)));
        }
        let mut connection = pool.get()?;
        match one_try(&mut connection, isolation, &mut job) {
            Try::Done(value) => {
                commits.fetch_add(1, Ordering::Relaxed);
                return Ok(value);
            }
            Try::Again(error) => last = error,
            Try::Failed(error) => return Err(error),
        }
    }
    Err(match last {
        Error::Unavailable(why) => Error::Unavailable(why),
        _ => Error::Busy,
    })
}

/// So many transactions with jobs that are done together are under way at once: while one waits for the disk, the next
/// gathers.
const GATHERINGS: usize = 2;
/// Jobs in one of them at most.
const MOST_TOGETHER: usize = 512;

/// Jobs that are done together and wait for the next transaction.
#[derive(Default)]
pub(super) struct Gathering(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    jobs: Vec<Gathered>,
    under_way: usize,
    /// What those under way lock. A job that would wait for it in a transaction waits for the next one instead, with all
    /// that come meanwhile.
    locked: HashSet<Locks>,
}

/// A job, and who waits for it.
struct Gathered {
    job: OneOf,
    reply: oneshot::Sender<Result<Given>>,
}

impl Waiting {
    fn is_locked(&self, job: &OneOf) -> bool {
        job.locks()
            .is_some_and(|locks| self.locked.contains(&locks))
    }
}

impl Gathering {
    fn waiting(&self) -> std::sync::MutexGuard<'_, Waiting> {
        // Nothing is left half done in here, so a panic elsewhere is no harm.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands in a job. Its answer comes when it is on disk.
    pub(super) async fn write(
        self: &Arc<Self>,
        pool: &Pool,
        commits: &Arc<AtomicU64>,
        job: OneOf,
    ) -> Result<Given> {
        let (reply, answer) = oneshot::channel();
        let begins = {
            let mut waiting = self.waiting();
            let begins = waiting.under_way < GATHERINGS && !waiting.is_locked(&job);
            waiting.jobs.push(Gathered { job, reply });
            waiting.under_way += usize::from(begins);
            begins
        };
        if begins {
            let (all, pool, commits) = (self.clone(), pool.clone(), commits.clone());
            tokio::task::spawn_blocking(move || {
                let mut locked = HashSet::new();
                while let Some(next) = all.next(&mut locked) {
                    // Whoever waited for it learns of a panic; those behind it are written all the same.
                    let write = AssertUnwindSafe(|| write_together(&pool, &commits, next));
                    let _ = catch_unwind(write);
                }
            });
        }
        answer.await.unwrap_or(Err(Error::Panicked))
    }

    /// What is written next by one who had locked this, and locks what it says afterwards: all of one kind that wait for
    /// nobody. None where nothing does: then one transaction less is under way.
    fn next(&self, locked: &mut HashSet<Locks>) -> Option<Vec<Gathered>> {
        let mut waiting = self.waiting();
        for locks in locked.drain() {
            waiting.locked.remove(&locks);
        }
        let mut taken: Vec<Gathered> = Vec::new();
        for one in std::mem::take(&mut waiting.jobs) {
            let is_like = taken
                .first()
                .is_none_or(|first| first.job.is_like(&one.job));
            if is_like && taken.len() < MOST_TOGETHER && !waiting.is_locked(&one.job) {
                taken.push(one);
            } else {
                waiting.jobs.push(one);
            }
        }
        if taken.is_empty() {
            waiting.under_way -= 1;
            return None;
        }
        locked.extend(taken.iter().filter_map(|one| one.job.locks()));
        waiting.locked.extend(locked.iter().copied());
        Some(taken)
    }
}

/// Writes jobs of one kind as one, or where that fails, each by itself.
fn write_together(pool: &Pool, commits: &AtomicU64, all: Vec<Gathered>) {
    let (jobs, replies): (Vec<OneOf>, Vec<_>) =
        all.into_iter().map(|one| (one.job, one.reply)).unzip();
    let jobs = Arc::new(jobs);
    let write = |from: usize, to: usize| {
        let jobs = jobs.clone();
        let job: Writing = Box::new(move |c| {
            let given = OneOf::write_all(jobs.get(from..to).unwrap_or_default(), c)?;
            Ok(Box::new(given))
        });
        write(pool, Isolation::RowLocks, commits, job).and_then(given_to_each)
    };
    // Whoever waited may have hung up; the write stands all the same.
    match write(0, jobs.len()) {
        Ok(given) => {
            for (reply, given) in replies.into_iter().zip(given) {
                let _ = reply.send(Ok(given));
            }
        }
        // The database is not there, or may have written them: once more would not help, or be once too often.
        Err(Error::Unavailable(why)) => {
            for reply in replies {
                let _ = reply.send(Err(Error::Unavailable(why.clone())));
            }
        }
        Err(_) => {
            for (nth, reply) in replies.into_iter().enumerate() {
                let given = write(nth, nth + 1);
                let _ = reply.send(given.and_then(|mut one| one.pop().ok_or(Error::Panicked)));
            }
        }
    }
}

fn given_to_each(given: Given) -> Result<Vec<Given>> {
    given
        .downcast()
        .map(|given| *given)
        .map_err(|_| Error::Panicked)
}

/// Full jitter, so that jobs that collided do not collide again in step.
fn pause_ms(attempt: u32) -> u64 {
    use rand::Rng;
    rand::rng().random_range(0..=(2u64 << attempt.min(7)))
}

fn one_try(connection: &mut Connection, isolation: Isolation, job: &mut Writing) -> Try {
    let begin = match isolation {
        Isolation::Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        // What relies on rows finds them by an index. A plan is kept, and one that was made while a table was small would
        // read all of it when it is large.
        Isolation::RowLocks => {
            "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL enable_seqscan = off"
        }
    };
    if let Err(error) = connection.batch_execute(begin) {
        return Try::Again(error.into());
    }
    let result = catch_unwind(AssertUnwindSafe(|| job(connection))).unwrap_or(Err(Error::Panicked));
    match result {
        Ok(value) => match connection.batch_execute("COMMIT") {
            Ok(()) => Try::Done(value),
            Err(error) if in_the_way(&error) => {
                let _ = connection.batch_execute("ROLLBACK");
                Try::Again(error.into())
            }
            Err(error) if is_unavailable(&error) => Try::Failed(Error::Unavailable(
                "the connection was lost during the commit; whether it was written is not known"
                    .into(),
            )),
            Err(error) => {
                let _ = connection.batch_execute("ROLLBACK");
                Try::Failed(error.into())
            }
        },
        Err(error) => {
            let _ = connection.batch_execute("ROLLBACK");
            match error {
                Error::Database(inner) if in_the_way(&inner) => Try::Again(Error::Database(inner)),
                error @ Error::Unavailable(_) => Try::Again(error),
                error => Try::Failed(error),
            }
        }
    }
}

/// Serialization failure or deadlock: the same job will do if it is run again.
fn in_the_way(error: &DieselError) -> bool {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        DieselError::DatabaseError(_, info) => {
            info.message().contains("deadlock detected")
                || info.message().contains("could not serialize")
        }
        _ => false,
    }
}
