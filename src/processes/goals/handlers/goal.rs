//! Adding, renaming, ordering and removing goals.

use actix_web::{HttpResponse, web};

use super::list_of;
use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::audit;
use crate::db::ids::{GoalId, ProcessId};
use crate::error::{Error, Result};
use crate::processes::goals::{Goal, LONGEST_NAME, moved_up, queries, views};
use crate::processes::{self, Process};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Reading, named};
use crate::web::{html, html_unaccepted, see_other};

/// What the form of a goal needs to know.
struct AroundGoal {
    process: Process,
    goals: Vec<Goal>,
    /// The goal that is to be changed.
    id: Option<GoalId>,
}

impl AroundGoal {
    /// # Errors
    /// `NotFound` when the process has no such goal.
    async fn load(app: &App, of: ProcessId, id: Option<GoalId>) -> Result<Self> {
        let (process, goals) = app
            .db
            .read(move |c| Ok((processes::queries::process(c, of)?, queries::goals(c, of)?)))
            .await?;
        let around = Self { process, goals, id };
        if id.is_some() && around.old().is_none() {
            return Err(Error::NotFound);
        }
        Ok(around)
    }

    fn old(&self) -> Option<&Goal> {
        self.goals.iter().find(|goal| Some(goal.id) == self.id)
    }

    /// The form as it is filled in before anybody writes in it.
    fn form(&self) -> Form {
        let mut form = Form::default();
        if let Some(old) = self.old() {
            form.set("name", &old.name);
        }
        form
    }

    fn page<'a>(
        &'a self,
        staff: &'a Within<Edit>,
        form: &'a Form,
        faults: &'a Faults,
    ) -> views::GoalPage<'a> {
        views::GoalPage {
            account: &staff.account,
            process: &self.process,
            old: self.old(),
            form,
            faults,
        }
    }
}

pub async fn goal_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let id = named(&path.1)?.map(GoalId);
    let around = AroundGoal::load(&app, staff.process, id).await?;
    let (form, faults) = (around.form(), Faults::default());
    Ok(html(views::goal_form(&around.page(&staff, &form, &faults))))
}

pub async fn put_goal(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let id = named(&path.1)?.map(GoalId);
    let of = staff.process;
    let around = AroundGoal::load(&app, of, id).await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let name = reading.required("name", "goal-name", LONGEST_NAME);
    let is_taken = |other: &Goal| other.name == name && Some(other.id) != id;
    if around.goals.iter().any(is_taken) {
        reading.faults.add("name", t.get("name-taken"));
    }
    let name = match reading.done(Some(name)) {
        Ok(name) => name,
        Err(faults) => {
            return Ok(html_unaccepted(views::goal_form(
                &around.page(&staff, &form, &faults),
            )));
        }
    };
    let action = match id {
        Some(_) => "goal.changed",
        None => "goal.added",
    };
    let entry = staff.entry(&app, action, &name);
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            match id {
                Some(id) => {
                    // It may have been removed meanwhile.
                    queries::goal(c, of, id)?;
                    queries::rename_goal(c, id, &name)?;
                }
                None => queries::add_goal(c, of, &Goal::new(name.clone()))?,
            }
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(list_of(&around.process.slug)))
}

/// Moves a goal up, or removes it: one that has indicators only once somebody has ticked that this is meant.
pub async fn change_goal(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (slug, id, what) = path.into_inner();
    let (of, id) = (staff.process, GoalId(id));
    let around = AroundGoal::load(&app, of, Some(id)).await?;
    let old = around.old().ok_or(Error::NotFound)?;
    let removes = what == "remove";
    if removes && !old.indicators.is_empty() && !form.ticked("sure") {
        let mut faults = Faults::default();
        let t = staff.account.language.texts();
        faults.add("sure", t.get("goal-remove-unsure"));
        let form = around.form();
        return Ok(html_unaccepted(views::goal_form(
            &around.page(&staff, &form, &faults),
        )));
    }
    let sure = form.ticked("sure");
    let entry = staff.entry(&app, "goal.removed", &old.name);
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            let goal = queries::goal(c, of, id)?;
            if removes {
                // An indicator may have been added meanwhile.
                if !goal.indicators.is_empty() && !sure {
                    return Err(Error::Refused("goal-remove-unsure"));
                }
                queries::remove_goal(c, id)?;
                return Ok(audit::queries::record(c, &entry)?);
            }
            let all = queries::goals(c, of)?;
            let ids = moved_up(all.iter().map(|goal| goal.id), id);
            Ok(queries::order_goals(c, &ids)?)
        })
        .await?;
    Ok(see_other(list_of(slug)))
}
