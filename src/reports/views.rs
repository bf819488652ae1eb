//! Pages about reports: for staff, and for everybody.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::news::Theme;
use super::news::views::theme_ticks;
use super::pdf::Found;
use super::{Report, ReportKind};
use crate::db::ids::ThemeId;
use crate::i18n::Texts;
use crate::processes::Process;
use crate::processes::within::Staff;
use crate::staff::{Edit, Publish};
use crate::web::components::{
    Asking, Faults, Field, Input, cards, paragraphs, per_language, select,
};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::participant::{Page as PublicPage, Shell};
use crate::web::url;

const HEADS: [&str; 4] = [
    "report-title",
    "report-kind",
    "report-version",
    "report-state",
];

pub fn list(staff: &Staff, reports: &[Report], zone: &TimeZone) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = t.get("reports-title");
    let row = |report: &Report| {
        let page = url::report(slug, &report.slug);
        vec![
            html! { a href=(page) { (report.text(t.language).title) } },
            html! { (t.get(report.kind.text_key())) },
            html! { (report.version) },
            state(t, report, zone),
        ]
    };
    let content = html! {
        h1 { (title) }
        @if reports.is_empty() { p.lead { (t.get("reports-empty")) } }
        div.actions {
            @if staff.may::<Edit>() { a.button href=(url::new_report(slug)) { (t.get("report-new")) } }
            a.button.second href=(url::news(slug)) { (t.get("news-title")) }
        }
        @if !reports.is_empty() {
            (cards(&title, &HEADS.map(|key| t.get(key)), reports.iter().map(row).collect()))
        }
    };
    staff.shell(Chapter::Reports, &title).page(content)
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

pub fn form(staff: &Staff, old: Option<&Report>, form: &Form, faults: &Faults) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let (title, action) = match old {
        Some(old) => (t.get("report-change"), url::change_report(slug, &old.slug)),
        None => (t.get("report-new"), url::new_report(slug)),
    };
    let kinds: Vec<_> = ReportKind::ALL
        .iter()
        .map(|&kind| (kind.word().to_owned(), t.get(kind.text_key()).into_owned()))
        .collect();
    let file_fault = faults.of("file");
    let content = html! {
        p.lead { (t.get("report-form-lead")) }
        form novalidate method="post" action=(action) enctype="multipart/form-data" {
            (select("kind", &t.get("report-kind"), &kinds, form.text("kind"), faults))
            (Field::new("version", t.get("report-version"), form.raw("version")).hint(t.get("report-version-hint")).show(faults))
            (per_language(form, faults, &["title", "summary"], |language| html! {
                (Field::written_in(language, t, "title", "report-title", form).show(faults))
                (Field::written_in(language, t, "summary", "report-summary", form)
                    .hint(t.get("report-summary-hint")).input(Input::Area { rows: 6 }).show(faults))
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
            div.actions { a.button.grave href=(url::remove_report(slug, &old.slug)) { (t.get("report-remove")) } }
        }
    };
    staff
        .shell(Chapter::Reports, &title)
        .form(faults)
        .titled(content)
}

/// Whether a draft is removed.
pub fn ask_to_remove(staff: &Staff, report: &Report) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = report.text(t.language).title.clone();
    let file = report.file_facts.as_ref().map(|(name, _)| {
        let name = name.clone().into();
        t.with("report-remove-file", [("name", name)])
    });
    let asking = Asking {
        title: t.with("report-remove-title", [("title", title.into())]),
        told: [Some(t.get("report-remove-hint").into_owned()), file]
            .into_iter()
            .flatten()
            .collect(),
        fields: html! {},
        action: url::remove_report(slug, &report.slug),
        button: t.get("report-remove"),
        back: url::report(slug, &report.slug),
        back_text: t.get("dialogue-not-now"),
    };
    staff.ask(Chapter::Reports, &asking)
}

/// What a report's staff page shows.
pub struct Page<'a> {
    pub staff: &'a Staff,
    pub report: &'a Report,
    /// What was found in its file.
    pub found: Option<Found>,
    pub zone: &'a TimeZone,
    pub themes: &'a [Theme],
    pub tags: &'a [ThemeId],
}

pub fn page(page: &Page<'_>) -> Markup {
    let (t, report) = (page.staff.t(), page.report);
    let (process, slug) = (&page.staff.process.slug, &report.slug);
    let may_edit = page.staff.may::<Edit>();
    let may_publish = page.staff.may::<Publish>();
    let title = &report.text(t.language).title;
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(report.kind.text_key())) (t.comma()) (t.with("report-version-is", [("version", report.version.clone().into())])) " " (state(t, report, page.zone)) }
        div.actions {
            @if report.published_at.is_none() {
                @if may_publish { a.button href=(url::publish_report(process, slug)) { (t.get("report-to-publish")) } }
                @if may_edit && report.frozen_at.is_none() { a.button.second href=(url::change_report(process, slug)) { (t.get("change")) } }
            } @else {
                a.button.second href=(url::public_report(process, slug)) { (t.get("report-public-page")) }
                @if may_publish { a href=(url::publish_report(process, slug)) { (t.get("report-mail-it")) } }
            }
        }
        @if report.published_at.is_some() { p.hint { (t.with("report-visits", [("count", report.visits.into())])) } }
        dl.facts {
            @if let Some((name, bytes)) = &report.file_facts {
                dt { (t.get("report-file")) }
                dd {
                    a href=(url::report_file(process, slug)) { (name) } " (" (size(t, *bytes)) ")"
                    @if page.found.is_none_or(|found| !found.is_tagged) { p.note { (t.get("report-file-untagged")) } }
                    @if page.found.is_some_and(|found| found.is_active) { p.note { (t.get("report-file-active")) } }
                }
            }
            @if let Some(link) = &report.link { dt { (t.get("report-link")) } dd { a href=(link) { (link) } } }
        }
        @for text in &report.texts {
            h2 lang=(text.language.word()) dir=(text.language.direction()) { (text.title) }
            div lang=(text.language.word()) dir=(text.language.direction()) { (paragraphs(&text.summary)) }
        }
        @if may_edit && !page.themes.is_empty() {
            form novalidate method="post" action=(url::report_themes(process, slug)) {
                (theme_ticks(t, page.themes, &Faults::default(), |id| page.tags.contains(&id)))
                button.second type="submit" { (t.get("report-tag")) }
            }
        }
    };
    page.staff.shell(Chapter::Reports, title).page(content)
}

fn size(t: &Texts, bytes: i64) -> String {
    t.with(
        "kilobytes",
        [("figure", t.number((bytes + 1023) / 1024).into())],
    )
}

/// Who looks at a report's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    ByEverybody,
    /// By staff, who see it and its file before it is published.
    Beforehand,
}

pub fn public(
    t: &Texts,
    process: &Process,
    report: &Report,
    zone: &TimeZone,
    seen: Seen,
) -> PublicPage {
    let words = report.text(t.language);
    let (slug, of) = (&report.slug, &process.slug);
    let (path, file) = match seen {
        Seen::ByEverybody => (
            url::public_report(of, slug),
            url::public_report_file(of, slug),
        ),
        Seen::Beforehand => (url::preview_report(of, slug), url::report_file(of, slug)),
    };
    let status = url::status(&process.slug).lang(t.language);
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
            p { a href=(file) { (t.with("report-read-file", [("name", name.clone().into())])) } " (PDF, " (size(t, *bytes)) ")" }
        }
        @if let Some(link) = &report.link { p { a href=(link) { (t.get("report-read-link")) } } }
        p { a href=(status) { (t.get("to-status-page")) } }
    };
    let home = process.home(t.language);
    Shell::new(t, Some(home), Some(path.as_str()), &words.title)
        .to_read()
        .page(content)
}
