//! Pages about the plan.

use jiff::civil::Date;
use maud::{Markup, html};

use super::goals::{self, Goal};

use super::{Activity, Level, Outreach, Phase, Progress, Status, by_level};
use crate::db::ids::SurveyId;
use crate::i18n::Texts;
use crate::processes::parts::Shown;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::web::components::{Field, Input, cards, options, remove_form, select, up_form};
use crate::web::page::Chapter;
use crate::web::url::{self, Which};

/// How far each phase has come, in one view with the goals (D60).
fn summary(t: &Texts, activities: &[Activity]) -> Markup {
    html! {
        dl.facts {
            @for &phase in Phase::ALL {
                dt { (t.get(phase.text_key())) }
                dd { (progress(t, Progress::of(activities, phase))) }
            }
        }
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
pub struct Plan {
    pub goals: Vec<Goal>,
    /// The surveys for others than participants, by name.
    pub surveys: Vec<(SurveyId, String)>,
    /// Phase by phase.
    pub activities: Vec<Activity>,
    /// The latest first.
    pub outreach: Vec<Outreach>,
    pub today: Date,
}

pub fn plan(staff: &Staff, shown: &Plan) -> Markup {
    let t = staff.t();
    let slug = &staff.process.slug;
    let title = t.get("activities-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("activities-lead")) }
        @if !shown.activities.is_empty() { (summary(t, &shown.activities)) }
        (goals::plan(t, &shown.goals, &shown.surveys, slug))
        h2 { (t.get("plan-activities")) }
        @if shown.activities.is_empty() { (first_activities(staff)) }
        (overdue(shown, t))
        @for &phase in Phase::ALL { (one_phase(staff, shown, phase)) }
        h2 { (t.get("plan-outreach")) }
        p { (t.get("outreach-lead")) }
        @if shown.outreach.is_empty() { p.quiet { (t.get("outreach-empty")) } } @else {
            (levels(t, &shown.outreach))
        }
        // The page's one main button: until there is a plan, it is the one that makes one.
        @let new = if shown.activities.is_empty() { "button second" } else { "button" };
        @if staff.may::<Edit>() {
            div.actions { a class=(new) href=(url::outreach(slug, Which(None))) { (t.get("outreach-new")) } }
        }
        @if !shown.outreach.is_empty() { (log(staff, shown)) }
    };
    staff.shell(Chapter::Settings, &title).page(content)
}

/// A plan without activities says what to do first.
fn first_activities(staff: &Staff) -> Markup {
    let t = staff.t();
    html! {
        p.quiet { (t.get("activities-empty")) }
        @if staff.may::<Edit>() {
            form novalidate method="post" action=(url::usual_plan(&staff.process.slug)) {
                p.hint { (t.get("activities-usual-hint")) }
                button type="submit" { (t.get("activities-usual")) }
            }
        }
    }
}

fn overdue(shown: &Plan, t: &Texts) -> Markup {
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

/// The columns of activities; the last one is for those who may change their order.
const ACTIVITY_HEADS: [&str; 5] = [
    "activity-name",
    "activity-due",
    "activity-status",
    "activity-note",
    "activities-order",
];

fn one_phase(staff: &Staff, shown: &Plan, phase: Phase) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let name = t.get(phase.text_key());
    let all: Vec<&Activity> = shown
        .activities
        .iter()
        .filter(|activity| activity.phase == phase)
        .collect();
    let columns = ACTIVITY_HEADS.len() - usize::from(!staff.may::<Edit>());
    let rows = all.iter().enumerate();
    let rows = rows.map(|(at, activity)| one_activity(staff, shown.today, activity, at));
    let rows: Vec<Vec<Markup>> = rows.collect();
    html! {
        h3 { (name) }
        @if all.is_empty() {
            // A wholly empty plan says so once.
            @if !shown.activities.is_empty() { p.quiet { (t.get("activities-empty")) } }
        } @else {
            p.quiet { (progress(t, Progress::of(&shown.activities, phase))) }
            (cards(&name, &ACTIVITY_HEADS[..columns].iter().map(|key| t.get(key)).collect::<Vec<_>>(), rows))
        }
        @if staff.may::<Edit>() {
            @let words = t.get("activity-new");
            div.actions {
                a.button.second href=(url::activity(slug, Which(None)).with("phase", phase.word()))
                    aria-label=(format!("{words}: {name}")) { (words) }
            }
        }
    }
}

fn one_activity(staff: &Staff, today: Date, activity: &Activity, at: usize) -> Vec<Markup> {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let may_edit = staff.may::<Edit>();
    let own = url::activity(slug, activity.id.into());
    let mut cells = vec![
        html! { @if may_edit { a href=(own) { (activity.name) } } @else { (activity.name) } },
        html! {
            @if let Some(day) = activity.due_on { (t.date(day)) } @else { "–" }
            @if activity.is_overdue(today) {
                " " span.state.attention { (t.get("activity-overdue")) }
            }
        },
        html! { (status(t, activity.status)) },
        html! { (lines(&activity.note)) },
    ];
    if may_edit {
        let up = url::activity_up(slug, activity.id);
        cells.push(html! { @if at > 0 { (up_form(t, &up, &activity.name)) } });
    }
    cells
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

const OUTREACH_HEADS: [&str; 5] = [
    "outreach-audience",
    "outreach-day",
    "outreach-level",
    "outreach-how",
    "outreach-note",
];

fn log(staff: &Staff, shown: &Plan) -> Markup {
    let t = staff.t();
    let rows = shown.outreach.iter();
    let rows = rows.map(|told| one_outreach(staff, told)).collect();
    html! {
        (cards(&t.get("plan-outreach"), &OUTREACH_HEADS.map(|key| t.get(key)), rows))
    }
}

fn one_outreach(staff: &Staff, told: &Outreach) -> Vec<Markup> {
    let t = staff.t();
    let day = t.date(told.day);
    // The same body may have been told many times.
    let which = format!("{}{}{day}", told.audience, t.comma());
    vec![
        html! {
            @if staff.may::<Edit>() {
                a href=(url::outreach(&staff.process.slug, told.id.into())) aria-label=(which) { (told.audience) }
            } @else { (told.audience) }
        },
        html! { (day) },
        html! { (t.get(told.level.text_key())) },
        html! { (told.how) },
        html! { (lines(&told.note)) },
    ]
}

pub fn activity_form(shown: &Shown<'_, Activity>) -> Markup {
    let (t, slug) = (shown.staff.t(), &shown.staff.process.slug);
    let (form, faults) = (shown.form, shown.faults);
    let own = url::activity(slug, shown.old.map(|old| old.id).into());
    let phases = options(t, Phase::ALL, Phase::word, Phase::text_key);
    let statuses = options(t, Status::ALL, Status::word, Status::text_key);
    let fields = html! {
        (select("phase", &t.get("activity-phase"), &phases, form.text("phase"), faults))
        (Field::new("name", t.get("activity-name"), form.raw("name")).hint(t.get("activity-name-hint")).show(faults))
        (Field::new("due_on", t.get("activity-due"), form.raw("due_on"))
            .hint(t.get("activity-due-hint")).input(Input::Date).show(faults))
        (select("status", &t.get("activity-status"), &statuses, form.text("status"), faults))
        (Field::new("note", t.get("activity-note"), form.raw("note"))
            .hint(t.get("activity-note-hint")).input(Input::Area { rows: 4 }).show(faults))
    };
    let remove = shown.old.map(|old| {
        let hint = t.with("activity-remove-hint", [("name", old.name.clone().into())]);
        remove_form(t, &url::remove_activity(slug, old.id), &hint)
    });
    shown.form_page(["activity-new", "activity-change"], &own, fields, remove)
}

pub fn outreach_form(shown: &Shown<'_, Outreach>) -> Markup {
    let (t, slug) = (shown.staff.t(), &shown.staff.process.slug);
    let (form, faults) = (shown.form, shown.faults);
    let own = url::outreach(slug, shown.old.map(|old| old.id).into());
    // Nothing is chosen beforehand: a level that nobody thought of would be counted.
    let mut levels = options(t, Level::ALL, Level::word, Level::text_key);
    if shown.old.is_none() {
        let none = t.get("outreach-level-choose").into_owned();
        levels.insert(0, (String::new(), none));
    }
    let fields = html! {
        (Field::new("day", t.get("outreach-day"), form.raw("day")).input(Input::Date).show(faults))
        (select("level", &t.get("outreach-level"), &levels, form.text("level"), faults))
        (Field::new("audience", t.get("outreach-audience"), form.raw("audience"))
            .hint(t.get("outreach-audience-hint")).show(faults))
        (Field::new("how", t.get("outreach-how"), form.raw("how")).hint(t.get("outreach-how-hint")).show(faults))
        (Field::new("note", t.get("outreach-note"), form.raw("note"))
            .hint(t.get("outreach-note-hint")).input(Input::Area { rows: 4 }).show(faults))
    };
    let remove = shown.old.map(|old| {
        let values = [
            ("day", t.date(old.day).into()),
            ("audience", old.audience.clone().into()),
        ];
        let hint = t.with("outreach-remove-hint", values);
        remove_form(t, &url::remove_outreach(slug, old.id), &hint)
    });
    shown.form_page(["outreach-new", "outreach-change"], &own, fields, remove)
}
