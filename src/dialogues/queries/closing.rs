//! When dialogues and collection points open, end and close for good; what is cancelled.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, SurveyVersionId};
use crate::db::schema::dialogue;
use crate::dialogues::{DialogueKind, Ended, REOPENED_FOR, Takes, Window};
use crate::processes;

/// What a dialogue does with an answer, and whether what comes now is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taking {
    pub takes: Takes,
    pub sets_aside: bool,
}

/// What a dialogue does with an answer, as the writing transaction sees it; on PostgreSQL the row is locked, so that
/// it cannot be closed underneath, and whoever asks has the dialogue to themselves.
pub fn takes(c: &mut Connection, id: DialogueId, now: Timestamp) -> QueryResult<Taking> {
    Ok(stands(c, id)?.takes(now))
}

/// What decides on it, as [`takes`] sees it.
pub fn stands(c: &mut Connection, id: DialogueId) -> QueryResult<Stands> {
    let row = dialogue::table.find(id);
    match c {
        // Without a limit: of one that is bound, SQLite would plan the query anew each time.
        Connection::Sqlite(c) => row.select(Stands::as_select()).get_result(c),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => row.select(Stands::as_select()).for_no_key_update().first(c),
    }
}

/// What decides on an answer.
#[derive(Queryable, Selectable)]
#[diesel(table_name = dialogue)]
pub struct Stands {
    #[diesel(embed)]
    window: Window,
    sets_aside: bool,
}

impl Stands {
    /// What becomes of what comes now.
    pub fn takes(&self, now: Timestamp) -> Taking {
        Taking {
            takes: self.window.takes(now),
            sets_aside: self.sets_aside,
        }
    }
}

/// Whether what comes now is set aside.
pub fn sets_aside(c: &mut Connection, id: DialogueId) -> QueryResult<bool> {
    let row = dialogue::table.find(id);
    row.select(dialogue::sets_aside).first(c)
}

/// From now on what comes is set aside, or is not any more; says whether that is new. Only while something comes.
pub fn set_aside_from_now(c: &mut Connection, id: DialogueId, on: bool) -> QueryResult<bool> {
    let row = dialogue::table
        .find(id)
        .filter(dialogue::closed_at.is_null())
        .filter(dialogue::sets_aside.ne(on));
    let changed = diesel::update(row)
        .set(dialogue::sets_aside.eq(on))
        .execute(c)?;
    Ok(changed == 1)
}

/// When a dialogue or collection point can be answered.
pub fn window(c: &mut Connection, id: DialogueId) -> QueryResult<Window> {
    dialogue::table
        .find(id)
        .select(Window::as_select())
        .first(c)
}

/// Ends a dialogue that can be answered: nobody answers it any more, but it stays unsealed for what is still out. Says
/// whether it could be answered before.
pub fn end(c: &mut Connection, id: DialogueId, now: Timestamp) -> QueryResult<bool> {
    let ended = diesel::update(
        dialogue::table
            .find(id)
            .filter(dialogue::closed_at.is_null())
            .filter(dialogue::cancelled_at.is_null())
            .filter(dialogue::opens_at.le(now))
            .filter(dialogue::closes_at.gt(now)),
    )
    .set((
        dialogue::planned_end.eq(dialogue::closes_at.nullable()),
        dialogue::closes_at.eq(now),
    ))
    .execute(c)?;
    Ok(ended == 1)
}

/// Takes back the end of a dialogue that is not closed for good: it can be answered until its planned end, or for a
/// day if that has passed. Nothing of it is in any figure yet, so that nothing can be compared. Says whether it had
/// ended.
pub fn take_back_end(c: &mut Connection, id: DialogueId, now: Timestamp) -> QueryResult<bool> {
    let has_ended = || {
        dialogue::closed_at
            .is_null()
            .and(dialogue::cancelled_at.is_null())
            .and(dialogue::closes_at.le(now))
    };
    let to_its_plan = diesel::update(
        dialogue::table
            .find(id)
            .filter(has_ended())
            .filter(dialogue::planned_end.gt(now)),
    )
    .set((
        dialogue::closes_at.eq(dialogue::planned_end.assume_not_null()),
        dialogue::planned_end.eq(None::<Timestamp>),
    ))
    .execute(c)?;
    let for_a_day = diesel::update(dialogue::table.find(id).filter(has_ended()))
        .set((
            dialogue::closes_at.eq(now.plus_seconds(REOPENED_FOR)),
            dialogue::planned_end.eq(None::<Timestamp>),
        ))
        .execute(c)?;
    Ok(to_its_plan + for_a_day == 1)
}

/// Cancels a dialogue of which nothing can have entered any figure. Says whether it could be cancelled.
pub fn cancel(c: &mut Connection, id: DialogueId, why: &str, now: Timestamp) -> QueryResult<bool> {
    let is_unsealed = dialogue::closed_at.is_null();
    let is_unconfirmed = dialogue::unanswered.and(dialogue::participants.is_null());
    let cancelled = diesel::update(
        dialogue::table
            .find(id)
            .filter(dialogue::cancelled_at.is_null())
            .filter(is_unsealed.or(is_unconfirmed)),
    )
    .set((
        dialogue::cancelled_at.eq(now),
        dialogue::cancelled_why.eq(why),
    ))
    .execute(c)?;
    Ok(cancelled == 1)
}

/// Takes back that a dialogue was cancelled, unless answers of it were closed away meanwhile. Says whether it was.
pub fn restore(c: &mut Connection, id: DialogueId) -> QueryResult<bool> {
    let has_no_sealed_answers = dialogue::closed_at.is_null().or(dialogue::unanswered);
    let restored = diesel::update(
        dialogue::table
            .find(id)
            .filter(dialogue::cancelled_at.is_not_null())
            .filter(has_no_sealed_answers),
    )
    .set((
        dialogue::cancelled_at.eq(None::<Timestamp>),
        dialogue::cancelled_why.eq(""),
    ))
    .execute(c)?;
    Ok(restored == 1)
}

/// Locks a dialogue against whoever answers or closes it, until the transaction is over.
pub fn lock(c: &mut Connection, id: DialogueId) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set(dialogue::id.eq(id))
        .execute(c)
        .map(drop)
}

/// Removes a dialogue that is not closed for good, and whose heads nobody counted; whether it has answers is for the other rooms to say. Says whether it was removed.
pub fn remove(c: &mut Connection, id: DialogueId) -> QueryResult<bool> {
    let removed = diesel::delete(
        dialogue::table
            .find(id)
            .filter(dialogue::closed_at.is_null())
            .filter(dialogue::participants.is_null())
            .filter(dialogue::elected_present.is_null())
            .filter(dialogue::not_reachable.is_null()),
    )
    .execute(c)?;
    Ok(removed == 1)
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

/// Lets a dialogue be answered from now on; says whether it could not before.
pub fn open_now(c: &mut Connection, id: DialogueId, now: Timestamp) -> QueryResult<bool> {
    let opened = diesel::update(dialogue::table.find(id).filter(dialogue::opens_at.gt(now)))
        .set(dialogue::opens_at.eq(now))
        .execute(c)?;
    Ok(opened == 1)
}

/// When a dialogue may be closed for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closes {
    /// With its process, whether it has ended or not.
    WithItsProcess,
    /// If it had ended by then, and nobody has taken that back.
    IfEndedBy(Timestamp),
}

/// Marks a dialogue as closed for good; says whether it was not before.
///
/// Each dialogue of a process closes at a later second than the last, because disclosure takes them in that order
/// and may never regroup them.
pub fn mark_closed(
    c: &mut Connection,
    id: DialogueId,
    closes: Closes,
    now: Timestamp,
) -> QueryResult<bool> {
    // The process's row is the lock that dialogues closing at once take turns by.
    let of: ProcessId = dialogue::table
        .find(id)
        .select(dialogue::process_id)
        .first(c)?;
    processes::queries::set_has_figures(c, of)?;
    let last: Option<Timestamp> = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .select(diesel::dsl::max(dialogue::closed_at))
        .first(c)?;
    let at = last.map_or(now, |last| now.max(last.plus_seconds(1)));
    let ended_by = match closes {
        Closes::WithItsProcess => Timestamp(i64::MAX),
        Closes::IfEndedBy(moment) => moment,
    };
    let changed = diesel::update(
        dialogue::table
            .find(id)
            .filter(dialogue::closed_at.is_null())
            .filter(dialogue::closes_at.le(ended_by)),
    )
    .set(dialogue::closed_at.eq(at))
    .execute(c)?;
    if changed == 0 {
        return Ok(false);
    }
    // It may have ended before: then that is when it ended.
    diesel::update(dialogue::table.find(id).filter(dialogue::closes_at.gt(at)))
        .set(dialogue::closes_at.eq(at))
        .execute(c)?;
    Ok(true)
}

/// When the last dialogue of a process was closed for good.
pub fn last_closed(c: &mut Connection, of: ProcessId) -> QueryResult<Option<Timestamp>> {
    dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(DialogueKind::Dialogue))
        .select(diesel::dsl::max(dialogue::closed_at))
        .first(c)
}

/// Notes that a dialogue was closed for good without an answer.
pub fn note_unanswered(c: &mut Connection, id: DialogueId) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set(dialogue::unanswered.eq(true))
        .execute(c)
        .map(drop)
}

/// What has ended and is due to be closed for good, the earliest first: its process waits no longer for what is still
/// out.
pub fn due_to_close(c: &mut Connection, now: Timestamp) -> QueryResult<Vec<Ended>> {
    let ended = ended(c, now)?;
    if ended.is_empty() {
        return Ok(ended);
    }
    let graces = processes::queries::graces(c)?;
    let is_due = |ended: &Ended| ended.waits_until(&graces) <= now;
    let mut due = ended;
    due.retain(is_due);
    Ok(due)
}

/// What has ended but has not been closed for good, the earliest first.
fn ended(c: &mut Connection, now: Timestamp) -> QueryResult<Vec<Ended>> {
    dialogue::table
        .filter(dialogue::closed_at.is_null())
        .filter(dialogue::closes_at.le(now))
        .order((dialogue::closes_at, dialogue::number))
        .select(Ended::as_select())
        .load(c)
}

/// The dialogues and collection points that were closed for good before a moment, to narrow another room's query by.
#[diesel::dsl::auto_type]
pub fn closed_before(at: Timestamp) -> _ {
    dialogue::table
        .filter(dialogue::closed_at.lt(at))
        .select(dialogue::id)
}

/// Which version of the survey a dialogue or collection point has; none is the standard one.
pub fn asks(c: &mut Connection, id: DialogueId) -> QueryResult<Option<SurveyVersionId>> {
    dialogue::table
        .find(id)
        .select(dialogue::survey_version_id)
        .first(c)
}

/// Gives a dialogue another version of the survey; says whether it was not closed for good. Whoever answers waits until
/// the transaction has ended: only then is it known whether anybody has.
pub fn give_survey(
    c: &mut Connection,
    id: DialogueId,
    version: Option<SurveyVersionId>,
) -> QueryResult<bool> {
    let given = diesel::update(
        dialogue::table
            .find(id)
            .filter(dialogue::closed_at.is_null()),
    )
    .set(dialogue::survey_version_id.eq(version))
    .execute(c)?;
    Ok(given == 1)
}

/// Gives the dialogues that have not opened yet, and that pilot no other, a newly published version; says how many.
pub fn adopt_survey(
    c: &mut Connection,
    of: ProcessId,
    version: SurveyVersionId,
    piloted: &[SurveyVersionId],
    now: Timestamp,
) -> QueryResult<usize> {
    diesel::update(
        dialogue::table
            .filter(dialogue::process_id.eq(of))
            .filter(dialogue::kind.eq(DialogueKind::Dialogue))
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
