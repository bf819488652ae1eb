//! The desk's pages.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{
    AsContact, AsParticipant, ERASED, Erased, FOUND, HANDED_OUT, Holdings, LOOKED_FOR, Mail,
    NOT_FOUND, Part,
};
use crate::addresses::Purpose;
use crate::addresses::queries::Place;
use crate::audit::Shown;
use crate::clock::Timestamp;
use crate::i18n::Texts;
use crate::mail::Address;
use crate::mail::returned::ReturnedKind;
use crate::mailings::State;
use crate::processes::within::Staff;
use crate::web::components::{Asking, Faults, Field, Input, cards};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::participant::said;
use crate::web::url::{self, Url};

/// What the desk shows before anything is looked for.
pub struct Page<'a> {
    pub staff: &'a Staff,
    pub form: &'a Form,
    pub faults: &'a Faults,
    /// What was done here, the latest first.
    pub log: &'a [Shown],
    pub zone: &'a TimeZone,
}

pub fn page(page: &Page<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let title = t.get("desk-title");
    let content = html! {
        p.lead { (t.get("desk-lead")) }
        h2 { (t.get("desk-find-title")) }
        p { (t.get("desk-find-lead")) }
        p { (t.get("desk-find-sure")) }
        (look_form(t, page, &url::desk(slug)))
        h2 { (t.get("desk-comments-title")) }
        p { (t.get("desk-comments-short")) }
        div.actions { a.button.second href=(url::desk_comments(slug)) { (t.get("desk-comments-open")) } }
        (log(t, page))
    };
    let shell = page.staff.shell(Chapter::Desk, &title);
    shell.faults(page.faults).titled(content)
}

fn look_form(t: &Texts, page: &Page<'_>, action: &Url) -> Markup {
    html! {
        form novalidate method="post" action=(action) {
            (Field::new("address", t.get("account-email"), page.form.raw("address"))
                .hint(t.get("desk-find-hint")).input(Input::Email).show(page.faults))
            div.actions { button type="submit" { (t.get("desk-find-do")) } }
        }
    }
}

const LOG_HEADS: [&str; 4] = [
    "desk-log-when",
    "desk-log-who",
    "desk-log-what",
    "desk-log-outcome",
];

/// What was done here, by whom and when.
fn log(t: &Texts, page: &Page<'_>) -> Markup {
    let row = |line: &Shown| {
        vec![
            html! { (t.moment(line.at, page.zone)) },
            html! { (line.who.as_deref().unwrap_or("–")) },
            html! { (done(t, &line.action)) },
            html! { (outcome(t, &line.detail)) },
        ]
    };
    html! {
        h2 #log { (t.get("desk-log-title")) }
        p.quiet { (t.get("desk-log-lead")) }
        @if page.log.is_empty() { p { (t.get("desk-log-none")) } } @else {
            (cards(&t.get("desk-log-title"), &LOG_HEADS.map(|key| t.get(key)), page.log.iter().map(row).collect()))
        }
    }
}

/// What a line of the log says in words; what is not of this room is its own name.
fn done(t: &Texts, action: &str) -> String {
    let key = match action {
        LOOKED_FOR => "desk-log-looked-for",
        HANDED_OUT => "desk-log-handed-out",
        ERASED => "desk-log-erased",
        "desk.comment-taken-out" => "desk-log-comment",
        "desk.words-taken-out" => "desk-log-words",
        other => return other.to_owned(),
    };
    t.get(key).into_owned()
}

fn outcome(t: &Texts, detail: &str) -> String {
    let key = match (detail, Part::from_word(detail)) {
        (FOUND, _) => "desk-outcome-found",
        (NOT_FOUND, _) => "desk-outcome-not-found",
        (_, Some(part)) => part.text_key(),
        (other, None) => return other.to_owned(),
    };
    t.get(key).into_owned()
}

/// What is kept of an address, or that nothing is: to be read, printed, handed out or erased.
pub fn found(staff: &Staff, holdings: &Holdings, now: Timestamp, zone: &TimeZone) -> Markup {
    let t = staff.t();
    let slug = &staff.process.slug;
    let title = t.get("desk-found-title");
    let name = staff.process.name(t.language).to_owned();
    let content = html! {
        h1 { (title) }
        p.lead { strong { bdi dir="ltr" { (holdings.address.as_str()) } } }
        p.quiet { (t.with("desk-found-when", [("name", name.into()), ("moment", t.moment(now, zone).into())])) }
        @if holdings.is_empty() {
            div.note role="status" { p { strong { (t.get("desk-nothing")) } } }
            p { (t.get("desk-nothing-hint")) }
        }
        @for one in &holdings.participant { (participant(t, staff, one)) }
        @if !holdings.participant.is_empty() { (mailed(t, holdings, zone)) }
        @if let Some(contact) = &holdings.contact { (at_work(t, contact, zone)) }
        @if let Some(member) = &holdings.member {
            h2 { (t.get("desk-staff-title")) }
            p { (member.name) (t.comma()) (t.get(member.role.text_key())) }
            p { a href=(url::setup_of(slug)) { (t.get("desk-staff-see")) } }
        }
        (returned(t, holdings, zone))
        h2 { (t.get("desk-not-kept-title")) }
        p { (t.get("desk-not-kept")) }
        p { (t.get("desk-elsewhere")) }
        @if !holdings.is_empty() {
            div.actions {
                (button(holdings, &url::desk_file(slug), html! { button.second type="submit" { (t.get("desk-hand-out")) } }))
                @for part in holdings.parts() {
                    (button(holdings, &url::desk_ask(slug), html! {
                        input type="hidden" name="as" value=(part.word());
                        button.grave type="submit" { (t.get(erase_key(part))) }
                    }))
                }
            }
            p.hint { (t.get("desk-print")) }
        }
        div.actions { a href=(url::desk(slug)) { (t.get("desk-back")) } }
    };
    staff.shell(Chapter::Desk, &title).page(content)
}

/// A form that is about the address, which goes along unseen.
fn button(holdings: &Holdings, action: &Url, content: Markup) -> Markup {
    html! {
        form novalidate method="post" action=(action) {
            input type="hidden" name="address" value=(holdings.address.as_str());
            (content)
        }
    }
}

fn erase_key(part: Part) -> &'static str {
    match part {
        Part::Participant => "desk-erase-participant",
        Part::Contact => "desk-erase-contact",
    }
}

fn participant(t: &Texts, staff: &Staff, one: &AsParticipant) -> Markup {
    let kept = &one.kept;
    let purposes = Purpose::ALL
        .iter()
        .filter(|&&purpose| kept.consent.to(purpose));
    let days = staff.process.mailing.bounce_days;
    let place = match kept.place {
        Place::OnTheWay => "desk-place-on-the-way",
        Place::InThePool => "desk-place-in-the-pool",
        Place::Undeliverable => "desk-place-undeliverable",
    };
    html! {
        h2 { (t.get("desk-participant-title")) }
        dl.facts {
            dt { (t.get("desk-place")) } dd { (t.get(place)) }
            dt { (t.get("my-data-language")) } dd { span lang=(kept.language.word()) dir=(kept.language.direction()) { (kept.language.own_name()) } }
            dt { (t.get("desk-purposes")) }
            dd { @for (at, purpose) in purposes.enumerate() { @if at > 0 { (t.comma()) } (t.get(purpose.name_key())) } }
            dt { (t.get("desk-agreed")) }
            dd {
                @for line in kept.wording.lines() { (said(t, kept.wording.language, line)) br; }
                @if let Some(since) = kept.wording.since() {
                    (t.with("my-data-wording", [("version", kept.wording.version.into()), ("date", t.date(since).into())]))
                }
            }
            dt { (t.get("desk-until")) }
            dd { @match one.until { Some(day) => (t.date(day)), None => (t.with("desk-until-unknown", [("days", days.into())])) } }
        }
    }
}

/// What was mailed to somebody who left the address, and what is to come.
fn mailed(t: &Texts, holdings: &Holdings, zone: &TimeZone) -> Markup {
    html! {
        (mails(t, &holdings.mails, zone))
        @for report in &holdings.owed {
            p { (t.with("desk-owed", [("report", report.text(t.language).title.clone().into())])) }
        }
    }
}

const MAIL_HEADS: [&str; 3] = ["desk-mail-report", "desk-mail-state", "desk-mail-when"];

fn mails(t: &Texts, all: &[Mail], zone: &TimeZone) -> Markup {
    let row = |one: &Mail| {
        vec![
            html! {
                @match &one.report { Some(report) => (report.text(t.language).title), None => "–" }
                @if one.mail.round > 0 { (t.comma()) (t.get("desk-mail-reminder")) }
            },
            html! {
                (t.get(state_key(one.mail.state)))
                @if let Some((passed_on, not_reachable)) = one.said {
                    br; (t.with("desk-mail-said", [("passed_on", passed_on.into()), ("not_reachable", not_reachable.into())]))
                }
                @for (kind, at) in &one.came_back {
                    br; (t.date(at.day(zone))) ": " (t.get(returned_key(*kind)))
                }
            },
            html! { @match one.mail.settled_at() { Some(at) => (t.date(at.day(zone))), None => "–" } },
        ]
    };
    html! {
        h3 { (t.get("desk-mails-title")) }
        @if all.is_empty() { p { (t.get("desk-mails-none")) } } @else {
            (cards(&t.get("desk-mails-title"), &MAIL_HEADS.map(|key| t.get(key)), all.iter().map(row).collect()))
        }
    }
}

fn state_key(state: State) -> &'static str {
    match state {
        State::Queued | State::Claimed | State::Transmitting | State::Deferred => {
            "desk-mail-waiting"
        }
        State::Accepted => "desk-mail-accepted",
        State::Bounced => "desk-mail-bounced",
        State::Rejected => "desk-mail-rejected",
        State::Uncertain => "desk-mail-uncertain",
        State::Failed => "desk-mail-failed",
        State::Withdrawn => "desk-mail-withdrawn",
        State::Cancelled => "desk-mail-cancelled",
        State::Untried => "desk-mail-untried",
    }
}

fn returned_key(kind: ReturnedKind) -> &'static str {
    match kind {
        ReturnedKind::Hard => "returned-hard",
        ReturnedKind::Soft => "returned-soft",
        ReturnedKind::Delayed => "returned-delayed",
        ReturnedKind::AutoReply => "returned-auto-replies",
        ReturnedKind::Complaint => "desk-returned-complaint",
        ReturnedKind::Delivered => "desk-returned-delivered",
        ReturnedKind::Unclear => "desk-returned-unclear",
    }
}

fn at_work(t: &Texts, one: &AsContact, zone: &TimeZone) -> Markup {
    let contact = &one.contact;
    html! {
        h2 { (t.get("desk-contact-title")) }
        dl.facts {
            dt { (t.get("account-name")) } dd { (contact.name) }
            dt { (t.get("organisation-name")) }
            dd { @match &one.organisation { Some(name) => (name), None => (t.get("desk-contact-stakeholder")) } }
            dt { (t.get("account-language")) } dd { span lang=(contact.language.word()) { (contact.language.own_name()) } }
            @if contact.undeliverable { dt { (t.get("desk-place")) } dd { (t.get("contact-undeliverable")) } }
        }
        (mails(t, &one.mails, zone))
    }
}

/// What came back, names the address, and waits for a person.
fn returned(t: &Texts, holdings: &Holdings, zone: &TimeZone) -> Markup {
    html! {
        @if !holdings.returned.is_empty() || holdings.returned_nobodys > 0 {
            h2 { (t.get("kept-title")) }
            @for mail in &holdings.returned {
                details {
                    summary { (t.moment(mail.received_at, zone)) ": " bdi { (mail.heading.subject) } }
                    pre.mail { (mail.text) }
                }
            }
            @if holdings.returned_nobodys > 0 {
                p { (t.with("desk-returned-nobodys", [("count", holdings.returned_nobodys.into())])) }
            }
        }
    }
}

/// Asks before an address is erased, and says what goes with it.
pub fn ask(staff: &Staff, address: &Address, part: Part) -> Markup {
    let t = staff.t();
    let slug = &staff.process.slug;
    let what = match part {
        Part::Participant => "desk-ask-participant",
        Part::Contact => "desk-ask-contact",
    };
    staff.ask(
        Chapter::Desk,
        &Asking {
            title: t.get("desk-ask-title").into_owned(),
            told: [what, "desk-ask-mails", "desk-ask-evidence", "desk-ask-file"]
                .map(|key| t.get(key).into_owned())
                .into(),
            fields: html! {
                p.lead { strong { bdi dir="ltr" { (address.as_str()) } } }
                input type="hidden" name="address" value=(address.as_str());
                input type="hidden" name="as" value=(part.word());
            },
            action: url::desk_erase(slug),
            button: t.get(erase_key(part)),
            back: url::desk(slug),
            back_text: t.get("desk-back"),
        },
    )
}

/// The address is erased, or was not there.
pub fn erased(staff: &Staff, address: &Address, erased: Option<&Erased>) -> Markup {
    let t = staff.t();
    let slug = &staff.process.slug;
    let title = t.get(match erased {
        Some(_) => "desk-erased-title",
        None => "desk-nothing",
    });
    let content = html! {
        h1 { (title) }
        p.lead { strong { bdi dir="ltr" { (address.as_str()) } } }
        @match erased {
            Some(erased) => {
                div.note.ok role="status" { p { (t.get(gone_key(erased.part))) } }
                @for &part in &erased.left { p { (t.get(left_key(part))) } }
                p { a href=(url::retention(slug).at("erased")) { (t.get("desk-erased-evidence")) } }
            }
            None => p { (t.get("desk-nothing-hint")) }
        }
        p { a href=(url::desk(slug)) { (t.get("desk-back")) } }
    };
    staff.shell(Chapter::Desk, &title).page(content)
}

fn gone_key(part: Part) -> &'static str {
    match part {
        Part::Participant => "desk-gone-participant",
        Part::Contact => "desk-gone-contact",
    }
}

fn left_key(part: Part) -> &'static str {
    match part {
        Part::Participant => "desk-left-participant",
        Part::Contact => "desk-left-contact",
    }
}
