//! How long an address is kept: until all that its owner agreed to has been sent, and the days are over in which
//! mail can still come back. Shown in advance, done by itself, with evidence.

pub mod handlers;
pub mod queries;
mod views;

use super::{Consent, Purpose};
use crate::clock::Timestamp;

const DAY: i64 = 24 * 3600;

/// When the last mail of each purpose was sent; none while there are more to come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ends {
    pub interim: Option<Timestamp>,
    pub r#final: Option<Timestamp>,
    pub outcomes: Option<Timestamp>,
}

impl Ends {
    pub fn set(&mut self, purpose: Purpose, at: Option<Timestamp>) {
        *match purpose {
            Purpose::Interim => &mut self.interim,
            Purpose::Final => &mut self.r#final,
            Purpose::Outcomes => &mut self.outcomes,
        } = at;
    }

    pub fn of(&self, purpose: Purpose) -> Option<Timestamp> {
        match purpose {
            Purpose::Interim => self.interim,
            Purpose::Final => self.r#final,
            Purpose::Outcomes => self.outcomes,
        }
    }

    /// What is kept of an end that was noted before, now that the mailings say `told`: it may move on when more is
    /// mailed, but never back, because a day was promised; and it begins no earlier than it is noted.
    pub fn noted(self, told: Self, now: Timestamp) -> Self {
        let mut noted = Self::default();
        for &purpose in Purpose::ALL {
            let at = told
                .of(purpose)
                .map(|at| at.max(self.of(purpose).unwrap_or(now)));
            noted.set(purpose, at);
        }
        noted
    }
}

/// When an address is let go: so many days after the last mail of the last purpose that was agreed to. None while
/// that cannot be known.
pub fn due(consent: Consent, ends: &Ends, bounce_days: i32) -> Option<Timestamp> {
    let mut last = None;
    for &purpose in Purpose::ALL.iter().filter(|&&purpose| consent.to(purpose)) {
        let ended = ends.of(purpose)?;
        last = last.max(Some(ended));
    }
    last.map(|at: Timestamp| at.plus_seconds(i64::from(bounce_days) * DAY))
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
        let ends = Ends {
            interim: Some(Timestamp(100)),
            r#final: Some(Timestamp(200)),
            outcomes: None,
        };
        let days = 30;
        assert_eq!(
            due(consent(&[Purpose::Interim]), &ends, days),
            Some(Timestamp(100 + 30 * DAY))
        );
        assert_eq!(
            due(consent(&[Purpose::Interim, Purpose::Final]), &ends, days),
            Some(Timestamp(200 + 30 * DAY))
        );
        assert_eq!(due(consent(Purpose::ALL), &ends, days), None);
    }

    #[test]
    fn a_promised_day_may_be_put_off_by_more_mail_but_never_moved_up() {
        let final_at = |at| Ends {
            r#final: Some(Timestamp(at)),
            ..Ends::default()
        };
        let now = Timestamp(500);
        // Said to be the last long after it was sent: the days run from now.
        assert_eq!(Ends::default().noted(final_at(100), now), final_at(500));
        assert_eq!(
            final_at(500).noted(final_at(100), Timestamp(900)),
            final_at(500)
        );
        assert_eq!(
            final_at(500).noted(final_at(700), Timestamp(900)),
            final_at(700)
        );
        assert_eq!(
            final_at(500).noted(Ends::default(), Timestamp(900)),
            Ends::default()
        );
    }

    proptest! {
        #[test]
        fn nothing_is_let_go_before_the_last_agreed_mail(
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
