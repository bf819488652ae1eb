//! Looking at a database as it lies there, for whoever examines it and must change nothing.

use super::pool::{Purpose, connect, refuse_pooling_by_transaction};
use super::{Connection, DatabaseUrl, migrate};
use crate::error::{Error, Result};

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

/// A database as this version makes it, in memory, to hold the one that is there against.
///
/// # Errors
/// If a migration fails.
pub fn as_made() -> Result<Connection> {
    let mut made = connect(&DatabaseUrl::Sqlite(":memory:".into()), Purpose::Write)?;
    migrate(&mut made)?;
    Ok(made)
}
