//! Tallies, comments and submission keys in the database.

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::{BETTER, HEARD, Submission};
use crate::audit;
use crate::clock::Timestamp;
use crate::db::ids::{AccountId, CommentId, DialogueId, ProcessId, word_enum};
use crate::db::schema::{comment, dialogue, submission_key, tally};
use crate::db::{Connection, each_backend};
use crate::dialogues::{self, State};
use crate::error::Result;
use crate::secrets::{Purpose, Secrets};

word_enum!(
    /// What became of a submission.
    Outcome {
        Counted = "counted",
        /// A retry of one that was counted already.
        Known = "known",
        Closed = "closed",
        NotYet = "not_yet",
    }
);

/// Counts a submission, once.
///
/// Meant for row locks: it locks the dialogue against closing, and meets other answers only at the counter.
pub fn count(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    submission: &Submission,
    now: Timestamp,
) -> QueryResult<Outcome> {
    match dialogues::queries::state_for_writing(c, id, now)? {
        State::Open => {}
        State::Before => return Ok(Outcome::NotYet),
        State::Closed => return Ok(Outcome::Closed),
    }
    let hash = secrets.blind_index(
        Purpose::SubmissionKey,
        id.0,
        submission.key.as_str().as_bytes(),
    );
    if !is_first_use(c, id, &hash)? {
        return Ok(Outcome::Known);
    }
    add_to_tally(
        c,
        id,
        HEARD,
        submission.choice.word(),
        submission.channel.word(),
        1,
    )?;
    if let Some(text) = &submission.comment {
        add_comment(c, secrets, id, BETTER, text)?;
    }
    Ok(Outcome::Counted)
}

/// Keeps a key's hash; says whether it was new.
fn is_first_use(c: &mut Connection, id: DialogueId, hash: &[u8]) -> QueryResult<bool> {
    let added = each_backend!(c, c => diesel::insert_into(submission_key::table)
        .values((submission_key::dialogue_id.eq(id), submission_key::key_hash.eq(hash)))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added == 1)
}

/// Adds to one counter.
pub fn add_to_tally(
    c: &mut Connection,
    id: DialogueId,
    question: &str,
    choice: &str,
    channel: &str,
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

/// Keeps a comment, sealed under a random id.
pub fn add_comment(
    c: &mut Connection,
    secrets: &Secrets,
    of: DialogueId,
    question: &str,
    text: &str,
) -> QueryResult<()> {
    let id = CommentId::random();
    diesel::insert_into(comment::table)
        .values((
            comment::id.eq(id),
            comment::dialogue_id.eq(of),
            comment::question.eq(question),
            comment::sealed.eq(secrets.seal(Purpose::Comment, id.0, text.as_bytes())),
        ))
        .execute(c)
        .map(drop)
}

/// A dialogue that is to be closed, and who closes it.
#[derive(Debug, Clone, Copy)]
pub struct Closing {
    pub process: ProcessId,
    pub dialogue: DialogueId,
    pub number: i32,
    pub account: Option<AccountId>,
}

/// Closes a dialogue for good: no more answers, submission keys gone, comments rewritten in random order,
/// so that neither row order nor page layout tells who came when. Says whether it was open.
///
/// Meant for row locks: it waits for answers on their way, and only then looks at what there is.
pub fn close(
    c: &mut Connection,
    secrets: &Secrets,
    closing: Closing,
    now: Timestamp,
) -> Result<bool> {
    let id = closing.dialogue;
    if !dialogues::queries::mark_closed(c, id, now)? {
        return Ok(false);
    }
    diesel::delete(submission_key::table.filter(submission_key::dialogue_id.eq(id))).execute(c)?;
    let mut written: Vec<(CommentId, String, Vec<u8>)> = comment::table
        .filter(comment::dialogue_id.eq(id))
        .select((comment::id, comment::question, comment::sealed))
        .load(c)?;
    diesel::delete(comment::table.filter(comment::dialogue_id.eq(id))).execute(c)?;
    written.shuffle(&mut rand::rng());
    for (old, question, sealed) in written {
        // What cannot be opened is kept as it is: a dialogue must close all the same.
        let (new, sealed) = match secrets.open(Purpose::Comment, old.0, &sealed) {
            Ok(text) => {
                let new = CommentId::random();
                (new, secrets.seal(Purpose::Comment, new.0, &text))
            }
            Err(error) => {
                tracing::error!(%error, "a comment could not be opened");
                (old, sealed)
            }
        };
        diesel::insert_into(comment::table)
            .values((
                comment::id.eq(new),
                comment::dialogue_id.eq(id),
                comment::question.eq(question),
                comment::sealed.eq(sealed),
            ))
            .execute(c)?;
    }
    audit::queries::record(
        c,
        &audit::Entry {
            process: Some(closing.process),
            account: closing.account,
            at: now,
            action: "dialogue.closed",
            detail: format!("{}: ", closing.number),
        },
    )?;
    Ok(true)
}

/// The dialogues whose time is over, ready to be closed, the earliest first.
pub fn due(c: &mut Connection, now: Timestamp, most: i64) -> QueryResult<Vec<Closing>> {
    dialogues::queries::due_to_close(c, now, most)?
        .into_iter()
        .map(|id| {
            let (process, number) = dialogue::table
                .find(id)
                .select((dialogue::process_id, dialogue::number))
                .first(c)?;
            Ok(Closing {
                process,
                dialogue: id,
                number,
                account: None,
            })
        })
        .collect()
}

/// Deletes the keys of addresses that were left in the hour after a dialogue had closed.
pub fn forget_late_keys(c: &mut Connection, now: Timestamp) -> QueryResult<()> {
    let closed = dialogue::table
        .filter(dialogue::closed_at.lt(now.plus_seconds(-3600)))
        .select(dialogue::id);
    diesel::delete(submission_key::table.filter(submission_key::dialogue_id.eq_any(closed)))
        .execute(c)
        .map(drop)
}

/// The comments of the closed dialogues of a process that at least `threshold` people answered, by dialogue
/// number, in the order of their random ids.
pub fn comments(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    threshold: i64,
) -> Result<Vec<(i32, Vec<String>)>> {
    let answered = dialogues::queries::answered_each(c, of)?;
    let rows: Vec<(DialogueId, i32, CommentId, Vec<u8>)> = comment::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::closed_at.is_not_null())
        .order((dialogue::number, comment::id))
        .select((dialogue::id, dialogue::number, comment::id, comment::sealed))
        .load(c)?;
    let mut grouped: Vec<(i32, Vec<String>)> = Vec::new();
    for (id, number, comment_id, sealed) in rows {
        if answered.get(&id).copied().unwrap_or(0) < threshold {
            continue;
        }
        let Ok(opened) = secrets.open(Purpose::Comment, comment_id.0, &sealed) else {
            continue;
        };
        let text = String::from_utf8_lossy(&opened).into_owned();
        match grouped.last_mut() {
            Some((last, texts)) if *last == number => texts.push(text),
            _ => grouped.push((number, vec![text])),
        }
    }
    Ok(grouped)
}
