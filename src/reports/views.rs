//! Pages about reports: for staff, and for everybody.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::status::{Theme, theme_ticks};
use super::{Kind, Report};
use crate::accounts::Account;
use crate::db::ids::ThemeId;
use crate::i18n::Texts;
use crate::processes::Process;
use crate::web::components::{
    Faults, Field, Input, fault_summary, in_language, label_in, per_language, select,
};
use crate::web::form::Form;
use crate::web::page::{Chapter, Place, StaffShell, staff};
use crate::web::participant::{Page as PublicPage, Shell};

pub(super) fn staff_page(
    account: &Account,
    process: &Process,
    title: &str,
    faults: Option<&Faults>,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t: account.language.texts(),
        who: Some(&account.name),
        place: Some(Place {
            slug: process.slug.as_str(),
            name: process.name(account.language),
            chapter: Chapter::Reports,
        }),
        title,
        has_faults: faults.is_some_and(|faults| !faults.is_empty()),
        narrow: faults.is_some(),
    };
    staff(&shell, content)
}

pub fn list(
    account: &Account,
    process: &Process,
    reports: &[Report],
    zone: &TimeZone,
    may_edit: bool,
) -> Markup {
    let t = account.language.texts();
    let title = t.get("reports-title");
    let base = format!("/admin/p/{}/reports", process.slug);
    let content = html! {
        h1 { (title) }
        @if reports.is_empty() { p.lead { (t.get("reports-empty")) } }
        div.actions {
            @if may_edit { a.button href=(format!("{base}/new")) { (t.get("report-new")) } }
            a.button.second href=(format!("/admin/p/{}/news", process.slug)) { (t.get("news-title")) }
        }
        @if !reports.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(t.get("reports-title")) { table {
                thead { tr {
                    th scope="col" { (t.get("report-title")) }
                    th scope="col" { (t.get("report-kind")) }
                    th scope="col" { (t.get("report-version")) }
                    th scope="col" { (t.get("report-state")) }
                } }
                tbody {
                    @for report in reports {
                        tr {
                            th scope="row" { a href=(format!("{base}/{}", report.slug)) { (report.text(t.language).title) } }
                            td { (t.get(report.kind.text_key())) }
                            td { (report.version) }
                            td { (state(t, report, zone)) }
                        }
                    }
                }
            } }
        }
    };
    staff_page(account, process, &title, None, content)
}

fn state(t: &Texts, report: &Report, zone: &TimeZone) -> Markup {
    html! {
        @match report.published_at {
            Some(at) => { span.state.done { (t.get("report-published")) } " " (t.date(at.day(zone))) }
            None if report.frozen_at.is_some() => span.state { (t.get("report-waits")) },
            None => span.state { (t.get("report-draft")) },
        }
    }
}

pub fn form(
    account: &Account,
    process: &Process,
    old: Option<&Report>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let base = format!("/admin/p/{}/reports", process.slug);
    let (title, action) = match old {
        Some(old) => (
            t.get("report-change"),
            format!("{base}/{}/change", old.slug),
        ),
        None => (t.get("report-new"), format!("{base}/new")),
    };
    let kinds: Vec<_> = Kind::ALL
        .iter()
        .map(|&kind| (kind.word().to_owned(), t.get(kind.text_key()).into_owned()))
        .collect();
    let file_fault = faults.of("file");
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("report-form-lead")) }
        form novalidate method="post" action=(action) enctype="multipart/form-data" {
            (select("kind", &t.get("report-kind"), &kinds, form.text("kind"), faults))
            (Field::new("version", t.get("report-version"), form.raw("version")).hint(t.get("report-version-hint")).show(faults))
            (per_language(form, faults, &["title", "summary"], |language| {
                let (title, summary) = (in_language("title", language), in_language("summary", language));
                html! {
                    (Field::new(&title, label_in(t, "report-title", language).into(), form.raw(&title)).language(language).show(faults))
                    (Field::new(&summary, label_in(t, "report-summary", language).into(), form.raw(&summary))
                        .hint(t.get("report-summary-hint")).input(Input::Area { rows: 6 }).language(language).show(faults))
                }
            }))
            div.field.at-fault[file_fault.is_some()] {
                label for="file" { (t.get("report-file")) }
                p.hint #file-hint {
                    (t.get("report-file-hint"))
                    @if let Some((name, _)) = old.and_then(|old| old.file_facts.as_ref()) { " " (t.with("report-file-has", [("name", name.clone().into())])) }
                }
                @if let Some(fault) = file_fault { p.fault #file-fault { (fault) } }
                input #file type="file" name="file" accept=".pdf,application/pdf"
                    aria-describedby=(if file_fault.is_some() { "file-hint file-fault" } else { "file-hint" }) aria-invalid=[file_fault.map(|_| "true")];
            }
            (Field::new("link", t.get("report-link"), form.raw("link")).hint(t.get("report-link-hint")).input(Input::Url).show(faults))
            div.actions { button type="submit" { (t.get("report-save")) } }
        }
        @if let Some(old) = old {
            form novalidate method="post" action=(format!("{base}/{}/remove", old.slug)) {
                button.grave type="submit" { (t.get("report-remove")) }
            }
        }
    };
    staff_page(account, process, &title, Some(faults), content)
}

/// What a report's staff page shows.
pub struct Page<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub report: &'a Report,
    pub zone: &'a TimeZone,
    pub themes: &'a [Theme],
    pub tags: &'a [ThemeId],
    pub may_edit: bool,
    pub may_publish: bool,
}

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.account.language.texts();
    let report = page.report;
    let base = format!("/admin/p/{}/reports/{}", page.process.slug, report.slug);
    let title = report.text(t.language).title.clone();
    let public = format!("/p/{}/reports/{}", page.process.slug, report.slug);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(report.kind.text_key())) (t.comma()) (t.with("report-version-is", [("version", report.version.clone().into())])) " " (state(t, report, page.zone)) }
        div.actions {
            @if report.published_at.is_none() {
                @if page.may_publish { a.button href=(format!("{base}/publish")) { (t.get("report-to-publish")) } }
                @if page.may_edit && report.frozen_at.is_none() { a.button.second href=(format!("{base}/change")) { (t.get("change")) } }
            } @else {
                a.button.second href=(public) { (t.get("report-public-page")) }
                @if page.may_publish { a href=(format!("{base}/publish")) { (t.get("report-mail-it")) } }
            }
        }
        @if report.published_at.is_some() { p.hint { (t.with("report-visits", [("count", report.visits.into())])) } }
        dl.facts {
            @if let Some((name, bytes)) = &report.file_facts {
                dt { (t.get("report-file")) }
                dd { a href=(format!("{base}/file")) { (name) } " (" (size(t, *bytes)) ")" }
            }
            @if let Some(link) = &report.link { dt { (t.get("report-link")) } dd { a href=(link) { (link) } } }
        }
        @for text in &report.texts {
            h2 lang=(text.language.word()) dir=(text.language.direction()) { (text.title) }
            div lang=(text.language.word()) dir=(text.language.direction()) { (paragraphs(&text.summary)) }
        }
        @if page.may_edit && !page.themes.is_empty() {
            form novalidate method="post" action=(format!("{base}/themes")) {
                (theme_ticks(t, page.themes, |id| page.tags.contains(&id)))
                button.second type="submit" { (t.get("report-tag")) }
            }
        }
    };
    staff_page(page.account, page.process, &title, None, content)
}

/// Blank lines part paragraphs.
pub(super) fn paragraphs(text: &str) -> Markup {
    html! { @for part in text.split("\n\n").filter(|part| !part.trim().is_empty()) { p { (part) } } }
}

fn size(t: &Texts, bytes: i64) -> String {
    t.with(
        "kilobytes",
        [("figure", t.number((bytes + 1023) / 1024).into())],
    )
}

pub fn public(t: &Texts, process: &Process, report: &Report, zone: &TimeZone) -> PublicPage {
    let words = report.text(t.language);
    let path = format!("/p/{}/reports/{}", process.slug, report.slug);
    let content = html! {
        div lang=(words.language.word()) dir=(words.language.direction()) {
            h1 { (words.title) }
            (paragraphs(&words.summary))
        }
        p.quiet {
            (t.get(report.kind.text_key())) (t.comma()) (t.with("report-version-is", [("version", report.version.clone().into())]))
            @if let Some(at) = report.published_at { (t.comma()) (t.date(at.day(zone))) }
        }
        @if let Some((name, bytes)) = &report.file_facts {
            p { a href=(format!("{path}/file")) { (t.with("report-read-file", [("name", name.clone().into())])) } " (PDF, " (size(t, *bytes)) ")" }
        }
        @if let Some(link) = &report.link { p { a href=(link) { (t.get("report-read-link")) } } }
        p { a href=(format!("/p/{}?lang={}", process.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    let home = process.home(t.language);
    Shell::new(t, Some(home), Some(&path), &words.title).page(content)
}
