//! The share heard as small bars: of boards, groups, methods, years, places, and of each dialogue.

use maud::{Markup, html};

use super::frame::{Frame, framed};
use crate::dialogues::Phase;
use crate::followup::account::{Account, Board, Row, Shown, Standing};
use crate::followup::charts::{self, ShareItem};
use crate::followup::engine::Said;
use crate::followup::tables::{Value, answers, words};
use crate::i18n::Texts;

fn share(shown: &Shown) -> Value {
    let figure = shown.figure();
    figure.map_or(Value::TooFew, |figure| answers::share(figure.share))
}

/// Whose words the labels are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Staffs,
    Ekos,
}

/// Small bars against the target.
fn shares(
    t: &Texts,
    account: &Account,
    (prefix, title): (&str, &str),
    whose: Whose,
    rows: &[(String, &Shown)],
) -> Markup {
    let region = t.get("account-region");
    let items: Vec<ShareItem> = rows
        .iter()
        .map(|(label, shown)| ShareItem {
            label: label.clone(),
            is_written: whose == Whose::Staffs && *label != region,
            part: share(shown),
            text: share_text(t, shown),
            interval: shown
                .figure()
                .and_then(|figure| figure.interval)
                .map(|span| (span.least.0 as f64 / 1000.0, span.most.0 as f64 / 1000.0)),
        })
        .collect();
    let target = account.heard_per_cent();
    let frame = Frame {
        prefix,
        title,
        about: "picture-shares",
        written: account.foreign_to(t),
        told: lowest_and_highest(t, rows),
    };
    framed(t, &frame, |caption| {
        charts::shares(t, caption, target, &items)
    })
}

/// Which of the shares that are shown exactly is the lowest, and which the highest; nothing where two do not differ.
///
/// The whole region is no board among others.
fn lowest_and_highest(t: &Texts, rows: &[(String, &Shown)]) -> Option<String> {
    let region = t.get("account-region");
    let rows = rows.iter().filter(|(label, _)| *label != region);
    let mut exact: Vec<(&str, (i64, i64))> = rows
        .filter_map(|(label, shown)| match shown.figure()?.share {
            Said::Exact { heard, of } if of > 0 => Some((label.as_str(), (heard, of))),
            _ => None,
        })
        .collect();
    let across = |(part, _): (i64, i64), (_, of): (i64, i64)| i128::from(part) * i128::from(of);
    exact.sort_by(|(_, one), (_, other)| across(*one, *other).cmp(&across(*other, *one)));
    let ((lowest, low), (highest, high)) = (*exact.first()?, *exact.last()?);
    let values = [
        ("lowest", lowest.to_owned().into()),
        ("low", t.percent(low.0, low.1).into()),
        ("highest", highest.to_owned().into()),
        ("high", t.percent(high.0, high.1).into()),
    ];
    (across(low, high) < across(high, low)).then(|| t.with("sentence-shares", values))
}

fn share_text(t: &Texts, shown: &Shown) -> String {
    shown.figure().map_or_else(
        || t.get("too-few-short").into_owned(),
        |figure| {
            format!(
                "{} {}",
                answers::share(figure.share).text(t),
                t.with("follow-up-n", [("n", figure.n.into())])
            )
        },
    )
}

/// A bar for each row, and one for all together.
fn rows(
    t: &Texts,
    account: &Account,
    prefix: &str,
    whose: Whose,
    of: Vec<(String, &Shown)>,
) -> Markup {
    if of.is_empty() {
        return html! {};
    }
    let all = (t.get("account-region").into_owned(), &account.whole.answers);
    let all: Vec<(String, &Shown)> = of.into_iter().chain([all]).collect();
    shares(t, account, (prefix, &t.get("follow-up-share")), whose, &all)
}

/// Boards, of all phases or of one.
pub fn boards(t: &Texts, account: &Account, phase: Option<Phase>) -> Markup {
    let mut of: Vec<(String, &Shown)> = account
        .boards
        .iter()
        .filter_map(|board| Some((board.row.of.clone(), &row_of(board, phase)?.answers)))
        .collect();
    if of.is_empty() {
        return html! {};
    }
    let whole = match phase {
        Some(phase) => account.phase(phase.word()),
        None => Some(&account.whole),
    };
    let region = t.get("account-region").into_owned();
    of.extend(whole.map(|row| (region, &row.answers)));
    shares(
        t,
        account,
        ("boards", &t.get("picture-boards")),
        Whose::Staffs,
        &of,
    )
}

/// A board's row of a phase, or of all.
fn row_of(board: &Board, phase: Option<Phase>) -> Option<&Row> {
    match phase {
        Some(phase) => board.phases.iter().find(|row| row.of == phase.word()),
        None => Some(&board.row),
    }
}

/// Residents and officials.
pub fn people(t: &Texts, account: &Account) -> Markup {
    let of = account.people.iter();
    let of = of.map(|row| (words::whom(t, &row.of), &row.answers));
    rows(t, account, "people", Whose::Ekos, of.collect())
}

pub fn groups(t: &Texts, account: &Account) -> Markup {
    let of = account.groups.iter();
    let of = of.map(|group| (group.row.of.clone(), &group.row.answers));
    rows(t, account, "groups", Whose::Staffs, of.collect())
}

pub fn methods(t: &Texts, account: &Account) -> Markup {
    let of = account.methods.iter();
    let of = of.map(|method| (method.row.of.clone(), &method.row.answers));
    rows(t, account, "methods", Whose::Staffs, of.collect())
}

pub fn years(t: &Texts, account: &Account) -> Markup {
    let of = account.years.iter();
    let of = of.map(|year| (year.of.clone(), &year.answers));
    rows(t, account, "years", Whose::Ekos, of.collect())
}

pub fn municipalities(t: &Texts, account: &Account) -> Markup {
    let of = account.municipalities.iter();
    let of = of.map(|row| (row.of.clone(), &row.answers));
    rows(t, account, "municipalities", Whose::Staffs, of.collect())
}

/// Dialogues in a picture at most: more would be too small to read, and the table has them.
const MOST_DIALOGUES: usize = 60;

/// Those that have answers to show or too few of them: of one that is open or cancelled there is nothing to say.
pub fn dialogues(t: &Texts, account: &Account) -> Markup {
    let rows: Vec<(String, &Shown)> = account
        .dialogues
        .iter()
        .filter(|one| one.standing == Standing::Closed)
        .take(MOST_DIALOGUES)
        .map(|one| {
            let label = t.with("dialogue-title", [("number", one.number.into())]);
            (label, &one.answers)
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    shares(
        t,
        account,
        ("each", &t.get("picture-dialogues")),
        Whose::Ekos,
        &rows,
    )
}
