//! Erasing what participants wrote, unread: board by board, each under its decision on disposal, with evidence.

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::{BoardId, ProcessId};
use crate::db::schema::comment;
use crate::dialogues;
use crate::processes::disposal::queries::keep;
use crate::processes::disposal::{Decisions, Evidence, Kind, Reason};

/// Under which decisions comments are erased, why, and on which day.
#[derive(Debug, Clone, Copy)]
pub struct Erasing<'a> {
    pub decisions: &'a Decisions,
    pub reason: Reason,
    /// As ISO text.
    pub day: &'a str,
}

impl Erasing<'_> {
    /// Erases the comments of a process, whosever they are; what nobody has decided about stays. Says how many went.
    pub fn all(&self, c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
        let boards = self.decisions.boards().iter().map(|board| Some(board.id));
        let mut erased = 0;
        for board in boards.chain([None]) {
            erased += self.of_board(c, of, board)?.unwrap_or_default();
        }
        Ok(erased)
    }

    /// Erases what was written in the closed dialogues of a board, or for none at the closed collection points: those
    /// who answer others may still change their words. Says how many went; none where nothing is decided, and nothing
    /// goes.
    pub fn of_board(
        &self,
        c: &mut Connection,
        of: ProcessId,
        board: Option<BoardId>,
    ) -> QueryResult<Option<i64>> {
        let Some(decision) = self.decisions.named(Kind::Comments, board) else {
            return Ok(None);
        };
        let mut erased = 0;
        // SQLite takes a bounded number of values in one statement.
        for some in dialogues::queries::ending::closed(c, of, board)?.chunks(500) {
            let written = comment::table.filter(comment::dialogue_id.eq_any(some));
            erased += diesel::delete(written).execute(c)?;
        }
        let count = i64::try_from(erased).unwrap_or(i64::MAX);
        let name = board.and_then(|id| self.decisions.board(id));
        let left = Evidence {
            kind: Kind::Comments,
            day: self.day.to_owned(),
            reason: self.reason,
            board: name.map_or_else(String::new, |board| board.name.clone()),
            decision,
            count,
        };
        keep(c, of, &left)?;
        Ok(Some(count))
    }
}
