//! Collection points that belong to something that is read: whoever reads it says there whether it answered them.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, ReplyId, ReportId};
use crate::db::schema::{dialogue, reading_point};
use crate::dialogues::{Readable, ReadingPoint};
use crate::error::Result;
use crate::secrets::Secrets;

/// Ties a collection point to what is read.
pub fn tie(c: &mut Connection, point: DialogueId, to: Readable) -> QueryResult<()> {
    let (report, reply, place) = match to {
        Readable::Report(id) => (Some(id), None, 0),
        Readable::Reply(id, place) => (None, Some(id), place),
    };
    diesel::insert_into(reading_point::table)
        .values((
            reading_point::dialogue_id.eq(point),
            reading_point::report_id.eq(report),
            reading_point::reply_id.eq(reply),
            reading_point::place.eq(place),
        ))
        .execute(c)
        .map(drop)
}

type Row = (DialogueId, Option<ReportId>, Option<ReplyId>, i64);

fn readable((id, report, reply, place): Row) -> Option<(DialogueId, Readable)> {
    let of = match (report, reply) {
        (Some(report), _) => Readable::Report(report),
        (None, Some(reply)) => Readable::Reply(reply, place),
        (None, None) => return None,
    };
    Some((id, of))
}

/// The collection points of a process that belong to something that is read, each with that.
pub fn tied(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<DialogueId, Readable>> {
    let rows: Vec<Row> = reading_point::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .select(reading_point::all_columns)
        .load(c)?;
    Ok(rows.into_iter().filter_map(readable).collect())
}

/// All that has a collection point, or had one.
pub fn all(c: &mut Connection) -> QueryResult<HashSet<Readable>> {
    let rows: Vec<Row> = reading_point::table.load(c)?;
    let tied = rows.into_iter().filter_map(readable);
    Ok(tied.map(|(_, of)| of).collect())
}

/// Those where readers of a process's reports and replies can answer now.
///
/// # Errors
/// Those of the database, and of a code that does not open.
pub fn open(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    now: Timestamp,
) -> Result<Vec<ReadingPoint>> {
    let rows: Vec<(Row, Timestamp)> = reading_point::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::closed_at.is_null())
        .filter(dialogue::opens_at.le(now))
        .filter(dialogue::closes_at.gt(now))
        .select((reading_point::all_columns, dialogue::closes_at))
        .load(c)?;
    let mut points = Vec::new();
    for (row, until) in rows {
        if let Some((id, of)) = readable(row) {
            let code = super::code(c, secrets, id)?;
            points.push(ReadingPoint { of, code, until });
        }
    }
    Ok(points)
}
