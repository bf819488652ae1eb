//! The goals with what came of them: the table of the public record, and its short form.

use maud::{Markup, html};

use super::{Body, mark};
use crate::followup::account::Indicator;
use crate::followup::count;
use crate::followup::tables::{answers, others, words};
use crate::followup::views::table::heads;
use crate::plan::goals::MeasureKind;
use crate::web::url;

/// The columns of the short form; the last is a board's own.
const HEADS_OF_BOARD: [&str; 5] = [
    "follow-up-indicator",
    "follow-up-target",
    "follow-up-outcome",
    "follow-up-met",
    "account-own",
];

impl Body<'_> {
    /// The table of the public record.
    pub fn goals(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            h2 #goals { (t.get(self.goals_title())) }
            @if account.board.is_some() && !account.goals.is_empty() { p { (t.get("goals-of-region-note")) } }
            @if account.goals.is_empty() {
                p { (t.get("goals-empty")) }
                @if let Some(process) = self.process { p { a href=(url::goals(process)) { (t.get("goals-open")) } } }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(t.get("goals-title")) { table {
                    caption.hidden { (t.get("goals-title")) }
                    (heads(t, &["goal-name", "follow-up-indicator", "follow-up-target", "follow-up-outcome", "follow-up-met", "indicator-reflection"]))
                    @for goal in &account.goals {
                        tbody {
                            @for (at, indicator) in goal.indicators.iter().enumerate() {
                                tr {
                                    @if at == 0 { th scope="rowgroup" rowspan=(goal.indicators.len()) lang=[self.foreign()] { (goal.name) } }
                                    th scope="row" lang=[self.foreign()] { (indicator.name) }
                                    td.day { (self.target(indicator)) }
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
            (self.captioned(&others::removed(t, account)))
        }
    }

    /// The goals without what is said of them: for a sheet of paper.
    pub fn goals_in_brief(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if !account.goals.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(t.get("goals-title")) { table class=[account.board.is_none().then_some("account")] {
                    caption { (t.get(self.goals_title())) }
                    (heads(t, if account.board.is_some() { &HEADS_OF_BOARD } else { &HEADS_OF_BOARD[..4] }))
                    tbody { @for (_, indicator) in words::indicators(&account.goals) { tr {
                        th scope="row" lang=[self.foreign()] { (indicator.name) }
                        td.day { (self.target(indicator)) }
                        td {
                            (words::outcome(t, &indicator.outcome))
                            @for line in words::of_whom(t, &indicator.lacking) { " " span.quiet { (line) } }
                        }
                        td.day { (words::met(t, indicator.met)) }
                        @if account.board.is_some() { td { (self.boards_own(indicator)) } }
                    } } }
                } }
                @if account.board.is_some() { p.quiet { (t.get("goals-of-region-note")) } }
            }
            @for of in &account.removed {
                p.quiet { (t.get("removed-title")) ": " span lang=[self.foreign()] { (of.name) } ", " (words::removed(t, of)) }
            }
        }
    }

    /// The goals are the whole region's, and a board's page says so.
    fn goals_title(&self) -> &'static str {
        if self.account.board.is_some() {
            "goals-of-region"
        } else {
            "goals-title"
        }
    }

    /// What the only board has done of what an indicator counts; a dash for what is only counted of all together.
    fn boards_own(&self, of: &Indicator) -> String {
        let (t, account) = (self.t, self.account);
        let held = || {
            account.dialogues.iter().filter(|one| {
                let year = of.year.map(|year| format!("{year}-"));
                one.was_held()
                    && year.is_none_or(|year| one.month.starts_with(&year))
                    && of.phase.as_ref().is_none_or(|phase| *phase == one.phase)
            })
        };
        let own = || -> Option<String> {
            let board = account.boards.first()?;
            match MeasureKind::from_word(&of.counted)? {
                MeasureKind::Dialogues => Some(t.number(count(held()))),
                MeasureKind::Participants => {
                    let heads = held().filter_map(|one| one.participants);
                    Some(t.number(heads.map(i64::from).sum()))
                }
                MeasureKind::Groups | MeasureKind::Boards => self.groups_met(),
                MeasureKind::Heard => {
                    let row = match &of.phase {
                        Some(phase) => board.phases.iter().find(|row| row.of == *phase)?,
                        None => &board.row,
                    };
                    let figure = row.answers.figure();
                    Some(figure.map_or_else(
                        || t.get("too-few").into_owned(),
                        |figure| answers::share(figure.share).text(t),
                    ))
                }
                _ => None,
            }
        };
        own().unwrap_or_else(|| "–".to_owned())
    }

    /// An indicator's target, and each change of what was first decided.
    pub(super) fn target(&self, of: &Indicator) -> Markup {
        let t = self.t;
        html! {
            (of.target.as_ref().map_or_else(|| "–".to_owned(), |target| words::target(t, target)))
            @for line in words::target_changes(t, &of.target_changes) { p.hint { (line) } }
        }
    }
}
