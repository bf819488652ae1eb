//! Pages about reports: for staff, and for everybody.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{Kind, Report};
use crate::accounts::Account;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::web::components::{Faults, Field, Input, fault_summary, select};
use crate::web::form::Form;
use crate::web::page::{Chapter, ParticipantShell, Place, StaffShell, participant, staff};

fn staff_page(
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
        @if may_edit { div.actions { a.button href=(format!("{base}/new")) { (t.get("report-new")) } } }
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
            @for &language in Language::ALL {
                @let in_language = t.with("in-language", [("language", language.own_name().into())]);
                @let (title, summary) = match language {
                    Language::Swedish => ("title_sv", "summary_sv"),
                    Language::English => ("title_en", "summary_en"),
                };
                (Field::new(title, format!("{} {in_language}", t.get("report-title")).into(), form.raw(title)).language(language.word()).show(faults))
                (Field::new(summary, format!("{} {in_language}", t.get("report-summary")).into(), form.raw(summary))
                    .hint(t.get("report-summary-hint")).input(Input::Area { rows: 6 }).language(language.word()).show(faults))
            }
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
        p.lead { (t.get(report.kind.text_key())) ", " (t.with("report-version-is", [("version", report.version.clone().into())])) " " (state(t, report, page.zone)) }
        div.actions {
            @if report.published_at.is_none() {
                @if page.may_publish { a.button href=(format!("{base}/publish")) { (t.get("report-to-publish")) } }
                @if page.may_edit { a.button.second href=(format!("{base}/change")) { (t.get("change")) } }
            } @else {
                a.button.second href=(public) { (t.get("report-public-page")) }
                @if page.may_publish { a href=(format!("{base}/publish")) { (t.get("report-mail-it")) } }
            }
        }
        dl.facts {
            @if let Some((name, bytes)) = &report.file_facts {
                dt { (t.get("report-file")) }
                dd { a href=(format!("{base}/file")) { (name) } " (" (size(t, *bytes)) ")" }
            }
            @if let Some(link) = &report.link { dt { (t.get("report-link")) } dd { a href=(link) { (link) } } }
        }
        @for text in &report.texts {
            h2 lang=(text.language.word()) { (text.title) }
            div lang=(text.language.word()) { (paragraphs(&text.summary)) }
        }
    };
    staff_page(page.account, page.process, &title, None, content)
}

/// Blank lines part paragraphs.
fn paragraphs(text: &str) -> Markup {
    html! { @for part in text.split("\n\n").filter(|part| !part.trim().is_empty()) { p { (part) } } }
}

fn size(t: &Texts, bytes: i64) -> String {
    t.with(
        "kilobytes",
        [("figure", t.number((bytes + 1023) / 1024).into())],
    )
}

fn public_shell<'a>(
    t: &'a Texts,
    process: &'a Process,
    path: &'a str,
    title: &'a str,
) -> ParticipantShell<'a> {
    ParticipantShell {
        t,
        name: process.name(t.language),
        path: Some(path),
        contact: Some(&process.contact),
        title,
        has_faults: false,
    }
}

pub fn status(
    t: &Texts,
    process: &Process,
    reports: &[&Report],
    closed: bool,
    zone: &TimeZone,
) -> Markup {
    let text = process.text(t.language);
    let path = format!("/p/{}", process.slug);
    let title = t.get("status-title");
    let content = html! {
        @if closed { p.note { (t.get("status-closed")) } }
        h1 { (text.name) }
        p.lead { (text.purpose) }
        h2 { (t.get("status-reports")) }
        @if reports.is_empty() {
            p { (t.get("status-nothing-yet")) }
        } @else {
            ul.reports {
                @for report in reports {
                    @let words = report.text(t.language);
                    li {
                        h3 lang=[(words.language != t.language).then_some(words.language.word())] {
                            a href=(format!("{path}/reports/{}?lang={}", report.slug, t.language.word())) { (words.title) }
                        }
                        p.quiet { (t.get(report.kind.text_key())) @if let Some(at) = report.published_at { ", " (t.date(at.day(zone))) } }
                    }
                }
            }
        }
    };
    participant(&public_shell(t, process, &path, &title), content)
}

pub fn public(t: &Texts, process: &Process, report: &Report, zone: &TimeZone) -> Markup {
    let words = report.text(t.language);
    let path = format!("/p/{}/reports/{}", process.slug, report.slug);
    let content = html! {
        div lang=[(words.language != t.language).then_some(words.language.word())] {
            h1 { (words.title) }
            (paragraphs(&words.summary))
        }
        p.quiet {
            (t.get(report.kind.text_key())) ", " (t.with("report-version-is", [("version", report.version.clone().into())]))
            @if let Some(at) = report.published_at { ", " (t.date(at.day(zone))) }
        }
        @if let Some((name, bytes)) = &report.file_facts {
            p { a href=(format!("{path}/file")) { (t.with("report-read-file", [("name", name.clone().into())])) } " (PDF, " (size(t, *bytes)) ")" }
        }
        @if let Some(link) = &report.link { p { a href=(link) { (t.get("report-read-link")) } } }
        p { a href=(format!("/p/{}?lang={}", process.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    participant(&public_shell(t, process, &path, &words.title), content)
}
