//! The migrations, embedded; the same names for both databases.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Connection;
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Brings the schema up to date and says how many migrations that took.
///
/// Several nodes may start at once on PostgreSQL: they take turns by an advisory lock.
pub fn migrate(connection: &mut Connection) -> Result<usize> {
    let ran = match connection {
        Connection::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|done| done.len()),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            use diesel::connection::SimpleConnection;
            /// "eko" in ASCII.
            const LOCK: i64 = 0x65_6b_6f;
            c.batch_execute(&format!(
                "SET lock_timeout = '60s'; SELECT pg_advisory_lock({LOCK})"
            ))?;
            let ran = c.run_pending_migrations(POSTGRES).map(|done| done.len());
            c.batch_execute(&format!(
                "SELECT pg_advisory_unlock({LOCK}); SET lock_timeout = '5s'"
            ))?;
            ran
        }
    };
    ran.map_err(|error| Error::Settings(format!("a migration failed: {error}")))
}
