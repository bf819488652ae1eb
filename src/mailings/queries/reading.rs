//! How mailings and their deliveries stand.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use diesel::prelude::*;

use super::super::letter::Letter;
use super::super::{Audience, Figures, Mailing, Order, State, Uncertain};
use super::claimed::has_recipient;
use super::sending::MAKING;
use crate::addresses::{self, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, ContactId, DeliveryId, MailingId, ProcessId, ReportId};
use crate::db::schema::{delivery, mailing, mailing_text};
use crate::error::{Error, Result};
use crate::reports::{self, Report};

/// The mailings of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Mailing>> {
    mailing::table
        .filter(mailing::process_id.eq(of))
        .order((
            mailing::created_at.desc(),
            mailing::audience.desc(),
            mailing::id,
        ))
        .select(Mailing::as_select())
        .load(c)
}

/// One mailing, of whatever process.
///
/// # Errors
/// `NotFound` when there is none.
pub fn mailing(c: &mut Connection, id: MailingId) -> QueryResult<Mailing> {
    mailing::table
        .find(id)
        .select(Mailing::as_select())
        .first(c)
}

/// Whose a mailing is, also where nothing else of it can be read.
///
/// # Errors
/// `NotFound` when there is none.
pub fn process_of(c: &mut Connection, id: MailingId) -> QueryResult<ProcessId> {
    mailing::table.find(id).select(mailing::process_id).first(c)
}

/// A mailing of a process.
///
/// # Errors
/// `NotFound` when there is none.
pub fn mailing_of(c: &mut Connection, of: ProcessId, id: MailingId) -> QueryResult<Mailing> {
    mailing::table
        .find(id)
        .filter(mailing::process_id.eq(of))
        .select(Mailing::as_select())
        .first(c)
}

/// The mailings that one publishing made and that wait for a second person, this one among them; it alone, when it does
/// not wait. One word is said about all of them.
pub fn together(c: &mut Connection, of: &Mailing) -> QueryResult<Vec<Mailing>> {
    if of.order != Order::Await {
        return Ok(vec![of.clone()]);
    }
    mailing::table
        .filter(mailing::process_id.eq(of.process))
        .filter(mailing::report_id.eq(of.report))
        .filter(mailing::created_at.eq(of.created_at))
        .filter(mailing::state.eq(Order::Await))
        .order((mailing::audience, mailing::id))
        .select(Mailing::as_select())
        .load(c)
        .map(|all: Vec<Mailing>| {
            let made = all.into_iter();
            made.filter(|one| one.created_by == of.created_by).collect()
        })
}

/// The report that a mailing is about.
///
/// # Errors
/// `NotFound` when there is none.
pub fn report_of(c: &mut Connection, of: &Mailing) -> Result<Report> {
    reports::queries::all(c, of.process)?
        .into_iter()
        .find(|report| report.id == of.report)
        .ok_or(Error::NotFound)
}

/// Mailings whose time has come, in all processes: the earliest first. Each is read by itself, so that one that cannot
/// be read stands in no other's way.
pub fn to_begin(c: &mut Connection, now: Timestamp) -> QueryResult<Vec<MailingId>> {
    mailing::table
        .filter(mailing::state.eq(Order::Schedule))
        .filter(mailing::starts_at.le(now))
        .order(mailing::starts_at)
        .select(mailing::id)
        .load(c)
}

/// Mailings to organisations that began before a moment, in all processes; each is read by itself.
pub fn to_organisations(c: &mut Connection, before: Timestamp) -> QueryResult<Vec<MailingId>> {
    mailing::table
        .filter(mailing::audience.eq(Audience::Contacts))
        .filter(mailing::state.eq(Order::Run))
        .filter(mailing::begun_at.le(before))
        .select(mailing::id)
        .load(c)
}

/// The words of a mailing, in the order in which Eko names its languages everywhere.
pub fn letters(c: &mut Connection, id: MailingId) -> QueryResult<Vec<Letter>> {
    let mut letters: Vec<Letter> = mailing_text::table
        .filter(mailing_text::mailing_id.eq(id))
        .select(Letter::as_select())
        .load(c)?;
    letters.sort_by_key(|letter| letter.language);
    Ok(letters)
}

type Counted = (MailingId, State, i64, i64, i64);

fn add_up(rows: impl IntoIterator<Item = Counted>) -> HashMap<MailingId, Figures> {
    let mut figures: HashMap<MailingId, Figures> = HashMap::new();
    for (id, state, all, with_address, with_contact) in rows {
        let of_mailing = figures.entry(id).or_default();
        let reachable = with_address + with_contact;
        of_mailing.add((state, true), reachable);
        of_mailing.add((state, false), all - reachable);
    }
    figures
}

/// What is counted of the deliveries of a mailing in a state: all, and those that still have an address.
#[diesel::dsl::auto_type(no_type_alias)]
fn counted() -> _ {
    (
        delivery::mailing_id,
        delivery::state,
        diesel::dsl::count_star(),
        diesel::dsl::count(delivery::address_id),
        diesel::dsl::count(delivery::contact_id),
    )
}

/// How the deliveries of each mailing of a process stand.
pub fn figures(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<MailingId, Figures>> {
    let rows: Vec<Counted> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .group_by((delivery::mailing_id, delivery::state))
        .select(counted())
        .load(c)?;
    Ok(add_up(rows))
}

/// How the deliveries of a mailing stand, apart by when their addressees wished it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ByWish {
    /// Of those who wished it before the report was published.
    pub in_time: Figures,
    /// Of those who wished it later.
    pub later: Figures,
}

/// How the deliveries of each mailing of a process stand, apart by when it was wished.
pub fn by_wish(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<MailingId, ByWish>> {
    let rows: Vec<(bool, Counted)> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .group_by((delivery::later, delivery::mailing_id, delivery::state))
        .select((delivery::later, counted()))
        .load(c)?;
    let (later, in_time): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(later, _)| *later);
    let counted = |rows: Vec<(bool, Counted)>| add_up(rows.into_iter().map(|(_, row)| row));
    let mut all: HashMap<MailingId, ByWish> = HashMap::new();
    for (id, figures) in counted(in_time) {
        all.entry(id).or_default().in_time = figures;
    }
    for (id, figures) in counted(later) {
        all.entry(id).or_default().later = figures;
    }
    Ok(all)
}

/// People whom the same reports have reached by mail: how many they are, and nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The reports whose mail to them was accepted and has not come back, and those whose mail may have arrived.
    pub certain: BTreeSet<ReportId>,
    pub possible: BTreeSet<ReportId>,
    pub people: i64,
}

/// How many participants of a process were reached by which reports. Each address counts once, however many mails it
/// got, and also when it has been erased since; one that is left anew after that cannot be known again.
pub fn reached(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Reached>> {
    let rows: Vec<(i64, ReportId, State)> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .filter(mailing::audience.eq(Audience::Participants))
        .filter(delivery::state.eq_any([State::Accepted, State::Uncertain]))
        .select((delivery::counted_as, mailing::report_id, delivery::state))
        .load(c)?;
    let mut people: HashMap<i64, (BTreeSet<ReportId>, BTreeSet<ReportId>)> = HashMap::new();
    for (person, report, state) in rows {
        let (certain, possible) = people.entry(person).or_default();
        possible.insert(report);
        if state == State::Accepted {
            certain.insert(report);
        }
    }
    let mut alike: BTreeMap<(BTreeSet<ReportId>, BTreeSet<ReportId>), i64> = BTreeMap::new();
    for reports in people.into_values() {
        *alike.entry(reports).or_default() += 1;
    }
    let reached = |((certain, possible), people)| Reached {
        certain,
        possible,
        people,
    };
    Ok(alike.into_iter().map(reached).collect())
}

/// How the deliveries of one mailing stand.
pub fn figures_of(c: &mut Connection, id: MailingId) -> QueryResult<Figures> {
    let rows: Vec<Counted> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .group_by((delivery::mailing_id, delivery::state))
        .select(counted())
        .load(c)?;
    Ok(add_up(rows).remove(&id).unwrap_or_default())
}

/// How the deliveries of every mailing stand, of all processes.
pub fn figures_of_all(c: &mut Connection) -> QueryResult<Vec<Figures>> {
    let rows: Vec<Counted> = delivery::table
        .group_by((delivery::mailing_id, delivery::state))
        .select(counted())
        .load(c)?;
    Ok(add_up(rows).into_values().collect())
}

/// When the mail was due that has waited longest for its turn, of all mailings that are under way.
pub fn longest_due(c: &mut Connection, now: Timestamp) -> QueryResult<Option<Timestamp>> {
    delivery::table
        .inner_join(mailing::table)
        .filter(mailing::state.eq(Order::Run))
        .filter(delivery::state.eq_any([State::Queued, State::Deferred]))
        .filter(has_recipient())
        .filter(delivery::due_at.le(now))
        .select(diesel::dsl::min(delivery::due_at))
        .first(c)
}

/// How many mails of a mailing were never made, because what is stored of them cannot be read.
pub fn unmade(c: &mut Connection, id: MailingId) -> QueryResult<i64> {
    delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Failed))
        .filter(delivery::phase.eq(MAKING))
        .count()
        .get_result(c)
}

/// How many deliveries of a mailing the relay has answered since a moment. One that a person counted as sent keeps the
/// step at which its answer was lost, and tells nothing of the pace.
pub fn settled_since(c: &mut Connection, id: MailingId, since: Timestamp) -> QueryResult<i64> {
    delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq_any([State::Accepted, State::Rejected, State::Bounced]))
        .filter(
            delivery::state
                .eq(State::Rejected)
                .or(delivery::phase.is_null()),
        )
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
    delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Uncertain))
        .order(delivery::id)
        .limit(most)
        .select(Uncertain::as_select())
        .load(c)
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
    let rows: Vec<(ContactId, DeliveryId)> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::contact_id.is_not_null())
        .select((delivery::contact_id.assume_not_null(), delivery::id))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// The round of a mailing that is like another in all else, if there is one.
pub(super) fn round(
    c: &mut Connection,
    like: &Mailing,
    round: i32,
) -> QueryResult<Option<MailingId>> {
    mailing::table
        .filter(mailing::process_id.eq(like.process))
        .filter(mailing::audience.eq(like.audience))
        .filter(mailing::purpose.eq(like.purpose))
        .filter(mailing::report_id.eq(like.report))
        .filter(mailing::round.eq(round))
        .select(mailing::id)
        .first(c)
        .optional()
}

/// Whether the mailing that is like this one, if there is one, has begun.
pub fn has_begun(c: &mut Connection, like: &Mailing) -> QueryResult<bool> {
    let id = round(c, like, 0)?;
    let made = id.map(|id| mailing(c, id)).transpose()?;
    Ok(made.is_some_and(|made| made.begun_at.is_some()))
}

/// The mailing that a reminder reminds of, or itself.
pub fn first_round(c: &mut Connection, of: &Mailing) -> QueryResult<MailingId> {
    match of.round {
        0 => Ok(of.id),
        _ => round(c, of, 0)?.ok_or(diesel::NotFound),
    }
}

/// The reminder of a mailing, if it has one.
pub fn reminder(c: &mut Connection, of: &Mailing) -> QueryResult<Option<Mailing>> {
    let id = round(c, of, 1)?;
    id.map(|id| mailing(c, id)).transpose()
}

/// The contacts that a mailing has a delivery for.
pub fn contacts_in(c: &mut Connection, id: MailingId) -> QueryResult<HashSet<ContactId>> {
    let all: Vec<ContactId> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::contact_id.is_not_null())
        .select(delivery::contact_id.assume_not_null())
        .load(c)?;
    Ok(all.into_iter().collect())
}

/// Who is in a mailing of which purpose, whatever became of it.
pub(super) fn in_a_mailing(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<HashSet<(AddressId, Purpose)>> {
    let rows: Vec<(AddressId, Purpose)> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .filter(delivery::address_id.is_not_null())
        .select((delivery::address_id.assume_not_null(), mailing::purpose))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// The mailings of a process for a purpose.
pub(super) fn for_purpose(
    c: &mut Connection,
    of: ProcessId,
    purpose: Purpose,
) -> QueryResult<Vec<MailingId>> {
    mailing::table
        .filter(mailing::process_id.eq(of))
        .filter(mailing::purpose.eq(purpose))
        .select(mailing::id)
        .load(c)
}

/// How many of those who wish a purpose, which are `wished`, no mailing of it was made for, or only one that was cancelled.
pub fn in_none(
    c: &mut Connection,
    of: ProcessId,
    (purpose, wished): (Purpose, i64),
) -> QueryResult<i64> {
    let mailings = for_purpose(c, of, purpose)?;
    if mailings.is_empty() {
        return Ok(wished);
    }
    let made = delivery::table
        .filter(delivery::mailing_id.eq_any(mailings))
        .filter(delivery::address_id.eq(addresses::queries::id().nullable()))
        .filter(delivery::state.ne(State::Cancelled));
    addresses::queries::agreeing(of, purpose)
        .filter(diesel::dsl::not(diesel::dsl::exists(made)))
        .count()
        .get_result(c)
}

/// Whom a mailing of which purpose was made for, if it was not cancelled.
pub fn mailed(c: &mut Connection, of: ProcessId) -> QueryResult<HashSet<(AddressId, Purpose)>> {
    let rows: Vec<(AddressId, Purpose)> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .filter(delivery::address_id.is_not_null())
        .filter(delivery::state.ne(State::Cancelled))
        .select((delivery::address_id.assume_not_null(), mailing::purpose))
        .load(c)?;
    Ok(rows.into_iter().collect())
}
