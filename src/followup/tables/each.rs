//! The long tables: a row for each board and target group, each dialogue, each answer to another question.

use super::answers::{answer_columns, answer_values, column, row_columns, text};
use super::words;
use super::{Column, Kind, Table, Value};
use crate::followup::account::{Account, Dialogue, Matrix, MatrixCell, MatrixRow, Standing};
use crate::i18n::Texts;

/// Boards by target groups: how many dialogues, and whether it was to be met. A row for each pair, as programs like it.
pub fn matrix(t: &Texts, account: &Account) -> Table {
    let Matrix {
        groups,
        boards,
        region,
    } = &account.matrix;
    let mut columns = vec![
        column("board", t.get("board-name"), Kind::Text),
        column("group", t.get("account-group"), Kind::Text),
        column("prioritised", t.get("account-prioritised"), Kind::Text),
        column("met", t.get("account-met"), Kind::Text),
    ];
    columns.extend(
        row_columns(t)
            .into_iter()
            .filter(|column| column.key != "to_come"),
    );
    let row = |of: &MatrixRow, group: &str, cell: &MatrixCell| {
        let board = if of.board.is_empty() {
            t.get("account-region").into_owned()
        } else {
            of.board.clone()
        };
        let yes_or_no = |yes: bool| {
            Value::Text(
                t.get(if yes { "account-yes" } else { "account-no" })
                    .into_owned(),
            )
        };
        let mut values = vec![
            Value::Text(board),
            text(group),
            yes_or_no(cell.prioritised),
            yes_or_no(cell.dialogues > 0),
            Value::Number(cell.dialogues),
            Value::Number(cell.participants),
        ];
        values.extend(answer_values(&cell.answers));
        values
    };
    Table {
        key: "matrix",
        title: t.get("account-matrix").into_owned(),
        note: t.get("account-matrix-note").into_owned(),
        columns,
        rows: boards
            .iter()
            .chain([region])
            .flat_map(|of| {
                groups
                    .iter()
                    .zip(&of.cells)
                    .map(move |(group, cell)| row(of, group, cell))
            })
            .collect(),
    }
}

/// Each dialogue.
pub fn dialogues(t: &Texts, account: &Account) -> Table {
    let mut columns = vec![
        column("number", t.get("dialogue-number-short"), Kind::Number),
        column("month", t.get("account-month"), Kind::Text),
        column("phase", t.get("dialogue-phase"), Kind::Text),
        column("board", t.get("dialogue-board"), Kind::Text),
        column("groups", t.get("dialogue-groups"), Kind::Text),
        column("method", t.get("dialogue-method"), Kind::Text),
        column("participants", t.get("dialogue-participants"), Kind::Number),
        column("elected", t.get("dialogue-elected"), Kind::Number),
        column("version", t.get("account-version"), Kind::Number),
        column("standing", t.get("dialogue-state"), Kind::Text),
    ];
    columns.extend(own_columns(t));
    Table {
        key: "dialogues",
        title: t.get("follow-up-per-dialogue").into_owned(),
        note: t.with(
            "follow-up-per-dialogue-hint",
            [("threshold", account.threshold.into())],
        ),
        columns,
        rows: account
            .dialogues
            .iter()
            .map(|one| dialogue(t, one))
            .collect(),
    }
}

/// Of a dialogue it need not be said from which it is, nor what it asked once more.
const OWN: usize = 6;

fn own_columns(t: &Texts) -> impl Iterator<Item = Column> {
    answer_columns(t).into_iter().skip(2).take(OWN)
}

fn dialogue(t: &Texts, of: &Dialogue) -> Vec<Value> {
    let number = |number: Option<i32>| number.map_or(Value::Empty, |n| Value::Number(n.into()));
    let mut values = vec![
        Value::Number(of.number.into()),
        Value::Text(words::month(t, &of.month)),
        Value::Text(words::phase(t, &of.phase)),
        text(&of.board),
        text(&of.groups.join(t.comma())),
        of.method.as_deref().map_or(Value::Empty, text),
        number(of.participants),
        number(of.elected_present),
        Value::Number(of.survey_version.into()),
        Value::Text(
            t.get(match of.standing {
                Standing::Open => "follow-up-open",
                Standing::Pilot => "version-pilot",
                Standing::Closed => "account-closed",
            })
            .into_owned(),
        ),
    ];
    let answers = answer_values(&of.answers).into_iter().skip(2).take(OWN);
    values.extend(answers.map(|value| match of.standing {
        Standing::Closed => value,
        Standing::Open | Standing::Pilot => Value::Empty,
    }));
    values
}

/// The questions that are not in the other figures: a row for each option.
pub fn questions(t: &Texts, account: &Account) -> Table {
    let mut rows = Vec::new();
    for survey in &account.surveys {
        for question in &survey.questions {
            let lead = || {
                vec![
                    Value::Text(words::survey(t, survey)),
                    Value::Text(words::audience(t, &survey.audience)),
                    Value::Text(question.prompt.for_reader(t.language).1.to_owned()),
                ]
            };
            let Some(chosen) = &question.answers else {
                let mut values = lead();
                values.extend([
                    Value::Empty,
                    Value::TooFew,
                    Value::TooFew,
                    Value::TooFew,
                    Value::Empty,
                ]);
                rows.push(values);
                continue;
            };
            for option in &chosen.options {
                let mut values = lead();
                values.extend([
                    text(option.label.for_reader(t.language).1),
                    Value::Number(chosen.places),
                    Value::Number(chosen.n),
                    Value::Number(option.count),
                    if option.counts {
                        Value::Part {
                            part: option.count,
                            of: chosen.n,
                        }
                    } else {
                        Value::Empty
                    },
                ]);
                rows.push(values);
            }
        }
    }
    Table {
        key: "questions",
        title: t.get("account-questions").into_owned(),
        note: t.with(
            "account-questions-note",
            [("threshold", account.threshold.into())],
        ),
        columns: vec![
            column("survey", t.get("account-survey"), Kind::Text),
            column("audience", t.get("account-audience"), Kind::Text),
            column("question", t.get("account-question"), Kind::Prose),
            column("answer", t.get("follow-up-answer"), Kind::Text),
            column("places", t.get("account-places"), Kind::Number),
            column("n", t.get("account-n"), Kind::Number),
            column("count", t.get("dialogue-answered"), Kind::Number),
            column("share", t.get("follow-up-part"), Kind::PerCent),
        ],
        rows,
    }
}
