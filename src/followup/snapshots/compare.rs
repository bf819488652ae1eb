//! Two accounts of a process side by side: what changed between them, row by row.

use crate::followup::account::Account;
use crate::followup::tables::{self, Table, Value};
use crate::i18n::Texts;

/// Something that is said differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What the row is about.
    pub row: String,
    /// What is said of it.
    pub column: String,
    /// None where there was no such row.
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// What changed in one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub title: String,
    pub changes: Vec<Change>,
    /// How many values stayed as they were.
    pub same: usize,
}

/// The columns that tell the rows of a table apart.
fn names(of: &Table) -> &'static [&'static str] {
    match of.key {
        "goals" | "removed" => &["goal", "indicator"],
        "boards" => &["board", "phase"],
        "matrix" => &["board", "group"],
        "questions" => &["survey", "question", "answer"],
        "events" => &["day", "what", "name"],
        "mailings" | "passed_on" | "reached" => &["report", "purpose", "version"],
        "activities" => &["phase", "activity"],
        "outreach" => &["day", "audience", "how"],
        "replies" => &["said", "who"],
        "readers" => &["of", "who"],
        _ => &[],
    }
}

/// The rows of a table by their names. A row whose name comes again is told apart by its place.
fn by_name(t: &Texts, table: &Table) -> Vec<(String, Vec<Value>)> {
    let keys = names(table);
    let at: Vec<usize> = if keys.is_empty() {
        vec![0]
    } else {
        keys.iter()
            .filter_map(|key| table.columns.iter().position(|column| column.key == *key))
            .collect()
    };
    table
        .rows
        .iter()
        .map(|row| {
            let parts: Vec<String> = at
                .iter()
                .filter_map(|at| row.get(*at))
                .map(|value| value.text(t))
                .collect();
            (parts.join(" · "), row.clone())
        })
        .collect()
}

/// What changed from one account to another, table by table; those in which nothing did are left out. That figures were
/// saved meanwhile, those that are compared among them, is no change of the process.
pub fn compare(t: &Texts, before: &Account, after: &Account) -> Vec<Changed> {
    let tables = |of: &Account| tables::all(t, &of.clone().without_savings());
    let (before, after) = (tables(before), tables(after));
    let mut all = Vec::new();
    for table in &after {
        let earlier = before.iter().find(|other| other.key == table.key);
        all.push(changed(t, table, earlier, Some(table)));
    }
    for table in &before {
        if !after.iter().any(|other| other.key == table.key) {
            all.push(changed(t, table, Some(table), None));
        }
    }
    all.retain(|changed| !changed.changes.is_empty());
    all
}

fn changed(t: &Texts, table: &Table, before: Option<&Table>, after: Option<&Table>) -> Changed {
    let rows = |table: Option<&Table>| table.map_or_else(Vec::new, |table| by_name(t, table));
    let (mut before, after) = (rows(before), rows(after));
    let mut changed = Changed {
        title: table.title.clone(),
        changes: Vec::new(),
        same: 0,
    };
    for (name, row) in after {
        let known = before.iter().position(|(other, _)| *other == name);
        let earlier = known.map(|at| before.remove(at).1);
        changed.row(t, table, &name, earlier, Some(row));
    }
    for (name, row) in before {
        changed.row(t, table, &name, Some(row), None);
    }
    changed
}

impl Changed {
    fn row(
        &mut self,
        t: &Texts,
        table: &Table,
        name: &str,
        before: Option<Vec<Value>>,
        after: Option<Vec<Value>>,
    ) {
        let of =
            |row: &Option<Vec<Value>>, at: usize| row.as_ref().and_then(|row| row.get(at).cloned());
        for (at, column) in table.columns.iter().enumerate() {
            let (before, after) = (of(&before, at), of(&after, at));
            let reads = |value: &Option<Value>| value.as_ref().map(|value| value.text(t));
            // Two shares of different wholes may read the same, and then nothing has changed for who reads them.
            if reads(&before) == reads(&after) {
                self.same += 1;
            } else if said(before.as_ref()) || said(after.as_ref()) {
                self.changes.push(Change {
                    row: name.to_owned(),
                    column: column.title.clone(),
                    before,
                    after,
                });
            }
        }
    }
}

fn said(value: Option<&Value>) -> bool {
    value.is_some_and(|value| *value != Value::Empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::tables::{Column, ColumnKind};
    use crate::i18n::Language;

    fn table(rows: &[(&str, i64)]) -> Table {
        let column = |key, kind| Column {
            key,
            title: key.to_owned(),
            kind,
        };
        Table {
            key: "years",
            title: "Per year".into(),
            note: String::new(),
            columns: vec![
                column("of", ColumnKind::Text),
                column("dialogues", ColumnKind::Number),
            ],
            rows: rows
                .iter()
                .map(|(name, number)| vec![Value::Text((*name).into()), Value::Number(*number)])
                .collect(),
        }
    }

    fn changes(before: &Table, after: &Table) -> Vec<(String, Option<Value>, Option<Value>)> {
        let t = Language::English.texts();
        changed(t, after, Some(before), Some(after))
            .changes
            .into_iter()
            .map(|change| (change.row, change.before, change.after))
            .collect()
    }

    #[test]
    fn only_what_differs_is_told() {
        let number = |n| Some(Value::Number(n));
        let (before, after) = (
            table(&[("2021", 27), ("2022", 3)]),
            table(&[("2021", 27), ("2022", 10)]),
        );
        assert_eq!(
            changes(&before, &after),
            [("2022".to_owned(), number(3), number(10))]
        );
        assert_eq!(changes(&after, &after), []);
    }

    #[test]
    fn rows_that_came_or_went_are_told_whole() {
        let (before, after) = (table(&[("2020", 1)]), table(&[("2021", 2)]));
        let told = changes(&before, &after);
        assert_eq!(told.len(), 4);
        assert!(
            told.iter()
                .any(|(row, before, after)| row == "2021" && before.is_none() && after.is_some())
        );
        assert!(
            told.iter()
                .any(|(row, before, after)| row == "2020" && before.is_some() && after.is_none())
        );
    }
}
