//! Who gets what: mailings, their deliveries, and the worker that sends them.
//!
//! Nobody who wished feedback is forgotten; nobody gets it twice without Eko saying that it may have
//! happened; the figures say what is known and no more.
//!
//! Mail goes to whom a person ticked, to as many as they saw and in the words that they saw. What is missing or unknown
//! in what they sent is a fault and never a default; if it is not what they saw by now, they are asked again (`forms`,
//! `decisions`, `fingerprint`). What cannot be taken back asks first, and what does nothing says why.
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
//! delivery per connection, and none lost or silently sent twice. What a database that was put back does not know is
//! noticed by `senders`, and a relay that drops or refuses everything by `queries::breaker`.

mod audience;
pub mod bounces;
pub mod came;
mod decisions;
mod fingerprint;
mod forms;
pub mod forwarding;
pub mod handlers;
pub mod handover;
pub mod letter;
pub mod outbox;
pub mod overdue;
pub mod queries;
mod recipient;
pub mod reminders;
pub mod retention;
mod retry;
mod senders;
pub mod shell;
mod standing;
mod states;
mod subject;
mod trouble;
mod views;
pub mod worker;
mod writing;

pub use crate::addresses::purpose_of;
pub use audience::Audience;
pub use recipient::Recipient;
pub use senders::pause_everything;
pub use states::{Figures, Order, State};
pub use trouble::{Trouble, Why};

use diesel::prelude::*;

use crate::addresses::Purpose;
use crate::clock::Timestamp;
use crate::db::ids::{AccountId, DeliveryId, MailingId, ProcessId, ReportId};
use crate::db::schema::{delivery, mailing};
use crate::error::{Error, Result};

/// A mailing.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = mailing)]
pub struct Mailing {
    pub id: MailingId,
    #[diesel(column_name = process_id)]
    pub process: ProcessId,
    #[diesel(column_name = report_id)]
    pub report: ReportId,
    pub audience: Audience,
    pub purpose: Purpose,
    /// 0 is the mailing itself, 1 its reminder.
    pub round: i32,
    #[diesel(column_name = state)]
    pub order: Order,
    /// Whether the report's file travels with it.
    pub attach: bool,
    /// Whether it is the last of its purpose: addresses that wished nothing else are erased after it.
    pub last: bool,
    pub created_at: Timestamp,
    pub created_by: Option<AccountId>,
    pub approved_by: Option<AccountId>,
    /// When it is to begin.
    pub starts_at: Option<Timestamp>,
    /// When it began: its deliveries were made.
    pub begun_at: Option<Timestamp>,
    /// Its place then among all that has happened in the process.
    pub begun_place: Option<i64>,
    /// Until when what was put off is tried again.
    pub retry_until: Timestamp,
    /// Why it does not go on as it should, if it does not.
    pub trouble: Option<Trouble>,
    /// Mails that failed since the relay last took one of it.
    pub failed_in_a_row: i32,
    /// When a stopped mailing tries one mail more; none when a person has to say.
    pub probe_at: Option<Timestamp>,
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

    /// Whether one mail after the other failed, so that nothing goes but one at a time.
    pub fn is_stopped(&self) -> bool {
        self.order == Order::Run && self.failed_in_a_row >= queries::BELIEVED
    }

    /// Whether all of it has been said and done, as far as it ever will be by itself.
    pub fn is_over(&self, figures: &Figures) -> bool {
        matches!(
            self.progress(figures),
            Progress::Complete | Progress::Cancelled
        )
    }

    /// Makes sure that what is there is what is planned, when the same is planned once more.
    ///
    /// # Errors
    /// `Refused` when it is not: it would be said that something happens, and it would not.
    fn is_as_planned(&self, planned: &Self) -> Result<()> {
        if self.order == Order::Cancel {
            return Err(Error::Refused("mailing-was-cancelled"));
        }
        let is_alike = match self.begun_at {
            // Who is added to it is mailed at once.
            Some(_) => planned.starts_at.is_none(),
            None => {
                (self.starts_at, self.attach, self.last)
                    == (planned.starts_at, planned.attach, planned.last)
            }
        };
        if is_alike {
            Ok(())
        } else {
            Err(Error::Refused("mailing-planned-otherwise"))
        }
    }

    /// One that does not exist yet, and is to begin at once.
    pub fn unmade(
        process: ProcessId,
        report: ReportId,
        audience: Audience,
        purpose: Purpose,
    ) -> Self {
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
            begun_place: None,
            retry_until: Timestamp(0),
            trouble: None,
            failed_in_a_row: 0,
            probe_at: None,
        }
    }
}

/// Bytes of a report's file up to which it may travel with the mail.
pub const ATTACHMENT_LIMIT: i64 = 2 * 1024 * 1024;

/// A delivery of which nobody knows whether it arrived, as its decision needs it: nothing of its address.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = delivery)]
pub struct Uncertain {
    #[diesel(column_name = id)]
    pub delivery: DeliveryId,
    /// What the relay's own log knows it by.
    pub message_id: String,
    /// When the answer was given up.
    #[diesel(column_name = due_at)]
    pub since: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let figures = |accepted, waiting, uncertain| Figures {
            accepted,
            waiting,
            uncertain,
            ..Figures::default()
        };
        for (figures, progress) in [
            (figures(3, 0, 0), Progress::Complete),
            (figures(3, 0, 1), Progress::NeedsAttention),
            (figures(3, 1, 0), Progress::UnderWay),
        ] {
            assert_eq!(mailing.progress(&figures), progress);
        }
        let cancelled = Mailing {
            order: Order::Cancel,
            ..mailing
        };
        let torn = Figures {
            cancelled: 2,
            ..figures(0, 0, 1)
        };
        assert_eq!(cancelled.progress(&torn), Progress::NeedsAttention);
    }
}
