//! Reads what the account is made of.

use std::collections::HashMap;

use diesel::prelude::*;

use super::questions::{Asked, Counted, sum_up};
use super::{Answers, Unit};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, SurveyVersionId};
use crate::db::schema::{address, dialogue, erasure, survey_version, tally};
use crate::dialogues::{Kind, Phase};
use crate::processes::Threshold;
use crate::survey::questionnaire::Kind as QuestionKind;
use crate::survey::{self, Choice, HEARD};

/// The dialogues of a process with their answers, by number.
pub fn units(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Unit>> {
    let counts: Vec<(DialogueId, String, i32)> = tally::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(Kind::Dialogue))
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
        Option<Phase>,
        Option<i32>,
        Option<Timestamp>,
        Option<(i32, bool)>,
    );
    let rows: Vec<Row> = dialogue::table
        .left_join(survey_version::table)
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(Kind::Dialogue))
        .order(dialogue::number)
        .select((
            dialogue::id,
            dialogue::number,
            dialogue::held_on,
            dialogue::phase,
            dialogue::participants,
            dialogue::closed_at,
            (survey_version::number, survey_version::pilot).nullable(),
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(
            |(id, number, held_on, phase, participants, closed_at, version)| {
                // Without one of its own, a dialogue asks the standard survey: version 1.
                let (version, pilot) = version.unwrap_or((1, false));
                Some(Unit {
                    id,
                    number,
                    year: held_on
                        .get(..4)
                        .and_then(|year| year.parse().ok())
                        .unwrap_or_default(),
                    phase: phase?,
                    participants,
                    closed_at: closed_at.map(|at| at.0),
                    answers: answers.remove(&id).unwrap_or_default(),
                    version,
                    pilot,
                })
            },
        )
        .collect())
}

/// What may be shown of the questions that stand by themselves: all of a pilot, of another audience than the
/// participants, and all but the core question of the participants' survey.
pub fn asked(c: &mut Connection, of: ProcessId, threshold: Threshold) -> QueryResult<Vec<Asked>> {
    type Row = (DialogueId, Option<SurveyVersionId>, String, String, i32);
    let rows: Vec<Row> = tally::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::closed_at.is_not_null())
        .select((
            dialogue::id,
            dialogue::survey_version_id,
            tally::question,
            tally::choice,
            tally::count,
        ))
        .load(c)?;
    let mut counted: HashMap<(Option<SurveyVersionId>, String), HashMap<DialogueId, Counted>> =
        HashMap::new();
    for (id, version, question, choice, count) in rows {
        let unit = counted
            .entry((version, question))
            .or_default()
            .entry(id)
            .or_default();
        // Channels are told apart in the tallies and put together in the figures.
        *unit.0.entry(choice).or_insert(0) += i64::from(count);
    }
    let mut all = Vec::new();
    for (survey, version) in survey::queries::published(c, of)? {
        let totals: Vec<_> = version
            .questionnaire
            .questions
            .iter()
            .filter(|question| question.kind != QuestionKind::Text)
            .filter(|question| version.pilot || question.key != HEARD)
            .map(|question| {
                let units = counted
                    .remove(&(version.id, question.key.clone()))
                    .unwrap_or_default();
                sum_up(question, units.into_values().collect(), threshold)
            })
            .collect();
        if !totals.is_empty() {
            all.push(Asked {
                survey,
                version,
                totals,
            });
        }
    }
    Ok(all)
}

/// How many wished feedback: the addresses that are kept and those that were erased since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    pub kept: i64,
    pub erased: i64,
    /// Of those, erased by their owners' own will.
    pub withdrawn: i64,
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
    let erased: Vec<(String, i32)> = erasure::table
        .filter(erasure::process_id.eq(of))
        .select((erasure::reason, erasure::count))
        .load(c)?;
    let count = |only: &[&str]| {
        erased
            .iter()
            .filter(|(reason, _)| only.is_empty() || only.contains(&reason.as_str()))
            .map(|(_, count)| i64::from(*count))
            .sum()
    };
    Ok(Wishes {
        kept,
        erased: count(&[]),
        withdrawn: count(&["withdrawn", "complaint"]),
    })
}
