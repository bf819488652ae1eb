//! The goals of a process with what came of them: the table at the end, live after every closed dialogue (D55).

use std::cmp::Reverse;

use super::cells::{self, Cells};
use super::engine::{Cell, Decision, Engine, Said, said};
use super::indicators::{self, Facts, Heard, Mailed, Outcome, Surveyed, Value};
use super::questions::Asked;
use crate::clock::Timestamp;
use crate::db::ids::{ReportId, SurveyId};
use crate::dialogues::{Audience as Asking, Phase};
use crate::mailings::Figures;
use crate::mailings::forwarding::ForwardFigures;
use crate::processes::Threshold;
use crate::processes::goals::{Feedback, Goal, Indicator};
use crate::survey::CORE;

/// What was sent of one report for one purpose.
#[derive(Debug, Clone)]
pub struct Sent {
    pub report: ReportId,
    /// The word of what was promised.
    pub purpose: &'static str,
    pub begun_at: Timestamp,
    pub mailed: Option<(Timestamp, Figures)>,
    pub passed_on: Option<ForwardFigures>,
}

impl Sent {
    pub fn new(report: ReportId, purpose: &'static str, begun_at: Timestamp) -> Self {
        Self {
            report,
            purpose,
            begun_at,
            mailed: None,
            passed_on: None,
        }
    }
}

/// A goal with what came of each of its indicators.
#[derive(Debug, Clone)]
pub struct Accounted {
    pub name: String,
    pub indicators: Vec<(Indicator, Outcome)>,
}

impl Accounted {
    fn of(goal: Goal, facts: &Facts) -> Self {
        let indicators = goal
            .indicators
            .into_iter()
            .map(|indicator| {
                let outcome = indicators::outcome(&indicator, facts);
                (indicator, outcome)
            })
            .collect();
        Self {
            name: goal.name,
            indicators,
        }
    }
}

/// The account of all goals, in their order.
pub fn account(goals: Vec<Goal>, facts: &Facts) -> Vec<Accounted> {
    goals
        .into_iter()
        .map(|goal| Accounted::of(goal, facts))
        .collect()
}

/// A share of answers as it may be said: the only way in which anything about answers gets in here.
fn value(said: Said) -> Value {
    match said {
        Said::Exact { heard, of } => Value::Share { part: heard, of },
        Said::Between { least, most, of } => Value::Range { least, most, of },
        Said::AtMost5PerCent { of } => Value::AtMost5PerCent { of },
        Said::AtLeast95PerCent { of } => Value::AtLeast95PerCent { of },
    }
}

/// The share heard of each phase, as the engine lets it be said.
pub fn heard(engine: &Engine<'_>, cells: &Cells, threshold: Threshold) -> Heard {
    let of = |cell: &Cell| match engine.decide(cell) {
        Decision::TooFew => Value::TooFew,
        Decision::Shown(figure) => value(figure.said(threshold)),
    };
    Heard {
        perspective: of(&cells::row(&cells.phases, &Phase::Perspective.word())),
        in_depth: of(&cells::row(&cells.phases, &Phase::InDepth.word())),
        all: of(&cells.whole),
    }
}

/// What was sent of a report; nothing where it was promised to nobody.
pub fn mailed(sent: &Sent) -> Option<Mailed> {
    Some(Mailed {
        feedback: Feedback::from_word(sent.purpose)?,
        figures: sent.mailed.map(|(_, figures)| figures),
        passed_on: sent.passed_on.as_ref().map_or(0, |said| said.passed_on),
    })
}

/// The first question of each version of the surveys for others than participants, the newest first.
pub fn surveyed(asked: &[Asked], threshold: Threshold) -> Vec<Surveyed> {
    let mut order: Vec<SurveyId> = Vec::new();
    let mut all: Vec<((usize, i32), Surveyed)> = Vec::new();
    for asked in asked {
        let audience = asked.survey.audience;
        let Some(survey) = asked.survey.id.filter(|_| audience != Asking::Participants) else {
            continue;
        };
        if asked.version.pilot {
            continue;
        }
        let at = order.iter().position(|known| *known == survey);
        let at = at.unwrap_or_else(|| {
            order.push(survey);
            order.len() - 1
        });
        let surveyed = Surveyed {
            survey,
            audience,
            share: top_two(asked, threshold),
        };
        all.push(((at, asked.version.number), surveyed));
    }
    all.sort_by_key(|(newness, _)| Reverse(*newness));
    all.into_iter().map(|(_, surveyed)| surveyed).collect()
}

fn top_two(asked: &Asked, threshold: Threshold) -> Value {
    let core = asked
        .totals
        .iter()
        .find(|totals| totals.question.key == CORE && totals.counts.is_some());
    let Some(totals) = core else {
        return Value::TooFew;
    };
    value(said(totals.top_two(), totals.base(), threshold))
}
