//! Sets the figures down.

use jiff::tz::TimeZone;

use super::{Kept, Snapshot, is_told_apart, queries};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId, SnapshotId};
use crate::error::{Error, Result};
use crate::followup::account;
use crate::processes::{self, Slug};

/// The page that compares has an address beside those of the snapshots, and there today's figures are called `now`.
const TAKEN: [&str; 2] = ["compare", "now"];

/// Figures that are to be set down.
#[derive(Debug, Clone)]
pub struct Taking {
    pub name: String,
    pub by: AccountId,
    pub at: Timestamp,
    pub zone: TimeZone,
}

/// Sets the figures of a process down as they are now, under an address of its own. Small dialogues that are enough
/// together enter them before.
///
/// # Errors
/// `Refused` when another of the same day has the name; those of the database.
pub fn take(c: &mut Connection, of: ProcessId, taking: &Taking) -> Result<Snapshot> {
    let others = queries::all(c, of)?;
    if !is_told_apart(
        &others,
        &taking.name,
        taking.at.day(&taking.zone),
        &taking.zone,
    ) {
        return Err(Error::Refused("snapshot-name-taken"));
    }
    let account = account::with_everybody_in(c, of, taking.at, &taking.zone)?;
    let snapshot = Snapshot {
        id: SnapshotId::random(),
        slug: free_slug(c, of, &taking.name)?,
        name: taking.name.clone(),
        taken_at: taking.at,
        published_at: None,
        place: processes::queries::next_place(c, of)?,
    };
    let kept = Kept { snapshot, account };
    queries::add(c, of, &kept, taking.by)?;
    Ok(kept.snapshot)
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
