//! All that indicators count.

use super::Value;
use crate::clock::Timestamp;
use crate::db::ids::{BoardId, MethodId, ReportId, SurveyId, TargetGroupId};
use crate::dialogues::{self, Audience, Dialogue};
use crate::followup::reach::Reach;
use crate::mailings::queries::ByWish;
use crate::plan::goals::{Feedback, Span};
use crate::processes::{Board, GroupKind, Method, TargetGroup, Whom};

/// A dialogue that was held, see [`Dialogue::was_held`].
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

impl Held {
    /// What there is to count of a dialogue; nothing where it was not held, or nobody knows yet.
    pub fn of(dialogue: &Dialogue) -> Option<Self> {
        dialogue.was_held().then(|| Self {
            year: dialogue.held_on.year(),
            phase: dialogue.phase,
            board: dialogue.board,
            groups: dialogue.groups.clone(),
            method: dialogue.method,
            participants: dialogue.counts.participants,
        })
    }

    pub(super) fn is_in(&self, span: Span) -> bool {
        span.phase.is_none_or(|phase| phase == self.phase)
            && span.year.is_none_or(|year| year == i32::from(self.year))
    }
}

impl IndicatorFacts {
    /// Whom a dialogue with these groups was with.
    pub fn whom(&self, groups: &[TargetGroupId]) -> Whom {
        let named = self.groups.iter().filter(|one| groups.contains(&one.id));
        Whom::of(named.map(|one| one.kind))
    }

    /// Whether some target group is of officials, so that residents can be told from them.
    pub fn tells_officials_apart(&self) -> bool {
        self.groups
            .iter()
            .any(|group| group.kind == GroupKind::Officials)
    }
}

/// The share heard of each phase, as it may be said.
#[derive(Debug, Clone)]
pub struct Heard {
    pub perspective: Value,
    pub in_depth: Value,
    pub all: Value,
}

/// How mails to participants stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct SentByMail {
    /// None while the report is published and not mailed.
    pub begun_at: Option<Timestamp>,
    /// Its place then among all that has happened in the process.
    pub begun_place: Option<i64>,
    /// To those who wished it before the report was published, and to those who did later.
    pub by_wish: ByWish,
    /// Those who wished it before the report was published, and are in no mailing of it.
    pub unmailed: i64,
}

impl SentByMail {
    /// Everybody who wished it before the report was published, less those who withdrew before it was sent: what the
    /// share sent is of. Whatever else became of their mail, or of the mailing, they stay in.
    pub fn wanted(&self) -> i64 {
        let in_time = &self.by_wish.in_time;
        in_time.total() - in_time.withdrawn + self.unmailed
    }

    /// Those who wished it after the report was published, and have not withdrawn: they stand apart.
    pub fn later(&self) -> i64 {
        self.by_wish.later.total() - self.by_wish.later.withdrawn
    }
}

/// What was mailed of one report.
#[derive(Debug, Clone, Copy)]
pub struct Mailed {
    pub feedback: Feedback,
    pub report: ReportId,
    /// How the mails to participants stand; none when there are none, and nobody is to get any.
    pub by_mail: Option<SentByMail>,
}

/// How the first question of a survey for others than participants was answered, as it may be said.
#[derive(Debug, Clone)]
pub struct Surveyed {
    pub survey: SurveyId,
    pub audience: Audience,
    pub share: Value,
    /// How many the share is from; none where it is of too few.
    pub response: Option<Response>,
}

/// How many have answered a survey, and how many were asked to, if that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    pub answered: i64,
    pub asked: Option<i64>,
}

/// All that is counted.
#[derive(Debug, Clone)]
pub struct IndicatorFacts {
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
    /// How many wish which feedback, came after its reports, and are in no mailing of it.
    pub wished_since: Vec<(Feedback, i64)>,
    pub reach: Reach,
    /// The newest survey first, each with its newest version first. No pilots.
    pub surveyed: Vec<Surveyed>,
    /// The share whom what was reported back answered, as it may be said.
    pub answered: Value,
}
