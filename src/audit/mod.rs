//! Who did what: staff actions, never participants'.

pub mod queries;

use crate::clock::Timestamp;
use crate::db::ids::{AccountId, ProcessId};

/// One entry: an action's name (`dialogue.closed`) and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub process: Option<ProcessId>,
    /// Nobody, when a host or the program itself did it.
    pub account: Option<AccountId>,
    pub at: Timestamp,
    pub action: &'static str,
    pub detail: String,
}

/// An entry as it is shown.
#[derive(Debug, Clone)]
pub struct Shown {
    pub at: Timestamp,
    pub who: Option<String>,
    pub action: String,
    pub detail: String,
}
