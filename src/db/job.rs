//! What a job is to whoever runs it, and how one that writes is run: kept apart from others how, and in whose name.
//!
//! All that carries a job to its connection and its result back sees neither the job's type nor that of what it gives:
//! else the compiler would make all of it anew for each of some hundred jobs.

use std::any::{Any, TypeId};

use super::Connection;
use crate::error::{Error, Result};

/// What a job gives.
pub(super) type Given = Box<dyn Any + Send>;
/// A job that reads.
pub(super) type Reading = Box<dyn FnOnce(&mut Connection) -> Result<Given> + Send>;
/// A job that writes, and may be run again.
pub(super) type Writing = Box<dyn FnMut(&mut Connection) -> Result<Given> + Send>;

pub(super) fn reading<T: Send + 'static>(
    job: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
) -> Reading {
    Box::new(|c| job(c).map(|given| Box::new(given) as Given))
}

pub(super) fn writing<T: Send + 'static>(
    mut job: impl FnMut(&mut Connection) -> Result<T> + Send + 'static,
) -> Writing {
    Box::new(move |c| job(c).map(|given| Box::new(given) as Given))
}

/// Writes of one kind, of which those that wait at the same time are done as one, in one transaction: what they have in
/// common is done once.
pub trait Together: Send + Sync + Sized + 'static {
    type Done: Send + 'static;

    /// Does all of these and gives what became of each, in their order. They lock the rows that they rely on
    /// ([`Isolation::RowLocks`]), all in the one order.
    ///
    /// # Errors
    /// When one of them cannot be done. Then nothing of any is written, and each is done by itself.
    fn write(all: &[&Self], c: &mut Connection) -> Result<Vec<Self::Done>>;

    /// What it locks, told from what others of its kind lock by a number; none where no two are in each other's way. On
    /// PostgreSQL those that are wait for the next transaction instead of in one.
    fn meets_at(&self) -> Option<i64> {
        None
    }
}

/// What a job locks, of its kind.
#[cfg(feature = "postgres")]
pub(super) type Locks = (TypeId, i64);

/// One of those writes, whatever its kind.
pub(super) struct OneOf {
    kind: TypeId,
    job: Box<dyn Any + Send + Sync>,
    #[cfg(feature = "postgres")]
    meets_at: Option<i64>,
    write: fn(&[OneOf], &mut Connection) -> Result<Vec<Given>>,
}

impl OneOf {
    pub(super) fn new<T: Together>(job: T) -> Self {
        Self {
            kind: TypeId::of::<T>(),
            #[cfg(feature = "postgres")]
            meets_at: job.meets_at(),
            job: Box::new(job),
            write: |all, c| {
                let all: Vec<&T> = all
                    .iter()
                    .filter_map(|one| one.job.downcast_ref())
                    .collect();
                let done = T::write(&all, c)?;
                Ok(done.into_iter().map(|one| Box::new(one) as Given).collect())
            },
        }
    }

    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind
    }

    #[cfg(feature = "postgres")]
    pub(super) fn locks(&self) -> Option<Locks> {
        self.meets_at.map(|at| (self.kind, at))
    }

    /// Does all of them, which are of one kind.
    pub(super) fn write_all(all: &[Self], c: &mut Connection) -> Result<Vec<Given>> {
        let Some(first) = all.first() else {
            return Ok(Vec::new());
        };
        let done = (first.write)(all, c)?;
        // One for each, or nobody could tell whose it is.
        if done.len() == all.len() {
            Ok(done)
        } else {
            Err(Error::Panicked)
        }
    }
}

/// A write that waits for its turn.
pub(super) enum Work {
    Alone(Writing),
    Together(OneOf),
}

/// What a job gave that gives this.
pub(super) fn given<T: 'static>(given: Result<Given>) -> Result<T> {
    match given?.downcast() {
        Ok(given) => Ok(*given),
        // It is what the job made of it, two functions above.
        Err(_) => Err(Error::Panicked),
    }
}

/// Whether jobs on PostgreSQL are kept apart by the database or by the locks they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Isolation {
    /// As if one job ran at a time; a job that got in another's way is run again.
    Serializable,
    /// The job locks the rows it relies on. For the phone's path, where a whole room meets at one counter.
    RowLocks,
}

/// By whom a write is. Whoever is staff, host or shell writes through `staff::writing`, which logs it; the others say
/// here why they stand in no log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// People who speak for themselves: answers, addresses, what a contact passed on. A log would say when who did it.
    Participant,
    /// The mailer, whose deliveries are their own log.
    Mailer,
    /// Eko's upkeep of itself: sessions, keys that ran out, counts of visits, figures that entered.
    Upkeep,
    /// `staff::writing`, which logs in the same transaction.
    Log,
}
