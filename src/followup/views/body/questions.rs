//! The questions that stand by themselves.

use maud::{Markup, html};

use super::Body;
use crate::followup::account::{Chosen, Question, Survey};
use crate::followup::tables::answers;
use crate::i18n::Texts;

impl Body<'_> {
    /// The questions that stand by themselves, version by version.
    pub(super) fn questions(&self) -> Markup {
        let t = self.t;
        html! {
            @if !self.account.surveys.is_empty() {
                div #questions {
                    @for survey in &self.account.surveys { (self.survey(survey)) }
                }
                p.quiet { (t.with("account-questions-note", [("threshold", self.account.threshold.into())])) }
            }
        }
    }

    fn survey(&self, survey: &Survey) -> Markup {
        let t = self.t;
        html! {
            h2 {
                @if survey.name.is_empty() { (t.get("survey-of-participants")) } @else { (survey.name) }
                ", " (t.with("version-is", [("number", survey.version.into())]))
                @if survey.pilot { " " span.state { (t.get("version-pilot")) } }
            }
            @if survey.pilot { p.quiet { (t.get("follow-up-pilot")) } }
            @for one in &survey.questions { (question(t, one)) }
        }
    }
}

fn question(t: &Texts, of: &Question) -> Markup {
    let prompt = of.prompt.for_reader(t.language).1;
    html! {
        @match &of.answers {
            None => { p { strong { (prompt) } } p { (t.get("too-few")) } },
            Some(chosen) => (options(t, prompt, chosen)),
        }
    }
}

fn options(t: &Texts, prompt: &str, chosen: &Chosen) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(prompt) { table.compact {
            caption { (prompt) " " (t.with("follow-up-n", [("n", chosen.n.into())])) }
            thead { tr {
                th scope="col" { (t.get("follow-up-answer")) }
                th.figure scope="col" { (t.get("dialogue-answered")) }
                th.figure scope="col" { (t.get("follow-up-part")) }
                th scope="col" { span.hidden { (t.get("follow-up-picture")) } }
            } }
            tbody {
                @for option in &chosen.options {
                    @let label = option.label.for_reader(t.language).1;
                    tr {
                        th scope="row" { (label) }
                        td.figure { (t.number(option.count)) }
                        td.figure { @if option.counts { (t.percent(option.count, chosen.n)) } @else { "–" } }
                        td { meter.bar min="0" max=(chosen.n.max(1)) value=(option.count) aria-label=(label) { (option.count) } }
                    }
                }
            }
        } }
        @if let Some(said) = chosen.top_two {
            p { (t.get("follow-up-top-two")) " " strong { (answers::share(said).text(t)) } }
        }
    }
}
