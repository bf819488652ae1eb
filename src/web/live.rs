//! Streams of live events: what there is first, and then each time that it changes (server-sent events, HTML §9.2).

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;
use futures_util::StreamExt;
use futures_util::stream::{once, unfold};

use crate::error::Result;

/// How often a change is looked for, and how many times before the browser is sent away to come anew: a server that
/// is told to stop does not wait long for its screens.
#[derive(Debug, Clone, Copy)]
pub struct Looks {
    pub every: Duration,
    pub most: u32,
}

/// Sends `first`, and what `look` finds whenever it is something else than before.
pub fn events<F>(first: String, looks: Looks, look: impl Fn() -> F + 'static) -> HttpResponse
where
    F: Future<Output = Result<String>> + 'static,
{
    let opening = Bytes::from(format!("retry: 1000\ndata: {first}\n\n"));
    let changes = unfold(
        (look, first, looks.most),
        move |(look, last, left)| async move {
            let mut left = left.checked_sub(1)?;
            loop {
                tokio::time::sleep(looks.every).await;
                // A database that does not answer ends the stream; the browser asks again.
                let now = look().await.ok()?;
                if now != last {
                    let event = Bytes::from(format!("data: {now}\n\n"));
                    return Some((event, (look, now, left)));
                }
                left = left.checked_sub(1)?;
            }
        },
    );
    let all = once(async { opening })
        .chain(changes)
        .map(Ok::<_, actix_web::Error>);
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream"))
        .streaming(all)
}

/// What there is now, for where events do not get through.
pub fn now(json: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .body(json)
}
