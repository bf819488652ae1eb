//! Collection points, which live among the dialogues.

use diesel::prelude::*;
use jiff::civil::Date;

use super::rows::{Row, next_number, of_kind};
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::db::schema::dialogue;
use crate::dialogues::{Code, CollectionPoint, DialogueKind, HeadCount};
use crate::secrets::Secrets;

/// The collection points of a process, by number.
pub fn collection_points(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<CollectionPoint>> {
    let rows: Vec<Row> = of_kind(of, DialogueKind::CollectionPoint)
        .order(dialogue::number)
        .select(Row::as_select())
        .load(c)?;
    let points = rows.into_iter().filter_map(|row| {
        Some(CollectionPoint {
            id: row.id,
            number: row.number,
            name: row.venue,
            survey: row.survey_version_id?,
            window: row.window,
            asked: row.asked,
        })
    });
    Ok(points.collect())
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
) -> QueryResult<i32> {
    let number = next_number(c, of, DialogueKind::CollectionPoint)?;
    let row = Row {
        id: new.id,
        kind: DialogueKind::CollectionPoint,
        number,
        held_on: day.to_string(),
        board_id: None,
        phase: None,
        method_id: None,
        title: String::new(),
        venue: new.name.clone(),
        counts: HeadCount::default(),
        survey_version_id: Some(new.survey),
        window: new.window,
        cancelled_why: String::new(),
        asked: new.asked,
    };
    row.insert(c, secrets, of, Code::random())?;
    Ok(number)
}

/// Enters how many were asked at a collection point; says what was corrected, for the log.
pub fn enter_asked(
    c: &mut Connection,
    old: &CollectionPoint,
    asked: Option<i32>,
) -> QueryResult<Option<String>> {
    if asked == old.asked {
        return Ok(None);
    }
    diesel::update(dialogue::table.find(old.id))
        .set(dialogue::asked.eq(asked))
        .execute(c)?;
    let written = |count: Option<i32>| count.map_or("–".into(), |count| count.to_string());
    let (was, is) = (written(old.asked), written(asked));
    Ok(Some(format!("{}: {was} → {is}", old.number)))
}
