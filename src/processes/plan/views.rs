//! Pages about the plan.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Activity, Level, Outreach, Phase, Progress, Status, by_level};
use crate::accounts::Account;
use crate::i18n::Texts;
use crate::processes::Process;
use crate::web::components::{Faults, Field, Input, fault_summary, select};
use crate::web::form::Form;
use crate::web::page::{Chapter, Place, StaffShell, staff};

fn page(
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
            chapter: Chapter::Process,
        }),
        title,
        has_faults: faults.is_some_and(|faults| !faults.is_empty()),
        narrow: faults.is_some(),
    };
    staff(&shell, content)
}

/// How far each phase has come, in one view with the rest of the plan (D60), for the process's own page at `base`.
pub fn summary(t: &Texts, activities: &[Activity], base: &str) -> Markup {
    html! {
        h2 { (t.get("activities-title")) }
        @if activities.is_empty() { p.quiet { (t.get("activities-empty")) } } @else {
            dl.facts {
                @for &phase in Phase::ALL {
                    dt { (t.get(phase.text_key())) }
                    dd { (progress(t, Progress::of(activities, phase))) }
                }
            }
        }
        div.actions { a.button.second href=(format!("{base}/plan")) { (t.get("activities-open")) } }
    }
}

fn progress(t: &Texts, progress: Progress) -> Markup {
    let values = [("done", progress.done.into()), ("of", progress.of.into())];
    html! {
        span aria-hidden="true" { (progress.sign()) " " }
        (t.with("activities-done", values))
    }
}

/// What the page of the plan shows.
pub struct Plan<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    /// Phase by phase.
    pub activities: &'a [Activity],
    /// The latest first.
    pub outreach: &'a [Outreach],
    pub today: Date,
    pub may_edit: bool,
}

pub fn plan(shown: &Plan<'_>) -> Markup {
    let t = shown.account.language.texts();
    let base = format!("/admin/p/{}/plan", shown.process.slug);
    let title = t.get("activities-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("activities-lead")) }
        h2 { (t.get("plan-activities")) }
        @if shown.activities.is_empty() { (first_activities(shown, t, &base)) }
        (overdue(shown, t))
        @for &phase in Phase::ALL { (one_phase(shown, t, &base, phase)) }
        h2 { (t.get("plan-outreach")) }
        p { (t.get("outreach-lead")) }
        @if shown.outreach.is_empty() { p.quiet { (t.get("outreach-empty")) } } @else {
            (levels(t, shown.outreach))
        }
        // The page's one main button: until there is a plan, it is the one that makes one.
        @let new = if shown.activities.is_empty() { "button second" } else { "button" };
        @if shown.may_edit {
            div.actions { a class=(new) href=(format!("{base}/outreach/new")) { (t.get("outreach-new")) } }
        }
        @if !shown.outreach.is_empty() { (log(shown, t, &base)) }
    };
    page(shown.account, shown.process, &title, None, content)
}

/// A plan without activities says what to do first.
fn first_activities(shown: &Plan<'_>, t: &Texts, base: &str) -> Markup {
    html! {
        p.quiet { (t.get("activities-empty")) }
        @if shown.may_edit {
            form novalidate method="post" action=(format!("{base}/usual")) {
                p.hint { (t.get("activities-usual-hint")) }
                button type="submit" { (t.get("activities-usual")) }
            }
        }
    }
}

fn overdue(shown: &Plan<'_>, t: &Texts) -> Markup {
    let count = shown
        .activities
        .iter()
        .filter(|activity| activity.is_overdue(shown.today))
        .count();
    html! {
        @if count > 0 {
            div.note.warn { p { (t.with("activities-overdue", [("count", count.into())])) } }
        }
    }
}

fn one_phase(shown: &Plan<'_>, t: &Texts, base: &str, phase: Phase) -> Markup {
    let name = t.get(phase.text_key());
    let all: Vec<&Activity> = shown
        .activities
        .iter()
        .filter(|activity| activity.phase == phase)
        .collect();
    html! {
        h3 { (name) }
        @if all.is_empty() {
            // A wholly empty plan says so once.
            @if !shown.activities.is_empty() { p.quiet { (t.get("activities-empty")) } }
        } @else {
            p.quiet { (progress(t, Progress::of(shown.activities, phase))) }
            div.scroll tabindex="0" role="region" aria-label=(name) { table {
                thead { tr {
                    th scope="col" { (t.get("activity-name")) }
                    th scope="col" { (t.get("activity-due")) }
                    th scope="col" { (t.get("activity-status")) }
                    th scope="col" { (t.get("activity-note")) }
                    @if shown.may_edit { th scope="col" { span.hidden { (t.get("activities-order")) } } }
                } }
                tbody {
                    @for (at, activity) in all.into_iter().enumerate() {
                        (one_activity(shown, t, base, activity, at))
                    }
                }
            } }
        }
        @if shown.may_edit {
            @let words = t.get("activity-new");
            div.actions {
                a.button.second href=(format!("{base}/activities/new?phase={}", phase.word()))
                    aria-label=(format!("{words}: {name}")) { (words) }
            }
        }
    }
}

fn one_activity(shown: &Plan<'_>, t: &Texts, base: &str, activity: &Activity, at: usize) -> Markup {
    let own = format!("{base}/activities/{}", activity.id);
    html! {
        tr {
            th scope="row" {
                @if shown.may_edit { a href=(own) { (activity.name) } } @else { (activity.name) }
            }
            td.day {
                @if let Some(day) = activity.due_on { (t.date(day)) } @else { "–" }
                @if activity.is_overdue(shown.today) {
                    " " span.state.attention { (t.get("activity-overdue")) }
                }
            }
            td { (status(t, activity.status)) }
            td { (lines(&activity.note)) }
            @if shown.may_edit { td { @if at > 0 { (up(t, &own, &activity.name)) } } }
        }
    }
}

/// How far an activity has come, as a sign and as a word.
fn status(t: &Texts, status: Status) -> Markup {
    let class = match status {
        Status::Planned | Status::Dropped => "state",
        Status::UnderWay | Status::Partly => "state running",
        Status::Done => "state done",
    };
    html! {
        span class=(class) {
            span aria-hidden="true" { (status.sign()) " " }
            (t.get(status.text_key()))
        }
    }
}

/// A note, line by line.
fn lines(note: &str) -> Markup {
    html! {
        @for line in note.lines().filter(|line| !line.trim().is_empty()) { p.hint { (line) } }
    }
}

/// The button that moves something up. There are many on the page, so each says of what it is.
fn up(t: &Texts, own: &str, name: &str) -> Markup {
    let words = t.get("question-up");
    html! {
        form novalidate method="post" action=(format!("{own}/up")) {
            button.plain type="submit" aria-label=(format!("{words}: {name}")) { (words) }
        }
    }
}

/// How often each level was told: a level that never was stands there too.
fn levels(t: &Texts, outreach: &[Outreach]) -> Markup {
    html! {
        table.compact {
            caption { (t.get("outreach-levels")) }
            thead { tr {
                th scope="col" { (t.get("outreach-level")) }
                th.figure scope="col" { (t.get("outreach-times")) }
            } }
            tbody {
                @for (level, count) in by_level(outreach) {
                    tr { th scope="row" { (t.get(level.text_key())) } td.figure { (count) } }
                }
            }
            tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (outreach.len()) } } }
        }
    }
}

fn log(shown: &Plan<'_>, t: &Texts, base: &str) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("plan-outreach")) { table {
            thead { tr {
                th scope="col" { (t.get("outreach-day")) }
                th scope="col" { (t.get("outreach-audience")) }
                th scope="col" { (t.get("outreach-level")) }
                th scope="col" { (t.get("outreach-how")) }
                th scope="col" { (t.get("outreach-note")) }
            } }
            tbody { @for told in shown.outreach { (one_outreach(shown, t, base, told)) } }
        } }
    }
}

fn one_outreach(shown: &Plan<'_>, t: &Texts, base: &str, told: &Outreach) -> Markup {
    let day = t.date(told.day);
    html! {
        tr {
            td.day { (day) }
            th scope="row" {
                @if shown.may_edit {
                    // The same body may have been told many times.
                    a href=(format!("{base}/outreach/{}", told.id)) aria-label=(format!("{}{}{day}", told.audience, t.comma())) {
                        (told.audience)
                    }
                } @else { (told.audience) }
            }
            td { (t.get(told.level.text_key())) }
            td { (told.how) }
            td { (lines(&told.note)) }
        }
    }
}

/// What the form of an activity shows.
pub struct ActivityPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub old: Option<&'a Activity>,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn activity_form(shown: &ActivityPage<'_>) -> Markup {
    let t = shown.account.language.texts();
    let (form, faults) = (shown.form, shown.faults);
    let base = format!("/admin/p/{}/plan/activities", shown.process.slug);
    let (title, own) = match shown.old {
        Some(old) => (t.get("activity-change"), format!("{base}/{}", old.id)),
        None => (t.get("activity-new"), format!("{base}/new")),
    };
    let phases = options(t, Phase::ALL, Phase::word, Phase::text_key);
    let statuses = options(t, Status::ALL, Status::word, Status::text_key);
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        form novalidate method="post" action=(own) {
            (select("phase", &t.get("activity-phase"), &phases, form.text("phase"), faults))
            (Field::new("name", t.get("activity-name"), form.raw("name")).hint(t.get("activity-name-hint")).show(faults))
            (Field::new("due_on", t.get("activity-due"), form.raw("due_on"))
                .hint(t.get("activity-due-hint")).input(Input::Date).show(faults))
            (select("status", &t.get("activity-status"), &statuses, form.text("status"), faults))
            (Field::new("note", t.get("activity-note"), form.raw("note"))
                .hint(t.get("activity-note-hint")).input(Input::Area { rows: 4 }).show(faults))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(old) = shown.old {
            (remove(t, &own, &t.with("activity-remove-hint", [("name", old.name.clone().into())])))
        }
    };
    page(shown.account, shown.process, &title, Some(faults), content)
}

/// What the form of an entry in the outreach log shows.
pub struct OutreachPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub old: Option<&'a Outreach>,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn outreach_form(shown: &OutreachPage<'_>) -> Markup {
    let t = shown.account.language.texts();
    let (form, faults) = (shown.form, shown.faults);
    let base = format!("/admin/p/{}/plan/outreach", shown.process.slug);
    let (title, own) = match shown.old {
        Some(old) => (t.get("outreach-change"), format!("{base}/{}", old.id)),
        None => (t.get("outreach-new"), format!("{base}/new")),
    };
    // Nothing is chosen beforehand: a level that nobody thought of would be counted.
    let mut levels = options(t, Level::ALL, Level::word, Level::text_key);
    if shown.old.is_none() {
        levels.insert(
            0,
            (String::new(), t.get("outreach-level-choose").into_owned()),
        );
    }
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        form novalidate method="post" action=(own) {
            (Field::new("day", t.get("outreach-day"), form.raw("day")).input(Input::Date).show(faults))
            (select("level", &t.get("outreach-level"), &levels, form.text("level"), faults))
            (Field::new("audience", t.get("outreach-audience"), form.raw("audience"))
                .hint(t.get("outreach-audience-hint")).show(faults))
            (Field::new("how", t.get("outreach-how"), form.raw("how")).hint(t.get("outreach-how-hint")).show(faults))
            (Field::new("note", t.get("outreach-note"), form.raw("note"))
                .hint(t.get("outreach-note-hint")).input(Input::Area { rows: 4 }).show(faults))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(old) = shown.old {
            @let values = [("day", t.date(old.day).into()), ("audience", old.audience.clone().into())];
            (remove(t, &own, &t.with("outreach-remove-hint", values)))
        }
    };
    page(shown.account, shown.process, &title, Some(faults), content)
}

/// The form that removes something; `hint` names what will be lost.
fn remove(t: &Texts, own: &str, hint: &str) -> Markup {
    html! {
        form novalidate method="post" action=(format!("{own}/remove")) {
            p.hint { (hint) }
            button.grave type="submit" { (t.get("remove")) }
        }
    }
}

/// All values of a kind as a list to choose from.
fn options<T: Copy>(
    t: &Texts,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    text_key: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter()
        .map(|&one| (word(one).to_owned(), t.get(text_key(one)).into_owned()))
        .collect()
}
