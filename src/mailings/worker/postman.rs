//! Takes one delivery after the other over one connection.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;
use std::time::Duration;

use actix_web::web;
use diesel::result::Error as DieselError;
use futures_util::future::join;
use tokio::task::JoinHandle;

use super::super::State;
use super::super::handover::Handover;
use super::super::queries::{self, Begun, Blow, Claimed, Failed, Going, Settled, Taken};
use super::super::retry::{Verdict, backoff_seconds, judge};
use super::common::{Common, mark, write};
use super::lanes::OpenedMail;
use super::witness::Witness;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::{DeliveryId, MailingId};
use crate::db::{By, Connection};
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
    /// The last mail was taken, which is written down in one with the next one's going.
    taken: Option<Taken>,
    /// The last mail was taken, and that is being written down.
    accepting: Option<JoinHandle<Result<()>>>,
    /// The next mail, if it was made before its turn.
    made: Option<(DeliveryId, Result<Message>)>,
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
            taken: None,
            accepting: None,
            made: None,
        }
    }

    /// Leaves the line for the next round.
    pub(super) fn into_line(self) -> Option<Line> {
        self.line.filter(Line::is_usable)
    }

    /// Waits until it is written down that the last mail was taken.
    pub(super) async fn settle_up(&mut self) -> Result<()> {
        let handed_in = match self.taken.take() {
            Some(taken) => self.accept(taken).await,
            None => Ok(()),
        };
        handed_in.and(finish(self.accepting.take()).await)
    }

    /// Delivers one mail and writes down how it went; that it was taken is written while the next one is offered, or with
    /// its going ([`Self::settle_up`]). `upcoming` is the one that comes after it, if any is known: it is made while this
    /// one waits for the disk, and named behind it.
    pub(super) async fn deliver(
        &mut self,
        mail: &OpenedMail,
        upcoming: Option<&OpenedMail>,
    ) -> Result<Delivered> {
        let claimed = &mail.claimed;
        let message = match self.message(mail).await {
            Ok(message) => message,
            Err(Error::Unsealing) => {
                self.settle_up().await?;
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
                self.settle_up().await?;
                let Some(key) = unmade(&error) else {
                    return Err(error);
                };
                tracing::error!(%error, "the mails of a mailing cannot be made");
                return Ok(Delivered::Unmade(key));
            }
        };
        match self.send(claimed, &message, upcoming).await? {
            Sent::Yes { knew } => {
                let taken = Taken::new(claimed, self.app.clock.now(), knew);
                if self.goes_on_at_once() {
                    self.taken = Some(taken);
                } else {
                    self.accept(taken).await?;
                }
                Ok(Delivered::Settled)
            }
            Sent::NotWanted => Ok(Delivered::Settled),
            Sent::Doubted => Ok(Delivered::Skipped),
            Sent::Failed(failure) => self.give_up(claimed, &failure).await,
        }
    }

    /// Whether nothing but work lies between here and the next mail's going.
    fn goes_on_at_once(&self) -> bool {
        let is_made = matches!(self.made, Some((_, Ok(_))));
        is_made && self.line.as_ref().is_some_and(Line::has_answered_ahead)
    }

    /// Has it written down that a mail was taken, whatever became of the one before it.
    async fn accept(&mut self, taken: Taken) -> Result<()> {
        let before = finish(self.accepting.take()).await;
        let app = self.app.clone();
        let mut accepting = Box::pin(async move {
            let write = || {
                let (app, taken) = (app.clone(), taken.clone());
                async move { app.db.write_together(By::Mailer, taken).await }
            };
            if !insist(write).await? {
                tracing::warn!("{TOO_LATE}");
            }
            Ok(())
        });
        // It stands in line for the disk before anything else is done.
        let handed_in = match futures_util::poll!(&mut accepting) {
            Poll::Ready(done) => done,
            Poll::Pending => {
                self.accepting = Some(tokio::spawn(accepting));
                Ok(())
            }
        };
        before.and(handed_in)
    }

    async fn message(&mut self, mail: &OpenedMail) -> Result<Message> {
        if let Some((id, made)) = self.made.take()
            && id == mail.claimed.id
        {
            return made;
        }
        let id = mail.claimed.mailing;
        let common = match self.common.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(Common::load(self.app, id).await?),
        };
        make(self.app, common, mail)
    }

    /// The mail after this one, if that takes nothing but work. One over which somebody panics is left to its own turn.
    fn make_ahead(&self, mail: &OpenedMail) -> Option<(DeliveryId, Result<Message>)> {
        let common = self.common.get(&mail.claimed.mailing)?;
        let made = catch_unwind(AssertUnwindSafe(|| make(self.app, common, mail)));
        Some((mail.claimed.id, made.ok()?))
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
    async fn send(
        &mut self,
        claimed: &Claimed,
        message: &Message,
        upcoming: Option<&OpenedMail>,
    ) -> Result<Sent> {
        let accepting = finish(self.accepting.take());
        let (offered, accepted) = join(self.offer(message), accepting).await;
        // It stands in line right before the next one's going, to be on disk with it.
        let accepted = match self.taken.take() {
            Some(taken) => accepted.and(self.accept(taken).await),
            None => accepted,
        };
        if let Err(error) = accepted {
            if let Ok(line) = offered {
                self.keep(line).await;
            }
            return Err(error);
        }
        let mut line = match offered {
            Ok(line) => line,
            Err(failure) => return Ok(Sent::Failed(failure)),
        };
        let common = self.common.get(&claimed.mailing).ok_or(Error::NotFound)?;
        let until = self.app.clock.now().plus_seconds(self.lease);
        let over = i32::try_from(self.lane).unwrap_or(i32::MAX);
        let going = Going::new(
            claimed,
            (common.mailing.purpose, until),
            (self.witness.name.clone(), over),
            self.witness.begun(self.lane),
        );
        let ahead = async { upcoming.and_then(|mail| self.make_ahead(mail)) };
        let (begun, made) = join(self.app.db.write_together(By::Mailer, going), ahead).await;
        self.made = made;
        let (begun, knew) = match begun? {
            Begun::Yes { begun, knew } => (begun, Some(knew)),
            Begun::NotWanted { begun } => (begun, None),
            Begun::Doubted => {
                // The database does not know of what was sent: it is not the one that was left.
                self.witness.doubt();
                self.keep(line).await;
                return Ok(Sent::Doubted);
            }
        };
        if let Err(error) = self.witness.keep(self.lane, begun, self.app.clock.now()) {
            // Nothing was sent yet, and nothing is that could be forgotten.
            let queued = Settled {
                counts: false,
                ..self.ended(State::Queued)
            };
            if knew.is_some() {
                self.settle(claimed, queued).await?;
            }
            return Err(error);
        }
        let Some(knew) = knew else {
            self.keep(line).await;
            return Ok(Sent::NotWanted);
        };
        let begun = std::time::Instant::now();
        let may_follow = line.transmitted() + 1 < self.app.config.mail.mails_per_connection;
        let next = self.made.as_ref().and_then(|(_, made)| made.as_ref().ok());
        match line.transmit(message, next.filter(|_| may_follow)).await {
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
        let fail = move |c: &mut Connection| queries::fail(c, &mail, &failed, now);
        let blow = insist(|| write(self.app, fail.clone())).await?;
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
        let settle = move |c: &mut Connection| queries::settle(c, id, token, &settled);
        if !insist(|| write(self.app, settle.clone())).await? {
            tracing::warn!("{TOO_LATE}");
        }
        Ok(())
    }
}

/// Waits for something that was set going.
async fn finish(going: Option<JoinHandle<Result<()>>>) -> Result<()> {
    match going {
        Some(going) => going.await.map_err(|_| Error::Panicked)?,
        None => Ok(()),
    }
}

/// Puts a mail together.
fn make(app: &App, common: &Common, mail: &OpenedMail) -> Result<Message> {
    let to = mail.to.as_ref().ok_or(Error::Unsealing)?;
    let message = common.message(app, &mail.claimed, to)?;
    Ok(message.marked(mark(&app.secrets, &mail.claimed)))
}

/// Writes. What the relay has said is not known to anybody else, so a database that is busy or away for a while is asked
/// again.
async fn insist<T, W: Future<Output = Result<T>>>(write: impl Fn() -> W) -> Result<T> {
    const TRIES: u32 = 30;
    let mut tried = 0;
    loop {
        match write().await {
            Err(Error::Busy | Error::Unavailable(_)) if tried < TRIES => {
                tried += 1;
                tokio::time::sleep(Duration::from_millis(u64::from(100 * tried.min(50)))).await;
            }
            other => return other,
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
