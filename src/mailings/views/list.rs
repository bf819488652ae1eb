//! The list of mailings, and what was promised and is late.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::mailing::{progress_mark, whom};
use super::staff_page;
use crate::accounts::Account;
use crate::i18n::Texts;
use crate::mailings::overdue::Overdue;
use crate::mailings::{Figures, Mailing};
use crate::processes::Process;
use crate::reports::Report;
use crate::web::page::Chapter;

/// A row of the list.
pub struct ListRow<'a> {
    pub mailing: &'a Mailing,
    pub report: Option<&'a Report>,
    pub figures: Figures,
}

/// What the list shows.
pub struct List<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub rows: &'a [ListRow<'a>],
    pub overdue: &'a [Overdue],
    pub reports: &'a [Report],
    pub zone: &'a TimeZone,
}

pub fn list(page: &List<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.get("mailings-title");
    let slug = &page.process.slug;
    let content = html! {
        h1 { (title) }
        @if !page.overdue.is_empty() { (overdue(page, t)) }
        @if page.rows.is_empty() {
            p.lead { (t.get("mailings-empty")) }
            p { a href=(format!("/admin/p/{slug}/reports")) { (t.get("nav-reports")) } }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    th scope="col" { (t.get("report-title")) }
                    th scope="col" { (t.get("publish-to-whom")) }
                    th scope="col" { (t.get("mailing-created")) }
                    th scope="col" { (t.get("mailing-state")) }
                    th.figure scope="col" { (t.get("publish-recipients")) }
                    th.figure scope="col" { (t.get("figure-accepted")) }
                    th.figure scope="col" { (t.get("figure-bounced")) }
                    th.figure scope="col" { (t.get("figure-rejected")) }
                    th.figure scope="col" { (t.get("figure-uncertain")) }
                    th.figure scope="col" { (t.get("figure-withdrawn")) }
                } }
                tbody { @for row in page.rows { (list_row(page, t, row)) } }
            } }
        }
        p { a href=(format!("/admin/p/{slug}/retention")) { (t.get("retention-title")) } }
    };
    staff_page(
        page.account,
        page.process,
        Chapter::Mailings,
        &title,
        false,
        content,
    )
}

fn list_row(page: &List<'_>, t: &Texts, row: &ListRow<'_>) -> Markup {
    let mailing = row.mailing;
    html! {
        tr {
            th scope="row" {
                a href=(format!("/admin/p/{}/mailings/{}", page.process.slug, mailing.id)) {
                    @match row.report { Some(report) => (report.text(t.language).title), None => (mailing.purpose.word()) }
                }
            }
            td { (whom(t, mailing)) }
            td.day { (t.date(mailing.created_at.day(page.zone))) }
            td { (progress_mark(t, mailing.progress(&row.figures))) }
            td.figure { (t.number(row.figures.total())) }
            td.figure { (t.number(row.figures.accepted)) }
            td.figure { (t.number(row.figures.bounced)) }
            td.figure { (t.number(row.figures.rejected)) }
            td.figure { (t.number(row.figures.uncertain)) }
            td.figure { (t.number(row.figures.withdrawn)) }
        }
    }
}

/// What was promised and is late (D30).
fn overdue(page: &List<'_>, t: &Texts) -> Markup {
    let base = format!("/admin/p/{}", page.process.slug);
    let report = |id| page.reports.iter().find(|report| report.id == id);
    html! {
        div.note.warn {
            h2 { (t.get("overdue-title")) }
            ul {
                @for late in page.overdue {
                    li {
                        @match late {
                            Overdue::NotPublished { kind, day } => {
                                a href=(format!("{base}/reports")) {
                                    (t.with("overdue-not-published", [
                                        ("kind", t.get(kind.text_key()).into_owned().into()),
                                        ("day", t.date(*day).into()),
                                    ]))
                                }
                            }
                            Overdue::NotMailed { report: id, wished } => {
                                @if let Some(report) = report(*id) {
                                    a href=(format!("{base}/reports/{}/publish", report.slug)) {
                                        (t.with("overdue-not-mailed", [
                                            ("title", report.text(t.language).title.clone().into()),
                                            ("count", (*wished).into()),
                                        ]))
                                    }
                                }
                            }
                            Overdue::WishedSince { report: id, count } => {
                                @if let Some(report) = report(*id) {
                                    a href=(format!("{base}/reports/{}/publish", report.slug)) {
                                        (t.with("overdue-since", [
                                            ("title", report.text(t.language).title.clone().into()),
                                            ("count", (*count).into()),
                                        ]))
                                    }
                                }
                            }
                            Overdue::Waits { mailing } => {
                                a href=(format!("{base}/mailings/{mailing}")) { (t.get("overdue-waits")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
