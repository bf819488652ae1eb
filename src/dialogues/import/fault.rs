//! What stands in the way of an import, told by the row as the spreadsheet counts it, by the column as the file heads it,
//! and by what was read there.

use jiff::civil::Date;

use crate::i18n::Texts;

/// What is told of a value at most.
const SHOWN: usize = 60;

/// Something that stands in the way of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row in the file, from 1; none when it is about the whole file.
    pub row: Option<usize>,
    /// What the file calls the column; nothing when it is about the whole row.
    pub column: String,
    pub problem: Problem,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The key of the text that says it, and the value that it says it of.
    Of(&'static str, String),
    /// A day that can be read either way.
    Either(String, Date, Date),
    /// A name that several boards have, and how each of them is written to tell it apart.
    Several(String, Vec<String>),
    /// A column that must be there, by the key of its name; and those that there are.
    Missing(&'static str, String),
}

impl Problem {
    /// One of no value.
    pub fn new(key: &'static str) -> Self {
        Self::Of(key, String::new())
    }

    /// One of a value.
    pub fn of(key: &'static str, value: &str) -> Self {
        Self::Of(key, shown(value))
    }

    pub fn at(self, row: usize, column: &str) -> Fault {
        Fault {
            row: Some(row),
            column: column.to_owned(),
            problem: self,
        }
    }

    fn text(&self, t: &Texts) -> String {
        match self {
            Self::Of(key, value) => t.with(key, [("value", value.clone().into())]),
            Self::Either(value, one, other) => {
                let days = [("one", one), ("other", other)];
                let [one, other] = days.map(|(name, day)| (name, day.to_string().into()));
                t.with(
                    "import-two-days",
                    [("value", value.clone().into()), one, other],
                )
            }
            Self::Several(value, choices) => {
                let choices = ("choices", choices.join(", ").into());
                t.with(
                    "import-board-ambiguous",
                    [("value", value.clone().into()), choices],
                )
            }
            Self::Missing(label, headings) => {
                let label = ("column", t.get(label).into_owned().into());
                t.with(
                    "import-column-missing",
                    [label, ("value", headings.clone().into())],
                )
            }
        }
    }
}

impl Fault {
    /// One of the whole file.
    pub fn of_file(key: &'static str) -> Self {
        Self {
            row: None,
            column: String::new(),
            problem: Problem::new(key),
        }
    }

    /// The fault in the reader's language.
    pub fn text(&self, t: &Texts) -> String {
        let problem = self.problem.text(t);
        let Some(row) = self.row else {
            return problem;
        };
        let line = ("line", row.to_string().into());
        let problem = ("problem", problem.into());
        if self.column.is_empty() {
            t.with("import-fault-row", [line, problem])
        } else {
            let column = ("column", self.column.clone().into());
            t.with("import-fault", [line, column, problem])
        }
    }
}

/// A value as a fault tells it: its beginning.
pub fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value.to_owned(),
    }
}
