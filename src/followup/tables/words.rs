//! What the account's words are called in the reader's language.

use jiff::civil::Date;

use crate::dialogues::Audience;
use crate::followup::account::{
    Apart, Goal, Heads, Indicator, Mailing, MatrixRow, RemovedIndicator, Survey, Target,
    TargetChange,
};
use crate::followup::indicators::{Lacking, Met, Value};
use crate::i18n::Texts;
use crate::observations;
use crate::plan;
use crate::plan::goals::{
    self, Amount, Comparison, Feedback, MeasureKind, Phase, Setting, Target as Exact,
};
use crate::processes::{GroupKind, Whom};
use crate::reports::ReportKind;

/// A row of boards by groups: a board, or all of them.
pub fn board(t: &Texts, of: &MatrixRow) -> String {
    if of.board.is_empty() {
        t.get("account-region").into_owned()
    } else {
        of.board.clone()
    }
}

/// A phase of the dialogues, or all of them.
pub fn phase(t: &Texts, word: &str) -> String {
    let key = Phase::from_word(word).map_or("phase-all", Phase::text_key);
    t.get(key).into_owned()
}

pub fn group_kind(t: &Texts, word: &str) -> String {
    let kind = GroupKind::from_word(word).unwrap_or(GroupKind::Group);
    t.get(kind.text_key()).into_owned()
}

/// Whom dialogues were with.
pub fn whom(t: &Texts, word: &str) -> String {
    known(t, word, Whom::from_word(word).map(Whom::text_key))
}

/// How many of the participants were residents, and how many officials: a line for all of them together.
pub fn apart(t: &Texts, of: &Apart) -> String {
    let line = |(key, heads): (&str, Heads)| {
        let figures = [
            ("participants", heads.participants.into()),
            ("dialogues", heads.dialogues.into()),
        ];
        t.with(key, figures)
    };
    [
        ("apart-residents", of.residents),
        ("apart-officials", of.officials),
        ("apart-mixed", of.mixed),
    ]
    .into_iter()
    .filter(|(_, heads)| heads.dialogues > 0)
    .map(line)
    .collect::<Vec<_>>()
    .join("; ")
}

pub fn purpose(t: &Texts, word: &str) -> String {
    let purpose = Feedback::from_word(word).unwrap_or(Feedback::Outcomes);
    t.get(purpose.text_key()).into_owned()
}

pub fn audience(t: &Texts, word: &str) -> String {
    let audience = Audience::from_word(word).unwrap_or(Audience::Others);
    t.get(audience.text_key()).into_owned()
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
    known(
        t,
        word,
        plan::Phase::from_word(word).map(plan::Phase::text_key),
    )
}

pub fn status(t: &Texts, word: &str) -> String {
    known(
        t,
        word,
        plan::Status::from_word(word).map(plan::Status::text_key),
    )
}

pub fn level(t: &Texts, word: &str) -> String {
    known(
        t,
        word,
        plan::Level::from_word(word).map(plan::Level::text_key),
    )
}

pub fn reply_state(t: &Texts, word: &str) -> String {
    let key = observations::State::from_word(word).map(observations::State::text_key);
    known(t, word, key)
}

/// Where something was said: of a report its title.
pub fn heard(t: &Texts, word: &str) -> String {
    let key = match word {
        "perspective" => Some("phase-perspective"),
        "in_depth" => Some("phase-in-depth"),
        _ => None,
    };
    known(t, word, key)
}

pub fn report_kind(t: &Texts, word: &str) -> String {
    known(
        t,
        word,
        ReportKind::from_word(word).map(ReportKind::text_key),
    )
}

pub fn promise(t: &Texts, word: &str) -> String {
    let key = match word {
        "waits" => Some("promise-is-waiting"),
        "late" => Some("promise-is-late"),
        "kept" => Some("promise-is-kept"),
        "kept_late" => Some("promise-is-kept-late"),
        "taken_back" => Some("promise-is-gone"),
        "broken" => Some("promise-is-broken"),
        _ => None,
    };
    known(t, word, key)
}

/// The text of a word; the word itself where this version of Eko does not know it.
fn known(t: &Texts, word: &str, key: Option<&str>) -> String {
    key.map_or_else(|| word.to_owned(), |key| t.get(key).into_owned())
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

/// A line for each change of an indicator's target, and of what else decides whether it is met: when, from what and to
/// what.
pub fn target_changes(t: &Texts, of: &[TargetChange]) -> Vec<String> {
    let text = |one: &Option<Target>| match one {
        Some(one) => target(t, one),
        None => t.get("outcome-no-target").into_owned(),
    };
    let lines = |change: &TargetChange| {
        let day = change.changed_on;
        let texts = [text(&change.before), text(&change.after)];
        let target = (change.before != change.after).then(|| goals::target_changed(t, day, texts));
        let settings = change.settings.iter().filter_map(|one| {
            let what = Setting::from_word(&one.what)?;
            let (before, after) = (one.before.clone(), one.after.clone());
            let changed = goals::SettingChange {
                what,
                before,
                after,
            };
            Some(goals::setting_changed(t, day, &changed))
        });
        target.into_iter().chain(settings).collect::<Vec<_>>()
    };
    of.iter().flat_map(lines).collect()
}

/// When an indicator was removed, and what its target was until then: in one line.
pub fn removed(t: &Texts, of: &RemovedIndicator) -> String {
    let was = match &of.target {
        Some(one) => target(t, one),
        None => t.get("outcome-no-target").into_owned(),
    };
    let values = [
        ("day", t.date(of.removed_on).into()),
        ("target", was.into()),
    ];
    let first = t.with("removed-was", values);
    let changes = target_changes(t, &of.target_changes);
    let all: Vec<String> = [first].into_iter().chain(changes).collect();
    all.join(". ")
}

/// What a removed indicator counted: its kind, and each setting.
pub fn counted(t: &Texts, of: &RemovedIndicator) -> String {
    let kind = MeasureKind::from_word(&of.counted).map(|kind| kind.text_keys().0);
    let settings = of.settings.iter().filter_map(|one| {
        let what = Setting::from_word(&one.what)?;
        let label = t.get(what.text_key());
        Some(format!("{label}: {}", what.text(t, Some(&one.is))))
    });
    let all: Vec<String> = [known(t, &of.counted, kind)]
        .into_iter()
        .chain(settings)
        .collect();
    all.join(t.comma())
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
    let of_them = |key: &str, all: &[String]| vec![t.with(key, [("names", names(all).into())])];
    match of {
        Lacking::Nothing => Vec::new(),
        Lacking::Municipalities(short) => {
            let short = short.iter();
            let short = short.map(|(name, count)| format!("{name} ({})", t.number(*count)));
            of_them("lacking-municipalities", &short.collect::<Vec<_>>())
        }
        Lacking::Groups(groups) => of_them("lacking-groups", groups),
        Lacking::Methods(methods) => of_them("lacking-methods", methods),
        Lacking::Boards(boards) => {
            let each = boards.iter();
            let each = each.map(|(board, groups)| format!("{board}: {}", names(groups)));
            let first = t.get("lacking-boards").into_owned();
            std::iter::once(first).chain(each).collect()
        }
        Lacking::HeadCounts(count) => {
            vec![t.with("lacking-head-counts", [("count", (*count).into())])]
        }
        Lacking::Response { answered, asked } => vec![response(t, *answered, *asked)],
        Lacking::Heads {
            unknown,
            officials,
            mixed,
        } => {
            let line = |(key, count): (&str, i64)| t.with(key, [("count", count.into())]);
            [
                ("lacking-officials", *officials),
                ("lacking-mixed", *mixed),
                ("lacking-head-counts", *unknown),
            ]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(line)
            .collect()
        }
        Lacking::Mails {
            cancelled,
            later,
            later_sent,
        } => {
            let cancelled = (*cancelled > 0)
                .then(|| t.with("lacking-cancelled", [("count", (*cancelled).into())]));
            let later = (*later > 0).then(|| {
                let sent = (*later_sent).into();
                t.with(
                    "lacking-later",
                    [("count", (*later).into()), ("sent", sent)],
                )
            });
            cancelled.into_iter().chain(later).collect()
        }
    }
}

/// How many have answered a survey, of how many who were asked.
pub fn response(t: &Texts, answered: i64, asked: Option<i64>) -> String {
    let said = ("answered", t.number(answered).into());
    let Some(asked) = asked else {
        return t.with("response-unknown", [said]);
    };
    let key = if answered > asked {
        "response-impossible"
    } else {
        "response-of"
    };
    t.with(key, [said, ("asked", t.number(asked).into())])
}

/// What an outcome is never said without, however short: of whom it is.
pub fn of_whom(t: &Texts, of: &Lacking) -> Vec<String> {
    match of {
        Lacking::Heads { .. } | Lacking::Response { .. } => lacking(t, of),
        _ => Vec::new(),
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
