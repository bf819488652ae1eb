//! Both databases have the same migrations and the same schema, and migrations can be run on tables with rows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;
use eko::db::{Connection as EkoConnection, migrate};

use crate::support::database::{TestDatabase, admin, connect};
use crate::support::{Engine, TestApp};

fn names(engine: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    std::fs::read_dir(folder)
        .expect("migrations")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn both_databases_have_the_same_migrations() {
    assert_eq!(names("sqlite"), names("postgres"));
}

/// What a schema says, in words that both databases share.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// `table.column` with type and whether it may be empty.
    columns: BTreeMap<String, (String, bool)>,
    /// Tables with the columns of each unique key, the primary key among them.
    keys: BTreeSet<(String, Vec<String>)>,
}

type Row = (String, String, String, String);

fn rows(c: &mut EkoConnection, query: &str) -> Vec<Row> {
    sql::<(Text, Text, Text, Text)>(query).load(c).expect("rows")
}

fn common_type(name: &str) -> String {
    match name.to_lowercase().as_str() {
        "integer" | "bigint" | "boolean" => "integer",
        "text" => "text",
        "blob" | "bytea" => "bytes",
        other => other,
    }
    .to_owned()
}

impl Schema {
    /// What the database of a running Eko says.
    pub fn read(app: &TestApp, engine: Engine) -> Self {
        let read = match engine {
            Engine::Sqlite => sqlite_schema,
            Engine::Postgres => postgres_schema,
        };
        app.run(app.app.db.read(move |c| Ok(read(c)))).expect("a schema")
    }

    /// Of a row for each column, with its type and whether it may be empty, and one for each column of a key.
    fn of(columns: Vec<Row>, keys: Vec<Row>) -> Self {
        let mut by_index: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for (table, index, column, _) in keys {
            by_index.entry((table, index)).or_default().push(column);
        }
        let column = |(table, column, kind, may_be_empty): Row| {
            let facts = (common_type(&kind), may_be_empty == "YES");
            (format!("{table}.{column}"), facts)
        };
        Self {
            columns: columns.into_iter().map(column).collect(),
            keys: by_index.into_iter().map(|((table, _), columns)| (table, columns)).collect(),
        }
    }
}

fn sqlite_schema(c: &mut EkoConnection) -> Schema {
    let columns = rows(
        c,
        "SELECT m.name AS a, p.name AS b, p.type AS c, CASE p.\"notnull\" WHEN 0 THEN 'YES' ELSE 'NO' END AS d \
         FROM sqlite_master m, pragma_table_info(m.name) p \
         WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%'",
    );
    let keys = rows(
        c,
        "SELECT m.name AS a, i.name AS b, c.name AS c, CAST(c.seqno AS TEXT) AS d \
         FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c \
         WHERE m.type = 'table' AND i.\"unique\" = 1 AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY i.name, c.seqno",
    );
    let mut schema = Schema::of(columns, keys);
    let rowids = rows(
        c,
        "SELECT m.name AS a, p.name AS b, '' AS c, '' AS d FROM sqlite_master m, pragma_table_info(m.name) p \
         WHERE m.type = 'table' AND p.pk = 1 AND p.type = 'INTEGER' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
         AND (SELECT count(*) FROM pragma_table_info(m.name) q WHERE q.pk > 0) = 1",
    );
    schema.keys.extend(rowids.into_iter().map(|(table, column, ..)| (table, vec![column])));
    schema
}

fn postgres_schema(c: &mut EkoConnection) -> Schema {
    let columns = rows(
        c,
        "SELECT table_name::text AS a, column_name::text AS b, data_type::text AS c, is_nullable::text AS d \
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
    );
    let keys = rows(
        c,
        "SELECT t.relname::text AS a, i.relname::text AS b, a.attname::text AS c, '' AS d \
         FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid \
         JOIN pg_namespace n ON n.oid = t.relnamespace, \
         unnest(x.indkey) WITH ORDINALITY AS k(attnum, place) \
         JOIN pg_attribute a ON a.attnum = k.attnum \
         WHERE a.attrelid = x.indrelid AND x.indisunique AND n.nspname = 'public' AND t.relname NOT LIKE '\\_\\_%' \
         ORDER BY i.relname, k.place",
    );
    Schema::of(columns, keys)
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn both_databases_have_the_same_schema() {
    let read = |engine| Schema::read(&TestApp::on(engine), engine);
    let (sqlite, postgres) = (read(Engine::Sqlite), read(Engine::Postgres));
    assert!(sqlite.columns.len() > 100, "{}", sqlite.columns.len());
    for (column, facts) in &sqlite.columns {
        assert_eq!(postgres.columns.get(column), Some(facts), "{column}");
    }
    assert_eq!(sqlite, postgres);
}

/// A connection to a database without any tables.
#[expect(clippy::disallowed_methods, reason = "tests look behind Eko's back")]
fn empty(engine: Engine, folder: &Path) -> (EkoConnection, Option<String>) {
    match engine {
        Engine::Sqlite => {
            let path = folder.join("replay.sqlite");
            let c = SqliteConnection::establish(&path.to_string_lossy()).expect("a file");
            (EkoConnection::Sqlite(c), None)
        }
        Engine::Postgres => {
            use diesel::connection::SimpleConnection;
            let name = format!("eko_replay_{}", eko::secrets::random_id());
            admin().batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
            (connect(&name), Some(name))
        }
    }
}

/// Runs the migrations one by one, and puts a row into every table that is new before the next one comes.
fn replay(engine: Engine) {
    use diesel::connection::SimpleConnection;
    use diesel_migrations::{FileBasedMigrations, MigrationHarness};
    let folder = std::env::temp_dir().join(format!("eko-replay-{}", eko::secrets::random_id()));
    std::fs::create_dir(&folder).expect("a folder");
    let (mut c, database) = empty(engine, &folder);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    });
    let source = FileBasedMigrations::from_path(source).expect("migrations");
    let mut filled: BTreeSet<String> = BTreeSet::new();
    let mut steps = 0;
    loop {
        let ran = match &mut c {
            EkoConnection::Sqlite(c) => c.run_next_migration(source.clone()).map(drop),
            #[cfg(feature = "postgres")]
            EkoConnection::Postgres(c) => c.run_next_migration(source.clone()).map(drop),
        };
        if ran.is_err() {
            break;
        }
        steps += 1;
        let schema = match engine {
            Engine::Sqlite => sqlite_schema(&mut c),
            Engine::Postgres => postgres_schema(&mut c),
        };
        let mut tables: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (column, (kind, nullable)) in &schema.columns {
            let (table, name) = column.split_once('.').expect("a dot");
            let columns = tables.entry(table.to_owned()).or_default();
            if !nullable {
                columns.push((name.to_owned(), kind.clone()));
            }
        }
        match engine {
            Engine::Sqlite => c.batch_execute("PRAGMA foreign_keys = OFF"),
            Engine::Postgres => c.batch_execute("SET session_replication_role = replica"),
        }
        .expect("no foreign keys for a while");
        let booleans = [
            "creates_processes",
            "is_operator",
            "is_vouched",
            "is_accepted",
            "is_followed",
            "is_confirmed",
            "interim",
            "aside",
            "late",
            "sets_aside",
            "final",
            "outcomes",
            "pilot",
            "approval",
            "has_figures",
            "unanswered",
            "undeliverable",
            "attach",
            "purge_due",
            "last",
            "later",
        ];
        for (table, columns) in tables.iter().filter(|(table, _)| !filled.contains(*table)) {
            let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
            let values: Vec<&str> = columns
                .iter()
                .map(|(name, kind)| match (kind.as_str(), engine) {
                    ("integer", Engine::Postgres) if booleans.contains(&name.as_str()) => "true",
                    ("integer", _) => "1",
                    ("bytes", Engine::Sqlite) => "x'01'",
                    ("bytes", Engine::Postgres) => "'\\x01'",
                    _ => "'a'",
                })
                .collect();
            c.batch_execute(&format!(
                "INSERT INTO {table} ({}) VALUES ({})",
                names.join(", "),
                values.join(", ")
            ))
            .unwrap_or_else(|error| panic!("{table}: {error}"));
        }
        filled.extend(tables.into_keys());
    }
    assert_eq!(steps, names("sqlite").len());
    assert!(filled.len() > 20, "{filled:?}");
    assert_eq!(migrate(&mut c).expect("nothing is left to do"), 0);
    match &mut c {
        EkoConnection::Sqlite(c) => c.revert_all_migrations(source).expect("back again").len(),
        #[cfg(feature = "postgres")]
        EkoConnection::Postgres(c) => c.revert_all_migrations(source).expect("back again").len(),
    };
    assert_eq!(migrate(&mut c).expect("and forth"), steps);
    drop(c);
    drop(database.map(|name| TestDatabase::Postgres { name }));
    std::fs::remove_dir_all(folder).expect("gone");
}

#[test]
fn migrations_run_on_tables_with_rows_sqlite() {
    replay(Engine::Sqlite);
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn migrations_run_on_tables_with_rows_postgres() {
    replay(Engine::Postgres);
}
