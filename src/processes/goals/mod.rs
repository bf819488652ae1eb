//! What a process is to achieve: its goals, what is counted for each, and from when on it is met (D60). Its account at
//! the end is this table with the outcomes beside it.
//!
//! An indicator says what is counted, and `followup` counts it: live, after every closed dialogue (D55). Only the
//! reflection is written by hand, and the value of what is counted elsewhere (D21).

mod amount;
pub mod handlers;
pub mod queries;
pub mod usual;
mod views;

pub use amount::{Amount, Comparison, Target, Unit};
pub(super) use views::plan;

use crate::db::ids::{GoalId, IndicatorId, SurveyId, word_enum};

/// Characters of a goal's or an indicator's name, and of a source, at most.
pub const LONGEST_NAME: usize = 200;
/// Characters of a value that is typed in, at most.
pub const LONGEST_VALUE: usize = 120;
/// Characters of a reflection at most.
pub const LONGEST_REFLECTION: usize = 4000;

word_enum!(
    /// Which dialogues are counted. The words are those of `dialogues`, a room further down the story.
    Phase {
        Perspective = "perspective",
        InDepth = "in_depth",
    }
);

impl Phase {
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Perspective => "phase-perspective",
            Self::InDepth => "phase-in-depth",
        }
    }
}

word_enum!(
    /// Which feedback is counted. The words are those that participants agree to, further down the story.
    Feedback {
        Interim = "interim",
        Final = "final",
        Outcomes = "outcomes",
    }
);

impl Feedback {
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Interim => "purpose-interim",
            Self::Final => "purpose-final",
            Self::Outcomes => "purpose-outcomes",
        }
    }
}

word_enum!(
    /// What kind of thing an indicator counts; [`Measure`] says what exactly.
    Kind {
        Dialogues = "dialogues",
        Municipalities = "municipalities",
        Participants = "participants",
        Groups = "groups",
        Boards = "boards",
        Heard = "heard",
        MethodsTested = "methods_tested",
        MethodsEvaluated = "methods_evaluated",
        Sent = "sent",
        Reached = "reached",
        Survey = "survey",
        Typed = "typed",
    }
);

impl Kind {
    /// The keys of its name and of the words that say what is counted.
    pub fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Dialogues => ("measure-dialogues", "measure-dialogues-hint"),
            Self::Municipalities => ("measure-municipalities", "measure-municipalities-hint"),
            Self::Participants => ("measure-participants", "measure-participants-hint"),
            Self::Groups => ("measure-groups", "measure-groups-hint"),
            Self::Boards => ("measure-boards", "measure-boards-hint"),
            Self::Heard => ("measure-heard", "measure-heard-hint"),
            Self::MethodsTested => ("measure-methods-tested", "measure-methods-tested-hint"),
            Self::MethodsEvaluated => (
                "measure-methods-evaluated",
                "measure-methods-evaluated-hint",
            ),
            Self::Sent => ("measure-sent", "measure-sent-hint"),
            Self::Reached => ("measure-reached", "measure-reached-hint"),
            Self::Survey => ("measure-survey", "measure-survey-hint"),
            Self::Typed => ("measure-typed", "measure-typed-hint"),
        }
    }

    /// What its outcome is measured in; none where it is as it is typed.
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Dialogues
            | Self::Municipalities
            | Self::Participants
            | Self::MethodsTested
            | Self::MethodsEvaluated => Some(Unit::Number),
            Self::Groups
            | Self::Boards
            | Self::Heard
            | Self::Sent
            | Self::Reached
            | Self::Survey => Some(Unit::PerCent),
            Self::Typed => None,
        }
    }
}

/// Which dialogues are counted: those of a year, of a phase, or all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    pub year: Option<i32>,
    pub phase: Option<Phase>,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Dialogues that were held (D1).
    Dialogues(Span),
    /// The least number of dialogues in any municipality (D1).
    Municipalities(Span),
    /// Head-counts of the dialogues that were held.
    Participants(Span),
    /// The share of all prioritised target groups that some dialogue was with, in the whole area (D3).
    Groups,
    /// The share of the boards that have met all the groups that they prioritise (D3).
    Boards,
    /// The share who got to make their voice heard to a fairly or very high degree (D7).
    Heard(Option<Phase>),
    /// Methods that some dialogue was held by (D9).
    MethodsTested,
    /// Those of them that something is written of: strengths or weaknesses (D9).
    MethodsEvaluated,
    /// The share that feedback was sent to, of those who wished it and had not withdrawn (D11). None is all of it.
    Sent(Option<Feedback>),
    /// The share of the participants that feedback has reached, as a range (D10). None is any of it.
    Reached(Option<Feedback>),
    /// The share of the two top answers to the first question of a survey for others than participants (D18). None
    /// is the newest one for elected members.
    Survey(Option<SurveyId>),
    /// What was counted elsewhere (D21).
    Typed { value: String, source: String },
}

/// All that any kind can be told, as forms and tables have it; each kind looks at its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    pub year: Option<i32>,
    pub phase: Option<Phase>,
    pub feedback: Option<Feedback>,
    pub survey: Option<SurveyId>,
    pub value: String,
    pub source: String,
}

impl Measure {
    /// What a kind counts with these settings.
    pub fn new(kind: Kind, settings: Settings) -> Self {
        let span = Span {
            year: settings.year,
            phase: settings.phase,
        };
        match kind {
            Kind::Dialogues => Self::Dialogues(span),
            Kind::Municipalities => Self::Municipalities(span),
            Kind::Participants => Self::Participants(span),
            Kind::Groups => Self::Groups,
            Kind::Boards => Self::Boards,
            Kind::Heard => Self::Heard(settings.phase),
            Kind::MethodsTested => Self::MethodsTested,
            Kind::MethodsEvaluated => Self::MethodsEvaluated,
            Kind::Sent => Self::Sent(settings.feedback),
            Kind::Reached => Self::Reached(settings.feedback),
            Kind::Survey => Self::Survey(settings.survey),
            Kind::Typed => Self::Typed {
                value: settings.value,
                source: settings.source,
            },
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::Dialogues(_) => Kind::Dialogues,
            Self::Municipalities(_) => Kind::Municipalities,
            Self::Participants(_) => Kind::Participants,
            Self::Groups => Kind::Groups,
            Self::Boards => Kind::Boards,
            Self::Heard(_) => Kind::Heard,
            Self::MethodsTested => Kind::MethodsTested,
            Self::MethodsEvaluated => Kind::MethodsEvaluated,
            Self::Sent(_) => Kind::Sent,
            Self::Reached(_) => Kind::Reached,
            Self::Survey(_) => Kind::Survey,
            Self::Typed { .. } => Kind::Typed,
        }
    }

    /// The settings that its kind looks at; the others are empty.
    pub fn settings(&self) -> Settings {
        let none = Settings::default();
        match self {
            Self::Dialogues(span) | Self::Municipalities(span) | Self::Participants(span) => {
                Settings {
                    year: span.year,
                    phase: span.phase,
                    ..none
                }
            }
            Self::Groups | Self::Boards | Self::MethodsTested | Self::MethodsEvaluated => none,
            Self::Heard(phase) => Settings {
                phase: *phase,
                ..none
            },
            Self::Sent(feedback) | Self::Reached(feedback) => Settings {
                feedback: *feedback,
                ..none
            },
            Self::Survey(survey) => Settings {
                survey: *survey,
                ..none
            },
            Self::Typed { value, source } => Settings {
                value: value.clone(),
                source: source.clone(),
                ..none
            },
        }
    }
}

/// What a goal is measured by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    pub id: IndicatorId,
    pub name: String,
    pub measure: Measure,
    /// Not every indicator has one (D17).
    pub target: Option<Target>,
    /// What is to be said of the outcome; empty until somebody has.
    pub reflection: String,
}

/// A goal with its indicators, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    pub id: GoalId,
    pub name: String,
    pub indicators: Vec<Indicator>,
}

impl Goal {
    /// One without indicators.
    pub fn new(name: String) -> Self {
        Self {
            id: GoalId::random(),
            name,
            indicators: Vec::new(),
        }
    }

    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }
}

/// The same with `one` a place earlier; the first stays the first.
pub fn moved_up<T: Copy + PartialEq>(all: impl IntoIterator<Item = T>, one: T) -> Vec<T> {
    let mut moved: Vec<T> = all.into_iter().collect();
    if let Some(at) = moved.iter().position(|&other| other == one)
        && at > 0
    {
        moved.swap(at - 1, at);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_moved_up_changes_places_with_the_one_before() {
        assert_eq!(moved_up([1, 2, 3], 3), [1, 3, 2]);
        assert_eq!(moved_up([1, 2, 3], 1), [1, 2, 3]);
        assert_eq!(moved_up([1, 2, 3], 4), [1, 2, 3]);
    }

    proptest! {
        /// What is stored of a measure, and nothing more, makes it again.
        #[test]
        fn a_measure_is_its_kind_and_its_settings(
            kind in 0..Kind::ALL.len(),
            year in proptest::option::of(1990..2200),
            phase in proptest::option::of(0..Phase::ALL.len()),
            feedback in proptest::option::of(0..Feedback::ALL.len()),
            survey in proptest::option::of(any::<i64>()),
            value in "[ -~]{0,9}",
        ) {
            let settings = Settings {
                year,
                phase: phase.map(|at| Phase::ALL[at]),
                feedback: feedback.map(|at| Feedback::ALL[at]),
                survey: survey.map(SurveyId),
                value: value.clone(),
                source: value,
            };
            let measure = Measure::new(Kind::ALL[kind], settings);
            prop_assert_eq!(measure.kind(), Kind::ALL[kind]);
            prop_assert_eq!(Measure::new(measure.kind(), measure.settings()), measure);
        }
    }
}
