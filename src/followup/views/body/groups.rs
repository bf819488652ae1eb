//! Whom the process has met.

use maud::{Markup, html};

use super::{Body, answered, stack};
use crate::followup::account::MatrixCell;
use crate::followup::chapters::{Cut, Topic};
use crate::followup::tables::{answers, words};
use crate::followup::views::pictures;
use crate::i18n::Texts;
use crate::processes::GroupKind;

impl Body<'_> {
    /// Whom the process has met.
    pub(super) fn groups(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let columns = answered([
            stack("group", &["kind"]),
            stack("prioritised_by", &["met_by"]),
        ]);
        html! {
            (self.ways_to_cut(Topic::Groups))
            @for cut in self.cuts(Topic::Groups, &[Cut::Board, Cut::Group]) {
                @if cut == Cut::Board {
                    @if !account.matrix.groups.is_empty() {
                        (pictures::heat(t, account))
                        (self.matrix())
                    }
                } @else {
                    (pictures::groups(t, account))
                    (self.sorted(Topic::Groups, &answers::groups(t, account), &columns, None))
                }
            }
        }
    }

    /// Boards by groups, as two ways to read one table.
    fn matrix(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let matrix = &account.matrix;
        html! {
            div.scroll tabindex="0" role="region" aria-label=(t.get("account-matrix")) { table.account.cards {
                caption { span { (t.get("account-matrix")) } " " span.small { (t.get("matrix-reads")) } }
                thead { tr {
                    th scope="col" { (t.get("account-group")) }
                    @for row in &matrix.boards { th scope="col" { (row.board) } }
                    th scope="col" { (t.get("account-region")) }
                } }
                tbody {
                    @for (at, group) in matrix.groups.iter().enumerate() {
                        tr {
                            th scope="row" {
                                span lang=[self.foreign()] { (group) }
                                @if self.is_of_officials(group) && !group.eq_ignore_ascii_case(&t.get("group-kind-officials")) { " " span.quiet { (t.get("group-kind-officials")) } }
                            }
                            @for row in matrix.boards.iter().chain([&matrix.region]) {
                                td.none[row.cells.get(at).is_some_and(is_nothing)] data-l=(words::board(t, row)) { @if let Some(cell) = row.cells.get(at) { span { (met(t, cell)) } } }
                            }
                        }
                    }
                }
            } }
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

/// Neither met nor to be met.
fn is_nothing(cell: &MatrixCell) -> bool {
    cell.dialogues == 0 && !cell.prioritised
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
                "(" (t.number(cell.participants)) ")"
                @if cell.prioritised && cell.is_met() { " ✓" span.hidden { (t.get("account-prioritised-word")) } }
                " "
            }
            @if cell.is_gap() { (t.get("account-gap")) }
        }
        @if let Some(figure) = cell.answers.figure() { " " span.small { (answers::share(figure.share).text(t)) " " (t.with("beneath-n", [("value", figure.n.into())])) } }
    }
}
