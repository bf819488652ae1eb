//! What was written in free text: sealed rows, tied to nothing but their dialogue and question.

use std::collections::HashMap;

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::answered::by_dialogue;
use super::aside;
use crate::db::Connection;
use crate::db::ids::{CommentId, DialogueId, ProcessId, SurveyVersionId};
use crate::db::schema::{comment, tally};
use crate::dialogues::{self, CORE_QUESTIONS, CollectionPoint, Dialogue, DialogueKind};
use crate::error::Result;
use crate::processes::{Threshold, Turnout};
use crate::secrets::{Purpose, Secrets};
use crate::survey::Channel;

/// A comment as it is kept.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = comment)]
struct Kept {
    id: CommentId,
    dialogue_id: DialogueId,
    question: String,
    /// Whether it came while what came was set aside.
    aside: bool,
    sealed: Vec<u8>,
}

/// What somebody has just written in answer to a question.
pub(super) struct New<'a> {
    pub question: &'a str,
    pub text: &'a str,
    /// Whether what comes is set aside.
    pub aside: bool,
}

impl Kept {
    fn new(secrets: &Secrets, (id, dialogue_id): (CommentId, DialogueId), new: &New<'_>) -> Self {
        Self {
            id,
            dialogue_id,
            question: new.question.to_owned(),
            aside: new.aside,
            sealed: secrets.seal(Purpose::Comment, id.0, new.text.as_bytes()),
        }
    }

    /// The same words under another id.
    fn under(self, secrets: &Secrets, id: CommentId, words: &[u8]) -> Self {
        Self {
            id,
            sealed: secrets.seal(Purpose::Comment, id.0, words),
            ..self
        }
    }
}

/// Keeps a comment, sealed under a random id.
pub fn add_comment(
    c: &mut Connection,
    secrets: &Secrets,
    of: DialogueId,
    question: &str,
    text: &str,
) -> QueryResult<()> {
    let new = New {
        question,
        text,
        aside: false,
    };
    keep_comment(c, secrets, (CommentId::random(), of), new)
}

/// So many comments of a dialogue, the newest among them, are written anew with each that comes.
const MIXED: usize = 32;

/// Keeps a comment under an id that was made for it, in answer to a question. It is written among others of the dialogue
/// in random order, so that no place of a row tells when it came, also while the dialogue is open.
pub(super) fn keep_comment(
    c: &mut Connection,
    secrets: &Secrets,
    place: (CommentId, DialogueId),
    new: New<'_>,
) -> QueryResult<()> {
    let (_, of) = place;
    let own = comment::table.filter(comment::dialogue_id.eq(of));
    let mut ids: Vec<CommentId> = own.select(comment::id).load(c)?;
    ids.shuffle(&mut rand::rng());
    ids.truncate(MIXED - 1);
    let some = || comment::table.filter(comment::id.eq_any(&ids));
    let mut all: Vec<Kept> = some().select(Kept::as_select()).load(c)?;
    diesel::delete(some()).execute(c)?;
    all.push(Kept::new(secrets, place, &new));
    all.shuffle(&mut rand::rng());
    for one in all {
        diesel::insert_into(comment::table).values(one).execute(c)?;
    }
    Ok(())
}

/// Puts other words in the place of a dialogue's comment, among others as if it were new; says whether they are others,
/// and it is still there.
pub(super) fn replace(
    c: &mut Connection,
    secrets: &Secrets,
    (id, of): (CommentId, DialogueId),
    text: &str,
) -> QueryResult<bool> {
    let row = comment::table.find(id).filter(comment::dialogue_id.eq(of));
    let Some(old) = row.select(Kept::as_select()).first(c).optional()? else {
        return Ok(false);
    };
    let written = secrets.open(Purpose::Comment, id.0, &old.sealed);
    if written.is_ok_and(|written| written == text.as_bytes()) {
        return Ok(false);
    }
    diesel::delete(row).execute(c)?;
    let new = New {
        question: &old.question,
        text,
        aside: old.aside,
    };
    keep_comment(c, secrets, (id, of), new)?;
    Ok(true)
}

/// Rewrites a dialogue's comments under new ids and in random order, so that neither row order nor page layout tells
/// who came when.
pub(super) fn shuffle(c: &mut Connection, secrets: &Secrets, of: DialogueId) -> QueryResult<()> {
    let own = comment::table.filter(comment::dialogue_id.eq(of));
    let mut written: Vec<Kept> = own.select(Kept::as_select()).load(c)?;
    diesel::delete(own).execute(c)?;
    written.shuffle(&mut rand::rng());
    for old in written {
        // What cannot be opened is kept as it is: a dialogue must close all the same.
        let new = match secrets.open(Purpose::Comment, old.id.0, &old.sealed) {
            Ok(words) => old.under(secrets, CommentId::random(), &words),
            Err(error) => {
                tracing::error!(%error, "a comment could not be opened");
                old
            }
        };
        diesel::insert_into(comment::table).values(new).execute(c)?;
    }
    Ok(())
}

/// Something that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: CommentId,
    pub text: String,
}

/// What was written in answer to one question at one dialogue or collection point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub kind: DialogueKind,
    /// Its number among those of its kind.
    pub number: i32,
    /// What a collection point is called; empty of a dialogue.
    pub name: String,
    pub survey: Option<SurveyVersionId>,
    /// The question's key.
    pub question: String,
    pub comments: Vec<Comment>,
}

/// A dialogue or collection point: its kind, its number and what it is called, and what it asked.
type Place = ((DialogueKind, i32, String), Option<SurveyVersionId>);

/// The closed dialogues of a process by number: those whose comments may be shown, and those whose may not.
pub(super) fn closed(
    c: &mut Connection,
    of: ProcessId,
    threshold: Threshold,
) -> QueryResult<(Vec<Dialogue>, Vec<Dialogue>)> {
    let answered = answered(c, of)?;
    let all = dialogues::queries::all(c, of)?;
    let closed = all.into_iter().filter(|dialogue| dialogue.window.counts());
    Ok(closed.partition(|dialogue| {
        threshold.is_reached_by(Turnout {
            answers: answered.get(&dialogue.id).copied().unwrap_or(0),
            people: dialogue.counts.participants.map(i64::from),
        })
    }))
}

/// The same of collection points, by their rule.
pub(super) fn closed_points(
    c: &mut Connection,
    of: ProcessId,
    threshold: Threshold,
) -> QueryResult<(Vec<CollectionPoint>, Vec<CollectionPoint>)> {
    let answered = answered(c, of)?;
    let all = dialogues::queries::collection_points(c, of)?;
    let closed = all.into_iter().filter(|point| point.window.counts());
    Ok(closed.partition(|point| {
        let answers = answered.get(&point.id).copied().unwrap_or(0);
        threshold.is_reached_where_asked(answers, point.asked.map(i64::from))
    }))
}

/// How many answered the first question, by dialogue or collection point.
fn answered(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<DialogueId, i64>> {
    let answered = tally::table
        .filter(tally::dialogue_id.eq_any(dialogues::queries::ids_of(of)))
        .filter(tally::question.eq_any(CORE_QUESTIONS))
        .filter(aside::counts())
        .select((tally::dialogue_id, tally::count))
        .load(c)?;
    Ok(by_dialogue(answered))
}

/// The comments of the closed dialogues and collection points of a process whose answers may be shown by themselves (D34), by dialogue
/// number and question, in the order of their random ids, without those that are set aside. Which these are is the rule
/// of disclosure control.
pub fn comments(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    threshold: Threshold,
) -> Result<Vec<Written>> {
    let aside = aside::of_process(c, of)?;
    let counts = |kept: &Kept| {
        let aside = aside.get(&kept.dialogue_id);
        !(kept.aside && aside.is_some_and(|aside| aside.has(Channel::Aside)))
    };
    let (dialogues, _) = closed(c, of, threshold)?;
    let (points, _) = closed_points(c, of, threshold)?;
    let dialogues = dialogues.into_iter().map(|one| {
        let place = (DialogueKind::Dialogue, one.number, String::new());
        (one.id, (place, one.survey))
    });
    let points = points.into_iter().map(|one| {
        let place = (DialogueKind::CollectionPoint, one.number, one.name);
        (one.id, (place, Some(one.survey)))
    });
    let shown: HashMap<DialogueId, Place> = dialogues.chain(points).collect();
    let kept: Vec<Kept> = comment::table
        .filter(comment::dialogue_id.eq_any(dialogues::queries::ids_of(of)))
        .order((comment::question, comment::id))
        .select(Kept::as_select())
        .load(c)?;
    let mut kept: Vec<(&Place, Kept)> = kept
        .into_iter()
        .filter(counts)
        .filter_map(|kept| Some((shown.get(&kept.dialogue_id)?, kept)))
        .collect();
    // Dialogues first, each kind by its numbers.
    kept.sort_by_key(|(((kind, number, _), _), _)| (*kind, *number));
    let mut grouped: Vec<Written> = Vec::new();
    for (((kind, number, name), survey), kept) in kept {
        let Ok(opened) = secrets.open(Purpose::Comment, kept.id.0, &kept.sealed) else {
            continue;
        };
        let comment = Comment {
            id: kept.id,
            text: String::from_utf8_lossy(&opened).into_owned(),
        };
        match grouped.last_mut() {
            Some(last)
                if (last.kind, last.number) == (*kind, *number)
                    && last.question == kept.question =>
            {
                last.comments.push(comment);
            }
            _ => grouped.push(Written {
                kind: *kind,
                number: *number,
                name: name.clone(),
                survey: *survey,
                question: kept.question,
                comments: vec![comment],
            }),
        }
    }
    Ok(grouped)
}
