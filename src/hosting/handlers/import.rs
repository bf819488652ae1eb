//! Importing dialogues in the browser: choose a file, see what it would do, do it.

use actix_web::{HttpResponse, web};
use maud::Markup;

use crate::app::App;
use crate::dialogues::import::{self, Fault, Import};
use crate::dialogues::queries;
use crate::dialogues::queries::Destination;
use crate::error::Result;
use crate::hosting::forms::{Surroundings, told_imported};
use crate::hosting::views;
use crate::processes;
use crate::processes::within::{Staff, Within};
use crate::staff::Edit;
use crate::staff::writing::{Lines, MayChange};
use crate::survey::queries::offered;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::upload::Sent;
use crate::web::{html, html_unaccepted, see_other, upload, url};

pub async fn form(staff: Within<Edit>) -> HttpResponse {
    html(views::import_form(&staff, &[]))
}

/// What stands in the way, in the reader's language; or the file, ready to be imported.
async fn check(
    app: &App,
    staff: &Staff,
    read: std::result::Result<Import, Vec<Fault>>,
) -> Result<std::result::Result<Import, Vec<String>>> {
    let t = staff.t();
    let file = match read {
        Ok(file) => file,
        Err(faults) => return Ok(Err(faults.iter().map(|fault| fault.text(t)).collect())),
    };
    let of = staff.process.id;
    let (file, faults) = app
        .db
        .read(move |c| {
            let faults = queries::import_faults(c, of, &file)?;
            Ok((file, faults))
        })
        .await?;
    if faults.is_empty() {
        return Ok(Ok(file));
    }
    Ok(Err(faults.iter().map(|fault| fault.text(t)).collect()))
}

/// Shows what a file would add.
pub async fn preview(app: web::Data<App>, staff: Within<Edit>, sent: Sent) -> Result<HttpResponse> {
    let (_, file) = upload::read(sent).await?;
    let Some(file) = file else {
        let faults = [staff.t().get("import-no-file").into_owned()];
        return Ok(html_unaccepted(views::import_form(&staff, &faults)));
    };
    let import = match check(&app, &staff, import::parse(&file.bytes)).await? {
        Ok(import) => import,
        Err(faults) => return Ok(html_unaccepted(views::import_form(&staff, &faults))),
    };
    let page = show(&app, &staff, &import, &Faults::default()).await?;
    Ok(html(page))
}

/// What a file would add.
async fn show(app: &App, staff: &Staff, import: &Import, faults: &Faults) -> Result<Markup> {
    let of = staff.process.id;
    let (around, boards) = app
        .db
        .read(move |c| {
            let boards = processes::queries::boards_as_named(c, of)?;
            Ok((Surroundings::load(c, of)?, boards))
        })
        .await?;
    let new_boards = import.new_boards(&boards);
    Ok(views::import_preview(
        staff,
        &around,
        (import, &new_boards),
        faults,
    ))
}

/// Imports the file that was shown.
pub async fn confirm(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let import = match check(&app, &staff, import::of_text(form.raw("file"))).await? {
        Ok(import) => import,
        Err(faults) => return Ok(html_unaccepted(views::import_form(&staff, &faults))),
    };
    if let Err(faults) = Reading::new(staff.t(), &form).done(Some(())) {
        let page = show(&app, &staff, &import, &faults).await?;
        return Ok(html_unaccepted(page));
    }
    let (secrets, zone) = (app.secrets.clone(), app.zone.clone());
    let process = staff.process.clone();
    staff
        .write(&app, "dialogues.imported", Lines(Vec::clone), move |c| {
            let to = Destination {
                process: process.id,
                survey: offered::current(c, process.id)?,
                zone: &zone,
            };
            let added = queries::import(c, &secrets, to, &import)?;
            Ok(told_imported(c, &process, &added)?)
        })
        .await?;
    Ok(see_other(url::dialogues(&staff.process.slug)))
}
