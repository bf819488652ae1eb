//! Writing on PostgreSQL: one transaction a job, run again when another got in its way.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::connection::SimpleConnection;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::job::{Given, Writing};
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

/// Full jitter, so that jobs that collided do not collide again in step.
fn pause_ms(attempt: u32) -> u64 {
    use rand::Rng;
    rand::rng().random_range(0..=(2u64 << attempt.min(7)))
}

fn one_try(connection: &mut Connection, isolation: Isolation, job: &mut Writing) -> Try {
    let begin = match isolation {
        Isolation::Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        Isolation::RowLocks => "BEGIN ISOLATION LEVEL READ COMMITTED",
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
