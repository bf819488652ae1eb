//! What participants said, and what came of it (D20, D52): an observation in plain words, and what each board replies to it.
//!
//! An observation is of a phase, of a report, or of all that was said; never of one dialogue: nobody is to be found again
//! by their words. A reply says who replies, what they do or why not, how far it has come, and the days that are promised
//! for it. All of it is public from the moment that it is kept.

pub mod around;
pub mod asking;
mod forms;
pub mod handlers;
pub mod queries;
pub mod telling;
mod views;

use diesel::prelude::*;
use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::db::ids::{BoardId, ObservationId, ReplyId, ReportId, ThemeId, word_enum};
use crate::db::schema::{observation_text, reply_text};
use crate::dialogues::Phase;
use crate::i18n::Language;
use crate::reports::promises::{Moved, Promise, Standing, Subject};

/// Characters of what was said, at most: a sentence or two.
pub const LONGEST_WORDS: usize = 300;
/// Characters of what there is to say beside it, and of a reply, at most.
pub const LONGEST_MORE: usize = 4000;
/// Characters of a reference number, at most.
pub const LONGEST_REFERENCE: usize = 100;

/// What was said, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = observation_text)]
pub struct ObservationText {
    pub language: Language,
    /// A sentence.
    pub words: String,
    /// Paragraphs, parted by blank lines; may be empty.
    pub more: String,
}

/// Where something was said: it is never told of one dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// In all dialogues together.
    Anywhere,
    /// In the dialogues of a phase.
    In(Phase),
    /// As a report has it.
    Told(ReportId),
}

/// Something that participants said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    pub id: ObservationId,
    pub heard: Heard,
    pub texts: Vec<ObservationText>,
    pub themes: Vec<ThemeId>,
    /// In the order of their boards.
    pub replies: Vec<Reply>,
}

impl Observation {
    /// Where it stands on the page that everybody can read.
    pub fn anchor(&self) -> String {
        format!("o{:x}", self.id.0)
    }

    /// The words for a reader of a language.
    pub fn text(&self, language: Language) -> &ObservationText {
        static NOTHING: ObservationText = ObservationText {
            language: Language::Swedish,
            words: String::new(),
            more: String::new(),
        };
        language
            .pick(&self.texts, Language::Swedish, |text| text.language)
            .unwrap_or(&NOTHING)
    }

    /// How far it has come, all in all: as far as the reply that has come furthest. Nothing that nobody has replied to.
    pub fn state(&self) -> State {
        self.replies
            .iter()
            .map(|reply| reply.state)
            .max_by_key(|state| state.reach())
            .unwrap_or(State::Received)
    }

    /// Its place among all that has happened, by its latest reply.
    pub fn latest(&self) -> i64 {
        let places = self.replies.iter().map(|reply| reply.place);
        places.max().unwrap_or(0)
    }
}

word_enum!(
    /// How far what was said has come with whoever replies.
    State {
        Received = "received" => "reply-received",
        LookedAt = "looked_at" => "reply-looked-at",
        Decided = "decided" => "reply-decided",
        Done = "done" => "reply-done",
        /// It will not be done; the reply says why.
        NotDone = "not_done" => "reply-not-done",
    }
);

impl State {
    /// Whether nothing more is to come.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::NotDone)
    }

    /// Whether it says something that somebody can agree with or not: then it has words.
    pub fn says_something(self) -> bool {
        matches!(self, Self::Decided | Self::Done | Self::NotDone)
    }

    /// How far it has come beside the others: of two boards one may have done what the other will not.
    fn reach(self) -> u8 {
        match self {
            Self::Received => 0,
            Self::LookedAt => 1,
            Self::NotDone => 2,
            Self::Decided => 3,
            Self::Done => 4,
        }
    }

    /// The sign that stands before its word.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Received => "○",
            Self::LookedAt | Self::Decided => "◐",
            Self::Done => "✓",
            Self::NotDone => "–",
        }
    }
}

/// What is replied, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = reply_text)]
pub struct ReplyText {
    pub language: Language,
    /// Paragraphs, parted by blank lines.
    pub words: String,
}

/// What one board replies to an observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub id: ReplyId,
    pub observation: ObservationId,
    /// None where those who lead the process reply.
    pub board: Option<BoardId>,
    /// Its own reference number (diarienummer) where the matter has one; else the board's holds.
    pub reference: String,
    pub state: State,
    /// The day that is promised for what is not there yet, and the day that it was promised.
    pub promised: Option<(Date, Date)>,
    /// The day that it was done.
    pub done_on: Option<Date>,
    /// The day that it was said to be done, or not to be done, however its words were corrected since.
    pub settled_on: Option<Date>,
    /// Empty before there is something to say.
    pub texts: Vec<ReplyText>,
    /// When it last came to say something else, and its place then among all that has happened in the process.
    pub changed_at: Timestamp,
    pub place: i64,
    /// Its promises that were moved or taken back, the earliest first.
    pub moved: Vec<Moved>,
}

impl Reply {
    /// Where it stands on the page that everybody can read.
    pub fn anchor(&self) -> String {
        format!("r{:x}", self.id.0)
    }

    /// The words for a reader of a language; none before there is something to say.
    pub fn text(&self, language: Language) -> Option<&ReplyText> {
        language.pick(&self.texts, Language::Swedish, |text| text.language)
    }

    /// What was promised of it, and how that stands. What is settled came on the day that it was done, or else that it
    /// was said not to be.
    pub fn promise(&self, today: Date) -> Option<Promise> {
        let came = self.done_on.or(self.settled_on);
        let (day, standing) = match (self.promised, self.moved.last()) {
            (Some((day, _)), _) => (day, Standing::of(day, came, today)),
            (None, Some(last)) => (last.was, Standing::TakenBack),
            (None, None) => return None,
        };
        Some(Promise {
            subject: Subject::Reply(self.id),
            day,
            standing,
            changed_at: self.changed_at,
            moved: self.moved.clone(),
        })
    }
}

impl Reply {
    /// Whether something was promised of it that somebody may rely on: from the day after, and for good.
    pub fn binds(&self, today: Date) -> bool {
        let is_promised = self.promised.is_some_and(|(_, made_on)| made_on != today);
        is_promised || !self.moved.is_empty()
    }
}

/// How many observations have come how far, in the order of the states; without those that none has.
pub fn by_state(observations: &[Observation]) -> Vec<(State, usize)> {
    let count = |state: State| {
        let mut all = observations.iter().map(Observation::state);
        all.by_ref().filter(|one| *one == state).count()
    };
    let counted = State::ALL.iter().map(|&state| (state, count(state)));
    counted.filter(|(_, count)| *count > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn reply(state: State, done_on: Option<Date>) -> Reply {
        Reply {
            id: ReplyId(1),
            observation: ObservationId(1),
            board: None,
            reference: String::new(),
            state,
            promised: Some((date(2022, 6, 1), date(2022, 1, 1))),
            done_on,
            settled_on: state.is_settled().then_some(date(2022, 7, 1)),
            texts: Vec::new(),
            changed_at: Timestamp(0),
            place: 1,
            moved: Vec::new(),
        }
    }

    fn observation(states: &[State]) -> Observation {
        Observation {
            id: ObservationId(1),
            heard: Heard::Anywhere,
            texts: Vec::new(),
            themes: Vec::new(),
            replies: states.iter().map(|&state| reply(state, None)).collect(),
        }
    }

    #[test]
    fn an_observation_has_come_as_far_as_its_furthest_reply() {
        for (states, expected) in [
            (&[][..], State::Received),
            (&[State::Received, State::LookedAt], State::LookedAt),
            (&[State::NotDone, State::Decided], State::Decided),
            (&[State::NotDone, State::LookedAt], State::NotDone),
            (&[State::Done, State::NotDone], State::Done),
        ] {
            assert_eq!(observation(states).state(), expected, "{states:?}");
        }
    }

    #[test]
    fn a_promise_is_kept_on_the_day_that_it_was_done() {
        let today = date(2022, 8, 1);
        let standing = |reply: &Reply| reply.promise(today).unwrap().standing;
        let done = reply(State::Done, Some(date(2022, 5, 30)));
        let on = date(2022, 5, 30);
        assert_eq!(standing(&done), Standing::Kept { on });
        let refused = reply(State::NotDone, None);
        let late = Standing::KeptLate {
            on: date(2022, 7, 1),
            days: 30,
        };
        assert_eq!(standing(&refused), late);
        let waits = reply(State::Decided, None);
        assert_eq!(standing(&waits), Standing::Late { days: 61 });
        let nothing = Reply {
            promised: None,
            ..waits
        };
        assert_eq!(nothing.promise(today), None);
    }

    proptest! {
        /// Each observation is counted once, whatever its boards reply.
        #[test]
        fn the_states_part_the_observations_among_them(
            all in proptest::collection::vec(proptest::collection::vec(0..State::ALL.len(), 0..4), 0..12),
        ) {
            let all: Vec<Observation> = all
                .into_iter()
                .map(|states| observation(&states.into_iter().map(|at| State::ALL[at]).collect::<Vec<_>>()))
                .collect();
            let counted = by_state(&all);
            prop_assert_eq!(counted.iter().map(|(_, count)| count).sum::<usize>(), all.len());
            prop_assert!(counted.iter().all(|(_, count)| *count > 0));
        }
    }
}
