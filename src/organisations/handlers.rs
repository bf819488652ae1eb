//! The staff's pages about organisations, contacts and stakeholders. They show personal data, so those alone see
//! them who keep the list.

use actix_web::{HttpResponse, web};

use super::list::parse;
use super::queries::{self, Imported};
use super::views;
use crate::app::App;
use crate::dialogues;
use crate::error::Result;
use crate::processes::within::Within;
use crate::staff::writing::{Lines, MayChange};
use crate::staff::{Edit, See};
use crate::web::form::Form;
use crate::web::{html, html_unaccepted};

/// Organisations and their dialogues for everybody; who works there, with their addresses, for those who may change it.
pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let of = staff.process.id;
    let (organisations, dialogues, contacts) = app
        .db
        .read(move |c| {
            Ok((
                queries::all(c, of)?,
                dialogues::queries::all(c, of)?,
                queries::contacts(c, of)?,
            ))
        })
        .await?;
    let may_edit = staff.may::<Edit>();
    let people = contacts
        .into_iter()
        .filter(|_| may_edit)
        .map(|contact| {
            let address = contact.open(&app.secrets)?;
            Ok(views::Person { contact, address })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(html(views::list(&views::List {
        staff: &staff,
        organisations: &organisations,
        dialogues: &dialogues,
        people: &people,
    })))
}

pub async fn import_form(staff: Within<Edit>) -> HttpResponse {
    html(views::import_form(&staff, "", &[]))
}

/// Adds a pasted list of contacts, all of it or nothing, and says what was there already.
pub async fn import(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let of = staff.process.id;
    let list = form.raw("list");
    if form.is_sent_again() {
        let problems = [staff.t().get("form-sent-again").into_owned()];
        return Ok(html_unaccepted(views::import_form(&staff, list, &problems)));
    }
    let lines = match parse(list, staff.process.default_language.for_staff()) {
        Ok(lines) => lines,
        Err(faults) => {
            let problems: Vec<String> = faults.iter().map(|fault| fault.text(staff.t())).collect();
            return Ok(html_unaccepted(views::import_form(&staff, list, &problems)));
        }
    };
    let secrets = app.secrets.clone();
    let done = staff
        .write(
            &app,
            "contacts.imported",
            Lines(Imported::lines),
            move |c| Ok(queries::import(c, &secrets, of, &lines)?),
        )
        .await?;
    Ok(html(views::imported(&staff, &done)))
}
