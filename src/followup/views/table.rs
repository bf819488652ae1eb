//! A table of the account as a page shows it.

use maud::{Markup, html};

use crate::followup::tables::{Kind, Table, Value};
use crate::i18n::Texts;

/// A table in a box that scrolls by itself, with its caption and note; nothing where it has no rows. Captions are hidden
/// from eyes where a headline above says the same.
pub struct Shape<'a> {
    pub table: &'a Table,
    pub caption: Caption,
    /// Where the name of a row leads to.
    pub link: Option<&'a Link<'a>>,
}

/// Where the name of a row leads to, if anywhere.
pub type Link<'a> = dyn Fn(&Value) -> Option<String> + 'a;

/// How a table is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caption {
    Shown,
    /// A headline right above says it.
    Hidden,
}

/// A table with its own caption.
pub fn captioned(t: &Texts, table: &Table) -> Markup {
    Shape {
        table,
        caption: Caption::Shown,
        link: None,
    }
    .show(t)
}

impl Shape<'_> {
    pub fn show(&self, t: &Texts) -> Markup {
        let table = self.table;
        html! {
            @if !table.rows.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(table.title) {
                    table.account {
                        caption class=[(self.caption == Caption::Hidden).then_some("hidden")] { (table.title) }
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
                @if at == 0 {
                    th.figure[is_figure(column.kind)] scope="row" {
                        @match self.link.and_then(|link| link(value)) {
                            Some(href) => a href=(href) { (text) },
                            None => (text),
                        }
                    }
                } @else if *value == Value::TooFew {
                    td.figure.few { (text) }
                } @else if column.kind == Kind::Prose {
                    td.prose { (text) }
                } @else {
                    td.figure[is_figure(column.kind)] { (text) }
                }
            }
        }
    }
}

fn is_figure(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Number | Kind::PerCent | Kind::Share | Kind::Interval
    )
}
