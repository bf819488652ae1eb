//! How often something may be, for each of many keys: so many at once, and then one in a while. A bucket that leaks
//! (GCRA, ITU-T I.371), which can be looked into without taking a turn, and in which a turn to come can be taken.
//!
//! In memory only. Who has been quiet is forgotten; when there are too many keys, those whose turns are used up the
//! least: a flood of others lets nobody forget whom it should slow down.

use std::hash::Hash;
use std::time::{Duration, Instant};

use super::lasting::Lasting;

/// How far ahead a turn can be taken at most.
const FARTHEST: Duration = Duration::from_secs(60);

/// One pace for many keys.
pub struct Pace {
    at_once: Duration,
    every: Duration,
    /// When all that was taken will have leaked away.
    full_until: Lasting,
}

impl Pace {
    /// `at_once` turns at a time, and then one `every` so long.
    pub fn new(at_once: u32, every: Duration) -> Self {
        Self {
            at_once: every.saturating_mul(at_once),
            every,
            full_until: Lasting::default(),
        }
    }

    /// How long until there is a turn for a key: no time when there is one now.
    pub fn wait(&self, key: &impl Hash, now: Instant) -> Duration {
        let full_until = self.full_until.until(key, now);
        full_until.map_or(Duration::ZERO, |until| self.turn(until, now))
    }

    /// Takes a turn, and says how long it is until then.
    ///
    /// # Errors
    /// How long it would be, when that is longer than `patience`: then none is taken.
    pub fn take(
        &self,
        key: &impl Hash,
        now: Instant,
        patience: Duration,
    ) -> Result<Duration, Duration> {
        let mut wait = Duration::ZERO;
        let patience = patience.min(FARTHEST);
        self.full_until.change(key, now, |known| {
            let until = known.unwrap_or(now);
            wait = self.turn(until, now);
            (wait <= patience).then(|| until + self.every)
        });
        if wait > patience { Err(wait) } else { Ok(wait) }
    }

    /// Counts what has been already: whoever comes next waits one turn at most because of it.
    pub fn note(&self, key: &impl Hash, now: Instant) {
        self.full_until.change(key, now, |known| {
            let until = known.unwrap_or(now);
            let most = (now + self.at_once).max(until);
            Some((until + self.every).min(most))
        });
    }

    fn turn(&self, full_until: Instant, now: Instant) -> Duration {
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
        let taken = (0..5).filter(|_| pace.take(&"a", now, Duration::ZERO).is_ok());
        assert_eq!(taken.count(), 3);
        assert_eq!(pace.wait(&"a", now), SECOND);
        assert_eq!(pace.wait(&"b", now), Duration::ZERO);
        assert_eq!(pace.take(&"a", now, Duration::ZERO), Err(SECOND));
        // Turns to come are handed out one after another, as far as somebody would wait.
        assert_eq!(pace.take(&"a", now, 2 * SECOND), Ok(SECOND));
        assert_eq!(pace.take(&"a", now, 2 * SECOND), Ok(2 * SECOND));
        assert_eq!(pace.take(&"a", now, 2 * SECOND), Err(3 * SECOND));
        assert_eq!(pace.wait(&"a", now + 3 * SECOND), Duration::ZERO);
    }

    #[test]
    fn what_has_been_makes_nobody_wait_longer_than_a_turn() {
        let (pace, now) = (Pace::new(3, SECOND), Instant::now());
        for _ in 0..1_000 {
            pace.note(&"a", now);
        }
        assert_eq!(pace.wait(&"a", now), SECOND);
        assert_eq!(pace.take(&"a", now, 9 * SECOND), Ok(SECOND));
        pace.note(&"a", now);
        assert_eq!(
            pace.wait(&"a", now),
            2 * SECOND,
            "what was handed out stays so"
        );
    }

    #[test]
    fn a_flood_of_others_makes_nobody_forget_who_has_used_up_their_turns() {
        let (pace, start) = (Pace::new(10, SECOND), Instant::now());
        while pace.take(&"guesser", start, Duration::ZERO).is_ok() {}
        for other in 0..300_000_u64 {
            let now = start + Duration::from_micros(other);
            assert_eq!(pace.take(&other, now, Duration::ZERO), Ok(Duration::ZERO));
        }
        let now = start + Duration::from_millis(300);
        assert!(pace.wait(&"guesser", now) > Duration::ZERO);
        assert!(pace.take(&"guesser", now, Duration::ZERO).is_err());
    }

    proptest! {
        #[test]
        fn whoever_keeps_the_pace_is_never_refused_whatever_others_do(
            others in proptest::collection::vec((0..60_u32, 1..20_u32), 1..300),
            burst in 1..5_u32,
        ) {
            let (pace, mut now) = (Pace::new(5, SECOND), Instant::now());
            let mut stranger = 1_000;
            for (other, many) in others {
                for _ in 0..many {
                    stranger += 1;
                    let _ = pace.take(&other, now, 3 * SECOND);
                    let _ = pace.take(&stranger, now, Duration::ZERO);
                    pace.note(&other, now);
                }
                for _ in 0..burst {
                    let turn = pace.take(&"honest", now, Duration::ZERO);
                    prop_assert_eq!(turn, Ok(Duration::ZERO));
                }
                now += SECOND * burst;
            }
        }

        #[test]
        fn whatever_comes_no_more_pass_than_the_pace_allows(
            steps in proptest::collection::vec((0..3_000_u64, 0..4_000_u64, any::<bool>()), 1..200),
        ) {
            let (pace, start) = (Pace::new(5, SECOND), Instant::now());
            let (mut now, mut turns) = (start, Vec::new());
            for (later, patience, is_noted) in steps {
                now += Duration::from_millis(later);
                if is_noted {
                    pace.note(&(), now);
                } else if let Ok(wait) = pace.take(&(), now, Duration::from_millis(patience)) {
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
