//! What entered the figures, in the database. Rows are added, and never changed.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::db::schema::entered;
use crate::followup::engine::Entered;
use crate::survey::Aside;
use crate::survey::queries::aside;

/// What entered, as it was written down.
pub fn entered(c: &mut Connection, of: ProcessId) -> QueryResult<Entered> {
    let places: Vec<(DialogueId, i32)> = entered::table
        .filter(entered::process_id.eq(of))
        .select((entered::dialogue_id, entered::block))
        .load(c)?;
    Ok(Entered::from_places(&places.into_iter().collect()))
}

/// What was set aside of each dialogue when it entered, by the words of [`Aside::words`].
pub fn entered_with(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<DialogueId, String>> {
    let rows: Vec<(DialogueId, String)> = entered::table
        .filter(entered::process_id.eq(of))
        .select((entered::dialogue_id, entered::aside))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// Adds what is new, with what is set aside of it now; what was written before stays as it is.
pub fn write_down(
    c: &mut Connection,
    of: ProcessId,
    before: &Entered,
    by_now: &Entered,
    now: Timestamp,
) -> QueryResult<()> {
    let known: BTreeMap<DialogueId, i32> = before.places();
    let aside = aside::of_process(c, of)?;
    for (id, place) in by_now.places() {
        if !known.contains_key(&id) {
            let aside = aside.get(&id).map(Aside::words).unwrap_or_default();
            diesel::insert_into(entered::table)
                .values((
                    entered::dialogue_id.eq(id),
                    entered::process_id.eq(of),
                    entered::block.eq(place),
                    entered::aside.eq(aside),
                    entered::entered_at.eq(now),
                ))
                .execute(c)?;
        }
    }
    Ok(())
}
