//! Which dialogues do not ask what the newest version of the participants' survey asks.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use jiff::civil::Date;

pub use super::answered::has_any as has_answers;
use super::offered::{self, Offered};
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, SurveyVersionId};
use crate::db::schema::{comment, tally};
use crate::dialogues;

/// A dialogue that is not closed for good, and has an older version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    pub number: i32,
    pub held_on: Date,
    /// The number of its version.
    pub version: i32,
    /// Then it keeps its version: answers to two are never put together.
    pub has_answers: bool,
}

/// The dialogues that could have the newest version or will never have it, by number. Those that were given a pilot were
/// given it on purpose, and are none of them.
pub fn behind(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Behind>> {
    let offered = offered::versions(c, of)?;
    let newest = offered::newest(&offered);
    let by_id: HashMap<Option<SurveyVersionId>, Offered> =
        offered.into_iter().map(|one| (one.id, one)).collect();
    let ids = dialogues::queries::ids_of(of);
    let counted: Vec<DialogueId> = tally::table
        .filter(tally::dialogue_id.eq_any(ids))
        .filter(tally::count.gt(0))
        .select(tally::dialogue_id)
        .distinct()
        .load(c)?;
    let written: Vec<DialogueId> = comment::table
        .filter(comment::dialogue_id.eq_any(ids))
        .select(comment::dialogue_id)
        .distinct()
        .load(c)?;
    let begun: HashSet<DialogueId> = counted.into_iter().chain(written).collect();
    let all = dialogues::queries::all(c, of)?.into_iter();
    let open = all.filter(|dialogue| dialogue.window.closed_at.is_none());
    Ok(open
        .filter_map(|dialogue| {
            let own = by_id.get(&dialogue.survey)?;
            let is_behind = own.id != newest && !own.pilot;
            is_behind.then(|| Behind {
                number: dialogue.number,
                held_on: dialogue.held_on,
                version: own.number,
                has_answers: begun.contains(&dialogue.id),
            })
        })
        .collect())
}
