//! Whether they got to make their voice heard.

use maud::{Markup, html};

use super::{Body, mark};
use crate::followup::account::{Figure, Indicator};
use crate::followup::indicators::Met;
use crate::followup::tables::{answers, words};
use crate::followup::views::pictures;
use crate::followup::views::table::heads;
use crate::i18n::Texts;

impl Body<'_> {
    /// Whether they got to make their voice heard.
    pub(super) fn voice(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let perspective = account
            .phase("perspective")
            .and_then(|row| row.answers.figure());
        html! {
            h2 #voice { (t.get("follow-up-heard-title")) }
            @if account.whole.dialogues == 0 { p { (t.get("follow-up-empty")) } }
            (self.headline(perspective))
            (self.captioned(&answers::phases(t, account).only(&[
                "phase", "dialogues", "participants", "residents", "officials", "mixed", "counted", "answered", "response", "n", "heard", "interval", "bounds", "versions", "from",
            ])))
            @let people = answers::people(t, account);
            @if !people.rows.is_empty() {
                (self.captioned(&people.only(&[
                    "whom", "dialogues", "participants", "counted", "answered", "response", "n", "heard", "interval", "bounds",
                ])))
            }
            @if let Some(figure) = account.whole.answers.figure() {
                p.quiet { (t.with("follow-up-versions", [("versions", versions(figure).into())])) }
            }
            (pictures::scale(t, account))
            (self.captioned(&answers::scale(t, account).only(&[
                "phase", "n", "very_high", "very_high_share", "fairly_high", "fairly_high_share", "fairly_low",
                "fairly_low_share", "not_at_all", "not_at_all_share", "no_answer",
            ])))
        }
    }

    /// The core question against each target that the process has for it: the goals' own rows, so that no page says
    /// both *met* and *not met*. Without such a goal there is the share, and nothing is met or missed.
    fn headline(&self, figure: Option<&Figure>) -> Markup {
        let (t, account) = (self.t, self.account);
        let goals: Vec<&Indicator> = account.heard_goals().collect();
        html! {
            div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-heard-indicator")) { table {
                caption.hidden { (t.get("follow-up-heard-indicator")) }
                (heads(t, &["follow-up-indicator", "follow-up-target", "follow-up-outcome", "follow-up-met"]))
                tbody {
                    @for indicator in &goals { tr {
                        th scope="row" lang=[self.foreign()] { (indicator.name) }
                        td { (self.target(indicator)) }
                        td { (words::outcome(t, &indicator.outcome)) }
                        td { (mark(t, indicator.met)) }
                    } }
                    @if goals.is_empty() { tr {
                        th scope="row" { (t.get("follow-up-heard-indicator")) }
                        td { "–" }
                        td {
                            @match figure {
                                Some(figure) => {
                                    (answers::share(figure.share).text(t)) " "
                                    (t.with("follow-up-n", [("n", figure.n.into())]))
                                },
                                None => (t.get("too-few")),
                            }
                        }
                        td { (mark(t, Met::NotDefined)) }
                    } }
                }
            } }
            (accuracy(t, figure))
        }
    }
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
