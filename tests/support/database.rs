//! A database of its own for each test: a SQLite file, or a PostgreSQL database copied from a template.
//!
//! PostgreSQL is the private server that `tests/run` starts and names in `EKO_TEST_POSTGRES`. Built without the feature
//! `postgres`, as `cargo test` alone is, the tests on PostgreSQL are ignored and say why; built with it they fail
//! without the server: a test that was not run must not look like one that passed.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use diesel::connection::SimpleConnection;
use eko::db::Connection;
use eko::secrets::random_id;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

pub enum TestDatabase {
    Sqlite(PathBuf),
    Postgres { name: String },
}

/// The server's URL without a database: `postgres://user@host:port`.
pub fn server() -> String {
    let url = std::env::var("EKO_TEST_POSTGRES")
        .expect("EKO_TEST_POSTGRES must name a PostgreSQL server: run the tests with tests/run");
    url.trim_end_matches('/').to_owned()
}

/// A connection to a database of the server.
pub fn connect(database: &str) -> Connection {
    connect_to(&format!("{}/{database}", server()))
}

/// A connection to PostgreSQL.
#[cfg(feature = "postgres")]
#[expect(clippy::disallowed_methods, reason = "tests look behind Eko's back")]
pub fn connect_to(url: &str) -> Connection {
    use diesel::{Connection as _, PgConnection};
    Connection::Postgres(PgConnection::establish(url).expect("PostgreSQL answers"))
}

#[cfg(not(feature = "postgres"))]
pub fn connect_to(url: &str) -> Connection {
    panic!("{url} is on PostgreSQL: run the tests with tests/run");
}

/// A connection to the server's own database, to make and drop others.
pub fn admin() -> Connection {
    connect("postgres")
}

/// A database with all migrations, to copy from.
fn template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("eko_template_{}", random_id());
        admin().batch_execute(&format!("CREATE DATABASE {name}")).expect("a template");
        let url = eko::db::DatabaseUrl::Postgres(format!("{}/{name}", server()));
        drop(eko::db::Db::open(&url, eko::db::Limits::default()).expect("migrations"));
        // Connections that are still closing would stand in the way of a copy.
        admin()
            .batch_execute(&format!(
                "ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false; \
                 SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            ))
            .expect("a closed template");
        name
    })
}

impl TestDatabase {
    pub fn create(engine: Engine, folder: &Path) -> Self {
        match engine {
            Engine::Sqlite => Self::Sqlite(folder.join("eko.sqlite")),
            Engine::Postgres => {
                let template = template();
                let name = format!("eko_{}", random_id());
                let mut admin = admin();
                let made = (0..50).any(|_| {
                    admin
                        .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
                        .is_ok()
                });
                assert!(made, "a database from the template");
                Self::Postgres { name }
            }
        }
    }

    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite:{}", path.display()),
            Self::Postgres { name } => format!("{}/{name}", server()),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Self::Postgres { name } = self {
            let _ = admin().batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}
