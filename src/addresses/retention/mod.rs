//! How long an address is kept: until all that its owner agreed to has been sent, and the days are over in which
//! mail can still come back. Shown in advance, done by itself, with evidence. When the last mail was,
//! `mailings::retention` finds out.

pub mod handlers;
pub mod queries;
mod views;

use std::collections::BTreeMap;

use super::{Consent, Purpose};
use crate::clock::Timestamp;

const DAY: i64 = 24 * 3600;

/// When the last mail of each purpose was sent; none while there are more to come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ends(BTreeMap<Purpose, Timestamp>);

impl Ends {
    pub fn set(&mut self, purpose: Purpose, at: Option<Timestamp>) {
        self.0.remove(&purpose);
        self.0.extend(at.map(|at| (purpose, at)));
    }

    pub fn of(&self, purpose: Purpose) -> Option<Timestamp> {
        self.0.get(&purpose).copied()
    }

    /// What is kept of an end that was noted before, now that the mailings say `told`: it may move on when more is
    /// mailed, but never back, because a day was promised; and it begins no earlier than it is noted.
    pub fn noted(&self, told: &Self, now: Timestamp) -> Self {
        let told = told.0.iter();
        Self(
            told.map(|(&purpose, &at)| (purpose, at.max(self.of(purpose).unwrap_or(now))))
                .collect(),
        )
    }
}

/// When an address is erased: so many days after the last mail of the last purpose that was agreed to. None while
/// that cannot be known.
pub fn due(consent: Consent, ends: &Ends, bounce_days: i32) -> Option<Timestamp> {
    let agreed = Purpose::ALL.iter().filter(|&&purpose| consent.to(purpose));
    let ended: Option<Vec<Timestamp>> = agreed.map(|&purpose| ends.of(purpose)).collect();
    let last = ended?.into_iter().max()?;
    Some(last.plus_seconds(i64::from(bounce_days) * DAY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn consent(purposes: &[Purpose]) -> Consent {
        Consent::from_purposes(|purpose| purposes.contains(&purpose))
    }

    #[test]
    fn an_address_is_kept_until_all_that_was_agreed_to_is_sent_and_mail_can_no_longer_come_back() {
        let ends = Ends(BTreeMap::from([
            (Purpose::Interim, Timestamp(100)),
            (Purpose::Final, Timestamp(200)),
        ]));
        for (agreed, last) in [
            (&[Purpose::Interim][..], Some(100)),
            (&[Purpose::Interim, Purpose::Final], Some(200)),
            (Purpose::ALL, None),
        ] {
            let at = last.map(|last| Timestamp(last + 30 * DAY));
            assert_eq!(due(consent(agreed), &ends, 30), at);
        }
    }

    #[test]
    fn a_promised_day_may_be_put_off_by_more_mail_but_never_moved_up() {
        let none = Ends::default();
        let at = |at| Ends(BTreeMap::from([(Purpose::Final, Timestamp(at))]));
        // Said to be the last long after it was sent: the days run from now.
        assert_eq!(none.noted(&at(100), Timestamp(500)), at(500));
        let now = Timestamp(900);
        assert_eq!(at(500).noted(&at(100), now), at(500));
        assert_eq!(at(500).noted(&at(700), now), at(700));
        assert_eq!(at(500).noted(&none, now), none);
    }

    proptest! {
        #[test]
        fn nothing_is_erased_before_the_last_agreed_mail(
            wanted in proptest::array::uniform3(any::<bool>()),
            told in proptest::array::uniform3(proptest::option::of(0..1_000_000_i64)),
            days in 7..365,
        ) {
            let mut ends = Ends::default();
            for (&purpose, at) in Purpose::ALL.iter().zip(told) {
                ends.set(purpose, at.map(Timestamp));
            }
            let mut wants = wanted.iter();
            let consent = Consent::from_purposes(|_| *wants.next().unwrap_or(&false));
            if let Some(due) = due(consent, &ends, days) {
                for &purpose in Purpose::ALL.iter().filter(|&&purpose| consent.to(purpose)) {
                    let ended = ends.of(purpose).expect("it was due");
                    prop_assert!(due.0 >= ended.0 + i64::from(days) * DAY);
                }
            }
        }
    }
}
