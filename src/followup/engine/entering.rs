//! How dialogues enter the figures, and blocks come to be.
//!
//! Who enters, and with whom, follows from how many answered and came. Only whether a block may be split looks at what
//! was answered, and does so alike for all its parts: see the argument above.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Cell, Engine, tells};
use crate::db::ids::DialogueId;
use crate::dialogues::Phase;
use crate::followup::Unit;

/// A block that may still be split.
struct Part {
    members: BTreeSet<DialogueId>,
    /// Whether a split of it would have made a part that tells.
    is_final: bool,
}

impl<'a> Engine<'a> {
    /// Lets the large ones in among the dialogues that have closed since: whenever one has closed.
    pub fn enter_large(&mut self) {
        self.enter(None);
    }

    /// Lets everybody in, small dialogues too where they are enough together: when a report is published, at the end of
    /// the process, or when somebody asks for it. The rarer, the larger are the blocks, and the more figures are
    /// exact. Blocks are split along the given cells, which stand in the order of their worth.
    pub fn enter_all(&mut self, cells: &[Cell]) {
        self.enter(Some(cells));
    }

    /// Without cells, small dialogues wait for more to come, so that their blocks are large and tell little.
    fn enter(&mut self, along: Option<&[Cell]>) {
        for &phase in Phase::ALL {
            let (mut large, small) = self.newly_closed(phase);
            let company = self.take_company(&small, &mut large);
            self.entered.alone.extend(large.iter().map(|unit| unit.id));
            let Some(cells) = along else {
                continue;
            };
            let block = small.iter().chain(&company).map(|unit| unit.id).collect();
            if small.is_empty() || !self.is_block(&block) {
                // One that hides nobody need not wait any longer.
                self.entered
                    .alone
                    .extend(company.iter().map(|unit| unit.id));
            } else {
                for part in self.split(block, cells) {
                    self.entered.add_block(part);
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
            .partition(|unit| self.is_large(unit) || is_empty_for_all_to_see(unit));
        // Those to which nobody came stand first: they are company to none.
        large.sort_by_key(|unit| {
            let answers = unit.answers.taken_part();
            (answers > 0, Reverse(answers), unit.number)
        });
        (large, small)
    }

    fn is_large(&self, unit: &Unit) -> bool {
        self.threshold.is_reached_by(unit.turnout())
    }

    /// Takes from the large ones those whom the small ones need beside them: nobody; the least of those who are enough
    /// alone; or the two least, which are always enough, or the one that there is so far, to wait with them.
    fn take_company(&self, small: &[&'a Unit], large: &mut Vec<&'a Unit>) -> Vec<&'a Unit> {
        if small.is_empty() || self.is_enough(small) {
            return Vec::new();
        }
        let with = |one: &&'a Unit| [small, &[*one]].concat();
        let answered = |one: &&Unit| one.answers.taken_part() > 0;
        let alone = large
            .iter()
            .rposition(|one| answered(one) && self.is_enough(&with(one)));
        match alone {
            Some(at) => vec![large.remove(at)],
            None => {
                let empty = large.iter().take_while(|one| !answered(one)).count();
                large.split_off(empty.max(large.len().saturating_sub(2)))
            }
        }
    }

    /// Whether some dialogues can be a block: there are enough people, and beside each small one there are two others
    /// with answers, or answers of others enough. So nobody who knows one whole dialogue by heart has a small one left.
    fn is_enough(&self, block: &[&Unit]) -> bool {
        let people = |unit: &Unit| unit.turnout().people_behind();
        let all: i64 = block.iter().map(|unit| people(unit)).sum();
        let answered = block.iter().filter(|unit| people(unit) > 0).count();
        let has_company = |unit: &&Unit| {
            let own = people(unit);
            answered - usize::from(own > 0) >= 2 || all - own >= self.threshold.company()
        };
        let mut small = block.iter().filter(|unit| !self.is_large(unit));
        all >= self.threshold.get() && small.all(has_company)
    }

    fn is_block(&self, block: &BTreeSet<DialogueId>) -> bool {
        let units: Vec<&Unit> = block
            .iter()
            .filter_map(|id| self.units.get(id))
            .copied()
            .collect();
        self.is_enough(&units)
    }

    fn tells(&self, block: &BTreeSet<DialogueId>) -> bool {
        let (heard, of) = self.sum(block);
        tells(heard, of)
    }

    /// Splits a block along the cells, the worthiest first, as long as no part tells, and each can be a block.
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
        if part.is_final || !self.is_block(&inside) || !self.is_block(&outside) {
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

    /// What enters at once, and what later as blocks, when these close together.
    fn entering(units: &[Unit]) -> (Vec<i64>, Vec<Vec<i64>>) {
        let mut engine = Engine::new(five(), units, Entered::default());
        engine.enter_large();
        let at_once = alone(&engine);
        engine.enter_all(&[]);
        (at_once, blocks(&engine))
    }

    #[test]
    fn a_small_one_takes_the_least_of_those_who_are_company_enough() {
        let units = [unit(1, 8, 2), unit(2, 3, 1), unit(3, 5, 1), unit(4, 10, 10)];
        let mut engine = Engine::new(five(), &units, Entered::default());
        engine.enter_large();
        assert_eq!(alone(&engine), [3, 4], "ten are held, six are not enough");
        assert_eq!(engine.waiting().count(), 2);
        engine.enter_all(&[]);
        assert_eq!(blocks(&engine), [[1, 2]]);
        assert_eq!(engine.waiting().count(), 0);
    }

    #[test]
    fn a_small_one_takes_two_where_none_is_company_enough() {
        let units = [unit(1, 6, 2), unit(2, 3, 1), unit(3, 5, 1), unit(4, 5, 4)];
        assert_eq!(entering(&units), (vec![4], vec![vec![1, 2, 3]]));
        let (at_once, blocks) = entering(&units[1..3]);
        assert!(at_once.is_empty() && blocks.is_empty());
    }

    #[test]
    fn one_that_hides_nobody_waits_for_company_of_its_own_and_stands_by_itself_in_the_end() {
        let units = [unit(1, 3, 1), unit(2, 5, 1)];
        let mut engine = Engine::new(five(), &units, Entered::default());
        engine.enter_large();
        assert_eq!(engine.waiting().count(), 2);
        engine.enter_all(&[]);
        assert_eq!(alone(&engine), [2]);
        assert!(blocks(&engine).is_empty());
        assert_eq!(engine.waiting().count(), 1);
    }

    #[test]
    fn two_small_ones_need_a_third_beside_them() {
        let units = [unit(1, 3, 1), unit(2, 3, 1), unit(3, 5, 1), unit(4, 5, 4)];
        assert_eq!(entering(&units), (vec![4], vec![vec![1, 2, 3]]));
        assert_eq!(entering(&units[..2]), (vec![], vec![]));
    }

    #[test]
    fn company_is_let_go_when_there_are_enough_small_ones() {
        let units = [unit(1, 3, 1), unit(2, 5, 1), unit(3, 3, 0), unit(4, 1, 1)];
        let mut engine = Engine::new(five(), &units[..3], Entered::default());
        engine.enter_large();
        assert!(alone(&engine).is_empty());
        let mut engine = Engine::new(five(), &units, engine.entered().clone());
        engine.enter_large();
        assert_eq!(alone(&engine), [2]);
        engine.enter_all(&[]);
        assert_eq!(blocks(&engine), [[1, 3, 4]]);
    }

    /// However many answers there are: what counts are people, and they have to be counted.
    #[test]
    fn nobody_stands_alone_without_heads_enough() {
        let large = [unit(2, 6, 2), unit(3, 5, 4)];
        for (people, stands) in [
            (Some(2), false),
            (Some(10), false),
            (None, false),
            (Some(11), true),
        ] {
            let mut units = [unit(1, 9, 2), large[0].clone(), large[1].clone()];
            units[0].participants = people;
            let (at_once, _) = entering(&units);
            assert_eq!(at_once.contains(&1), stands, "{people:?}");
            let (_, blocks) = entering(&units[..1]);
            assert!(
                blocks.is_empty(),
                "nobody is company to themselves: {people:?}"
            );
        }
    }

    #[test]
    fn forged_answers_are_no_company() {
        let mut units = [unit(1, 1, 0), unit(2, 9, 20), unit(3, 2, 2)];
        units[1].participants = Some(2);
        assert_eq!(entering(&units[..2]), (vec![], vec![]));
        assert_eq!(entering(&units), (vec![], vec![vec![1, 2, 3]]));
        units[1].participants = Some(0);
        assert_eq!(entering(&units), (vec![], vec![]), "nobody came there");
    }

    #[test]
    fn a_small_one_waits_when_all_others_are_shown_already() {
        let units = [unit(1, 8, 2), unit(2, 3, 0)];
        let mut engine = Engine::new(five(), &units, places(&[0]));
        engine.enter_all(&[]);
        assert_eq!((alone(&engine), engine.waiting().count()), (vec![1], 1));
    }

    #[test]
    fn phases_are_not_mixed() {
        let mut units = [unit(1, 3, 1), unit(2, 3, 1), unit(3, 8, 3)];
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
        assert_eq!(empty, [2]);
        units[0] = unit(1, 1, 1);
        assert_eq!(with_nobody(&units), empty);
        units[0] = unit(1, 0, 0);
        units[0].participants = Some(0);
        assert_eq!(with_nobody(&units), [1, 2, 3], "all know that nobody came");
    }

    #[test]
    fn a_block_is_split_along_the_worthiest_cell_where_no_part_tells() {
        let units = [1, 2, 3, 4, 5, 6].map(|number| unit(number, 2, 2));
        let mut engine = Engine::new(five(), &units, Entered::default());
        engine.enter_all(&[cell([1, 2, 3]), cell([2, 3, 4])]);
        assert_eq!(blocks(&engine), [[1, 2, 3], [4, 5, 6]]);
        assert!(matches!(
            engine.decide(&cell([1, 2, 3])),
            Decision::Shown(figure) if figure.of == 12 && figure.heard.least == 6
        ));
        assert_eq!(engine.decide(&cell([2, 3, 4])), Decision::TooFew);
    }

    /// Two of four have people enough, and would not be hidden from whoever knows one of them.
    #[test]
    fn no_part_is_of_too_few_dialogues() {
        let units = [1, 2, 3, 4].map(|number| unit(number, 2, 2));
        let mut engine = Engine::new(five(), &units, Entered::default());
        engine.enter_all(&[cell([1, 2])]);
        assert_eq!(blocks(&engine), [[1, 2, 3, 4]]);
    }

    #[test]
    fn a_block_stays_whole_for_ever_where_a_part_would_tell() {
        let mut units = [1, 2, 3, 4, 5, 6].map(|number| unit(number, 2, 2));
        units[0] = unit(1, 4, 0);
        units[1] = unit(2, 3, 1);
        units[2] = unit(3, 4, 0);
        let mut engine = Engine::new(five(), &units, Entered::default());
        // The second cell would do by itself; but the first has been tried.
        engine.enter_all(&[cell([1, 2, 3]), cell([1, 4, 5])]);
        assert_eq!(blocks(&engine), [[1, 2, 3, 4, 5, 6]]);
        engine.enter_all(&[cell([1, 4, 5])]);
        assert_eq!(blocks(&engine), [[1, 2, 3, 4, 5, 6]]);
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
            if possible.len() >= 2 {
                return true;
            }
        }
        false
    }

    /// A set of few people may have many answers: all of a part but one.
    #[test]
    fn knowing_that_a_block_was_not_split_pins_nobody() {
        let sizes = || 5..=11_i64;
        for (first, second) in sizes().flat_map(|one| sizes().map(move |two| (one, two))) {
            for heard in 2..=first + second - 2 {
                for (one, two) in (0..first).flat_map(|one| (0..second).map(move |two| (one, two)))
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
