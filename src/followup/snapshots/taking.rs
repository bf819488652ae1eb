//! Sets the figures down.

use jiff::tz::TimeZone;

use super::{Kept, Snapshot, queries};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId, SnapshotId};
use crate::error::Result;
use crate::followup::{account, entry};
use crate::processes::Slug;

/// The page that compares has an address beside those of the snapshots, and there today's figures are called `now`.
const TAKEN: [&str; 2] = ["compare", "now"];

/// Sets the figures of a process down as they are now, under an address of its own. Small dialogues that are enough
/// together enter them before.
///
/// # Errors
/// Those of the database.
pub fn take(
    c: &mut Connection,
    of: ProcessId,
    name: &str,
    by: AccountId,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Snapshot> {
    entry::let_everybody_in(c, of, now)?;
    let account = account::of(c, of, now, zone)?;
    let snapshot = Snapshot {
        id: SnapshotId::random(),
        slug: free_slug(c, of, name)?,
        name: name.to_owned(),
        taken_at: now,
        published_at: None,
    };
    let kept = Kept {
        snapshot: snapshot.clone(),
        account,
    };
    queries::add(c, of, &kept, by)?;
    Ok(snapshot)
}

fn free_slug(c: &mut Connection, of: ProcessId, name: &str) -> Result<Slug> {
    let wanted = Slug::of_name(name);
    let mut slug = wanted.clone();
    let mut number = 1;
    while TAKEN.contains(&slug.as_str()) || queries::is_taken(c, of, &slug)? {
        number += 1;
        slug = wanted.numbered(number);
    }
    Ok(slug)
}
