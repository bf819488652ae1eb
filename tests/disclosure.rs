//! Attacks on the figures. Every attacker keeps all that was ever shown, and knows more than anybody does: how many
//! answered in each dialogue, and every cell of every table. None of them may look into the engine; the last one
//! may run it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use eko::db::ids::DialogueId;
use eko::dialogues::Phase;
use eko::followup::engine::{Cell, Decision, Engine, Entered, Range, Said};
use eko::followup::{Answers, Outcome, Unit};
use eko::processes::Threshold;
use eko::survey::Choice;
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::support::attacker::{Counts, Row, Sums, extremes, indicator};

/// A dialogue as it may come to be.
#[derive(Debug, Clone)]
struct Meeting {
    answers: i64,
    heard: i64,
    rather_not: i64,
    phase: Phase,
    board: i64,
    /// Bits: a dialogue is of several groups, or of none.
    groups: u8,
    /// The day on which it closes.
    closes: i64,
}

const DAYS: i64 = 4;

fn meeting(answers: impl Strategy<Value = i64>) -> impl Strategy<Value = Meeting> {
    let ends = (answers, 0..20_i64, 0..2_i64, any::<bool>());
    (ends, any::<bool>(), 0..3_i64, any::<u8>(), 0..DAYS).prop_map(
        |((answers, lean, rather_not, turned), deep, board, groups, closes)| {
            // Mostly nobody, or one, at one end: that is what tells.
            let few = match lean {
                0..=9 => 0,
                10..=14 => answers.min(1),
                _ => answers * (lean - 14) / 5,
            };
            Meeting {
                answers,
                heard: if turned { few } else { answers - few },
                rather_not,
                phase: if deep {
                    Phase::InDepth
                } else {
                    Phase::Perspective
                },
                board,
                groups: groups & 0b111,
                closes,
            }
        },
    )
}

fn id(at: usize) -> DialogueId {
    DialogueId(i64::try_from(at).expect("few dialogues"))
}

/// The dialogues as they stand at the end.
fn units(meetings: &[Meeting]) -> Vec<Unit> {
    let unit = |(at, meeting): (usize, &Meeting)| {
        let mut answers = Answers::default();
        answers.add(Choice::FairlyHigh, meeting.heard);
        answers.add(Choice::FairlyLow, meeting.answers - meeting.heard);
        answers.add(Choice::NoAnswer, meeting.rather_not);
        Unit {
            id: id(at),
            number: i32::try_from(at).expect("few dialogues"),
            year: 2021,
            phase: meeting.phase,
            participants: Some(20),
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
        let inside = meetings
            .iter()
            .enumerate()
            .filter(|&(_, meeting)| is_in(meeting));
        inside.map(|(at, _)| id(at)).collect()
    };
    let mut cells = vec![of(&|_| true)];
    cells.extend(
        Phase::ALL
            .iter()
            .map(|phase| of(&|meeting| meeting.phase == *phase)),
    );
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
        told.push(engine.publish(cells));
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
    rows.into_iter()
        .map(|(of, heard)| Row { of, heard })
        .collect()
}

fn answered(units: &[Unit]) -> Counts {
    units
        .iter()
        .map(|unit| (unit.id, unit.answers.on_scale()))
        .collect()
}

fn answers(units: &[Unit], of: &Cell) -> i64 {
    units
        .iter()
        .filter(|unit| of.contains(&unit.id))
        .map(|unit| unit.answers.on_scale())
        .sum()
}

/// The rows of tables with too few answers.
fn protected(units: &[Unit], cells: &[Cell]) -> Vec<Cell> {
    let few = cells
        .iter()
        .filter(|cell| (1..five().get()).contains(&answers(units, cell)));
    few.cloned()
        .collect::<BTreeSet<Cell>>()
        .into_iter()
        .collect()
}

#[test]
fn the_attackers_are_not_blind() {
    let meetings: Vec<Meeting> = [(3, 3), (9, 9), (8, 4)]
        .map(|(answers, heard)| Meeting {
            answers,
            heard,
            rather_not: 0,
            phase: Phase::Perspective,
            board: 0,
            groups: 0,
            closes: 0,
        })
        .into();
    let units = units(&meetings);
    let row = |of: &[usize], heard: i64| Row {
        of: of.iter().map(|&at| id(at)).collect(),
        heard: Range {
            least: heard,
            most: heard,
        },
    };
    let small = Cell::from([id(0)]);
    let difference = [row(&[0, 1, 2], 16), row(&[1], 9), row(&[2], 4)];
    assert!(Sums::new(&difference, 3).make(indicator(&small, 3)));
    let everybody_of_twelve = [row(&[0, 1], 12)];
    assert!(!Sums::new(&everybody_of_twelve, 3).make(indicator(&small, 3)));
    let (least, most) = extremes(&answered(&units), &everybody_of_twelve, &small);
    assert!(
        (least - 3.0).abs() < 1e-6 && (most - 3.0).abs() < 1e-6,
        "{least} to {most}"
    );
    let (least, most) = extremes(&answered(&units), &[row(&[0, 2], 7)], &small);
    assert!(
        least.abs() < 1e-6 && (most - 3.0).abs() < 1e-6,
        "{least} to {most}"
    );
}

/// A process of up to sixty dialogues, and the days on which small ones are let in.
fn process() -> impl Strategy<Value = (Vec<Meeting>, Vec<bool>)> {
    let meetings = proptest::collection::vec(meeting(0..16_i64), 1..60);
    let days = usize::try_from(DAYS).expect("few days");
    (meetings, proptest::collection::vec(any::<bool>(), days))
}

fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
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
    fn figures_move_by_no_answers_or_by_enough((meetings, let_in) in process()) {
        let (units, cells) = (units(&meetings), cells(&meetings));
        let told = told(&units, &cells, &let_in);
        for days in told.windows(2) {
            for (before, after) in days[0].iter().zip(&days[1]) {
                match (before, after) {
                    (Decision::Shown(before), Decision::Shown(after)) => {
                        let moved = after.on_scale - before.on_scale;
                        prop_assert!(moved == 0 || moved >= 5, "by {moved}");
                        prop_assert!(before.counted.is_subset(&after.counted));
                        prop_assert!(moved > 0 || before == after);
                    }
                    (Decision::Shown(_), Decision::TooFew) => {
                        return Err(TestCaseError::fail("what was shown is gone"));
                    }
                    (_, Decision::Shown(after)) => prop_assert!(after.on_scale >= 5),
                    _ => {}
                }
            }
        }
    }

    /// Which of the two high, or low, choices people of small dialogues chose makes no difference to anything.
    #[test]
    fn the_choices_of_small_dialogues_are_nowhere((meetings, let_in) in process()) {
        let (units, cells) = (units(&meetings), cells(&meetings));
        let mut others = units.clone();
        for unit in others.iter_mut().filter(|unit| unit.answers.on_scale() < 5) {
            let (heard, all) = (unit.answers.heard(), unit.answers.on_scale());
            let rather_not = unit.answers.of(Choice::NoAnswer);
            unit.answers = Answers::default();
            unit.answers.add(Choice::VeryHigh, heard);
            unit.answers.add(Choice::NotAtAll, all - heard);
            unit.answers.add(Choice::NoAnswer, rather_not);
        }
        prop_assert_eq!(told(&units, &cells, &let_in), told(&others, &cells, &let_in));
    }

    /// Everything large is shown, but for one a phase each time that small ones enter.
    #[test]
    fn little_is_hidden((meetings, let_in) in process()) {
        let units = units(&meetings);
        let alone: Vec<Cell> = (0..units.len()).map(|at| Cell::from([id(at)])).collect();
        let told = told(&units, &alone, &let_in);
        let hidden = units
            .iter()
            .zip(told.last().expect("a day"))
            .filter(|(unit, last)| unit.answers.on_scale() >= 5 && **last == Decision::TooFew)
            .count();
        prop_assert!(hidden <= 2 * let_in.len(), "{hidden}");
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

/// What a snapshot says, as numbers to compare.
fn said(told: &[Vec<Decision>]) -> Vec<i64> {
    let mut said = Vec::new();
    for decision in told.iter().flatten() {
        match decision {
            Decision::TooFew => said.push(-1),
            Decision::Shown(figure) => {
                said.extend([
                    -2,
                    figure.taken_part,
                    figure.on_scale,
                    figure.heard.least,
                    figure.heard.most,
                ]);
                said.extend(Choice::ALL.iter().map(|&choice| figure.scale.of(choice)));
                said.extend(figure.counted.iter().map(|id| id.0));
            }
        }
    }
    said
}

/// Every way in which the people of these dialogues can have answered.
fn worlds(meetings: &[Meeting]) -> Vec<Vec<Meeting>> {
    let mut worlds = vec![Vec::new()];
    for meeting in meetings {
        let mut more = Vec::new();
        for world in worlds {
            for heard in 0..=meeting.answers {
                let mut world: Vec<Meeting> = world.clone();
                world.push(Meeting {
                    heard,
                    ..meeting.clone()
                });
                more.push(world);
            }
        }
        worlds = more;
    }
    worlds
}

/// As many of the dialogues as have few enough worlds to go through.
fn few_worlds(meetings: Vec<Meeting>) -> Vec<Meeting> {
    let mut worlds = 1;
    meetings
        .into_iter()
        .take_while(|meeting| {
            worlds *= meeting.answers + 1;
            worlds <= 700
        })
        .collect()
}

/// The attacker who knows the code: runs it on every world, and keeps those that show exactly the same. In all of
/// these together, every set of dialogues with too few answers, of a table or not, has two counts at least.
fn is_safe_from_who_knows_the_code(
    meetings: &[Meeting],
    let_in: &[bool],
) -> Result<(), TestCaseError> {
    let cells = cells(meetings);
    let sets: Vec<Vec<usize>> = (1..1_usize << meetings.len())
        .map(|bits| {
            (0..meetings.len())
                .filter(|at| bits & (1 << at) != 0)
                .collect()
        })
        .filter(|set: &Vec<usize>| {
            (1..5).contains(&set.iter().map(|&at| meetings[at].answers).sum::<i64>())
        })
        .collect();
    let mut alike: HashMap<Vec<i64>, Vec<BTreeSet<i64>>> = HashMap::new();
    for world in worlds(meetings) {
        let said = said(&told(&units(&world), &cells, let_in));
        let counts = alike
            .entry(said)
            .or_insert_with(|| vec![BTreeSet::new(); sets.len()]);
        for (counts, set) in counts.iter_mut().zip(&sets) {
            counts.insert(set.iter().map(|&at| world[at].heard).sum());
        }
    }
    for counts in alike.values() {
        for (counts, set) in counts.iter().zip(&sets) {
            prop_assert!(counts.len() >= 2, "{set:?} can only be {counts:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn knowing_the_code_pins_nobody(
        meetings in proptest::collection::vec(meeting(0..9_i64), 2..6),
        let_in in proptest::collection::vec(any::<bool>(), 2..=4),
    ) {
        is_safe_from_who_knows_the_code(&few_worlds(meetings), &let_in)?;
    }

    /// With small dialogues only there are blocks to split, or not to.
    #[test]
    fn knowing_which_blocks_were_split_pins_nobody(
        meetings in proptest::collection::vec(meeting(2..5_i64), 4..6),
    ) {
        let meetings: Vec<Meeting> = few_worlds(meetings)
            .into_iter()
            .map(|meeting| Meeting { phase: Phase::Perspective, closes: 0, ..meeting })
            .collect();
        is_safe_from_who_knows_the_code(&meetings, &[true])?;
    }
}

/// The dialogues of the public record in the order in which they were held.
fn halland() -> Vec<Unit> {
    let text = include_str!("../src/demo/dialogues.csv");
    let headings: Vec<&str> = text.lines().next().expect("headings").split(',').collect();
    text.lines()
        .skip(1)
        .map(|line| {
            let fields: BTreeMap<&str, &str> =
                headings.iter().copied().zip(line.split(',')).collect();
            let number = |name: &str| -> i64 { fields[name].parse().expect("a number") };
            let mut answers = Answers::default();
            for choice in Choice::ALL
                .iter()
                .filter(|&&choice| choice != Choice::NoAnswer)
            {
                answers.add(*choice, number(choice.word()));
            }
            Unit {
                id: DialogueId(number("no")),
                number: i32::try_from(number("no")).expect("a small number"),
                year: fields["held_on"][..4].parse().expect("a year"),
                phase: match fields["phase"] {
                    "perspective" => Phase::Perspective,
                    _ => Phase::InDepth,
                },
                participants: i32::try_from(number("participants")).ok(),
                closed_at: Some(number("no")),
                answers,
                version: 1,
                pilot: false,
            }
        })
        .collect()
}

#[test]
fn the_account_of_halland_is_still_shown() {
    let units = halland();
    let mut entered = Entered::default();
    // Each closes in turn, and the follow-up is live; then the report is published.
    for closed in 1..=units.len() {
        let mut engine = Engine::new(five(), &units[..closed], entered);
        engine.enter_large();
        entered = engine.entered().clone();
    }
    let all: Cell = units.iter().map(|unit| unit.id).collect();
    let of = |phase: Phase| -> Cell {
        units
            .iter()
            .filter(|unit| unit.phase == phase)
            .map(|unit| unit.id)
            .collect()
    };
    let (perspective, in_depth) = (of(Phase::Perspective), of(Phase::InDepth));
    let mut engine = Engine::new(five(), &units, entered);
    engine.enter_all(&[all.clone(), perspective.clone(), in_depth.clone()]);
    assert_eq!(engine.waiting(), 0);
    let figure = |cell: &Cell| match engine.decide(cell) {
        Decision::Shown(figure) => figure,
        Decision::TooFew => panic!("too few in {cell:?}"),
    };

    let heard = figure(&perspective);
    assert_eq!((heard.counted.len(), heard.on_scale), (31, 290));
    assert_eq!(
        heard.said(five()),
        Said::Exact {
            heard: 261,
            of: 290
        }
    );
    assert_eq!(heard.outcome(90), Outcome::NotMet);
    // Nine of these stand for the small dialogue of four and its company; one of them at most was not heard.
    let deeper = figure(&in_depth);
    assert_eq!((deeper.counted.len(), deeper.on_scale), (6, 46));
    assert_eq!(
        deeper.said(five()),
        Said::Between {
            least: 41,
            most: 42,
            of: 46
        }
    );
    let whole = figure(&all);
    assert_eq!(
        (whole.counted.len(), whole.on_scale, whole.participants),
        (37, 336, 426)
    );

    let hidden: Vec<i64> = units
        .iter()
        .filter(|unit| engine.decide(&Cell::from([unit.id])) == Decision::TooFew)
        .map(|unit| unit.id.0)
        .collect();
    assert_eq!(
        hidden,
        [3, 12, 13, 17, 25, 34, 35],
        "six with too few, and one as company"
    );
}
