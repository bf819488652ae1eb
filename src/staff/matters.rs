//! What somebody is told of by mail when it waits for them, each person as they choose.

use crate::db::ids::word_enum;

word_enum!(
    /// Kinds of things that wait for somebody.
    Matter {
        /// Somebody else's mailing waits for their approval.
        Approval = "approval" => "matter-approval",
        /// A mailing stands still until somebody decides.
        Attention = "attention" => "matter-attention",
        /// A dialogue was held, and a day later nobody has counted the people.
        Uncounted = "uncounted" => "matter-uncounted",
        /// What was promised is due within a week.
        Due = "due" => "matter-due",
        /// What was promised is late.
        Overdue = "overdue" => "matter-overdue",
        /// Addresses are about to be erased.
        Erasure = "erasure" => "matter-erasure",
    }
);

impl Matter {
    /// Whether it is said at once; what is not waits for the day's one mail.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::Approval | Self::Attention)
    }

    /// Those that are not in a list of words as it is stored.
    pub fn wanted(off: &str) -> Vec<Self> {
        let off: Vec<Self> = off.split(' ').filter_map(Self::from_word).collect();
        let all = Self::ALL.iter().copied();
        all.filter(|matter| !off.contains(matter)).collect()
    }

    /// All but these, as it is stored.
    pub fn off(wanted: &[Self]) -> String {
        let off = Self::ALL.iter().filter(|matter| !wanted.contains(matter));
        let words: Vec<&str> = off.map(|matter| matter.word()).collect();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_stored_says_what_is_wanted(wanted in proptest::sample::subsequence(Matter::ALL.to_vec(), 0..=6)) {
            prop_assert_eq!(Matter::wanted(&Matter::off(&wanted)), wanted);
        }
    }

    #[test]
    fn everything_is_wanted_until_somebody_says_otherwise() {
        assert_eq!(Matter::wanted(""), Matter::ALL);
    }
}
