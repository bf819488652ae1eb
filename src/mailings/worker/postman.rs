//! Takes one delivery after the other over one connection.

use std::collections::HashMap;
use std::time::Duration;

use actix_web::web;

use super::super::letter::{self, Letter, Links};
use super::super::queries::{self, Claimed, Settled};
use super::super::{State, Verdict, backoff_seconds, judge, stops_the_line};
use super::LEASE;
use crate::addresses;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Isolation;
use crate::db::ids::MailingId;
use crate::error::{Error, Result};
use crate::mail::{Address, Failure, Line, Message, Parts, Unsubscribe};
use crate::processes::{self, Process};
use crate::reports::{self, Report};

/// What became of a delivery.
pub(super) enum Delivered {
    Settled,
    /// It is back in the queue; the relay is why.
    RelayTrouble(String),
}

/// What all mails of a mailing have in common.
struct Common {
    process: Process,
    report: Report,
    letters: Vec<Letter>,
    retry_until: Timestamp,
}

pub(super) struct Postman<'a> {
    app: &'a web::Data<App>,
    line: Option<Line>,
    common: HashMap<MailingId, Common>,
}

impl<'a> Postman<'a> {
    pub(super) fn new(app: &'a web::Data<App>) -> Self {
        Self {
            app,
            line: None,
            common: HashMap::new(),
        }
    }

    pub(super) async fn goodbye(self) {
        if let Some(line) = self.line {
            line.close().await;
        }
    }

    /// Delivers one mail and writes down how it went.
    pub(super) async fn deliver(&mut self, claimed: &Claimed) -> Result<Delivered> {
        self.learn(claimed.mailing).await?;
        let message = match self.message(claimed) {
            Ok(message) => message,
            Err(error) => {
                // Another master key, or a row that was tampered with: no use in trying again.
                tracing::error!(%error, "a mail could not be made");
                let failed = Settled {
                    state: State::Failed,
                    due_at: self.app.clock.now(),
                    code: None,
                    phase: None,
                };
                self.settle(claimed, failed).await?;
                return Ok(Delivered::Settled);
            }
        };
        self.app.mail_rate.wait().await;
        match self.send(claimed, &message).await? {
            Sent::Yes => {
                let accepted = Settled {
                    state: State::Accepted,
                    due_at: self.app.clock.now(),
                    code: None,
                    phase: None,
                };
                self.settle(claimed, accepted).await?;
                Ok(Delivered::Settled)
            }
            Sent::NotWanted => Ok(Delivered::Settled),
            Sent::Failed(failure) => self.give_up(claimed, &failure).await,
        }
    }

    /// Offers, announces and transmits.
    async fn send(&mut self, claimed: &Claimed, message: &Message) -> Result<Sent> {
        let mut line = match self.line.take().filter(Line::is_usable) {
            Some(line) => line,
            None => match self.app.transport.connect().await {
                Ok(line) => line,
                Err(failure) => return Ok(Sent::Failed(failure)),
            },
        };
        if let Err(failure) = line.offer(message).await {
            self.keep(line).await;
            return Ok(Sent::Failed(failure));
        }
        let (id, token) = (claimed.id, claimed.token);
        let until = self.app.clock.now().plus_seconds(LEASE);
        let begun = self
            .app
            .db
            .write_with(Isolation::RowLocks, move |c| {
                Ok(queries::begin(c, id, token, until)?)
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
            .map_or(now, |common| common.retry_until);
        let wait = backoff_seconds(claimed.attempts + 1, rand::random());
        let again_at = now.plus_seconds(wait);
        let (state, due_at) = match judge(failure) {
            Verdict::Requeue => (State::Queued, now),
            Verdict::Reject => (State::Rejected, now),
            Verdict::Uncertain => (State::Uncertain, now),
            Verdict::Defer if again_at > retry_until => (State::Failed, now),
            Verdict::Defer => (State::Deferred, again_at),
        };
        let settled = Settled {
            state,
            due_at,
            code: failure.code(),
            phase: Some(failure.phase.word()),
        };
        self.settle(claimed, settled).await?;
        if stops_the_line(failure) {
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

    async fn learn(&mut self, id: MailingId) -> Result<()> {
        if self.common.contains_key(&id) {
            return Ok(());
        }
        let common = self
            .app
            .db
            .read(move |c| {
                let mailing = queries::mailing(c, id)?;
                let report = reports::queries::all(c, mailing.process)?
                    .into_iter()
                    .find(|report| report.id == mailing.report)
                    .ok_or(Error::NotFound)?;
                Ok(Common {
                    process: processes::queries::process(c, mailing.process)?,
                    report,
                    letters: queries::letters(c, id)?,
                    retry_until: mailing.retry_until,
                })
            })
            .await?;
        self.common.insert(id, common);
        Ok(())
    }

    fn message(&self, claimed: &Claimed) -> Result<Message> {
        let common = self.common.get(&claimed.mailing).ok_or(Error::NotFound)?;
        let address = addresses::open(&self.app.secrets, claimed.address, &claimed.sealed)?;
        let letter = letter_in(&common.letters, claimed, &common.process)?;
        let token = addresses::token(&self.app.secrets, claimed.address);
        let base = &self.app.config.base_url;
        let unsubscribe = base.join(&format!("/a/{token}/unsubscribe"));
        let links = Links {
            report: report_url(self.app, &common.process, &common.report, letter),
            my_data: Some(base.join(&format!("/a/{token}"))),
            unsubscribe: Some(unsubscribe.clone()),
        };
        write_mail(
            self.app,
            &common.process,
            letter,
            &links,
            &Envelope {
                to: &address,
                message_id: &claimed.message_id,
                bounce_token: &claimed.bounce_token,
                unsubscribe: Some(Unsubscribe { url: unsubscribe }),
            },
        )
    }
}

/// What came of trying to send.
enum Sent {
    Yes,
    /// Withdrawn, paused or cancelled at the last moment.
    NotWanted,
    Failed(Failure),
}

/// The letter in the recipient's language, else in the process's own; the mail declares which it is.
fn letter_in<'l>(
    letters: &'l [Letter],
    claimed: &Claimed,
    process: &Process,
) -> Result<&'l Letter> {
    let of = |language| letters.iter().find(|letter| letter.language == language);
    of(claimed.language)
        .or_else(|| of(process.default_language))
        .or(letters.first())
        .ok_or_else(|| Error::Mail("a mailing without words".into()))
}

/// Where the report can be read, in the letter's language.
pub(in super::super) fn report_url(
    app: &App,
    process: &Process,
    report: &Report,
    letter: &Letter,
) -> String {
    app.config.base_url.join(&format!(
        "/p/{}/reports/{}?lang={}",
        process.slug,
        report.slug,
        letter.language.word()
    ))
}

/// What differs from recipient to recipient on the outside.
pub(in super::super) struct Envelope<'e> {
    pub to: &'e Address,
    pub message_id: &'e str,
    pub bounce_token: &'e str,
    pub unsubscribe: Option<Unsubscribe>,
}

/// Puts a mail together.
pub(in super::super) fn write_mail(
    app: &App,
    process: &Process,
    letter: &Letter,
    links: &Links,
    envelope: &Envelope<'_>,
) -> Result<Message> {
    let from = &app.config.mail.from;
    let reply_to = Address::parse(&process.contact.email).ok();
    Message::build(Parts {
        from,
        from_name: process.name(letter.language),
        reply_to: reply_to.as_ref(),
        to: envelope.to,
        envelope_from: format!("bounces+{}@{}", envelope.bounce_token, from.domain()),
        message_id: envelope.message_id,
        date: app.clock.now(),
        language: letter.language.word(),
        subject: &letter.subject,
        text: letter::text(letter, &process.contact, links),
        html: letter::markup(letter, &process.contact, links).into_string(),
        unsubscribe: envelope.unsubscribe.clone(),
        list_id: Some(format!("{}.{}", process.slug, from.domain())),
    })
}

/// Keeps mail to a number a second, over all connections.
#[derive(Debug)]
pub struct Rate {
    gap: Option<Duration>,
    next: tokio::sync::Mutex<Option<tokio::time::Instant>>,
}

impl Rate {
    /// `per_second` mails; 0 is no limit.
    pub fn new(per_second: f64) -> Self {
        Self {
            gap: (per_second > 0.0).then(|| Duration::from_secs_f64(1.0 / per_second)),
            next: tokio::sync::Mutex::new(None),
        }
    }

    /// How many mails may go within so many seconds, at least one.
    pub fn within(&self, seconds: i64) -> i64 {
        match self.gap {
            Some(gap) => {
                i64::try_from(u128::from(seconds.unsigned_abs()) * 1000 / gap.as_millis().max(1))
                    .unwrap_or(i64::MAX)
                    .max(1)
            }
            None => i64::MAX,
        }
    }

    /// Waits for one's turn.
    pub async fn wait(&self) {
        let Some(gap) = self.gap else { return };
        let mut next = self.next.lock().await;
        if let Some(at) = *next {
            tokio::time::sleep_until(at).await;
        }
        *next = Some(tokio::time::Instant::now() + gap);
    }
}
