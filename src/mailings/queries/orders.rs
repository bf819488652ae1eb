//! What people decide about a mailing, and about its deliveries of which nobody knows.

use diesel::prelude::*;

use super::super::{Order, RETRY_DAYS, STOOD_STILL, State, bounces};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DeliveryId, MailingId, ProcessId};
use crate::db::schema::{delivery, mailing};

/// Pauses, resumes or cancels; says whether anything changed. A cancelled mailing stays cancelled, and one that has
/// not begun can only be cancelled.
pub fn set_order(
    c: &mut Connection,
    id: MailingId,
    order: Order,
    now: Timestamp,
) -> QueryResult<bool> {
    let from: &[Order] = match order {
        Order::Run => &[Order::Pause],
        Order::Pause => &[Order::Run],
        Order::Cancel => &[
            Order::Run,
            Order::Pause,
            Order::Await,
            Order::Schedule,
            Order::Missed,
        ],
        Order::Missed => &[Order::Schedule],
        Order::Await | Order::Schedule => &[],
    };
    let changed = diesel::update(
        mailing::table
            .find(id)
            .filter(mailing::state.eq_any(from.iter().copied())),
    )
    .set((
        mailing::state.eq(order),
        mailing::trouble.eq(None::<String>),
    ))
    .execute(c)?;
    if changed == 1 && order == Order::Run {
        move_deadline(c, id, now)?;
    }
    if changed == 1 && order == Order::Cancel {
        diesel::update(
            delivery::table
                .filter(delivery::mailing_id.eq(id))
                .filter(delivery::state.eq_any(State::WAITING)),
        )
        .set((
            delivery::state.eq(State::Cancelled),
            delivery::lease_token.eq(None::<i64>),
        ))
        .execute(c)?;
    }
    Ok(changed == 1)
}

/// Sets another time for a mailing that has not begun and needs no further approval.
pub fn reschedule(c: &mut Connection, id: MailingId, at: Timestamp) -> QueryResult<bool> {
    diesel::update(
        mailing::table
            .find(id)
            .filter(mailing::state.eq_any([Order::Schedule, Order::Missed])),
    )
    .set((
        mailing::state.eq(Order::Schedule),
        mailing::starts_at.eq(Some(at)),
    ))
    .execute(c)
    .map(|changed| changed == 1)
}

/// Says whether it is the last mailing of its purpose, which lets addresses go after it.
pub fn set_last(c: &mut Connection, id: MailingId, last: bool) -> QueryResult<()> {
    diesel::update(mailing::table.find(id))
        .set(mailing::last.eq(last))
        .execute(c)
        .map(drop)
}

/// What a person decides about deliveries of which nobody knows whether they arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// They may get it twice, and that is known.
    SendAgain,
    CountAsSent,
}

/// Decides on one uncertain delivery of a mailing, or on all of them; says how many it was.
pub fn decide_uncertain(
    c: &mut Connection,
    id: MailingId,
    only: Option<DeliveryId>,
    decision: Decision,
    now: Timestamp,
) -> QueryResult<usize> {
    let state = match decision {
        Decision::SendAgain => State::Queued,
        Decision::CountAsSent => State::Accepted,
    };
    let all = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Uncertain));
    let to = (delivery::state.eq(state), delivery::due_at.eq(now));
    let decided = match only {
        Some(one) => diesel::update(all.filter(delivery::id.eq(one)))
            .set(to)
            .execute(c)?,
        None => diesel::update(all).set(to).execute(c)?,
    };
    if decided > 0 {
        match decision {
            Decision::SendAgain => go_on(c, id, now)?,
            // What has come back meanwhile counts for more.
            Decision::CountAsSent => bounces::queries::settle_counted(c, id)?,
        }
    }
    Ok(decided)
}

/// Tries again what failed, or what was rejected, as when the relay itself was set up wrongly; the deadline moves on.
pub fn retry(c: &mut Connection, id: MailingId, what: State, now: Timestamp) -> QueryResult<usize> {
    let retried = diesel::update(
        delivery::table
            .filter(delivery::mailing_id.eq(id))
            .filter(delivery::state.eq(what)),
    )
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
    diesel::update(
        mailing::table
            .find(id)
            .filter(mailing::state.eq(Order::Cancel)),
    )
    .set(mailing::state.eq(Order::Run))
    .execute(c)?;
    move_deadline(c, id, now)
}

/// Gives what is to be sent from now on as much time as everything else had.
pub(super) fn move_deadline(c: &mut Connection, id: MailingId, now: Timestamp) -> QueryResult<()> {
    let until = now.plus_seconds(RETRY_DAYS * 24 * 3600);
    diesel::update(
        mailing::table
            .find(id)
            .filter(mailing::retry_until.lt(until)),
    )
    .set(mailing::retry_until.eq(until))
    .execute(c)
    .map(drop)
}

/// Pauses what was under way and has stood still since a moment, as after a night without power or when a backup was
/// put back: the copy may not know what was sent since it was taken. Says which.
pub fn pause_what_stood_still(
    c: &mut Connection,
    since: Timestamp,
    now: Timestamp,
) -> QueryResult<Vec<(ProcessId, MailingId)>> {
    let waiting = delivery::table
        .filter(delivery::mailing_id.eq(mailing::id))
        .filter(delivery::state.eq_any(State::WAITING));
    let stood_still: Vec<(ProcessId, MailingId)> = mailing::table
        .filter(mailing::state.eq(Order::Run))
        .filter(mailing::begun_at.lt(since))
        .filter(diesel::dsl::exists(waiting))
        .select((mailing::process_id, mailing::id))
        .load(c)?;
    let mut paused = Vec::new();
    for (process, id) in stood_still {
        let lately: i64 = delivery::table
            .filter(delivery::mailing_id.eq(id))
            .filter(delivery::due_at.ge(since))
            .count()
            .get_result(c)?;
        if lately == 0 && set_order(c, id, Order::Pause, now)? {
            diesel::update(mailing::table.find(id))
                .set(mailing::trouble.eq(Some(STOOD_STILL)))
                .execute(c)?;
            paused.push((process, id));
        }
    }
    Ok(paused)
}
