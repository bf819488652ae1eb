//! Observations and replies in the database.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Heard, Observation, ObservationText, Reply, ReplyText, State};
use crate::clock::Timestamp;
use crate::db::ids::{BoardId, ObservationId, ProcessId, ReplyId, ReportId, ThemeId, stored_day};
use crate::db::schema::{observation, observation_text, observation_theme, reply, reply_text};
use crate::db::{Connection, by_owner, rewrite};
use crate::dialogues::Phase;
use crate::processes;
use crate::reports::promises::{self, Moved, Subject};

#[derive(Queryable, Selectable)]
#[diesel(table_name = reply)]
struct ReplyRow {
    id: ReplyId,
    observation_id: ObservationId,
    board_id: Option<BoardId>,
    reference: String,
    state: State,
    promised_on: Option<String>,
    made_on: Option<String>,
    done_on: Option<String>,
    settled_on: Option<String>,
    changed_at: Timestamp,
    place: i64,
}

/// What was said in a process, in the order that staff chose, each with its replies by the names of their boards.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Observation>> {
    let rows: Vec<(ObservationId, Option<Phase>, Option<ReportId>)> = observation::table
        .filter(observation::process_id.eq(of))
        .order((observation::number, observation::id))
        .select((observation::id, observation::phase, observation::report_id))
        .load(c)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let texts: Vec<(ObservationId, ObservationText)> = observation_text::table
        .inner_join(observation::table)
        .filter(observation::process_id.eq(of))
        .select((
            observation_text::observation_id,
            ObservationText::as_select(),
        ))
        .load(c)?;
    let themes: Vec<(ObservationId, ThemeId)> = observation_theme::table
        .inner_join(observation::table)
        .filter(observation::process_id.eq(of))
        .select(observation_theme::all_columns)
        .load(c)?;
    let (mut texts, mut themes) = (by_owner(texts), by_owner(themes));
    let mut replies = by_owner(
        replies(c, of)?
            .into_iter()
            .map(|reply| (reply.observation, reply))
            .collect(),
    );
    Ok(rows
        .into_iter()
        .map(|(id, phase, report)| Observation {
            id,
            heard: match (phase, report) {
                (Some(phase), _) => Heard::In(phase),
                (None, Some(report)) => Heard::Told(report),
                (None, None) => Heard::Anywhere,
            },
            texts: texts.remove(&id).unwrap_or_default(),
            themes: themes.remove(&id).unwrap_or_default(),
            replies: replies.remove(&id).unwrap_or_default(),
        })
        .collect())
}

/// The replies of a process, by the names of their boards.
fn replies(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Reply>> {
    let rows: Vec<ReplyRow> = reply::table
        .inner_join(observation::table)
        .filter(observation::process_id.eq(of))
        .select(ReplyRow::as_select())
        .load(c)?;
    let texts: Vec<(ReplyId, ReplyText)> = reply_text::table
        .inner_join(reply::table.inner_join(observation::table))
        .filter(observation::process_id.eq(of))
        .select((reply_text::reply_id, ReplyText::as_select()))
        .load(c)?;
    let moved: Vec<(ReplyId, Moved)> = promises::queries::moved(c, of)?
        .into_iter()
        .filter_map(|(subject, moved)| match subject {
            Subject::Reply(id) => Some((id, moved)),
            Subject::Report(_) => None,
        })
        .collect();
    let (mut texts, mut moved) = (by_owner(texts), by_owner(moved));
    let boards = processes::queries::boards(c, of)?;
    let place: HashMap<BoardId, usize> = boards
        .iter()
        .enumerate()
        .map(|(at, board)| (board.id, at))
        .collect();
    let mut all = rows
        .into_iter()
        .map(|row| {
            let day = |kept: Option<String>| kept.map(|day| stored_day(&day)).transpose();
            Ok(Reply {
                id: row.id,
                observation: row.observation_id,
                board: row.board_id,
                reference: row.reference,
                state: row.state,
                promised: day(row.promised_on)?.zip(day(row.made_on)?),
                done_on: day(row.done_on)?,
                settled_on: day(row.settled_on)?,
                texts: texts.remove(&row.id).unwrap_or_default(),
                changed_at: row.changed_at,
                place: row.place,
                moved: moved.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect::<QueryResult<Vec<Reply>>>()?;
    all.sort_by_key(|reply| reply.board.and_then(|board| place.get(&board).copied()));
    Ok(all)
}

/// The replies of all processes that have said something since a moment that can be agreed with or not, by process, each
/// at its place.
pub fn saying_since(
    c: &mut Connection,
    since: Timestamp,
) -> QueryResult<Vec<(ProcessId, ReplyId, i64)>> {
    let saying: Vec<State> = State::ALL
        .iter()
        .copied()
        .filter(|one| one.says_something())
        .collect();
    reply::table
        .inner_join(observation::table)
        .filter(reply::changed_at.gt(since))
        .filter(reply::state.eq_any(saying))
        .select((observation::process_id, reply::id, reply::place))
        .load(c)
}

/// Adds an observation as the last, or writes one anew; leaves its replies as they are.
pub fn put(c: &mut Connection, of: ProcessId, put: &Observation) -> QueryResult<()> {
    let (phase, report) = match put.heard {
        Heard::Anywhere => (None, None),
        Heard::In(phase) => (Some(phase), None),
        Heard::Told(report) => (None, Some(report)),
    };
    let values = (
        observation::phase.eq(phase),
        observation::report_id.eq(report),
    );
    let changed = diesel::update(
        observation::table
            .find(put.id)
            .filter(observation::process_id.eq(of)),
    )
    .set(values)
    .execute(c)?;
    if changed == 0 {
        let last: Option<i32> = observation::table
            .filter(observation::process_id.eq(of))
            .select(diesel::dsl::max(observation::number))
            .first(c)?;
        diesel::insert_into(observation::table)
            .values((
                observation::id.eq(put.id),
                observation::process_id.eq(of),
                observation::number.eq(last.unwrap_or(0) + 1),
                values,
            ))
            .execute(c)?;
    }
    rewrite!(c, observation_text.observation_id = put.id, for text in &put.texts => {
        language: text.language,
        words: &text.words,
        more: &text.more
    });
    rewrite!(c, observation_theme.observation_id = put.id, for theme in &put.themes => {
        theme_id: theme
    });
    Ok(())
}

/// Removes an observation with its replies.
pub fn remove(c: &mut Connection, of: ProcessId, id: ObservationId) -> QueryResult<()> {
    diesel::delete(
        observation::table
            .find(id)
            .filter(observation::process_id.eq(of)),
    )
    .execute(c)
    .map(drop)
}

/// Puts observations in this order.
pub fn order(c: &mut Connection, ids: &[ObservationId]) -> QueryResult<()> {
    for (number, &id) in (1_i32..).zip(ids) {
        diesel::update(observation::table.find(id))
            .set(observation::number.eq(number))
            .execute(c)?;
    }
    Ok(())
}

/// Adds a reply, or writes one anew: where it says something else, at a place of its own.
pub fn put_reply(c: &mut Connection, of: ProcessId, put: &Reply, is_news: bool) -> QueryResult<()> {
    let values = (
        reply::board_id.eq(put.board),
        reply::reference.eq(&put.reference),
        reply::state.eq(put.state),
        reply::promised_on.eq(put.promised.map(|(day, _)| day.to_string())),
        reply::made_on.eq(put.promised.map(|(_, made_on)| made_on.to_string())),
        reply::done_on.eq(put.done_on.map(|day| day.to_string())),
        reply::settled_on.eq(put.settled_on.map(|day| day.to_string())),
    );
    let own = reply::table
        .find(put.id)
        .filter(reply::observation_id.eq(put.observation));
    let is_known = own.count().get_result::<i64>(c)? > 0;
    if is_known {
        diesel::update(own).set(values).execute(c)?;
    } else {
        diesel::insert_into(reply::table)
            .values((
                reply::id.eq(put.id),
                reply::observation_id.eq(put.observation),
                values,
                reply::changed_at.eq(put.changed_at),
                reply::place.eq(0),
            ))
            .execute(c)?;
    }
    if !is_known || is_news {
        let place = processes::queries::next_place(c, of)?;
        diesel::update(reply::table.find(put.id))
            .set((reply::changed_at.eq(put.changed_at), reply::place.eq(place)))
            .execute(c)?;
    }
    rewrite!(c, reply_text.reply_id = put.id, for text in &put.texts => {
        language: text.language,
        words: &text.words
    });
    Ok(())
}

/// Whether somebody has replied to an observation already.
pub fn has_replied(c: &mut Connection, new: &Reply) -> QueryResult<bool> {
    let all: Vec<Option<BoardId>> = reply::table
        .filter(reply::observation_id.eq(new.observation))
        .select(reply::board_id)
        .load(c)?;
    Ok(all.contains(&new.board))
}

/// Removes a reply, and what was promised of it.
pub fn remove_reply(c: &mut Connection, id: ReplyId) -> QueryResult<()> {
    diesel::delete(reply::table.find(id)).execute(c).map(drop)
}
