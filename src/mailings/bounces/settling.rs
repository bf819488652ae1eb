//! A person says what Eko could not tell of a mail that came back: what it means, and of which delivery.
//!
//! A mail that came back is a process's where all the deliveries that it names are of that process, or, if it names
//! none, all that went to the addresses that stand in it. Everything else is nobody's, and for who runs Eko.

use crate::clock::Timestamp;
use crate::db::ids::{DeliveryId, MailingId, ProcessId, word_enum};
use crate::mail::Address;
use crate::mail::returned::ReturnedKind;

word_enum!(
    /// What somebody says that a mail is.
    Meaning {
        ForGood = "for-good" => "settle-for-good",
        ForNow = "for-now" => "settle-for-now",
        Answer = "answer" => "settle-answer",
    }
);

impl Meaning {
    /// As what a mail counts that a program has understood so.
    pub fn kind(self) -> ReturnedKind {
        match self {
            Self::ForGood => ReturnedKind::Hard,
            Self::ForNow => ReturnedKind::Soft,
            Self::Answer => ReturnedKind::AutoReply,
        }
    }

    /// An answer needs not be to anything; a bounce is always of a mail.
    pub fn needs_delivery(self) -> bool {
        self != Self::Answer
    }
}

/// What somebody has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub meaning: Meaning,
    pub delivery: Option<DeliveryId>,
}

/// Why a delivery may be the one that a mail is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The mail names it.
    Named,
    /// It went to an address that stands in the mail.
    StandsInIt(Address),
    /// It went to the address that somebody looked for.
    LookedFor,
}

/// A delivery that a mail may be about: nothing of its address but what stands in the mail itself.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub delivery: DeliveryId,
    /// What the relay's own log knows it by.
    pub message_id: String,
    pub mailing: MailingId,
    pub process: ProcessId,
    pub begun_at: Option<Timestamp>,
    pub why: Why,
}

/// Whose a mail is that may be about these.
pub fn whose(candidates: &[Candidate]) -> Option<ProcessId> {
    let is_named = |one: &&Candidate| one.why == Why::Named;
    let names_any = candidates.iter().any(|one| is_named(&one));
    let mut of = candidates
        .iter()
        .filter(|one| !names_any || is_named(one))
        .map(|one| one.process);
    let first = of.next()?;
    of.all(|other| other == first).then_some(first)
}

/// What became of what somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It is done, to a mail of this mailing, if to any.
    Now(Option<MailingId>),
    /// It was said before, and means nothing more.
    Before,
    /// The delivery is none of those that it may be about, or none any more.
    NoSuchDelivery,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate((process, is_named): (i64, bool)) -> Candidate {
        Candidate {
            delivery: DeliveryId(1),
            message_id: String::new(),
            mailing: MailingId(1),
            process: ProcessId(process),
            begun_at: None,
            why: if is_named { Why::Named } else { Why::LookedFor },
        }
    }

    #[test]
    fn what_a_mail_names_counts_for_more_than_what_stands_in_it() {
        let of = |all: &[(i64, bool)]| {
            let all: Vec<Candidate> = all.iter().copied().map(candidate).collect();
            whose(&all).map(|process| process.0)
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[(1, false), (1, false)]), Some(1));
        assert_eq!(of(&[(1, false), (2, false)]), None);
        assert_eq!(of(&[(1, true), (2, false)]), Some(1));
        assert_eq!(of(&[(1, true), (2, true), (1, false)]), None);
    }

    proptest! {
        #[test]
        fn nobody_sees_what_names_a_mail_of_another_process(
            all in proptest::collection::vec((0..3_i64, any::<bool>()), 0..6),
        ) {
            let candidates: Vec<Candidate> = all.iter().copied().map(candidate).collect();
            if let Some(process) = whose(&candidates) {
                let named: Vec<_> = all.iter().filter(|(_, is_named)| *is_named).collect();
                prop_assert!(named.iter().all(|(of, _)| *of == process.0));
                prop_assert!(!named.is_empty() || all.iter().all(|(of, _)| *of == process.0));
            }
        }
    }
}
