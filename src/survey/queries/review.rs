//! Taking out what somebody wrote, after review: one by one where it may be read, and all of it unread where it may not.

use diesel::prelude::*;

use super::comments::{closed, comments};
use crate::db::Connection;
use crate::db::ids::{BoardId, CommentId, DialogueId, ProcessId};
use crate::db::schema::comment;
use crate::dialogues::{self, DialogueKind};
use crate::error::Result;
use crate::processes::Threshold;
use crate::processes::disposal::queries::{decisions, evidence, keep};
use crate::processes::disposal::{Evidence, Kind, Reason};
use crate::secrets::Secrets;

/// Where something was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub id: DialogueId,
    pub kind: DialogueKind,
    pub number: i32,
    /// A dialogue's venue, or what a collection point is called.
    pub name: String,
    board: Option<BoardId>,
}

impl Place {
    /// What the log says of it.
    pub fn told(&self) -> String {
        match self.kind {
            DialogueKind::Dialogue => self.number.to_string(),
            DialogueKind::CollectionPoint => format!("collection point {}", self.number),
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
    /// head-count is missing, and collection points.
    pub fn unread(&self, c: &mut Connection) -> QueryResult<Vec<Place>> {
        let (_, unread) = closed(c, self.of, self.threshold)?;
        let dialogues = unread.into_iter().map(|dialogue| Place {
            id: dialogue.id,
            kind: DialogueKind::Dialogue,
            number: dialogue.number,
            name: dialogue.venue,
            board: Some(dialogue.board),
        });
        let points = dialogues::queries::collection_points(c, self.of)?;
        let points = points.into_iter().filter(|point| point.window.counts());
        let points = points.map(|point| Place {
            id: point.id,
            kind: DialogueKind::CollectionPoint,
            number: point.number,
            name: point.name,
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
    ) -> Result<Option<(i32, String)>> {
        let all = comments(c, secrets, self.of, self.threshold)?;
        let its = all
            .into_iter()
            .find(|written| written.comments.iter().any(|one| one.id == id));
        let Some(its) = its else {
            return Ok(None);
        };
        diesel::delete(comment::table.find(id)).execute(c)?;
        let (readable, _) = closed(c, self.of, self.threshold)?;
        let dialogue = readable.iter().find(|one| one.number == its.number);
        self.keep(c, dialogue.map(|one| one.board), 1)?;
        Ok(Some((its.number, its.question)))
    }

    /// Takes out, unread, all that was written in one place where it may not be read. Says how many that were; none when
    /// it may be read by now, or is not closed.
    pub fn take_out_unread(
        &self,
        c: &mut Connection,
        id: DialogueId,
    ) -> QueryResult<Option<(Place, i64)>> {
        let Some(place) = self.unread(c)?.into_iter().find(|place| place.id == id) else {
            return Ok(None);
        };
        let written = comment::table.filter(comment::dialogue_id.eq(id));
        let count = i64::try_from(diesel::delete(written).execute(c)?).unwrap_or(i64::MAX);
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
