//! Meetings that do not take place: cancelling a dialogue, taking that back, removing one that nothing came of.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::Path;
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::dialogues::{Dialogue, queries};
use crate::error::{Error, Result};
use crate::hosting::standing::Traces;
use crate::hosting::views;
use crate::processes::within::Within;
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, html_with, see_other, url};

/// The longest reason.
pub(super) const LONGEST_REASON: usize = 300;

/// A dialogue, and how much has come of it.
async fn dialogue(app: &App, of: ProcessId, number: i32) -> Result<(Dialogue, Traces)> {
    app.db
        .read(move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            let traces = Traces::of(c, &dialogue)?;
            Ok((dialogue, traces))
        })
        .await
}

/// The page that asks why a dialogue is cancelled.
pub async fn ask(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let (dialogue, traces) = dialogue(&app, staff.process.id, path.1).await?;
    if !dialogue.can_be_cancelled() {
        return Ok(see_other(url::dialogue(&staff.process.slug, path.1)));
    }
    let of = (&dialogue, traces);
    let page = views::cancel_form(&staff, of, &Form::default(), &Faults::default());
    Ok(html(page))
}

pub async fn cancel(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let (of, number, now) = (staff.process.id, path.1, app.clock.now());
    let mut reading = Reading::new(staff.t(), &form);
    let why = reading.required("why", "dialogue-cancel-why", LONGEST_REASON);
    let why = match reading.done(Some(why)) {
        Ok(why) => why,
        Err(faults) => {
            let (dialogue, traces) = dialogue(&app, of, number).await?;
            let page = views::cancel_form(&staff, (&dialogue, traces), &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let said = why.clone();
    let told = move |is_new: &bool| is_new.then(|| format!("{number}: {said}"));
    staff
        .change(&app, "dialogue.cancelled")
        .among_participants()
        .write(told, move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            let is_cancelled = dialogue.window.cancelled_at.is_some();
            match queries::cancel(c, dialogue.id, &why, now)? {
                false if !is_cancelled => Err(Error::Refused("dialogue-not-cancellable")),
                is_new => Ok(is_new),
            }
        })
        .await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}

/// Takes back that a dialogue was cancelled.
pub async fn restore(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let (of, number) = (staff.process.id, path.1);
    let told = move |is_new: &bool| is_new.then(|| format!("{number}: "));
    staff
        .change(&app, "dialogue.restored")
        .among_participants()
        .write(told, move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            let is_cancelled = dialogue.window.cancelled_at.is_some();
            match queries::restore(c, dialogue.id)? {
                false if is_cancelled => Err(Error::Refused("dialogue-closed-for-good")),
                is_new => Ok(is_new),
            }
        })
        .await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}

/// The page that asks before a dialogue is removed, or says why it is not.
pub async fn ask_to_remove(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    let (dialogue, traces) = dialogue(&app, staff.process.id, path.1).await?;
    Ok(html(match traces {
        Traces::None => views::ask_to_remove(&staff, &dialogue),
        _ => views::not_removable(&staff, &dialogue),
    }))
}

/// Removes a dialogue that nothing came of. Anything else is cancelled.
pub async fn remove(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let (of, number) = (staff.process.id, path.1);
    let removed = staff
        .change(&app, "dialogue.removed")
        .among_participants()
        .write(format!("{number}: "), move |c| remove_empty(c, of, number))
        .await;
    match removed {
        // Something has come of it since the page was shown.
        Err(Error::Refused("dialogue-not-removable")) => {
            let (dialogue, _) = dialogue(&app, of, number).await?;
            let page = views::not_removable(&staff, &dialogue);
            Ok(html_with(StatusCode::CONFLICT, page))
        }
        removed => {
            removed?;
            Ok(see_other(url::dialogues(&staff.process.slug)))
        }
    }
}

fn remove_empty(c: &mut Connection, of: ProcessId, number: i32) -> Result<()> {
    let id = queries::by_number(c, of, number)?.id;
    // Waits for answers on their way, so that none is counted between the look and the removal.
    queries::lock(c, id)?;
    let dialogue = queries::by_number(c, of, number)?;
    if Traces::of(c, &dialogue)? != Traces::None {
        return Err(Error::Refused("dialogue-not-removable"));
    }
    match queries::remove(c, id) {
        Ok(true) => Ok(()),
        // What an organisation has said about it refers to it.
        Ok(false) | Err(DieselError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)) => {
            Err(Error::Refused("dialogue-not-removable"))
        }
        Err(error) => Err(error.into()),
    }
}
