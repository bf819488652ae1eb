//! Taking out what somebody wrote, after review: one by one where it may be read, and all of it unread where it may not.

use std::collections::HashSet;

use diesel::prelude::*;

use super::aside::of_process as set_aside;
use super::comments::{closed, closed_points, comments};
use crate::db::Connection;
use crate::db::ids::{BoardId, CommentId, DialogueId, ProcessId};
use crate::db::schema::comment;
use crate::dialogues::{self, Dialogue, DialogueKind};
use crate::error::Result;
use crate::processes::Threshold;
use crate::processes::disposal::queries::{decisions, evidence, keep};
use crate::processes::disposal::{Evidence, Kind, Reason};
use crate::secrets::Secrets;
use crate::survey::Channel;

/// Where something was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub id: DialogueId,
    pub kind: DialogueKind,
    pub number: i32,
    /// A dialogue's venue, or what a collection point is called.
    pub name: String,
    /// Only what was set aside there: the rest may be read.
    pub is_aside: bool,
    board: Option<BoardId>,
}

impl Place {
    fn of_dialogue(dialogue: Dialogue, is_aside: bool) -> Self {
        Self {
            id: dialogue.id,
            kind: DialogueKind::Dialogue,
            number: dialogue.number,
            name: dialogue.venue,
            is_aside,
            board: Some(dialogue.board),
        }
    }

    /// By what the form names it.
    pub fn word(&self) -> String {
        match self.is_aside {
            true => format!("{} aside", self.id),
            false => self.id.to_string(),
        }
    }

    /// What the log says of it.
    pub fn told(&self) -> String {
        let place = match self.kind {
            DialogueKind::Dialogue => self.number.to_string(),
            DialogueKind::CollectionPoint => format!("collection point {}", self.number),
        };
        match self.is_aside {
            true => format!("{place}, set aside"),
            false => place,
        }
    }
}

/// Within which process something is taken out, by its threshold, and on which day.
#[derive(Debug, Clone)]
pub struct Review {
    pub of: ProcessId,
    pub threshold: Threshold,
    /// As ISO text.
    pub day: String,
}

impl Review {
    /// What is closed for good and may not be read: dialogues that too few people came to or answered, or whose
    /// head-count is missing, and such collection points; of the others, what came while what came was set aside.
    pub fn unread(&self, c: &mut Connection) -> QueryResult<Vec<Place>> {
        let (readable, unread) = closed(c, self.of, self.threshold)?;
        let aside: HashSet<DialogueId> = comment::table
            .filter(comment::dialogue_id.eq_any(dialogues::queries::ids_of(self.of)))
            .filter(comment::aside.eq(true))
            .select(comment::dialogue_id)
            .distinct()
            .load(c)?
            .into_iter()
            .collect();
        let set_aside = set_aside(c, self.of)?;
        let is_in_part = |dialogue: &Dialogue| {
            let of = set_aside.get(&dialogue.id);
            aside.contains(&dialogue.id) && of.is_some_and(|of| of.has(Channel::Aside))
        };
        let in_part = readable.into_iter().filter(is_in_part);
        let dialogues = unread
            .into_iter()
            .map(|dialogue| Place::of_dialogue(dialogue, false))
            .chain(in_part.map(|dialogue| Place::of_dialogue(dialogue, true)));
        let (_, points) = closed_points(c, self.of, self.threshold)?;
        let points = points.into_iter().map(|point| Place {
            id: point.id,
            kind: DialogueKind::CollectionPoint,
            number: point.number,
            name: point.name,
            is_aside: false,
            board: None,
        });
        Ok(dialogues.chain(points).collect())
    }

    /// Takes one comment out that may be read. Says in which dialogue it was and what it answered; none when it is not
    /// there, or may not be read.
    pub fn take_out(
        &self,
        c: &mut Connection,
        secrets: &Secrets,
        id: CommentId,
    ) -> Result<Option<(String, String)>> {
        let all = comments(c, secrets, self.of, self.threshold)?;
        let its = all
            .into_iter()
            .find(|written| written.comments.iter().any(|one| one.id == id));
        let Some(its) = its else {
            return Ok(None);
        };
        diesel::delete(comment::table.find(id)).execute(c)?;
        let (readable, _) = closed(c, self.of, self.threshold)?;
        let is_its =
            |one: &&Dialogue| its.kind == DialogueKind::Dialogue && one.number == its.number;
        let dialogue = readable.iter().find(is_its);
        self.keep(c, dialogue.map(|one| one.board), 1)?;
        let place = match its.kind {
            DialogueKind::Dialogue => its.number.to_string(),
            DialogueKind::CollectionPoint => format!("collection point {}", its.number),
        };
        Ok(Some((place, its.question)))
    }

    /// Takes out all that may be read of one dialogue, save what is kept, after somebody has written there many times. Says
    /// how many of how many that were; none where there is nothing else.
    pub fn take_out_others(
        &self,
        c: &mut Connection,
        secrets: &Secrets,
        number: i32,
        kept: &HashSet<CommentId>,
    ) -> Result<Option<(i64, i64)>> {
        let all = comments(c, secrets, self.of, self.threshold)?;
        let its = all.iter();
        let its = its.filter(|one| one.kind == DialogueKind::Dialogue && one.number == number);
        let its: Vec<CommentId> = its
            .flat_map(|written| written.comments.iter().map(|one| one.id))
            .collect();
        let others = its.iter().filter(|id| !kept.contains(id));
        let mut gone = 0;
        for &id in others {
            gone += diesel::delete(comment::table.find(id)).execute(c)?;
        }
        if gone == 0 {
            return Ok(None);
        }
        let (readable, _) = closed(c, self.of, self.threshold)?;
        let dialogue = readable.iter().find(|one| one.number == number);
        let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
        self.keep(c, dialogue.map(|one| one.board), count(gone))?;
        Ok(Some((count(gone), count(its.len()))))
    }

    /// Takes out, unread, all that was written in one place where it may not be read. Says how many that were; none when
    /// it may be read by now, or is not closed.
    pub fn take_out_unread(
        &self,
        c: &mut Connection,
        wanted: &str,
    ) -> QueryResult<Option<(Place, i64)>> {
        let mut unread = self.unread(c)?.into_iter();
        let Some(place) = unread.find(|place| place.word() == wanted) else {
            return Ok(None);
        };
        let written = comment::table.filter(comment::dialogue_id.eq(place.id));
        let gone = match place.is_aside {
            true => diesel::delete(written.filter(comment::aside.eq(true))).execute(c)?,
            false => diesel::delete(written).execute(c)?,
        };
        let count = i64::try_from(gone).unwrap_or(i64::MAX);
        self.keep(c, place.board, count)?;
        Ok(Some((place, count)))
    }

    /// Leaves evidence: under the decision of the board where there is one. It needs none: whoever is named in a comment
    /// has a right to be taken out of it (GDPR, article 17).
    fn keep(&self, c: &mut Connection, board: Option<BoardId>, count: i64) -> QueryResult<()> {
        let decisions = decisions(c, self.of)?;
        let name = board.and_then(|id| decisions.board(id));
        let left = Evidence {
            kind: Kind::Comments,
            day: self.day.clone(),
            reason: Reason::TakenOut,
            board: name.map_or_else(String::new, |board| board.name.clone()),
            decision: decisions.named(Kind::Comments, board).unwrap_or_default(),
            count,
        };
        keep(c, self.of, &left)
    }
}

/// How many comments of a process were taken out after review.
pub fn taken_out(c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
    let all = evidence(c, of)?;
    let taken_out = all
        .iter()
        .filter(|one| one.kind == Kind::Comments && one.reason == Reason::TakenOut);
    Ok(taken_out.map(|one| one.count).sum())
}
