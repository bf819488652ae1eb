//! Until when something holds, for each of many keys: in little memory, and never of more keys than there is room for.
//!
//! What is over is forgotten; where too much holds at a time, what is over soonest. A key is kept as a hash that is keyed
//! anew at each start, so nobody can choose one that meets another's. A table grows with what it holds and shrinks again;
//! full it has 64 shards of 1024 places of 17 bytes, 1.1 MB. Each shard has a lock of its own, held for some
//! nanoseconds, and some microseconds when the shard is laid out anew, which happens at most once in as many new keys as
//! it keeps.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

const SHARDS: usize = 64;
/// Keys of a shard at most: what a hash table of 1024 places holds.
const MOST_IN_SHARD: usize = 896;

/// Until when something holds, by the hash of its key, in nanoseconds.
type Shard = HashMap<u64, u64>;

/// Until when something holds, for each of many keys.
pub struct Lasting {
    /// From when nanoseconds are counted.
    born: Instant,
    keyed: RandomState,
    shards: [Mutex<Shard>; SHARDS],
}

impl Default for Lasting {
    fn default() -> Self {
        Self {
            born: Instant::now(),
            keyed: RandomState::new(),
            shards: std::array::from_fn(|_| Mutex::default()),
        }
    }
}

impl Lasting {
    /// Until when it holds for a key; none where it does not hold `now`, or was forgotten.
    pub fn until(&self, key: &impl Hash, now: Instant) -> Option<Instant> {
        let hash = self.keyed.hash_one(key);
        let until = self.shard(hash).get(&hash).copied()?;
        (until > self.nanoseconds(now)).then(|| self.instant(until))
    }

    /// Looks until when it holds for a key, and decides until when it does from now on; nothing changes where that is
    /// none. Nobody changes it in between.
    pub fn change(
        &self,
        key: &impl Hash,
        now: Instant,
        decide: impl FnOnce(Option<Instant>) -> Option<Instant>,
    ) {
        let hash = self.keyed.hash_one(key);
        let mut shard = self.shard(hash);
        let at = self.nanoseconds(now);
        let known = shard.get(&hash).copied();
        let holds = known.filter(|&until| until > at);
        let Some(until) = decide(holds.map(|until| self.instant(until))) else {
            return;
        };
        if known.is_none() && shard.len() == shard.capacity() {
            make_room(&mut shard, at);
        }
        shard.insert(hash, self.nanoseconds(until));
    }

    /// By bits in the middle of the hash: a hash table goes by those at both ends.
    fn shard(&self, hash: u64) -> MutexGuard<'_, Shard> {
        const OF: u64 = SHARDS as u64;
        let at = usize::try_from((hash >> 32) % OF).unwrap_or(0);
        // Every change is complete in itself, so a panic elsewhere is no harm.
        self.shards[at]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn nanoseconds(&self, at: Instant) -> u64 {
        let since = at.saturating_duration_since(self.born);
        u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
    }

    fn instant(&self, nanoseconds: u64) -> Instant {
        self.born + Duration::from_nanos(nanoseconds)
    }

    #[cfg(test)]
    fn keys(&self) -> usize {
        (0..SHARDS as u64)
            .map(|at| self.shard(at << 32).len())
            .sum()
    }
}

/// Lays out a shard anew with what holds, and room for as much again. Where that would be too much room, as much is
/// forgotten of what is over soonest.
fn make_room(shard: &mut Shard, now: u64) {
    const LEAST: usize = 3;
    let mut holding: Vec<(u64, u64)> = shard.drain().filter(|(_, until)| *until > now).collect();
    let too_many = holding.len().saturating_sub(MOST_IN_SHARD / 2);
    if too_many > 0 {
        holding.select_nth_unstable_by_key(too_many, |(_, until)| *until);
        holding.drain(..too_many);
    }
    *shard = HashMap::with_capacity((2 * holding.len()).max(LEAST));
    shard.extend(holding);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECOND: Duration = Duration::from_secs(1);
    const MOST: usize = SHARDS * MOST_IN_SHARD;

    proptest! {
        /// While there is room it is a table of everything that holds.
        #[test]
        fn what_holds_is_known_and_what_is_over_is_not(
            steps in proptest::collection::vec((0..200_u32, 0..900_u64, 0..5_000_u64), 1..400),
        ) {
            let (lasting, mut model) = (Lasting::default(), HashMap::new());
            let mut now = Instant::now();
            for (key, later, lasts) in steps {
                now += Duration::from_millis(later);
                model.retain(|_, until| *until > now);
                prop_assert_eq!(lasting.until(&key, now), model.get(&key).copied());
                let until = now + Duration::from_millis(lasts);
                let mut seen = None;
                lasting.change(&key, now, |known| {
                    seen = known;
                    Some(until)
                });
                prop_assert_eq!(seen, model.insert(key, until));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        /// However many come, in whatever time: the bound holds, and nothing that holds is forgotten while there is room.
        #[test]
        fn there_are_never_more_keys_than_there_is_room_for(
            floods in proptest::collection::vec((1..40_000_u32, 1..20_000_u64), 1..4),
        ) {
            let lasting = Lasting::default();
            let mut now = Instant::now();
            let mut next = 0_u32;
            for (many, lasts) in floods {
                let until = now + 30 * SECOND + Duration::from_millis(lasts);
                for _ in 0..many {
                    next += 1;
                    lasting.change(&next, now, |_| Some(until));
                }
                prop_assert!(lasting.keys() <= MOST, "{} keys", lasting.keys());
                prop_assert!(lasting.until(&next, now).is_some(), "the last one is known");
                let known = (1..=next).filter(|key| lasting.until(key, now).is_some()).count();
                prop_assert!(known <= MOST && (known == next as usize || next as usize > MOST * 3 / 4));
                now += SECOND;
            }
        }
    }

    #[test]
    fn what_holds_the_longest_is_known_to_the_end_of_a_flood() {
        let (lasting, now) = (Lasting::default(), Instant::now());
        for key in 0..100 {
            lasting.change(&key, now, |_| Some(now + 60 * SECOND));
        }
        for key in 1_000..301_000 {
            let at = now + Duration::from_micros(key);
            lasting.change(&key, at, |_| Some(at + 6 * SECOND));
        }
        assert!((0..100).all(|key| lasting.until(&key, now) == Some(now + 60 * SECOND)));
        assert!(lasting.keys() <= MOST);
    }

    #[test]
    fn a_table_that_was_full_grows_small_again() {
        let (lasting, now) = (Lasting::default(), Instant::now());
        let room = |of: &Lasting| -> usize {
            (0..SHARDS as u64)
                .map(|at| of.shard(at << 32).capacity())
                .sum()
        };
        assert_eq!(room(&lasting), 0, "nothing until something comes");
        for key in 0..200_000 {
            lasting.change(&key, now, |_| Some(now + SECOND));
        }
        assert!(
            (MOST / 2..=MOST).contains(&room(&lasting)),
            "{}",
            room(&lasting)
        );
        let later = now + 2 * SECOND;
        for key in 200_000..260_000 {
            let at = later + Duration::from_millis(key - 200_000);
            lasting.change(&key, at, |_| Some(at + SECOND));
        }
        assert!(room(&lasting) < MOST / 4, "{}", room(&lasting));
    }
}
