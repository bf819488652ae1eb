//! Erasing addresses, and the counts that are left of them.

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::{AddressId, ProcessId};
use crate::db::schema::address;
use crate::processes::disposal::queries::keep;
pub use crate::processes::disposal::{Evidence, Kind, Reason};

/// Why addresses are erased, as the evidence has it.
#[derive(Debug, Clone, Copy)]
pub struct Why<'a> {
    pub reason: Reason,
    /// The day, as ISO text.
    pub day: &'a str,
    /// The disposal decisions by their numbers; empty where none is needed.
    pub decision: &'a str,
}

impl Why<'_> {
    pub(super) fn left(self, count: i64) -> Evidence {
        Evidence {
            kind: Kind::Addresses,
            day: self.day.to_owned(),
            reason: self.reason,
            board: String::new(),
            decision: self.decision.to_owned(),
            count,
        }
    }
}

/// Erases an address at once and leaves a count; says whether it was still there.
///
/// Deliveries to it lose their address by the database's own rule, and are never sent.
pub fn erase(c: &mut Connection, id: AddressId, reason: Reason, day: &str) -> QueryResult<bool> {
    let row = address::table.find(id);
    let Some(process) = row.select(address::process_id).first(c).optional()? else {
        return Ok(false);
    };
    diesel::delete(row).execute(c)?;
    let why = Why {
        reason,
        day,
        decision: "",
    };
    keep(c, process, &why.left(1))?;
    Ok(true)
}

/// Erases addresses of one process under its disposal decisions and leaves their number; says how many there were.
pub fn dispose(
    c: &mut Connection,
    of: ProcessId,
    ids: &[AddressId],
    why: Why<'_>,
) -> QueryResult<i64> {
    let mut erased = 0;
    // SQLite takes a bounded number of values in one statement.
    for some in ids.chunks(500) {
        erased += diesel::delete(
            address::table
                .filter(address::process_id.eq(of))
                .filter(address::id.eq_any(some)),
        )
        .execute(c)?;
    }
    let erased = i64::try_from(erased).unwrap_or(i64::MAX);
    if erased > 0 {
        keep(c, of, &why.left(erased))?;
    }
    Ok(erased)
}

/// Erases all addresses of a process.
pub fn erase_all(c: &mut Connection, of: ProcessId, why: Why<'_>) -> QueryResult<i64> {
    let ids: Vec<AddressId> = address::table
        .filter(address::process_id.eq(of))
        .select(address::id)
        .load(c)?;
    dispose(c, of, &ids, why)
}
