//! Importing dialogues in the browser: choose a file, see what it would do, do it.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};

use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::audit;
use crate::dialogues::handlers::manage::Surroundings;
use crate::dialogues::import::{self, Import};
use crate::dialogues::{queries, views};
use crate::error::Result;
use crate::i18n::Texts;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, upload};

pub async fn form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let around = app.db.read(move |c| Ok(Surroundings::load(c, id)?)).await?;
    Ok(html(views::import_form(&staff.account, &around, &[])))
}

/// What stands in the way, in the reader's language; or the file, ready to be imported.
async fn check(
    app: &App,
    staff: &Within<Edit>,
    t: &Texts,
    bytes: &[u8],
) -> Result<std::result::Result<Import, Vec<String>>> {
    let file = match import::parse(bytes) {
        Ok(file) => file,
        Err(faults) => return Ok(Err(faults.iter().map(|fault| fault.text(t)).collect())),
    };
    let id = staff.process;
    let numbers: Vec<i32> = file.rows.iter().filter_map(|row| row.number).collect();
    let taken = app
        .db
        .read(move |c| Ok(queries::taken_numbers(c, id, &numbers)?))
        .await?;
    if taken.is_empty() {
        return Ok(Ok(file));
    }
    Ok(Err(taken
        .iter()
        .map(|number| t.with("import-number-taken", [("number", (*number).into())]))
        .collect()))
}

/// Shows what a file would add.
pub async fn preview(
    app: web::Data<App>,
    staff: Within<Edit>,
    multipart: Multipart,
) -> Result<HttpResponse> {
    let t = staff.account.language.texts();
    let (_, file) = upload::read(multipart).await?;
    let id = staff.process;
    let around = app.db.read(move |c| Ok(Surroundings::load(c, id)?)).await?;
    let Some(file) = file else {
        let faults = [t.get("import-no-file").into_owned()];
        return Ok(html_unaccepted(views::import_form(
            &staff.account,
            &around,
            &faults,
        )));
    };
    match check(&app, &staff, t, &file.bytes).await? {
        Ok(import) => {
            let text = String::from_utf8_lossy(&file.bytes);
            Ok(html(views::import_preview(
                &staff.account,
                &around,
                &import,
                &text,
            )))
        }
        Err(faults) => Ok(html_unaccepted(views::import_form(
            &staff.account,
            &around,
            &faults,
        ))),
    }
}

/// Imports the file that was shown.
pub async fn confirm(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let t = staff.account.language.texts();
    let id = staff.process;
    let import = match check(&app, &staff, t, form.raw("file").as_bytes()).await? {
        Ok(import) => import,
        Err(faults) => {
            let around = app.db.read(move |c| Ok(Surroundings::load(c, id)?)).await?;
            return Ok(html_unaccepted(views::import_form(
                &staff.account,
                &around,
                &faults,
            )));
        }
    };
    let (secrets, zone, account, now) = (
        app.secrets.clone(),
        app.zone.clone(),
        staff.account.id,
        app.clock.now(),
    );
    let slug = app
        .db
        .write(move |c| {
            let count = queries::import(c, &secrets, id, &zone, &import)?;
            audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(id),
                    account: Some(account),
                    at: now,
                    action: "dialogues.imported",
                    detail: count.to_string(),
                },
            )?;
            Ok(crate::processes::queries::process(c, id)?.slug)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}/dialogues")))
}
