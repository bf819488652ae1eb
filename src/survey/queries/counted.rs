//! What was counted and is not set aside, for whoever puts figures together.

use std::collections::HashMap;

use diesel::prelude::*;

use super::aside;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, SurveyVersionId};
use crate::db::schema::{survey, survey_version, tally};
use crate::dialogues;

/// How often an option was chosen in a dialogue or at a collection point, by one channel: at least once.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = tally)]
pub struct Tallied {
    pub dialogue_id: DialogueId,
    pub question: String,
    pub choice: String,
    pub count: i32,
}

/// All tallies of a process.
pub fn tallies(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Tallied>> {
    tally::table
        .filter(tally::dialogue_id.eq_any(dialogues::queries::ids_of(of)))
        .filter(aside::counts())
        .filter(tally::count.gt(0))
        .select(Tallied::as_select())
        .load(c)
}

/// The tallies of one question.
pub fn tallies_of(c: &mut Connection, of: ProcessId, question: &str) -> QueryResult<Vec<Tallied>> {
    tally::table
        .filter(tally::dialogue_id.eq_any(dialogues::queries::ids_of(of)))
        .filter(aside::counts())
        .filter(tally::question.eq(question))
        .filter(tally::count.gt(0))
        .select(Tallied::as_select())
        .load(c)
}

/// The number of each version of a process's surveys, and whether it is a pilot.
pub fn versions(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<HashMap<SurveyVersionId, (i32, bool)>> {
    let facts = (survey_version::number, survey_version::pilot);
    let rows: Vec<(SurveyVersionId, (i32, bool))> = survey_version::table
        .inner_join(survey::table)
        .filter(survey::process_id.eq(of))
        .select((survey_version::id, facts))
        .load(c)?;
    Ok(rows.into_iter().collect())
}
