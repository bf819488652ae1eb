//! What entered the figures, in the database. Rows are added, and never changed.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::db::schema::{entered, process, report};
use crate::followup::engine::Entered;

/// What entered, as it was written down.
pub fn entered(c: &mut Connection, of: ProcessId) -> QueryResult<Entered> {
    let places: Vec<(DialogueId, i32)> = entered::table
        .filter(entered::process_id.eq(of))
        .select((entered::dialogue_id, entered::block))
        .load(c)?;
    Ok(Entered::from_places(&places.into_iter().collect()))
}

/// When the reports of a process were published.
pub fn published(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Timestamp>> {
    let all: Vec<Option<Timestamp>> = report::table
        .filter(report::process_id.eq(of))
        .filter(report::published_at.is_not_null())
        .select(report::published_at)
        .load(c)?;
    Ok(all.into_iter().flatten().collect())
}

/// The process's row is the lock by which nodes take turns, as when dialogues close.
pub fn take_turn(c: &mut Connection, of: ProcessId) -> QueryResult<usize> {
    diesel::update(process::table.find(of))
        .set(process::id.eq(of))
        .execute(c)
}

/// Adds what is new; what was written before stays as it is.
pub fn write_down(
    c: &mut Connection,
    of: ProcessId,
    before: &Entered,
    by_now: &Entered,
    now: Timestamp,
) -> QueryResult<()> {
    let known: BTreeMap<DialogueId, i32> = before.places();
    for (id, place) in by_now.places() {
        if !known.contains_key(&id) {
            diesel::insert_into(entered::table)
                .values((
                    entered::dialogue_id.eq(id),
                    entered::process_id.eq(of),
                    entered::block.eq(place),
                    entered::entered_at.eq(now),
                ))
                .execute(c)?;
        }
    }
    Ok(())
}
