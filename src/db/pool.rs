//! Connections: how one is made for each database, and pools of them.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{self, ManageConnection, R2D2Connection};

use super::job::{Given, Reading};
use super::{Connection, DatabaseUrl};
use crate::error::{Error, Result, trouble};

/// How much the database may take on at once.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Write jobs that may wait on SQLite before a further one is refused as `Busy`.
    pub waiting_writes: usize,
    /// Connections for reading, and on PostgreSQL for writing.
    pub connections: u32,
    /// How long to wait for a free or new connection, in milliseconds.
    pub wait_ms: u64,
    /// How long a server is waited for at the start, in milliseconds.
    pub start_ms: u64,
    /// After so many milliseconds PostgreSQL is given up that does not answer what a participant waits for; other
    /// reading is after three times as long, other writing after ten times: it may have much to do.
    pub patience_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            waiting_writes: 4096,
            connections: 8,
            wait_ms: 3000,
            start_ms: 60_000,
            patience_ms: 15_000,
        }
    }
}

impl Limits {
    /// How many connections are for whoever does not come first: two of three, and at least one.
    pub(super) fn for_others(&self) -> usize {
        let connections = usize::try_from(self.connections).unwrap_or(1);
        (connections - connections / 3).max(1)
    }
}

/// What a connection is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Write,
    /// To look at it as it lies there: nothing is brought up to date, and no file comes or goes because of it.
    Look,
}

/// Makes a connection, set up for its purpose.
pub(super) fn connect(url: &DatabaseUrl, purpose: Purpose) -> Result<Connection> {
    try_connect(url, purpose).map_err(|error| Error::Unavailable(in_words(&error)))
}

/// What stands in the way of a connection, in words where they are known.
fn in_words(error: &dyn std::fmt::Display) -> String {
    let said = error.to_string();
    match trouble(&said) {
        Some(words) => words.into(),
        None => said.lines().next().unwrap_or_default().into(),
    }
}

/// Makes the first connection. A server that is starting, or is not reached yet, is waited for; one that says no is not.
///
/// # Errors
/// `Unavailable` when it is not there after so long.
pub(super) fn connect_first(url: &DatabaseUrl, limits: Limits) -> Result<Connection> {
    const PAUSE: Duration = Duration::from_millis(500);
    let began = Instant::now();
    let mut is_said = false;
    loop {
        let error = match try_connect(url, Purpose::Write) {
            Ok(connection) => {
                refuse_pooling_by_transaction(url)?;
                return Ok(connection);
            }
            Err(error) => error,
        };
        let why = in_words(&error);
        let is_over = began.elapsed() >= Duration::from_millis(limits.start_ms);
        if is_over || !is_worth_waiting(url, &error.to_string()) {
            return Err(Error::Unavailable(why));
        }
        if !is_said {
            let seconds = limits.start_ms / 1000;
            tracing::warn!(why, seconds, "the database is waited for");
            is_said = true;
        }
        std::thread::sleep(PAUSE);
    }
}

/// Makes sure that a connection is always the same one of the server's: prepared statements, time limits and the lock
/// while migrating belong to it.
///
/// # Errors
/// `Settings`, with what helps, when a pooler hands out another for each transaction.
pub(super) fn refuse_pooling_by_transaction(url: &DatabaseUrl) -> Result<()> {
    const MOST: Duration = Duration::from_secs(10);
    const WHY: &str = "a pooler gives each transaction another connection to PostgreSQL (as PgBouncer does with \
        pool_mode = transaction), and Eko needs its own: set pool_mode = session for this database, or let \
        EKO_DATABASE_URL name the server itself";
    #[cfg(feature = "postgres")]
    if let DatabaseUrl::Postgres(text) = url {
        let (tell, told) = std::sync::mpsc::channel();
        let text = text.clone();
        // A pooler with a single connection would keep the second of ours waiting.
        std::thread::spawn(move || tell.send(is_shared(&text)));
        return match told.recv_timeout(MOST) {
            Ok(Ok(false)) => Ok(()),
            Ok(Err(ConnectError::Connect(error))) => Err(Error::Unavailable(in_words(&error))),
            // It did not know a statement that was prepared a moment ago, or kept us waiting.
            _ => Err(Error::Settings(WHY.into())),
        };
    }
    let _ = (url, MOST, WHY);
    Ok(())
}

/// Whether a connection is another one after somebody else has begun a transaction in between.
#[cfg(feature = "postgres")]
#[expect(clippy::disallowed_methods, reason = "the one place that connects")]
fn is_shared(url: &str) -> std::result::Result<bool, ConnectError> {
    use diesel::connection::CacheSize;
    use diesel::{Connection as _, PgConnection, RunQueryDsl};
    #[derive(diesel::QueryableByName)]
    struct Backend {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        pid: i32,
    }
    let connect = || -> std::result::Result<_, ConnectError> {
        let mut c = PgConnection::establish(url).map_err(ConnectError::Connect)?;
        c.set_prepared_statement_cache_size(CacheSize::Disabled);
        Ok(c)
    };
    let backend = |c: &mut PgConnection| -> std::result::Result<i32, ConnectError> {
        c.batch_execute("BEGIN")?;
        let backend: Backend = diesel::sql_query("SELECT pg_backend_pid() AS pid").get_result(c)?;
        Ok(backend.pid)
    };
    let (mut ours, mut other) = (connect()?, connect()?);
    for _ in 0..3 {
        let before = backend(&mut ours)?;
        ours.batch_execute("COMMIT")?;
        // It gets the connection that was given back last, and keeps it.
        backend(&mut other)?;
        let after = backend(&mut ours)?;
        ours.batch_execute("COMMIT")?;
        other.batch_execute("COMMIT")?;
        if before != after {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether what keeps a server from being used may pass by itself.
fn is_worth_waiting(url: &DatabaseUrl, said: &str) -> bool {
    const NO: [&str; 5] = [
        "authentication failed",
        "does not exist",
        "no pg_hba.conf entry",
        "certificate",
        "permission denied",
    ];
    matches!(url, DatabaseUrl::Postgres(_)) && !NO.iter().any(|no| said.contains(no))
}

#[expect(clippy::disallowed_methods, reason = "the one place that connects")]
fn try_connect(
    url: &DatabaseUrl,
    purpose: Purpose,
) -> std::result::Result<Connection, ConnectError> {
    use diesel::Connection as _;
    match url {
        DatabaseUrl::Sqlite(path) => {
            if purpose == Purpose::Look {
                return look_at(path);
            }
            let mut sqlite = diesel::SqliteConnection::establish(&path.to_string_lossy())
                .map_err(ConnectError::Connect)?;
            // An erased address must not be left behind in free pages, hence secure_delete.
            sqlite.batch_execute(
                "PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
            )?;
            if purpose == Purpose::Write {
                // Pages that are written again and again are copied out of the log once in so many, and not in a thousand.
                // What all answers of an evening are counted in fits in memory: eight megabytes.
                sqlite.batch_execute(
                    "PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8000;",
                )?;
            }
            if purpose == Purpose::Read {
                sqlite.batch_execute("PRAGMA query_only = ON;")?;
            }
            Ok(Connection::Sqlite(sqlite))
        }
        #[cfg(feature = "postgres")]
        DatabaseUrl::Postgres(text) => {
            let mut pg = diesel::PgConnection::establish(text).map_err(ConnectError::Connect)?;
            // What is asked here is short: compiling it first, as PostgreSQL does with what it takes for dear, made a
            // look at one row take 69 ms.
            pg.batch_execute(
                "SET lock_timeout = '5s'; SET statement_timeout = '30s'; SET TIME ZONE 'UTC'; SET jit = off;",
            )?;
            if purpose == Purpose::Look {
                pg.batch_execute("SET default_transaction_read_only = on")?;
            }
            Ok(Connection::Postgres(pg))
        }
        #[cfg(not(feature = "postgres"))]
        DatabaseUrl::Postgres(_) => unreachable!("DatabaseUrl::parse refuses it"),
    }
}

/// A file that is opened for reading alone. Where no log lies beside it nobody has it open, and then it is read without
/// making one.
#[expect(clippy::disallowed_methods, reason = "the one place that connects")]
fn look_at(path: &Path) -> std::result::Result<Connection, ConnectError> {
    use diesel::Connection as _;
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    /// What ends a path in a URI, or begins something else in it.
    const SPECIAL: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#');
    let is_open = super::beside::beside(path, "-wal").exists();
    let name = path.to_string_lossy();
    let name = utf8_percent_encode(&name, SPECIAL);
    let alone = if is_open { "" } else { "&immutable=1" };
    let url = format!("file:{name}?mode=ro{alone}");
    let mut sqlite = diesel::SqliteConnection::establish(&url).map_err(ConnectError::Connect)?;
    sqlite.batch_execute("PRAGMA busy_timeout = 2000; PRAGMA query_only = ON;")?;
    Ok(Connection::Sqlite(sqlite))
}

/// Why no connection could be made. Never shows the URL, which may hold a password.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(super) enum ConnectError {
    Connect(diesel::ConnectionError),
    Query(#[from] diesel::result::Error),
}

pub(super) struct Connector {
    url: DatabaseUrl,
    purpose: Purpose,
}

impl ManageConnection for Connector {
    type Connection = Connection;
    type Error = ConnectError;

    fn connect(&self) -> std::result::Result<Connection, ConnectError> {
        try_connect(&self.url, self.purpose)
    }

    fn is_valid(&self, connection: &mut Connection) -> std::result::Result<(), ConnectError> {
        Ok(connection.ping()?)
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}

/// A pool of connections of one purpose. Opens lazily and heals by itself after the database was away.
#[derive(Clone)]
pub(super) struct Pool {
    pool: r2d2::Pool<Connector>,
}

impl Pool {
    pub(super) fn open(url: DatabaseUrl, purpose: Purpose, limits: Limits) -> Result<Self> {
        // SQLite's file cannot go away under a connection; a server can, so its connections are tried first.
        let test_first = matches!(url, DatabaseUrl::Postgres(_));
        let pool = r2d2::Pool::builder()
            .max_size(limits.connections)
            .min_idle(Some(1))
            .test_on_check_out(test_first)
            .connection_timeout(Duration::from_millis(limits.wait_ms))
            .error_handler(Box::new(LogOnce))
            .build_unchecked(Connector { url, purpose });
        Ok(Self { pool })
    }

    pub(super) fn get(&self) -> Result<r2d2::PooledConnection<Connector>> {
        self.pool
            .get()
            .map_err(|error| Error::Unavailable(in_words(&error)))
    }

    /// Runs a job inside a read-only transaction, so that all it sees belongs together.
    pub(super) fn read(&self, job: Reading) -> Result<Given> {
        let mut connection = self.get()?;
        match &mut *connection {
            Connection::Sqlite(c) => c.batch_execute("BEGIN")?,
            #[cfg(feature = "postgres")]
            Connection::Postgres(c) => {
                c.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            }
        }
        let undo = Rollback(&mut connection);
        job(undo.0)
    }
}

/// Ends a transaction when it goes out of scope, whatever happened inside, panics included.
struct Rollback<'a>(&'a mut Connection);

impl Drop for Rollback<'_> {
    fn drop(&mut self) {
        // A connection that cannot even roll back is noticed as broken by the pool.
        let _ = self.0.batch_execute("ROLLBACK");
    }
}

/// r2d2 retries by itself and reports every try; the caller gets and logs the final error.
#[derive(Debug)]
struct LogOnce;

impl r2d2::HandleError<ConnectError> for LogOnce {
    fn handle_error(&self, error: ConnectError) {
        tracing::debug!(%error, "no database connection yet");
    }
}
