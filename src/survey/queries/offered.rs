//! The versions of the participants' survey that dialogues choose from.

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::{ProcessId, SurveyVersionId};
use crate::db::schema::{survey, survey_version};
use crate::dialogues::Audience;

/// A published version of the participants' survey, as it is chosen for a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = survey_version)]
pub struct Offered {
    /// None is the standard survey, version 1.
    #[diesel(select_expression = survey_version::id.nullable())]
    pub id: Option<SurveyVersionId>,
    pub number: i32,
    pub pilot: bool,
}

/// The published versions of the participants' survey, the newest first; the standard one is the last.
pub fn versions(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Offered>> {
    let mut all: Vec<Offered> = survey_version::table
        .inner_join(survey::table)
        .filter(survey::process_id.eq(of))
        .filter(survey::audience.eq(Audience::Participants))
        .filter(survey_version::published_at.is_not_null())
        .order(survey_version::number.desc())
        .select(Offered::as_select())
        .load(c)?;
    all.push(Offered {
        id: None,
        number: 1,
        pilot: false,
    });
    Ok(all)
}

/// The version that new dialogues get: the newest that is no pilot.
pub fn current(c: &mut Connection, of: ProcessId) -> QueryResult<Option<SurveyVersionId>> {
    Ok(newest(&versions(c, of)?))
}

/// The newest of them that is no pilot.
pub fn newest(offered: &[Offered]) -> Option<SurveyVersionId> {
    offered.iter().find(|offered| !offered.pilot)?.id
}

/// Those that are tried out.
pub fn piloted(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<SurveyVersionId>> {
    let pilots = versions(c, of)?.into_iter().filter(|offered| offered.pilot);
    Ok(pilots.filter_map(|offered| offered.id).collect())
}
