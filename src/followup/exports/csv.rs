//! A table as a list of values (CSV, RFC 4180), to be opened in a spreadsheet or read by a program.
//!
//! A spreadsheet reads such a file by the habits of its own language, so that the file follows the reader's: in
//! Swedish a semicolon between the values and a comma in a figure, in English a comma and a point. UTF-8 with the byte
//! order mark by which spreadsheets know it, lines that end in CR LF, the titles in the first. Counts have no grouping,
//! days are ISO 8601, and shares are numbers of per cent with one decimal, rounded half up as on the page: `90,5`. No
//! text is taken for a formula: [`harmless`].

use std::borrow::Cow;

use super::{Flat, FlatCell, Heading, Holds, begins_formula};
use crate::followup::tables::Table;
use crate::i18n::{Language, Texts};

/// The habits of a language's spreadsheets.
struct Habits {
    separator: u8,
    point: char,
}

impl Habits {
    fn of(language: Language) -> Self {
        match language.for_staff() {
            Language::Swedish => Self {
                separator: b';',
                point: ',',
            },
            _ => Self {
                separator: b',',
                point: '.',
            },
        }
    }
}

/// The table as a file of its own.
pub fn bytes(t: &Texts, table: &Table) -> Vec<u8> {
    let habits = Habits::of(t.language);
    let flat = Flat::of(t, table);
    let header = flat.header.iter().map(|heading| title(t, heading));
    let rows = flat
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| value(&habits, cell)).collect());
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(habits.separator)
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for line in std::iter::once(header.collect::<Vec<String>>()).chain(rows) {
        writer
            .write_record(line)
            .unwrap_or_else(|_| unreachable!("memory takes lines of any length"));
    }
    writer
        .into_inner()
        .unwrap_or_else(|_| unreachable!("memory takes all that is written"))
}

/// A column's title; over numbers of per cent it says that they are.
fn title(t: &Texts, heading: &Heading) -> String {
    if heading.holds == Holds::PerCent && !heading.title.contains('%') {
        let column = heading.title.as_str().into();
        harmless(&t.with("sheets-per-cent", [("column", column)])).into_owned()
    } else {
        harmless(&heading.title).into_owned()
    }
}

fn value(habits: &Habits, cell: &FlatCell) -> String {
    match cell {
        FlatCell::Empty => String::new(),
        FlatCell::Text(text) => harmless(text).into_owned(),
        FlatCell::Number(number) => number.to_string(),
        FlatCell::PerCent { part, of } => per_cent(*part, *of, habits.point),
        FlatCell::Day(day) => day.to_string(),
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

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it, and nothing
/// else is changed. Figures are never passed through it.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if begins_formula(text) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{NASTY, table};
    use super::*;
    use crate::followup::tables::{Kind, Value};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn read(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark");
        ::csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .from_reader(text)
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    fn example() -> Table {
        let row = vec![
            Value::Text("Hylte; möte".into()),
            Value::Number(-1234),
            Value::Part { part: 181, of: 200 },
            Value::Interval {
                low: 894,
                high: 912,
            },
            Value::Day(date(2021, 9, 8)),
        ];
        let kinds = [
            Kind::Text,
            Kind::Number,
            Kind::PerCent,
            Kind::Interval,
            Kind::Day,
        ];
        table(&kinds, vec![row, vec![Value::Empty; 5]])
    }

    #[test]
    fn swedish_spreadsheets_get_semicolons_and_english_ones_commas() {
        let written = |language: Language| {
            String::from_utf8(bytes(language.texts(), &example())).expect("UTF-8")
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
            let mut table = table(&[Kind::Text, Kind::Number], rows);
            table.columns[0].title = (*nasty).into();
            let lines = read(&bytes(Language::English.texts(), &table), b',');
            assert_eq!(lines[0][0], format!("'{nasty}"));
            assert_eq!(lines[1], [format!("'{nasty}"), "-1".into()]);
        }
        let quoted = "\"; =1";
        let table = table(&[Kind::Text], vec![vec![Value::Text(quoted.into())]]);
        for (language, separator) in [(Language::Swedish, b';'), (Language::English, b',')] {
            let lines = read(&bytes(language.texts(), &table), separator);
            assert_eq!(lines[1], [quoted]);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(one in any::<String>(), other in "[=+@;,\"'\r\n\t a-]{0,9}") {
            let row = vec![Value::Text(one.clone()), Value::Text(other.clone())];
            let table = table(&[Kind::Text, Kind::Prose], vec![row]);
            for (language, separator) in [(Language::Swedish, b';'), (Language::English, b',')] {
                let lines = read(&bytes(language.texts(), &table), separator);
                prop_assert_eq!(lines.len(), 2);
                for (text, came) in [&one, &other].into_iter().zip(&lines[1]) {
                    prop_assert!(!begins_formula(came));
                    let same = came == text || came.strip_prefix('\'') == Some(text.as_str());
                    prop_assert!(same, "{:?} became {:?}", text, came);
                }
            }
        }
    }
}
