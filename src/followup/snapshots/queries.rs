//! Snapshots in the database. There is no query that changes the figures of one.

use diesel::prelude::*;
use serde::de::DeserializeOwned;

use super::{Kept, Mark, Marks, Snapshot};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId, SnapshotId};
use crate::db::schema::snapshot;
use crate::error::{Error, Result};
use crate::processes::Slug;
use crate::secrets::Secrets;

/// All of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Snapshot>> {
    snapshot::table
        .filter(snapshot::process_id.eq(of))
        .order((snapshot::taken_at.desc(), snapshot::place.desc()))
        .select(Snapshot::as_select())
        .load(c)
}

/// The one of an address, without its figures.
///
/// # Errors
/// `NotFound`.
pub fn find(c: &mut Connection, of: ProcessId, slug: &str) -> Result<Snapshot> {
    Ok(snapshot::table
        .filter(snapshot::process_id.eq(of))
        .filter(snapshot::slug.eq(slug))
        .select(Snapshot::as_select())
        .first(c)?)
}

/// The one of an address, with its figures.
///
/// # Errors
/// `NotFound`; `Settings` if what is stored is of a shape that this version of Eko does not read.
pub fn kept(c: &mut Connection, of: ProcessId, slug: &str) -> Result<Kept> {
    let snapshot = find(c, of, slug)?;
    Ok(Kept {
        account: content(c, snapshot.id)?,
        snapshot,
    })
}

/// The figures of one: an account, or, whatever has become of its shape, plain JSON.
///
/// # Errors
/// `NotFound`; `Settings` if what is stored cannot be read as that.
pub fn content<T: DeserializeOwned>(c: &mut Connection, id: SnapshotId) -> Result<T> {
    let content: String = snapshot::table
        .find(id)
        .select(snapshot::content)
        .first(c)?;
    serde_json::from_str(&content)
        .map_err(|error| Error::Settings(format!("a snapshot cannot be read: {error}")))
}

/// The mark of one: of what is stored, which never changes; read once.
pub fn mark(
    c: &mut Connection,
    (secrets, known): (&Secrets, &Marks),
    id: SnapshotId,
) -> QueryResult<Mark> {
    if let Some(known) = known.0.get(&id) {
        return Ok(known);
    }
    let content: String = snapshot::table
        .find(id)
        .select(snapshot::content)
        .first(c)?;
    let mark = Mark::of(secrets, &content);
    known.0.insert(id, mark.clone());
    Ok(mark)
}

/// The one that a mark is of, if there is any.
pub fn marked(
    c: &mut Connection,
    by: (&Secrets, &Marks),
    of: ProcessId,
    mark: &Mark,
) -> QueryResult<Option<Snapshot>> {
    for snapshot in all(c, of)? {
        if self::mark(c, by, snapshot.id)? == *mark {
            return Ok(Some(snapshot));
        }
    }
    Ok(None)
}

/// Whether an address is taken.
pub fn is_taken(c: &mut Connection, of: ProcessId, slug: &Slug) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        snapshot::table
            .filter(snapshot::process_id.eq(of))
            .filter(snapshot::slug.eq(slug)),
    ))
    .get_result(c)
}

/// Writes a snapshot down for ever.
///
/// # Errors
/// Those of the database.
pub fn add(c: &mut Connection, of: ProcessId, kept: &Kept, by: AccountId) -> Result<()> {
    let content = serde_json::to_string(&kept.account)
        .map_err(|error| Error::Settings(format!("an account cannot be written: {error}")))?;
    diesel::insert_into(snapshot::table)
        .values((
            &kept.snapshot,
            snapshot::process_id.eq(of),
            snapshot::content.eq(content),
            snapshot::taken_by.eq(by),
        ))
        .execute(c)?;
    Ok(())
}

/// Lets everybody see it. What was published once stays so: somebody may have cited it.
pub fn publish(c: &mut Connection, id: SnapshotId, now: Timestamp) -> QueryResult<bool> {
    let changed = diesel::update(
        snapshot::table
            .find(id)
            .filter(snapshot::published_at.is_null()),
    )
    .set(snapshot::published_at.eq(now))
    .execute(c)?;
    Ok(changed == 1)
}
