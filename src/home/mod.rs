//! The home of a process: what happens now, what waits for whoever looks, how far it has come, and one next step.
//!
//! What is set up once has a page of its own, [`handlers::setup`]. Nothing is kept or changed here.

mod bar;
mod first;
pub mod handlers;
mod list;
mod looking;
pub mod queries;
mod setup;
pub mod taking_over;
pub mod telling;
mod views;

use jiff::civil::Date;

use crate::db::ids::MailingId;
use crate::dialogues::{Dialogue, State};
use crate::mailings::overdue::Feedback;
use crate::mailings::{Mailing, Progress};

/// Days ahead that are shown, after today.
const AHEAD: i32 = 7;
/// Days before the addresses are erased from which on it is said.
const ERASED_WITHIN: i32 = 30;

/// What there is to say of a process now.
struct Home {
    today: Date,
    /// Those that are open, or held today, each with how many have answered.
    now: Vec<Meeting>,
    /// Those of the days that follow, the next first.
    soon: Vec<Meeting>,
    waits: Vec<Waiting>,
    feedback: Feedback,
    /// Whether anything can be held yet.
    has_boards: bool,
    has_dialogues: bool,
    /// Dialogues that were held, and whose people nobody has counted.
    uncounted: Vec<Dialogue>,
    /// Whether any dialogue has opened yet.
    has_begun: bool,
}

/// A dialogue with the names that a person knows it by.
struct Meeting {
    dialogue: Dialogue,
    board: String,
    answered: i64,
    state: State,
}

impl Meeting {
    /// Whether it was held, and nobody has counted who came.
    fn is_uncounted(&self) -> bool {
        self.state == State::Closed
            && self.dialogue.was_held()
            && self.dialogue.counts.participants.is_none()
    }
}

/// Something that somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Waiting {
    /// Somebody may have answered several times, at so many dialogues.
    Over(usize),
    /// The same at collection points.
    PointsOver(usize),
    /// Dialogues that are over and whose end nobody has confirmed: papers and tablets may be out.
    Ended(Vec<i32>),
    /// Dialogues that were held, and whose people nobody has counted.
    Uncounted(Vec<i32>),
    /// Dialogues of which nobody has said whether they were held.
    Unconfirmed(usize),
    /// Somebody else's mailing waits for a second person.
    Approval(MailingId),
    /// Mail came back that nobody has understood.
    Returned(i64),
    /// So many addresses are erased on a day.
    Erasure { day: Date, count: i64 },
}

/// What waits at the dialogues themselves.
fn at_dialogues(meetings: &[Meeting]) -> Vec<Waiting> {
    let numbers = |of: fn(&Meeting) -> bool| -> Vec<i32> {
        meetings
            .iter()
            .filter(|one| of(one))
            .map(|one| one.dialogue.number)
            .collect()
    };
    let ended = numbers(|one| one.state == State::Ended);
    let uncounted = numbers(Meeting::is_uncounted);
    let unconfirmed = numbers(|one| one.dialogue.is_unconfirmed()).len();
    let over = numbers(|one| one.dialogue.counts.is_below(one.answered)).len();
    [
        (over > 0).then_some(Waiting::Over(over)),
        (!ended.is_empty()).then_some(Waiting::Ended(ended)),
        (!uncounted.is_empty()).then_some(Waiting::Uncounted(uncounted)),
        (unconfirmed > 0).then_some(Waiting::Unconfirmed(unconfirmed)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The mailing that waits for a second person, and that this one may look at.
fn to_approve(feedback: &Feedback) -> Option<&Mailing> {
    feedback.mailings.iter().find(|mailing| {
        let figures = feedback.figures.get(&mailing.id).copied();
        mailing.progress(&figures.unwrap_or_default()) == Progress::AwaitsApproval
    })
}

/// The one step that is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next<'a> {
    /// Nothing can be held without them.
    Boards,
    FirstDialogue,
    /// Somebody waits for what was promised.
    Feedback,
    /// The first of what somebody has to do.
    Waits(&'a Waiting),
    /// All that was planned was held.
    Report,
    Dialogue,
}

impl Home {
    fn next(&self) -> Next<'_> {
        if !self.has_boards {
            Next::Boards
        } else if !self.has_dialogues {
            Next::FirstDialogue
        } else if !self.feedback.late.is_empty() {
            Next::Feedback
        } else if let Some(first) = self.waits.first() {
            Next::Waits(first)
        } else if self.now.is_empty() && self.soon.is_empty() && self.feedback.reports.is_empty() {
            Next::Report
        } else {
            Next::Dialogue
        }
    }
}
