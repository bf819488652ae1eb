//! Looking at a database as it lies there, for whoever examines it and must change nothing.

use diesel::prelude::*;

use super::migrations::{Schema, has_table, schema};
use super::pool::{Purpose, connect, refuse_pooling_by_transaction};
use super::schema::installation;
use super::{Connection, DatabaseUrl, migrate};
use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// What lies where the settings say that the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// No database, or none that Eko has begun.
    Nothing,
    Begun {
        /// By which it knows its master key again; none where a newer Eko keeps that in a way that this one does not
        /// know.
        fingerprint: Option<Vec<u8>>,
        schema: Schema,
    },
}

/// Looks what is there, and makes nothing.
///
/// # Errors
/// `Unavailable` when it does not answer.
pub fn find(url: &DatabaseUrl) -> Result<Found> {
    if let DatabaseUrl::Sqlite(path) = url
        && std::fs::metadata(path).map_or(0, |facts| facts.len()) == 0
    {
        return Ok(Found::Nothing);
    }
    let mut c = connect(url, Purpose::Look)?;
    let schema = schema(&mut c)?;
    if let Schema::Newer(_) = schema {
        return Ok(Found::Begun {
            fingerprint: None,
            schema,
        });
    }
    if !has_table(&mut c, "installation")? {
        return Ok(Found::Nothing);
    }
    let known: Option<Vec<u8>> = installation::table
        .select(installation::key_fingerprint)
        .first(&mut c)
        .optional()?;
    Ok(match known {
        None => Found::Nothing,
        fingerprint => Found::Begun {
            fingerprint,
            schema,
        },
    })
}

/// A connection that reads, beside whatever runs on the database, and leaves its files as they are.
///
/// # Errors
/// `Settings` when there is no database; `Unavailable` when it does not answer.
pub fn open(url: &DatabaseUrl) -> Result<Connection> {
    if let DatabaseUrl::Sqlite(path) = url
        && !path.exists()
    {
        let path = path.display();
        return Err(Error::Settings(format!("there is no database at {path}")));
    }
    refuse_pooling_by_transaction(url)?;
    connect(url, Purpose::Look)
}

/// What time it is where the database is; none where that is this machine.
///
/// # Errors
/// When it does not answer.
pub fn time(c: &mut Connection) -> QueryResult<Option<Timestamp>> {
    match c {
        Connection::Sqlite(_) => Ok(None),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            let seconds = diesel::dsl::sql::<diesel::sql_types::BigInt>(
                "CAST(extract(epoch FROM clock_timestamp()) AS BIGINT)",
            );
            diesel::select(seconds)
                .get_result(c)
                .map(|seconds| Some(Timestamp(seconds)))
        }
    }
}

/// A database as this version makes it, in memory, to hold the one that is there against.
///
/// # Errors
/// If a migration fails.
pub fn as_made() -> Result<Connection> {
    let mut made = connect(&DatabaseUrl::Sqlite(":memory:".into()), Purpose::Write)?;
    migrate(&mut made)?;
    Ok(made)
}
