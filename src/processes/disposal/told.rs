//! What the pages of every room tell of decisions on disposal and of what was erased. Wherever somebody sets up,
//! publishes, sends or ends, they are told which decisions are missing, and led to where each is entered.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Decision, Evidence, Kind, Missing, word};
use crate::db::ids::BoardId;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::web::components::cards;
use crate::web::url::{self, Url};

/// The field in which a decision's number is entered.
fn field(staff: &Staff, kind: Kind, board: Option<BoardId>) -> Url {
    let form = url::decisions(&staff.process.slug, &word(board));
    form.at(format!("number_{}", kind.word()))
}

/// Tells whoever can do something about it which decisions about these kinds are missing, in the words of a key.
pub fn undecided(staff: &Staff, key: &str, kinds: &[Kind]) -> Markup {
    let t = staff.t();
    let missing = staff.decisions.missing(kinds);
    html! {
        @if staff.may::<Edit>() && !missing.is_empty() {
            div.note.warn {
                p { (t.get(key)) }
                ul { @for one in &missing { li { (lacking(staff, one)) } } }
            }
        }
    }
}

fn lacking(staff: &Staff, missing: &Missing<'_>) -> Markup {
    let t = staff.t();
    let kind = missing.kind;
    html! {
        (t.get(kind.text_key())) ": "
        @if missing.boards.is_empty() {
            a href=(field(staff, kind, None)) { (t.get("disposal-enter")) }
        } @else {
            (t.get("disposal-lacks")) " "
            @for (at, board) in missing.boards.iter().enumerate() {
                @if at > 0 { (t.comma()) }
                a href=(field(staff, kind, Some(board.id))) { (board.name) }
            }
        }
    }
}

/// What was decided, board by board and kind by kind; who may enter it is led to where.
pub fn decisions(staff: &Staff) -> Markup {
    let t = staff.t();
    let decisions = &staff.decisions;
    let boards = decisions.boards().iter();
    let rows = boards.map(|board| (Some(board.id), board.name.clone()));
    let all = t.get("disposal-all-boards").into_owned();
    let rows: Vec<(Option<BoardId>, String)> = std::iter::once((None, all)).chain(rows).collect();
    let kinds = Kind::ALL.iter().map(|kind| t.get(kind.text_key()));
    let heads: Vec<_> = std::iter::once(t.get("board-name")).chain(kinds).collect();
    let row = |(board, name): &(Option<BoardId>, String)| {
        let own = url::decisions(&staff.process.slug, &word(*board));
        let name = html! { @if staff.may::<Edit>() { a href=(own) { (name) } } @else { (name) } };
        let kinds = Kind::ALL.iter().map(|kind| cell(staff, *kind, *board));
        std::iter::once(name).chain(kinds).collect()
    };
    html! {
        h2 #decisions { (t.get("disposal-title")) }
        p { (t.get("disposal-lead")) }
        @if rows.len() > 1 { p { (t.get("disposal-pooled")) } }
        (cards(&t.get("disposal-title"), &heads, rows.iter().map(row).collect()))
    }
}

/// A board's own decision; else that it falls under the common one, or has none.
fn cell(staff: &Staff, kind: Kind, board: Option<BoardId>) -> Markup {
    let t = staff.t();
    let decisions = &staff.decisions;
    let has_boards = !decisions.boards().is_empty();
    html! {
        @if let Some(Decision { number, decided_on, .. }) = decisions.by(kind, board) {
            (number) (t.comma()) (t.date(*decided_on))
        } @else if board.is_some() && decisions.about(kind, board).is_some() {
            span.quiet { (t.get("disposal-as-all")) }
        } @else if board.is_none() && has_boards {
            "–"
        } @else {
            strong { (t.get("disposal-none")) }
        }
    }
}

const ERASURE_HEADS: [&str; 5] = [
    "erasure-what",
    "erasure-day",
    "erasure-reason",
    "information-disposal",
    "erasure-count",
];

/// What is left of what was erased, the latest first.
pub fn evidence(t: &Texts, all: &[Evidence]) -> Markup {
    let row = |left: &Evidence| {
        vec![
            html! {
                (t.get(left.kind.text_key()))
                @if !left.board.is_empty() { (t.comma()) (left.board) }
            },
            html! { @match left.day.parse::<Date>() { Ok(day) => (t.date(day)), Err(_) => (left.day) } },
            html! { (t.get(left.reason.text_key())) },
            html! { @if left.decision.is_empty() { "–" } @else { bdi { (left.decision) } } },
            html! { (t.number(left.count)) },
        ]
    };
    html! {
        h2 #erased { (t.get("erasures-title")) }
        @if all.is_empty() { p.quiet { (t.get("erasures-none")) } } @else {
            (cards(&t.get("erasures-title"), &ERASURE_HEADS.map(|key| t.get(key)), all.iter().map(row).collect()))
        }
    }
}
