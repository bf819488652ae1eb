//! Moved promises in the database.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::{Moved, Subject};
use crate::db::ids::{MovedPromiseId, ProcessId, ReplyId, stored_day};
use crate::db::schema::{moved_promise, moved_promise_text};
use crate::db::{Connection, by_owner};
use crate::i18n::Language;
use crate::processes;
use crate::reports::ReportKind;

type Row = (
    MovedPromiseId,
    Option<ReportKind>,
    Option<ReplyId>,
    (String, Option<String>, String),
    i64,
);

/// All promises of a process that were moved or taken back, the earliest first.
pub fn moved(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(Subject, Moved)>> {
    let rows: Vec<Row> = moved_promise::table
        .filter(moved_promise::process_id.eq(of))
        .order(moved_promise::place)
        .select((
            moved_promise::id,
            moved_promise::kind,
            moved_promise::reply_id,
            (
                moved_promise::was,
                moved_promise::became,
                moved_promise::moved_on,
            ),
            moved_promise::place,
        ))
        .load(c)?;
    let texts: Vec<(MovedPromiseId, (Language, String))> = moved_promise_text::table
        .inner_join(moved_promise::table)
        .filter(moved_promise::process_id.eq(of))
        .select((
            moved_promise_text::moved_promise_id,
            (moved_promise_text::language, moved_promise_text::why),
        ))
        .load(c)?;
    let mut texts: HashMap<_, _> = by_owner(texts);
    let mut all = Vec::new();
    for (id, kind, reply, (was, became, on), place) in rows {
        let subject = match (kind, reply) {
            (Some(kind), _) => Subject::Report(kind),
            (None, Some(reply)) => Subject::Reply(reply),
            (None, None) => continue,
        };
        let moved = Moved {
            was: stored_day(&was)?,
            became: became.map(|day| stored_day(&day)).transpose()?,
            on: stored_day(&on)?,
            place,
            why: texts.remove(&id).unwrap_or_default(),
        };
        all.push((subject, moved));
    }
    Ok(all)
}

/// Writes down that a promised day was moved or taken back, today.
pub fn note(
    c: &mut Connection,
    of: ProcessId,
    subject: Subject,
    (was, became): (Date, Option<Date>),
    today: Date,
    why: &[(Language, String)],
) -> QueryResult<()> {
    let (kind, reply) = match subject {
        Subject::Report(kind) => (Some(kind), None),
        Subject::Reply(reply) => (None, Some(reply)),
    };
    let (id, place) = (
        MovedPromiseId::random(),
        processes::queries::next_place(c, of)?,
    );
    diesel::insert_into(moved_promise::table)
        .values((
            moved_promise::id.eq(id),
            moved_promise::process_id.eq(of),
            moved_promise::kind.eq(kind),
            moved_promise::reply_id.eq(reply),
            moved_promise::was.eq(was.to_string()),
            moved_promise::became.eq(became.map(|day| day.to_string())),
            moved_promise::moved_on.eq(today.to_string()),
            moved_promise::place.eq(place),
        ))
        .execute(c)?;
    for (language, why) in why {
        diesel::insert_into(moved_promise_text::table)
            .values((
                moved_promise_text::moved_promise_id.eq(id),
                moved_promise_text::language.eq(language),
                moved_promise_text::why.eq(why),
            ))
            .execute(c)?;
    }
    Ok(())
}
