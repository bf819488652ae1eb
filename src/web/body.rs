//! Bodies: read once whoever sends them has been let in, within a size, a time, and the memory that there is for all of
//! them together.
//!
//! What a handler asks for is made side by side, so that a body would be read while a guard is still looking at the
//! token. Each guard says here that it is at work ([`guarded`]), and bodies wait for all of them.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use tokio::sync::{Notify, Semaphore, SemaphorePermit};

use crate::error::{Error, Result};

/// Bytes of a body at most from whoever was not asked for anything: the longest words that a participant can write,
/// percent-encoded, twice.
pub const SMALL: usize = 64 * 1024;
/// How long a body may take to arrive.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How long one waits for room until it is turned away.
const ROOM_WAIT: Duration = Duration::from_secs(10);
/// Bytes beyond the limit that are still taken in, and thrown away: a browser shows our answer only once it has
/// sent all of its own.
const PATIENT_WITH: usize = 32 * 1024 * 1024;

/// The memory for larger bodies, of whoever was let in and of others, in pieces of [`SMALL`] bytes: 128 and 32 MiB.
static ROOM: Semaphore = Semaphore::const_new(2048);
static ROOM_FOR_STRANGERS: Semaphore = Semaphore::const_new(512);

/// The guards of a request.
#[derive(Default)]
struct Guards {
    at_work: Cell<usize>,
    one_is_done: Notify,
}

impl Guards {
    fn of(request: &HttpRequest) -> Option<Rc<Self>> {
        request.extensions().get::<Rc<Self>>().cloned()
    }

    async fn all_done(&self) {
        loop {
            let done = self.one_is_done.notified();
            if self.at_work.get() == 0 {
                return;
            }
            done.await;
        }
    }
}

/// A guard at work, until it has decided or was given up.
struct AtWork(Rc<Guards>);

impl AtWork {
    fn begin(request: &HttpRequest) -> Self {
        let mut extensions = request.extensions_mut();
        let guards = match extensions.get::<Rc<Guards>>() {
            Some(guards) => guards.clone(),
            None => {
                let guards = Rc::<Guards>::default();
                extensions.insert(guards.clone());
                guards
            }
        };
        guards.at_work.set(guards.at_work.get() + 1);
        Self(guards)
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.at_work.set(self.0.at_work.get() - 1);
        self.0.one_is_done.notify_waiters();
    }
}

/// What a guard does to decide whether somebody is let in. No body of the request is read before.
pub fn guarded<T: 'static, F: Future<Output = T> + 'static>(
    request: &HttpRequest,
    decide: impl FnOnce(HttpRequest) -> F,
) -> LocalBoxFuture<'static, T> {
    let at_work = AtWork::begin(request);
    let decide = decide(request.clone());
    Box::pin(async move {
        let decided = decide.await;
        drop(at_work);
        decided
    })
}

/// Waits until all guards have let somebody in; says whether there are any.
pub async fn let_in(request: &HttpRequest) -> bool {
    match Guards::of(request) {
        Some(guards) => {
            guards.all_done().await;
            true
        }
        None => false,
    }
}

/// Room for the bytes of a body, held until the request is answered.
struct Held {
    _room: SemaphorePermit<'static>,
}

/// Takes room for a body of up to `limit` bytes: as much as it says that it has.
///
/// # Errors
/// `Busy` when others have taken it all, and go on for long.
pub async fn take_room(request: &HttpRequest, limit: usize) -> Result<()> {
    let said = request.headers().get(CONTENT_LENGTH);
    let said = said.and_then(|value| value.to_str().ok()?.parse().ok());
    let most = said.map_or(limit, |said: usize| said.min(limit));
    if most <= SMALL {
        return Ok(());
    }
    let room = match Guards::of(request) {
        Some(_) => &ROOM,
        None => &ROOM_FOR_STRANGERS,
    };
    let pieces = u32::try_from(most.div_ceil(SMALL)).unwrap_or(u32::MAX);
    let taken = tokio::time::timeout(ROOM_WAIT, room.acquire_many(pieces)).await;
    let _room = taken.ok().and_then(|taken| taken.ok()).ok_or(Error::Busy)?;
    request.extensions_mut().insert(Held { _room });
    Ok(())
}

/// Reads a body within `limit` bytes and the time a body may take.
///
/// # Errors
/// `TooLarge`, `TooSlow`, `Busy` when there is no room for it, or `Malformed` when it was cut off.
pub async fn read(request: &HttpRequest, mut payload: Payload, limit: usize) -> Result<Vec<u8>> {
    take_room(request, limit).await?;
    let read = async {
        let mut body = Vec::new();
        let mut seen = 0;
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Error::Malformed("form-cut-off"))?;
            seen += chunk.len();
            if seen <= limit {
                body.extend_from_slice(&chunk);
            } else if seen > PATIENT_WITH {
                break;
            } else {
                body = Vec::new();
            }
        }
        if seen > limit {
            Err(Error::TooLarge { limit })
        } else {
            Ok(body)
        }
    };
    tokio::time::timeout(PATIENCE, read)
        .await
        .unwrap_or(Err(Error::TooSlow))
}

/// A body of up to `LIMIT` bytes, as it came.
pub struct Body<const LIMIT: usize>(pub Vec<u8>);

impl<const LIMIT: usize> FromRequest for Body<LIMIT> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let_in(&request).await;
            read(&request, payload, LIMIT).await.map(Self)
        })
    }
}
