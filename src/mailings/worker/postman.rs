//! Takes one delivery after the other over one connection.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::time::Duration;

use actix_web::web;
use diesel::QueryResult;
use diesel::result::Error as DieselError;

use super::super::State;
use super::super::handover::Handover;
use super::super::queries::senders;
use super::super::queries::{self, Blow, Claimed, Failed, Settled};
use super::super::retry::{Verdict, backoff_seconds, judge};
use super::common::{Common, mark, write};
use super::lanes::OpenedMail;
use super::witness::Witness;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::MailingId;
use crate::error::{Error, Result};
use crate::mail::{Answer, Failure, Line, Message, Phase};

/// What became of a delivery.
pub(super) enum Delivered {
    Settled,
    /// One mail after the other of its mailing has failed.
    MailingStopped,
    /// Mails of its mailing cannot be put together: the key of the reason.
    Unmade(&'static str),
    /// Nothing of its mailing goes in this round; it is given back.
    Skipped,
    /// It is back in the queue; the relay is why.
    RelayTrouble(String),
}

pub(super) struct Postman<'a> {
    app: &'a web::Data<App>,
    witness: &'a Witness,
    /// Which of this process's connections it has.
    lane: usize,
    /// Seconds that a mail on the way is left alone by others.
    lease: i64,
    line: Option<Line>,
    common: HashMap<MailingId, Common>,
}

impl<'a> Postman<'a> {
    /// `line` is one that an earlier round left open.
    pub(super) fn new(
        app: &'a web::Data<App>,
        (witness, lane): (&'a Witness, usize),
        lease: i64,
        line: Option<Line>,
    ) -> Self {
        Self {
            app,
            witness,
            lane,
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
    pub(super) async fn deliver(&mut self, mail: &OpenedMail) -> Result<Delivered> {
        let claimed = &mail.claimed;
        let message = match self.message(mail).await {
            Ok(message) => message,
            Err(Error::Unsealing) => {
                // Another master key, or a row that was tampered with: no use in trying again.
                tracing::error!("an address did not open");
                let failed = Settled {
                    phase: Some(queries::MAKING),
                    ..self.ended(State::Failed)
                };
                self.settle(claimed, failed).await?;
                return Ok(Delivered::Settled);
            }
            Err(error) => {
                let Some(key) = unmade(&error) else {
                    return Err(error);
                };
                tracing::error!(%error, "the mails of a mailing cannot be made");
                return Ok(Delivered::Unmade(key));
            }
        };
        match self.send(claimed, &message).await? {
            Sent::Yes { knew } => {
                let (mail, accepted) = (claimed.clone(), self.ended(State::Accepted));
                let is_ours = self
                    .insist(move |c| queries::accept(c, &mail, &accepted, knew))
                    .await?;
                if !is_ours {
                    tracing::warn!("{TOO_LATE}");
                }
                Ok(Delivered::Settled)
            }
            Sent::NotWanted => Ok(Delivered::Settled),
            Sent::Doubted => Ok(Delivered::Skipped),
            Sent::Failed(failure) => self.give_up(claimed, &failure).await,
        }
    }

    async fn message(&mut self, mail: &OpenedMail) -> Result<Message> {
        let id = mail.claimed.mailing;
        let common = match self.common.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(Common::load(self.app, id).await?),
        };
        let to = mail.to.as_ref().ok_or(Error::Unsealing)?;
        let message = common.message(self.app, &mail.claimed, to)?;
        Ok(message.marked(mark(&self.app.secrets, &mail.claimed)))
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
        if let Some(line) = self.line.take_if(|line| line.transmitted() >= most) {
            line.close().await;
        }
        loop {
            let (mut line, is_fresh) = match self.line.take().filter(Line::is_usable) {
                Some(line) => (line, false),
                None => (self.app.transport.connect().await?, true),
            };
            match line.offer(message).await {
                Ok(()) => return Ok(line),
                Err(failure) if !is_fresh && hung_up(&failure) => {}
                Err(failure) => {
                    self.keep(line).await;
                    return Err(failure);
                }
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
        let common = self.common.get(&claimed.mailing).ok_or(Error::NotFound)?;
        let (of, purpose) = (claimed.mailing, common.mailing.purpose);
        let until = self.app.clock.now().plus_seconds(self.lease);
        let name = self.witness.name.clone();
        let lane = (self.lane, i32::try_from(self.lane).unwrap_or(i32::MAX));
        let known = self.witness.begun(lane.0);
        let begin = move |c: &mut Connection| {
            let Some(begun) = senders::step(c, (&name, lane.1), known)? else {
                return Ok(None);
            };
            let knew = queries::failures_so_far(c, of)?;
            let is_wanted = queries::begin(c, id, token, purpose, until)?;
            Ok(Some((begun, is_wanted, knew)))
        };
        let Some((begun, is_wanted, knew)) = write(self.app, begin).await? else {
            // The database does not know of what was sent: it is not the one that was left.
            self.witness.doubt();
            self.keep(line).await;
            return Ok(Sent::Doubted);
        };
        if let Err(error) = self.witness.keep(lane.0, begun, self.app.clock.now()) {
            // Nothing was sent yet, and nothing is that could be forgotten.
            let queued = Settled {
                counts: false,
                ..self.ended(State::Queued)
            };
            if is_wanted {
                self.settle(claimed, queued).await?;
            }
            return Err(error);
        }
        if !is_wanted {
            self.keep(line).await;
            return Ok(Sent::NotWanted);
        }
        let begun = std::time::Instant::now();
        match line.transmit(message).await {
            Ok(()) => {
                self.app.memory.of::<Handover>().took(begun.elapsed());
                self.line = Some(line);
                Ok(Sent::Yes { knew })
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
        let common = self.common.get(&claimed.mailing);
        let failed = Try {
            attempts: claimed.attempts,
            now,
            retry_until: common.map_or(now, |common| common.mailing.retry_until),
            first_retry: self.app.config.mail.first_retry,
            jitter: rand::random(),
        };
        let verdict = judge(failure);
        let settled = settled(failure, verdict, &failed);
        if verdict == Verdict::Requeue {
            self.settle(claimed, settled).await?;
            return Ok(Delivered::RelayTrouble(failure.kept()));
        }
        let failed = Failed {
            settled,
            says: failure.kept(),
            first_wait: failed.first_retry,
            jitter: failed.jitter,
        };
        let mail = claimed.clone();
        let blow = self
            .insist(move |c| queries::fail(c, &mail, &failed, now))
            .await?;
        Ok(match blow {
            Blow::Settled => Delivered::Settled,
            Blow::Stopped => Delivered::MailingStopped,
            Blow::TooLate => {
                // As when another worker has stopped the mailing: nothing more of it is tried in this round.
                tracing::warn!("{TOO_LATE}");
                Delivered::MailingStopped
            }
        })
    }

    /// Writes down how it went.
    async fn settle(&self, claimed: &Claimed, settled: Settled) -> Result<()> {
        let (id, token) = (claimed.id, claimed.token);
        let is_ours = self
            .insist(move |c| queries::settle(c, id, token, &settled))
            .await?;
        if !is_ours {
            tracing::warn!("{TOO_LATE}");
        }
        Ok(())
    }

    /// Writes. What the relay has said is not known to anybody else, so a database that is busy or away for a while is
    /// asked again.
    async fn insist<T: Send + 'static>(
        &self,
        job: impl Fn(&mut Connection) -> QueryResult<T> + Clone + Send + 'static,
    ) -> Result<T> {
        const TRIES: u32 = 30;
        let mut tried = 0;
        loop {
            match write(self.app, job.clone()).await {
                Err(Error::Busy | Error::Unavailable(_)) if tried < TRIES => {
                    tried += 1;
                    tokio::time::sleep(Duration::from_millis(u64::from(100 * tried.min(50)))).await;
                }
                other => return other,
            }
        }
    }
}

const TOO_LATE: &str = "a claim had ended before its delivery was settled";

/// The key of a panic amid a mail.
pub(super) const PANICKED: &str = "unmade-panicked";

/// The key of why no mail of a mailing can be made, where that is the mailing's own fault; none where the database or
/// the machine is at fault, which is nobody's in particular.
fn unmade(error: &Error) -> Option<&'static str> {
    match error {
        Error::Busy | Error::Unavailable(_) | Error::Io(_) => None,
        Error::Database(DieselError::DeserializationError(_)) => Some("unmade-other"),
        Error::Database(_) => None,
        Error::Unwritable(key) => Some(key),
        Error::Panicked => Some(PANICKED),
        _ => Some("unmade-other"),
    }
}

/// What came of trying to send.
enum Sent {
    /// When it was begun, so many of its mailing had failed in a row.
    Yes {
        knew: i32,
    },
    /// Withdrawn, paused or cancelled at the last moment.
    NotWanted,
    /// The database is not the one that was left.
    Doubted,
    Failed(Failure),
}

/// Whether the relay had gone before the next mail was offered.
fn hung_up(failure: &Failure) -> bool {
    failure.phase == Phase::Mail && matches!(failure.answer, Answer::NotNow(421) | Answer::Lost(_))
}

/// The circumstances of a try that failed.
struct Try {
    attempts: i32,
    now: Timestamp,
    retry_until: Timestamp,
    first_retry: u32,
    jitter: f64,
}

/// What a failure means for its delivery.
fn settled(failure: &Failure, verdict: Verdict, of: &Try) -> Settled {
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
                let failed = Try {
                    attempts,
                    now: Timestamp(0),
                    retry_until: Timestamp(1_000_000),
                    first_retry: 60,
                    jitter: 0.0,
                };
                let settled = settled(&failure, judge(&failure), &failed);
                assert!(settled.counts && settled.state == State::Deferred);
                assert!(settled.due_at.0 > last, "{phase:?}");
                last = settled.due_at.0;
            }
        }
    }
}
