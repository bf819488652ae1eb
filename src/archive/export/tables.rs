//! What is taken out as tables: lists of values with English titles and words, the same for every reader.

use jiff::tz::TimeZone;

use super::kept::{Export, Kept, survey_name};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ProcessId, SurveyVersionId};
use crate::dialogues::{DialogueKind, State, Window};
use crate::error::{Error, Result};
use crate::sheets::csv::{Cell, List};
use crate::{audit, desk, mailings, organisations, processes, staff};

/// The cells of a table's row: whatever can be written.
macro_rules! row {
    ($($cell:expr),+ $(,)?) => { vec![$($cell.to_string()),+] };
}

/// Puts a table in; its titles have commas between them.
fn put(
    package: &mut Export,
    name: &str,
    titles: &str,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<()> {
    put_as_read(package, name, titles, rows.into_iter().map(Ok))
}

/// The same of rows that are still to be read.
fn put_as_read(
    package: &mut Export,
    name: &str,
    titles: &str,
    rows: impl IntoIterator<Item = Result<Vec<String>>>,
) -> Result<()> {
    let cells = |row: Vec<String>| row.into_iter().map(Cell::Text).collect::<Vec<Cell>>();
    let mut list = List::begin(package.begin(name)?, b',')?;
    list.row(&cells(titles.split(',').map(str::to_owned).collect()))?;
    for row in rows {
        list.row(&cells(row?))?;
    }
    list.done()
}

/// Boards with whom they prioritise, target groups, methods.
pub fn put_parts(package: &mut Export, c: &mut Connection, kept: &Kept) -> Result<()> {
    let priorities = processes::queries::priorities(c, kept.process.id)?;
    let boards = kept.boards.iter().map(|board| {
        let groups = kept.group_names(|group| priorities.contains(&(board.id, group)));
        row![board.name, board.municipality, board.reference, groups]
    });
    put(
        package,
        "boards.csv",
        "name,municipality,reference,target_groups",
        boards,
    )?;
    let groups = kept
        .groups
        .iter()
        .map(|group| row![group.name, group.kind.word()]);
    put(package, "groups.csv", "name,kind", groups)?;
    let methods = kept
        .methods
        .iter()
        .map(|method| row![method.name, method.strengths, method.weaknesses]);
    put(package, "methods.csv", "name,strengths,weaknesses", methods)
}

/// Dialogues by number, then collection points by theirs. No codes, no wishes, no answers.
pub fn put_dialogues(package: &mut Export, kept: &Kept, zone: &TimeZone) -> Result<()> {
    let dialogues = kept.dialogues.iter().map(|dialogue| {
        let board = kept.boards.iter().find(|board| board.id == dialogue.board);
        let method = kept
            .methods
            .iter()
            .find(|method| Some(method.id) == dialogue.method);
        let first = row![
            dialogue.number,
            dialogue.held_on,
            DialogueKind::Dialogue.word(),
            board.map_or("", |board| &board.name),
            kept.group_names(|group| dialogue.groups.contains(&group)),
            dialogue.phase.word(),
            method.map_or("", |method| &method.name),
            dialogue.venue,
            count(dialogue.counts.participants),
            count(dialogue.counts.elected_present),
            count(dialogue.counts.not_reachable),
        ];
        // What became of it, once that is settled.
        let became = match (dialogue.window.cancelled_at, dialogue.window.closed_at) {
            (Some(_), _) => State::Cancelled.word(),
            (None, Some(_)) if dialogue.is_unconfirmed() => State::Unconfirmed.word(),
            (None, Some(_)) => State::Closed.word(),
            (None, None) => "",
        };
        let mut row = with_survey_and_window(kept, first, dialogue.survey, dialogue.window);
        let cancelled_at = dialogue.window.cancelled_at.map(Timestamp::iso);
        row.extend(row![
            became,
            cancelled_at.unwrap_or_default(),
            dialogue.cancelled_why,
            ""
        ]);
        row
    });
    let points = kept.points.iter().map(|point| {
        let day = point.window.opens_at.day(zone);
        let kind = DialogueKind::CollectionPoint.word();
        let first = row![
            point.number,
            day,
            kind,
            "",
            "",
            "",
            "",
            point.name,
            count(point.asked),
            "",
            ""
        ];
        let mut row = with_survey_and_window(kept, first, Some(point.survey), point.window);
        let became = point.window.closed_at.map_or("", |_| State::Closed.word());
        row.extend(row![became, "", "", count(point.asked)]);
        row
    });
    const TITLES: &str = "number,held_on,kind,board,target_groups,phase,method,venue,participants,\
        elected_present,not_reachable,survey,survey_version,opens_at,closes_at,closed_at,\
        state,cancelled_at,cancelled_why,asked";
    put(package, "dialogues.csv", TITLES, dialogues.chain(points))
}

/// A row of dialogues with its last columns: which survey it asks, and from when to when.
fn with_survey_and_window(
    kept: &Kept,
    first: Vec<String>,
    survey: Option<SurveyVersionId>,
    window: Window,
) -> Vec<String> {
    let (name, version) = kept
        .surveys
        .iter()
        .flat_map(|(survey, versions)| versions.iter().map(move |version| (survey, version)))
        .find(|(_, version)| version.id == survey)
        .map(|(survey, version)| (survey_name(survey), version.number.to_string()))
        .unwrap_or_default();
    let window = [
        name,
        version,
        window.opens_at.iso(),
        window.closes_at.iso(),
        window.closed_at.map(Timestamp::iso).unwrap_or_default(),
    ];
    first.into_iter().chain(window).collect()
}

/// Where dialogues were held; nobody who works there.
pub fn put_organisations(package: &mut Export, c: &mut Connection, kept: &Kept) -> Result<()> {
    let mut all = organisations::queries::all(c, kept.process.id)?;
    all.sort_by(|one, other| one.name.cmp(&other.name));
    let rows = all.into_iter().map(|organisation| {
        let mut numbers: Vec<i32> = organisation
            .dialogues
            .iter()
            .filter_map(|&id| kept.number(id))
            .collect();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(i32::to_string).collect();
        row![organisation.name, numbers.join("; ")]
    });
    put(package, "organisations.csv", "name,dialogues", rows)
}

/// The mailings with their figures, the earliest first.
pub fn put_mailings(package: &mut Export, c: &mut Connection, kept: &Kept) -> Result<()> {
    let figures = mailings::queries::figures(c, kept.process.id)?;
    let all = mailings::queries::all(c, kept.process.id)?;
    let rows = all.iter().rev().map(|mailing| {
        let report = kept
            .reports
            .iter()
            .find(|report| report.id == mailing.report);
        let figures = figures.get(&mailing.id).copied().unwrap_or_default();
        row![
            report.map_or("", |report| report.slug.as_str()),
            report.map_or("", |report| &report.version),
            mailing.audience.word(),
            mailing.purpose.word(),
            mailing.round,
            mailing.order.word(),
            mailing.created_at.iso(),
            figures.total(),
            figures.waiting,
            figures.accepted,
            figures.bounced,
            figures.rejected,
            figures.uncertain,
            figures.failed,
            figures.withdrawn,
            figures.cancelled,
            figures.untried,
        ]
    });
    const TITLES: &str = "report,version,audience,purpose,round,state,made_at,total,waiting,accepted,\
        bounced,rejected,uncertain,failed,withdrawn,cancelled,untried";
    put(package, "mailings.csv", TITLES, rows)
}

/// To how many organisations say to have passed feedback on.
pub fn put_forwards(package: &mut Export, c: &mut Connection, kept: &Kept) -> Result<()> {
    let mut said: Vec<(i32, i64, i64)> =
        mailings::forwarding::queries::by_dialogue(c, kept.process.id)?
            .into_iter()
            .filter_map(|(id, passed_on, not_reachable)| {
                Some((kept.number(id)?, passed_on, not_reachable))
            })
            .collect();
    said.sort_unstable();
    let rows = said
        .iter()
        .map(|(number, passed_on, not_reachable)| row![number, passed_on, not_reachable]);
    put(
        package,
        "forwards.csv",
        "dialogue,passed_on,not_reachable",
        rows,
    )
}

/// A count that may not have been entered.
fn count(of: Option<i32>) -> String {
    of.map_or_else(String::new, |count| count.to_string())
}

/// What was decided on disposal, kind by kind; a decision without a board covers all of them.
pub fn put_decisions(package: &mut Export, c: &mut Connection, of: ProcessId) -> Result<()> {
    let decisions = processes::disposal::queries::decisions(c, of)?;
    let taken = decisions.taken().iter().map(|taken| {
        let board = taken.board.and_then(|id| decisions.board(id));
        let board = board.map_or("", |board| board.name.as_str());
        row![taken.kind.word(), board, taken.number, taken.decided_on]
    });
    let mut rows: Vec<Vec<String>> = taken.collect();
    rows.sort();
    put(
        package,
        "decisions.csv",
        "kind,board,number,decided_on",
        rows,
    )
}

/// What is left of what was erased: when, what, whose, why, by which decision, how many.
pub fn put_erasures(package: &mut Export, c: &mut Connection, of: ProcessId) -> Result<()> {
    let mut rows: Vec<Vec<String>> = processes::disposal::queries::evidence(c, of)?
        .into_iter()
        .map(|left| {
            let (kind, reason) = (left.kind.word(), left.reason.word());
            row![
                left.day,
                kind,
                left.board,
                reason,
                left.decision,
                left.count
            ]
        })
        .collect();
    rows.sort();
    let titles = "day,kind,board,reason,decision,count";
    put(package, "erasures.csv", titles, rows)
}

/// Who did what, the earliest first; without what the registrar's desk found of an address.
pub fn put_log(package: &mut Export, c: &mut Connection, of: ProcessId) -> Result<()> {
    let lines = staff::queries::whole_log(c, of).filter_map(|line| {
        let row = |entry: audit::Shown| {
            let detail = desk::for_others(&entry.action, &entry.detail)?;
            let who = entry.who.unwrap_or_default();
            Some(row![entry.at.iso(), who, entry.action, detail])
        };
        line.map(row).map_err(Error::from).transpose()
    });
    put_as_read(package, "audit.csv", "at,who,action,detail", lines)
}

#[cfg(test)]
mod tests {
    use std::io::BufWriter;

    use super::*;
    use crate::sheets::csv::tests::read;
    use crate::sheets::tests::NASTY;

    #[test]
    fn no_disguise_lets_a_formula_into_a_table() {
        let into = BufWriter::new(tempfile::tempfile().unwrap());
        let mut package = Export::within(into, Timestamp(1_631_095_200), &TimeZone::UTC);
        let rows = NASTY.iter().map(|nasty| row!["Hylte", nasty]);
        put(&mut package, "boards.csv", "name,reference", rows).unwrap();
        let file = package.done().unwrap().into_inner().unwrap();
        let mut files = zip::ZipArchive::new(file).unwrap();
        let mut table = Vec::new();
        std::io::copy(&mut files.by_index(0).unwrap(), &mut table).unwrap();
        let rows = read(&table, b',');
        assert_eq!(rows[0], ["name", "reference"]);
        assert_eq!(rows.len(), NASTY.len() + 1);
        for (nasty, row) in NASTY.iter().zip(&rows[1..]) {
            assert_eq!(*row, ["Hylte".to_owned(), format!("'{nasty}")]);
        }
    }
}
