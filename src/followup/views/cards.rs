//! A table of the account that fits its page: several values share a column, one above and the others in small beneath
//! it, what all rows say is said once above them, and on a phone a row becomes a card.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::table::{WRITTEN, is_figure};
use crate::followup::chapters::{Order, Sorting};
use crate::followup::tables::{Column, ColumnKind, Table, Value};
use crate::i18n::Texts;
use crate::web::url::Url;

/// The columns that are said once above the table where all of its rows say the same.
const ONCE: [&str; 12] = [
    "versions",
    "not_at_all_share",
    "no_answer",
    "waiting",
    "bounced",
    "rejected",
    "uncertain",
    "failed",
    "withdrawn",
    "cancelled",
    "untried",
    "later",
];

/// Parts of the participants, which are told where there are any.
const APART: [&str; 3] = ["residents", "officials", "mixed"];

/// What may be broken over lines beneath a figure.
const LOOSE: [&str; 5] = ["residents", "officials", "mixed", "elected", "answered"];

/// Where the name of a row leads to, if anywhere.
pub type Link<'a> = dyn Fn(&Value) -> Option<Url> + 'a;

/// A column of the table, its place there, and the places of those that stand beneath it, by their keys.
type Stacked<'a> = (&'a Column, (usize, Vec<(&'static str, usize)>));

/// A column of a page: a column of the table, and others of it that stand beneath its values.
#[derive(Debug, Clone, Copy)]
pub struct Stack {
    pub key: &'static str,
    pub beneath: &'static [&'static str],
}

/// A column with others beneath.
pub const fn stack(key: &'static str, beneath: &'static [&'static str]) -> Stack {
    Stack { key, beneath }
}

/// Columns with nothing beneath.
pub const fn plain<const N: usize>(keys: [&'static str; N]) -> [Stack; N] {
    let mut columns = [stack("", &[]); N];
    let mut at = 0;
    while at < N {
        columns[at].key = keys[at];
        at += 1;
    }
    columns
}

/// Where the same table stands in another order.
pub struct Ordered<'a> {
    pub by: Option<&'a Sorting>,
    /// The address of the page in an order, by its word.
    pub to: &'a dyn Fn(&str) -> Url,
}

/// A table in the columns of a page; nothing where it has no rows.
pub struct Cards<'a> {
    pub table: &'a Table,
    pub columns: &'a [Stack],
    /// Fewer answers than these are not shown.
    pub threshold: i64,
    /// The language of what staff wrote, where the page is in another one (WCAG 3.1.2).
    pub foreign: Option<&'a str>,
    /// Where the name of a row leads to.
    pub link: Option<&'a Link<'a>>,
    pub ordered: Option<Ordered<'a>>,
}

/// What is said of a value that stands beneath another: the key of its text. Those that are not here say themselves.
fn unit(key: &str) -> Option<&'static str> {
    Some(match key {
        "n" | "n_perspective" | "n_in_depth" => "beneath-n",
        "answered" => "beneath-answered",
        "counted" => "beneath-counted",
        "from" => "beneath-from",
        "versions" | "version" => "beneath-versions",
        "residents" => "beneath-residents",
        "officials" => "beneath-officials",
        "mixed" => "beneath-mixed",
        "elected" => "beneath-elected",
        "met_by" => "beneath-met-by",
        "strengths" => "beneath-strengths",
        "weaknesses" => "beneath-weaknesses",
        _ => return None,
    })
}

impl Cards<'_> {
    pub fn show(&self, t: &Texts) -> Markup {
        let once = self.said_once();
        let columns = self.shown(&once);
        let ordered = self.ordered.as_ref().and_then(|ordered| ordered.by);
        let table = match ordered {
            Some(by) => self.table.clone().sorted(by),
            None => self.table.clone(),
        };
        html! {
            @if !table.rows.is_empty() {
                table.account.cards {
                    caption {
                        span { (table.title) }
                        (self.said(t, &once))
                    }
                    thead { tr {
                        @for (column, _) in &columns { (self.head(t, column)) }
                    } }
                    tbody {
                        @for row in &table.rows { tr { (self.row(t, row, &columns)) } }
                    }
                }
            }
        }
    }

    /// The columns of which all rows say the same thing.
    fn said_once(&self) -> BTreeSet<&'static str> {
        let rows = &self.table.rows;
        let is_same = |key: &&'static str| {
            let at = self.table.at(key);
            let mut all = rows.iter().filter_map(|row| row.get(at?));
            let first = all.next();
            first.is_some_and(|first| first.is_said() && all.all(|other| other == first))
        };
        let once = ONCE.into_iter();
        once.filter(|key| rows.len() > 1 && is_same(key)).collect()
    }

    /// The columns that the page has: of each its place in the table, and the places of those beneath.
    fn shown(&self, once: &BTreeSet<&str>) -> Vec<Stacked<'_>> {
        let stacks = self
            .columns
            .iter()
            .filter(|stack| !once.contains(stack.key));
        let stacks = stacks.filter_map(|stack| {
            let at = self.table.at(stack.key)?;
            let beneath = stack.beneath.iter().filter(|key| !once.contains(**key));
            let beneath = beneath.filter_map(|key| Some((*key, self.table.at(key)?)));
            Some((self.table.columns.get(at)?, (at, beneath.collect())))
        });
        stacks.collect()
    }

    fn head(&self, t: &Texts, column: &Column) -> Markup {
        let figure = is_figure(column.kind);
        let Some(ordered) = &self.ordered else {
            return html! { th.figure[figure] scope="col" { (column.title) } };
        };
        let now = ordered.by.filter(|by| by.column == column.key);
        // Figures are asked for from the largest down, names from A on.
        let first = match figure {
            true => Order::Falling,
            false => Order::Rising,
        };
        let next = now.map_or(first, |by| by.order.turned());
        let sorted = now.map(|by| match by.order {
            Order::Rising => "ascending",
            Order::Falling => "descending",
        });
        html! {
            th.figure[figure] scope="col" aria-sort=[sorted] {
                a href=((ordered.to)(&Sorting::word(column.key, next))) title=(t.get("sort-by")) {
                    (column.title)
                    @match now.map(|by| by.order) {
                        Some(Order::Rising) => span aria-hidden="true" { " ↑" },
                        Some(Order::Falling) => span aria-hidden="true" { " ↓" },
                        None => {},
                    }
                }
            }
        }
    }

    fn row(&self, t: &Texts, row: &[Value], columns: &[Stacked<'_>]) -> Markup {
        html! {
            @for (number, (column, (at, beneath))) in columns.iter().enumerate() {
                @let value = row.get(*at).unwrap_or(&Value::Empty);
                @let lang = self.foreign.filter(|_| WRITTEN.contains(&column.key));
                @let small = html! {
                    @for (key, at) in beneath {
                        @if let Some(value) = row.get(*at).filter(|value| is_told(key, value)) {
                            " " span.small.loose[LOOSE.contains(key)] lang=[self.foreign.filter(|_| WRITTEN.contains(key))] { (beneath_text(t, key, value)) }
                        }
                    }
                };
                @if number == 0 {
                    th.figure[is_figure(column.kind)] scope="row" lang=[lang] {
                        @match self.link.and_then(|link| link(value)) {
                            Some(href) => a href=(href) { (value.text(t)) },
                            None => (value.text(t)),
                        }
                        (small)
                    }
                } @else if *value == Value::TooFew {
                    td.figure.few data-l=(column.title) { span { (t.get("too-few-short")) (small) } }
                } @else {
                    td.figure[is_figure(column.kind)].day[column.kind == ColumnKind::Day].prose[column.kind == ColumnKind::Prose] data-l=(column.title) lang=[lang] {
                        span { (value.text(t)) (small) }
                    }
                }
            }
        }
    }
}

impl Cards<'_> {
    /// What stands above the rows so that it need not stand in each: what all of them say, and what *too few* means.
    fn said(&self, t: &Texts, once: &BTreeSet<&'static str>) -> Markup {
        let first = self.table.rows.first();
        let each = once.iter().filter_map(|key| {
            let at = self.table.at(key)?;
            let value = first?.get(at)?.text(t);
            Some(format!("{} {value}", self.table.columns.get(at)?.title))
        });
        let each: Vec<String> = each.collect();
        let mut values = self.table.rows.iter().flatten();
        let has_few = values.any(|value| *value == Value::TooFew);
        html! {
            @if has_few || !each.is_empty() {
                " "
                span.small {
                    @if has_few { (t.with("table-too-few", [("threshold", self.threshold.into())])) " " }
                    @if !each.is_empty() { (t.with("table-once", [("what", each.join(t.comma()).into())])) }
                }
            }
        }
    }
}

/// Whether there is anything to say of a value that stands beneath another: of nobody among the participants there is not.
fn is_told(key: &str, value: &Value) -> bool {
    let nobody = APART.contains(&key) && *value == Value::Number(0);
    value.is_said() && !nobody
}

fn beneath_text(t: &Texts, key: &str, value: &Value) -> String {
    let text = value.text(t);
    match unit(key) {
        Some(unit) => t.with(unit, [("value", text.into())]),
        None => text,
    }
}
