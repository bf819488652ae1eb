//! What the host of a dialogue holds in the hand, and what the room sees on the wall.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::clock::Timestamp;
use crate::dialogues::State;
use crate::dialogues::host_link::Hosted;
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::participant::{Page, Shell};

/// What the host's page shows.
pub struct Host<'a> {
    pub t: &'a Texts,
    pub token: &'a str,
    pub hosted: &'a Hosted,
    pub host_name: &'a str,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn host(page: &Host<'_>) -> Page {
    let t = page.t;
    let dialogue = &page.hosted.dialogue;
    let path = format!("/h/{}", page.token);
    let lang = format!("?lang={}", t.language.word());
    let state = dialogue.window.state(page.now);
    let title = t.with("dialogue-title", [("number", dialogue.number.into())]);
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) ", " (t.date(dialogue.held_on)) }
        p.lead {
            @match state {
                State::Before => (t.with("host-before", [("moment", t.moment(dialogue.window.opens_at, page.zone).into())])),
                State::Open => (t.with("host-open", [("moment", t.moment(dialogue.window.closes_at, page.zone).into())])),
                State::Closed => (t.get("host-closed")),
            }
        }
        @if state == State::Before {
            form novalidate method="post" action=(format!("{path}/open{lang}")) {
                button type="submit" { (t.get("dialogue-open")) }
            }
        }
        p { a href=(format!("{path}/display{lang}")) { (t.get("host-display")) } }
        p.code { bdi dir="ltr" { (page.hosted.code.shown()) } }
        p { (t.with("host-type-code", [("host", page.host_name.into())])) }
        h2 { (t.get("dialogue-answered")) }
        @if dialogue.window.closed_at.is_none() {
            p.big { (t.number(page.hosted.answered)) }
            p.hint { (t.get("host-answered-hint")) }
        } @else { p { (t.get("host-closed-figures")) } }
        @if dialogue.participants.is_some_and(|count| i64::from(count) < page.hosted.answered) {
            div.note { (t.get("more-answers-than-participants")) }
        }
        h2 { (t.get("head-count-title")) }
        (head_count(page, &format!("{path}/head-count{lang}")))
        @if state == State::Open {
            h2 { (t.get("dialogue-close")) }
            form novalidate method="post" action=(format!("{path}/close{lang}")) {
                p { (t.with("dialogue-close-hint", [("answered", page.hosted.answered.into())])) }
                button.second type="submit" { (t.get("dialogue-close")) }
            }
        }
    };
    let home = page.hosted.process.home(t.language);
    Shell {
        languages: Language::STAFF,
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(home), Some(&path), &title)
    }
    .page(content)
}

fn head_count(page: &Host<'_>, action: &str) -> Markup {
    let t = page.t;
    let dialogue = &page.hosted.dialogue;
    let shown = |name: &str, stored: Option<i32>| {
        if page.faults.is_empty() {
            stored.map(|count| count.to_string()).unwrap_or_default()
        } else {
            page.form.raw(name).to_owned()
        }
    };
    let participants = shown("participants", dialogue.participants);
    let elected = shown("elected_present", dialogue.elected_present);
    let not_reachable = shown("not_reachable", dialogue.not_reachable);
    html! {
        form novalidate method="post" action=(action) {
            (Field::new("participants", t.get("dialogue-participants"), &participants).hint(t.get("host-participants-hint")).input(Input::Number).show(page.faults))
            (Field::new("elected_present", t.get("dialogue-elected"), &elected).input(Input::Number).show(page.faults))
            (Field::new("not_reachable", t.get("dialogue-not-reachable"), &not_reachable).hint(t.get("host-not-reachable-hint")).input(Input::Number).show(page.faults))
            button.second type="submit" { (t.get("head-count-save")) }
        }
    }
}

/// The QR, as large as the screen lets it, with the address and code to type.
pub fn display(t: &Texts, token: &str, hosted: &Hosted, host_name: &str) -> Page {
    let text = hosted.process.text(t.language);
    let content = html! {
        div.wall {
        h1 { (text.name) }
        p.lead { (text.purpose) }
        img.qr src=(format!("/h/{token}/qr.svg")) alt=(t.with("qr-alt", [("code", hosted.code.shown().into())]));
        p { (t.with("host-type-code", [("host", host_name.into())])) }
        p.code { bdi dir="ltr" { (hosted.code.shown()) } }
        p {
            @for (at, &language) in Language::ALL.iter().enumerate() {
                @if at > 0 { " · " }
                span lang=(language.word()) dir=(language.direction()) { (language.own_name()) }
            }
        }
        p { a href=(format!("/h/{token}?lang={}", t.language.word())) { (t.get("host-back")) } }
        }
    };
    Shell::new(t, None, None, &text.name).page(content)
}
