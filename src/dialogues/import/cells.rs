//! One row of a file, read cell by cell.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::column::Column;
use super::fault::{Fault, Problem};
use crate::dialogues::{HeadCount, Phase};
use crate::i18n::line;
use crate::sheets::day::Day;
use crate::sheets::row;
use crate::web::reading::is_within_years;

/// A name's characters at most.
const LONGEST: usize = 120;

/// One dialogue as the file tells it, with names instead of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the file, as the spreadsheet counts.
    pub line: usize,
    pub number: Option<i32>,
    pub held_on: Date,
    pub board: String,
    pub phase: Phase,
    pub method: Option<String>,
    pub groups: Vec<String>,
    pub title: String,
    pub venue: String,
    pub counts: HeadCount,
}

/// One row of the file, read cell by cell; what is wrong goes to the faults.
pub(super) struct Cells<'a> {
    pub row: &'a row::Row,
    pub headings: &'a [String],
    pub columns: &'a [Option<Column>],
    pub faults: &'a mut Vec<Fault>,
}

impl Cells<'_> {
    /// The dialogue of the row, if nothing in it is wrong.
    pub fn dialogue(&mut self) -> Option<Row> {
        let before = self.faults.len();
        self.within_headings();
        let held_on = self.needed(Column::HeldOn, parse_day);
        let board = self.needed(Column::Board, |text| Ok(text.to_owned()));
        let phase = self.needed(Column::Phase, parse_phase);
        let row = Row {
            line: self.row.number,
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
            title: self.cell(Column::Title),
            venue: self.cell(Column::Venue),
            counts: HeadCount {
                participants: self.number(Column::Participants, 0),
                elected_present: self.number(Column::Elected, 0),
                not_reachable: None,
            },
        };
        (self.faults.len() == before).then_some(row)
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    pub fn fault(&mut self, column: Column, problem: Problem) {
        let name = self.at(column).map_or("", |at| &self.headings[at]);
        self.faults.push(problem.at(self.row.number, name));
    }

    /// A row may be shorter than the headings, and not longer.
    fn within_headings(&mut self) {
        let mut beyond = self.row.cells.iter().skip(self.headings.len());
        if let Some(value) = beyond.find(|value| !value.is_empty()) {
            let problem = Problem::of("import-ragged", value);
            self.faults.push(problem.at(self.row.number, ""));
        }
    }

    fn cell(&mut self, column: Column) -> String {
        let text = self
            .at(column)
            .and_then(|at| self.row.cells.get(at))
            .cloned()
            .unwrap_or_default();
        if text.chars().count() > LONGEST && column != Column::Groups {
            self.fault(column, Problem::of("import-too-long", &text));
        } else if is_error(&text) {
            self.fault(column, Problem::of("import-error-value", &text));
        }
        if !line::is_line(&text) {
            self.fault(column, Problem::new("import-control"));
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
            Err(Problem::new("import-missing"))
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
        let number = text.parse().ok();
        let number = number.filter(|number| (least..=100_000).contains(number));
        if number.is_none() {
            self.fault(column, Problem::of("import-not-a-number", &text));
        }
        number
    }
}

fn parse_phase(text: &str) -> Result<Phase, Problem> {
    match text.to_lowercase().replace([' ', '-'], "_").as_str() {
        "perspective" | "perspektivinhämtande" => Ok(Phase::Perspective),
        "in_depth" | "fördjupande" => Ok(Phase::InDepth),
        _ => Err(Problem::of("import-not-a-phase", text)),
    }
}

fn parse_day(text: &str) -> Result<Date, Problem> {
    match Day::read(text) {
        Some(Day::Is(day)) if is_within_years(day) => Ok(day),
        Some(Day::Either(one, other)) if is_within_years(one) => {
            Err(Problem::Either(text.to_owned(), one, other))
        }
        _ => Err(Problem::of("import-not-a-date", text)),
    }
}

/// Whether a spreadsheet says that it could not reckon a value, as `#REF!`, `#SAKNAS!` or `#NAME?`; or not show it.
fn is_error(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|rest| {
        let is_name =
            |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | ' ' | '_');
        let name = rest.strip_suffix(['!', '?']);
        rest == "N/A"
            || name.is_some_and(|name| name.len() > 1 && name.chars().all(is_name))
            || (rest.len() > 1 && rest.chars().all(|c| c == '#'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn what_a_spreadsheet_could_not_reckon_is_no_name() {
        for value in [
            "#REF!",
            "#N/A",
            "#SAKNAS!",
            "#DIVISION/0!",
            "#VÄRDEFEL!",
            "#NAME?",
            "#####",
        ] {
            let file = format!("Datum;Nämnd;Fas\n2021-10-12;{value};fördjupande\n");
            let faults = parse(file.as_bytes()).unwrap_err();
            assert_eq!(
                faults,
                [Problem::of("import-error-value", value).at(2, "Nämnd")]
            );
        }
        assert!(!is_error("#1") && !is_error("#metoo!") && !is_error("#"));
    }
}
