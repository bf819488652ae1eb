//! The staff's pages about the process at a glance and its plan: everybody in the process reads it, who may edit the process writes it.

use actix_web::{HttpResponse, web};

use super::{Activity, goals, overview, queries, usual, views};
use crate::app::App;
use crate::dialogues::{self, CollectionPoint, Dialogue};
use crate::error::Result;
use crate::processes;
use crate::processes::within::Within;
use crate::staff::writing::MayChange;
use crate::staff::{self, Edit, See};
use crate::survey::queries::answered;
use crate::web::{html, see_other, url};

/// The process at a glance.
pub async fn at_a_glance(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let shown = app
        .db
        .read(move |c| {
            let dialogues = dialogues::queries::all(c, id)?;
            let points = dialogues::queries::collection_points(c, id)?;
            let most = answered::most_of_process(c, id)?;
            let most = |of| most.get(&of).copied().unwrap_or(0);
            let over = |one: &&Dialogue| one.counts.is_below(most(one.id));
            let points_over = |one: &&CollectionPoint| one.is_below(most(one.id));
            Ok(overview::Overview {
                boards: processes::queries::boards(c, id)?,
                priorities: processes::queries::priorities(c, id)?,
                groups: processes::queries::groups(c, id)?,
                methods: processes::queries::methods(c, id)?,
                goals: goals::queries::goals(c, id)?,
                surveys: goals::other_surveys(c, id)?,
                activities: queries::activities(c, id)?,
                people: staff::queries::people(c, id)?,
                unconfirmed: dialogues.iter().filter(|one| one.is_unconfirmed()).count(),
                over: dialogues.iter().filter(over).count(),
                points_over: points.iter().filter(points_over).count(),
            })
        })
        .await?;
    Ok(html(overview::overview(&staff, &shown)))
}

/// The activities phase by phase, and whom the process was made known to.
pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let of = staff.process.id;
    let today = app.clock.now().day(&app.zone);
    let plan = app
        .db
        .read(move |c| {
            Ok(views::Plan {
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
