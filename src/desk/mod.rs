//! The desk of the registrar and the data protection officer: what is kept of one address, for whom it is about (GDPR,
//! articles 15, 17 and 20).
//!
//! Nobody else can ask whether an address is known, whoever leads the process included. An address is looked for in one
//! process, exactly, by its index; it stands in no URL and in no line of the log, not even as its index. Each use is
//! logged, also one that found nothing. What came of it stays with the desk: a leader who passes a question on is not to
//! read the answer in the log ([`for_others`]).
//!
//! What participants wrote is reviewed in `survey`, which knows no address.

mod document;
mod forms;
pub mod handlers;
mod looking;
mod views;

use jiff::civil::Date;

use crate::addresses::queries::KeptAddress;
use crate::clock::Timestamp;
use crate::db::ids::word_enum;
use crate::mail::Address;
use crate::mail::returned::ReturnedKind;
use crate::mailings::bounces::KeptMail;
use crate::mailings::queries::Addressed;
use crate::organisations::Contact;
use crate::reports::Report;
use crate::staff::queries::Person;

/// What begins the name of all that is done here, as the log has it.
pub const ACTIONS: &str = "desk.";
/// An address was looked for.
pub const LOOKED_FOR: &str = "desk.looked-for";
/// What is kept of an address was handed out as a file.
pub const HANDED_OUT: &str = "desk.handed-out";
/// What is kept of an address was erased.
pub const ERASED: &str = "desk.erased";

/// What others than the desk do not read of at all: it is done to what was found.
pub const HIDDEN: &[&str] = &[HANDED_OUT, ERASED];

/// What the log says of what came of a use.
const FOUND: &str = "found";
const NOT_FOUND: &str = "not found";

word_enum!(
    /// As whom somebody is known by an address.
    Part {
        /// A participant who wishes feedback.
        Participant = "participant" => "desk-as-participant",
        /// Somebody who is written to at work.
        Contact = "contact" => "desk-as-contact",
    }
);

/// A mail, with the report that it carries and what came back of it.
pub struct Mail {
    pub mail: Addressed,
    pub report: Option<Report>,
    pub came_back: Vec<(ReturnedKind, Timestamp)>,
    /// To how many a contact says to have passed it on, and how many could not be reached; none where nothing was said.
    pub said: Option<(i64, i64)>,
}

/// Somebody who left the address as a participant.
pub struct AsParticipant {
    pub kept: KeptAddress,
    /// The day on which it is erased by itself, once that is known.
    pub until: Option<Date>,
}

/// Somebody who is written to at work.
pub struct AsContact {
    pub contact: Contact,
    /// The organisation's name; none of a stakeholder.
    pub organisation: Option<String>,
    pub mails: Vec<Mail>,
}

/// All that a process keeps of an address.
pub struct Holdings {
    pub address: Address,
    /// Where it was left by a participant: in the pool, on the way into it, or both.
    pub participant: Vec<AsParticipant>,
    pub mails: Vec<Mail>,
    /// Published reports that are to be mailed to it, and are in no mailing yet.
    pub owed: Vec<Report>,
    pub contact: Option<AsContact>,
    /// Mails that came back, name it, and wait for a person.
    pub returned: Vec<KeptMail>,
    /// How many more of them are nobody's: who runs Eko settles them.
    pub returned_nobodys: usize,
    /// Who works with the process under it.
    pub member: Option<Person>,
}

impl Holdings {
    pub fn is_empty(&self) -> bool {
        self.parts().is_empty() && self.returned.is_empty() && self.member.is_none()
    }

    /// As whom somebody is known by it: each can be erased by itself.
    pub fn parts(&self) -> Vec<Part> {
        let participant = (!self.participant.is_empty()).then_some(Part::Participant);
        let contact = self.contact.as_ref().map(|_| Part::Contact);
        participant.into_iter().chain(contact).collect()
    }

    fn told(&self) -> &'static str {
        if self.is_empty() { NOT_FOUND } else { FOUND }
    }
}

/// What was erased of an address.
pub struct Erased {
    pub part: Part,
    /// As whom somebody is still known by it.
    pub left: Vec<Part>,
}

/// What others than the desk may know of a line of the log: that an address was looked for, and not what came of it.
/// None where the line itself would say that it was found.
///
/// Not even that there is a line is told where it would say that something was found: [`HIDDEN`].
pub fn for_others<'a>(action: &str, detail: &'a str) -> Option<&'a str> {
    match action {
        LOOKED_FOR => Some(""),
        _ if HIDDEN.contains(&action) => None,
        _ => Some(detail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_search_stays_at_the_desk() {
        assert_eq!(for_others(LOOKED_FOR, FOUND), Some(""));
        assert_eq!(for_others(LOOKED_FOR, NOT_FOUND), Some(""));
        assert_eq!(for_others(HANDED_OUT, FOUND), None);
        assert_eq!(for_others(ERASED, FOUND), None);
        assert_eq!(for_others("dialogue.closed", "3: "), Some("3: "));
    }
}
