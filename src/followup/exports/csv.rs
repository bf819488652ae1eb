//! A table as a list of values (CSV), to be opened in a spreadsheet or read by a program.
//!
//! A spreadsheet reads such a file by the habits of its own language, so that the file follows the reader's: in
//! Swedish a semicolon between the values and a comma in a figure, in English a comma and a point. The titles stand in
//! the first line. Counts have no grouping, days are ISO 8601, and shares are numbers of per cent with one decimal,
//! rounded half up as on the page: `90,5`. Which columns there are, `tables` says.

use super::flat;
use crate::error::Result;
use crate::followup::tables::{Column, ColumnKind, Table, Value};
use crate::i18n::{Language, Texts};
use crate::sheets::csv::{Cell, list, separator};

/// The habits of a language's spreadsheets.
struct Habits {
    separator: u8,
    point: char,
}

impl Habits {
    fn of(language: Language) -> Self {
        let point = match language.for_staff() {
            Language::Swedish => ',',
            _ => '.',
        };
        Self {
            separator: separator(language),
            point,
        }
    }
}

/// The table as a file of its own.
///
/// # Errors
/// When a row has not as many cells as there are titles.
pub fn bytes(t: &Texts, table: &Table) -> Result<Vec<u8>> {
    let habits = Habits::of(t.language);
    let flat = flat(t, table);
    let titles = flat.columns.iter().map(|heading| title(t, heading));
    let rows = flat
        .rows
        .into_iter()
        .map(|row| row.into_iter().map(|cell| value(&habits, cell)).collect());
    list(
        habits.separator,
        std::iter::once(titles.collect()).chain(rows),
    )
}

/// A column's title; over numbers of per cent it says that they are.
fn title(t: &Texts, heading: &Column) -> Cell {
    if heading.kind == ColumnKind::PerCent && !heading.title.contains('%') {
        let column = heading.title.as_str().into();
        Cell::Text(t.with("sheets-per-cent", [("column", column)]))
    } else {
        Cell::Text(heading.title.clone())
    }
}

fn value(habits: &Habits, cell: Value) -> Cell {
    match cell {
        Value::Text(text) => Cell::Text(text),
        Value::Number(number) => Cell::Figure(number.to_string()),
        Value::Part { part, of } => Cell::Figure(per_cent(part, of, habits.point)),
        Value::Day(day) => Cell::Figure(day.to_string()),
        _ => Cell::Text(String::new()),
    }
}

/// So many of so many in per cent, rounded half up to one decimal: `90,5`.
fn per_cent(part: i64, of: i64, point: char) -> String {
    if of <= 0 {
        return String::new();
    }
    let (part, of) = (i128::from(part), i128::from(of));
    let tenths = (part * 2000 + of).div_euclid(2 * of);
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}{point}{}", tenths.abs() / 10, tenths.abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use crate::sheets::csv::tests::read;
    use crate::sheets::tests::NASTY;
    use jiff::civil::date;

    fn example() -> Table {
        let (low, high) = (894, 912);
        let row = vec![
            Value::Text("Hylte; möte".into()),
            Value::Number(-1234),
            Value::Part { part: 181, of: 200 },
            Value::Interval { low, high },
            Value::Day(date(2021, 9, 8)),
        ];
        let kinds = [
            ColumnKind::Text,
            ColumnKind::Number,
            ColumnKind::PerCent,
            ColumnKind::Interval,
            ColumnKind::Day,
        ];
        table(&kinds, vec![row, vec![Value::Empty; 5]])
    }

    #[test]
    fn swedish_spreadsheets_get_semicolons_and_english_ones_commas() {
        let written = |language: Language| {
            let bytes = bytes(language.texts(), &example()).expect("a list");
            String::from_utf8(bytes).expect("UTF-8")
        };
        assert_eq!(
            written(Language::Swedish),
            "\u{feff}Text;Number;PerCent (%);Interval, minst (%);Interval, högst (%);Day\r\n\
             \"Hylte; möte\";-1234;90,5;89,4;91,2;2021-09-08\r\n;;;;;\r\n"
        );
        assert_eq!(
            written(Language::English),
            "\u{feff}Text,Number,PerCent (%),\"Interval, at least (%)\",\"Interval, at most (%)\",Day\r\n\
             Hylte; möte,-1234,90.5,89.4,91.2,2021-09-08\r\n,,,,,\r\n"
        );
    }

    #[test]
    fn per_cents_are_rounded_half_up() {
        assert_eq!(per_cent(261, 290, ','), "90,0");
        assert_eq!(per_cent(32, 34, ','), "94,1");
        assert_eq!(per_cent(1, 2000, '.'), "0.1");
        assert_eq!(per_cent(1, 2001, '.'), "0.0");
        assert_eq!(per_cent(-1, 200, '.'), "-0.5");
        assert_eq!(per_cent(i64::MAX, i64::MAX, '.'), "100.0");
        assert_eq!(per_cent(0, 0, '.'), "");
    }

    #[test]
    fn no_cell_and_no_title_begins_a_formula() {
        for nasty in NASTY {
            let rows = vec![vec![Value::Text((*nasty).into()), Value::Number(-1)]];
            let mut table = table(&[ColumnKind::Text, ColumnKind::Number], rows);
            table.columns[0].title = (*nasty).into();
            let lines = read(&bytes(Language::English.texts(), &table).unwrap(), b',');
            assert_eq!(lines[0][0], format!("'{nasty}"));
            assert_eq!(lines[1], [format!("'{nasty}"), "-1".into()]);
        }
        let quoted = "\"; =1";
        let table = table(&[ColumnKind::Text], vec![vec![Value::Text(quoted.into())]]);
        for (language, separator) in [(Language::Swedish, b';'), (Language::English, b',')] {
            let lines = read(&bytes(language.texts(), &table).unwrap(), separator);
            assert_eq!(lines[1], [quoted]);
        }
    }
}
