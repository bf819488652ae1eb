//! The staff's pages about the plan: everybody in the process reads it, who may edit the process writes it.

use actix_web::{HttpResponse, web};

use super::{Activity, goals, queries, usual, views};
use crate::app::App;
use crate::error::Result;
use crate::processes::within::Within;
use crate::staff::writing::MayChange;
use crate::staff::{Edit, See};
use crate::web::{html, see_other, url};

/// The activities phase by phase, and whom the process was made known to.
pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let of = staff.process.id;
    let today = app.clock.now().day(&app.zone);
    let plan = app
        .db
        .read(move |c| {
            Ok(views::Plan {
                goals: goals::queries::goals(c, of)?,
                surveys: goals::other_surveys(c, of)?,
                activities: queries::activities(c, of)?,
                outreach: queries::outreach(c, of)?,
                today,
            })
        })
        .await?;
    Ok(html(views::plan(&staff, &plan)))
}

/// Adds those of the usual activities that are not there: a second click adds nothing.
pub async fn add_usual(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let of = staff.process.id;
    let t = staff.process.default_language.for_staff().texts();
    let told = |added: &usize| (*added > 0).then(String::new);
    staff
        .write(&app, "activities.usual", told, move |c| {
            let known = queries::activities(c, of)?;
            let is_there = |usual: &Activity| {
                known
                    .iter()
                    .any(|known| known.phase == usual.phase && known.name == usual.name)
            };
            let mut missing = usual::activities(t);
            missing.retain(|usual| !is_there(usual));
            for usual in &missing {
                queries::put_activity(c, of, usual)?;
            }
            Ok(missing.len())
        })
        .await?;
    Ok(see_other(url::plan(&staff.process.slug)))
}
