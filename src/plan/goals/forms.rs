//! The forms of goals and of their indicators. What was decided and then changed stands in the account with what it was
//! before, and in the log with who changed it.

use diesel::QueryResult;
use jiff::civil::Date;
use maud::Markup;

use super::views::{self, AroundIndicator};
use super::{
    Amount, Comparison, Feedback, Goal, GoalIndicator, Indicator, LONGEST_NAME, LONGEST_REFLECTION,
    LONGEST_VALUE, Measure, MeasureKind, Phase, Setting, Settings, Target, USUAL_FEWEST, Unit,
    queries,
};
use crate::db::Connection;
use crate::db::ids::{GoalId, IndicatorId, ProcessId, SurveyId};
use crate::dialogues::Audience;
use crate::error::Result;
use crate::processes;
use crate::processes::parts::{Ordered, Part, Path, Shown, Undone};
use crate::survey;
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};
use crate::web::url::{self, Slug, Url};

impl Part for Goal {
    type Id = GoalId;
    type Around = Vec<Self>;
    const ACTIONS: [&str; 3] = ["goal.added", "goal.changed", "goal.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::goal_form;
    const BACK: fn(&Slug) -> Url = url::goals;
    const UNDONE: Undone = Undone::Removals;

    fn around(c: &mut Connection, of: ProcessId, _: &Path) -> Result<Vec<Self>> {
        Ok(queries::goals(c, of)?)
    }

    fn find(all: &Vec<Self>, id: GoalId) -> Option<&Self> {
        all.iter().find(|goal| goal.id == id)
    }

    fn fill(_: &Vec<Self>, old: Option<&Self>, form: &mut Form) {
        if let Some(old) = old {
            form.set("name", &old.name);
        }
    }

    fn read(all: &Vec<Self>, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let new = old.cloned().unwrap_or_else(|| Self::new(String::new()));
        let name = reading.required("name", "goal-name", LONGEST_NAME);
        let others = all.iter().filter(|other| other.id != new.id);
        reading.refuse_taken(&name, others.map(|other| other.name.as_str()));
        Some(Self { name, ..new })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, old: Option<&Self>) -> Result<()> {
        let _: () = match old {
            Some(old) => queries::rename_goal(c, old.id, &self.name)?,
            None => queries::add_goal(c, of, self)?,
        };
        Ok(())
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, today: Date) -> Result<()> {
        Ok(queries::remove_goal(c, of, self.id, today)?)
    }

    fn told(&self) -> String {
        self.name.clone()
    }

    fn unsure(&self, sent: &Form) -> Option<&'static str> {
        let is_sure = self.indicators.is_empty() || sent.ticked("sure");
        (!is_sure).then_some("goal-remove-unsure")
    }
}

impl Ordered for Goal {
    const MOVED: &'static str = "goal.moved";
    const ORDER: fn(&mut Connection, &[GoalId]) -> QueryResult<()> = queries::order_goals;

    fn name(&self) -> &str {
        &self.name
    }

    fn id(&self) -> GoalId {
        self.id
    }

    fn row(&self, all: &Vec<Self>) -> Vec<GoalId> {
        all.iter().map(|goal| goal.id).collect()
    }
}

impl Part for GoalIndicator {
    type Id = IndicatorId;
    type Around = AroundIndicator;
    const ACTIONS: [&str; 3] = ["indicator.added", "indicator.changed", "indicator.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = |shown| match kind(shown.old, shown.form) {
        Some(kind) => views::indicator_form(shown, kind),
        None => views::choose_kind(shown),
    };
    const BACK: fn(&Slug) -> Url = url::goals;

    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<AroundIndicator> {
        let process = processes::queries::process(c, of)?;
        let Goal {
            id: goal,
            name: goal_name,
            indicators,
        } = queries::goal(c, of, path.id("goal")?)?;
        let all = indicators.into_iter();
        let today = path.today;
        Ok(AroundIndicator {
            goal,
            goal_name,
            indicators: all
                .map(|indicator| Self {
                    goal,
                    indicator,
                    today,
                })
                .collect(),
            today,
            surveys: other_surveys(c, of)?,
            kind: MeasureKind::from_word(path.query.text("kind")),
            language: process.default_language.for_staff(),
        })
    }

    fn find(around: &AroundIndicator, id: IndicatorId) -> Option<&Self> {
        around.indicators.iter().find(|one| one.id() == id)
    }

    fn fill(around: &AroundIndicator, old: Option<&Self>, form: &mut Form) {
        let Some(Self { indicator: old, .. }) = old else {
            if let Some(kind) = around.kind {
                // In the language in which the process is run, as the usual goals are.
                let t = around.language.texts();
                form.set("kind", kind.word());
                form.set("name", t.get(kind.text_keys().0));
                form.set("fewest", USUAL_FEWEST);
            }
            return;
        };
        let kind = old.measure.kind();
        let settings = old.measure.settings();
        form.set("name", &old.name);
        if let Some(year) = settings.year {
            form.set("year", year);
        }
        form.set("phase", settings.phase.map_or("", Phase::word));
        form.set("feedback", settings.feedback.map_or("", Feedback::word));
        if let Some(survey) = settings.survey {
            form.set("survey", survey.to_string());
        }
        if let Some(fewest) = settings.fewest {
            form.set("fewest", fewest);
        }
        form.set("value", &settings.value);
        form.set("source", &settings.source);
        if let Some(target) = old.target {
            form.set("comparison", target.comparison.word());
            let amount = target.amount;
            // Where it can only be one of them, the unit is not typed.
            match kind.unit() {
                Some(_) => form.set("target", amount.figure()),
                None => form.set("target", amount),
            }
        }
        form.set("reflection", &old.reflection);
    }

    fn read(around: &Self::Around, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let kind = kind(old, reading.form)?;
        let settings = Settings {
            year: reading.number("year", "follow-up-year", 1990, 2200),
            phase: Phase::from_word(reading.form.text("phase")),
            feedback: Feedback::from_word(reading.form.text("feedback")),
            survey: reading.chosen_among("survey", "survey-title", &around.surveys, |(id, _)| *id),
            fewest: reading.number("fewest", "indicator-fewest", 1, 100_000),
            value: reading.optional("value", "indicator-value", LONGEST_VALUE),
            source: reading.optional("source", "indicator-source", LONGEST_NAME),
        };
        let indicator = Indicator {
            id: old.map_or_else(IndicatorId::random, Self::id),
            name: reading.required("name", "indicator-name", LONGEST_NAME),
            measure: Measure::new(kind, settings),
            target: read_target(reading, kind),
            earlier: Vec::new(),
            reflection: reading.optional(
                "reflection",
                "indicator-reflection",
                Length::Lines(LONGEST_REFLECTION),
            ),
        };
        Some(Self {
            goal: around.goal,
            indicator,
            today: around.today,
        })
    }

    fn put(&self, c: &mut Connection, _: ProcessId, old: Option<&Self>) -> Result<()> {
        let mut put = self.indicator.clone();
        if let Some(Self { indicator: old, .. }) = old {
            put = put.in_place_of(old, self.today);
        }
        Ok(queries::put_indicator(c, self.goal, &put)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, today: Date) -> Result<()> {
        Ok(queries::remove_indicator(c, of, self.id(), today)?)
    }

    fn told(&self) -> String {
        format!("{}: {}", self.name(), self.aim())
    }

    fn written(&self, old: Option<&Self>) -> String {
        let Some(old) = old else {
            return self.told();
        };
        let (before, after) = (old.aim(), self.aim());
        let aim = (before != after).then(|| format!("{before} → {after}"));
        let settings = old
            .indicator
            .decided()
            .settings_changed(&self.indicator.decided());
        let settings = settings
            .iter()
            .filter(|change| !IN_AIM.contains(&change.what));
        let settings = settings.map(|change| {
            let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "–".to_owned());
            let (before, after) = (word(&change.before), word(&change.after));
            format!("{} {before} → {after}", change.what.word())
        });
        let all: Vec<String> = aim.into_iter().chain(settings).collect();
        if all.is_empty() {
            self.name().to_owned()
        } else {
            format!("{}: {}", self.name(), all.join("; "))
        }
    }
}

impl Ordered for GoalIndicator {
    const MOVED: &'static str = "indicator.moved";
    const ORDER: fn(&mut Connection, &[IndicatorId]) -> QueryResult<()> = queries::order_indicators;

    fn name(&self) -> &str {
        &self.indicator.name
    }

    fn id(&self) -> IndicatorId {
        self.indicator.id
    }

    fn row(&self, around: &AroundIndicator) -> Vec<IndicatorId> {
        around.indicators.iter().map(Self::id).collect()
    }
}

/// The settings that the log has with the target.
const IN_AIM: [Setting; 2] = [Setting::Value, Setting::Fewest];

/// What is counted: that of an old indicator for good, that of a new one as it was chosen.
fn kind(old: Option<&GoalIndicator>, form: &Form) -> Option<MeasureKind> {
    match old {
        Some(old) => Some(old.indicator.measure.kind()),
        None => MeasureKind::from_word(form.text("kind")),
    }
}

fn read_target(reading: &mut Reading<'_>, kind: MeasureKind) -> Option<Target> {
    let form = reading.form;
    let text = form.text("target");
    if text.is_empty() {
        return None;
    }
    let amount = match kind.unit() {
        Some(unit) => Amount::parse_in(unit, text),
        None => Amount::parse(text),
    };
    if amount.is_none() {
        reading.fault(
            "target",
            match kind.unit() {
                Some(Unit::Number) => "indicator-target-no-number",
                Some(Unit::PerCent) => "indicator-target-no-share",
                None => "indicator-target-no-amount",
            },
        );
    }
    Some(Target {
        comparison: Comparison::from_word(form.text("comparison")).unwrap_or(Comparison::AtLeast),
        amount: amount?,
    })
}

impl GoalIndicator {
    /// What decides whether it is met: its target, and the value where that is typed in.
    fn aim(&self) -> String {
        let target = self
            .indicator
            .target
            .map_or_else(|| "–".to_owned(), |target| target.to_string());
        match &self.indicator.measure {
            Measure::Typed { value, .. } => format!("{target} ({value})"),
            Measure::Groups(Some(fewest)) | Measure::Boards(Some(fewest)) => {
                format!("{target} (≥ {fewest})")
            }
            _ => target,
        }
    }
}

/// The surveys of a process that others than the participants answer, the newest first: id and name.
pub fn other_surveys(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(SurveyId, String)>> {
    let all = survey::queries::surveys(c, of)?.into_iter().rev();
    Ok(all
        .filter(|survey| ![Audience::Participants, Audience::Readers].contains(&survey.audience))
        .filter_map(|survey| Some((survey.id?, survey.name)))
        .collect())
}
