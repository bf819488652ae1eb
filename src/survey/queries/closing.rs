//! Closing for good.

use diesel::prelude::*;

use super::{answered, comments};
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::db::schema::submission_key;
use crate::dialogues::{self, DialogueKind, State, queries::Closes};
use crate::error::{Error, Result};
use crate::secrets::Secrets;

/// Seals a dialogue or collection point for good: no more answers, submission keys gone, comments rewritten in random
/// order. Says whether it was not sealed before, and might be.
///
/// Meant for row locks: it waits for answers on their way, and only then looks at what there is.
pub fn seal(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    closes: Closes,
    now: Timestamp,
) -> QueryResult<bool> {
    if !dialogues::queries::mark_closed(c, id, closes, now)? {
        return Ok(false);
    }
    if !answered::has_any(c, id)? {
        dialogues::queries::note_unanswered(c, id)?;
    }
    diesel::delete(submission_key::table.filter(submission_key::dialogue_id.eq(id))).execute(c)?;
    comments::shuffle(c, secrets, id)?;
    Ok(true)
}

/// A step on the way from answers to figures, as staff or a host take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nobody answers any more.
    End,
    /// The end is taken back.
    TakeBack,
    /// Nothing more is out: closed for good.
    Close,
}

impl Step {
    /// Takes it; says whether it was not taken before. Two who take the same step at once take it once.
    ///
    /// # Errors
    /// `Refused` when it cannot be taken as things stand: somebody may have taken another one since the page was
    /// shown, and a dialogue that can be answered again is not closed by a page that is older than that.
    pub fn take(
        self,
        c: &mut Connection,
        secrets: &Secrets,
        id: DialogueId,
        now: Timestamp,
    ) -> Result<bool> {
        let taken = match self {
            Self::End => dialogues::queries::end(c, id, now)?,
            Self::TakeBack => dialogues::queries::take_back_end(c, id, now)?,
            Self::Close => seal(c, secrets, id, Closes::IfEndedBy(now), now)?,
        };
        if taken {
            return Ok(true);
        }
        let state = dialogues::queries::window(c, id)?.state(now);
        match (self, state) {
            (_, State::Cancelled) => Err(Error::Refused("dialogue-is-cancelled")),
            (Self::End, State::Before) => Err(Error::Refused("dialogue-not-open-yet")),
            (Self::TakeBack, State::Closed) => Err(Error::Refused("dialogue-closed-for-good")),
            (Self::Close, State::Before | State::Open) => Err(Error::Refused("dialogue-end-first")),
            _ => Ok(false),
        }
    }

    /// What the log says of it: dialogues and collection points have numbers of their own, and must not mix.
    pub fn action_of(self, kind: DialogueKind) -> &'static str {
        match kind {
            DialogueKind::CollectionPoint => self.action_at_point(),
            DialogueKind::Dialogue => self.action(),
        }
    }

    /// What the log says of it, of a dialogue.
    pub fn action(self) -> &'static str {
        match self {
            Self::End => "dialogue.ended",
            Self::TakeBack => "dialogue.end-taken-back",
            Self::Close => "dialogue.closed",
        }
    }

    /// What the log says of it, of a collection point.
    pub fn action_at_point(self) -> &'static str {
        match self {
            Self::End => "collection-point.ended",
            Self::TakeBack => "collection-point.end-taken-back",
            Self::Close => "collection-point.closed",
        }
    }
}

/// A dialogue that is to be closed with its process, and who closes it.
#[derive(Debug, Clone, Copy)]
pub struct Closing {
    pub process: ProcessId,
    pub dialogue: DialogueId,
    pub kind: DialogueKind,
    pub number: i32,
    pub actor: audit::Actor,
}

/// Seals a dialogue for good, whether it has ended or not, and logs who closed it. Says whether it was not sealed
/// before.
pub fn close(
    c: &mut Connection,
    secrets: &Secrets,
    closing: Closing,
    now: Timestamp,
) -> Result<bool> {
    if !seal(c, secrets, closing.dialogue, Closes::WithItsProcess, now)? {
        return Ok(false);
    }
    audit::queries::record(
        c,
        secrets,
        &audit::Entry {
            process: Some(closing.process),
            actor: closing.actor,
            at: now,
            action: Step::Close.action_of(closing.kind),
            detail: format!("{}: ", closing.number),
        },
    )?;
    Ok(true)
}

/// Deletes the keys of addresses that were left in the hour after a dialogue had closed.
pub fn forget_late_keys(c: &mut Connection, now: Timestamp) -> QueryResult<usize> {
    let closed = dialogues::queries::closed_before(now.plus_seconds(-3600));
    diesel::delete(submission_key::table.filter(submission_key::dialogue_id.eq_any(closed)))
        .execute(c)
}
