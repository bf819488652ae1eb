//! Snapshots in the database. There is no query that changes the figures of one.

use diesel::prelude::*;

use super::{Kept, Snapshot};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId, SnapshotId};
use crate::db::schema::snapshot;
use crate::error::{Error, Result};
use crate::followup::account::Account;
use crate::processes::Slug;

type Row = (SnapshotId, Slug, String, Timestamp, Option<Timestamp>);

const COLUMNS: (
    snapshot::id,
    snapshot::slug,
    snapshot::name,
    snapshot::taken_at,
    snapshot::published_at,
) = (
    snapshot::id,
    snapshot::slug,
    snapshot::name,
    snapshot::taken_at,
    snapshot::published_at,
);

fn snapshot((id, slug, name, taken_at, published_at): Row) -> Snapshot {
    Snapshot {
        id,
        slug,
        name,
        taken_at,
        published_at,
    }
}

/// All of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Snapshot>> {
    let rows: Vec<Row> = snapshot::table
        .filter(snapshot::process_id.eq(of))
        .order((snapshot::taken_at.desc(), snapshot::slug))
        .select(COLUMNS)
        .load(c)?;
    Ok(rows.into_iter().map(self::snapshot).collect())
}

/// The one of an address, with its figures.
///
/// # Errors
/// `NotFound`; `Settings` if what is stored is of a shape that this version of Eko does not read.
pub fn kept(c: &mut Connection, of: ProcessId, slug: &str) -> Result<Kept> {
    let row: Option<(Row, String)> = snapshot::table
        .filter(snapshot::process_id.eq(of))
        .filter(snapshot::slug.eq(slug))
        .select((COLUMNS, snapshot::content))
        .first(c)
        .optional()?;
    let (row, content) = row.ok_or(Error::NotFound)?;
    let snapshot = self::snapshot(row);
    let account: Account = serde_json::from_str(&content)
        .map_err(|error| Error::Settings(format!("the snapshot {slug} cannot be read: {error}")))?;
    Ok(Kept { snapshot, account })
}

/// The figures of one as they are stored.
///
/// # Errors
/// `NotFound`; `Settings` if what is stored is no JSON.
pub fn content(c: &mut Connection, id: SnapshotId) -> Result<serde_json::Value> {
    let content: String = snapshot::table
        .find(id)
        .select(snapshot::content)
        .first(c)
        .optional()?
        .ok_or(Error::NotFound)?;
    serde_json::from_str(&content)
        .map_err(|error| Error::Settings(format!("a snapshot cannot be read: {error}")))
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
            snapshot::id.eq(kept.snapshot.id),
            snapshot::process_id.eq(of),
            snapshot::slug.eq(&kept.snapshot.slug),
            snapshot::name.eq(&kept.snapshot.name),
            snapshot::content.eq(content),
            snapshot::taken_at.eq(kept.snapshot.taken_at),
            snapshot::taken_by.eq(by),
            snapshot::published_at.eq(kept.snapshot.published_at),
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
