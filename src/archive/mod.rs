//! The end of a process: handing it over, taking all of it out in open formats, ending its life with evidence (D37).
//!
//! Stands above the story and may use every room, but opens nothing: no address, code or comment is read here, and
//! figures about answers come out of `followup`'s disclosure alone. What ends stays readable.

pub mod export;
pub mod handlers;
pub mod queries;
mod views;

use std::borrow::Cow;
use std::io::{self, Cursor, Write};

use jiff::tz::TimeZone;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::clock::Timestamp;
use crate::db::ids::word_enum;
use crate::error::Result;

word_enum!(
    /// What becomes of a leader who hands a process over.
    After {
        /// Leads it together with the other.
        Stay = "stay",
        /// Goes on in the project group.
        Group = "group",
        /// Has nothing more to do with it.
        Leave = "leave",
    }
);

impl After {
    /// The key of its words.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Stay => "hand-over-stay",
            Self::Group => "hand-over-group",
            Self::Leave => "hand-over-leave",
        }
    }
}

/// How handing over went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The other leads it now, and what was chosen for the one before has happened.
    Over,
    /// The other is invited. Until the invitation is taken up, the one before goes on leading: nobody else could.
    Invited,
    /// The same, with an invitation that somebody sent before.
    Awaited,
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

/// A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

/// A table as CSV (RFC 4180), with the byte order mark by which spreadsheets know UTF-8; the headings have commas
/// between them.
///
/// # Errors
/// When a row is not as long as the headings.
pub fn sheet(headings: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer
        .write_record(headings.split(','))
        .map_err(io::Error::from)?;
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell).into_owned());
        writer.write_record(cells).map_err(io::Error::from)?;
    }
    Ok(writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?)
}

/// A ZIP file in the making. What goes into it in the same order at the same time comes out as the same bytes.
pub struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Package {
    /// An empty one, whose files are all dated `now` as the clock on the wall shows it: ZIP knows no zones.
    pub fn new(now: Timestamp, zone: &TimeZone) -> Self {
        let dated = zip::DateTime::try_from(now.zoned(zone).datetime()).unwrap_or_default();
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            options: SimpleFileOptions::default()
                .last_modified_time(dated)
                .unix_permissions(0o644),
        }
    }

    /// A text in UTF-8.
    pub fn text(&mut self, name: &str, text: &str) -> Result<()> {
        self.put(name, text.as_bytes(), CompressionMethod::Deflated)
    }

    /// A value as JSON, written to be read by people too.
    pub fn json(&mut self, name: &str, value: &Value) -> Result<()> {
        let mut bytes = serde_json::to_vec_pretty(value).map_err(io::Error::from)?;
        bytes.push(b'\n');
        self.put(name, &bytes, CompressionMethod::Deflated)
    }

    /// A table as [`sheet`] writes it.
    pub fn table(
        &mut self,
        name: &str,
        headings: &str,
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> Result<()> {
        self.put(name, &sheet(headings, rows)?, CompressionMethod::Deflated)
    }

    /// A file that is compressed already.
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.put(name, bytes, CompressionMethod::Stored)
    }

    fn put(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<()> {
        self.zip
            .start_file(name, self.options.compression_method(method))
            .map_err(io::Error::from)?;
        Ok(self.zip.write_all(bytes)?)
    }

    /// All of it.
    pub fn done(self) -> Result<Vec<u8>> {
        Ok(self.zip.finish().map_err(io::Error::from)?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_is_shown_and_not_computed() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(evil), format!("'{evil}"));
        }
        for plain in ["Hylte", "1 = 1", "", "–", "'='"] {
            assert_eq!(harmless(plain), plain);
        }
    }

    #[test]
    fn the_same_files_make_the_same_bytes() {
        let make = || {
            let mut package = Package::new(Timestamp(1_631_095_200), &TimeZone::UTC);
            package.text("a.txt", "å").unwrap();
            package.file("b.pdf", b"%PDF-").unwrap();
            package.done().unwrap()
        };
        assert_eq!(make(), make());
    }

    proptest! {
        #[test]
        fn a_table_comes_back_and_no_cell_begins_a_formula(cells in proptest::collection::vec("[ -~åäö\n\t]{0,20}", 2..3)) {
            let bytes = sheet("first,second", [cells.clone()]).unwrap();
            let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
            // An empty line is no record to a reader of CSV, but two cells are never an empty line.
            prop_assert_eq!(rows.len(), 1);
            for (cell, written) in cells.iter().zip(&rows[0]) {
                prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                prop_assert_eq!(written.strip_prefix('\'').filter(|rest| rest == cell).unwrap_or(written), cell);
            }
        }
    }
}
