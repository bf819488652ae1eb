//! What is still shown of the public record.

use std::collections::BTreeMap;

use eko::db::ids::DialogueId;
use eko::dialogues::Phase;
use eko::followup::engine::{Cell, Decision, Engine, Entered, Said};
use eko::followup::indicators::{Met, met};
use eko::followup::{Answers, Unit};
use eko::plan::goals::{Amount, Target};
use eko::survey::Choice;

use super::five;

/// The lines of the public record in the order in which the dialogues were held, by their headings.
fn lines() -> Vec<BTreeMap<&'static str, &'static str>> {
    let text = include_str!("../../src/demo/dialogues.csv");
    let headings: Vec<&str> = text.lines().next().expect("headings").split(',').collect();
    let lines = text.lines().skip(1);
    lines.map(|line| headings.iter().copied().zip(line.split(',')).collect()).collect()
}

/// Its dialogues.
fn halland() -> Vec<Unit> {
    lines()
        .into_iter()
        .map(|fields| {
            let number = |name: &str| -> i64 { fields[name].parse().expect("a number") };
            let mut answers = Answers::default();
            for choice in Choice::ALL.iter().filter(|&&choice| choice != Choice::NoAnswer) {
                answers.add(*choice, number(choice.word()));
            }
            Unit {
                id: DialogueId(number("no")),
                number: i32::try_from(number("no")).expect("a small number"),
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

/// The rows of every table of the account, by table and name.
fn rows() -> BTreeMap<&'static str, BTreeMap<String, Cell>> {
    let mut rows: BTreeMap<&str, BTreeMap<String, Cell>> = BTreeMap::new();
    for fields in lines() {
        let id = DialogueId(fields["no"].parse().expect("a number"));
        let (board, phase, day) = (fields["board"], fields["phase"], fields["held_on"]);
        let mut add = |table, of: String| {
            rows.entry(table).or_default().entry(of).or_default().insert(id);
        };
        add("whole", String::new());
        add("dialogue", fields["no"].into());
        for table in ["phase", "board", "method"] {
            add(table, fields[table].into());
        }
        add("board and phase", format!("{board} {phase}"));
        add("year", day[..4].into());
        add("month", day[..7].into());
        for group in fields["target_groups"].split(';') {
            add("target_groups", group.into());
            add("matrix", format!("{board} {group}"));
        }
    }
    rows
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
    let rows = rows();
    let row = |table: &str, of: &str| rows[table][of].clone();
    let (perspective, in_depth) = (row("phase", "perspective"), row("phase", "in-depth"));
    let mut engine = Engine::new(five(), &units, entered);
    let worth = ["phase", "board", "target_groups", "method", "year", "matrix"];
    let cells: Vec<Cell> = worth.iter().flat_map(|table| rows[table].values().cloned()).collect();
    engine.enter_all(&cells);
    assert_eq!(engine.waiting().count(), 0);
    let figure = |cell: &Cell| match engine.decide(cell) {
        Decision::Shown(figure) => figure,
        Decision::TooFew => panic!("too few in {cell:?}"),
    };

    let heard = figure(&perspective);
    let more_than_90 = Some(Target::more_than(Amount::per_cent(90)));
    assert_eq!((heard.counted.len(), heard.of), (31, 290));
    assert_eq!(heard.said(), Said::Exact { heard: 261, of: 290 });
    assert_eq!(met(&heard.said().into(), more_than_90), Met::NotMet);
    let deeper = figure(&in_depth);
    assert_eq!((deeper.counted.len(), deeper.of), (6, 46));
    assert_eq!(deeper.said(), Said::Exact { heard: 41, of: 46 });
    let whole = figure(&all);
    assert_eq!((whole.counted.len(), whole.of, whole.participants), (37, 336, 426));

    let hidden: Vec<i64> = units
        .iter()
        .filter(|unit| engine.decide(&Cell::from([unit.id])) == Decision::TooFew)
        .map(|unit| unit.id.0)
        .collect();
    assert_eq!(hidden, [3, 12, 13, 17, 25, 34, 37], "six with too few, and one as company");

    // Of the rows of all tables most are full, some lack dialogues, and some are of too few: when only answers
    // were counted it was 84, 22 and 14. The month of the seventh hidden one is the one that went.
    let (mut full, mut partly, mut too_few) = (0, 0, 0);
    for cell in rows.values().flat_map(BTreeMap::values) {
        match engine.decide(cell) {
            Decision::Shown(figure) if figure.counted == *cell => full += 1,
            Decision::Shown(_) => partly += 1,
            Decision::TooFew => too_few += 1,
        }
    }
    assert_eq!((full, partly, too_few), (83, 22, 15));
}
