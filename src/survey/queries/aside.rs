//! What is set aside of dialogues, and how much it is.

use std::collections::{BTreeMap, HashMap};

use diesel::dsl::{auto_type, exists, not};
use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::db::schema::{set_aside, tally};
use crate::dialogues::{self, CORE_QUESTIONS};
use crate::survey::{Aside, Channel};

/// A channel that is set aside.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = set_aside)]
pub struct SetAside {
    pub channel: Channel,
    pub reason: String,
    /// Whether that was when the dialogue was closed for good.
    pub late: bool,
}

/// Of a row of the tally: that it is not set aside.
#[auto_type]
pub(super) fn counts() -> _ {
    not(exists(
        set_aside::table
            .filter(set_aside::dialogue_id.eq(tally::dialogue_id))
            .filter(set_aside::channel.eq(tally::channel)),
    ))
}

/// What is set aside of one dialogue or collection point.
pub fn of_dialogue(c: &mut Connection, id: DialogueId) -> QueryResult<Vec<SetAside>> {
    set_aside::table
        .filter(set_aside::dialogue_id.eq(id))
        .order(set_aside::channel)
        .select(SetAside::as_select())
        .load(c)
}

/// What is set aside of each dialogue and collection point of a process, where anything is.
pub fn of_process(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<DialogueId, Aside>> {
    let rows: Vec<(DialogueId, Channel, bool)> = set_aside::table
        .filter(set_aside::dialogue_id.eq_any(dialogues::queries::ids_of(of)))
        .select((set_aside::dialogue_id, set_aside::channel, set_aside::late))
        .load(c)?;
    let mut all: HashMap<DialogueId, Vec<(Channel, bool)>> = HashMap::new();
    for (id, channel, late) in rows {
        all.entry(id).or_default().push((channel, late));
    }
    let aside = |(id, rows)| (id, Aside::new(rows));
    Ok(all.into_iter().map(aside).collect())
}

/// How many answers to the core question came by each channel, set aside or not.
pub fn by_channel(c: &mut Connection, id: DialogueId) -> QueryResult<BTreeMap<Channel, i64>> {
    let rows: Vec<(Channel, i32)> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .filter(tally::count.gt(0))
        .select((tally::channel, tally::count))
        .load(c)?;
    let mut all = BTreeMap::new();
    for (channel, count) in rows {
        *all.entry(channel).or_insert(0) += i64::from(count);
    }
    Ok(all)
}

/// Sets a channel aside, which was not.
pub fn add(c: &mut Connection, id: DialogueId, new: &SetAside) -> QueryResult<()> {
    diesel::insert_into(set_aside::table)
        .values((
            set_aside::dialogue_id.eq(id),
            set_aside::channel.eq(new.channel),
            set_aside::reason.eq(&new.reason),
            set_aside::late.eq(new.late),
        ))
        .execute(c)
        .map(drop)
}

/// Takes back that a channel was set aside.
pub fn take_back(c: &mut Connection, id: DialogueId, channel: Channel) -> QueryResult<()> {
    diesel::delete(set_aside::table.find((id, channel)))
        .execute(c)
        .map(drop)
}
