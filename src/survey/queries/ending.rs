//! What the end of a process does to its answers.

use super::{Closing, close};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::dialogues;
use crate::error::Result;
use crate::secrets::Secrets;

/// Closes for good what is not closed yet, the earliest end first, and says how much that was. Tablets need nothing
/// more: a closed dialogue takes in none of their answers.
pub fn close_all(
    c: &mut Connection,
    secrets: &Secrets,
    process: ProcessId,
    actor: Actor,
    now: Timestamp,
) -> Result<i64> {
    let mut closed = 0;
    for (kind, number, dialogue) in dialogues::queries::ending::unclosed(c, process)? {
        let closing = Closing {
            process,
            dialogue,
            kind,
            number,
            actor,
        };
        closed += i64::from(close(c, secrets, closing, now)?);
    }
    Ok(closed)
}
