//! The list.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::dialogues::queries;
use crate::error::Result;
use crate::hosting::forms::Surroundings;
use crate::hosting::views;
use crate::processes::within::Within;
use crate::staff::See;
use crate::survey::queries::answered;
use crate::web::form::Form;
use crate::web::html;

pub async fn list(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let of = staff.process.id;
    let (around, dialogues, answered, most) = app
        .db
        .read(move |c| {
            Ok((
                Surroundings::load(c, of)?,
                queries::all(c, of)?,
                answered::of_process(c, of)?,
                answered::most_of_process(c, of)?,
            ))
        })
        .await?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let now = app.clock.now();
    Ok(html(views::list(&views::List {
        staff: &staff,
        around: &around,
        dialogues: &views::Chosen::of(dialogues, &most, &around, &query, now),
        answered: &answered,
        query: &query,
        now,
    })))
}
