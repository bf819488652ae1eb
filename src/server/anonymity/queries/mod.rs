//! What is asked of the database as it is: its catalogue, and how many rows there are. Nothing of a row is read but what
//! can be counted.

mod asking;
mod catalogue;
mod server;

pub use catalogue::{Catalogue, Pointer, catalogue};
pub use server::{Server, server};

use asking::{maybe, number, quoted};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::clock::Timestamp;
use crate::db::Connection;

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// How many rows a table has.
pub fn rows(c: &mut Connection, table: &str) -> QueryResult<i64> {
    number(c, &format!("SELECT count(*) FROM {}", quoted(table)))
}

/// How the ids of a table lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ids {
    pub count: i64,
    /// So many follow closely on another: closer than chance puts any two of a million.
    pub close: i64,
    /// From the smallest to the largest.
    pub spread: i64,
}

pub fn ids(c: &mut Connection, table: &str) -> QueryResult<Ids> {
    let table = quoted(table);
    Ok(Ids {
        count: number(c, &format!("SELECT count(*) FROM {table}"))?,
        close: number(
            c,
            &format!(
                "SELECT count(*) FROM (SELECT id - lag(id) OVER (ORDER BY id) AS gap FROM {table}) AS gaps \
                 WHERE gap < 1000"
            ),
        )?,
        spread: number(c, &format!("SELECT max(id) - min(id) FROM {table}"))?,
    })
}

/// Dialogues and collection points: open to answers now, not closed for good, and all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialogues {
    pub open: i64,
    pub unclosed: i64,
    pub all: i64,
}

pub fn dialogues(c: &mut Connection, now: Timestamp) -> QueryResult<Dialogues> {
    const UNCLOSED: &str =
        "SELECT count(*) FROM dialogue WHERE closed_at IS NULL AND cancelled_at IS NULL";
    let now = now.0;
    Ok(Dialogues {
        open: number(
            c,
            &format!("{UNCLOSED} AND opens_at <= {now} AND closes_at > {now}"),
        )?,
        unclosed: number(c, UNCLOSED)?,
        all: rows(c, "dialogue")?,
    })
}

/// Rows with keys of answers to dialogues that closed more than two hours ago: none is kept so long.
pub fn late_keys(c: &mut Connection, now: Timestamp) -> QueryResult<i64> {
    let before = now.plus_seconds(-2 * 3600).0;
    number(
        c,
        &format!(
            "SELECT count(*) FROM submission_key AS k JOIN dialogue AS d ON d.id = k.dialogue_id \
             WHERE d.closed_at < {before}"
        ),
    )
}

/// What contacts say to have passed on, where it hangs on a mail to a participant: it never should.
pub fn forwards_of_participants(c: &mut Connection) -> QueryResult<i64> {
    number(
        c,
        "SELECT count(*) FROM forward AS f JOIN delivery AS d ON d.id = f.delivery_id WHERE d.address_id IS NOT NULL",
    )
}

/// Returned mails that are kept sealed until a person has read them.
pub fn returned_and_kept(c: &mut Connection) -> QueryResult<i64> {
    number(
        c,
        "SELECT count(*) FROM returned_mail WHERE sealed IS NOT NULL",
    )
}

/// Who has lines in the log of changes, and how many.
pub fn actors(c: &mut Connection) -> QueryResult<Vec<(String, i64)>> {
    let rows: Vec<Counted> = sql_query(
        "SELECT actor AS what, count(*) AS number FROM audit_entry GROUP BY actor ORDER BY actor",
    )
    .load(c)?;
    Ok(rows.into_iter().map(|row| (row.what, row.number)).collect())
}

/// Since when, and until when.
#[derive(Debug, Clone)]
pub struct Times {
    /// When the tables were made, as the database wrote it down.
    pub tables_made: Option<String>,
    pub first: Option<Timestamp>,
    pub last_change: Option<Timestamp>,
}

pub fn times(c: &mut Connection) -> QueryResult<Times> {
    #[derive(QueryableByName)]
    struct Made {
        #[diesel(sql_type = Nullable<Text>)]
        at: Option<String>,
    }
    let made: Made =
        sql_query("SELECT CAST(min(run_on) AS TEXT) AS at FROM __diesel_schema_migrations")
            .get_result(c)?;
    let firsts = [
        "SELECT min(created_at) FROM process",
        "SELECT min(created_at) FROM account",
        "SELECT min(at) FROM audit_entry",
    ];
    let mut first = None;
    for sql in firsts {
        let at = maybe(c, sql)?;
        first = [first, at].into_iter().flatten().min();
    }
    Ok(Times {
        tables_made: made.at,
        first: first.map(Timestamp),
        last_change: maybe(c, "SELECT max(at) FROM audit_entry")?.map(Timestamp),
    })
}
