//! The tables about answers: rows of dialogues, and what may be said of them.

use super::words;
use super::{Column, Kind, Table, Value};
use crate::followup::account::{Account, Figure, Row, Shown};
use crate::followup::engine::Said;
use crate::i18n::Texts;
use crate::survey::Choice;

pub(super) fn column(key: &'static str, title: impl Into<String>, kind: Kind) -> Column {
    Column {
        key,
        title: title.into(),
        kind,
    }
}

/// A share as a value.
pub fn share(said: Said) -> Value {
    match said {
        Said::Exact { heard, of } => Value::Part { part: heard, of },
        Said::Between { least, most, of } => Value::Between { least, most, of },
        Said::AtMost5PerCent { .. } => Value::AtMost5PerCent,
        Said::AtLeast95PerCent { .. } => Value::AtLeast95PerCent,
    }
}

/// What is said of any row's answers: the columns, and the values of a row.
pub(super) fn answer_columns(t: &Texts) -> Vec<Column> {
    vec![
        column("counted", t.get("account-counted"), Kind::Number),
        column(
            "counted_participants",
            t.get("account-counted-participants"),
            Kind::Number,
        ),
        column("answered", t.get("dialogue-answered"), Kind::Number),
        column("response", t.get("follow-up-response"), Kind::PerCent),
        column("n", t.get("follow-up-on-scale"), Kind::Number),
        column("heard", t.get("follow-up-share"), Kind::Share),
        column("interval", t.get("account-interval"), Kind::Interval),
        column("bounds", t.get("account-bounds"), Kind::Interval),
        column("versions", t.get("account-versions"), Kind::Text),
        column("from", t.get("account-from"), Kind::Text),
    ]
}

pub(super) fn answer_values(shown: &Shown) -> Vec<Value> {
    let Some(figure) = shown.figure() else {
        return vec![
            Value::TooFew,
            Value::TooFew,
            Value::TooFew,
            Value::Empty,
            Value::TooFew,
            Value::TooFew,
            Value::Empty,
            Value::Empty,
            Value::Empty,
            Value::Empty,
        ];
    };
    vec![
        Value::Number(i64::try_from(figure.dialogues.len()).unwrap_or(i64::MAX)),
        Value::Number(figure.participants),
        Value::Number(figure.taken_part),
        response(figure),
        Value::Number(figure.n),
        share(figure.share),
        interval(figure.interval),
        interval(figure.bounds),
        Value::Text(words::numbers(&figure.survey_versions)),
        Value::Text(words::numbers(&figure.dialogues)),
    ]
}

fn response(figure: &Figure) -> Value {
    figure.response.map_or(Value::Empty, |_| Value::Part {
        part: figure.taken_part,
        of: figure.participants,
    })
}

fn interval(span: Option<crate::followup::account::Span>) -> Value {
    span.map_or(Value::Empty, |span| Value::Interval {
        low: span.least.0,
        high: span.most.0,
    })
}

/// The columns and values of a row about some dialogues.
pub(super) fn row_columns(t: &Texts) -> Vec<Column> {
    let mut columns = vec![
        column("dialogues", t.get("dialogues-title"), Kind::Number),
        column("to_come", t.get("account-open"), Kind::Number),
        column("participants", t.get("dialogue-participants"), Kind::Number),
    ];
    columns.extend(answer_columns(t));
    columns
}

fn row_values(row: &Row) -> Vec<Value> {
    let mut values = vec![
        Value::Number(row.dialogues),
        Value::Number(row.to_come),
        Value::Number(row.participants),
    ];
    values.extend(answer_values(&row.answers));
    values
}

/// A table of rows, each with its own values in front.
struct Rows<'a> {
    key: &'static str,
    title: String,
    note: String,
    lead: Vec<Column>,
    rows: Vec<(Vec<Value>, &'a Row)>,
}

impl Rows<'_> {
    fn table(self, t: &Texts) -> Table {
        let mut columns = self.lead;
        columns.extend(row_columns(t));
        Table {
            key: self.key,
            title: self.title,
            note: self.note,
            columns,
            rows: self
                .rows
                .into_iter()
                .map(|(mut values, row)| {
                    values.extend(row_values(row));
                    values
                })
                .collect(),
        }
    }
}

pub(super) fn text(text: &str) -> Value {
    if text.is_empty() {
        Value::Empty
    } else {
        Value::Text(text.to_owned())
    }
}

/// Phases, and all together.
pub fn phases(t: &Texts, account: &Account) -> Table {
    let all = [&account.whole];
    Rows {
        key: "phases",
        title: t.get("follow-up-phases").into_owned(),
        note: t.with("follow-up-rule", [("threshold", account.threshold.into())]),
        lead: vec![column("phase", t.get("dialogue-phase"), Kind::Text)],
        rows: account
            .phases
            .iter()
            .chain(all)
            .map(|row| (vec![Value::Text(words::phase(t, &row.of))], row))
            .collect(),
    }
    .table(t)
}

fn named(
    t: &Texts,
    key: &'static str,
    title: &str,
    of: &str,
    rows: &[Row],
    name: impl Fn(&str) -> String,
) -> Table {
    Rows {
        key,
        title: title.to_owned(),
        note: String::new(),
        lead: vec![column("of", of, Kind::Text)],
        rows: rows
            .iter()
            .map(|row| (vec![Value::Text(name(&row.of))], row))
            .collect(),
    }
    .table(t)
}

pub fn years(t: &Texts, account: &Account) -> Table {
    let (title, of) = (t.get("follow-up-years"), t.get("follow-up-year"));
    named(t, "years", &title, &of, &account.years, str::to_owned)
}

pub fn months(t: &Texts, account: &Account) -> Table {
    let (title, of) = (t.get("account-months"), t.get("account-month"));
    named(t, "months", &title, &of, &account.months, |month| {
        words::month(t, month)
    })
}

pub fn municipalities(t: &Texts, account: &Account) -> Table {
    let (title, of) = (t.get("account-municipalities"), t.get("board-municipality"));
    named(
        t,
        "municipalities",
        &title,
        &of,
        &account.municipalities,
        str::to_owned,
    )
}

pub fn boards(t: &Texts, account: &Account) -> Table {
    Rows {
        key: "boards",
        title: t.get("account-boards").into_owned(),
        note: t.get("account-boards-note").into_owned(),
        lead: vec![
            column("board", t.get("board-name"), Kind::Text),
            column("municipality", t.get("board-municipality"), Kind::Text),
            column("reference", t.get("board-reference"), Kind::Text),
            column("phase", t.get("dialogue-phase"), Kind::Text),
        ],
        rows: account
            .boards
            .iter()
            .flat_map(|board| {
                std::iter::once(("all", &board.row))
                    .chain(board.phases.iter().map(|row| (row.of.as_str(), row)))
                    .map(move |(phase, row)| {
                        let lead = vec![
                            text(&board.row.of),
                            text(&board.municipality),
                            text(&board.reference),
                            Value::Text(words::phase(t, phase)),
                        ];
                        (lead, row)
                    })
            })
            .collect(),
    }
    .table(t)
}

pub fn groups(t: &Texts, account: &Account) -> Table {
    Rows {
        key: "groups",
        title: t.get("account-groups").into_owned(),
        note: t.get("account-groups-note").into_owned(),
        lead: vec![
            column("group", t.get("account-group"), Kind::Text),
            column("kind", t.get("group-kind"), Kind::Text),
            column(
                "prioritised_by",
                t.get("account-prioritised-by"),
                Kind::Number,
            ),
            column("met_by", t.get("account-met-by"), Kind::Number),
        ],
        rows: account
            .groups
            .iter()
            .map(|group| {
                let lead = vec![
                    text(&group.row.of),
                    Value::Text(words::group_kind(t, &group.kind)),
                    Value::Number(group.prioritised_by),
                    Value::Number(group.met_by),
                ];
                (lead, &group.row)
            })
            .collect(),
    }
    .table(t)
}

pub fn methods(t: &Texts, account: &Account) -> Table {
    Rows {
        key: "methods",
        title: t.get("account-methods").into_owned(),
        note: String::new(),
        lead: vec![
            column("method", t.get("dialogue-method"), Kind::Text),
            column("strengths", t.get("method-strengths"), Kind::Prose),
            column("weaknesses", t.get("method-weaknesses"), Kind::Prose),
        ],
        rows: account
            .methods
            .iter()
            .map(|method| {
                let lead = vec![
                    text(&method.row.of),
                    text(&method.strengths),
                    text(&method.weaknesses),
                ];
                (lead, &method.row)
            })
            .collect(),
    }
    .table(t)
}

/// The choices of the phases, and of all together: of dialogues that are counted by themselves.
pub fn scale(t: &Texts, account: &Account) -> Table {
    let mut columns = vec![column("phase", t.get("dialogue-phase"), Kind::Text)];
    columns.push(column("n", t.get("follow-up-on-scale"), Kind::Number));
    let choices = Choice::ALL.iter().copied();
    columns.extend(
        choices
            .clone()
            .map(|choice| column(choice.word(), t.get(choice.text_key()), Kind::Number)),
    );
    let shares = choices.clone().filter(|choice| *choice != Choice::NoAnswer);
    let rows = account.phases.iter().chain([&account.whole]);
    let values = |row: &Row| {
        let mut values = vec![Value::Text(words::phase(t, &row.of))];
        let scale = row.answers.figure().and_then(|figure| figure.scale);
        let number = |number: Option<i64>| number.map_or(Value::TooFew, Value::Number);
        values.push(number(scale.map(|scale| scale.on_scale())));
        values.extend(
            choices
                .clone()
                .map(|choice| number(scale.map(|scale| scale.of(choice)))),
        );
        values.extend(shares.clone().map(|choice| {
            scale.map_or(Value::Empty, |scale| Value::Part {
                part: scale.of(choice),
                of: scale.on_scale(),
            })
        }));
        values
    };
    columns.extend(shares.clone().map(|choice| {
        let title = t.with(
            "account-share-of",
            [("choice", t.get(choice.text_key()).into())],
        );
        column(share_key(choice), title, Kind::PerCent)
    }));
    Table {
        key: "scale",
        title: t.get("account-scale").into_owned(),
        note: t.get("account-scale-note").into_owned(),
        rows: rows.map(values).collect(),
        columns,
    }
}

fn share_key(choice: Choice) -> &'static str {
    match choice {
        Choice::VeryHigh => "very_high_share",
        Choice::FairlyHigh => "fairly_high_share",
        Choice::FairlyLow => "fairly_low_share",
        Choice::NotAtAll => "not_at_all_share",
        Choice::NoAnswer => "no_answer_share",
    }
}
