//! Who gets what: mailings, their deliveries, and the worker that sends them.
//!
//! Nobody who wished feedback is forgotten; nobody gets it twice without Eko saying that it may have
//! happened; the figures say what is known and no more.
//!
//! ```text
//! queued ─claim→ claimed ─about to send DATA→ transmitting ─250→ accepted
//!    ↑             │ lease over                    │ 4xx → deferred → claimed again, until a deadline → failed
//!    └─────────────┘                               │ 5xx → rejected
//!                                                  └ connection lost after the final dot, or died → uncertain
//! queued | claimed | deferred → withdrawn | cancelled
//! ```
//!
//! `transmitting` is on disk before DATA is sent, so a process that dies leaves at most one uncertain
//! delivery per connection, and none lost or silently sent twice.

pub mod handlers;
pub mod letter;
pub mod queries;
mod views;
pub mod worker;

use crate::addresses::Purpose;
use crate::clock::Timestamp;
use crate::db::ids::{MailingId, ProcessId, ReportId, word_enum};
use crate::mail::{Answer, Failure, Phase};
use crate::reports::Kind;

word_enum!(
    /// What a person has decided about a mailing.
    Order {
        Run = "running",
        Pause = "paused",
        Cancel = "cancelled",
    }
);

word_enum!(
    /// How far one mail to one recipient has come.
    State {
        Queued = "queued",
        Claimed = "claimed",
        Transmitting = "transmitting",
        Deferred = "deferred",
        Accepted = "accepted",
        Rejected = "rejected",
        /// Nobody knows: a person decides.
        Uncertain = "uncertain",
        /// Put off until its deadline was over.
        Failed = "failed",
        Withdrawn = "withdrawn",
        Cancelled = "cancelled",
    }
);

/// A mailing.
#[derive(Debug, Clone)]
pub struct Mailing {
    pub id: MailingId,
    pub process: ProcessId,
    pub report: ReportId,
    pub purpose: Purpose,
    pub order: Order,
    pub created_at: Timestamp,
    /// Until when what was put off is tried again.
    pub retry_until: Timestamp,
    /// What is wrong with the relay, if something is.
    pub trouble: Option<String>,
}

/// How many deliveries stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Queued, claimed, put off or on the way.
    pub waiting: i64,
    pub accepted: i64,
    pub rejected: i64,
    pub uncertain: i64,
    pub failed: i64,
    pub withdrawn: i64,
    pub cancelled: i64,
}

impl Figures {
    /// Adds `count` deliveries in a state; one that lost its address before it was sent was withdrawn.
    pub fn add(&mut self, state: State, has_address: bool, count: i64) {
        let figure = match state {
            State::Queued | State::Claimed | State::Deferred if !has_address => &mut self.withdrawn,
            State::Queued | State::Claimed | State::Deferred | State::Transmitting => {
                &mut self.waiting
            }
            State::Accepted => &mut self.accepted,
            State::Rejected => &mut self.rejected,
            State::Uncertain => &mut self.uncertain,
            State::Failed => &mut self.failed,
            State::Withdrawn => &mut self.withdrawn,
            State::Cancelled => &mut self.cancelled,
        };
        *figure += count;
    }

    pub fn total(&self) -> i64 {
        self.waiting
            + self.accepted
            + self.rejected
            + self.uncertain
            + self.failed
            + self.withdrawn
            + self.cancelled
    }
}

/// What can be said of a mailing as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    UnderWay,
    Paused,
    Cancelled,
    /// Something is uncertain or failed, or the relay is in trouble.
    NeedsAttention,
    Complete,
}

impl Mailing {
    /// A mailing is complete only when nothing waits and nothing is uncertain.
    pub fn progress(&self, figures: &Figures) -> Progress {
        match self.order {
            Order::Cancel => Progress::Cancelled,
            _ if figures.uncertain > 0 || figures.failed > 0 => Progress::NeedsAttention,
            _ if figures.waiting == 0 => Progress::Complete,
            Order::Pause => Progress::Paused,
            Order::Run if self.trouble.is_some() => Progress::NeedsAttention,
            Order::Run => Progress::UnderWay,
        }
    }
}

/// To whom a kind of report is mailed.
pub fn purpose_of(kind: Kind) -> Purpose {
    match kind {
        Kind::Interim => Purpose::Interim,
        Kind::Final | Kind::Popular => Purpose::Final,
        Kind::Outcomes => Purpose::Outcomes,
    }
}

/// What follows from a failure, for the one delivery it happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was sent and it is not this mail's fault: back to the queue, no attempt used up.
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

/// Whether a failure is about the relay rather than one mail: the worker then waits before it goes on.
pub fn stops_the_line(failure: &Failure) -> bool {
    judge(failure) == Verdict::Requeue
}

/// Seconds to wait before the next attempt: doubling from one minute to four hours, with up to a quarter of
/// jitter, so that a whole mailing that was put off does not come back at once.
pub fn backoff_seconds(attempts: i32, jitter: f64) -> i64 {
    let doubled = 60_i64 << attempts.clamp(1, 9).saturating_sub(1);
    let base = doubled.min(4 * 3600);
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
        assert_eq!(
            judge(&failure(Phase::Recipient, Answer::NotNow(450))),
            Verdict::Defer
        );
        assert_eq!(
            judge(&failure(Phase::Recipient, Answer::No(550))),
            Verdict::Reject
        );
        assert_eq!(
            judge(&failure(Phase::Dot, Answer::NotNow(451))),
            Verdict::Defer
        );
        assert_eq!(
            judge(&failure(Phase::Dot, Answer::No(554))),
            Verdict::Reject
        );
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
            assert!(stops_the_line(&trouble), "{trouble}");
        }
        // Once a recipient was named it may be about that one, who must not hold up the others for ever.
        for phase in [Phase::Recipient, Phase::Data, Phase::Dot] {
            assert_eq!(judge(&failure(phase, Answer::NotNow(421))), Verdict::Defer);
        }
    }

    #[test]
    fn a_mailing_with_an_uncertain_delivery_is_never_complete() {
        let mailing = Mailing {
            id: MailingId(1),
            process: ProcessId(1),
            report: ReportId(1),
            purpose: Purpose::Interim,
            order: Order::Run,
            created_at: Timestamp(0),
            retry_until: Timestamp(0),
            trouble: None,
        };
        let done = Figures {
            accepted: 3,
            ..Figures::default()
        };
        assert_eq!(mailing.progress(&done), Progress::Complete);
        assert_eq!(
            mailing.progress(&Figures {
                uncertain: 1,
                ..done
            }),
            Progress::NeedsAttention
        );
        assert_eq!(
            mailing.progress(&Figures { waiting: 1, ..done }),
            Progress::UnderWay
        );
    }

    proptest! {
        #[test]
        fn waits_grow_and_stay_within_five_hours(attempts in 1..40_i32, jitter in 0.0..1.0_f64) {
            let wait = backoff_seconds(attempts, jitter);
            prop_assert!((60..=5 * 3600).contains(&wait));
            prop_assert!(backoff_seconds(attempts + 1, 0.0) >= backoff_seconds(attempts, 0.0));
        }

        #[test]
        fn every_delivery_is_in_exactly_one_figure(counts in proptest::collection::vec((0..10_usize, any::<bool>(), 0..100_i64), 0..30)) {
            let mut figures = Figures::default();
            for (state, has_address, count) in &counts {
                figures.add(State::ALL[*state], *has_address, *count);
            }
            prop_assert_eq!(figures.total(), counts.iter().map(|(_, _, count)| count).sum::<i64>());
        }
    }
}
