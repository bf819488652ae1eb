//! What the host of a dialogue holds in the hand, and what the room sees on the wall. Typing in paper is `survey`'s.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::clock::Timestamp;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::{Dialogue, State};
use crate::hosting::standing::Standing;
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::participant::{Page, Shell, said};
use crate::web::url;

/// What the host's page shows.
pub struct Host<'a> {
    pub hosted: &'a Hosted,
    pub standing: &'a Standing,
    pub host_name: &'a str,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn host(page: &Host<'_>) -> Page {
    let (hosted, standing, t) = (page.hosted, page.standing, page.hosted.t());
    let (dialogue, token, language) = (&hosted.dialogue, &hosted.token, t.language);
    let over = over_text(t, dialogue, standing);
    let tablets = standing.tablets_text(t);
    let state = dialogue.state(page.now);
    let waits = dialogue.window.closes_at.plus_seconds(hosted.process.grace);
    let title = t.with("dialogue-title", [("number", dialogue.number.into())]);
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) ", " (t.date(dialogue.held_on)) }
        p.lead {
            @match state {
                State::Before => (t.with("host-before", [("moment", t.moment(dialogue.window.opens_at, page.zone).into())])),
                State::Open => (t.with("host-open", [("moment", t.moment(dialogue.window.closes_at, page.zone).into())])),
                State::Ended => (t.with("host-ended", [("moment", t.moment(waits, page.zone).into())])),
                State::Closed | State::Unconfirmed => (t.get("host-closed")),
                State::Cancelled => (t.with("dialogue-cancelled-because", [("why", dialogue.cancelled_why.clone().into())])),
            }
        }
        @if state == State::Before {
            form novalidate method="post" action=(url::host_open(token).lang(language)) {
                button type="submit" { (t.get("dialogue-open")) }
            }
        }
        ul.ways {
            li { a href=(url::host_display(token).lang(language)) { (t.get("host-display")) } }
            @if !state.is_over() {
                li { a href=(url::host_kiosk(token)) { (t.get("host-kiosk")) } p.hint { (t.get("host-kiosk-hint")) } }
                li { a href=(url::rehearsal(token, 1).lang(language)) { (t.get("host-rehearse")) } }
            }
            @if !state.is_over() || state == State::Ended {
                li { a href=(url::paper(token).lang(language)) { (t.get("host-paper")) } }
            }
        }
        img.qr src=(url::host_qr(token)) alt=(t.with("qr-alt", [("code", hosted.code.shown().into())]));
        p.code { bdi dir="ltr" { (hosted.code.shown()) } }
        p { (t.with("host-type-code", [("host", page.host_name.into())])) }
        h2 { (t.get("dialogue-answered")) }
        @if dialogue.window.closed_at.is_none() {
            @if !standing.tablets.is_empty() {
                p { a href=(url::tablet_file(token).lang(language)) { (t.get("host-file")) } }
            }
            div data-live=(url::host_events(token).lang(language)) data-now=(url::host_now(token).lang(language)) data-state=(state.word()) {
                p.big role="status" { span data-of="answered" { (t.number(standing.answered)) } }
                p.hint { (t.get("host-answered-hint")) }
                p.note data-hide-empty hidden[over.is_empty()] { span data-of="over" { (over) } }
                p.note data-hide-empty hidden[tablets.is_empty()] {
                    span data-of="tablets" { (tablets) }
                }
            }
            script type="module" src=(url::kiosk_file("live.js")) {}
        } @else {
            @if state == State::Closed { p { (t.get("host-closed-figures")) } }
            @if !over.is_empty() { p.note { (over) } }
            @if !tablets.is_empty() { p.note { (tablets) } }
        }
        h2 { (t.get("head-count-title")) }
        p.hint { (t.get("head-count-why")) }
        (head_count(page))
        @if state == State::Open {
            p { a href=(url::host_end(token).lang(language)) { (t.get("dialogue-end")) } }
        }
        @if state == State::Ended {
            h2 { (t.get("dialogue-take-back")) }
            form novalidate method="post" action=(url::host_take_back(token).lang(language)) {
                @let until = dialogue.window.reopened_until(page.now);
                p { (t.with("dialogue-take-back-hint", [("moment", t.moment(until, page.zone).into())])) }
                button.second type="submit" { (t.get("dialogue-take-back")) }
            }
            p { a href=(url::host_close(token).lang(language)) { (t.get("dialogue-nothing-out")) } }
        }
    };
    let home = hosted.process.home(language);
    Shell {
        languages: Language::STAFF,
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(home), Some(url::host(token).as_str()), &title)
    }
    .page(content)
}

/// That there are more answers than people, if there are.
pub fn over_text(t: &Texts, dialogue: &Dialogue, standing: &Standing) -> String {
    if standing.is_over(dialogue) {
        t.get("more-answers-than-participants").into_owned()
    } else {
        String::new()
    }
}

fn head_count(page: &Host<'_>) -> Markup {
    let t = page.hosted.t();
    let action = url::host_head_count(&page.hosted.token).lang(t.language);
    let field =
        |name, label| Field::new(name, t.get(label), page.form.raw(name)).input(Input::Number);
    html! {
        form novalidate method="post" action=(action) {
            (field("participants", "dialogue-participants").hint(t.get("host-participants-hint")).show(page.faults))
            (field("elected_present", "dialogue-elected").show(page.faults))
            (field("not_reachable", "dialogue-not-reachable").hint(t.get("host-not-reachable-hint")).show(page.faults))
            button.second type="submit" { (t.get("head-count-save")) }
        }
    }
}

/// The QR, as large as the screen lets it, with the address and code to type, and how many have answered.
pub fn display(hosted: &Hosted, standing: &Standing, host_name: &str, state: State) -> Page {
    let (t, token) = (hosted.language.texts(), &hosted.token);
    let text = hosted.process.text(t.language);
    let count = t.with(
        "display-answered",
        [("count", t.number(standing.answered).into())],
    );
    let content = html! {
        div.wall data-awake data-live=(url::host_events(token).lang(t.language)) data-now=(url::host_now(token).lang(t.language))
            data-state=(state.word()) {
            @if !state.is_over() {
                img.qr src=(url::host_qr(token)) alt=(t.with("qr-alt", [("code", hosted.code.shown().into())]));
            }
            div.beside-qr {
                h1 { (said(t, text.language, &text.name)) }
                @if state == State::Cancelled { p.lead { (t.get("cancelled-title")) } }
                @else if state.is_over() { p.lead { (t.get("closed-title")) } }
                @else {
                    p { (t.with("host-type-code", [("host", host_name.into())])) }
                    p.code { bdi dir="ltr" { (hosted.code.shown()) } }
                }
                p.count role="status" { span data-of="display" { (count) } }
                nav aria-label=(t.get("languages-label")) {
                    ul.languages {
                        @for &language in Language::ALL {
                            li {
                                a href=(url::host_display(token).lang(language)) lang=(language.word())
                                    aria-current=[(language == t.language).then_some("true")] {
                                    bdi { (language.own_name()) }
                                }
                            }
                        }
                    }
                }
                p.back { a href=(url::host(token).lang(t.language)) { (t.language.for_staff().texts().get("host-back")) } }
            }
        }
        script type="module" src=(url::kiosk_file("live.js")) {}
    };
    Shell {
        accent: hosted.process.accent,
        ..Shell::new(t, None, None, &text.name)
    }
    .page(content)
}
