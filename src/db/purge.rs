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

/// Whether it is asked for.
pub fn is_due(c: &mut Connection) -> QueryResult<bool> {
    let due: Vec<bool> = dsl::installation.select(dsl::purge_due).load(c)?;
    Ok(due.contains(&true))
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
