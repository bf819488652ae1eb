//! What a mail that came back can say.

use crate::db::ids::word_enum;

word_enum!(
    /// What a mail that came back says.
    ReturnedKind {
        /// Not delivered, and the address does not work any more.
        Hard = "hard",
        /// Not delivered this time: a full mailbox, a filter, a server that did not answer.
        Soft = "soft",
        /// Not delivered yet; the other side goes on trying.
        Delayed = "delayed",
        /// Delivered, or passed on to a system that does not report.
        Delivered = "delivered",
        /// Written by a program for somebody: on holiday, seen. No bounce.
        AutoReply = "auto-reply",
        /// Somebody called the mail spam.
        Complaint = "complaint",
        /// Anything else, from letters to rubbish.
        Unclear = "unclear",
    }
);

/// What was understood.
pub(super) struct Finding {
    pub(super) kind: ReturnedKind,
    pub(super) status: Option<String>,
    pub(super) recipient: Option<String>,
}

impl Finding {
    /// Where no status goes with it.
    pub(super) fn plain(kind: ReturnedKind, recipient: Option<String>) -> Self {
        let status = None;
        Self {
            kind,
            status,
            recipient,
        }
    }
}
