//! A dialogue's own page, for staff.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{count, state_mark};
use crate::audit;
use crate::clock::Timestamp;
use crate::dialogues::{Code, Dialogue, HeadCount, State};
use crate::hosting::forms::Surroundings;
use crate::hosting::standing::Standing;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::secrets::random_token;
use crate::staff::{Edit, Publish, Right};
use crate::survey::told;
use crate::web::components::{Faults, Field, Input};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// A host link that was just made, and what became of mailing it.
pub struct NewLink {
    pub url: String,
    pub mailed: Option<String>,
}

/// What a dialogue's page shows.
pub struct Page<'a> {
    pub staff: &'a Staff,
    pub around: &'a Surroundings,
    pub dialogue: &'a Dialogue,
    pub code: Code,
    pub url: String,
    pub standing: &'a Standing,
    /// Whether anything at all was answered.
    pub has_answers: bool,
    pub has_host_link: bool,
    /// How many host links were made and revoked.
    pub links: usize,
    pub host_link: Option<&'a NewLink>,
    pub log: &'a [audit::Shown],
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn page(page: &Page<'_>) -> Markup {
    let (t, dialogue) = (page.staff.t(), page.dialogue);
    let (slug, number) = (&page.staff.process.slug, dialogue.number);
    let may_edit = page.staff.may::<Edit>();
    let number_of = t.with("dialogue-title", [("number", dialogue.number.into())]);
    let title = match dialogue.title.as_str() {
        "" => number_of.clone(),
        own => own.to_owned(),
    };
    let state = dialogue.state(page.now);
    let content = html! {
        p.lead {
            @if title != number_of { (number_of) ", " }
            (page.around.board(dialogue.board)) ", " (t.date(dialogue.held_on)) " " (state_mark(t, state))
        }
        @if let Some(link) = page.host_link {
            div.note.ok {
                p { (t.get("host-link-shown")) }
                p { a href=(link.url) { (link.url) } " " (copy(t, &link.url)) }
                @if let Some(mailed) = &link.mailed { p { (mailed) } }
            }
        }
        (alarm(page, t))
        (asked(page, t, state))
        div.beside {
            div {
                div.actions {
                    @if may_edit && state != State::Cancelled { a.button href=(url::posters(slug).with("n", number)) {
                        (t.get("poster-open"))
                    } }
                    @if may_edit {
                        a.button.second href=(url::change_dialogue(slug, number)) { (t.get("change")) }
                        a.button.second href=(url::new_dialogue(slug).with("like", number)) { (t.get("dialogue-like")) }
                    }
                }
                (facts(page, t))
                @if may_edit {
                    (version_form(page, t))
                    (state_forms(page, t, state))
                    @if state != State::Cancelled { (head_count_form(page, t)) }
                    (cancel_forms(page, t))
                    // The alarm has it too.
                    @if !page.standing.is_over(page.dialogue) { (aside_link(page, t)) }
                }
                @if Edit::is_given_to(page.staff.role) { (log(page, t)) }
            }
            @if may_edit { div #qr {
                img.qr src=(url::dialogue_svg(slug, number)) alt=(t.with("qr-alt", [("code", page.code.shown().into())]));
                p.code { bdi dir="ltr" { (page.code.shown()) } }
                p { a href=(page.url) { bdi dir="ltr" { (page.url) } } " " (copy(t, &page.url)) }
                p { a href=(url::dialogue_png(slug, number)) { (t.get("qr-png")) } " · " a href=(url::dialogue_svg(slug, number)) { (t.get("qr-svg")) } }
                (link_forms(page, t, state))
            } }
        }
    };
    page.staff
        .shell(Chapter::Dialogues, &title)
        .faults(page.faults)
        .titled(content)
}

/// Copies a text where a script can; it can be marked and copied by hand.
fn copy(t: &Texts, text: &str) -> Markup {
    html! {
        button.plain type="button" data-copy=(text) data-copied=(t.get("copied")) hidden { (t.get("copy")) }
    }
}

fn facts(page: &Page<'_>, t: &Texts) -> Markup {
    let (dialogue, standing) = (page.dialogue, page.standing);
    let tablets = standing.tablets_text(t);
    html! {
        dl.facts {
            dt { (t.get("dialogue-answered")) }
            dd {
                @if dialogue.window.closed_at.is_some() {
                    a href=(url::follow_up(&page.staff.process.slug)) { (t.get("dialogue-in-follow-up")) }
                } @else { (t.number(standing.answered)) }
                @if standing.is_over(dialogue) {
                    " " span.state.attention { (t.get("more-answers-than-participants")) }
                }
            }
            @if !standing.aside.is_empty() {
                dt { (t.get("aside-is")) }
                dd {
                    (told::set_aside(t, &standing.aside))
                    @if standing.sets_aside { (t.get("aside-running")) }
                }
            }
            @if !tablets.is_empty() { dt { (t.get("dialogue-tablets")) } dd { (tablets) } }
            dt { (t.get("dialogue-participants")) } dd { (count(t, dialogue.counts.participants)) }
            dt { (t.get("dialogue-elected")) } dd { (count(t, dialogue.counts.elected_present)) }
            dt { (t.get("dialogue-not-reachable")) } dd { (count(t, dialogue.counts.not_reachable)) }
            dt { (t.get("dialogue-phase")) } dd { (t.get(dialogue.phase.text_key())) }
            dt { (t.get("dialogue-method")) } dd { (page.around.method(dialogue.method)) }
            dt { (t.get("dialogue-venue")) } dd { (dialogue.venue) }
            dt { (t.get("dialogue-survey")) }
            dd {
                (t.with("version-is", [("number", page.around.survey_number(dialogue.survey).into())]))
                @if let Some(newest) = page.around.newer(dialogue) {
                    ". " (t.with("version-newest-is", [("number", newest.into())]))
                }
            }
            dt { (t.get("dialogue-groups")) } dd { (page.around.groups(&dialogue.groups)) }
            dt { (t.get("dialogue-opens")) } dd { (t.moment(dialogue.window.opens_at, page.zone)) }
            @match dialogue.window.closed_at {
                Some(at) => { dt { (t.get("dialogue-closed")) } dd { (t.moment(at, page.zone)) } }
                None => { dt { (t.get("dialogue-closes")) } dd { (t.ending(dialogue.window.closes_at, page.zone)) } }
            }
        }
    }
}

/// Gives the newest version where there are no answers yet.
fn version_form(page: &Page<'_>, t: &Texts) -> Markup {
    let newer = page.around.newer(page.dialogue);
    html! {
        @if let Some(newest) = newer.filter(|_| !page.has_answers && page.standing.unsent() == 0) {
            form novalidate method="post" action=(url::give_version(&page.staff.process.slug, page.dialogue.number)) {
                button.second type="submit" { (t.with("version-give", [("number", newest.into())])) }
            }
        }
    }
}

fn state_forms(page: &Page<'_>, t: &Texts, state: State) -> Markup {
    let (slug, number) = (&page.staff.process.slug, page.dialogue.number);
    html! {
        @match state {
            State::Before => {
                form novalidate method="post" action=(url::open_dialogue(slug, number)) {
                    p.hint { (t.get("dialogue-open-hint")) }
                    button.second type="submit" { (t.get("dialogue-open")) }
                }
            }
            State::Open => {
                div.actions { a.button.second href=(url::end_dialogue(slug, number)) { (t.get("dialogue-end")) } }
            }
            State::Ended => {
                @let waits = page.dialogue.window.closes_at.plus_seconds(page.staff.process.grace);
                p.hint { (t.with("dialogue-ended-hint", [("moment", t.moment(waits, page.zone).into())])) }
                form novalidate method="post" action=(url::take_back_dialogue(slug, number)) {
                    @let until = page.dialogue.window.reopened_until(page.now);
                    p.hint { (t.with("dialogue-take-back-hint", [("moment", t.moment(until, page.zone).into())])) }
                    button.second type="submit" { (t.get("dialogue-take-back")) }
                }
                div.actions { a.button.second href=(url::close_dialogue(slug, number)) { (t.get("dialogue-nothing-out")) } }
            }
            State::Closed | State::Unconfirmed | State::Cancelled => {}
        }
    }
}

/// That there are more answers than people, during the dialogue and afterwards, and what can be done about it.
fn alarm(page: &Page<'_>, t: &Texts) -> Markup {
    let (dialogue, standing) = (page.dialogue, page.standing);
    let told = match (dialogue.window.closed_at, dialogue.counts.participants) {
        _ if !standing.is_over(dialogue) => return html! {},
        (None, Some(people)) => t.with(
            "alarm-over",
            [("answers", standing.most.into()), ("people", people.into())],
        ),
        _ => t.get("alarm-over-closed").into_owned(),
    };
    html! {
        div.note.warn role="alert" { p { (told) } (aside_link(page, t)) }
    }
}

/// Where answers are set aside, for whoever leads the process.
fn aside_link(page: &Page<'_>, t: &Texts) -> Markup {
    let place = url::set_aside(&page.staff.process.slug, page.dialogue.number);
    html! {
        @if page.staff.may::<Publish>() && page.has_answers {
            p { a href=(place) { (t.get("aside-title")) } }
        }
    }
}

/// What everybody who opens the page has to know, or the one who leads the process to say.
fn asked(page: &Page<'_>, t: &Texts, state: State) -> Markup {
    let (slug, number) = (&page.staff.process.slug, page.dialogue.number);
    let may_edit = page.staff.may::<Edit>();
    html! {
        @match state {
            State::Cancelled => {
                div.note {
                    p { (t.with("dialogue-cancelled-because", [("why", page.dialogue.cancelled_why.clone().into())])) }
                    @if may_edit && page.dialogue.can_be_restored() {
                        form novalidate method="post" action=(url::restore_dialogue(slug, number)) {
                            button.second type="submit" { (t.get("dialogue-restore")) }
                        }
                    }
                }
            }
            State::Unconfirmed if page.staff.process.ended_at.is_some() => {
                div.note { p { (t.get("dialogue-held-unsaid")) } }
            }
            State::Unconfirmed => {
                div.note {
                    h2 { (t.get("dialogue-was-it-held")) }
                    p { (t.get("dialogue-was-it-held-hint")) }
                    @if may_edit {
                        p { (t.get("dialogue-was-held-yes")) }
                        p { a href=(url::cancel_dialogue(slug, number)) { (t.get("dialogue-was-held-no")) } }
                    }
                }
            }
            State::Before | State::Open | State::Ended | State::Closed => {}
        }
    }
}

/// What can be done with a meeting that does not take place.
fn cancel_forms(page: &Page<'_>, t: &Texts) -> Markup {
    let (slug, dialogue) = (&page.staff.process.slug, page.dialogue);
    let is_empty = dialogue.window.closed_at.is_none()
        && page.standing.answered == 0
        && page.standing.tablets.is_empty()
        && dialogue.counts == HeadCount::default();
    html! {
        @if dialogue.can_be_cancelled() || is_empty {
            p {
                @if dialogue.can_be_cancelled() {
                    a href=(url::cancel_dialogue(slug, dialogue.number)) { (t.get("dialogue-cancel")) }
                }
                @if dialogue.can_be_cancelled() && is_empty { " · " }
                @if is_empty {
                    a href=(url::remove_dialogue(slug, dialogue.number)) { (t.get("dialogue-remove")) }
                }
            }
        }
    }
}

fn head_count_form(page: &Page<'_>, t: &Texts) -> Markup {
    let action = url::head_count(&page.staff.process.slug, page.dialogue.number);
    let field = |name, label| {
        Field::new(name, t.get(label), page.form.raw(name))
            .input(Input::Number)
            .show(page.faults)
    };
    html! {
        h2 { (t.get("head-count-title")) }
        p.hint { (t.get("head-count-why")) }
        form novalidate method="post" action=(action) {
            div.pair {
                (field("participants", "dialogue-participants"))
                (field("elected_present", "dialogue-elected"))
                (field("not_reachable", "dialogue-not-reachable"))
            }
            button.second type="submit" { (t.get("head-count-save")) }
        }
    }
}

fn link_forms(page: &Page<'_>, t: &Texts, state: State) -> Markup {
    let (slug, number) = (&page.staff.process.slug, page.dialogue.number);
    html! {
        h2 #host-link { (t.get("host-link-title")) }
        p { (t.get(if page.has_host_link { "host-link-is" } else { "host-link-none" })) }
        form novalidate method="post" action=(url::new_host_link(slug, number)) {
            input type="hidden" name="key" value=(random_token());
            input type="hidden" name="replaces" value=(page.links);
            (Field::new("host_email", t.get("host-email"), page.form.raw("host_email"))
                .hint(t.get("host-email-hint")).input(Input::Email).show(page.faults))
            button.second type="submit" { (t.get(if page.has_host_link { "host-link-replace" } else { "host-link-make" })) }
        }
        @if page.has_host_link {
            form novalidate method="post" action=(url::revoke_host_link(slug, number)) {
                button.plain type="submit" { (t.get("host-link-revoke")) }
            }
        }
        @if !state.is_over() {
            details {
                summary { (t.get("code-new")) }
                form novalidate method="post" action=(url::new_code(slug, number)) {
                    p { (t.get("code-new-hint")) }
                    button.grave type="submit" { (t.get("code-new")) }
                }
            }
        }
    }
}

fn log(page: &Page<'_>, t: &Texts) -> Markup {
    html! {
        @if !page.log.is_empty() {
            h2 { (t.get("log-title")) }
            ul {
                @for entry in page.log {
                    li {
                        (t.moment(entry.at, page.zone)) ", "
                        @match &entry.who { Some(who) => (who), None => (t.get("log-host")) }
                        ": " (log_action(t, &entry.action)) " "
                        (entry.detail.split_once(": ").map_or("", |(_, what)| what))
                    }
                }
            }
        }
    }
}

fn log_action(t: &Texts, action: &str) -> String {
    t.get(match action {
        "dialogue.head-count" => "log-head-count",
        "dialogue.added" => "log-added",
        "dialogue.changed" => "log-changed",
        "dialogue.opened" => "log-opened",
        "dialogue.new-code" => "log-new-code",
        "dialogue.host-link-made" => "log-host-link-made",
        "dialogue.host-link-revoked" => "log-host-link-revoked",
        "dialogue.ended" => "log-ended",
        "dialogue.end-taken-back" => "log-end-taken-back",
        "dialogue.closed" => "log-closed",
        "dialogue.cancelled" => "log-cancelled",
        "dialogue.restored" => "log-restored",
        "dialogue.removed" => "log-removed",
        "dialogue.paper" => "log-paper",
        "dialogue.survey" => "log-version",
        "dialogue.set-aside" => "log-set-aside",
        _ => "log-other",
    })
    .into_owned()
}
