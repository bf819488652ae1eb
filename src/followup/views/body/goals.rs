//! The goals with what came of them: the table of the public record, and its short form.

use maud::{Markup, html};

use super::{Body, Stack, mark, stack};
use crate::followup::account::Indicator;
use crate::followup::count;
use crate::followup::tables::{answers, others, words};
use crate::followup::views::sentences;
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

/// The columns of what was removed.
const REMOVED: [Stack; 5] = [
    stack("indicator", &["goal"]),
    stack("removed_on", &[]),
    stack("target", &[]),
    stack("counted", &[]),
    stack("target_changes", &[]),
];

impl Body<'_> {
    /// The table of the public record.
    pub fn goals(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if account.board.is_some() && !account.goals.is_empty() { p { (t.get("goals-of-region-note")) } }
            @if account.goals.is_empty() {
                p { (t.get("goals-empty")) }
                @if let Some(process) = self.process { p { a.alone href=(url::goals(process)) { (t.get("goals-open")) } } }
            } @else {
                p.big { (sentences::of_goals(t, account)) }
                table.cards.trio {
                    caption.hidden { (t.get("goals-title")) }
                    thead { tr {
                        @for key in ["follow-up-indicator", "follow-up-target", "follow-up-outcome", "follow-up-met"] {
                            th scope="col" { (t.get(key)) }
                        }
                    } }
                    @for goal in &account.goals {
                        tbody {
                            tr.band { th scope="rowgroup" colspan="4" lang=[self.foreign()] { (goal.name) } }
                            @for indicator in &goal.indicators { (self.indicator(indicator)) }
                            @if goal.indicators.is_empty() {
                                tr { td colspan="4" { span.quiet { (t.get("indicators-empty")) } } }
                            }
                        }
                    }
                }
                details.more { summary { (t.get("how-counted")) } div { p { (t.get("goals-rule")) } } }
            }
            (self.cards(&others::removed(t, account), &REMOVED).show(t))
        }
    }

    fn indicator(&self, of: &Indicator) -> Markup {
        let t = self.t;
        html! {
            tr {
                th scope="row" lang=[self.foreign()] {
                    (of.name)
                    @for line in of.reflection.lines().filter(|line| !line.trim().is_empty()) { " " span.small { (line) } }
                }
                td data-l=(t.get("follow-up-target")) { span { (self.target(of)) } }
                td data-l=(t.get("follow-up-outcome")) {
                    span {
                        (words::outcome(t, &of.outcome))
                        @for line in words::lacking(t, &of.lacking) { " " span.small { (line) } }
                        @if let Some(source) = words::source(t, of) { " " span.small { (source) } }
                    }
                }
                td data-l=(t.get("follow-up-met")) { (mark(t, of.met)) }
            }
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
    pub fn goals_title(&self) -> &'static str {
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
            @for line in words::target_changes(t, &of.target_changes) { " " span.small { (line) } }
        }
    }
}
