//! A table that a spreadsheet hands in, whatever it made of it: a list of values in any of the letters, separators and
//! line ends that programs write, a workbook, or rows pasted from either.
//!
//! Rows have the numbers that the spreadsheet shows beside them. Empty ones are counted and left out, a line `sep=;` is
//! an order to the spreadsheet and no row, and a line's end within quotation marks ends no row. Letters are whole, white
//! space is single, and what cannot be seen around a value is gone.

use super::letters::{self, Letters};
use super::parted::Rows;
use super::row::{MOST_COLUMNS, MOST_ROWS, Row, Unreadable};
use super::workbook;
use crate::i18n::Texts;

/// Words to look at, at most.
const WORDS: usize = 8;

/// A table as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub source: Source,
    pub rows: Vec<Row>,
}

/// What a table was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Text(Letters),
    /// The sheet of a workbook, by its name.
    Workbook(String),
}

impl Source {
    /// What it is called.
    pub fn text(&self, t: &Texts) -> String {
        match self {
            Self::Text(Letters::Utf8) => "UTF-8".into(),
            Self::Text(Letters::Utf16) => "UTF-16".into(),
            Self::Text(Letters::Windows1252) => "Windows-1252".into(),
            Self::Workbook(sheet) => t.with("sheet-workbook", [("sheet", sheet.clone().into())]),
        }
    }
}

impl Table {
    /// Reads a file. `fits` says how much sense a first row makes: it decides between the separators.
    ///
    /// # Errors
    /// When it is too large, or no table.
    pub fn read(bytes: &[u8], fits: impl Fn(&[String]) -> usize) -> Result<Self, Unreadable> {
        if bytes.starts_with(b"PK\x03\x04") {
            let (sheet, rows) = workbook::rows(bytes)?;
            let source = Source::Workbook(sheet);
            return Ok(Self { source, rows });
        }
        let (text, letters) = letters::decode(bytes).ok_or(Unreadable::Unknown)?;
        let source = Source::Text(letters);
        of_text(&text, fits).map(|rows| Self { source, rows })
    }

    /// Reads text that is none of a file's any more.
    ///
    /// # Errors
    /// When it is too large.
    pub fn of_text(text: &str, fits: impl Fn(&[String]) -> usize) -> Result<Self, Unreadable> {
        let source = Source::Text(Letters::Utf8);
        of_text(text, fits).map(|rows| Self { source, rows })
    }

    /// The same table as text, which reads as the same rows.
    pub fn to_text(&self) -> String {
        let mut text = String::from("sep=;\n");
        let mut number = 1;
        for row in &self.rows {
            text.extend(std::iter::repeat_n('\n', row.number - number));
            let cells: Vec<String> = row.cells.iter().map(|cell| quoted(cell)).collect();
            text.push_str(&cells.join(";"));
            number = row.number;
        }
        text
    }

    /// Different words by which it is seen whether the letters were read rightly: those that are not ASCII, what is
    /// unusual in Swedish first.
    pub fn telling_words(&self) -> Vec<&str> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let words = cells.flat_map(|cell| cell.split_whitespace());
        let mut telling: Vec<&str> = Vec::new();
        for word in words.filter(|word| !word.is_ascii()) {
            if !telling.contains(&word) {
                telling.push(word);
            }
            // Enough to choose from.
            if telling.len() > 50 * WORDS {
                break;
            }
        }
        let is_usual = |c: char| c.is_ascii() || "åäöéÅÄÖÉ–".contains(c);
        telling.sort_by_key(|word| word.chars().all(is_usual));
        telling.truncate(WORDS);
        telling
    }
}

/// A value as it stands in a list that is parted by semicolons.
fn quoted(cell: &str) -> String {
    if cell.contains([';', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn of_text(text: &str, fits: impl Fn(&[String]) -> usize) -> Result<Vec<Row>, Unreadable> {
    let mut rows = Rows::of(text);
    let Some((first, separator)) = rows.next_row(&fits) else {
        return Ok(Vec::new());
    };
    rows.part_by(separator);
    let mut all = vec![first];
    while let Some((row, _)) = rows.next_row(&fits) {
        all.push(row);
        if all.len() > MOST_ROWS {
            break;
        }
    }
    let fits = |row: &Row| row.number <= MOST_ROWS && row.cells.len() <= MOST_COLUMNS;
    if all.iter().all(fits) {
        Ok(all)
    } else {
        Err(Unreadable::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let table = Table::of_text(text, |_| 0).expect("a table");
        let rows = table.rows.into_iter();
        rows.map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn a_row_has_the_number_that_the_spreadsheet_shows() {
        for end in ["\n", "\r\n", "\r"] {
            let lines = ["sep=;", "a;b", ";;", "", "\"c", "d\";e", "f;g", ";"];
            let numbers: Vec<usize> = rows(&lines.join(end))
                .iter()
                .map(|(number, _)| *number)
                .collect();
            assert_eq!(numbers, [1, 4, 5], "{end:?}");
        }
        assert_eq!(rows("\n\na;b")[0].0, 3);
        assert_eq!(rows(""), []);
        assert_eq!(rows("sep=;\r\n;;;;\r\n"), []);
    }

    #[test]
    fn the_separator_is_the_one_that_makes_sense() {
        let fits = |cells: &[String]| {
            cells
                .iter()
                .filter(|cell| *cell == "Datum" || *cell == "Fas")
                .count()
        };
        let table = Table::of_text("Datum;Plats, ort, gata;Fas\na;b, c;d", fits).expect("a table");
        assert_eq!(table.rows[1].cells, ["a", "b, c", "d"]);
    }

    #[test]
    fn too_much_is_no_table() {
        let wide = ";".repeat(MOST_COLUMNS);
        let long = "\n".repeat(MOST_ROWS);
        for text in [
            "a\n".repeat(MOST_ROWS + 1),
            format!("{long}a"),
            format!("a{wide}"),
            format!("a\na{wide}"),
        ] {
            assert_eq!(Table::of_text(&text, |_| 0), Err(Unreadable::TooLarge));
        }
        assert!(Table::of_text(&"a\n".repeat(MOST_ROWS), |_| 0).is_ok());
    }

    #[test]
    fn words_that_look_wrong_are_told_first() {
        let table =
            Table::of_text("Nämnd;Fritidsgården\nNÃ¤mnd;Hylte\nNämnd", |_| 0).expect("a table");
        assert_eq!(table.telling_words(), ["NÃ¤mnd", "Nämnd", "Fritidsgården"]);
    }

    proptest! {
        #[test]
        fn a_table_reads_back_as_the_same(text in "(sep=;)?[a-zå;,\"\t\r\n ]{0,60}|\\PC*") {
            let table = Table::of_text(&text, |_| 0).expect("a table");
            let again = Table::of_text(&table.to_text(), |_| 0).expect("a table");
            prop_assert_eq!(again.rows, table.rows);
        }
    }
}
