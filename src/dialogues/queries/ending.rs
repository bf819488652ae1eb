//! What the end of a process, or of what was written in it, does to its dialogues and needs to know of them.

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::{BoardId, DialogueId, ProcessId};
use crate::db::schema::dialogue;
use crate::dialogues::DialogueKind;

/// Revokes every host link of a process: a host could still correct the head-count.
pub fn revoke_host_links(c: &mut Connection, of: ProcessId) -> QueryResult<()> {
    diesel::update(dialogue::table.filter(dialogue::process_id.eq(of)))
        .set(dialogue::host_token_hash.eq(None::<Vec<u8>>))
        .execute(c)
        .map(drop)
}

/// What is closed for good: the dialogues of a board, or for none the collection points.
pub fn closed(
    c: &mut Connection,
    of: ProcessId,
    board: Option<BoardId>,
) -> QueryResult<Vec<DialogueId>> {
    let closed = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::closed_at.is_not_null())
        .select(dialogue::id);
    match board {
        Some(board) => closed.filter(dialogue::board_id.eq(board)).load(c),
        None => closed.filter(dialogue::board_id.is_null()).load(c),
    }
}

/// What is not closed for good yet, dialogues and collection points, the earliest end first: number and id.
pub fn unclosed(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<Vec<(DialogueKind, i32, DialogueId)>> {
    dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::closed_at.is_null())
        .order((dialogue::closes_at, dialogue::number, dialogue::id))
        .select((dialogue::kind, dialogue::number, dialogue::id))
        .load(c)
}
