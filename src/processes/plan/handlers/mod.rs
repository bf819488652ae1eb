//! The staff's pages about the plan: everybody in the process reads it, who may edit the process writes it. Every change
//! is in the log of staff actions.

mod activity;
mod outreach;

pub use activity::{activity_form, change_activity, put_activity};
pub use outreach::{outreach_form, put_outreach, remove_outreach};

use actix_web::{HttpResponse, web};

use super::{Activity, queries, usual, views};
use crate::accounts::guard::Within;
use crate::accounts::{Edit, See};
use crate::app::App;
use crate::audit;
use crate::error::Result;
use crate::processes;
use crate::web::reading::Reading;
use crate::web::{html, see_other};

fn page_of(slug: impl std::fmt::Display) -> String {
    format!("/admin/p/{slug}/plan")
}

/// What was chosen from a list; a fault when it was nothing that is there.
fn chosen<T>(
    reading: &mut Reading<'_>,
    field: &str,
    label: &str,
    of: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let chosen = of(reading.form.text(field));
    if chosen.is_none() {
        reading.missing(field, label);
    }
    chosen
}

/// The activities phase by phase, and whom the process was made known to.
pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let of = staff.process;
    let (process, activities, outreach) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, of)?,
                queries::activities(c, of)?,
                queries::outreach(c, of)?,
            ))
        })
        .await?;
    Ok(html(views::plan(&views::Plan {
        account: &staff.account,
        process: &process,
        activities: &activities,
        outreach: &outreach,
        today: app.clock.now().day(&app.zone),
        may_edit: staff.may::<Edit>(),
    })))
}

/// Adds those of the usual activities that are not there: a second click adds nothing.
pub async fn add_usual(
    app: web::Data<App>,
    staff: Within<Edit>,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let of = staff.process;
    let entry = staff.entry(&app, "activities.usual", "");
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            let process = processes::queries::process(c, of)?;
            let known = queries::activities(c, of)?;
            let t = process.default_language.for_staff().texts();
            let is_there = |usual: &Activity| {
                known
                    .iter()
                    .any(|known| known.phase == usual.phase && known.name == usual.name)
            };
            let missing: Vec<Activity> = usual::activities(t)
                .into_iter()
                .filter(|usual| !is_there(usual))
                .collect();
            if missing.is_empty() {
                return Ok(());
            }
            for usual in &missing {
                queries::put_activity(c, of, usual)?;
            }
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(page_of(slug)))
}
