//! Whom the process has met.

use maud::{Markup, html};

use super::{Body, brief};
use crate::followup::account::MatrixCell;
use crate::followup::tables::answers;
use crate::followup::views::pictures;
use crate::i18n::Texts;

impl Body<'_> {
    /// Whom the process has met.
    pub(super) fn reach(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let groups = answers::groups(t, account);
        html! {
            @if !account.groups.is_empty() {
                h2 #groups { (t.get("account-reach-title")) }
                (pictures::heat(t, account))
                (self.matrix())
                (self.captioned(&brief(groups, &["group", "kind", "prioritised_by", "met_by"])))
            }
        }
    }

    /// Boards by groups, as two ways to read one table.
    fn matrix(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let matrix = &account.matrix;
        html! {
            div.scroll tabindex="0" role="region" aria-label=(t.get("account-matrix")) { table.account {
                caption { (t.get("account-matrix")) }
                thead { tr {
                    th scope="col" { (t.get("account-group")) }
                    @for row in &matrix.boards { th.figure scope="col" { (row.board) } }
                    th.figure scope="col" { (t.get("account-region")) }
                } }
                tbody {
                    @for (at, group) in matrix.groups.iter().enumerate() {
                        tr {
                            th scope="row" lang=[self.foreign()] { (group) }
                            @for row in matrix.boards.iter().chain([&matrix.region]) {
                                td.figure { @if let Some(cell) = row.cells.get(at) { (met(t, cell)) } }
                            }
                        }
                    }
                }
            } }
            p.quiet { (t.get("account-matrix-note")) }
        }
    }
}

/// A cell of the matrix: how many dialogues, whether that is a gap, and the share where it may be said.
fn met(t: &Texts, cell: &MatrixCell) -> Markup {
    let class = if cell.is_gap() {
        Some("gap")
    } else {
        cell.prioritised.then_some("wanted")
    };
    html! {
        span class=[class] {
            @if cell.is_gap() { (t.get("account-gap")) }
            @else if cell.dialogues == 0 { "–" }
            @else {
                (t.number(cell.dialogues))
                @if cell.prioritised { " ✓" span.hidden { (t.get("account-prioritised-word")) } }
            }
        }
        @if let Some(figure) = cell.answers.figure() { br; span.quiet { (answers::share(figure.share).text(t)) " " (t.with("follow-up-n", [("n", figure.n.into())])) } }
    }
}
