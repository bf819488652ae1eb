//! The account: how many were heard, and how many the feedback reached. Reads everything but addresses,
//! writes nothing but snapshots, and which dialogues are in the figures.
//!
//! Nothing about answers leaves this room without having passed `engine`; `account` is made of its decisions, and everything that shows or
//! serves figures shows an account.

pub mod account;
mod cells;
pub mod chapters;
mod charts;
pub mod engine;
mod entry;
pub mod exports;
mod goals;
pub mod handlers;
pub mod indicators;
mod questions;
pub mod reach;
pub mod snapshots;
pub mod tables;
mod units;
mod views;

pub use entry::let_everybody_in;
pub use units::Unit;

use crate::survey::Choice;

/// Counts of answers by choice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    counts: [i64; 5],
}

impl Answers {
    pub fn add(&mut self, choice: Choice, count: i64) {
        self.counts[choice as usize] += count;
    }

    pub fn of(&self, choice: Choice) -> i64 {
        self.counts[choice as usize]
    }

    /// All who took part, those who would rather not say among them.
    pub fn taken_part(&self) -> i64 {
        self.counts.iter().sum()
    }

    /// Those whose answer is on the scale: the denominator of a share.
    pub fn on_scale(&self) -> i64 {
        self.taken_part() - self.of(Choice::NoAnswer)
    }

    /// Heard to a fairly or very high degree.
    pub fn heard(&self) -> i64 {
        Choice::ALL
            .iter()
            .filter(|choice| choice.is_heard())
            .map(|&choice| self.of(choice))
            .sum()
    }

    pub fn and(mut self, other: Self) -> Self {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            *mine += theirs;
        }
        self
    }
}

fn count(all: impl Iterator) -> i64 {
    all.fold(0, |count, _| count + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_would_rather_not_say_took_part_but_is_in_no_share() {
        let mut answers = Answers::default();
        answers.add(Choice::VeryHigh, 3);
        answers.add(Choice::NotAtAll, 1);
        answers.add(Choice::NoAnswer, 2);
        assert_eq!(
            (answers.taken_part(), answers.on_scale(), answers.heard()),
            (6, 4, 3)
        );
    }
}
