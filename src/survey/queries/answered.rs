//! How many have answered, whatever they answered.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::db::schema::{comment, tally};
use crate::dialogues::{self, CORE_QUESTIONS};

/// Counts of answers, by dialogue.
pub type Answered = HashMap<DialogueId, i64>;

/// How many have answered one dialogue or collection point.
pub fn of_dialogue(c: &mut Connection, id: DialogueId) -> QueryResult<i64> {
    let sum: Option<i64> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .select(diesel::dsl::sum(tally::count))
        .first(c)?;
    Ok(sum.unwrap_or(0))
}

/// Whether anybody has answered any question of a dialogue, or written anything.
pub fn has_any(c: &mut Connection, id: DialogueId) -> QueryResult<bool> {
    let counted = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::count.gt(0));
    let written = comment::table.filter(comment::dialogue_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(counted)).get_result(c)?
        || diesel::select(diesel::dsl::exists(written)).get_result(c)?)
}

/// How many have answered each dialogue of a process.
pub fn of_process(c: &mut Connection, of: ProcessId) -> QueryResult<Answered> {
    let rows: Vec<(DialogueId, i32)> = tally::table
        .filter(tally::dialogue_id.eq_any(dialogues::queries::ids_of(of)))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .select((tally::dialogue_id, tally::count))
        .load(c)?;
    Ok(by_dialogue(rows))
}

/// Puts the counts of each dialogue together.
pub(super) fn by_dialogue(rows: Vec<(DialogueId, i32)>) -> Answered {
    let mut counts = Answered::new();
    for (id, count) in rows {
        *counts.entry(id).or_insert(0) += i64::from(count);
    }
    counts
}
