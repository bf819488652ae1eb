//! All that indicators count.

use super::Value;
use crate::db::ids::{BoardId, MethodId, SurveyId, TargetGroupId};
use crate::dialogues::{self, Audience, Dialogue};
use crate::mailings::Figures;
use crate::processes::goals::{Feedback, Phase, Span};
use crate::processes::{Board, Method, TargetGroup};

/// A dialogue that was held: it is closed, and somebody came.
#[derive(Debug, Clone)]
pub struct Held {
    pub year: i16,
    pub phase: dialogues::Phase,
    pub board: BoardId,
    pub groups: Vec<TargetGroupId>,
    pub method: Option<MethodId>,
    /// The head-count, if it was entered.
    pub participants: Option<i32>,
}

/// Whether a dialogue was held: it is closed, and somebody came.
pub fn was_held(dialogue: &Dialogue) -> bool {
    dialogue.window.closed_at.is_some() && dialogue.participants != Some(0)
}

impl Held {
    /// What there is to count of a dialogue; nothing while it can be answered, or where nobody came.
    pub fn of(dialogue: &Dialogue) -> Option<Self> {
        was_held(dialogue).then(|| Self {
            year: dialogue.held_on.year(),
            phase: dialogue.phase,
            board: dialogue.board,
            groups: dialogue.groups.clone(),
            method: dialogue.method,
            participants: dialogue.participants,
        })
    }

    pub(super) fn is_in(&self, span: Span) -> bool {
        let is_of_phase = match span.phase {
            None => true,
            Some(Phase::Perspective) => self.phase == dialogues::Phase::Perspective,
            Some(Phase::InDepth) => self.phase == dialogues::Phase::InDepth,
        };
        is_of_phase && span.year.is_none_or(|year| year == i32::from(self.year))
    }
}

/// The share heard of each phase, as it may be said.
#[derive(Debug, Clone)]
pub struct Heard {
    pub perspective: Value,
    pub in_depth: Value,
    pub all: Value,
}

/// What was mailed of one report.
#[derive(Debug, Clone, Copy)]
pub struct Mailed {
    pub feedback: Feedback,
    /// How the mailing to participants stands; none when there was none.
    pub figures: Option<Figures>,
    /// To how many organisations say to have passed it on.
    pub passed_on: i64,
}

/// How the first question of a survey for others than participants was answered, as it may be said.
#[derive(Debug, Clone)]
pub struct Surveyed {
    pub survey: SurveyId,
    pub audience: Audience,
    pub share: Value,
}

/// All that is counted.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The year that it is now: what is counted of it, or of a later one, can still grow.
    pub this_year: i16,
    /// The process has ended: nothing grows any more.
    pub has_ended: bool,
    pub held: Vec<Held>,
    pub boards: Vec<Board>,
    pub priorities: Vec<(BoardId, TargetGroupId)>,
    pub groups: Vec<TargetGroup>,
    pub methods: Vec<Method>,
    pub heard: Heard,
    pub mailed: Vec<Mailed>,
    /// How many wish which feedback and are in no mailing of it.
    pub unmailed: Vec<(Feedback, i64)>,
    /// The newest survey first, each with its newest version first. No pilots.
    pub surveyed: Vec<Surveyed>,
}
