//! The record of processing activities, point by point as article 30.1 has them.

use maud::{Markup, html};

use super::{blank, or_blank, paper, points, protection};
use crate::addresses::Purpose;
use crate::i18n::{Language, Texts};
use crate::papers::Facts;
use crate::processes::disposal::Kind;
use crate::processes::within::Staff;
use crate::web::components::column_heads;
use crate::web::page::Page;

pub fn record(staff: &Staff, facts: &Facts) -> Page {
    let t = staff.t();
    let content = html! {
        h2 { (t.get("papers-a")) }
        (responsible(t, staff))
        h2 { (t.get("papers-b")) }
        (purposes(t, staff))
        h2 { (t.get("papers-c")) }
        (people(t, facts))
        h2 { (t.get("papers-d")) }
        (recipients(t, staff, facts))
        h2 { (t.get("papers-e")) }
        p { (t.get("papers-transfer")) }
        p { (blank(t, "papers-fill-transfer")) }
        h2 { (t.get("papers-f")) }
        (limits(t, staff, facts))
        h2 { (t.get("papers-g")) }
        ul { (protection(t, staff, &facts.machine)) }
    };
    paper(staff, facts, "papers-record", content)
}

fn responsible(t: &Texts, staff: &Staff) -> Markup {
    let process = &staff.process;
    let contact = &process.contact;
    let boards = staff.decisions.boards();
    html! {
        dl.facts {
            dt { (t.get("papers-controller")) } dd { (contact.organisation) }
            dt { (t.get("process-contact")) }
            dd { (contact.name) (t.comma()) (contact.email) @if !contact.phone.is_empty() { (t.comma()) (contact.phone) } }
            dt { (t.get("papers-officer")) }
            dd { (or_blank(t, &process.information.data_officer, "papers-fill-officer")) }
            @if !boards.is_empty() {
                dt { (t.get("boards-title")) }
                dd {
                    @for board in boards {
                        (board.name)
                        @if !board.reference.is_empty() { " (" (board.reference) ")" }
                        br;
                    }
                    (blank(t, "papers-fill-boards"))
                }
            }
        }
    }
}

fn purposes(t: &Texts, staff: &Staff) -> Markup {
    html! {
        ul {
            @if let Some((_, purpose)) = staff.process.nearest(t.language, |text| &text.purpose) { li { (purpose) } }
            li { (t.get("papers-why-answers")) }
            li {
                (t.get("papers-why-addresses"))
                @for (at, purpose) in Purpose::ALL.iter().enumerate() {
                    @if at > 0 { (t.comma()) } @else { " " }
                    (t.get(purpose.text_key()))
                }
                "."
            }
            (points(t, &["papers-why-contacts", "papers-why-staff"]))
        }
        p { (t.get("papers-basis-addresses")) }
        p { (blank(t, "papers-fill-basis")) }
    }
}

/// Categories of people, and of what is kept of them.
fn people(t: &Texts, facts: &Facts) -> Markup {
    let groups: Vec<&str> = facts
        .groups
        .iter()
        .filter(|group| group.kind.is_people())
        .map(|group| group.name.as_str())
        .collect();
    let rest = [
        ("papers-wishers", "papers-wishers-data"),
        ("papers-contacts", "papers-contacts-data"),
        ("papers-staff", "papers-staff-data"),
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("papers-c")) { table.compact {
            thead { tr { (column_heads(t, &["papers-whose", "papers-which"])) } }
            tbody {
                tr {
                    th scope="row" { (t.get("papers-answerers")) }
                    td.prose {
                        p { (t.get("papers-answerers-data")) }
                        @if groups.is_empty() { p { (blank(t, "papers-fill-groups")) } } @else {
                            p { (t.with("papers-groups", [("groups", groups.join(t.comma()).into())])) }
                        }
                        p { (t.get("papers-special")) }
                        p { (blank(t, "papers-fill-special")) }
                    }
                }
                @for (whose, which) in rest {
                    tr { th scope="row" { (t.get(whose)) } td.prose { (t.get(which)) } }
                }
            }
        } }
        p { (t.get("papers-languages")) " " (languages(t)) }
    }
}

/// The languages that participants can read and answer in, each in its own.
pub(super) fn languages(t: &Texts) -> Markup {
    html! {
        @for (at, one) in Language::all().iter().enumerate() {
            @if at > 0 { (t.comma()) }
            bdi lang=(one.word()) { (one.own_name()) }
        }
    }
}

fn recipients(t: &Texts, staff: &Staff, facts: &Facts) -> Markup {
    let machine = &facts.machine;
    let process = &staff.process;
    html! {
        ul {
            @match &machine.relay {
                Some(host) => {
                    li { (t.with("papers-relay", [("host", host.clone().into())])) " " (blank(t, "papers-fill-relay")) }
                }
                None => { li { (t.get("papers-relay-none")) } }
            }
            @if let Some(host) = &machine.mailbox { li { (t.with("papers-mailbox", [("host", host.clone().into())])) } }
            li {
                (t.get(if machine.is_on_postgres { "papers-postgres" } else { "papers-sqlite" })) " "
                (blank(t, "papers-fill-machine"))
            }
            @if facts.keys.is_empty() { li { (t.get("papers-keys-none")) } } @else {
                li { (t.with("papers-keys", [("names", facts.keys.join(t.comma()).into())])) }
            }
            @if let Some((_, partners)) = process.nearest(t.language, |text| &text.partners) {
                li { (t.get("papers-partners")) " " (partners) }
            }
            li { (t.with("papers-public", [("threshold", process.threshold.get().into())])) }
        }
        p { (t.get("papers-roles")) }
        (roles(t, facts))
    }
}

/// Who of the staff has which right, and how many they are.
pub(super) fn roles(t: &Texts, facts: &Facts) -> Markup {
    html! {
        ul { @for (role, count) in &facts.roles { li { (t.get(role.text_key())) " – " (t.with("papers-people", [("count", (*count).into())])) } } }
    }
}

/// How long each kind is kept, and under which decision it goes.
fn limits(t: &Texts, staff: &Staff, facts: &Facts) -> Markup {
    let process = &staff.process;
    let kept = [
        (
            Kind::Addresses,
            t.with(
                "papers-until-addresses",
                [("days", process.mailing.bounce_days.into())],
            ),
        ),
        (Kind::Comments, t.get("papers-until-comments").into_owned()),
        (Kind::Contacts, t.get("papers-until-contacts").into_owned()),
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("papers-f")) { table.compact {
            thead { tr { (column_heads(t, &["papers-what", "papers-until", "information-disposal"])) } }
            tbody {
                tr {
                    th scope="row" { (t.get("papers-kept-keys")) }
                    td.prose { (t.with("papers-until-keys", [("days", process.answer_days.into()), ("hours", (process.grace / 3600).into())])) }
                    td { (t.get("papers-by-itself")) }
                }
                @for (kind, until) in &kept {
                    tr { th scope="row" { (t.get(kind.text_key())) } td.prose { (until) } td.prose { (decision(t, staff, *kind)) } }
                }
                tr {
                    th scope="row" { (t.get("papers-kept-returned")) }
                    td.prose { (t.with("papers-until-returned", [("days", facts.returned_days.into())])) }
                    td { (t.get("papers-by-itself")) }
                }
                tr {
                    th scope="row" { (t.get("papers-kept-figures")) }
                    td.prose { (t.get("papers-until-figures")) }
                    td.prose { (blank(t, "papers-fill-figures")) }
                }
                tr {
                    th scope="row" { (t.get("papers-kept-backups")) }
                    td.prose { (t.get("papers-until-backups")) }
                    td.prose { (blank(t, "papers-fill-backups")) }
                }
            }
        } }
    }
}

/// The decisions under which a kind goes, or a blank as long as one is missing.
fn decision(t: &Texts, staff: &Staff, kind: Kind) -> Markup {
    html! {
        @match staff.decisions.named(kind, None) {
            Some(named) => bdi { (named) },
            None => (blank(t, "papers-fill-decision")),
        }
    }
}
