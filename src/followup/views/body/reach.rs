//! Whom the process has met.

use maud::{Markup, html};

use super::{Body, brief};
use crate::followup::account::MatrixCell;
use crate::followup::tables::answers;
use crate::followup::views::pictures;
use crate::i18n::Texts;
use crate::processes::GroupKind;

impl Body<'_> {
    /// Whom the process has met.
    pub(super) fn reach(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let groups = answers::groups(t, account);
        html! {
            @if !account.groups.is_empty() {
                h2 #groups { (t.get("account-reach-title")) }
                @if !account.matrix.groups.is_empty() {
                    (pictures::heat(t, account))
                    (self.matrix())
                }
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
                            th scope="row" {
                                span lang=[self.foreign()] { (group) }
                                @if self.is_of_officials(group) { " " span.quiet { (t.get("group-kind-officials")) } }
                            }
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

impl Body<'_> {
    fn is_of_officials(&self, group: &str) -> bool {
        let mut all = self.account.groups.iter();
        let known = all.find(|one| one.row.of == group);
        known.is_some_and(|one| one.kind == GroupKind::Officials.word())
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
            @if cell.dialogues == 0 { @if !cell.prioritised { "–" } } @else {
                (t.number(cell.dialogues)) " "
                (t.with("account-by", [("count", cell.participants.into())]))
                @if cell.prioritised && cell.is_met() { " ✓" span.hidden { (t.get("account-prioritised-word")) } }
                " "
            }
            @if cell.is_gap() { (t.get("account-gap")) }
        }
        @if let Some(figure) = cell.answers.figure() { br; span.quiet { (answers::share(figure.share).text(t)) " " (t.with("follow-up-n", [("n", figure.n.into())])) } }
    }
}
