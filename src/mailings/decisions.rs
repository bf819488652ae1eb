//! What people decide about a mailing that is made.

use super::fingerprint::Fingerprint;
use super::queries::{self, Resolution};
use super::{Figures, Mailing, Order, State};
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, DeliveryId, word_enum};
use crate::error::{Error, Result};
use crate::processes;
use crate::staff;

/// Which uncertain deliveries somebody decides about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    One(DeliveryId),
    /// All of them, which were so many when they were seen.
    All(Option<i64>),
}

/// What somebody saw of what a button sends, as far as the page said so: how many it goes to, and all the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saw {
    pub count: Option<i64>,
    pub words: Option<Fingerprint>,
}

impl Saw {
    /// What is not so any more of a mailing that has not begun.
    fn changed(self, c: &mut Connection, of: &Mailing) -> Result<Option<Changed>> {
        let mut count = 0;
        for one in queries::together(c, of)? {
            count += queries::audience(c, &one)?.total();
        }
        if let Some(changed) = Changed::from(self.count, count) {
            return Ok(Some(changed));
        }
        let words = of.fingerprint(c)?;
        Ok((self.words != Some(words)).then_some(Changed::Words))
    }
}

/// What the second person says (D38).
#[derive(Debug, Clone, Copy)]
pub(super) enum SecondWord {
    /// Yes, to what they saw and as many as they saw.
    Approve(Saw),
    SendBack,
}

/// What came of a decision.
#[derive(Debug)]
pub(super) enum Outcome {
    /// What the log says of it.
    Done(Option<String>),
    /// Nothing was done: it is not about what was seen.
    Changed(Changed),
    /// Nothing was done, because there was nothing to do: an order from an old page, or a second click.
    Idle(Idle),
}

word_enum!(
    /// Why an order does nothing.
    Idle {
        NoneLeft = "none-left" => "idle-none-left",
        Cancelled = "cancelled" => "idle-cancelled",
        UnderWay = "under-way" => "idle-under-way",
        Paused = "paused" => "idle-paused",
        Begun = "begun" => "idle-begun",
        NotBegun = "not-begun" => "idle-not-begun",
        Over = "over" => "idle-over",
        /// It is as it was ordered to be.
        Already = "already" => "idle-already",
    }
);

impl Outcome {
    /// What the log says of it.
    pub fn told(&self) -> Option<String> {
        match self {
            Self::Done(told) => told.clone(),
            Self::Changed(_) | Self::Idle(_) => None,
        }
    }
}

/// What is not as somebody saw it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Changed {
    /// How many a decision is about: as the page said, if it did, and now.
    Count { seen: Option<i64>, now: i64 },
    /// What would be sent.
    Words,
}

impl Changed {
    /// Nothing when it is as it was seen.
    fn from(seen: Option<i64>, now: i64) -> Option<Self> {
        (seen != Some(now)).then_some(Self::Count { seen, now })
    }
}

/// Something that a person decides. What sends mail to many says how many they saw.
#[derive(Debug, Clone, Copy)]
pub(super) enum Decision {
    /// Pauses it or resumes it.
    Order(Order),
    /// Cancels it, for good, for as many as they saw.
    Cancel(Option<i64>),
    /// What becomes of one uncertain delivery, or of all of them.
    Resolve(Resolution, Which),
    /// Tries those again that failed, or were rejected.
    Retry(State, Option<i64>),
    /// Begins it now.
    Start(Saw),
    Reschedule(Timestamp),
    SendBack,
    /// Whether it is the last of its purpose.
    Last(bool),
}

impl Decision {
    /// Its name in the log.
    pub fn action(self) -> &'static str {
        match self {
            Self::Order(Order::Pause) => "mailing.paused",
            Self::Cancel(_) => "mailing.cancelled",
            Self::Order(_) => "mailing.resumed",
            Self::Resolve(Resolution::SendAgain, _) => "mailing.uncertain-sent-again",
            Self::Resolve(Resolution::CountAsSent, _) => "mailing.uncertain-counted",
            Self::Retry(State::Rejected, _) => "mailing.rejected-retried",
            Self::Retry(..) => "mailing.failed-retried",
            Self::Start(_) => "mailing.begun",
            Self::Reschedule(_) => "mailing.rescheduled",
            Self::SendBack => "mailing.sent-back",
            Self::Last(_) => "mailing.last",
        }
    }

    /// Why it cannot be done any more, or not yet: the key. What is so already, as after a second click, can.
    fn comes_too_late(self, of: &Mailing) -> Option<&'static str> {
        match (self, of.order) {
            (
                Self::Order(Order::Run | Order::Pause)
                | Self::Start(_)
                | Self::Reschedule(_)
                | Self::SendBack,
                Order::Cancel,
            ) => Some("mailing-is-cancelled"),
            (Self::Start(_) | Self::Reschedule(_), Order::Await) => Some("mailing-needs-approval"),
            (Self::Order(Order::Run | Order::Pause), order) if order.is_before_the_start() => {
                Some("mailing-not-begun")
            }
            (Self::Reschedule(_), Order::Run | Order::Pause) => Some("mailing-has-begun"),
            _ => None,
        }
    }

    /// What has changed since it was seen, where that matters.
    fn has_changed(self, c: &mut Connection, of: &Mailing) -> Result<Option<Changed>> {
        let figures = queries::figures_of(c, of.id)?;
        let (seen, now) = match self {
            Self::Start(saw) if of.order.is_before_the_start() => return saw.changed(c, of),
            Self::Cancel(seen) if of.can_be_cancelled(&figures) => (seen, figures.waiting),
            Self::Resolve(_, Which::All(seen)) => (seen, figures.uncertain),
            Self::Retry(State::Rejected, seen) => (seen, figures.rejected),
            Self::Retry(_, seen) => (seen, figures.failed),
            _ => return Ok(None),
        };
        // Where none is left, as after a second click, nothing happens.
        Ok(Changed::from(seen, now).filter(|_| now > 0))
    }

    /// Why nothing comes of it in the state that the mailing is in.
    fn idle(self, c: &mut Connection, of: &Mailing) -> Result<Idle> {
        let is_over = queries::figures_of(c, of.id)?.waiting == 0;
        Ok(match (self, of.order) {
            (Self::Resolve(..) | Self::Retry(..), _) => Idle::NoneLeft,
            (Self::Last(_), _) => Idle::Already,
            (_, Order::Cancel) => Idle::Cancelled,
            (Self::Reschedule(_), Order::Schedule | Order::Missed) => Idle::Already,
            (_, Order::Await | Order::Schedule | Order::Missed) => Idle::NotBegun,
            (Self::Start(_), _) => Idle::Begun,
            _ if is_over => Idle::Over,
            (_, Order::Run) => Idle::UnderWay,
            (_, Order::Pause) => Idle::Paused,
        })
    }

    /// Carries it out, unless it is not about what was seen, or there is nothing to do any more. The log is told which
    /// mailing, and how many it was about or what it was before.
    ///
    /// # Errors
    /// `Refused` when it cannot be done in the state that the mailing is in.
    pub fn carry_out(
        self,
        c: &mut Connection,
        of: &Mailing,
        domain: &str,
        now: Timestamp,
    ) -> Result<Outcome> {
        let id = of.id;
        if let Some(why) = self.comes_too_late(of) {
            return Err(Error::Refused(why));
        }
        if let Some(changed) = self.has_changed(c, of)? {
            return Ok(Outcome::Changed(changed));
        }
        let figures = queries::figures_of(c, id)?;
        let count = match self {
            Self::Order(Order::Pause) | Self::Cancel(_) if !of.can_be_cancelled(&figures) => 0,
            Self::Order(order) => usize::from(queries::set_order(c, id, order, now)?),
            Self::Cancel(_) => usize::from(queries::set_order(c, id, Order::Cancel, now)?),
            Self::Resolve(how, Which::One(one)) => queries::resolve(c, id, Some(one), how, now)?,
            Self::Resolve(how, Which::All(_)) => queries::resolve(c, id, None, how, now)?,
            Self::Retry(what, _) => queries::retry(c, id, what, now)?,
            Self::Start(_) => usize::from(queries::start(c, id, domain, now)?),
            Self::Reschedule(at) => {
                let before = of.starts_at.map(Timestamp::iso).unwrap_or_default();
                if !queries::reschedule(c, id, at)? {
                    return Ok(Outcome::Idle(self.idle(c, of)?));
                }
                return Ok(match audit::changed(&id.to_string(), before, at.iso()) {
                    None => Outcome::Idle(Idle::Already),
                    told => Outcome::Done(told),
                });
            }
            Self::SendBack if !queries::send_back(c, id)? => {
                return Err(Error::Refused("mailing-has-begun"));
            }
            Self::SendBack => 1,
            Self::Last(last) => {
                queries::put_last(c, &Mailing { last, ..of.clone() })?;
                let told = format!("{id}: {}", i32::from(last));
                return Ok(match of.last == last {
                    true => Outcome::Idle(Idle::Already),
                    false => Outcome::Done(Some(told)),
                });
            }
        };
        Ok(match count {
            0 => Outcome::Idle(self.idle(c, of)?),
            _ => Outcome::Done(Some(format!("{id}: {count}"))),
        })
    }
}

impl SecondWord {
    /// Carries it out for all that one publishing made, unless it is not about what was seen.
    ///
    /// # Errors
    /// `Refused` when it is not this person's to say, or not the time.
    pub fn carry_out(
        self,
        c: &mut Connection,
        of: &Mailing,
        (account, domain): (AccountId, &str),
        now: Timestamp,
    ) -> Result<Outcome> {
        of.awaits_the_word_of(account)?;
        let together = queries::together(c, of)?;
        match self {
            Self::SendBack => {
                for one in &together {
                    queries::send_back(c, one.id)?;
                }
            }
            Self::Approve(saw) => {
                of.is_by_another_person(c, account)?;
                if let Some(changed) = saw.changed(c, of)? {
                    return Ok(Outcome::Changed(changed));
                }
                for one in &together {
                    queries::approve(c, one, account, domain, now)?;
                }
            }
        }
        let ids: Vec<String> = together.iter().map(|one| one.id.to_string()).collect();
        Ok(Outcome::Done(Some(ids.join(", "))))
    }
}

impl Mailing {
    /// All that a person who approves of it, and of what waits together with it, or begins it says yes to.
    pub(super) fn fingerprint(&self, c: &mut Connection) -> Result<Fingerprint> {
        let process = processes::queries::process(c, self.process)?;
        let report = queries::report_of(c, self)?;
        let mut letters = Vec::new();
        for one in queries::together(c, self)? {
            letters.push((one.audience, queries::letters(c, one.id)?));
        }
        let rules = (self.attach, self.last, self.starts_at);
        Ok(Fingerprint::of(&process, &report, &letters, &rules))
    }

    /// Whether something of it is still to be sent that a person can hold up.
    pub(super) fn can_be_cancelled(&self, figures: &Figures) -> bool {
        matches!(self.order, Order::Run | Order::Pause) && figures.waiting > 0
    }

    /// Makes sure that whoever prepared it and this one are two people: that nobody had one's account made who may be
    /// behind both.
    ///
    /// # Errors
    /// `Refused` when that is not known.
    fn is_by_another_person(&self, c: &mut Connection, account: AccountId) -> Result<()> {
        let made = self.created_by;
        let made = made.ok_or(Error::Refused("mailing-maker-gone"))?;
        if staff::queries::origin(c, made)? == staff::queries::origin(c, account)? {
            return Err(Error::Refused("mailing-approval-same-person"));
        }
        Ok(())
    }

    /// Makes sure that it waits for the second person's word (D38), and that this is the second person.
    ///
    /// # Errors
    /// `Refused` when not.
    fn awaits_the_word_of(&self, account: AccountId) -> Result<()> {
        if self.created_by == Some(account) {
            return Err(Error::Refused("mailing-own-approval"));
        }
        if self.order != Order::Await {
            return Err(Error::Refused("mailing-not-waiting"));
        }
        Ok(())
    }
}
