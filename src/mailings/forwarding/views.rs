//! What a contact sees, and what staff see of it.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::forwarder::{Forwarder, Letter};
use super::{Forward, ForwardFigures, Question};
use crate::i18n::{Language, Texts};
use crate::reports::Report;
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::participant::{Page, Shell, said};
use crate::web::url::{self, Url};

/// What the page that asks a contact shows.
pub struct Ask<'a> {
    pub forwarder: &'a Forwarder,
    pub letter: &'a Letter,
    pub report: Report,
    pub questions: Vec<Question>,
    /// Whether something was just saved.
    pub saved: bool,
    pub zone: &'a TimeZone,
    pub form: Form,
    pub faults: Faults,
}

pub fn ask(page: &Ask<'_>) -> Page {
    let Forwarder { t, token, .. } = page.forwarder;
    let here = url::forwarding(token);
    let title = t.get("forward-title");
    let has_ended = page.letter.process.ended_at.is_some();
    let content = html! {
        (fault_summary(t, &page.faults))
        @if page.saved { div.note role="status" { p { strong { (t.get("forward-thanks")) } } } }
        h1 { (title) }
        @if !has_ended { p.lead { (t.get("forward-lead")) } }
        (subject(page))
        @if has_ended { (as_it_stands(page)) } @else {
        p { (t.get("forward-sentence")) }
        p.hint { (t.get("forward-hint")) }
        form novalidate method="post" action=(here.clone().lang(t.language)) {
            @for question in &page.questions { (row(page, question)) }
            button type="submit" { (t.get("save")) }
        }
        }
        p.hint { (t.get("forward-told-hint")) }
        @if page.letter.asked.contact.is_some() {
            p { a href=(url::forwarding_unsubscribe(token).lang(t.language)) { (t.get("mail-unsubscribe-link")) } }
        }
    };
    let home = page.letter.process.home(t.language);
    Shell {
        languages: Language::STAFF,
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(home), Some(here.as_str()), &title)
    }
    .page(content)
}

/// What was said, once the process has ended and nothing of it can be changed.
fn as_it_stands(page: &Ask<'_>) -> Markup {
    let t = page.forwarder.t;
    let said = || {
        let questions = page.questions.iter();
        questions.filter_map(|question| Some((question, question.said.as_ref()?)))
    };
    html! {
        div.note { p { (t.get("forward-ended")) } }
        @if said().next().is_none() { p { (t.get("forward-ended-nothing")) } } @else {
            @for (question, said) in said() {
                h2 { (about(t, question)) }
                dl.facts {
                    dt { (t.get("forward-passed-on")) } dd { (t.number(said.passed_on.into())) }
                    dt { (t.get("forward-not-reachable")) } dd { (t.number(said.not_reachable.into())) }
                }
            }
        }
    }
}

/// What it is about: the process, and the report with a link to it.
fn subject(page: &Ask<'_>) -> Markup {
    let t = page.forwarder.t;
    let process = &page.letter.process;
    let link = url::public_report(&process.slug, &page.report.slug).lang(t.language);
    let (process, report) = (process.text(t.language), page.report.text(t.language));
    html! {
        dl.facts {
            dt { (t.get("nav-process")) } dd { (said(t, process.language, &process.name)) }
            dt { (t.get("forward-report")) } dd { a href=(link) { (said(t, report.language, &report.title)) } }
        }
        p { a href=(url::hand_outs(&page.letter.process.slug, &page.report.slug).lang(t.language)) { (t.get("hand-outs-title")) } }
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
    let t = page.forwarder.t;
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
        .and_then(|dialogue| dialogue.counts.participants);
    html! {
        fieldset {
            legend { h2 { (about(t, question)) } }
            @if let Some(count) = head_count { p.hint { (t.with("forward-head-count", [("count", count.into())])) } }
            @if let Some(before) = before { p.hint { (said_before(page, before)) } }
            (Field::new(&passed_on, t.get("forward-passed-on"), &passed_on_shown).input(Input::Number).show(&page.faults))
            (Field::new(&not_reachable, t.get("forward-not-reachable"), &not_reachable_shown).input(Input::Number).show(&page.faults))
            (sure(page, question))
        }
    }
}

fn said_before(page: &Ask<'_>, said: &Forward) -> String {
    let t = page.forwarder.t;
    let number = |count: i32| t.number(i64::from(count)).into();
    t.with(
        "forward-said",
        [
            ("moment", t.moment(said.reported_at, page.zone).into()),
            ("passed_on", number(said.passed_on)),
            ("not_reachable", number(said.not_reachable)),
        ],
    )
}

/// The box that says that more people than took part is right; there only where it was asked.
fn sure(page: &Ask<'_>, question: &Question) -> Markup {
    let t = page.forwarder.t;
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
pub fn unsubscribe(forwarder: &Forwarder, letter: &Letter) -> Page {
    let t = forwarder.t;
    let title = t.get("unsubscribe-title");
    let here = url::forwarding_unsubscribe(&forwarder.token);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("unsubscribe-text")) }
        form novalidate method="post" action=(here.clone().lang(t.language)) {
            button type="submit" { (t.get("my-data-erase")) }
        }
        (onwards(forwarder, letter))
    };
    leaving(forwarder, &here, &title, content)
}

/// The address is gone; what was said stays, and can still be said.
pub fn erased(forwarder: &Forwarder) -> Page {
    let t = forwarder.t;
    let title = t.get("erased-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("erased-text")) }
        @if let Some(letter) = &forwarder.found { (onwards(forwarder, letter)) }
    };
    let here = url::forwarding_unsubscribe(&forwarder.token);
    leaving(forwarder, &here, &title, content)
}

/// Where one can go from the way out.
fn onwards(forwarder: &Forwarder, letter: &Letter) -> Markup {
    let Forwarder { t, token, .. } = forwarder;
    let process = &letter.process;
    html! {
        @if letter.asked.passes_on() { p { a href=(url::forwarding(token).lang(t.language)) { (t.get("forward-title")) } } }
        p { a href=(url::status(&process.slug).lang(t.language)) { (t.get("to-status-page")) } }
    }
}

fn leaving(forwarder: &Forwarder, here: &Url, title: &str, content: Markup) -> Page {
    let t = forwarder.t;
    let letter = forwarder.found.as_ref();
    let home = letter.map(|letter| letter.process.home(t.language));
    Shell {
        languages: Language::STAFF,
        ..Shell::new(t, home, Some(here.as_str()), title)
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
