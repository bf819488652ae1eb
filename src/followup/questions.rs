//! What was answered to the questions that a process added, and to surveys of other audiences (D18, D39).
//!
//! Each version of a survey is summed up by itself: answers to different wordings, or to a pilot, are never put
//! together silently (D24).

use std::collections::HashMap;

use crate::processes::Threshold;
use crate::survey::questionnaire::{Kind, Question};
use crate::survey::{ANSWERED, Choice, Survey, Version};

/// One dialogue's or collection point's answers to one question, by the options' keys.
#[derive(Debug, Clone, Default)]
pub struct Counted(pub HashMap<String, i64>);

impl Counted {
    /// Those whose answer says something: without "don't know / rather not say".
    pub fn said_something(&self, kind: Kind) -> i64 {
        match kind {
            Kind::Multiple => self.0.get(ANSWERED).copied().unwrap_or(0),
            _ => self
                .0
                .iter()
                .filter(|(key, _)| *key != Choice::NoAnswer.word())
                .map(|(_, count)| count)
                .sum(),
        }
    }
}

/// What may be shown of one question.
#[derive(Debug, Clone)]
pub struct Totals {
    pub question: Question,
    /// None when too few answered.
    pub counts: Option<Counted>,
    /// How many dialogues or collection points they are from.
    pub places: i64,
}

impl Totals {
    /// How many chose an option.
    pub fn of(&self, key: &str) -> i64 {
        self.counts
            .as_ref()
            .and_then(|counts| counts.0.get(key))
            .copied()
            .unwrap_or(0)
    }

    /// Those that shares are of.
    pub fn base(&self) -> i64 {
        self.counts
            .as_ref()
            .map_or(0, |counts| counts.said_something(self.question.kind))
    }

    /// Those who chose one of the two top answers of a scale.
    pub fn top_two(&self) -> i64 {
        Choice::ALL
            .iter()
            .filter(|choice| choice.is_heard())
            .map(|choice| self.of(choice.word()))
            .sum()
    }
}

/// What may be shown of one version of a survey.
#[derive(Debug, Clone)]
pub struct Asked {
    pub survey: Survey,
    pub version: Version,
    pub totals: Vec<Totals>,
}

/// Sums up the closed ones in which at least k said something. The others are in no total, ever: of an option that
/// nobody chose, a total would say that none of the three in a small dialogue chose it. So each part of a total is about
/// k people or more, and nothing that can be worked out of several totals is about fewer.
pub fn sum_up(question: &Question, places: Vec<Counted>, threshold: Threshold) -> Totals {
    let mut totals = Totals {
        question: question.clone(),
        counts: None,
        places: 0,
    };
    let mut counts = Counted::default();
    for place in places {
        if place.said_something(question.kind) >= threshold.get() {
            totals.places += 1;
            for (key, count) in place.0 {
                *counts.0.entry(key).or_insert(0) += count;
            }
        }
    }
    // A split of fewer than 2k would say outright that all of a small group said the same.
    if counts.said_something(question.kind) >= 2 * threshold.get() {
        totals.counts = Some(counts);
    } else {
        totals.places = 0;
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(yes: i64, rather_not: i64) -> Counted {
        let no_answer = Choice::NoAnswer.word().to_owned();
        Counted([("o1".to_owned(), yes), (no_answer, rather_not)].into())
    }

    fn question() -> Question {
        Question {
            key: "q1".into(),
            kind: Kind::Single,
            prompt: crate::survey::questionnaire::Words::default(),
            hint: crate::survey::questionnaire::Words::default(),
            options: Vec::new(),
        }
    }

    #[test]
    fn too_few_look_like_none() {
        let threshold = Threshold::at_least(5);
        for places in [
            vec![],
            vec![place(4, 9)],
            vec![place(9, 0)],
            vec![place(4, 0), place(4, 0), place(4, 0)],
        ] {
            let totals = sum_up(&question(), places, threshold);
            assert!(totals.counts.is_none());
            assert_eq!(totals.places, 0);
        }
    }

    proptest! {
        /// Whatever closes, totals move by a whole place of at least k, or not at all.
        #[test]
        fn small_places_are_in_no_total(sizes in proptest::collection::vec(0..9_i64, 1..30)) {
            let threshold = Threshold::at_least(5);
            let large: i64 = sizes.iter().filter(|size| **size >= 5).sum();
            let places = sizes.iter().map(|size| place(*size, 1)).collect();
            let totals = sum_up(&question(), places, threshold);
            prop_assert_eq!(totals.base(), if large >= 10 { large } else { 0 });
        }
    }
}
