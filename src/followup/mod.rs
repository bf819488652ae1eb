//! The account: how many were heard, and how many the feedback reached. Reads everything but addresses,
//! writes nothing but snapshots, and which dialogues are in the figures.
//!
//! Nothing about answers leaves this room without having passed `engine`; `account` is made of its decisions, and everything that shows or
//! serves figures shows an account.

pub mod account;
mod cells;
mod charts;
pub mod engine;
pub mod entry;
pub mod exports;
pub mod goals;
pub mod handlers;
pub mod indicators;
pub mod queries;
pub mod questions;
pub mod snapshots;
pub mod tables;
mod views;

use crate::db::ids::DialogueId;
use crate::dialogues::Phase;
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

    /// Those whose answer is on the scale: the denominator of every share.
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

/// Whether a share reached its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Met,
    NotMet,
    /// Nobody has answered.
    Undefined,
}

/// Strictly more than the target, compared as exact fractions: 261 of 290 is not more than 90 % (D7).
pub fn exceeds(part: i64, whole: i64, target_per_cent: i32) -> Outcome {
    if whole <= 0 {
        return Outcome::Undefined;
    }
    if i128::from(part) * 100 > i128::from(target_per_cent) * i128::from(whole) {
        Outcome::Met
    } else {
        Outcome::NotMet
    }
}

/// One dialogue's part in the account.
#[derive(Debug, Clone)]
pub struct Unit {
    pub id: DialogueId,
    pub number: i32,
    /// The year in which it is held.
    pub year: i16,
    pub phase: Phase,
    pub participants: Option<i32>,
    /// When it was closed for good; none while it can be answered.
    pub closed_at: Option<i64>,
    pub answers: Answers,
    /// The number of the survey's version that it kept.
    pub version: i32,
    /// Whether that version was a pilot: its answers enter no other figures.
    pub pilot: bool,
}

/// How many participants were reached, at least and at most, by mail that was accepted and has not come back and by what
/// organisations say to have passed on; none when there were no participants to reach (D10).
pub fn reach(by_mail: i64, passed_on: i64, participants: i64) -> Option<(i64, i64)> {
    let least = by_mail.max(passed_on).min(participants);
    let most = (by_mail + passed_on).min(participants);
    (participants > 0).then_some((least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_target_does_not_exceed_it() {
        assert_eq!(exceeds(261, 290, 90), Outcome::NotMet);
        assert_eq!(exceeds(262, 290, 90), Outcome::Met);
        assert_eq!(exceeds(32, 34, 90), Outcome::Met);
        assert_eq!(exceeds(0, 0, 90), Outcome::Undefined);
    }

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

    #[test]
    fn who_got_it_twice_was_reached_once() {
        assert_eq!(reach(134, 32, 426), Some((134, 166)));
        assert_eq!(reach(10, 30, 20), Some((20, 20)));
        assert_eq!(reach(0, 0, 20), Some((0, 0)));
        assert_eq!(reach(3, 0, 0), None);
    }
}
