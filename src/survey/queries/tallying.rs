//! The counters that answers are added to, and moved between.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::ids::DialogueId;
use crate::db::schema::tally;
use crate::db::{Connection, each_backend};

/// A counter of a dialogue: the words of its question, its choice, and the way that answers came.
pub type Counter<'a> = (&'a str, &'a str, &'a str);

/// Adds to one counter.
pub fn add_to_tally(
    c: &mut Connection,
    id: DialogueId,
    (question, choice, channel): Counter<'_>,
    by: i32,
) -> QueryResult<()> {
    each_backend!(c, c => diesel::insert_into(tally::table)
        .values((
            tally::dialogue_id.eq(id),
            tally::question.eq(question),
            tally::choice.eq(choice),
            tally::channel.eq(channel),
            tally::count.eq(by),
        ))
        .on_conflict((tally::dialogue_id, tally::question, tally::choice, tally::channel))
        .do_update()
        .set(tally::count.eq(tally::count + by))
        .execute(c))
    .map(drop)
}

/// Takes one off each counter that is only in `old`, and adds one to each that is only in `new`; says whether there was
/// any. All take them in one order, so that those who move at once wait for each other and not in a ring.
pub(super) fn move_count<'a>(
    c: &mut Connection,
    id: DialogueId,
    old: impl Iterator<Item = Counter<'a>>,
    new: impl Iterator<Item = Counter<'a>>,
) -> QueryResult<bool> {
    let mut steps: BTreeMap<Counter<'_>, i32> = BTreeMap::new();
    for (counter, step) in old.map(|one| (one, -1)).chain(new.map(|one| (one, 1))) {
        *steps.entry(counter).or_default() += step;
    }
    steps.retain(|_, step| *step != 0);
    for (&counter, &step) in &steps {
        match step > 0 {
            true => add_to_tally(c, id, counter, step)?,
            false => take_off_tally(c, id, counter)?,
        }
    }
    Ok(!steps.is_empty())
}

/// Takes one off a counter. One that comes to nothing goes, so that no trace is left of what somebody answered first.
fn take_off_tally(
    c: &mut Connection,
    id: DialogueId,
    (question, choice, channel): Counter<'_>,
) -> QueryResult<()> {
    let counter = tally::table.find((id, question, choice, channel));
    diesel::update(counter.filter(tally::count.gt(0)))
        .set(tally::count.eq(tally::count - 1))
        .execute(c)?;
    diesel::delete(counter.filter(tally::count.eq(0)))
        .execute(c)
        .map(drop)
}
