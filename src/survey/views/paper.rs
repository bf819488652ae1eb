//! The survey on paper: to print, and to type in.

use maud::{Markup, html};

use crate::dialogues::host_link::Hosted;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::survey::questionnaire::{Kind, Question, Questionnaire};
use crate::survey::{ANSWERED, SubmissionKey};
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::page;
use crate::web::participant::{Page, Shell, said};

/// The field that an option's count is typed in.
pub fn paper_field(question: &str, choice: &str) -> String {
    format!("{question}-{choice}")
}

/// A form on A4, in one language; each form is one person's.
pub fn paper_sheet(t: &Texts, process: &Process, asked: &Questionnaire, token: &str) -> Markup {
    let reader = t.language.for_staff().texts();
    let text = process.text(t.language);
    let base = format!("/h/{token}/paper");
    let choices = html! {
        nav aria-label=(reader.get("languages-label")) {
            ul {
                @for &language in Language::ALL {
                    li {
                        a href=(format!("{base}/print?lang={}", language.word())) lang=(language.word())
                            aria-current=[(language == t.language).then_some("true")] { bdi { (language.own_name()) } }
                    }
                }
            }
        }
    };
    let sheet = html! {
        section.sheet.paper lang=(t.language.word()) dir=(t.language.direction()) {
            h1 { (said(t, text.language, &text.name)) }
            p { (said(t, text.language, &text.purpose)) }
            p { strong { (t.get("paper-how")) } }
            @for question in &asked.questions { (on_paper(t, question)) }
            p { (t.get("paper-hand-in")) }
        }
    };
    page::poster(reader, &reader.get("host-paper"), &base, choices, sheet)
}

fn on_paper(t: &Texts, question: &Question) -> Markup {
    let (language, prompt) = question.prompt.for_reader(t.language);
    html! {
        div.question {
            h2 { (said(t, language, prompt)) }
            @match question.kind {
                Kind::Text => { p.lines {} }
                kind => {
                    @if kind == Kind::Multiple { p { (t.get("choices-hint")) } }
                    ul {
                        @for option in &question.options {
                            @let (language, label) = option.label.for_reader(t.language);
                            li { span.box {} (said(t, language, label)) }
                        }
                    }
                }
            }
        }
    }
}

/// What the page to type paper answers in shows.
pub struct PaperForm<'a> {
    pub t: &'a Texts,
    pub hosted: &'a Hosted,
    pub asked: &'a Questionnaire,
    pub token: &'a str,
    pub key: &'a SubmissionKey,
    /// How many answers to the first question have been typed in already.
    pub typed: i64,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn paper_form(page: &PaperForm<'_>) -> Page {
    let t = page.t;
    let title = t.get("host-paper");
    let base = format!("/h/{}", page.token);
    let lang = format!("?lang={}", t.language.word());
    let content = html! {
        (fault_summary(t, page.faults))
        p { a href=(format!("{base}{lang}")) { (t.get("host-back")) } }
        h1 { (title) }
        p.lead { (t.get("paper-lead")) }
        p { a href=(format!("{base}/paper/print{lang}")) { (t.get("paper-print")) } }
        p role="status" { (t.with("paper-typed", [("count", page.typed.into())])) }
        form novalidate method="post" action=(format!("{base}/paper{lang}")) {
            input type="hidden" name="key" value=(page.key.as_str());
            @for question in page.asked.questions.iter().filter(|question| question.kind != Kind::Text) {
                (counts(page, question))
            }
            button type="submit" { (t.get("paper-add")) }
        }
        @for question in page.asked.questions.iter().filter(|question| question.kind == Kind::Text) {
            form novalidate method="post" action=(format!("{base}/paper{lang}")) {
                input type="hidden" name="key" value=(SubmissionKey::random().as_str());
                input type="hidden" name="kind" value="comment";
                input type="hidden" name="question" value=(question.key);
                (Field::new(&question.key, question.prompt.for_reader(t.language).1.into(), page.form.raw(&question.key))
                    .hint(t.get("paper-one-comment")).input(Input::Area { rows: 3 }).show(page.faults))
                button.second type="submit" { (t.get("paper-add-comment")) }
            }
        }
        @if page.typed > 0 {
            h2 { (t.get("paper-clear")) }
            form novalidate method="post" action=(format!("{base}/paper/clear{lang}")) {
                p { (t.get("paper-clear-hint")) }
                button.second type="submit" { (t.get("paper-clear")) }
            }
        }
    };
    let home = page.hosted.process.home(t.language);
    Shell {
        languages: Language::STAFF,
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(home), Some(&format!("{base}/paper")), &title)
    }
    .page(content)
}

fn counts(page: &PaperForm<'_>, question: &Question) -> Markup {
    let t = page.t;
    let field = |choice: &str, label: &str| {
        let name = paper_field(&question.key, choice);
        Field::new(&name, label.into(), page.form.raw(&name))
            .input(Input::Number)
            .show(page.faults)
    };
    html! {
        fieldset {
            legend { h2 { (question.prompt.for_reader(t.language).1) } }
            @for option in &question.options { (field(&option.key, option.label.for_reader(t.language).1)) }
            @if question.kind == Kind::Multiple { (field(ANSWERED, &t.get("paper-answered"))) }
        }
    }
}
