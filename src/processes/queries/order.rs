//! The order in which things happen in a process.

use diesel::prelude::*;

use crate::db::ids::ProcessId;
use crate::db::schema::happened;
use crate::db::{Connection, each_backend};

/// The place of something that happens now: after all that has happened before in the process. Instants are whole
/// seconds, days are longer, and ids are random, so that nothing else says what came first; whoever writes down
/// something that is told in order writes its place beside it, in the same transaction.
pub fn next_place(c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
    each_backend!(c, c => diesel::insert_into(happened::table)
        .values((happened::process_id.eq(of), happened::places.eq(0)))
        .on_conflict_do_nothing()
        .execute(c))?;
    // On PostgreSQL this waits for whoever has the place before, and for nobody else.
    diesel::update(happened::table.find(of))
        .set(happened::places.eq(happened::places + 1))
        .execute(c)?;
    happened::table.find(of).select(happened::places).first(c)
}
