//! The dialogues of a file.

use diesel::QueryResult;
use jiff::tz::TimeZone;

use super::rows::{add, next_number, taken_numbers};
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, SurveyVersionId};
use crate::dialogues::import::{Fault, Import};
use crate::dialogues::{Code, Dialogue, DialogueKind, Window};
use crate::error::{Error, Result};
use crate::processes::{self, Called, queries::Named};
use crate::secrets::Secrets;

/// Where the dialogues of a file go, and what they get there.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    pub process: ProcessId,
    /// The version of the survey that new dialogues get; none is the standard survey.
    pub survey: Option<SurveyVersionId>,
    pub zone: &'a TimeZone,
}

/// What stands in the way of a file in a process.
pub fn import_faults(c: &mut Connection, of: ProcessId, file: &Import) -> QueryResult<Vec<Fault>> {
    let numbers: Vec<i32> = file.rows.iter().filter_map(|row| row.number).collect();
    let taken = taken_numbers(c, of, &numbers)?;
    let boards = processes::queries::boards_as_named(c, of)?;
    Ok(file.faults_among(&taken, &boards))
}

/// Adds all dialogues of a file, and the boards, groups and methods that it names and that are missing; says which were added.
///
/// # Errors
/// `Refused` when something stands in its way by now; then nothing is added.
pub fn import(
    c: &mut Connection,
    secrets: &Secrets,
    to: Destination<'_>,
    file: &Import,
) -> Result<Vec<Dialogue>> {
    let of = to.process;
    if !import_faults(c, of, file)?.is_empty() {
        return Err(Error::Refused("import-changed"));
    }
    let names = file.names();
    processes::queries::add_missing(
        c,
        of,
        &Named {
            boards: &Vec::from_iter(names.boards),
            groups: &Vec::from_iter(names.groups),
            methods: &Vec::from_iter(names.methods),
        },
    )?;
    let answer_days = processes::queries::process(c, of)?.answer_days;
    let boards = processes::queries::boards_as_named(c, of)?;
    let groups = processes::queries::groups(c, of)?;
    let methods = processes::queries::methods(c, of)?;
    let numbers = file.rows.iter().filter_map(|row| row.number);
    let mut next =
        next_number(c, of, DialogueKind::Dialogue)?.max(numbers.max().map_or(1, |last| last + 1));
    let mut added = Vec::new();
    for row in &file.rows {
        let number = row.number.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        let Called::One(board) = Called::among(&boards, &row.board) else {
            return Err(Error::NotFound);
        };
        let method = methods
            .iter()
            .find(|method| Some(&method.name) == row.method.as_ref());
        let group = |name: &String| groups.iter().find(|group| group.name == *name);
        let new = Dialogue {
            id: DialogueId::random(),
            number,
            held_on: row.held_on,
            board: board.id,
            phase: row.phase,
            method: method.map(|method| method.id),
            title: row.title.clone(),
            venue: row.venue.clone(),
            groups: row.groups.iter().filter_map(group).map(|g| g.id).collect(),
            counts: row.counts,
            survey: to.survey,
            window: Window::around(row.held_on, answer_days, to.zone),
            cancelled_why: String::new(),
        };
        add(c, secrets, of, &new, Code::random())?;
        added.push(new);
    }
    Ok(added)
}
