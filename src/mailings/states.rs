//! How far mailings and their deliveries can have come.

use crate::db::ids::word_enum;

word_enum!(
    /// What a person has decided about a mailing.
    Order {
        /// A second person has to approve of it first (D38).
        Await = "awaiting",
        /// It begins by itself at a time.
        Schedule = "scheduled",
        /// Its time passed while nobody was there to begin it: a person decides.
        Missed = "missed",
        Run = "running",
        Pause = "paused",
        Cancel = "cancelled",
    }
);

impl Order {
    /// Those in which its deliveries are still to be made.
    pub const BEFORE_THE_START: [Self; 3] = [Self::Await, Self::Schedule, Self::Missed];

    pub fn is_before_the_start(self) -> bool {
        Self::BEFORE_THE_START.contains(&self)
    }
}

word_enum!(
    /// How far one mail to one recipient has come.
    State {
        Queued = "queued",
        Claimed = "claimed",
        Transmitting = "transmitting",
        Deferred = "deferred",
        /// The relay has taken it, and it has not come back.
        Accepted = "accepted",
        /// It came back.
        Bounced = "bounced",
        Rejected = "rejected",
        /// Nobody knows: a person decides.
        Uncertain = "uncertain",
        /// Put off until its deadline was over.
        Failed = "failed",
        Withdrawn = "withdrawn",
        Cancelled = "cancelled",
        /// Not tried, because mail to the address has come back for good before.
        Untried = "untried",
    }
);

impl State {
    /// Those in which a delivery still waits for something to happen by itself.
    pub const WAITING: [Self; 3] = [Self::Queued, Self::Claimed, Self::Deferred];
}

/// How many deliveries stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Queued, claimed, put off or on the way.
    pub waiting: i64,
    /// Of those, put off by the other side.
    pub deferred: i64,
    /// Accepted by the relay, no bounce so far.
    pub accepted: i64,
    pub bounced: i64,
    pub rejected: i64,
    pub uncertain: i64,
    pub failed: i64,
    pub withdrawn: i64,
    pub cancelled: i64,
    pub untried: i64,
}

impl Figures {
    /// Adds `count` deliveries in a state; one that lost its address before it was sent was withdrawn.
    pub fn add(&mut self, (state, has_address): (State, bool), count: i64) {
        let figure = match state {
            State::Queued | State::Claimed | State::Deferred if !has_address => &mut self.withdrawn,
            State::Deferred => {
                self.deferred += count;
                &mut self.waiting
            }
            State::Queued | State::Claimed | State::Transmitting => &mut self.waiting,
            State::Accepted => &mut self.accepted,
            State::Bounced => &mut self.bounced,
            State::Rejected => &mut self.rejected,
            State::Uncertain => &mut self.uncertain,
            State::Failed => &mut self.failed,
            State::Withdrawn => &mut self.withdrawn,
            State::Cancelled => &mut self.cancelled,
            State::Untried => &mut self.untried,
        };
        *figure += count;
    }

    pub fn total(&self) -> i64 {
        self.waiting
            + self.accepted
            + self.bounced
            + self.rejected
            + self.uncertain
            + self.failed
            + self.withdrawn
            + self.cancelled
            + self.untried
    }

    /// Whether so many were rejected among those that were taken that it may well be the relay's doing: five, and one
    /// of five, which is many times the dead mailboxes of any list.
    pub fn has_many_rejected(&self) -> bool {
        self.rejected >= 5 && self.rejected.saturating_mul(4) >= self.sent()
    }

    /// Handed over to the relay for certain, whatever came of it.
    pub fn sent(&self) -> i64 {
        self.accepted + self.bounced
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_delivery_is_in_exactly_one_figure(counts in proptest::collection::vec((0..State::ALL.len(), any::<bool>(), 0..100_i64), 0..30)) {
            let mut figures = Figures::default();
            for (state, has_address, count) in &counts {
                figures.add((State::ALL[*state], *has_address), *count);
            }
            prop_assert_eq!(figures.total(), counts.iter().map(|(_, _, count)| count).sum::<i64>());
        }
    }
}
