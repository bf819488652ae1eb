//! The rows of a text, parted as spreadsheets part them (RFC 4180, and what else there is).

use super::row::{Row, clean};
use crate::i18n::characters::composed;

/// What parts values, the likeliest first.
const SEPARATORS: [char; 3] = [';', '\t', ','];
/// The rows of a text, one after the other.
pub struct Rows {
    text: String,
    at: usize,
    number: usize,
    separators: Vec<char>,
}

impl Rows {
    /// The rows of a text, which may begin with a mark of its letters and with a line `sep=;`.
    pub fn of(text: &str) -> Self {
        let text = composed(text.strip_prefix('\u{feff}').unwrap_or(text));
        let first = text.split(['\r', '\n']).next().unwrap_or_default();
        let (at, separators) = match ordered(first) {
            Some(separator) => (after_line(&text, first.len()), vec![separator]),
            None => (0, SEPARATORS.to_vec()),
        };
        Self {
            text,
            at,
            number: 0,
            separators,
        }
    }

    /// Parts all further rows by this.
    pub fn part_by(&mut self, separator: char) {
        self.separators = vec![separator];
    }

    /// The next row with something in it, parted where it `fits` best, and by what.
    pub fn next_row(&mut self, fits: impl Fn(&[String]) -> usize) -> Option<(Row, char)> {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            self.number += 1;
            let parted = self.separators.iter().map(|&separator| {
                let (cells, length) = record(rest, separator);
                (cells, length, separator)
            });
            // The last of equals wins: the likeliest.
            let best = parted
                .rev()
                .max_by_key(|(cells, ..)| (fits(cells), cells.len()));
            let (cells, length, separator) = best?;
            self.at += length;
            if cells.iter().any(|cell| !cell.is_empty()) {
                let number = self.number;
                return Some((Row { number, cells }, separator));
            }
        }
        None
    }
}

/// The separator that a first line orders: `sep=;`, maybe quoted, or filled up like every other row.
fn ordered(line: &str) -> Option<char> {
    let line = line.trim().trim_matches('"');
    let order = line.get(..4).filter(|it| it.eq_ignore_ascii_case("sep="))?;
    let mut rest = line[order.len()..].chars();
    let separator = match rest.next() {
        None => '\t',
        Some('\\') if rest.as_str() == "t" => return Some('\t'),
        Some(other) => other,
    };
    let filled = rest.all(|c| c == separator || c == '"' || SEPARATORS.contains(&c));
    (filled && separator != '"' && !separator.is_alphanumeric()).then_some(separator)
}

/// Where the line after one that ends here begins: CR LF, LF and CR end a line.
fn after_line(text: &str, end: usize) -> usize {
    match text.as_bytes()[end..] {
        [b'\r', b'\n', ..] => end + 2,
        [b'\r' | b'\n', ..] => end + 1,
        _ => end,
    }
}

/// The values of the row that a text begins with, and how long it is with its line's end.
fn record(text: &str, separator: char) -> (Vec<String>, usize) {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let (value, length) = cell(&text[at..], separator);
        cells.push(clean(&value));
        at += length;
        match text[at..].strip_prefix(separator) {
            Some(rest) => at = text.len() - rest.len(),
            None => return (cells, after_line(text, at)),
        }
    }
}

/// A value, and how far it reaches. Quotation marks are taken for those around a value where they are that from end to
/// end (RFC 4180); any others stand for themselves.
fn cell(text: &str, separator: char) -> (String, usize) {
    let ends = [separator, '\r', '\n'];
    let begun = text.trim_start_matches(' ');
    if let Some((inner, rest)) = begun.strip_prefix('"').and_then(enclosed) {
        let rest = rest.trim_start_matches(' ');
        if rest.is_empty() || rest.starts_with(ends) {
            return (inner.replace("\"\"", "\""), text.len() - rest.len());
        }
    }
    let length = text.find(ends).unwrap_or(text.len());
    (text[..length].to_owned(), length)
}

/// What stands before the quotation mark that is no doubled one, and after it.
fn enclosed(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        at += text[at..].find('"')?;
        match text[at + 1..].strip_prefix('"') {
            Some(_) => at += 2,
            None => return Some((&text[..at], &text[at + 1..])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut rows = Rows::of(text);
        std::iter::from_fn(|| rows.next_row(|_| 0))
            .map(|(row, _)| row.cells)
            .collect()
    }

    fn cells(text: &str) -> Vec<String> {
        rows(text).remove(0)
    }

    #[test]
    fn values_are_parted_as_spreadsheets_part_them() {
        for text in [
            "a;b c;d",
            "a\tb  c\td",
            "a,b c,d",
            "sep=|\na|b c|d",
            "SEP=,\na,b c,d",
            "\"sep=;\"\na;b c;d",
            "sep=\t\na\tb c\td",
            "sep=;;;\na;b c;d",
            "\"a\"; \"b\nc\" ;\"d\"",
            "\u{feff}a;\u{a0}b c\u{200b};d",
        ] {
            assert_eq!(cells(text), ["a", "b c", "d"], "{text:?}");
        }
        assert_eq!(cells("\"Kafé \"\"Solen\"\"\";x"), ["Kafé \"Solen\"", "x"]);
        assert_eq!(cells("\"Solen\" kafé;x"), ["\"Solen\" kafé", "x"]);
        assert_eq!(
            rows("\"Solen;x\nb;y").len(),
            2,
            "a mark that nothing closes stands for itself"
        );
        assert_eq!(cells("Fritidsga\u{30a}rden"), ["Fritidsgården"]);
    }
}
