//! The staff's pages about goals: everybody in the process reads them, who may edit it writes them.

use actix_web::{HttpResponse, web};

use super::{forms, queries, usual, views};
use crate::app::App;
use crate::dialogues;
use crate::error::Result;
use crate::processes::within::Within;
use crate::staff::writing::MayChange;
use crate::staff::{Edit, See};
use crate::web::{html, see_other, url};

/// The goals with what is counted and from when on they are met. What came of them stands in the follow-up.
pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let of = staff.process.id;
    let list = app
        .db
        .read(move |c| {
            Ok(views::List {
                goals: queries::goals(c, of)?,
                surveys: forms::other_surveys(c, of)?,
            })
        })
        .await?;
    Ok(html(views::list(&staff, &list)))
}

/// Adds those of the usual goals that are not there: a second click adds nothing.
pub async fn add_usual(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let process = staff.process.clone();
    let this_year = app.clock.now().day(&app.zone).year();
    let told = |added: &usize| (*added > 0).then(String::new);
    staff
        .write(&app, "goals.usual", told, move |c| {
            let held = dialogues::queries::all(c, process.id)?;
            let first = held.iter().map(|dialogue| dialogue.held_on.year()).min();
            let year = i32::from(first.unwrap_or(this_year));
            let known = queries::goals(c, process.id)?;
            let t = process.default_language.for_staff().texts();
            let mut missing = usual::goals(t, year);
            missing.retain(|goal| !known.iter().any(|known| known.name == goal.name));
            for goal in &missing {
                queries::add_goal(c, process.id, goal)?;
            }
            Ok(missing.len())
        })
        .await?;
    Ok(see_other(url::goals(&staff.process.slug)))
}
