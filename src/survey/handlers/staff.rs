//! The staff's page about the surveys: what is asked of whom, where, and what was written.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::dialogues;
use crate::error::Result;
use crate::processes::within::Within;
use crate::staff::{ReadComments, See};
use crate::survey::{queries, views};
use crate::web::html;

pub async fn overview(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let (id, secrets) = (staff.process.id, app.secrets.clone());
    let threshold = staff.process.threshold;
    let may_read = staff.may::<ReadComments>();
    let (surveys, points, most, comments, taken_out) = app
        .db
        .read(move |c| {
            let comments = may_read.then(|| queries::comments(c, &secrets, id, threshold));
            let comments = comments.transpose()?;
            let surveys = queries::with_versions(c, id)?;
            let points = dialogues::queries::collection_points(c, id)?;
            let most = queries::answered::most_of_process(c, id)?;
            let taken_out = queries::review::taken_out(c, id)?;
            Ok((surveys, points, most, comments, taken_out))
        })
        .await?;
    Ok(html(views::overview(&views::Overview {
        staff: &staff,
        surveys: &surveys,
        points: &points,
        most: &most,
        comments: comments.as_deref(),
        taken_out,
        now: app.clock.now(),
        zone: &app.zone,
    })))
}
