//! What a database consists of, as it says itself: tables with their columns, what points where, indexes, and whatever
//! else runs or lies there.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

use crate::db::Connection;

/// A column whose value names a row of another table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer {
    pub table: String,
    pub column: String,
    pub to: String,
}

/// What a database consists of.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The columns of each table. One in a schema of its own has its name before it.
    pub tables: BTreeMap<String, Vec<String>>,
    pub pointers: BTreeSet<Pointer>,
    /// Table and columns of each index.
    pub indexes: BTreeSet<(String, Vec<String>)>,
    /// Triggers, views, sequences and the like: what it is, and its name.
    pub others: BTreeSet<(&'static str, String)>,
    /// The words by which each table was made, where the database keeps them.
    pub words: BTreeMap<String, String>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    a: String,
    #[diesel(sql_type = Text)]
    b: String,
    #[diesel(sql_type = Text)]
    c: String,
}

/// Reads the catalogue of a database.
pub fn catalogue(c: &mut Connection) -> QueryResult<Catalogue> {
    match c {
        Connection::Sqlite(c) => of_sqlite(c),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => of_postgres(c),
    }
}

impl Catalogue {
    fn add_columns(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.tables.entry(row.a).or_default().push(row.b);
        }
    }

    fn add_pointers(&mut self, rows: Vec<Row>) {
        let pointers = rows.into_iter().map(|row| Pointer {
            table: row.a,
            column: row.b,
            to: row.c,
        });
        self.pointers.extend(pointers);
    }

    /// Of a row for each column of each index, in their order.
    fn add_indexes(&mut self, rows: Vec<Row>) {
        let mut by_name: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for row in rows {
            by_name.entry((row.a, row.b)).or_default().push(row.c);
        }
        let indexes = by_name.into_iter();
        self.indexes
            .extend(indexes.map(|((table, _), columns)| (table, columns)));
    }

    fn add_others(&mut self, rows: Vec<Row>) {
        for row in rows {
            let kind = match row.a.as_str() {
                "trigger" => "trigger",
                "view" => "view",
                "rule" => "rule",
                "sequence" => "sequence",
                "default" => "column that fills itself in",
                "publication" => "publication",
                _ => "object",
            };
            self.others.insert((kind, row.b));
        }
    }
}

fn of_sqlite(c: &mut diesel::SqliteConnection) -> QueryResult<Catalogue> {
    let mut all = Catalogue::default();
    all.add_columns(
        sql_query(
            "SELECT m.name AS a, p.name AS b, '' AS c FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS p \
             WHERE m.type = 'table' ORDER BY m.name, p.cid",
        )
        .load(c)?,
    );
    all.add_pointers(
        sql_query(
            "SELECT m.name AS a, f.\"from\" AS b, f.\"table\" AS c \
             FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'",
        )
        .load(c)?,
    );
    all.add_indexes(
        sql_query(
            "SELECT m.name AS a, i.name AS b, coalesce(x.name, '(computed)') AS c \
             FROM sqlite_master AS m, pragma_index_list(m.name) AS i, pragma_index_info(i.name) AS x \
             WHERE m.type = 'table' ORDER BY m.name, i.name, x.seqno",
        )
        .load(c)?,
    );
    // A single INTEGER key is the table's own order and has no index; elsewhere it has one.
    all.add_indexes(
        sql_query(
            "SELECT m.name AS a, '' AS b, p.name AS c FROM sqlite_master AS m, pragma_table_info(m.name) AS p \
             WHERE m.type = 'table' AND p.pk = 1 AND p.type = 'INTEGER' \
             AND (SELECT count(*) FROM pragma_table_info(m.name) AS q WHERE q.pk > 0) = 1",
        )
        .load(c)?,
    );
    all.add_others(
        sql_query(
            "SELECT type AS a, name AS b, '' AS c FROM sqlite_master WHERE type NOT IN ('table', 'index')",
        )
        .load(c)?,
    );
    let words: Vec<Row> = sql_query(
        "SELECT name AS a, coalesce(sql, '') AS b, '' AS c FROM sqlite_master WHERE type = 'table'",
    )
    .load(c)?;
    all.words = words.into_iter().map(|row| (row.a, row.b)).collect();
    Ok(all)
}

/// How a relation is called: by its name alone where Eko's own tables are.
#[cfg(feature = "postgres")]
const NAME: &str = "CASE WHEN n.nspname = current_schema() THEN t.relname::text \
                    ELSE n.nspname::text || '.' || t.relname::text END";
/// Whatever is not PostgreSQL's own.
#[cfg(feature = "postgres")]
const OWN: &str = "JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname NOT LIKE 'pg\\_%' \
                   AND n.nspname <> 'information_schema'";

#[cfg(feature = "postgres")]
fn of_postgres(c: &mut diesel::PgConnection) -> QueryResult<Catalogue> {
    let mut all = Catalogue::default();
    all.add_columns(
        sql_query(format!(
            "SELECT {NAME} AS a, a.attname::text AS b, '' AS c FROM pg_class AS t {OWN} \
             JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped \
             WHERE t.relkind IN ('r', 'p', 'f', 'm') ORDER BY 1, a.attnum"
        ))
        .load(c)?,
    );
    all.add_pointers(
        sql_query(format!(
            "SELECT {NAME} AS a, a.attname::text AS b, o.relname::text AS c FROM pg_class AS t {OWN} \
             JOIN pg_constraint AS k ON k.conrelid = t.oid AND k.contype = 'f' \
             JOIN pg_class AS o ON o.oid = k.confrelid \
             JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = ANY (k.conkey)"
        ))
        .load(c)?,
    );
    all.add_indexes(
        sql_query(format!(
            "SELECT {NAME} AS a, i.relname::text AS b, coalesce(a.attname::text, '(computed)') AS c \
             FROM pg_class AS t {OWN} JOIN pg_index AS x ON x.indrelid = t.oid \
             JOIN pg_class AS i ON i.oid = x.indexrelid \
             CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k (attnum, place) \
             LEFT JOIN pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = k.attnum AND k.attnum <> 0 \
             ORDER BY 1, 2, k.place"
        ))
        .load(c)?,
    );
    for (kind, rest) in [
        (
            "trigger",
            "JOIN pg_trigger AS g ON g.tgrelid = t.oid AND NOT g.tgisinternal",
        ),
        ("view", "WHERE t.relkind IN ('v', 'm')"),
        ("sequence", "WHERE t.relkind = 'S'"),
        (
            "rule",
            "JOIN pg_rewrite AS r ON r.ev_class = t.oid AND r.rulename <> '_RETURN'",
        ),
        // Eko's own are constants.
        (
            "default",
            "JOIN pg_attribute AS a ON a.attrelid = t.oid AND NOT a.attisdropped \
             LEFT JOIN pg_attrdef AS d ON d.adrelid = t.oid AND d.adnum = a.attnum \
             WHERE t.relname <> '__diesel_schema_migrations' AND (a.attidentity <> '' \
             OR pg_get_expr(d.adbin, d.adrelid) LIKE '%(%' OR pg_get_expr(d.adbin, d.adrelid) LIKE 'CURRENT%')",
        ),
    ] {
        let named = match kind {
            "trigger" => format!("g.tgname::text || ' on ' || {NAME}"),
            "rule" => format!("r.rulename::text || ' on ' || {NAME}"),
            "default" => format!("{NAME} || '.' || a.attname::text"),
            _ => NAME.to_owned(),
        };
        all.add_others(
            sql_query(format!(
                "SELECT '{kind}' AS a, {named} AS b, '' AS c FROM pg_class AS t {OWN} {rest}"
            ))
            .load(c)?,
        );
    }
    all.add_others(
        sql_query("SELECT 'publication' AS a, pubname::text AS b, '' AS c FROM pg_publication")
            .load(c)?,
    );
    all.add_others(
        sql_query("SELECT 'trigger' AS a, evtname::text || ' on events' AS b, '' AS c FROM pg_event_trigger")
            .load(c)?,
    );
    Ok(all)
}
