//! The account's pictures: each beside the table that says the same.

mod frame;
mod shares;

pub use shares::{boards, dialogues, groups, methods, municipalities, people, years};

use maud::{Markup, html};

use frame::{Frame, framed};

use crate::followup::account::{Account, Mailing, MatrixRow, Row};
use crate::followup::charts::{self, Flag, FlagKind, Month, ScaleRow, Step};
use crate::followup::count;
use crate::followup::tables::{Value, words};
use crate::i18n::Texts;
use crate::survey::Choice;

/// Months from the first to the last at most; a longer process is shown by years alone.
const MOST_MONTHS: usize = 20 * 12;

/// The scale of each phase.
pub fn scale(t: &Texts, account: &Account) -> Markup {
    let rows: Vec<ScaleRow> = account
        .phases
        .iter()
        .chain([&account.whole])
        .filter(|row| row.dialogues > 0)
        .map(|row| scale_row(t, row))
        .collect();
    let title = t.get("account-scale");
    let frame = Frame {
        prefix: "scale",
        title: &title,
        about: "picture-scale",
        written: None,
        told: account.whole.answers.figure().and_then(|figure| {
            let scale = figure.scale.filter(|scale| scale.on_scale() > 0)?;
            let share = |choice| t.percent(scale.of(choice), scale.on_scale());
            let values = [
                ("very", share(Choice::VeryHigh).into()),
                ("fairly", share(Choice::FairlyHigh).into()),
                ("n", t.number(scale.on_scale()).into()),
            ];
            Some(t.with("sentence-scale", values))
        }),
    };
    framed(t, &frame, |caption| charts::scale(t, caption, &rows))
}

fn scale_row(t: &Texts, row: &Row) -> ScaleRow {
    let scale = row.answers.figure().and_then(|figure| figure.scale);
    ScaleRow {
        label: words::phase(t, &row.of),
        of: scale.map_or_else(
            || t.get("too-few").into_owned(),
            |scale| t.with("follow-up-n", [("n", scale.on_scale().into())]),
        ),
        counts: scale.and_then(|scale| {
            let counts: Vec<i64> = Choice::ALL.iter().map(|&one| scale.of(one)).collect();
            counts.try_into().ok()
        }),
    }
}

/// Boards by target groups.
pub fn heat(t: &Texts, account: &Account) -> Markup {
    let matrix = &account.matrix;
    let rows: Vec<&MatrixRow> = matrix.boards.iter().chain([&matrix.region]).collect();
    let title = t.get("account-matrix");
    let gaps = |row: &MatrixRow| count(row.cells.iter().filter(|cell| cell.is_gap()));
    let frame = Frame {
        prefix: "heat",
        title: &title,
        about: "picture-heat",
        written: account.foreign_to(t),
        told: Some(t.with(
            match account.board {
                Some(_) => "sentence-gaps-own",
                None => "sentence-gaps",
            },
            [("count", matrix.boards.iter().map(gaps).sum::<i64>().into())],
        )),
    };
    framed(t, &frame, |caption| {
        charts::heat(t, caption, &matrix.groups, &rows)
    })
}

/// Dialogues by months, with what happened.
pub fn timeline(t: &Texts, account: &Account) -> Markup {
    let Some(names) = months(account) else {
        return Markup::default();
    };
    let drawn: Vec<Month> = names
        .iter()
        .map(|name| {
            let row = account.months.iter().find(|row| row.of == *name);
            Month {
                label: short(&words::month(t, name)),
                dialogues: row.map_or(0, |row| row.dialogues),
                participants: row.map_or_else(String::new, |row| t.number(row.participants)),
            }
        })
        .collect();
    let flags: Vec<Flag> = (1_usize..)
        .zip(&account.events)
        .filter_map(|(number, event)| {
            let name = event.day.strftime("%Y-%m").to_string();
            Some(Flag {
                month: names.iter().position(|month| *month == name)?,
                number: number.to_string(),
                kind: FlagKind::from_word(&event.what)?,
            })
        })
        .collect();
    let title = t.get("picture-timeline");
    let fullest = account.months.iter().max_by_key(|month| month.dialogues);
    let fullest = fullest.filter(|month| month.dialogues > 0);
    let frame = Frame {
        prefix: "time",
        title: &title,
        about: "picture-timeline-about",
        written: None,
        told: fullest.map(|month| {
            let values = [
                ("count", month.dialogues.into()),
                ("month", words::month(t, &month.of).into()),
            ];
            t.with("sentence-month", values)
        }),
    };
    framed(t, &frame, |caption| {
        charts::timeline(t, caption, &drawn, &flags)
    })
}

/// All months from the first dialogue's to the last thing that happened; nothing where they are too many to draw.
fn months(account: &Account) -> Option<Vec<String>> {
    let first = &account.months.first()?.of;
    let last = account.months.last()?.of.clone();
    let events = account.events.iter();
    let last = events
        .map(|event| event.day.strftime("%Y-%m").to_string())
        .fold(last, String::max);
    let first: jiff::civil::Date = format!("{first}-01").parse().ok()?;
    let all: Vec<String> = first
        .series(jiff::ToSpan::month(1))
        .take(MOST_MONTHS + 1)
        .map(|day| day.strftime("%Y-%m").to_string())
        .take_while(|month| *month <= last)
        .collect();
    (all.len() <= MOST_MONTHS).then_some(all)
}

/// A month and its year with the month's first letters: `sep 2021`.
fn short(month: &str) -> String {
    match month.split_once(' ') {
        Some((name, year)) => {
            let letters: String = name.chars().take(3).collect();
            format!("{letters} {year}")
        }
        None => month.to_owned(),
    }
}

/// From participants to accepted mails, for each report that was mailed to participants.
pub fn funnels(t: &Texts, account: &Account) -> Markup {
    html! {
        @for (at, mailing) in account.feedback.mailings.iter().enumerate() {
            (funnel(t, account, at, mailing))
        }
    }
}

/// Wishes or mails held against participants: those of people who came to other dialogues than are counted are nobody
/// knows which.
fn of_participants(account: &Account, mails: i64) -> Value {
    let (feedback, of) = (&account.feedback, account.whole.participants);
    if feedback.wished_elsewhere == 0 {
        return Value::Part { part: mails, of };
    }
    let least = (mails - feedback.wished_elsewhere).max(0);
    let most = mails.min(of).max(least);
    Value::Between { least, most, of }
}

fn funnel(t: &Texts, account: &Account, at: usize, mailing: &Mailing) -> Markup {
    let Some(mailed) = mailing.mailed else {
        return Markup::default();
    };
    let of = account.whole.participants;
    let step = |key: &str, part: Value| Step {
        label: t.get(key).into_owned(),
        part,
    };
    let known = |key: &str, part: i64| step(key, Value::Part { part, of });
    let mut steps = vec![
        known("dialogue-participants", of),
        account.whole.answers.figure().map_or_else(
            || step("dialogue-answered", Value::TooFew),
            |figure| known("dialogue-answered", figure.taken_part),
        ),
        step(
            "figure-wished",
            of_participants(account, account.feedback.wished),
        ),
        step("account-sent", of_participants(account, mailed.sent)),
        step("figure-accepted", of_participants(account, mailed.accepted)),
    ];
    if let Some(reached) = mailing.reached.filter(|_| mailing.passed_on.is_some()) {
        let (least, most) = (reached.least, reached.most);
        steps.push(step("account-reached", Value::Between { least, most, of }));
    }
    let title = t.with(
        "picture-funnel",
        [
            ("title", words::report(t, mailing).to_owned().into()),
            ("version", mailing.version.clone().into()),
        ],
    );
    let prefix = format!("funnel-{at}");
    let values = [
        ("sent", t.number(mailed.sent).into()),
        ("wanted", t.number(mailed.wanted).into()),
        ("accepted", t.number(mailed.accepted).into()),
    ];
    let frame = Frame {
        prefix: &prefix,
        title: &title,
        about: "picture-funnel-about",
        written: None,
        told: Some(t.with("sentence-sent", values)),
    };
    framed(t, &frame, |caption| charts::funnel(t, caption, &steps))
}
