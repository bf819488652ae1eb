//! What a contact sees, and what staff see of it.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{Asked, Forward, ForwardFigures, Question};
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::reports::Report;
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::participant::{Page, Shell, said};

/// What the page that asks a contact shows.
pub struct Ask<'a> {
    pub t: &'a Texts,
    pub token: &'a str,
    pub asked: &'a Asked,
    pub process: &'a Process,
    pub report: &'a Report,
    pub questions: &'a [Question],
    /// Whether something was just saved.
    pub saved: bool,
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn ask(page: &Ask<'_>) -> Page {
    let t = page.t;
    let lang = t.language.word();
    let path = format!("/f/{}", page.token);
    let title = t.get("forward-title");
    let content = html! {
        (fault_summary(t, page.faults))
        @if page.saved { div.note role="status" { p { strong { (t.get("forward-thanks")) } } } }
        h1 { (title) }
        p.lead { (t.get("forward-lead")) }
        (subject(page))
        p { (t.get("forward-sentence")) }
        p.hint { (t.get("forward-hint")) }
        form novalidate method="post" action=(format!("{path}?lang={lang}")) {
            @for question in page.questions { (row(page, question)) }
            button type="submit" { (t.get("save")) }
        }
        p.hint { (t.get("forward-told-hint")) }
        @if page.asked.contact.is_some() {
            p { a href=(format!("{path}/unsubscribe?lang={lang}")) { (t.get("mail-unsubscribe-link")) } }
        }
    };
    Shell {
        languages: Language::STAFF,
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(page.process.home(t.language)), Some(&path), &title)
    }
    .page(content)
}

/// What it is about: the process, and the report with a link to it.
fn subject(page: &Ask<'_>) -> Markup {
    let t = page.t;
    let (process, report) = (page.process.text(t.language), page.report.text(t.language));
    let link = format!(
        "/p/{}/reports/{}?lang={}",
        page.process.slug,
        page.report.slug,
        t.language.word()
    );
    html! {
        dl.facts {
            dt { (t.get("nav-process")) } dd { (said(t, process.language, &process.name)) }
            dt { (t.get("forward-report")) } dd { a href=(link) { (said(t, report.language, &report.title)) } }
        }
    }
}

/// Which dialogue a question is about, as its organisation knows it: by day and venue.
pub fn about(t: &Texts, question: &Question) -> String {
    match &question.dialogue {
        Some(dialogue) if dialogue.venue.is_empty() => format!(
            "{}, {}",
            t.with("dialogue-title", [("number", dialogue.number.into())]),
            t.date(dialogue.held_on)
        ),
        Some(dialogue) => format!("{}, {}", t.date(dialogue.held_on), dialogue.venue),
        None => t.get("forward-everybody").into_owned(),
    }
}

fn row(page: &Ask<'_>, question: &Question) -> Markup {
    let t = page.t;
    let (passed_on, not_reachable) = (question.field("passed_on"), question.field("not_reachable"));
    let before = question.said.as_ref();
    let shown = |field: &str, stored: Option<i32>| {
        if page.faults.is_empty() {
            stored.map(|count| count.to_string()).unwrap_or_default()
        } else {
            page.form.raw(field).to_owned()
        }
    };
    let passed_on_shown = shown(&passed_on, before.map(|said| said.passed_on));
    let not_reachable_shown = shown(&not_reachable, before.map(|said| said.not_reachable));
    let head_count = question
        .dialogue
        .as_ref()
        .and_then(|dialogue| dialogue.participants);
    html! {
        fieldset {
            legend { h2 { (about(t, question)) } }
            @if let Some(count) = head_count { p.hint { (t.with("forward-head-count", [("count", count.into())])) } }
            @if let Some(before) = before { p.hint { (said_before(page, before)) } }
            (Field::new(&passed_on, t.get("forward-passed-on"), &passed_on_shown).input(Input::Number).show(page.faults))
            (Field::new(&not_reachable, t.get("forward-not-reachable"), &not_reachable_shown).input(Input::Number).show(page.faults))
            (sure(page, question))
        }
    }
}

fn said_before(page: &Ask<'_>, said: &Forward) -> String {
    page.t.with(
        "forward-said",
        [
            ("moment", page.t.moment(said.reported_at, page.zone).into()),
            ("passed_on", page.t.number(i64::from(said.passed_on)).into()),
            (
                "not_reachable",
                page.t.number(i64::from(said.not_reachable)).into(),
            ),
        ],
    )
}

/// The box that says that more people than took part is right; there only where it was asked.
fn sure(page: &Ask<'_>, question: &Question) -> Markup {
    let t = page.t;
    let name = question.field("sure");
    let fault = page.faults.of(&name);
    let ticked = page.form.ticked(&name);
    let fault_id = format!("{name}-fault");
    html! {
        @if fault.is_some() || ticked {
            div.field.at-fault[fault.is_some()] {
                @if let Some(fault) = fault { p.fault id=(fault_id) { (fault) } }
                label.choice {
                    input id=(name) type="checkbox" name=(name) value="1" checked[ticked]
                        aria-describedby=[fault.map(|_| &fault_id)];
                    span { (t.get("forward-sure")) }
                }
            }
        }
    }
}

/// The button that a withdrawal link leads to.
pub fn unsubscribe(t: &Texts, token: &str, asked: &Asked, process: &Process) -> Page {
    let title = t.get("unsubscribe-title");
    let path = format!("/f/{token}/unsubscribe");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("unsubscribe-text")) }
        form novalidate method="post" action=(format!("{path}?lang={}", t.language.word())) {
            button type="submit" { (t.get("my-data-erase")) }
        }
        (onwards(t, token, asked, process))
    };
    leaving(t, Some(process), &path, &title, content)
}

/// The address is gone; what was said stays, and can still be said.
pub fn erased(t: &Texts, token: &str, found: Option<(&Asked, &Process)>) -> Page {
    let title = t.get("erased-title");
    let path = format!("/f/{token}/unsubscribe");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("erased-text")) }
        @if let Some((asked, process)) = found { (onwards(t, token, asked, process)) }
    };
    let process = found.map(|(_, process)| process);
    leaving(t, process, &path, &title, content)
}

/// Where one can go from the way out.
fn onwards(t: &Texts, token: &str, asked: &Asked, process: &Process) -> Markup {
    let lang = t.language.word();
    html! {
        @if asked.passes_on() { p { a href=(format!("/f/{token}?lang={lang}")) { (t.get("forward-title")) } } }
        p { a href=(format!("/p/{}?lang={lang}", process.slug)) { (t.get("to-status-page")) } }
    }
}

fn leaving(t: &Texts, process: Option<&Process>, path: &str, title: &str, content: Markup) -> Page {
    let home = process.map(|process| process.home(t.language));
    Shell {
        languages: Language::STAFF,
        ..Shell::new(t, home, Some(path), title)
    }
    .page(content)
}

/// What contacts have said of a mailing, for its staff page: apart from the mail's own figures, and labelled.
pub fn told(t: &Texts, figures: &ForwardFigures) -> Markup {
    let rows = [
        ("forward-asked", figures.asked),
        ("forward-answered", figures.answered),
        ("forward-passed-on", figures.passed_on),
        ("forward-not-reachable", figures.not_reachable),
    ];
    html! {
        h2 #told { (t.get("forward-told")) }
        p.hint { (t.get("forward-told-hint")) }
        table.compact aria-labelledby="told" {
            tbody {
                @for (name, count) in rows {
                    tr { th scope="row" { (t.get(name)) } td.figure { (t.number(count)) } }
                }
            }
        }
    }
}
