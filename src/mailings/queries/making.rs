//! How a mailing comes to be: words written for it, a plan, perhaps an approval, and the moment when it begins.
//!
//! It begins in one transaction: the report is published and every recipient gets a delivery, with a Message-ID
//! and a bounce token that are fixed for good.

use diesel::prelude::*;

use super::super::letter::Letter;
use super::super::retry::RETRY_DAYS;
use super::super::{Audience, Mailing, Order};
use super::promised;
use super::reading::{mailing, report_of, round};
use super::recipients::{add_deliveries, part_from_old_addresses, try_the_untried};
use super::{orders, senders};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, MailingId};
use crate::db::schema::{mailing as mailings, mailing_text};
use crate::error::Result;
use crate::{processes, reports};

/// What is to be mailed, to whom and when.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What its mailings have in common: one that waits for approval does not begin, nor does one that has a time.
    pub like: Mailing,
    /// What each audience is written.
    pub words: Vec<(Audience, Vec<Letter>)>,
    /// The domain of Message-IDs.
    pub domain: String,
}

/// Makes the mailings of a plan and freezes the report; begins them, unless they wait for a time or an approval.
///
/// The same report is mailed to an audience for a purpose only once: a double click finds the mailing that is
/// there. Asked for again after it began, whoever wished it since is added.
///
/// # Errors
/// `Refused` when the process has ended, or the mailing that is there is not what the plan says: it was cancelled, or
/// has another time.
pub fn plan(c: &mut Connection, plan: &Plan, now: Timestamp) -> Result<Vec<MailingId>> {
    processes::queries::must_run(c, plan.like.process)?;
    reports::queries::freeze(c, plan.like.report, now)?;
    let mut made = Vec::new();
    for (audience, letters) in &plan.words {
        let new = Mailing {
            id: MailingId::random(),
            audience: *audience,
            created_at: now,
            retry_until: now,
            ..plan.like.clone()
        };
        if let Some(id) = round(c, &new, 0)? {
            mailing(c, id)?.is_as_planned(&new)?;
            add_missed(c, id, &plan.domain, now)?;
            made.push(id);
            continue;
        }
        insert(c, &new, letters)?;
        if new.order == Order::Schedule && new.starts_at.is_none() {
            start(c, new.id, &plan.domain, now)?;
        }
        made.push(new.id);
    }
    Ok(made)
}

fn insert(c: &mut Connection, new: &Mailing, letters: &[Letter]) -> QueryResult<()> {
    diesel::insert_into(mailings::table)
        .values(new)
        .execute(c)?;
    for letter in letters {
        diesel::insert_into(mailing_text::table)
            .values((mailing_text::mailing_id.eq(new.id), letter))
            .execute(c)?;
    }
    Ok(())
}

/// Begins a mailing: publishes the report, if it is not published yet, and makes a delivery for everybody. Says
/// whether it had not begun before.
///
/// Where an older copy of the database was put back since the report was there, the report may have been mailed without
/// this database knowing: then nothing goes before a person has looked.
pub fn start(c: &mut Connection, id: MailingId, domain: &str, now: Timestamp) -> Result<bool> {
    let begun = diesel::update(orders::while_in(id, Order::BEFORE_THE_START.to_vec()))
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
    let promised = promised::publish_by(c, &mailing, now)?;
    let place = processes::queries::next_place(c, mailing.process)?;
    diesel::update(mailings::table.find(id))
        .set(mailings::begun_place.eq(Some(place)))
        .execute(c)?;
    add_deliveries(c, &mailing, &promised, (domain, now))?;
    let written_at = report_of(c, &mailing)?.created_at;
    if senders::last_put_back(c)?.is_some_and(|at| at >= written_at) {
        orders::pause_put_back(c, id, now)?;
    }
    Ok(true)
}

/// Approves of a mailing that waits for it: it begins, or waits for its time.
pub fn approve(
    c: &mut Connection,
    waiting: &Mailing,
    by: AccountId,
    domain: &str,
    now: Timestamp,
) -> Result<()> {
    diesel::update(mailings::table.find(waiting.id))
        .set((
            mailings::approved_by.eq(Some(by)),
            mailings::state.eq(Order::Schedule),
        ))
        .execute(c)?;
    if waiting.starts_at.is_none() {
        start(c, waiting.id, domain, now)?;
    }
    Ok(())
}

/// Sends a mailing that has not begun back to its words: it is gone, and the report can be changed again if nothing
/// else refers to it.
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
    part_from_old_addresses(c, &mailing)?;
    let promised = promised::take(c, &mailing)?;
    let added =
        add_deliveries(c, &mailing, &promised, (domain, now))? + try_the_untried(c, &mailing, now)?;
    if added > 0 {
        orders::move_deadline(c, id, now)?;
    }
    Ok(added)
}

/// Reminds those of a mailing to organisations who have said nothing (D57).
pub fn plan_reminder(
    c: &mut Connection,
    of: &Mailing,
    letters: &[Letter],
    domain: &str,
    now: Timestamp,
) -> Result<MailingId> {
    let reminder = Mailing {
        id: MailingId::random(),
        round: 1,
        attach: of.attach,
        last: of.last,
        created_at: now,
        created_by: of.created_by,
        retry_until: now,
        ..Mailing::unmade(of.process, of.report, of.audience, of.purpose)
    };
    insert(c, &reminder, letters)?;
    start(c, reminder.id, domain, now)?;
    Ok(reminder.id)
}
