//! Group commit for SQLite: one thread owns the only writing connection and commits many jobs at once.
//!
//! The thread takes a job, opens a transaction, runs the job in a savepoint, then takes whatever else is
//! waiting into the same transaction, commits once, and only then answers them all. An acknowledged write is
//! on disk, and a hundred concurrent answers cost one fsync. A job that fails or panics rolls back its own
//! savepoint and nobody else's.
//!
//! The write-ahead log holds every page that was written, in the order of the commits: whoever copies it reads a diary.
//! So it is emptied as soon as nothing has been written for [`QUIET`], and where there is no such moment, every
//! [`LONGEST`].

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use tokio::sync::oneshot;

use super::Connection;
use super::job::{Given, Writing};
use crate::error::{Error, Result};

/// How long nothing is written before the log is emptied.
const QUIET: Duration = Duration::from_secs(1);
/// How long the log is kept at most, however much is written.
const LONGEST: Duration = Duration::from_secs(5);

/// Jobs in one commit at most, so that the first does not wait for an endless stream.
const MOST_PER_COMMIT: usize = 512;

pub(super) struct GroupCommit {
    jobs: Option<SyncSender<Pending>>,
    thread: Option<JoinHandle<()>>,
}

impl GroupCommit {
    pub(super) fn start(
        connection: Connection,
        waiting: usize,
        commits: Arc<AtomicU64>,
    ) -> Result<Self> {
        let (jobs, queue) = sync_channel(waiting);
        let work = Loop {
            connection,
            commits,
        };
        let thread = std::thread::Builder::new()
            .name("eko-writer".into())
            .spawn(move || work.run(&queue))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    pub(super) async fn write(&self, job: Writing) -> Result<Given> {
        let (reply, answer) = oneshot::channel();
        let job = Pending {
            job,
            result: None,
            reply,
        };
        let stopped = || Error::Unavailable("the writer has stopped".into());
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => Error::Busy,
            TrySendError::Disconnected(_) => stopped(),
        })?;
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }
}

impl Drop for GroupCommit {
    /// Waits until what was handed in is on disk.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // The last handle may be dropped on the writer thread itself.
            if thread.thread().id() != std::thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

/// Why nothing was written, in words.
fn why(error: diesel::result::Error) -> String {
    match Error::from(error) {
        Error::Unavailable(why) => why,
        other => other.to_string(),
    }
}

/// A job, and who waits for it.
struct Pending {
    job: Writing,
    result: Option<Result<Given>>,
    reply: oneshot::Sender<Result<Given>>,
}

impl Pending {
    /// Runs it and keeps the result; says whether its writes are to stay.
    fn run(&mut self, connection: &mut Connection) -> bool {
        let result = catch_unwind(AssertUnwindSafe(|| (self.job)(connection)))
            .unwrap_or(Err(Error::Panicked));
        let stays = result.is_ok();
        self.result = Some(result);
        stays
    }

    /// Gives the kept result to whoever waits, now that it is on disk.
    fn acknowledge(self) {
        // Whoever waited may have hung up; the write stands all the same.
        let _ = self.reply.send(self.result.unwrap_or(Err(Error::Panicked)));
    }

    /// Tells whoever waits that nothing was written.
    fn refuse(self, error: Error) {
        let _ = self.reply.send(match self.result {
            Some(Err(own)) => Err(own),
            _ => Err(error),
        });
    }
}

struct Loop {
    connection: Connection,
    commits: Arc<AtomicU64>,
}

impl Loop {
    fn run(mut self, queue: &Receiver<Pending>) {
        // From when on the log holds something.
        let mut since: Option<Instant> = None;
        loop {
            let next = match since {
                Some(_) => queue.recv_timeout(QUIET),
                None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(first) => {
                    self.commit_group(first, queue);
                    let since = since.get_or_insert_with(Instant::now);
                    if since.elapsed() < LONGEST {
                        continue;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            // Where a reader is in the way, the next second will do.
            since = (!self.empty_log()).then(Instant::now);
        }
        self.empty_log();
    }

    /// Moves what the log holds into the database and leaves nothing behind; says whether that could be done. Waits for
    /// nobody: whoever answers waits for this thread.
    fn empty_log(&mut self) -> bool {
        #[derive(diesel::QueryableByName)]
        struct Done {
            #[diesel(sql_type = diesel::sql_types::Integer)]
            busy: i32,
        }
        let emptied = self
            .connection
            .batch_execute("PRAGMA busy_timeout = 0")
            .and_then(|()| {
                diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)")
                    .load::<Done>(&mut self.connection)
            });
        let waits = self.connection.batch_execute("PRAGMA busy_timeout = 2000");
        let is_done = |rows: &[Done]| rows.iter().all(|row| row.busy == 0);
        waits.is_ok() && emptied.is_ok_and(|rows| is_done(&rows))
    }

    fn commit_group(&mut self, first: Pending, queue: &Receiver<Pending>) {
        if let Err(error) = self.connection.batch_execute("BEGIN IMMEDIATE") {
            // Whoever waits behind it would wait as long again, one after the other.
            let why = why(error);
            first.refuse(Error::Unavailable(why.clone()));
            while let Ok(other) = queue.try_recv() {
                other.refuse(Error::Unavailable(why.clone()));
            }
            return;
        }
        let mut done: Vec<Pending> = Vec::new();
        let mut next = Some(first);
        let mut group = Ok(());
        while let Some(mut job) = next {
            group = self.run_in_savepoint(&mut job);
            done.push(job);
            if group.is_err() {
                break;
            }
            next = (done.len() < MOST_PER_COMMIT)
                .then(|| queue.try_recv().ok())
                .flatten();
        }
        match group.and_then(|()| self.connection.batch_execute("COMMIT")) {
            Ok(()) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
                done.into_iter().for_each(|job| job.acknowledge());
            }
            Err(error) => {
                let _ = self.connection.batch_execute("ROLLBACK");
                let why = why(error);
                for job in done {
                    job.refuse(Error::Unavailable(why.clone()));
                }
            }
        }
    }

    /// Err means that the whole transaction can no longer be trusted.
    fn run_in_savepoint(&mut self, job: &mut Pending) -> diesel::QueryResult<()> {
        self.connection.batch_execute("SAVEPOINT job")?;
        let end = if job.run(&mut self.connection) {
            "RELEASE job"
        } else {
            "ROLLBACK TO job; RELEASE job"
        };
        self.connection.batch_execute(end)
    }
}
