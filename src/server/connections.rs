//! Connections, watched from beneath HTTP. Whoever takes an answer too slowly is cut off; and when the house is nearly
//! full, whoever is in it and asks for nothing has to leave, so that nobody with an answer waits at the door.

use std::cell::Cell;
use std::io::{Error, ErrorKind, Result};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::Extensions;
use actix_web::web::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

/// Connections that one worker holds at most.
const MOST: usize = 25_000;
/// Files that are open besides: the database's, the log, mails on their way.
const OTHER_FILES: usize = 256;
const IDLE: Duration = Duration::from_secs(2);
const SLOWEST: Duration = Duration::from_secs(30);
/// Half a kilobyte a second, which the slowest phone manages.
const LEAST: usize = 16 * 1024;

/// Raises the number of files that may be open at once to the most that the machine allows.
pub fn raise_file_limit() {
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!(%error, "the number of open files stays as it is");
    }
}

/// How many connections each of so many workers may hold, so that other files can be opened still.
pub fn most(workers: usize) -> usize {
    let (files, _) = rlimit::Resource::NOFILE.get().unwrap_or((1024, 1024));
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    let for_connections = files.saturating_sub(OTHER_FILES).max(files / 2);
    (for_connections / workers.max(1)).clamp(1, MOST)
}

/// Where one worker's connections are.
pub struct House {
    open: Cell<usize>,
    most: usize,
    /// How long a connection may ask for nothing while the house is nearly full.
    idle: Duration,
    /// In which time [`LEAST`] bytes of an answer must be taken, when it cannot be sent at once.
    slowest: Duration,
}

impl House {
    pub fn new(most: usize) -> Rc<Self> {
        Rc::new(Self {
            open: Cell::new(0),
            most,
            idle: IDLE,
            slowest: SLOWEST,
        })
    }

    fn is_nearly_full(&self) -> bool {
        self.open.get() > self.most - self.most.div_ceil(4)
    }
}

/// A connection's stay.
pub struct Visit {
    house: Rc<House>,
    /// Requests that are being answered.
    asked: Cell<usize>,
    idle_since: Cell<Instant>,
}

impl Visit {
    fn begin(house: Rc<House>) -> Rc<Self> {
        house.open.set(house.open.get() + 1);
        Rc::new(Self {
            house,
            asked: Cell::new(0),
            idle_since: Cell::new(Instant::now()),
        })
    }

    fn has_to_leave(&self) -> bool {
        self.asked.get() == 0
            && self.house.is_nearly_full()
            && self.idle_since.get().elapsed() >= self.house.idle
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.house.open.set(self.house.open.get() - 1);
    }
}

/// A request that is being answered, until all of the answer is on its way.
pub struct Asked(Rc<Visit>);

impl Asked {
    /// Of the connection that a request came by, which [`Guest::keep_in_mind`] noted.
    pub fn of(visit: Option<&Rc<Visit>>) -> Option<Self> {
        let visit = visit?.clone();
        visit.asked.set(visit.asked.get() + 1);
        Some(Self(visit))
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.asked.set(self.0.asked.get() - 1);
        self.0.idle_since.set(Instant::now());
    }
}

/// The body of an answer, whose connection is not idle until it has ended. It is handed on piece by piece: whoever reads
/// slowly holds a piece of it, and not a second copy of it all.
pub struct Answering {
    body: BoxBody,
    /// What has come of it and is not handed on.
    left: Bytes,
    _asked: Option<Asked>,
}

impl Answering {
    pub fn with(body: BoxBody, asked: Option<Asked>) -> Self {
        Self {
            body,
            left: Bytes::new(),
            _asked: asked,
        }
    }
}

impl MessageBody for Answering {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<std::result::Result<Bytes, Self::Error>>> {
        const PIECE: usize = 64 * 1024;
        while self.left.is_empty() {
            match Pin::new(&mut self.body).poll_next(cx) {
                Poll::Ready(Some(Ok(bytes))) => self.left = bytes,
                other => return other,
            }
        }
        let length = self.left.len().min(PIECE);
        Poll::Ready(Some(Ok(self.left.split_to(length))))
    }
}

/// A connection with somebody at its other end.
pub struct Guest<T> {
    io: T,
    visit: Rc<Visit>,
    look_again: Pin<Box<Sleep>>,
    /// Until when more of an answer must be taken, and the bytes that were since it stood still.
    slow: Option<(Pin<Box<Sleep>>, usize)>,
}

impl<T> Guest<T> {
    pub fn enter(io: T, house: Rc<House>) -> Self {
        Self {
            io,
            look_again: Box::pin(tokio::time::sleep(house.idle)),
            visit: Visit::begin(house),
            slow: None,
        }
    }

    /// Notes whose connection it is, for the requests that come by it.
    pub fn keep_in_mind(&self, data: &mut Extensions) {
        data.insert(self.visit.clone());
    }

    /// Notes that bytes were taken; once there were enough the time begins anew.
    fn took(&mut self, bytes: usize) {
        if let Some((_, taken)) = &mut self.slow {
            *taken += bytes;
            if *taken >= LEAST {
                self.slow = None;
            }
        }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Guest<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        if let read @ Poll::Ready(_) = Pin::new(&mut self.io).poll_read(cx, buffer) {
            return read;
        }
        while self.look_again.as_mut().poll(cx).is_ready() {
            if self.visit.has_to_leave() {
                // As if they had hung up.
                return Poll::Ready(Ok(()));
            }
            let later = tokio::time::Instant::now() + self.visit.house.idle;
            self.look_again.as_mut().reset(later);
        }
        Poll::Pending
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Guest<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        match Pin::new(&mut self.io).poll_write(cx, bytes) {
            Poll::Ready(written) => {
                self.took(written.as_ref().copied().unwrap_or(0));
                Poll::Ready(written)
            }
            Poll::Pending => {
                let most = self.visit.house.slowest;
                let sleep = || (Box::pin(tokio::time::sleep(most)), 0);
                let (until, _) = self.slow.get_or_insert_with(sleep);
                match until.as_mut().poll(cx) {
                    Poll::Ready(()) => {
                        let why = "an answer was taken too slowly";
                        Poll::Ready(Err(Error::new(ErrorKind::TimedOut, why)))
                    }
                    Poll::Pending => Poll::Pending,
                }
            }
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let flushed = Pin::new(&mut self.io).poll_flush(cx);
        if flushed.is_ready() {
            self.slow = None;
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    const SOON: Duration = Duration::from_millis(200);
    const ALL: usize = 256 * 1024;

    /// The two ends of a connection with little room between them, one of them in a house for `most`.
    fn pair(most: usize) -> (Guest<DuplexStream>, DuplexStream) {
        let house = Rc::new(House {
            open: Cell::new(0),
            most,
            idle: SOON,
            slowest: SOON,
        });
        let (ours, theirs) = duplex(32 * 1024);
        (Guest::enter(ours, house), theirs)
    }

    #[tokio::test]
    async fn whoever_takes_nothing_of_an_answer_is_cut_off() {
        let (mut guest, _theirs) = pair(100);
        let cut = guest
            .write_all(&vec![0; ALL])
            .await
            .expect_err("nobody reads");
        assert_eq!(cut.kind(), ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn whoever_takes_it_byte_by_byte_is_cut_off_too() {
        let (mut guest, mut theirs) = pair(100);
        let all = vec![0; ALL];
        let trickle = async {
            loop {
                let _ = theirs.read_u8().await;
                tokio::time::sleep(SOON / 20).await;
            }
        };
        tokio::select! {
            cut = guest.write_all(&all) => assert!(cut.is_err()),
            () = trickle => {}
        }
    }

    #[tokio::test]
    async fn whoever_is_only_slow_gets_all_of_it_however_long_it_takes() {
        let (mut guest, mut theirs) = pair(100);
        let all = vec![0; ALL];
        let slow = async {
            let mut taken = 0;
            let mut piece = vec![0; LEAST];
            while taken < ALL {
                tokio::time::sleep(SOON / 4).await;
                taken += theirs.read_exact(&mut piece).await.expect("a piece");
            }
        };
        let started = Instant::now();
        let (written, ()) = tokio::join!(guest.write_all(&all), slow);
        written.expect("all of it");
        assert!(started.elapsed() > 2 * SOON);
    }

    #[tokio::test]
    async fn only_a_house_that_is_nearly_full_sends_the_idle_away() {
        let mut byte = [0];
        let (mut alone, _theirs) = pair(100);
        let stays = tokio::time::timeout(3 * SOON, alone.read(&mut byte)).await;
        assert!(stays.is_err(), "there is room");
        let (mut last, _theirs) = pair(1);
        let asked = Asked::of(Some(&last.visit));
        let stays = tokio::time::timeout(3 * SOON, last.read(&mut byte)).await;
        assert!(stays.is_err(), "it is being answered");
        drop(asked);
        let leaves = tokio::time::timeout(3 * SOON, last.read(&mut byte)).await;
        assert_eq!(leaves.expect("in time").expect("as if it had hung up"), 0);
    }
}
