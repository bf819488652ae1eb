//! What the room sees on the wall.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::wall::{self, Walled};
use crate::error::Result;
use crate::hosting::views;
use crate::survey::queries::answered;
use crate::web::{html, see_other, url};

/// From the host's page to an address that the room may read.
pub async fn display(app: web::Data<App>, hosted: Hosted) -> HttpResponse {
    let token = wall::token(&app.secrets, hosted.dialogue.id);
    see_other(url::wall(&token).lang(hosted.language))
}

/// The QR, large, for the screen in the room.
pub async fn page(app: web::Data<App>, walled: Walled) -> Result<HttpResponse> {
    let (id, now) = (walled.dialogue.id, app.clock.now());
    let answered = app
        .db
        .read_first(move |c| Ok(answered::of_dialogue(c, id)?))
        .await?;
    Ok(html(views::wall(&views::Wall {
        walled: &walled,
        answered,
        host_name: app.config.base_url.host(),
        state: walled.dialogue.state(now),
    })))
}
