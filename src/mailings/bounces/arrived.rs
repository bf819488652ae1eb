//! What came back, and what became of it.

use crate::clock::Timestamp;
use crate::db::ids::ReturnedMailId;
use crate::mail::returned::{Heading, ReturnedKind};

/// What says that a mail did not arrive.
pub(super) const BOUNCES: [ReturnedKind; 2] = [ReturnedKind::Hard, ReturnedKind::Soft];

/// What says that a mail did arrive: a server's word, or something that only its arrival can have caused.
pub(super) const ARRIVALS: [ReturnedKind; 3] = [
    ReturnedKind::Delivered,
    ReturnedKind::AutoReply,
    ReturnedKind::Complaint,
];

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Understood,
    /// It was taken in before.
    Again,
    /// A person has to look at it.
    Kept,
}

/// A message that waits for a person.
#[derive(Debug, Clone)]
pub struct KeptMail {
    pub id: ReturnedMailId,
    pub received_at: Timestamp,
    /// Who sent it and what about.
    pub heading: Heading,
    /// The message itself, as far as it was kept.
    pub text: String,
}
