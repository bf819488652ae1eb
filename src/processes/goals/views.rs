//! Pages about goals. Their outcomes are the follow-up's.

use maud::{Markup, html};

use super::{Comparison, Feedback, Goal, Indicator, Kind, Measure, Phase, Settings, Unit};
use crate::accounts::Account;
use crate::db::ids::SurveyId;
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

/// The goals in one view with the rest of the plan (D60), for the process's own page at `base`.
pub fn plan(t: &Texts, goals: &[Goal], base: &str) -> Markup {
    html! {
        h2 { (t.get("goals-title")) }
        @if goals.is_empty() { p.quiet { (t.get("goals-empty")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(t.get("goals-title")) { table {
                thead { tr {
                    th scope="col" { (t.get("goal-name")) }
                    th scope="col" { (t.get("follow-up-indicator")) }
                    th scope="col" { (t.get("follow-up-target")) }
                } }
                @for goal in goals { (plan_rows(t, goal)) }
            } }
        }
        div.actions { a.button.second href=(format!("{base}/goals")) { (t.get("goals-open")) } }
    }
}

fn plan_rows(t: &Texts, goal: &Goal) -> Markup {
    let heading = |rows: usize| html! { th scope="rowgroup" rowspan=(rows) { (goal.name) } };
    html! {
        tbody {
            @for (at, indicator) in goal.indicators.iter().enumerate() {
                tr {
                    @if at == 0 { (heading(goal.indicators.len())) }
                    th scope="row" { (indicator.name) }
                    td { (target_of(t, indicator)) }
                }
            }
            @if goal.indicators.is_empty() {
                tr { (heading(1)) td colspan="2" { span.quiet { (t.get("indicators-empty")) } } }
            }
        }
    }
}

fn target_of(t: &Texts, indicator: &Indicator) -> String {
    indicator.target.map_or_else(
        || t.get("outcome-no-target").into_owned(),
        |target| target.text(t),
    )
}

/// What the list shows.
pub struct List<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub goals: &'a [Goal],
    pub surveys: &'a [(SurveyId, String)],
    pub may_edit: bool,
}

pub fn list(list: &List<'_>) -> Markup {
    let t = list.account.language.texts();
    let base = format!("/admin/p/{}", list.process.slug);
    let title = t.get("goals-title");
    let new_goal = if list.goals.is_empty() {
        "button second"
    } else {
        "button"
    };
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("goals-lead")) }
        @if list.goals.is_empty() {
            p.quiet { (t.get("goals-empty")) }
            @if list.may_edit {
                form novalidate method="post" action=(format!("{base}/goals/usual")) {
                    p.hint { (t.get("goals-usual-hint")) }
                    button type="submit" { (t.get("goals-usual")) }
                }
            }
        }
        @for (at, goal) in list.goals.iter().enumerate() { (one_goal(list, t, &base, goal, at)) }
        div.actions {
            @if list.may_edit {
                a class=(new_goal) href=(format!("{base}/goals/new")) { (t.get("goal-new")) }
            }
            a.button.second href=(format!("{base}/follow-up")) { (t.get("goals-outcomes")) }
        }
    };
    page(list.account, list.process, &title, None, content)
}

fn one_goal(list: &List<'_>, t: &Texts, base: &str, goal: &Goal, at: usize) -> Markup {
    let own = format!("{base}/goals/{}", goal.id);
    html! {
        h2 { (goal.name) }
        @if goal.indicators.is_empty() { p.quiet { (t.get("indicators-empty")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(goal.name) { table {
                thead { tr {
                    th scope="col" { (t.get("follow-up-indicator")) }
                    th scope="col" { (t.get("indicator-counted")) }
                    th scope="col" { (t.get("follow-up-target")) }
                    @if list.may_edit { th scope="col" { span.hidden { (t.get("goals-order")) } } }
                } }
                tbody {
                    @for (at, indicator) in goal.indicators.iter().enumerate() {
                        (one_indicator(list, t, &own, indicator, at))
                    }
                }
            } }
        }
        @if list.may_edit {
            div.actions {
                a.button.second href=(format!("{own}/indicators/new")) { (t.get("indicator-new")) }
                a href=(own) aria-label=(format!("{}: {}", t.get("change"), goal.name)) { (t.get("change")) }
                @if at > 0 { (up(t, &own, &goal.name)) }
            }
        }
    }
}

fn one_indicator(
    list: &List<'_>,
    t: &Texts,
    goal: &str,
    indicator: &Indicator,
    at: usize,
) -> Markup {
    let own = format!("{goal}/indicators/{}", indicator.id);
    html! {
        tr {
            th scope="row" {
                @if list.may_edit { a href=(own) { (indicator.name) } } @else { (indicator.name) }
            }
            td { (counted(t, &indicator.measure, list.surveys)) }
            td { (target_of(t, indicator)) }
            @if list.may_edit { td { @if at > 0 { (up(t, &own, &indicator.name)) } } }
        }
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

/// What is counted, in a few words.
fn counted(t: &Texts, measure: &Measure, surveys: &[(SurveyId, String)]) -> String {
    let mut parts = vec![t.get(measure.kind().text_keys().0).into_owned()];
    let settings = measure.settings();
    parts.extend(settings.year.map(|year| year.to_string()));
    parts.extend(
        settings
            .phase
            .map(|phase| t.get(phase.text_key()).into_owned()),
    );
    parts.extend(
        settings
            .feedback
            .map(|feedback| t.get(feedback.text_key()).into_owned()),
    );
    let survey = surveys
        .iter()
        .find(|(id, _)| Some(*id) == settings.survey)
        .map(|(_, name)| name.clone());
    parts.extend(survey);
    parts.extend(Some(settings.source).filter(|source| !source.is_empty()));
    parts.join(t.comma())
}

/// What the form of a goal shows.
pub struct GoalPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub old: Option<&'a Goal>,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn goal_form(shown: &GoalPage<'_>) -> Markup {
    let t = shown.account.language.texts();
    let base = format!("/admin/p/{}/goals", shown.process.slug);
    let (title, own) = match shown.old {
        Some(old) => (t.get("goal-change"), format!("{base}/{}", old.id)),
        None => (t.get("goal-new"), format!("{base}/new")),
    };
    let content = html! {
        (fault_summary(t, shown.faults))
        h1 { (title) }
        form novalidate method="post" action=(own) {
            (Field::new("name", t.get("goal-name"), shown.form.raw("name")).hint(t.get("goal-name-hint")).show(shown.faults))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(old) = shown.old { (remove_goal(t, old, &own, shown.faults)) }
    };
    page(
        shown.account,
        shown.process,
        &title,
        Some(shown.faults),
        content,
    )
}

fn remove_goal(t: &Texts, goal: &Goal, own: &str, faults: &Faults) -> Markup {
    let count = goal.indicators.len();
    html! {
        h2 { (t.get("goal-remove")) }
        form novalidate method="post" action=(format!("{own}/remove")) {
            @if count > 0 {
                p.hint { (t.with("goal-remove-hint", [("name", goal.name.clone().into()), ("count", count.into())])) }
                (sure(t, faults))
            }
            button.grave type="submit" { (t.get("goal-remove")) }
        }
    }
}

/// The box to tick before a goal goes with all that hangs on it.
fn sure(t: &Texts, faults: &Faults) -> Markup {
    let fault = faults.of("sure");
    html! {
        div.field.at-fault[fault.is_some()] {
            @if let Some(fault) = fault { p.fault #sure-fault { (fault) } }
            label.tick {
                input #sure type="checkbox" name="sure" value="yes"
                    aria-describedby=[fault.map(|_| "sure-fault")] aria-invalid=[fault.map(|_| "true")];
                span { (t.get("goal-remove-sure")) }
            }
        }
    }
}

/// The first thing to say of a new indicator.
pub fn choose_kind(account: &Account, process: &Process, goal: &Goal) -> Markup {
    let t = account.language.texts();
    let title = t.get("indicator-new");
    let new = format!("/admin/p/{}/goals/{}/indicators/new", process.slug, goal.id);
    let content = html! {
        h1 { (title) }
        p.lead { (goal.name) }
        h2 { (t.get("indicator-choose")) }
        ul {
            @for &kind in Kind::ALL {
                @let (name, hint) = kind.text_keys();
                li {
                    a href=(format!("{new}?kind={}", kind.word())) { (t.get(name)) }
                    p.hint { (t.get(hint)) }
                }
            }
        }
    };
    page(account, process, &title, None, content)
}

/// What the form of an indicator shows.
pub struct IndicatorPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub goal: &'a Goal,
    pub surveys: &'a [(SurveyId, String)],
    pub old: Option<&'a Indicator>,
    pub kind: Kind,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn indicator_form(shown: &IndicatorPage<'_>) -> Markup {
    let t = shown.account.language.texts();
    let (form, faults) = (shown.form, shown.faults);
    let goal = format!("/admin/p/{}/goals/{}", shown.process.slug, shown.goal.id);
    let (title, own) = match shown.old {
        Some(old) => (
            t.get("indicator-change"),
            format!("{goal}/indicators/{}", old.id),
        ),
        None => (t.get("indicator-new"), format!("{goal}/indicators/new")),
    };
    let (kind, hint) = shown.kind.text_keys();
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (shown.goal.name) }
        p { strong { (t.get(kind)) } ". " (t.get(hint)) }
        form novalidate method="post" action=(own) {
            input type="hidden" name="kind" value=(shown.kind.word());
            (Field::new("name", t.get("indicator-name"), form.raw("name")).show(faults))
            (settings(shown, t))
            (target(shown, t))
            (Field::new("reflection", t.get("indicator-reflection"), form.raw("reflection"))
                .hint(t.get("indicator-reflection-hint")).input(Input::Area { rows: 6 }).show(faults))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if shown.old.is_some() {
            form novalidate method="post" action=(format!("{own}/remove")) {
                p.hint { (t.get("indicator-remove-hint")) }
                button.grave type="submit" { (t.get("remove")) }
            }
        }
    };
    page(shown.account, shown.process, &title, Some(faults), content)
}

/// The fields that the kind looks at.
fn settings(shown: &IndicatorPage<'_>, t: &Texts) -> Markup {
    let (form, faults) = (shown.form, shown.faults);
    // The kind's own settings show which fields there are.
    match Measure::new(shown.kind, Settings::default()) {
        Measure::Dialogues(_) | Measure::Municipalities(_) | Measure::Participants(_) => html! {
            (Field::new("year", t.get("follow-up-year"), form.raw("year"))
                .hint(t.get("indicator-year-hint")).input(Input::Number).show(faults))
            (phase(form, faults, t))
        },
        Measure::Heard(_) => phase(form, faults, t),
        Measure::Sent(_) | Measure::Reached(_) => {
            let all = Feedback::ALL
                .iter()
                .map(|feedback| (feedback.word().to_owned(), feedback.text_key()));
            let options = with_all(t, "indicator-any-feedback", all);
            select(
                "feedback",
                &t.get("follow-up-feedback"),
                &options,
                form.text("feedback"),
                faults,
            )
        }
        Measure::Survey(_) => {
            let newest = (String::new(), t.get("indicator-survey-newest").into_owned());
            let named = shown
                .surveys
                .iter()
                .map(|(id, name)| (id.to_string(), name.clone()));
            let options: Vec<(String, String)> = std::iter::once(newest).chain(named).collect();
            let label = t.get("survey-title");
            select("survey", &label, &options, form.text("survey"), faults)
        }
        Measure::Typed { .. } => html! {
            (Field::new("value", t.get("indicator-value"), form.raw("value")).hint(t.get("indicator-value-hint")).show(faults))
            (Field::new("source", t.get("indicator-source"), form.raw("source")).hint(t.get("indicator-source-hint")).show(faults))
        },
        Measure::Groups | Measure::Boards | Measure::MethodsTested | Measure::MethodsEvaluated => {
            html! {}
        }
    }
}

/// Options with one before them that stands for all.
fn with_all(
    t: &Texts,
    all: &'static str,
    options: impl Iterator<Item = (String, &'static str)>,
) -> Vec<(String, String)> {
    std::iter::once((String::new(), all))
        .chain(options)
        .map(|(value, key)| (value, t.get(key).into_owned()))
        .collect()
}

fn phase(form: &Form, faults: &Faults, t: &Texts) -> Markup {
    let phases = Phase::ALL
        .iter()
        .map(|phase| (phase.word().to_owned(), phase.text_key()));
    select(
        "phase",
        &t.get("dialogue-phase"),
        &with_all(t, "phase-all", phases),
        form.text("phase"),
        faults,
    )
}

fn target(shown: &IndicatorPage<'_>, t: &Texts) -> Markup {
    let (form, faults) = (shown.form, shown.faults);
    let comparisons: Vec<(String, String)> = Comparison::ALL
        .iter()
        .map(|one| (one.word().to_owned(), t.get(one.name_key()).into_owned()))
        .collect();
    let hint = match shown.kind.unit() {
        Some(Unit::Number) => "indicator-target-number-hint",
        Some(Unit::PerCent) => "indicator-target-share-hint",
        None => "indicator-target-amount-hint",
    };
    html! {
        fieldset {
            legend { (t.get("follow-up-target")) }
            (select("comparison", &t.get("indicator-comparison"), &comparisons, form.text("comparison"), faults))
            (Field::new("target", t.get("indicator-target"), form.raw("target")).hint(t.get(hint)).show(faults))
        }
    }
}
