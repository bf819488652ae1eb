//! What a process is to achieve: its goals, what is counted for each, and from when on it is met (D60). Its account at
//! the end is this table with the outcomes beside it.
//!
//! An indicator says what is counted, and `followup` counts it: live, after every closed dialogue (D55). Only the
//! reflection is written by hand, and the value of what is counted elsewhere (D21).

mod amount;
mod changes;
mod forms;
pub mod handlers;
pub mod queries;
pub mod usual;
mod views;

pub use crate::dialogues::Phase;
pub use amount::{Amount, Comparison, Target, Unit};
pub use changes::{
    Change, Decided, Earlier, Removed, Setting, SettingChange, setting_changed, target_changed,
};
pub(super) use forms::other_surveys;
pub(super) use views::plan;

use diesel::prelude::*;
use jiff::civil::Date;

use crate::db::ids::{GoalId, IndicatorId, SurveyId, word_enum};
use crate::db::schema::indicator;

/// Characters of a goal's or an indicator's name, and of a source, at most.
pub const LONGEST_NAME: usize = 200;
/// Characters of a value that is typed in, at most.
pub const LONGEST_VALUE: usize = 120;
/// Participants by whom a target group is usually met at least: one tick and one person are no meeting.
pub const USUAL_FEWEST: i32 = 5;
/// Characters of a reflection at most.
pub const LONGEST_REFLECTION: usize = 4000;

word_enum!(
    /// Which feedback is counted. The words are those that participants agree to, further down the story.
    Feedback {
        Interim = "interim" => "purpose-interim",
        Final = "final" => "purpose-final",
        Outcomes = "outcomes" => "purpose-outcomes",
    }
);

word_enum!(
    /// What kind of thing an indicator counts; [`Measure`] says what exactly.
    MeasureKind {
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
        Answered = "answered",
        Typed = "typed",
    }
);

impl MeasureKind {
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
            Self::Answered => ("measure-answered", "measure-answered-hint"),
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
            | Self::Survey
            | Self::Answered => Some(Unit::PerCent),
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
    /// The share of all prioritised target groups that were met in the whole area (D3): by so many participants, or by
    /// any dialogue where no number is set.
    Groups(Option<i32>),
    /// The share of the boards that have met all the groups that they prioritise (D3), each by so many participants.
    Boards(Option<i32>),
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
    /// The share whom what was reported back answered, of those who read it and said.
    Answered,
    /// What was counted elsewhere (D21).
    Typed { value: String, source: String },
}

/// All that any kind can be told, as forms and tables have it; each kind looks at its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = indicator, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Settings {
    pub year: Option<i32>,
    pub phase: Option<Phase>,
    pub feedback: Option<Feedback>,
    #[diesel(column_name = survey_id)]
    pub survey: Option<SurveyId>,
    /// A target group, or a perspective, is met by no fewer participants than so many.
    pub fewest: Option<i32>,
    #[diesel(column_name = typed)]
    pub value: String,
    pub source: String,
}

impl Measure {
    /// What a kind counts with these settings.
    pub fn new(kind: MeasureKind, settings: Settings) -> Self {
        let (year, phase) = (settings.year, settings.phase);
        let span = Span { year, phase };
        match kind {
            MeasureKind::Dialogues => Self::Dialogues(span),
            MeasureKind::Municipalities => Self::Municipalities(span),
            MeasureKind::Participants => Self::Participants(span),
            MeasureKind::Groups => Self::Groups(settings.fewest),
            MeasureKind::Boards => Self::Boards(settings.fewest),
            MeasureKind::Heard => Self::Heard(phase),
            MeasureKind::MethodsTested => Self::MethodsTested,
            MeasureKind::MethodsEvaluated => Self::MethodsEvaluated,
            MeasureKind::Sent => Self::Sent(settings.feedback),
            MeasureKind::Reached => Self::Reached(settings.feedback),
            MeasureKind::Survey => Self::Survey(settings.survey),
            MeasureKind::Answered => Self::Answered,
            MeasureKind::Typed => Self::Typed {
                value: settings.value,
                source: settings.source,
            },
        }
    }

    pub fn kind(&self) -> MeasureKind {
        match self {
            Self::Dialogues(_) => MeasureKind::Dialogues,
            Self::Municipalities(_) => MeasureKind::Municipalities,
            Self::Participants(_) => MeasureKind::Participants,
            Self::Groups(_) => MeasureKind::Groups,
            Self::Boards(_) => MeasureKind::Boards,
            Self::Heard(_) => MeasureKind::Heard,
            Self::MethodsTested => MeasureKind::MethodsTested,
            Self::MethodsEvaluated => MeasureKind::MethodsEvaluated,
            Self::Sent(_) => MeasureKind::Sent,
            Self::Reached(_) => MeasureKind::Reached,
            Self::Survey(_) => MeasureKind::Survey,
            Self::Answered => MeasureKind::Answered,
            Self::Typed { .. } => MeasureKind::Typed,
        }
    }

    /// The settings that its kind looks at; the others are empty.
    pub fn settings(&self) -> Settings {
        let mut own = Settings::default();
        match self {
            Self::Dialogues(span) | Self::Municipalities(span) | Self::Participants(span) => {
                (own.year, own.phase) = (span.year, span.phase);
            }
            Self::Groups(fewest) | Self::Boards(fewest) => own.fewest = *fewest,
            Self::MethodsTested | Self::MethodsEvaluated | Self::Answered => {}
            Self::Heard(phase) => own.phase = *phase,
            Self::Sent(feedback) | Self::Reached(feedback) => own.feedback = *feedback,
            Self::Survey(survey) => own.survey = *survey,
            Self::Typed { value, source } => {
                (own.value, own.source) = (value.clone(), source.clone());
            }
        }
        own
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
    /// What was decided before, the oldest first. None where it is still what was first decided.
    pub earlier: Vec<Earlier>,
    /// What is to be said of the outcome; empty until somebody has.
    pub reflection: String,
}

/// An indicator and the goal that it stands under.
#[derive(Debug, Clone)]
pub struct GoalIndicator {
    pub goal: GoalId,
    pub indicator: Indicator,
    /// The day on which it is looked at or changed.
    pub today: Date,
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is stored of a measure, and nothing more, makes it again.
        #[test]
        fn a_measure_is_its_kind_and_its_settings(
            kind in 0..MeasureKind::ALL.len(),
            year in proptest::option::of(1990..2200),
            phase in proptest::option::of(0..Phase::ALL.len()),
            feedback in proptest::option::of(0..Feedback::ALL.len()),
            survey in proptest::option::of(any::<i64>()),
            fewest in proptest::option::of(1..100_000),
            value in "[ -~]{0,9}",
        ) {
            let settings = Settings {
                year,
                phase: phase.map(|at| Phase::ALL[at]),
                feedback: feedback.map(|at| Feedback::ALL[at]),
                survey: survey.map(SurveyId),
                fewest,
                value: value.clone(),
                source: value,
            };
            let measure = Measure::new(MeasureKind::ALL[kind], settings);
            prop_assert_eq!(measure.kind(), MeasureKind::ALL[kind]);
            prop_assert_eq!(Measure::new(measure.kind(), measure.settings()), measure);
        }
    }
}
