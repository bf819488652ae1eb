//! What a database server keeps beside its tables: settings, extensions, old versions of rows, copies elsewhere.

use crate::db::Connection;
use diesel::QueryResult;

/// What PostgreSQL says of itself; SQLite has no server.
#[derive(Debug, Clone, Default)]
pub struct Server {
    /// Settings that decide what is kept beside the tables, as they are.
    pub settings: Vec<(String, String)>,
    pub extensions: Vec<String>,
    /// Slots and standbys: others that read all that is written, in its order.
    pub readers: i64,
    /// Old versions of rows of tables about participants, with when they were last removed.
    pub dead: Vec<Dead>,
    /// Bytes of its own write-ahead log, where Eko's account may ask.
    pub log_bytes: Option<i64>,
    /// Groups of five rows or more, by table, each of which was written by a transaction of its own.
    pub one_by_one: Vec<(String, i64)>,
}

/// Old versions of a table's rows.
#[derive(Debug, Clone)]
pub struct Dead {
    pub table: String,
    pub rows: i64,
    pub removed: Option<String>,
}

/// Asks the server; none where there is none.
pub fn server(c: &mut Connection) -> QueryResult<Option<Server>> {
    match c {
        Connection::Sqlite(_) => Ok(None),
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => postgres::ask(c).map(Some),
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use diesel::prelude::*;
    use diesel::sql_query;
    use diesel::sql_types::{BigInt, Nullable, Text};

    use super::{Dead, Server};
    use crate::db::Connection;
    use crate::server::anonymity::queries::asking::number;

    /// Those that can make a diary of what people do.
    const SETTINGS: &str = "'archive_mode', 'log_duration', 'log_min_duration_sample', \
        'log_min_duration_statement', 'log_statement', 'log_transaction_sample_rate', \
        'shared_preload_libraries', 'track_commit_timestamp', 'wal_keep_size', 'wal_level'";
    const TABLES: [(&str, &str); 3] = [
        ("address", "process_id"),
        ("arrival", "process_id"),
        ("comment", "dialogue_id"),
    ];

    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        a: String,
        #[diesel(sql_type = Text)]
        b: String,
    }

    #[derive(QueryableByName)]
    struct DeadRow {
        #[diesel(sql_type = Text)]
        name: String,
        #[diesel(sql_type = BigInt)]
        number: i64,
        #[diesel(sql_type = Nullable<Text>)]
        removed: Option<String>,
    }

    pub(super) fn ask(c: &mut Connection) -> QueryResult<Server> {
        let settings: Vec<Row> = sql_query(format!(
            "SELECT name::text AS a, setting::text AS b FROM pg_settings WHERE name IN ({SETTINGS}) ORDER BY name"
        ))
        .load(c)?;
        let extensions: Vec<Row> =
            sql_query("SELECT extname::text AS a, '' AS b FROM pg_extension ORDER BY extname")
                .load(c)?;
        let dead: Vec<DeadRow> = sql_query(
            "SELECT relname::text AS name, n_dead_tup AS number, \
             to_char(greatest(last_vacuum, last_autovacuum), 'YYYY-MM-DD HH24:MI:SS \"UTC\"') AS removed \
             FROM pg_stat_user_tables WHERE schemaname = current_schema() \
             AND relname IN ('address', 'arrival', 'comment', 'submission_key', 'tally') ORDER BY relname",
        )
        .load(c)?;
        let may_ask = number(
            c,
            "SELECT has_function_privilege('pg_ls_waldir()', 'execute')::int",
        )? == 1;
        let log_bytes = may_ask
            .then(|| number(c, "SELECT coalesce(sum(size), 0) FROM pg_ls_waldir()"))
            .transpose()?;
        let mut one_by_one = Vec::new();
        for (table, owner) in TABLES {
            let groups = number(
                c,
                &format!(
                    "SELECT count(*) FROM (SELECT count(*) AS rows, count(DISTINCT xmin::text) AS writers \
                     FROM {table} GROUP BY {owner}) AS groups WHERE rows >= 5 AND writers = rows"
                ),
            )?;
            one_by_one.push((table.to_owned(), groups));
        }
        let slots = number(c, "SELECT count(*) FROM pg_replication_slots")?;
        let standbys = number(c, "SELECT count(*) FROM pg_stat_replication")?;
        Ok(Server {
            settings: settings.into_iter().map(|row| (row.a, row.b)).collect(),
            extensions: extensions.into_iter().map(|row| row.a).collect(),
            readers: slots + standbys,
            dead: dead
                .into_iter()
                .map(|row| Dead {
                    table: row.name,
                    rows: row.number,
                    removed: row.removed,
                })
                .collect(),
            log_bytes,
            one_by_one,
        })
    }
}
