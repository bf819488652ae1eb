//! How dialogues enter the figures, and blocks come to be.
//!
//! Who enters, and with whom, follows from numbers of answers alone. Only whether a block may be split looks at what was
//! answered, and does so alike for all its parts: see the argument above.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Cell, Engine, tells};
use crate::db::ids::DialogueId;
use crate::dialogues::Phase;
use crate::followup::Unit;

/// What becomes of small dialogues.
#[derive(Debug, Clone, Copy)]
enum Small<'c> {
    /// They wait for more to come, so that their blocks are large and tell little.
    Wait,
    /// They enter, in blocks along these cells.
    Enter(&'c [Cell]),
}

/// A block that may still be split.
struct Part {
    members: BTreeSet<DialogueId>,
    /// Whether a split of it would have made a part that tells.
    is_final: bool,
}

impl<'a> Engine<'a> {
    /// Lets the large ones in among the dialogues that have closed since: whenever one has closed.
    pub fn enter_large(&mut self) {
        self.enter(Small::Wait);
    }

    /// Lets everybody in, small dialogues too where they are enough together: when a report is published, at the end of
    /// the process, or when somebody asks for it. The rarer, the larger are the blocks, and the more figures are
    /// exact. Blocks are split along the given cells, which stand in the order of their worth.
    pub fn enter_all(&mut self, cells: &[Cell]) {
        self.enter(Small::Enter(cells));
    }

    fn enter(&mut self, what: Small<'_>) {
        for &phase in Phase::ALL {
            let (mut large, small) = self.newly_closed(phase);
            let answers: i64 = small.iter().map(|unit| unit.answers.on_scale()).sum();
            // Without its company, an empty dialogue would look different from one with too few.
            let company = if small.is_empty() || answers >= self.threshold.get() {
                None
            } else {
                large.pop_if(|unit| unit.answers.on_scale() > 0)
            };
            self.entered.alone.extend(large.iter().map(|unit| unit.id));
            if let Small::Enter(cells) = what {
                let block: BTreeSet<DialogueId> = small
                    .iter()
                    .chain(company.iter())
                    .map(|unit| unit.id)
                    .collect();
                if self.is_enough(&block) && !small.is_empty() {
                    for part in self.split(block, cells) {
                        self.entered.add_block(part);
                    }
                }
            }
        }
    }

    /// The large and the small dialogues of a phase that have not entered yet; the least of the large comes last.
    /// One to which nobody came counts among the large.
    fn newly_closed(&self, phase: Phase) -> (Vec<&'a Unit>, Vec<&'a Unit>) {
        let (mut large, small): (Vec<&'a Unit>, Vec<&'a Unit>) = self
            .units
            .values()
            .copied()
            .filter(|unit| unit.phase == phase && !self.entered.contains(unit.id))
            .partition(|unit| {
                unit.answers.on_scale() >= self.threshold.get() || is_empty_for_all_to_see(unit)
            });
        // Those to which nobody came stand first: they are company to none.
        large.sort_by_key(|unit| {
            let answers = unit.answers.on_scale();
            (answers > 0, Reverse(answers), unit.number)
        });
        (large, small)
    }

    fn is_enough(&self, block: &BTreeSet<DialogueId>) -> bool {
        self.sum(block).1 >= self.threshold.get()
    }

    fn tells(&self, block: &BTreeSet<DialogueId>) -> bool {
        let (heard, of) = self.sum(block);
        tells(heard, of)
    }

    /// Splits a block along the cells, the worthiest first, as long as no part tells or is too small.
    fn split(&self, block: BTreeSet<DialogueId>, cells: &[Cell]) -> Vec<BTreeSet<DialogueId>> {
        let is_final = self.tells(&block);
        let mut parts = vec![Part {
            members: block,
            is_final,
        }];
        for cell in cells {
            parts = parts
                .into_iter()
                .flat_map(|part| self.split_once(part, cell))
                .collect();
        }
        parts.into_iter().map(|part| part.members).collect()
    }

    fn split_once(&self, part: Part, cell: &Cell) -> Vec<Part> {
        let inside: BTreeSet<DialogueId> = part.members.intersection(cell).copied().collect();
        let outside: BTreeSet<DialogueId> = part.members.difference(cell).copied().collect();
        if part.is_final || !self.is_enough(&inside) || !self.is_enough(&outside) {
            return vec![part];
        }
        if self.tells(&inside) || self.tells(&outside) {
            return vec![Part {
                is_final: true,
                ..part
            }];
        }
        [inside, outside]
            .map(|members| Part {
                members,
                is_final: false,
            })
            .into()
    }
}

/// Nobody came, which the head-count says: there is nobody to protect.
fn is_empty_for_all_to_see(unit: &Unit) -> bool {
    unit.participants == Some(0) && unit.answers.taken_part() == 0
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cell, five, places, unit};
    use super::super::{Decision, Entered};
    use super::*;

    /// The blocks of an engine, in order.
    fn blocks(engine: &Engine<'_>) -> Vec<Vec<i64>> {
        engine
            .entered
            .blocks
            .values()
            .map(|block| block.iter().map(|id| id.0).collect())
            .collect()
    }

    fn alone(engine: &Engine<'_>) -> Vec<i64> {
        engine.entered.alone.iter().map(|id| id.0).collect()
    }

    #[test]
    fn small_ones_with_too_few_take_the_least_of_the_large_as_company() {
        let units = [unit(1, 8, 2), unit(2, 3, 1), unit(3, 5, 1), unit(4, 10, 10)];
        let mut engine = Engine::new(five(), &units, Entered::default());
        engine.enter_large();
        assert_eq!(alone(&engine), [1, 4]);
        assert_eq!(engine.waiting(), 2, "one is small, one is held as company");
        engine.enter_all(&[]);
        assert_eq!(blocks(&engine), [[2, 3]]);
        assert_eq!(engine.waiting(), 0);
    }

    #[test]
    fn company_is_let_go_when_there_are_enough_small_ones() {
        let units = [unit(1, 3, 1), unit(2, 5, 1), unit(3, 3, 0)];
        let mut engine = Engine::new(five(), &units[..2], Entered::default());
        engine.enter_large();
        assert!(alone(&engine).is_empty());
        let mut engine = Engine::new(five(), &units, engine.entered().clone());
        engine.enter_large();
        assert_eq!(alone(&engine), [2]);
        engine.enter_all(&[]);
        assert_eq!(blocks(&engine), [[1, 3]]);
    }

    #[test]
    fn a_small_one_waits_when_all_others_are_shown_already() {
        let units = [unit(1, 8, 2), unit(2, 3, 0)];
        let mut engine = Engine::new(five(), &units, places(&[0]));
        engine.enter_all(&[]);
        assert_eq!((alone(&engine), engine.waiting()), (vec![1], 1));
    }

    #[test]
    fn phases_are_not_mixed() {
        let mut units = [unit(1, 3, 1), unit(2, 3, 1), unit(3, 3, 3)];
        units[1].phase = Phase::InDepth;
        units[2].phase = Phase::InDepth;
        let mut engine = Engine::new(five(), &units, Entered::default());
        engine.enter_all(&[]);
        assert_eq!(blocks(&engine), [[2, 3]]);
    }

    #[test]
    fn an_empty_dialogue_is_treated_like_one_with_too_few() {
        let mut units = [unit(1, 0, 0), unit(2, 4, 2), unit(3, 8, 8)];
        let with_nobody = |units: &[Unit]| {
            let mut engine = Engine::new(five(), units, Entered::default());
            engine.enter_large();
            alone(&engine)
        };
        let empty = with_nobody(&units);
        assert_eq!(empty, [3]);
        units[0] = unit(1, 1, 1);
        assert_eq!(with_nobody(&units), empty);
        units[0] = unit(1, 0, 0);
        units[0].participants = Some(0);
        assert_eq!(with_nobody(&units), [1, 2, 3], "all know that nobody came");
    }

    #[test]
    fn a_block_is_split_along_the_worthiest_cell_where_no_part_tells() {
        let units = [unit(1, 2, 2), unit(2, 2, 2), unit(3, 2, 2), unit(4, 2, 2)];
        let mut engine = Engine::new(five(), &units, Entered::default());
        engine.enter_all(&[cell([1, 2]), cell([2, 3])]);
        assert_eq!(blocks(&engine), [[1, 2], [3, 4]]);
        assert!(matches!(
            engine.decide(&cell([1, 2])),
            Decision::Shown(figure) if figure.on_scale == 8 && figure.heard.least == 4
        ));
        assert_eq!(engine.decide(&cell([2, 3])), Decision::TooFew);
    }

    #[test]
    fn a_block_stays_whole_for_ever_where_a_part_would_tell() {
        let units = [unit(1, 4, 0), unit(2, 3, 1), unit(3, 2, 2), unit(4, 2, 2)];
        let mut engine = Engine::new(five(), &units, Entered::default());
        // The second cell would do by itself; but the first has been tried.
        engine.enter_all(&[cell([1, 2]), cell([1, 3])]);
        assert_eq!(blocks(&engine), [[1, 2, 3, 4]]);
        engine.enter_all(&[cell([1, 3])]);
        assert_eq!(blocks(&engine), [[1, 2, 3, 4]]);
    }

    /// Whether the end of a block of two parts that was not split can still be of two sizes in every protected set.
    fn is_open(parts: [i64; 2], heard: i64, set: [i64; 2]) -> bool {
        let mut possible = BTreeSet::new();
        for first in 0..=parts[0].min(heard) {
            let ends = [first, heard - first];
            let fits = ends[1] <= parts[1];
            if fits && (tells(ends[0], parts[0]) || tells(ends[1], parts[1])) {
                let of =
                    |at: usize| (ends[at] - (parts[at] - set[at])).max(0)..=set[at].min(ends[at]);
                for one in of(0) {
                    possible.extend(of(1).map(|other| one + other));
                }
            }
        }
        possible.len() >= 2
    }

    #[test]
    fn knowing_that_a_block_was_not_split_pins_nobody() {
        for k in 5..=6_i64 {
            for (first, second) in (k..=14).flat_map(|one| (k..=14).map(move |two| (one, two))) {
                for heard in 2..=first + second - 2 {
                    for (one, two) in (0..k).flat_map(|one| (0..k - one).map(move |two| (one, two)))
                    {
                        assert!(
                            one + two == 0 || is_open([first, second], heard, [one, two]),
                            "{one} of {first} and {two} of {second}, {heard} heard"
                        );
                    }
                }
            }
        }
    }
}
