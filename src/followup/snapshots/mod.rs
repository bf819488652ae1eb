//! The account as it was on a day: named, dated, never changed, and found again by the same address, so that a figure in
//! a paper can be traced to what it was computed from (D41).

pub mod compare;
mod mark;
pub mod queries;
mod taking;

pub use mark::{Mark, Marks};
pub use taking::{Taking, take};

use diesel::prelude::*;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::account::Account;
use crate::clock::Timestamp;
use crate::db::ids::SnapshotId;
use crate::processes::Slug;

/// Characters of a snapshot's name at most.
pub const LONGEST_NAME: usize = 120;

/// A snapshot without its figures.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::db::schema::snapshot)]
pub struct Snapshot {
    pub id: SnapshotId,
    /// Its part of addresses; the same for ever.
    pub slug: Slug,
    pub name: String,
    pub taken_at: Timestamp,
    /// Since when everybody can see it; none while only staff can.
    pub published_at: Option<Timestamp>,
    /// Its place, as it was taken, among all that has happened in the process.
    pub place: i64,
}

/// Whether a snapshot of this name and day can be told from all others: who cites it cites both.
pub fn is_told_apart(others: &[Snapshot], name: &str, day: Date, zone: &TimeZone) -> bool {
    let reads = |name: &str| name.trim().to_lowercase();
    others
        .iter()
        .all(|other| reads(&other.name) != reads(name) || other.taken_at.day(zone) != day)
}

/// Whether figures say what others say, whenever they were computed, and whatever was saved meanwhile.
pub fn say_the_same(one: &Account, other: &Account) -> bool {
    let plain = |account: &Account| Account {
        computed_at: Timestamp(0),
        ..account.clone().without_savings()
    };
    plain(one) == plain(other)
}

/// A snapshot with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub snapshot: Snapshot,
    pub account: Account,
}
