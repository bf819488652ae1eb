//! One meeting: when, where, with whom; its code and QR, its host's link. Its pages stand in `hosting`, above.
//!
//! Invariants: a dialogue's code is stored blind and sealed, its host link only hashed; nothing that a
//! participant sees (page, poster, URL) names the target group (D49); once closed for good, a dialogue stays closed,
//! because figures that were shown must not move by a few answers.
//!
//! How it goes: a dialogue *ends* when its time is over or when somebody ends it. From then on nobody answers it, but
//! paper and what tablets kept is handed in for as long as its process waits, and until then the end can be *taken
//! back*. Then, or when somebody says that nothing more is out, it is *closed* for good: only now are its keys erased
//! and its comments shuffled, and only now does anything of it enter the figures. A dialogue that is *cancelled* takes
//! nothing and counts nowhere; one that was closed without an answer or a head-count is held only when somebody says
//! so.

pub mod code;
pub mod host_link;
pub mod import;
mod lookup;
pub mod qr;
pub mod queries;
pub mod wall;

pub use code::Code;
pub use lookup::{Lookup, by_code};

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Timestamp;
use crate::db::ids::{
    BoardId, DialogueId, MethodId, ProcessId, ReplyId, ReportId, SurveyVersionId, TargetGroupId,
    word_enum,
};
use crate::db::schema::dialogue;
use crate::i18n::Texts;
use crate::processes::Process;

word_enum!(
    /// What kind of meeting it is.
    Phase {
        /// Gathers perspectives (perspektivinhämtande).
        Perspective = "perspective" => "phase-perspective",
        /// Goes deeper (fördjupande).
        InDepth = "in_depth" => "phase-in-depth",
    }
);

word_enum!(
    /// What a code leads to.
    DialogueKind {
        /// A meeting with participants.
        Dialogue = "dialogue",
        /// A code and a window without a meeting: no board, no phase, no head-count, no wish for feedback.
        CollectionPoint = "collection_point",
    }
);

word_enum!(
    /// Whom a survey asks.
    Audience {
        Participants = "participants" => "audience-participants",
        /// Elected members (förtroendevalda).
        ElectedMembers = "elected_members" => "audience-elected",
        Others = "others" => "audience-others",
        /// Whoever reads what was reported back: a report, or what a board replies.
        Readers = "readers" => "audience-readers",
    }
);

/// The questions that answers are counted by: the participants', other audiences' and readers' first ones.
pub const CORE_QUESTIONS: [&str; 3] = ["heard", "core", "got_answer"];

/// What readers can answer, with the keys of the words: a report's page asks it where it is read.
pub const READERS_CHOICES: [(&str, &str); 4] = [
    ("yes", "answered-yes"),
    ("partly", "answered-partly"),
    ("no", "answered-no"),
    ("no_answer", "choice-no-answer"),
];

/// Posters that are printed at a time at most.
pub const MOST_POSTERS: usize = 200;

word_enum!(
    /// How a dialogue stands. By its word it is sent to scripts and tablets, and chosen in lists.
    State {
        Before = "before" => "state-before",
        Open = "open" => "state-open",
        /// Nobody answers it any more; what is still out is handed in, and the end can be taken back.
        Ended = "ended" => "state-ended",
        /// Closed for good.
        Closed = "closed" => "state-closed",
        /// Closed for good without an answer or a head-count: nobody has said yet whether it was held.
        Unconfirmed = "unconfirmed" => "state-unconfirmed",
        Cancelled = "cancelled" => "state-cancelled",
    }
);

impl State {
    /// Whether nobody answers it any more.
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Before | Self::Open)
    }
}

/// What a dialogue does with something that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// It has not begun.
    NotYet,
    /// From everybody.
    All,
    /// It has ended: only what was answered before, on paper or on a tablet, and is handed in now.
    HandedIn,
    /// It was cancelled, which can still be taken back.
    Cancelled,
    /// It is closed for good.
    Nothing,
}

/// When a dialogue can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = dialogue)]
pub struct Window {
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    /// When it was closed for good; none until then, even if `closes_at` has passed.
    pub closed_at: Option<Timestamp>,
    /// When it would have ended, if somebody has ended it before.
    pub planned_end: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// Whether it was closed for good without an answer, a comment or a wish.
    pub unanswered: bool,
}

/// Seconds for which a dialogue can be answered once more whose end is taken back after its planned end.
pub const REOPENED_FOR: i64 = 24 * 3600;

impl Window {
    /// From one moment to another.
    pub fn between(opens_at: Timestamp, closes_at: Timestamp) -> Self {
        Self {
            opens_at,
            closes_at,
            closed_at: None,
            planned_end: None,
            cancelled_at: None,
            unanswered: false,
        }
    }

    /// From the start of the day it is held until `days` whole days after that day.
    pub fn around(held_on: Date, days: i32, zone: &TimeZone) -> Self {
        let span = jiff::Span::new()
            .try_days(i64::from(days) + 1)
            .unwrap_or_default();
        let end = held_on.checked_add(span).unwrap_or(held_on);
        Self::between(
            Timestamp::start_of(held_on, zone),
            Timestamp::start_of(end, zone),
        )
    }

    pub fn state(&self, now: Timestamp) -> State {
        if self.cancelled_at.is_some() {
            State::Cancelled
        } else if self.closed_at.is_some() {
            State::Closed
        } else if now >= self.closes_at {
            State::Ended
        } else if now < self.opens_at {
            State::Before
        } else {
            State::Open
        }
    }

    /// What it does with an answer now. What is still out when it ends is taken until it is closed for good, which is
    /// for as long as its process waits: nothing is refused that could be taken once the end is taken back.
    pub fn takes(&self, now: Timestamp) -> Takes {
        match self.state(now) {
            State::Before => Takes::NotYet,
            State::Open => Takes::All,
            State::Ended => Takes::HandedIn,
            State::Cancelled if self.closed_at.is_none() => Takes::Cancelled,
            State::Closed | State::Unconfirmed | State::Cancelled => Takes::Nothing,
        }
    }

    /// Until when it can be answered if its end is taken back now.
    pub fn reopened_until(&self, now: Timestamp) -> Timestamp {
        self.planned_end
            .filter(|&end| end > now)
            .unwrap_or_else(|| now.plus_seconds(REOPENED_FOR))
    }

    /// Whether figures may say something of it: it is closed for good, and was not cancelled.
    pub fn counts(&self) -> bool {
        self.closed_at.is_some() && self.cancelled_at.is_none()
    }

    /// Whether this is around the time in which it can be answered: at most so many days before and after it.
    pub fn is_near(&self, now: Timestamp, days_before: i64, days_after: i64) -> bool {
        const DAY: i64 = 24 * 3600;
        now >= self.opens_at.plus_seconds(-days_before * DAY)
            && now <= self.closes_at.plus_seconds(days_after * DAY)
    }
}

/// A dialogue as staff see it.
#[derive(Debug, Clone)]
pub struct Dialogue {
    pub id: DialogueId,
    pub number: i32,
    pub held_on: Date,
    pub board: BoardId,
    pub phase: Phase,
    pub method: Option<MethodId>,
    /// What staff call it among themselves; may be empty.
    pub title: String,
    pub venue: String,
    pub groups: Vec<TargetGroupId>,
    pub counts: HeadCount,
    /// The version of the survey that it keeps; none is the standard survey.
    pub survey: Option<SurveyVersionId>,
    pub window: Window,
    /// What staff said when they cancelled it; nothing else.
    pub cancelled_why: String,
}

impl Dialogue {
    /// As staff know it: by its own title, its place, or its number.
    pub fn name(&self, t: &Texts) -> String {
        let known = [&self.title, &self.venue];
        match known.into_iter().find(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None => t.with("dialogue-title", [("number", self.number.into())]),
        }
    }

    pub fn state(&self, now: Timestamp) -> State {
        match self.window.state(now) {
            State::Closed if self.is_unconfirmed() => State::Unconfirmed,
            state => state,
        }
    }

    /// Whether it was closed without an answer or a head-count, so that somebody has to say whether it was held.
    pub fn is_unconfirmed(&self) -> bool {
        self.window.counts() && self.window.unanswered && self.counts.participants.is_none()
    }

    /// Whether it was held: it is closed and not cancelled, and somebody came. That nobody has said so yet is no
    /// meeting.
    pub fn was_held(&self) -> bool {
        self.window.counts() && !self.is_unconfirmed() && self.counts.participants != Some(0)
    }

    /// Whether it can be cancelled: as long as no answer of it can have entered any figure.
    pub fn can_be_cancelled(&self) -> bool {
        let is_unsealed = self.window.closed_at.is_none() && self.window.cancelled_at.is_none();
        is_unsealed || self.is_unconfirmed()
    }

    /// Whether that it was cancelled can be taken back: as long as no answer was closed away with it.
    pub fn can_be_restored(&self) -> bool {
        let has_answers = self.window.closed_at.is_some() && !self.window.unanswered;
        self.window.cancelled_at.is_some() && !has_answers
    }
}

/// The three counts that somebody makes by looking around the room; none until they were entered.
#[derive(
    Debug, Default, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset,
)]
#[diesel(table_name = dialogue, treat_none_as_null = true)]
pub struct HeadCount {
    pub participants: Option<i32>,
    /// Elected members present, never counted among the participants (D29).
    pub elected_present: Option<i32>,
    /// How many could not be reached by e-mail (D15).
    pub not_reachable: Option<i32>,
}

impl HeadCount {
    /// More who cannot be reached than came, where both were counted: that cannot be.
    pub fn out_of_all(self) -> Option<(i32, i32)> {
        let counted = self.not_reachable.zip(self.participants);
        counted.filter(|(out_of_reach, all)| out_of_reach > all)
    }

    /// Whether more people answered some question than came: somebody has answered it twice.
    pub fn is_below(self, answers: i64) -> bool {
        self.participants
            .is_some_and(|people| i64::from(people) < answers)
    }

    /// What the log says of a correction; none when nothing was changed.
    pub fn corrected(self, before: Self) -> Option<String> {
        let written = |count: Option<i32>| count.map_or("–".into(), |count| count.to_string());
        let changes = [
            (before.participants, self.participants),
            (before.elected_present, self.elected_present),
            (before.not_reachable, self.not_reachable),
        ];
        let told = changes.map(|(was, is)| format!("{} → {}", written(was), written(is)));
        (self != before).then(|| told.join(" / "))
    }
}

/// A dialogue or collection point whose time is over, but that has not been closed for good.
#[derive(Debug, Clone, Copy, Queryable, Selectable)]
#[diesel(table_name = dialogue)]
pub struct Ended {
    pub id: DialogueId,
    #[diesel(column_name = process_id)]
    pub process: ProcessId,
    pub kind: DialogueKind,
    pub number: i32,
    pub closes_at: Timestamp,
}

impl Ended {
    /// Until when its process waits for what is still out.
    pub fn waits_until(&self, graces: &HashMap<ProcessId, i64>) -> Timestamp {
        let grace = graces.get(&self.process).copied().unwrap_or_default();
        self.closes_at.plus_seconds(grace)
    }
}

/// A place where another audience than a dialogue's participants answers a survey of its own (D18).
#[derive(Debug, Clone)]
pub struct CollectionPoint {
    pub id: DialogueId,
    /// Counted apart from the dialogues.
    pub number: i32,
    /// What staff call it; never shown to those who answer.
    pub name: String,
    pub survey: SurveyVersionId,
    pub window: Window,
    /// How many were asked to answer, as a dialogue has a head-count; none where nobody has said so. A share of those who
    /// answered says of how many.
    pub asked: Option<i32>,
}

impl CollectionPoint {
    /// Whether more people answered some question than were asked: somebody has answered it twice.
    pub fn is_below(&self, answers: i64) -> bool {
        self.asked.is_some_and(|asked| i64::from(asked) < answers)
    }
}

/// Something that was reported back, and that readers say of whether it answered them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Readable {
    Report(ReportId),
    /// A reply, as it is since this place among all that has happened in the process.
    Reply(ReplyId, i64),
}

/// Where whoever reads something can say whether it answered them.
#[derive(Debug, Clone)]
pub struct ReadingPoint {
    pub of: Readable,
    pub code: Code,
    pub until: Timestamp,
}

/// What a participant's phone needs to know, looked up once a second at most.
#[derive(Debug)]
pub struct Public {
    pub id: DialogueId,
    pub kind: DialogueKind,
    pub survey: Option<SurveyVersionId>,
    pub window: Window,
    pub process: Process,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_dialogue_can_be_answered_from_its_day_until_its_days_are_over() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let window = Window::around(date(2021, 9, 8), 7, &zone);
        let at = |day, hour: i64| Timestamp::start_of(day, &zone).plus_seconds(hour * 3600);
        assert_eq!(window.state(at(date(2021, 9, 7), 23)), State::Before);
        assert_eq!(window.state(at(date(2021, 9, 8), 0)), State::Open);
        assert_eq!(window.state(at(date(2021, 9, 15), 23)), State::Open);
        assert_eq!(window.state(at(date(2021, 9, 16), 0)), State::Ended);
        let closed = Window {
            closed_at: Some(at(date(2021, 9, 8), 12)),
            ..window
        };
        assert_eq!(closed.state(at(date(2021, 9, 8), 13)), State::Closed);
    }

    fn any_window() -> impl Strategy<Value = Window> {
        let moment = || (0_i64..100).prop_map(Timestamp);
        let perhaps = || proptest::option::of((0_i64..100).prop_map(Timestamp));
        (
            moment(),
            moment(),
            perhaps(),
            perhaps(),
            perhaps(),
            any::<bool>(),
        )
            .prop_map(
                |(opens_at, closes_at, closed_at, planned_end, cancelled_at, unanswered)| Window {
                    opens_at,
                    closes_at,
                    closed_at,
                    planned_end,
                    cancelled_at,
                    unanswered: unanswered && closed_at.is_some(),
                },
            )
    }

    proptest! {
        #[test]
        fn it_takes_from_everybody_only_while_it_is_open(
            window in any_window(), now in 0_i64..100,
        ) {
            let now = Timestamp(now);
            let takes = window.takes(now);
            prop_assert_eq!(takes == Takes::All, window.state(now) == State::Open);
            // What is closed for good or cancelled takes nothing, whatever else holds.
            if window.closed_at.is_some() || window.cancelled_at.is_some() {
                prop_assert!(matches!(takes, Takes::Nothing | Takes::Cancelled));
            }
            if takes == Takes::HandedIn {
                prop_assert!(now >= window.closes_at);
            }
            prop_assert!(window.reopened_until(now) > now);
        }

        #[test]
        fn what_can_be_cancelled_or_restored_is_in_no_figure(
            window in any_window(), participants in proptest::option::of(0_i32..9),
        ) {
            let dialogue = Dialogue {
                id: DialogueId(1),
                number: 1,
                held_on: date(2021, 9, 8),
                board: BoardId(1),
                phase: Phase::Perspective,
                method: None,
                title: String::new(),
                venue: String::new(),
                groups: Vec::new(),
                counts: HeadCount { participants, ..HeadCount::default() },
                survey: None,
                window,
                cancelled_why: String::new(),
            };
            if dialogue.can_be_cancelled() || dialogue.can_be_restored() {
                prop_assert!(!dialogue.was_held());
                prop_assert!(window.closed_at.is_none() || window.unanswered);
            }
            prop_assert!(!(dialogue.can_be_cancelled() && dialogue.can_be_restored()));
        }
    }
}
