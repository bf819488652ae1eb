//! The survey on paper: to print, and to type in.

use maud::{Markup, html};

use crate::db::ids::word_enum;
use crate::dialogues::host_link::Hosted;
use crate::i18n::{Language, Texts};
use crate::survey::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::survey::{ANSWERED, SubmissionKey};
use crate::web::components::{Asking, Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::page;
use crate::web::pair::Pair;
use crate::web::participant::{Page, Shell, said};
use crate::web::url;

/// The field for how many papers are typed in.
pub const PAPERS: &str = "papers";

/// What the button of a comment says: the question that it answers.
pub const COMMENT_ON: &str = "question";

/// The field that an option's count is typed in.
pub fn paper_field(question: &str, choice: &str) -> String {
    format!("{question}-{choice}")
}

/// A form on A4, in one language; each form is one person's. Every page of it has the dialogue's code, and its number.
pub fn paper_sheet(pair: Pair<'_>, hosted: &Hosted, asked: &Questionnaire) -> Markup {
    let t = pair.t;
    let reader = t.language.for_staff().texts();
    let (text, token) = (hosted.process.text(t.language), &hosted.token);
    let beneath = hosted.process.default_language;
    let choices = html! {
        nav aria-label=(reader.get("languages-label")) {
            ul {
                @for &language in Language::all() {
                    li {
                        a href=(Pair { t: language.texts(), with: pair.with }.at(url::paper_sheet(token))) lang=(language.word())
                            aria-current=[(language == t.language).then_some("true")] { bdi { (language.own_name()) } }
                    }
                }
            }
        }
        @if pair.with.is_some() {
            a href=(url::paper_sheet(token).lang(t.language)) aria-current="true" { "− " bdi { (beneath.own_name()) } }
        } @else if beneath != t.language {
            a href=(Pair { t, with: Some(beneath) }.at(url::paper_sheet(token))) { "+ " bdi { (beneath.own_name()) } }
        }
    };
    let sheet = html! {
        section.sheet.paper lang=(t.language.word()) dir=(t.language.direction()) {
            // The foot of a table is printed on each of its pages, so that sheets that came apart are put together again.
            table.pages {
                tfoot { tr { td { p.of { bdi { (text.name) } " · " bdi dir="ltr" { (hosted.code.shown()) } } } } }
                tbody { tr { td {
                    h1 { (said(t, text.language, &text.name)) }
                    p { (said(t, text.language, &text.purpose)) }
                    p { strong { (pair.get("paper-how")) } }
                    @for question in &asked.questions { (on_paper(pair, question)) }
                    p { (pair.get("paper-hand-in")) }
                } } }
            }
        }
    };
    let (title, back) = (reader.get("host-paper"), url::paper(token));
    page::poster(reader, &title, back.as_str(), choices, sheet)
}

fn on_paper(pair: Pair<'_>, question: &Question) -> Markup {
    html! {
        div.question {
            h2 { (pair.nearest(|language| question.prompt.for_reader(language))) }
            @match question.kind {
                QuestionKind::Text => { p.lines {} }
                kind => {
                    @if kind == QuestionKind::Multiple { p { (pair.get("choices-hint")) } }
                    ul {
                        @for option in &question.options {
                            li { span.box {} span { (pair.nearest(|language| option.label.for_reader(language))) } }
                        }
                    }
                }
            }
        }
    }
}

/// What the page to type paper answers in shows.
pub struct PaperForm<'a> {
    pub hosted: &'a Hosted,
    pub asked: &'a Questionnaire,
    pub key: &'a SubmissionKey,
    /// How many answers to the first question have been typed in already.
    pub typed: i64,
    /// What was just added.
    pub added: Option<Added>,
    /// Why nothing can be added now, as the key of the words: then there is nothing to fill in.
    pub shut: Option<&'static str>,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

word_enum!(
    /// What was added from paper.
    Added {
        Counts = "counts" => "paper-added-counts",
        Comment = "comment" => "paper-added-comment",
        /// Nothing more than before: the same page was sent twice.
        Before = "before" => "paper-added-before",
    }
);

pub fn paper_form(page: &PaperForm<'_>) -> Page {
    let (t, token) = (page.hosted.t(), &page.hosted.token);
    let (title, language) = (t.get("host-paper"), t.language);
    let paper = url::paper(token);
    let typed = t.with("paper-typed", [("count", page.typed.into())]);
    let content = html! {
        (fault_summary(t, page.faults))
        p { a href=(url::host(token).lang(language)) { (t.get("host-back")) } }
        h1 { (title) }
        @if let Some(shut) = page.shut {
            p.lead { (t.get(shut)) }
        } @else {
            p.lead { (t.get("paper-lead")) }
        }
        p { a href=(url::paper_sheet(token).lang(language)) { (t.get("paper-print")) } }
        p role="status" {
            @if let Some(added) = page.added { strong { (t.get(added.text_key())) } " " }
            (typed)
        }
        @if page.shut.is_none() {
            @if page.added.is_some() && is_typed(page.asked, page.form) { p.note { (t.get("paper-still-typed")) } }
            (fields(page))
            @if page.typed > 0 {
                h2 { (t.get("paper-clear")) }
                p { (t.get("paper-clear-hint")) }
                p { a.button.grave href=(url::paper_clear(token).lang(language)) { (t.get("paper-clear")) } }
            }
        } @else if is_typed(page.asked, page.form) {
            h2 { (t.get("paper-not-added")) }
            (unadded(page))
        }
    };
    let home = page.hosted.process.home(t.language);
    Shell {
        languages: Language::STAFF,
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(home), Some(paper.as_str()), &title)
    }
    .page(content)
}

/// The names of all that can be typed in, each with what it is about.
fn names(asked: &Questionnaire, t: &Texts) -> Vec<(String, String)> {
    let mut names = vec![(PAPERS.to_owned(), t.get("paper-papers").into_owned())];
    for question in &asked.questions {
        let prompt = question.prompt.for_reader(t.language).1;
        if question.kind == QuestionKind::Text {
            names.push((question.key.clone(), prompt.to_owned()));
        }
        for option in &question.options {
            let label = option.label.for_reader(t.language).1;
            let name = paper_field(&question.key, &option.key);
            names.push((name, format!("{prompt} {label}")));
        }
        if question.kind == QuestionKind::Multiple {
            let label = t.get("paper-answered");
            let name = paper_field(&question.key, ANSWERED);
            names.push((name, format!("{prompt} {label}")));
        }
    }
    names
}

/// Whether anything stands in the fields.
pub fn is_typed(asked: &Questionnaire, form: &Form) -> bool {
    let names = names(asked, Language::Swedish.texts());
    names.iter().any(|(name, _)| !form.text(name).is_empty())
}

/// One form, so that nothing typed is lost when a part of it is added: a button for the counts, and one a comment.
fn fields(page: &PaperForm<'_>) -> Markup {
    let (t, questions) = (page.hosted.t(), &page.asked.questions);
    let action = url::paper(&page.hosted.token).lang(t.language);
    html! {
        form novalidate method="post" action=(action) {
            input type="hidden" name="key" value=(page.key.as_str());
            (Field::new(PAPERS, t.get("paper-papers"), page.form.raw(PAPERS)).hint(t.get("paper-papers-hint")).input(Input::Number).show(page.faults))
            @for question in questions.iter().filter(|question| question.kind != QuestionKind::Text) {
                (counts(page, question))
            }
            button type="submit" { (t.get("paper-add")) }
            @for question in questions.iter().filter(|question| question.kind == QuestionKind::Text) {
                (Field::new(&question.key, question.prompt.for_reader(t.language).1.into(), page.form.raw(&question.key))
                    .hint(t.get("paper-one-comment")).input(Input::Area { rows: 3 }).show(page.faults))
                button.second type="submit" name=(COMMENT_ON) value=(question.key) { (t.get("paper-add-comment")) }
            }
        }
    }
}

/// What was typed and came too late, to be read and copied.
fn unadded(page: &PaperForm<'_>) -> Markup {
    html! {
        dl.facts {
            @for (name, label) in names(page.asked, page.hosted.t()) {
                @let typed = page.form.text(&name);
                @if !typed.is_empty() { dt { (label) } dd { (typed) } }
            }
        }
    }
}

/// Whether all that was typed in goes, to be typed in anew.
pub fn ask_to_clear(hosted: &Hosted, typed: i64) -> Page {
    let (t, token) = (hosted.t(), &hosted.token);
    let title = t.get("paper-clear");
    let asking = Asking {
        title: title.clone().into_owned(),
        told: vec![
            t.with("paper-typed", [("count", typed.into())]),
            t.get("paper-clear-hint").into_owned(),
            t.get("paper-clear-final").into_owned(),
        ],
        fields: html! {},
        action: url::paper_clear(token).lang(t.language),
        button: title.clone(),
        back: url::paper(token).lang(t.language),
        back_text: t.get("dialogue-not-now"),
    };
    let home = hosted.process.home(t.language);
    let path = url::paper_clear(token);
    Shell {
        languages: Language::STAFF,
        ..Shell::new(t, Some(home), Some(path.as_str()), &title)
    }
    .page(html! { (asking) })
}

fn counts(page: &PaperForm<'_>, question: &Question) -> Markup {
    let t = page.hosted.t();
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
            @if question.kind == QuestionKind::Multiple { (field(ANSWERED, &t.get("paper-answered"))) }
        }
    }
}
