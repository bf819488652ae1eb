//! What was answered to the questions that a process added, and to surveys of other audiences (D18, D39).
//!
//! Each version of a survey is summed up by itself: answers to different wordings, or to a pilot, are never put
//! together silently (D24).

use std::collections::HashMap;

use crate::processes::Threshold;
use crate::survey::questionnaire::{Kind, Question};
use crate::survey::{ANSWERED, Choice, Survey, Version};

/// One dialogue's or collection point's answers to one question.
#[derive(Debug, Clone)]
pub struct Counted {
    /// When it closed for good, and its number: the order in which answers enter the totals.
    pub closed_at: i64,
    pub number: i32,
    /// By the options' keys.
    pub counts: HashMap<String, i64>,
}

impl Counted {
    /// Those whose answer says something: without "don't know / rather not say".
    pub fn said_something(&self, kind: Kind) -> i64 {
        match kind {
            Kind::Multiple => self.counts.get(ANSWERED).copied().unwrap_or(0),
            _ => self
                .counts
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
    pub counts: Option<HashMap<String, i64>>,
}

impl Totals {
    /// How many chose an option.
    pub fn of(&self, key: &str) -> i64 {
        self.counts
            .as_ref()
            .and_then(|counts| counts.get(key))
            .copied()
            .unwrap_or(0)
    }

    /// Those that shares are of.
    pub fn base(&self) -> i64 {
        self.counts.as_ref().map_or(0, |counts| {
            Counted {
                closed_at: 0,
                number: 0,
                counts: counts.clone(),
            }
            .said_something(self.question.kind)
        })
    }
}

/// What may be shown of one version of a survey.
#[derive(Debug, Clone)]
pub struct Asked {
    pub survey: Survey,
    pub version: Version,
    pub totals: Vec<Totals>,
}

/// Sums up the closed ones in the order in which they closed, in blocks of at least k who said something; what does
/// not fill a block waits for company. So the totals never move by fewer than k.
pub fn sum_up(question: &Question, mut units: Vec<Counted>, threshold: Threshold) -> Totals {
    units.sort_by_key(|unit| (unit.closed_at, unit.number));
    let mut totals: HashMap<String, i64> = HashMap::new();
    let mut block: Vec<Counted> = Vec::new();
    for unit in units {
        block.push(unit);
        let said: i64 = block
            .iter()
            .map(|unit| unit.said_something(question.kind))
            .sum();
        if said >= threshold.get() {
            for (key, count) in block.drain(..).flat_map(|unit| unit.counts) {
                *totals.entry(key).or_insert(0) += count;
            }
        }
    }
    let summed = Totals {
        question: question.clone(),
        counts: Some(totals),
    };
    // A split of fewer than 2k would say outright that all of a small group said the same.
    if summed.base() >= 2 * threshold.get() {
        summed
    } else {
        Totals {
            counts: None,
            ..summed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit(number: i32, yes: i64, rather_not: i64) -> Counted {
        Counted {
            closed_at: number.into(),
            number,
            counts: [
                ("o1".to_owned(), yes),
                (Choice::NoAnswer.word().to_owned(), rather_not),
            ]
            .into(),
        }
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
        for units in [vec![], vec![unit(1, 4, 9)], vec![unit(1, 9, 0)]] {
            assert!(sum_up(&question(), units, threshold).counts.is_none());
        }
    }

    proptest! {
        #[test]
        fn totals_never_move_by_fewer_than_k(sizes in proptest::collection::vec(0..9_i64, 1..30)) {
            let threshold = Threshold::at_least(5);
            let mut before = 0;
            for upto in 0..=sizes.len() {
                let units = sizes[..upto].iter().enumerate()
                    .map(|(at, size)| unit(i32::try_from(at).unwrap(), *size, 1)).collect();
                let now = sum_up(&question(), units, threshold).base();
                prop_assert!(now == before || now - before >= 5);
                before = now;
            }
        }
    }
}
