//! The staff's page about the surveys: what is asked of whom, where, and what was written.

use actix_web::{HttpResponse, web};

use crate::accounts::guard::Within;
use crate::accounts::{Edit, ReadComments, See};
use crate::app::App;
use crate::error::Result;
use crate::survey::{queries, views};
use crate::web::html;
use crate::{dialogues, processes};

pub async fn overview(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let (id, secrets) = (staff.process, app.secrets.clone());
    let may_read = staff.may::<ReadComments>();
    let (process, surveys, points, comments) = app
        .db
        .read(move |c| {
            let process = processes::queries::process(c, id)?;
            let surveys = queries::surveys(c, id)?
                .into_iter()
                .map(|survey| {
                    let versions = queries::versions(c, &survey)?;
                    Ok((survey, versions))
                })
                .collect::<Result<Vec<_>>>()?;
            let points = dialogues::queries::collection_points(c, id)?;
            let comments = if may_read {
                Some(queries::comments(c, &secrets, id, process.threshold.get())?)
            } else {
                None
            };
            Ok((process, surveys, points, comments))
        })
        .await?;
    Ok(html(views::overview(&views::Overview {
        account: &staff.account,
        process: &process,
        surveys: &surveys,
        points: &points,
        comments: comments.as_deref(),
        now: app.clock.now(),
        zone: &app.zone,
        may_edit: staff.may::<Edit>(),
    })))
}
