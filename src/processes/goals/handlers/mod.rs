//! The staff's pages about goals: everybody in the process reads them, who may edit it writes them. A target that was
//! changed is in the log, with what it was before.

mod goal;
mod indicator;

pub use goal::{change_goal, goal_form, put_goal};
pub use indicator::{change_indicator, indicator_form, put_indicator};

use actix_web::{HttpResponse, web};

use super::{queries, usual, views};
use crate::accounts::guard::Within;
use crate::accounts::{Edit, See};
use crate::app::App;
use crate::audit;
use crate::error::Result;
use crate::processes;
use crate::web::{html, see_other};

fn list_of(slug: impl std::fmt::Display) -> String {
    format!("/admin/p/{slug}/goals")
}

/// The goals with what is counted and from when on they are met. What came of them stands in the follow-up.
pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let of = staff.process;
    let (process, goals, surveys) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, of)?,
                queries::goals(c, of)?,
                queries::other_surveys(c, of)?,
            ))
        })
        .await?;
    Ok(html(views::list(&views::List {
        account: &staff.account,
        process: &process,
        goals: &goals,
        surveys: &surveys,
        may_edit: staff.may::<Edit>(),
    })))
}

/// Adds those of the usual goals that are not there: a second click adds nothing.
pub async fn add_usual(
    app: web::Data<App>,
    staff: Within<Edit>,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let of = staff.process;
    let this_year = i32::from(app.clock.now().day(&app.zone).year());
    let entry = staff.entry(&app, "goals.usual", "");
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            let process = processes::queries::process(c, of)?;
            let year = queries::first_year(c, of)?.unwrap_or(this_year);
            let known = queries::goals(c, of)?;
            let t = process.default_language.for_staff().texts();
            let mut missing = usual::goals(t, year, process.heard_target);
            missing.retain(|goal| !known.iter().any(|known| known.name == goal.name));
            if missing.is_empty() {
                return Ok(());
            }
            for goal in &missing {
                queries::add_goal(c, of, goal)?;
            }
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(list_of(slug)))
}
