//! Surveys and their versions: published ones never change, a draft may.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ProcessId, SurveyId, SurveyVersionId};
use crate::db::schema::{survey, survey_version};
use crate::dialogues::Audience;
use crate::error::{Error, Result};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::{Survey, Version, draft_of};

/// The surveys of a process: the participants' own first, whether or not anybody has changed it.
pub fn surveys(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Survey>> {
    let mut all: Vec<Survey> = survey::table
        .filter(survey::process_id.eq(of))
        .order((survey::created_at, survey::name))
        .select(Survey::as_select())
        .load(c)?;
    all.sort_by_key(|survey| survey.audience != Audience::Participants);
    if all.iter().all(|one| one.audience != Audience::Participants) {
        all.insert(0, Survey::of_participants());
    }
    Ok(all)
}

/// A survey of a process by its word, with its versions, the newest first.
///
/// # Errors
/// `NotFound` when there is none.
pub fn survey(c: &mut Connection, of: ProcessId, word: &str) -> Result<(Survey, Vec<Version>)> {
    let survey = surveys(c, of)?
        .into_iter()
        .find(|survey| survey.word() == word)
        .ok_or(Error::NotFound)?;
    let versions = versions(c, &survey)?;
    Ok((survey, versions))
}

/// Adds a survey; the participants' own is added when it is first changed.
pub fn add_survey(
    c: &mut Connection,
    of: ProcessId,
    audience: Audience,
    name: &str,
    now: Timestamp,
) -> QueryResult<SurveyId> {
    let id = SurveyId::random();
    diesel::insert_into(survey::table)
        .values((
            survey::id.eq(id),
            survey::process_id.eq(of),
            survey::audience.eq(audience),
            survey::name.eq(name),
            survey::created_at.eq(now),
        ))
        .execute(c)?;
    Ok(id)
}

/// One version of a survey.
///
/// # Errors
/// `NotFound` when there is none.
pub fn version(c: &mut Connection, id: SurveyVersionId) -> QueryResult<Version> {
    survey_version::table
        .find(id)
        .select(Version::as_select())
        .first(c)
}

/// The versions of a survey, the newest first; the participants' always has the standard one as its first.
fn versions(c: &mut Connection, of: &Survey) -> QueryResult<Vec<Version>> {
    let mut all = match of.id {
        Some(id) => survey_version::table
            .filter(survey_version::survey_id.eq(id))
            .order(survey_version::number.desc())
            .select(Version::as_select())
            .load(c)?,
        None => Vec::new(),
    };
    if of.audience == Audience::Participants {
        all.push(Version::standard());
    }
    Ok(all)
}

/// The surveys of a process, each with its versions, the newest first.
pub fn with_versions(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<Vec<(Survey, Vec<Version>)>> {
    let all = surveys(c, of)?.into_iter();
    all.map(|survey| versions(c, &survey).map(|versions| (survey, versions)))
        .collect()
}

/// All versions that a process's surveys have published, with the survey that each belongs to.
pub fn published(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(Survey, Version)>> {
    let mut all = Vec::new();
    for (survey, versions) in with_versions(c, of)? {
        let published = versions.into_iter().filter(|version| !version.is_draft());
        all.extend(published.map(|version| (survey.clone(), version)));
    }
    Ok(all)
}

/// Begins a draft of a survey with what its newest version asks, to be changed. Says which for the log, or none when
/// there is one already.
pub fn begin_draft(
    c: &mut Connection,
    of: ProcessId,
    word: &str,
    now: Timestamp,
) -> Result<Option<String>> {
    let (survey, versions) = survey(c, of, word)?;
    if draft_of(&versions).is_some() {
        return Ok(None);
    }
    let newest = versions.first().ok_or(Error::NotFound)?;
    let id = match survey.id {
        Some(id) => id,
        None => add_survey(c, of, Audience::Participants, "", now)?,
    };
    let number = newest.number + 1;
    put_draft(c, id, number, &newest.questionnaire)?;
    Ok(Some(survey.told(number)))
}

/// Changes one question of a survey's draft; `change` says its key. Says which question of which draft for the log.
///
/// # Errors
/// `NotFound` when there is no draft: nothing is being changed; else those of `change`.
pub fn change_draft(
    c: &mut Connection,
    of: ProcessId,
    word: &str,
    change: impl FnOnce(&mut Questionnaire) -> Result<String>,
) -> Result<String> {
    let (survey, versions) = survey(c, of, word)?;
    let id = survey.id.ok_or(Error::NotFound)?;
    let draft = draft_of(&versions).ok_or(Error::NotFound)?;
    let mut asked = draft.questionnaire.clone();
    let question = change(&mut asked)?;
    put_draft(c, id, draft.number, &asked)?;
    Ok(format!("{}: {question}", survey.told(draft.number)))
}

/// Begins a draft of a survey, or writes one anew.
///
/// # Errors
/// `NotFound` when the version is published: it never changes.
pub fn put_draft(
    c: &mut Connection,
    of: SurveyId,
    number: i32,
    content: &Questionnaire,
) -> Result<()> {
    let content = serde_json::to_string(content)
        .map_err(|error| diesel::result::Error::SerializationError(error.into()))?;
    let changed = diesel::update(
        survey_version::table
            .filter(survey_version::survey_id.eq(of))
            .filter(survey_version::published_at.is_null()),
    )
    .set(survey_version::content.eq(&content))
    .execute(c)?;
    if changed == 0 {
        diesel::insert_into(survey_version::table)
            .values((
                survey_version::id.eq(SurveyVersionId::random()),
                survey_version::survey_id.eq(of),
                survey_version::number.eq(number),
                survey_version::pilot.eq(false),
                survey_version::content.eq(&content),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Throws a draft away. Says which for the log, or none when there was none.
///
/// # Errors
/// `Refused` when the survey never was published: it has nothing to fall back on.
pub fn discard_draft(c: &mut Connection, of: ProcessId, word: &str) -> Result<Option<String>> {
    let (survey, versions) = survey(c, of, word)?;
    let id = match survey.id {
        Some(id) if versions.len() > 1 => id,
        _ => return Err(Error::Refused("survey-only-draft")),
    };
    diesel::delete(
        survey_version::table
            .filter(survey_version::survey_id.eq(id))
            .filter(survey_version::published_at.is_null()),
    )
    .execute(c)?;
    Ok(draft_of(&versions).map(|draft| survey.told(draft.number)))
}

/// Publishes the draft of a survey: from then on it never changes.
///
/// # Errors
/// `NotFound` when there is no draft.
pub fn publish_draft(
    c: &mut Connection,
    of: SurveyId,
    now: Timestamp,
) -> QueryResult<SurveyVersionId> {
    let draft: SurveyVersionId = survey_version::table
        .filter(survey_version::survey_id.eq(of))
        .filter(survey_version::published_at.is_null())
        .select(survey_version::id)
        .first(c)?;
    diesel::update(survey_version::table.find(draft))
        .set(survey_version::published_at.eq(now))
        .execute(c)?;
    Ok(draft)
}

/// Makes a version a pilot, as it is published.
pub fn make_pilot(c: &mut Connection, id: SurveyVersionId) -> QueryResult<()> {
    diesel::update(survey_version::table.find(id))
        .set(survey_version::pilot.eq(true))
        .execute(c)
        .map(drop)
}
