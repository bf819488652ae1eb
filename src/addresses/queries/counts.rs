//! How many there are: for whoever puts figures together, and opens no address.

use diesel::prelude::*;

use super::{Reason, held};
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::db::schema::pool;
use crate::processes::disposal::{Evidence, Kind, queries::evidence};

/// How many wished feedback.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Whether or not their address is kept, as far as that is told: when it moves, `pool` says.
    pub told: i64,
    /// Erased by their owners' own will.
    pub withdrawn: i64,
}

/// How many have wished feedback, as far as that is told, and have withdrawn since.
pub fn wishes(c: &mut Connection, of: ProcessId) -> QueryResult<Wishes> {
    let erased = erased(c, of)?;
    let by_will = erased
        .iter()
        .filter(|one| matches!(one.reason, Reason::Withdrawn | Reason::Complaint));
    Ok(Wishes {
        told: told(c, of)?,
        withdrawn: by_will.map(|one| one.count).sum(),
    })
}

/// How many have wished feedback, as far as that is told.
pub(super) fn told(c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
    let told = pool::table.find(of).select(pool::wished).first(c);
    Ok(told.optional()?.unwrap_or(0))
}

/// How many addresses have entered the pool, those that were erased since among them.
pub(super) fn all(c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
    let erased = erased(c, of)?;
    Ok(held(c, of)? + erased.iter().map(|one| one.count).sum::<i64>())
}

/// What is left of addresses.
fn erased(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Evidence>> {
    let mut erased = evidence(c, of)?;
    erased.retain(|one| one.kind == Kind::Addresses);
    Ok(erased)
}
