//! Organisations and contacts in the database.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::list::Line;
use super::{Contact, Organisation, Whom, Written, name_key};
use crate::db::ids::{ContactId, DialogueId, OrganisationId, ProcessId};
use crate::db::schema::{contact, declined, organisation, organisation_dialogue};
use crate::db::{Connection, each_backend, purge};
use crate::dialogues;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes::disposal::queries::keep;
use crate::processes::disposal::{Evidence, Kind, Reason};
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
        .select(organisation_dialogue::all_columns)
        .load(c)?;
    let dialogues_of = |id: OrganisationId| {
        let its = links.iter().filter(|(at, _)| *at == id);
        its.map(|&(_, dialogue)| dialogue).collect()
    };
    let mut all: Vec<Organisation> = rows
        .into_iter()
        .map(|(id, name)| Organisation {
            id,
            name,
            dialogues: dialogues_of(id),
        })
        .collect();
    all.sort_by_key(|organisation| name_key(&organisation.name));
    Ok(all)
}

/// Adds an organisation, or changes `old`.
///
/// # Errors
/// `Refused` when another has the name.
pub fn put_organisation(
    c: &mut Connection,
    of: ProcessId,
    put: &Organisation,
    old: Option<&Organisation>,
) -> Result<()> {
    if put.is_taken(&all(c, of)?) {
        return Err(Error::Refused("name-taken"));
    }
    match old {
        None => insert_organisation(c, of, put.id, &put.name)?,
        Some(old) => {
            diesel::update(organisation::table.find(old.id))
                .set(organisation::name.eq(&put.name))
                .execute(c)?;
        }
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
    Ok(())
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

/// The contacts and stakeholders of a process, by name.
pub fn contacts(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Contact>> {
    let mut contacts: Vec<Contact> = contact::table
        .filter(contact::process_id.eq(of))
        .select(Contact::as_select())
        .load(c)?;
    contacts.sort_by_key(|contact| (name_key(&contact.name), contact.id));
    Ok(contacts)
}

/// A contact of whatever process, if it is still there: for its own link, and for writing to it.
pub fn contact_of(c: &mut Connection, id: ContactId) -> QueryResult<Option<Contact>> {
    contact::table
        .find(id)
        .select(Contact::as_select())
        .first(c)
        .optional()
}

/// Who in a process has an address, by its blind index.
pub fn holder(c: &mut Connection, of: ProcessId, index: &[u8]) -> QueryResult<Option<ContactId>> {
    contact::table
        .filter(contact::process_id.eq(of))
        .filter(contact::blind_index.eq(index))
        .select(contact::id)
        .first(c)
        .optional()
}

/// Adds a contact, or changes `old`, which stays with its organisation. Under another address, it is written to again.
///
/// # Errors
/// `Refused` when another in the process has the address.
pub fn put_contact(c: &mut Connection, put: &Contact, old: Option<&Contact>) -> Result<()> {
    let holder = holder(c, put.process, &put.blind_index)?;
    if holder.is_some_and(|other| other != put.id) {
        return Err(Error::Refused("contact-address-taken"));
    }
    match old {
        None => {
            // They have asked to be written to again, or never declined.
            diesel::delete(declined::table.find((put.process, &put.blind_index))).execute(c)?;
            insert_contact(c, put)?;
        }
        Some(old) => {
            // The address that was there before is gone now.
            purge::ask(c)?;
            let came_back = old.undeliverable && old.blind_index == put.blind_index;
            let put = Contact {
                undeliverable: came_back && put.undeliverable,
                ..put.clone()
            };
            diesel::update(contact::table.find(old.id))
                .set(&put)
                .execute(c)?;
        }
    }
    Ok(())
}

fn insert_contact(c: &mut Connection, new: &Contact) -> QueryResult<()> {
    diesel::insert_into(contact::table)
        .values(new)
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

/// Keeps in mind that whoever has an address declined to be written to as a contact.
fn decline(c: &mut Connection, of: ProcessId, index: &[u8]) -> QueryResult<()> {
    each_backend!(c, c => diesel::insert_into(declined::table)
        .values((declined::process_id.eq(of), declined::blind_index.eq(index)))
        .on_conflict_do_nothing()
        .execute(c))
    .map(drop)
}

/// The blind indexes of those in a process who have declined.
pub fn declined(c: &mut Connection, of: ProcessId) -> QueryResult<HashSet<Vec<u8>>> {
    let all: Vec<Vec<u8>> = declined::table
        .filter(declined::process_id.eq(of))
        .select(declined::blind_index)
        .load(c)?;
    Ok(all.into_iter().collect())
}

/// Erases a contact or stakeholder at once, as its owner's own will, and leaves a count, and that they declined; of one
/// who is gone, nothing.
/// What staff remove is no disposal: they keep the list right.
pub fn withdraw(c: &mut Connection, id: ContactId, reason: Reason, day: &str) -> QueryResult<()> {
    let Some(contact) = contact_of(c, id)? else {
        return Ok(());
    };
    decline(c, contact.process, &contact.blind_index)?;
    remove_contact(c, contact.process, id)?;
    let left = Evidence {
        kind: Kind::Contacts,
        day: day.to_owned(),
        reason,
        board: String::new(),
        decision: String::new(),
        count: 1,
    };
    keep(c, contact.process, &left)
}

/// Whom to write to, with their language and whether mail to them came back for good, in random order.
pub fn to_write_to(
    c: &mut Connection,
    of: ProcessId,
    whom: Whom,
) -> QueryResult<Vec<(ContactId, Language, bool)>> {
    let query = contact::table
        .filter(contact::process_id.eq(of))
        .into_boxed();
    let query = match whom {
        Whom::Contacts => query.filter(contact::organisation_id.is_not_null()),
        Whom::Stakeholders => query.filter(contact::organisation_id.is_null()),
    };
    let mut all: Vec<(ContactId, Language, bool)> = query
        .select((contact::id, contact::language, contact::undeliverable))
        .load(c)?;
    all.shuffle(&mut rand::rng());
    Ok(all)
}

/// Contacts' addresses as they are stored, for the mailer to open.
pub fn sealed(c: &mut Connection, ids: &[ContactId]) -> QueryResult<Vec<(ContactId, Vec<u8>)>> {
    contact::table
        .filter(contact::id.eq_any(ids))
        .select((contact::id, contact::sealed))
        .load(c)
}

/// All contacts that there are, in all processes, with their sealed addresses.
pub fn all_sealed(c: &mut Connection) -> QueryResult<Vec<(ContactId, Vec<u8>)>> {
    contact::table
        .select((contact::id, contact::sealed))
        .load(c)
}

/// The dialogues of a contact's organisation, by number; none for a stakeholder, or for somebody who is gone.
pub fn dialogues_of(c: &mut Connection, id: ContactId) -> QueryResult<Vec<DialogueId>> {
    let Some(contact) = contact_of(c, id)? else {
        return Ok(Vec::new());
    };
    let held: Vec<DialogueId> = organisation_dialogue::table
        .filter(
            organisation_dialogue::organisation_id
                .nullable()
                .eq(contact.organisation),
        )
        .select(organisation_dialogue::dialogue_id)
        .load(c)?;
    let all = dialogues::queries::all(c, contact.process)?;
    // Of a meeting that was cancelled there is nothing to pass on.
    let by_number = all
        .into_iter()
        .filter(|dialogue| dialogue.window.cancelled_at.is_none())
        .map(|dialogue| dialogue.id);
    Ok(by_number.filter(|id| held.contains(id)).collect())
}

/// Notes that mail to a contact came back for good.
pub fn mark_undeliverable(c: &mut Connection, id: ContactId) -> QueryResult<()> {
    diesel::update(contact::table.find(id))
        .set(contact::undeliverable.eq(true))
        .execute(c)
        .map(drop)
}

/// Erases all contacts and stakeholders of a process and says how many; the organisations' names stay. Under which
/// decision, whoever ends the process keeps.
pub fn erase_all(c: &mut Connection, of: ProcessId) -> QueryResult<usize> {
    purge::ask(c)?;
    diesel::delete(declined::table.filter(declined::process_id.eq(of))).execute(c)?;
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
    /// Lines whose owner has declined mail, with the name beside the address: they were not added.
    pub declined: Vec<(usize, String)>,
    /// Added as they were written, and to be looked at.
    pub doubtful: Vec<Doubtful>,
}

/// An address that was added and looks mistyped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    pub line: usize,
    pub contact: ContactId,
    pub written: Address,
    /// What was probably meant.
    pub meant: Address,
}

impl Imported {
    /// What the log says of it: each new organisation, and how many contacts; none of these is named.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let organisations = self.organisations.iter();
        organisations
            .map(|name| ("organisation.added", name.clone()))
            .chain([("contacts.imported", self.contacts.to_string())])
            .collect()
    }
}

/// Adds the contacts of a list, and the organisations that it names and that are missing. An address that is there
/// already, in the process or earlier in the list, is left as it is; whose owner has declined is left out.
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
    let have_declined = declined(c, of)?;
    let mut done = Imported::default();
    for line in lines {
        let mut new = Written {
            id: ContactId::random(),
            organisation: None,
            name: line.name.clone(),
            address: line.address.clone(),
            language: line.language,
        }
        .seal(secrets, of);
        if holder(c, of, &new.blind_index)?.is_some() {
            done.skipped.push((line.number, line.name.clone()));
            continue;
        }
        if have_declined.contains(&new.blind_index) {
            done.declined.push((line.number, line.name.clone()));
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
        new.organisation = Some(organisation);
        insert_contact(c, &new)?;
        done.contacts += 1;
        done.doubtful
            .extend(line.address.meant().map(|meant| Doubtful {
                line: line.number,
                contact: new.id,
                written: line.address.clone(),
                meant,
            }));
    }
    Ok(done)
}
