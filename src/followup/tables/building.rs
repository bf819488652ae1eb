//! A table is made column by column, each with what stands in it for whatever a row is about.

use super::table::ColumnKind::{Interval, Number, PerCent, Prose, Share, Text};
use super::table::{Column, ColumnKind, Table, Value};
use crate::followup::account::{Apart, Figure, Heads, Row, Shown, Span};
use crate::followup::engine::Said;
use crate::followup::tables::words;
use crate::i18n::Texts;

/// A table that is being made, and what its rows are about.
pub struct Building<'t, R> {
    t: &'t Texts,
    of: Vec<R>,
    table: Table,
    response: Response,
}

/// Whether a row has more answers than people, so that its response rate is above all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Response {
    Within,
    Over,
}

/// Begins a table with a row for each of some things.
pub fn rows<R>(t: &Texts, of: impl IntoIterator<Item = R>) -> Building<'_, R> {
    let of: Vec<R> = of.into_iter().collect();
    let table = Table {
        key: "",
        title: String::new(),
        note: String::new(),
        columns: Vec::new(),
        rows: vec![Vec::new(); of.len()],
    };
    Building {
        t,
        of,
        table,
        response: Response::Within,
    }
}

/// Words as a value; there may be none.
pub fn text(text: impl Into<String>) -> Value {
    match text.into() {
        text if text.is_empty() => Value::Empty,
        text => Value::Text(text),
    }
}

/// A share as a value.
pub fn share(said: Said) -> Value {
    match said {
        Said::Exact { heard, of } => Value::Part { part: heard, of },
        Said::Between { least, most, of } => Value::Between { least, most, of },
    }
}

fn interval(span: Option<Span>) -> Value {
    span.map_or(Value::Empty, |span| Value::Interval {
        low: span.least.0,
        high: span.most.0,
    })
}

/// A column about answers: its key, the key of its title, and what stands there of a figure.
type Answered = (&'static str, &'static str, ColumnKind, fn(&Figure) -> Value);

/// Which dialogues answers are from, in numbers.
const COUNTED: [Answered; 2] = [
    ("counted", "account-counted", Number, |figure| {
        Value::Number(figure.counted())
    }),
    (
        "counted_participants",
        "account-counted-participants",
        Number,
        |figure| Value::Number(figure.participants),
    ),
];

/// What was answered.
const SAID: [Answered; 6] = [
    ("answered", "dialogue-answered", Number, |figure| {
        Value::Number(figure.taken_part)
    }),
    ("response", "follow-up-response", PerCent, |figure| {
        figure.response.map_or(Value::Empty, |_| Value::Part {
            part: figure.taken_part,
            of: figure.participants,
        })
    }),
    ("n", "follow-up-share-is-of", Number, |figure| {
        Value::Number(figure.n)
    }),
    ("heard", "follow-up-share", Share, |figure| {
        share(figure.share)
    }),
    ("interval", "account-interval", Interval, |figure| {
        interval(figure.interval)
    }),
    ("bounds", "account-bounds", Interval, |figure| {
        interval(figure.bounds)
    }),
];

/// What it can be traced to.
const SOURCES: [Answered; 2] = [
    ("versions", "account-versions", Text, |figure| {
        Value::Text(words::numbers(&figure.survey_versions))
    }),
    ("from", "account-from", Text, |figure| {
        Value::Text(words::numbers(&figure.dialogues))
    }),
];

impl<R> Building<'_, R> {
    /// With a column more. Its title has a key of its own.
    pub fn column(
        self,
        key: &'static str,
        title: &str,
        kind: ColumnKind,
        value: impl Fn(&R) -> Value,
    ) -> Self {
        let title = self.t.get(title).into_owned();
        self.titled(Column { key, title, kind }, value)
    }

    pub fn titled(mut self, column: Column, value: impl Fn(&R) -> Value) -> Self {
        self.table.columns.push(column);
        for (row, of) in self.table.rows.iter_mut().zip(&self.of) {
            row.push(value(of));
        }
        self
    }

    pub fn text<S: Into<String>>(
        self,
        key: &'static str,
        title: &str,
        words: impl Fn(&R) -> S,
    ) -> Self {
        self.column(key, title, Text, |of| text(words(of)))
    }

    pub fn prose<S: Into<String>>(
        self,
        key: &'static str,
        title: &str,
        words: impl Fn(&R) -> S,
    ) -> Self {
        self.column(key, title, Prose, |of| text(words(of)))
    }

    pub fn number<N: Into<i64>>(
        self,
        key: &'static str,
        title: &str,
        number: impl Fn(&R) -> N,
    ) -> Self {
        self.column(key, title, Number, |of| Value::Number(number(of).into()))
    }

    /// The columns about some dialogues.
    pub fn row(self, of: impl Fn(&R) -> &Row) -> Self {
        self.number("dialogues", "dialogues-title", |r| of(r).dialogues)
            .number("to_come", "account-open", |r| of(r).to_come)
            .number("participants", "dialogue-participants", |r| {
                of(r).participants
            })
            .apart(|r| of(r).apart)
            .answers(|r| &of(r).answers)
    }

    /// Residents and officials among the participants, where any row has officials.
    fn apart(self, of: impl Fn(&R) -> Option<Apart>) -> Self {
        let has = |some: fn(&Apart) -> i64| {
            let mut all = self.of.iter().filter_map(&of);
            all.any(|apart| some(&apart) > 0)
        };
        let is_mixed = has(|apart| apart.mixed.dialogues);
        if !is_mixed && !has(|apart| apart.officials.dialogues) {
            return self;
        }
        let heads = |r: &R, whom: fn(&Apart) -> Heads| {
            let apart = of(r);
            apart.map_or(Value::Empty, |apart| {
                Value::Number(whom(&apart).participants)
            })
        };
        let told = self
            .column("residents", "account-residents", Number, |r| {
                heads(r, |apart| apart.residents)
            })
            .column("officials", "account-officials", Number, |r| {
                heads(r, |apart| apart.officials)
            });
        if !is_mixed {
            return told;
        }
        told.column("mixed", "account-mixed", Number, |r| {
            heads(r, |apart| apart.mixed)
        })
    }

    /// All columns about the answers of some dialogues.
    pub fn answers(self, of: impl Fn(&R) -> &Shown) -> Self {
        self.answered(&COUNTED, |r| Some(of(r)))
            .answered(&SAID, |r| Some(of(r)))
            .answered(&SOURCES, |r| Some(of(r)))
    }

    /// The columns about a single dialogue's answers, which need not say from which it is, nor what it asked once more;
    /// empty where it has none to show.
    pub fn own_answers(self, of: impl Fn(&R) -> Option<&Shown>) -> Self {
        self.answered(&SAID, of)
    }

    fn answered(mut self, columns: &[Answered], of: impl Fn(&R) -> Option<&Shown>) -> Self {
        let is_over =
            |figure: &Figure| figure.response.is_some() && figure.taken_part > figure.participants;
        let mut figures = self.of.iter().filter_map(|r| of(r)?.figure());
        if figures.any(is_over) {
            self.response = Response::Over;
        }
        for &(key, title, kind, value) in columns {
            self = self.column(key, title, kind, |r| match of(r).map(Shown::figure) {
                Some(Some(figure)) => value(figure),
                Some(None) if matches!(kind, Number | Share) => Value::TooFew,
                _ => Value::Empty,
            });
        }
        self
    }

    /// With what has to be known to read it.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.table.note = note.into();
        self
    }

    /// The table, under its own key and the key of its title.
    pub fn table(mut self, key: &'static str, title: &str) -> Table {
        if self.response == Response::Over {
            let over = self.t.get("follow-up-over");
            let note = [self.table.note.as_str(), &over];
            self.table.note = note.join(" ").trim().to_owned();
        }
        Table {
            key,
            title: self.t.get(title).into_owned(),
            ..self.table
        }
    }
}
