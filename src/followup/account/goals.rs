//! The goals of an account: what came of each indicator, how what was decided of it was changed, and which were removed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::facts::AccountFacts;
use crate::followup::indicators::{self, Lacking, Met, Value};
use crate::plan::goals::{self, Setting};

/// A goal with what came of its indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Goal {
    pub name: String,
    pub indicators: Vec<Indicator>,
}

/// An indicator and its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Indicator {
    pub name: String,
    /// What is counted: `dialogues`, `heard`, `sent`, …
    pub counted: String,
    pub year: Option<i32>,
    pub phase: Option<String>,
    pub feedback: Option<String>,
    /// A target group is met by no fewer participants than so many.
    #[serde(default)]
    pub fewest: Option<i32>,
    /// Where a value that was typed in is from.
    pub source: String,
    pub target: Option<Target>,
    /// Each change of the target, or of what else decides whether it is met, since a target was first decided; the
    /// oldest first.
    #[serde(default)]
    pub target_changes: Vec<TargetChange>,
    pub outcome: Value,
    pub met: Met,
    pub lacking: Lacking,
    /// What the process leader says of it.
    pub reflection: String,
}

/// From when on an indicator is met; it may have none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Target {
    /// `at_least`, `more_than`, `at_most`, `less_than`.
    pub comparison: String,
    /// `18` or `90%`.
    pub amount: String,
}

/// What was decided and then changed, so that nobody takes the later one for what was aimed at from the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TargetChange {
    #[schema(value_type = String, format = Date)]
    pub changed_on: Date,
    /// The target until then; null is none.
    pub before: Option<Target>,
    /// The target from then on; null is none.
    pub after: Option<Target>,
    /// What else was changed that day: the target may have stayed.
    #[serde(default)]
    pub settings: Vec<SettingChange>,
}

/// A setting of an indicator that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SettingChange {
    /// `year`, `phase`, `feedback`, `survey`, `fewest`, `value`, `source`.
    pub what: String,
    /// A number, a word, or a name; null is none in particular.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// An indicator that had a target and was removed, alone or with its goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RemovedIndicator {
    #[schema(value_type = String, format = Date)]
    pub removed_on: Date,
    pub goal: String,
    pub name: String,
    /// What was counted.
    pub counted: String,
    /// With which settings; `year`, `phase`, … as of a change.
    pub settings: Vec<SettingIs>,
    /// The target that it had; null is none any more.
    pub target: Option<Target>,
    pub target_changes: Vec<TargetChange>,
}

/// A setting of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SettingIs {
    pub what: String,
    pub is: String,
}

impl AccountFacts<'_> {
    /// A goal with what came of each of its indicators.
    pub(super) fn goal(&self, goal: &goals::Goal) -> Goal {
        let indicators = goal.indicators.iter().map(|of| self.indicator(of));
        Goal {
            name: goal.name.clone(),
            indicators: indicators.collect(),
        }
    }

    fn indicator(&self, of: &goals::Indicator) -> Indicator {
        let outcome = indicators::outcome(of, self.counted);
        let settings = of.measure.settings();
        Indicator {
            name: of.name.clone(),
            counted: of.measure.kind().word().to_owned(),
            year: settings.year,
            phase: settings.phase.map(|phase| phase.word().to_owned()),
            feedback: settings.feedback.map(|one| one.word().to_owned()),
            fewest: settings.fewest,
            source: settings.source,
            target: of.target.map(target),
            target_changes: self.changes(of),
            outcome: outcome.value,
            met: outcome.met,
            lacking: outcome.lacking,
            reflection: of.reflection.clone(),
        }
    }

    pub(super) fn removed(&self, of: &goals::Removed) -> RemovedIndicator {
        let indicator = &of.indicator;
        let settings = indicator.decided().settings();
        RemovedIndicator {
            removed_on: of.removed_on,
            goal: of.goal.clone(),
            name: indicator.name.clone(),
            counted: indicator.measure.kind().word().to_owned(),
            settings: settings
                .into_iter()
                .map(|(what, is)| SettingIs {
                    what: what.word().to_owned(),
                    is: self.named(what, is),
                })
                .collect(),
            target: indicator.target.map(target),
            target_changes: self.changes(indicator),
        }
    }

    fn changes(&self, of: &goals::Indicator) -> Vec<TargetChange> {
        let setting = |change: goals::SettingChange| {
            let named = |word: Option<String>| word.map(|word| self.named(change.what, word));
            SettingChange {
                what: change.what.word().to_owned(),
                before: named(change.before),
                after: named(change.after),
            }
        };
        let changes = of.changes().map(|change| TargetChange {
            changed_on: change.on,
            before: change.before.target.map(target),
            after: change.after.target.map(target),
            settings: change
                .before
                .settings_changed(&change.after)
                .into_iter()
                .map(setting)
                .collect(),
        });
        changes.collect()
    }

    /// A setting's word as the account has it: of a survey, its name.
    fn named(&self, what: Setting, word: String) -> String {
        if what != Setting::Survey {
            return word;
        }
        let mut all = self.surveys.iter();
        let known = all.find(|survey| survey.id.is_some_and(|id| id.to_string() == word));
        known.map_or(word, |survey| survey.name.clone())
    }
}

fn target(of: goals::Target) -> Target {
    Target {
        comparison: of.comparison.word().to_owned(),
        amount: of.amount.to_string(),
    }
}
