//! Organisations and contacts in the database.

use std::collections::HashMap;

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::{Contact, Line, Organisation, Written, name_key};
use crate::addresses;
use crate::db::ids::{ContactId, DialogueId, OrganisationId, ProcessId};
use crate::db::schema::{contact, dialogue, organisation, organisation_dialogue};
use crate::db::{Connection, purge};
use crate::i18n::Language;
use crate::secrets::Secrets;

/// The organisations of a process, by name.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Organisation>> {
    let rows: Vec<(OrganisationId, String)> = organisation::table
        .filter(organisation::process_id.eq(of))
        .select((organisation::id, organisation::name))
        .load(c)?;
    let links: Vec<(OrganisationId, DialogueId)> = organisation_dialogue::table
        .inner_join(organisation::table)
        .filter(organisation::process_id.eq(of))
        .select((
            organisation_dialogue::organisation_id,
            organisation_dialogue::dialogue_id,
        ))
        .load(c)?;
    let mut dialogues: HashMap<OrganisationId, Vec<DialogueId>> = HashMap::new();
    for (id, dialogue) in links {
        dialogues.entry(id).or_default().push(dialogue);
    }
    let mut all: Vec<Organisation> = rows
        .into_iter()
        .map(|(id, name)| Organisation {
            id,
            name,
            dialogues: dialogues.remove(&id).unwrap_or_default(),
        })
        .collect();
    all.sort_by_key(|organisation| name_key(&organisation.name));
    Ok(all)
}

/// One organisation of a process.
///
/// # Errors
/// `NotFound` when there is none.
pub fn organisation(
    c: &mut Connection,
    of: ProcessId,
    id: OrganisationId,
) -> QueryResult<Organisation> {
    all(c, of)?
        .into_iter()
        .find(|organisation| organisation.id == id)
        .ok_or(diesel::result::Error::NotFound)
}

/// Adds or changes an organisation; says whether it did: not when another has the name.
pub fn put_organisation(
    c: &mut Connection,
    of: ProcessId,
    put: &Organisation,
) -> QueryResult<bool> {
    let taken = all(c, of)?
        .iter()
        .any(|other| other.id != put.id && name_key(&other.name) == name_key(&put.name));
    if taken {
        return Ok(false);
    }
    let changed = diesel::update(
        organisation::table
            .find(put.id)
            .filter(organisation::process_id.eq(of)),
    )
    .set(organisation::name.eq(&put.name))
    .execute(c)?;
    if changed == 0 {
        insert_organisation(c, of, put.id, &put.name)?;
    }
    diesel::delete(
        organisation_dialogue::table.filter(organisation_dialogue::organisation_id.eq(put.id)),
    )
    .execute(c)?;
    for dialogue in &put.dialogues {
        diesel::insert_into(organisation_dialogue::table)
            .values((
                organisation_dialogue::organisation_id.eq(put.id),
                organisation_dialogue::dialogue_id.eq(dialogue),
            ))
            .execute(c)?;
    }
    Ok(true)
}

fn insert_organisation(
    c: &mut Connection,
    of: ProcessId,
    id: OrganisationId,
    name: &str,
) -> QueryResult<()> {
    diesel::insert_into(organisation::table)
        .values((
            organisation::id.eq(id),
            organisation::process_id.eq(of),
            organisation::name.eq(name),
        ))
        .execute(c)
        .map(drop)
}

/// Removes an organisation with its contacts.
///
/// Deliveries to them lose their contact by the database's own rule, and are never sent; what was reported stays.
pub fn remove_organisation(
    c: &mut Connection,
    of: ProcessId,
    id: OrganisationId,
) -> QueryResult<()> {
    purge::ask(c)?;
    diesel::delete(
        organisation::table
            .find(id)
            .filter(organisation::process_id.eq(of)),
    )
    .execute(c)
    .map(drop)
}

type Row = (
    ContactId,
    ProcessId,
    Option<OrganisationId>,
    String,
    Vec<u8>,
    Language,
    bool,
);

type Columns = (
    contact::id,
    contact::process_id,
    contact::organisation_id,
    contact::name,
    contact::sealed,
    contact::language,
    contact::undeliverable,
);
const COLUMNS: Columns = (
    contact::id,
    contact::process_id,
    contact::organisation_id,
    contact::name,
    contact::sealed,
    contact::language,
    contact::undeliverable,
);

fn from_row(row: Row) -> Contact {
    let (id, process, organisation, name, sealed, language, undeliverable) = row;
    Contact {
        id,
        process,
        organisation,
        name,
        sealed,
        language,
        undeliverable,
    }
}

/// The contacts and stakeholders of a process, by name.
pub fn contacts(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Contact>> {
    let rows: Vec<Row> = contact::table
        .filter(contact::process_id.eq(of))
        .select(COLUMNS)
        .load(c)?;
    let mut contacts: Vec<Contact> = rows.into_iter().map(from_row).collect();
    contacts.sort_by_key(|contact| (name_key(&contact.name), contact.id));
    Ok(contacts)
}

/// One contact or stakeholder of a process.
///
/// # Errors
/// `NotFound` when there is none.
pub fn contact(c: &mut Connection, of: ProcessId, id: ContactId) -> QueryResult<Contact> {
    contact_of(c, id)?
        .filter(|contact| contact.process == of)
        .ok_or(diesel::result::Error::NotFound)
}

/// A contact of whatever process, if it is still there: for its own link, and for writing to it.
pub fn contact_of(c: &mut Connection, id: ContactId) -> QueryResult<Option<Contact>> {
    contact::table
        .find(id)
        .select(COLUMNS)
        .first::<Row>(c)
        .optional()
        .map(|row| row.map(from_row))
}

/// Who in a process has an address, by its blind index.
fn holder(c: &mut Connection, of: ProcessId, index: &[u8]) -> QueryResult<Option<ContactId>> {
    contact::table
        .filter(contact::process_id.eq(of))
        .filter(contact::blind_index.eq(index))
        .select(contact::id)
        .first(c)
        .optional()
}

/// Adds a contact or changes one, which stays with its organisation; says whether it did: not when another in the
/// process has the address. Under another address, it is written to again.
pub fn put_contact(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    put: &Written,
) -> QueryResult<bool> {
    let index = addresses::contact_index(secrets, of, &put.address);
    let same_mailbox = match holder(c, of, &index)? {
        Some(other) if other != put.id => return Ok(false),
        itself => itself.is_some(),
    };
    let sealed = addresses::seal_contact(secrets, put.id, &put.address);
    let changed = diesel::update(
        contact::table
            .find(put.id)
            .filter(contact::process_id.eq(of)),
    )
    .set((
        contact::name.eq(&put.name),
        contact::sealed.eq(&sealed),
        contact::blind_index.eq(&index),
        contact::language.eq(put.language),
    ))
    .execute(c)?;
    // The address that was there before is gone now.
    purge::ask(c)?;
    if changed == 0 {
        insert_contact(c, secrets, of, put)?;
    } else if !same_mailbox || put.works_again {
        diesel::update(contact::table.find(put.id))
            .set(contact::undeliverable.eq(false))
            .execute(c)?;
    }
    Ok(true)
}

fn insert_contact(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    new: &Written,
) -> QueryResult<()> {
    diesel::insert_into(contact::table)
        .values((
            contact::id.eq(new.id),
            contact::process_id.eq(of),
            contact::organisation_id.eq(new.organisation),
            contact::name.eq(&new.name),
            contact::sealed.eq(addresses::seal_contact(secrets, new.id, &new.address)),
            contact::blind_index.eq(addresses::contact_index(secrets, of, &new.address)),
            contact::language.eq(new.language),
            contact::undeliverable.eq(false),
        ))
        .execute(c)
        .map(drop)
}

/// Removes a contact or stakeholder and the address with it.
pub fn remove_contact(c: &mut Connection, of: ProcessId, id: ContactId) -> QueryResult<()> {
    purge::ask(c)?;
    diesel::delete(contact::table.find(id).filter(contact::process_id.eq(of)))
        .execute(c)
        .map(drop)
}

/// Whom to write to, with their language and whether mail to them came back for good, in random order: the
/// contacts of organisations, or the stakeholders.
pub fn to_write_to(
    c: &mut Connection,
    of: ProcessId,
    stakeholders: bool,
) -> QueryResult<Vec<(ContactId, Language, bool)>> {
    let query = contact::table
        .filter(contact::process_id.eq(of))
        .into_boxed();
    let query = if stakeholders {
        query.filter(contact::organisation_id.is_null())
    } else {
        query.filter(contact::organisation_id.is_not_null())
    };
    let mut all: Vec<(ContactId, Language, bool)> = query
        .select((contact::id, contact::language, contact::undeliverable))
        .load(c)?;
    all.shuffle(&mut rand::rng());
    Ok(all)
}

/// The dialogues of a contact's organisation, by number; none for a stakeholder, or for somebody who is gone.
pub fn dialogues_of(c: &mut Connection, id: ContactId) -> QueryResult<Vec<DialogueId>> {
    let Some(of) = contact_of(c, id)?.and_then(|contact| contact.organisation) else {
        return Ok(Vec::new());
    };
    organisation_dialogue::table
        .inner_join(dialogue::table)
        .filter(organisation_dialogue::organisation_id.eq(of))
        .order(dialogue::number)
        .select(organisation_dialogue::dialogue_id)
        .load(c)
}

/// Notes that mail to a contact came back for good.
pub fn mark_undeliverable(c: &mut Connection, id: ContactId) -> QueryResult<()> {
    diesel::update(contact::table.find(id))
        .set(contact::undeliverable.eq(true))
        .execute(c)
        .map(drop)
}

/// Erases all contacts and stakeholders of a process and says how many; the organisations' names stay.
pub fn erase_all(c: &mut Connection, of: ProcessId) -> QueryResult<usize> {
    purge::ask(c)?;
    diesel::delete(contact::table.filter(contact::process_id.eq(of))).execute(c)
}

/// What became of a pasted list.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Imported {
    pub contacts: usize,
    /// The names of the organisations that were not there before.
    pub organisations: Vec<String>,
    /// Lines whose address was there already, with the name beside it.
    pub skipped: Vec<(usize, String)>,
}

/// Adds the contacts of a list, and the organisations that it names and that are missing. An address that is there
/// already, in the process or earlier in the list, is left as it is.
pub fn import(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    lines: &[Line],
) -> QueryResult<Imported> {
    let mut known: HashMap<String, OrganisationId> = all(c, of)?
        .into_iter()
        .map(|organisation| (name_key(&organisation.name), organisation.id))
        .collect();
    let mut done = Imported::default();
    for line in lines {
        let index = addresses::contact_index(secrets, of, &line.address);
        if holder(c, of, &index)?.is_some() {
            done.skipped.push((line.number, line.name.clone()));
            continue;
        }
        let key = name_key(&line.organisation);
        let organisation = match known.get(&key) {
            Some(&id) => id,
            None => {
                let id = OrganisationId::random();
                insert_organisation(c, of, id, &line.organisation)?;
                done.organisations.push(line.organisation.clone());
                known.insert(key, id);
                id
            }
        };
        let new = Written {
            id: ContactId::random(),
            organisation: Some(organisation),
            name: line.name.clone(),
            address: line.address.clone(),
            language: line.language,
            works_again: false,
        };
        insert_contact(c, secrets, of, &new)?;
        done.contacts += 1;
    }
    Ok(done)
}
