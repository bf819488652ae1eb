//! How often something may be, for each of many keys: so many at once, and then one in a while. A bucket that leaks
//! (GCRA, ITU-T I.371), which can be looked into without taking a turn, and in which a turn to come can be taken.
//!
//! In memory only. Who has been quiet is forgotten; when there are too many keys, those that were quiet the longest.

use std::hash::Hash;
use std::time::{Duration, Instant};

use moka::ops::compute::Op;
use moka::policy::EvictionPolicy;
use moka::sync::Cache;

/// Keys that are remembered at most.
const MOST_KEYS: u64 = 100_000;
/// How far ahead a turn can be taken at most.
const FARTHEST: Duration = Duration::from_secs(60);

/// One pace for many keys.
pub struct Pace<K> {
    at_once: Duration,
    every: Duration,
    /// When all that was taken will have leaked away.
    full_until: Cache<K, Instant>,
}

impl<K: Hash + Eq + Send + Sync + 'static> Pace<K> {
    /// `at_once` turns at a time, and then one `every` so long.
    pub fn new(at_once: u32, every: Duration) -> Self {
        let at_once = every.saturating_mul(at_once);
        Self {
            at_once,
            every,
            full_until: Cache::builder()
                .max_capacity(MOST_KEYS)
                // Whoever is new must be counted: the cache's own policy would rather keep whom it knows.
                .eviction_policy(EvictionPolicy::lru())
                .time_to_live(at_once + FARTHEST)
                .build(),
        }
    }

    /// How long until there is a turn for a key: no time when there is one now.
    pub fn wait(&self, key: &K, now: Instant) -> Duration {
        self.full_until
            .get(key)
            .map_or(Duration::ZERO, |until| self.until(until.max(now), now))
    }

    /// Takes a turn, and says how long it is until then.
    ///
    /// # Errors
    /// How long it would be, when that is longer than `patience`: then none is taken.
    pub fn take(&self, key: K, now: Instant, patience: Duration) -> Result<Duration, Duration> {
        let mut wait = Duration::ZERO;
        let patience = patience.min(FARTHEST);
        let entry = self.full_until.entry(key);
        entry.and_compute_with(|known| {
            let until = known.map_or(now, |known| known.into_value().max(now));
            wait = self.until(until, now);
            match wait > patience {
                true => Op::Nop,
                false => Op::Put(until + self.every),
            }
        });
        if wait > patience { Err(wait) } else { Ok(wait) }
    }

    /// Counts what has been already: whoever comes next waits one turn at most because of it.
    pub fn note(&self, key: K, now: Instant) {
        let entry = self.full_until.entry(key);
        entry.and_compute_with(|known| {
            let until = known.map_or(now, |known| known.into_value().max(now));
            let most = (now + self.at_once).max(until);
            Op::Put((until + self.every).min(most))
        });
    }

    fn until(&self, full_until: Instant, now: Instant) -> Duration {
        (full_until + self.every).saturating_duration_since(now + self.at_once)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn so_many_at_once_and_then_one_in_a_while() {
        let (pace, now) = (Pace::new(3, SECOND), Instant::now());
        let taken = (0..5).filter(|_| pace.take("a", now, Duration::ZERO).is_ok());
        assert_eq!(taken.count(), 3);
        assert_eq!(pace.wait(&"a", now), SECOND);
        assert_eq!(pace.wait(&"b", now), Duration::ZERO);
        assert_eq!(pace.take("a", now, Duration::ZERO), Err(SECOND));
        // Turns to come are handed out one after another, as far as somebody would wait.
        assert_eq!(pace.take("a", now, 2 * SECOND), Ok(SECOND));
        assert_eq!(pace.take("a", now, 2 * SECOND), Ok(2 * SECOND));
        assert_eq!(pace.take("a", now, 2 * SECOND), Err(3 * SECOND));
        assert_eq!(pace.wait(&"a", now + 3 * SECOND), Duration::ZERO);
    }

    #[test]
    fn what_has_been_makes_nobody_wait_longer_than_a_turn() {
        let (pace, now) = (Pace::new(3, SECOND), Instant::now());
        for _ in 0..1_000 {
            pace.note("a", now);
        }
        assert_eq!(pace.wait(&"a", now), SECOND);
        assert_eq!(pace.take("a", now, 9 * SECOND), Ok(SECOND));
        pace.note("a", now);
        assert_eq!(
            pace.wait(&"a", now),
            2 * SECOND,
            "what was handed out stays so"
        );
    }

    proptest! {
        #[test]
        fn whatever_comes_no_more_pass_than_the_pace_allows(
            steps in proptest::collection::vec((0..3_000_u64, 0..4_000_u64, any::<bool>()), 1..200),
        ) {
            let (pace, start) = (Pace::new(5, SECOND), Instant::now());
            let (mut now, mut turns) = (start, Vec::new());
            for (later, patience, is_noted) in steps {
                now += Duration::from_millis(later);
                if is_noted {
                    pace.note((), now);
                } else if let Ok(wait) = pace.take((), now, Duration::from_millis(patience)) {
                    prop_assert!(wait <= Duration::from_millis(patience));
                    turns.push(now + wait);
                }
            }
            turns.sort_unstable();
            for six in turns.windows(6) {
                prop_assert!(six[5] - six[0] >= SECOND, "{turns:?}");
            }
        }
    }
}
