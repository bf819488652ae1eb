//! The forms of organisations, and of those who are written to at work.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use maud::Markup;

use super::{Contact, LONGEST_NAME, Organisation, Written, queries, views};
use crate::db::Connection;
use crate::db::ids::{ContactId, OrganisationId, ProcessId};
use crate::dialogues::{self, Dialogue};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes;
use crate::processes::parts::{Part, Path, Shown, Undone};
use crate::secrets::Secrets;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::url::{self, Slug, Url};

/// What the form of an organisation needs to know.
pub struct AroundOrganisation {
    pub dialogues: Vec<Dialogue>,
    organisations: Vec<Organisation>,
    contacts: Vec<Contact>,
}

impl AroundOrganisation {
    /// How many contacts go if an organisation is removed.
    pub fn contacts_of(&self, organisation: &Organisation) -> usize {
        self.contacts
            .iter()
            .filter(|contact| contact.organisation == Some(organisation.id))
            .count()
    }
}

impl Part for Organisation {
    type Id = OrganisationId;
    type Around = AroundOrganisation;
    const ACTIONS: [&str; 3] = [
        "organisation.added",
        "organisation.changed",
        "organisation.removed",
    ];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::organisation_form;
    const BACK: fn(&Slug) -> Url = url::organisations;

    fn around(c: &mut Connection, of: ProcessId, _: &Path) -> Result<AroundOrganisation> {
        Ok(AroundOrganisation {
            dialogues: dialogues::queries::all(c, of)?,
            organisations: queries::all(c, of)?,
            contacts: queries::contacts(c, of)?,
        })
    }

    fn find(around: &AroundOrganisation, id: OrganisationId) -> Option<&Self> {
        around.organisations.iter().find(|one| one.id == id)
    }

    fn fill(_: &AroundOrganisation, old: Option<&Self>, form: &mut Form) {
        if let Some(old) = old {
            form.set("name", &old.name);
            for dialogue in &old.dialogues {
                form.set("dialogue", dialogue.to_string());
            }
        }
    }

    fn read(around: &Self::Around, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let read = Self {
            id: old.map_or_else(OrganisationId::random, |old| old.id),
            name: reading.required("name", "organisation-name", LONGEST_NAME),
            dialogues: reading.ticked_among(
                "dialogue",
                "organisation-dialogues",
                &around.dialogues,
                |dialogue| dialogue.id,
            ),
        };
        if read.is_taken(&around.organisations) {
            reading.fault("name", "name-taken");
        }
        Some(read)
    }

    fn put(&self, c: &mut Connection, of: ProcessId, old: Option<&Self>) -> Result<()> {
        queries::put_organisation(c, of, self, old)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        Ok(queries::remove_organisation(c, of, self.id)?)
    }

    fn told(&self) -> String {
        self.name.clone()
    }

    /// Its contacts go with it, so somebody has to tick that this is meant.
    fn unsure(&self, sent: &Form) -> Option<&'static str> {
        (!sent.ticked("sure")).then_some("organisation-remove-unsure")
    }
}

/// What the form of a contact or stakeholder needs to know.
pub struct AroundContact {
    process: ProcessId,
    organisations: Vec<Organisation>,
    contacts: Vec<Contact>,
    /// The blind indexes of those who have declined to be written to.
    declined: HashSet<Vec<u8>>,
    /// Whose contact a new one is to be; none for a stakeholder.
    chosen: Option<OrganisationId>,
    /// The address of the one that is to be changed.
    address: Option<Address>,
    /// The language of those whom nothing is said of.
    usual: Language,
    secrets: Arc<Secrets>,
}

impl AroundContact {
    /// Whose contact it is; none for a stakeholder.
    pub fn organisation(&self, old: Option<&Contact>) -> Option<&Organisation> {
        let id = old.map_or(self.chosen, |old| old.organisation)?;
        self.organisations.iter().find(|one| one.id == id)
    }
}

impl Part for Contact {
    type Id = ContactId;
    type Around = AroundContact;
    const ACTIONS: [&str; 3] = ["contact.added", "contact.changed", "contact.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::contact_form;
    const BACK: fn(&Slug) -> Url = url::organisations;
    const UNDONE: Undone = Undone::Nothing;

    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<AroundContact> {
        let organisations = queries::all(c, of)?;
        let contacts = queries::contacts(c, of)?;
        let chosen: Option<OrganisationId> = path.asked("organisation")?;
        if chosen.is_some_and(|id| !organisations.iter().any(|one| one.id == id)) {
            return Err(Error::NotFound);
        }
        let named = path.which::<ContactId>()?.0;
        let old = contacts.iter().find(|contact| Some(contact.id) == named);
        let address = old.map(|old| old.open(&path.secrets)).transpose()?;
        let process = processes::queries::process(c, of)?;
        Ok(AroundContact {
            process: of,
            organisations,
            contacts,
            declined: queries::declined(c, of)?,
            chosen,
            address,
            usual: process.default_language.for_staff(),
            secrets: path.secrets.clone(),
        })
    }

    fn find(around: &AroundContact, id: ContactId) -> Option<&Self> {
        around.contacts.iter().find(|contact| contact.id == id)
    }

    fn fill(around: &AroundContact, old: Option<&Self>, form: &mut Form) {
        if let Some(old) = old {
            form.set("name", &old.name);
        }
        if let Some(address) = &around.address {
            form.set("address", address.as_str());
        }
        let language = old.map_or(around.usual, |old| old.language);
        form.set("language", language.word());
    }

    fn read(around: &AroundContact, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let name = reading.required("name", "account-name", LONGEST_NAME);
        let written = Written {
            id: old.map_or_else(ContactId::random, |old| old.id),
            organisation: around.organisation(old).map(|one| one.id),
            name,
            address: reading.email("address")?,
            language: reading
                .chosen("language", "account-language", Language::from_word)
                .map(Language::for_staff)?,
        };
        let mut read = written.seal(&around.secrets, around.process);
        // Whether mail came back is known where it is kept; the form can only say that it works again.
        read.undeliverable = old.is_some() && !reading.tick("works_again");
        let is_new = old.is_none_or(|old| old.blind_index != read.blind_index);
        if is_new && around.declined.contains(&read.blind_index) && !reading.tick("asked_again") {
            reading.fault("address", "contact-declined");
        }
        if read.is_taken(&around.contacts) {
            reading.fault("address", "contact-address-taken");
        }
        Some(read)
    }

    fn put(&self, c: &mut Connection, _: ProcessId, old: Option<&Self>) -> Result<()> {
        queries::put_contact(c, self, old)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        Ok(queries::remove_contact(c, of, self.id)?)
    }

    /// Neither name nor address stands in a log.
    fn told(&self) -> String {
        self.id.to_string()
    }
}
