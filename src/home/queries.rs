//! What somebody was told of that waits for them.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::ids::{AccountId, ProcessId};
use crate::db::schema::told;
use crate::db::{Connection, each_backend};
use crate::staff::matters::Matter;

/// By what something that waits is known: its process, its kind, and what it is about.
pub type Key = (ProcessId, Matter, String);

/// All that somebody was told of and that waited when it was last looked at.
pub fn told(c: &mut Connection, of: AccountId) -> QueryResult<BTreeSet<Key>> {
    let all: Vec<Key> = told::table
        .filter(told::account_id.eq(of))
        .select((told::process_id, told::matter, told::known))
        .load(c)?;
    Ok(all.into_iter().collect())
}

/// Notes that somebody is told of this now; gives what nobody had noted before.
pub fn note(
    c: &mut Connection,
    of: AccountId,
    keys: &[Key],
    now: Timestamp,
) -> QueryResult<Vec<Key>> {
    let mut new = Vec::new();
    for key @ (process, matter, known) in keys {
        let noted = each_backend!(c, c => diesel::insert_into(told::table)
            .values((
                told::account_id.eq(of),
                told::process_id.eq(process),
                told::matter.eq(matter),
                told::known.eq(known),
                told::told_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        if noted == 1 {
            new.push(key.clone());
        }
    }
    Ok(new)
}

/// Forgets that somebody was told of these.
pub fn forget(c: &mut Connection, of: AccountId, keys: &[Key]) -> QueryResult<()> {
    for (process, matter, known) in keys {
        diesel::delete(told::table.find((of, process, matter, known))).execute(c)?;
    }
    Ok(())
}

/// Forgets all but these: what does not wait any more is told of again when it does.
pub fn forget_but(c: &mut Connection, of: AccountId, keys: &BTreeSet<Key>) -> QueryResult<()> {
    let over: Vec<Key> = told(c, of)?
        .into_iter()
        .filter(|key| !keys.contains(key))
        .collect();
    forget(c, of, &over)
}
