//! What the host of a dialogue holds in the hand, and what the room sees on the wall.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::clock::Timestamp;
use crate::dialogues::host_link::{Hosted, Standing};
use crate::dialogues::{Dialogue, State};
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::participant::{Page, Shell, said};

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
        ul.ways {
            li { a href=(format!("{path}/display{lang}")) { (t.get("host-display")) } }
            @if state != State::Closed {
                li { a href=(format!("{path}/kiosk")) { (t.get("host-kiosk")) } p.hint { (t.get("host-kiosk-hint")) } }
                li { a href=(format!("{path}/rehearse/1{lang}")) { (t.get("host-rehearse")) } }
                li { a href=(format!("{path}/paper{lang}")) { (t.get("host-paper")) } }
            }
        }
        img.qr src=(format!("{path}/qr.svg")) alt=(t.with("qr-alt", [("code", page.hosted.code.shown().into())]));
        p.code { bdi dir="ltr" { (page.hosted.code.shown()) } }
        p { (t.with("host-type-code", [("host", page.host_name.into())])) }
        h2 { (t.get("dialogue-answered")) }
        @if dialogue.window.closed_at.is_none() {
            @if !page.hosted.standing.tablets.is_empty() {
                p { a href=(format!("{path}/tablet-file{lang}")) { (t.get("host-file")) } }
            }
            div data-live=(format!("{path}/events{lang}")) data-now=(format!("{path}/now{lang}")) data-state=(state_word(state)) {
                p.big role="status" { span data-of="answered" { (t.number(page.hosted.standing.answered)) } }
                p.hint { (t.get("host-answered-hint")) }
                p.note data-hide-empty hidden[over(page).is_empty()] { span data-of="over" { (over(page)) } }
                p.note data-hide-empty hidden[tablets_text(t, &page.hosted.standing).is_empty()] {
                    span data-of="tablets" { (tablets_text(t, &page.hosted.standing)) }
                }
            }
            script type="module" src="/static/kiosk/live.js" {}
        } @else { p { (t.get("host-closed-figures")) } }
        h2 { (t.get("head-count-title")) }
        (head_count(page, &format!("{path}/head-count{lang}")))
        @if state == State::Open {
            h2 { (t.get("dialogue-close")) }
            form novalidate method="post" action=(format!("{path}/close{lang}")) {
                p { (t.with("dialogue-close-hint", [("answered", page.hosted.standing.answered.into())])) }
                @if page.hosted.standing.unsent() > 0 {
                    p.note { (t.with("host-unsent-warning", [("count", page.hosted.standing.unsent().into())])) }
                }
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

/// The state as `live.js` compares it.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Before => "before",
        State::Open => "open",
        State::Closed => "closed",
    }
}

fn over(page: &Host<'_>) -> String {
    over_text(page.t, &page.hosted.dialogue, &page.hosted.standing)
}

/// That there are more answers than people, if there are; they are kept all the same.
pub fn over_text(t: &Texts, dialogue: &Dialogue, standing: &Standing) -> String {
    if dialogue
        .participants
        .is_some_and(|count| i64::from(count) < standing.answered)
    {
        t.get("more-answers-than-participants").into_owned()
    } else {
        String::new()
    }
}

/// What the tablets have said of themselves; nothing when there are none.
pub fn tablets_text(t: &Texts, standing: &Standing) -> String {
    if standing.tablets.is_empty() {
        return String::new();
    }
    let mut parts = vec![t.with(
        "host-tablets",
        [
            ("tablets", standing.tablets.len().into()),
            ("unsent", standing.unsent().into()),
        ],
    )];
    if standing.late > 0 {
        parts.push(t.with("host-late", [("count", standing.late.into())]));
    }
    if standing.refused() > 0 {
        parts.push(t.with("host-refused", [("count", standing.refused().into())]));
    }
    parts.join(" ")
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

/// The QR, as large as the screen lets it, with the address and code to type, and how many have answered.
pub fn display(t: &Texts, token: &str, hosted: &Hosted, host_name: &str, state: State) -> Page {
    let text = hosted.process.text(t.language);
    let lang = format!("?lang={}", t.language.word());
    let path = format!("/h/{token}");
    let count = t.with(
        "display-answered",
        [("count", t.number(hosted.standing.answered).into())],
    );
    let content = html! {
        div.wall data-awake data-live=(format!("{path}/events{lang}")) data-now=(format!("{path}/now{lang}"))
            data-state=(state_word(state)) {
            @if state != State::Closed {
                img.qr src=(format!("{path}/qr.svg")) alt=(t.with("qr-alt", [("code", hosted.code.shown().into())]));
            }
            div.beside-qr {
                h1 { (said(t, text.language, &text.name)) }
                @if state == State::Closed { p.lead { (t.get("closed-title")) } } @else {
                    p { (t.with("host-type-code", [("host", host_name.into())])) }
                    p.code { bdi dir="ltr" { (hosted.code.shown()) } }
                }
                p.count role="status" { span data-of="display" { (count) } }
                nav aria-label=(t.get("languages-label")) {
                    ul.languages {
                        @for &language in Language::ALL {
                            li {
                                a href=(format!("{path}/display?lang={}", language.word())) lang=(language.word())
                                    aria-current=[(language == t.language).then_some("true")] {
                                    bdi { (language.own_name()) }
                                }
                            }
                        }
                    }
                }
                p.back { a href=(format!("{path}{lang}")) { (t.language.for_staff().texts().get("host-back")) } }
            }
        }
        script type="module" src="/static/kiosk/live.js" {}
    };
    Shell::new(t, None, None, &text.name).page(content)
}
