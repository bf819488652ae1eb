//! The migrations, embedded; the same names for both databases.

use std::collections::BTreeSet;

use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Connection;
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// How a database's schema stands beside the one that this version of Eko knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    Current,
    /// So many migrations are still to be run.
    Older(usize),
    /// It has been through migrations that this version has never heard of.
    Newer(Vec<String>),
}

impl Schema {
    /// Refuses a database that a newer Eko has changed: this one would read it wrongly.
    ///
    /// # Errors
    /// `Settings`, with what to do.
    pub fn refuse_newer(&self) -> Result<()> {
        match self {
            Self::Newer(unknown) => Err(Error::Settings(format!(
                "the database was changed by a newer Eko than this one, {} (migration {}): install that version or a later one, or put back a backup from before",
                env!("CARGO_PKG_VERSION"),
                unknown.join(", ")
            ))),
            Self::Current | Self::Older(_) => Ok(()),
        }
    }
}

/// Compares what a database has been through with what this version knows. A database without any of Eko's tables
/// has everything before it.
pub fn schema(c: &mut Connection) -> Result<Schema> {
    let sources: Vec<Box<dyn Migration<Sqlite>>> = SQLITE
        .migrations()
        .map_err(|error| Error::Settings(format!("migrations: {error}")))?;
    let known: BTreeSet<String> = sources
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect();
    let applied = applied(c)?;
    let unknown: Vec<String> = applied.difference(&known).cloned().collect();
    Ok(match known.difference(&applied).count() {
        _ if !unknown.is_empty() => Schema::Newer(unknown),
        0 => Schema::Current,
        missing => Schema::Older(missing),
    })
}

fn applied(c: &mut Connection) -> QueryResult<BTreeSet<String>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        version: String,
    }
    if !has_table(c, "__diesel_schema_migrations")? {
        return Ok(BTreeSet::new());
    }
    let rows: Vec<Row> =
        diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load(c)?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}

/// Whether a database has a table of that name.
pub(super) fn has_table(c: &mut Connection, name: &str) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let sql = match c {
        Connection::Sqlite(_) => {
            "SELECT count(*) AS count FROM sqlite_master WHERE type = 'table' AND name = ?"
        }
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => "SELECT count(to_regclass($1)) AS count",
    };
    let found: Count = diesel::sql_query(sql).bind::<Text, _>(name).get_result(c)?;
    Ok(found.count > 0)
}

/// Brings the schema up to date and says how many migrations that took.
///
/// Several nodes may start at once on PostgreSQL: they take turns by an advisory lock.
///
/// # Errors
/// `Settings` when a newer Eko has been at work there, or a migration fails.
pub fn migrate(connection: &mut Connection) -> Result<usize> {
    #[cfg(feature = "postgres")]
    if let Connection::Postgres(_) = connection {
        use diesel::connection::SimpleConnection;
        /// "eko" in ASCII.
        const LOCK: i64 = 0x65_6b_6f;
        connection.batch_execute(&format!(
            "SET lock_timeout = '60s'; SELECT pg_advisory_lock({LOCK})"
        ))?;
        let ran = run_pending(connection);
        connection.batch_execute(&format!(
            "SELECT pg_advisory_unlock({LOCK}); SET lock_timeout = '5s'"
        ))?;
        return ran;
    }
    run_pending(connection)
}

fn run_pending(connection: &mut Connection) -> Result<usize> {
    schema(connection)?.refuse_newer()?;
    let ran = match connection {
        Connection::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|done| done.len()),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => c.run_pending_migrations(POSTGRES).map(|done| done.len()),
    };
    ran.map_err(|error| Error::Settings(format!("a migration failed: {error}")))
}
