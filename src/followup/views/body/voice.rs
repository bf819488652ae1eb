//! Whether they got to make their voice heard.

use maud::{Markup, html};

use super::{Body, mark};
use crate::followup::account::{Account, Figure};
use crate::followup::indicators::Met;
use crate::followup::tables::answers;
use crate::followup::views::pictures;
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
            (headline(t, account, perspective))
            (self.captioned(&answers::phases(t, account).only(&[
                "phase", "dialogues", "participants", "counted", "answered", "response", "n", "heard", "interval", "bounds", "versions", "from",
            ])))
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
}

/// The core question against its target.
fn headline(t: &Texts, account: &Account, figure: Option<&Figure>) -> Markup {
    let target = account.heard_target;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-heard-indicator")) { table {
            caption.hidden { (t.get("follow-up-heard-indicator")) }
            thead { tr {
                th scope="col" { (t.get("follow-up-indicator")) }
                th scope="col" { (t.get("follow-up-target")) }
                th scope="col" { (t.get("follow-up-outcome")) }
                th scope="col" { (t.get("follow-up-met")) }
            } }
            tbody { tr {
                th scope="row" { (t.get("follow-up-heard-indicator")) }
                td { "> " (t.percent(target.into(), 100)) }
                td {
                    @match figure {
                        Some(figure) => {
                            (answers::share(figure.share).text(t)) " "
                            (t.with("follow-up-n", [("n", figure.n.into())]))
                        },
                        None => (t.get("too-few")),
                    }
                }
                td { (mark(t, figure.map_or(Met::NotYet, |figure| exceeds(figure, target)))) }
            } }
        } }
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

/// Against the target, as far as what is shown goes.
fn exceeds(figure: &Figure, target: i32) -> Met {
    use crate::followup::engine::Said;
    use crate::followup::{Outcome, exceeds};
    let (least, most, of) = match figure.share {
        Said::Exact { heard, of } => (heard, heard, of),
        Said::Between { least, most, of } => (least, most, of),
        Said::AtMost5PerCent { .. } => (0, 5, 100),
        Said::AtLeast95PerCent { .. } => (95, 100, 100),
    };
    match (exceeds(least, of, target), exceeds(most, of, target)) {
        (Outcome::Met, Outcome::Met) => Met::Met,
        (Outcome::NotMet, Outcome::NotMet) => Met::NotMet,
        _ => Met::NotYet,
    }
}

fn versions(figure: &Figure) -> String {
    let versions: Vec<String> = figure.survey_versions.iter().map(i32::to_string).collect();
    versions.join(", ")
}
