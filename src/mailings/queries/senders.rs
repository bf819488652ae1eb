//! How many mails each connection of each node has begun, as the database knows it.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use crate::clock::Timestamp;
use crate::db::schema::{put_back, sender};
use crate::db::{Connection, each_backend, prepared};

/// One connection of a node.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = sender)]
pub struct Sender {
    /// That of the node's file.
    pub name: String,
    pub lane: i32,
    /// Mails begun over it since it was first there.
    pub begun: i64,
    /// Which database the row was written in.
    pub home: String,
}

/// What is known of all connections.
pub fn all(c: &mut Connection) -> QueryResult<Vec<Sender>> {
    sender::table.select(Sender::as_select()).load(c)
}

prepared!(Step {
    "UPDATE sender SET begun = begun + 1 WHERE name = " name: str as Text,
    " AND lane = " lane: i32 as Integer,
    " AND begun >= " known: i64 as BigInt,
});

/// Counts one more mail of a connection, if the database knows at least of those that were begun; the new count.
pub fn step(c: &mut Connection, (name, lane): (&str, i32), known: i64) -> QueryResult<Option<i64>> {
    let step = Step {
        name,
        lane: &lane,
        known: &known,
    };
    if each_backend!(c, c => step.execute(c))? == 0 {
        return Ok(None);
    }
    sender::table
        .find((name, lane))
        .select(sender::begun)
        .get_result(c)
        .optional()
}

/// Makes sure that the database knows of a connection, and of no fewer mails than this.
pub fn put(c: &mut Connection, new: &Sender) -> QueryResult<()> {
    let there = diesel::update(sender::table.find((&new.name, new.lane)))
        .set(sender::home.eq(&new.home))
        .execute(c)?;
    if there == 0 {
        diesel::insert_into(sender::table).values(new).execute(c)?;
    }
    diesel::update(sender::table.find((&new.name, new.lane)))
        .filter(sender::begun.lt(new.begun))
        .set(sender::begun.eq(new.begun))
        .execute(c)
        .map(drop)
}

/// Lets go of connections of a node that is not here.
pub fn remove(c: &mut Connection, name: &str) -> QueryResult<()> {
    diesel::delete(sender::table.filter(sender::name.eq(name)))
        .execute(c)
        .map(drop)
}

/// All rows stand in this database now.
pub fn settle_in(c: &mut Connection, home: &str) -> QueryResult<()> {
    diesel::update(sender::table.filter(sender::home.ne(home)))
        .set(sender::home.eq(home))
        .execute(c)
        .map(drop)
}

/// Which database this is, in words that no dump of it takes along: on PostgreSQL the numbers that it gave to the
/// database and the table. A file of SQLite's is the same wherever it lies.
pub fn home(c: &mut Connection) -> QueryResult<String> {
    match c {
        Connection::Sqlite(_) => Ok(String::new()),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            #[derive(diesel::QueryableByName)]
            struct Home {
                #[diesel(sql_type = diesel::sql_types::Text)]
                home: String,
            }
            let home: Home = diesel::sql_query(
                "SELECT (SELECT oid::text FROM pg_database WHERE datname = current_database()) \
                 || '/' || 'sender'::regclass::oid::text AS home",
            )
            .get_result(c)?;
            Ok(home.home)
        }
    }
}

/// When a copy was last found to have been put back.
pub fn last_put_back(c: &mut Connection) -> QueryResult<Option<Timestamp>> {
    put_back::table
        .select(diesel::dsl::max(put_back::at))
        .first(c)
}

/// Writes down that a copy was put back.
pub fn note_put_back(c: &mut Connection, at: Timestamp) -> QueryResult<()> {
    let known = put_back::table.find(at);
    if !diesel::select(diesel::dsl::exists(known)).get_result::<bool>(c)? {
        diesel::insert_into(put_back::table)
            .values(put_back::at.eq(at))
            .execute(c)?;
    }
    Ok(())
}
