//! What was seen, before it is told.

use super::files::Folder;
use super::queries::{Catalogue, Dialogues, Server};
use crate::clock::Timestamp;

/// All that was seen, before it is told.
pub struct Seen {
    pub now: Timestamp,
    pub found: Catalogue,
    /// As this version makes it.
    pub made: Catalogue,
    /// How many rows each table about participants has.
    pub rows: Vec<(&'static str, i64)>,
    pub dialogues: Dialogues,
    pub server: Option<Server>,
    pub folder: Folder,
}

impl Seen {
    pub fn rows(&self, table: &str) -> i64 {
        let mut rows = self.rows.iter();
        rows.find(|(name, _)| *name == table)
            .map_or(0, |(_, rows)| *rows)
    }
}

pub fn plural<'a>(count: i64, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}
