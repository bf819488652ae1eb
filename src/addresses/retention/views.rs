//! How long addresses are kept, what was decided on disposal, and what is left of what was erased.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::Ends;
use crate::addresses::Purpose;
use crate::i18n::Texts;
use crate::processes::disposal::told::{decisions, evidence, undecided};
use crate::processes::disposal::{Evidence, Kind};
use crate::processes::within::Staff;
use crate::staff::{Desk, Edit, Publish, Right};
use crate::web::page::Chapter;
use crate::web::url;

/// What the page shows.
pub struct Page<'a> {
    pub staff: &'a Staff,
    /// How many wish each purpose.
    pub purposes: Vec<(Purpose, i64)>,
    pub ends: &'a Ends,
    /// How many are erased on which day; none is not known yet.
    pub by_day: &'a BTreeMap<Option<Date>, i64>,
    pub evidence: &'a [Evidence],
    pub zone: &'a TimeZone,
}

pub fn page(page: &Page<'_>) -> Markup {
    let (t, process) = (page.staff.t(), &page.staff.process);
    let title = t.get("retention-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.with("retention-lead", [("days", process.mailing.bounce_days.into())])) }
        (undecided(page.staff, "disposal-missing", Kind::ALL))
        (decisions(page.staff))
        @if page.staff.may::<Publish>() {
            div.actions { a.button.second href=(url::erase_comments(&process.slug)) { (t.get("comments-erase")) } }
        }
        // What is decided is for all of staff; how much is kept, and was, for those who work with it.
        @if Edit::is_given_to(page.staff.role) || page.staff.may::<Desk>() {
            (kept(t, page))
            (evidence(t, page.evidence))
        }
    };
    page.staff.shell(Chapter::Mailings, &title).page(content)
}

/// What the owners of the addresses wished, and when they are erased.
fn kept(t: &Texts, page: &Page<'_>) -> Markup {
    let held: i64 = page.by_day.values().sum();
    html! {
        h2 { (t.get("retention-purposes")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("retention-purposes")) { table.compact {
            thead { tr {
                th scope="col" { (t.get("retention-purpose")) }
                th.figure scope="col" { (t.get("retention-wished")) }
                th scope="col" { (t.get("retention-last-mail")) }
            } }
            tbody { @for (purpose, wished) in &page.purposes {
                tr {
                    th scope="row" { (t.get(purpose.name_key())) }
                    td.figure { (t.number(*wished)) }
                    td { @match page.ends.of(*purpose) { Some(at) => (t.date(at.day(page.zone))), None => (t.get("retention-more-to-come")) } }
                }
            } }
        } }
        h2 { (t.get("retention-when")) }
        @if held == 0 { p { (t.get("retention-none-held")) } } @else {
            @if page.staff.decisions.about(Kind::Addresses, None).is_none() { p { (t.get("retention-waits")) } }
            div.scroll tabindex="0" role="region" aria-label=(t.get("retention-when")) { table.compact {
                thead { tr { th scope="col" { (t.get("retention-day")) } th.figure scope="col" { (t.get("retention-addresses")) } } }
                tbody { @for (day, count) in page.by_day {
                    tr { th scope="row" { @match day { Some(day) => (t.date(*day)), None => (t.get("retention-unknown")) } } td.figure { (t.number(*count)) } }
                } }
                tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(held)) } } }
            } }
        }
    }
}
