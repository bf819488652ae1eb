//! Pages about publishing and mailing.

use std::path::PathBuf;

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::letter::{self, Letter, Links};
use super::{Figures, Mailing, Order, Progress};
use crate::accounts::Account;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::reports::Report;
use crate::web::components::{Faults, select};
use crate::web::page::{Chapter, Place, StaffShell, staff};

fn staff_page(
    account: &Account,
    process: &Process,
    chapter: Chapter,
    title: &str,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t: account.language.texts(),
        who: Some(&account.name),
        place: Some(Place {
            slug: process.slug.as_str(),
            name: process.name(account.language),
            chapter,
        }),
        title,
        has_faults: false,
        narrow: false,
    };
    staff(&shell, content)
}

/// What became of a test mail.
pub enum Tested {
    Sent(String),
    Failed(String),
}

/// What the step before publishing shows.
pub struct PublishForm<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub report: &'a Report,
    pub audience: &'a [(Language, i64)],
    pub letters: &'a [Letter],
    pub links: &'a [Links],
    pub tested: Option<Tested>,
    /// Where mail goes as files, as long as there is no relay.
    pub outbox: Option<PathBuf>,
}

pub fn publish_form(page: &PublishForm<'_>) -> Markup {
    let t = page.account.language.texts();
    let base = format!(
        "/admin/p/{}/reports/{}/publish",
        page.process.slug, page.report.slug
    );
    let title = t.with(
        "publish-title",
        [("title", page.report.text(t.language).title.clone().into())],
    );
    let total: i64 = page.audience.iter().map(|(_, count)| count).sum();
    let languages: Vec<_> = page
        .letters
        .iter()
        .map(|letter| {
            (
                letter.language.word().to_owned(),
                letter.language.own_name().to_owned(),
            )
        })
        .collect();
    let content = html! {
        h1 { (title) }
        @match &page.tested {
            Some(Tested::Sent(to)) => div.note.ok role="status" { p { (t.with("test-sent", [("address", to.clone().into())])) } },
            Some(Tested::Failed(why)) => div.note.warn role="alert" { p { (t.with("test-failed", [("why", why.clone().into())])) } },
            None => {},
        }
        p.lead { (t.with("publish-lead", [("count", total.into())])) }
        @if let Some(outbox) = &page.outbox {
            div.note.warn { p { (t.with("publish-outbox", [("folder", outbox.display().to_string().into())])) } }
        }
        (audience_table(page, t, total))
        h2 { (t.get("publish-preview")) }
        @for (letter, links) in page.letters.iter().zip(page.links) {
            details open[letter.language == page.process.default_language] {
            summary { strong lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.language.own_name()) } }
            dl.facts { dt { (t.get("mail-subject-label")) } dd lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.subject) } }
            @let whole = format!("{base}/preview?lang={}", letter.language.word());
            @let name = t.with("preview-frame", [("language", letter.language.own_name().into())]);
            @if letter.language == page.process.default_language { iframe src=(whole) title=(name) {} } @else {
                p { a href=(whole) { (name) } }
            }
            details {
                summary { (t.get("preview-text")) }
                pre.mail lang=(letter.language.word()) dir=(letter.language.direction()) { (letter::text(letter, &page.process.contact, links)) }
            }
            }
        }
        h2 { (t.get("test-title")) }
        form novalidate method="post" action=(format!("{base}/test")) {
            (select("language", &t.get("account-language"), &languages, "", &Faults::default()))
            button.second type="submit" { (t.with("test-send", [("address", page.account.email.clone().into())])) }
        }
        h2 { (t.get("publish-do")) }
        form novalidate method="post" action=(base) {
            fieldset {
                legend { (t.get("publish-choice")) }
                label.tick { input type="radio" name="mail" value="yes" checked; span { (t.with("publish-and-mail", [("count", total.into())])) } }
                label.tick { input type="radio" name="mail" value="no"; span { (t.get("publish-only")) } }
            }
            p.hint { (t.get("publish-frozen")) }
            div.actions {
                button type="submit" { (t.get("publish-do")) }
                a href=(format!("/admin/p/{}/reports/{}", page.process.slug, page.report.slug)) { (t.get("back")) }
            }
        }
    };
    staff_page(
        page.account,
        page.process,
        Chapter::Reports,
        &title,
        content,
    )
}

fn audience_table(page: &PublishForm<'_>, t: &Texts, total: i64) -> Markup {
    html! {
        @if total > 0 {
            table.compact {
                caption { (t.get("publish-audience")) }
                thead { tr { th scope="col" { (t.get("account-language")) } th.figure scope="col" { (t.get("publish-recipients")) } } }
                tbody {
                    @for (language, count) in page.audience {
                        tr { th scope="row" lang=(language.word()) { (language.own_name()) } td.figure { (t.number(*count)) } }
                    }
                }
                tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(total)) } } }
            }
        }
    }
}

/// A row of the list.
pub struct ListRow<'a> {
    pub mailing: &'a Mailing,
    pub report: Option<&'a Report>,
    pub figures: Figures,
}

pub fn list(account: &Account, process: &Process, rows: &[ListRow<'_>], zone: &TimeZone) -> Markup {
    let t = account.language.texts();
    let title = t.get("mailings-title");
    let content = html! {
        h1 { (title) }
        @if rows.is_empty() {
            p.lead { (t.get("mailings-empty")) }
            p { a href=(format!("/admin/p/{}/reports", process.slug)) { (t.get("nav-reports")) } }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    th scope="col" { (t.get("report-title")) }
                    th scope="col" { (t.get("mailing-created")) }
                    th scope="col" { (t.get("mailing-state")) }
                    th.figure scope="col" { (t.get("publish-recipients")) }
                    th.figure scope="col" { (t.get("figure-accepted")) }
                    th.figure scope="col" { (t.get("figure-rejected")) }
                    th.figure scope="col" { (t.get("figure-uncertain")) }
                    th.figure scope="col" { (t.get("figure-withdrawn")) }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" {
                                a href=(format!("/admin/p/{}/mailings/{}", process.slug, row.mailing.id)) {
                                    @match row.report { Some(report) => (report.text(t.language).title), None => (row.mailing.purpose.word()) }
                                }
                            }
                            td { (t.date(row.mailing.created_at.day(zone))) }
                            td { (progress_mark(t, row.mailing.progress(&row.figures))) }
                            td.figure { (t.number(row.figures.total())) }
                            td.figure { (t.number(row.figures.accepted)) }
                            td.figure { (t.number(row.figures.rejected)) }
                            td.figure { (t.number(row.figures.uncertain)) }
                            td.figure { (t.number(row.figures.withdrawn)) }
                        }
                    }
                }
            } }
        }
    };
    staff_page(account, process, Chapter::Mailings, &title, content)
}

fn progress_mark(t: &Texts, progress: Progress) -> Markup {
    let (class, key) = match progress {
        Progress::UnderWay => ("state running", "progress-under-way"),
        Progress::Paused => ("state", "progress-paused"),
        Progress::Cancelled => ("state", "progress-cancelled"),
        Progress::NeedsAttention => ("state attention", "progress-attention"),
        Progress::Complete => ("state done", "progress-complete"),
    };
    html! { span class=(class) { (t.get(key)) } }
}

/// What a mailing's page shows.
pub struct Page<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub report: &'a Report,
    pub mailing: &'a Mailing,
    pub figures: &'a Figures,
    pub zone: &'a TimeZone,
    pub may_send: bool,
}

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.account.language.texts();
    let figures = page.figures;
    let title = t.with(
        "mailing-title",
        [("title", page.report.text(t.language).title.clone().into())],
    );
    let done = figures.total() - figures.waiting;
    let content = html! {
        h1 { (title) }
        p.lead {
            (t.with("mailing-made", [("moment", t.moment(page.mailing.created_at, page.zone).into())])) " "
            (progress_mark(t, page.mailing.progress(figures)))
        }
        @if let (Some(trouble), Order::Run) = (&page.mailing.trouble, page.mailing.order) {
            div.note.warn { p { (t.with("mailing-trouble", [("why", trouble.clone().into())])) } }
        }
        label for="done" { (t.with("mailing-done", [("done", done.into()), ("total", figures.total().into())])) }
        progress.bar #done value=(done) max=(figures.total().max(1)) { (t.percent(done, figures.total())) }
        @if figures.waiting > 0 && page.mailing.order == Order::Run {
            p { a href="" { (t.get("mailing-refresh")) } }
        }
        (table(t, figures))
        @if page.may_send { (orders(page, t)) }
        p { a href=(format!("/p/{}/reports/{}", page.process.slug, page.report.slug)) { (t.get("report-public-page")) } }
    };
    staff_page(
        page.account,
        page.process,
        Chapter::Mailings,
        &title,
        content,
    )
}

fn table(t: &Texts, figures: &Figures) -> Markup {
    let rows = [
        ("figure-waiting", figures.waiting, "figure-waiting-hint"),
        ("figure-accepted", figures.accepted, "figure-accepted-hint"),
        ("figure-rejected", figures.rejected, "figure-rejected-hint"),
        (
            "figure-uncertain",
            figures.uncertain,
            "figure-uncertain-hint",
        ),
        ("figure-failed", figures.failed, "figure-failed-hint"),
        (
            "figure-withdrawn",
            figures.withdrawn,
            "figure-withdrawn-hint",
        ),
        (
            "figure-cancelled",
            figures.cancelled,
            "figure-cancelled-hint",
        ),
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("mailing-figures")) { table {
            caption { (t.get("mailing-figures")) }
            thead { tr {
                th scope="col" { (t.get("mailing-state")) }
                th.figure scope="col" { (t.get("publish-recipients")) }
                th scope="col" { (t.get("mailing-meaning")) }
            } }
            tbody {
                @for (name, count, hint) in rows {
                    tr { th scope="row" { (t.get(name)) } td.figure { (t.number(count)) } td.quiet { (t.get(hint)) } }
                }
            }
            tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(figures.total())) } td {} } }
        } }
    }
}

fn orders(page: &Page<'_>, t: &Texts) -> Markup {
    let action = format!(
        "/admin/p/{}/mailings/{}",
        page.process.slug, page.mailing.id
    );
    let button = |class: &str, what: &str, key: &str| {
        html! {
            form novalidate method="post" action=(action) {
                button class=(class) type="submit" name="do" value=(what) { (t.get(key)) }
            }
        }
    };
    html! {
        @if page.figures.uncertain > 0 {
            h2 { (t.get("uncertain-title")) }
            p { (t.with("uncertain-text", [("count", page.figures.uncertain.into())])) }
            div.actions {
                (button("second", "count-as-sent", "uncertain-count"))
                (button("grave", "send-again", "uncertain-again"))
            }
        }
        @if page.figures.failed > 0 { div.actions { (button("second", "retry-failed", "failed-retry")) } }
        @if page.figures.waiting > 0 {
            @match page.mailing.order {
                Order::Run => div.actions { (button("second", "pause", "mailing-pause")) },
                Order::Pause => {
                    div.actions {
                        (button("", "resume", "mailing-resume"))
                        (button("grave", "cancel", "mailing-cancel"))
                    }
                    p.hint { (t.with("mailing-cancel-hint", [("count", page.figures.waiting.into())])) }
                }
                Order::Cancel => {}
            }
        }
    }
}
