//! Tallies, comments and submission keys in the database.

use std::collections::HashMap;

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::questionnaire::{Given, Questionnaire};
use super::{
    ANSWERED, Channel, Choice, HEARD, PaperCount, Submission, SubmissionKey, Survey, Version,
};
use crate::audit;
use crate::clock::Timestamp;
use crate::db::ids::{
    AccountId, CommentId, DialogueId, ProcessId, SurveyId, SurveyVersionId, word_enum,
};
use crate::db::schema::{comment, dialogue, submission_key, survey, survey_version, tally};
use crate::db::{Connection, each_backend};
use crate::dialogues::{self, Audience, Kind, State};
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
    match dialogues::queries::window_for_writing(c, id)?.state(now) {
        State::Open => count_once(c, secrets, id, submission),
        State::Before => Ok(Outcome::NotYet),
        State::Closed => Ok(Outcome::Closed),
    }
}

/// Counts what a tablet had kept: like any other answer, and for `grace` seconds after the dialogue's end too, marked
/// as late.
pub fn count_from_tablet(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    submission: &Submission,
    now: Timestamp,
    grace: i64,
) -> QueryResult<Outcome> {
    let window = dialogues::queries::window_for_writing(c, id)?;
    match window.state(now) {
        State::Open => count_once(c, secrets, id, submission),
        State::Before => Ok(Outcome::NotYet),
        State::Closed
            if window.closed_at.is_some() || now >= window.closes_at.plus_seconds(grace) =>
        {
            Ok(Outcome::Closed)
        }
        State::Closed => {
            let outcome = count_once(c, secrets, id, submission)?;
            if outcome == Outcome::Counted {
                dialogues::queries::add_late_answer(c, id)?;
            }
            Ok(outcome)
        }
    }
}

fn count_once(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    submission: &Submission,
) -> QueryResult<Outcome> {
    let hash = secrets.blind_index(
        Purpose::SubmissionKey,
        id.0,
        submission.key.as_str().as_bytes(),
    );
    if !is_first_use(c, id, &hash)? {
        return Ok(Outcome::Known);
    }
    let channel = submission.channel.word();
    let question = submission.question.as_str();
    match &submission.given {
        Given::One(choice) => add_to_tally(c, id, question, choice, channel, 1)?,
        Given::Several(choices) => {
            add_to_tally(c, id, question, ANSWERED, channel, 1)?;
            for choice in choices {
                add_to_tally(c, id, question, choice, channel, 1)?;
            }
        }
        Given::Words(text) => add_comment(c, secrets, id, question, text)?,
    }
    Ok(Outcome::Counted)
}

/// The dialogue that paper answers are typed in for.
#[derive(Debug, Clone, Copy)]
pub struct OnPaper {
    pub process: ProcessId,
    pub dialogue: DialogueId,
    pub number: i32,
}

/// Adds what somebody counted on paper forms, once. The log says that it was done, and of how many, never of what.
pub fn count_paper(
    c: &mut Connection,
    secrets: &Secrets,
    of: OnPaper,
    key: &SubmissionKey,
    counts: &[PaperCount],
    now: Timestamp,
) -> QueryResult<Outcome> {
    match dialogues::queries::window_for_writing(c, of.dialogue)?.state(now) {
        State::Open => {}
        State::Before => return Ok(Outcome::NotYet),
        State::Closed => return Ok(Outcome::Closed),
    }
    let hash = secrets.blind_index(
        Purpose::SubmissionKey,
        of.dialogue.0,
        key.as_str().as_bytes(),
    );
    if !is_first_use(c, of.dialogue, &hash)? {
        return Ok(Outcome::Known);
    }
    let before = on_paper(c, of.dialogue)?;
    for count in counts {
        let channel = Channel::Paper.word();
        add_to_tally(
            c,
            of.dialogue,
            &count.question,
            &count.choice,
            channel,
            count.count,
        )?;
    }
    let after = on_paper(c, of.dialogue)?;
    log_paper(c, of, before, after, now)?;
    Ok(Outcome::Counted)
}

/// Takes back what was typed in from paper.
pub fn clear_paper(c: &mut Connection, of: OnPaper, now: Timestamp) -> QueryResult<()> {
    if dialogues::queries::window_for_writing(c, of.dialogue)?.state(now) != State::Open {
        return Ok(());
    }
    let before = on_paper(c, of.dialogue)?;
    diesel::delete(
        tally::table
            .filter(tally::dialogue_id.eq(of.dialogue))
            .filter(tally::channel.eq(Channel::Paper.word())),
    )
    .execute(c)?;
    log_paper(c, of, before, 0, now)
}

fn log_paper(
    c: &mut Connection,
    of: OnPaper,
    before: i64,
    after: i64,
    now: Timestamp,
) -> QueryResult<()> {
    audit::queries::record(
        c,
        &audit::Entry {
            process: Some(of.process),
            account: None,
            at: now,
            action: "dialogue.paper",
            detail: format!("{}: {before} → {after}", of.number),
        },
    )
}

/// How many answers to the core question were typed in from paper.
pub fn on_paper(c: &mut Connection, id: DialogueId) -> QueryResult<i64> {
    let counts: Vec<i32> = tally::table
        .filter(tally::dialogue_id.eq(id))
        .filter(tally::channel.eq(Channel::Paper.word()))
        .filter(tally::question.eq_any(dialogues::CORE_QUESTIONS))
        .select(tally::count)
        .load(c)?;
    Ok(counts.into_iter().map(i64::from).sum())
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
pub fn forget_late_keys(c: &mut Connection, now: Timestamp) -> QueryResult<usize> {
    let closed = dialogue::table
        .filter(dialogue::closed_at.lt(now.plus_seconds(-3600)))
        .select(dialogue::id);
    diesel::delete(submission_key::table.filter(submission_key::dialogue_id.eq_any(closed)))
        .execute(c)
}

/// What was written in answer to one question of one dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The dialogue's number.
    pub number: i32,
    pub survey: Option<SurveyVersionId>,
    /// The question's key.
    pub question: String,
    pub texts: Vec<String>,
}

/// How many answered the core question of each dialogue, without those who would rather not say: the count by which
/// disclosure control tells small dialogues from large ones.
fn on_scale_each(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<DialogueId, i64>> {
    let rows: Vec<(DialogueId, i32)> = tally::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(tally::question.eq(HEARD))
        .filter(tally::choice.ne(Choice::NoAnswer.word()))
        .select((tally::dialogue_id, tally::count))
        .load(c)?;
    let mut counts = HashMap::new();
    for (id, count) in rows {
        *counts.entry(id).or_insert(0) += i64::from(count);
    }
    Ok(counts)
}

/// The comments of the closed dialogues of a process that at least `threshold` people answered, by dialogue
/// number and question, in the order of their random ids.
pub fn comments(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    threshold: i64,
) -> Result<Vec<Written>> {
    let answered = on_scale_each(c, of)?;
    type Row = (
        (DialogueId, i32, Option<SurveyVersionId>),
        String,
        CommentId,
        Vec<u8>,
    );
    let rows: Vec<Row> = comment::table
        .inner_join(dialogue::table)
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::kind.eq(Kind::Dialogue))
        .filter(dialogue::closed_at.is_not_null())
        .order((dialogue::number, comment::question, comment::id))
        .select((
            (dialogue::id, dialogue::number, dialogue::survey_version_id),
            comment::question,
            comment::id,
            comment::sealed,
        ))
        .load(c)?;
    let mut grouped: Vec<Written> = Vec::new();
    for ((id, number, survey), question, comment_id, sealed) in rows {
        if answered.get(&id).copied().unwrap_or(0) < threshold {
            continue;
        }
        let Ok(opened) = secrets.open(Purpose::Comment, comment_id.0, &sealed) else {
            continue;
        };
        let text = String::from_utf8_lossy(&opened).into_owned();
        match grouped.last_mut() {
            Some(last) if last.number == number && last.question == question => {
                last.texts.push(text);
            }
            _ => grouped.push(Written {
                number,
                survey,
                question,
                texts: vec![text],
            }),
        }
    }
    Ok(grouped)
}

/// The surveys of a process: the participants' own first, whether or not anybody has changed it.
pub fn surveys(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Survey>> {
    let rows: Vec<(SurveyId, Audience, String)> = survey::table
        .filter(survey::process_id.eq(of))
        .order((survey::created_at, survey::name))
        .select((survey::id, survey::audience, survey::name))
        .load(c)?;
    let mut all: Vec<Survey> = rows
        .into_iter()
        .map(|(id, audience, name)| Survey {
            id: Some(id),
            audience,
            name,
        })
        .collect();
    all.sort_by_key(|survey| survey.audience != Audience::Participants);
    if all
        .first()
        .is_none_or(|first| first.audience != Audience::Participants)
    {
        all.insert(
            0,
            Survey {
                id: None,
                audience: Audience::Participants,
                name: String::new(),
            },
        );
    }
    Ok(all)
}

/// Adds a survey; the participants' own is added when it is first changed.
pub fn add_survey(
    c: &mut Connection,
    of: ProcessId,
    audience: Audience,
    name: &str,
    now: Timestamp,
) -> QueryResult<SurveyId> {
    let id = SurveyId::random();
    diesel::insert_into(survey::table)
        .values((
            survey::id.eq(id),
            survey::process_id.eq(of),
            survey::audience.eq(audience),
            survey::name.eq(name),
            survey::created_at.eq(now),
        ))
        .execute(c)?;
    Ok(id)
}

type VersionRow = (SurveyVersionId, i32, bool, String, Option<Timestamp>);
type VersionColumns = (
    survey_version::id,
    survey_version::number,
    survey_version::pilot,
    survey_version::content,
    survey_version::published_at,
);
const VERSION: VersionColumns = (
    survey_version::id,
    survey_version::number,
    survey_version::pilot,
    survey_version::content,
    survey_version::published_at,
);

fn from_row((id, number, pilot, content, published_at): VersionRow) -> QueryResult<Version> {
    let questionnaire = serde_json::from_str(&content)
        .map_err(|error| diesel::result::Error::DeserializationError(error.into()))?;
    Ok(Version {
        id: Some(id),
        number,
        pilot,
        published_at,
        questionnaire,
    })
}

/// One version of a survey.
///
/// # Errors
/// `NotFound` when there is none.
pub fn version(c: &mut Connection, id: SurveyVersionId) -> QueryResult<Version> {
    from_row(survey_version::table.find(id).select(VERSION).first(c)?)
}

/// The versions of a survey, the newest first; the participants' always has the standard one as its first.
pub fn versions(c: &mut Connection, of: &Survey) -> QueryResult<Vec<Version>> {
    let mut all = match of.id {
        Some(id) => survey_version::table
            .filter(survey_version::survey_id.eq(id))
            .order(survey_version::number.desc())
            .select(VERSION)
            .load::<VersionRow>(c)?
            .into_iter()
            .map(from_row)
            .collect::<QueryResult<Vec<_>>>()?,
        None => Vec::new(),
    };
    if of.audience == Audience::Participants {
        all.push(Version {
            id: None,
            number: 1,
            pilot: false,
            published_at: Some(Timestamp(0)),
            questionnaire: Questionnaire::standard(),
        });
    }
    Ok(all)
}

/// All versions that a process's surveys have published, with the survey that each belongs to.
pub fn published(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(Survey, Version)>> {
    let mut all = Vec::new();
    for survey in surveys(c, of)? {
        for version in versions(c, &survey)? {
            if version.published_at.is_some() {
                all.push((survey.clone(), version));
            }
        }
    }
    Ok(all)
}

/// Begins a draft of a survey, or writes one anew.
///
/// # Errors
/// `NotFound` when the version is published: it never changes.
pub fn put_draft(
    c: &mut Connection,
    of: SurveyId,
    number: i32,
    content: &Questionnaire,
) -> Result<()> {
    let content = serde_json::to_string(content)
        .map_err(|error| diesel::result::Error::SerializationError(error.into()))?;
    let changed = diesel::update(
        survey_version::table
            .filter(survey_version::survey_id.eq(of))
            .filter(survey_version::published_at.is_null()),
    )
    .set(survey_version::content.eq(&content))
    .execute(c)?;
    if changed == 0 {
        diesel::insert_into(survey_version::table)
            .values((
                survey_version::id.eq(SurveyVersionId::random()),
                survey_version::survey_id.eq(of),
                survey_version::number.eq(number),
                survey_version::pilot.eq(false),
                survey_version::content.eq(&content),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Throws a draft away.
pub fn discard_draft(c: &mut Connection, of: SurveyId) -> QueryResult<()> {
    diesel::delete(
        survey_version::table
            .filter(survey_version::survey_id.eq(of))
            .filter(survey_version::published_at.is_null()),
    )
    .execute(c)
    .map(drop)
}

/// Publishes the draft of a survey: from then on it never changes. None when there is no draft.
pub fn publish_draft(
    c: &mut Connection,
    of: SurveyId,
    pilot: bool,
    now: Timestamp,
) -> QueryResult<Option<SurveyVersionId>> {
    let draft: Option<SurveyVersionId> = survey_version::table
        .filter(survey_version::survey_id.eq(of))
        .filter(survey_version::published_at.is_null())
        .select(survey_version::id)
        .first(c)
        .optional()?;
    if let Some(id) = draft {
        diesel::update(survey_version::table.find(id))
            .set((
                survey_version::pilot.eq(pilot),
                survey_version::published_at.eq(now),
            ))
            .execute(c)?;
    }
    Ok(draft)
}
