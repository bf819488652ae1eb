//! The end of a process: handing it over, taking all of it out in open formats, ending its life with evidence (D37).
//!
//! Stands above the story and may use every room, but opens nothing: no address, code or comment is read here, and
//! figures about answers come out of `followup`'s disclosure alone. What ends stays readable.

pub mod export;
pub mod handlers;
pub mod queries;
mod views;

use std::collections::BTreeMap;

use crate::addresses::Purpose;
use crate::db::ids::word_enum;
use crate::dialogues::{CollectionPoint, Dialogue};
use crate::reports::Report;
use crate::staff::inviting::Invited;

word_enum!(
    /// What becomes of a leader who hands a process over.
    After {
        /// Leads it together with the other.
        Stay = "stay" => "hand-over-stay",
        /// Goes on in the project group.
        Group = "group" => "hand-over-group",
        /// Has nothing more to do with it.
        Leave = "leave" => "hand-over-leave",
    }
);

/// How handing over went.
#[derive(Debug, Clone)]
pub enum Handed {
    /// The other leads it now, and what was chosen for the one before has happened.
    Over,
    /// The other is asked. Until they have said yes, the one before goes on leading: nobody else could.
    Invited(Box<Invited>),
    /// The same, with an invitation that somebody sent before.
    Awaited,
}

/// What the end of a process would leave undone.
#[derive(Debug)]
pub struct Left {
    /// How many have not been sent which report that they wish.
    pub unsent: Vec<(Report, i64)>,
    /// How many wish what they are in no mailing of, and no published report is owed to them of.
    pub since: BTreeMap<Purpose, i64>,
    /// What is not closed yet, and closes with the end.
    pub open: Unclosed,
}

/// What is not closed yet when a process is about to end.
#[derive(Debug)]
pub struct Unclosed {
    pub dialogues: Vec<Dialogue>,
    pub points: Vec<CollectionPoint>,
}

/// How much a process holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holdings {
    pub dialogues: i64,
    pub collection_points: i64,
    pub reports: i64,
    pub mailings: i64,
    pub addresses: i64,
    pub contacts: i64,
}

/// What was done when a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    pub closed: i64,
    pub cancelled: i64,
    pub addresses: i64,
    pub contacts: i64,
    pub comments: i64,
}

impl std::fmt::Display for Ended {
    /// As the log keeps it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "closed {}, mailings cancelled {}, addresses erased {}, contacts erased {}, comments erased {}",
            self.closed, self.cancelled, self.addresses, self.contacts, self.comments
        )
    }
}
