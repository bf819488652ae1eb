//! What came of each indicator, from plain facts: exact, and never rounded before it is compared (D7).
//!
//! What is said of answers comes in as `engine` lets it be said, and is compared only as far as that goes.
//!
//! An outcome that is not known exactly is compared as all that it may be: a target is met when all of it meets it,
//! not met when none of it does, and otherwise nothing is said.

mod counting;
mod facts;
mod meeting;

pub use facts::{Heard, Held, IndicatorFacts, Mailed, Response, SentByMail, Surveyed};

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::engine::Said;
use crate::plan::goals::{Amount, Comparison, Indicator, Measure, Target, Unit};

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// There is nothing to count yet.
    Nothing,
    /// Too few have answered; nobody having answered looks the same.
    TooFew,
    Count(i64),
    /// A count of a year that is not over.
    SoFar(i64),
    Share {
        part: i64,
        of: i64,
    },
    /// At least and at most so many.
    Range {
        least: i64,
        most: i64,
        of: i64,
    },
    Text(String),
}

/// A share of answers as it may be said: the only way in which anything about answers gets in here.
impl From<Said> for Value {
    fn from(said: Said) -> Self {
        let (least, most, of) = said.range();
        Self::range(least, most, of)
    }
}

/// All that a value may be: from `low` to `high`, each a part of a whole, or without an upper bound.
struct Bounds {
    unit: Unit,
    low: (i64, i64),
    high: Option<(i64, i64)>,
}

impl Value {
    fn range(least: i64, most: i64, of: i64) -> Self {
        if of <= 0 {
            Self::Nothing
        } else if least == most {
            Self::Share { part: least, of }
        } else {
            Self::Range { least, most, of }
        }
    }

    /// How many a share is of.
    pub fn n(&self) -> Option<i64> {
        match self {
            Self::Share { of, .. } | Self::Range { of, .. } => Some(*of),
            Self::Nothing | Self::TooFew | Self::Count(_) | Self::SoFar(_) | Self::Text(_) => None,
        }
    }

    fn bounds(&self) -> Option<Bounds> {
        let within = |unit, low, high| Some(Bounds { unit, low, high });
        let share = |low, high| within(Unit::PerCent, low, Some(high));
        match self {
            Self::Nothing | Self::TooFew => None,
            Self::Count(count) => within(Unit::Number, (*count, 1), Some((*count, 1))),
            Self::SoFar(count) => within(Unit::Number, (*count, 1), None),
            Self::Share { part, of } => share((*part, *of), (*part, *of)),
            Self::Range { least, most, of } => share((*least, *of), (*most, *of)),
            Self::Text(text) => {
                let amount = Amount::parse(text)?;
                within(amount.unit(), amount.as_part(), Some(amount.as_part()))
            }
        }
    }
}

/// Whether a target was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    Met,
    NotMet,
    /// There is no target.
    NotDefined,
    /// It cannot be said, or not yet.
    NotYet,
}

/// What an outcome lacks, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "what", content = "which", rename_all = "snake_case")]
pub enum Lacking {
    Nothing,
    /// Municipalities that are below the target, with their numbers.
    Municipalities(Vec<(String, i64)>),
    /// Target groups that were not met; with how many participants, where a least number is set.
    Groups(Vec<String>),
    /// Boards with those of their groups that they have not met, in the same way.
    Boards(Vec<(String, Vec<String>)>),
    /// Methods of which nothing is written.
    Methods(Vec<String>),
    /// So many dialogues have no head-count.
    HeadCounts(i64),
    /// The participants are no residents alone (D44).
    Heads {
        /// So many dialogues have no head-count.
        unknown: i64,
        /// Participants of dialogues with officials only.
        officials: i64,
        /// Participants of dialogues with residents and officials: nobody knows how many were which.
        mixed: i64,
    },
    /// A share is of those who answered a survey, and not of all who were asked (D18). Where more have answered than were
    /// asked, one of the numbers is wrong.
    Response {
        answered: i64,
        /// None where nobody has said how many.
        asked: Option<i64>,
    },
    /// Mails that a share sent does not say everything of.
    Mails {
        /// In the share, and not sent because the mailing was cancelled.
        cancelled: i64,
        /// In no share: wished after the report was published; and how many of these were sent it all the same.
        later: i64,
        later_sent: i64,
    },
}

impl Lacking {
    /// As much of it as is about one board, or about the municipality where that works.
    pub fn of_board(self, board: &str, place: Option<&str>) -> Self {
        match self {
            Self::Municipalities(mut all) => {
                all.retain(|(of, _)| Some(of.as_str()) == place);
                unless_empty(all, Self::Municipalities)
            }
            Self::Boards(mut all) => {
                all.retain(|(of, _)| of == board);
                unless_empty(all, Self::Boards)
            }
            other => other,
        }
    }

    /// The same without what tells which target groups dialogues were with.
    pub fn without_groups(&self) -> Self {
        match *self {
            Self::Heads { unknown, .. } if unknown > 0 => Self::HeadCounts(unknown),
            _ => Self::Nothing,
        }
    }
}

/// What is lacking; nothing when the list of it is empty.
fn unless_empty<T>(all: Vec<T>, lacking: impl FnOnce(Vec<T>) -> Lacking) -> Lacking {
    if all.is_empty() {
        Lacking::Nothing
    } else {
        lacking(all)
    }
}

/// What came of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub value: Value,
    pub met: Met,
    pub lacking: Lacking,
}

/// Counts what an indicator counts, and holds it against its target.
pub fn outcome(of: &Indicator, facts: &IndicatorFacts) -> Outcome {
    let (value, lacking) = match &of.measure {
        Measure::Dialogues(span) => (facts.dialogues(*span), Lacking::Nothing),
        Measure::Municipalities(span) => facts.municipalities(*span, of.target),
        Measure::Participants(span) => facts.participants(*span),
        Measure::Groups(fewest) => facts.groups_met(*fewest),
        Measure::Boards(fewest) => facts.boards_done(*fewest),
        Measure::Heard(phase) => (facts.heard(*phase), Lacking::Nothing),
        Measure::MethodsTested => (facts.methods_tested(), Lacking::Nothing),
        Measure::MethodsEvaluated => facts.methods_evaluated(),
        Measure::Sent(feedback) => facts.sent(*feedback),
        Measure::Reached(feedback) => facts.reached(*feedback),
        Measure::Survey(survey) => facts.survey(*survey),
        Measure::Answered => (facts.answered.clone(), Lacking::Nothing),
        Measure::Typed { value, .. } => (typed(value), Lacking::Nothing),
    };
    Outcome {
        met: met(&value, of.target),
        value,
        lacking,
    }
}

fn typed(value: &str) -> Value {
    match value.trim() {
        "" => Value::Nothing,
        value => Value::Text(value.to_owned()),
    }
}

/// Whether a value meets a target, as far as what is said of it goes.
pub fn met(value: &Value, target: Option<Target>) -> Met {
    let Some(Target { comparison, amount }) = target else {
        return Met::NotDefined;
    };
    let Some(bounds) = value.bounds().filter(|bounds| bounds.unit == amount.unit()) else {
        return Met::NotYet;
    };
    let against = |(part, whole)| amount.against(part, whole);
    judge(comparison, against(bounds.low), bounds.high.map(against))
}

/// Judges all that lies between two outcomes by the best and the worst of them.
fn judge(comparison: Comparison, low: Ordering, high: Option<Ordering>) -> Met {
    let (worst, best) = if comparison.is_upwards() {
        (Some(low), high)
    } else {
        (high, Some(low))
    };
    if worst.is_some_and(|worst| comparison.holds(worst)) {
        Met::Met
    } else if best.is_some_and(|best| !comparison.holds(best)) {
        Met::NotMet
    } else {
        Met::NotYet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn target(comparison: Comparison, text: &str) -> Option<Target> {
        Amount::parse(text).map(|amount| Target { comparison, amount })
    }

    fn share(part: i64, of: i64) -> Value {
        Value::Share { part, of }
    }

    #[test]
    fn exactly_the_target_does_not_exceed_it() {
        let more_than_90 = target(Comparison::MoreThan, "90 %");
        assert_eq!(met(&share(261, 290), more_than_90), Met::NotMet);
        assert_eq!(met(&share(262, 290), more_than_90), Met::Met);
        assert_eq!(met(&share(32, 34), more_than_90), Met::Met);
        assert_eq!(
            met(&share(261, 290), target(Comparison::AtLeast, "90 %")),
            Met::Met
        );
        // It would round to 100 %.
        let all = target(Comparison::AtLeast, "100 %");
        assert_eq!(met(&share(99_999, 100_000), all), Met::NotMet);
        assert_eq!(met(&share(100_000, 100_000), all), Met::Met);
    }

    #[test]
    fn an_outcome_says_no_more_than_the_range() {
        let of = 290;
        let exceeds = |said: Said| met(&said.into(), target(Comparison::MoreThan, "90 %"));
        let outcome = |least, most| exceeds(Said::Between { least, most, of });
        assert_eq!(exceeds(Said::Exact { heard: 261, of }), Met::NotMet);
        assert_eq!(outcome(260, 261), Met::NotMet);
        assert_eq!(outcome(262, 263), Met::Met);
        assert_eq!(outcome(261, 262), Met::NotYet);
    }

    #[test]
    fn without_a_target_nothing_is_met_and_nothing_is_not() {
        for value in [Value::Nothing, share(32, 34), Value::Count(0)] {
            assert_eq!(met(&value, None), Met::NotDefined);
        }
    }

    #[test]
    fn what_is_not_known_is_not_judged() {
        let all = target(Comparison::AtLeast, "100 %");
        for value in [
            Value::Nothing,
            Value::TooFew,
            Value::Count(100),
            Value::Text("62 % (2018), 65 % (2022)".into()),
        ] {
            assert_eq!(met(&value, all), Met::NotYet, "{value:?}");
        }
        let of = 100;
        let range = |least, most| Value::Range { least, most, of };
        let half = target(Comparison::AtLeast, "50 %");
        assert_eq!(met(&range(50, 80), half), Met::Met);
        assert_eq!(met(&range(20, 49), half), Met::NotMet);
        assert_eq!(met(&range(20, 80), half), Met::NotYet);
    }

    #[test]
    fn a_year_that_is_not_over_can_still_meet_its_target() {
        let some = target(Comparison::AtLeast, "18");
        assert_eq!(met(&Value::SoFar(17), some), Met::NotYet);
        assert_eq!(met(&Value::SoFar(18), some), Met::Met);
        assert_eq!(met(&Value::Count(17), some), Met::NotMet);
        let few = target(Comparison::AtMost, "18");
        assert_eq!(met(&Value::SoFar(18), few), Met::NotYet);
        assert_eq!(met(&Value::SoFar(19), few), Met::NotMet);
        assert_eq!(met(&Value::Count(18), few), Met::Met);
    }

    #[test]
    fn a_typed_value_is_compared_when_it_is_one_amount_of_the_same_kind() {
        let typed = |text: &str| Value::Text(text.into());
        let more_than_60 = target(Comparison::MoreThan, "60 %");
        assert_eq!(met(&typed("62,5 %"), more_than_60), Met::Met);
        assert_eq!(met(&typed("60 %"), more_than_60), Met::NotMet);
        assert_eq!(met(&typed("62,5"), more_than_60), Met::NotYet);
        assert_eq!(
            met(&typed("1 200"), target(Comparison::AtMost, "1200")),
            Met::Met
        );
    }

    /// Where all who answered would rather not say, the share is of nobody, and meets and misses nothing.
    #[test]
    fn a_share_of_nobody_meets_and_misses_nothing() {
        let nobody = Value::from(Said::Exact { heard: 0, of: 0 });
        assert_eq!(nobody, Value::Nothing);
        for text in ["0 %", "50 %", "100 %"] {
            assert_eq!(met(&nobody, target(Comparison::AtLeast, text)), Met::NotYet);
        }
    }

    fn comparisons() -> impl Strategy<Value = Comparison> {
        (0..Comparison::ALL.len()).prop_map(|at| Comparison::ALL[at])
    }

    proptest! {
        /// As if it were computed with whole numbers on both sides.
        #[test]
        fn a_share_is_compared_as_the_fraction_that_it_is(part in 0..2_000_i64, rest in 0..2_000_i64, target_per_cent in 0..=100_i32, comparison in comparisons()) {
            let of = part + rest + 1;
            let target = Target { comparison, amount: Amount::per_cent(target_per_cent) };
            let (mine, theirs) = (part * 100, i64::from(target_per_cent) * of);
            let expected = match comparison {
                Comparison::AtLeast => mine >= theirs,
                Comparison::MoreThan => mine > theirs,
                Comparison::AtMost => mine <= theirs,
                Comparison::LessThan => mine < theirs,
            };
            let judged = met(&share(part, of), Some(target));
            prop_assert_eq!(judged, if expected { Met::Met } else { Met::NotMet });
        }

        /// What is said of a range is true of everything in it, and nothing is left unsaid that could be said.
        #[test]
        fn a_range_is_judged_by_all_that_lies_in_it(least in 0..60_i64, wide in 1..40_i64, of in 100..120_i64, target_per_cent in 0..=100_i32, comparison in comparisons()) {
            let most = least + wide;
            let target = Some(Target { comparison, amount: Amount::per_cent(target_per_cent) });
            let each: Vec<Met> = (least..=most).map(|part| met(&share(part, of), target)).collect();
            let expected = match each.first() {
                Some(&first) if each.iter().all(|one| *one == first) => first,
                _ => Met::NotYet,
            };
            prop_assert_eq!(met(&Value::Range { least, most, of }, target), expected);
        }

        #[test]
        fn no_number_is_too_large_to_be_compared(part in any::<i64>(), of in 1..i64::MAX, target_per_cent in 0..=100_i32, comparison in comparisons()) {
            let target = Target { comparison, amount: Amount::per_cent(target_per_cent) };
            let _ = met(&share(part, of), Some(target));
        }
    }
}
