//! The staff's pages about organisations, contacts and stakeholders. They show personal data, so those alone see
//! them who keep the list.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{Contact, LONGEST_NAME, Organisation, Written, parse, queries, views};
use crate::accounts::guard::Within;
use crate::accounts::{Edit, See};
use crate::app::App;
use crate::audit;
use crate::db::ids::{ContactId, OrganisationId, ProcessId};
use crate::dialogues::{self, Dialogue};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::{self, Process};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Reading, named};
use crate::web::{html, html_unaccepted, see_other};

fn list_of(process: &Process) -> String {
    format!("/admin/p/{}/organisations", process.slug)
}

/// Organisations and their dialogues for everybody; who works there, with their addresses, for those who may change it.
pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let of = staff.process;
    let (process, organisations, dialogues, contacts) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, of)?,
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
        account: &staff.account,
        process: &process,
        organisations: &organisations,
        dialogues: &dialogues,
        people: &people,
        may_edit,
    })))
}

/// What the form of an organisation needs to know.
struct AroundOrganisation {
    process: Process,
    dialogues: Vec<Dialogue>,
    /// The organisation that is to be changed.
    old: Option<Organisation>,
    /// How many contacts it has.
    contacts: usize,
}

impl AroundOrganisation {
    /// # Errors
    /// `NotFound` when the process has no such organisation.
    async fn load(app: &App, of: ProcessId, id: Option<OrganisationId>) -> Result<Self> {
        app.db
            .read(move |c| {
                let contacts = queries::contacts(c, of)?;
                Ok(Self {
                    process: processes::queries::process(c, of)?,
                    dialogues: dialogues::queries::all(c, of)?,
                    old: id.map(|id| queries::organisation(c, of, id)).transpose()?,
                    contacts: contacts
                        .iter()
                        .filter(|contact| id.is_some() && contact.organisation == id)
                        .count(),
                })
            })
            .await
    }

    fn page<'a>(
        &'a self,
        staff: &'a Within<Edit>,
        form: &'a Form,
        faults: &'a Faults,
    ) -> views::OrganisationPage<'a> {
        views::OrganisationPage {
            account: &staff.account,
            process: &self.process,
            dialogues: &self.dialogues,
            old: self.old.as_ref(),
            contacts: self.contacts,
            form,
            faults,
        }
    }

    /// The form as it is filled in before anybody writes in it.
    fn form(&self) -> Form {
        let mut form = Form::default();
        if let Some(old) = &self.old {
            form.set("name", &old.name);
            for dialogue in &old.dialogues {
                form.set("dialogue", &dialogue.to_string());
            }
        }
        form
    }
}

pub async fn organisation_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let id = named(&path.1)?.map(OrganisationId);
    let around = AroundOrganisation::load(&app, staff.process, id).await?;
    Ok(html(views::organisation_form(&around.page(
        &staff,
        &around.form(),
        &Faults::default(),
    ))))
}

pub async fn put_organisation(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let id = named(&path.1)?.map(OrganisationId);
    let of = staff.process;
    let around = AroundOrganisation::load(&app, of, id).await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let organisation = Organisation {
        id: id.unwrap_or_else(OrganisationId::random),
        name: reading.required("name", "organisation-name", LONGEST_NAME),
        dialogues: around
            .dialogues
            .iter()
            .map(|dialogue| dialogue.id)
            .filter(|id| form.all("dialogue").any(|value| value == id.to_string()))
            .collect(),
    };
    let faults = match reading.done(Some(organisation)) {
        Ok(organisation) => {
            let action = match id {
                Some(_) => "organisation.changed",
                None => "organisation.added",
            };
            let entry = staff.entry(&app, action, &organisation.name);
            let put = app
                .db
                .write(move |c| {
                    if let Some(id) = id {
                        // It may have been removed meanwhile.
                        queries::organisation(c, of, id)?;
                    }
                    if !queries::put_organisation(c, of, &organisation)? {
                        return Ok(false);
                    }
                    audit::queries::record(c, &entry)?;
                    Ok(true)
                })
                .await?;
            if put {
                return Ok(see_other(list_of(&around.process)));
            }
            let mut faults = Faults::default();
            faults.add("name", t.get("name-taken"));
            faults
        }
        Err(faults) => faults,
    };
    Ok(html_unaccepted(views::organisation_form(
        &around.page(&staff, &form, &faults),
    )))
}

/// Removes an organisation and its contacts, once somebody has ticked that this is meant.
pub async fn remove_organisation(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64)>,
    form: Form,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process, OrganisationId(path.1));
    let around = AroundOrganisation::load(&app, of, Some(id)).await?;
    if !form.ticked("sure") {
        let t = staff.account.language.texts();
        let mut faults = Faults::default();
        faults.add("sure", t.get("organisation-remove-unsure"));
        return Ok(html_unaccepted(views::organisation_form(&around.page(
            &staff,
            &around.form(),
            &faults,
        ))));
    }
    let blank = staff.entry(&app, "organisation.removed", "");
    app.db
        .write(move |c| {
            let detail = queries::organisation(c, of, id)?.name;
            queries::remove_organisation(c, of, id)?;
            audit::queries::record(
                c,
                &audit::Entry {
                    detail,
                    ..blank.clone()
                },
            )?;
            Ok(())
        })
        .await?;
    Ok(see_other(list_of(&around.process)))
}

/// What the form of a contact or stakeholder needs to know.
struct AroundContact {
    process: Process,
    /// Whose contact it is; none for a stakeholder.
    organisation: Option<Organisation>,
    /// The contact that is to be changed.
    old: Option<Contact>,
}

impl AroundContact {
    /// For the contact of a path, or for a new one of the organisation that the query names.
    ///
    /// # Errors
    /// `NotFound` when the process has no such contact or organisation.
    async fn load(
        app: &App,
        of: ProcessId,
        id: Option<ContactId>,
        request: &HttpRequest,
    ) -> Result<Self> {
        let query = Form::parse(request.query_string().as_bytes())?;
        let chosen = match query.text("organisation") {
            "" => None,
            text => Some(OrganisationId(text.parse().map_err(|_| Error::NotFound)?)),
        };
        app.db
            .read(move |c| {
                let old = id.map(|id| queries::contact(c, of, id)).transpose()?;
                let at = old.as_ref().map_or(chosen, |old| old.organisation);
                Ok(Self {
                    process: processes::queries::process(c, of)?,
                    organisation: at.map(|id| queries::organisation(c, of, id)).transpose()?,
                    old,
                })
            })
            .await
    }

    fn page<'a>(
        &'a self,
        staff: &'a Within<Edit>,
        form: &'a Form,
        faults: &'a Faults,
    ) -> views::ContactPage<'a> {
        views::ContactPage {
            account: &staff.account,
            process: &self.process,
            organisation: self.organisation.as_ref(),
            old: self.old.as_ref(),
            form,
            faults,
        }
    }

    /// The language of those whom nothing is said of.
    fn usual_language(&self) -> Language {
        self.process.default_language.for_staff()
    }
}

pub async fn contact_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let id = named(&path.1)?.map(ContactId);
    let around = AroundContact::load(&app, staff.process, id, &request).await?;
    let mut form = Form::default();
    match &around.old {
        Some(old) => {
            form.set("name", &old.name);
            form.set("address", old.open(&app.secrets)?.as_str());
            form.set("language", old.language.word());
        }
        None => form.set("language", around.usual_language().word()),
    }
    Ok(html(views::contact_form(&around.page(
        &staff,
        &form,
        &Faults::default(),
    ))))
}

pub async fn put_contact(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse> {
    let id = named(&path.1)?.map(ContactId);
    let of = staff.process;
    let around = AroundContact::load(&app, of, id, &request).await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let name = reading.required("name", "account-name", LONGEST_NAME);
    let written = reading.email("address").map(|address| Written {
        id: id.unwrap_or_else(ContactId::random),
        organisation: around
            .organisation
            .as_ref()
            .map(|organisation| organisation.id),
        name,
        address,
        language: Language::from_word(form.text("language"))
            .map_or(around.usual_language(), Language::for_staff),
        works_again: form.ticked("works_again"),
    });
    let faults = match reading.done(written) {
        Ok(written) => {
            let action = match id {
                Some(_) => "contact.changed",
                None => "contact.added",
            };
            let entry = staff.entry(&app, action, written.id);
            let secrets = app.secrets.clone();
            let put = app
                .db
                .write(move |c| {
                    // Either may have been removed meanwhile.
                    if let Some(id) = id {
                        queries::contact(c, of, id)?;
                    }
                    if let Some(organisation) = written.organisation {
                        queries::organisation(c, of, organisation)?;
                    }
                    processes::queries::must_run(c, of)?;
                    if !queries::put_contact(c, &secrets, of, &written)? {
                        return Ok(false);
                    }
                    audit::queries::record(c, &entry)?;
                    Ok(true)
                })
                .await?;
            if put {
                return Ok(see_other(list_of(&around.process)));
            }
            let mut faults = Faults::default();
            faults.add("address", t.get("contact-address-taken"));
            faults
        }
        Err(faults) => faults,
    };
    Ok(html_unaccepted(views::contact_form(
        &around.page(&staff, &form, &faults),
    )))
}

/// Removes a contact or stakeholder.
pub async fn remove_contact(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process, ContactId(path.1));
    let entry = staff.entry(&app, "contact.removed", id);
    app.db
        .write(move |c| {
            queries::contact(c, of, id)?;
            queries::remove_contact(c, of, id)?;
            audit::queries::record(c, &entry)?;
            Ok(())
        })
        .await?;
    Ok(see_other(format!("/admin/p/{}/organisations", path.0)))
}

async fn process_of(app: &App, of: ProcessId) -> Result<Process> {
    app.db
        .read(move |c| Ok(processes::queries::process(c, of)?))
        .await
}

pub async fn import_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let process = process_of(&app, staff.process).await?;
    Ok(html(views::import_form(&staff.account, &process, "", &[])))
}

/// Adds a pasted list of contacts, all of it or nothing, and says what was there already.
pub async fn import(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let of = staff.process;
    let process = process_of(&app, of).await?;
    let list = form.raw("list");
    let lines = match parse(list, process.default_language.for_staff()) {
        Ok(lines) => lines,
        Err(faults) => {
            let t = staff.account.language.texts();
            let problems: Vec<String> = faults.iter().map(|fault| fault.text(t)).collect();
            return Ok(html_unaccepted(views::import_form(
                &staff.account,
                &process,
                list,
                &problems,
            )));
        }
    };
    let secrets = app.secrets.clone();
    let blank = staff.entry(&app, "contacts.imported", "");
    let done = app
        .db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            let done = queries::import(c, &secrets, of, &lines)?;
            for name in &done.organisations {
                audit::queries::record(
                    c,
                    &audit::Entry {
                        action: "organisation.added",
                        detail: name.clone(),
                        ..blank.clone()
                    },
                )?;
            }
            audit::queries::record(
                c,
                &audit::Entry {
                    detail: done.contacts.to_string(),
                    ..blank.clone()
                },
            )?;
            Ok(done)
        })
        .await?;
    Ok(html(views::imported(&staff.account, &process, &done)))
}
