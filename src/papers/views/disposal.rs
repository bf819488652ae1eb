//! The rows for decisions on disposal: each kind of record, whose it is, when it goes and why, and the decision.

use maud::{Markup, html};

use super::{blank, paper};
use crate::db::ids::BoardId;
use crate::i18n::Texts;
use crate::papers::Facts;
use crate::processes::disposal::{Kind, Reason};
use crate::processes::within::Staff;
use crate::web::components::column_heads;
use crate::web::page::Page;

/// What a kind of record is and where it lies.
const fn is(kind: Kind) -> &'static str {
    match kind {
        Kind::Addresses => "papers-is-addresses",
        Kind::Comments => "papers-is-comments",
        Kind::Contacts => "papers-is-contacts",
    }
}

fn until(t: &Texts, staff: &Staff, kind: Kind) -> String {
    match kind {
        Kind::Addresses => {
            let days = staff.process.mailing.bounce_days;
            t.with("papers-until-addresses", [("days", days.into())])
        }
        Kind::Comments => t.get("papers-until-comments").into_owned(),
        Kind::Contacts => t.get("papers-until-contacts").into_owned(),
    }
}

pub fn disposal(staff: &Staff, facts: &Facts) -> Page {
    let t = staff.t();
    let process = &staff.process;
    let content = html! {
        p { (t.get("papers-decides")) }
        @for &kind in Kind::ALL {
            h2 { (t.get(kind.text_key())) }
            dl.facts {
                dt { (t.get("papers-is")) } dd { (t.get(is(kind))) }
                dt { (t.get("papers-where")) } dd { (t.get(if facts.machine.is_on_postgres { "papers-postgres" } else { "papers-sqlite" })) }
                dt { (t.get("papers-until")) } dd { (until(t, staff, kind)) }
            }
            (rows(t, staff, kind))
        }
        h2 { (t.get("papers-short-lived")) }
        p { (t.get("papers-short-lived-lead")) }
        ul {
            li { (t.get("papers-kept-keys")) ": " (t.with("papers-until-keys", [("days", process.answer_days.into()), ("hours", (process.grace / 3600).into())])) }
            li { (t.get("papers-kept-returned")) ": " (t.with("papers-until-returned", [("days", facts.returned_days.into())])) }
        }
        p { (blank(t, "papers-fill-short-lived")) }
        h2 { (t.get("papers-kept-figures")) }
        p { (t.get("papers-until-figures")) }
        p { (blank(t, "papers-fill-figures")) }
        h2 { (t.get("papers-evidence")) }
        p { (t.get("papers-evidence-lead")) }
        ul { @for reason in Reason::ALL { li { (t.get(reason.text_key())) } } }
    };
    paper(staff, facts, "papers-disposal", content)
}

/// A row for all boards together, and one for each.
fn rows(t: &Texts, staff: &Staff, kind: Kind) -> Markup {
    let boards = staff.decisions.boards();
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get(kind.text_key())) { table.compact {
            thead { tr { (column_heads(t, &["board-name", "board-reference", "papers-decision", "papers-decided-on"])) } }
            tbody {
                (row(t, staff, kind, (None, &t.get("disposal-all-boards"), "")))
                @for board in boards {
                    (row(t, staff, kind, (Some(board.id), &board.name, &board.reference)))
                }
            }
        } }
    }
}

/// Whose a row is: a board's, or that of all; by name, and with its reference number.
type Whose<'a> = (Option<BoardId>, &'a str, &'a str);

/// What was decided; else that it falls under the common decision, or a blank.
fn row(t: &Texts, staff: &Staff, kind: Kind, (board, name, reference): Whose<'_>) -> Markup {
    let decisions = &staff.decisions;
    let has_boards = !decisions.boards().is_empty();
    html! {
        tr {
            th scope="row" { (name) }
            td { (reference) }
            @if let Some(decision) = decisions.by(kind, board) {
                td { bdi { (decision.number) } }
                td { (t.date(decision.decided_on)) }
            } @else if board.is_some() && decisions.about(kind, board).is_some() {
                td.quiet { (t.get("disposal-as-all")) }
                td {}
            } @else if board.is_none() && has_boards && decisions.about(kind, None).is_some() {
                td { "–" }
                td {}
            } @else {
                td { (blank(t, "papers-fill-number")) }
                td { (blank(t, "papers-fill-day")) }
            }
        }
    }
}
