//! Dialogues from a file that a spreadsheet wrote: all or nothing, with every fault told by row and column.

mod cells;
mod column;
mod fault;

use std::collections::BTreeSet;

use self::cells::Cells;
pub use self::cells::Row;
use self::column::Column;
pub use self::fault::{Fault, Problem};

use crate::processes::{Board, Called};
use crate::sheets::row::{self, Unreadable};
use crate::sheets::table::{Source, Table};

/// A file's bytes at most: some thousand dialogues.
pub const LIMIT: usize = 200 * 1024;

/// A file that can be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub rows: Vec<Row>,
    /// What the file calls the columns of numbers and of boards.
    headings: [String; 2],
    /// Columns that Eko does not import, told so that nobody believes that they were.
    pub ignored: Vec<String>,
    /// What it was read as.
    pub source: Source,
    /// Words by which it is seen whether its letters were read rightly.
    pub telling_words: Vec<String>,
    /// The same table as text, which [`of_text`] reads as the same import.
    pub text: String,
}

impl Import {
    /// What stands in its way in a process, in the order of its rows: numbers that are taken there, and names that
    /// several boards have.
    pub fn faults_among(&self, taken: &[i32], boards: &[Board]) -> Vec<Fault> {
        let [of_number, of_board] = &self.headings;
        let mut faults = Vec::new();
        for row in &self.rows {
            if let Some(number) = row.number.filter(|number| taken.contains(number)) {
                let problem = Problem::of("import-number-taken", &number.to_string());
                faults.push(problem.at(row.line, of_number));
            }
            if let Called::Several(several) = Called::among(boards, &row.board) {
                let problem = Problem::Several(fault::shown(&row.board), several);
                faults.push(problem.at(row.line, of_board));
            }
        }
        faults
    }

    /// The names of boards that are none of these, and will be made.
    pub fn new_boards(&self, boards: &[Board]) -> BTreeSet<&str> {
        let is_new = |name: &&str| matches!(Called::among(boards, name), Called::None);
        self.names().boards.into_iter().filter(is_new).collect()
    }

    /// The different boards, groups and methods that the file speaks of.
    pub fn names(&self) -> Names<'_> {
        Names {
            boards: self.rows.iter().map(|row| row.board.as_str()).collect(),
            groups: self
                .rows
                .iter()
                .flat_map(|row| row.groups.iter().map(String::as_str))
                .collect(),
            methods: self
                .rows
                .iter()
                .filter_map(|row| row.method.as_deref())
                .collect(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names<'a> {
    pub boards: BTreeSet<&'a str>,
    pub groups: BTreeSet<&'a str>,
    pub methods: BTreeSet<&'a str>,
}

/// Reads a file: a list of values in any of the letters, separators and line ends that spreadsheets write, or a workbook.
///
/// # Errors
/// Every fault in it, in the order of its rows.
pub fn parse(bytes: &[u8]) -> Result<Import, Vec<Fault>> {
    if bytes.len() > LIMIT {
        return Err(vec![Fault::of_file("import-too-large")]);
    }
    dialogues(Table::read(bytes, Column::known_in))
}

/// Reads the text of an import that was shown.
///
/// # Errors
/// Every fault in it, in the order of its rows.
pub fn of_text(text: &str) -> Result<Import, Vec<Fault>> {
    dialogues(Table::of_text(text, Column::known_in))
}

fn dialogues(table: Result<Table, Unreadable>) -> Result<Import, Vec<Fault>> {
    let whole = |key| vec![Fault::of_file(key)];
    let table = table.map_err(|why| match why {
        Unreadable::TooLarge => whole("import-too-large"),
        Unreadable::Unknown => whole("import-unreadable"),
    })?;
    let Some((heading, rows)) = table.rows.split_first() else {
        return Err(whole("import-no-rows"));
    };
    let headings = &heading.cells;
    let columns: Vec<_> = headings.iter().map(|it| Column::of_heading(it)).collect();
    let mut faults = heading_faults(heading, &columns);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut read = Vec::new();
    let mut numbers = BTreeSet::new();
    for row in rows {
        let mut cells = Cells {
            row,
            headings,
            columns: &columns,
            faults: &mut faults,
        };
        let Some(dialogue) = cells.dialogue() else {
            continue;
        };
        if let Some(number) = dialogue.number.filter(|&number| !numbers.insert(number)) {
            cells.fault(
                Column::Number,
                Problem::of("import-number-twice", &number.to_string()),
            );
        }
        read.push(dialogue);
    }
    if faults.is_empty() && read.is_empty() {
        return Err(whole("import-no-rows"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let heading_of = |column| {
        let at = columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| headings.get(at))
            .cloned()
            .unwrap_or_default()
    };
    let ignored = headings
        .iter()
        .zip(&columns)
        .filter(|(heading, column)| column.is_none() && !heading.is_empty())
        .map(|(heading, _)| heading.clone())
        .collect();
    Ok(Import {
        rows: read,
        headings: [Column::Number, Column::Board].map(heading_of),
        ignored,
        telling_words: table
            .telling_words()
            .into_iter()
            .map(str::to_owned)
            .collect(),
        text: table.to_text(),
        source: table.source,
    })
}

fn heading_faults(heading: &row::Row, columns: &[Option<Column>]) -> Vec<Fault> {
    let headings = &heading.cells;
    let missing = Column::NEEDED
        .iter()
        .filter(|(column, _)| !columns.contains(&Some(*column)))
        .map(|(_, label)| {
            Problem::Missing(label, fault::shown(&headings.join(", "))).at(heading.number, "")
        });
    let twice = columns
        .iter()
        .enumerate()
        .filter(|(at, column)| column.is_some() && columns[..*at].contains(column))
        .map(|(at, _)| Problem::new("import-column-twice").at(heading.number, &headings[at]));
    missing.chain(twice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogues::Phase;
    use proptest::prelude::*;

    const HALLAND: &[u8] = include_bytes!("../../demo/dialogues.csv");

    #[test]
    fn the_halland_file_is_read_whole() {
        let import = parse(HALLAND).unwrap();
        assert_eq!(import.rows.len(), 37);
        let counts = import.rows.iter().filter_map(|row| row.counts.participants);
        assert_eq!(counts.sum::<i32>(), 426);
        assert_eq!(import.names().boards.len(), 6);
        assert_eq!(import.names().methods.len(), 7);
        assert!(import.ignored.contains(&"answered".to_owned()));
    }

    #[test]
    fn every_fault_is_told_by_line_and_column() {
        let file = "no,held_on,board,phase,participants\n\
                    1,2021-13-01,Hylte,perspective,4\n\
                    2,2021-10-01,,perspective,4\n\
                    2,2021-10-01,Hylte,deep,many\n\
                    3,2021-10-01\n\
                    4,2021-10-01,Hylte,perspective,4,5\n";
        let faults = parse(file.as_bytes()).unwrap_err();
        let told: Vec<(usize, &str)> = faults
            .iter()
            .map(|fault| (fault.row.unwrap_or_default(), fault.column.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (2, "held_on"),
                (3, "board"),
                (4, "phase"),
                (4, "participants"),
                (5, "board"),
                (5, "phase"),
                (6, "")
            ]
        );
    }

    #[test]
    fn excels_swedish_csv_is_read() {
        let file = "\u{feff}Datum;Nämnd;Fas;Målgrupper;Deltagare\r\n2021-10-12;Hylte;fördjupande;unga|seniorer;7\r\n";
        let import = parse(file.as_bytes()).unwrap();
        assert_eq!(import.rows[0].groups, ["seniorer", "unga"]);
        assert_eq!(import.rows[0].phase, Phase::InDepth);
    }

    #[test]
    fn a_file_without_what_is_needed_says_what() {
        let too_large = vec![b'a'; LIMIT + 1];
        let files: [(&[u8], &str); 8] = [
            (b"", "The file has no dialogues"),
            (b"a\0b", "The file is neither"),
            (b"PK\x03\x04", "The file is neither"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "The file is neither"),
            (b"held_on,board,phase\n", "The file has no dialogues"),
            (&too_large, "The file is too large"),
            (
                b"\nheld_on,board,phase,date\n",
                "Line 2, column date: the column appears twice",
            ),
            (
                b"sep=;\nnr;datum;n\xe4mnd\n",
                "Line 1: the column Phase is missing; the headings are nr, datum, nämnd",
            ),
        ];
        for (file, said) in files {
            let text = parse(file).unwrap_err()[0].text(crate::i18n::Language::English.texts());
            assert!(text.starts_with(said), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_file_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn no_text_file_panics(text in "held_on,board,phase\n[a-z0-9,;\"\n-]{0,200}") {
            let _ = parse(text.as_bytes());
        }
    }
}
