//! A figure about answers, as it may be shown: everything that is said of a set of dialogues stands in one.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::followup::engine::{self, Decision, Range, Said};
use crate::followup::{Answers, Unit, count};
use crate::survey::Choice;

/// Per cent with one decimal: `905` is 90.5, and is written so where programs read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub i64);

impl Tenths {
    /// A part of a whole, rounded; none of nothing.
    pub fn of(part: i64, whole: i64) -> Option<Self> {
        (whole > 0).then(|| Self((part * 2000 + whole) / (2 * whole)))
    }
}

impl Serialize for Tenths {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match i32::try_from(self.0) {
            Ok(tenths) => to.serialize_f64(f64::from(tenths) / 10.0),
            Err(_) => to.serialize_i64(self.0 / 10),
        }
    }
}

impl<'de> Deserialize<'de> for Tenths {
    #[expect(clippy::cast_possible_truncation, reason = "out of range saturates")]
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        f64::deserialize(from).map(|per_cent| Self((per_cent * 10.0).round() as i64))
    }
}

/// From one per cent to another; often both are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Span {
    #[schema(value_type = f64)]
    pub least: Tenths,
    #[schema(value_type = f64)]
    pub most: Tenths,
}

impl Span {
    fn new(least: (i64, i64), most: (i64, i64)) -> Option<Self> {
        Some(Self {
            least: Tenths::of(least.0, least.1)?,
            most: Tenths::of(most.0, most.1)?,
        })
    }
}

/// How many chose what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Scale {
    pub very_high: i64,
    pub fairly_high: i64,
    pub fairly_low: i64,
    pub not_at_all: i64,
    /// Took part, but would rather not say: in no share.
    pub no_answer: i64,
}

impl Scale {
    pub fn of(&self, choice: Choice) -> i64 {
        match choice {
            Choice::VeryHigh => self.very_high,
            Choice::FairlyHigh => self.fairly_high,
            Choice::FairlyLow => self.fairly_low,
            Choice::NotAtAll => self.not_at_all,
            Choice::NoAnswer => self.no_answer,
        }
    }

    /// All that it is about.
    pub fn taken_part(&self) -> i64 {
        Choice::ALL.iter().map(|&choice| self.of(choice)).sum()
    }

    pub fn on_scale(&self) -> i64 {
        self.taken_part() - self.no_answer
    }
}

impl From<Answers> for Scale {
    fn from(answers: Answers) -> Self {
        Self {
            very_high: answers.of(Choice::VeryHigh),
            fairly_high: answers.of(Choice::FairlyHigh),
            fairly_low: answers.of(Choice::FairlyLow),
            not_at_all: answers.of(Choice::NotAtAll),
            no_answer: answers.of(Choice::NoAnswer),
        }
    }
}

/// What is said of a set of dialogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Figure {
    /// The numbers of the dialogues that it is computed from: all of the set's, or fewer.
    pub dialogues: Vec<i32>,
    /// How many these are, where their numbers are not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub untold: Option<i64>,
    /// The head-count of these.
    pub participants: i64,
    /// How many of these have no head-count: with some, nothing can be said of who did not answer.
    pub without_head_count: i64,
    /// All who took part, those who would rather not say among them.
    pub taken_part: i64,
    /// Of the participants, who took part.
    #[schema(value_type = Option<f64>)]
    pub response: Option<Tenths>,
    /// What the share is of: those whose answer is on the scale. Of dialogues that are only counted together with others
    /// it is all who took part, as nothing tells how many of them would rather not say.
    pub n: i64,
    /// Who was heard to a fairly or very high degree.
    pub share: Said,
    /// The same in per cent, at least and at most; none where it is of nobody.
    pub percent: Option<Span>,
    /// The 95 % interval after Wilson (1927), which is made for random samples: those who answered are none, so it is no
    /// certainty about a group.
    pub interval: Option<Span>,
    /// What the share would be if all who did not answer had said one thing, or the other.
    pub bounds: Option<Span>,
    /// The choices; only of dialogues that are counted by themselves, so its numbers may be smaller.
    pub scale: Option<Scale>,
    /// The versions of the survey that these dialogues asked.
    pub survey_versions: Vec<i32>,
}

/// A figure, or that there is none to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Shown {
    /// Too few to show, or none at all: nobody can tell which.
    #[default]
    TooFew,
    Shown(Box<Figure>),
}

impl Shown {
    /// What the engine's decision says, with what follows from it.
    pub fn new(decision: Decision, units: &[Unit]) -> Self {
        match decision {
            Decision::TooFew => Self::TooFew,
            Decision::Shown(figure) => Self::Shown(Box::new(Figure::new(&figure, units))),
        }
    }

    /// The same without the numbers of its dialogues, and nothing of fewer than so many.
    pub(super) fn of_several(self, fewest: i64) -> Self {
        match self {
            Self::Shown(mut figure) if figure.counted() >= fewest => {
                figure.untold = Some(figure.counted());
                figure.dialogues.clear();
                Self::Shown(figure)
            }
            _ => Self::TooFew,
        }
    }

    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::TooFew => None,
            Self::Shown(figure) => Some(figure),
        }
    }
}

impl Figure {
    /// How many dialogues it is computed from.
    pub fn counted(&self) -> i64 {
        self.untold.unwrap_or_else(|| count(self.dialogues.iter()))
    }

    /// Only what is in the engine's figure is looked at of the dialogues' answers.
    fn new(decided: &engine::Figure, units: &[Unit]) -> Self {
        let counted: Vec<&Unit> = units
            .iter()
            .filter(|unit| decided.counted.contains(&unit.id))
            .collect();
        let without_head_count = count(counted.iter().filter(|unit| unit.participants.is_none()));
        let Range { least, most } = decided.heard;
        let n = decided.of;
        let mut versions: Vec<i32> = counted.iter().map(|unit| unit.version).collect();
        versions.sort_unstable();
        versions.dedup();
        Self {
            dialogues: counted.iter().map(|unit| unit.number).collect(),
            untold: None,
            participants: decided.participants,
            without_head_count,
            taken_part: decided.taken_part,
            response: Tenths::of(decided.taken_part, decided.participants)
                .filter(|_| without_head_count == 0),
            n,
            share: decided.said(),
            percent: Span::new((least, n), (most, n)),
            interval: wilson(least, most, n),
            bounds: (n > 0 && without_head_count == 0)
                .then(|| bounds(least, most, n, decided.participants))
                .flatten(),
            scale: (decided.scale.taken_part() > 0).then(|| decided.scale.into()),
            survey_versions: versions,
        }
    }
}

/// What the share could be of all participants, had those who said nothing all said one thing or the other; nothing where
/// everybody answered, or more than came.
fn bounds(least: i64, most: i64, n: i64, participants: i64) -> Option<Span> {
    let silent = participants - n;
    (silent > 0)
        .then(|| Span::new((least, participants), (most + silent, participants)))
        .flatten()
}

/// The 0.975 quantile of the standard normal distribution.
const Z: f64 = 1.959_964;

/// Wilson's score interval, from the least to the most that a range allows.
fn wilson(least: i64, most: i64, n: i64) -> Option<Span> {
    let n = f64::from(i32::try_from(n).ok().filter(|n| *n > 0)?);
    let end = |heard: i64, sign: f64| -> Option<Tenths> {
        let share = f64::from(i32::try_from(heard).ok()?) / n;
        let middle = share + Z * Z / (2.0 * n);
        let wide = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let per_cent = 100.0 * (middle + sign * wide) / (1.0 + Z * Z / n);
        Some(tenths(per_cent.clamp(0.0, 100.0)))
    };
    Some(Span {
        least: end(least, -1.0)?,
        most: end(most, 1.0)?,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "it lies between 0 and 1000"
)]
fn tenths(per_cent: f64) -> Tenths {
    Tenths((per_cent * 10.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(least: i64, most: i64) -> Span {
        Span {
            least: Tenths(least),
            most: Tenths(most),
        }
    }

    #[test]
    fn the_interval_is_wilsons() {
        // Worked out elsewhere: 261 of 290, and the textbook's 0 of 10 and 10 of 10.
        assert_eq!(wilson(261, 261, 290), Some(span(860, 929)));
        assert_eq!(wilson(0, 0, 10), Some(span(0, 278)));
        assert_eq!(wilson(10, 10, 10), Some(span(722, 1000)));
        assert_eq!(wilson(0, 0, 0), None);
    }

    #[test]
    fn silence_widens_the_share() {
        assert_eq!(bounds(6, 6, 8, 10), Some(span(600, 800)));
        assert_eq!(bounds(6, 7, 8, 10), Some(span(600, 900)));
        assert_eq!(bounds(6, 6, 8, 8), None);
        assert_eq!(bounds(6, 6, 8, 7), None, "more answered than were counted");
    }

    proptest! {
        #[test]
        fn per_cent_comes_back_as_it_was(tenths in 0..1_000_000_i64) {
            let text = serde_json::to_string(&Tenths(tenths)).unwrap();
            prop_assert_eq!(serde_json::from_str::<Tenths>(&text).unwrap(), Tenths(tenths));
        }

        #[test]
        fn the_interval_holds_the_share(n in 1..5_000_i64, part in 0.0..=1.0_f64) {
            #[expect(clippy::cast_possible_truncation, reason = "a part of a few thousand")]
            let heard = (part * f64::from(i32::try_from(n).unwrap())) as i64;
            let span = wilson(heard, heard, n).unwrap();
            let share = Tenths::of(heard, n).unwrap();
            prop_assert!(span.least <= share && share <= span.most);
        }
    }
}
