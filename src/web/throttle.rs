//! Limits on guessing (wrong codes, wrong sign-ins, wrong tokens), and on how much one place sends to one dialogue. In
//! memory only, by keyed hash, and forgotten: guesses within minutes, what was sent within two hours.

use std::hash::{BuildHasher, Hash, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;

use actix_web::HttpRequest;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use moka::sync::Cache;

use crate::db::ids::DialogueId;
use crate::error::{Error, Result};
use crate::secrets::{Purpose, Secrets};

type Key = [u8; 16];

/// The limiters of one node.
pub struct Throttle {
    guesses: DefaultKeyedRateLimiter<Key>,
    sign_ins: DefaultKeyedRateLimiter<Key>,
    /// Accounts and places that may not even try for a while.
    barred: Cache<Key, ()>,
    /// Codes that a place has used rightly.
    used: Cache<Key, ()>,
    /// What a place has sent to a dialogue.
    sent: DefaultKeyedRateLimiter<u64>,
    /// What all the places around it have sent, where somebody may own that many.
    sent_around: DefaultKeyedRateLimiter<u64>,
    /// Of this node and this run alone.
    keyed: RandomState,
}

/// So many answers to one question, or so many addresses, one place may send to one dialogue at once, and as many again
/// in an hour. A hall of four hundred people behind one address does not meet it; one phone that makes answers up does,
/// within a second.
const HALL: u32 = 600;
/// What all the places of one site or provider may send (IPv6 alone).
const HALLS_AROUND: u32 = 10;

/// Seconds for which a place's right codes are remembered.
const USED_FOR: u64 = 600;
/// Seconds for which who signed in wrongly too often is turned away, whatever they type.
const BARRED_FOR: u64 = 60;

impl std::fmt::Debug for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Throttle")
    }
}

const fn per_minute(count: u32) -> Quota {
    match NonZeroU32::new(count) {
        Some(count) => Quota::per_minute(count),
        None => panic!("a quota of none"),
    }
}

const fn per_hour(count: u32) -> Quota {
    match NonZeroU32::new(count) {
        Some(count) => Quota::per_hour(count),
        None => panic!("a quota of none"),
    }
}

fn remembered_for(seconds: u64) -> Cache<Key, ()> {
    Cache::builder()
        .max_capacity(100_000)
        .time_to_live(std::time::Duration::from_secs(seconds))
        .build()
}

impl Default for Throttle {
    fn default() -> Self {
        Self {
            // 32^8 codes: at 30 a minute a place would try for ten thousand years to find one of a few open dialogues.
            guesses: DefaultKeyedRateLimiter::keyed(per_minute(30)),
            sign_ins: DefaultKeyedRateLimiter::keyed(per_minute(10)),
            barred: remembered_for(BARRED_FOR),
            used: remembered_for(USED_FOR),
            sent: DefaultKeyedRateLimiter::keyed(per_hour(HALL)),
            sent_around: DefaultKeyedRateLimiter::keyed(per_hour(HALL * HALLS_AROUND)),
            keyed: RandomState::new(),
        }
    }
}

impl Throttle {
    /// Counts a wrong code, link or token from somewhere.
    ///
    /// # Errors
    /// `Throttled` once there were too many.
    pub fn wrong_guess(&self, secrets: &Secrets, from: Option<IpAddr>) -> Result<()> {
        forget_the_quiet(&self.guesses);
        let key = guess_key(secrets, from);
        check(&self.guesses, key).inspect_err(|_| self.barred.insert(key, ()))
    }

    /// Whether somebody may try a code or link. A place that guessed too much is turned away before anything is
    /// looked up, or guessing on would still find what it looks for; what the place has used rightly in the last
    /// minutes goes on working, so that one prankster does not silence a hall.
    ///
    /// # Errors
    /// `Throttled` for a barred place.
    pub fn may_guess(&self, secrets: &Secrets, from: Option<IpAddr>, secret: &str) -> Result<()> {
        if self.used.contains_key(&used_key(secrets, from, secret)) {
            return Ok(());
        }
        self.refuse_barred(&[guess_key(secrets, from)])
    }

    /// Remembers for some minutes that a place has used a code rightly.
    pub fn right_guess(&self, secrets: &Secrets, from: Option<IpAddr>, secret: &str) {
        self.used.insert(used_key(secrets, from, secret), ());
    }

    /// Whether somebody may try to sign in, before the costly look at the password.
    ///
    /// # Errors
    /// `Throttled` after too many wrong tries for the account, or from the place.
    pub fn may_sign_in(&self, secrets: &Secrets, email: &str, from: Option<IpAddr>) -> Result<()> {
        self.refuse_barred(&sign_in_keys(secrets, email, from))
    }

    /// Counts something that a place sends to a dialogue: an answer to the question `what`, or an address.
    ///
    /// # Errors
    /// `Throttled` once it was more than a hall full of people sends.
    pub fn may_send(&self, from: Option<IpAddr>, to: DialogueId, what: &str) -> Result<()> {
        forget_the_quiet(&self.sent);
        check(&self.sent, self.keyed.hash_one((place(from), to.0, what)))?;
        match around(from) {
            Some(around) => {
                forget_the_quiet(&self.sent_around);
                let key = self.keyed.hash_one((around, to.0, what));
                check(&self.sent_around, key)
            }
            None => Ok(()),
        }
    }

    fn refuse_barred(&self, keys: &[Key]) -> Result<()> {
        if keys.iter().any(|key| self.barred.contains_key(key)) {
            return Err(Error::Throttled {
                retry_after: BARRED_FOR,
            });
        }
        Ok(())
    }

    /// Counts a wrong sign-in. Right ones never count, however many there are.
    pub fn wrong_sign_in(&self, secrets: &Secrets, email: &str, from: Option<IpAddr>) {
        forget_the_quiet(&self.sign_ins);
        let keys = sign_in_keys(secrets, email, from);
        for (key, limiter) in keys.into_iter().zip([&self.sign_ins, &self.guesses]) {
            if limiter.check_key(&key).is_err() {
                self.barred.insert(key, ());
            }
        }
    }
}

fn guess_key(secrets: &Secrets, from: Option<IpAddr>) -> Key {
    key(secrets, "guess", &place(from))
}

fn used_key(secrets: &Secrets, from: Option<IpAddr>, secret: &str) -> Key {
    key(secrets, "used", &format!("{}\n{secret}", place(from)))
}

/// The account, which has ten tries a minute, and the place, which has more: many people share one.
fn sign_in_keys(secrets: &Secrets, email: &str, from: Option<IpAddr>) -> [Key; 2] {
    [
        key(secrets, "account", email),
        key(secrets, "sign-in", &place(from)),
    ]
}

/// Forgets whoever has been quiet, before the table grows.
fn forget_the_quiet<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>) {
    if limiter.len() > 10_000 {
        limiter.retain_recent();
    }
}

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: K) -> Result<()> {
    limiter.check_key(&key).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        Error::Throttled {
            retry_after: wait.as_secs() + 1,
        }
    })
}

fn key(secrets: &Secrets, what: &str, whom: &str) -> Key {
    let hash = secrets.blind_index(Purpose::Throttle, 0, format!("{what}\n{whom}").as_bytes());
    let mut key = Key::default();
    key.copy_from_slice(&hash[..16]);
    key
}

/// An IPv4 address, or the /64 that an IPv6 address is in: its owner can take any other there.
fn place(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        None => String::new(),
        Some(IpAddr::V4(v4)) => v4.to_string(),
        Some(IpAddr::V6(v6)) => format!("{:?}", &v6.segments()[..4]),
    }
}

/// The /48 that an IPv6 address is in: whoever has one can send from sixty-five thousand places.
fn around(address: Option<IpAddr>) -> Option<[u16; 3]> {
    match address?.to_canonical() {
        IpAddr::V4(_) => None,
        IpAddr::V6(v6) => {
            let [one, two, three, ..] = v6.segments();
            Some([one, two, three])
        }
    }
}

/// Where a request comes from. Behind a proxy on this machine, or one that the settings trust, the last address
/// the proxy added; anyone else's `X-Forwarded-For` is not believed.
pub fn source(trusted: &[IpAddr], request: &HttpRequest) -> Option<IpAddr> {
    // Over a socket in the file system somebody on this machine asks, who has no address.
    let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
    let is_trusted = peer.is_none_or(|peer| peer.is_loopback() || trusted.contains(&peer));
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .last()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|value| value.trim().parse().ok());
    match forwarded {
        Some(address) if is_trusted => Some(address),
        _ => peer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: DialogueId = DialogueId(1);

    fn ip(text: &str) -> Option<IpAddr> {
        Some(text.parse().expect("an address"))
    }

    /// How many of so many were taken from a place.
    fn taken(throttle: &Throttle, from: &str, to: DialogueId, what: &str, of: u32) -> u32 {
        let taken = (0..of).filter(|_| throttle.may_send(ip(from), to, what).is_ok());
        u32::try_from(taken.count()).expect("a count")
    }

    #[test]
    fn a_hall_behind_one_address_is_never_turned_away() {
        let throttle = Throttle::default();
        let questions = [
            "heard", "better", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8",
        ];
        for what in questions.into_iter().chain(["address"]) {
            assert_eq!(taken(&throttle, "192.0.2.7", ONE, what, 400), 400, "{what}");
        }
    }

    #[test]
    fn one_phone_is_soon_told_to_wait_and_nobody_else_is() {
        let throttle = Throttle::default();
        let sent = taken(&throttle, "192.0.2.7", ONE, "heard", 61_515);
        assert!((HALL..HALL + 5).contains(&sent), "{sent}");
        let wait = throttle.may_send(ip("192.0.2.7"), ONE, "heard");
        let is_short = |after: u64| (1..=60).contains(&after);
        assert!(matches!(wait, Err(Error::Throttled { retry_after }) if is_short(retry_after)));
        assert_eq!(taken(&throttle, "192.0.2.8", ONE, "heard", 100), 100);
        assert_eq!(
            taken(&throttle, "192.0.2.7", DialogueId(2), "heard", 100),
            100
        );
        assert_eq!(taken(&throttle, "192.0.2.7", ONE, "better", 100), 100);
    }

    /// A phone can take any address of its /64, and somebody with a line of their own any /64 of their /48.
    #[test]
    fn other_addresses_of_the_same_place_are_the_same_place() {
        let throttle = Throttle::default();
        let mut sent = 0;
        for host in 0..2_000 {
            sent += taken(
                &throttle,
                &format!("2001:db8:1:2::{host:x}"),
                ONE,
                "heard",
                1,
            );
        }
        assert!((HALL..HALL + 5).contains(&sent), "{sent}");
        let mut sent = 0;
        for place in 0..20_000 {
            sent += taken(
                &throttle,
                &format!("2001:db8:7:{place:x}::1"),
                ONE,
                "heard",
                1,
            );
        }
        let most = HALL * HALLS_AROUND;
        assert!((most..most + 20).contains(&sent), "{sent}");
    }
}
