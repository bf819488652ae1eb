//! The questions that stand by themselves.

use maud::{Markup, html};

use super::Body;
use crate::followup::account::{Chosen, Question, Survey};
use crate::followup::tables::{answers, words};
use crate::i18n::{Language, Texts};

impl Body<'_> {
    /// The questions that stand by themselves, version by version.
    pub(super) fn questions(&self) -> Markup {
        let t = self.t;
        let mut number = 0;
        html! {
            @if !self.account.surveys.is_empty() {
                div {
                    @for survey in &self.account.surveys {
                        (self.survey(survey))
                        @for one in &survey.questions {
                            @let number = { number += 1; number };
                            (question(t, number, one))
                            @if let Some(chosen) = one.answers.as_ref().filter(|_| survey.is_of_others()) {
                                p { (words::response(t, chosen.answered, chosen.asked)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn survey(&self, survey: &Survey) -> Markup {
        let t = self.t;
        let name = html! {
            @if survey.name.is_empty() { (t.get("survey-of-participants")) } @else {
                span lang=[self.foreign()] { (survey.name) }
            }
            ", " (t.with("version-is", [("number", survey.version.into())]))
            @if survey.pilot { " " span.state { (t.get("version-pilot")) } }
        };
        html! {
            @match self.look {
                Some(_) => h2 { (name) },
                None => h3 { (name) },
            }
            @if survey.pilot { p.quiet { (t.get("follow-up-pilot")) } }
        }
    }
}

/// The language of a text, where it is not the page's.
fn foreign(t: &Texts, language: Language) -> Option<&'static str> {
    (!language.for_reader(t.language)).then(|| language.word())
}

fn question(t: &Texts, number: i64, of: &Question) -> Markup {
    let (language, prompt) = of.prompt.for_reader(t.language);
    let prompt = html! { span lang=[foreign(t, language)] { (prompt) } };
    html! {
        @match &of.answers {
            None => { p { strong { (prompt) } } p { (t.get("too-few")) } },
            Some(chosen) => (options(t, number, &prompt, chosen)),
        }
    }
}

fn options(t: &Texts, number: i64, prompt: &Markup, chosen: &Chosen) -> Markup {
    // A question may come in two versions of a survey, so that its words alone would not tell the two apart.
    let region = format!("{}, {}", t.get("account-questions"), t.number(number));
    html! {
        div.scroll tabindex="0" role="region" aria-label=(region) { table.compact {
            caption { (prompt) " " (t.with("follow-up-n", [("n", chosen.n.into())])) " " span.quiet { (t.with("account-places-of", [("count", chosen.places.into())])) } }
            thead { tr {
                th scope="col" { (t.get("follow-up-answer")) }
                th.figure scope="col" { (t.get("dialogue-answered")) }
                th.figure scope="col" { (t.get("follow-up-part")) }
                th scope="col" { span.hidden { (t.get("follow-up-picture")) } }
            } }
            tbody {
                @for option in &chosen.options {
                    @let (language, label) = option.label.for_reader(t.language);
                    @let lang = foreign(t, language);
                    tr {
                        th scope="row" lang=[lang] { (label) }
                        td.figure { (t.number(option.count)) }
                        td.figure { @if option.counts { (t.percent(option.count, chosen.n)) } @else { "–" } }
                        td { meter.bar lang=[lang] min="0" max=(chosen.n.max(1)) value=(option.count) aria-label=(label) { (option.count) } }
                    }
                }
            }
        } }
        @if let Some(said) = chosen.top_two {
            p { (t.get("follow-up-top-two")) " " strong { (answers::share(said).text(t)) } }
        }
    }
}
