//! What a table of the account is.

use jiff::civil::Date;

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

impl Value {
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
