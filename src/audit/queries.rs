//! The log of staff actions in the database.

use diesel::prelude::*;

use super::{Entry, Shown};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::db::schema::{account, audit_entry};

pub fn record(c: &mut Connection, entry: &Entry) -> QueryResult<()> {
    diesel::insert_into(audit_entry::table)
        .values((
            audit_entry::id.eq(crate::secrets::random_id()),
            audit_entry::process_id.eq(entry.process),
            audit_entry::account_id.eq(entry.account),
            audit_entry::at.eq(entry.at),
            audit_entry::action.eq(entry.action),
            audit_entry::detail.eq(&entry.detail),
        ))
        .execute(c)
        .map(drop)
}

/// The latest entries of a process that have this start of an action's name and mention this detail.
pub fn latest(
    c: &mut Connection,
    process: ProcessId,
    action: &str,
    detail: &str,
    most: i64,
) -> QueryResult<Vec<Shown>> {
    let rows: Vec<(Timestamp, Option<String>, String, String)> = audit_entry::table
        .left_join(account::table)
        .filter(audit_entry::process_id.eq(process))
        .filter(audit_entry::action.like(format!("{action}%")))
        .filter(audit_entry::detail.like(format!("{detail}%")))
        .order((audit_entry::at.desc(), audit_entry::id))
        .limit(most)
        .select((
            audit_entry::at,
            account::name.nullable(),
            audit_entry::action,
            audit_entry::detail,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(at, who, action, detail)| Shown {
            at,
            who,
            action,
            detail,
        })
        .collect())
}
