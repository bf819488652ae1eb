//! Counting answers: those that come one by one, and those that somebody counted on paper.

use std::borrow::Cow;

use diesel::prelude::*;

use super::changing::{self, Counted, Known, What};
use super::comments::{New, keep_comment};
use super::tallying::{self, Steps};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, word_enum};
use crate::db::schema::tally;
use crate::dialogues::queries::Taking;
use crate::dialogues::{self, Takes};
use crate::secrets::Secrets;
use crate::secrets::holder::kept_for_nobody;
use crate::survey::questionnaire::Given;
use crate::survey::{Channel, OnPaperBefore, PaperCount, Submission, SubmissionKey};

word_enum!(
    /// What became of a submission.
    AnswerOutcome {
        Counted = "counted",
        /// Another answer under the key of one that was counted: it took that one's place.
        Changed = "changed",
        /// A retry of one that was counted already.
        Known = "known",
        Closed = "closed",
        NotYet = "not_yet",
        /// The dialogue was cancelled, which can still be taken back.
        Cancelled = "cancelled",
    }
);

/// Counts a submission, once; under the key of one that was counted before, it takes that one's place.
///
/// Meant for row locks: it locks the dialogue, so that the answers of one dialogue come one after the other, and none while
/// it is closed.
pub fn count(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    submission: &Submission,
    now: Timestamp,
) -> QueryResult<AnswerOutcome> {
    match taken(c, id, now)? {
        Ok((Taken::FromEverybody, taking)) => {
            count_once(c, secrets, id, &as_it_counts(submission, taking))
        }
        Ok((Taken::HandedIn, _)) => Ok(AnswerOutcome::Closed),
        Err(refused) => Ok(refused),
    }
}

/// Counts what was answered on paper or on a tablet and is handed in: like any other answer, and for as long as the
/// process waits after the dialogue's end too. What a tablet sends then is marked as late.
pub fn count_handed_in(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    submission: &Submission,
    now: Timestamp,
) -> QueryResult<AnswerOutcome> {
    let (taken, taking) = match taken(c, id, now)? {
        Ok(taken) => taken,
        Err(refused) => return Ok(refused),
    };
    let outcome = count_once(c, secrets, id, &as_it_counts(submission, taking))?;
    let is_late = taken == Taken::HandedIn && submission.channel == Channel::Tablet;
    if is_late && outcome == AnswerOutcome::Counted {
        dialogues::queries::add_late_answer(c, id)?;
    }
    Ok(outcome)
}

/// How a dialogue takes what it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    FromEverybody,
    HandedIn,
}

/// How a dialogue takes an answer now, or what becomes of the answer if it does not.
fn taken(
    c: &mut Connection,
    id: DialogueId,
    now: Timestamp,
) -> QueryResult<Result<(Taken, Taking), AnswerOutcome>> {
    let taking = dialogues::queries::takes(c, id, now)?;
    Ok(match taking.takes {
        Takes::All => Ok((Taken::FromEverybody, taking)),
        Takes::HandedIn => Ok((Taken::HandedIn, taking)),
        Takes::NotYet => Err(AnswerOutcome::NotYet),
        Takes::Cancelled => Err(AnswerOutcome::Cancelled),
        Takes::Nothing => Err(AnswerOutcome::Closed),
    })
}

/// A submission under the channel that it counts in.
fn as_it_counts(submission: &Submission, taking: Taking) -> Cow<'_, Submission> {
    match taking.sets_aside {
        true => Cow::Owned(Submission {
            channel: Channel::Aside,
            ..submission.clone()
        }),
        false => Cow::Borrowed(submission),
    }
}

fn count_once(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    submission: &Submission,
) -> QueryResult<AnswerOutcome> {
    let known = Known::new(secrets, id, &submission.key);
    let counted = Counted::of(submission);
    if !known.is_first_use(c, &known.seal(&counted))? {
        let changed = changing::change(c, &known, submission)?;
        return Ok(match changed {
            true => AnswerOutcome::Changed,
            false => AnswerOutcome::Known,
        });
    }
    let steps = counted.counters().map(|counter| (counter, 1));
    tallying::take(c, id, &steps.collect())?;
    if let (What::Comment(comment), Given::Words(text)) = (counted.what(), &submission.given) {
        let new = New {
            question: &submission.question,
            text,
            aside: submission.channel == Channel::Aside,
        };
        keep_comment(c, secrets, (*comment, id), new)?;
    }
    Ok(AnswerOutcome::Counted)
}

/// What somebody counted on paper forms, under the key of the page that they typed it in.
#[derive(Debug, Clone)]
pub struct OnPaper {
    pub key: SubmissionKey,
    pub counts: Vec<PaperCount>,
}

/// How many answers from paper there were before and after a change, for the log: never what they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperChange {
    pub before: i64,
    pub after: i64,
}

/// Adds what somebody counted on paper forms, once; says what changed when it was counted.
pub fn count_paper(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    typed: &OnPaper,
    now: Timestamp,
) -> QueryResult<(AnswerOutcome, Option<PaperChange>)> {
    if let Err(refused) = taken(c, id, now)? {
        return Ok((refused, None));
    }
    let known = Known::new(secrets, id, &typed.key);
    // Wrong counts are taken back as a whole, with `clear_paper`.
    if !known.is_first_use(c, &kept_for_nobody())? {
        return Ok((AnswerOutcome::Known, None));
    }
    let before = on_paper(c, id)?;
    let mut steps = Steps::new();
    for count in &typed.counts {
        let channel = Channel::Paper.word();
        let counter = (count.question.as_str(), count.choice.as_str(), channel);
        *steps.entry(counter).or_default() += count.count;
    }
    tallying::take(c, id, &steps)?;
    let after = on_paper(c, id)?;
    Ok((AnswerOutcome::Counted, Some(PaperChange { before, after })))
}

/// Takes back what was typed in from paper, as long as more can be typed in.
pub fn clear_paper(
    c: &mut Connection,
    id: DialogueId,
    now: Timestamp,
) -> QueryResult<Option<PaperChange>> {
    if taken(c, id, now)?.is_err() {
        return Ok(None);
    }
    let before = on_paper(c, id)?;
    let channel = Channel::Paper.word();
    let counted: Vec<(String, String, i32)> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::channel.eq(channel))
        .filter(tally::count.gt(0))
        .select((tally::question, tally::choice, tally::count))
        .load(c)?;
    let steps = counted
        .iter()
        .map(|(question, choice, count)| ((question.as_str(), choice.as_str(), channel), -count));
    tallying::take(c, id, &steps.collect())?;
    Ok(Some(PaperChange { before, after: 0 }))
}

/// On how many papers each question was answered.
pub fn on_paper_by_question(c: &mut Connection, id: DialogueId) -> QueryResult<OnPaperBefore> {
    let counts: Vec<(String, String, i32)> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::channel.eq(Channel::Paper.word()))
        .select((tally::question, tally::choice, tally::count))
        .load(c)?;
    Ok(OnPaperBefore::of(&counts))
}

/// How many answers to the core question were typed in from paper.
pub fn on_paper(c: &mut Connection, id: DialogueId) -> QueryResult<i64> {
    let sum: Option<i64> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::channel.eq(Channel::Paper.word()))
        .filter(tally::question.eq_any(dialogues::CORE_QUESTIONS))
        .select(diesel::dsl::sum(tally::count))
        .first(c)?;
    Ok(sum.unwrap_or(0))
}
