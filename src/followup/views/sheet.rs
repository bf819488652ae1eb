//! The account on a sheet of paper, for a board to note that it was informed (D45): its reference number (D40), the goals
//! and the figures that matter, and what they were computed from.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::body::Body;
use super::mark::{Marked, shown};
use super::snapshots::of_whom;
use crate::followup::account::Account;
use crate::followup::tables::{Table, Value, answers, each, others};
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::web::page::{Page, document};
use crate::web::url;

/// The sheet, to be printed.
pub fn sheet(staff: &Staff, account: &Account, zone: &TimeZone, saved: Option<&Marked>) -> Page {
    let t = staff.t();
    let name = account.process.name.for_reader(t.language).1;
    let body = Body {
        t,
        account,
        process: None,
        look: None,
    };
    let board = account.board.clone();
    let board = board.unwrap_or_else(|| t.get("sheet-whole").into_owned());
    let content = html! {
        article.sheet {
            header {
                p.of { (account.process.organisation) }
                h1 { (name) }
                p.lead {
                    (board) ". "
                    (t.with("follow-up-lead", [("moment", t.moment(account.computed_at, zone).into())]))
                }
                (references(t, account))
            }
            (body.figures())
            @if account.board.is_some() {
                (body.captioned(&brief(answers::boards(t, account).only(&["phase", "dialogues", "participants", "residents", "officials", "mixed", "counted", "n", "heard"]))))
                (body.captioned(&brief(prioritised(t, each::matrix(t, &only_board(account))))))
            } @else {
                (body.captioned(&brief(answers::phases(t, account).only(&["phase", "dialogues", "participants", "residents", "officials", "mixed", "counted", "response", "n", "heard", "bounds"]))))
                @if !account.people.is_empty() {
                    (body.captioned(&brief(answers::people(t, account).only(&["whom", "dialogues", "participants", "counted", "n", "heard"]))))
                }
                (body.captioned(&brief(answers::groups(t, account).only(&["group", "kind", "prioritised_by", "met_by", "dialogues", "participants", "counted", "n", "heard"]))))
                (body.captioned(&brief(answers::boards(t, account).only(&["board", "reference", "phase", "dialogues", "participants", "residents", "officials", "mixed", "counted", "n", "heard"]))))
            }
            (body.goals_in_brief())
            (body.captioned(&brief(others::mailings(t, account).only(&["report", "wished", "made_for", "accepted", "bounced", "uncertain", "withdrawn", "sent_share", "wanted", "later"]))))
            @if account.board.is_none() { (body.captioned(&brief(others::reached(t, account)))) }
            @if !account.replies.is_empty() {
                (body.captioned(&brief(others::replies(t, account).only(&["said", "who", "state", "words", "promised_on", "standing", "done_on", "reference"]))))
            }
            @if account.board.is_none() && !account.promises.is_empty() {
                (body.captioned(&brief(others::promises(t, account).only(&["report", "first", "day", "came_on", "standing"]))))
            }
            @if account.waiting > 0 { p.quiet { (t.with("definition-waiting", [("count", account.waiting.into())])) } }
            p.quiet { (t.with("sheet-rule", [("threshold", account.threshold.into())])) }
            @match saved {
                Some(marked) => (shown(t, marked, zone)),
                None => p.quiet { (t.get("mark-unsaved")) " " a href=(url::snapshots(&account.process.slug)) { (t.get("snapshots-title")) } },
            }
            p.signature { (t.with("sheet-noted", [("board", board.into())])) span.line aria-hidden="true" {} }
        }
    };
    let content = html! { (of_whom(&staff.process)) (content) };
    let title = format!("{} – {name}", t.get("account-sheet"));
    let back = url::follow_up(&account.process.slug);
    document(t, &title, back.as_str(), staff.process.accent, content)
}

/// Without its note: a sheet has one of its own.
fn brief(table: Table) -> Table {
    Table {
        note: String::new(),
        ..table
    }
}

/// The target groups that the board was to meet, or has met.
fn prioritised(t: &Texts, mut table: Table) -> Table {
    let yes = Value::Text(t.get("account-yes").into_owned());
    let at = |key: &str| table.columns.iter().position(|column| column.key == key);
    if let (Some(prioritised), Some(dialogues)) = (at("prioritised"), at("dialogues")) {
        table.rows.retain(|row| {
            row.get(prioritised) == Some(&yes) || row.get(dialogues) != Some(&Value::Number(0))
        });
    }
    table.only(&[
        "group",
        "prioritised",
        "met",
        "dialogues",
        "participants",
        "counted",
        "n",
        "heard",
    ])
}

/// Without the region's row.
fn only_board(account: &Account) -> Account {
    let mut only = account.clone();
    only.matrix.region.cells.clear();
    only
}

fn references(t: &Texts, account: &Account) -> Markup {
    let with_number = account
        .boards
        .iter()
        .filter(|board| !board.reference.is_empty());
    html! {
        dl.facts {
            @for board in with_number {
                dt { (board.row.of) }
                dd { (t.get("board-reference")) " " (board.reference) }
            }
        }
    }
}
