//! The goals with what came of them: the table of the public record, and its short form.

use maud::{Markup, html};

use super::{Body, mark};
use crate::followup::tables::words;

impl Body<'_> {
    /// The table of the public record.
    pub fn goals(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            h2 #goals { (t.get("goals-title")) }
            @if account.goals.is_empty() {
                p { (t.get("goals-empty")) }
                @if let Some(base) = self.base { p { a href=(format!("{base}/goals")) { (t.get("goals-open")) } } }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(t.get("goals-title")) { table {
                    caption.hidden { (t.get("goals-title")) }
                    thead { tr {
                        th scope="col" { (t.get("goal-name")) }
                        th scope="col" { (t.get("follow-up-indicator")) }
                        th scope="col" { (t.get("follow-up-target")) }
                        th scope="col" { (t.get("follow-up-outcome")) }
                        th scope="col" { (t.get("follow-up-met")) }
                        th scope="col" { (t.get("indicator-reflection")) }
                    } }
                    @for goal in &account.goals {
                        tbody {
                            @for (at, indicator) in goal.indicators.iter().enumerate() {
                                tr {
                                    @if at == 0 { th scope="rowgroup" rowspan=(goal.indicators.len()) lang=[self.foreign()] { (goal.name) } }
                                    th scope="row" lang=[self.foreign()] { (indicator.name) }
                                    td.day { (indicator.target.as_ref().map_or_else(|| "–".to_owned(), |target| words::target(t, target))) }
                                    td {
                                        (words::outcome(t, &indicator.outcome))
                                        @for line in words::lacking(t, &indicator.lacking) { p.hint { (line) } }
                                        @if let Some(source) = words::source(t, indicator) { p.hint { (source) } }
                                    }
                                    td { (mark(t, indicator.met)) }
                                    td.prose lang=[self.foreign()] {
                                        @for line in indicator.reflection.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
                                    }
                                }
                            }
                            @if goal.indicators.is_empty() {
                                tr { th scope="row" lang=[self.foreign()] { (goal.name) } td colspan="5" { span.quiet { (t.get("indicators-empty")) } } }
                            }
                        }
                    }
                } }
                p.quiet { (t.get("goals-rule")) }
            }
        }
    }

    /// The goals without what is said of them: for a sheet of paper.
    pub fn goals_in_brief(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if !account.goals.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(t.get("goals-title")) { table.account {
                    caption { (t.get("goals-title")) }
                    thead { tr {
                        th scope="col" { (t.get("follow-up-indicator")) }
                        th scope="col" { (t.get("follow-up-target")) }
                        th scope="col" { (t.get("follow-up-outcome")) }
                        th scope="col" { (t.get("follow-up-met")) }
                    } }
                    tbody { @for (_, indicator) in words::indicators(&account.goals) { tr {
                        th scope="row" lang=[self.foreign()] { (indicator.name) }
                        td.day { (indicator.target.as_ref().map_or_else(|| "–".to_owned(), |target| words::target(t, target))) }
                        td { (words::outcome(t, &indicator.outcome)) }
                        td.day { (words::met(t, indicator.met)) }
                    } } }
                } }
            }
        }
    }
}
