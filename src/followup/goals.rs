//! The goals of a process with what came of them: reads what the indicators count, and has it counted. The table at
//! the end, live after every closed dialogue (D55).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::cells::{self, Cells};
use super::engine::{Cell, Decision, Engine, Said, said};
use super::indicators::{self, Facts, Heard, Held, Mailed, Outcome, Surveyed, Value};
use super::questions::Asked;
use crate::db::Connection;
use crate::db::ids::{ProcessId, ReportId, SurveyId};
use crate::dialogues::{self, Audience as Asking, Phase};
use crate::error::Result;
use crate::mailings::{self, Audience};
use crate::processes::goals::{self, Feedback, Goal, Indicator};
use crate::processes::{self, Process, Threshold};
use crate::survey::CORE;
use jiff::civil::Date;

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

/// The account of all goals of a process, in their order, with the share heard as it may be said.
pub fn account(
    c: &mut Connection,
    process: &Process,
    today: Date,
    heard: Heard,
    asked: &[Asked],
) -> Result<Vec<Accounted>> {
    let goals = goals::queries::goals(c, process.id)?;
    if goals.is_empty() {
        return Ok(Vec::new());
    }
    let facts = facts(c, process, today, heard, asked)?;
    Ok(goals
        .into_iter()
        .map(|goal| Accounted::of(goal, &facts))
        .collect())
}

fn facts(
    c: &mut Connection,
    process: &Process,
    today: Date,
    heard: Heard,
    asked: &[Asked],
) -> Result<Facts> {
    let of = process.id;
    Ok(Facts {
        this_year: today.year(),
        held: dialogues::queries::all(c, of)?
            .iter()
            .filter_map(Held::of)
            .collect(),
        boards: processes::queries::boards(c, of)?,
        priorities: processes::queries::priorities(c, of)?,
        groups: processes::queries::groups(c, of)?,
        methods: processes::queries::methods(c, of)?,
        heard,
        mailed: mailed(c, of)?,
        unmailed: unmailed(c, of)?,
        surveyed: surveyed(asked, process.threshold),
    })
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

/// What has begun to be mailed of each report. Reminders are no mailings of their own here.
fn mailed(c: &mut Connection, of: ProcessId) -> Result<Vec<Mailed>> {
    let figures = mailings::queries::figures(c, of)?;
    let mut all: BTreeMap<(ReportId, Feedback), Mailed> = BTreeMap::new();
    for mailing in mailings::queries::all(c, of)? {
        let has_begun = mailing.begun_at.is_some() && mailing.round == 0;
        let Some(feedback) = Feedback::from_word(mailing.purpose.word()).filter(|_| has_begun)
        else {
            continue;
        };
        let nothing = Mailed {
            feedback,
            figures: None,
            passed_on: 0,
        };
        let key = (mailing.report, feedback);
        match mailing.audience {
            Audience::Participants => {
                let stands = figures.get(&mailing.id).copied().unwrap_or_default();
                all.entry(key).or_insert(nothing).figures = Some(stands);
            }
            Audience::Contacts => {
                let said = mailings::forwarding::queries::figures(c, mailing.id)?;
                all.entry(key).or_insert(nothing).passed_on = said.passed_on;
            }
            // They read it for themselves.
            Audience::Stakeholders => {}
        }
    }
    Ok(all.into_values().collect())
}

fn unmailed(c: &mut Connection, of: ProcessId) -> Result<Vec<(Feedback, i64)>> {
    Ok(mailings::overdue::wished(c, of)?
        .into_iter()
        .filter_map(|(purpose, _, unmailed)| Some((Feedback::from_word(purpose.word())?, unmailed)))
        .collect())
}

/// The first question of each version of the surveys for others than participants, the newest first.
fn surveyed(asked: &[Asked], threshold: Threshold) -> Vec<Surveyed> {
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
