//! Whether they got to make their voice heard.

use maud::{Markup, html};

use super::{Body, Stack, mark, stack};
use crate::followup::account::Figure;
use crate::followup::chapters::{Cut, Topic};
use crate::followup::tables::{Table, Value, answers, words};
use crate::followup::views::pictures;
use crate::i18n::Texts;

/// The columns of some dialogues and what was answered there.
fn columns(first: &'static str) -> Vec<Stack> {
    vec![
        stack(first, &[]),
        stack("dialogues", &["counted", "from"]),
        stack("participants", &["residents", "officials", "mixed"]),
        stack("response", &["answered"]),
        stack("heard", &["n", "interval"]),
        stack("bounds", &[]),
        stack("versions", &[]),
    ]
}

/// The columns of the choices.
const SCALE: [Stack; 7] = [
    stack("phase", &[]),
    stack("n", &[]),
    stack("very_high_share", &["very_high"]),
    stack("fairly_high_share", &["fairly_high"]),
    stack("fairly_low_share", &["fairly_low"]),
    stack("not_at_all_share", &["not_at_all"]),
    stack("no_answer", &[]),
];

impl Body<'_> {
    /// Whether they got to make their voice heard.
    pub(super) fn heard(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if account.whole.dialogues == 0 { p { (t.get("follow-up-empty")) } }
            (self.verdicts())
            @if self.look.is_some() { (self.left_out()) }
            (self.ways_to_cut(Topic::Heard))
            @for cut in self.cuts(Topic::Heard, &[Cut::Phase, Cut::Whom]) {
                @match cut {
                    Cut::Whom => (self.split(answers::people(t, account), "whom", pictures::people(t, account))),
                    Cut::Board => (self.split(all_phases(t, answers::boards(t, account)), "board", pictures::boards(t, account, None))),
                    Cut::Group => (self.split(answers::groups(t, account), "group", pictures::groups(t, account))),
                    Cut::Method => (self.split(answers::methods(t, account), "method", pictures::methods(t, account))),
                    Cut::Year => (self.split(answers::years(t, account), "of", pictures::years(t, account))),
                    Cut::Phase | Cut::Month | Cut::Municipality => (self.phases()),
                }
            }
        }
    }

    fn phases(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            (pictures::scale(t, account))
            (self.cards(&answers::phases(t, account), &columns("phase")).show(t))
            (self.cards(&answers::scale(t, account), &SCALE).show(t))
        }
    }

    fn split(&self, table: Table, first: &'static str, picture: Markup) -> Markup {
        html! { (picture) (self.sorted(Topic::Heard, &table, &columns(first), None)) }
    }

    /// The core question against each target that the process has for it: the goals' own rows, so that no page says
    /// both *met* and *not met*. Without such a goal there is the share, and nothing is met or missed.
    fn verdicts(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            ul.verdicts role="list" aria-label=(t.get("follow-up-heard-indicator")) {
                @for indicator in account.heard_goals() { li {
                    (mark(t, indicator.met)) " "
                    span lang=[self.foreign()] { (indicator.name) }
                    span.small {
                        (t.get("follow-up-target")) ": " (self.target(indicator)) ". "
                        (t.get("follow-up-outcome")) ": " (words::outcome(t, &indicator.outcome)) "."
                    }
                } }
            }
        }
    }

    /// What the share of the perspective dialogues can and cannot say.
    pub(super) fn accuracy(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let phase = account.phase("perspective");
        html! {
            (accuracy(t, phase.and_then(|row| row.answers.figure())))
            @if let Some(figure) = account.whole.answers.figure() {
                p { (t.with("follow-up-versions", [("versions", versions(figure).into())])) }
            }
        }
    }
}

/// Only the rows of all phases together.
pub(super) fn all_phases(t: &Texts, mut table: Table) -> Table {
    let all = Value::Text(t.get("phase-all").into_owned());
    if let Some(at) = table.at("phase") {
        table.rows.retain(|row| row.get(at) == Some(&all));
    }
    table
}

/// What the share of the perspective dialogues can and cannot say.
fn accuracy(t: &Texts, figure: Option<&Figure>) -> Markup {
    html! {
        @if let Some((figure, bounds)) = figure.and_then(|figure| Some((figure, figure.bounds?))) {
            p {
                (t.with("follow-up-bounds", [
                    ("answered", figure.n.into()),
                    ("participants", figure.participants.into()),
                    ("low", t.percent(bounds.least.0, 1000).into()),
                    ("high", t.percent(bounds.most.0, 1000).into()),
                ]))
            }
        }
        @if let Some(interval) = figure.and_then(|figure| figure.interval) {
            p {
                (t.with("account-interval-is", [
                    ("low", t.percent(interval.least.0, 1000).into()),
                    ("high", t.percent(interval.most.0, 1000).into()),
                ]))
            }
        }
    }
}

fn versions(figure: &Figure) -> String {
    let versions: Vec<String> = figure.survey_versions.iter().map(i32::to_string).collect();
    versions.join(", ")
}
