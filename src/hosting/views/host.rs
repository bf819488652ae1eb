//! What the host of a dialogue holds in the hand, in the order of an evening. Typing in paper is `survey`'s.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::clock::Timestamp;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::{Dialogue, State};
use crate::hosting::standing::Standing;
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::page::host_sheet;
use crate::web::participant::{Page, Shell};
use crate::web::url;

/// What the host's page shows.
pub struct Host<'a> {
    pub hosted: &'a Hosted,
    pub standing: &'a Standing,
    /// The board that it is held for.
    pub board: &'a str,
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
    let number = t.with("dialogue-title", [("number", dialogue.number.into())]);
    let title = match dialogue.venue.as_str() {
        "" => &number,
        venue => venue,
    };
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.place {
            (t.date(dialogue.held_on)) " · " (page.board)
            @if title != number { " · " (number) }
        }
        p.lead { (standing_in_words(page, state)) }
        @if dialogue.window.closed_at.is_none() {
            div data-live=(url::host_events(token).lang(language)) data-now=(url::host_now(token).lang(language)) data-state=(state.word()) {
                p.answered role="status" {
                    b data-of="answered" { (t.number(standing.answered)) } " " span { (t.get("host-answered")) }
                }
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
        @if !state.is_over() {
            h2 { (t.get("host-evening")) }
            ol.evening role="list" { (evening(page, state)) }
        }
        h2 { (t.get(if state.is_over() { "host-still-open" } else { "host-before-home" })) }
        ol.evening role="list" { (before_home(page, state)) }
        p { a href=(url::host_guide(token).lang(language)) { (t.get("guide-host-open")) } }
        @if state == State::Open {
            p.ending { a href=(url::host_end(token).lang(language)) { (t.get("dialogue-end")) } }
        }
        @if state == State::Ended {
            h2 { (t.get("dialogue-take-back")) }
            form novalidate method="post" action=(url::host_take_back(token).lang(language)) {
                @let until = dialogue.window.reopened_until(page.now);
                p { (t.with("dialogue-take-back-hint", [("moment", t.moment(until, page.zone).into())])) }
                button.second type="submit" { (t.get("dialogue-take-back")) }
            }
            p.ending { a href=(url::host_close(token).lang(language)) { (t.get("dialogue-nothing-out")) } }
        }
    };
    let home = hosted.process.home(language);
    Shell {
        languages: Language::STAFF,
        has_faults: !page.faults.is_empty(),
        sheet: Some(host_sheet()),
        ..Shell::new(t, Some(home), Some(url::host(token).as_str()), title)
    }
    .page(content)
}

/// How the dialogue stands, in a sentence.
fn standing_in_words(page: &Host<'_>, state: State) -> String {
    let (t, window) = (page.hosted.t(), &page.hosted.dialogue.window);
    let at = |key, moment| t.with(key, [("moment", t.moment(moment, page.zone).into())]);
    match state {
        State::Before => at("host-before", window.opens_at),
        State::Open => t.with(
            "host-open",
            [("moment", t.ending(window.closes_at, page.zone).into())],
        ),
        State::Ended => {
            let waits = window.closes_at.plus_seconds(page.hosted.process.grace);
            at("host-ended", waits)
        }
        State::Closed | State::Unconfirmed => t.get("host-closed").into_owned(),
        State::Cancelled => {
            let why = page.hosted.dialogue.cancelled_why.clone();
            t.with("dialogue-cancelled-because", [("why", why.into())])
        }
    }
}

/// What is done while people are there, in its order.
fn evening(page: &Host<'_>, state: State) -> Markup {
    let (hosted, t) = (page.hosted, page.hosted.t());
    let (token, language) = (&hosted.token, t.language);
    html! {
        @if state == State::Before {
            li {
                form novalidate method="post" action=(url::host_open(token).lang(language)) {
                    button type="submit" { b { (t.get("dialogue-open")) } }
                }
            }
        }
        li {
            a.first href=(url::host_display(token).lang(language)) {
                span { b { (t.get("host-display")) } span { (t.get("host-display-hint")) } }
            }
        }
        li {
            a href=(url::host_kiosk(token)) {
                span { b { (t.get("host-kiosk")) } span { (t.get("host-kiosk-hint")) } }
            }
        }
        li {
            a href=(url::rehearsal(token, 1).lang(language)) {
                span { b { (t.get("host-rehearse")) } span { (t.get("host-rehearse-hint")) } }
            }
        }
        li {
            details {
                summary { span { b { (t.get("host-code")) } span { bdi dir="ltr" { (hosted.code.shown()) } } } }
                img.qr src=(url::host_qr(token)) alt=(t.with("qr-alt", [("code", hosted.code.shown().into())]));
                p.code { bdi dir="ltr" { (hosted.code.shown()) } }
                p { (t.with("host-type-code", [("host", page.host_name.into())])) }
            }
        }
    }
}

/// What is done before everybody goes home, and what of it is still to do.
fn before_home(page: &Host<'_>, state: State) -> Markup {
    let (hosted, standing, t) = (page.hosted, page.standing, page.hosted.t());
    let (dialogue, token, language) = (&hosted.dialogue, &hosted.token, t.language);
    let counted = dialogue.counts.participants;
    let is_asked = counted.is_none() && state != State::Cancelled;
    let takes_paper = !state.is_over() || state == State::Ended;
    html! {
        li {
            details #head-count open[!page.faults.is_empty()] {
                summary {
                    span { b { (t.get("host-count")) } span { (t.get("host-count-hint")) } }
                    @match counted {
                        Some(count) => span.left { (t.number(count.into())) },
                        None => span.left.missing[is_asked] { (t.get("host-count-missing")) },
                    }
                }
                p.hint { (t.get("head-count-why")) }
                (head_count(page))
            }
        }
        @if takes_paper {
            li {
                a href=(url::paper(token).lang(language)) {
                    span { b { (t.get("host-paper")) } span { (t.get("host-paper-hint")) } }
                    span.left { (t.number(standing.on_paper)) }
                }
            }
        }
        @if dialogue.window.closed_at.is_none() && !standing.tablets.is_empty() {
            li {
                a href=(url::tablet_file(token).lang(language)) {
                    span { b { (t.get("host-file")) } span { (t.get("host-file-hint")) } }
                    @if standing.unsent() > 0 {
                        span.left.missing { (t.with("host-unsent", [("count", standing.unsent().into())])) }
                    }
                }
            }
        }
    }
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
