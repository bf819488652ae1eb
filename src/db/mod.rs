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

pub mod beside;
mod connection;
pub mod copying;
mod health;
pub mod ids;
mod job;
pub mod looking;
mod migrations;
mod pool;
#[cfg(feature = "postgres")]
mod postgres;
mod prepared;
pub mod purge;
pub mod restoring;
pub mod schema;
mod url;
mod writer;

use std::collections::HashMap;
use std::hash::Hash;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub use connection::AnyConnection as Connection;
use diesel::connection::SimpleConnection;
pub use job::{By, Isolation, Together};
use job::{OneOf, Work};
pub use migrations::{Schema, migrate};
use tokio::sync::{Semaphore, SemaphorePermit};
pub use url::DatabaseUrl;

use crate::error::{Error, Result};
use health::{Doing, Health};
pub use pool::Limits;
use pool::{Pool, Purpose};
pub(crate) use prepared::prepared;

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

/// Writes anew all rows of a table that belong to one thing.
macro_rules! rewrite {
    ($c:ident, $table:ident.$owner:ident = $id:expr, for $row:pat in $rows:expr => { $($column:ident: $value:expr),+ }) => {
        diesel::delete($table::table.filter($table::$owner.eq($id))).execute($c)?;
        for $row in $rows {
            diesel::insert_into($table::table)
                .values(($table::$owner.eq($id), $($table::$column.eq($value)),+))
                .execute($c)?;
        }
    };
}
pub(crate) use rewrite;

/// Rows by the thing that they belong to.
pub fn by_owner<I: Eq + Hash, T>(rows: Vec<(I, T)>) -> HashMap<I, Vec<T>> {
    let mut all: HashMap<I, Vec<T>> = HashMap::new();
    for (owner, row) in rows {
        all.entry(owner).or_default().push(row);
    }
    all
}

/// A handle to the database; clones share it.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    url: DatabaseUrl,
    readers: Pool,
    /// Whoever does not come first has one of these while reading: fewer than there are connections.
    others: Semaphore,
    /// The same for writing on PostgreSQL.
    others_write: Semaphore,
    wait: Duration,
    writer: Writer,
    commits: Arc<AtomicU64>,
    /// Jobs whose writes are on disk.
    jobs: AtomicU64,
    /// Jobs that have come and are not answered.
    waiting: AtomicU64,
    health: Health,
    patience: Option<Duration>,
}

/// A job that waits for its answer, for as long as somebody waits.
struct Waiting<'a>(&'a AtomicU64);

impl<'a> Waiting<'a> {
    fn among(all: &'a AtomicU64) -> Self {
        all.fetch_add(1, Ordering::Relaxed);
        Self(all)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

enum Writer {
    Sqlite(writer::GroupCommit),
    #[cfg(feature = "postgres")]
    Postgres(Pool, Arc<postgres::Gathering>),
}

impl Db {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// If it cannot be reached, or a migration fails.
    pub fn open(url: &DatabaseUrl, limits: Limits) -> Result<Self> {
        let mut connection = pool::connect_first(url, limits)?;
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
                let pool = Pool::open(url.clone(), Purpose::Write, limits)?;
                Writer::Postgres(pool, Arc::default())
            }
            #[cfg(not(feature = "postgres"))]
            DatabaseUrl::Postgres(_) => unreachable!("DatabaseUrl::parse refuses it"),
        };
        let inner = Inner {
            url: url.clone(),
            readers,
            others: Semaphore::new(limits.for_others()),
            others_write: Semaphore::new(limits.for_others()),
            wait: Duration::from_millis(limits.wait_ms),
            writer,
            commits,
            jobs: AtomicU64::default(),
            waiting: AtomicU64::default(),
            health: Health::default(),
            // SQLite has no server that could fall silent.
            patience: matches!(url, DatabaseUrl::Postgres(_))
                .then(|| Duration::from_millis(limits.patience_ms)),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Runs `job` on one consistent state of the database, on a blocking thread: for staff, programs and upkeep, whose
    /// work may take long. So much of it is done at a time that a part of the connections stays free.
    ///
    /// # Errors
    /// The job's own, or `Unavailable` when no connection can be had.
    pub async fn read<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    {
        job::given(self.read_in_turn(job::reading(job)).await)
    }

    async fn read_in_turn(&self, job: job::Reading) -> Result<job::Given> {
        let _turn = self.turn(&self.inner.others).await?;
        self.read_now(job).await
    }

    /// The same for those who come first: participants, hosts, tablets, and whoever looks at what is open to all. It must
    /// be little, whatever the size of a process; others' reading never makes it wait.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn read_first<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    {
        job::given(self.read_now(job::reading(job)).await)
    }

    async fn read_now(&self, job: job::Reading) -> Result<job::Given> {
        let inner = self.inner.clone();
        let read = blocking(move || inner.readers.read(job));
        let read = self.in_time(3, read).await;
        self.inner.health.note(Doing::Reading, &read);
        read
    }

    /// Gives up what takes so many times as long as a participant would wait.
    async fn in_time<T>(&self, times: u32, work: impl Future<Output = Result<T>>) -> Result<T> {
        let Some(patience) = self.inner.patience else {
            return work.await;
        };
        let given_up = |_| Error::Unavailable("the server does not answer any more".into());
        let done = tokio::time::timeout(patience * times, work).await;
        done.map_err(given_up).flatten()
    }

    /// Runs `job` in a transaction and answers when it is on disk.
    ///
    /// # Errors
    /// The job's own (then nothing of it is written), `Busy` when too much is waiting already,
    /// `Unavailable` when the database cannot be reached, `Panicked` when the job panicked.
    pub async fn write<T, F>(&self, by: By, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T> + Send + 'static,
    {
        self.write_with(Isolation::Serializable, by, job).await
    }

    /// Like [`Db::write`], for jobs that say how they are kept apart.
    pub async fn write_with<T, F>(&self, isolation: Isolation, by: By, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T> + Send + 'static,
    {
        let work = Work::Alone(job::writing(job));
        job::given(self.write_in_turn(isolation, by, work).await)
    }

    /// Like [`Db::write`], for what many write at the same time: those that wait are written as one.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_together<T: Together>(&self, by: By, job: T) -> Result<T::Done> {
        let work = Work::Together(OneOf::new(job));
        job::given(self.write_in_turn(Isolation::RowLocks, by, work).await)
    }

    async fn write_in_turn(&self, isolation: Isolation, by: By, job: Work) -> Result<job::Given> {
        tracing::trace!(?by, "a write");
        let _waiting = Waiting::among(&self.inner.waiting);
        let written = match self.turn_to_write(by).await {
            Ok(_turn) => self.write_now(isolation, job).await,
            Err(error) => Err(error),
        };
        if written.is_ok() {
            self.inner.jobs.fetch_add(1, Ordering::Relaxed);
        }
        let health = &self.inner.health;
        health.note(Doing::Writing, &written);
        let may_be_over = written.is_ok() && health.trouble(Doing::Writing).is_some();
        if may_be_over && health.is_time_to_try() {
            let _ = self.touch().await;
        }
        written
    }

    /// On PostgreSQL whoever does not come first leaves connections for those who do; on SQLite all stand in one line.
    async fn turn_to_write(&self, by: By) -> Result<Option<SemaphorePermit<'_>>> {
        if by == By::Participant || matches!(self.inner.writer, Writer::Sqlite(_)) {
            return Ok(None);
        }
        self.turn(&self.inner.others_write).await.map(Some)
    }

    /// A turn among those who do not come first.
    async fn turn<'a>(&self, among: &'a Semaphore) -> Result<SemaphorePermit<'a>> {
        tokio::time::timeout(self.inner.wait, among.acquire())
            .await
            .map_err(|_| Error::Unavailable("too much else is being done".into()))?
            .map_err(|_| Error::Unavailable("it is being closed".into()))
    }

    /// Writes something that says nothing, to see whether it can be done.
    async fn touch(&self) -> Result<()> {
        let job = Work::Alone(job::writing(|c| Ok(purge::touch(c)?)));
        let touched = job::given(self.write_now(Isolation::RowLocks, job).await);
        match &touched {
            Ok(()) => self.inner.health.is_written(),
            Err(_) => self.inner.health.note(Doing::Writing, &touched),
        }
        touched
    }

    async fn write_now(&self, isolation: Isolation, job: Work) -> Result<job::Given> {
        match &self.inner.writer {
            Writer::Sqlite(group) => {
                // One writer thread keeps all jobs apart already.
                let _ = isolation;
                group.write(job).await
            }
            #[cfg(feature = "postgres")]
            Writer::Postgres(pool, gathering) => {
                let times = match isolation {
                    Isolation::RowLocks => 1,
                    Isolation::Serializable => 10,
                };
                let commits = &self.inner.commits;
                match job {
                    Work::Alone(job) => {
                        let (pool, commits) = (pool.clone(), commits.clone());
                        let write =
                            blocking(move || postgres::write(&pool, isolation, &commits, job));
                        self.in_time(times, write).await
                    }
                    Work::Together(one) => {
                        self.in_time(times, gathering.write(pool, commits, one))
                            .await
                    }
                }
            }
        }
    }

    /// How many jobs have been written since the start: several share a commit.
    pub fn jobs(&self) -> u64 {
        self.inner.jobs.load(Ordering::Relaxed)
    }

    /// How many jobs wait for their answer right now.
    pub fn waiting(&self) -> u64 {
        self.inner.waiting.load(Ordering::Relaxed)
    }

    /// How many transactions have been committed since the start.
    pub fn commits(&self) -> u64 {
        self.inner.commits.load(Ordering::Relaxed)
    }

    /// Makes sure that the database can be read and written right now.
    ///
    /// # Errors
    /// What cannot be done and why, in words.
    pub async fn check(&self) -> Result<(), String> {
        const SOON: Duration = Duration::from_secs(4);
        let silent = |_| Err(Error::Unavailable("it does not answer".into()));
        // However much is read: whoever balances loads would take the participants' way from them.
        let read = self.read_first(|c| Ok(c.batch_execute("SELECT 1")?));
        let read = tokio::time::timeout(SOON, read)
            .await
            .unwrap_or_else(silent);
        if let Err(error) = read {
            return Err(format!(
                "nothing can be read from the database: {}",
                words(error)
            ));
        }
        let health = &self.inner.health;
        let written = match health.is_time_to_try() {
            true => tokio::time::timeout(SOON, self.touch())
                .await
                .unwrap_or_else(silent),
            false => Ok(()),
        };
        let why = written
            .err()
            .map(words)
            .or_else(|| health.trouble(Doing::Writing));
        match why {
            Some(why) => Err(format!("nothing can be written to the database: {why}")),
            None => Ok(()),
        }
    }

    /// How many jobs have been turned away since the start because the database could not be used.
    pub fn turned_away(&self) -> u64 {
        self.inner.health.turned_away()
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
            let marked = dsl::key_fingerprint.eq(fingerprint);
            diesel::insert_into(dsl::installation)
                .values((marked, dsl::purge_due.eq(false)))
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

    /// Whether whoever writes empties the log too, as on SQLite.
    pub fn empties_its_log(&self) -> bool {
        matches!(self.inner.writer, Writer::Sqlite(_))
    }

    /// Lets go of what the database keeps beside its tables: SQLite's write-ahead log, PostgreSQL's old row
    /// versions. Says whether that could be done: somebody may stand in the way, then the next time does it.
    pub async fn wipe(&self) -> Result<bool> {
        let inner = self.inner.clone();
        blocking(move || match pool::connect(&inner.url, Purpose::Write)? {
            Connection::Sqlite(mut c) => {
                c.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
                Ok(true)
            }
            #[cfg(feature = "postgres")]
            Connection::Postgres(mut c) => purge::wipe(&mut c),
        })
        .await
    }

    /// Rewrites the files that personal data was erased from, if there is any such since the last time, so that no
    /// byte of it is left in them. Takes as long as they are large, and on PostgreSQL locks each table meanwhile.
    ///
    /// # Errors
    /// When it could not be done; it stays due.
    pub async fn purge(&self) -> Result<()> {
        let due = self.write(By::Upkeep, |c| Ok(purge::take(c)?)).await?;
        if !due {
            return Ok(());
        }
        let inner = self.inner.clone();
        let done = blocking(move || {
            let mut connection = pool::connect(&inner.url, Purpose::Write)?;
            purge::rewrite(&mut connection)
        })
        .await;
        if done.is_err() {
            self.write(By::Upkeep, |c| Ok(purge::ask(c)?)).await?;
        }
        done
    }

    /// Writes a complete, consistent copy to `path`, see [`copying::copy`].
    pub async fn backup(&self, path: PathBuf) -> Result<()> {
        let inner = self.inner.clone();
        blocking(move || copying::copy(&inner.url, &path)).await
    }
}

/// Why something could not be done.
fn words(error: Error) -> String {
    match error {
        Error::Unavailable(why) => why,
        other => other.to_string(),
    }
}

/// Runs what waits for the database on a thread that may wait.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Error::Panicked)?
}
