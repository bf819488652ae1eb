//! The archive's pages.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{After, Holdings};
use crate::accounts::Account;
use crate::addresses::queries::Evidence;
use crate::i18n::Texts;
use crate::processes::Process;
use crate::web::components::{Faults, Field, Input, fault_summary, select};
use crate::web::form::Form;
use crate::web::page::{Chapter, Place, StaffShell, staff};

/// What there is to say to a leader who has just handed over.
pub enum Note {
    /// The one-time link of the new leader.
    Invited(String),
    /// The new leader was invited before and has not come yet.
    Awaited,
}

/// What the overview shows.
pub struct Overview<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub holdings: &'a Holdings,
    pub evidence: &'a [Evidence],
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
    pub note: Option<Note>,
}

fn page(
    account: &Account,
    process: &Process,
    title: &str,
    faults: &Faults,
    narrow: bool,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t: account.language.texts(),
        who: Some(&account.name),
        place: Some(Place {
            slug: process.slug.as_str(),
            name: process.name(account.language),
            chapter: Chapter::Process,
        }),
        title,
        has_faults: !faults.is_empty(),
        narrow,
    };
    staff(&shell, content)
}

pub fn overview(shown: &Overview<'_>) -> Markup {
    let t = shown.account.language.texts();
    let title = t.get("archive-title");
    let base = format!("/admin/p/{}/archive", shown.process.slug);
    let content = html! {
        (fault_summary(t, shown.faults))
        h1 { (title) }
        p.lead { (t.get("archive-lead")) }
        @if let Some(at) = shown.process.ended_at {
            div.note { p { (t.with("archive-ended", [("moment", t.moment(at, shown.zone).into())])) } }
        }
        @if let Some(note) = &shown.note { (said(t, note)) }
        (holdings(t, shown.holdings))
        h2 { (t.get("export-title")) }
        p { (t.get("export-lead")) }
        p { (t.get("export-left-out")) }
        div.actions { a.button.second href=(format!("{base}/export.zip")) { (t.get("export-do")) } }
        (hand_over(shown, t, &base))
        @if shown.process.ended_at.is_none() {
            h2 { (t.get("end-title")) }
            p { (t.get("end-lead")) }
            div.actions { a.button.second href=(format!("{base}/end")) { (t.get("end-open")) } }
        }
        (evidence(t, shown.evidence))
    };
    page(
        shown.account,
        shown.process,
        &title,
        shown.faults,
        false,
        content,
    )
}

fn said(t: &Texts, note: &Note) -> Markup {
    html! {
        div.note.ok {
            @match note {
                Note::Invited(link) => {
                    p { (t.get("person-link")) }
                    p { code { (link) } }
                    p { (t.get("hand-over-invited")) }
                }
                Note::Awaited => { p { (t.get("hand-over-awaited")) } }
            }
        }
    }
}

fn holdings(t: &Texts, holdings: &Holdings) -> Markup {
    let figures = [
        ("dialogues-title", holdings.dialogues),
        ("points-title", holdings.collection_points),
        ("reports-title", holdings.reports),
        ("mailings-title", holdings.mailings),
        ("archive-addresses", holdings.addresses),
        ("archive-contacts", holdings.contacts),
    ];
    html! {
        h2 { (t.get("archive-holds")) }
        ul.figures {
            @for (key, count) in figures { li { strong { (t.number(count)) } (t.get(key)) } }
        }
    }
}

fn hand_over(shown: &Overview<'_>, t: &Texts, base: &str) -> Markup {
    let choices: Vec<(String, String)> = After::ALL
        .iter()
        .map(|after| {
            let text = t.get(after.text_key()).into_owned();
            (after.word().to_owned(), text)
        })
        .collect();
    let form = shown.form;
    html! {
        h2 { (t.get("hand-over-title")) }
        p { (t.get("hand-over-text")) }
        form novalidate method="post" action=(format!("{base}/hand-over")) {
            (Field::new("email", t.get("account-email"), form.raw("email")).input(Input::Email).show(shown.faults))
            (Field::new("name", t.get("account-name"), form.raw("name")).hint(t.get("hand-over-name-hint")).show(shown.faults))
            (select("after", &t.get("hand-over-after"), &choices, form.text("after"), shown.faults))
            div.actions { button.second type="submit" { (t.get("hand-over-do")) } }
        }
    }
}

/// What is left of erased addresses, the latest first.
fn evidence(t: &Texts, all: &[Evidence]) -> Markup {
    html! {
        h2 { (t.get("erasures-title")) }
        @if all.is_empty() { p.quiet { (t.get("erasures-none")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(t.get("erasures-title")) { table.compact {
                thead { tr {
                    th scope="col" { (t.get("erasure-day")) }
                    th scope="col" { (t.get("erasure-reason")) }
                    th scope="col" { (t.get("information-disposal")) }
                    th.figure scope="col" { (t.get("erasure-count")) }
                } }
                tbody {
                    @for left in all {
                        tr {
                            th scope="row" { @match left.day.parse() { Ok(day) => (t.date(day)), Err(_) => (left.day) } }
                            td { (t.get(left.reason.text_key())) }
                            td { @if left.decision.is_empty() { "–" } @else { (left.decision) } }
                            td.figure { (t.number(left.count)) }
                        }
                    }
                }
            } }
        }
    }
}

/// What happens at the end, and what stays.
const MEANS: [&str; 6] = [
    "end-dialogues",
    "end-mailings",
    "end-addresses",
    "end-comments",
    "end-public",
    "end-fixed",
];

/// The step before the end. Without a disposal decision it says where to enter one, and offers nothing.
pub fn end(account: &Account, process: &Process, form: &Form, faults: &Faults) -> Markup {
    let t = account.language.texts();
    let title = t.get("end-title");
    let slug = process.slug.as_str();
    let decision = process.information.disposal_decision.trim();
    let label = t.with("end-confirm", [("slug", slug.to_owned().into())]);
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("end-lead")) }
        ul { @for key in MEANS { li { (t.get(key)) } } }
        p { a href=(format!("/admin/p/{slug}/archive/export.zip")) { (t.get("end-export-first")) } }
        @if decision.is_empty() {
            div.note.warn {
                p { (t.get("end-needs-decision")) }
                p { a href=(format!("/admin/p/{slug}/settings/information")) { (t.get("information-title")) } }
            }
        } @else {
            p { (t.with("end-decision", [("number", decision.to_owned().into())])) }
            form novalidate method="post" action=(format!("/admin/p/{slug}/archive/end")) {
                (Field::new("slug", label.into(), form.raw("slug")).show(faults))
                div.actions { button.grave type="submit" { (t.get("end-do")) } }
            }
        }
    };
    page(account, process, &title, faults, true, content)
}
