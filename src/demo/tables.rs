//! The tables that come with the example.

/// The rows of a table, without its headings.
pub(super) fn rows(table: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.records().filter_map(|row| row.ok()).collect()
}
