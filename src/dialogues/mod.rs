//! One meeting: when, where, with whom; its code, QR and posters; its host's page.
//!
//! Invariants: a dialogue's code is stored blind and sealed, its host link only hashed; nothing that a
//! participant sees (page, poster, URL) names the target group (D49); once closed, a dialogue stays closed,
//! because figures that were shown must not move by a few answers.

pub mod code;
pub mod handlers;
pub mod host_link;
mod host_mail;
pub mod import;
pub mod qr;
pub mod queries;
mod views;

pub use code::Code;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Timestamp;
use crate::db::ids::{
    BoardId, DialogueId, MethodId, ProcessId, SurveyVersionId, TargetGroupId, word_enum,
};
use crate::i18n::Language;
use crate::processes::{ProcessText, Slug, text_in};
use crate::web::accent::Accent;
use crate::web::page::Contact;
use crate::web::participant::Home;

word_enum!(
    /// What kind of meeting it is.
    Phase {
        /// Gathers perspectives (perspektivinhämtande).
        Perspective = "perspective",
        /// Goes deeper (fördjupande).
        InDepth = "in_depth",
    }
);

word_enum!(
    /// What a code leads to.
    Kind {
        /// A meeting with participants.
        Dialogue = "dialogue",
        /// A code and a window without a meeting: no board, no phase, no head-count, no wish for feedback.
        CollectionPoint = "collection_point",
    }
);

word_enum!(
    /// Whom a survey asks.
    Audience {
        Participants = "participants",
        /// Elected members (förtroendevalda).
        ElectedMembers = "elected_members",
        Others = "others",
    }
);

/// The questions that answers are counted by: the participants' and the other audiences' first ones.
pub const CORE_QUESTIONS: [&str; 2] = ["heard", "core"];

/// Whether a dialogue can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Before,
    Open,
    Closed,
}

/// When a dialogue can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    /// When it was closed for good; none until then, even if `closes_at` has passed.
    pub closed_at: Option<Timestamp>,
}

impl Window {
    /// From the start of the day it is held until `days` whole days after that day.
    pub fn around(held_on: Date, days: i32, zone: &TimeZone) -> Self {
        let span = jiff::Span::new()
            .try_days(i64::from(days) + 1)
            .unwrap_or_default();
        let end = held_on.checked_add(span).unwrap_or(held_on);
        Self {
            opens_at: Timestamp::start_of(held_on, zone),
            closes_at: Timestamp::start_of(end, zone),
            closed_at: None,
        }
    }

    pub fn state(&self, now: Timestamp) -> State {
        if self.closed_at.is_some() || now >= self.closes_at {
            State::Closed
        } else if now < self.opens_at {
            State::Before
        } else {
            State::Open
        }
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
    pub venue: String,
    pub groups: Vec<TargetGroupId>,
    /// The head-count; none until it was entered.
    pub participants: Option<i32>,
    /// Elected members present, never counted among the participants (D29).
    pub elected_present: Option<i32>,
    /// How many could not be reached by e-mail (D15).
    pub not_reachable: Option<i32>,
    /// The version of the survey that it keeps; none is the standard survey.
    pub survey: Option<SurveyVersionId>,
    pub window: Window,
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
}

/// What a tablet last said of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tablet {
    /// Answers and addresses that it has not sent yet.
    pub unsent: i32,
    /// Those that came too late to be taken; it keeps and shows them.
    pub refused: i32,
    pub seen_at: Timestamp,
}

/// What a participant's phone needs to know, looked up once a second at most.
#[derive(Debug)]
pub struct Public {
    pub id: DialogueId,
    pub kind: Kind,
    pub survey: Option<SurveyVersionId>,
    pub process: ProcessId,
    pub slug: Slug,
    pub window: Window,
    pub default_language: Language,
    pub texts: Vec<ProcessText>,
    pub contact: Contact,
    pub accent: Option<Accent>,
}

impl Public {
    /// What its pages are dressed in.
    pub fn home(&self, language: Language) -> Home<'_> {
        let text = self.text(language);
        Home {
            slug: self.slug.as_str(),
            name: &text.name,
            name_language: text.language,
            contact: &self.contact,
            accent: self.accent,
        }
    }

    pub fn text(&self, language: Language) -> &ProcessText {
        text_in(&self.texts, language, self.default_language)
    }
}

/// The look-ups that every phone in a room repeats, kept for a second.
pub struct Lookup(moka::sync::Cache<Code, Arc<Public>>);

impl std::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lookup")
    }
}

impl Default for Lookup {
    fn default() -> Self {
        Self(
            moka::sync::Cache::builder()
                .max_capacity(10_000)
                .time_to_live(std::time::Duration::from_secs(1))
                .build(),
        )
    }
}

impl Lookup {
    /// The dialogue of a code, from memory or the database. Codes that do not exist are not kept.
    pub async fn find(
        &self,
        app: &crate::app::App,
        code: Code,
    ) -> crate::error::Result<Option<Arc<Public>>> {
        if let Some(known) = self.0.get(&code) {
            return Ok(Some(known));
        }
        let index = code.blind_index(&app.secrets);
        let found = app
            .db
            .read(move |c| Ok(queries::public(c, &index)?))
            .await?
            .map(Arc::new);
        if let Some(public) = &found {
            self.0.insert(code, public.clone());
        }
        Ok(found)
    }

    /// Forgets everything: something that participants see was changed.
    pub fn forget(&self) {
        self.0.invalidate_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_dialogue_can_be_answered_from_its_day_until_its_days_are_over() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let window = Window::around(date(2021, 9, 8), 7, &zone);
        let at = |day, hour: i64| Timestamp::start_of(day, &zone).plus_seconds(hour * 3600);
        assert_eq!(window.state(at(date(2021, 9, 7), 23)), State::Before);
        assert_eq!(window.state(at(date(2021, 9, 8), 0)), State::Open);
        assert_eq!(window.state(at(date(2021, 9, 15), 23)), State::Open);
        assert_eq!(window.state(at(date(2021, 9, 16), 0)), State::Closed);
        let closed = Window {
            closed_at: Some(at(date(2021, 9, 8), 12)),
            ..window
        };
        assert_eq!(closed.state(at(date(2021, 9, 8), 13)), State::Closed);
    }
}
