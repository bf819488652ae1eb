//! How a mailing comes to be: words written for it, a plan, perhaps an approval, and the moment when it begins.
//!
//! It begins in one transaction: the report is published and every recipient gets a delivery, with a Message-ID
//! and a bounce token that are fixed for good.

use diesel::prelude::*;

use super::super::letter::Letter;
use super::super::{Audience, Mailing, Order, RETRY_DAYS, forwarding};
use super::recipients::{add_deliveries, let_go_of_old_addresses, try_the_untried};
use super::{mailing, orders};
use crate::addresses::Purpose;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, MailingId, ProcessId, ReportId};
use crate::db::schema::{mailing as mailings, mailing_text};
use crate::error::Result;
use crate::{processes, reports};

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
    let_go_of_old_addresses(c, &mailing)?;
    let added = add_deliveries(c, &mailing, domain, now)? + try_the_untried(c, &mailing, now)?;
    if added > 0 {
        orders::move_deadline(c, id, now)?;
    }
    Ok(added)
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
