//! Sends what is due, over a few connections at a time.
//!
//! Every state is on disk before the step that it announces. When the relay itself is in trouble, what was
//! claimed goes back unharmed, the mailing says why, and the worker waits longer each time.

mod postman;

pub use postman::Rate;
pub(super) use postman::{Envelope, report_url, write_mail};

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use super::queries::{self, Claimed, Lease};
use crate::app::App;
use crate::db::Isolation;
use crate::error::Result;
use crate::secrets::random_token;
use postman::{Delivered, Postman};

/// Seconds that a claim lasts without news; longer than a mail may take after its final dot.
const LEASE: i64 = 900;
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
    /// The relay is in trouble.
    Trouble,
    /// It was told to stop.
    Stopped,
}

pub struct Worker {
    app: web::Data<App>,
    owner: String,
    /// Whether the mailings say that the relay is in trouble, as far as this worker knows.
    in_trouble: Cell<bool>,
}

impl Worker {
    pub fn new(app: web::Data<App>) -> Self {
        Self {
            app,
            owner: random_token(),
            in_trouble: Cell::new(true),
        }
    }

    /// Works until it is told to stop; then finishes the mails on the way and gives its claims back.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut troubles = 0;
        while !*stop.borrow() {
            let nap = match self.round(&stop).await {
                Ok(Round::Worked(_)) => {
                    troubles = 0;
                    continue;
                }
                Ok(Round::Stopped) => break,
                Ok(Round::Idle) => NAP,
                Ok(Round::Trouble) => {
                    troubles += 1;
                    Duration::from_secs(5 << troubles.min(6))
                }
                Err(error) => {
                    tracing::warn!(%error, "the mail worker could not work");
                    Duration::from_secs(5)
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
                other => return Ok(other),
            }
        }
    }

    async fn release(&self) {
        let owner = self.owner.clone();
        let released = self
            .app
            .db
            .write_with(Isolation::RowLocks, move |c| {
                Ok(queries::release(c, &owner)?)
            })
            .await;
        if let Err(error) = released {
            tracing::warn!(%error, "claims were not given back; they run out by themselves");
        }
    }

    /// Claims what is due and sends it.
    async fn round(&self, stop: &watch::Receiver<bool>) -> Result<Round> {
        let now = self.app.clock.now();
        let lease = Lease {
            owner: self.owner.clone(),
            until: now.plus_seconds(LEASE),
        };
        let connections = self.app.config.mail.connections;
        let most = (CLAIM * i64::try_from(connections).unwrap_or(1))
            .min(self.app.mail_rate.within(LEASE / 3));
        let claimed = self
            .app
            .db
            .write_with(Isolation::RowLocks, move |c| {
                queries::settle_withdrawn(c)?;
                Ok(queries::claim(c, &lease, now, most)?)
            })
            .await?;
        if claimed.is_empty() {
            return Ok(Round::Idle);
        }
        let round = Sending {
            worker: self,
            stop,
            queue: RefCell::new(claimed.into()),
            handled: Cell::new(0),
            trouble: RefCell::new(None),
        };
        let lines = (0..connections).map(|_| round.work_one_line());
        let worked: Result<()> = futures_util::future::join_all(lines)
            .await
            .into_iter()
            .collect();
        self.release().await;
        worked?;
        let trouble = round.trouble.into_inner();
        let relay_is_fine = trouble.is_none();
        self.note_trouble(trouble).await?;
        Ok(if *stop.borrow() {
            Round::Stopped
        } else if relay_is_fine {
            Round::Worked(round.handled.get())
        } else {
            Round::Trouble
        })
    }

    async fn note_trouble(&self, trouble: Option<String>) -> Result<()> {
        if !self.in_trouble.replace(trouble.is_some()) && trouble.is_none() {
            return Ok(());
        }
        if let Some(why) = &trouble {
            tracing::warn!(relay = why, "the mail relay is in trouble");
        }
        self.app
            .db
            .write_with(Isolation::RowLocks, move |c| {
                Ok(queries::set_trouble(c, trouble.as_deref())?)
            })
            .await
    }
}

/// One round: a queue that several connections empty together.
struct Sending<'a> {
    worker: &'a Worker,
    stop: &'a watch::Receiver<bool>,
    queue: RefCell<VecDeque<Claimed>>,
    handled: Cell<usize>,
    trouble: RefCell<Option<String>>,
}

impl Sending<'_> {
    fn next(&self) -> Option<Claimed> {
        if *self.stop.borrow() || self.trouble.borrow().is_some() {
            return None;
        }
        self.queue.borrow_mut().pop_front()
    }

    async fn work_one_line(&self) -> Result<()> {
        let mut postman = Postman::new(&self.worker.app);
        let mut outcome = Ok(());
        while let Some(claimed) = self.next() {
            match postman.deliver(&claimed).await {
                Ok(Delivered::Settled) => self.handled.set(self.handled.get() + 1),
                Ok(Delivered::RelayTrouble(why)) => {
                    self.trouble.replace(Some(why));
                }
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
        }
        postman.goodbye().await;
        outcome
    }
}
