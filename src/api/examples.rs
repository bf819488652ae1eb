//! The example of the API's description: an account as it could be, so that every example is what Eko would really
//! say. The share heard is that of a public record, everything else is made up.

use jiff::civil::date;

use super::documents::SnapshotEntry;
use crate::clock::Timestamp;
use crate::followup::account::{
    About, Account, Board, Dialogue, FORM, Feedback, Figure, Goal, Group, Indicator, Mailed,
    Mailing, Matrix, MatrixCell, MatrixRow, Promised, Reached, Read, Replied, Row, SetAside, Shown,
    Span, Standing, Target, Tenths, Unserved,
};
use crate::followup::engine::Said;
use crate::followup::indicators::{Lacking, Met, Value};
use crate::i18n::Language;
use crate::processes::Slug;

/// 2022-11-01T11:00:00Z.
const COMPUTED: Timestamp = Timestamp(1_667_300_400);
/// 2022-06-20T10:00:00Z.
const MAILED: Timestamp = Timestamp(1_655_719_200);

/// An account with at least one of everything that has figures.
pub fn account() -> Account {
    Account {
        form: FORM,
        process: About {
            slug: Slug::of_name("halland"),
            language: "sv".into(),
            name: [
                (Language::Swedish, "Tillit i Halland".to_owned()),
                (Language::English, "Trust in Halland".to_owned()),
            ]
            .into_iter()
            .collect(),
            organisation: "De lokala nämnderna i Halland".into(),
            ended_at: None,
        },
        board: None,
        computed_at: COMPUTED,
        threshold: 5,
        waiting: 1,
        set_aside: SetAside {
            dialogues: 1,
            answers: 49,
        },
        whole: row("all", 32, 367, heard()),
        phases: vec![
            row("perspective", 31, 363, heard()),
            row("in_depth", 1, 4, Shown::TooFew),
        ],
        people: Vec::new(),
        goals: vec![goal()],
        removed: Vec::new(),
        years: vec![row("2021", 27, 301, heard())],
        months: vec![row("2021-09", 6, 59, Shown::TooFew)],
        municipalities: vec![row("Hylte", 1, 4, Shown::TooFew)],
        boards: vec![Board {
            id: "4611686018427387904".into(),
            row: row("Lokala nämnden i Hylte", 1, 4, Shown::TooFew),
            municipality: "Hylte".into(),
            reference: "LNHY 2021/1".into(),
            phases: vec![row("in_depth", 1, 4, Shown::TooFew)],
        }],
        groups: vec![Group {
            row: row("unga", 1, 4, Shown::TooFew),
            kind: "group".into(),
            prioritised_by: 6,
            met_by: 6,
        }],
        methods: Vec::new(),
        matrix: matrix(),
        dialogues: vec![Dialogue {
            number: 34,
            month: "2022-05".into(),
            phase: "in_depth".into(),
            board: "Lokala nämnden i Hylte".into(),
            method: Some("poddsamtal".into()),
            groups: vec!["unga".into()],
            participants: Some(4),
            elected_present: Some(2),
            survey_version: 1,
            standing: Standing::Closed,
            answers: Shown::TooFew,
        }],
        surveys: Vec::new(),
        feedback: feedback(),
        events: Vec::new(),
        activities: Vec::new(),
        outreach: Vec::new(),
        replies: vec![replied()],
        promises: vec![promised("interim")],
        readers: vec![Read {
            what: "report".into(),
            of: words("Delrapporten"),
            who: None,
            yes: 14,
            partly: 6,
            no: 3,
            no_answer: 1,
        }],
    }
}

fn words<W: FromIterator<(Language, String)>>(text: &str) -> W {
    [(Language::Swedish, text.to_owned())].into_iter().collect()
}

fn replied() -> Replied {
    Replied {
        said: words("Varför finns det ingen reception?"),
        heard: "perspective".into(),
        who: Some("Hylte".into()),
        reference: "LN HYL210007".into(),
        state: "decided".into(),
        words: words("Det blir en reception."),
        promise: Some(promised("reply")),
        done_on: None,
        changed_on: Some(date(2022, 10, 3)),
    }
}

fn promised(what: &str) -> Promised {
    Promised {
        what: what.into(),
        first: date(2022, 6, 1),
        day: date(2022, 6, 1),
        standing: "kept_late".into(),
        came_on: Some(date(2022, 6, 15)),
        days_late: 14,
        moved: 0,
    }
}

/// A snapshot of it.
pub fn snapshot() -> SnapshotEntry {
    SnapshotEntry {
        slug: "slutrapporten".into(),
        name: "Slutrapporten".into(),
        taken_at: COMPUTED,
        published_at: Some(COMPUTED.plus_seconds(3600)),
    }
}

fn row(of: &str, dialogues: i64, participants: i64, answers: Shown) -> Row {
    Row {
        to_come: 0,
        of: of.into(),
        dialogues,
        participants,
        apart: None,
        answers,
    }
}

/// Exactly 90 per cent.
fn heard() -> Shown {
    Shown::Shown(Box::new(Figure {
        dialogues: (1..=31).collect(),
        untold: None,
        participants: 363,
        without_head_count: 0,
        taken_part: 290,
        response: Tenths::of(290, 363),
        n: 290,
        share: Said::Exact {
            heard: 261,
            of: 290,
        },
        percent: Some(span(900, 900)),
        interval: Some(span(860, 930)),
        bounds: Some(span(719, 920)),
        scale: None,
        survey_versions: vec![1],
    }))
}

fn span(least: i64, most: i64) -> Span {
    Span {
        least: Tenths(least),
        most: Tenths(most),
    }
}

fn goal() -> Goal {
    let indicator = |name: &str, counted: &str, comparison: &str, amount: &str| Indicator {
        name: name.into(),
        counted: counted.into(),
        year: None,
        phase: None,
        feedback: None,
        fewest: None,
        source: String::new(),
        target: Some(Target {
            comparison: comparison.into(),
            amount: amount.into(),
        }),
        target_changes: Vec::new(),
        outcome: Value::Nothing,
        met: Met::NotYet,
        lacking: Lacking::Nothing,
        reflection: String::new(),
    };
    Goal {
        name: "Deltagarna får göra sin röst hörd".into(),
        indicators: vec![
            Indicator {
                phase: Some("perspective".into()),
                outcome: Value::Share { part: 261, of: 290 },
                met: Met::NotMet,
                ..indicator(
                    "Andel som fick göra sin röst hörd",
                    "heard",
                    "more_than",
                    "90%",
                )
            },
            Indicator {
                year: Some(2021),
                outcome: Value::Count(27),
                met: Met::Met,
                ..indicator("Dialoger 2021", "dialogues", "at_least", "18")
            },
        ],
    }
}

fn matrix() -> Matrix {
    let cells = vec![MatrixCell {
        prioritised: true,
        dialogues: 1,
        participants: 4,
        met: Some(true),
        answers: Shown::TooFew,
    }];
    Matrix {
        groups: vec!["unga".into()],
        boards: vec![MatrixRow {
            board: "Lokala nämnden i Hylte".into(),
            cells: cells.clone(),
        }],
        region: MatrixRow {
            board: String::new(),
            cells,
        },
    }
}

fn feedback() -> Feedback {
    Feedback {
        wished: 136,
        wished_elsewhere: 0,
        withdrawn: 3,
        not_reachable: 12,
        mailings: vec![Mailing {
            report: [(Language::Swedish, "Delrapport".to_owned())]
                .into_iter()
                .collect(),
            version: "1.0".into(),
            purpose: "interim".into(),
            mailed: Some(Mailed {
                begun_at: Some(MAILED),
                wanted: 136,
                made_for: 136,
                waiting: 0,
                sent: 136,
                accepted: 135,
                bounced: 1,
                rejected: 0,
                uncertain: 0,
                failed: 0,
                withdrawn: 0,
                cancelled: 0,
                untried: 0,
                later: 1,
                later_sent: 0,
            }),
            passed_on: None,
            reached: Some(Reached {
                least: 135,
                most: 135,
                of: 367,
            }),
        }],
        unserved: vec![Unserved {
            purpose: "outcomes".into(),
            count: 12,
        }],
    }
}
