//! Whether anything in a database ties an answer to an address, by what the database says of itself: every table and
//! column was reviewed, all is as this version makes it, and the two sides meet in the process alone.

use std::collections::{BTreeMap, BTreeSet};

use super::queries::{Catalogue, Pointer};
use super::reviewed::{self, PARTICIPANTS, REACHES_BOTH, Reviewed, Side};
use crate::server::doctor::Finding;

/// What in the tables was not reviewed, or is not as this version makes it.
pub fn unreviewed(found: &Catalogue, made: &Catalogue) -> Vec<Finding> {
    let mut wrong = Vec::new();
    for (table, columns) in &found.tables {
        if !reviewed::is_known(table) {
            wrong.push(format!(
                "the table {table} is not Eko’s and was not reviewed; look at it. Its columns: {}",
                columns.join(", ")
            ));
            continue;
        }
        let expected = expected(table, made);
        let strange: Vec<&str> = columns
            .iter()
            .map(String::as_str)
            .filter(|column| !expected.contains(column))
            .collect();
        if !strange.is_empty() {
            wrong.push(format!(
                "{table} has columns that were not reviewed; look at them: {}",
                strange.join(", ")
            ));
        } else if let (Some(is), Some(should)) = (found.words.get(table), made.words.get(table))
            && is != should
        {
            wrong.push(format!(
                "{table} is not made as this version makes it: look at its keys, checks and defaults"
            ));
        }
    }
    for (table, columns) in found.indexes.difference(&made.indexes) {
        if reviewed::is_known(table) {
            wrong.push(format!(
                "{table} has an index that was not reviewed, on {}: an index keeps an order of its own",
                columns.join(", ")
            ));
        }
    }
    for (kind, name) in found.others.difference(&made.others) {
        wrong.push(format!("a {kind} that was not reviewed: {name}"));
    }
    if wrong.is_empty() {
        let count = found.tables.len();
        return vec![Finding::right(format!(
            "all {count} tables, their columns, keys and indexes are those that were reviewed; nothing writes by itself: no triggers, no counting ids, no defaults that fill in a time"
        ))];
    }
    wrong.into_iter().map(Finding::wrong).collect()
}

/// The columns that a table may have.
fn expected<'a>(table: &str, made: &'a Catalogue) -> Vec<&'a str> {
    if let Some(reviewed) = reviewed::of(table) {
        return reviewed.columns.to_vec();
    }
    let columns = made.tables.get(table).into_iter().flatten();
    columns.map(String::as_str).collect()
}

fn of_side(side: Side) -> impl Iterator<Item = &'static Reviewed> {
    PARTICIPANTS.iter().filter(move |one| one.side == side)
}

/// All tables that can be reached from one by following its rows' pointers, itself among them.
fn reached<'a>(from: &'a str, pointers: &'a BTreeSet<Pointer>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::from([from]);
    let mut next = vec![from];
    while let Some(table) = next.pop() {
        for pointer in pointers.iter().filter(|pointer| pointer.table == table) {
            if seen.insert(&pointer.to) {
                next.push(&pointer.to);
            }
        }
    }
    seen
}

/// Where the rows of each side lead, and whether they meet anywhere but in the process.
pub fn meetings(found: &Catalogue) -> (Vec<String>, Vec<Finding>) {
    let leads = |side| {
        let all = of_side(side).flat_map(|one| reached(one.table, &found.pointers));
        let own: BTreeSet<&str> = of_side(side).map(|one| one.table).collect();
        let all: BTreeSet<&str> = all.collect();
        all.difference(&own).copied().collect::<BTreeSet<&str>>()
    };
    // From an address itself: what a mail leads to beyond it is the mailing, and no person.
    let from_addresses: BTreeSet<&str> = ["address", "arrival"]
        .into_iter()
        .flat_map(|table| reached(table, &found.pointers))
        .collect();
    let from_answers = leads(Side::Answers);
    let said = vec![
        format!(
            "from answers and words, keys lead to: {}",
            listed(from_answers.iter())
        ),
        format!(
            "from addresses, keys lead to: {}",
            listed(from_addresses.iter())
        ),
    ];
    let common: BTreeSet<&str> = from_answers
        .intersection(&from_addresses)
        .copied()
        .collect();
    let mut findings = vec![if common == BTreeSet::from(["process"]) {
        Finding::right(
            "the two meet in the process alone, which all of its answers and all of its addresses have in common",
        )
    } else {
        Finding::wrong(format!(
            "answers and addresses were to meet in the process alone, and both lead to: {}",
            listed(common.iter())
        ))
    }];
    let strange: Vec<&str> = reach_both(found)
        .into_iter()
        .filter(|table| !REACHES_BOTH.contains(table))
        .collect();
    if !strange.is_empty() {
        findings.push(Finding::wrong(format!(
            "rows of these tables lead to a dialogue and to an address at once: {}",
            strange.join(", ")
        )));
    }
    (said, findings)
}

/// The tables a row of which leads to a dialogue and to an address.
fn reach_both(found: &Catalogue) -> Vec<&str> {
    let mut by_table: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for table in found.tables.keys() {
        by_table.insert(table, reached(table, &found.pointers));
    }
    by_table
        .into_iter()
        .filter(|(_, to)| {
            to.contains("dialogue") && (to.contains("address") || to.contains("arrival"))
        })
        .map(|(table, _)| table)
        .collect()
}

fn listed<'a>(names: impl Iterator<Item = &'a &'a str>) -> String {
    let names: Vec<&str> = names.copied().collect();
    if names.is_empty() {
        return "nothing".into();
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::anonymity::queries::catalogue;

    fn as_made() -> Catalogue {
        catalogue(&mut crate::db::looking::as_made().unwrap()).unwrap()
    }

    /// Whoever adds a table, or a column to what participants leave, says here what it tells of them.
    #[test]
    fn every_table_and_column_was_reviewed() {
        let made = as_made();
        for (table, columns) in &made.tables {
            assert!(
                reviewed::is_known(table),
                "src/server/anonymity/reviewed.rs does not know the table {table}: does it hold anything of participants?"
            );
            if let Some(reviewed) = reviewed::of(table) {
                assert_eq!(columns, reviewed.columns, "the reviewed columns of {table}");
            }
        }
        let listed = PARTICIPANTS.iter().map(|one| one.table);
        for table in listed.chain(reviewed::OTHERS.iter().copied()) {
            assert!(made.tables.contains_key(table), "{table} is gone");
        }
    }

    #[test]
    fn no_answer_and_no_address_says_when_it_came() {
        for one in PARTICIPANTS.iter().filter(|one| {
            ["tally", "submission_key", "comment", "address", "arrival"].contains(&one.table)
        }) {
            for column in one.columns {
                let is_time = ["_at", "_on", "place", "time", "day"]
                    .iter()
                    .any(|end| column.ends_with(end));
                assert!(!is_time, "{}.{column}", one.table);
            }
        }
    }

    #[test]
    fn as_it_is_made_all_is_reviewed_and_the_two_sides_meet_in_the_process() {
        let made = as_made();
        let all_right = |findings: Vec<Finding>| findings.iter().all(|one| one.is_right);
        assert!(all_right(unreviewed(&made, &made)));
        assert!(all_right(meetings(&made).1));
        assert_eq!(reach_both(&made), REACHES_BOTH);
    }

    #[test]
    fn a_key_from_an_answer_to_an_address_is_seen() {
        let mut found = as_made();
        found.pointers.insert(Pointer {
            table: "comment".into(),
            column: "address_id".into(),
            to: "address".into(),
        });
        let (_, findings) = meetings(&found);
        assert!(findings.iter().all(|one| !one.is_right), "{findings:?}");
        assert!(findings[1].said.contains("comment"), "{findings:?}");
    }
}
