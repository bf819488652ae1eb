//! What a table of the account is.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::followup::chapters::{Order, Sorting};
use crate::i18n::Texts;

/// What stands in a column; decides how it is set on a page, and how it is typed in a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    /// Words of more than a line.
    Prose,
    Number,
    /// A part of a whole that is known exactly, such as a response rate.
    PerCent,
    /// A share of answers, as it may be said: exact, or a range.
    Share,
    /// From one per cent to another.
    Interval,
    Day,
}

/// A column. Its key is the same in every language and never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub key: &'static str,
    pub title: String,
    pub kind: ColumnKind,
}

/// What stands in a row of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// There is nothing to say.
    Empty,
    /// Too few to show, or none: nobody can tell which.
    TooFew,
    Text(String),
    Number(i64),
    /// Exactly so many of so many.
    Part {
        part: i64,
        of: i64,
    },
    /// At least and at most so many of so many.
    Between {
        least: i64,
        most: i64,
        of: i64,
    },
    /// In tenths of a per cent.
    Interval {
        low: i64,
        high: i64,
    },
    Day(Date),
}

/// A table with the same number of values in each row as it has columns. The first column names the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The same in every language: the name of a file, a part of an address.
    pub key: &'static str,
    pub title: String,
    /// What has to be known to read it; empty when nothing has.
    pub note: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// The same with only some of its columns, in this order; a key that it has not is left out.
    pub fn only(self, keys: &[&str]) -> Self {
        let at: Vec<usize> = keys
            .iter()
            .filter_map(|key| self.columns.iter().position(|column| column.key == *key))
            .collect();
        let pick = |at: &usize| self.columns.get(*at).cloned();
        let columns = at.iter().filter_map(pick).collect();
        let rows = self
            .rows
            .iter()
            .map(|row| at.iter().filter_map(|at| row.get(*at).cloned()).collect())
            .collect();
        Self {
            columns,
            rows,
            ..self
        }
    }
}

impl Table {
    /// Where a column stands.
    pub fn at(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// With its rows in the order of a column's values. What is empty or too few stands last, whichever way; by a column
    /// that it has not, nothing moves.
    pub fn sorted(mut self, by: &Sorting) -> Self {
        if let Some(at) = self.at(&by.column) {
            let is_said = |row: &Vec<Value>| row.get(at).is_some_and(Value::is_said);
            let (mut said, unsaid): (Vec<_>, Vec<_>) = self.rows.into_iter().partition(is_said);
            said.sort_by(|one, other| {
                let order = match (one.get(at), other.get(at)) {
                    (Some(one), Some(other)) => one.compared(other),
                    _ => Ordering::Equal,
                };
                match by.order {
                    Order::Rising => order,
                    Order::Falling => order.reverse(),
                }
            });
            said.extend(unsaid);
            self.rows = said;
        }
        self
    }
}

/// A text as rows are ordered by it: capitals do not count, and å, ä, ö come last, as in Swedish.
fn in_order(text: &str) -> String {
    let letter = |letter| match letter {
        'å' => '{',
        'ä' => '|',
        'ö' => '}',
        other => other,
    };
    text.to_lowercase().chars().map(letter).collect()
}

impl Value {
    /// Whether there is anything to say, and it may be said.
    pub fn is_said(&self) -> bool {
        match self {
            Self::Empty | Self::TooFew => false,
            Self::Part { of, .. } | Self::Between { of, .. } => *of > 0,
            Self::Text(_) | Self::Number(_) | Self::Interval { .. } | Self::Day(_) => true,
        }
    }

    /// How two values of a column stand to each other: as shown, and no finer.
    fn compared(&self, other: &Self) -> Ordering {
        let parts = |one: (i64, i64), other: (i64, i64)| {
            let across =
                |(part, _): (i64, i64), (_, of): (i64, i64)| i128::from(part) * i128::from(of);
            across(one, other).cmp(&across(other, one))
        };
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.cmp(other),
            (Self::Day(one), Self::Day(other)) => one.cmp(other),
            (Self::Text(one), Self::Text(other)) => in_order(one).cmp(&in_order(other)),
            _ => match (self.span(), other.span()) {
                (Some(one), Some(other)) => parts(one.0, other.0).then(parts(one.1, other.1)),
                _ => Ordering::Equal,
            },
        }
    }

    /// The least and the most that it may be, in parts of a whole; nothing where it is no share, or there are too few.
    pub fn span(&self) -> Option<((i64, i64), (i64, i64))> {
        match *self {
            Self::Part { part, of } if of > 0 => Some(((part, of), (part, of))),
            Self::Between { least, most, of } if of > 0 => Some(((least, of), (most, of))),
            Self::Interval { low, high } => Some(((low, 1000), (high, 1000))),
            _ => None,
        }
    }

    /// As a person reads it.
    pub fn text(&self, t: &Texts) -> String {
        match self {
            Self::Empty => "–".into(),
            Self::TooFew => t.get("too-few").into_owned(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => t.number(*number),
            Self::Day(day) => t.date(*day),
            Self::Part { .. } | Self::Between { .. } | Self::Interval { .. } => self
                .span()
                .map_or_else(|| "–".into(), |(low, high)| t.percents(low, high)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::tables::ColumnKind::{Share, Text as Words};

    fn table(rows: Vec<[Value; 2]>) -> Table {
        let column = |key, kind| Column {
            key,
            title: key.to_owned(),
            kind,
        };
        Table {
            key: "boards",
            title: String::new(),
            note: String::new(),
            columns: vec![column("board", Words), column("heard", Share)],
            rows: rows.into_iter().map(Vec::from).collect(),
        }
    }

    fn names(table: &Table) -> Vec<&str> {
        let name = |row: &Vec<Value>| row.first().cloned();
        assert!(table.rows.iter().all(|row| name(row).is_some()));
        let rows = table.rows.iter();
        rows.filter_map(|row| match row.first() {
            Some(Value::Text(name)) => Some(name.as_str()),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn rows_stand_in_the_order_that_is_asked_for_and_what_is_unsaid_last() {
        let board = |name: &str, heard| [Value::Text(name.to_owned()), heard];
        let all = table(vec![
            board("Öster", Value::Part { part: 8, of: 10 }),
            board("väster", Value::TooFew),
            board(
                "Åsa",
                Value::Between {
                    least: 8,
                    most: 9,
                    of: 10,
                },
            ),
            board("Norr", Value::Part { part: 1, of: 3 }),
        ]);
        let by = |column: &str, order| {
            let column = column.to_owned();
            all.clone().sorted(&Sorting { column, order })
        };
        assert_eq!(
            names(&by("board", Order::Rising)),
            ["Norr", "väster", "Åsa", "Öster"]
        );
        assert_eq!(
            names(&by("heard", Order::Rising)),
            ["Norr", "Öster", "Åsa", "väster"]
        );
        assert_eq!(
            names(&by("heard", Order::Falling)),
            ["Åsa", "Öster", "Norr", "väster"]
        );
        assert_eq!(by("colour", Order::Rising), all);
    }
}
