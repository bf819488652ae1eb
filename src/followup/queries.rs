//! Reads what the account is made of.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Answers, Unit};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::db::schema::{address, dialogue, erasure, tally};
use crate::dialogues::Phase;
use crate::survey::{Choice, HEARD};

/// The dialogues of a process with their answers, by number.
pub fn units(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Unit>> {
    let counts: Vec<(DialogueId, String, i32)> = tally::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(tally::question.eq(HEARD))
        .select((tally::dialogue_id, tally::choice, tally::count))
        .load(c)?;
    let mut answers: HashMap<DialogueId, Answers> = HashMap::new();
    for (id, choice, count) in counts {
        if let Some(choice) = Choice::from_word(&choice) {
            answers.entry(id).or_default().add(choice, count.into());
        }
    }
    type Row = (
        DialogueId,
        i32,
        String,
        Phase,
        Option<i32>,
        Option<Timestamp>,
    );
    let rows: Vec<Row> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .order(dialogue::number)
        .select((
            dialogue::id,
            dialogue::number,
            dialogue::held_on,
            dialogue::phase,
            dialogue::participants,
            dialogue::closed_at,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(
            |(id, number, held_on, phase, participants, closed_at)| Unit {
                id,
                number,
                year: held_on
                    .get(..4)
                    .and_then(|year| year.parse().ok())
                    .unwrap_or_default(),
                phase,
                participants,
                closed_at: closed_at.map(|at| at.0),
                answers: answers.remove(&id).unwrap_or_default(),
            },
        )
        .collect())
}

/// How many wished feedback: the addresses that are kept and those that were erased since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    pub kept: i64,
    pub erased: i64,
}

impl Wishes {
    pub fn all(&self) -> i64 {
        self.kept + self.erased
    }
}

/// Counts addresses without opening, or even naming, a single one.
pub fn wishes(c: &mut Connection, of: ProcessId) -> QueryResult<Wishes> {
    let kept = address::table
        .filter(address::process_id.eq(of))
        .count()
        .get_result(c)?;
    let erased: Vec<i32> = erasure::table
        .filter(erasure::process_id.eq(of))
        .select(erasure::count)
        .load(c)?;
    Ok(Wishes {
        kept,
        erased: erased.into_iter().map(i64::from).sum(),
    })
}
