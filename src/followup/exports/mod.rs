//! The account for spreadsheets: each table as a list of values, and all of them as one workbook.
//!
//! A spreadsheet counts with what stands in it, so that a share that is only nearly known stands there thrice: as it
//! is said, and as the least and the most that it may be. This is laid out once, here, and written in two ways.

pub mod csv;
mod files;
pub mod xlsx;

pub use files::{lists, workbook};

use jiff::civil::Date;

use super::tables::{Column, Kind, Table, Value};
use crate::i18n::Texts;

/// A table laid out for a spreadsheet: each cell holds one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flat {
    pub header: Vec<Heading>,
    /// As many cells in each as there are headings.
    pub rows: Vec<Vec<FlatCell>>,
}

/// What stands over a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub title: String,
    pub holds: Holds,
}

/// What is meant to stand in a column; what stands in a cell of it is the cell's own matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Words,
    /// Words of more than a line.
    Prose,
    Number,
    PerCent,
    Day,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlatCell {
    Empty,
    Text(String),
    Number(i64),
    /// Exactly so many of so many, and never of none.
    PerCent {
        part: i64,
        of: i64,
    },
    Day(Date),
}

impl Flat {
    /// Lays a table out: a share takes three columns (as it is said, the least, the most), an interval two.
    pub fn of(t: &Texts, table: &Table) -> Self {
        let header = table
            .columns
            .iter()
            .flat_map(|column| headings(t, column))
            .collect();
        let rows = table
            .rows
            .iter()
            .map(|row| {
                let cells = table.columns.iter().zip(row);
                cells
                    .flat_map(|(column, value)| laid_out(t, column.kind, value))
                    .collect()
            })
            .collect();
        Self { header, rows }
    }
}

fn headings(t: &Texts, column: &Column) -> Vec<Heading> {
    let heading = |title, holds| Heading { title, holds };
    let own = |holds| heading(column.title.clone(), holds);
    let least = || t.with("sheets-least", [("column", column.title.as_str().into())]);
    let most = || t.with("sheets-most", [("column", column.title.as_str().into())]);
    match column.kind {
        Kind::Text => vec![own(Holds::Words)],
        Kind::Prose => vec![own(Holds::Prose)],
        Kind::Number => vec![own(Holds::Number)],
        Kind::PerCent => vec![own(Holds::PerCent)],
        Kind::Day => vec![own(Holds::Day)],
        Kind::Share => vec![
            own(Holds::Words),
            heading(least(), Holds::PerCent),
            heading(most(), Holds::PerCent),
        ],
        Kind::Interval => vec![
            heading(least(), Holds::PerCent),
            heading(most(), Holds::PerCent),
        ],
    }
}

/// As many cells as [`headings`] gives such a column.
fn laid_out(t: &Texts, kind: Kind, value: &Value) -> Vec<FlatCell> {
    let ends = value
        .span()
        .map(|(least, most)| [per_cent(least), per_cent(most)]);
    match (kind, ends) {
        (Kind::Share, Some([least, most])) => vec![FlatCell::Text(value.text(t)), least, most],
        (Kind::Share, None) => vec![alone(t, value), FlatCell::Empty, FlatCell::Empty],
        (Kind::Interval, Some([least, most])) => vec![least, most],
        (Kind::Interval, None) => vec![alone(t, value), FlatCell::Empty],
        (_, Some([least, most])) if least == most => vec![least],
        _ => vec![alone(t, value)],
    }
}

fn per_cent((part, of): (i64, i64)) -> FlatCell {
    FlatCell::PerCent { part, of }
}

/// A value that has a cell to itself; what is no single figure stands there in words.
fn alone(t: &Texts, value: &Value) -> FlatCell {
    match value {
        Value::Number(number) => FlatCell::Number(*number),
        Value::Day(day) => FlatCell::Day(*day),
        Value::Text(text) => FlatCell::Text(text.clone()),
        Value::TooFew => FlatCell::Text(value.text(t)),
        _ if value.span().is_some() => FlatCell::Text(value.text(t)),
        // Of none there is no share.
        _ => FlatCell::Empty,
    }
}

/// Whether a spreadsheet may take a text for a formula: it begins with what begins one, in its usual or its wide form,
/// maybe after what nobody sees; or with a tab or a line's end, which some programs drop.
pub fn begins_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_unseen).starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ])
}

/// White space, control characters, and characters without a width.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use jiff::civil::date;

    /// What somebody may have typed to make another's spreadsheet compute.
    pub(super) const NASTY: &[&str] = &[
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tHylte",
        "  =1",
        "\u{a0}=1",
        "\u{feff}=1",
        "\u{200b}=1",
        "\u{0}=1",
        "\u{ff1d}1",
        "\u{ff0b}1",
        "\u{ff0d}1",
        "\u{ff20}SUM(A1)",
        "=HYPERLINK(\"http://example.org\",\"x\")",
        "=cmd|'/C calc'!A0",
        "-2+3+cmd|'/C calc'!A0",
    ];

    pub(super) fn table(kinds: &[Kind], rows: Vec<Vec<Value>>) -> Table {
        Table {
            key: "dialogues",
            title: "Dialoger".into(),
            note: String::new(),
            columns: kinds
                .iter()
                .map(|&kind| Column {
                    key: "column",
                    title: format!("{kind:?}"),
                    kind,
                })
                .collect(),
            rows,
        }
    }

    fn flat(kind: Kind, value: Value) -> Vec<FlatCell> {
        let table = table(&[kind], vec![vec![value]]);
        Flat::of(Language::Swedish.texts(), &table).rows.remove(0)
    }

    fn of(part: i64, of: i64) -> FlatCell {
        FlatCell::PerCent { part, of }
    }

    #[test]
    fn a_share_is_said_and_has_a_least_and_a_most() {
        let t = Language::Swedish.texts();
        let said = |value: &Value| FlatCell::Text(value.text(t));
        let exact = Value::Part { part: 9, of: 10 };
        let words = said(&exact);
        assert_eq!(flat(Kind::Share, exact), [words, of(9, 10), of(9, 10)]);
        let range = Value::Between {
            least: 8,
            most: 9,
            of: 10,
        };
        let words = said(&range);
        assert_eq!(flat(Kind::Share, range), [words, of(8, 10), of(9, 10)]);
        let words = said(&Value::AtLeast95PerCent);
        assert_eq!(
            flat(Kind::Share, Value::AtLeast95PerCent),
            [words, of(95, 100), of(100, 100)]
        );
        let words = said(&Value::TooFew);
        assert_eq!(
            flat(Kind::Share, Value::TooFew),
            [words, FlatCell::Empty, FlatCell::Empty]
        );
        assert_eq!(flat(Kind::Share, Value::Empty), vec![FlatCell::Empty; 3]);
    }

    #[test]
    fn an_interval_is_two_figures() {
        let value = Value::Interval {
            low: 894,
            high: 912,
        };
        assert_eq!(flat(Kind::Interval, value), [of(894, 1000), of(912, 1000)]);
        assert_eq!(flat(Kind::Interval, Value::Empty), vec![FlatCell::Empty; 2]);
    }

    #[test]
    fn any_other_value_has_a_cell_of_its_own() {
        let t = Language::Swedish.texts();
        let too_few = FlatCell::Text(Value::TooFew.text(t));
        let day = date(2021, 9, 8);
        for (kind, value, cell) in [
            (Kind::Number, Value::Number(-1234), FlatCell::Number(-1234)),
            (Kind::Number, Value::TooFew, too_few.clone()),
            (Kind::Number, Value::Empty, FlatCell::Empty),
            (Kind::PerCent, Value::Part { part: 32, of: 34 }, of(32, 34)),
            (
                Kind::PerCent,
                Value::Part { part: 0, of: 0 },
                FlatCell::Empty,
            ),
            (Kind::PerCent, Value::TooFew, too_few),
            (
                Kind::PerCent,
                Value::AtMost5PerCent,
                FlatCell::Text(Value::AtMost5PerCent.text(t)),
            ),
            (Kind::Day, Value::Day(day), FlatCell::Day(day)),
            (
                Kind::Text,
                Value::Text("Hylte".into()),
                FlatCell::Text("Hylte".into()),
            ),
            (Kind::Text, Value::Number(7), FlatCell::Number(7)),
        ] {
            assert_eq!(flat(kind, value), [cell]);
        }
    }

    #[test]
    fn each_row_is_as_long_as_the_header() {
        let kinds = [
            Kind::Text,
            Kind::Prose,
            Kind::Number,
            Kind::PerCent,
            Kind::Share,
            Kind::Interval,
            Kind::Day,
        ];
        for value in [
            Value::Empty,
            Value::TooFew,
            Value::Number(1),
            Value::AtMost5PerCent,
            Value::Part { part: 1, of: 0 },
        ] {
            let table = table(&kinds, vec![vec![value; kinds.len()]]);
            let flat = Flat::of(Language::English.texts(), &table);
            assert_eq!(flat.header.len(), 10);
            assert_eq!(flat.rows[0].len(), 10);
        }
    }

    #[test]
    fn the_ends_of_a_share_are_named_after_it() {
        let titles = |t| -> Vec<String> {
            let flat = Flat::of(t, &table(&[Kind::Share], Vec::new()));
            flat.header.into_iter().map(|one| one.title).collect()
        };
        assert_eq!(
            titles(Language::Swedish.texts()),
            ["Share", "Share, minst", "Share, högst"]
        );
        assert_eq!(
            titles(Language::English.texts()),
            ["Share", "Share, at least", "Share, at most"]
        );
    }

    #[test]
    fn what_begins_a_formula_is_known_in_every_disguise() {
        for nasty in NASTY {
            assert!(begins_formula(nasty), "{nasty:?}");
        }
        for plain in [
            "", " ", "Hylte", "1 = 1", "–", "'=1'", "\"; =1", "≥ 95 %", "å",
        ] {
            assert!(!begins_formula(plain), "{plain:?}");
        }
    }
}
