//! How long addresses are kept, and what is left of those that are gone.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::Ends;
use crate::accounts::Account;
use crate::addresses::Purpose;
use crate::addresses::queries::Evidence;
use crate::i18n::Texts;
use crate::processes::Process;
use crate::web::page::{Chapter, Place, StaffShell, staff};

/// What the page shows.
pub struct Page<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    /// How many wish each purpose.
    pub purposes: &'a [(Purpose, i64)],
    pub ends: &'a Ends,
    /// How many are let go on which day; none is not known yet.
    pub by_day: &'a BTreeMap<Option<Date>, i64>,
    pub evidence: &'a [Evidence],
    pub zone: &'a TimeZone,
}

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.get("retention-title");
    let decision = &page.process.information.disposal_decision;
    let held: i64 = page.by_day.values().sum();
    let content = html! {
        h1 { (title) }
        p.lead { (t.with("retention-lead", [("days", page.process.mailing.bounce_days.into())])) }
        @if decision.is_empty() {
            div.note.warn {
                p { (t.get("retention-no-decision")) }
                p { a href=(format!("/admin/p/{}/settings/information", page.process.slug)) { (t.get("information-title")) } }
            }
        } @else { p { (t.with("retention-decision", [("decision", decision.clone().into())])) } }
        h2 { (t.get("retention-purposes")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("retention-purposes")) { table.compact {
            thead { tr {
                th scope="col" { (t.get("retention-purpose")) }
                th.figure scope="col" { (t.get("retention-wished")) }
                th scope="col" { (t.get("retention-last-mail")) }
            } }
            tbody { @for (purpose, wished) in page.purposes {
                tr {
                    th scope="row" { (t.get(purpose.name_key())) }
                    td.figure { (t.number(*wished)) }
                    td { @match page.ends.of(*purpose) { Some(at) => (t.date(at.day(page.zone))), None => (t.get("retention-more-to-come")) } }
                }
            } }
        } }
        h2 { (t.get("retention-when")) }
        @if held == 0 { p { (t.get("retention-none-held")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(t.get("retention-when")) { table.compact {
                thead { tr { th scope="col" { (t.get("retention-day")) } th.figure scope="col" { (t.get("retention-addresses")) } } }
                tbody { @for (day, count) in page.by_day {
                    tr { th scope="row" { @match day { Some(day) => (t.date(*day)), None => (t.get("retention-unknown")) } } td.figure { (t.number(*count)) } }
                } }
                tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(held)) } } }
            } }
        }
        h2 { (t.get("retention-evidence")) }
        @if page.evidence.is_empty() { p { (t.get("retention-no-evidence")) } } @else { (evidence(t, page.evidence)) }
    };
    let shell = StaffShell {
        t,
        who: Some(&page.account.name),
        place: Some(Place {
            slug: page.process.slug.as_str(),
            name: page.process.name(page.account.language),
            chapter: Chapter::Mailings,
        }),
        title: &title,
        has_faults: false,
        narrow: false,
    };
    staff(&shell, content)
}

/// Counts with their day, reason and decision: what is left of erased addresses.
fn evidence(t: &Texts, all: &[Evidence]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("retention-evidence")) { table.compact {
            thead { tr {
                th scope="col" { (t.get("retention-day")) }
                th scope="col" { (t.get("erasure-reason")) }
                th scope="col" { (t.get("information-disposal")) }
                th.figure scope="col" { (t.get("retention-addresses")) }
            } }
            tbody { @for one in all {
                tr {
                    th scope="row" { @match one.day.parse::<Date>() { Ok(day) => (t.date(day)), Err(_) => (one.day) } }
                    td { (t.get(one.reason.text_key())) }
                    td { @if one.decision.is_empty() { "–" } @else { (one.decision) } }
                    td.figure { (t.number(one.count)) }
                }
            } }
        } }
    }
}
