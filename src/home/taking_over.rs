//! A new process that begins like an old one: its boards, target groups, methods, survey, goals, plan and words, and
//! nobody and nothing of what happened in it.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{
    ActivityId, BoardId, GoalId, IndicatorId, MethodId, ProcessId, SurveyId, TargetGroupId,
};
use crate::dialogues::Audience;
use crate::error::Result;
use crate::plan::goals::{Goal, Indicator, Measure};
use crate::plan::{Activity, Status};
use crate::processes::{Board, Method, TakesOver, TargetGroup};
use crate::{plan, processes, survey};

/// How it is done.
pub struct TakingOver;

impl TakesOver for TakingOver {
    fn take_over(
        c: &mut Connection,
        (from, to): (ProcessId, ProcessId),
        now: Timestamp,
        today: Date,
    ) -> Result<()> {
        processes::queries::take_over_words(c, from, to)?;
        parts(c, from, to)?;
        let surveys = surveys(c, (from, to), now)?;
        goals(c, (from, to), &surveys, today)?;
        activities(c, from, to)
    }
}

/// Boards without their reference numbers, which belong to one process, and with their priorities; groups; methods.
fn parts(c: &mut Connection, from: ProcessId, to: ProcessId) -> Result<()> {
    let mut groups: HashMap<TargetGroupId, TargetGroupId> = HashMap::new();
    for old in processes::queries::groups(c, from)? {
        let new = TargetGroup {
            id: TargetGroupId::random(),
            ..old.clone()
        };
        processes::queries::put_group(c, to, &new)?;
        groups.insert(old.id, new.id);
    }
    let priorities = processes::queries::priorities(c, from)?;
    for old in processes::queries::boards_as_named(c, from)? {
        let new = Board {
            id: BoardId::random(),
            reference: String::new(),
            ..old.clone()
        };
        let theirs = priorities.iter().filter(|(board, _)| *board == old.id);
        let theirs = theirs.filter_map(|(_, group)| groups.get(group).copied());
        let theirs: Vec<TargetGroupId> = theirs.collect();
        processes::queries::put_board(c, to, &new, &theirs)?;
    }
    for old in processes::queries::methods(c, from)? {
        // What was found out about them is worth knowing the next time.
        let new = Method {
            id: MethodId::random(),
            ..old
        };
        processes::queries::put_method(c, to, &new)?;
    }
    Ok(())
}

/// Of each survey the newest version that was published for all, as the first of its own: published where participants
/// answer it, a draft for others. By the old one's id, the new one's.
fn surveys(
    c: &mut Connection,
    (from, to): (ProcessId, ProcessId),
    now: Timestamp,
) -> Result<HashMap<SurveyId, SurveyId>> {
    let mut taken = HashMap::new();
    for (old, versions) in survey::queries::with_versions(c, from)? {
        let mut published = versions
            .iter()
            .filter(|version| version.id.is_some() && !version.is_draft() && !version.pilot);
        let (Some(id), Some(newest)) = (old.id, published.next()) else {
            continue;
        };
        if old.audience == Audience::Readers {
            // It is there by itself once there is something to read.
            continue;
        }
        let is_own = old.audience == Audience::Participants;
        let new = survey::queries::add_survey(c, to, old.audience, &old.name, now)?;
        // The standard survey is the participants' first.
        let number = if is_own { 2 } else { 1 };
        survey::queries::put_draft(c, new, number, &newest.questionnaire)?;
        if is_own {
            survey::queries::publish_draft(c, new, now)?;
        }
        taken.insert(id, new);
    }
    Ok(taken)
}

/// Goals with their targets as they were last decided, without outcomes and without what was said of them. What was about
/// the first year of the old process is about this one.
fn goals(
    c: &mut Connection,
    (from, to): (ProcessId, ProcessId),
    surveys: &HashMap<SurveyId, SurveyId>,
    today: Date,
) -> Result<()> {
    let old = plan::goals::queries::goals(c, from)?;
    let years = old.iter().flat_map(|goal| &goal.indicators);
    let first = years
        .filter_map(|indicator| indicator.measure.settings().year)
        .min();
    let later = first.map_or(0, |first| i32::from(today.year()) - first);
    for goal in old {
        let indicators = goal.indicators.into_iter().map(|indicator| Indicator {
            id: IndicatorId::random(),
            measure: begun_anew(&indicator.measure, surveys, later),
            earlier: Vec::new(),
            reflection: String::new(),
            ..indicator
        });
        let new = Goal {
            id: GoalId::random(),
            indicators: indicators.collect(),
            name: goal.name,
        };
        plan::goals::queries::add_goal(c, to, &new)?;
    }
    Ok(())
}

fn begun_anew(old: &Measure, surveys: &HashMap<SurveyId, SurveyId>, later: i32) -> Measure {
    let mut settings = old.settings();
    settings.year = settings.year.map(|year| year + later);
    settings.survey = settings.survey.and_then(|id| surveys.get(&id).copied());
    settings.value = String::new();
    Measure::new(old.kind(), settings)
}

/// What is to be done, none of it done and nothing with a day.
fn activities(c: &mut Connection, from: ProcessId, to: ProcessId) -> Result<()> {
    for old in plan::queries::activities(c, from)? {
        let new = Activity {
            id: ActivityId::random(),
            due_on: None,
            status: Status::Planned,
            note: String::new(),
            ..old
        };
        plan::queries::put_activity(c, to, &new)?;
    }
    Ok(())
}
