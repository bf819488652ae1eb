//! Group commit for SQLite: one thread owns the only writing connection and commits many jobs at once.
//!
//! The thread takes a job, opens a transaction, runs the job in a savepoint, then takes whatever else is
//! waiting into the same transaction, commits once, and only then answers them all. An acknowledged write is
//! on disk, and a hundred concurrent answers cost one fsync. A job that fails or panics rolls back its own
//! savepoint and nobody else's. Jobs of a kind that is done together ([`super::Together`]) share one savepoint.
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

use diesel::connection::SimpleConnection;
use diesel::{QueryResult, RunQueryDsl};
use tokio::sync::oneshot;

use super::Connection;
use super::job::{Given, OneOf, Work};
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

    pub(super) async fn write(&self, work: Work) -> Result<Given> {
        let (reply, answer) = oneshot::channel();
        let job = Pending { work, reply };
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

/// What a job gives, kept until it is on disk.
type Kept = Result<Given>;

/// A job, and who waits for it.
struct Pending {
    work: Work,
    reply: oneshot::Sender<Kept>,
}

/// Jobs that were taken into a commit, each with what is told to whoever waits once it is on disk; none where it came to
/// nothing with all the others.
#[derive(Default)]
struct Done(Vec<(oneshot::Sender<Kept>, Option<Kept>)>);

impl Done {
    /// Gives each what it came to.
    fn acknowledge(self) {
        for (reply, kept) in self.0 {
            // Whoever waited may have hung up; the write stands all the same.
            let _ = reply.send(kept.unwrap_or(Err(Error::Panicked)));
        }
    }

    /// Tells those who wait that nothing was written; who failed by themselves learn that.
    fn refuse(self, why: &str) {
        for (reply, kept) in self.0 {
            let _ = reply.send(match kept {
                Some(Err(own)) => Err(own),
                _ => Err(Error::Unavailable(why.to_owned())),
            });
        }
    }
}

/// Tells somebody that nothing was written.
fn refuse(reply: oneshot::Sender<Kept>, why: &str) {
    let _ = reply.send(Err(Error::Unavailable(why.to_owned())));
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
            refuse(first.reply, &why);
            while let Ok(other) = queue.try_recv() {
                refuse(other.reply, &why);
            }
            return;
        }
        let mut done = Done::default();
        let group = self.run_group(first, queue, &mut done);
        match group.and_then(|()| self.connection.batch_execute("COMMIT")) {
            Ok(()) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
                done.acknowledge();
            }
            Err(error) => {
                let _ = self.connection.batch_execute("ROLLBACK");
                done.refuse(&why(error));
            }
        }
    }

    /// Runs a job and whatever waits behind it: each that is alone of its kind when it comes, those that are done together
    /// afterwards. Err means that the whole transaction can no longer be trusted.
    fn run_group(
        &mut self,
        first: Pending,
        queue: &Receiver<Pending>,
        done: &mut Done,
    ) -> QueryResult<()> {
        let mut together: Vec<(Vec<OneOf>, Vec<oneshot::Sender<Kept>>)> = Vec::new();
        let mut taken = 0;
        let mut next = Some(first);
        let mut group = Ok(());
        while let Some(Pending { work, reply }) = next {
            taken += 1;
            match work {
                Work::Alone(mut job) => {
                    let kept = self.in_savepoint(|c| job(c));
                    let (kept, so_far) = match kept {
                        Ok(kept) => (Some(kept), Ok(())),
                        Err(error) => (None, Err(error)),
                    };
                    done.0.push((reply, kept));
                    group = so_far;
                }
                Work::Together(one) => {
                    let alike = |(others, _): &&mut (Vec<OneOf>, _)| {
                        others.first().is_some_and(|other| other.is_like(&one))
                    };
                    match together.iter_mut().find(alike) {
                        Some((others, replies)) => {
                            others.push(one);
                            replies.push(reply);
                        }
                        None => together.push((vec![one], vec![reply])),
                    }
                }
            }
            if group.is_err() {
                break;
            }
            next = (taken < MOST_PER_COMMIT)
                .then(|| queue.try_recv().ok())
                .flatten();
        }
        for (all, replies) in together {
            let mut kept = Vec::new();
            group = group.and_then(|()| {
                kept = self.run_together(&all)?;
                Ok(())
            });
            let kept = kept
                .into_iter()
                .map(Some)
                .chain(std::iter::repeat_with(|| None));
            done.0.extend(replies.into_iter().zip(kept));
        }
        group
    }

    /// What becomes of jobs of one kind: of all as one, or where that fails, of each by itself.
    fn run_together(&mut self, all: &[OneOf]) -> QueryResult<Vec<Kept>> {
        match self.in_savepoint(|c| OneOf::write_all(all, c))? {
            Ok(given) => Ok(given.into_iter().map(Ok).collect()),
            Err(error) if all.len() == 1 => Ok(vec![Err(error)]),
            Err(_) => {
                let mut kept = Vec::with_capacity(all.len());
                for one in all.chunks(1) {
                    kept.extend(self.run_together(one)?);
                }
                Ok(kept)
            }
        }
    }

    /// Runs something so that it is written as a whole or not at all.
    fn in_savepoint<T>(
        &mut self,
        work: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> QueryResult<Result<T>> {
        self.connection.batch_execute("SAVEPOINT job")?;
        let connection = &mut self.connection;
        let result = catch_unwind(AssertUnwindSafe(|| work(connection)));
        let result = result.unwrap_or(Err(Error::Panicked));
        self.connection.batch_execute(match result {
            Ok(_) => "RELEASE job",
            Err(_) => "ROLLBACK TO job; RELEASE job",
        })?;
        Ok(result)
    }
}
