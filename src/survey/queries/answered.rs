//! How many have answered, whatever they answered; without what is set aside, save where it says so.

use std::collections::HashMap;

use diesel::dsl::{auto_type, not};
use diesel::prelude::*;

use super::aside;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::db::schema::{comment, tally};
use crate::dialogues::{self, CORE_QUESTIONS};
use crate::survey::ANSWERED;

/// Counts of answers, by dialogue.
pub type Answered = HashMap<DialogueId, i64>;

/// How many have answered one dialogue or collection point.
pub fn of_dialogue(c: &mut Connection, id: DialogueId) -> QueryResult<i64> {
    let sum: Option<i64> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .filter(aside::counts())
        .select(diesel::dsl::sum(tally::count))
        .first(c)?;
    Ok(sum.unwrap_or(0))
}

/// Whether anybody has answered any question of a dialogue, or written anything, set aside or not.
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
        .filter(aside::counts())
        .filter(tally::count.gt(0))
        .select((tally::dialogue_id, tally::count))
        .load(c)?;
    Ok(by_dialogue(rows))
}

/// How many answers to the core question are set aside, by dialogue.
pub fn set_aside(c: &mut Connection, of: ProcessId) -> QueryResult<Answered> {
    let rows: Vec<(DialogueId, i32)> = tally::table
        .filter(tally::dialogue_id.eq_any(dialogues::queries::ids_of(of)))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .filter(not(aside::counts()))
        .filter(tally::count.gt(0))
        .select((tally::dialogue_id, tally::count))
        .load(c)?;
    Ok(by_dialogue(rows))
}

/// The most answers that any one question of a dialogue or collection point has: if they are more than the people who
/// came, somebody has answered twice.
pub fn most_of_dialogue(c: &mut Connection, id: DialogueId) -> QueryResult<i64> {
    let counted = counted().filter(tally::dialogue_id.eq(id)).load(c)?;
    let written = written().filter(comment::dialogue_id.eq(id)).load(c)?;
    Ok(most(counted, written).remove(&id).unwrap_or(0))
}

/// The same of each dialogue and collection point of a process that has any answers.
pub fn most_of_process(c: &mut Connection, of: ProcessId) -> QueryResult<Answered> {
    let ids = dialogues::queries::ids_of(of);
    let counted = counted().filter(tally::dialogue_id.eq_any(ids)).load(c)?;
    let written = written().filter(comment::dialogue_id.eq_any(ids)).load(c)?;
    Ok(most(counted, written))
}

/// A row of the tally: dialogue, question, choice and count.
type Row = (DialogueId, String, String, i32);

/// The rows of the tally that count.
#[auto_type(no_type_alias)]
fn counted() -> _ {
    tally::table
        .filter(aside::counts())
        .filter(tally::count.gt(0_i32))
        .select((
            tally::dialogue_id,
            tally::question,
            tally::choice,
            tally::count,
        ))
}

/// For each comment that counts, to which question of which dialogue it is.
#[auto_type(no_type_alias)]
fn written() -> _ {
    comment::table
        .filter(comment::aside.eq(false))
        .select((comment::dialogue_id, comment::question))
}

fn most(counted: Vec<Row>, written: Vec<(DialogueId, String)>) -> Answered {
    let mut sums: HashMap<(DialogueId, String), i64> = HashMap::new();
    let mut several: HashMap<(DialogueId, String), i64> = HashMap::new();
    for (id, question, choice, count) in counted {
        // Where several can be chosen, those who answered are a count of their own.
        let sums = if choice == ANSWERED {
            &mut several
        } else {
            &mut sums
        };
        *sums.entry((id, question)).or_insert(0) += i64::from(count);
    }
    for one in written {
        *sums.entry(one).or_insert(0) += 1;
    }
    sums.extend(several);
    let mut most = Answered::new();
    for ((id, _), count) in sums {
        let known = most.entry(id).or_insert(0);
        *known = count.max(*known);
    }
    most
}

/// Puts the counts of each dialogue together.
pub(super) fn by_dialogue(rows: Vec<(DialogueId, i32)>) -> Answered {
    let mut counts = Answered::new();
    for (id, count) in rows {
        *counts.entry(id).or_insert(0) += i64::from(count);
    }
    counts
}
