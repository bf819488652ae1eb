//! Who gets a mailing: everybody whom it concerns, a delivery each, once.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::super::{Audience, Mailing, Recipient, State, bounces, forwarding};
use crate::addresses::{self, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, ContactId, DeliveryId, MailingId, ProcessId, ReportId};
use crate::db::schema::{delivery, mailing as mailings};
use crate::i18n::Language;
use crate::organisations;
use crate::secrets::random_token;

/// Somebody who could be written to.
struct Candidate {
    to: Recipient,
    language: Language,
    /// Mail to them has come back for good before.
    undeliverable: bool,
}

/// Makes a delivery for everybody who has none in this mailing: all of them at first, and later those who wished
/// it since. Says how many were made.
pub(super) fn add_deliveries(
    c: &mut Connection,
    of: &Mailing,
    domain: &str,
    now: Timestamp,
) -> QueryResult<usize> {
    if of.audience == Audience::Participants {
        addresses::queries::shuffle_pool(c, of.process)?;
    }
    let there = already_there(c, of.id)?;
    let mut made = 0;
    for candidate in candidates(c, of)? {
        if there.contains(&candidate.to) {
            continue;
        }
        let (address, contact): (Option<AddressId>, Option<ContactId>) = match candidate.to {
            Recipient::Address(id) => (Some(id), None),
            Recipient::Contact(id) => (None, Some(id)),
        };
        let state = if candidate.undeliverable {
            State::Untried
        } else {
            State::Queued
        };
        diesel::insert_into(delivery::table)
            .values((
                (
                    delivery::id.eq(DeliveryId::random()),
                    delivery::mailing_id.eq(of.id),
                    delivery::address_id.eq(address),
                    delivery::contact_id.eq(contact),
                    delivery::language.eq(candidate.language),
                    delivery::state.eq(state),
                    delivery::attempts.eq(0),
                    delivery::due_at.eq(now),
                ),
                (
                    delivery::lease_owner.eq(None::<String>),
                    delivery::lease_until.eq(None::<Timestamp>),
                    delivery::lease_token.eq(None::<i64>),
                    delivery::message_id.eq(format!("{}@{domain}", random_token())),
                    delivery::bounce_token.eq(random_token().to_lowercase()),
                    delivery::reply_code.eq(None::<i32>),
                    delivery::phase.eq(None::<String>),
                ),
            ))
            .execute(c)?;
        made += 1;
    }
    Ok(made)
}

fn candidates(c: &mut Connection, of: &Mailing) -> QueryResult<Vec<Candidate>> {
    if of.round > 0 {
        return silent_ones(c, of);
    }
    let contacts = |all: Vec<(ContactId, Language, bool)>| {
        all.into_iter()
            .map(|(id, language, undeliverable)| Candidate {
                to: Recipient::Contact(id),
                language,
                undeliverable,
            })
            .collect()
    };
    Ok(match of.audience {
        Audience::Participants => addresses::queries::who_agreed(c, of.process, of.purpose)?
            .into_iter()
            .map(|agreed| Candidate {
                to: Recipient::Address(agreed.id),
                language: agreed.language,
                undeliverable: agreed.undeliverable,
            })
            .collect(),
        Audience::Contacts => contacts(organisations::queries::to_write_to(c, of.process, false)?),
        Audience::Stakeholders => {
            contacts(organisations::queries::to_write_to(c, of.process, true)?)
        }
    })
}

/// Those of the first round who have said nothing, and whose mail did not come back.
fn silent_ones(c: &mut Connection, of: &Mailing) -> QueryResult<Vec<Candidate>> {
    let first = super::first_round(c, of)?;
    let silent: HashSet<ContactId> = forwarding::queries::silent(c, first)?
        .into_iter()
        .map(|(_, contact)| contact)
        .collect();
    Ok(organisations::queries::to_write_to(c, of.process, false)?
        .into_iter()
        .filter(|(id, _, undeliverable)| silent.contains(id) && !undeliverable)
        .map(|(id, language, undeliverable)| Candidate {
            to: Recipient::Contact(id),
            language,
            undeliverable,
        })
        .collect())
}

fn already_there(c: &mut Connection, id: MailingId) -> QueryResult<HashSet<Recipient>> {
    let there: Vec<(Option<AddressId>, Option<ContactId>)> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .select((delivery::address_id, delivery::contact_id))
        .load(c)?;
    Ok(there
        .into_iter()
        .filter_map(|(address, contact)| {
            address
                .map(Recipient::Address)
                .or(contact.map(Recipient::Contact))
        })
        .collect())
}

/// How many would get a mailing of this report, by language, and how many would not be tried because mail to them
/// came back for good: those who are to get it and have not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    pub by_language: Vec<(Language, i64)>,
    pub undeliverable: i64,
}

impl Reach {
    pub fn total(&self) -> i64 {
        self.by_language.iter().map(|(_, count)| count).sum()
    }
}

/// Counts an audience.
pub fn audience(
    c: &mut Connection,
    of: ProcessId,
    audience: Audience,
    purpose: Purpose,
    report: ReportId,
) -> QueryResult<Reach> {
    let there: HashSet<Recipient> = delivery::table
        .inner_join(mailings::table)
        .filter(mailings::report_id.eq(report))
        .filter(mailings::purpose.eq(purpose))
        .filter(mailings::audience.eq(audience))
        .select((delivery::address_id, delivery::contact_id))
        .load::<(Option<AddressId>, Option<ContactId>)>(c)?
        .into_iter()
        .filter_map(|(address, contact)| {
            address
                .map(Recipient::Address)
                .or(contact.map(Recipient::Contact))
        })
        .collect();
    let like = Mailing::unmade(of, report, audience, purpose);
    let mut reach = Reach::default();
    let mut counts: HashMap<Language, i64> = HashMap::new();
    for candidate in candidates(c, &like)? {
        if there.contains(&candidate.to) {
            continue;
        }
        if candidate.undeliverable {
            reach.undeliverable += 1;
        } else {
            *counts.entry(candidate.language).or_default() += 1;
        }
    }
    reach.by_language = counts.into_iter().collect();
    reach.by_language.sort_unstable();
    Ok(reach)
}

/// A contact whose mail came back for good, and whose address was corrected since, gets a delivery of their own anew:
/// the old one was to another address.
pub(super) fn let_go_of_old_addresses(c: &mut Connection, of: &Mailing) -> QueryResult<()> {
    let works: Vec<ContactId> = candidates(c, of)?
        .into_iter()
        .filter(|candidate| !candidate.undeliverable)
        .filter_map(|candidate| match candidate.to {
            Recipient::Contact(id) => Some(id),
            Recipient::Address(_) => None,
        })
        .collect();
    let came_back = bounces::queries::for_good(c, of.id)?;
    for (delivery, contact) in came_back {
        if works.contains(&contact) {
            diesel::update(delivery::table.find(delivery))
                .set(delivery::contact_id.eq(None::<ContactId>))
                .execute(c)?;
        }
    }
    Ok(())
}

/// Whoever was not tried because mail came back before, and has said since that the address works.
pub(super) fn try_the_untried(
    c: &mut Connection,
    of: &Mailing,
    now: Timestamp,
) -> QueryResult<usize> {
    let works: HashSet<Recipient> = candidates(c, of)?
        .into_iter()
        .filter(|candidate| !candidate.undeliverable)
        .map(|candidate| candidate.to)
        .collect();
    let untried: Vec<(DeliveryId, Option<AddressId>, Option<ContactId>)> = delivery::table
        .filter(delivery::mailing_id.eq(of.id))
        .filter(delivery::state.eq(State::Untried))
        .select((delivery::id, delivery::address_id, delivery::contact_id))
        .load(c)?;
    let mut tried = 0;
    for (id, address, contact) in untried {
        let to = address
            .map(Recipient::Address)
            .or(contact.map(Recipient::Contact));
        if to.is_some_and(|to| works.contains(&to)) {
            tried += diesel::update(delivery::table.find(id))
                .set((delivery::state.eq(State::Queued), delivery::due_at.eq(now)))
                .execute(c)?;
        }
    }
    Ok(tried)
}
