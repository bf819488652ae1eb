//! What the goals of a process are held against: who was heard, what was sent, what surveys say (D55).

use std::cmp::Reverse;

use super::cells::{self, Cells};
use super::engine::{Cell, Decision, Engine, Said};
use super::indicators::{Heard, Mailed, Response, SentByMail, Surveyed, Value};
use super::questions::{Asked, Counted, Totals};
use crate::clock::Timestamp;
use crate::db::ids::{ReportId, SurveyId};
use crate::dialogues::{Audience as Asking, Phase};
use crate::dialogues::{Audience, Readable};
use crate::mailings::forwarding::ForwardFigures;
use crate::plan::goals::Feedback;
use crate::survey::CORE;
use crate::survey::questionnaire::QuestionKind;

/// What was sent of one report for one purpose.
#[derive(Debug, Clone)]
pub struct Sent {
    pub report: ReportId,
    /// The word of what was promised.
    pub purpose: &'static str,
    /// When the first of it was sent, or else when the report was published; and its place among all that has happened.
    pub begun: (Timestamp, i64),
    pub mailed: Option<SentByMail>,
    pub passed_on: Option<ForwardFigures>,
}

impl Sent {
    pub fn new(report: ReportId, purpose: &'static str, begun: (Timestamp, i64)) -> Self {
        Self {
            report,
            purpose,
            begun,
            mailed: None,
            passed_on: None,
        }
    }
}

/// The share heard of each phase, as the engine lets it be said.
pub fn heard(engine: &Engine<'_>, cells: &Cells) -> Heard {
    let of = |cell: &Cell| match engine.decide(cell) {
        Decision::TooFew => Value::TooFew,
        Decision::Shown(figure) => figure.said().into(),
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
        report: sent.report,
        by_mail: sent.mailed,
    })
}

/// The first question of each version of the surveys for others than participants, the newest first.
pub fn surveyed(asked: &[Asked]) -> Vec<Surveyed> {
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
            share: top_two(asked),
            response: core(asked).map(|totals| Response {
                answered: totals.answered,
                asked: totals.asked,
            }),
        };
        all.push(((at, asked.version.number), surveyed));
    }
    all.sort_by_key(|(newness, _)| Reverse(*newness));
    all.into_iter().map(|(_, surveyed)| surveyed).collect()
}

/// The share whom what was reported back answered, of all that may be shown; nothing before anybody was asked.
pub fn answered(readers: &[(Option<Readable>, Counted)], asked: &[Asked]) -> Value {
    if asked
        .iter()
        .all(|one| one.survey.audience != Audience::Readers)
    {
        return Value::Nothing;
    }
    if readers.is_empty() {
        return Value::TooFew;
    }
    let said = |counts: &Counted| counts.said_something(QuestionKind::Single);
    let yes = readers
        .iter()
        .filter_map(|(_, counts)| counts.0.get("yes"))
        .sum();
    let of = readers.iter().map(|(_, counts)| said(counts)).sum();
    Said::Exact { heard: yes, of }.into()
}

/// What was answered to the first question; none where too few have.
fn core(asked: &Asked) -> Option<&Totals> {
    let mut all = asked.totals.iter();
    all.find(|totals| totals.question.key == CORE && totals.counts.is_some())
}

fn top_two(asked: &Asked) -> Value {
    let Some(totals) = core(asked) else {
        return Value::TooFew;
    };
    let (heard, of) = (totals.top_two(), totals.base());
    Said::Exact { heard, of }.into()
}
