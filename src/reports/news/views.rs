//! The pages on which staff write what the status page tells.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Ready, StatusUpdate, Theme};
use crate::db::ids::ThemeId;
use crate::i18n::{Language, Texts};
use crate::processes::parts::Shown;
use crate::processes::within::Staff;
use crate::reports::ReportKind;
use crate::reports::promises::{Moved, Subject, telling};
use crate::staff::Edit;
use crate::web::components::{Faults, Field, Input, boxes, in_language, per_language, tick};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// What the staff's page about the status page shows.
pub struct Overview<'a> {
    pub staff: &'a Staff,
    pub updates: &'a [StatusUpdate],
    pub themes: &'a [Theme],
    pub moved: &'a [(Subject, Moved)],
    pub has_promised: bool,
    /// The announced days by kind.
    pub form: &'a Form,
    pub faults: &'a Faults,
    pub today: Date,
}

pub fn overview(page: &Overview<'_>) -> Markup {
    let (t, process) = (page.staff.t(), &page.staff.process.slug);
    let may_edit = page.staff.may::<Edit>();
    let title = t.get("news-title");
    let content = html! {
        p.lead { (t.get("news-lead")) }
        p { a href=(url::status(process)) { (t.get("process-status-page")) } }
        @if may_edit {
            div.actions { a.button href=(url::status_update(process, None.into())) { (t.get("news-new")) } }
            p.hint { (t.get("news-ready")) }
            ul {
                @for ready in Ready::ALL {
                    li { a href=(url::status_update(process, None.into()).with("ready", ready.word())) { (ready.title(t)) } }
                }
            }
        }
        @if page.updates.is_empty() { p { (t.get("news-none")) } } @else {
            h2 { (t.get("status-updates")) }
            ul {
                @for update in page.updates {
                    li {
                        (t.date(update.day)) ": "
                        @if update.day > page.today { span.quiet { (t.get("news-to-come")) " " } }
                        @let heading = &update.text(t.language).title;
                        @if may_edit { a href=(url::status_update(process, update.id.into())) { (heading) } } @else { (heading) }
                    }
                }
            }
        }
        h2 { (t.get("plan-title")) }
        p { (t.get("plan-lead")) }
        @if may_edit { (plan_form(page, t)) } @else {
            ul { @for &kind in ReportKind::ALL { @if !page.form.text(kind.word()).is_empty() { li { (t.get(kind.text_key())) ": " (page.form.text(kind.word())) } } } }
        }
        (moved(page, t))
        h2 { (t.get("status-themes")) }
        p { (t.get("themes-lead")) }
        ul.columns {
            @for theme in page.themes {
                li {
                    @let name = theme.name(t.language).1;
                    @if may_edit { a href=(url::theme(process, theme.id.into())) { (name) } } @else { (name) }
                }
            }
        }
        @if may_edit { div.actions { a.button.second href=(url::theme(process, None.into())) { (t.get("theme-new")) } } }
    };
    let mut shell = page.staff.shell(Chapter::Reports, &title);
    // With something to mend it is the form that the page is about.
    if !page.faults.is_empty() {
        shell = shell.form(page.faults);
    }
    shell.titled(content)
}

fn plan_form(page: &Overview<'_>, t: &Texts) -> Markup {
    html! {
        form novalidate method="post" action=(url::news_plan(&page.staff.process.slug)) {
            @for &kind in ReportKind::ALL {
                (Field::new(kind.word(), t.get(kind.text_key()), page.form.raw(kind.word())).input(Input::Date).show(page.faults))
            }
            @if page.has_promised {
                @let is_open = page.faults.of(&in_language("why", Language::Swedish)).is_some();
                details open[is_open] { summary { (t.get("promise-moving")) } (telling::why_fields(t, page.form, page.faults)) }
            }
            div.actions { button.second type="submit" { (t.get("save")) } }
        }
    }
}

/// The promises of reports that were moved or taken back, as everybody can read it.
fn moved(page: &Overview<'_>, t: &Texts) -> Markup {
    let all = page
        .moved
        .iter()
        .filter_map(|(subject, moved)| match subject {
            Subject::Report(kind) => Some((*kind, moved)),
            Subject::Reply(_) => None,
        });
    let all: Vec<(ReportKind, &Moved)> = all.collect();
    html! {
        @if !all.is_empty() {
            ul { @for (kind, moved) in all { li { (t.get(kind.text_key())) ": " (telling::moved(t, moved)) } } }
        }
    }
}

pub fn update_form(shown: &Shown<'_, StatusUpdate>) -> Markup {
    let (t, process) = (shown.staff.t(), &shown.staff.process.slug);
    let (form, faults) = (shown.form, shown.faults);
    let known = shown.old.map(|old| old.id);
    let title = shown.title("news-new", "news-change");
    let content = html! {
        p.lead { (t.get("news-form-lead")) }
        form novalidate method="post" action=(url::status_update(process, known.into())) {
            (Field::new("day", t.get("news-day"), form.raw("day")).input(Input::Date).show(faults))
            (per_language(Language::all(), form, faults, &["title", "body"], |language| html! {
                (Field::written_in(language, t, "title", "news-heading", form).show(faults))
                (Field::written_in(language, t, "body", "news-body", form)
                    .hint(t.get("news-body-hint")).input(Input::Area { rows: 5 }).show(faults))
            }))
            (theme_ticks(t, &shown.around.themes, faults, |id| form.has("theme", id)))
            div.actions { button type="submit" { (t.get("news-save")) } }
        }
        @if let Some(id) = known {
            form novalidate method="post" action=(url::remove_status_update(process, id)) {
                button.grave type="submit" { (t.get("news-remove")) }
            }
        }
    };
    shown.page(Chapter::Reports, &title, content)
}

/// The themes to tag something with.
pub fn theme_ticks(
    t: &Texts,
    themes: &[Theme],
    faults: &Faults,
    is_chosen: impl Fn(ThemeId) -> bool,
) -> Markup {
    html! {
        @if !themes.is_empty() || faults.of("theme").is_some() {
            (boxes("theme", &t.get("status-themes"), faults, &html! {
                div.columns {
                    @for theme in themes { (tick("theme", &theme.id.to_string(), theme.name(t.language).1).when(is_chosen(theme.id))) }
                }
            }))
        }
    }
}

pub fn theme_form(shown: &Shown<'_, Theme>) -> Markup {
    let (t, process) = (shown.staff.t(), &shown.staff.process.slug);
    let (form, faults) = (shown.form, shown.faults);
    let known = shown.old.map(|old| old.id);
    let title = shown.title("theme-new", "theme-change");
    let content = html! {
        form novalidate method="post" action=(url::theme(process, known.into())) {
            (per_language(Language::all(), form, faults, &["name"], |language| {
                Field::written_in(language, t, "name", "theme-name", form).show(faults)
            }))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(id) = known {
            form novalidate method="post" action=(url::remove_theme(process, id)) {
                p.hint { (t.get("theme-remove-hint")) }
                button.grave type="submit" { (t.get("remove")) }
            }
        }
    };
    shown.page(Chapter::Reports, &title, content)
}
