//! To whom mail came back again and again without anybody saying that the address is gone.
//!
//! Nothing follows from it by itself: a filter or a full mailbox may pass, and a living address is not given up. A
//! person is shown it.

use std::collections::HashMap;

use crate::db::ids::ContactId;
use crate::mailings::recipient::Recipient;

/// At how many mailings in a row mail must have come back.
pub(super) const TIMES: usize = 2;

/// How a mail to somebody ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Nothing has come back.
    Arrived,
    /// It came back, and the address may well be living.
    CameBackSoftly,
    /// It came back for good.
    CameBackForGood,
}

/// Whether a person is to look at somebody whose mails ended so, one a mailing, the latest last: mail that arrives, or
/// that comes back for good, ends the row.
fn is_repeated(mails: &[Ended]) -> bool {
    let row = mails.iter().rev();
    row.take_while(|ended| **ended == Ended::CameBackSoftly)
        .count()
        >= TIMES
}

/// To whom mail came back at the last mailings, though nobody says that they are gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeated {
    /// Participants, of whom nothing more is known.
    pub participants: i64,
    pub contacts: Vec<ContactId>,
}

impl Repeated {
    /// Among mails, each with whom it was for and how it ended, those of earlier mailings first.
    pub(super) fn among(mails: impl Iterator<Item = (Recipient, Ended)>) -> Self {
        let mut of: HashMap<Recipient, Vec<Ended>> = HashMap::new();
        for (to, ended) in mails {
            of.entry(to).or_default().push(ended);
        }
        let mut repeated = Self::default();
        for (to, _) in of.iter().filter(|(_, mails)| is_repeated(mails)) {
            match to {
                Recipient::Address(_) => repeated.participants += 1,
                Recipient::Contact(id) => repeated.contacts.push(*id),
            }
        }
        repeated
    }
}

#[cfg(test)]
mod tests {
    use super::Ended::{Arrived, CameBackForGood, CameBackSoftly};
    use super::*;

    #[test]
    fn each_is_looked_at_for_themselves() {
        use crate::db::ids::AddressId;
        let (kim, sam) = (AddressId(1), AddressId(2));
        let (mo, alex) = (ContactId(1), ContactId(2));
        let first = [
            (Recipient::Address(kim), CameBackSoftly),
            (Recipient::Address(sam), CameBackSoftly),
            (Recipient::Contact(mo), CameBackSoftly),
            (Recipient::Contact(alex), Arrived),
        ];
        let second = [
            (Recipient::Address(kim), CameBackSoftly),
            (Recipient::Address(sam), Arrived),
            (Recipient::Contact(mo), CameBackSoftly),
            (Recipient::Contact(alex), CameBackSoftly),
        ];
        let repeated = Repeated::among(first.into_iter().chain(second));
        assert_eq!(repeated.participants, 1);
        assert_eq!(repeated.contacts, [mo]);
    }

    #[test]
    fn two_in_a_row_are_shown() {
        for (mails, shown) in [
            (&[][..], false),
            (&[CameBackSoftly], false),
            (&[CameBackSoftly, CameBackSoftly], true),
            (&[Arrived, CameBackSoftly, CameBackSoftly], true),
            (&[CameBackSoftly, Arrived, CameBackSoftly], false),
            (&[CameBackSoftly, CameBackSoftly, Arrived], false),
            (&[CameBackSoftly, CameBackSoftly, CameBackForGood], false),
            (&[CameBackForGood, CameBackSoftly, CameBackSoftly], true),
        ] {
            assert_eq!(is_repeated(mails), shown, "{mails:?}");
        }
    }
}
