//! What people decide about a mailing, and about its deliveries of which nobody knows.

use diesel::prelude::*;

use super::super::retry::RETRY_DAYS;
use super::super::{Mailing, Order, State, Trouble, bounces};
use super::breaker;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DeliveryId, MailingId, ProcessId};
use crate::db::schema::{delivery, mailing};

/// A mailing, as long as it is in one of these states.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn while_in(id: MailingId, orders: Vec<Order>) -> _ {
    mailing::table
        .find(id)
        .filter(mailing::state.eq_any(orders))
}

/// Pauses, resumes or cancels; says whether anything changed. A cancelled mailing stays cancelled, and one that has
/// not begun can only be cancelled.
pub fn set_order(
    c: &mut Connection,
    id: MailingId,
    order: Order,
    now: Timestamp,
) -> QueryResult<bool> {
    let from = match order {
        Order::Run => vec![Order::Pause],
        Order::Pause => vec![Order::Run],
        Order::Cancel => [&[Order::Run, Order::Pause][..], &Order::BEFORE_THE_START].concat(),
        Order::Missed => vec![Order::Schedule],
        Order::Await | Order::Schedule => Vec::new(),
    };
    let changed = diesel::update(while_in(id, from))
        .set((
            mailing::state.eq(order),
            mailing::trouble.eq(None::<Trouble>),
        ))
        .execute(c)?;
    let mut has_changed = changed == 1;
    if order == Order::Run && mailing_is(c, id, Order::Run)? {
        // Also what was stopped goes on when a person says so.
        has_changed |= breaker::let_go_on(c, id, now)?;
        if has_changed {
            move_deadline(c, id, now)?;
        }
    }
    if changed == 1 && order == Order::Cancel {
        // Who has withdrawn already was not cancelled.
        let lost = delivery::table
            .filter(delivery::mailing_id.eq(id))
            .filter(delivery::address_id.is_null())
            .filter(delivery::contact_id.is_null())
            .filter(delivery::state.eq_any(State::WAITING));
        diesel::update(lost)
            .set((
                delivery::state.eq(State::Withdrawn),
                delivery::lease_token.eq(None::<i64>),
            ))
            .execute(c)?;
        let waiting = delivery::table
            .filter(delivery::mailing_id.eq(id))
            .filter(delivery::state.eq_any(State::WAITING));
        diesel::update(waiting)
            .set((
                delivery::state.eq(State::Cancelled),
                delivery::lease_token.eq(None::<i64>),
            ))
            .execute(c)?;
    }
    Ok(has_changed)
}

fn mailing_is(c: &mut Connection, id: MailingId, order: Order) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(while_in(id, vec![order]))).get_result(c)
}

/// What a copy of the database that was put back does to a mailing that has something left to send: a person looks at
/// it first. Says whether it is held up by this alone.
pub fn pause_put_back(c: &mut Connection, id: MailingId, now: Timestamp) -> QueryResult<bool> {
    let paused = set_order(c, id, Order::Pause, now)?;
    // Who finds it out after another changes nothing.
    let unaware = mailing::trouble
        .is_null()
        .or(mailing::trouble.ne(Trouble::put_back()).assume_not_null());
    let held = diesel::update(while_in(id, vec![Order::Pause]).filter(unaware))
        .set(mailing::trouble.eq(Some(Trouble::put_back())))
        .execute(c)?;
    Ok(paused || held > 0)
}

/// What has begun and has something left to send, in all processes.
pub fn pending(c: &mut Connection) -> QueryResult<Vec<(ProcessId, MailingId)>> {
    let left = [&State::WAITING[..], &[State::Transmitting]].concat();
    let left = delivery::table
        .filter(delivery::mailing_id.eq(mailing::id))
        .filter(delivery::state.eq_any(left));
    mailing::table
        .filter(mailing::state.eq_any([Order::Run, Order::Pause]))
        .filter(diesel::dsl::exists(left))
        .select((mailing::process_id, mailing::id))
        .load(c)
}

/// Sets another time for a mailing that has not begun and needs no further approval.
pub fn reschedule(c: &mut Connection, id: MailingId, at: Timestamp) -> QueryResult<bool> {
    diesel::update(while_in(id, vec![Order::Schedule, Order::Missed]))
        .set((
            mailing::state.eq(Order::Schedule),
            mailing::starts_at.eq(Some(at)),
        ))
        .execute(c)
        .map(|changed| changed == 1)
}

/// Writes down whether it is the last mailing of its purpose, after which addresses are erased.
pub fn put_last(c: &mut Connection, of: &Mailing) -> QueryResult<()> {
    diesel::update(mailing::table.find(of.id))
        .set(mailing::last.eq(of.last))
        .execute(c)
        .map(drop)
}

/// How a delivery of which nobody knows whether it arrived is resolved by a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// They may get it twice, and that is known.
    SendAgain,
    CountAsSent,
}

/// Resolves one uncertain delivery of a mailing, or all of them; says how many it was.
pub fn resolve(
    c: &mut Connection,
    id: MailingId,
    only: Option<DeliveryId>,
    how: Resolution,
    now: Timestamp,
) -> QueryResult<usize> {
    let state = match how {
        Resolution::SendAgain => State::Queued,
        Resolution::CountAsSent => State::Accepted,
    };
    let all = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Uncertain));
    let to = (delivery::state.eq(state), delivery::due_at.eq(now));
    let resolved = match only {
        Some(one) => diesel::update(all.filter(delivery::id.eq(one)))
            .set(to)
            .execute(c)?,
        None => diesel::update(all).set(to).execute(c)?,
    };
    if resolved > 0 {
        match how {
            Resolution::SendAgain => go_on(c, id, now)?,
            // What has come back meanwhile counts for more.
            Resolution::CountAsSent => bounces::queries::settle_counted(c, id)?,
        }
    }
    Ok(resolved)
}

/// Tries again what failed, or what was rejected, as when the relay itself was set up wrongly; the deadline moves on.
pub fn retry(c: &mut Connection, id: MailingId, what: State, now: Timestamp) -> QueryResult<usize> {
    let those = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(what));
    let retried = diesel::update(those)
        .set((
            delivery::state.eq(State::Queued),
            delivery::due_at.eq(now),
            delivery::attempts.eq(0),
        ))
        .execute(c)?;
    if retried > 0 {
        go_on(c, id, now)?;
    }
    Ok(retried)
}

/// What a person wants sent is sent, also from a mailing that was cancelled meanwhile, and has its time.
fn go_on(c: &mut Connection, id: MailingId, now: Timestamp) -> QueryResult<()> {
    diesel::update(while_in(id, vec![Order::Cancel]))
        .set(mailing::state.eq(Order::Run))
        .execute(c)?;
    breaker::let_go_on(c, id, now)?;
    move_deadline(c, id, now)
}

/// Gives what is to be sent from now on as much time as everything else had.
pub(super) fn move_deadline(c: &mut Connection, id: MailingId, now: Timestamp) -> QueryResult<()> {
    let until = now.plus_seconds(RETRY_DAYS * 24 * 3600);
    let shorter = mailing::table
        .find(id)
        .filter(mailing::retry_until.lt(until));
    diesel::update(shorter)
        .set(mailing::retry_until.eq(until))
        .execute(c)
        .map(drop)
}

/// What was under way and has stood still since a moment, in all processes.
pub fn stood_still(
    c: &mut Connection,
    since: Timestamp,
) -> QueryResult<Vec<(ProcessId, MailingId)>> {
    let of_mailing = || delivery::table.filter(delivery::mailing_id.eq(mailing::id));
    let waiting = of_mailing().filter(delivery::state.eq_any(State::WAITING));
    let lately = of_mailing().filter(delivery::due_at.ge(since));
    mailing::table
        .filter(mailing::state.eq(Order::Run))
        .filter(mailing::begun_at.lt(since))
        .filter(diesel::dsl::exists(waiting))
        .filter(diesel::dsl::not(diesel::dsl::exists(lately)))
        .select((mailing::process_id, mailing::id))
        .load(c)
}

/// Pauses a mailing until a person has looked at it, and says there why. Says whether it was still under way.
pub fn pause_for(
    c: &mut Connection,
    id: MailingId,
    why: &Trouble,
    now: Timestamp,
) -> QueryResult<bool> {
    let paused = set_order(c, id, Order::Pause, now)?;
    if paused {
        diesel::update(mailing::table.find(id))
            .set(mailing::trouble.eq(Some(why)))
            .execute(c)?;
    }
    Ok(paused)
}
