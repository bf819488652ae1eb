//! A row of a table that was handed in, and how much of one is read.

use crate::i18n::characters::is_unseen;

/// Rows, columns and bytes of text at most: some thousand rows, and no more than a browser sends back.
pub const MOST_ROWS: usize = 10_000;
pub const MOST_COLUMNS: usize = 250;
pub const MOST_TEXT: usize = 400 * 1024;

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet counts, from 1.
    pub number: usize,
    pub cells: Vec<String>,
}

/// Why there is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    TooLarge,
    /// Neither text nor a workbook that can be opened.
    Unknown,
}

/// A value in one line, its letters whole, without what cannot be seen around it.
pub fn clean(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    words.join(" ").trim_matches(is_unseen).to_owned()
}
