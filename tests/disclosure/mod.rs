//! Attacks on the figures. Every attacker keeps all that was ever shown, and knows more than anybody does: how many
//! answered in each dialogue and came there, and every cell of every table. None of them may look into the engine; those in
//! `knowing` may run it, and have forged answers or know some by heart.

mod halland;
mod knowing;

use std::collections::{BTreeMap, BTreeSet};

use eko::db::ids::DialogueId;
use eko::dialogues::Phase;
use eko::followup::engine::{Cell, Decision, Engine, Entered, Range};
use eko::followup::{Answers, Unit};
use eko::processes::{Threshold, Turnout};
use eko::survey::Choice;
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::attack::reckoning::{Counts, Row, Sums, extremes, indicator};

/// A dialogue as it may come to be.
#[derive(Debug, Clone)]
struct Meeting {
    /// All who took part: those who were heard, those who would rather not say, and the others.
    answers: i64,
    heard: i64,
    rather_not: i64,
    /// The head-count: none, or fewer than answered where somebody has forged answers.
    came: Option<i64>,
    phase: Phase,
    board: i64,
    /// Bits: a dialogue is of several groups, or of none.
    groups: u8,
    /// The day on which it closes.
    closes: i64,
}

const DAYS: i64 = 4;

impl Meeting {
    fn turnout(&self) -> Turnout {
        Turnout { answers: self.answers, people: self.came }
    }
}

fn meeting(answers: impl Strategy<Value = i64>) -> impl Strategy<Value = Meeting> {
    let ends = (answers, 0..20_i64, 0..3_i64, any::<bool>());
    let came = (0..10_i64, 0..4_i64);
    (ends, came, any::<bool>(), 0..3_i64, any::<u8>(), 0..DAYS).prop_map(
        |((answers, lean, rather_not, turned), (counted, more), deep, board, groups, closes)| {
            // Mostly nobody, or one, at one end: that is what tells.
            let few = match lean {
                0..=9 => 0,
                10..=14 => answers.min(1),
                _ => answers * (lean - 14) / 5,
            };
            let heard = if turned { few } else { answers - few };
            Meeting {
                answers,
                heard,
                rather_not: rather_not.min(answers - heard),
                came: match counted {
                    0 => None,
                    1 => Some(more.min(answers)),
                    _ => Some(answers + more),
                },
                phase: if deep { Phase::InDepth } else { Phase::Perspective },
                board,
                groups: groups & 0b111,
                closes,
            }
        },
    )
}

/// A dialogue to which as many came as answered.
fn plain(answers: i64) -> Meeting {
    Meeting {
        answers,
        heard: 0,
        rather_not: 0,
        came: Some(answers),
        phase: Phase::Perspective,
        board: 0,
        groups: 0,
        closes: 0,
    }
}

fn id(at: usize) -> DialogueId {
    DialogueId(i64::try_from(at).expect("few dialogues"))
}

/// The dialogues as they stand at the end.
fn units(meetings: &[Meeting]) -> Vec<Unit> {
    let unit = |(at, meeting): (usize, &Meeting)| {
        let mut answers = Answers::default();
        answers.add(Choice::FairlyHigh, meeting.heard);
        answers.add(Choice::FairlyLow, meeting.answers - meeting.heard - meeting.rather_not);
        answers.add(Choice::NoAnswer, meeting.rather_not);
        Unit {
            id: id(at),
            number: i32::try_from(at).expect("few dialogues"),
            phase: meeting.phase,
            participants: meeting.came.map(|came| i32::try_from(came).expect("few people")),
            closed_at: Some(meeting.closes),
            answers,
            version: 1,
            pilot: false,
        }
    };
    meetings.iter().enumerate().map(unit).collect()
}

/// Every row of every table, the worthiest first.
fn cells(meetings: &[Meeting]) -> Vec<Cell> {
    let of = |is_in: &dyn Fn(&Meeting) -> bool| -> Cell {
        let inside = meetings.iter().enumerate().filter(|&(_, meeting)| is_in(meeting));
        inside.map(|(at, _)| id(at)).collect()
    };
    let mut cells = vec![of(&|_| true)];
    cells.extend(Phase::ALL.iter().map(|phase| of(&|meeting| meeting.phase == *phase)));
    cells.extend((0..3).map(|board| of(&|meeting| meeting.board == board)));
    for group in [1, 2, 4] {
        cells.push(of(&|meeting| meeting.groups & group != 0));
        cells.extend(
            (0..3)
                .map(|board| of(&|meeting| meeting.board == board && meeting.groups & group != 0)),
        );
    }
    cells.extend((0..meetings.len()).map(|at| Cell::from([id(at)])));
    cells
}

fn five() -> Threshold {
    Threshold::at_least(5)
}

/// What is shown of the cells day by day, when small dialogues are let in on the days that say so.
fn told(units: &[Unit], cells: &[Cell], let_in: &[bool]) -> Vec<Vec<Decision>> {
    let mut entered = Entered::default();
    let mut told = Vec::new();
    for (day, all) in (0..).zip(let_in) {
        let mut so_far = units.to_vec();
        for unit in &mut so_far {
            unit.closed_at = unit.closed_at.filter(|&at| at <= day);
        }
        let mut engine = Engine::new(five(), &so_far, entered);
        if *all {
            engine.enter_all(cells);
        } else {
            engine.enter_large();
        }
        told.push(cells.iter().map(|cell| engine.decide(cell)).collect());
        entered = Entered::from_places(&engine.entered().places());
    }
    told
}

/// All that was shown on any day.
fn rows(told: &[Vec<Decision>]) -> Vec<Row> {
    let mut rows: BTreeMap<Cell, Range> = BTreeMap::new();
    for decision in told.iter().flatten() {
        if let Decision::Shown(figure) = decision {
            rows.insert(figure.counted.clone(), figure.heard);
        }
    }
    rows.into_iter().map(|(of, heard)| Row { of, heard }).collect()
}

fn answered(units: &[Unit]) -> Counts {
    units.iter().map(|unit| (unit.id, unit.answers.taken_part())).collect()
}

/// Of so many people at most the answers of a set are.
fn people(units: &[Unit], of: &Cell) -> i64 {
    let inside = units.iter().filter(|unit| of.contains(&unit.id));
    inside.map(|unit| unit.turnout().people_behind()).sum()
}

/// The rows of tables with answers of too few people.
fn protected(units: &[Unit], cells: &[Cell]) -> Vec<Cell> {
    let few = cells.iter().filter(|cell| (1..five().get()).contains(&people(units, cell)));
    few.cloned().collect::<BTreeSet<Cell>>().into_iter().collect()
}

#[test]
fn the_attackers_are_not_blind() {
    let meetings: Vec<Meeting> = [(3, 3), (9, 9), (8, 4)]
        .map(|(answers, heard)| Meeting { answers, heard, ..plain(answers) })
        .into();
    let units = units(&meetings);
    let row = |of: &[usize], heard: i64| Row {
        of: of.iter().map(|&at| id(at)).collect(),
        heard: Range { least: heard, most: heard },
    };
    let small = Cell::from([id(0)]);
    let difference = [row(&[0, 1, 2], 16), row(&[1], 9), row(&[2], 4)];
    assert!(Sums::new(&difference, 3).make(indicator(&small, 3)));
    let everybody_of_twelve = [row(&[0, 1], 12)];
    assert!(!Sums::new(&everybody_of_twelve, 3).make(indicator(&small, 3)));
    let (least, most) = extremes(&answered(&units), &everybody_of_twelve, &small);
    assert!((least - 3.0).abs() < 1e-6 && (most - 3.0).abs() < 1e-6, "{least} to {most}");
    let (least, most) = extremes(&answered(&units), &[row(&[0, 2], 7)], &small);
    assert!(least.abs() < 1e-6 && (most - 3.0).abs() < 1e-6, "{least} to {most}");
}

/// A process of up to sixty dialogues, and the days on which small ones are let in.
fn process() -> impl Strategy<Value = (Vec<Meeting>, Vec<bool>)> {
    let meetings = proptest::collection::vec(meeting(0..16_i64), 1..60);
    let days = usize::try_from(DAYS).expect("few days");
    (meetings, proptest::collection::vec(any::<bool>(), days))
}

fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_sum_or_difference_is_about_too_few((meetings, let_in) in process()) {
        let (units, cells) = (units(&meetings), cells(&meetings));
        let rows = rows(&told(&units, &cells, &let_in));
        let sums = Sums::new(&rows, units.len());
        for set in protected(&units, &cells) {
            prop_assert!(!sums.make(indicator(&set, units.len())), "{set:?}");
        }
    }

    #[test]
    fn figures_move_by_nobody_or_by_enough((meetings, let_in) in process()) {
        let (units, cells) = (units(&meetings), cells(&meetings));
        let told = told(&units, &cells, &let_in);
        for days in told.windows(2) {
            for (before, after) in days[0].iter().zip(&days[1]) {
                match (before, after) {
                    (Decision::Shown(before), Decision::Shown(after)) => {
                        let moved = after.taken_part - before.taken_part;
                        prop_assert!(moved == 0 || moved >= 5, "by {moved}");
                        prop_assert!(before.counted.is_subset(&after.counted));
                        prop_assert!(moved > 0 || before == after);
                    }
                    (Decision::Shown(_), Decision::TooFew) => {
                        return Err(TestCaseError::fail("what was shown is gone"));
                    }
                    (_, Decision::Shown(after)) => prop_assert!(after.taken_part >= 5),
                    _ => {}
                }
            }
        }
    }

    /// Which of the two high choices people of small dialogues chose, and whether they chose a low one or would rather
    /// not say, makes no difference to anything: so nothing is learnt of it.
    #[test]
    fn the_choices_of_small_dialogues_are_nowhere(
        (meetings, let_in) in process(),
        silent in proptest::collection::vec(0..16_i64, 60),
    ) {
        let (units, cells) = (units(&meetings), cells(&meetings));
        let mut others = units.clone();
        let small = others.iter_mut().filter(|unit| !five().is_reached_by(unit.turnout()));
        for (unit, silent) in small.zip(silent) {
            let (heard, all) = (unit.answers.heard(), unit.answers.taken_part());
            let rather_not = silent.min(all - heard);
            unit.answers = Answers::default();
            unit.answers.add(Choice::VeryHigh, heard);
            unit.answers.add(Choice::NotAtAll, all - heard - rather_not);
            unit.answers.add(Choice::NoAnswer, rather_not);
        }
        prop_assert_eq!(told(&units, &cells, &let_in), told(&others, &cells, &let_in));
    }

    /// Everything large is shown, but for two a phase each time that small ones enter.
    #[test]
    fn little_is_hidden((meetings, let_in) in process()) {
        let units = units(&meetings);
        let alone: Vec<Cell> = (0..units.len()).map(|at| Cell::from([id(at)])).collect();
        let told = told(&units, &alone, &let_in);
        let hidden = units
            .iter()
            .zip(told.last().expect("a day"))
            .filter(|(unit, last)| {
                five().is_reached_by(unit.turnout()) && **last == Decision::TooFew
            })
            .count();
        prop_assert!(hidden <= 4 * let_in.len(), "{hidden}");
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn bounds_pin_nobody((meetings, let_in) in process()) {
        let (units, cells) = (units(&meetings), cells(&meetings));
        let rows = rows(&told(&units, &cells, &let_in));
        for set in protected(&units, &cells).iter().take(6) {
            let (least, most) = extremes(&answered(&units), &rows, set);
            prop_assert!(most - least > 1.0 - 1e-6, "{set:?} is {least} to {most}");
        }
    }
}
