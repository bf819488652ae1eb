//! Writes a backup, and says what is in it.

use std::fmt;
use std::path::Path;

use crate::config::{Config, SecretKey};
use crate::db::{DatabaseUrl, copying, looking};
use crate::error::Result;
use crate::server::anonymity::queries;
use crate::server::doctor;

/// What a copy of a database holds.
pub struct Contents {
    bytes: u64,
    /// How many rows, and what each is. A table that an older Eko did not have is left out.
    rows: Vec<(i64, &'static str)>,
}

/// What is told of, and where it stands.
const TOLD: [(&str, &str); 8] = [
    ("account", "accounts of staff"),
    ("process", "processes"),
    ("dialogue", "dialogues and collection points"),
    ("comment", "texts of participants (sealed)"),
    ("address", "addresses of participants (sealed)"),
    ("arrival", "addresses that have not entered a pool (sealed)"),
    ("contact", "contacts of organisations (sealed)"),
    ("delivery", "mails"),
];

impl Contents {
    /// Reads a copy.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(file: &Path) -> Result<Self> {
        let mut c = looking::open(&DatabaseUrl::Sqlite(file.into()))?;
        let known = queries::catalogue(&mut c)?.tables;
        let mut rows = Vec::new();
        for (table, what) in TOLD {
            if known.contains_key(table) {
                rows.push((queries::rows(&mut c, table)?, what));
            }
        }
        Ok(Self {
            bytes: std::fs::metadata(file)?.len(),
            rows,
        })
    }
}

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self
            .rows
            .iter()
            .map(|(count, what)| format!("{what}: {count}"));
        let rows: Vec<String> = rows.collect();
        write!(f, "{} KiB, {}", self.bytes.div_ceil(1024), rows.join(", "))
    }
}

/// Copies the database to a file that is not there yet, also while Eko runs.
///
/// # Errors
/// When the key lies in the file's folder, or the copy cannot be made: then there is no file.
pub fn back_up(config: &Config, file: &Path) -> Result<Contents> {
    doctor::may_back_up_to(config, file)?;
    copying::copy(&config.database, file)?;
    Contents::of(file)
}

/// What somebody needs besides the file, to have everything again.
pub fn left_out(config: &Config) -> String {
    let key = match &config.secret_key {
        SecretKey::File(path) => format!("the master key {}", path.display()),
        SecretKey::Value(_) => "the master key, which comes from the environment".to_owned(),
    };
    format!(
        "{key}: without it nothing that is sealed can be opened, so keep a copy of it elsewhere; the settings; the folders senders and outbox, which belong to no backup"
    )
}
