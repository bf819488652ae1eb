//! Whether the database can be used. That it cannot is said once, in words, and once when it is over, with how many were
//! turned away meanwhile; each of them is told by a page, and no line of the log.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// How long what was written last tells that something can be written.
pub(super) const FRESH: Duration = Duration::from_secs(5);
/// How long nothing is tried again after it could not be written.
pub(super) const AGAIN: Duration = Duration::from_secs(1);

/// What can be done with a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    Reading,
    Writing,
}

/// A time in which something cannot be done.
struct Spell {
    /// Each reason was said once.
    reasons: Vec<String>,
    began: Instant,
    turned_away: u64,
}

#[derive(Default)]
struct State {
    spell: Option<Spell>,
    tried: Option<Instant>,
}

/// How the database does.
#[derive(Default)]
pub(super) struct Health {
    reading: Mutex<State>,
    writing: Mutex<State>,
    turned_away: AtomicU64,
}

impl Health {
    fn state(&self, of: Doing) -> MutexGuard<'_, State> {
        let state = match of {
            Doing::Reading => &self.reading,
            Doing::Writing => &self.writing,
        };
        // Every change is complete in itself, so a panic elsewhere is no harm.
        state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that something could not be done, if that is what the result says; what went well ends a spell of reading.
    /// A job that had nothing to write goes well on a full disk too: a spell of writing ends by [`Health::is_written`].
    pub(super) fn note<T>(&self, of: Doing, result: &Result<T>) {
        match (result, of) {
            (Err(Error::Unavailable(why)), _) => self.failed(of, why),
            (Err(Error::Busy), Doing::Writing) => self.failed(of, "more comes than it can take"),
            (Ok(_), Doing::Reading) => self.went_well(of),
            _ => {}
        }
    }

    fn failed(&self, of: Doing, why: &str) {
        const MOST_REASONS: usize = 8;
        self.turned_away.fetch_add(1, Ordering::Relaxed);
        let mut state = self.state(of);
        let spell = state.spell.get_or_insert_with(|| Spell {
            reasons: Vec::new(),
            began: Instant::now(),
            turned_away: 0,
        });
        spell.turned_away += 1;
        if spell.reasons.len() < MOST_REASONS && !spell.reasons.iter().any(|said| said == why) {
            spell.reasons.push(why.to_owned());
            match of {
                Doing::Reading => tracing::error!(why, "nothing can be read from the database"),
                Doing::Writing => tracing::error!(why, "nothing can be written to the database"),
            }
        }
    }

    fn went_well(&self, of: Doing) {
        let Some(spell) = self.state(of).spell.take() else {
            return;
        };
        let (seconds, turned_away) = (spell.began.elapsed().as_secs(), spell.turned_away);
        match of {
            Doing::Reading => {
                tracing::warn!(seconds, turned_away, "the database can be read again");
            }
            Doing::Writing => {
                tracing::warn!(seconds, turned_away, "the database can be written again");
            }
        }
    }

    /// Notes that something was surely written.
    pub(super) fn is_written(&self) {
        self.state(Doing::Writing).tried = Some(Instant::now());
        self.went_well(Doing::Writing);
    }

    /// Why it cannot be done, as far as is known.
    pub(super) fn trouble(&self, of: Doing) -> Option<String> {
        let state = self.state(of);
        state.spell.as_ref()?.reasons.last().cloned()
    }

    /// Whether it is time to try and write something, to see whether it can be done; if so, it is noted.
    pub(super) fn is_time_to_try(&self) -> bool {
        let mut state = self.state(Doing::Writing);
        let wait = match state.spell {
            Some(_) => AGAIN,
            None => FRESH,
        };
        let is_time = state.tried.is_none_or(|tried| tried.elapsed() >= wait);
        if is_time {
            state.tried = Some(Instant::now());
        }
        is_time
    }

    /// How many jobs have been turned away since the start because the database could not be used.
    pub(super) fn turned_away(&self) -> u64 {
        self.turned_away.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn away() -> Result<()> {
        Err(Error::Unavailable("the disk is full".into()))
    }

    #[test]
    fn a_spell_of_writing_ends_only_when_something_was_written() {
        let health = Health::default();
        assert!(health.is_time_to_try() && !health.is_time_to_try());
        for _ in 0..100 {
            health.note(Doing::Writing, &away());
        }
        health.note(Doing::Writing, &Ok(()));
        assert_eq!(
            health.trouble(Doing::Writing).as_deref(),
            Some("the disk is full")
        );
        assert_eq!(health.trouble(Doing::Reading), None);
        assert_eq!(health.turned_away(), 100);
        health.is_written();
        assert_eq!(health.trouble(Doing::Writing), None);
    }

    #[test]
    fn each_reason_is_said_once_and_a_slip_of_ours_is_none() {
        let health = Health::default();
        health.note(Doing::Reading, &away());
        health.note::<()>(
            Doing::Reading,
            &Err(Error::Unavailable("it is gone".into())),
        );
        health.note(Doing::Reading, &away());
        health.note::<()>(Doing::Reading, &Err(Error::NotFound));
        let reasons = |health: &Health| {
            let state = health.state(Doing::Reading);
            state.spell.as_ref().map_or(0, |spell| spell.reasons.len())
        };
        assert_eq!(reasons(&health), 2);
        health.note(Doing::Reading, &Ok(()));
        assert_eq!(reasons(&health), 0);
    }
}
