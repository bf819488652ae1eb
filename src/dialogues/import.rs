//! Dialogues from a CSV file: all or nothing, with every fault told by line and column.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Phase;
use crate::i18n::Texts;
use crate::web::reading::parse_date;

/// A file's bytes at most: some thousand dialogues.
pub const LIMIT: usize = 200 * 1024;

/// One dialogue as the file tells it, with names instead of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub number: Option<i32>,
    pub held_on: Date,
    pub board: String,
    pub phase: Phase,
    pub method: Option<String>,
    pub groups: Vec<String>,
    pub venue: String,
    pub participants: Option<i32>,
    pub elected_present: Option<i32>,
}

/// A file that can be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub rows: Vec<Row>,
    /// Columns that Eko does not import, told so that nobody believes that they were.
    pub ignored: Vec<String>,
}

impl Import {
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

/// Something that stands in the way of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line in the file, from 1; the heading is line 1.
    pub line: u64,
    pub column: String,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    NotUtf8,
    TooLarge,
    NoRows,
    ColumnMissing,
    ColumnTwice,
    Missing,
    NotADate(String),
    NotAPhase(String),
    NotANumber(String),
    TooLong,
    NumberTwice(i32),
    Ragged,
}

impl Fault {
    /// The fault in the reader's language.
    pub fn text(&self, t: &Texts) -> String {
        let (key, value) = match &self.problem {
            Problem::NotUtf8 => ("import-not-utf8", String::new()),
            Problem::TooLarge => ("import-too-large", String::new()),
            Problem::NoRows => ("import-no-rows", String::new()),
            Problem::ColumnMissing => ("import-column-missing", String::new()),
            Problem::ColumnTwice => ("import-column-twice", String::new()),
            Problem::Missing => ("import-missing", String::new()),
            Problem::NotADate(value) => ("import-not-a-date", value.clone()),
            Problem::NotAPhase(value) => ("import-not-a-phase", value.clone()),
            Problem::NotANumber(value) => ("import-not-a-number", value.clone()),
            Problem::TooLong => ("import-too-long", String::new()),
            Problem::NumberTwice(number) => ("import-number-twice", number.to_string()),
            Problem::Ragged => ("import-ragged", String::new()),
        };
        t.with(
            "import-fault",
            [
                ("line", self.line.to_string().into()),
                ("column", self.column.clone().into()),
                ("problem", t.with(key, [("value", value.into())]).into()),
            ],
        )
    }
}

/// The columns that are known, by the names that a file may give them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    HeldOn,
    Board,
    Phase,
    Method,
    Groups,
    Venue,
    Participants,
    Elected,
}

impl Column {
    const NEEDED: [(Self, &'static str); 3] = [
        (Self::HeldOn, "held_on"),
        (Self::Board, "board"),
        (Self::Phase, "phase"),
    ];

    fn of_heading(heading: &str) -> Option<Self> {
        Some(
            match heading
                .trim()
                .to_lowercase()
                .replace([' ', '-'], "_")
                .as_str()
            {
                "no" | "number" | "nr" | "nummer" => Self::Number,
                "held_on" | "date" | "datum" => Self::HeldOn,
                "board" | "nämnd" => Self::Board,
                "phase" | "fas" => Self::Phase,
                "method" | "metod" => Self::Method,
                "target_groups" | "groups" | "målgrupper" | "målgrupp" => Self::Groups,
                "venue" | "plats" => Self::Venue,
                "participants" | "deltagare" => Self::Participants,
                "elected_present" | "förtroendevalda" => Self::Elected,
                _ => return None,
            },
        )
    }
}

/// Reads a file. Comma or semicolon, with or without a byte order mark.
///
/// # Errors
/// Every fault in it, in the order of its lines.
pub fn parse(bytes: &[u8]) -> Result<Import, Vec<Fault>> {
    let whole = |problem| {
        vec![Fault {
            line: 1,
            column: String::new(),
            problem,
        }]
    };
    if bytes.len() > LIMIT {
        return Err(whole(Problem::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| whole(Problem::NotUtf8))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let heading = text.lines().next().unwrap_or_default();
    let delimiter = if heading.matches(';').count() > heading.matches(',').count() {
        b';'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let headings: Vec<String> = reader
        .headers()
        .map_err(|_| whole(Problem::NoRows))?
        .iter()
        .map(str::to_owned)
        .collect();
    let columns: Vec<Option<Column>> = headings
        .iter()
        .map(|heading| Column::of_heading(heading))
        .collect();
    let mut faults = heading_faults(&headings, &columns);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                faults.push(Fault {
                    line,
                    column: String::new(),
                    problem: Problem::Ragged,
                });
                continue;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        if record.len() != headings.len() {
            faults.push(Fault {
                line,
                column: String::new(),
                problem: Problem::Ragged,
            });
            continue;
        }
        let mut cells = Cells {
            line,
            record: &record,
            headings: &headings,
            columns: &columns,
            faults: &mut faults,
        };
        if let Some(row) = cells.row() {
            if row.number.is_some() && rows.iter().any(|other: &Row| other.number == row.number) {
                let problem = Problem::NumberTwice(row.number.unwrap_or_default());
                faults.push(Fault {
                    line,
                    column: "no".into(),
                    problem,
                });
            }
            rows.push(row);
        }
    }
    if faults.is_empty() && rows.is_empty() {
        return Err(whole(Problem::NoRows));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let ignored = headings
        .into_iter()
        .zip(&columns)
        .filter(|(heading, column)| column.is_none() && !heading.is_empty())
        .map(|(heading, _)| heading)
        .collect();
    Ok(Import { rows, ignored })
}

fn heading_faults(headings: &[String], columns: &[Option<Column>]) -> Vec<Fault> {
    let fault = |column: &str, problem| Fault {
        line: 1,
        column: column.into(),
        problem,
    };
    let missing = Column::NEEDED
        .iter()
        .filter(|(column, _)| !columns.contains(&Some(*column)))
        .map(|(_, name)| fault(name, Problem::ColumnMissing));
    let twice = columns
        .iter()
        .enumerate()
        .filter(|(at, column)| column.is_some() && columns[..*at].contains(column))
        .map(|(at, _)| fault(&headings[at], Problem::ColumnTwice));
    missing.chain(twice).collect()
}

/// One line of the file, read cell by cell; what is wrong goes to the faults.
struct Cells<'a> {
    line: u64,
    record: &'a csv::StringRecord,
    headings: &'a [String],
    columns: &'a [Option<Column>],
    faults: &'a mut Vec<Fault>,
}

impl Cells<'_> {
    fn row(&mut self) -> Option<Row> {
        let before = self.faults.len();
        let held_on = self.needed(Column::HeldOn, |text| {
            parse_date(text).ok_or_else(|| Problem::NotADate(text.to_owned()))
        });
        let board = self.needed(Column::Board, |text| Ok(text.to_owned()));
        let phase = self.needed(Column::Phase, parse_phase);
        let row = Row {
            number: self.number(Column::Number, 1),
            held_on: held_on.unwrap_or_default(),
            board: board.unwrap_or_default(),
            phase: phase.unwrap_or(Phase::Perspective),
            method: Some(self.cell(Column::Method)).filter(|text| !text.is_empty()),
            groups: self
                .cell(Column::Groups)
                .split([';', '|'])
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            venue: self.cell(Column::Venue),
            participants: self.number(Column::Participants, 0),
            elected_present: self.number(Column::Elected, 0),
        };
        (self.faults.len() == before).then_some(row)
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    fn fault(&mut self, column: Column, problem: Problem) {
        let name = self
            .at(column)
            .map_or(String::new(), |at| self.headings[at].clone());
        self.faults.push(Fault {
            line: self.line,
            column: name,
            problem,
        });
    }

    fn cell(&mut self, column: Column) -> String {
        let text = self
            .at(column)
            .and_then(|at| self.record.get(at))
            .unwrap_or_default()
            .to_owned();
        if text.chars().count() > 120 && column != Column::Groups {
            self.fault(column, Problem::TooLong);
        }
        text
    }

    fn needed<T>(
        &mut self,
        column: Column,
        read: impl Fn(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        let text = self.cell(column);
        let read = if text.is_empty() {
            Err(Problem::Missing)
        } else {
            read(&text)
        };
        read.map_err(|problem| self.fault(column, problem)).ok()
    }

    fn number(&mut self, column: Column, least: i32) -> Option<i32> {
        let text = self.cell(column);
        if text.is_empty() {
            return None;
        }
        match text.parse::<i32>() {
            Ok(number) if (least..=100_000).contains(&number) => Some(number),
            _ => {
                self.fault(column, Problem::NotANumber(text));
                None
            }
        }
    }
}

fn parse_phase(text: &str) -> Result<Phase, Problem> {
    match text.to_lowercase().replace('-', "_").as_str() {
        "perspective" | "perspektivinhämtande" => Ok(Phase::Perspective),
        "in_depth" | "fördjupande" => Ok(Phase::InDepth),
        _ => Err(Problem::NotAPhase(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HALLAND: &[u8] = include_bytes!("../demo/dialogues.csv");

    #[test]
    fn the_halland_file_is_read_whole() {
        let import = parse(HALLAND).unwrap();
        assert_eq!(import.rows.len(), 37);
        assert_eq!(
            import
                .rows
                .iter()
                .filter_map(|row| row.participants)
                .sum::<i32>(),
            426
        );
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
                    3,2021-10-01,Hylte\n";
        let faults = parse(file.as_bytes()).unwrap_err();
        let told: Vec<(u64, &str)> = faults
            .iter()
            .map(|fault| (fault.line, fault.column.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (2, "held_on"),
                (3, "board"),
                (4, "phase"),
                (4, "participants"),
                (5, "")
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
        assert_eq!(parse(b"").unwrap_err()[0].problem, Problem::ColumnMissing);
        assert_eq!(parse(b"\xff\xfe").unwrap_err()[0].problem, Problem::NotUtf8);
        assert_eq!(
            parse(b"held_on,board,phase\n").unwrap_err()[0].problem,
            Problem::NoRows
        );
        assert_eq!(
            parse(&vec![b'a'; LIMIT + 1]).unwrap_err()[0].problem,
            Problem::TooLarge
        );
        let twice = parse(b"held_on,board,phase,date\n").unwrap_err();
        assert_eq!(twice[0].problem, Problem::ColumnTwice);
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
