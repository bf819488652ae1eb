//! Activities and the outreach log in the database.

use diesel::prelude::*;

use super::{Activity, Level, Outreach, Phase, Status};
use crate::db::Connection;
use crate::db::ids::{ActivityId, OutreachId, ProcessId, stored_day};
use crate::db::schema::{activity, outreach};
use crate::processes;

#[derive(Queryable, Selectable)]
#[diesel(table_name = activity)]
struct ActivityRow {
    id: ActivityId,
    phase: Phase,
    name: String,
    due_on: Option<String>,
    status: Status,
    note: String,
}

/// The activities of a process: phase by phase, in their order within each.
pub fn activities(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Activity>> {
    let rows: Vec<ActivityRow> = activity::table
        .filter(activity::process_id.eq(of))
        .order((activity::number, activity::id))
        .select(ActivityRow::as_select())
        .load(c)?;
    let mut activities = rows
        .into_iter()
        .map(|row| {
            Ok(Activity {
                id: row.id,
                phase: row.phase,
                name: row.name,
                due_on: row.due_on.map(|day| stored_day(&day)).transpose()?,
                status: row.status,
                note: row.note,
            })
        })
        .collect::<QueryResult<Vec<Activity>>>()?;
    // The phases have the order of the project, which their words do not have in the database.
    activities.sort_by_key(|activity| activity.phase);
    Ok(activities)
}

/// Adds an activity as the last of its phase, or writes one anew: in its place, or as the last of its new phase.
pub fn put_activity(c: &mut Connection, of: ProcessId, put: &Activity) -> QueryResult<()> {
    let before: Option<Phase> = activity::table
        .find(put.id)
        .filter(activity::process_id.eq(of))
        .select(activity::phase)
        .first(c)
        .optional()?;
    let last: Option<i32> = activity::table
        .filter(activity::process_id.eq(of))
        .filter(activity::phase.eq(put.phase))
        .select(diesel::dsl::max(activity::number))
        .first(c)?;
    let next = activity::number.eq(last.unwrap_or(0) + 1);
    let values = (
        activity::phase.eq(put.phase),
        activity::name.eq(&put.name),
        activity::due_on.eq(put.due_on.map(|day| day.to_string())),
        activity::status.eq(put.status),
        activity::note.eq(&put.note),
    );
    let Some(before) = before else {
        return diesel::insert_into(activity::table)
            .values((
                activity::id.eq(put.id),
                activity::process_id.eq(of),
                next,
                values,
            ))
            .execute(c)
            .map(drop);
    };
    diesel::update(activity::table.find(put.id))
        .set(values)
        .execute(c)?;
    if before != put.phase {
        diesel::update(activity::table.find(put.id))
            .set(next)
            .execute(c)?;
    }
    Ok(())
}

pub fn remove_activity(c: &mut Connection, of: ProcessId, id: ActivityId) -> QueryResult<()> {
    diesel::delete(activity::table.find(id).filter(activity::process_id.eq(of)))
        .execute(c)
        .map(drop)
}

/// Puts the activities of a phase in this order.
pub fn order_activities(c: &mut Connection, ids: &[ActivityId]) -> QueryResult<()> {
    for (number, &id) in (1_i32..).zip(ids) {
        diesel::update(activity::table.find(id))
            .set(activity::number.eq(number))
            .execute(c)?;
    }
    Ok(())
}

type OutreachRow = (OutreachId, String, Level, String, String, String);

/// The outreach log of a process, the latest day first; of one day, what was noted last first.
pub fn outreach(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Outreach>> {
    let rows: Vec<OutreachRow> = outreach::table
        .filter(outreach::process_id.eq(of))
        .order((outreach::day.desc(), outreach::place.desc()))
        .select((
            outreach::id,
            outreach::day,
            outreach::level,
            outreach::audience,
            outreach::how,
            outreach::note,
        ))
        .load(c)?;
    rows.into_iter()
        .map(|(id, day, level, audience, how, note)| {
            Ok(Outreach {
                id,
                day: stored_day(&day)?,
                level,
                audience,
                how,
                note,
            })
        })
        .collect()
}

/// Adds an entry to the outreach log, or writes one anew.
pub fn put_outreach(c: &mut Connection, of: ProcessId, put: &Outreach) -> QueryResult<()> {
    let day = put.day.to_string();
    let values = (
        outreach::day.eq(&day),
        outreach::level.eq(put.level),
        outreach::audience.eq(&put.audience),
        outreach::how.eq(&put.how),
        outreach::note.eq(&put.note),
    );
    let changed = diesel::update(
        outreach::table
            .find(put.id)
            .filter(outreach::process_id.eq(of)),
    )
    .set(values)
    .execute(c)?;
    if changed == 0 {
        let place = processes::queries::next_place(c, of)?;
        diesel::insert_into(outreach::table)
            .values((
                outreach::id.eq(put.id),
                outreach::process_id.eq(of),
                outreach::place.eq(place),
                values,
            ))
            .execute(c)?;
    }
    Ok(())
}

pub fn remove_outreach(c: &mut Connection, of: ProcessId, id: OutreachId) -> QueryResult<()> {
    diesel::delete(outreach::table.find(id).filter(outreach::process_id.eq(of)))
        .execute(c)
        .map(drop)
}
