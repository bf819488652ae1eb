//! Organisations where dialogues are held, their contacts who pass feedback on, and stakeholders: other actors who
//! want the reports.
//!
//! Invariants: an organisation sees no answers and no addresses (D46), so nothing here can show it any; a contact's
//! address is sealed as a participant's is, stands in a process only once, and is named in no log.

mod forms;
pub mod handlers;
mod list;
pub mod queries;
mod views;

use diesel::prelude::*;

use crate::addresses;
use crate::db::ids::{ContactId, DialogueId, OrganisationId, ProcessId};
use crate::db::schema::contact;
use crate::error::Result;
use crate::i18n::Language;
use crate::mail::Address;
use crate::secrets::Secrets;

/// Characters in the name of an organisation or a person at most.
pub const LONGEST_NAME: usize = 120;

/// Where dialogues are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    pub dialogues: Vec<DialogueId>,
}

impl Organisation {
    /// Whether another has the name already.
    pub fn is_taken(&self, among: &[Self]) -> bool {
        among
            .iter()
            .any(|other| other.id != self.id && name_key(&other.name) == name_key(&self.name))
    }
}

/// Somebody who is written to at work, as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = contact)]
pub struct Contact {
    pub id: ContactId,
    #[diesel(column_name = process_id)]
    pub process: ProcessId,
    /// Whose participants the contact reaches; a stakeholder has none, and passes nothing on.
    #[diesel(column_name = organisation_id)]
    pub organisation: Option<OrganisationId>,
    pub name: String,
    pub sealed: Vec<u8>,
    /// By which the address is found again in its process.
    pub blind_index: Vec<u8>,
    pub language: Language,
    /// Whether mail to the address came back for good.
    pub undeliverable: bool,
}

impl Contact {
    /// Opens the address: to write to it, or to show it to those who keep the list.
    ///
    /// # Errors
    /// `Unsealing` when the master key is another, or the row was tampered with.
    pub fn open(&self, secrets: &Secrets) -> Result<Address> {
        addresses::open_contact(secrets, self.id, &self.sealed)
    }

    /// Whether another has the address already.
    pub fn is_taken(&self, among: &[Self]) -> bool {
        among
            .iter()
            .any(|other| other.id != self.id && other.blind_index == self.blind_index)
    }
}

/// A contact as somebody wrote it, with its address open.
#[derive(Debug, Clone)]
pub struct Written {
    pub id: ContactId,
    pub organisation: Option<OrganisationId>,
    pub name: String,
    pub address: Address,
    pub language: Language,
}

impl Written {
    /// The contact as it is stored.
    pub fn seal(self, secrets: &Secrets, process: ProcessId) -> Contact {
        Contact {
            id: self.id,
            process,
            organisation: self.organisation,
            name: self.name,
            sealed: addresses::seal_contact(secrets, self.id, &self.address),
            blind_index: addresses::contact_index(secrets, process, &self.address),
            language: self.language,
            undeliverable: false,
        }
    }
}

/// Those who are written to at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The contacts of organisations, who pass it on.
    Contacts,
    /// Those who read it for themselves.
    Stakeholders,
}

/// The form in which two spellings of an organisation's name are the same.
pub fn name_key(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_makes_no_other_organisation() {
        assert_eq!(name_key("Ångans Hus"), name_key("ångans hus"));
        assert_ne!(name_key("Huset"), name_key("Husen"));
    }
}
