//! What tablets say of themselves, in the database.

use diesel::prelude::*;

use super::Tablet;
use crate::db::ids::DialogueId;
use crate::db::schema::tablet;
use crate::db::{Connection, each_backend};

/// The tablets that a dialogue has been answered on.
pub fn tablets(c: &mut Connection, id: DialogueId) -> QueryResult<Vec<Tablet>> {
    tablet::table
        .filter(tablet::dialogue_id.eq(id))
        .select(Tablet::as_select())
        .load(c)
}

/// Notes what a tablet says of itself.
pub fn put_tablet(
    c: &mut Connection,
    of: DialogueId,
    hash: &[u8],
    said: &Tablet,
) -> QueryResult<()> {
    each_backend!(c, c => diesel::insert_into(tablet::table)
        .values((tablet::dialogue_id.eq(of), tablet::tablet_hash.eq(hash), said))
        .on_conflict((tablet::dialogue_id, tablet::tablet_hash))
        .do_update()
        .set(said)
        .execute(c))
    .map(drop)
}
