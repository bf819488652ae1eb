//! Adding, changing, ordering and removing indicators, and writing down what is to be said of their outcomes.

use actix_web::{HttpRequest, HttpResponse, web};

use super::list_of;
use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::audit;
use crate::db::ids::{GoalId, IndicatorId, ProcessId, SurveyId};
use crate::error::{Error, Result};
use crate::i18n::Texts;
use crate::processes::goals::{
    Amount, Comparison, Feedback, Goal, Indicator, Kind, LONGEST_NAME, LONGEST_REFLECTION,
    LONGEST_VALUE, Measure, Phase, Settings, Target, Unit, moved_up, queries, views,
};
use crate::processes::{self, Process};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Reading, named};
use crate::web::{html, html_unaccepted, see_other};

/// What the form of an indicator needs to know.
struct Around {
    process: Process,
    goal: Goal,
    surveys: Vec<(SurveyId, String)>,
    /// The indicator that is to be changed.
    id: Option<IndicatorId>,
}

impl Around {
    /// # Errors
    /// `NotFound` when the process has no such goal, or the goal no such indicator.
    async fn load(app: &App, of: ProcessId, goal: i64, indicator: &str) -> Result<Self> {
        let id = named(indicator)?.map(IndicatorId);
        let around = app
            .db
            .read(move |c| {
                Ok(Self {
                    process: processes::queries::process(c, of)?,
                    goal: queries::goal(c, of, GoalId(goal))?,
                    surveys: queries::other_surveys(c, of)?,
                    id,
                })
            })
            .await?;
        if id.is_some() && around.old().is_none() {
            return Err(Error::NotFound);
        }
        Ok(around)
    }

    fn old(&self) -> Option<&Indicator> {
        self.goal.indicator(self.id?)
    }

    /// What is counted: that of the indicator for good, that of a new one as it was chosen.
    fn kind(&self, chosen: &Form) -> Option<Kind> {
        match self.old() {
            Some(old) => Some(old.measure.kind()),
            None => Kind::from_word(chosen.text("kind")),
        }
    }

    /// The form as it is filled in before anybody writes in it.
    fn form(&self, kind: Kind) -> Form {
        let mut form = Form::default();
        let Some(old) = self.old() else {
            // In the language in which the process is run, as the usual goals are.
            let t = self.process.default_language.for_staff().texts();
            form.set("name", &t.get(kind.text_keys().0));
            return form;
        };
        let settings = old.measure.settings();
        form.set("name", &old.name);
        if let Some(year) = settings.year {
            form.set("year", &year.to_string());
        }
        form.set("phase", settings.phase.map_or("", Phase::word));
        form.set("feedback", settings.feedback.map_or("", Feedback::word));
        if let Some(survey) = settings.survey {
            form.set("survey", &survey.to_string());
        }
        form.set("value", &settings.value);
        form.set("source", &settings.source);
        if let Some(target) = old.target {
            form.set("comparison", target.comparison.word());
            let amount = target.amount;
            // Where it can only be one of them, the unit is not typed.
            let text = kind
                .unit()
                .map_or_else(|| amount.to_string(), |_| amount.figure());
            form.set("target", &text);
        }
        form.set("reflection", &old.reflection);
        form
    }

    fn page<'a>(
        &'a self,
        staff: &'a Within<Edit>,
        kind: Kind,
        form: &'a Form,
        faults: &'a Faults,
    ) -> views::IndicatorPage<'a> {
        views::IndicatorPage {
            account: &staff.account,
            process: &self.process,
            goal: &self.goal,
            surveys: &self.surveys,
            old: self.old(),
            kind,
            form,
            faults,
        }
    }

    fn read(&self, t: &Texts, form: &Form, kind: Kind) -> std::result::Result<Indicator, Faults> {
        let mut reading = Reading::new(t, form);
        let settings = Settings {
            year: reading.number("year", "follow-up-year", 1990, 2200),
            phase: Phase::from_word(form.text("phase")),
            feedback: Feedback::from_word(form.text("feedback")),
            survey: self
                .surveys
                .iter()
                .map(|(id, _)| *id)
                .find(|id| id.to_string() == form.text("survey")),
            value: reading.optional("value", "indicator-value", LONGEST_VALUE),
            source: reading.optional("source", "indicator-source", LONGEST_NAME),
        };
        let indicator = Indicator {
            id: self.id.unwrap_or_else(IndicatorId::random),
            name: reading.required("name", "indicator-name", LONGEST_NAME),
            measure: Measure::new(kind, settings),
            target: read_target(&mut reading, kind),
            reflection: reading.optional("reflection", "indicator-reflection", LONGEST_REFLECTION),
        };
        reading.done(Some(indicator))
    }
}

fn read_target(reading: &mut Reading<'_>, kind: Kind) -> Option<Target> {
    let (t, form) = (reading.t, reading.form);
    let text = form.text("target");
    if text.is_empty() {
        return None;
    }
    let (amount, fault) = match kind.unit() {
        Some(Unit::Number) => (
            Amount::parse_in(Unit::Number, text),
            "indicator-target-no-number",
        ),
        Some(Unit::PerCent) => (
            Amount::parse_in(Unit::PerCent, text),
            "indicator-target-no-share",
        ),
        None => (Amount::parse(text), "indicator-target-no-amount"),
    };
    if amount.is_none() {
        reading.faults.add("target", t.get(fault));
    }
    Some(Target {
        comparison: Comparison::from_word(form.text("comparison")).unwrap_or(Comparison::AtLeast),
        amount: amount?,
    })
}

/// The form of an indicator; for a new one it is first asked what is to be counted.
pub async fn indicator_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
    path: web::Path<(String, i64, String)>,
) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process, path.1, &path.2).await?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let Some(kind) = around.kind(&query) else {
        return Ok(html(views::choose_kind(
            &staff.account,
            &around.process,
            &around.goal,
        )));
    };
    let (form, faults) = (around.form(kind), Faults::default());
    Ok(html(views::indicator_form(
        &around.page(&staff, kind, &form, &faults),
    )))
}

pub async fn put_indicator(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process, path.1, &path.2).await?;
    let kind = around.kind(&form).ok_or(Error::NotFound)?;
    let t = staff.account.language.texts();
    let indicator = match around.read(t, &form, kind) {
        Ok(indicator) => indicator,
        Err(faults) => {
            return Ok(html_unaccepted(views::indicator_form(
                &around.page(&staff, kind, &form, &faults),
            )));
        }
    };
    let (action, detail) = logged(around.old(), &indicator);
    let entry = staff.entry(&app, action, detail);
    let (of, goal, is_new) = (staff.process, around.goal.id, around.id.is_none());
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            // Either may have been removed meanwhile.
            let goal = queries::goal(c, of, goal)?;
            if !is_new && goal.indicator(indicator.id).is_none() {
                return Err(Error::NotFound);
            }
            queries::put_indicator(c, goal.id, &indicator)?;
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(list_of(&around.process.slug)))
}

/// What the log says of an indicator that was written: its target, and the one before if it was another.
fn logged(old: Option<&Indicator>, new: &Indicator) -> (&'static str, String) {
    let (name, now) = (&new.name, aim(new));
    match old {
        None => ("indicator.added", format!("{name}: {now}")),
        Some(old) if aim(old) == now => ("indicator.changed", name.clone()),
        Some(old) => ("indicator.changed", format!("{name}: {} → {now}", aim(old))),
    }
}

/// What decides whether an indicator is met: its target, and the value where that is typed in.
fn aim(of: &Indicator) -> String {
    let target = of
        .target
        .map_or_else(|| "–".to_owned(), |target| target.to_string());
    match &of.measure {
        Measure::Typed { value, .. } => format!("{target} ({value})"),
        _ => target,
    }
}

/// Moves an indicator up, or removes it.
pub async fn change_indicator(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64, i64, String)>,
) -> Result<HttpResponse> {
    let (slug, goal, id, what) = path.into_inner();
    let (of, goal, id) = (staff.process, GoalId(goal), IndicatorId(id));
    let blank = staff.entry(&app, "indicator.removed", "");
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            let goal = queries::goal(c, of, goal)?;
            let old = goal.indicator(id).ok_or(Error::NotFound)?;
            if what == "remove" {
                queries::remove_indicator(c, goal.id, id)?;
                let entry = audit::Entry {
                    detail: format!("{}: {}", old.name, aim(old)),
                    ..blank.clone()
                };
                return Ok(audit::queries::record(c, &entry)?);
            }
            let ids = moved_up(goal.indicators.iter().map(|one| one.id), id);
            Ok(queries::order_indicators(c, goal.id, &ids)?)
        })
        .await?;
    Ok(see_other(list_of(slug)))
}
