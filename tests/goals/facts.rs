//! The account of Halland comes out of its facts.

use eko::db::ids::{BoardId, DeliveryId, DialogueId, MethodId, ReportId, SurveyId, TargetGroupId};
use eko::dialogues::{Audience, Phase};
use eko::followup::indicators::{
    Heard, Held, IndicatorFacts, Lacking, Mailed, Met, Outcome, Response, SentByMail, Surveyed,
    Value, outcome,
};
use eko::followup::reach::{Elsewhere, Reach};
use eko::i18n::Language;
use eko::mailings::Figures;
use eko::mailings::forwarding::PassedOn;
use eko::mailings::queries::{ByWish, Reached};
use eko::plan::goals::{Feedback, Indicator, Measure, Span, usual};
use eko::processes::{Board, GroupKind, Method, TargetGroup};
use std::collections::{BTreeMap, BTreeSet};

const DIALOGUES: &str = include_str!("../../src/demo/dialogues.csv");
const BOARDS: &str = include_str!("../../src/demo/boards.csv");

/// A column of a file, by its heading; `;` parts what a cell lists.
fn column(file: &str, heading: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let at = headings.iter().position(|name| name == heading).expect("a column");
    reader.records().map(|row| row.expect("a row")[at].to_owned()).collect()
}

/// The names in some cells, each once, in order: their places are their ids.
fn named(cells: &[String]) -> Vec<String> {
    let names: BTreeSet<&str> = cells.iter().flat_map(|cell| cell.split(';')).collect();
    names.into_iter().map(str::to_owned).collect()
}

fn place(names: &[String], name: &str) -> i64 {
    let at = names.iter().position(|other| other == name).expect("a known name");
    i64::try_from(at).expect("few names")
}

fn share(part: i64, of: i64) -> Value {
    Value::Share { part, of }
}

/// What is known of Halland's process: dialogues and boards from the files, the rest from the record.
fn halland() -> IndicatorFacts {
    let boards = column(BOARDS, "board");
    let priorities = column(BOARDS, "priorities");
    let lists = column(DIALOGUES, "target_groups");
    let groups = named(&[lists.as_slice(), priorities.as_slice()].concat());
    let ways = column(DIALOGUES, "method");
    let methods = named(&ways);
    let (days, phases) = (column(DIALOGUES, "held_on"), column(DIALOGUES, "phase"));
    let (at, counts) = (column(DIALOGUES, "board"), column(DIALOGUES, "participants"));
    let ids = |list: &str| -> Vec<TargetGroupId> {
        list.split(';').map(|name| TargetGroupId(place(&groups, name))).collect()
    };
    let held = (0..days.len())
        .map(|row| Held {
            year: days[row][..4].parse().expect("a year"),
            phase: match phases[row].as_str() {
                "perspective" => Phase::Perspective,
                _ => Phase::InDepth,
            },
            board: BoardId(place(&boards, &at[row])),
            groups: ids(&lists[row]),
            method: Some(MethodId(place(&methods, &ways[row]))),
            participants: Some(counts[row].parse().expect("a head-count")),
        })
        .collect();
    let mailed = |feedback, report, accepted, bounced| Mailed {
        feedback,
        report: ReportId(report),
        by_mail: Some(SentByMail {
            by_wish: ByWish {
                in_time: Figures { accepted, bounced, ..Figures::default() },
                later: Figures::default(),
            },
            ..SentByMail::default()
        }),
    };
    let got = |reports: &[i64], people| {
        let reports: BTreeSet<ReportId> = reports.iter().copied().map(ReportId).collect();
        Reached { certain: reports.clone(), possible: reports, people }
    };
    let passed_on = |organisation, dialogue, people| PassedOn {
        report: ReportId(1),
        organisation,
        asked: DeliveryId(organisation),
        dialogue: Some(DialogueId(dialogue)),
        people,
    };
    let heads: BTreeMap<DialogueId, i64> = (0..)
        .map(DialogueId)
        .zip(counts.iter().map(|count| count.parse().expect("a head-count")))
        .collect();
    let reach = Reach {
        // Three withdrew after the interim report.
        by_mail: vec![got(&[1, 2], 132), got(&[1], 2), got(&[2], 1)],
        passed_on: vec![passed_on(1, 0, 4), passed_on(2, 1, 3)],
        heads,
        elsewhere: Elsewhere::Nobody,
    };
    IndicatorFacts {
        this_year: 2023,
        has_ended: false,
        held,
        priorities: boards
            .iter()
            .zip(&priorities)
            .flat_map(|(board, wanted)| {
                let board = BoardId(place(&boards, board));
                ids(wanted).into_iter().map(move |group| (board, group))
            })
            .collect(),
        groups: groups
            .iter()
            .map(|name| TargetGroup {
                id: TargetGroupId(place(&groups, name)),
                name: name.clone(),
                kind: match name.as_str() {
                    "verksamhetsföreträdare" => GroupKind::Officials,
                    "landsbygd/stad" | "digitalisering" => GroupKind::Perspective,
                    _ => GroupKind::Group,
                },
            })
            .collect(),
        boards: boards
            .iter()
            .map(|name| Board {
                id: BoardId(place(&boards, name)),
                name: name.clone(),
                municipality: name.clone(),
                reference: String::new(),
            })
            .collect(),
        methods: methods
            .iter()
            .map(|name| Method {
                id: MethodId(place(&methods, name)),
                name: name.clone(),
                strengths: String::new(),
                weaknesses: if name.ends_with("VR") {
                    "Tekniken tar plats.".into()
                } else {
                    String::new()
                },
            })
            .collect(),
        heard: Heard {
            perspective: share(261, 290),
            in_depth: share(41, 46),
            all: share(302, 336),
        },
        mailed: vec![mailed(Feedback::Interim, 1, 134, 2), mailed(Feedback::Final, 2, 133, 0)],
        wished_since: vec![(Feedback::Interim, 0), (Feedback::Final, 0)],
        reach,
        answered: Value::Nothing,
        surveyed: vec![Surveyed {
            survey: SurveyId(1),
            audience: Audience::ElectedMembers,
            share: share(32, 34),
            response: Some(Response { answered: 34, asked: None }),
        }],
    }
}

fn came_of(measure: Measure, facts: &IndicatorFacts) -> Outcome {
    let plain = Indicator {
        id: eko::db::ids::IndicatorId(1),
        name: String::new(),
        measure,
        target: None,
        earlier: Vec::new(),
        reflection: String::new(),
    };
    outcome(&plain, facts)
}

#[test]
fn the_account_of_halland_comes_out_of_its_facts() {
    let facts = halland();
    let rows: Vec<(Value, Met)> = usual::goals(Language::Swedish.texts(), 2021)
        .iter()
        .flat_map(|goal| &goal.indicators)
        .map(|indicator| {
            let outcome = outcome(indicator, &facts);
            (outcome.value, outcome.met)
        })
        .collect();
    // Both reports went to the same people.
    let reached = Value::Range { least: 135, most: 142, of: 426 };
    assert_eq!(
        rows,
        [
            (Value::Count(27), Met::Met),
            (Value::Count(4), Met::Met),
            (Value::Count(6), Met::Met),
            (share(7, 7), Met::Met),
            (share(3, 6), Met::NotDefined),
            (share(261, 290), Met::NotMet),
            (Value::Count(7), Met::Met),
            (Value::Count(1), Met::NotMet),
            (reached, Met::NotDefined),
            (share(136, 136), Met::Met),
            (share(133, 133), Met::Met),
            (share(32, 34), Met::NotDefined),
            (Value::Nothing, Met::NotDefined),
        ]
    );
    let dialogues = |year| came_of(Measure::Dialogues(Span { year, phase: None }), &facts).value;
    assert_eq!(dialogues(Some(2021)), Value::Count(27));
    assert_eq!(dialogues(Some(2022)), Value::Count(10));
    assert_eq!(dialogues(None), Value::Count(37));
    let participants = came_of(Measure::Participants(Span::default()), &facts);
    assert_eq!(participants.value, Value::Count(426));
    // Officials were at three dialogues of their own (D44).
    let heads = Lacking::Heads { unknown: 0, officials: 32, mixed: 0 };
    assert_eq!(participants.lacking, heads);
    let response = Lacking::Response { answered: 34, asked: None };
    assert_eq!(came_of(Measure::Survey(None), &facts).lacking, response);
}

/// «100 % (totalt/på regional nivå)», though not each board has met all of its own (D3).
#[test]
fn every_group_was_met_in_the_region_but_not_by_each_board() {
    let facts = halland();
    assert_eq!(came_of(Measure::Groups(None), &facts).lacking, Lacking::Nothing);
    let gap = |board: &str, groups: &[&str]| {
        let groups = groups.iter().map(|group| (*group).to_owned()).collect();
        (board.to_owned(), groups)
    };
    assert_eq!(
        came_of(Measure::Boards(None), &facts).lacking,
        Lacking::Boards(vec![
            gap("Falkenberg", &["föräldrar"]),
            gap("Halmstad", &["föräldrar"]),
            gap("Laholm", &["nyanlända", "seniorer"]),
        ])
    );
    let mut in_2022 = facts;
    in_2022.held.retain(|held| held.year == 2022);
    let Lacking::Groups(missed) = came_of(Measure::Groups(None), &in_2022).lacking else {
        panic!("some groups were not met in 2022");
    };
    assert_eq!(missed, ["nyanlända"]);
}
