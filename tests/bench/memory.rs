//! How much memory the program has, at rest, after what takes much at once, and over a time of everything that is done
//! with it; and whether it stays at that.
//!
//! `MINUTES=10` is a time from which something can be concluded; it is one otherwise.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::server::{self, Line, Server, agent};
use crate::table::{Goal, Table};

/// Phones that answer at the same time, each so often: more than a region full of dialogues does.
const PHONES: u64 = 8;
const EVERY: Duration = Duration::from_millis(20);
/// One of so many who answer leaves an address.
const LEAVES: u64 = 4;
/// Places from which something is sent, one after the other.
const PLACES: u64 = 100_000;
/// What a leader has taken out again and again.
const OUTLETS: [&str; 4] =
    ["follow-up", "follow-up/account.xlsx", "follow-up/account.zip", "archive/export.zip"];
const A_LOOK: Duration = Duration::from_secs(15);

pub fn run(table: &mut Table) {
    let minutes = std::env::var("MINUTES").map_or(1.0, |text| text.parse().expect("a number"));
    for (name, path) in server::programs() {
        let bench = Bench { server: Server::start(&path, &[]), began: Instant::now() };
        let mut look = |when: &str, most: f64| {
            table.megabytes(&format!("{name}memory {when}"), &bench.server, Goal::AtMost(most));
        };
        look("at rest", 16.0);
        bench.sign_ins(100);
        look("after 100 sign-ins at once", 40.0);
        bench.bodies(60);
        look("after 60 large bodies at once", 40.0);
        bench.places();
        look("after 100 000 places sent something", 40.0);
        bench.load(Duration::from_secs_f64(60.0 * minutes));
        look("after a load of everything", 40.0);
    }
}

struct Bench {
    server: Server,
    began: Instant,
}

/// What was done until now.
#[derive(Default)]
struct Done {
    answers: AtomicU64,
    addresses: AtomicU64,
    outlets: AtomicU64,
    is_over: AtomicBool,
}

/// A moment of the load: how many minutes it had gone on, and how many kilobytes there were.
struct Moment {
    minutes: f64,
    resident: u64,
    anonymous: u64,
}

impl Bench {
    fn look(&self, when: &str) -> Moment {
        let (resident, anonymous) = (self.server.memory("VmRSS"), self.server.memory("RssAnon"));
        println!("{when:>34} {resident:>6} kB {anonymous:>6} kB");
        Moment { minutes: self.began.elapsed().as_secs_f64() / 60.0, resident, anonymous }
    }

    /// So many who sign in at the same time, each elsewhere and with a wrong password.
    fn sign_ins(&self, many: u64) {
        let to = ("/admin/sign-in", "application/x-www-form-urlencoded");
        std::thread::scope(|all| {
            for nth in 0..many {
                let body = format!("email=person{nth}%40example.org&password=wrong");
                all.spawn(move || self.server.post(&agent(), to, nth, body.as_bytes()));
            }
        });
    }

    /// So many tablets that send four megabytes at the same time.
    fn bodies(&self, many: u64) {
        let host = self.server.said("host");
        let seat = agent().get(format!("{host}/kiosk")).call().expect("a tablet");
        let seat = seat.headers().get("location").and_then(|to| to.to_str().ok());
        let path = format!("{}answers", seat.expect("a tablet").replace(&self.server.url(""), ""));
        let body = vec![b'['; 4 * 1024 * 1024];
        std::thread::scope(|all| {
            for nth in 0..many {
                let (path, body) = (&path, &body);
                all.spawn(move || {
                    self.server.post(&agent(), (path, "application/json"), nth, body)
                });
            }
        });
    }

    /// Answers, each from somewhere else: what is remembered of places. They all have the same key, so that nothing is
    /// added to what is stored.
    fn places(&self) {
        let (key, dialogue) = (eko::secrets::random_token(), &self.server.dialogue);
        std::thread::scope(|all| {
            for _ in 0..PHONES {
                all.spawn(|| {
                    let mut line = Line::open(self.server.port);
                    (0..PLACES / PHONES).for_each(|_| line.answer_with(&key, dialogue));
                });
            }
        });
    }

    /// Everything at the same time: people open pages, answer and leave addresses, each from somewhere else, and a
    /// leader reads the follow-up and takes it out.
    fn load(&self, lasts: Duration) {
        let (done, begun) = (Done::default(), Instant::now());
        let mut moments = Vec::new();
        std::thread::scope(|all| {
            for _ in 0..PHONES {
                all.spawn(|| self.answer(&done));
            }
            all.spawn(|| self.take_out(&done));
            while begun.elapsed() < lasts {
                std::thread::sleep(A_LOOK.min(lasts.saturating_sub(begun.elapsed())));
                let [answers, addresses, outlets] = [&done.answers, &done.addresses, &done.outlets]
                    .map(|of| of.load(Ordering::Relaxed));
                let when = format!("load, {:.2} min", begun.elapsed().as_secs_f64() / 60.0);
                moments.push(self.look(&when));
                println!(
                    "{:>34} {answers} answers, {addresses} addresses, {outlets} taken out",
                    ""
                );
            }
            done.is_over.store(true, Ordering::Relaxed);
        });
        let half = &moments[moments.len() / 2..];
        let (resident, anonymous) =
            (slope(half, |moment| moment.resident), slope(half, |moment| moment.anonymous));
        let mean = half.iter().map(|moment| moment.resident).sum::<u64>() / half.len() as u64;
        let word = match () {
            () if half.len() < 8 => "too short to tell",
            () if resident.abs() * 100.0 < decimal(mean) => "flat",
            () => "not flat",
        };
        println!(
            "the last half: {resident:+.0} kB a minute, {anonymous:+.0} anonymous, {mean} kB on average: {word}"
        );
    }

    fn answer(&self, done: &Done) {
        let mut line = Line::open(self.server.port);
        let dialogue = &self.server.dialogue;
        let mut nth = 0;
        while !done.is_over.load(Ordering::Relaxed) {
            let begun = Instant::now();
            line.get(dialogue);
            line.answer_once(dialogue);
            done.answers.fetch_add(1, Ordering::Relaxed);
            nth += 1;
            if nth % LEAVES == 0 {
                line.leave_address(dialogue);
                done.addresses.fetch_add(1, Ordering::Relaxed);
            }
            std::thread::sleep(EVERY.saturating_sub(begun.elapsed()));
        }
    }

    fn take_out(&self, done: &Done) {
        let leader = self.server.leader(60_000);
        while !done.is_over.load(Ordering::Relaxed) {
            for outlet in OUTLETS {
                let url = self.server.url(&format!("/admin/p/halland/{outlet}"));
                let mut answer = leader.get(url).call().expect("an answer");
                let all = answer.body_mut().with_config().limit(1 << 30).read_to_vec();
                // Whoever reads too much at a time is told to come again.
                if answer.status() != 503 {
                    assert_eq!(answer.status(), 200, "{outlet}");
                    assert!(!all.expect("all of it").is_empty());
                    done.outlets.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "kilobytes of memory")]
fn decimal(kilobytes: u64) -> f64 {
    kilobytes as f64
}

/// By how much it grows in a minute: the line that lies nearest to all (least squares).
fn slope(moments: &[Moment], which: impl Fn(&Moment) -> u64) -> f64 {
    let points = || moments.iter().map(|moment| (moment.minutes, decimal(which(moment))));
    let count = decimal(moments.len() as u64);
    let (x, y) = points().fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
    let (x, y) = (x / count, y / count);
    let (above, below) = points().fold((0.0, 0.0), |(above, below), point| {
        (above + (point.0 - x) * (point.1 - y), below + (point.0 - x).powi(2))
    });
    if below > 0.0 { above / below } else { 0.0 }
}
