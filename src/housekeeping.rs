//! What happens by itself: dialogues close when their time is over, what has run out is let go.

use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;

use crate::app::App;
use crate::error::Result;
use crate::{accounts, survey};

const EVERY: Duration = Duration::from_secs(30);
/// Dialogues closed in one transaction at most.
const AT_ONCE: i64 = 20;

/// Tidies now and then until it is told to stop.
pub async fn run(app: web::Data<App>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = tidy(&app).await {
            tracing::warn!(%error, "housekeeping could not be done this time");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Does all that is due now. Several nodes may do it at once.
pub async fn tidy(app: &App) -> Result<()> {
    let now = app.clock.now();
    loop {
        let secrets = app.secrets.clone();
        let closed = app
            .db
            .write(move |c| survey::queries::close_due(c, &secrets, now, AT_ONCE))
            .await?;
        if closed == 0 {
            break;
        }
        app.forget_cached();
    }
    app.db
        .write(move |c| {
            survey::queries::forget_late_keys(c, now)?;
            Ok(accounts::queries::delete_expired(c, now)?)
        })
        .await
}
