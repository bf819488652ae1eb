//! How what was decided of an indicator was changed afterwards.
//!
//! Whatever decides whether an indicator is met is part of what was decided: its target, and which year, phase,
//! feedback, survey, least number and typed value it is held against. When any of it is changed after a target was first
//! decided, the account says when, from what and to what; an indicator that is removed, alone or with its goal, leaves
//! there what its target was. So whoever reads an outcome never takes the later aim for the first one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Feedback, Indicator, Measure, MeasureKind, Phase, Settings, Target};
use crate::db::ids::{SurveyId, word_enum};
use crate::i18n::Texts;

/// What decides whether an indicator is met, beside what is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// None where there was none.
    pub target: Option<Target>,
    pub measure: Measure,
}

/// What was decided, and given up for something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub until: Date,
    pub decided: Decided,
}

/// An indicator that had a target and was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The name of the goal that it stood under.
    pub goal: String,
    pub removed_on: Date,
    /// As it was then.
    pub indicator: Indicator,
}

word_enum!(
    /// What of a measure is set, and decides with the target.
    Setting {
        Year = "year" => "follow-up-year", Phase = "phase" => "dialogue-phase",
        Feedback = "feedback" => "follow-up-feedback", Survey = "survey" => "survey-title",
        Fewest = "fewest" => "indicator-fewest", Value = "value" => "indicator-value",
        Source = "source" => "indicator-source",
    }
);

/// A setting that was changed, with the words of before and after; none is none in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingChange {
    pub what: Setting,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A change of what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub on: Date,
    pub before: Decided,
    pub after: Decided,
}

impl Setting {
    /// Its word in some settings; a survey's is its id.
    pub fn of(self, settings: &Settings) -> Option<String> {
        let written = |text: &String| (!text.is_empty()).then(|| text.clone());
        match self {
            Self::Year => settings.year.map(|year| year.to_string()),
            Self::Phase => settings.phase.map(|phase| phase.word().to_owned()),
            Self::Feedback => settings.feedback.map(|one| one.word().to_owned()),
            Self::Survey => settings.survey.map(|survey| survey.to_string()),
            Self::Fewest => settings.fewest.map(|fewest| fewest.to_string()),
            Self::Value => written(&settings.value),
            Self::Source => written(&settings.source),
        }
    }

    /// A word of it as people read it; a survey has its name already.
    pub fn text(self, t: &Texts, word: Option<&str>) -> String {
        let key = match (self, word) {
            (Self::Phase, word) => word
                .and_then(Phase::from_word)
                .map_or("phase-all", Phase::text_key),
            (Self::Feedback, word) => word
                .and_then(Feedback::from_word)
                .map_or("indicator-any-feedback", Feedback::text_key),
            (Self::Survey, None) => "indicator-survey-newest",
            (_, None) => return "–".to_owned(),
            (_, Some(word)) => return word.to_owned(),
        };
        t.get(key).into_owned()
    }
}

impl Decided {
    /// The settings that differ in what was decided after it. A value that is typed in where there was none is no change
    /// of what was decided: it is the outcome that was waited for.
    pub fn settings_changed(&self, after: &Self) -> Vec<SettingChange> {
        let (before, after) = (self.measure.settings(), after.measure.settings());
        let change = |&what: &Setting| {
            let (before, after) = (what.of(&before), what.of(&after));
            let is_outcome = what == Setting::Value && before.is_none();
            (before != after && !is_outcome).then_some(SettingChange {
                what,
                before,
                after,
            })
        };
        Setting::ALL.iter().filter_map(change).collect()
    }

    /// With the settings that are set, each as its word.
    pub fn settings(&self) -> Vec<(Setting, String)> {
        let settings = self.measure.settings();
        let set = |&what: &Setting| Some((what, what.of(&settings)?));
        Setting::ALL.iter().filter_map(set).collect()
    }
}

impl Indicator {
    pub fn decided(&self) -> Decided {
        Decided {
            target: self.target,
            measure: self.measure.clone(),
        }
    }

    /// Whether a target was ever decided. One that never had any has nothing to keep.
    pub fn was_decided(&self) -> bool {
        self.target.is_some() || !self.earlier.is_empty()
    }

    /// The same written in the place of `old`. What was decided before stays beside it.
    pub fn in_place_of(mut self, old: &Self, today: Date) -> Self {
        self.earlier.clone_from(&old.earlier);
        let (before, after) = (old.decided(), self.decided());
        let is_changed =
            before.target != after.target || !before.settings_changed(&after).is_empty();
        if old.was_decided() && is_changed {
            self.earlier.push(Earlier {
                until: today,
                decided: before,
            });
        }
        self
    }

    /// When what was decided was changed, from what and to what; the oldest first.
    pub fn changes(&self) -> impl Iterator<Item = Change> {
        let after = self.earlier.iter().skip(1).map(|next| next.decided.clone());
        self.earlier
            .iter()
            .zip(after.chain([self.decided()]))
            .map(|(earlier, after)| Change {
                on: earlier.until,
                before: earlier.decided.clone(),
                after,
            })
    }
}

/// A line for a target that was changed.
pub fn target_changed(t: &Texts, day: Date, [before, after]: [String; 2]) -> String {
    let values = [
        ("day", t.date(day).into()),
        ("before", before.into()),
        ("after", after.into()),
    ];
    t.with("target-changed", values)
}

/// A line for a setting that was changed.
pub fn setting_changed(t: &Texts, day: Date, change: &SettingChange) -> String {
    let text = |word: &Option<String>| change.what.text(t, word.as_deref());
    let values = [
        ("day", t.date(day).into()),
        ("what", t.get(change.what.text_key()).into()),
        ("before", text(&change.before).into()),
        ("after", text(&change.after).into()),
    ];
    t.with("setting-changed", values)
}

/// As the database keeps what was decided until a day.
#[derive(Serialize, Deserialize)]
struct Kept {
    until: Date,
    target: Option<String>,
    year: Option<i32>,
    phase: Option<String>,
    feedback: Option<String>,
    survey: Option<i64>,
    fewest: Option<i32>,
    value: String,
    source: String,
}

impl Earlier {
    /// As the database keeps them.
    pub(super) fn store(all: &[Self]) -> serde_json::Result<String> {
        let kept = |one: &Self| {
            let settings = one.decided.measure.settings();
            Kept {
                until: one.until,
                target: one.decided.target.map(|target| target.to_string()),
                year: settings.year,
                phase: settings.phase.map(|phase| phase.word().to_owned()),
                feedback: settings.feedback.map(|one| one.word().to_owned()),
                survey: settings.survey.map(|survey| survey.0),
                fewest: settings.fewest,
                value: settings.value,
                source: settings.source,
            }
        };
        serde_json::to_string(&all.iter().map(kept).collect::<Vec<_>>())
    }

    /// The same read again, of an indicator of a kind; none where it is not ours.
    pub(super) fn read(kind: MeasureKind, stored: &str) -> Option<Vec<Self>> {
        let all: Vec<Kept> = serde_json::from_str(stored).ok()?;
        let earlier = |kept: Kept| {
            let target = match &kept.target {
                Some(target) => Some(Target::read(target)?),
                None => None,
            };
            let settings = Settings {
                year: kept.year,
                phase: kept.phase.as_deref().and_then(Phase::from_word),
                feedback: kept.feedback.as_deref().and_then(Feedback::from_word),
                survey: kept.survey.map(SurveyId),
                fewest: kept.fewest,
                value: kept.value,
                source: kept.source,
            };
            Some(Self {
                until: kept.until,
                decided: Decided {
                    target,
                    measure: Measure::new(kind, settings),
                },
            })
        };
        all.into_iter().map(earlier).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::ids::IndicatorId;
    use crate::plan::goals::{Amount, Span};
    use proptest::prelude::*;

    const TODAY: Date = Date::constant(2026, 11, 28);

    fn indicator(measure: Measure, target: Option<i32>) -> Indicator {
        Indicator {
            id: IndicatorId(1),
            name: String::new(),
            measure,
            target: target.map(|one| Target::at_least(Amount::number(one))),
            earlier: Vec::new(),
            reflection: String::new(),
        }
    }

    /// A measure of a kind, with one setting or another.
    fn measure(kind: MeasureKind, at: usize) -> Measure {
        let text = ["", "61 %", "63 %"][at].to_owned();
        let settings = Settings {
            year: [None, Some(2021), Some(2022)][at],
            phase: [None, Some(Phase::Perspective), Some(Phase::InDepth)][at],
            feedback: [None, Some(Feedback::Interim), Some(Feedback::Final)][at],
            survey: [None, Some(SurveyId(1)), Some(SurveyId(2))][at],
            fewest: [None, Some(5), Some(9)][at],
            value: text.clone(),
            source: text,
        };
        Measure::new(kind, settings)
    }

    /// However often what was decided is moved, what was decided first is found, and each change begins where the one
    /// before it ended.
    #[test]
    fn no_number_of_changes_hides_what_was_first_decided() {
        let kinds = 0..MeasureKind::ALL.len();
        let moves = proptest::collection::vec((proptest::option::of(0..3), 0..3_usize), 0..9);
        proptest!(|(kind in kinds, moves in moves)| {
            let kind = MeasureKind::ALL[kind];
            let mut now = indicator(measure(kind, 0), None);
            let mut first = None;
            for &(target, at) in &moves {
                now = indicator(measure(kind, at), target).in_place_of(&now, TODAY);
                if first.is_none() && target.is_some() {
                    first = Some(now.decided());
                }
            }
            let mut at = first.clone().unwrap_or_else(|| now.decided());
            for change in now.changes() {
                let settings = change.before.settings_changed(&change.after);
                prop_assert!(change.before.target != change.after.target || !settings.is_empty());
                prop_assert_eq!(change.before.target, at.target);
                prop_assert_eq!(at.settings_changed(&change.before), vec![]);
                at = change.after;
            }
            prop_assert_eq!(at.target, now.target);
            prop_assert_eq!(at.settings_changed(&now.decided()), vec![]);
            prop_assert_eq!(now.was_decided(), first.is_some());
            let stored = Earlier::store(&now.earlier).unwrap();
            prop_assert_eq!(Earlier::read(kind, &stored), Some(now.earlier));
        });
    }

    #[test]
    fn whatever_decides_is_told_and_an_outcome_that_came_is_not() {
        let span = |year| Measure::Dialogues(Span { year, phase: None });
        let old = indicator(span(Some(2021)), Some(18));
        let changed = indicator(span(Some(2022)), Some(18)).in_place_of(&old, TODAY);
        let told: Vec<_> = changed
            .changes()
            .map(|change| change.before.settings_changed(&change.after))
            .collect();
        let expected = SettingChange {
            what: Setting::Year,
            before: Some("2021".into()),
            after: Some("2022".into()),
        };
        assert_eq!(told, [[expected]]);
        let typed = |value: &str| Measure::Typed {
            value: value.into(),
            source: "En enkät".into(),
        };
        let waited = indicator(typed(""), Some(60));
        let came = indicator(typed("61 %"), Some(60)).in_place_of(&waited, TODAY);
        assert_eq!(came.changes().count(), 0);
        let moved = indicator(typed("63 %"), Some(60)).in_place_of(&came, TODAY);
        assert_eq!(moved.changes().count(), 1);
        let undecided = indicator(span(None), None);
        let moved = indicator(span(Some(2022)), None).in_place_of(&undecided, TODAY);
        assert_eq!(
            moved.changes().count(),
            0,
            "there was nothing to hold it against"
        );
    }
}
