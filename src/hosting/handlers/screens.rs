//! What lives on a screen of a dialogue: how it stands now, and its QR.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{FromRequest, HttpResponse, web};
use serde_json::{Value, json};

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::wall::Walled;
use crate::dialogues::{Code, Dialogue, qr, queries};
use crate::error::Result;
use crate::hosting::standing::Standing;
use crate::hosting::views;
use crate::i18n::Texts;
use crate::survey::queries::answered;
use crate::web::live::{self, Looks};

/// As often as whoever holds a dialogue, and the room, look up.
const LOOKS: Looks = Looks {
    every: Duration::from_secs(2),
    most: 7,
};

/// What opens a screen that shows one dialogue.
pub trait Screen: FromRequest + 'static {
    /// The dialogue as it was when the screen was opened.
    fn dialogue(&self) -> (&Dialogue, Code);

    /// The words of its language.
    fn texts(&self) -> &'static Texts;

    /// What it shows of the dialogue as it stands now, by the names of the places on the page.
    fn told(c: &mut Connection, t: &Texts, now: (&Dialogue, Timestamp)) -> Result<Value>;
}

/// The host's page.
impl Screen for Hosted {
    fn dialogue(&self) -> (&Dialogue, Code) {
        (&self.dialogue, self.code)
    }

    fn texts(&self) -> &'static Texts {
        self.t()
    }

    fn told(
        c: &mut Connection,
        t: &Texts,
        (dialogue, at): (&Dialogue, Timestamp),
    ) -> Result<Value> {
        let standing = Standing::load(c, dialogue.id)?;
        Ok(json!({
            "state": dialogue.state(at).word(),
            "answered": t.number(standing.answered),
            "over": views::over_text(t, dialogue, &standing),
            "tablets": standing.tablets_text(t),
        }))
    }
}

/// What the room sees on the wall.
impl Screen for Walled {
    fn dialogue(&self) -> (&Dialogue, Code) {
        (&self.dialogue, self.code)
    }

    fn texts(&self) -> &'static Texts {
        self.language.texts()
    }

    fn told(
        c: &mut Connection,
        t: &Texts,
        (dialogue, at): (&Dialogue, Timestamp),
    ) -> Result<Value> {
        let answered = answered::of_dialogue(c, dialogue.id)?;
        Ok(json!({ "state": dialogue.state(at).word(), "display": views::wall_count(t, answered) }))
    }
}

fn look<S: Screen>(
    app: &web::Data<App>,
    screen: &S,
) -> impl Future<Output = Result<String>> + use<S> {
    let (app, t, id) = (app.clone(), screen.texts(), screen.dialogue().0.id);
    async move {
        let at = app.clock.now();
        app.db
            .read_first(move |c| {
                let (_, dialogue) = queries::by_id(c, id)?.ok_or(diesel::NotFound)?;
                Ok(S::told(c, t, (&dialogue, at))?.to_string())
            })
            .await
    }
}

/// How the dialogue stands now, for where events do not get through.
pub async fn now<S: Screen>(app: web::Data<App>, screen: S) -> Result<HttpResponse> {
    Ok(live::now(look(&app, &screen).await?))
}

/// Tells how it stands, and whenever that changes.
pub async fn events<S: Screen>(app: web::Data<App>, screen: S) -> Result<HttpResponse> {
    let first = look(&app, &screen).await?;
    Ok(live::events(first, LOOKS, move || look(&app, &screen)))
}

/// The QR as a picture of its own.
pub async fn qr_svg<S: Screen>(app: web::Data<App>, screen: S) -> Result<HttpResponse> {
    let url = qr::url(&app.config.base_url, screen.dialogue().1);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .body(qr::svg(&url)?))
}
