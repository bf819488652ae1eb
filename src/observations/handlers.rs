//! The staff's list of what was said and replied.

use actix_web::{HttpResponse, web};

use super::{queries, views};
use crate::app::App;
use crate::error::Result;
use crate::processes;
use crate::processes::within::Within;
use crate::reports::{self, news};
use crate::staff::See;
use crate::web::form::Form;
use crate::web::html;
use actix_web::HttpRequest;

/// What was said and what came of it, as far as it is this person's board's.
pub async fn list(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (of, board) = (staff.process.id, staff.board);
    let asked = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let shown = app
        .db
        .read(move |c| {
            let mut observations = queries::all(c, of)?;
            if board.is_some() {
                // What a board has nothing to reply to is not its matter.
                observations.retain(|one| one.replies.iter().any(|reply| reply.board == board));
            }
            Ok(views::List {
                observations,
                boards: processes::told_apart(processes::queries::boards(c, of)?),
                reports: reports::queries::all(c, of)?,
                themes: news::queries::themes(c, of)?,
                filter: views::Filter::of(&asked),
            })
        })
        .await?;
    let today = app.clock.now().day(&app.zone);
    Ok(html(views::list(&staff, &shown, today, &app.zone)))
}
