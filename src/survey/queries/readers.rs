//! The survey of those who read what was reported back.

use diesel::prelude::*;

use super::versions::{add_survey, publish_draft, put_draft};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ProcessId, SurveyVersionId};
use crate::db::schema::{survey, survey_version};
use crate::dialogues::Audience;
use crate::error::Result;
use crate::survey::questionnaire::Questionnaire;

/// The version that readers are asked now: the newest that was published. Before anybody was asked it is made, under a
/// name for staff.
///
/// # Errors
/// Those of the database.
pub fn of_readers(
    c: &mut Connection,
    of: ProcessId,
    name: &str,
    now: Timestamp,
) -> Result<SurveyVersionId> {
    let newest = survey_version::table
        .inner_join(survey::table)
        .filter(survey::process_id.eq(of))
        .filter(survey::audience.eq(Audience::Readers))
        .filter(survey_version::published_at.is_not_null())
        .filter(survey_version::pilot.eq(false))
        .order(survey_version::number.desc())
        .select(survey_version::id)
        .first(c)
        .optional()?;
    if let Some(newest) = newest {
        return Ok(newest);
    }
    let survey = add_survey(c, of, Audience::Readers, name, now)?;
    put_draft(c, survey, 1, &Questionnaire::of_readers())?;
    Ok(publish_draft(c, survey, now)?)
}
