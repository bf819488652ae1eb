//! What participants have written, as those read it who work with it.

use maud::{Markup, html};

use super::review::taken_out;
use crate::processes::within::Staff;
use crate::survey::queries::Written;
use crate::survey::review::{is_there, place_of, prompt_of};
use crate::survey::{Survey, Version};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// What the page shows.
pub struct Comments<'a> {
    pub staff: &'a Staff,
    pub surveys: &'a [(Survey, Vec<Version>)],
    pub comments: &'a [Written],
    pub shown: usize,
    pub all: usize,
    pub taken_out: i64,
    pub form: &'a Form,
}

impl Comments<'_> {
    /// The questions that are answered in words, each once, in their newest words.
    fn questions(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        let versions = self.surveys.iter().flat_map(|(_, versions)| versions);
        for question in versions.flat_map(|version| &version.questionnaire.questions) {
            let is_new = !all.iter().any(|(key, _)| *key == question.key);
            if question.options.is_empty() && is_new {
                let prompt = question.prompt.for_reader(self.staff.t().language).1;
                all.push((question.key.clone(), prompt.to_owned()));
            }
        }
        all
    }
}

pub fn comments(page: &Comments<'_>) -> Markup {
    let (t, process) = (page.staff.t(), &page.staff.process);
    let title = t.get("comments-title");
    let (q, question) = (page.form.text("q"), page.form.text("question"));
    let here = url::comments(&process.slug);
    let file = url::comments_file(&process.slug)
        .with("q", q)
        .with("question", question);
    let figure = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    let content = html! {
        p { a href=(url::survey(&process.slug, url::OF_PARTICIPANTS)) { (t.get("survey-title")) } }
        h1 { (title) }
        p.quiet { (t.with("comments-lead", [("threshold", process.threshold.get().into())])) }
        (taken_out(t, page.taken_out))
        @if page.all == 0 { p { (t.get("comments-none")) } } @else {
            form.filter method="get" action=(here) role="search" aria-label=(t.get("comments-find")) {
                div.field {
                    label for="words" { (t.get("comments-words")) }
                    input #words type="search" name="q" value=(q) maxlength="200";
                }
                div.field {
                    label for="question" { (t.get("comments-question")) }
                    select #question name="question" {
                        option value="" { (t.get("comments-any-question")) }
                        @for (key, prompt) in page.questions() {
                            option value=(key) selected[key == question] { (prompt) }
                        }
                    }
                }
                button.second type="submit" { (t.get("comments-find")) }
            }
            p role="status" {
                (t.with("comments-shown", [("shown", figure(page.shown)), ("all", figure(page.all))]))
                @if !q.is_empty() || !question.is_empty() { " " a href=(here) { (t.get("comments-all")) } }
            }
            @if page.shown > 0 {
                div.actions { a.button.second href=(file) { (t.get("comments-file")) } }
            }
            (list(page))
        }
    };
    page.staff.shell(Chapter::Survey, &title).page(content)
}

fn list(page: &Comments<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    html! {
        @for (at, written) in page.comments.iter().enumerate() {
            @if at == 0 || !is_there(&page.comments[at - 1], written) {
                @let (name, to) = place_of(t, slug, written);
                h2 { a href=(to) { (name) } }
            }
            h3 { (prompt_of(t, page.surveys, written)) }
            @for comment in &written.comments { blockquote.quote dir="auto" { (comment.text) } }
        }
    }
}
