//! How long addresses are kept, in the database.

use diesel::prelude::*;

use super::super::queries::{agreed_to, consents_counted};
use super::{Ends, due};
use crate::addresses::{Consent, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, ProcessId};
use crate::db::schema::purpose_end;

/// When the last mail of each purpose was sent.
pub fn ends(c: &mut Connection, of: ProcessId) -> QueryResult<Ends> {
    let rows: Vec<(Purpose, Timestamp)> = purpose_end::table
        .filter(purpose_end::process_id.eq(of))
        .select((purpose_end::purpose, purpose_end::ended_at))
        .load(c)?;
    Ok(Ends(rows.into_iter().collect()))
}

/// Notes when the last mail of each purpose was sent, or that there are more to come.
pub fn set_ends(c: &mut Connection, of: ProcessId, ends: &Ends) -> QueryResult<()> {
    diesel::delete(purpose_end::table.filter(purpose_end::process_id.eq(of))).execute(c)?;
    for (purpose, at) in &ends.0 {
        diesel::insert_into(purpose_end::table)
            .values((
                purpose_end::process_id.eq(of),
                purpose_end::purpose.eq(purpose),
                purpose_end::ended_at.eq(at),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// The addresses whose time is over, with what their owners agreed to.
pub fn over(
    c: &mut Connection,
    of: ProcessId,
    bounce_days: i32,
    now: Timestamp,
) -> QueryResult<Vec<(AddressId, Consent)>> {
    let ends = ends(c, of)?;
    let mut over = Vec::new();
    // Time runs from the end of a purpose.
    if ends.0.is_empty() {
        return Ok(over);
    }
    for (consent, _) in consents_counted(c, of)? {
        if due(consent, &ends, bounce_days).is_some_and(|at| at <= now) {
            let those = agreed_to(c, of, consent)?;
            over.extend(those.into_iter().map(|id| (id, consent)));
        }
    }
    Ok(over)
}
