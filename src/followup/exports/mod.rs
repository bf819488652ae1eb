//! The account for spreadsheets: each table as a list of values, and all of them as one workbook.
//!
//! A spreadsheet counts with what stands in it, so that a share that is only nearly known stands there three times: as
//! it is said, and as the least and the most that it may be. This is laid out once, here, and written in two ways.

pub mod csv;
mod files;
pub mod xlsx;

pub use files::{lists, workbook};

use super::tables::ColumnKind::{Interval, PerCent, Share, Text};
use super::tables::{Column, ColumnKind, Table, Value};
use crate::i18n::Texts;

/// The same table laid out for a spreadsheet, each cell with one thing: words, a number, a day, or exactly so many of
/// so many and never of none. A share takes three columns (as it is said, the least, the most), an interval two.
pub fn flat(t: &Texts, table: &Table) -> Table {
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
    let laid_out = |row: &Vec<Value>| {
        let cells = kinds.iter().zip(row);
        cells
            .flat_map(|(&kind, value)| laid_out(t, kind, value))
            .collect()
    };
    let columns = table.columns.iter().flat_map(|of| headings(t, of));
    Table {
        columns: columns.collect(),
        rows: table.rows.iter().map(laid_out).collect(),
        title: table.title.clone(),
        note: table.note.clone(),
        ..*table
    }
}

fn headings(t: &Texts, column: &Column) -> Vec<Column> {
    let heading = |title, kind| Column {
        title,
        kind,
        ..*column
    };
    let own = |kind| heading(column.title.clone(), kind);
    let end = |key| {
        let title = t.with(key, [("column", column.title.as_str().into())]);
        heading(title, PerCent)
    };
    match column.kind {
        Share => vec![own(Text), end("sheets-least"), end("sheets-most")],
        Interval => vec![end("sheets-least"), end("sheets-most")],
        kind => vec![own(kind)],
    }
}

/// As many cells as [`headings`] gives such a column.
fn laid_out(t: &Texts, kind: ColumnKind, value: &Value) -> Vec<Value> {
    let part = |(part, of): (i64, i64)| Value::Part { part, of };
    let ends = value.span().map(|(least, most)| [part(least), part(most)]);
    match (kind, ends) {
        (Share, Some([least, most])) => vec![Value::Text(value.text(t)), least, most],
        (Share, None) => vec![alone(t, value), Value::Empty, Value::Empty],
        (Interval, Some([least, most])) => vec![least, most],
        (Interval, None) => vec![alone(t, value), Value::Empty],
        (_, Some([least, most])) if least == most => vec![least],
        _ => vec![alone(t, value)],
    }
}

/// A value that has a cell to itself; what is no single figure stands there in words.
fn alone(t: &Texts, value: &Value) -> Value {
    match value {
        Value::Number(_) | Value::Day(_) | Value::Text(_) => value.clone(),
        Value::TooFew => Value::Text(value.text(t)),
        _ if value.span().is_some() => Value::Text(value.text(t)),
        // Of none there is no share.
        _ => Value::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::ColumnKind::{Day, Number, Prose};
    use super::*;
    use crate::i18n::Language;
    use jiff::civil::date;

    pub(super) fn table(kinds: &[ColumnKind], rows: Vec<Vec<Value>>) -> Table {
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

    fn cells(kind: ColumnKind, value: Value) -> Vec<Value> {
        let table = table(&[kind], vec![vec![value]]);
        flat(Language::Swedish.texts(), &table).rows.remove(0)
    }

    fn of(part: i64, of: i64) -> Value {
        Value::Part { part, of }
    }

    fn between() -> Value {
        let (least, most, of) = (8, 9, 10);
        Value::Between { least, most, of }
    }

    #[test]
    fn a_share_is_said_and_has_a_least_and_a_most() {
        let t = Language::Swedish.texts();
        for (share, least, most) in [
            (of(9, 10), of(9, 10), of(9, 10)),
            (between(), of(8, 10), of(9, 10)),
            (Value::TooFew, Value::Empty, Value::Empty),
        ] {
            let words = Value::Text(share.text(t));
            assert_eq!(cells(Share, share), [words, least, most]);
        }
        assert_eq!(cells(Share, Value::Empty), vec![Value::Empty; 3]);
    }

    #[test]
    fn an_interval_is_two_figures() {
        let (low, high) = (894, 912);
        let value = Value::Interval { low, high };
        assert_eq!(cells(Interval, value), [of(894, 1000), of(912, 1000)]);
        assert_eq!(cells(Interval, Value::Empty), vec![Value::Empty; 2]);
    }

    #[test]
    fn any_other_value_has_a_cell_of_its_own() {
        let t = Language::Swedish.texts();
        let too_few = Value::Text(Value::TooFew.text(t));
        let day = date(2021, 9, 8);
        let said = Value::Text(between().text(t));
        let text = || Value::Text("Hylte".into());
        for (kind, value, cell) in [
            (Number, Value::Number(-1234), Value::Number(-1234)),
            (Number, Value::TooFew, too_few.clone()),
            (Number, Value::Empty, Value::Empty),
            (PerCent, of(32, 34), of(32, 34)),
            (PerCent, of(0, 0), Value::Empty),
            (PerCent, Value::TooFew, too_few),
            (PerCent, between(), said),
            (Day, Value::Day(day), Value::Day(day)),
            (Text, text(), text()),
            (Text, Value::Number(7), Value::Number(7)),
        ] {
            assert_eq!(cells(kind, value), [cell]);
        }
    }

    #[test]
    fn each_row_is_as_long_as_the_header() {
        let kinds = [Text, Prose, Number, PerCent, Share, Interval, Day];
        for value in [
            Value::Empty,
            Value::TooFew,
            Value::Number(1),
            between(),
            Value::Part { part: 1, of: 0 },
        ] {
            let table = table(&kinds, vec![vec![value; kinds.len()]]);
            let flat = flat(Language::English.texts(), &table);
            assert_eq!(flat.columns.len(), 10);
            assert_eq!(flat.rows[0].len(), 10);
        }
    }

    #[test]
    fn the_ends_of_a_share_are_named_after_it() {
        let titles = |t| -> Vec<String> {
            let flat = flat(t, &table(&[Share], Vec::new()));
            flat.columns.into_iter().map(|one| one.title).collect()
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
}
