//! The account as data: what the follow-up page may show, and nothing else, for those who keep it without Eko.

use serde_json::{Value, json};

use super::disclosure::{self, Disclosed, Share};
use super::questions::{Asked, Totals};
use super::{Answers, Outcome, Sum, Unit, bounds, exceeds, per_year, queries, sum};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::dialogues::Phase;
use crate::processes::{Process, Threshold};
use crate::survey::Choice;
use crate::survey::questionnaire::Kind as QuestionKind;

/// Reads the account of a process.
pub fn of(
    c: &mut Connection,
    process: &Process,
    computed_at: Timestamp,
) -> diesel::QueryResult<Value> {
    let threshold = process.threshold;
    let units = queries::units(c, process.id)?;
    let asked = queries::asked(c, process.id, threshold)?;
    let wishes = queries::wishes(c, process.id)?;
    let disclosed = disclosure::decide(&units, threshold);
    let perspective = sum(&units, &disclosed, Some(Phase::Perspective));
    let phases = [
        (Phase::Perspective.word(), perspective),
        (
            Phase::InDepth.word(),
            sum(&units, &disclosed, Some(Phase::InDepth)),
        ),
        ("all", sum(&units, &disclosed, None)),
    ];
    let years: Vec<Value> = per_year(&units)
        .into_iter()
        .map(|(year, dialogues, participants)| {
            json!({ "year": year, "dialogues": dialogues, "participants": participants })
        })
        .collect();
    Ok(json!({
        "computed_at": computed_at.iso(),
        "threshold": threshold.get(),
        "phases": phases.map(|(phase, sum)| figures(phase, &sum, threshold)),
        "years": years,
        "heard": heard(&perspective, process),
        "questions": asked.iter().map(|asked| version(asked, threshold)).collect::<Vec<Value>>(),
        "wishes": { "all": wishes.all(), "erased": wishes.erased },
        "dialogues": units.iter().map(|unit| dialogue(unit, &disclosed, threshold)).collect::<Vec<Value>>(),
    }))
}

/// A part in per cent with one decimal at most, as the pages write it; nothing of nothing.
fn percent(part: i64, whole: i64) -> Value {
    if whole <= 0 {
        return Value::Null;
    }
    let tenths = (part * 2000 + whole) / (2 * whole);
    i32::try_from(tenths).map_or(Value::Null, |tenths| json!(f64::from(tenths) / 10.0))
}

/// A share as it may be said.
fn share(part: i64, whole: i64, threshold: Threshold) -> Value {
    match disclosure::share(part, whole, threshold) {
        Share::Exact { heard, of } => json!({ "percent": percent(heard, of) }),
        Share::AtMost5PerCent { .. } => json!({ "percent_at_most": 5 }),
        Share::AtLeast95PerCent { .. } => json!({ "percent_at_least": 95 }),
        Share::None => Value::Null,
    }
}

fn share_heard(answers: &Answers, threshold: Threshold) -> Value {
    share(answers.heard(), answers.on_scale(), threshold)
}

fn figures(phase: &str, sum: &Sum, threshold: Threshold) -> Value {
    let answered = sum.answers.taken_part();
    json!({
        "phase": phase,
        "dialogues": sum.dialogues,
        "participants": sum.participants,
        "answered": answered,
        "response": percent(answered, sum.participants_of_answers),
        "on_scale": sum.answers.on_scale(),
        "heard": share_heard(&sum.answers, threshold),
    })
}

/// The core question against its target; the scale itself only where it says nothing of a small group.
fn heard(sum: &Sum, process: &Process) -> Value {
    let answers = &sum.answers;
    let whole = answers.on_scale() >= 2 * process.threshold.get();
    let scale: serde_json::Map<String, Value> = Choice::ALL
        .iter()
        .map(|&choice| (choice.word().to_owned(), answers.of(choice).into()))
        .collect();
    let bounds = bounds(sum).map(|((low, low_of), (high, high_of))| {
        json!({ "low": percent(low, low_of), "high": percent(high, high_of) })
    });
    json!({
        "phase": Phase::Perspective.word(),
        "target": process.heard_target,
        "n": answers.on_scale(),
        "share": share_heard(answers, process.threshold),
        "outcome": match exceeds(answers.heard(), answers.on_scale(), process.heard_target) {
            Outcome::Met => "met",
            Outcome::NotMet => "not_met",
            Outcome::Undefined => "undefined",
        },
        "scale": whole.then_some(scale),
        "bounds": bounds.filter(|_| whole),
    })
}

/// One version of a survey, with the questions that stand by themselves.
fn version(asked: &Asked, threshold: Threshold) -> Value {
    let questions: Vec<Value> = asked
        .totals
        .iter()
        .map(|totals| question(totals, threshold))
        .collect();
    json!({
        "audience": asked.survey.audience.word(),
        "survey": asked.survey.name,
        "version": asked.version.number,
        "pilot": asked.version.pilot,
        "questions": questions,
    })
}

fn question(totals: &Totals, threshold: Threshold) -> Value {
    let asked = &totals.question;
    if totals.counts.is_none() {
        return json!({ "key": asked.key, "prompt": asked.prompt, "state": "too_few" });
    }
    let base = totals.base();
    let options: Vec<Value> = asked
        .options
        .iter()
        .map(|option| {
            let count = totals.of(&option.key);
            let counts = option.key != Choice::NoAnswer.word();
            json!({
                "key": option.key,
                "label": option.label,
                "count": count,
                "share": if counts { percent(count, base) } else { Value::Null },
            })
        })
        .collect();
    let top_two: i64 = Choice::ALL
        .iter()
        .filter(|choice| choice.is_heard())
        .map(|choice| totals.of(choice.word()))
        .sum();
    let is_scale = asked.kind == QuestionKind::Scale;
    json!({
        "key": asked.key,
        "prompt": asked.prompt,
        "state": "shown",
        "n": base,
        "options": options,
        "top_two": is_scale.then(|| share(top_two, base, threshold)),
    })
}

/// One dialogue's part. How many have answered an open one is on the page, but is no figure to keep.
fn dialogue(unit: &Unit, disclosed: &Disclosed, threshold: Threshold) -> Value {
    let state = if unit.pilot {
        "pilot"
    } else if unit.closed_at.is_none() {
        "open"
    } else if disclosed.is_shown_alone(unit.id) {
        "shown"
    } else {
        "too_few"
    };
    let mut record = json!({
        "number": unit.number,
        "phase": unit.phase.word(),
        "participants": unit.participants,
        "survey_version": unit.version,
        "state": state,
    });
    if state == "shown" {
        record["answered"] = unit.answers.taken_part().into();
        record["heard"] = share_heard(&unit.answers, threshold);
    }
    record
}
