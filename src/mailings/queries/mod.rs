//! Mailings and deliveries in the database: how they stand, and what people decide about them.

mod making;
mod orders;
mod recipients;
mod sending;
mod words;

pub use making::{Plan, Words, add_missed, approve, plan, plan_reminder, send_back, start};
pub use orders::{
    Decision, decide_uncertain, pause_what_stood_still, reschedule, retry, set_last, set_order,
};
pub use recipients::{Reach, audience};
pub use sending::{
    Claimed, Lease, Settled, begin, claim, release, set_trouble, settle, settle_withdrawn,
};
pub use words::{draft_of, drafts, put_draft, remove_draft};

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::letter::Letter;
use super::{Audience, Figures, Mailing, Order, State, Uncertain};
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
