//! Whether anything keeps the order in which people came: ids, logs of the database, old versions of rows.

use super::pages;
use super::queries::{self, Server};
use super::report::Section;
use super::seen::{Seen, plural};
use crate::config::Config;
use crate::db::{Connection, DatabaseUrl};
use crate::error::Result;
use crate::server::doctor::Finding;

/// Tables whose rows come one by one from people, or go to them.
const ONE_BY_ONE: [&str; 6] = [
    "comment",
    "arrival",
    "address",
    "promise",
    "delivery",
    "returned_mail",
];
/// From so many rows on, random ids are spread over more than an eighth of all numbers: of eight, chance fails once in
/// 200 000 times.
const ENOUGH: i64 = 8;
const EIGHTH: i64 = 1 << 60;
/// Seconds after which the log of a database that Eko runs on has been emptied.
const EMPTIED: i64 = 300;

pub fn section(c: &mut Connection, config: &Config, seen: &Seen) -> Result<Section> {
    let mut section = Section::new("Whether an order tells who came when");
    section.all_found(ids(c)?);
    match (&config.database, &seen.server) {
        (DatabaseUrl::Sqlite(path), _) => {
            section.found(log(seen));
            free(&mut section, path, seen)?;
        }
        (DatabaseUrl::Postgres(_), Some(server)) => of_server(&mut section, server),
        (DatabaseUrl::Postgres(_), None) => {}
    }
    Ok(section)
}

fn ids(c: &mut Connection) -> Result<Vec<Finding>> {
    let (mut wrong, mut right) = (Vec::new(), Vec::new());
    for table in ONE_BY_ONE {
        let ids = queries::ids(c, table)?;
        if ids.close > 0 {
            wrong.push(Finding::wrong(format!(
                "ids of {table} follow on each other, {} of {}: they tell the order in which rows came",
                ids.close, ids.count
            )));
        } else if ids.count >= ENOUGH && ids.spread < EIGHTH {
            wrong.push(Finding::wrong(format!(
                "the ids of {table} lie closer together than random ones: they may tell when rows came"
            )));
        } else {
            right.push(format!("{table} {}", ids.count));
        }
    }
    if !right.is_empty() {
        wrong.push(Finding::right(format!(
            "none of the ids follows on another, and where there are {ENOUGH} or more they lie as random ones do (rows: {})",
            right.join(", ")
        )));
    }
    Ok(wrong)
}

/// SQLite's own log, in which everything stands in its order until it is emptied.
fn log(seen: &Seen) -> Finding {
    match seen.folder.wal {
        None | Some((0, _)) => Finding::right("SQLite’s own log is empty"),
        Some((bytes, Some(at))) if at.plus_seconds(EMPTIED) < seen.now => Finding::wrong(format!(
            "SQLite’s own log holds {bytes} bytes, last written {}: Eko empties it within seconds while it runs. Start it, or find out why it cannot",
            at.iso()
        )),
        Some((bytes, _)) => Finding::right(format!(
            "SQLite’s own log holds {bytes} bytes of the last minutes, in the order in which they came, until Eko empties it"
        )),
    }
}

/// What was deleted is overwritten: looked at where nobody writes just now.
fn free(section: &mut Section, path: &std::path::Path, seen: &Seen) -> Result<()> {
    let is_quiet = matches!(seen.folder.wal, None | Some((0, _)));
    match if is_quiet { pages::free(path)? } else { None } {
        None => section.point(
            "Whether deleted rows were overwritten could not be seen, because somebody writes just now.",
        ),
        Some(found) if found.count == 0 => section.found(Finding::right(
            "the file has no free pages, from which something deleted could be read",
        )),
        Some(found) if found.written == 0 => section.found(Finding::right(format!(
            "the file has {} free pages, and what was deleted from them is overwritten",
            found.count
        ))),
        Some(found) => section.found(Finding::wrong(format!(
            "{} of {} free pages of the file still hold something that was deleted",
            found.written, found.count
        ))),
    }
    Ok(())
}

/// A setting of PostgreSQL’s, and what is wrong with a value of it.
type Rule = (&'static str, fn(&str) -> bool, &'static str);

fn at_least_zero(value: &str) -> bool {
    value.parse::<f64>().is_ok_and(|value| value >= 0.0)
}

fn above_zero(value: &str) -> bool {
    value.parse::<f64>().is_ok_and(|value| value > 0.0)
}

fn watches(libraries: &str) -> bool {
    WATCHERS.iter().any(|name| libraries.contains(name))
}

/// Extensions that keep what was asked, or when.
const WATCHERS: [&str; 4] = ["pg_stat_statements", "auto_explain", "pgaudit", "temporal"];
const KEEPS_LOG: &str =
    "the server keeps its write-ahead log, which is a diary of all that was written";
const WRITES_LOG: &str = "the server’s log notes statements, with the moment of each";

const RULES: [Rule; 9] = [
    ("archive_mode", |value| value != "off", KEEPS_LOG),
    ("log_duration", |value| value != "off", WRITES_LOG),
    ("log_min_duration_sample", at_least_zero, WRITES_LOG),
    ("log_min_duration_statement", at_least_zero, WRITES_LOG),
    (
        "log_statement",
        |value| !["none", "ddl"].contains(&value),
        WRITES_LOG,
    ),
    ("log_transaction_sample_rate", above_zero, WRITES_LOG),
    (
        "shared_preload_libraries",
        watches,
        "an extension of the server keeps what it was asked",
    ),
    (
        "track_commit_timestamp",
        |value| value != "off",
        "the server notes when each row was written",
    ),
    (
        "wal_level",
        |value| value == "logical",
        "the server’s write-ahead log is kept so that others can read each change",
    ),
];

/// Settings that were asked for, and are not shown.
pub fn hidden(server: &Server) -> Vec<&'static str> {
    let names = RULES.iter().map(|(name, _, _)| *name);
    names
        .filter(|name| server.settings.iter().all(|(shown, _)| shown != name))
        .collect()
}

fn of_server(section: &mut Section, server: &Server) {
    let mut wrong = Vec::new();
    for (name, value) in &server.settings {
        for (_, is_wrong, why) in RULES.iter().filter(|(of, _, _)| of == name) {
            if is_wrong(value) {
                wrong.push(format!("{why}: {name} is {value}"));
            }
        }
    }
    for extension in server.extensions.iter().filter(|name| watches(name)) {
        wrong.push(format!(
            "the extension {extension} keeps what the server was asked"
        ));
    }
    if server.readers > 0 {
        wrong.push(format!(
            "{} replication slots or standbys read all that is written, in its order: they are copies, to be kept like this one",
            server.readers
        ));
    }
    for (table, groups) in server.one_by_one.iter().filter(|(_, groups)| *groups > 0) {
        wrong.push(format!(
            "in {table}, {groups} {} rows each of which was written by a transaction of its own: their numbers tell the order",
            plural(*groups, "group has", "groups have")
        ));
    }
    if wrong.is_empty() {
        let shown: Vec<String> = server
            .settings
            .iter()
            .map(|(name, value)| format!("{name} {}", if value.is_empty() { "–" } else { value }))
            .collect();
        section.found(Finding::right(format!(
            "the server is set to keep no diary, as far as it shows its settings: {}",
            shown.join(", ")
        )));
        section.found(Finding::right(format!(
            "its extensions: {}; nobody reads what is written from elsewhere",
            server.extensions.join(", ")
        )));
        section.found(Finding::right(
            "addresses and words lie together with others of the same transaction wherever there are five or more of them",
        ));
    }
    section.all_found(wrong.into_iter().map(Finding::wrong));
    let dead: Vec<String> = server
        .dead
        .iter()
        .map(|one| {
            let removed = one.removed.as_deref().unwrap_or("never");
            format!("{} {} (last removed {removed})", one.table, one.rows)
        })
        .collect();
    section.point(format!(
        "Old versions of rows that wait to be removed, by the server’s own count: {}.",
        dead.join(", ")
    ));
    section.point(match server.log_bytes {
        Some(bytes) => format!(
            "The server’s own write-ahead log holds {bytes} bytes; it is a diary for as long as it is there."
        ),
        None => "How much the server’s own write-ahead log holds, it does not tell Eko’s account; it is a diary for as long as it is there.".to_owned(),
    });
}
