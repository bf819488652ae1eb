//! The status page.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{Public, promised, said};
use crate::i18n::Texts;
use crate::reports::Report;
use crate::reports::news::StatusUpdate;
use crate::reports::promises::{Promise, Standing, telling};
use crate::web::components::paragraphs;
use crate::web::participant::{Page, Shell, said as spoken};
use crate::web::url;

/// What the status page shows to whoever asks.
pub struct StatusPage<'a> {
    pub t: &'a Texts,
    pub public: &'a Public,
    /// Whether somebody came here by the code of a dialogue that has closed.
    pub closed: bool,
    pub zone: &'a TimeZone,
}

pub fn status(page: &StatusPage<'_>) -> Page {
    let (t, public) = (page.t, page.public);
    let process = &public.process;
    let text = process.text(t.language);
    let path = url::status(&process.slug);
    let title = t.get("status-title");
    let content = html! {
        @if page.closed { p.note { (t.get("status-closed")) } }
        h1 { (title) }
        @if let Some(day) = ended_on(page) { p.note { (t.with("status-ended", [("date", t.date(day).into())])) } }
        p.quiet { (last_change(page)) }
        @if !public.updates.is_empty() {
            h2 { (t.get("status-updates")) }
            ul.reports { @for update in &public.updates { li id=(update.anchor()) { (news(page, update)) } } }
        }
        @if !public.observations.is_empty() { (said::in_brief(t, public, page.zone)) }
        (promises(page))
        h2 { (t.get("status-reports")) }
        @if public.reports.is_empty() {
            p { (t.get(if process.ended_at.is_some() { "status-nothing" } else { "status-nothing-yet" })) }
        } @else {
            ul.reports { @for report in &public.reports { li { (report_line(page, report)) } } }
        }
        @if !public.figures.is_empty() {
            h2 { (t.get("status-figures")) }
            ul.reports { @for figures in &public.figures { li {
                h3 {
                    a href=(url::public_figures(&process.slug, &figures.slug).lang(t.language)) {
                        (spoken(t, process.default_language, &figures.name))
                    }
                }
                p.quiet { (t.date(figures.taken_at.day(page.zone))) }
            } } }
        }
        p { (t.get("status-without-address")) }
        p { a href=(url::feed(&process.slug).lang(t.language)) { (t.get("status-feed")) } }
    };
    let home = process.home(t.language);
    Shell::new(t, Some(home), Some(path.as_str()), &title)
        .of_purpose(Some((text.language, &text.purpose)))
        .to_read()
        .page(content)
}

fn ended_on(page: &StatusPage<'_>) -> Option<Date> {
    page.public.process.ended_at.map(|at| at.day(page.zone))
}

/// The day of the newest thing on the page; never blank (D48).
fn last_change(page: &StatusPage<'_>) -> String {
    let t = page.t;
    let news = page.public.updates.iter().map(|update| update.day);
    let reports = page
        .public
        .reports
        .iter()
        .filter_map(|report| Some(report.published_at?.day(page.zone)));
    let figures = page
        .public
        .figures
        .iter()
        .map(|figures| figures.taken_at.day(page.zone));
    let replies = page.public.observations.iter().flat_map(|one| &one.replies);
    let replies = replies.map(|reply| reply.changed_at.day(page.zone));
    match news
        .chain(reports)
        .chain(replies)
        .chain(figures)
        .chain(ended_on(page))
        .max()
    {
        Some(day) => t.with("status-updated", [("date", t.date(day).into())]),
        None => t.get("status-never-updated").into_owned(),
    }
}

fn news(page: &StatusPage<'_>, update: &StatusUpdate) -> Markup {
    let t = page.t;
    let text = update.text(t.language);
    html! {
        h3 { (spoken(t, text.language, &text.title)) }
        p.quiet { (t.date(update.day)) }
        @if text.language == t.language { (paragraphs(&text.body)) } @else {
            div lang=(text.language.word()) dir=(text.language.direction()) { (paragraphs(&text.body)) }
        }
        (said::tags(t, &page.public.themes, &update.themes))
    }
}

fn report_line(page: &StatusPage<'_>, report: &Report) -> Markup {
    let t = page.t;
    let words = report.text(t.language);
    html! {
        h3 {
            a href=(url::public_report(&page.public.process.slug, &report.slug).lang(t.language)) {
                (spoken(t, words.language, &words.title))
            }
        }
        p.quiet {
            (t.get(report.kind.text_key()))
            @if let Some(at) = report.published_at { (t.comma()) (t.date(at.day(page.zone))) }
        }
        (said::tags(t, &page.public.themes, page.public.tags.get(&report.id).map_or(&[], Vec::as_slice)))
    }
}

/// What is promised, and what became of what was: for everybody to see (D30).
fn promises(page: &StatusPage<'_>) -> Markup {
    let (t, public) = (page.t, page.public);
    let has_days = !public.to_come(t).is_empty() || !public.replies_to_come().is_empty();
    html! {
        @if !public.promises.is_empty() {
            h2 { (t.get("status-promises")) }
            ul.promises { @for promise in &public.promises { li { (one_promise(t, promise)) } } }
        }
        @if has_days { p { a href=(url::calendar(&public.process.slug).lang(t.language)) { (t.get("status-calendar")) } } }
    }
}

fn one_promise(t: &Texts, promise: &Promise) -> Markup {
    let is_late = matches!(
        promise.standing,
        Standing::Late { .. } | Standing::KeptLate { .. }
    );
    html! {
        p.late[is_late] { (telling::standing(t, &promised(t, promise), promise)) }
        @for moved in &promise.moved { p.quiet { (telling::moved(t, moved)) } }
    }
}
