//! What follows from a mail that did not get through, and when it is tried again.

use crate::mail::{Answer, Failure, Phase};

/// Days in which what was put off is tried again.
pub const RETRY_DAYS: i64 = 5;

/// What follows from a failure, for the one delivery it happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was sent and it is the relay's fault, not this mail's: back to the queue, no attempt used up, and the
    /// worker waits before it goes on.
    Requeue,
    Defer,
    Reject,
    Uncertain,
}

/// Judges a failure. Before the final dot everything is safe to try again; after it, silence is uncertain.
pub fn judge(failure: &Failure) -> Verdict {
    match (&failure.answer, failure.phase) {
        (Answer::Lost(_), Phase::Dot) => Verdict::Uncertain,
        (_, Phase::Connect | Phase::Tls | Phase::Auth) | (Answer::NotNow(421), Phase::Mail) => {
            Verdict::Requeue
        }
        // A sender that is refused would be refused for everybody: the relay's settings are wrong.
        (Answer::No(_), Phase::Mail) => Verdict::Requeue,
        (Answer::No(_), _) => Verdict::Reject,
        (Answer::NotNow(_) | Answer::Lost(_), _) => Verdict::Defer,
    }
}

/// Seconds after which at the latest something is tried again.
pub const fn longest_wait() -> i64 {
    4 * 3600
}

/// Seconds to wait before the next attempt: doubling from `first` to four hours, with up to a quarter of
/// jitter, so that a whole mailing that was put off does not come back at once.
pub fn backoff_seconds(first: u32, attempts: i32, jitter: f64) -> i64 {
    let doubled = i64::from(first.max(1)) << attempts.clamp(1, 16).saturating_sub(1);
    let base = doubled.min(longest_wait());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a few hours at most"
    )]
    let extra = (base as f64 * 0.25 * jitter.clamp(0.0, 1.0)) as i64;
    base + extra
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn failure(phase: Phase, answer: Answer) -> Failure {
        Failure { phase, answer }
    }

    #[test]
    fn only_silence_after_the_final_dot_is_uncertain() {
        let lost = || Answer::Lost("gone".into());
        assert_eq!(judge(&failure(Phase::Dot, lost())), Verdict::Uncertain);
        for phase in [Phase::Mail, Phase::Recipient, Phase::Data, Phase::Body] {
            assert_eq!(judge(&failure(phase, lost())), Verdict::Defer, "{phase:?}");
        }
    }

    #[test]
    fn four_hundreds_wait_and_five_hundreds_end_it() {
        for (phase, answer, verdict) in [
            (Phase::Recipient, Answer::NotNow(450), Verdict::Defer),
            (Phase::Recipient, Answer::No(550), Verdict::Reject),
            (Phase::Dot, Answer::NotNow(451), Verdict::Defer),
            (Phase::Dot, Answer::No(554), Verdict::Reject),
        ] {
            assert_eq!(judge(&failure(phase, answer)), verdict);
        }
    }

    #[test]
    fn the_relays_trouble_is_not_held_against_a_mail() {
        for trouble in [
            failure(Phase::Connect, Answer::Lost("refused".into())),
            failure(Phase::Tls, Answer::Lost("certificate".into())),
            failure(Phase::Auth, Answer::No(535)),
            failure(Phase::Mail, Answer::No(550)),
            failure(Phase::Mail, Answer::NotNow(421)),
        ] {
            assert_eq!(judge(&trouble), Verdict::Requeue, "{trouble}");
        }
        // Once a recipient was named it may be about that one, who must not hold up the others for ever.
        for phase in [Phase::Recipient, Phase::Data, Phase::Dot] {
            assert_eq!(judge(&failure(phase, Answer::NotNow(421))), Verdict::Defer);
        }
    }

    proptest! {
        #[test]
        fn waits_grow_and_stay_within_five_hours(attempts in 1..40_i32, jitter in 0.0..1.0_f64) {
            let wait = backoff_seconds(60, attempts, jitter);
            prop_assert!((60..=5 * 3600).contains(&wait));
            prop_assert!(backoff_seconds(60, attempts + 1, 0.0) >= backoff_seconds(60, attempts, 0.0));
        }
    }
}
