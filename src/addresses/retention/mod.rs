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

    /// After the final report nobody waits for an interim one any more.
    pub fn of(&self, purpose: Purpose) -> Option<Timestamp> {
        match purpose {
            Purpose::Interim => self.interim.or(self.r#final),
            Purpose::Final => self.r#final,
            Purpose::Outcomes => self.outcomes,
        }
    }

    /// The same as it was told, without what follows from it.
    pub fn told(&self, purpose: Purpose) -> Option<Timestamp> {
        match purpose {
            Purpose::Interim => self.interim,
            Purpose::Final => self.r#final,
            Purpose::Outcomes => self.outcomes,
        }
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
    fn nobody_waits_for_an_interim_report_after_the_final_one() {
        let ends = Ends {
            r#final: Some(Timestamp(200)),
            ..Ends::default()
        };
        assert_eq!(
            due(consent(&[Purpose::Interim]), &ends, 0),
            Some(Timestamp(200))
        );
        assert_eq!(due(consent(&[Purpose::Outcomes]), &ends, 0), None);
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
