//! How a mailing comes to be: words written for it, a plan, perhaps an approval, and the moment when it begins.
//!
//! It begins in one transaction: the report is published and every recipient gets a delivery, with a Message-ID
//! and a bounce token that are fixed for good.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::super::letter::Letter;
use super::super::{Audience, Mailing, Order, RETRY_DAYS, Recipient, State, forwarding};
use super::mailing;
use crate::addresses::{self, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, AddressId, ContactId, DeliveryId, MailingId, ProcessId, ReportId};
use crate::db::schema::{delivery, letter_draft, mailing as mailings, mailing_text};
use crate::error::Result;
use crate::i18n::Language;
use crate::secrets::random_token;
use crate::{organisations, processes, reports};

/// What is to be mailed, to whom and when.
#[derive(Debug, Clone)]
pub struct Plan {
    pub process: ProcessId,
    pub report: ReportId,
    pub purpose: Purpose,
    pub words: Vec<Words>,
    pub attach: bool,
    pub last: bool,
    /// None begins at once.
    pub starts_at: Option<Timestamp>,
    /// A second person has to approve of it first.
    pub needs_approval: bool,
    /// Who made it; nobody when it makes itself.
    pub by: Option<AccountId>,
    /// The domain of Message-IDs.
    pub domain: String,
}

/// What one audience is written.
#[derive(Debug, Clone)]
pub struct Words {
    pub audience: Audience,
    pub letters: Vec<Letter>,
}

/// Makes the mailings of a plan and freezes the report; begins them, unless they wait for a time or an approval.
///
/// The same report is mailed to an audience for a purpose only once: a double click finds the mailing that is
/// there. Asked for again after it began, whoever wished it since is added.
///
/// # Errors
/// `Refused` when the process has ended.
pub fn plan(c: &mut Connection, plan: &Plan, now: Timestamp) -> Result<Vec<MailingId>> {
    processes::queries::must_run(c, plan.process)?;
    reports::queries::freeze(c, plan.report, now)?;
    let mut made = Vec::new();
    for words in &plan.words {
        if let Some(id) = find(c, plan, words.audience, 0)? {
            add_missed(c, id, &plan.domain, now)?;
            made.push(id);
            continue;
        }
        // One that begins at once is scheduled only for the moment until `start` has made it run.
        let order = if plan.needs_approval {
            Order::Await
        } else {
            Order::Schedule
        };
        let id = insert(c, plan, words, 0, order, now)?;
        if !plan.needs_approval && plan.starts_at.is_none() {
            start(c, id, &plan.domain, now)?;
        }
        made.push(id);
    }
    Ok(made)
}

fn find(
    c: &mut Connection,
    plan: &Plan,
    audience: Audience,
    round: i32,
) -> QueryResult<Option<MailingId>> {
    mailings::table
        .filter(mailings::process_id.eq(plan.process))
        .filter(mailings::audience.eq(audience))
        .filter(mailings::purpose.eq(plan.purpose))
        .filter(mailings::report_id.eq(plan.report))
        .filter(mailings::round.eq(round))
        .select(mailings::id)
        .first(c)
        .optional()
}

fn insert(
    c: &mut Connection,
    plan: &Plan,
    words: &Words,
    round: i32,
    order: Order,
    now: Timestamp,
) -> QueryResult<MailingId> {
    let id = MailingId::random();
    diesel::insert_into(mailings::table)
        .values((
            (
                mailings::id.eq(id),
                mailings::process_id.eq(plan.process),
                mailings::report_id.eq(plan.report),
                mailings::audience.eq(words.audience),
                mailings::purpose.eq(plan.purpose),
                mailings::round.eq(round),
                mailings::state.eq(order),
                mailings::attach.eq(plan.attach),
                mailings::last.eq(plan.last),
            ),
            (
                mailings::created_at.eq(now),
                mailings::created_by.eq(plan.by),
                mailings::approved_by.eq(None::<AccountId>),
                mailings::starts_at.eq(plan.starts_at),
                mailings::begun_at.eq(None::<Timestamp>),
                mailings::retry_until.eq(now),
                mailings::trouble.eq(None::<String>),
            ),
        ))
        .execute(c)?;
    for letter in &words.letters {
        diesel::insert_into(mailing_text::table)
            .values((
                mailing_text::mailing_id.eq(id),
                mailing_text::language.eq(letter.language),
                mailing_text::subject.eq(&letter.subject),
                mailing_text::body.eq(&letter.body),
            ))
            .execute(c)?;
    }
    Ok(id)
}

/// Begins a mailing: publishes the report, if it is not published yet, and makes a delivery for everybody. Says
/// whether it had not begun before.
pub fn start(c: &mut Connection, id: MailingId, domain: &str, now: Timestamp) -> QueryResult<bool> {
    let begun = diesel::update(mailings::table.find(id).filter(mailings::state.eq_any([
        Order::Await,
        Order::Schedule,
        Order::Missed,
    ])))
    .set((
        mailings::state.eq(Order::Run),
        mailings::begun_at.eq(Some(now)),
        mailings::retry_until.eq(now.plus_seconds(RETRY_DAYS * 24 * 3600)),
    ))
    .execute(c)?;
    if begun == 0 {
        return Ok(false);
    }
    let mailing = mailing(c, id)?;
    reports::queries::publish(c, mailing.report, now)?;
    add_deliveries(c, &mailing, domain, now)?;
    Ok(true)
}

/// Approves of a mailing: it begins, or waits for its time. Says whether it was waiting for that, and by somebody
/// else than who made it.
pub fn approve(
    c: &mut Connection,
    id: MailingId,
    by: AccountId,
    domain: &str,
    now: Timestamp,
) -> QueryResult<bool> {
    let waiting = mailing(c, id)?;
    if waiting.order != Order::Await || waiting.created_by == Some(by) {
        return Ok(false);
    }
    diesel::update(mailings::table.find(id))
        .set((
            mailings::approved_by.eq(Some(by)),
            mailings::state.eq(Order::Schedule),
        ))
        .execute(c)?;
    if waiting.starts_at.is_none() {
        start(c, id, domain, now)?;
    }
    Ok(true)
}

/// Sends a mailing that has not begun back to its words: it is gone, and the report can be changed again if nothing
/// else holds on to it.
pub fn send_back(c: &mut Connection, id: MailingId) -> QueryResult<bool> {
    let waiting = mailing(c, id)?;
    if !waiting.order.is_before_the_start() {
        return Ok(false);
    }
    diesel::delete(mailings::table.find(id)).execute(c)?;
    let others: i64 = mailings::table
        .filter(mailings::report_id.eq(waiting.report))
        .count()
        .get_result(c)?;
    if others == 0 {
        reports::queries::unfreeze(c, waiting.report)?;
    }
    Ok(true)
}

/// Adds whoever wished it since a mailing began.
pub fn add_missed(
    c: &mut Connection,
    id: MailingId,
    domain: &str,
    now: Timestamp,
) -> QueryResult<usize> {
    let mailing = mailing(c, id)?;
    if mailing.begun_at.is_none() || mailing.order == Order::Cancel || mailing.round != 0 {
        return Ok(0);
    }
    let added = add_deliveries(c, &mailing, domain, now)? + try_the_untried(c, &mailing, now)?;
    if added > 0 {
        super::move_deadline(c, id, now)?;
    }
    Ok(added)
}

/// Whoever was not tried because mail came back before, and has said since that the address works.
fn try_the_untried(c: &mut Connection, of: &Mailing, now: Timestamp) -> QueryResult<usize> {
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

/// Reminds those of a mailing to organisations who have said nothing (D57): once, and only if there is anybody.
pub fn plan_reminder(
    c: &mut Connection,
    of: &Mailing,
    letters: Vec<Letter>,
    asked_before: Timestamp,
    domain: &str,
    now: Timestamp,
) -> QueryResult<Option<MailingId>> {
    if of.round != 0 {
        return Ok(None);
    }
    let words = Words {
        audience: of.audience,
        letters,
    };
    let plan = Plan {
        process: of.process,
        report: of.report,
        purpose: of.purpose,
        words: Vec::new(),
        attach: of.attach,
        last: of.last,
        starts_at: None,
        needs_approval: false,
        by: of.created_by,
        domain: domain.to_owned(),
    };
    let reminded = find(c, &plan, of.audience, 1)?.is_some();
    if reminded || forwarding::queries::silent_since(c, of.id, asked_before)?.is_empty() {
        return Ok(None);
    }
    let id = insert(c, &plan, &words, 1, Order::Schedule, now)?;
    start(c, id, domain, now)?;
    Ok(Some(id))
}

/// Somebody who could be written to.
struct Candidate {
    to: Recipient,
    language: Language,
    /// Mail to them has come back for good before.
    undeliverable: bool,
}

/// Makes a delivery for everybody who has none in this mailing: all of them at first, and later those who wished
/// it since. Says how many were made.
fn add_deliveries(
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

type DraftRow = (Audience, Language, String, String);

/// The words that were written for a report's mailings instead of the ready-made ones.
pub fn drafts(c: &mut Connection, of: ReportId) -> QueryResult<Vec<(Audience, Letter)>> {
    let rows: Vec<DraftRow> = letter_draft::table
        .filter(letter_draft::report_id.eq(of))
        .select((
            letter_draft::audience,
            letter_draft::language,
            letter_draft::subject,
            letter_draft::body,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(audience, language, subject, body)| {
            let letter = Letter {
                language,
                subject,
                body,
            };
            (audience, letter)
        })
        .collect())
}

/// The words for one audience in one language, if somebody has written any.
pub fn draft_of(
    drafts: &[(Audience, Letter)],
    audience: Audience,
    language: Language,
) -> Option<&Letter> {
    drafts
        .iter()
        .find(|(of, letter)| *of == audience && letter.language == language)
        .map(|(_, letter)| letter)
}

pub fn put_draft(
    c: &mut Connection,
    of: ReportId,
    audience: Audience,
    letter: &Letter,
) -> QueryResult<()> {
    remove_draft(c, of, audience, letter.language)?;
    diesel::insert_into(letter_draft::table)
        .values((
            letter_draft::report_id.eq(of),
            letter_draft::audience.eq(audience),
            letter_draft::language.eq(letter.language),
            letter_draft::subject.eq(&letter.subject),
            letter_draft::body.eq(&letter.body),
        ))
        .execute(c)
        .map(drop)
}

/// Back to the ready-made words.
pub fn remove_draft(
    c: &mut Connection,
    of: ReportId,
    audience: Audience,
    language: Language,
) -> QueryResult<()> {
    diesel::delete(letter_draft::table.find((of, audience, language)))
        .execute(c)
        .map(drop)
}
