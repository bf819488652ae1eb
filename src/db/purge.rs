//! Leaving no byte behind of what was erased.
//!
//! Whoever erases personal data asks for it in the same transaction, so that neither a crash nor another process
//! can forget it; housekeeping does it.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::Connection;
use super::schema::installation::dsl;
use crate::error::Result;

/// The tables whose rows are about people.
#[cfg(feature = "postgres")]
const TABLES: [&str; 5] = ["address", "arrival", "contact", "comment", "returned_mail"];

/// The tables of which old versions of rows would tell in which order people came, and what was answered after what.
#[cfg(feature = "postgres")]
const IN_NO_ORDER: [&str; 5] = ["address", "arrival", "comment", "submission_key", "tally"];
/// Bytes of such a table up to which it is rewritten each time: that takes some hundredths of a second.
#[cfg(feature = "postgres")]
const SMALL: i64 = 8 << 20;

/// Has the files rewritten soon: something was erased.
pub fn ask(c: &mut Connection) -> QueryResult<()> {
    diesel::update(dsl::installation.filter(dsl::purge_due.eq(false)))
        .set(dsl::purge_due.eq(true))
        .execute(c)
        .map(drop)
}

/// Whether it was asked for, as often as it was.
pub(super) fn take(c: &mut Connection) -> QueryResult<bool> {
    diesel::update(dsl::installation.filter(dsl::purge_due.eq(true)))
        .set(dsl::purge_due.eq(false))
        .execute(c)
        .map(|changed| changed > 0)
}

/// Writes a row as it was: what changes nothing SQLite would not write at all.
pub(super) fn touch(c: &mut Connection) -> QueryResult<()> {
    for _ in 0..2 {
        diesel::update(dsl::installation)
            .set(dsl::purge_due.eq(diesel::dsl::not(dsl::purge_due)))
            .execute(c)?;
    }
    Ok(())
}

/// Whether it is asked for.
pub fn is_due(c: &mut Connection) -> QueryResult<bool> {
    let due: Vec<bool> = dsl::installation.select(dsl::purge_due).load(c)?;
    Ok(due.contains(&true))
}

/// Removes the old versions of PostgreSQL's rows; says whether none can be left. VACUUM would leave their bytes in the pages
/// until these are used again, so tables that are not large are rewritten, unless somebody is in the way; and whoever is at
/// work, anywhere on the server, may keep what was there when they began.
#[cfg(feature = "postgres")]
pub(super) fn wipe(c: &mut PgConnection) -> Result<bool> {
    // It removes more than a rewriting does: whoever is at work in another database is none of its business.
    c.batch_execute("VACUUM address, arrival, contact, comment, submission_key, tally, dialogue")?;
    let mut is_done = true;
    // Whoever comes waits behind this.
    c.batch_execute("SET lock_timeout = '200ms'")?;
    for table in IN_NO_ORDER {
        let found = found(c, table)?;
        if (1..=SMALL).contains(&found.bytes) {
            let rewritten = c.batch_execute(&format!("VACUUM FULL {table}"));
            is_done &= rewritten.is_ok() && found.alone;
        }
    }
    Ok(is_done)
}

/// How large a table is, and whether nobody else is at work.
#[cfg(feature = "postgres")]
#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    bytes: i64,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    alone: bool,
}

#[cfg(feature = "postgres")]
fn found(c: &mut PgConnection, table: &str) -> QueryResult<Found> {
    // An empty table takes nothing, whatever lies beside it.
    diesel::sql_query(
        "SELECT CASE pg_relation_size(t) WHEN 0 THEN 0 ELSE pg_table_size(t) END AS bytes, \
         txid_snapshot_xmin(txid_current_snapshot()) = txid_snapshot_xmax(txid_current_snapshot()) \
         AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
         AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL) AS alone \
         FROM (SELECT CAST($1 AS regclass) AS t) AS named",
    )
    .bind::<diesel::sql_types::Text, _>(table)
    .get_result(c)
}

pub(super) fn rewrite(c: &mut Connection) -> Result<()> {
    match c {
        // What was deleted has been overwritten already (secure_delete); this takes it out of the free pages too.
        // The copy that it makes meanwhile may be larger than the memory.
        Connection::Sqlite(c) => Ok(
            c.batch_execute("PRAGMA temp_store = FILE; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?
        ),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            // VACUUM alone leaves the bytes in place until a page is used again.
            c.batch_execute("SET statement_timeout = 0")?;
            let mut outcome = Ok(());
            for table in TABLES {
                // One table that cannot be had now keeps no other from being rewritten.
                if let Err(error) = c.batch_execute(&format!("VACUUM FULL {table}")) {
                    outcome = Err(error.into());
                }
            }
            outcome
        }
    }
}
