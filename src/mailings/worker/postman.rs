//! Takes one delivery after the other over one connection.

use std::cell::Cell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::time::Duration;

use actix_web::web;

use super::super::queries::{self, Claimed, Settled};
use super::super::{State, Verdict, backoff_seconds, judge, stops_the_line};
use super::lanes::Mail;
use super::writing::Common;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Isolation;
use crate::db::ids::MailingId;
use crate::error::{Error, Result};
use crate::mail::{Answer, Failure, Line, Message, Phase};

/// What became of a delivery.
pub(super) enum Delivered {
    Settled,
    /// It is back in the queue; the relay is why.
    RelayTrouble(String),
}

/// Trips when one mail after the other is refused and none is taken: then it is the relay that says no, as to a sender
/// it does not know, and not so many mailboxes.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    refused: Cell<u32>,
    has_taken: Cell<bool>,
}

impl Breaker {
    /// Refusals in a row that are believed.
    const BELIEVED: u32 = 5;

    fn took(&self) {
        self.has_taken.set(true);
    }

    /// Whether this refusal is one too many.
    fn trips(&self) -> bool {
        self.refused.set(self.refused.get() + 1);
        !self.has_taken.get() && self.refused.get() > Self::BELIEVED
    }
}

pub(super) struct Postman<'a> {
    app: &'a web::Data<App>,
    breaker: &'a Breaker,
    /// Seconds that a mail on the way is left alone by others.
    lease: i64,
    line: Option<Line>,
    common: HashMap<MailingId, Common>,
}

impl<'a> Postman<'a> {
    /// `line` is one that an earlier round left open.
    pub(super) fn new(
        app: &'a web::Data<App>,
        breaker: &'a Breaker,
        lease: i64,
        line: Option<Line>,
    ) -> Self {
        Self {
            app,
            breaker,
            lease,
            line,
            common: HashMap::new(),
        }
    }

    /// Leaves the line for the next round.
    pub(super) fn into_line(self) -> Option<Line> {
        self.line.filter(Line::is_usable)
    }

    /// Delivers one mail and writes down how it went.
    pub(super) async fn deliver(&mut self, mail: &Mail) -> Result<Delivered> {
        let claimed = &mail.claimed;
        let message = match self.message(mail).await {
            Ok(message) => message,
            Err(error @ (Error::Busy | Error::Unavailable(_) | Error::Database(_))) => {
                return Err(error);
            }
            Err(error) => {
                // Another master key, or a row that was tampered with: no use in trying again.
                tracing::error!(%error, "a mail could not be made");
                let failed = self.ended(State::Failed);
                self.settle(claimed, failed).await?;
                return Ok(Delivered::Settled);
            }
        };
        self.app.mail_rate.wait().await;
        match self.send(claimed, &message).await? {
            Sent::Yes => {
                self.breaker.took();
                let accepted = self.ended(State::Accepted);
                self.settle(claimed, accepted).await?;
                Ok(Delivered::Settled)
            }
            Sent::NotWanted => Ok(Delivered::Settled),
            Sent::Failed(failure) => self.give_up(claimed, &failure).await,
        }
    }

    async fn message(&mut self, mail: &Mail) -> Result<Message> {
        let id = mail.claimed.mailing;
        let common = match self.common.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(Common::load(self.app, id).await?),
        };
        let to = mail.to.as_ref().ok_or(Error::Unsealing)?;
        common.message(self.app, &mail.claimed, to)
    }

    fn ended(&self, state: State) -> Settled {
        Settled {
            state,
            due_at: self.app.clock.now(),
            counts: true,
            code: None,
            phase: None,
        }
    }

    /// A line on which sender and recipient are named. A relay that hangs up between two mails, as many do after a
    /// number of them, is no trouble: one more try on a fresh line.
    async fn offer(&mut self, message: &Message) -> std::result::Result<Line, Failure> {
        let most = self.app.config.mail.mails_per_connection;
        if self
            .line
            .as_ref()
            .is_some_and(|line| line.transmitted() >= most)
            && let Some(line) = self.line.take()
        {
            line.close().await;
        }
        if let Some(mut line) = self.line.take().filter(Line::is_usable) {
            match line.offer(message).await {
                Ok(()) => return Ok(line),
                Err(failure) if hung_up(&failure) => {}
                Err(failure) => {
                    self.keep(line).await;
                    return Err(failure);
                }
            }
        }
        let mut line = self.app.transport.connect().await?;
        match line.offer(message).await {
            Ok(()) => Ok(line),
            Err(failure) => {
                self.keep(line).await;
                Err(failure)
            }
        }
    }

    /// Offers, announces and transmits.
    async fn send(&mut self, claimed: &Claimed, message: &Message) -> Result<Sent> {
        let mut line = match self.offer(message).await {
            Ok(line) => line,
            Err(failure) => return Ok(Sent::Failed(failure)),
        };
        let (id, token) = (claimed.id, claimed.token);
        let purpose = self
            .common
            .get(&claimed.mailing)
            .map(Common::purpose)
            .ok_or(Error::NotFound)?;
        let until = self.app.clock.now().plus_seconds(self.lease);
        let begun = self
            .app
            .db
            .write_with(Isolation::RowLocks, move |c| {
                Ok(queries::begin(c, id, token, purpose, until)?)
            })
            .await?;
        if !begun {
            self.keep(line).await;
            return Ok(Sent::NotWanted);
        }
        match line.transmit(message).await {
            Ok(()) => {
                self.line = Some(line);
                Ok(Sent::Yes)
            }
            Err(failure) => {
                self.keep(line).await;
                Ok(Sent::Failed(failure))
            }
        }
    }

    /// Keeps a line for the next mail, if it is still in step.
    async fn keep(&mut self, mut line: Line) {
        if line.is_usable() {
            line.reset().await;
        }
        self.line = line.is_usable().then_some(line);
    }

    async fn give_up(&self, claimed: &Claimed, failure: &Failure) -> Result<Delivered> {
        let now = self.app.clock.now();
        let retry_until = self
            .common
            .get(&claimed.mailing)
            .map_or(now, Common::retry_until);
        let tripped = judge(failure) == Verdict::Reject && self.breaker.trips();
        let settled = settled(
            failure,
            &Try {
                tripped,
                attempts: claimed.attempts,
                now,
                retry_until,
                first_retry: self.app.config.mail.first_retry,
                jitter: rand::random(),
            },
        );
        self.settle(claimed, settled).await?;
        if tripped || stops_the_line(failure) {
            return Ok(Delivered::RelayTrouble(failure.to_string()));
        }
        Ok(Delivered::Settled)
    }

    /// Writes down how it went. What the relay has said is not known to anybody else, so a database that is busy
    /// or away for a while is asked again.
    async fn settle(&self, claimed: &Claimed, settled: Settled) -> Result<()> {
        const TRIES: u32 = 30;
        let (id, token) = (claimed.id, claimed.token);
        let mut tried = 0;
        loop {
            let settled = settled.clone();
            let written = self
                .app
                .db
                .write_with(Isolation::RowLocks, move |c| {
                    Ok(queries::settle(c, id, token, &settled)?)
                })
                .await;
            match written {
                Ok(true) => return Ok(()),
                Ok(false) => {
                    tracing::warn!("a lease ran out before its delivery was settled");
                    return Ok(());
                }
                Err(Error::Busy | Error::Unavailable(_)) if tried < TRIES => {
                    tried += 1;
                    tokio::time::sleep(Duration::from_millis(u64::from(100 * tried.min(50)))).await;
                }
                Err(error) => return Err(error),
            }
        }
    }
}

/// What came of trying to send.
enum Sent {
    Yes,
    /// Withdrawn, paused or cancelled at the last moment.
    NotWanted,
    Failed(Failure),
}

/// Whether the relay had gone before the next mail was offered.
fn hung_up(failure: &Failure) -> bool {
    failure.phase == Phase::Mail && matches!(failure.answer, Answer::NotNow(421) | Answer::Lost(_))
}

/// The circumstances of a try that failed.
struct Try {
    /// Too many were refused for this refusal to be believed.
    tripped: bool,
    attempts: i32,
    now: Timestamp,
    retry_until: Timestamp,
    first_retry: u32,
    jitter: f64,
}

/// What a failure means for its delivery.
fn settled(failure: &Failure, of: &Try) -> Settled {
    let verdict = if of.tripped {
        Verdict::Requeue
    } else {
        judge(failure)
    };
    let again_at = of
        .now
        .plus_seconds(backoff_seconds(of.first_retry, of.attempts + 1, of.jitter));
    let (state, due_at) = match verdict {
        Verdict::Requeue => (State::Queued, of.now),
        Verdict::Reject => (State::Rejected, of.now),
        Verdict::Uncertain => (State::Uncertain, of.now),
        Verdict::Defer if again_at > of.retry_until => (State::Failed, of.now),
        Verdict::Defer => (State::Deferred, again_at),
    };
    Settled {
        state,
        due_at,
        counts: verdict != Verdict::Requeue,
        code: failure.code(),
        phase: Some(failure.phase.word()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_that_it_is_put_off_it_waits_longer_wherever_that_happened() {
        for phase in [Phase::Recipient, Phase::Data, Phase::Dot] {
            let failure = Failure {
                phase,
                answer: Answer::NotNow(450),
            };
            let mut last = 0;
            for attempts in 0..5 {
                let settled = settled(
                    &failure,
                    &Try {
                        tripped: false,
                        attempts,
                        now: Timestamp(0),
                        retry_until: Timestamp(1_000_000),
                        first_retry: 60,
                        jitter: 0.0,
                    },
                );
                assert!(settled.counts && settled.state == State::Deferred);
                assert!(settled.due_at.0 > last, "{phase:?}");
                last = settled.due_at.0;
            }
        }
    }
}
