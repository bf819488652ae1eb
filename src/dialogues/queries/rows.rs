//! Dialogues as they are planned, held and counted.

use diesel::prelude::*;

use crate::db::ids::{
    BoardId, DialogueId, MethodId, ProcessId, SurveyVersionId, TargetGroupId, stored_day,
};
use crate::db::schema::{dialogue, dialogue_target_group};
use crate::db::{Connection, by_owner, rewrite};
use crate::dialogues::{Code, Dialogue, DialogueKind, HeadCount, Phase, Window};
use crate::secrets::Secrets;

/// What is stored of a dialogue or collection point itself.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = dialogue)]
pub struct Row {
    pub id: DialogueId,
    pub kind: DialogueKind,
    pub number: i32,
    pub held_on: String,
    pub board_id: Option<BoardId>,
    pub phase: Option<Phase>,
    pub method_id: Option<MethodId>,
    pub title: String,
    pub venue: String,
    #[diesel(embed)]
    pub counts: HeadCount,
    pub survey_version_id: Option<SurveyVersionId>,
    #[diesel(embed)]
    pub window: Window,
    pub cancelled_why: String,
    /// A collection point's own.
    pub asked: Option<i32>,
}

impl Row {
    fn with(self, groups: Vec<TargetGroupId>) -> QueryResult<Dialogue> {
        // Only collection points have none, and those are never read as dialogues.
        let lacks = |what: &'static str| diesel::result::Error::DeserializationError(what.into());
        let board = self.board_id;
        Ok(Dialogue {
            id: self.id,
            number: self.number,
            held_on: stored_day(&self.held_on)?,
            board: board.ok_or_else(|| lacks("a dialogue without a board"))?,
            phase: self
                .phase
                .ok_or_else(|| lacks("a dialogue without a phase"))?,
            method: self.method_id,
            title: self.title,
            venue: self.venue,
            groups,
            counts: self.counts,
            survey: self.survey_version_id,
            window: self.window,
            cancelled_why: self.cancelled_why,
        })
    }

    fn with_its_groups(self, c: &mut Connection) -> QueryResult<Dialogue> {
        let groups = dialogue_target_group::table
            .filter(dialogue_target_group::dialogue_id.eq(self.id))
            .select(dialogue_target_group::target_group_id)
            .load(c)?;
        self.with(groups)
    }

    /// Stores it in a process, with its code.
    pub fn insert(
        self,
        c: &mut Connection,
        secrets: &Secrets,
        of: ProcessId,
        code: Code,
    ) -> QueryResult<()> {
        let id = self.id;
        diesel::insert_into(dialogue::table)
            .values((
                self,
                dialogue::process_id.eq(of),
                dialogue::late_answers.eq(0),
                dialogue::sets_aside.eq(false),
                dialogue::code_index.eq(code.blind_index(secrets)),
                dialogue::code_sealed.eq(code.seal(secrets, id.0)),
            ))
            .execute(c)
            .map(drop)
    }
}

/// The dialogues or the collection points of a process.
#[diesel::dsl::auto_type(no_type_alias)]
pub fn of_kind(process: ProcessId, kind: DialogueKind) -> _ {
    dialogue::table
        .filter(dialogue::process_id.eq(process))
        .filter(dialogue::kind.eq(kind))
}

/// All dialogues of a process, by number.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Dialogue>> {
    let rows: Vec<Row> = of_kind(of, DialogueKind::Dialogue)
        .order(dialogue::number)
        .select(Row::as_select())
        .load(c)?;
    let links: Vec<(DialogueId, TargetGroupId)> = dialogue_target_group::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .select(dialogue_target_group::all_columns)
        .load(c)?;
    let mut groups = by_owner(links);
    rows.into_iter()
        .map(|row| {
            let of_it = groups.remove(&row.id).unwrap_or_default();
            row.with(of_it)
        })
        .collect()
}

/// One dialogue of a process, by its number.
///
/// # Errors
/// `NotFound` when there is none.
pub fn by_number(c: &mut Connection, of: ProcessId, number: i32) -> QueryResult<Dialogue> {
    let row: Row = of_kind(of, DialogueKind::Dialogue)
        .filter(dialogue::number.eq(number))
        .select(Row::as_select())
        .first(c)?;
    row.with_its_groups(c)
}

/// A dialogue and its process, by its id.
pub fn by_id(c: &mut Connection, id: DialogueId) -> QueryResult<Option<(ProcessId, Dialogue)>> {
    let found = dialogue::table
        .find(id)
        .filter(dialogue::kind.eq(DialogueKind::Dialogue))
        .select((dialogue::process_id, Row::as_select()))
        .first(c)
        .optional()?;
    whole(c, found)
}

/// A dialogue and its process, by the hash of its host link.
pub fn by_host_token(
    c: &mut Connection,
    hash: &[u8],
) -> QueryResult<Option<(ProcessId, Dialogue)>> {
    let found = dialogue::table
        .filter(dialogue::host_token_hash.eq(hash))
        .select((dialogue::process_id, Row::as_select()))
        .first(c)
        .optional()?;
    whole(c, found)
}

fn whole(
    c: &mut Connection,
    found: Option<(ProcessId, Row)>,
) -> QueryResult<Option<(ProcessId, Dialogue)>> {
    found
        .map(|(process, row)| Ok((process, row.with_its_groups(c)?)))
        .transpose()
}

/// The next free number in a process; dialogues and collection points are counted apart.
pub fn next_number(c: &mut Connection, of: ProcessId, kind: DialogueKind) -> QueryResult<i32> {
    let last: Option<i32> = of_kind(of, kind)
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
    let row = Row {
        id: new.id,
        kind: DialogueKind::Dialogue,
        number: new.number,
        held_on: new.held_on.to_string(),
        board_id: Some(new.board),
        phase: Some(new.phase),
        method_id: new.method,
        title: new.title.clone(),
        venue: new.venue.clone(),
        counts: new.counts,
        survey_version_id: new.survey,
        window: new.window,
        cancelled_why: new.cancelled_why.clone(),
        asked: None,
    };
    row.insert(c, secrets, of, code)?;
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
            dialogue::title.eq(&changed.title),
            dialogue::venue.eq(&changed.venue),
            dialogue::opens_at.eq(changed.window.opens_at),
            dialogue::closes_at.eq(changed.window.closes_at),
            dialogue::planned_end.eq(changed.window.planned_end),
        ))
        .execute(c)?;
    put_groups(c, changed)
}

fn put_groups(c: &mut Connection, of: &Dialogue) -> QueryResult<()> {
    rewrite!(c, dialogue_target_group.dialogue_id = of.id, for group in &of.groups => {
        target_group_id: group
    });
    Ok(())
}

/// Enters the head-counts; says what was corrected, for the log.
pub fn enter_head_count(
    c: &mut Connection,
    old: &Dialogue,
    counts: HeadCount,
) -> QueryResult<Option<String>> {
    let Some(corrected) = counts.corrected(old.counts) else {
        return Ok(None);
    };
    diesel::update(dialogue::table.find(old.id))
        .set(counts)
        .execute(c)?;
    Ok(Some(format!("{}: {corrected}", old.number)))
}

/// Which of these numbers are taken in a process already.
pub fn taken_numbers(c: &mut Connection, of: ProcessId, numbers: &[i32]) -> QueryResult<Vec<i32>> {
    let mut all: Vec<i32> = of_kind(of, DialogueKind::Dialogue)
        .order(dialogue::number)
        .select(dialogue::number)
        .load(c)?;
    all.retain(|number| numbers.contains(number));
    Ok(all)
}

/// The dialogues and collection points of a process, to narrow another room's query by.
#[diesel::dsl::auto_type(no_type_alias)]
pub fn ids_of(process: ProcessId) -> _ {
    dialogue::table
        .filter(dialogue::process_id.eq(process))
        .select(dialogue::id)
}
