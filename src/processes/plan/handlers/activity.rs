//! Adding, changing, ordering and removing activities.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{chosen, page_of};
use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::audit;
use crate::db::ids::{ActivityId, ProcessId};
use crate::error::{Error, Result};
use crate::i18n::Texts;
use crate::processes::goals::moved_up;
use crate::processes::plan::{Activity, LONGEST_NAME, LONGEST_NOTE, Phase, Status, queries, views};
use crate::processes::{self, Process};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Reading, named};
use crate::web::{html, html_unaccepted, see_other};

/// What the form of an activity needs to know.
struct Around {
    process: Process,
    activities: Vec<Activity>,
    /// The activity that is to be changed.
    id: Option<ActivityId>,
}

impl Around {
    /// # Errors
    /// `NotFound` when the process has no such activity.
    async fn load(app: &App, of: ProcessId, activity: &str) -> Result<Self> {
        let id = named(activity)?.map(ActivityId);
        let (process, activities) = app
            .db
            .read(move |c| {
                Ok((
                    processes::queries::process(c, of)?,
                    queries::activities(c, of)?,
                ))
            })
            .await?;
        let around = Self {
            process,
            activities,
            id,
        };
        if id.is_some() && around.old().is_none() {
            return Err(Error::NotFound);
        }
        Ok(around)
    }

    fn old(&self) -> Option<&Activity> {
        self.activities
            .iter()
            .find(|activity| Some(activity.id) == self.id)
    }

    /// The form as it is filled in before anybody writes in it; a new activity's phase may be given.
    fn form(&self, phase: &str) -> Form {
        let mut form = Form::default();
        let Some(old) = self.old() else {
            form.set("phase", phase);
            return form;
        };
        form.set("phase", old.phase.word());
        form.set("name", &old.name);
        if let Some(day) = old.due_on {
            form.set("due_on", &day.to_string());
        }
        form.set("status", old.status.word());
        form.set("note", &old.note);
        form
    }

    fn page<'a>(
        &'a self,
        staff: &'a Within<Edit>,
        form: &'a Form,
        faults: &'a Faults,
    ) -> views::ActivityPage<'a> {
        views::ActivityPage {
            account: &staff.account,
            process: &self.process,
            old: self.old(),
            form,
            faults,
        }
    }

    fn read(&self, t: &Texts, form: &Form) -> std::result::Result<Activity, Faults> {
        let mut reading = Reading::new(t, form);
        let phase = chosen(&mut reading, "phase", "activity-phase", Phase::from_word);
        let name = reading.required("name", "activity-name", LONGEST_NAME);
        let is_taken = |other: &Activity| {
            Some(other.phase) == phase && other.name == name && Some(other.id) != self.id
        };
        if self.activities.iter().any(is_taken) {
            reading.faults.add("name", t.get("name-taken"));
        }
        let due_on = match form.text("due_on") {
            "" => None,
            _ => reading.date("due_on", "activity-due"),
        };
        let status = chosen(&mut reading, "status", "activity-status", Status::from_word);
        let note = reading.optional("note", "activity-note", LONGEST_NOTE);
        let activity = phase.zip(status).map(|(phase, status)| Activity {
            id: self.id.unwrap_or_else(ActivityId::random),
            phase,
            name,
            due_on,
            status,
            note,
        });
        reading.done(activity)
    }
}

pub async fn activity_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process, &path.1).await?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let (form, faults) = (around.form(query.text("phase")), Faults::default());
    Ok(html(views::activity_form(
        &around.page(&staff, &form, &faults),
    )))
}

pub async fn put_activity(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process, &path.1).await?;
    let t = staff.account.language.texts();
    let activity = match around.read(t, &form) {
        Ok(activity) => activity,
        Err(faults) => {
            return Ok(html_unaccepted(views::activity_form(
                &around.page(&staff, &form, &faults),
            )));
        }
    };
    let (action, detail) = logged(around.old(), &activity);
    let entry = staff.entry(&app, action, detail);
    let (of, is_new) = (staff.process, around.id.is_none());
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            if !is_new {
                // It may have been removed meanwhile.
                queries::activity(c, of, activity.id)?;
            }
            queries::put_activity(c, of, &activity)?;
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(page_of(&around.process.slug)))
}

/// What the log says of an activity that was written: how far it has come, and before if that was another.
fn logged(old: Option<&Activity>, new: &Activity) -> (&'static str, String) {
    let (name, now) = (&new.name, new.status.word());
    match old {
        None => ("activity.added", format!("{name}: {now}")),
        Some(old) if old.status == new.status => ("activity.changed", name.clone()),
        Some(old) => (
            "activity.changed",
            format!("{name}: {} → {now}", old.status.word()),
        ),
    }
}

/// Moves an activity up within its phase, or removes it.
pub async fn change_activity(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64, String)>,
) -> Result<HttpResponse> {
    let (slug, id, what) = path.into_inner();
    let (of, id) = (staff.process, ActivityId(id));
    let blank = staff.entry(&app, "activity.removed", "");
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            let old = queries::activity(c, of, id)?;
            let mut entry = audit::Entry {
                detail: old.name,
                ..blank.clone()
            };
            if what == "remove" {
                queries::remove_activity(c, of, id)?;
                return Ok(audit::queries::record(c, &entry)?);
            }
            let before: Vec<ActivityId> = queries::activities(c, of)?
                .iter()
                .filter(|other| other.phase == old.phase)
                .map(|other| other.id)
                .collect();
            let after = moved_up(before.iter().copied(), id);
            if after == before {
                return Ok(());
            }
            queries::order_activities(c, of, &after)?;
            entry.action = "activity.moved";
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(page_of(slug)))
}
