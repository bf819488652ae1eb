//! Closing, for staff and host.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::{Connection, Isolation};
use crate::dialogues::host_link::hosted;
use crate::dialogues::{self, State};
use crate::error::{Error, Result};
use crate::secrets::Secrets;
use crate::survey::queries::{self, Closing};
use crate::web::{language, see_other};

/// Ends a dialogue: at once for good, or once its tablets have sent what they keep.
fn end(c: &mut Connection, secrets: &Secrets, closing: Closing, now: Timestamp) -> Result<()> {
    if dialogues::queries::tablets(c, closing.dialogue)?.is_empty() {
        queries::close(c, secrets, closing, now).map(drop)
    } else {
        Ok(dialogues::queries::end(c, closing.dialogue, now)?)
    }
}

/// Closes a dialogue for good.
pub async fn close(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let (process, account) = (staff.process, staff.account.id);
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    app.db
        .write_with(Isolation::RowLocks, move |c| {
            let dialogue = dialogues::queries::by_number(c, process, number)?;
            let closing = Closing {
                process,
                dialogue: dialogue.id,
                number,
                account: Some(account),
            };
            end(c, &secrets, closing, now)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/admin/p/{slug}/dialogues/{number}")))
}

/// The host closes the dialogue.
pub async fn close_by_host(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of_staff(&request, hosted.process.default_language);
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    let closing = Closing {
        process: hosted.process_id,
        dialogue: hosted.dialogue.id,
        number: hosted.dialogue.number,
        account: None,
    };
    if hosted.dialogue.window.state(now) == State::Before {
        return Err(Error::Refused("dialogue-not-open-yet"));
    }
    app.db
        .write_with(Isolation::RowLocks, move |c| end(c, &secrets, closing, now))
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/h/{token}?lang={}", language.word())))
}
