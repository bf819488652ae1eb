//! The log in the database.

use diesel::prelude::*;

use super::{Entry, Line};
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::db::schema::audit_entry;

/// Writes an entry down, behind those that the same second has brought already.
pub fn record(c: &mut Connection, entry: &Entry) -> QueryResult<()> {
    let before = audit_entry::table.filter(audit_entry::at.eq(entry.at));
    let place: i64 = match entry.process {
        Some(of) => {
            let before = before.filter(audit_entry::process_id.eq(of));
            before.count().get_result(c)?
        }
        None => {
            let before = before.filter(audit_entry::process_id.is_null());
            before.count().get_result(c)?
        }
    };
    diesel::insert_into(audit_entry::table)
        .values((
            audit_entry::id.eq(crate::secrets::random_id()),
            audit_entry::process_id.eq(entry.process),
            audit_entry::actor.eq(entry.actor.kind()),
            audit_entry::account_id.eq(entry.actor.account()),
            audit_entry::at.eq(entry.at),
            audit_entry::action.eq(entry.action),
            audit_entry::detail.eq(&entry.detail),
            audit_entry::place.eq(place),
        ))
        .execute(c)
        .map(drop)
}

/// The latest lines of a process with this start of an action's name and of a detail.
pub fn latest(
    c: &mut Connection,
    process: ProcessId,
    action: &str,
    detail: &str,
    most: i64,
) -> QueryResult<Vec<Line>> {
    audit_entry::table
        .filter(audit_entry::process_id.eq(process))
        .filter(audit_entry::action.like(format!("{action}%")))
        .filter(audit_entry::detail.like(format!("{detail}%")))
        .order((
            audit_entry::at.desc(),
            audit_entry::place.desc(),
            audit_entry::id,
        ))
        .limit(most)
        .select(Line::as_select())
        .load(c)
}
