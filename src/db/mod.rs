//! The database, SQLite or PostgreSQL, behind one connection type and two verbs.
//!
//! Invariants:
//! - `Db::write` is the only way to write. On SQLite it groups commits (`writer`), on PostgreSQL it
//!   retries what another transaction got in the way of (`postgres`). When it returns `Ok`, the write is
//!   on disk; when it returns `Err`, none of the job's writes are (save for a connection lost
//!   during a commit, which says so).
//! - A job runs inside a transaction of its own and may be run again: it must not change anything
//!   but the database.
//! - `Db::read` sees one consistent state of the database and cannot write.
//! - Nothing here blocks an async worker.

mod connection;
pub mod ids;
mod migrations;
mod pool;
#[cfg(feature = "postgres")]
mod postgres;
pub mod purge;
pub mod schema;
mod writer;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::result::{DatabaseErrorKind, Error as DieselError};

pub use connection::AnyConnection as Connection;
pub use migrations::migrate;

use crate::error::{Error, Result};
use pool::{Pool, Purpose};

/// Repeats an expression per backend, for the few things (`ON CONFLICT`, `SKIP LOCKED`, raw batches)
/// that diesel cannot say to both at once. Used in `queries.rs` and in this room only.
macro_rules! each_backend {
    ($connection:expr, $c:ident => $run:expr) => {
        match $connection {
            $crate::db::Connection::Sqlite($c) => $run,
            #[cfg(feature = "postgres")]
            $crate::db::Connection::Postgres($c) => $run,
        }
    };
}
pub(crate) use each_backend;

/// Where the database is, parsed from `EKO_DATABASE_URL`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    Postgres(String),
}

impl DatabaseUrl {
    /// `postgres://…` and `postgresql://…` are PostgreSQL; `sqlite:PATH` and a bare path are SQLite.
    ///
    /// # Errors
    /// On any other scheme, so that a misspelt URL never becomes a file's name.
    pub fn parse(text: &str) -> Result<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            if cfg!(feature = "postgres") {
                return Ok(Self::Postgres(without_gss(text)));
            }
            return Err(Error::Settings(
                "this eko was built without PostgreSQL; build it with --features postgres".into(),
            ));
        }
        let path = text
            .strip_prefix("sqlite://")
            .or_else(|| text.strip_prefix("sqlite:"))
            .unwrap_or(text);
        if path.is_empty() || path.contains("://") {
            return Err(Error::Settings(
                "the database URL must be postgres://… or sqlite:PATH".into(),
            ));
        }
        Ok(Self::Sqlite(path.into()))
    }
}

/// The same address, with GSS encryption off unless it asks for it. Otherwise libpq looks for Kerberos tickets on each
/// connection, and a program that ends while a connection is being made is aborted inside the Kerberos library.
fn without_gss(url: &str) -> String {
    if url.contains("gssencmode=") {
        return url.to_owned();
    }
    let before = if url.contains('?') { '&' } else { '?' };
    format!("{url}{before}gssencmode=disable")
}

/// How much the database may take on at once.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Write jobs that may wait on SQLite before a further one is refused as `Busy`.
    pub waiting_writes: usize,
    /// Connections for reading, and on PostgreSQL for writing.
    pub connections: u32,
    /// How long to wait for a free or new connection, in milliseconds.
    pub wait_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            waiting_writes: 4096,
            connections: 8,
            wait_ms: 3000,
        }
    }
}

/// Whether jobs on PostgreSQL are kept apart by the database or by the locks they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Isolation {
    /// As if one job ran at a time; a job that got in another's way is run again.
    Serializable,
    /// The job locks the rows it relies on. For the phone's path, where a whole room meets at one counter.
    RowLocks,
}

/// A handle to the database; clones share it.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    url: DatabaseUrl,
    readers: Pool,
    writer: Writer,
    commits: Arc<AtomicU64>,
}

enum Writer {
    Sqlite(writer::GroupCommit),
    #[cfg(feature = "postgres")]
    Postgres(Pool),
}

impl Db {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// If it cannot be reached, or a migration fails.
    pub fn open(url: &DatabaseUrl, limits: Limits) -> Result<Self> {
        let mut connection = pool::connect(url, Purpose::Write)?;
        migrate(&mut connection)?;
        let commits = Arc::new(AtomicU64::new(0));
        let readers = Pool::open(url.clone(), Purpose::Read, limits)?;
        let writer = match url {
            DatabaseUrl::Sqlite(_) => Writer::Sqlite(writer::GroupCommit::start(
                connection,
                limits.waiting_writes,
                commits.clone(),
            )?),
            #[cfg(feature = "postgres")]
            DatabaseUrl::Postgres(_) => {
                Writer::Postgres(Pool::open(url.clone(), Purpose::Write, limits)?)
            }
            #[cfg(not(feature = "postgres"))]
            DatabaseUrl::Postgres(_) => unreachable!("DatabaseUrl::parse refuses it"),
        };
        Ok(Self {
            inner: Arc::new(Inner {
                url: url.clone(),
                readers,
                writer,
                commits,
            }),
        })
    }

    /// Runs `job` on one consistent state of the database, on a blocking thread.
    ///
    /// # Errors
    /// The job's own, or `Unavailable` when no connection can be had.
    pub async fn read<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    {
        let inner = self.inner.clone();
        tokio::task::spawn_blocking(move || inner.readers.read(job))
            .await
            .map_err(|_| Error::Panicked)?
    }

    /// Runs `job` in a transaction and answers when it is on disk.
    ///
    /// # Errors
    /// The job's own (then nothing of it is written), `Busy` when too much is waiting already,
    /// `Unavailable` when the database cannot be reached, `Panicked` when the job panicked.
    pub async fn write<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T> + Send + 'static,
    {
        self.write_with(Isolation::Serializable, job).await
    }

    /// Like [`Db::write`], for jobs that say how they are kept apart.
    pub async fn write_with<T, F>(&self, isolation: Isolation, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T> + Send + 'static,
    {
        match &self.inner.writer {
            Writer::Sqlite(group) => {
                // One writer thread keeps all jobs apart already.
                let _ = isolation;
                group.write(job).await
            }
            #[cfg(feature = "postgres")]
            Writer::Postgres(_) => {
                let inner = self.inner.clone();
                tokio::task::spawn_blocking(move || match &inner.writer {
                    Writer::Postgres(pool) => postgres::write(pool, isolation, &inner.commits, job),
                    Writer::Sqlite(_) => unreachable!("matched above"),
                })
                .await
                .map_err(|_| Error::Panicked)?
            }
        }
    }

    /// How many transactions have been committed since the start.
    pub fn commits(&self) -> u64 {
        self.inner.commits.load(Ordering::Relaxed)
    }

    /// Whether the database answers right now.
    pub async fn is_ready(&self) -> bool {
        self.read(|c| {
            use diesel::connection::SimpleConnection;
            Ok(c.batch_execute("SELECT 1")?)
        })
        .await
        .is_ok()
    }

    /// Makes sure that the database was begun with this master key; a new one is marked with it.
    ///
    /// # Errors
    /// `Settings` when it was another key: addresses could not be opened, and people would be counted twice.
    pub(crate) fn check_key(&self, fingerprint: &[u8]) -> Result<()> {
        use diesel::prelude::*;
        use schema::installation::dsl;
        let mut connection = pool::connect(&self.inner.url, Purpose::Write)?;
        let mut known: Vec<Vec<u8>> = dsl::installation
            .select(dsl::key_fingerprint)
            .load(&mut connection)?;
        if known.is_empty() {
            diesel::insert_into(dsl::installation)
                .values((
                    dsl::key_fingerprint.eq(fingerprint),
                    dsl::purge_due.eq(false),
                ))
                .execute(&mut connection)?;
            known.push(fingerprint.to_vec());
        }
        if known == [fingerprint] {
            return Ok(());
        }
        Err(Error::Settings(
            "the master key is not the one that this database was begun with; put the right key back".into(),
        ))
    }

    /// Lets go of what the database keeps beside its tables: SQLite's write-ahead log, PostgreSQL's old row
    /// versions. Readers may stand in the way; then the next time does it.
    pub async fn wipe(&self) -> Result<()> {
        let inner = self.inner.clone();
        tokio::task::spawn_blocking(move || {
            use diesel::connection::SimpleConnection;
            match pool::connect(&inner.url, Purpose::Write)? {
                Connection::Sqlite(mut c) => c.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?,
                #[cfg(feature = "postgres")]
                Connection::Postgres(mut c) => {
                    for table in [
                        "address",
                        "contact",
                        "comment",
                        "submission_key",
                        "tally",
                        "dialogue",
                    ] {
                        c.batch_execute(&format!("VACUUM {table}"))?;
                    }
                }
            }
            Ok(())
        })
        .await
        .map_err(|_| Error::Panicked)?
    }

    /// Rewrites the files that personal data was erased from, if there is any such since the last time, so that no
    /// byte of it is left in them. Takes as long as they are large, and on PostgreSQL locks each table meanwhile.
    ///
    /// # Errors
    /// When it could not be done; it stays due.
    pub async fn purge(&self) -> Result<()> {
        let due = self.write(|c| Ok(purge::take(c)?)).await?;
        if !due {
            return Ok(());
        }
        let inner = self.inner.clone();
        let done = tokio::task::spawn_blocking(move || {
            let mut connection = pool::connect(&inner.url, Purpose::Write)?;
            purge::rewrite(&mut connection)
        })
        .await
        .map_err(|_| Error::Panicked)?;
        if done.is_err() {
            self.write(|c| Ok(purge::ask(c)?)).await?;
        }
        done
    }

    /// Writes a complete, consistent copy to `path`, which must not exist. SQLite only: for PostgreSQL
    /// use its own `pg_dump`.
    pub async fn backup(&self, path: PathBuf) -> Result<()> {
        if path.exists() {
            return Err(Error::Settings(format!(
                "{} is there already",
                path.display()
            )));
        }
        match &self.inner.writer {
            Writer::Sqlite(_) => {}
            #[cfg(feature = "postgres")]
            Writer::Postgres(_) => {
                return Err(Error::Settings("back up PostgreSQL with pg_dump".into()));
            }
        }
        let inner = self.inner.clone();
        tokio::task::spawn_blocking(move || inner.readers.copy_to(&path))
            .await
            .map_err(|_| Error::Panicked)?
    }
}

/// Whether an error says that the database cannot be used right now, rather than that we asked wrongly.
pub(crate) fn is_unavailable(error: &DieselError) -> bool {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => true,
        DieselError::DatabaseError(_, info) => {
            const SIGNS: [&str; 16] = [
                "due to lock timeout",
                "due to statement timeout",
                "database is locked",
                "database table is locked",
                "disk I/O error",
                "database or disk is full",
                "unable to open database file",
                "server closed the connection",
                "terminating connection",
                "the database system is",
                "connection to server",
                "could not receive data",
                "could not send data",
                "no connection to the server",
                "SSL connection has been closed",
                "SSL SYSCALL",
            ];
            SIGNS.iter().any(|sign| info.message().contains(sign))
        }
        DieselError::BrokenTransactionManager => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kerberos_is_left_alone_unless_it_is_asked_for() {
        assert_eq!(
            without_gss("postgres://eko@db/eko"),
            "postgres://eko@db/eko?gssencmode=disable"
        );
        assert_eq!(
            without_gss("postgres://db/eko?sslmode=require"),
            "postgres://db/eko?sslmode=require&gssencmode=disable"
        );
        let asked = "postgres://db/eko?gssencmode=require";
        assert_eq!(without_gss(asked), asked);
    }
}
