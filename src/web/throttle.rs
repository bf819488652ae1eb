//! Limits on guessing (wrong codes, wrong sign-ins, wrong tokens), and on how much one place sends to one dialogue. In
//! memory only, by keyed hash, and forgotten: guesses within minutes, what was sent within two hours.
//!
//! Whoever guesses is slowed down, and nobody else for their sake:
//!
//! | what | at once | then one in | counted for |
//! | --- | --- | --- | --- |
//! | wrong sign-ins in a browser that has signed in before | 10 | 6 s | the account in that browser |
//! | other wrong sign-ins | 10 | 6 s | the account from that place |
//! | | 30 | 1 s | the place |
//! | | 30 | 3 s | the account from anywhere |
//! | codes that are not in use there | 30 | 0.1 s | the place |
//!
//! Whoever comes before their turn waits for it, [`PATIENCE`] at most; who would have to wait longer is told to come
//! again. A code has forty bits: at ten a second a place finds one of a hundred open dialogues in thirty years. Longer
//! secrets cannot be guessed, so that whoever has the right one is let in whatever was tried beside them.

use std::hash::Hash;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use tokio::sync::Semaphore;

use super::lasting::Lasting;
use super::pace::Pace;
use crate::db::ids::{AccountId, DialogueId};
use crate::error::{Error, Result};
use crate::secrets::{Purpose, Secrets};

type Key = [u8; 16];

/// The limiters of one node.
pub struct Throttle {
    codes: Pace,
    /// Wrong secrets that are too long to be guessed.
    secrets: Pace,
    /// Links to another password that a place has asked for.
    links: Pace,
    /// Wrong sign-ins to an account from one place or browser.
    tries: Pace,
    tries_from: Pace,
    tries_to: Pace,
    /// Wrong codes of an account's second factor.
    codes_of_apps: Pace,
    /// Places among those who may wait for their turn.
    seats: Semaphore,
    /// Codes that a place has used rightly.
    used: Lasting,
    /// What a place has sent to a dialogue.
    sent: Pace,
    /// What all the places around it have sent, where somebody may own that many.
    sent_around: Pace,
}

/// So many answers to one question, or so many addresses, one place may send to one dialogue at once, and as many again
/// in an hour. A hall of four hundred people behind one address does not meet it; one phone that makes answers up does,
/// within a second.
const HALL: u32 = 600;
/// What all the places of one site or provider may send (IPv6 alone).
const HALLS_AROUND: u32 = 10;

const HOUR: Duration = Duration::from_secs(3600);
const NOT_AT_ALL: Duration = Duration::ZERO;
/// How long somebody is let wait for their turn; who would wait longer is told to come again.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How many may wait for their turn at once; each of them holds a connection.
const SEATS: usize = 1_000;
/// How long a place's right codes are remembered.
const USED_FOR: Duration = Duration::from_secs(600);

impl std::fmt::Debug for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Throttle")
    }
}

impl Default for Throttle {
    fn default() -> Self {
        let every = Duration::from_millis;
        Self {
            codes: Pace::new(30, every(100)),
            secrets: Pace::new(30, every(2_000)),
            links: Pace::new(30, every(2_000)),
            tries: Pace::new(10, every(6_000)),
            tries_from: Pace::new(30, every(1_000)),
            tries_to: Pace::new(30, every(3_000)),
            codes_of_apps: Pace::new(10, every(60_000)),
            seats: Semaphore::new(SEATS),
            used: Lasting::default(),
            sent: Pace::new(HALL, HOUR / HALL),
            sent_around: Pace::new(HALL * HALLS_AROUND, HOUR / (HALL * HALLS_AROUND)),
        }
    }
}

/// By what somebody who signs in is counted.
#[derive(Debug, Clone, Copy)]
pub enum Signing<'a> {
    /// A browser that has signed in to the account before, by what tells it from others: nobody else can use up its
    /// tries, whatever they do.
    Known { email: &'a str, browser: &'a str },
    /// Any other, by where it is.
    Stranger {
        email: &'a str,
        from: Option<IpAddr>,
    },
}

impl Signing<'_> {
    fn keys(self, secrets: &Secrets) -> [Option<Key>; 3] {
        match self {
            Self::Known { email, browser } => {
                let own = key(secrets, "browser", &format!("{browser}\n{email}"));
                [Some(own), None, None]
            }
            Self::Stranger { email, from } => {
                let place = place(from);
                [
                    Some(key(secrets, "sign-in", &format!("{place}\n{email}"))),
                    Some(key(secrets, "place", &place.to_string())),
                    Some(key(secrets, "account", email)),
                ]
            }
        }
    }
}

/// Somebody's turn to try. It was waited for and is counted by those limits that asked for it; by the others it counts
/// if the try is wrong.
#[must_use]
pub struct Turn<'a> {
    limits: Limits<'a>,
}

/// Limits, each with whom it counts where it does.
type Limits<'a> = [(&'a Pace, Option<Key>); 3];

impl Turn<'_> {
    /// Whether it is free still: of many who came at once, those behind the allowed number are turned away here.
    ///
    /// # Errors
    /// `Throttled` when others have tried wrongly meanwhile.
    pub fn still(&self) -> Result<()> {
        let now = Instant::now();
        let waits = self.limits.iter();
        let waits = waits.filter_map(|(pace, key)| Some(pace.wait(key.as_ref()?, now)));
        match waits.max() {
            Some(wait) if !wait.is_zero() => Err(throttled(wait)),
            _ => Ok(()),
        }
    }

    /// Counts that the try was wrong. Right ones never count, however many there are.
    pub fn was_wrong(self) {
        let now = Instant::now();
        for (pace, key) in self.limits {
            if let Some(key) = key {
                pace.note(&key, now);
            }
        }
    }
}

impl Throttle {
    /// Waits for a place's turn to try a code that people type. Each try counts, but that of a code in use there.
    ///
    /// # Errors
    /// `Throttled` when that would take too long.
    pub async fn code(&self, secrets: &Secrets, from: Option<IpAddr>) -> Result<()> {
        let key = key(secrets, "guess", &place(from).to_string());
        let taken = self.codes.take(&key, Instant::now(), PATIENCE);
        self.wait(taken.map_err(throttled)?).await
    }

    /// Whether a place has used a code rightly in the last minutes: then it goes on working there, so that one prankster
    /// does not slow a hall.
    pub fn has_used(&self, from: Option<IpAddr>, code: &str) -> bool {
        self.used
            .until(&(place(from), code), Instant::now())
            .is_some()
    }

    /// Remembers for some minutes that a place has used a code rightly.
    pub fn right_code(&self, from: Option<IpAddr>, code: &str) {
        let now = Instant::now();
        self.used
            .change(&(place(from), code), now, |_| Some(now + USED_FOR));
    }

    /// Both for whoever has used it: says whether they have, and remembers that they go on.
    pub fn goes_on_using(&self, from: Option<IpAddr>, code: &str) -> bool {
        let (now, mut has_used) = (Instant::now(), false);
        self.used.change(&(place(from), code), now, |until| {
            has_used = until.is_some();
            // It need not be noted with each.
            until
                .filter(|&until| until < now + USED_FOR / 2)
                .map(|_| now + USED_FOR)
        });
        has_used
    }

    /// Counts a wrong secret of 128 bits from somewhere.
    ///
    /// # Errors
    /// `Throttled` once there were too many.
    pub fn wrong_secret(&self, secrets: &Secrets, from: Option<IpAddr>) -> Result<()> {
        let key = key(secrets, "secret", &place(from).to_string());
        check(&self.secrets, &key)
    }

    /// Waits for somebody's turn to sign in, before the costly look at the password.
    ///
    /// # Errors
    /// `Throttled` when that would take too long.
    pub async fn sign_in(&self, secrets: &Secrets, who: Signing<'_>) -> Result<Turn<'_>> {
        let [own, from, to] = who.keys(secrets);
        self.turn([
            (&self.tries, own),
            (&self.tries_from, from),
            (&self.tries_to, to),
        ])
        .await
    }

    /// Waits for somebody's turn to type a code of their app, or one on paper: ten at once, and then one a minute. Three
    /// of a million codes fit at a time, so that whoever has the password and guesses needs most of a year.
    ///
    /// # Errors
    /// `Throttled` when that would take too long.
    pub async fn code_of_app(&self, secrets: &Secrets, of: AccountId) -> Result<Turn<'_>> {
        let own = key(secrets, "code of app", &of.to_string());
        let nobody = (&self.tries_to, None);
        self.turn([(&self.codes_of_apps, Some(own)), nobody, nobody])
            .await
    }

    async fn turn<'a>(&'a self, mut limits: Limits<'a>) -> Result<Turn<'a>> {
        let now = Instant::now();
        let mut longest = NOT_AT_ALL;
        for (pace, key) in &mut limits {
            let Some(of) = key.filter(|key| !pace.wait(key, now).is_zero()) else {
                continue;
            };
            let wait = pace.take(&of, now, PATIENCE).map_err(throttled)?;
            longest = longest.max(wait);
            *key = None;
        }
        self.wait(longest).await?;
        Ok(Turn { limits })
    }

    async fn wait(&self, long: Duration) -> Result<()> {
        if long.is_zero() {
            return Ok(());
        }
        let _seat = self.seats.try_acquire().map_err(|_| throttled(long))?;
        tokio::time::sleep(long).await;
        Ok(())
    }

    /// Counts a link to another password that somebody asks for, whether or not there is such an account.
    ///
    /// # Errors
    /// `Throttled` once a place asked for too many.
    pub fn may_ask_for_link(&self, secrets: &Secrets, from: Option<IpAddr>) -> Result<()> {
        check(&self.links, &key(secrets, "link", &place(from).to_string()))
    }

    /// Counts something that a place sends to a dialogue: an answer to the question `what`, or an address.
    ///
    /// # Errors
    /// `Throttled` once it was more than a hall full of people sends.
    pub fn may_send(&self, from: Option<IpAddr>, to: DialogueId, what: &str) -> Result<()> {
        check(&self.sent, &(place(from), to.0, what))?;
        match around(from) {
            Some(around) => check(&self.sent_around, &(around, to.0, what)),
            None => Ok(()),
        }
    }
}

fn check(pace: &Pace, key: &impl Hash) -> Result<()> {
    let taken = pace.take(key, Instant::now(), NOT_AT_ALL);
    taken.map(drop).map_err(throttled)
}

fn throttled(wait: Duration) -> Error {
    Error::Throttled {
        retry_after: wait.as_secs() + 1,
    }
}
fn key(secrets: &Secrets, what: &str, whom: &str) -> Key {
    let hash = secrets.blind_index(Purpose::Throttle, 0, format!("{what}\n{whom}").as_bytes());
    let mut key = Key::default();
    key.copy_from_slice(&hash[..16]);
    key
}

/// An IPv4 address, or the /64 that an IPv6 address is in: its owner can take any other there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Unknown,
    V4([u8; 4]),
    V6([u16; 4]),
}

fn place(address: Option<IpAddr>) -> Place {
    match address.map(|address| address.to_canonical()) {
        None => Place::Unknown,
        Some(IpAddr::V4(v4)) => Place::V4(v4.octets()),
        Some(IpAddr::V6(v6)) => {
            let [one, two, three, four, ..] = v6.segments();
            Place::V6([one, two, three, four])
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::V4(v4) => std::net::Ipv4Addr::from(*v4).fmt(f),
            Self::V6(v6) => write!(f, "{v6:?}"),
        }
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
    source_of(trusted, request.peer_addr(), request.headers())
}

/// The same by who is at the other end of the connection, and what the request says.
pub fn source_of(
    trusted: &[IpAddr],
    peer: Option<SocketAddr>,
    asked: &HeaderMap,
) -> Option<IpAddr> {
    // Over a socket in the file system somebody on this machine asks, who has no address.
    let peer = peer.map(|peer| peer.ip().to_canonical());
    let is_trusted = peer.is_none_or(|peer| peer.is_loopback() || trusted.contains(&peer));
    let forwarded = asked
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

    /// Of five hundred at once, the first are looked at, those who can be within some seconds wait, the rest come again.
    #[tokio::test]
    async fn codes_by_the_hundred_are_turned_away_and_another_place_never_notices() {
        use futures_util::FutureExt;
        let (throttle, secrets) = (Throttle::default(), Secrets::from_master_key(&[7; 32]));
        let (mut free, mut waits, mut told) = (0, 0, 0);
        for _ in 0..500 {
            match throttle.code(&secrets, ip("192.0.2.7")).now_or_never() {
                Some(Ok(())) => free += 1,
                None => waits += 1,
                Some(Err(error)) => {
                    assert!(matches!(error, Error::Throttled { retry_after } if retry_after < 15));
                    told += 1;
                }
            }
        }
        assert!((30..40).contains(&free), "{free}");
        assert!((100..110).contains(&waits), "{waits}");
        assert_eq!(free + waits + told, 500);
        let elsewhere = throttle.code(&secrets, ip("192.0.2.8")).now_or_never();
        assert!(elsewhere.is_some_and(|turn| turn.is_ok()));
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
