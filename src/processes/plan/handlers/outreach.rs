//! Adding to the outreach log, correcting it, and taking out of it what does not belong there.

use actix_web::{HttpResponse, web};
use jiff::civil::Date;

use super::{chosen, page_of};
use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::audit;
use crate::db::ids::{OutreachId, ProcessId};
use crate::error::Result;
use crate::i18n::Texts;
use crate::processes::plan::{LONGEST_NAME, LONGEST_NOTE, Level, Outreach, queries, views};
use crate::processes::{self, Process};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Reading, named};
use crate::web::{html, html_unaccepted, see_other};

/// What the form of an entry needs to know.
struct Around {
    process: Process,
    /// The entry that is to be changed.
    old: Option<Outreach>,
    today: Date,
}

impl Around {
    /// # Errors
    /// `NotFound` when the log has no such entry.
    async fn load(app: &App, of: ProcessId, outreach: &str) -> Result<Self> {
        let id = named(outreach)?.map(OutreachId);
        let today = app.clock.now().day(&app.zone);
        app.db
            .read(move |c| {
                Ok(Self {
                    process: processes::queries::process(c, of)?,
                    old: id.map(|id| queries::one_outreach(c, of, id)).transpose()?,
                    today,
                })
            })
            .await
    }

    /// The form as it is filled in before anybody writes in it.
    fn form(&self) -> Form {
        let mut form = Form::default();
        let Some(old) = &self.old else {
            form.set("day", &self.today.to_string());
            return form;
        };
        form.set("day", &old.day.to_string());
        form.set("level", old.level.word());
        form.set("audience", &old.audience);
        form.set("how", &old.how);
        form.set("note", &old.note);
        form
    }

    fn page<'a>(
        &'a self,
        staff: &'a Within<Edit>,
        form: &'a Form,
        faults: &'a Faults,
    ) -> views::OutreachPage<'a> {
        views::OutreachPage {
            account: &staff.account,
            process: &self.process,
            old: self.old.as_ref(),
            form,
            faults,
        }
    }

    fn read(&self, t: &Texts, form: &Form) -> std::result::Result<Outreach, Faults> {
        let mut reading = Reading::new(t, form);
        let day = reading.date("day", "outreach-day");
        // A log tells what has been; what is to come is an activity.
        if day.is_some_and(|day| day > self.today) {
            reading.faults.add("day", t.get("outreach-day-to-come"));
        }
        let level = chosen(&mut reading, "level", "outreach-level", Level::from_word);
        let audience = reading.required("audience", "outreach-audience", LONGEST_NAME);
        let how = reading.required("how", "outreach-how", LONGEST_NAME);
        let note = reading.optional("note", "outreach-note", LONGEST_NOTE);
        let outreach = day.zip(level).map(|(day, level)| Outreach {
            id: self
                .old
                .as_ref()
                .map_or_else(OutreachId::random, |old| old.id),
            day,
            level,
            audience,
            how,
            note,
        });
        reading.done(outreach)
    }
}

pub async fn outreach_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process, &path.1).await?;
    let (form, faults) = (around.form(), Faults::default());
    Ok(html(views::outreach_form(
        &around.page(&staff, &form, &faults),
    )))
}

pub async fn put_outreach(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process, &path.1).await?;
    let t = staff.account.language.texts();
    let outreach = match around.read(t, &form) {
        Ok(outreach) => outreach,
        Err(faults) => {
            return Ok(html_unaccepted(views::outreach_form(
                &around.page(&staff, &form, &faults),
            )));
        }
    };
    let action = match around.old {
        Some(_) => "outreach.changed",
        None => "outreach.added",
    };
    let entry = staff.entry(&app, action, in_short(&outreach));
    let (of, is_new) = (staff.process, around.old.is_none());
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            if !is_new {
                // It may have been removed meanwhile.
                queries::one_outreach(c, of, outreach.id)?;
            }
            queries::put_outreach(c, of, &outreach)?;
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(page_of(&around.process.slug)))
}

/// What the log of staff actions says of an entry.
fn in_short(of: &Outreach) -> String {
    format!("{} {}: {}", of.day, of.level.word(), of.audience)
}

pub async fn remove_outreach(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let (of, id) = (staff.process, OutreachId(id));
    let blank = staff.entry(&app, "outreach.removed", "");
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            let old = queries::one_outreach(c, of, id)?;
            queries::remove_outreach(c, of, id)?;
            let entry = audit::Entry {
                detail: in_short(&old),
                ..blank.clone()
            };
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(page_of(slug)))
}
