//! What may be shown of the answers to the core question: decides every figure of every page, export, feed and
//! snapshot, and remembers nothing but which dialogues have entered the figures, and how.
//!
//! # How it works
//!
//! A dialogue is *large* with at least k answers on the scale, and *small* with fewer. A large one enters the
//! figures **by itself**. Small ones enter in **blocks** of at least k answers: all that wait in a phase, together
//! with one large dialogue as company where they are too few without. A block is in a figure whole or not at all,
//! and no dialogue ever leaves its block, or is regrouped. A figure of a cell (a set of dialogues: a phase, a
//! board, a group of a board, …) is the sum of its dialogues that stand by themselves and of the blocks that lie
//! wholly inside, and names the dialogues that are in it. With fewer than k answers it is not shown; an empty cell
//! looks just like that.
//!
//! Of a block, the end of the scale that it says *tells* when 0, 1, all or all but one are at it. Then a figure
//! only says "0 or 1" (or "all or all but one") for the block, so that it becomes a range: 41 to 42 of 46.
//! Otherwise it is exact. A block that does not tell may be split, as it enters, along the cells in their order of
//! worth, into blocks of which none tells and each has k answers. Where a split would make a part that tells, the
//! block stays whole for ever. How the answers of an end split over its two choices is said of dialogues that stand
//! by themselves only.
//!
//! # What is promised, against whom
//!
//! Let somebody keep everything that was ever shown, of any cell, at any time, know how many answered in every
//! dialogue (the host's screen says it while it is open), every head-count, every group and this code. A
//! *protected* set is any set of dialogues, of a table or not, with 1 to k − 1 answers on the scale. Then:
//!
//! 1. **No protected set is pinned**: there are always two ways in which people can have answered that show exactly
//!    the same figures, and differ in how many of the set were heard. "0 of them" is a count like any other: that
//!    nobody of a dialogue of three was heard is the worst that could come out.
//! 2. A protected set's indicator is not in the rational row space of all sets that were ever shown.
//! 3. Every figure moves by no answers, or by at least k.
//! 4. A cell without answers, and one with too few, give equal decisions.
//!
//! *Why.* Everything shown is a function of this knowledge: the answers of each dialogue by itself, and, of each
//! block, its number of answers N and how many of them were heard, Y, or "0 or 1" or "all or all but one". Blocks
//! are disjoint, and who enters when, and with whom, follows from the numbers of answers alone, never from what was
//! answered (but for the splitting of blocks, below); so what is unknown of one block is free of all others. A
//! protected set P contains no dialogue that stands by itself with answers, and no whole block, as both have at
//! least k answers. So either all of P's answers wait, and nothing is known of them, or P has some, but not all, of
//! some block's answers: 0 < p < N.
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
//! - *Later.* A block is never split after it entered, so a figure of another day is a sum of the same blocks.
//!
//! *What is not promised.* That nobody learns how many answered in a small dialogue: that is no secret, although it
//! is never shown. That a group of k or more is not unanimous: a share of 0 or 100 % of fewer than 2k is worded
//! more softly ([`Said`]), which is a courtesy and no defence, because the exact number can be worked out. That
//! people who tell each other their answers cannot take them off a block: all of one dialogue could work out the
//! sum of the rest. That a raised threshold reaches back: what entered stays as it was. Nor anything about figures
//! that were shown without this engine, or if the answers of a closed dialogue change.
//!
//! # What it costs
//!
//! Entering sorts the waiting dialogues and lays each cell over the new blocks once: 3 000 cells over 500 dialogues
//! are a few million steps, once in months. A figure costs its cell's size and a look at each block. A large
//! dialogue is hidden only as company: at most one a phase each time that small ones enter. What a board or a group
//! lacks are small dialogues whose block reaches beyond it, and their company.

mod entered;
mod entering;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answers, Outcome, Unit, exceeds};
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
    /// Those whose answer is on the scale: the denominator of the share, at least k.
    pub on_scale: i64,
    /// Of those, who was heard to a fairly or very high degree.
    pub heard: Range,
    /// The choices of the dialogues that are counted by themselves: fewer answers than above, maybe none.
    pub scale: Answers,
}

impl Figure {
    /// Against a target (D7); undefined where the range holds both outcomes, because the outcome would then say more than
    /// the range.
    pub fn outcome(&self, target_per_cent: i32) -> Outcome {
        let least = exceeds(self.heard.least, self.on_scale, target_per_cent);
        let most = exceeds(self.heard.most, self.on_scale, target_per_cent);
        if least == most {
            least
        } else {
            Outcome::Undefined
        }
    }

    /// The share as it may be said.
    pub fn said(&self, threshold: Threshold) -> Said {
        let Range { least, most } = self.heard;
        if least == most {
            said(least, self.on_scale, threshold)
        } else {
            Said::Between {
                least,
                most,
                of: self.on_scale,
            }
        }
    }

    fn add(&mut self, unit: &Unit) {
        self.counted.insert(unit.id);
        self.participants += unit.participants.map_or(0, i64::from);
        self.taken_part += unit.answers.taken_part();
        self.on_scale += unit.answers.on_scale();
    }
}

/// An exact share in the words that it may be said in.
pub fn said(heard: i64, of: i64, threshold: Threshold) -> Said {
    let few = of < 2 * threshold.get();
    if few && heard == 0 {
        Said::AtMost5PerCent { of }
    } else if few && heard == of {
        Said::AtLeast95PerCent { of }
    } else {
        Said::Exact { heard, of }
    }
}

/// A share in the words that it may be said in. With fewer than 2k answers, all or none is worded as nearly so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "said", rename_all = "snake_case")]
pub enum Said {
    Exact {
        heard: i64,
        of: i64,
    },
    Between {
        least: i64,
        most: i64,
        of: i64,
    },
    #[serde(rename = "at_most_5_per_cent")]
    AtMost5PerCent {
        of: i64,
    },
    #[serde(rename = "at_least_95_per_cent")]
    AtLeast95PerCent {
        of: i64,
    },
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

    /// How many closed dialogues have not entered yet.
    pub fn waiting(&self) -> usize {
        self.units
            .keys()
            .filter(|&&id| !self.entered.contains(id))
            .count()
    }

    /// What may be shown of each cell.
    pub fn publish(&self, cells: &[Cell]) -> Vec<Decision> {
        cells.iter().map(|cell| self.decide(cell)).collect()
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
                figure.heard = figure.heard.and(Range::of_block(heard, of));
            }
        }
        if figure.on_scale < self.threshold.get() {
            Decision::TooFew
        } else {
            Decision::Shown(figure)
        }
    }

    /// How many of a set of dialogues were heard, and of how many.
    fn sum(&self, of: &BTreeSet<DialogueId>) -> (i64, i64) {
        of.iter()
            .filter_map(|id| self.units.get(id))
            .fold((0, 0), |(heard, on_scale), unit| {
                (
                    heard + unit.answers.heard(),
                    on_scale + unit.answers.on_scale(),
                )
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
            year: 2021,
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
        assert_eq!((all.on_scale, all.heard), (18, Range::exact(13)));
        assert_eq!(
            all.scale.taken_part(),
            10,
            "choices are of the one by itself"
        );
        let part = shown(&engine, &[1, 2]);
        assert_eq!((part.on_scale, part.heard), (10, Range::exact(8)));
        assert_eq!(part.counted, cell([1]));
        assert_eq!(engine.decide(&cell([2])), Decision::TooFew);
    }

    #[test]
    fn an_empty_cell_looks_like_one_with_too_few() {
        let units = [unit(1, 8, 2), unit(2, 0, 0), unit(3, 3, 1)];
        let engine = Engine::new(five(), &units, places(&[0]));
        let decisions = engine.publish(&[cell([]), cell([2]), cell([3])]);
        assert_eq!(decisions, vec![Decision::TooFew; 3]);
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
            let expected = Range {
                least: least + 10,
                most: most + 10,
            };
            assert_eq!((all.on_scale, all.heard), (29, expected));
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

    #[test]
    fn a_share_says_no_more_than_it_may() {
        let said = |least, most, on_scale| {
            Figure {
                on_scale,
                heard: Range { least, most },
                ..Figure::default()
            }
            .said(five())
        };
        assert_eq!(said(7, 7, 7), Said::AtLeast95PerCent { of: 7 });
        assert_eq!(said(0, 0, 7), Said::AtMost5PerCent { of: 7 });
        assert_eq!(said(10, 10, 10), Said::Exact { heard: 10, of: 10 });
        let between = Said::Between {
            least: 41,
            most: 42,
            of: 46,
        };
        assert_eq!(said(41, 42, 46), between);
    }

    #[test]
    fn an_outcome_says_no_more_than_the_range() {
        let outcome = |least, most| {
            Figure {
                on_scale: 290,
                heard: Range { least, most },
                ..Figure::default()
            }
            .outcome(90)
        };
        assert_eq!(outcome(261, 261), Outcome::NotMet);
        assert_eq!(outcome(260, 261), Outcome::NotMet);
        assert_eq!(outcome(262, 263), Outcome::Met);
        assert_eq!(outcome(261, 262), Outcome::Undefined);
    }
}
