//! The status page, and the pages on which staff write it.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::outlets::anchor;
use super::{Announced, Ready, Theme, Update};
use crate::accounts::Account;
use crate::clock::Timestamp;
use crate::db::ids::{ReportId, ThemeId};
use crate::i18n::Texts;
use crate::processes::Process;
use crate::reports::views::{paragraphs, staff_page};
use crate::reports::{Kind, Report};
use crate::web::components::{
    Faults, Field, Input, fault_summary, in_language, label_in, per_language, tick,
};
use crate::web::form::Form;
use crate::web::participant::{Page, Shell, said};

/// What the status page shows.
pub struct Status<'a> {
    pub t: &'a Texts,
    pub process: &'a Process,
    pub reports: &'a [&'a Report],
    pub tags: &'a HashMap<ReportId, Vec<ThemeId>>,
    pub updates: &'a [Update],
    pub themes: &'a [Theme],
    pub to_come: &'a [Announced],
    /// Saved figures: address, name, day.
    pub figures: &'a [(String, String, Timestamp)],
    /// Whether somebody came here by the code of a dialogue that has closed.
    pub closed: bool,
    pub zone: &'a TimeZone,
}

pub fn status(page: &Status<'_>) -> Page {
    let (t, process) = (page.t, page.process);
    let text = process.text(t.language);
    let path = format!("/p/{}", process.slug);
    let title = t.get("status-title");
    let content = html! {
        @if page.closed { p.note { (t.get("status-closed")) } }
        h1 { (said(t, text.language, &text.name)) }
        p.lead { (said(t, text.language, &text.purpose)) }
        p.quiet { (last_change(page)) }
        @if !page.updates.is_empty() {
            h2 { (t.get("status-updates")) }
            ul.reports { @for update in page.updates { li id=(anchor(update)) { (news(page, update)) } } }
        }
        h2 { (t.get("status-reports")) }
        @if page.reports.is_empty() {
            p { (t.get("status-nothing-yet")) }
        } @else {
            ul.reports { @for report in page.reports { li { (report_line(page, &path, report)) } } }
        }
        @if !page.figures.is_empty() {
            h2 { (t.get("status-figures")) }
            ul.reports { @for (slug, name, at) in page.figures { li {
                h3 { a href=(format!("{path}/figures/{slug}?lang={}", t.language.word())) { (said(t, process.default_language, name)) } }
                p.quiet { (t.date(at.day(page.zone))) }
            } } }
        }
        @if !page.to_come.is_empty() { (next(page, &path)) }
        p { (t.get("status-without-address")) }
        p { a href=(format!("{path}/feed.xml?lang={}", t.language.word())) { (t.get("status-feed")) } }
    };
    let home = process.home(t.language);
    Shell::new(t, Some(home), Some(&path), &title).page(content)
}

/// The day of the newest thing on the page; never blank (D48).
fn last_change(page: &Status<'_>) -> String {
    let t = page.t;
    let news = page.updates.iter().map(|update| update.day);
    let reports = page
        .reports
        .iter()
        .filter_map(|report| Some(report.published_at?.day(page.zone)));
    let figures = page.figures.iter().map(|(_, _, at)| at.day(page.zone));
    match news.chain(reports).chain(figures).max() {
        Some(day) => t.with("status-updated", [("date", t.date(day).into())]),
        None => t.get("status-never-updated").into_owned(),
    }
}

fn news(page: &Status<'_>, update: &Update) -> Markup {
    let t = page.t;
    let text = update.text(t.language);
    html! {
        h3 { (said(t, text.language, &text.title)) }
        p.quiet { (t.date(update.day)) }
        @if text.language == t.language { (paragraphs(&text.body)) } @else {
            div lang=(text.language.word()) dir=(text.language.direction()) { (paragraphs(&text.body)) }
        }
        (tags(t, page.themes, &update.themes))
    }
}

fn tags(t: &Texts, themes: &[Theme], of: &[ThemeId]) -> Markup {
    html! {
        @if themes.iter().any(|theme| of.contains(&theme.id)) {
            ul.tags aria-label=(t.get("status-themes")) {
                @for theme in themes.iter().filter(|theme| of.contains(&theme.id)) {
                    @let (language, name) = theme.name(t.language);
                    li { (said(t, language, name)) }
                }
            }
        }
    }
}

fn report_line(page: &Status<'_>, path: &str, report: &Report) -> Markup {
    let t = page.t;
    let words = report.text(t.language);
    html! {
        h3 {
            a href=(format!("{path}/reports/{}?lang={}", report.slug, t.language.word())) {
                (said(t, words.language, &words.title))
            }
        }
        p.quiet {
            (t.get(report.kind.text_key()))
            @if let Some(at) = report.published_at { (t.comma()) (t.date(at.day(page.zone))) }
        }
        (tags(t, page.themes, page.tags.get(&report.id).map_or(&[], Vec::as_slice)))
    }
}

fn next(page: &Status<'_>, path: &str) -> Markup {
    let t = page.t;
    html! {
        h2 { (t.get("status-next")) }
        ul {
            @for day in page.to_come {
                li {
                    (t.with("status-next-report", [
                        ("report", t.get(day.kind.text_key()).into_owned().into()),
                        ("date", t.date(day.day).into()),
                    ]))
                }
            }
        }
        p { a href=(format!("{path}/calendar.ics?lang={}", t.language.word())) { (t.get("status-calendar")) } }
    }
}

/// What the staff's page about the status page shows.
pub struct Overview<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub updates: &'a [Update],
    pub themes: &'a [Theme],
    /// The announced days by kind.
    pub form: &'a Form,
    pub faults: &'a Faults,
    pub may_edit: bool,
}

pub fn overview(page: &Overview<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.get("news-title");
    let base = format!("/admin/p/{}", page.process.slug);
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.lead { (t.get("news-lead")) }
        p { a href=(format!("/p/{}", page.process.slug)) { (t.get("process-status-page")) } }
        @if page.may_edit {
            div.actions { a.button href=(format!("{base}/news/new")) { (t.get("news-new")) } }
            p.hint { (t.get("news-ready")) }
            ul {
                @for ready in Ready::ALL {
                    li { a href=(format!("{base}/news/new?ready={}", ready.word())) { (ready.title(t)) } }
                }
            }
        }
        @if page.updates.is_empty() { p { (t.get("news-none")) } } @else {
            h2 { (t.get("status-updates")) }
            ul {
                @for update in page.updates {
                    li {
                        (t.date(update.day)) ": "
                        @let heading = &update.text(t.language).title;
                        @if page.may_edit { a href=(format!("{base}/news/{}", update.id)) { (heading) } } @else { (heading) }
                    }
                }
            }
        }
        h2 { (t.get("plan-title")) }
        p { (t.get("plan-lead")) }
        @if page.may_edit { (plan_form(page, t, &base)) } @else {
            ul { @for &kind in Kind::ALL { @if !page.form.text(kind.word()).is_empty() { li { (t.get(kind.text_key())) ": " (page.form.text(kind.word())) } } } }
        }
        h2 { (t.get("status-themes")) }
        p { (t.get("themes-lead")) }
        ul.columns {
            @for theme in page.themes {
                li {
                    @let name = theme.name(t.language).1;
                    @if page.may_edit { a href=(format!("{base}/themes/{}", theme.id)) { (name) } } @else { (name) }
                }
            }
        }
        @if page.may_edit { div.actions { a.button.second href=(format!("{base}/themes/new")) { (t.get("theme-new")) } } }
    };
    let faults = (!page.faults.is_empty()).then_some(page.faults);
    staff_page(page.account, page.process, &title, faults, content)
}

fn plan_form(page: &Overview<'_>, t: &Texts, base: &str) -> Markup {
    html! {
        form novalidate method="post" action=(format!("{base}/news/plan")) {
            @for &kind in Kind::ALL {
                (Field::new(kind.word(), t.get(kind.text_key()), page.form.raw(kind.word())).input(Input::Date).show(page.faults))
            }
            div.actions { button.second type="submit" { (t.get("save")) } }
        }
    }
}

pub fn update_form(
    account: &Account,
    process: &Process,
    known: Option<i64>,
    themes: &[Theme],
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get(if known.is_some() {
        "news-change"
    } else {
        "news-new"
    });
    let base = format!("/admin/p/{}/news", process.slug);
    let here = known.map_or_else(|| "new".to_owned(), |id| id.to_string());
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("news-form-lead")) }
        form novalidate method="post" action=(format!("{base}/{here}")) {
            (Field::new("day", t.get("news-day"), form.raw("day")).input(Input::Date).show(faults))
            (per_language(form, faults, &["title", "body"], |language| {
                let (heading, body) = (in_language("title", language), in_language("body", language));
                html! {
                    (Field::new(&heading, label_in(t, "news-heading", language).into(), form.raw(&heading)).language(language).show(faults))
                    (Field::new(&body, label_in(t, "news-body", language).into(), form.raw(&body))
                        .hint(t.get("news-body-hint")).input(Input::Area { rows: 5 }).language(language).show(faults))
                }
            }))
            (theme_ticks(t, themes, |id| form.all("theme").any(|value| value == id.to_string())))
            div.actions { button type="submit" { (t.get("news-save")) } }
        }
        @if let Some(id) = known {
            form novalidate method="post" action=(format!("{base}/{id}/remove")) {
                button.grave type="submit" { (t.get("news-remove")) }
            }
        }
    };
    staff_page(account, process, &title, Some(faults), content)
}

/// The themes to tag something with.
pub fn theme_ticks(t: &Texts, themes: &[Theme], is_chosen: impl Fn(ThemeId) -> bool) -> Markup {
    html! {
        @if !themes.is_empty() {
            fieldset {
                legend { (t.get("status-themes")) }
                div.columns {
                    @for theme in themes { (tick("theme", &theme.id.to_string(), theme.name(t.language).1, is_chosen(theme.id))) }
                }
            }
        }
    }
}

pub fn theme_form(
    account: &Account,
    process: &Process,
    known: Option<i64>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get(if known.is_some() {
        "theme-change"
    } else {
        "theme-new"
    });
    let base = format!("/admin/p/{}/themes", process.slug);
    let here = known.map_or_else(|| "new".to_owned(), |id| id.to_string());
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        form novalidate method="post" action=(format!("{base}/{here}")) {
            (per_language(form, faults, &["name"], |language| {
                let name = in_language("name", language);
                Field::new(&name, label_in(t, "theme-name", language).into(), form.raw(&name)).language(language).show(faults)
            }))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(id) = known {
            form novalidate method="post" action=(format!("{base}/{id}/remove")) {
                p.hint { (t.get("theme-remove-hint")) }
                button.grave type="submit" { (t.get("remove")) }
            }
        }
    };
    staff_page(account, process, &title, Some(faults), content)
}
