//! What may be shown of the answers to the core question: decides every figure of every page, export, feed and
//! snapshot, and remembers nothing but which dialogues have entered the figures, and how.
//!
//! # How it works
//!
//! A dialogue is *large* when at least k people answered, as far as that can be known: at least k took part (who
//! would rather not say has answered too), at least k came, and there are no more answers than people
//! ([`Threshold`], which comments and own questions obey as well). All others are *small*, however many answers
//! they have: nine forged ones make no eleven people of two, and where nobody counted heads nobody knows.
//!
//! A large one enters the figures **by itself**, and is shown exactly: participants were promised groups of at
//! least k, also when all of them answered alike. Small ones enter in **blocks**: all that wait in a phase,
//! together with large ones as company where they are not enough without. A block has at least k people, of a
//! dialogue no more than came; and beside each small dialogue of it there are at least two others with answers, or
//! 2k answers of others. (A large one that would not be enough enters by itself then; the small ones wait on.) A
//! block is in a figure whole or not at all, and no dialogue ever leaves its block, or is regrouped. A figure of a
//! cell (a set of dialogues: a phase, a board, a group of a board, …) is the sum of its dialogues that stand by
//! themselves and of the blocks that lie wholly inside, and names the dialogues that are in it. With fewer than k
//! people it is not shown; an empty cell looks just like that.
//!
//! Of a block two numbers are told: how many took part, N, and how many of them were heard, Y. When 0, 1, all or
//! all but one were heard, Y *tells*: then a figure only says "0 or 1" (or "all or all but one") for the block, so
//! that it becomes a range: 41 to 42 of 46. Otherwise it is exact. A block that does not tell may be split, as it
//! enters, along the cells in their order of worth, into blocks of which none tells and each could be one by
//! itself. Where a split would make a part that tells, the block stays whole for ever.
//!
//! **How many of a block would rather not say is told nowhere**, nor how an end of the scale splits over its two
//! choices. So the share of a block is of all who took part: where a dialogue stands by itself, it is of those who
//! answered on the scale. A share can thereby be lower, never higher, than it would be of the scale alone, and so
//! can what is held against a target. The other way was tried: a denominator that leaves them out must be a range
//! wherever none or one of them may have been there, which is nearly everywhere. The process of the public record
//! would say 261 of 289 to 290 instead of 261 of 290, and not whether that is more than 90 per cent; every figure
//! with a block in it would be of two ranges. What is said instead is one number, and is said to be that.
//!
//! # What is promised, against whom
//!
//! Let somebody keep everything that was ever shown, of any cell, at any time, know how many answered in every
//! dialogue (the host's screen says it while it is open), every head-count, every group and this code. A
//! *protected* set is any set of dialogues, of a table or not, with answers of 1 to k − 1 people, of each dialogue
//! no more than came; it may have many more answers. Then:
//!
//! 1. **No protected set is pinned**: there are always two ways in which people can have answered that show exactly
//!    the same figures, and differ in how many of the set were heard; and two that differ in how many would rather
//!    not say; and two that differ in how many were not heard. "0 of them" is a count like any other: that nobody
//!    of a dialogue of three was heard is the worst that could come out.
//! 2. A protected set's indicator is not in the rational row space of all sets that were ever shown.
//! 3. Every figure moves by no people, or by at least k.
//! 4. A cell without answers, and one with too few, give equal decisions.
//!
//! *Why.* Everything shown is a function of this knowledge: the answers of each dialogue by itself, and, of each
//! block, N, and Y or "0 or 1" or "all or all but one". Blocks are disjoint, and who enters when, and with whom,
//! follows from how many answered and came alone, never from what was answered (but for the splitting of blocks,
//! below); so what is unknown of one block is free of all others. A protected set P contains no dialogue that
//! stands by itself with answers, and no whole block, as both have at least k people. So either all of P's answers
//! wait, and nothing is known of them, or P has some, but not all, of some block's answers, p of them: 0 < p < N.
//!
//! - *Rows (2).* Every row that was shown is constant on a block, hence so is everything in the row space; P's
//!   indicator is not. That is why there is no matrix here: blocks promise more than elimination could, for every
//!   set at once.
//! - *A block that does not tell (1).* 2 ≤ Y ≤ N − 2, and P's part of Y may be any number from max(0, Y − (N − p))
//!   to min(p, Y). These differ, because 0 < Y < N and 0 < p < N. That is all that bounds and integrality can give,
//!   since the only equation about the block is its sum.
//! - *A block that tells (1).* Y may be 0 and may be 1, and that one may be in P; the other end likewise.
//! - *A block that was not split (1).* Whoever knows the code learns that Y does not tell but the number of one of
//!   the two parts does, or that the block tells. That leaves at least two values for P, because where a part tells
//!   by 0 or all, one person fewer or more at this end, and the other way round in the other part, is a way of
//!   telling too. A test goes through all small cases. It would not hold if only 0 and all were taken to tell: two
//!   parts of five, of which five were heard, could only be 0 + 5 or 5 + 0, and one from each part would always be
//!   one heard.
//! - *Who would rather not say, and who was not heard (1).* Nothing shown depends on which of the two somebody is,
//!   so each of the N − Y may be either. As P's part of Y can be two numbers, it can be fewer than p; then one of P
//!   at least is neither heard nor known to be the one or the other.
//! - *Later.* A block is never split after it entered, so a figure of another day is a sum of the same blocks.
//!
//! *Against somebody who knows some answers* already, their own or those that they forged: more answers than people
//! make a dialogue small, and count for no more people. Who knows all answers of one dialogue, as a leader with a
//! code or two may, takes them off the block, and what is left are at least two dialogues; or it was a dialogue of
//! 2k answers, of which fewer than k known ones leave more than k. Tests attack so, and say what guessing would
//! give.
//!
//! *What is not promised.* That nobody learns how many answered in a small dialogue: that is no secret, although it
//! is never shown. That a group of k or more is not unanimous: it is shown as it is. That people who tell each
//! other their answers cannot take them off a block: whoever knows all but a few of it sees the sum of these few,
//! and by chance they may have said the same; all of the other dialogues together could work out the one that is
//! left. That answers which somebody else gave in the place of people who came and kept silent are known for what
//! they are, or a head-count that was never true: the log says who entered it. That a raised threshold, or a
//! head-count that is corrected later, reaches back: what entered stays as it was. Nor anything about figures that
//! were shown without this engine, or if the answers of a closed dialogue change.
//!
//! # What it costs
//!
//! Entering sorts the waiting dialogues and lays each cell over the new blocks once: 3 000 cells over 500 dialogues
//! are a few million steps, once in months. A figure costs its cell's size and a look at each block. A large
//! dialogue is hidden only as company: at most two a phase each time that small ones enter, and one if it has
//! people enough. What a board or a group lacks are small dialogues whose block reaches beyond it, and their
//! company.

mod entered;
mod entering;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answers, Unit};
use crate::db::ids::DialogueId;
use crate::processes::Threshold;
pub use entered::Entered;

/// The dialogues that one figure is about: a row of a table.
pub type Cell = BTreeSet<DialogueId>;

/// How many were heard, at least and at most; mostly both are the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Range {
    pub least: i64,
    pub most: i64,
}

impl Range {
    fn exact(heard: i64) -> Self {
        Self {
            least: heard,
            most: heard,
        }
    }

    /// What is said of a block.
    fn of_block(heard: i64, of: i64) -> Self {
        if !tells(heard, of) {
            Self::exact(heard)
        } else if heard <= 1 {
            Self { least: 0, most: 1 }
        } else {
            Self {
                least: of - 1,
                most: of,
            }
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            least: self.least + other.least,
            most: self.most + other.most,
        }
    }
}

/// Whether so many of so many are so near to none or all that saying it could give a small dialogue away.
pub fn tells(count: i64, of: i64) -> bool {
    count <= 1 || count >= of - 1
}

/// What may be shown of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// The dialogues whose answers are in it (D58): all of the cell's, or fewer.
    pub counted: BTreeSet<DialogueId>,
    /// The head-count of these.
    pub participants: i64,
    /// All who took part, those who would rather not say among them.
    pub taken_part: i64,
    /// The denominator of the share: those whose answer is on the scale, and of blocks all who took part.
    pub of: i64,
    /// Of those, who was heard to a fairly or very high degree.
    pub heard: Range,
    /// The choices of the dialogues that are counted by themselves: fewer answers than above, maybe none.
    pub scale: Answers,
}

impl Figure {
    /// The share as it may be said.
    pub fn said(&self) -> Said {
        let (Range { least, most }, of) = (self.heard, self.of);
        if least == most {
            Said::Exact { heard: least, of }
        } else {
            Said::Between { least, most, of }
        }
    }

    fn add(&mut self, unit: &Unit) {
        self.counted.insert(unit.id);
        self.participants += unit.participants.map_or(0, i64::from);
        self.taken_part += unit.answers.taken_part();
    }
}

/// A share in the words that it may be said in; of nobody where all would rather not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "said", rename_all = "snake_case")]
pub enum Said {
    Exact { heard: i64, of: i64 },
    Between { least: i64, most: i64, of: i64 },
}

impl Said {
    /// So many at least, and so many at most, of so many.
    pub fn range(self) -> (i64, i64, i64) {
        match self {
            Self::Exact { heard, of } => (heard, heard, of),
            Self::Between { least, most, of } => (least, most, of),
        }
    }
}

/// What comes of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    Shown(Figure),
    /// Too few to show, or none at all: nobody can tell which.
    TooFew,
}

/// The decisions about one process.
#[derive(Debug, Clone)]
pub struct Engine<'a> {
    units: BTreeMap<DialogueId, &'a Unit>,
    threshold: Threshold,
    entered: Entered,
}

impl<'a> Engine<'a> {
    /// With the dialogues of a process and what entered before. Those that are open, and those with a pilot, are never
    /// looked at.
    pub fn new(threshold: Threshold, units: &'a [Unit], entered: Entered) -> Self {
        let units = units
            .iter()
            .filter(|unit| unit.closed_at.is_some() && !unit.pilot)
            .map(|unit| (unit.id, unit))
            .collect();
        Self {
            units,
            threshold,
            entered,
        }
    }

    /// What is to be kept before anything of it is shown.
    pub fn entered(&self) -> &Entered {
        &self.entered
    }

    /// The closed dialogues that have not entered yet.
    pub fn waiting(&self) -> impl Iterator<Item = DialogueId> {
        let ids = self.units.keys().copied();
        ids.filter(|&id| !self.entered.contains(id))
    }

    /// What may be shown of a cell.
    pub fn decide(&self, cell: &Cell) -> Decision {
        let mut figure = Figure::default();
        for id in cell.intersection(&self.entered.alone) {
            // One without answers adds nothing, and naming it would tell it from one with too few.
            let unit = self
                .units
                .get(id)
                .filter(|unit| unit.answers.taken_part() > 0);
            if let Some(unit) = unit {
                figure.add(unit);
                figure.of += unit.answers.on_scale();
                figure.heard = figure.heard.and(Range::exact(unit.answers.heard()));
                figure.scale = figure.scale.and(unit.answers);
            }
        }
        for block in self.entered.blocks.values() {
            // A block that misses a dialogue is in no figure: the difference would be that dialogue.
            if block.is_subset(cell) && block.iter().all(|id| self.units.contains_key(id)) {
                let (heard, of) = self.sum(block);
                for unit in block.iter().filter_map(|id| self.units.get(id)) {
                    figure.add(unit);
                }
                figure.of += of;
                figure.heard = figure.heard.and(Range::of_block(heard, of));
            }
        }
        if figure.taken_part < self.threshold.get() {
            Decision::TooFew
        } else {
            Decision::Shown(figure)
        }
    }

    /// How many of a set of dialogues were heard, and how many took part.
    fn sum(&self, of: &BTreeSet<DialogueId>) -> (i64, i64) {
        let units = of.iter().filter_map(|id| self.units.get(id));
        units.fold((0, 0), |(heard, all), unit| {
            let answers = &unit.answers;
            (heard + answers.heard(), all + answers.taken_part())
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::dialogues::Phase;
    use crate::survey::Choice;

    /// A closed dialogue of the perspective phase.
    pub fn unit(number: i32, heard: i64, not: i64) -> Unit {
        let mut answers = Answers::default();
        answers.add(Choice::VeryHigh, heard);
        answers.add(Choice::NotAtAll, not);
        Unit {
            id: DialogueId(number.into()),
            number,
            phase: Phase::Perspective,
            participants: Some(20),
            closed_at: Some(number.into()),
            answers,
            version: 1,
            pilot: false,
        }
    }

    pub fn cell(numbers: impl IntoIterator<Item = i64>) -> Cell {
        numbers.into_iter().map(DialogueId).collect()
    }

    pub fn five() -> Threshold {
        Threshold::at_least(5)
    }

    /// The places of dialogues in the order of their numbers, from 1.
    pub fn places(all: &[i32]) -> Entered {
        Entered::from_places(
            &(1..)
                .zip(all)
                .map(|(id, &place)| (DialogueId(id), place))
                .collect(),
        )
    }

    fn shown(engine: &Engine<'_>, numbers: &[i64]) -> Figure {
        match engine.decide(&cell(numbers.iter().copied())) {
            Decision::Shown(figure) => figure,
            Decision::TooFew => panic!("too few in {numbers:?}"),
        }
    }

    #[test]
    fn a_block_is_counted_whole_or_not_at_all() {
        let units = [unit(1, 8, 2), unit(2, 2, 2), unit(3, 3, 1)];
        let engine = Engine::new(five(), &units, places(&[0, 1, 1]));
        let all = shown(&engine, &[1, 2, 3]);
        assert_eq!((all.of, all.heard), (18, Range::exact(13)));
        assert_eq!(
            all.scale.taken_part(),
            10,
            "choices are of the one by itself"
        );
        let part = shown(&engine, &[1, 2]);
        assert_eq!((part.of, part.heard), (10, Range::exact(8)));
        assert_eq!(part.counted, cell([1]));
        assert_eq!(engine.decide(&cell([2])), Decision::TooFew);
    }

    #[test]
    fn an_empty_cell_looks_like_one_with_too_few() {
        let units = [unit(1, 8, 2), unit(2, 0, 0), unit(3, 3, 1)];
        let engine = Engine::new(five(), &units, places(&[0]));
        let decisions = [cell([]), cell([2]), cell([3])].map(|cell| engine.decide(&cell));
        assert!(
            decisions
                .iter()
                .all(|decision| *decision == Decision::TooFew)
        );
    }

    #[test]
    fn a_block_that_tells_is_said_as_a_range() {
        for (heard, not, least, most) in [(9, 0, 8, 9), (8, 1, 8, 9), (1, 8, 0, 1), (7, 2, 7, 7)] {
            let first = heard.min(4);
            let units = [
                unit(1, first, 4 - first),
                unit(2, heard - first, not + first - 4),
                unit(3, 10, 10),
            ];
            let engine = Engine::new(five(), &units, places(&[1, 1, 0]));
            let all = shown(&engine, &[1, 2, 3]);
            let expected = Range::exact(10).and(Range { least, most });
            assert_eq!((all.of, all.heard), (29, expected));
        }
    }

    #[test]
    fn a_block_that_misses_a_dialogue_is_in_no_figure() {
        let units = [unit(1, 8, 2), unit(2, 2, 2)];
        let engine = Engine::new(five(), &units, places(&[0, 1, 1]));
        assert_eq!(shown(&engine, &[1, 2, 3]).counted, cell([1]));
    }

    #[test]
    fn an_open_dialogue_and_a_pilot_are_in_no_figure() {
        let mut units = [unit(1, 8, 2), unit(2, 8, 2)];
        units[0].closed_at = None;
        units[1].pilot = true;
        let engine = Engine::new(five(), &units, places(&[0, 0]));
        assert_eq!(engine.decide(&cell([1, 2])), Decision::TooFew);
    }

    /// Who would rather not say is told apart where a dialogue stands by itself, and in a block by nothing.
    #[test]
    fn who_would_rather_not_say_is_in_the_number_that_a_block_is_of() {
        let mut units = [unit(1, 8, 2), unit(2, 2, 1), unit(3, 3, 1), unit(4, 1, 2)];
        let engine = |units: &[Unit]| {
            let engine = Engine::new(five(), units, places(&[0, 1, 1, 1]));
            shown(&engine, &[1, 2, 3, 4])
        };
        let before = engine(&units);
        units[1].answers = Answers::default();
        units[1].answers.add(Choice::VeryHigh, 2);
        units[1].answers.add(Choice::NoAnswer, 1);
        assert_eq!(engine(&units), before);
        assert_eq!((before.of, before.taken_part), (20, 20));
        units[0].answers.add(Choice::NoAnswer, 3);
        let after = engine(&units);
        assert_eq!((after.of, after.taken_part), (20, 23));
    }

    #[test]
    fn a_share_is_said_as_it_is_or_as_a_range() {
        let said = |least, most, of| {
            let heard = Range { least, most };
            let figure = Figure {
                of,
                heard,
                ..Figure::default()
            };
            figure.said()
        };
        assert_eq!(said(7, 7, 7), Said::Exact { heard: 7, of: 7 });
        assert_eq!(said(0, 0, 7), Said::Exact { heard: 0, of: 7 });
        let (least, most, of) = (41, 42, 46);
        assert_eq!(said(41, 42, 46), Said::Between { least, most, of });
    }
}
