//! Pages about goals. Their outcomes are the follow-up's.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    Change, Comparison, Feedback, Goal, GoalIndicator, Indicator, Measure, MeasureKind, Phase,
    Setting, Settings, Target, Unit, setting_changed, target_changed,
};
use crate::db::ids::{GoalId, SurveyId};
use crate::i18n::{Language, Texts};
use crate::processes::parts::Shown;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::web::components::{
    Faults, Field, Input, cards, options, remove_form, save_form, select, sure, up_form,
};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Slug, Url, Which};

/// The goals in one view with the rest of the plan (D60), for the process's own page.
pub fn plan(t: &Texts, goals: &[Goal], surveys: &Surveys, process: &Slug) -> Markup {
    html! {
        h2 { (t.get("goals-title")) }
        @if goals.is_empty() { p.quiet { (t.get("goals-empty")) } } @else {
            table.cards aria-label=(t.get("goals-title")) {
                thead { tr {
                    @for key in PLAN_HEADS { th scope="col" { (t.get(key)) } }
                } }
                @for goal in goals { (plan_rows(t, goal, surveys)) }
            }
        }
        div.actions { a.button.second href=(url::goals(process)) { (t.get("goals-open")) } }
    }
}

const PLAN_HEADS: [&str; 2] = ["follow-up-indicator", "follow-up-target"];

fn plan_rows(t: &Texts, goal: &Goal, surveys: &Surveys) -> Markup {
    html! {
        tbody {
            tr.band { th scope="rowgroup" colspan="2" { (goal.name) } }
            @for indicator in &goal.indicators {
                tr {
                    th scope="row" { (indicator.name) }
                    td data-l=(t.get(PLAN_HEADS[1])) {
                        div {
                            (target_of(t, indicator))
                            @for line in changes_of(t, indicator, surveys) { p.hint { (line) } }
                        }
                    }
                }
            }
            @if goal.indicators.is_empty() {
                tr { td colspan="2" { span.quiet { (t.get("indicators-empty")) } } }
            }
        }
    }
}

fn target_of(t: &Texts, indicator: &Indicator) -> String {
    target_text(t, indicator.target)
}

fn target_text(t: &Texts, target: Option<Target>) -> String {
    let text = target.map(|target| target.text(t));
    text.unwrap_or_else(|| t.get("outcome-no-target").into_owned())
}

/// A line for each change of what was decided.
fn changes_of(t: &Texts, indicator: &Indicator, surveys: &Surveys) -> Vec<String> {
    let name = |id: String| {
        let known = surveys.iter().find(|(survey, _)| survey.to_string() == id);
        known.map_or(id, |(_, name)| name.clone())
    };
    let lines = |change: Change| {
        let (before, after) = (change.before.target, change.after.target);
        let texts = [target_text(t, before), target_text(t, after)];
        let target = (before != after).then(|| target_changed(t, change.on, texts));
        let settings = change.before.settings_changed(&change.after).into_iter();
        let settings: Vec<String> = settings
            .map(|mut one| {
                if one.what == Setting::Survey {
                    (one.before, one.after) = (one.before.map(name), one.after.map(name));
                }
                setting_changed(t, change.on, &one)
            })
            .collect();
        target.into_iter().chain(settings)
    };
    indicator.changes().flat_map(lines).collect()
}

/// The surveys that an indicator can be of, with their names.
pub type Surveys = [(SurveyId, String)];

/// What the list shows.
pub struct List {
    pub goals: Vec<Goal>,
    pub surveys: Vec<(SurveyId, String)>,
}

pub fn list(staff: &Staff, list: &List) -> Markup {
    let t = staff.t();
    let slug = &staff.process.slug;
    let may_edit = staff.may::<Edit>();
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
            @if may_edit {
                form novalidate method="post" action=(url::usual_goals(slug)) {
                    p.hint { (t.get("goals-usual-hint")) }
                    button type="submit" { (t.get("goals-usual")) }
                }
            }
        }
        @for (at, goal) in list.goals.iter().enumerate() { (one_goal(staff, list, goal, at)) }
        div.actions {
            @if may_edit {
                a class=(new_goal) href=(url::goal(slug, Which(None))) { (t.get("goal-new")) }
            }
            a.button.second href=(url::follow_up(slug)) { (t.get("goals-outcomes")) }
        }
    };
    staff.shell(Chapter::Settings, &title).page(content)
}

fn one_goal(staff: &Staff, list: &List, goal: &Goal, at: usize) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let may_edit = staff.may::<Edit>();
    let row = |(at, indicator): (usize, &Indicator)| {
        let own = url::indicator(slug, goal.id, indicator.id.into());
        let up = url::indicator_up(slug, goal.id, indicator.id);
        vec![
            html! { @if may_edit { a href=(own) { (indicator.name) } } @else { (indicator.name) } },
            html! { (counted(t, &indicator.measure, &list.surveys)) },
            html! {
                (target_of(t, indicator))
                @for line in changes_of(t, indicator, &list.surveys) { p.hint { (line) } }
            },
            html! { @if at > 0 { (up_form(t, &up, &indicator.name)) } @else { "–" } },
        ]
    };
    html! {
        h2 { (goal.name) }
        @if goal.indicators.is_empty() { p.quiet { (t.get("indicators-empty")) } } @else {
            @let heads = ["follow-up-indicator", "indicator-counted", "follow-up-target", "goals-order"];
            @let heads = &heads[..if may_edit { 4 } else { 3 }];
            (cards(&goal.name, &heads.iter().map(|key| t.get(key)).collect::<Vec<_>>(), goal.indicators.iter().enumerate().map(row).collect()))
        }
        @if may_edit {
            div.actions {
                a.button.second href=(url::indicator(slug, goal.id, Which(None))) { (t.get("indicator-new")) }
                a href=(url::goal(slug, goal.id.into())) aria-label=(format!("{}: {}", t.get("change"), goal.name)) { (t.get("change")) }
                @if at > 0 { (up_form(t, &url::goal_up(slug, goal.id), &goal.name)) }
            }
        }
    }
}

/// What is counted, in a few words.
fn counted(t: &Texts, measure: &Measure, surveys: &Surveys) -> String {
    let mut parts = vec![t.get(measure.kind().text_keys().0).into_owned()];
    let settings = measure.settings();
    parts.extend(settings.year.map(|year| year.to_string()));
    let phase = settings.phase.map(Phase::text_key);
    let feedback = settings.feedback.map(Feedback::text_key);
    parts.extend(
        phase
            .into_iter()
            .chain(feedback)
            .map(|key| t.get(key).into_owned()),
    );
    let fewest = settings.fewest;
    parts.extend(fewest.map(|count| t.with("indicator-fewest-is", [("count", count.into())])));
    let survey = surveys.iter().find(|(id, _)| Some(*id) == settings.survey);
    parts.extend(survey.map(|(_, name)| name.clone()));
    parts.extend(Some(settings.source).filter(|source| !source.is_empty()));
    parts.join(t.comma())
}

pub fn goal_form(shown: &Shown<'_, Goal>) -> Markup {
    let (t, slug) = (shown.staff.t(), &shown.staff.process.slug);
    let name = Field::new("name", t.get("goal-name"), shown.form.raw("name"))
        .hint(t.get("goal-name-hint"))
        .show(shown.faults);
    let own = url::goal(slug, shown.old.map(|old| old.id).into());
    let remove = shown
        .old
        .map(|old| remove_goal(t, old, &url::remove_goal(slug, old.id), shown.faults));
    shown.form_page(["goal-new", "goal-change"], &own, name, remove)
}

fn remove_goal(t: &Texts, goal: &Goal, action: &Url, faults: &Faults) -> Markup {
    let count = goal.indicators.len();
    html! {
        h2 { (t.get("goal-remove")) }
        form novalidate method="post" action=(action) {
            @if count > 0 {
                p.hint { (t.with("goal-remove-hint", [("name", goal.name.clone().into()), ("count", count.into())])) }
                (sure(&t.get("goal-remove-sure"), faults))
            }
            button.grave type="submit" { (t.get("goal-remove")) }
        }
    }
}

/// What the form of an indicator needs to know.
pub struct AroundIndicator {
    pub goal: GoalId,
    pub goal_name: String,
    pub indicators: Vec<GoalIndicator>,
    pub surveys: Vec<(SurveyId, String)>,
    pub today: Date,
    /// What a new one is to count, once that was chosen.
    pub kind: Option<MeasureKind>,
    /// The language in which the process is run.
    pub language: Language,
}

/// The first thing to say of a new indicator.
pub fn choose_kind(shown: &Shown<'_, GoalIndicator>) -> Markup {
    let (t, around) = (shown.staff.t(), shown.around);
    let title = t.get("indicator-new");
    let new = url::indicator(&shown.staff.process.slug, around.goal, Which(None));
    let content = html! {
        h1 { (title) }
        p.lead { (around.goal_name) }
        h2 { (t.get("indicator-choose")) }
        ul {
            @for &kind in MeasureKind::ALL {
                @let (name, hint) = kind.text_keys();
                li {
                    a href=(new.clone().with("kind", kind.word())) { (t.get(name)) }
                    p.hint { (t.get(hint)) }
                }
            }
        }
    };
    shown.staff.shell(Chapter::Settings, &title).page(content)
}

pub fn indicator_form(shown: &Shown<'_, GoalIndicator>, kind: MeasureKind) -> Markup {
    let (t, slug) = (shown.staff.t(), &shown.staff.process.slug);
    let (form, faults, goal) = (shown.form, shown.faults, shown.around.goal);
    let title = shown.title("indicator-new", "indicator-change");
    let id = shown.old.map(|old| old.indicator.id);
    let (counted, hint) = kind.text_keys();
    let fields = html! {
        input type="hidden" name="kind" value=(kind.word());
        (Field::new("name", t.get("indicator-name"), form.raw("name")).show(faults))
        (settings(shown, kind))
        (target(shown, kind))
        (Field::new("reflection", t.get("indicator-reflection"), form.raw("reflection"))
            .hint(t.get("indicator-reflection-hint")).input(Input::Area { rows: 6 }).show(faults))
    };
    let content = html! {
        p.lead { (shown.around.goal_name) }
        p { strong { (t.get(counted)) } ". " (t.get(hint)) }
        (save_form(t, &url::indicator(slug, goal, id.into()), fields))
        @if let Some(id) = id {
            (remove_form(t, &url::remove_indicator(slug, goal, id), &t.get("indicator-remove-hint")))
        }
    };
    shown.page(Chapter::Settings, &title, content)
}

/// The fields that the kind looks at.
fn settings(shown: &Shown<'_, GoalIndicator>, kind: MeasureKind) -> Markup {
    let (t, form, faults) = (shown.staff.t(), shown.form, shown.faults);
    // The kind's own settings show which fields there are.
    match Measure::new(kind, Settings::default()) {
        Measure::Dialogues(_) | Measure::Municipalities(_) | Measure::Participants(_) => html! {
            (Field::new("year", t.get("follow-up-year"), form.raw("year"))
                .hint(t.get("indicator-year-hint")).input(Input::Number).show(faults))
            (phase(form, faults, t))
        },
        Measure::Heard(_) => phase(form, faults, t),
        Measure::Sent(_) | Measure::Reached(_) => {
            let kinds = options(t, Feedback::ALL, Feedback::word, Feedback::text_key);
            let kinds = with_all(&t.get("indicator-any-feedback"), kinds);
            let label = t.get("follow-up-feedback");
            select("feedback", &label, &kinds, form.text("feedback"), faults)
        }
        Measure::Survey(_) => {
            let named = shown.around.surveys.iter();
            let named = named.map(|(id, name)| (id.to_string(), name.clone()));
            let surveys = with_all(&t.get("indicator-survey-newest"), named);
            let label = t.get("survey-title");
            select("survey", &label, &surveys, form.text("survey"), faults)
        }
        Measure::Typed { .. } => html! {
            (Field::new("value", t.get("indicator-value"), form.raw("value")).hint(t.get("indicator-value-hint")).show(faults))
            (Field::new("source", t.get("indicator-source"), form.raw("source")).hint(t.get("indicator-source-hint")).show(faults))
        },
        Measure::Groups(_) | Measure::Boards(_) => {
            Field::new("fewest", t.get("indicator-fewest"), form.raw("fewest"))
                .hint(t.get("indicator-fewest-hint"))
                .input(Input::Number)
                .show(faults)
        }
        Measure::MethodsTested | Measure::MethodsEvaluated | Measure::Answered => html! {},
    }
}

/// Options with one before them that stands for none in particular.
fn with_all(
    all: &str,
    options: impl IntoIterator<Item = (String, String)>,
) -> Vec<(String, String)> {
    let all = (String::new(), all.to_owned());
    std::iter::once(all).chain(options).collect()
}

fn phase(form: &Form, faults: &Faults, t: &Texts) -> Markup {
    let phases = options(t, Phase::ALL, Phase::word, Phase::text_key);
    let phases = with_all(&t.get("phase-all"), phases);
    let label = t.get("dialogue-phase");
    select("phase", &label, &phases, form.text("phase"), faults)
}

fn target(shown: &Shown<'_, GoalIndicator>, kind: MeasureKind) -> Markup {
    let (t, form, faults) = (shown.staff.t(), shown.form, shown.faults);
    let comparisons = options(t, Comparison::ALL, Comparison::word, Comparison::name_key);
    let hint = match kind.unit() {
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
