//! Dialogues in the database.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::import::Import;
use super::{
    Audience, CORE_QUESTIONS, Code, CollectionPoint, Dialogue, Kind, Phase, Public, Tablet, Window,
};
use crate::clock::Timestamp;
use crate::db::ids::{
    BoardId, DialogueId, MethodId, ProcessId, SurveyVersionId, TargetGroupId, stored_day,
};
use crate::db::schema::{
    dialogue, dialogue_target_group, process, survey, survey_version, tablet, tally,
};
use crate::db::{Connection, each_backend};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::{self, Slug};
use crate::secrets::Secrets;
use crate::web::accent::Accent;
use crate::web::page::Contact;

type Row = (
    (
        DialogueId,
        i32,
        String,
        Option<BoardId>,
        Option<Phase>,
        Option<MethodId>,
        String,
    ),
    (Option<i32>, Option<i32>, Option<i32>),
    Option<SurveyVersionId>,
    (Timestamp, Timestamp, Option<Timestamp>),
);

type Columns = (
    (
        dialogue::id,
        dialogue::number,
        dialogue::held_on,
        dialogue::board_id,
        dialogue::phase,
        dialogue::method_id,
        dialogue::venue,
    ),
    (
        dialogue::participants,
        dialogue::elected_present,
        dialogue::not_reachable,
    ),
    dialogue::survey_version_id,
    (dialogue::opens_at, dialogue::closes_at, dialogue::closed_at),
);
const COLUMNS: Columns = (
    (
        dialogue::id,
        dialogue::number,
        dialogue::held_on,
        dialogue::board_id,
        dialogue::phase,
        dialogue::method_id,
        dialogue::venue,
    ),
    (
        dialogue::participants,
        dialogue::elected_present,
        dialogue::not_reachable,
    ),
    dialogue::survey_version_id,
    (dialogue::opens_at, dialogue::closes_at, dialogue::closed_at),
);

fn from_row(row: Row, groups: Vec<TargetGroupId>) -> QueryResult<Dialogue> {
    let (
        (id, number, held_on, board, phase, method, venue),
        (participants, elected_present, not_reachable),
        survey,
        (opens_at, closes_at, closed_at),
    ) = row;
    // Only collection points have none, and those are never read as dialogues.
    let whole = |what: &'static str| diesel::result::Error::DeserializationError(what.into());
    let board = board.ok_or_else(|| whole("a dialogue without a board"))?;
    let phase = phase.ok_or_else(|| whole("a dialogue without a phase"))?;
    Ok(Dialogue {
        id,
        number,
        held_on: stored_day(&held_on)?,
        board,
        phase,
        method,
        venue,
        groups,
        participants,
        elected_present,
        not_reachable,
        survey,
        window: Window {
            opens_at,
            closes_at,
            closed_at,
        },
    })
}

/// All dialogues of a process, by number.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Dialogue>> {
    let rows: Vec<Row> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(Kind::Dialogue))
        .order(dialogue::number)
        .select(COLUMNS)
        .load(c)?;
    let links: Vec<(DialogueId, TargetGroupId)> = dialogue_target_group::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .select((
            dialogue_target_group::dialogue_id,
            dialogue_target_group::target_group_id,
        ))
        .load(c)?;
    let mut groups: HashMap<DialogueId, Vec<TargetGroupId>> = HashMap::new();
    for (id, group) in links {
        groups.entry(id).or_default().push(group);
    }
    rows.into_iter()
        .map(|row| {
            let of_it = groups.remove(&row.0.0).unwrap_or_default();
            from_row(row, of_it)
        })
        .collect()
}

/// One dialogue of a process, by its number.
///
/// # Errors
/// `NotFound` when there is none.
pub fn by_number(c: &mut Connection, of: ProcessId, number: i32) -> QueryResult<Dialogue> {
    let row: Row = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(Kind::Dialogue))
        .filter(dialogue::number.eq(number))
        .select(COLUMNS)
        .first(c)?;
    with_groups(c, row)
}

/// A dialogue and its process, by its id.
pub fn by_id(c: &mut Connection, id: DialogueId) -> QueryResult<Option<(ProcessId, Dialogue)>> {
    let found: Option<(ProcessId, Row)> = dialogue::table
        .find(id)
        .filter(dialogue::kind.eq(Kind::Dialogue))
        .select((dialogue::process_id, COLUMNS))
        .first(c)
        .optional()?;
    found
        .map(|(process, row)| Ok((process, with_groups(c, row)?)))
        .transpose()
}

/// A dialogue and its process, by the hash of its host link.
pub fn by_host_token(
    c: &mut Connection,
    hash: &[u8],
) -> QueryResult<Option<(ProcessId, Dialogue)>> {
    let found: Option<(ProcessId, Row)> = dialogue::table
        .filter(dialogue::host_token_hash.eq(hash))
        .select((dialogue::process_id, COLUMNS))
        .first(c)
        .optional()?;
    found
        .map(|(process, row)| Ok((process, with_groups(c, row)?)))
        .transpose()
}

fn with_groups(c: &mut Connection, row: Row) -> QueryResult<Dialogue> {
    let groups = dialogue_target_group::table
        .filter(dialogue_target_group::dialogue_id.eq(row.0.0))
        .select(dialogue_target_group::target_group_id)
        .load(c)?;
    from_row(row, groups)
}

type PublicRow = (
    (DialogueId, Kind, Option<SurveyVersionId>),
    ProcessId,
    Slug,
    Language,
    (Timestamp, Timestamp, Option<Timestamp>),
    (String, String, String, String),
    Option<String>,
);

/// What participants' pages need, by the code's blind index.
pub fn public(c: &mut Connection, code_index: &[u8]) -> QueryResult<Option<Public>> {
    let found: Option<PublicRow> = dialogue::table
        .inner_join(process::table)
        .filter(dialogue::code_index.eq(code_index))
        .select((
            (dialogue::id, dialogue::kind, dialogue::survey_version_id),
            process::id,
            process::slug,
            process::default_language,
            (dialogue::opens_at, dialogue::closes_at, dialogue::closed_at),
            (
                process::organisation,
                process::contact_name,
                process::contact_email,
                process::contact_phone,
            ),
            process::accent,
        ))
        .first(c)
        .optional()?;
    let Some((itself, process, slug, default_language, times, contact, accent)) = found else {
        return Ok(None);
    };
    let (id, kind, survey) = itself;
    let (opens_at, closes_at, closed_at) = times;
    let (organisation, name, email, phone) = contact;
    Ok(Some(Public {
        id,
        kind,
        survey,
        process,
        slug,
        window: Window {
            opens_at,
            closes_at,
            closed_at,
        },
        default_language,
        texts: processes::queries::texts(c, process)?,
        contact: Contact {
            organisation,
            name,
            email,
            phone,
        },
        accent: accent.as_deref().and_then(Accent::stored),
    }))
}

/// When a dialogue can be answered, as the writing transaction sees it; on PostgreSQL the row is locked, so that it
/// cannot be closed underneath.
pub fn window_for_writing(c: &mut Connection, id: DialogueId) -> QueryResult<Window> {
    let query = dialogue::table.find(id).select((
        dialogue::opens_at,
        dialogue::closes_at,
        dialogue::closed_at,
    ));
    let (opens_at, closes_at, closed_at): (Timestamp, Timestamp, Option<Timestamp>) = match c {
        Connection::Sqlite(c) => query.first(c)?,
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => query.for_share().first(c)?,
    };
    Ok(Window {
        opens_at,
        closes_at,
        closed_at,
    })
}

/// Ends a dialogue: nobody answers it any more, but it stays unsealed for what tablets have not sent yet.
pub fn end(c: &mut Connection, id: DialogueId, now: Timestamp) -> QueryResult<()> {
    diesel::update(
        dialogue::table
            .find(id)
            .filter(dialogue::closed_at.is_null())
            .filter(dialogue::closes_at.gt(now)),
    )
    .set(dialogue::closes_at.eq(now))
    .execute(c)
    .map(drop)
}

/// The tablets that a dialogue has been answered on.
pub fn tablets(c: &mut Connection, id: DialogueId) -> QueryResult<Vec<Tablet>> {
    let rows: Vec<(i32, i32, Timestamp)> = tablet::table
        .filter(tablet::dialogue_id.eq(id))
        .select((tablet::unsent, tablet::refused, tablet::seen_at))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(unsent, refused, seen_at)| Tablet {
            unsent,
            refused,
            seen_at,
        })
        .collect())
}

/// Notes what a tablet says of itself.
pub fn put_tablet(
    c: &mut Connection,
    of: DialogueId,
    hash: &[u8],
    said: &Tablet,
) -> QueryResult<()> {
    let state = (
        tablet::unsent.eq(said.unsent),
        tablet::refused.eq(said.refused),
        tablet::seen_at.eq(said.seen_at),
    );
    each_backend!(c, c => diesel::insert_into(tablet::table)
        .values((tablet::dialogue_id.eq(of), tablet::tablet_hash.eq(hash), state))
        .on_conflict((tablet::dialogue_id, tablet::tablet_hash))
        .do_update()
        .set(state)
        .execute(c))
    .map(drop)
}

/// Marks one answer that a tablet sent after the dialogue's end.
pub fn add_late_answer(c: &mut Connection, id: DialogueId) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set(dialogue::late_answers.eq(dialogue::late_answers + 1))
        .execute(c)
        .map(drop)
}

/// How many answers tablets sent after the dialogue's end.
pub fn late_answers(c: &mut Connection, id: DialogueId) -> QueryResult<i32> {
    dialogue::table
        .find(id)
        .select(dialogue::late_answers)
        .first(c)
}

/// The next free number in a process.
pub fn next_number(c: &mut Connection, of: ProcessId) -> QueryResult<i32> {
    next_number_of(c, of, Kind::Dialogue)
}

fn next_number_of(c: &mut Connection, of: ProcessId, kind: Kind) -> QueryResult<i32> {
    let last: Option<i32> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(kind))
        .select(diesel::dsl::max(dialogue::number))
        .first(c)?;
    Ok(last.unwrap_or(0) + 1)
}

/// Adds a dialogue with a code.
pub fn add(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    new: &Dialogue,
    code: Code,
) -> QueryResult<()> {
    diesel::insert_into(dialogue::table)
        .values((
            (
                dialogue::id.eq(new.id),
                dialogue::process_id.eq(of),
                dialogue::kind.eq(Kind::Dialogue),
                dialogue::number.eq(new.number),
                dialogue::survey_version_id.eq(new.survey),
                dialogue::held_on.eq(new.held_on.to_string()),
                dialogue::board_id.eq(Some(new.board)),
                dialogue::phase.eq(Some(new.phase)),
                dialogue::method_id.eq(new.method),
                dialogue::venue.eq(&new.venue),
            ),
            (
                dialogue::participants.eq(new.participants),
                dialogue::elected_present.eq(new.elected_present),
                dialogue::not_reachable.eq(new.not_reachable),
                dialogue::opens_at.eq(new.window.opens_at),
                dialogue::closes_at.eq(new.window.closes_at),
                dialogue::closed_at.eq(new.window.closed_at),
                dialogue::wishes.eq(0),
                dialogue::late_answers.eq(0),
                dialogue::code_index.eq(code.blind_index(secrets)),
                dialogue::code_sealed.eq(code.seal(secrets, new.id.0)),
                dialogue::host_token_hash.eq(None::<Vec<u8>>),
            ),
        ))
        .execute(c)?;
    put_groups(c, new)
}

/// Changes what was planned: everything but the code, the link and what was counted.
pub fn update(c: &mut Connection, changed: &Dialogue) -> QueryResult<()> {
    diesel::update(dialogue::table.find(changed.id))
        .set((
            dialogue::survey_version_id.eq(changed.survey),
            dialogue::held_on.eq(changed.held_on.to_string()),
            dialogue::board_id.eq(Some(changed.board)),
            dialogue::phase.eq(Some(changed.phase)),
            dialogue::method_id.eq(changed.method),
            dialogue::venue.eq(&changed.venue),
            dialogue::opens_at.eq(changed.window.opens_at),
            dialogue::closes_at.eq(changed.window.closes_at),
        ))
        .execute(c)?;
    diesel::delete(
        dialogue_target_group::table.filter(dialogue_target_group::dialogue_id.eq(changed.id)),
    )
    .execute(c)?;
    put_groups(c, changed)
}

fn put_groups(c: &mut Connection, of: &Dialogue) -> QueryResult<()> {
    for group in &of.groups {
        diesel::insert_into(dialogue_target_group::table)
            .values((
                dialogue_target_group::dialogue_id.eq(of.id),
                dialogue_target_group::target_group_id.eq(group),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Enters the head-counts.
pub fn set_head_count(
    c: &mut Connection,
    id: DialogueId,
    participants: Option<i32>,
    elected: Option<i32>,
    not_reachable: Option<i32>,
) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set((
            dialogue::participants.eq(participants),
            dialogue::elected_present.eq(elected),
            dialogue::not_reachable.eq(not_reachable),
        ))
        .execute(c)
        .map(drop)
}

/// Lets a dialogue be answered from now on.
pub fn open_now(c: &mut Connection, id: DialogueId, now: Timestamp) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id).filter(dialogue::opens_at.gt(now)))
        .set(dialogue::opens_at.eq(now))
        .execute(c)
        .map(drop)
}

/// Marks a dialogue as closed for good; says whether it was not before.
///
/// Each dialogue of a process closes at a later second than the last, because disclosure takes them in that order
/// and may never regroup them.
pub fn mark_closed(c: &mut Connection, id: DialogueId, now: Timestamp) -> QueryResult<bool> {
    // The process's row is the lock that dialogues closing at once take turns by.
    let of: ProcessId = dialogue::table
        .find(id)
        .select(dialogue::process_id)
        .first(c)?;
    diesel::update(process::table.find(of))
        .set(process::id.eq(of))
        .execute(c)?;
    let last: Option<Timestamp> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .select(diesel::dsl::max(dialogue::closed_at))
        .first(c)?;
    let at = last.map_or(now, |last| now.max(last.plus_seconds(1)));
    let changed = diesel::update(
        dialogue::table
            .find(id)
            .filter(dialogue::closed_at.is_null()),
    )
    .set(dialogue::closed_at.eq(at))
    .execute(c)?;
    // It may have ended before: then that is when it ended.
    diesel::update(dialogue::table.find(id).filter(dialogue::closes_at.gt(at)))
        .set(dialogue::closes_at.eq(at))
        .execute(c)?;
    Ok(changed == 1)
}

/// The dialogues whose time is over but that have not been closed for good, the earliest first. One that was answered
/// on tablets waits for them to say, after its end, that they have sent everything, though never longer than the
/// process's grace.
pub fn due_to_close(c: &mut Connection, now: Timestamp, most: i64) -> QueryResult<Vec<DialogueId>> {
    let owing = tablet::table
        .filter(tablet::dialogue_id.eq(dialogue::id))
        .filter(
            tablet::unsent
                .gt(0)
                .or(tablet::seen_at.lt(dialogue::closes_at)),
        );
    dialogue::table
        .inner_join(process::table)
        .filter(dialogue::closed_at.is_null())
        .filter(dialogue::closes_at.le(now))
        .filter(
            diesel::dsl::not(diesel::dsl::exists(owing))
                .or((dialogue::closes_at + process::tablet_grace).le(now)),
        )
        .order((dialogue::closes_at, dialogue::number))
        .limit(most)
        .select(dialogue::id)
        .load(c)
}

/// Counts one more wish for feedback.
pub fn add_wish(c: &mut Connection, id: DialogueId) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set(dialogue::wishes.eq(dialogue::wishes + 1))
        .execute(c)
        .map(drop)
}

/// How many have answered, whatever they answered.
pub fn answered(c: &mut Connection, id: DialogueId) -> QueryResult<i64> {
    let counts: Vec<i32> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .select(tally::count)
        .load(c)?;
    Ok(counts.into_iter().map(i64::from).sum())
}

/// The code of a dialogue.
pub fn code(c: &mut Connection, secrets: &Secrets, id: DialogueId) -> Result<Code> {
    let sealed: Vec<u8> = dialogue::table
        .find(id)
        .select(dialogue::code_sealed)
        .first(c)?;
    Code::open(secrets, id.0, &sealed)
}

/// Replaces the code; the old one is worth nothing from then on.
pub fn set_code(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    code: Code,
) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set((
            dialogue::code_index.eq(code.blind_index(secrets)),
            dialogue::code_sealed.eq(code.seal(secrets, id.0)),
        ))
        .execute(c)
        .map(drop)
}

/// Replaces the host link by its hash, or revokes it.
pub fn set_host_token(c: &mut Connection, id: DialogueId, hash: Option<&[u8]>) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set(dialogue::host_token_hash.eq(hash))
        .execute(c)
        .map(drop)
}

pub fn has_host_link(c: &mut Connection, id: DialogueId) -> QueryResult<bool> {
    dialogue::table
        .find(id)
        .select(dialogue::host_token_hash.is_not_null())
        .first(c)
}

/// Which of these numbers are taken in a process already.
pub fn taken_numbers(c: &mut Connection, of: ProcessId, numbers: &[i32]) -> QueryResult<Vec<i32>> {
    let all: Vec<i32> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(Kind::Dialogue))
        .order(dialogue::number)
        .select(dialogue::number)
        .load(c)?;
    Ok(all
        .into_iter()
        .filter(|number| numbers.contains(number))
        .collect())
}

/// Adds all dialogues of a file, and the boards, groups and methods that it names and that are missing.
///
/// # Errors
/// `Refused` when a number is taken; then nothing is added.
pub fn import(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    zone: &jiff::tz::TimeZone,
    file: &Import,
) -> Result<usize> {
    let numbers: Vec<i32> = file.rows.iter().filter_map(|row| row.number).collect();
    if !taken_numbers(c, of, &numbers)?.is_empty() {
        return Err(Error::Refused("import-numbers-taken"));
    }
    let names = file.names();
    let list = |set: &std::collections::BTreeSet<&str>| {
        set.iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let (boards, groups, methods) = (
        list(&names.boards),
        list(&names.groups),
        list(&names.methods),
    );
    fn borrowed(names: &[String]) -> Vec<&str> {
        names.iter().map(String::as_str).collect()
    }
    processes::queries::add_missing(
        c,
        of,
        &processes::queries::Named {
            boards: &borrowed(&boards),
            groups: &borrowed(&groups),
            methods: &borrowed(&methods),
        },
    )?;
    let answer_days = processes::queries::process(c, of)?.answer_days;
    let survey = current_survey(c, of)?;
    let boards: HashMap<String, BoardId> = processes::queries::boards(c, of)?
        .into_iter()
        .map(|board| (board.name, board.id))
        .collect();
    let groups: HashMap<String, TargetGroupId> = processes::queries::groups(c, of)?
        .into_iter()
        .map(|group| (group.name, group.id))
        .collect();
    let methods: HashMap<String, MethodId> = processes::queries::methods(c, of)?
        .into_iter()
        .map(|method| (method.name, method.id))
        .collect();
    let mut next = next_number(c, of)?.max(numbers.iter().max().map_or(1, |last| last + 1));
    for row in &file.rows {
        let number = row.number.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        let new = Dialogue {
            id: DialogueId::random(),
            number,
            held_on: row.held_on,
            board: *boards.get(&row.board).ok_or(Error::NotFound)?,
            phase: row.phase,
            method: row
                .method
                .as_ref()
                .and_then(|name| methods.get(name))
                .copied(),
            venue: row.venue.clone(),
            groups: row
                .groups
                .iter()
                .filter_map(|name| groups.get(name))
                .copied()
                .collect(),
            participants: row.participants,
            elected_present: row.elected_present,
            not_reachable: None,
            survey,
            window: Window::around(row.held_on, answer_days, zone),
        };
        add(c, secrets, of, &new, Code::random())?;
    }
    Ok(file.rows.len())
}

/// How many have answered each dialogue of a process.
pub fn answered_each(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<DialogueId, i64>> {
    let rows: Vec<(DialogueId, i32)> = tally::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .select((tally::dialogue_id, tally::count))
        .load(c)?;
    let mut counts = HashMap::new();
    for (id, count) in rows {
        *counts.entry(id).or_insert(0) += i64::from(count);
    }
    Ok(counts)
}

/// A published version of the participants' survey, as it is chosen for a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered {
    /// None is the standard survey, version 1.
    pub id: Option<SurveyVersionId>,
    pub number: i32,
    pub pilot: bool,
}

/// The published versions of the participants' survey, the newest first; the standard one is the last.
pub fn offered_surveys(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Offered>> {
    let own: Vec<(SurveyVersionId, i32, bool)> = survey_version::table
        .inner_join(survey::table)
        .filter(survey::process_id.eq(of))
        .filter(survey::audience.eq(Audience::Participants))
        .filter(survey_version::published_at.is_not_null())
        .order(survey_version::number.desc())
        .select((
            survey_version::id,
            survey_version::number,
            survey_version::pilot,
        ))
        .load(c)?;
    let standard = Offered {
        id: None,
        number: 1,
        pilot: false,
    };
    Ok(own
        .into_iter()
        .map(|(id, number, pilot)| Offered {
            id: Some(id),
            number,
            pilot,
        })
        .chain(std::iter::once(standard))
        .collect())
}

/// The version that new dialogues get: the newest that is no pilot.
pub fn current_survey(c: &mut Connection, of: ProcessId) -> QueryResult<Option<SurveyVersionId>> {
    Ok(offered_surveys(c, of)?
        .into_iter()
        .find(|offered| !offered.pilot)
        .and_then(|offered| offered.id))
}

/// Gives the dialogues that have not opened yet, and that are not to pilot another, a newly published version; says
/// how many.
pub fn adopt_survey(
    c: &mut Connection,
    of: ProcessId,
    version: SurveyVersionId,
    now: Timestamp,
) -> QueryResult<usize> {
    let piloted: Vec<SurveyVersionId> = offered_surveys(c, of)?
        .into_iter()
        .filter(|offered| offered.pilot)
        .filter_map(|offered| offered.id)
        .collect();
    diesel::update(
        dialogue::table
            .filter(dialogue::process_id.eq(of))
            .filter(dialogue::kind.eq(Kind::Dialogue))
            .filter(dialogue::opens_at.gt(now))
            .filter(dialogue::closed_at.is_null())
            .filter(
                dialogue::survey_version_id
                    .is_null()
                    .or(dialogue::survey_version_id.ne_all(piloted)),
            ),
    )
    .set(dialogue::survey_version_id.eq(Some(version)))
    .execute(c)
}

type PointRow = (
    DialogueId,
    i32,
    String,
    Option<SurveyVersionId>,
    (Timestamp, Timestamp, Option<Timestamp>),
);

/// The collection points of a process, by number.
pub fn collection_points(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<CollectionPoint>> {
    let rows: Vec<PointRow> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(Kind::CollectionPoint))
        .order(dialogue::number)
        .select((
            dialogue::id,
            dialogue::number,
            dialogue::venue,
            dialogue::survey_version_id,
            (dialogue::opens_at, dialogue::closes_at, dialogue::closed_at),
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, number, name, survey, times)| {
            let (opens_at, closes_at, closed_at) = times;
            Some(CollectionPoint {
                id,
                number,
                name,
                survey: survey?,
                window: Window {
                    opens_at,
                    closes_at,
                    closed_at,
                },
            })
        })
        .collect())
}

/// One collection point of a process, by its number.
///
/// # Errors
/// `NotFound` when there is none.
pub fn collection_point(
    c: &mut Connection,
    of: ProcessId,
    number: i32,
) -> QueryResult<CollectionPoint> {
    collection_points(c, of)?
        .into_iter()
        .find(|point| point.number == number)
        .ok_or(diesel::result::Error::NotFound)
}

/// Adds a collection point under the next number, with a code; says its number.
pub fn add_collection_point(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    new: &CollectionPoint,
    day: Date,
    code: Code,
) -> QueryResult<i32> {
    let number = next_number_of(c, of, Kind::CollectionPoint)?;
    diesel::insert_into(dialogue::table)
        .values((
            (
                dialogue::id.eq(new.id),
                dialogue::process_id.eq(of),
                dialogue::kind.eq(Kind::CollectionPoint),
                dialogue::number.eq(number),
                dialogue::survey_version_id.eq(Some(new.survey)),
                dialogue::held_on.eq(day.to_string()),
                dialogue::venue.eq(&new.name),
            ),
            (
                dialogue::opens_at.eq(new.window.opens_at),
                dialogue::closes_at.eq(new.window.closes_at),
                dialogue::closed_at.eq(new.window.closed_at),
                dialogue::wishes.eq(0),
                dialogue::late_answers.eq(0),
                dialogue::code_index.eq(code.blind_index(secrets)),
                dialogue::code_sealed.eq(code.seal(secrets, new.id.0)),
            ),
        ))
        .execute(c)?;
    Ok(number)
}
