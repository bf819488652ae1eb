//! How a mailing stands at this moment, told as it changes.

use std::time::Duration;

use actix_web::{HttpResponse, web};
use jiff::tz::TimeZone;

use super::id;
use crate::app::App;
use crate::db::ids::{MailingId, ProcessId};
use crate::error::Result;
use crate::i18n::{Language, Texts};
use crate::mailings::standing::MailingStanding;
use crate::mailings::{Mailing, queries, views};
use crate::processes::within::Within;
use crate::staff::See;
use crate::web::live::{self, Looks};

/// What `live.js` puts into the page.
fn live_json(t: &Texts, mailing: &Mailing, standing: &MailingStanding, zone: &TimeZone) -> String {
    let mut json = serde_json::Map::new();
    let mut put = |name: &str, text: String| {
        json.insert(name.to_owned(), text.into());
    };
    put("state", views::progress_word(mailing, standing).to_owned());
    put("done", views::done_text(t, &standing.figures));
    put("value", views::done(&standing.figures).to_string());
    put("pace", views::pace_text(t, standing));
    put("trouble", views::trouble_text(t, mailing, zone));
    for (name, _, count) in views::figure_rows(&standing.figures) {
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
    let (now, zone) = (app.clock.now(), app.zone.clone());
    app.db
        .read(move |c| {
            let mailing = queries::mailing_of(c, process, id)?;
            let standing = MailingStanding::load(c, &mailing, now)?;
            let json = live_json(language.texts(), &mailing, &standing, &zone);
            Ok((json, standing.is_moving))
        })
        .await
}

/// How it stands now, for where events do not get through.
pub async fn now(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (json, _) = load_live(&app, staff.process.id, id(&path.1)?, staff.account.language).await?;
    Ok(live::now(json))
}

const LOOKS: Looks = Looks {
    every: Duration::from_secs(1),
    most: 14,
};

/// Tells when it moves on.
pub async fn events(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, id, language) = (staff.process.id, id(&path.1)?, staff.account.language);
    let (first, is_moving) = load_live(&app, process, id, language).await?;
    let most = if is_moving { LOOKS.most } else { 0 };
    Ok(live::events(first, Looks { most, ..LOOKS }, move || {
        let app = app.clone();
        async move { Ok(load_live(&app, process, id, language).await?.0) }
    }))
}
