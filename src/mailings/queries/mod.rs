//! Mailings and deliveries in the database: how they stand, and what people decide about them.

mod making;
mod sending;

pub use making::{
    Plan, Reach, Words, add_missed, approve, audience, draft_of, drafts, plan, plan_reminder,
    put_draft, remove_draft, send_back, start,
};
pub use sending::{
    Claimed, Lease, Settled, begin, claim, release, set_trouble, settle, settle_withdrawn,
};

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::letter::Letter;
use super::{
    Audience, Figures, Mailing, Order, RETRY_DAYS, STOOD_STILL, State, Uncertain, bounces,
};
use crate::addresses::Purpose;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, AddressId, ContactId, DeliveryId, MailingId, ProcessId, ReportId};
use crate::db::schema::{account, delivery, mailing, mailing_text};
use crate::i18n::Language;

type Row = (
    (MailingId, ProcessId, ReportId),
    (Audience, Purpose, i32, Order),
    (bool, bool),
    (Timestamp, Option<AccountId>, Option<AccountId>),
    (Option<Timestamp>, Option<Timestamp>, Timestamp),
    Option<String>,
);

type Columns = (
    (mailing::id, mailing::process_id, mailing::report_id),
    (
        mailing::audience,
        mailing::purpose,
        mailing::round,
        mailing::state,
    ),
    (mailing::attach, mailing::last),
    (
        mailing::created_at,
        mailing::created_by,
        mailing::approved_by,
    ),
    (mailing::starts_at, mailing::begun_at, mailing::retry_until),
    mailing::trouble,
);
const COLUMNS: Columns = (
    (mailing::id, mailing::process_id, mailing::report_id),
    (
        mailing::audience,
        mailing::purpose,
        mailing::round,
        mailing::state,
    ),
    (mailing::attach, mailing::last),
    (
        mailing::created_at,
        mailing::created_by,
        mailing::approved_by,
    ),
    (mailing::starts_at, mailing::begun_at, mailing::retry_until),
    mailing::trouble,
);

fn from_row(row: Row) -> Mailing {
    let (
        (id, process, report),
        (audience, purpose, round, order),
        (attach, last),
        (created_at, created_by, approved_by),
        (starts_at, begun_at, retry_until),
        trouble,
    ) = row;
    Mailing {
        id,
        process,
        report,
        audience,
        purpose,
        round,
        order,
        attach,
        last,
        created_at,
        created_by,
        approved_by,
        starts_at,
        begun_at,
        retry_until,
        trouble,
    }
}

/// The mailings of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Mailing>> {
    let rows: Vec<Row> = mailing::table
        .filter(mailing::process_id.eq(of))
        .order((
            mailing::created_at.desc(),
            mailing::audience.desc(),
            mailing::id,
        ))
        .select(COLUMNS)
        .load(c)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// One mailing.
///
/// # Errors
/// `NotFound` when there is none.
pub fn mailing(c: &mut Connection, id: MailingId) -> QueryResult<Mailing> {
    mailing::table
        .find(id)
        .select(COLUMNS)
        .first::<Row>(c)
        .map(from_row)
}

/// Mailings whose time has come, in all processes: the earliest first.
pub fn to_begin(c: &mut Connection, now: Timestamp) -> QueryResult<Vec<Mailing>> {
    let rows: Vec<Row> = mailing::table
        .filter(mailing::state.eq(Order::Schedule))
        .filter(mailing::starts_at.le(now))
        .order(mailing::starts_at)
        .select(COLUMNS)
        .load(c)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// Mailings to organisations that began before a moment, in all processes.
pub fn to_organisations(c: &mut Connection, before: Timestamp) -> QueryResult<Vec<Mailing>> {
    let rows: Vec<Row> = mailing::table
        .filter(mailing::audience.eq(Audience::Contacts))
        .filter(mailing::state.eq(Order::Run))
        .filter(mailing::begun_at.le(before))
        .select(COLUMNS)
        .load(c)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// The words of a mailing.
pub fn letters(c: &mut Connection, id: MailingId) -> QueryResult<Vec<Letter>> {
    let rows: Vec<(Language, String, String)> = mailing_text::table
        .filter(mailing_text::mailing_id.eq(id))
        .select((
            mailing_text::language,
            mailing_text::subject,
            mailing_text::body,
        ))
        .load(c)?;
    let mut letters: Vec<Letter> = rows
        .into_iter()
        .map(|(language, subject, body)| Letter {
            language,
            subject,
            body,
        })
        .collect();
    // In the order in which Eko names its languages everywhere.
    letters.sort_by_key(|letter| letter.language);
    Ok(letters)
}

type Counted = (MailingId, State, i64, i64, i64);

fn add_up(rows: Vec<Counted>) -> HashMap<MailingId, Figures> {
    let mut figures: HashMap<MailingId, Figures> = HashMap::new();
    for (id, state, all, with_address, with_contact) in rows {
        let of_mailing = figures.entry(id).or_default();
        let reachable = with_address + with_contact;
        of_mailing.add(state, true, reachable);
        of_mailing.add(state, false, all - reachable);
    }
    figures
}

/// How the deliveries of each mailing of a process stand.
pub fn figures(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<MailingId, Figures>> {
    let rows: Vec<Counted> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .group_by((delivery::mailing_id, delivery::state))
        .select((
            delivery::mailing_id,
            delivery::state,
            diesel::dsl::count_star(),
            // Counts those that still have an address.
            diesel::dsl::count(delivery::address_id),
            diesel::dsl::count(delivery::contact_id),
        ))
        .load(c)?;
    Ok(add_up(rows))
}

/// How the deliveries of one mailing stand.
pub fn figures_of(c: &mut Connection, id: MailingId) -> QueryResult<Figures> {
    let rows: Vec<Counted> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .group_by((delivery::mailing_id, delivery::state))
        .select((
            delivery::mailing_id,
            delivery::state,
            diesel::dsl::count_star(),
            diesel::dsl::count(delivery::address_id),
            diesel::dsl::count(delivery::contact_id),
        ))
        .load(c)?;
    Ok(add_up(rows).remove(&id).unwrap_or_default())
}

/// How many deliveries of a mailing have been settled since a moment.
pub fn settled_since(c: &mut Connection, id: MailingId, since: Timestamp) -> QueryResult<i64> {
    delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq_any([State::Accepted, State::Rejected, State::Bounced]))
        .filter(delivery::due_at.gt(since))
        .count()
        .get_result(c)
}

/// When the last delivery of each mailing of a process was settled, as far as they are.
pub fn last_settled(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<HashMap<MailingId, Timestamp>> {
    let rows: Vec<(MailingId, Option<Timestamp>)> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .group_by(delivery::mailing_id)
        .select((delivery::mailing_id, diesel::dsl::max(delivery::due_at)))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, at)| Some((id, at?)))
        .collect())
}

/// Deliveries of which nobody knows whether they arrived, in the order of their random ids.
pub fn uncertain(c: &mut Connection, id: MailingId, most: i64) -> QueryResult<Vec<Uncertain>> {
    let rows: Vec<(DeliveryId, String, Timestamp, Language)> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Uncertain))
        .order(delivery::id)
        .limit(most)
        .select((
            delivery::id,
            delivery::message_id,
            delivery::due_at,
            delivery::language,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(delivery, message_id, since, language)| Uncertain {
            delivery,
            message_id,
            since,
            language,
        })
        .collect())
}

/// The Message-IDs of some deliveries that were accepted, in the order of their random ids.
pub fn message_ids(c: &mut Connection, id: MailingId, most: i64) -> QueryResult<Vec<String>> {
    delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Accepted))
        .order(delivery::id)
        .limit(most)
        .select(delivery::message_id)
        .load(c)
}

/// What a delivery of contacts belongs to: the first mailing's delivery to each contact.
pub fn deliveries_by_contact(
    c: &mut Connection,
    id: MailingId,
) -> QueryResult<HashMap<ContactId, DeliveryId>> {
    let rows: Vec<(Option<ContactId>, DeliveryId)> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .select((delivery::contact_id, delivery::id))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(contact, id)| Some((contact?, id)))
        .collect())
}

/// The mailing that a reminder reminds of, or itself.
pub fn first_round(c: &mut Connection, of: &Mailing) -> QueryResult<MailingId> {
    if of.round == 0 {
        return Ok(of.id);
    }
    mailing::table
        .filter(mailing::process_id.eq(of.process))
        .filter(mailing::audience.eq(of.audience))
        .filter(mailing::purpose.eq(of.purpose))
        .filter(mailing::report_id.eq(of.report))
        .filter(mailing::round.eq(0))
        .select(mailing::id)
        .first(c)
}

/// Whom a mailing of which purpose was made for, if it was not cancelled.
pub fn mailed(c: &mut Connection, of: ProcessId) -> QueryResult<HashSet<(AddressId, Purpose)>> {
    let rows: Vec<(Option<AddressId>, Purpose)> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .filter(delivery::address_id.is_not_null())
        .filter(delivery::state.ne(State::Cancelled))
        .select((delivery::address_id, mailing::purpose))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, purpose)| Some((id?, purpose)))
        .collect())
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

/// Whether a mailing has its reminder.
pub fn was_reminded(c: &mut Connection, of: &Mailing) -> QueryResult<bool> {
    let reminders: i64 = mailing::table
        .filter(mailing::process_id.eq(of.process))
        .filter(mailing::audience.eq(of.audience))
        .filter(mailing::purpose.eq(of.purpose))
        .filter(mailing::report_id.eq(of.report))
        .filter(mailing::round.gt(0))
        .count()
        .get_result(c)?;
    Ok(reminders > 0)
}

/// The name of an account, if it is still there.
pub fn account_name(c: &mut Connection, id: AccountId) -> QueryResult<Option<String>> {
    account::table
        .find(id)
        .select(account::name)
        .first(c)
        .optional()
}

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
fn move_deadline(c: &mut Connection, id: MailingId, now: Timestamp) -> QueryResult<()> {
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
