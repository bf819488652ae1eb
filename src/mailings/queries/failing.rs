//! Writing down a try that failed: as the mail's own misfortune, or as one too many of its mailing.

use diesel::prelude::*;

use super::super::retry::backoff_seconds;
use super::super::{State, Trouble};
use super::breaker::{BELIEVED, RISKED, is_too_much, set_trouble, stop};
use super::claimed::{Claimed, SECOND_TRY};
use super::reading::figures_of;
use super::sending::{LEFT, Settled, settle};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::schema::{delivery, mailing};

/// A try that failed, for reasons that are not the connection's.
#[derive(Debug, Clone)]
pub struct Failed {
    /// What it means for the mail itself, if it is believed.
    pub settled: Settled,
    /// What the relay did, as a failure is kept.
    pub says: String,
    /// Seconds before the first probe.
    pub first_wait: u32,
    pub jitter: f64,
}

/// What a failure came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blow {
    /// It is that mail's own.
    Settled,
    /// Its mailing is stopped, now or already.
    Stopped,
    /// The lease was lost: nothing is written.
    TooLate,
}

/// Writes down a try that failed, and stops its mailing when it was one too many.
pub fn fail(
    c: &mut Connection,
    mail: &Claimed,
    failed: &Failed,
    now: Timestamp,
) -> QueryResult<Blow> {
    if !is_held(c, mail)? {
        return Ok(Blow::TooLate);
    }
    let settled = &failed.settled;
    if is_greylisted(c, mail, settled.state)? {
        return settle(c, mail.id, mail.token, settled).map(|_| Blow::Settled);
    }
    // Locks the mailing first, and only then the delivery: everybody who fails does so in this order.
    let running = mailing::table
        .find(mail.mailing)
        .filter(mailing::failed_in_a_row.lt(BELIEVED));
    let counted = diesel::update(running)
        .set(mailing::failed_in_a_row.eq(mailing::failed_in_a_row + 1))
        .execute(c)?;
    let (in_a_row, wait, until): (i32, Option<i64>, Timestamp) = mailing::table
        .find(mail.mailing)
        .select((
            mailing::failed_in_a_row,
            mailing::probe_wait,
            mailing::retry_until,
        ))
        .first(c)?;
    let is_lost = settled.state == State::Uncertain;
    if is_lost && too_many_are_lost(c, mail)? {
        stop(c, mail, None, (first_wait(failed), &failed.says))?;
        settle(c, mail.id, mail.token, settled)?;
        return Ok(Blow::Stopped);
    }
    if in_a_row < BELIEVED {
        settle(c, mail.id, mail.token, settled)?;
        return Ok(Blow::Settled);
    }
    let wait = match wait {
        Some(wait) if counted == 0 => wait,
        _ => first_wait(failed),
    };
    if counted == 1 {
        let until = now.plus_seconds(wait);
        stop(c, mail, Some(until), (wait, &failed.says))?;
    } else {
        let trouble = Trouble::stopped(&failed.says);
        set_trouble(c, mail.mailing, &trouble)?;
    }
    if is_lost && in_a_row >= BELIEVED + RISKED {
        diesel::update(mailing::table.find(mail.mailing))
            .set(mailing::probe_at.eq(None::<Timestamp>))
            .execute(c)?;
    }
    let kept = match is_lost || now > until {
        true => settled.clone(),
        false => Settled {
            // Who was put off is told from who was not tried yet: a second try may be taken where a first is not.
            state: match settled.state {
                State::Deferred => State::Deferred,
                _ => State::Queued,
            },
            due_at: now.plus_seconds(wait),
            counts: false,
            ..settled.clone()
        },
    };
    settle(c, mail.id, mail.token, &kept)?;
    Ok(Blow::Stopped)
}

/// Seconds before the first probe.
fn first_wait(failed: &Failed) -> i64 {
    backoff_seconds(failed.first_wait, 1, failed.jitter)
}

/// Whether, with this mail, too many have vanished after they were handed over. Those that a process of ours left when
/// it died are no doing of the relay's.
fn too_many_are_lost(c: &mut Connection, mail: &Claimed) -> QueryResult<bool> {
    let vanished: i64 = delivery::table
        .filter(delivery::mailing_id.eq(mail.mailing))
        .filter(delivery::state.eq(State::Uncertain))
        .filter(delivery::phase.ne(LEFT))
        .count()
        .get_result(c)?;
    Ok(is_too_much(
        vanished + 1,
        figures_of(c, mail.mailing)?.sent(),
    ))
}

fn is_held(c: &mut Connection, mail: &Claimed) -> QueryResult<bool> {
    let held = delivery::table
        .find(mail.id)
        .filter(delivery::lease_token.eq(mail.token));
    diesel::select(diesel::dsl::exists(held)).get_result(c)
}

/// Whether a first try was put off by a relay that takes second ones.
fn is_greylisted(c: &mut Connection, mail: &Claimed, becomes: State) -> QueryResult<bool> {
    if becomes != State::Deferred || mail.attempts > 0 {
        return Ok(false);
    }
    let taken = delivery::table
        .filter(delivery::mailing_id.eq(mail.mailing))
        .filter(delivery::state.eq(State::Accepted))
        .filter(delivery::attempts.ge(SECOND_TRY));
    diesel::select(diesel::dsl::exists(taken)).get_result(c)
}
