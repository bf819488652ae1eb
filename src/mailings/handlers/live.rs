//! How a mailing stands at this moment, told as it changes.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use futures_util::StreamExt;

use super::mailing::{id, mailing_of};
use crate::accounts::See;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{MailingId, ProcessId};
use crate::error::Result;
use crate::i18n::{Language, Texts};
use crate::mailings::{Figures, Mailing, Order, queries, views};

/// The seconds over which the rate is taken.
const RATE_OVER: i64 = 60;

/// How a mailing stands at this moment.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    pub figures: Figures,
    /// Mails settled a minute, of late.
    pub per_minute: i64,
}

impl Live {
    pub(super) fn load(c: &mut Connection, mailing: &Mailing, now: Timestamp) -> Result<Self> {
        let figures = queries::figures_of(c, mailing.id)?;
        let is_moving = mailing.order == Order::Run && figures.waiting > 0;
        Ok(Self {
            figures,
            per_minute: if is_moving {
                let begun = mailing.begun_at.unwrap_or(now);
                let seconds = (now.0 - begun.0).clamp(1, RATE_OVER);
                let since = now.plus_seconds(-seconds);
                queries::settled_since(c, mailing.id, since)? * RATE_OVER / seconds
            } else {
                0
            },
        })
    }
}

/// What `live.js` puts into the page.
fn live_json(t: &Texts, mailing: &Mailing, live: &Live) -> String {
    let mut json = serde_json::Map::new();
    let mut put = |name: &str, text: String| {
        json.insert(name.to_owned(), text.into());
    };
    put("state", views::progress_word(mailing, live).to_owned());
    put("done", views::done_text(t, &live.figures));
    put("value", views::done(&live.figures).to_string());
    put("pace", views::pace_text(t, live));
    put("trouble", views::trouble_text(t, mailing));
    for (name, _, count) in views::figure_rows(&live.figures) {
        put(name, t.number(count));
    }
    serde_json::Value::Object(json).to_string()
}

/// What it says now, and whether that can still change by itself.
async fn load_live(
    app: &App,
    process: ProcessId,
    id: MailingId,
    language: Language,
) -> Result<(String, bool)> {
    let now = app.clock.now();
    app.db
        .read(move |c| {
            let mailing = mailing_of(c, process, id)?;
            let live = Live::load(c, &mailing, now)?;
            let is_moving = mailing.order == Order::Run && live.figures.waiting > 0;
            Ok((live_json(language.texts(), &mailing, &live), is_moving))
        })
        .await
}

/// How it stands now, for where events do not get through.
pub async fn now(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (json, _) = load_live(&app, staff.process, id(&path.1)?, staff.account.language).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .body(json))
}

/// How often a change is looked for, and how many times before the browser is let go to come anew.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const LOOKS: u32 = 14;

/// Tells when it moves on, as server-sent events (HTML §9.2).
pub async fn events(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, id, language) = (staff.process, id(&path.1)?, staff.account.language);
    let (first, is_moving) = load_live(&app, process, id, language).await?;
    let looks = if is_moving { LOOKS } else { 0 };
    let opening = format!("retry: 1000\ndata: {first}\n\n");
    let changes =
        futures_util::stream::unfold((app, first, looks), move |(app, last, left)| async move {
            let mut left = left.checked_sub(1)?;
            loop {
                tokio::time::sleep(LOOK_EVERY).await;
                // A database that does not answer ends the stream; the browser asks again.
                let (now, _) = load_live(&app, process, id, language).await.ok()?;
                if now != last {
                    let event = web::Bytes::from(format!("data: {now}\n\n"));
                    return Some((event, (app, now, left)));
                }
                left = left.checked_sub(1)?;
            }
        });
    let all = futures_util::stream::once(async { web::Bytes::from(opening) })
        .chain(changes)
        .map(Ok::<_, actix_web::Error>);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream"))
        .streaming(all))
}
