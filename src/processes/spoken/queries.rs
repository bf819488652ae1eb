//! Recordings and films in the database.

use diesel::prelude::*;

use super::Spoken;
use crate::db::Connection;
use crate::db::ids::{ProcessId, SpokenId};
use crate::db::schema::spoken;

/// All of a process.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Spoken>> {
    spoken::table
        .filter(spoken::process_id.eq(of))
        .order((spoken::language, spoken::kind.desc(), spoken::id))
        .select(Spoken::as_select())
        .load(c)
}

/// The file itself.
pub fn body(c: &mut Connection, id: SpokenId) -> QueryResult<Vec<u8>> {
    spoken::table.find(id).select(spoken::body).first(c)
}

/// Adds one, in the place of what said the same words in the same way.
pub fn put(c: &mut Connection, of: ProcessId, new: &Spoken, body: &[u8]) -> QueryResult<()> {
    let same = spoken::table
        .filter(spoken::process_id.eq(of))
        .filter(spoken::language.eq(new.language))
        .filter(spoken::kind.eq(new.kind))
        .filter(spoken::words.eq(&new.words));
    diesel::delete(same).execute(c)?;
    diesel::insert_into(spoken::table)
        .values((
            spoken::id.eq(new.id),
            spoken::process_id.eq(of),
            spoken::language.eq(new.language),
            spoken::kind.eq(new.kind),
            spoken::words.eq(&new.words),
            spoken::media_type.eq(&new.media_type),
            spoken::body.eq(body),
            spoken::captions.eq(&new.captions),
        ))
        .execute(c)
        .map(drop)
}

/// Removes one of a process; says whether there was one.
pub fn remove(c: &mut Connection, of: ProcessId, id: SpokenId) -> QueryResult<bool> {
    let one = spoken::table.find(id).filter(spoken::process_id.eq(of));
    Ok(diesel::delete(one).execute(c)? == 1)
}

/// Gives one process the recordings and films of another; a question that it asks in other words has none of them.
pub fn take_over(c: &mut Connection, from: ProcessId, to: ProcessId) -> QueryResult<()> {
    for old in all(c, from)? {
        let body = body(c, old.id)?;
        let id = SpokenId::random();
        put(c, to, &Spoken { id, ..old }, &body)?;
    }
    Ok(())
}
