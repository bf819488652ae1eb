//! A list of values (CSV, RFC 4180): UTF-8 with the byte order mark by which spreadsheets know it, and lines that end in
//! CR LF.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::begins_formula;
use crate::error::Result;
use crate::i18n::Language;

/// What stands between two separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words, whoever wrote them: no spreadsheet takes them for a formula.
    Text(String),
    /// What Eko has counted or dated: it stands as it is.
    Figure(String),
}

/// What the spreadsheets of a language expect between two cells: a semicolon where the comma is the decimal point.
pub fn separator(language: Language) -> u8 {
    match language.for_staff() {
        Language::Swedish => b';',
        _ => b',',
    }
}

/// Rows as a list, the titles first.
///
/// # Errors
/// When the rows are not all of one length.
pub fn list(separator: u8, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut list = List::begin(&mut bytes, separator)?;
    for row in rows {
        list.row(&row)?;
    }
    list.done()?;
    Ok(bytes)
}

/// A list in the making, written row by row into something.
pub struct List<W: Write>(Writer<W>);

impl<W: Write> List<W> {
    /// An empty one.
    ///
    /// # Errors
    /// What comes of writing.
    pub fn begin(mut into: W, separator: u8) -> Result<Self> {
        into.write_all("\u{feff}".as_bytes())?;
        let mut lines = WriterBuilder::new();
        lines.delimiter(separator).terminator(Terminator::CRLF);
        Ok(Self(lines.from_writer(into)))
    }

    /// Adds a row; the first are the titles.
    ///
    /// # Errors
    /// When it is not as long as the first one, and what comes of writing.
    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        let cells = cells.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Figure(figure) => figure.into(),
        });
        let row = cells.map(Cow::into_owned);
        Ok(self.0.write_record(row).map_err(io::Error::from)?)
    }

    /// Ends it.
    ///
    /// # Errors
    /// What comes of writing.
    pub fn done(mut self) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it.
fn harmless(text: &str) -> Cow<'_, str> {
    if begins_formula(text) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::tests::NASTY;
    use super::*;
    use proptest::prelude::*;

    /// A list as a program reads it.
    pub(crate) fn read(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark");
        csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .from_reader(text)
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    fn text(words: &str) -> Cell {
        Cell::Text(words.into())
    }

    #[test]
    fn a_formula_is_shown_and_not_computed() {
        for nasty in NASTY {
            let row = vec![text(nasty), Cell::Figure("-1".into())];
            let lines = read(&list(b',', [row]).unwrap(), b',');
            assert_eq!(lines, [[format!("'{nasty}"), "-1".into()]]);
        }
        for plain in ["Hylte", "1 = 1", "", "–", "'='"] {
            assert_eq!(harmless(plain), plain);
        }
    }

    #[test]
    fn rows_are_of_one_length() {
        let rows = [vec![text("a"), text("b")], vec![text("c")]];
        assert!(list(b',', rows).is_err());
        assert_eq!(list(b',', []).unwrap(), "\u{feff}".as_bytes());
    }

    /// A text as somebody sees it who looks at a cell: nothing that has neither ink nor width.
    fn seen(text: &str) -> String {
        let kept = text
            .chars()
            .filter(|&c| !crate::i18n::characters::is_unseen(c));
        kept.collect()
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_begins_no_formula(
            any in any::<String>(),
            disguised in "[ \t\r\n\u{0}\u{a0}\u{ad}\u{200b}\u{2060}\u{3000}\u{feff}]{0,4}[=+@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}-]?[a-z;,\"']{0,4}",
            separator in prop_oneof![Just(b','), Just(b';')],
        ) {
            let row = vec![text(&any), text(&disguised)];
            let lines = read(&list(separator, [row]).unwrap(), separator);
            prop_assert_eq!(lines.len(), 1);
            for (text, came) in [&any, &disguised].into_iter().zip(&lines[0]) {
                let begins = seen(came).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
                prop_assert!(!begins && !came.starts_with(['\t', '\r', '\n']), "{:?}", came);
                let same = came == text || came.strip_prefix('\'') == Some(text.as_str());
                prop_assert!(same, "{:?} became {:?}", text, came);
            }
        }
    }
}
