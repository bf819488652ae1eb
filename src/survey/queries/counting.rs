//! Counting answers: those that come one by one, and those that somebody counted on paper.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use diesel::prelude::*;

use super::changing::{self, Counted, Known, What};
use super::comments::{New, keep_comment};
use super::tallying::{self, Steps};
use crate::clock::Timestamp;
use crate::db::ids::{DialogueId, word_enum};
use crate::db::schema::tally;
use crate::db::{Connection, Together};
use crate::dialogues::queries::Taking;
use crate::dialogues::{self, Takes};
use crate::error::Error;
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

/// A submission from a phone, to be counted once; under the key of one that was counted before, it takes that one's place.
pub struct Counting {
    pub secrets: Arc<Secrets>,
    pub dialogue: DialogueId,
    pub submission: Submission,
    pub now: Timestamp,
}

impl Together for Counting {
    type Done = AnswerOutcome;

    fn meets_at(&self) -> Option<i64> {
        Some(self.dialogue.0)
    }

    /// It locks the dialogues, each after the one before, so that the answers of one come one after the other, and none
    /// while it is closed. What answers to one dialogue have in common is done once.
    fn write(all: &[&Self], c: &mut Connection) -> Result<Vec<AnswerOutcome>, Error> {
        let mut outcomes = vec![AnswerOutcome::Closed; all.len()];
        let mut of_dialogue: BTreeMap<DialogueId, Vec<usize>> = BTreeMap::new();
        for (at, one) in all.iter().enumerate() {
            of_dialogue.entry(one.dialogue).or_default().push(at);
        }
        for (id, here) in of_dialogue {
            let stands = dialogues::queries::stands(c, id)?;
            let (mut secrets, mut places, mut taken) = (None, Vec::new(), Vec::new());
            for at in here {
                let Some(&one) = all.get(at) else { continue };
                let outcome = match as_taken(stands.takes(one.now)) {
                    Ok((Taken::FromEverybody, taking)) => {
                        secrets = Some(&*one.secrets);
                        taken.push(as_it_counts(&one.submission, taking));
                        places.push(at);
                        continue;
                    }
                    Ok((Taken::HandedIn, _)) => AnswerOutcome::Closed,
                    Err(refused) => refused,
                };
                if let Some(place) = outcomes.get_mut(at) {
                    *place = outcome;
                }
            }
            let Some(secrets) = secrets else { continue };
            for (at, outcome) in places.into_iter().zip(count_all(c, secrets, id, &taken)?) {
                if let Some(place) = outcomes.get_mut(at) {
                    *place = outcome;
                }
            }
        }
        Ok(outcomes)
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
    Ok(as_taken(dialogues::queries::takes(c, id, now)?))
}

fn as_taken(taking: Taking) -> Result<(Taken, Taking), AnswerOutcome> {
    match taking.takes {
        Takes::All => Ok((Taken::FromEverybody, taking)),
        Takes::HandedIn => Ok((Taken::HandedIn, taking)),
        Takes::NotYet => Err(AnswerOutcome::NotYet),
        Takes::Cancelled => Err(AnswerOutcome::Cancelled),
        Takes::Nothing => Err(AnswerOutcome::Closed),
    }
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
    let outcomes = count_all(c, secrets, id, &[Cow::Borrowed(submission)])?;
    outcomes
        .first()
        .copied()
        .ok_or(diesel::result::Error::RollbackTransaction)
}

/// Counts submissions to one dialogue, each once.
fn count_all(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    submissions: &[Cow<'_, Submission>],
) -> QueryResult<Vec<AnswerOutcome>> {
    let known: Vec<Known<'_>> = submissions
        .iter()
        .map(|one| Known::new(secrets, id, &one.key))
        .collect();
    let counted: Vec<Counted> = submissions.iter().map(|one| Counted::of(one)).collect();
    let are_new = changing::keep_all(c, id, known.iter().zip(&counted))?;
    let mut steps = Steps::new();
    for (counted, _) in counted.iter().zip(&are_new).filter(|(_, is_new)| **is_new) {
        for counter in counted.counters() {
            *steps.entry(counter).or_default() += 1;
        }
    }
    tallying::take(c, id, &steps)?;
    let mut outcomes = Vec::with_capacity(submissions.len());
    for (((submission, known), counted), is_new) in
        submissions.iter().zip(&known).zip(&counted).zip(are_new)
    {
        if !is_new {
            let changed = changing::change(c, known, submission)?;
            outcomes.push(match changed {
                true => AnswerOutcome::Changed,
                false => AnswerOutcome::Known,
            });
            continue;
        }
        if let (What::Comment(comment), Given::Words(text)) = (counted.what(), &submission.given) {
            let new = New {
                question: &submission.question,
                text,
                aside: submission.channel == Channel::Aside,
            };
            keep_comment(c, secrets, (*comment, id), new)?;
        }
        outcomes.push(AnswerOutcome::Counted);
    }
    Ok(outcomes)
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
