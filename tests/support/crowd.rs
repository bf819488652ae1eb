//! People who answer while something breaks. Each answers once, and sends it again until it is acknowledged, as whoever
//! has a page that did not load.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use eko::survey::SubmissionKey;

use super::Client;

/// How many answer at the same time.
pub const AT_ONCE: usize = 8;
/// How long somebody waits before they send it again.
const AGAIN: Duration = Duration::from_millis(20);
/// When whoever waits for something gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A crowd that goes on answering until it is told to end.
pub struct Crowd {
    shared: Arc<Shared>,
    people: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    base: String,
    dialogue: String,
    acknowledged: AtomicUsize,
    /// How often something else came: a status, or 0 where nothing did.
    refused: Mutex<BTreeMap<u16, usize>>,
    /// Nobody begins another answer.
    is_over: AtomicBool,
    /// Nobody waits for theirs any more.
    is_given_up: AtomicBool,
}

impl Crowd {
    /// Lets people answer a dialogue, `/d/CODE`, of a server.
    pub fn gather(base: &str, dialogue: &str) -> Self {
        let (base, dialogue) = (base.to_owned(), dialogue.to_owned());
        let shared = Arc::new(Shared { base, dialogue, ..Shared::default() });
        let people = (0..AT_ONCE).map(|_| {
            let shared = shared.clone();
            std::thread::spawn(move || shared.answer_on())
        });
        let crowd = Self { people: people.collect(), shared };
        crowd.wait_for("it began", || crowd.acknowledged() >= 5 * AT_ONCE);
        crowd
    }

    /// How many answers have been acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.shared.acknowledged.load(Ordering::SeqCst)
    }

    /// How often an answer was refused, or not answered at all.
    pub fn refused(&self) -> usize {
        self.shared.refused().values().sum()
    }

    /// Waits until something has come true.
    #[track_caller]
    pub fn wait_for(&self, what: &str, mut is_true: impl FnMut() -> bool) {
        let began = Instant::now();
        while !is_true() {
            let (acknowledged, refused) = (self.acknowledged(), self.shared.refused());
            assert!(
                began.elapsed() < PATIENCE,
                "not «{what}»: {acknowledged} acknowledged, refused {refused:?}"
            );
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits until nobody's answer has been acknowledged for a moment that so many are refused in.
    #[track_caller]
    pub fn wait_until_refused(&self, times: usize) {
        let mut last = (self.acknowledged(), self.refused());
        self.wait_for("all are refused", || {
            let acknowledged = self.acknowledged();
            if acknowledged != last.0 {
                last = (acknowledged, self.refused());
            }
            self.refused() >= last.1 + times
        });
    }

    /// Waits until everybody is served again, prints how long the first had to wait since `mended`, and says it.
    #[track_caller]
    pub fn wait_until_served(&self, after: &str, mended: Instant) -> Duration {
        let before = self.acknowledged();
        self.wait_for("an answer is acknowledged", || self.acknowledged() > before);
        let took = mended.elapsed();
        println!("the first answer was acknowledged {took:?} after {after}");
        self.wait_for("all are served", || self.acknowledged() >= before + 10 * AT_ONCE);
        took
    }

    /// Lets everybody send theirs until it is acknowledged, and go: how many answers there were, and what was answered
    /// to those that were refused.
    pub fn end(mut self) -> (usize, BTreeMap<u16, usize>) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        self.wait_for("everybody has gone", || self.people.iter().all(JoinHandle::is_finished));
        for one in self.people.drain(..) {
            one.join().expect("everybody's answer is acknowledged");
        }
        let refused = self.shared.refused().clone();
        println!("{} answers, refused meanwhile (0: no answer): {refused:?}", self.acknowledged());
        (self.acknowledged(), refused)
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        self.shared.is_given_up.store(true, Ordering::SeqCst);
    }
}

impl Shared {
    fn refused(&self) -> std::sync::MutexGuard<'_, BTreeMap<u16, usize>> {
        self.refused.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn answer_on(&self) {
        let client = Client::new(&self.base, &self.base);
        while !self.is_over.load(Ordering::SeqCst) {
            let key = SubmissionKey::random();
            while let Err(status) = self.send(&client, &key) {
                *self.refused().entry(status).or_default() += 1;
                if self.is_given_up.load(Ordering::SeqCst) {
                    return;
                }
                std::thread::sleep(AGAIN);
            }
            self.acknowledged.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Sends an answer, from a place of its own.
    fn send(&self, client: &Client, key: &SubmissionKey) -> Result<(), u16> {
        let from = eko::secrets::random_id().to_be_bytes();
        let from = format!("10.{}.{}.{}", from[5], from[6], from[7]);
        let headers =
            [("Content-Type", "application/x-www-form-urlencoded"), ("X-Forwarded-For", &from)];
        let form = super::client::form(&[("key", key.as_str()), ("heard", "very_high")]);
        match client.try_post_raw(&self.dialogue, &headers, form.as_bytes()) {
            Ok(page) if page.status == 303 => Ok(()),
            Ok(page) => Err(page.status),
            Err(_) => Err(0),
        }
    }
}
