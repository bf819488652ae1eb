//! The counters that answers are added to, and moved between.
//!
//! Whoever steals the files is to see how the counters of a dialogue stand, and not which was first to count anything, or
//! last. So all that its survey has are made at once, with its first answer, and stand at nothing until they count
//! something. Each keeps its place and its length: SQLite writes it where it lies, whatever it counts (`filled`).
//! PostgreSQL writes what changes elsewhere, under the transaction's number; there all of a dialogue are written together.
//!
//! Meant for those who have the dialogue to themselves (`dialogues::queries::takes`).

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::versions;
use crate::db::ids::DialogueId;
use crate::db::schema::tally;
use crate::db::{Connection, each_backend, prepared};
use crate::dialogues;
use crate::survey::Channel;
use crate::survey::questionnaire::Questionnaire;

/// A counter of a dialogue: the words of its question, its choice, and the way that answers came.
pub type Counter<'a> = (&'a str, &'a str, &'a str);

/// By how much counters move.
pub(super) type Steps<'a> = BTreeMap<Counter<'a>, i32>;

/// Adds to one counter.
pub fn add_to_tally(
    c: &mut Connection,
    id: DialogueId,
    counter: Counter<'_>,
    by: i32,
) -> QueryResult<()> {
    take(c, id, &Steps::from([(counter, by)]))
}

/// Takes one off each counter that is only in `old`, and adds one to each that is only in `new`; says whether there was
/// any.
pub(super) fn move_count<'a>(
    c: &mut Connection,
    id: DialogueId,
    old: impl Iterator<Item = Counter<'a>>,
    new: impl Iterator<Item = Counter<'a>>,
) -> QueryResult<bool> {
    let mut steps = Steps::new();
    for (counter, step) in old.map(|one| (one, -1)).chain(new.map(|one| (one, 1))) {
        *steps.entry(counter).or_default() += step;
    }
    steps.retain(|_, step| *step != 0);
    take(c, id, &steps)?;
    Ok(!steps.is_empty())
}

/// Moves counters, and none below nothing.
pub(super) fn take(c: &mut Connection, id: DialogueId, steps: &Steps<'_>) -> QueryResult<()> {
    if steps.is_empty() {
        return Ok(());
    }
    match c {
        Connection::Sqlite(own) => {
            let mut missing = Steps::new();
            for (&counter, &step) in steps {
                if !take_alone(own, id, counter, step)? && step > 0 {
                    missing.insert(counter, step);
                }
            }
            if !missing.is_empty() {
                make_all(c, id, steps)?;
                take(c, id, &missing)?;
            }
            Ok(())
        }
        #[cfg(feature = "postgres")]
        Connection::Postgres(own) => {
            if !together::take(own, id, steps)? {
                make_all(c, id, steps)?;
                take(c, id, steps)?;
            }
            Ok(())
        }
    }
}

prepared!(Move {
    "UPDATE tally SET count = count + " step: i32 as Integer,
    " WHERE dialogue_id = " id: DialogueId as BigInt,
    " AND question = " question: str as Text,
    " AND choice = " choice: str as Text,
    " AND channel = " channel: str as Text,
    " AND count >= " least: i32 as Integer,
});

/// Moves one counter, if it is there and has so many.
fn take_alone(
    c: &mut SqliteConnection,
    id: DialogueId,
    (question, choice, channel): Counter<'_>,
    step: i32,
) -> QueryResult<bool> {
    let moved = Move {
        step: &step,
        id: &id,
        question,
        choice,
        channel,
        least: &-step,
    };
    Ok(moved.execute(c)? == 1)
}

/// Makes all counters of a dialogue that are not there yet, and those that are to move; in the order of their names.
fn make_all(c: &mut Connection, id: DialogueId, steps: &Steps<'_>) -> QueryResult<()> {
    let asked = match dialogues::queries::asks(c, id)? {
        Some(version) => versions::version(c, version)?.questionnaire,
        None => Questionnaire::standard(),
    };
    let mut all: BTreeSet<Counter<'_>> = steps.keys().copied().collect();
    for (question, choice) in asked.counted() {
        let channels = Channel::ALL.iter().map(|channel| channel.word());
        all.extend(channels.map(|channel| (question, choice, channel)));
    }
    for (question, choice, channel) in all {
        each_backend!(c, c => diesel::insert_into(tally::table)
            .values((
                tally::dialogue_id.eq(id),
                tally::question.eq(question),
                tally::choice.eq(choice),
                tally::channel.eq(channel),
                tally::count.eq(0),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}

/// What one statement does with all counters of a dialogue.
#[cfg(feature = "postgres")]
mod together {
    use diesel::prelude::*;
    use diesel::sql_types::{Array, BigInt, Integer, Text};

    use super::Steps;
    use crate::db::ids::DialogueId;
    use crate::db::prepared;

    prepared!(postgres MoveAll {
        "WITH s AS (SELECT * FROM unnest(" questions: Vec<&'a str> as Array<Text>,
        ", " choices: Vec<&'a str> as Array<Text>,
        ", " channels: Vec<&'a str> as Array<Text>,
        ", " steps: Vec<i32> as Array<Integer>,
        ") AS s (question, choice, channel, step)) \
         UPDATE tally AS t SET count = greatest(0, t.count + coalesce((SELECT s.step FROM s \
         WHERE s.question = t.question AND s.choice = t.choice AND s.channel = t.channel), 0)) \
         WHERE t.dialogue_id = " id: DialogueId as BigInt,
        " AND (SELECT count(*) FROM s JOIN tally AS o USING (question, choice, channel) \
         WHERE o.dialogue_id = " of: DialogueId as BigInt,
        ") = " moved: i64 as BigInt,
    });

    /// Moves those that are to move, and writes the others with them; does nothing where some of them are not there yet, and
    /// says so.
    pub fn take(c: &mut PgConnection, id: DialogueId, steps: &Steps<'_>) -> QueryResult<bool> {
        let mut columns = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (&(question, choice, channel), &step) in steps {
            columns.0.push(question);
            columns.1.push(choice);
            columns.2.push(channel);
            columns.3.push(step);
        }
        let all = MoveAll {
            questions: &columns.0,
            choices: &columns.1,
            channels: &columns.2,
            steps: &columns.3,
            id: &id,
            of: &id,
            moved: &i64::try_from(steps.len()).unwrap_or(i64::MAX),
        };
        Ok(all.execute(c)? > 0)
    }
}
