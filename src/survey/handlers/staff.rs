//! The staff's page about what others than participants are asked, and where.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::dialogues;
use crate::error::Result;
use crate::processes::within::Within;
use crate::staff::See;
use crate::survey::{queries, views};
use crate::web::html;

pub async fn overview(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let (surveys, points, most) = app
        .db
        .read(move |c| {
            let surveys = queries::with_versions(c, id)?;
            let points = dialogues::queries::collection_points(c, id)?;
            Ok((surveys, points, queries::answered::most_of_process(c, id)?))
        })
        .await?;
    Ok(html(views::overview(&views::Overview {
        staff: &staff,
        surveys: &surveys,
        points: &points,
        most: &most,
        now: app.clock.now(),
        zone: &app.zone,
    })))
}
