//! What may be shown without giving anybody away.
//!
//! Within a phase, closed dialogues are taken in the order in which they closed. One with at least k answers
//! is a block of its own; one with fewer is put together with the next ones until the block has at least
//! k answers. A block is shown as a whole or not at all: only a block of one dialogue is shown by itself, and
//! totals are sums of whole blocks. So no sum or difference of shown figures is about fewer than k people, and
//! totals never move by fewer than k answers, not even between one day's page and the next: a finished
//! block never changes, because dialogues stay closed.
//!
//! A dialogue that nobody answered moves no figure; it looks just like one with too few.

use std::collections::HashSet;

use super::Unit;
use crate::db::ids::DialogueId;
use crate::dialogues::Phase;
use crate::processes::Threshold;

/// What may be shown.
#[derive(Debug, Clone, Default)]
pub struct Disclosed {
    alone: HashSet<DialogueId>,
    in_totals: HashSet<DialogueId>,
}

impl Disclosed {
    /// Whether a dialogue's own figures may be shown.
    pub fn is_shown_alone(&self, id: DialogueId) -> bool {
        self.alone.contains(&id)
    }

    /// Whether a dialogue's answers are in the totals.
    pub fn is_in_totals(&self, id: DialogueId) -> bool {
        self.in_totals.contains(&id)
    }
}

/// Decides what may be shown of a process.
pub fn decide(units: &[Unit], threshold: Threshold) -> Disclosed {
    let mut disclosed = Disclosed::default();
    for &phase in Phase::ALL {
        let mut closed: Vec<&Unit> = units
            .iter()
            .filter(|unit| {
                unit.phase == phase
                    && !unit.pilot
                    && unit.closed_at.is_some()
                    && unit.answers.taken_part() > 0
            })
            .collect();
        closed.sort_by_key(|unit| (unit.closed_at, unit.number));
        let mut block: Vec<&Unit> = Vec::new();
        for unit in closed {
            block.push(unit);
            // Shares are of those on the scale, so those are who must be many enough.
            let answers: i64 = block.iter().map(|unit| unit.answers.on_scale()).sum();
            if answers >= threshold.get() {
                if let [only] = block[..] {
                    disclosed.alone.insert(only.id);
                }
                disclosed
                    .in_totals
                    .extend(block.drain(..).map(|unit| unit.id));
            }
        }
    }
    disclosed
}

/// A share as it may be said: with fewer than 2k answers, all or none of them is said as nearly so, because a
/// group of seven that all said the same has no secret left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    Exact { heard: i64, of: i64 },
    AtMost5PerCent { of: i64 },
    AtLeast95PerCent { of: i64 },
    None,
}

pub fn share(heard: i64, of: i64, threshold: Threshold) -> Share {
    let few = of < 2 * threshold.get();
    match (heard, of) {
        (_, 0) => Share::None,
        (0, of) if few => Share::AtMost5PerCent { of },
        (heard, of) if few && heard == of => Share::AtLeast95PerCent { of },
        (heard, of) => Share::Exact { heard, of },
    }
}

#[cfg(test)]
mod tests {
    use super::super::Answers;
    use super::*;
    use crate::survey::Choice;
    use proptest::prelude::*;

    fn unit(number: i32, phase: Phase, closed_at: Option<i64>, heard: i64, not: i64) -> Unit {
        let mut answers = Answers::default();
        answers.add(Choice::VeryHigh, heard);
        answers.add(Choice::NotAtAll, not);
        Unit {
            id: DialogueId(number.into()),
            number,
            year: 2021,
            phase,
            participants: Some(20),
            closed_at,
            answers,
            version: 1,
            pilot: false,
        }
    }

    fn five() -> Threshold {
        Threshold::at_least(5)
    }

    #[test]
    fn a_small_dialogue_is_only_shown_together_with_another() {
        let units = [
            unit(1, Phase::Perspective, Some(1), 8, 2),
            unit(2, Phase::Perspective, Some(2), 3, 0),
            unit(3, Phase::Perspective, Some(3), 9, 0),
            unit(4, Phase::Perspective, Some(4), 2, 0),
        ];
        let shown = decide(&units, five());
        assert!(shown.is_shown_alone(DialogueId(1)));
        for hidden in [2, 3, 4] {
            assert!(!shown.is_shown_alone(DialogueId(hidden)), "{hidden}");
        }
        assert!(shown.is_in_totals(DialogueId(2)) && shown.is_in_totals(DialogueId(3)));
        assert!(!shown.is_in_totals(DialogueId(4)), "waits for company");
    }

    #[test]
    fn an_open_dialogue_shows_nothing() {
        let units = [unit(1, Phase::Perspective, None, 20, 2)];
        let shown = decide(&units, five());
        assert!(!shown.is_shown_alone(DialogueId(1)) && !shown.is_in_totals(DialogueId(1)));
    }

    #[test]
    fn a_pilot_is_never_put_together_with_others() {
        let mut pilot = unit(1, Phase::Perspective, Some(1), 9, 1);
        pilot.pilot = true;
        let shown = decide(std::slice::from_ref(&pilot), five());
        assert!(!shown.is_shown_alone(pilot.id) && !shown.is_in_totals(pilot.id));
    }

    #[test]
    fn who_would_rather_not_say_hides_nobody() {
        let mut one = unit(1, Phase::Perspective, Some(1), 1, 0);
        one.answers.add(Choice::NoAnswer, 11);
        let shown = decide(std::slice::from_ref(&one), five());
        assert!(!shown.is_shown_alone(one.id) && !shown.is_in_totals(one.id));
    }

    #[test]
    fn unanimity_in_a_small_group_is_not_said_outright() {
        let of = |heard, not| share(heard, heard + not, five());
        assert_eq!(of(7, 0), Share::AtLeast95PerCent { of: 7 });
        assert_eq!(of(0, 7), Share::AtMost5PerCent { of: 7 });
        assert_eq!(of(10, 0), Share::Exact { heard: 10, of: 10 });
        assert_eq!(of(6, 1), Share::Exact { heard: 6, of: 7 });
        assert_eq!(of(0, 0), Share::None);
    }

    proptest! {
        /// As time goes on, everything that is ever shown is a sum of blocks of at least k answers, and what
        /// was shown alone stays shown alone.
        #[test]
        fn totals_never_move_by_fewer_than_k(sizes in proptest::collection::vec((0..12_i64, any::<bool>()), 1..40), k in 5..9_i32) {
            let threshold = Threshold::at_least(k);
            let mut units: Vec<Unit> = Vec::new();
            let mut before = (Disclosed::default(), 0_i64);
            for (at, (size, deep)) in sizes.iter().enumerate() {
                let number = i32::try_from(at).unwrap();
                let phase = if *deep { Phase::InDepth } else { Phase::Perspective };
                units.push(unit(number, phase, Some(number.into()), *size, 0));
                let now = decide(&units, threshold);
                let total: i64 = units.iter().filter(|unit| now.is_in_totals(unit.id)).map(|unit| unit.answers.taken_part()).sum();
                let moved = total - before.1;
                prop_assert!(moved == 0 || moved >= k.into(), "moved by {moved}");
                prop_assert!(before.0.alone.is_subset(&now.alone));
                prop_assert!(before.0.in_totals.is_subset(&now.in_totals));
                // What is in totals but not shown alone is a sum that an onlooker can work out.
                let hidden: i64 = units.iter()
                    .filter(|unit| now.is_in_totals(unit.id) && !now.is_shown_alone(unit.id))
                    .map(|unit| unit.answers.taken_part()).sum();
                prop_assert!(hidden == 0 || hidden >= k.into());
                before = (now, total);
            }
        }

        /// Within one phase the newly shown part is never one small dialogue.
        #[test]
        fn nothing_small_is_shown_alone(sizes in proptest::collection::vec(0..30_i64, 1..40)) {
            let units: Vec<Unit> = sizes.iter().enumerate()
                .map(|(at, size)| unit(i32::try_from(at).unwrap(), Phase::Perspective, Some(1), *size, 0)).collect();
            let shown = decide(&units, five());
            for unit in &units {
                prop_assert!(!shown.is_shown_alone(unit.id) || unit.answers.taken_part() >= 5);
            }
        }
    }
}
