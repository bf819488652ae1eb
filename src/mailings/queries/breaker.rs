//! What keeps a relay that drops, refuses or puts off everything from using up a mailing mail by mail.
//!
//! Failures in a row are counted in the mailing's row, so that they are remembered over rounds, workers and restarts,
//! whatever their kind. A few are believed: so many mailboxes can well be dead one after the other. Then the mailing is
//! *stopped*: nothing of it goes but one mail at a time, a *probe*, each time another one and after a longer wait. What
//! is refused or put off meanwhile is used up by nothing; it waits and is tried later. The first mail that is taken, or
//! a person, lets all of it go on. Where mails vanish after the final dot a probe costs somebody certainty, so only a
//! few are risked, and then it is for a person to say. Once the time is over in which a mailing is tried, what probes
//! say is believed, so that a few dead mailboxes at its end do not keep it for ever.
//!
//! What the relay took is news only against what had failed when that mail was begun: an answer that comes late says
//! nothing of the time since, and lets no stopped mailing go on.
//!
//! A relay that is good and bad by turns never fails so often in a row, and what its turns cost is weighed by itself.
//! A clear no is an answer about that mail alone: it is believed, the page says when there are many, and all of them
//! can be tried again. Silence after the final dot is no recipient's doing and costs somebody certainty, so mails that
//! vanish add up however many are taken between: when too many have (`is_too_much`), the mailing is stopped without
//! a probe, and each that vanishes after that stops it anew until somebody has said what became of them.
//!
//! A relay that puts off whom it does not know (greylisting) is none of this: once a second try was taken, first tries
//! that are put off are not counted.

use diesel::prelude::*;

use super::super::retry::longest_wait;
use super::super::trouble::Trouble;
use super::super::{Order, State};
use super::claimed::{Claimed, has_recipient};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DeliveryId, MailingId};
use crate::db::schema::{delivery, mailing};

/// Failures in a row at which a mailing is stopped.
pub const BELIEVED: i32 = 5;
/// Probes of which nobody knew whether they arrived, after which no more is risked.
pub(super) const RISKED: i32 = 3;

/// Of how many mails that are taken one may vanish.
const ONE_OF: i64 = 20;

/// Whether so many mails have vanished among those that were taken that it is for a person to say whether more are
/// risked: more than probes would have risked, and more than one of twenty.
pub(super) fn is_too_much(vanished: i64, taken: i64) -> bool {
    vanished > i64::from(BELIEVED + RISKED) && vanished.saturating_mul(ONE_OF) > taken
}

/// Failures in a row so far, as whoever begins a mail knows them.
pub(super) fn failures_so_far(c: &mut Connection, of: MailingId) -> QueryResult<i32> {
    mailing::table
        .find(of)
        .select(mailing::failed_in_a_row)
        .get_result(c)
}

/// Stops a mailing until a moment, or until a person lets it go on; whoever holds another mail of it, on whatever node,
/// holds it no longer.
pub(super) fn stop(
    c: &mut Connection,
    mail: &Claimed,
    until: Option<Timestamp>,
    (wait, says): (i64, &str),
) -> QueryResult<()> {
    diesel::update(mailing::table.find(mail.mailing))
        .set((
            mailing::probe_at.eq(until),
            mailing::probe_wait.eq(Some(wait)),
        ))
        .execute(c)?;
    let not_yet = mailing::table
        .find(mail.mailing)
        .filter(mailing::failed_in_a_row.lt(BELIEVED));
    diesel::update(not_yet)
        .set(mailing::failed_in_a_row.eq(BELIEVED))
        .execute(c)?;
    set_trouble(c, mail.mailing, &Trouble::stopped(says))?;
    let others = delivery::table
        .filter(delivery::mailing_id.eq(mail.mailing))
        .filter(delivery::state.eq(State::Claimed))
        .filter(delivery::id.ne(mail.id));
    diesel::update(others)
        .set((
            delivery::state.eq(State::Queued),
            delivery::lease_owner.eq(None::<String>),
            delivery::lease_until.eq(None::<Timestamp>),
            delivery::lease_token.eq(None::<i64>),
        ))
        .execute(c)
        .map(drop)
}

pub(super) fn set_trouble(c: &mut Connection, of: MailingId, trouble: &Trouble) -> QueryResult<()> {
    let running = mailing::table
        .find(of)
        .filter(mailing::state.eq(Order::Run));
    diesel::update(running)
        .set(mailing::trouble.eq(Some(trouble)))
        .execute(c)
        .map(drop)
}

/// The relay has taken a mail of it, which was begun when so many had failed in a row: those are forgotten. One that was
/// begun while all of it was stopped was a probe, and lets it go on unless that is for a person to say.
pub(super) fn succeed(
    c: &mut Connection,
    of: MailingId,
    knew: i32,
    now: Timestamp,
) -> QueryResult<()> {
    if knew < BELIEVED {
        let going = mailing::table
            .find(of)
            .filter(mailing::failed_in_a_row.ge(knew.max(1)))
            .filter(mailing::failed_in_a_row.lt(BELIEVED));
        return diesel::update(going)
            .set(mailing::failed_in_a_row.eq(mailing::failed_in_a_row - knew))
            .execute(c)
            .map(drop);
    }
    let probed = mailing::table
        .find(of)
        .filter(mailing::failed_in_a_row.ge(BELIEVED))
        .filter(mailing::probe_at.is_not_null());
    if diesel::select(diesel::dsl::exists(probed)).get_result(c)? {
        let_go_on(c, of, now)?;
    }
    Ok(())
}

/// Forgets the failures, and frees what waits because of them. Says whether the mailing was stopped.
pub(super) fn let_go_on(c: &mut Connection, of: MailingId, now: Timestamp) -> QueryResult<bool> {
    let stopped = mailing::table
        .find(of)
        .filter(mailing::failed_in_a_row.ge(BELIEVED));
    let was_stopped = diesel::select(diesel::dsl::exists(stopped)).get_result(c)?;
    if was_stopped {
        let running = mailing::table
            .find(of)
            .filter(mailing::state.eq(Order::Run));
        diesel::update(running)
            .set(mailing::trouble.eq(None::<Trouble>))
            .execute(c)?;
        let waiting = delivery::table
            .filter(delivery::mailing_id.eq(of))
            .filter(delivery::state.eq_any([State::Queued, State::Deferred]))
            .filter(delivery::due_at.gt(now));
        diesel::update(waiting)
            .set(delivery::due_at.eq(now))
            .execute(c)?;
    }
    let failing = mailing::table
        .find(of)
        .filter(mailing::failed_in_a_row.gt(0));
    diesel::update(failing)
        .set((
            mailing::failed_in_a_row.eq(0),
            mailing::probe_at.eq(None::<Timestamp>),
            mailing::probe_wait.eq(None::<i64>),
        ))
        .execute(c)?;
    Ok(was_stopped)
}

/// The one mail of a stopped mailing that may be tried now, if its time has come and no other is on its way. The next
/// is due after twice the time.
pub(super) fn probe(
    c: &mut Connection,
    of: MailingId,
    now: Timestamp,
) -> QueryResult<Option<DeliveryId>> {
    let of_mailing = || delivery::table.filter(delivery::mailing_id.eq(of));
    let on_its_way =
        of_mailing().filter(delivery::state.eq_any([State::Claimed, State::Transmitting]));
    if diesel::select(diesel::dsl::exists(
        on_its_way.filter(delivery::lease_until.ge(now)),
    ))
    .get_result(c)?
    {
        return Ok(None);
    }
    // In turn somebody who was put off before, because a second try is taken where a first one is not, and somebody who
    // was not; of them who has waited for longest, so that each probe is another one. Of those who were put off, a relay
    // knows again only whom it has heard of, so they come before those whom it hung up on.
    let in_a_row: i32 = mailing::table
        .find(of)
        .select(mailing::failed_in_a_row)
        .first(c)?;
    let order = match in_a_row % 2 {
        0 => [State::Queued, State::Deferred, State::Claimed],
        _ => [State::Deferred, State::Queued, State::Claimed],
    };
    let mut found = None;
    for state in order {
        let due = of_mailing()
            .filter(delivery::state.eq(state))
            .filter(has_recipient())
            .filter(
                delivery::due_at
                    .le(now)
                    .and(delivery::state.ne(State::Claimed))
                    .or(delivery::lease_until.lt(now).assume_not_null()),
            )
            .order((
                delivery::state
                    .eq(State::Deferred)
                    .and(delivery::reply_code.is_null()),
                delivery::due_at,
                delivery::id,
            ))
            .select(delivery::id);
        found = due.first(c).optional()?;
        if found.is_some() {
            break;
        }
    }
    let Some(id) = found else { return Ok(None) };
    let wait: Option<i64> = mailing::table
        .find(of)
        .select(mailing::probe_wait)
        .first(c)?;
    let next = wait.unwrap_or(1).saturating_mul(2).min(longest_wait());
    let due = mailing::table
        .find(of)
        .filter(mailing::failed_in_a_row.ge(BELIEVED))
        .filter(mailing::probe_at.le(now));
    let is_mine = diesel::update(due)
        .set((
            mailing::failed_in_a_row.eq(mailing::failed_in_a_row + 1),
            mailing::probe_at.eq(Some(now.plus_seconds(next))),
            mailing::probe_wait.eq(Some(next)),
        ))
        .execute(c)?;
    Ok((is_mine == 1).then_some(id))
}
