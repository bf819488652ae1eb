//! What contacts have said, in the database.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Asked, Forward, ForwardFigures, Latest, PassedOn, Said, by_subject, per_dialogue};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{
    ContactId, DeliveryId, DialogueId, ForwardId, MailingId, ProcessId, ReportId,
};
use crate::db::schema::{delivery, forward, mailing};
use crate::mailings::{Audience, State};

/// What a token's delivery was about; nothing for a participant's, whose address has a token of its own.
pub fn asked(c: &mut Connection, id: DeliveryId) -> QueryResult<Option<Asked>> {
    delivery::table
        .inner_join(mailing::table)
        .filter(delivery::id.eq(id))
        .filter(mailing::audience.ne(Audience::Participants))
        .select((
            delivery::id,
            mailing::process_id,
            mailing::report_id,
            mailing::audience,
            delivery::contact_id,
            delivery::language,
        ))
        .first(c)
        .optional()
}

/// What a contact has said last, by dialogue.
pub fn latest(c: &mut Connection, id: DeliveryId) -> QueryResult<Latest> {
    let rows: Vec<Forward> = forward::table
        .filter(forward::delivery_id.eq(id))
        .order(forward::revision)
        .select(Forward::as_select())
        .load(c)?;
    Ok(by_subject(rows))
}

/// Takes what a contact says: a new revision of each row that differs from what was said last. Says how many there
/// were; the same numbers again are none.
pub fn say(
    c: &mut Connection,
    id: DeliveryId,
    said: &[Said],
    now: Timestamp,
) -> QueryResult<usize> {
    let mut known = latest(c, id)?;
    let mut new = 0;
    for &(dialogue, passed_on, not_reachable) in said {
        let before = known.get(&dialogue);
        if before.is_some_and(|before| before.says(passed_on, not_reachable)) {
            continue;
        }
        let forward = Forward {
            dialogue,
            passed_on,
            not_reachable,
            reported_at: now,
            revision: before.map_or(1, |before| before.revision + 1),
        };
        diesel::insert_into(forward::table)
            .values((
                forward::id.eq(ForwardId::random()),
                forward::delivery_id.eq(id),
                &forward,
            ))
            .execute(c)?;
        known.insert(dialogue, forward);
        new += 1;
    }
    Ok(new)
}

/// What contacts have said of a mailing. Asked of the mailing itself, not of its reminder.
pub fn figures(c: &mut Connection, id: MailingId) -> QueryResult<ForwardFigures> {
    let accepted: Vec<DeliveryId> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Accepted))
        .select(delivery::id)
        .load(c)?;
    let rows: Vec<(DeliveryId, Option<DialogueId>, i32, i32)> = forward::table
        .inner_join(delivery::table)
        .filter(delivery::mailing_id.eq(id))
        .order(forward::revision)
        .select((
            forward::delivery_id,
            forward::dialogue_id,
            forward::passed_on,
            forward::not_reachable,
        ))
        .load(c)?;
    Ok(ForwardFigures::add_up(accepted, rows))
}

/// What contacts have said last of all that a process has mailed.
pub fn passed_on(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<PassedOn>> {
    let rows: Vec<(ReportId, i64, DeliveryId, Option<DialogueId>, i32)> = forward::table
        .inner_join(delivery::table.inner_join(mailing::table))
        .filter(mailing::process_id.eq(of))
        .order(forward::revision)
        .select((
            mailing::report_id,
            delivery::counted_as,
            delivery::id,
            forward::dialogue_id,
            forward::passed_on,
        ))
        .load(c)?;
    let mut latest = BTreeMap::new();
    for (report, organisation, asked, dialogue, people) in rows {
        let said = PassedOn {
            report,
            organisation,
            asked,
            dialogue,
            people: i64::from(people),
        };
        latest.insert((asked, dialogue), said);
    }
    Ok(latest.into_values().collect())
}

/// The contacts who are still there, whose mail of a mailing was accepted, and who have said nothing.
pub fn silent(c: &mut Connection, id: MailingId) -> QueryResult<Vec<ContactId>> {
    silent_since(c, id, Timestamp(i64::MAX))
}

/// Those of the silent who were asked before a moment.
pub fn silent_since(
    c: &mut Connection,
    id: MailingId,
    asked_before: Timestamp,
) -> QueryResult<Vec<ContactId>> {
    let said = forward::table.filter(forward::delivery_id.eq(delivery::id));
    delivery::table
        .filter(delivery::contact_id.is_not_null())
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Accepted))
        .filter(delivery::due_at.le(asked_before))
        .filter(diesel::dsl::not(diesel::dsl::exists(said)))
        .select(delivery::contact_id.assume_not_null())
        .load(c)
}

/// For each dialogue of a process that something was said of: to how many it was passed on, and how many could not be
/// reached. Contacts are added up; of several mailings the one that was passed on to most people counts.
pub fn by_dialogue(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(DialogueId, i64, i64)>> {
    let rows: Vec<(MailingId, DeliveryId, DialogueId, i32, i32)> = forward::table
        .inner_join(delivery::table.inner_join(mailing::table))
        .filter(mailing::process_id.eq(of))
        .filter(forward::dialogue_id.is_not_null())
        .order(forward::revision)
        .select((
            delivery::mailing_id,
            delivery::id,
            forward::dialogue_id.assume_not_null(),
            forward::passed_on,
            forward::not_reachable,
        ))
        .load(c)?;
    Ok(per_dialogue(rows))
}
