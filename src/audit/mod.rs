//! Who did what: what staff, hosts, the shell and Eko itself changed, never what participants said.
//!
//! Written by `staff::writing` in the transaction of the change; each handler names its action where it writes.

pub mod queries;

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::ids::{AccountId, ProcessId, word_enum};
use crate::db::schema::audit_entry;

word_enum!(
    /// What kind of actor a line of the log is about.
    ActorKind {
        Staff = "staff",
        /// The host of a dialogue.
        Host = "host",
        /// Eko by itself: what was due.
        Eko = "eko",
        /// Whoever can run `eko` on the server.
        Shell = "shell",
    }
);

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    Staff(AccountId),
    Host,
    Eko,
    Shell,
}

impl Actor {
    pub fn kind(self) -> ActorKind {
        match self {
            Self::Staff(_) => ActorKind::Staff,
            Self::Host => ActorKind::Host,
            Self::Eko => ActorKind::Eko,
            Self::Shell => ActorKind::Shell,
        }
    }

    /// Who of the staff; none for the others.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Staff(account) => Some(account),
            _ => None,
        }
    }
}

/// One entry: an action's name (`dialogue.closed`) and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// None for what is about the installation, such as an account.
    pub process: Option<ProcessId>,
    pub actor: Actor,
    pub at: Timestamp,
    pub action: &'static str,
    pub detail: String,
}

/// A line of the log as it stands there.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit_entry)]
pub struct Line {
    pub at: Timestamp,
    #[diesel(column_name = actor)]
    pub by: ActorKind,
    /// Who of the staff it was; none for the others.
    #[diesel(column_name = account_id)]
    pub account: Option<AccountId>,
    pub action: String,
    pub detail: String,
}

/// Which lines of a log are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What the name of the action begins with; nothing means any.
    pub begins: &'static [&'static str],
    /// Whose they are; nothing means anybody's.
    pub by: Option<By>,
    /// From this moment on.
    pub from: Timestamp,
    /// Before this moment.
    pub until: Timestamp,
    /// Actions whose lines this reader is not to know of, not even by a gap.
    pub hidden: &'static [&'static str],
}

/// Whose lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Somebody's of the staff.
    Account(AccountId),
    /// All that a host, Eko or the shell did.
    Kind(ActorKind),
}

/// A line as it is shown: `staff::queries` adds the name of whoever of the staff it was.
#[derive(Debug, Clone)]
pub struct Shown {
    pub at: Timestamp,
    pub by: ActorKind,
    pub who: Option<String>,
    pub action: String,
    pub detail: String,
}

/// What was there before and what is there now, as the log says it; none when it is the same.
pub fn changed(what: &str, before: impl ToString, after: impl ToString) -> Option<String> {
    let (before, after) = (before.to_string(), after.to_string());
    (before != after).then(|| format!("{what}: {before} → {after}"))
}
