//! Sends what is due, over a few connections at a time.
//!
//! Every state is on disk before the step that it announces. When the relay itself is in trouble, what was
//! claimed goes back unharmed, the mailing says why, and the worker waits longer each time. When one mail after the
//! other fails, `queries::breaker` stops their mailing. What is wrong with one mailing, even a panic amid its mails,
//! pauses that mailing and no other; what is wrong with one recipient's rows fails that one mail.

mod common;
mod lanes;
mod postman;
mod rate;
mod witness;

use rate::Rate;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::time::Duration;

use actix_web::web;
use futures_util::FutureExt;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use super::queries::{self, Lease};
use super::{Trouble, reminders};
use crate::app::App;
use crate::config;
use crate::db::ids::MailingId;
use crate::error::{Error, Result};
use crate::mail::Line;
use crate::secrets::random_token;
use common::write;
use lanes::{DomainLimits, Lanes, Next, OpenedMail};
use postman::{Delivered, PANICKED, Postman};
use witness::Witness;

/// Deliveries claimed at a time, per connection.
const CLAIM: i64 = 50;
/// How long the worker sleeps when nothing is due and nobody wakes it.
const NAP: Duration = Duration::from_secs(2);

/// What a round came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Nothing was due.
    Idle,
    /// So many deliveries were handled.
    Worked(usize),
    /// The relay is in trouble, or something of the round was stopped.
    Trouble,
    /// It was told to stop.
    Stopped,
}

/// Seconds that a claim lasts without news: a quarter longer than a mail may be on its way.
fn lease(mail: &config::Mail) -> i64 {
    let longest = mail
        .smtp
        .as_ref()
        .map_or(Duration::from_secs(720), |url| url.longest_wait());
    i64::try_from(longest.mul_f64(1.25).as_millis().div_ceil(1000)).unwrap_or(i64::MAX)
}

pub struct Worker {
    app: web::Data<App>,
    owner: String,
    rate: Rate,
    /// Whether the mailings say that the relay is in trouble, as far as this worker knows.
    in_trouble: Cell<bool>,
    /// When each domain may be written to again.
    pace: RefCell<HashMap<String, Instant>>,
    /// Connections that the next round goes on with.
    lines: RefCell<Vec<Line>>,
    /// Tells whether the database is the one that was left; taken before the first mail.
    witness: tokio::sync::OnceCell<Witness>,
}

impl Worker {
    pub fn new(app: web::Data<App>) -> Self {
        Self {
            rate: Rate::new(app.config.mail.per_second),
            app,
            owner: random_token(),
            in_trouble: Cell::new(true),
            pace: RefCell::default(),
            lines: RefCell::default(),
            witness: tokio::sync::OnceCell::new(),
        }
    }

    /// Works until it is told to stop; then finishes the mails on the way and gives its claims back.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        // What a panic of an earlier run has left behind.
        self.release().await;
        let mut troubles = 0;
        let patience = self.app.config.mail.first_retry.min(10);
        while !*stop.borrow() {
            let round = self.round(&stop).await;
            if !matches!(round, Ok(Round::Worked(_))) {
                self.hang_up().await;
            }
            let nap = match round {
                Ok(Round::Worked(_)) => {
                    troubles = 0;
                    continue;
                }
                Ok(Round::Stopped) => break,
                Ok(Round::Idle) => NAP,
                // One mailing was stopped; the others go on.
                Ok(Round::Trouble) if !self.in_trouble.get() => NAP,
                Ok(Round::Trouble) => {
                    troubles += 1;
                    Duration::from_secs(u64::from(patience) << (troubles - 1).min(5))
                }
                Err(error) => {
                    if !error.is_told() {
                        tracing::warn!(%error, "the mail worker could not work");
                    }
                    Duration::from_secs(u64::from(patience.min(5)))
                }
            };
            tokio::select! {
                () = tokio::time::sleep(nap) => {}
                () = self.app.wake_worker.notified() => {}
                _ = stop.changed() => {}
            }
        }
        self.release().await;
    }

    /// Works until nothing is due, or the relay is in trouble: for tests and for the shell.
    pub async fn run_until_idle(&self) -> Result<Round> {
        let (_keep, stop) = watch::channel(false);
        loop {
            match self.round(&stop).await? {
                Round::Worked(_) => {}
                other => {
                    self.hang_up().await;
                    return Ok(other);
                }
            }
        }
    }

    /// Says goodbye on the connections that were left open.
    async fn hang_up(&self) {
        for line in self.lines.take() {
            line.close().await;
        }
    }

    async fn release(&self) {
        let owner = self.owner.clone();
        let released = write(&self.app, move |c| queries::release(c, &owner)).await;
        if let Err(error) = released {
            tracing::warn!(%error, "claims could not be given back; they end by themselves");
        }
    }

    /// Takes what is due, up to a bounded number, and sends it.
    async fn round(&self, stop: &watch::Receiver<bool>) -> Result<Round> {
        let app = &self.app;
        let witness = self.witness.get_or_try_init(|| Witness::take(app)).await?;
        witness.look(app).await?;
        let mails = self.claim().await?;
        if mails.is_empty() {
            return Ok(Round::Idle);
        }
        let mail = &self.app.config.mail;
        let limits = DomainLimits {
            connections: mail.connections_per_domain,
            gap: (mail.per_second_and_domain > 0.0)
                .then(|| Duration::from_secs_f64(1.0 / mail.per_second_and_domain)),
        };
        let round = Sending {
            worker: self,
            stop,
            lanes: RefCell::new(Lanes::new(limits, mails, self.pace.take())),
            one_is_done: Notify::new(),
            witness,
            stopped: RefCell::default(),
            handled: Cell::new(0),
            trouble: RefCell::new(None),
        };
        let lines = (0..mail.connections).map(|lane| round.work_one_line(lane));
        let worked: Result<()> = futures_util::future::join_all(lines)
            .await
            .into_iter()
            .collect();
        let (handled, trouble) = (round.handled.get(), round.trouble.take());
        let any_stopped = !round.stopped.borrow().is_empty() || witness.is_doubted();
        self.pace
            .replace(round.lanes.into_inner().into_pace(Instant::now()));
        self.release().await;
        worked?;
        let all_is_fine = trouble.is_none() && !any_stopped;
        self.note_trouble(trouble).await?;
        Ok(if *stop.borrow() {
            Round::Stopped
        } else if all_is_fine {
            Round::Worked(handled)
        } else {
            Round::Trouble
        })
    }

    async fn claim(&self) -> Result<Vec<OpenedMail>> {
        let now = self.app.clock.now();
        let seconds = lease(&self.app.config.mail);
        let lease = Lease {
            owner: self.owner.clone(),
            until: now.plus_seconds(seconds),
        };
        let connections = i64::try_from(self.app.config.mail.connections).unwrap_or(1);
        let most = (CLAIM * connections).min(self.rate.within(seconds / 3));
        let claimed = write(&self.app, move |c| {
            queries::settle_withdrawn(c)?;
            queries::claim(c, &lease, now, most)
        })
        .await?;
        Ok(claimed
            .into_iter()
            .map(|claimed| OpenedMail {
                to: common::open(&self.app, &claimed).ok(),
                claimed,
            })
            .collect())
    }

    /// Pauses a mailing whose mails cannot be made; a person can mend what is wrong and resume.
    async fn pause(&self, id: MailingId, why: &'static str) -> Result<()> {
        let now = self.app.clock.now();
        let of = self
            .app
            .db
            .read(move |c| Ok(queries::process_of(c, id)?))
            .await?;
        reminders::change(&self.app, "mailing.unmade", (of, id), move |c| {
            Ok(queries::pause_for(c, id, &Trouble::unmade(why), now)?)
        })
        .await
    }

    async fn note_trouble(&self, trouble: Option<String>) -> Result<()> {
        if !self.in_trouble.replace(trouble.is_some()) && trouble.is_none() {
            return Ok(());
        }
        if let Some(why) = &trouble {
            tracing::warn!(relay = why, "the mail relay is in trouble");
        }
        write(&self.app, move |c| {
            let trouble = trouble.as_deref().map(Trouble::relay);
            queries::set_trouble(c, trouble.as_ref())
        })
        .await
    }
}

/// One round: mails that several connections work off together.
struct Sending<'a> {
    worker: &'a Worker,
    stop: &'a watch::Receiver<bool>,
    lanes: RefCell<Lanes>,
    one_is_done: Notify,
    witness: &'a Witness,
    /// The mailings of which nothing more goes in this round.
    stopped: RefCell<HashSet<MailingId>>,
    handled: Cell<usize>,
    trouble: RefCell<Option<String>>,
}

impl Sending<'_> {
    /// Whether another mail may go.
    fn goes_on(&self) -> bool {
        let is_told_to_stop = *self.stop.borrow();
        !is_told_to_stop && self.trouble.borrow().is_none() && !self.witness.is_doubted()
    }

    /// The next mail, if one may go now whenever it goes.
    fn next_now(&self) -> Option<OpenedMail> {
        match self.lanes.borrow_mut().next_at_any_time(Instant::now())? {
            Next::Mail(mail) => Some(*mail),
            Next::Empty | Next::NotBefore(_) | Next::WhenOneIsDone => None,
        }
    }

    /// The next mail that may go, as soon as one may.
    async fn next(&self) -> Option<OpenedMail> {
        let mut stop = self.stop.clone();
        loop {
            if !self.goes_on() {
                return None;
            }
            // Asked for before looking, so that nothing that ends meanwhile is missed.
            let one_is_done = self.one_is_done.notified();
            let moment = match self.lanes.borrow_mut().next(Instant::now()) {
                Next::Mail(mail) => return Some(*mail),
                Next::Empty => return None,
                Next::NotBefore(moment) => Some(moment),
                Next::WhenOneIsDone => None,
            };
            let wait = async {
                match moment {
                    Some(moment) => tokio::time::sleep_until(moment).await,
                    None => one_is_done.await,
                }
            };
            tokio::select! {
                () = wait => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn work_one_line(&self, lane: usize) -> Result<()> {
        let app = &self.worker.app;
        let line = self.worker.lines.borrow_mut().pop();
        let mut postman = Postman::new(app, (self.witness, lane), lease(&app.config.mail), line);
        let mut outcome = Ok(());
        let mut upcoming: Option<OpenedMail> = None;
        loop {
            let mail = match upcoming.take() {
                Some(mail) if self.goes_on() => mail,
                _ => {
                    // Nobody knows how long the next one takes to come.
                    if let Err(error) = postman.settle_up().await {
                        outcome = Err(error);
                        break;
                    }
                    match self.next().await {
                        Some(mail) => mail,
                        None => break,
                    }
                }
            };
            let id = mail.claimed.mailing;
            let delivered = if self.stopped.borrow().contains(&id) {
                Ok(Delivered::Skipped)
            } else {
                self.worker.rate.wait().await;
                upcoming = self
                    .worker
                    .rate
                    .is_none()
                    .then(|| self.next_now())
                    .flatten();
                std::panic::AssertUnwindSafe(postman.deliver(&mail, upcoming.as_ref()))
                    .catch_unwind()
                    .await
                    .unwrap_or(Ok(Delivered::Unmade(PANICKED)))
            };
            self.lanes.borrow_mut().done(&mail);
            self.one_is_done.notify_waiters();
            match delivered {
                Ok(Delivered::Settled) => self.handled.set(self.handled.get() + 1),
                Ok(Delivered::Skipped) => {}
                Ok(Delivered::MailingStopped) => {
                    self.handled.set(self.handled.get() + 1);
                    self.stopped.borrow_mut().insert(id);
                }
                Ok(Delivered::Unmade(why)) => {
                    self.stopped.borrow_mut().insert(id);
                    if let Err(error) = self.worker.pause(id, why).await {
                        outcome = Err(error);
                        break;
                    }
                }
                Ok(Delivered::RelayTrouble(why)) => {
                    self.trouble.replace(Some(why));
                }
                // The database, which does answer, took something of this one amiss: the others go on, and all of it
                // is tried again after a while.
                Err(error @ Error::Database(_)) => {
                    self.stopped.borrow_mut().insert(id);
                    outcome = Err(error);
                }
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
        }
        // What was taken is written down whatever else has happened.
        let settled = postman.settle_up().await;
        self.worker.lines.borrow_mut().extend(postman.into_line());
        outcome.and(settled)
    }
}
