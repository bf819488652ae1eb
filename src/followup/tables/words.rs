//! What the account's words are called in the reader's language.

use jiff::civil::Date;

use crate::dialogues::Audience;
use crate::followup::account::{Goal, Indicator, Mailing, Survey, Target};
use crate::followup::indicators::{Lacking, Met, Value};
use crate::i18n::Texts;
use crate::processes::goals::{Amount, Comparison, Target as Exact};
use crate::processes::plan;

/// A phase of the dialogues, or all of them.
pub fn phase(t: &Texts, word: &str) -> String {
    t.get(match word {
        "perspective" => "phase-perspective",
        "in_depth" => "phase-in-depth",
        _ => "phase-all",
    })
    .into_owned()
}

pub fn group_kind(t: &Texts, word: &str) -> String {
    t.get(match word {
        "perspective" => "group-kind-perspective",
        _ => "group-kind-group",
    })
    .into_owned()
}

pub fn purpose(t: &Texts, word: &str) -> String {
    t.get(match word {
        "interim" => "purpose-interim",
        "final" => "purpose-final",
        _ => "purpose-outcomes",
    })
    .into_owned()
}

pub fn audience(t: &Texts, word: &str) -> String {
    t.get(match Audience::from_word(word) {
        Some(Audience::Participants) => "audience-participants",
        Some(Audience::ElectedMembers) => "audience-elected",
        Some(Audience::Others) | None => "audience-others",
    })
    .into_owned()
}

/// `2021-10` as people write it.
pub fn month(t: &Texts, month: &str) -> String {
    let first: Option<Date> = format!("{month}-01").parse().ok();
    first.map_or_else(|| month.to_owned(), |day| t.month(day))
}

/// A survey with its version.
pub fn survey(t: &Texts, of: &Survey) -> String {
    let name = if of.name.is_empty() {
        t.get("survey-of-participants").into_owned()
    } else {
        of.name.clone()
    };
    let version = t.with("version-is", [("number", of.version.into())]);
    let pilot = if of.pilot {
        format!(" ({})", t.get("version-pilot"))
    } else {
        String::new()
    };
    format!("{name}, {version}{pilot}")
}

/// The report that a mailing is of.
pub fn report<'m>(t: &Texts, of: &'m Mailing) -> &'m str {
    of.report.for_reader(t.language).1
}

pub fn event(t: &Texts, what: &str) -> String {
    t.get(match what {
        "report_published" => "event-report-published",
        "mailing_begun" => "event-mailing-begun",
        "snapshot_taken" => "event-snapshot-taken",
        _ => "event-process-ended",
    })
    .into_owned()
}

pub fn activity_phase(t: &Texts, word: &str) -> String {
    plan::Phase::from_word(word).map_or_else(
        || word.to_owned(),
        |phase| t.get(phase.text_key()).into_owned(),
    )
}

pub fn status(t: &Texts, word: &str) -> String {
    plan::Status::from_word(word).map_or_else(
        || word.to_owned(),
        |status| t.get(status.text_key()).into_owned(),
    )
}

pub fn level(t: &Texts, word: &str) -> String {
    plan::Level::from_word(word).map_or_else(
        || word.to_owned(),
        |level| t.get(level.text_key()).into_owned(),
    )
}

/// From when on an indicator is met.
pub fn target(t: &Texts, of: &Target) -> String {
    let exact = Comparison::from_word(&of.comparison)
        .zip(Amount::parse(&of.amount))
        .map(|(comparison, amount)| Exact { comparison, amount });
    exact.map_or_else(
        || format!("{} {}", of.comparison, of.amount),
        |target| target.text(t),
    )
}

pub fn met(t: &Texts, met: Met) -> String {
    t.get(match met {
        Met::Met => "outcome-met",
        Met::NotMet => "outcome-not-met",
        Met::NotDefined => "outcome-no-target",
        Met::NotYet => "outcome-undefined",
    })
    .into_owned()
}

/// An outcome in words. A share says of how many, so that nobody has to trust its rounding.
pub fn outcome(t: &Texts, value: &Value) -> String {
    let n = |of: i64| t.with("follow-up-n", [("n", of.into())]);
    match value {
        Value::Nothing => "–".into(),
        Value::TooFew => t.get("too-few").into_owned(),
        Value::Count(count) => t.number(*count),
        Value::SoFar(count) => t.with("outcome-so-far", [("count", t.number(*count).into())]),
        Value::Share { part, of } => t.with(
            "outcome-share",
            [
                ("share", t.percent(*part, *of).into()),
                ("part", t.number(*part).into()),
                ("of", t.number(*of).into()),
            ],
        ),
        Value::AtMost5PerCent { of } => format!("≤ {} {}", t.percent(5, 100), n(*of)),
        Value::AtLeast95PerCent { of } => format!("≥ {} {}", t.percent(95, 100), n(*of)),
        Value::Range { least, most, of } => t.with(
            "outcome-range",
            [
                ("low", t.percent(*least, *of).into()),
                ("high", t.percent(*most, *of).into()),
                ("least", t.number(*least).into()),
                ("most", t.number(*most).into()),
                ("of", t.number(*of).into()),
            ],
        ),
        Value::Text(text) => text.clone(),
    }
}

/// What an outcome lacks, a line each.
pub fn lacking(t: &Texts, of: &Lacking) -> Vec<String> {
    let names = |names: &[String]| names.join(t.comma());
    match of {
        Lacking::Nothing => Vec::new(),
        Lacking::Municipalities(short) => {
            let short: Vec<String> = short
                .iter()
                .map(|(name, count)| format!("{name} ({})", t.number(*count)))
                .collect();
            vec![t.with("lacking-municipalities", [("names", names(&short).into())])]
        }
        Lacking::Groups(groups) => {
            vec![t.with("lacking-groups", [("names", names(groups).into())])]
        }
        Lacking::Methods(methods) => {
            vec![t.with("lacking-methods", [("names", names(methods).into())])]
        }
        Lacking::Boards(boards) => std::iter::once(t.get("lacking-boards").into_owned())
            .chain(
                boards
                    .iter()
                    .map(|(board, groups)| format!("{board}: {}", names(groups))),
            )
            .collect(),
        Lacking::HeadCounts(count) => {
            vec![t.with("lacking-head-counts", [("count", (*count).into())])]
        }
    }
}

/// Where a value that was typed in is from.
pub fn source(t: &Texts, of: &Indicator) -> Option<String> {
    (!of.source.is_empty())
        .then(|| t.with("outcome-source", [("source", of.source.clone().into())]))
}

/// All indicators, each with its goal.
pub fn indicators(goals: &[Goal]) -> impl Iterator<Item = (&Goal, &Indicator)> {
    goals
        .iter()
        .flat_map(|goal| goal.indicators.iter().map(move |one| (goal, one)))
}

/// Whole numbers in rising order, those in a row as one: `1–12, 14`.
pub fn numbers(all: &[i32]) -> String {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for &number in all {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let runs: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        })
        .collect();
    runs.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_said_as_one() {
        assert_eq!(numbers(&[]), "");
        assert_eq!(numbers(&[1, 2, 3, 5, 8, 9]), "1–3, 5, 8, 9");
    }
}
