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
//!                                                    accepted | uncertain ─it comes back→ bounced
//! queued | claimed | deferred → withdrawn | cancelled
//! ```
//!
//! `transmitting` is on disk before DATA is sent, so a process that dies leaves at most one uncertain
//! delivery per connection, and none lost or silently sent twice.

pub mod bounces;
pub mod forwarding;
pub mod handlers;
pub mod letter;
pub mod overdue;
pub mod queries;
pub mod reminders;
pub mod retention;
mod views;
pub mod worker;

use crate::addresses::Purpose;
use crate::clock::Timestamp;
use crate::db::ids::{
    AccountId, AddressId, ContactId, DeliveryId, MailingId, ProcessId, ReportId, word_enum,
};
use crate::i18n::Language;
use crate::mail::{Answer, Failure, Phase};
use crate::reports::Kind;

word_enum!(
    /// To whom a mailing goes.
    Audience {
        /// Those who left an address and agreed to the purpose.
        Participants = "participants",
        /// Contacts of organisations, to pass it on (D14).
        Contacts = "contacts",
        /// Other actors who want the reports.
        Stakeholders = "stakeholders",
    }
);

impl Audience {
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Participants => "audience-participants",
            Self::Contacts => "audience-contacts",
            Self::Stakeholders => "audience-stakeholders",
        }
    }

    /// The languages that it is written to in.
    pub fn languages(self) -> &'static [Language] {
        match self {
            Self::Participants => Language::ALL,
            Self::Contacts | Self::Stakeholders => Language::STAFF,
        }
    }
}

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
    /// Whether its deliveries are still to be made.
    pub fn is_before_the_start(self) -> bool {
        matches!(self, Self::Await | Self::Schedule | Self::Missed)
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

/// A mailing.
#[derive(Debug, Clone)]
pub struct Mailing {
    pub id: MailingId,
    pub process: ProcessId,
    pub report: ReportId,
    pub audience: Audience,
    pub purpose: Purpose,
    /// 0 is the mailing itself, 1 its reminder.
    pub round: i32,
    pub order: Order,
    /// Whether the report's file travels with it.
    pub attach: bool,
    /// Whether it is the last of its purpose: addresses that wished nothing else are let go after it.
    pub last: bool,
    pub created_at: Timestamp,
    pub created_by: Option<AccountId>,
    pub approved_by: Option<AccountId>,
    /// When it is to begin.
    pub starts_at: Option<Timestamp>,
    /// When it began: its deliveries were made.
    pub begun_at: Option<Timestamp>,
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
    pub fn add(&mut self, state: State, has_address: bool, count: i64) {
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

    /// Handed over to the relay for certain, whatever came of it.
    pub fn sent(&self) -> i64 {
        self.accepted + self.bounced
    }
}

/// What can be said of a mailing as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    AwaitsApproval,
    Scheduled,
    /// Its time passed unused.
    Missed,
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
            Order::Await => Progress::AwaitsApproval,
            Order::Schedule => Progress::Scheduled,
            Order::Missed => Progress::Missed,
            _ if figures.uncertain > 0 => Progress::NeedsAttention,
            Order::Cancel => Progress::Cancelled,
            _ if figures.failed > 0 => Progress::NeedsAttention,
            // Everybody was refused: that is the relay's word and not that of so many mailboxes.
            _ if figures.rejected > 0 && figures.waiting == 0 && figures.sent() == 0 => {
                Progress::NeedsAttention
            }
            _ if figures.waiting == 0 => Progress::Complete,
            Order::Pause => Progress::Paused,
            Order::Run if self.trouble.is_some() => Progress::NeedsAttention,
            Order::Run => Progress::UnderWay,
        }
    }

    /// Whether all of it has been said and done, as far as it ever will be by itself.
    pub fn is_over(&self, figures: &Figures) -> bool {
        matches!(
            self.progress(figures),
            Progress::Complete | Progress::Cancelled
        )
    }
}

impl Mailing {
    /// One that does not exist yet.
    fn unmade(process: ProcessId, report: ReportId, audience: Audience, purpose: Purpose) -> Self {
        Self {
            id: MailingId(0),
            process,
            report,
            audience,
            purpose,
            round: 0,
            order: Order::Schedule,
            attach: false,
            last: false,
            created_at: Timestamp(0),
            created_by: None,
            approved_by: None,
            starts_at: None,
            begun_at: None,
            retry_until: Timestamp(0),
            trouble: None,
        }
    }
}

/// Whom a delivery is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recipient {
    Address(AddressId),
    Contact(ContactId),
}

/// Bytes of a report's file up to which it may travel with the mail.
pub const ATTACHMENT_LIMIT: i64 = 2 * 1024 * 1024;

/// The trouble of a mailing that stood still for so long that a person has to look at it first.
pub const STOOD_STILL: &str = "stood-still";

/// Days in which what was put off is tried again.
pub const RETRY_DAYS: i64 = 5;

/// A delivery of which nobody knows whether it arrived, as its decision needs it: nothing of its address.
#[derive(Debug, Clone)]
pub struct Uncertain {
    pub delivery: DeliveryId,
    /// What the relay's own log knows it by.
    pub message_id: String,
    /// When the answer was given up.
    pub since: Timestamp,
    pub language: Language,
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

/// Seconds to wait before the next attempt: doubling from `first` to four hours, with up to a quarter of
/// jitter, so that a whole mailing that was put off does not come back at once.
pub fn backoff_seconds(first: u32, attempts: i32, jitter: f64) -> i64 {
    let doubled = i64::from(first.max(1)) << attempts.clamp(1, 16).saturating_sub(1);
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
            order: Order::Run,
            begun_at: Some(Timestamp(0)),
            ..Mailing::unmade(
                ProcessId(1),
                ReportId(1),
                Audience::Participants,
                Purpose::Interim,
            )
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
        let cancelled = Mailing {
            order: Order::Cancel,
            ..mailing
        };
        let torn = Figures {
            uncertain: 1,
            cancelled: 2,
            ..Figures::default()
        };
        assert_eq!(cancelled.progress(&torn), Progress::NeedsAttention);
    }

    proptest! {
        #[test]
        fn waits_grow_and_stay_within_five_hours(attempts in 1..40_i32, jitter in 0.0..1.0_f64) {
            let wait = backoff_seconds(60, attempts, jitter);
            prop_assert!((60..=5 * 3600).contains(&wait));
            prop_assert!(backoff_seconds(60, attempts + 1, 0.0) >= backoff_seconds(60, attempts, 0.0));
        }

        #[test]
        fn every_delivery_is_in_exactly_one_figure(counts in proptest::collection::vec((0..State::ALL.len(), any::<bool>(), 0..100_i64), 0..30)) {
            let mut figures = Figures::default();
            for (state, has_address, count) in &counts {
                figures.add(State::ALL[*state], *has_address, *count);
            }
            prop_assert_eq!(figures.total(), counts.iter().map(|(_, _, count)| count).sum::<i64>());
        }
    }
}
