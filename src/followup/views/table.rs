//! A table of the account as a page shows it.

use maud::{Markup, html};

use crate::followup::tables::{ColumnKind, Table, Value};
use crate::i18n::Texts;

/// A table in a box that scrolls by itself, with its caption and note; nothing where it has no rows.
pub struct ShownTable<'a> {
    pub table: &'a Table,
    /// The language of what staff wrote, where the page is in another one (WCAG 3.1.2).
    pub foreign: Option<&'a str>,
}

/// The head of a table whose columns are these, by the keys of their titles.
pub fn heads(t: &Texts, keys: &[&str]) -> Markup {
    html! { thead { tr { @for key in keys { th scope="col" { (t.get(key)) } } } } }
}

/// The columns in which staff's own words stand, and not Eko's.
pub(super) const WRITTEN: [&str; 15] = [
    "activity",
    "audience",
    "board",
    "goal",
    "group",
    "groups",
    "how",
    "indicator",
    "method",
    "municipality",
    "note",
    "source",
    "strengths",
    "survey",
    "weaknesses",
];

impl ShownTable<'_> {
    pub fn show(&self, t: &Texts) -> Markup {
        let table = self.table;
        html! {
            @if !table.rows.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(table.title) {
                    table.account {
                        caption { (table.title) }
                        thead { tr {
                            @for column in &table.columns {
                                th.figure[is_figure(column.kind)] scope="col" { (column.title) }
                            }
                        } }
                        tbody {
                            @for row in &table.rows { tr { (self.row(t, row)) } }
                        }
                    }
                }
                @if !table.note.is_empty() { p.quiet { (table.note) } }
            }
        }
    }

    fn row(&self, t: &Texts, row: &[Value]) -> Markup {
        html! {
            @for (at, (column, value)) in self.table.columns.iter().zip(row).enumerate() {
                @let text = value.text(t);
                @let lang = self.foreign.filter(|_| WRITTEN.contains(&column.key));
                @if at == 0 {
                    th.figure[is_figure(column.kind)] scope="row" lang=[lang] { (text) }
                } @else if *value == Value::TooFew {
                    td.figure.few { (text) }
                } @else if column.kind == ColumnKind::Prose {
                    td.prose lang=[lang] { (text) }
                } @else {
                    td.figure[is_figure(column.kind)] lang=[lang] { (text) }
                }
            }
        }
    }
}

/// Whether a column is of figures, which stand at the end of their cells.
pub(super) fn is_figure(kind: ColumnKind) -> bool {
    matches!(
        kind,
        ColumnKind::Number | ColumnKind::PerCent | ColumnKind::Share | ColumnKind::Interval
    )
}
