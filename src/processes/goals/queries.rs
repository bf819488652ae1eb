//! Goals and indicators in the database.

use diesel::prelude::*;

use super::{
    Amount, Comparison, Feedback, Goal, Indicator, Kind, Measure, Phase, Settings, Target,
};
use crate::db::Connection;
use crate::db::ids::{GoalId, IndicatorId, ProcessId, SurveyId, stored_day};
use crate::db::schema::{dialogue, goal, indicator, survey};

type Row = (
    (GoalId, IndicatorId, String, Kind),
    (
        Option<i32>,
        Option<Phase>,
        Option<Feedback>,
        Option<SurveyId>,
    ),
    (String, String),
    (Option<Comparison>, Option<String>),
    String,
);

fn from_row(row: Row) -> QueryResult<(GoalId, Indicator)> {
    let (
        (goal, id, name, kind),
        (year, phase, feedback, survey),
        (value, source),
        target,
        reflection,
    ) = row;
    let settings = Settings {
        year,
        phase,
        feedback,
        survey,
        value,
        source,
    };
    let indicator = Indicator {
        id,
        name,
        measure: Measure::new(kind, settings),
        target: stored_target(target)?,
        reflection,
    };
    Ok((goal, indicator))
}

fn stored_target(stored: (Option<Comparison>, Option<String>)) -> QueryResult<Option<Target>> {
    let (Some(comparison), Some(amount)) = stored else {
        return Ok(None);
    };
    let amount = Amount::parse(&amount).ok_or_else(|| {
        diesel::result::Error::DeserializationError("a target that is no amount".into())
    })?;
    Ok(Some(Target { comparison, amount }))
}

/// The goals of a process with their indicators, each in its order.
pub fn goals(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Goal>> {
    let names: Vec<(GoalId, String)> = goal::table
        .filter(goal::process_id.eq(of))
        .order((goal::number, goal::id))
        .select((goal::id, goal::name))
        .load(c)?;
    let rows: Vec<Row> = indicator::table
        .inner_join(goal::table)
        .filter(goal::process_id.eq(of))
        .order((indicator::number, indicator::id))
        .select((
            (goal::id, indicator::id, indicator::name, indicator::kind),
            (
                indicator::year,
                indicator::phase,
                indicator::feedback,
                indicator::survey_id,
            ),
            (indicator::typed, indicator::source),
            (indicator::comparison, indicator::target),
            indicator::reflection,
        ))
        .load(c)?;
    let mut goals: Vec<Goal> = names
        .into_iter()
        .map(|(id, name)| Goal {
            id,
            name,
            indicators: Vec::new(),
        })
        .collect();
    for row in rows {
        let (of, indicator) = from_row(row)?;
        if let Some(goal) = goals.iter_mut().find(|goal| goal.id == of) {
            goal.indicators.push(indicator);
        }
    }
    Ok(goals)
}

/// One goal of a process, with its indicators.
///
/// # Errors
/// `NotFound` when there is none.
pub fn goal(c: &mut Connection, of: ProcessId, id: GoalId) -> QueryResult<Goal> {
    goals(c, of)?
        .into_iter()
        .find(|goal| goal.id == id)
        .ok_or(diesel::result::Error::NotFound)
}

/// Adds a goal as the last, with its indicators.
pub fn add_goal(c: &mut Connection, of: ProcessId, new: &Goal) -> QueryResult<()> {
    let last: Option<i32> = goal::table
        .filter(goal::process_id.eq(of))
        .select(diesel::dsl::max(goal::number))
        .first(c)?;
    diesel::insert_into(goal::table)
        .values((
            goal::id.eq(new.id),
            goal::process_id.eq(of),
            goal::number.eq(last.unwrap_or(0) + 1),
            goal::name.eq(&new.name),
        ))
        .execute(c)?;
    for indicator in &new.indicators {
        put_indicator(c, new.id, indicator)?;
    }
    Ok(())
}

pub fn rename_goal(c: &mut Connection, id: GoalId, name: &str) -> QueryResult<()> {
    diesel::update(goal::table.find(id))
        .set(goal::name.eq(name))
        .execute(c)
        .map(drop)
}

/// Removes a goal and its indicators.
pub fn remove_goal(c: &mut Connection, id: GoalId) -> QueryResult<()> {
    diesel::delete(goal::table.find(id)).execute(c).map(drop)
}

/// Puts goals in this order.
pub fn order_goals(c: &mut Connection, ids: &[GoalId]) -> QueryResult<()> {
    for (number, &id) in (1_i32..).zip(ids) {
        diesel::update(goal::table.find(id))
            .set(goal::number.eq(number))
            .execute(c)?;
    }
    Ok(())
}

/// Adds an indicator as the last of its goal, or writes one anew in its place.
pub fn put_indicator(c: &mut Connection, of: GoalId, put: &Indicator) -> QueryResult<()> {
    let settings = put.measure.settings();
    let amount = put.target.map(|target| target.amount.to_string());
    let values = (
        (
            indicator::name.eq(&put.name),
            indicator::kind.eq(put.measure.kind()),
            indicator::year.eq(settings.year),
            indicator::phase.eq(settings.phase),
            indicator::feedback.eq(settings.feedback),
            indicator::survey_id.eq(settings.survey),
        ),
        (
            indicator::typed.eq(&settings.value),
            indicator::source.eq(&settings.source),
            indicator::comparison.eq(put.target.map(|target| target.comparison)),
            indicator::target.eq(amount.as_deref()),
            indicator::reflection.eq(&put.reflection),
        ),
    );
    let changed = diesel::update(
        indicator::table
            .find(put.id)
            .filter(indicator::goal_id.eq(of)),
    )
    .set(values)
    .execute(c)?;
    if changed == 0 {
        let last: Option<i32> = indicator::table
            .filter(indicator::goal_id.eq(of))
            .select(diesel::dsl::max(indicator::number))
            .first(c)?;
        diesel::insert_into(indicator::table)
            .values((
                indicator::id.eq(put.id),
                indicator::goal_id.eq(of),
                indicator::number.eq(last.unwrap_or(0) + 1),
                values,
            ))
            .execute(c)?;
    }
    Ok(())
}

pub fn remove_indicator(c: &mut Connection, of: GoalId, id: IndicatorId) -> QueryResult<()> {
    diesel::delete(indicator::table.find(id).filter(indicator::goal_id.eq(of)))
        .execute(c)
        .map(drop)
}

/// Puts the indicators of a goal in this order.
pub fn order_indicators(c: &mut Connection, of: GoalId, ids: &[IndicatorId]) -> QueryResult<()> {
    for (number, &id) in (1_i32..).zip(ids) {
        diesel::update(indicator::table.find(id).filter(indicator::goal_id.eq(of)))
            .set(indicator::number.eq(number))
            .execute(c)?;
    }
    Ok(())
}

/// The year of the first dialogue of a process; none while it has none.
pub fn first_year(c: &mut Connection, of: ProcessId) -> QueryResult<Option<i32>> {
    // A collection point has no phase.
    let first: Option<String> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::phase.is_not_null())
        .select(diesel::dsl::min(dialogue::held_on))
        .first(c)?;
    first
        .map(|day| Ok(i32::from(stored_day(&day)?.year())))
        .transpose()
}

/// The surveys of a process that others than the participants answer, the newest first: id and name.
pub fn other_surveys(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(SurveyId, String)>> {
    survey::table
        .filter(survey::process_id.eq(of))
        .filter(survey::audience.ne("participants"))
        .order((survey::created_at.desc(), survey::name))
        .select((survey::id, survey::name))
        .load(c)
}
