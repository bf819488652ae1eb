//! Goals and indicators in the database.

use diesel::prelude::*;

use jiff::civil::Date;

use super::{
    Amount, Comparison, Earlier, Goal, Indicator, Measure, MeasureKind, Removed, Settings, Target,
};
use crate::db::Connection;
use crate::db::ids::{GoalId, IndicatorId, ProcessId};
use crate::db::schema::{goal, indicator, removed_indicator};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = indicator, treat_none_as_null = true, treat_none_as_default_value = false)]
struct IndicatorRow {
    id: IndicatorId,
    goal_id: GoalId,
    name: String,
    kind: MeasureKind,
    #[diesel(embed)]
    settings: Settings,
    comparison: Option<Comparison>,
    target: Option<String>,
    earlier: String,
    reflection: String,
}

impl IndicatorRow {
    fn of(goal_id: GoalId, indicator: &Indicator) -> QueryResult<Self> {
        Ok(Self {
            id: indicator.id,
            goal_id,
            name: indicator.name.clone(),
            kind: indicator.measure.kind(),
            settings: indicator.measure.settings(),
            comparison: indicator.target.map(|target| target.comparison),
            target: indicator.target.map(|target| target.amount.to_string()),
            earlier: stored_earlier(&indicator.earlier)?,
            reflection: indicator.reflection.clone(),
        })
    }

    fn indicator(self) -> QueryResult<Indicator> {
        Ok(Indicator {
            id: self.id,
            name: self.name,
            measure: Measure::new(self.kind, self.settings),
            target: stored_target(self.comparison, self.target.as_deref())?,
            earlier: Earlier::read(self.kind, &self.earlier).ok_or_else(no_amount)?,
            reflection: self.reflection,
        })
    }
}

fn stored_target(
    comparison: Option<Comparison>,
    amount: Option<&str>,
) -> QueryResult<Option<Target>> {
    let Some((comparison, amount)) = comparison.zip(amount) else {
        return Ok(None);
    };
    let amount = Amount::parse(amount).ok_or_else(no_amount)?;
    Ok(Some(Target { comparison, amount }))
}

fn stored_earlier(all: &[Earlier]) -> QueryResult<String> {
    Earlier::store(all).map_err(|error| diesel::result::Error::SerializationError(error.into()))
}

fn no_amount() -> diesel::result::Error {
    diesel::result::Error::DeserializationError("a target that is no amount".into())
}

/// The goals of a process with their indicators, each in its order.
pub fn goals(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Goal>> {
    let names: Vec<(GoalId, String)> = goal::table
        .filter(goal::process_id.eq(of))
        .order((goal::number, goal::id))
        .select((goal::id, goal::name))
        .load(c)?;
    let rows: Vec<IndicatorRow> = indicator::table
        .inner_join(goal::table)
        .filter(goal::process_id.eq(of))
        .order((indicator::number, indicator::id))
        .select(IndicatorRow::as_select())
        .load(c)?;
    let mut goals: Vec<Goal> = names
        .into_iter()
        .map(|(id, name)| Goal {
            id,
            ..Goal::new(name)
        })
        .collect();
    for row in rows {
        if let Some(goal) = goals.iter_mut().find(|goal| goal.id == row.goal_id) {
            goal.indicators.push(row.indicator()?);
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

/// Removes a goal and its indicators; of those that had a target, what it was stays.
pub fn remove_goal(c: &mut Connection, of: ProcessId, id: GoalId, today: Date) -> QueryResult<()> {
    let removed = goal(c, of, id)?;
    for indicator in &removed.indicators {
        keep_removed(c, of, (&removed.name, indicator), today)?;
    }
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
    let row = IndicatorRow::of(of, put)?;
    let kept = indicator::table
        .find(put.id)
        .filter(indicator::goal_id.eq(of));
    if diesel::update(kept).set(&row).execute(c)? == 0 {
        let last: Option<i32> = indicator::table
            .filter(indicator::goal_id.eq(of))
            .select(diesel::dsl::max(indicator::number))
            .first(c)?;
        diesel::insert_into(indicator::table)
            .values((&row, indicator::number.eq(last.unwrap_or(0) + 1)))
            .execute(c)?;
    }
    Ok(())
}

/// Removes an indicator; if it had a target, what that was stays.
pub fn remove_indicator(
    c: &mut Connection,
    of: ProcessId,
    id: IndicatorId,
    today: Date,
) -> QueryResult<()> {
    for goal in goals(c, of)? {
        if let Some(indicator) = goal.indicator(id) {
            keep_removed(c, of, (&goal.name, indicator), today)?;
        }
    }
    diesel::delete(indicator::table.find(id))
        .execute(c)
        .map(drop)
}

/// Keeps what was decided of an indicator that is removed from the goal of a name; nothing where nothing ever was.
fn keep_removed(
    c: &mut Connection,
    of: ProcessId,
    (goal, removed): (&str, &Indicator),
    today: Date,
) -> QueryResult<()> {
    if !removed.was_decided() {
        return Ok(());
    }
    let last = Earlier {
        until: today,
        decided: removed.decided(),
    };
    let all: Vec<Earlier> = removed.earlier.iter().cloned().chain([last]).collect();
    let place: i64 = removed_indicator::table
        .filter(removed_indicator::process_id.eq(of))
        .count()
        .get_result(c)?;
    diesel::insert_into(removed_indicator::table)
        .values((
            removed_indicator::id.eq(removed.id),
            removed_indicator::process_id.eq(of),
            removed_indicator::place.eq(place),
            removed_indicator::goal.eq(goal),
            removed_indicator::name.eq(&removed.name),
            removed_indicator::kind.eq(removed.measure.kind()),
            removed_indicator::earlier.eq(stored_earlier(&all)?),
        ))
        .execute(c)
        .map(drop)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = removed_indicator)]
struct RemovedRow {
    id: IndicatorId,
    goal: String,
    name: String,
    kind: MeasureKind,
    earlier: String,
}

/// The indicators of a process that had a target and were removed, the first one first.
pub fn removed(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Removed>> {
    let rows: Vec<RemovedRow> = removed_indicator::table
        .filter(removed_indicator::process_id.eq(of))
        .order((removed_indicator::place, removed_indicator::id))
        .select(RemovedRow::as_select())
        .load(c)?;
    let removed = |row: RemovedRow| {
        let mut earlier = Earlier::read(row.kind, &row.earlier).ok_or_else(no_amount)?;
        let last = earlier.pop().ok_or_else(no_amount)?;
        Ok(Removed {
            goal: row.goal,
            removed_on: last.until,
            indicator: Indicator {
                id: row.id,
                name: row.name,
                measure: last.decided.measure,
                target: last.decided.target,
                earlier,
                reflection: String::new(),
            },
        })
    };
    rows.into_iter().map(removed).collect()
}

/// Puts indicators in this order.
pub fn order_indicators(c: &mut Connection, ids: &[IndicatorId]) -> QueryResult<()> {
    for (number, &id) in (1_i32..).zip(ids) {
        diesel::update(indicator::table.find(id))
            .set(indicator::number.eq(number))
            .execute(c)?;
    }
    Ok(())
}
