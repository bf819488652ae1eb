//! What contacts have said, in the database.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Asked, Forward, ForwardFigures, Said, per_dialogue};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{
    ContactId, DeliveryId, DialogueId, ForwardId, MailingId, ProcessId, ReportId,
};
use crate::db::schema::{contact, delivery, dialogue, forward, mailing};
use crate::i18n::Language;
use crate::mailings::{Audience, State};

/// What a token's delivery was about; nothing for a participant's, whose address has a token of its own.
pub fn asked(c: &mut Connection, id: DeliveryId) -> QueryResult<Option<Asked>> {
    type Row = (ProcessId, ReportId, Audience, Option<ContactId>, Language);
    let row: Option<Row> = delivery::table
        .inner_join(mailing::table)
        .filter(delivery::id.eq(id))
        .filter(mailing::audience.ne(Audience::Participants))
        .select((
            mailing::process_id,
            mailing::report_id,
            mailing::audience,
            delivery::contact_id,
            delivery::language,
        ))
        .first(c)
        .optional()?;
    Ok(
        row.map(|(process, report, audience, contact, language)| Asked {
            delivery: id,
            process,
            report,
            audience,
            contact,
            language,
        }),
    )
}

/// What a contact has said last, by dialogue.
pub fn latest(c: &mut Connection, id: DeliveryId) -> QueryResult<Vec<Forward>> {
    let rows: Vec<(Option<DialogueId>, i32, i32, Timestamp, i32)> = forward::table
        .filter(forward::delivery_id.eq(id))
        .order(forward::revision)
        .select((
            forward::dialogue_id,
            forward::passed_on,
            forward::not_reachable,
            forward::reported_at,
            forward::revision,
        ))
        .load(c)?;
    let latest: BTreeMap<Option<DialogueId>, Forward> = rows
        .into_iter()
        .map(
            |(dialogue, passed_on, not_reachable, reported_at, revision)| {
                let forward = Forward {
                    dialogue,
                    passed_on,
                    not_reachable,
                    reported_at,
                    revision,
                };
                (dialogue, forward)
            },
        )
        .collect();
    Ok(latest.into_values().collect())
}

/// Takes what a contact says: a new revision of each row that differs from what was said last. Says how many there
/// were; the same numbers again are none.
pub fn say(
    c: &mut Connection,
    id: DeliveryId,
    said: &[Said],
    now: Timestamp,
) -> QueryResult<usize> {
    let mut known: BTreeMap<Option<DialogueId>, Forward> = latest(c, id)?
        .into_iter()
        .map(|forward| (forward.dialogue, forward))
        .collect();
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
        add(c, id, &forward)?;
        known.insert(dialogue, forward);
        new += 1;
    }
    Ok(new)
}

fn add(c: &mut Connection, of: DeliveryId, new: &Forward) -> QueryResult<()> {
    diesel::insert_into(forward::table)
        .values((
            forward::id.eq(ForwardId::random()),
            forward::delivery_id.eq(of),
            forward::dialogue_id.eq(new.dialogue),
            forward::revision.eq(new.revision),
            forward::passed_on.eq(new.passed_on),
            forward::not_reachable.eq(new.not_reachable),
            forward::reported_at.eq(new.reported_at),
        ))
        .execute(c)
        .map(drop)
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

/// The deliveries of a mailing that were accepted and whose contact is still there and has said nothing.
pub fn silent(c: &mut Connection, id: MailingId) -> QueryResult<Vec<(DeliveryId, ContactId)>> {
    silent_since(c, id, Timestamp(i64::MAX))
}

/// Those of the silent who were asked before a moment.
pub fn silent_since(
    c: &mut Connection,
    id: MailingId,
    asked_before: Timestamp,
) -> QueryResult<Vec<(DeliveryId, ContactId)>> {
    let said = forward::table
        .filter(forward::delivery_id.eq(delivery::id))
        .select(forward::id);
    delivery::table
        .inner_join(contact::table)
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Accepted))
        .filter(delivery::due_at.le(asked_before))
        .filter(diesel::dsl::not(diesel::dsl::exists(said)))
        .order(delivery::id)
        .select((delivery::id, contact::id))
        .load(c)
}

/// For each dialogue of a process that something was said of: to how many it was passed on, and how many could not be
/// reached. Contacts are added up; of several mailings the one that was passed on to most people counts.
pub fn by_dialogue(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(DialogueId, i64, i64)>> {
    let rows: Vec<(MailingId, DeliveryId, DialogueId, i32, i32)> = forward::table
        .inner_join(delivery::table)
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .order(forward::revision)
        .select((
            delivery::mailing_id,
            delivery::id,
            dialogue::id,
            forward::passed_on,
            forward::not_reachable,
        ))
        .load(c)?;
    Ok(per_dialogue(rows))
}
