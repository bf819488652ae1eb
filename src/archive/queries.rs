//! What the archive does to the database: counting, handing over, the end.

use diesel::prelude::*;
use jiff::civil::Date;

use super::{After, Ended, Handed, Holdings};
use crate::accounts::{self, Account, Role};
use crate::addresses::queries::Reason;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, DialogueId, ProcessId};
use crate::db::schema::{comment, contact, delivery, dialogue, mailing, membership};
use crate::db::schema::{process, returned_mail};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mailings::{Figures, Mailing, Order};
use crate::secrets::Secrets;
use crate::survey::queries::Closing;
use crate::{
    addresses, audit, dialogues, followup, mailings, organisations, processes, reports, survey,
};

fn number(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

/// Counts what a process holds, and opens none of it.
pub fn holdings(c: &mut Connection, of: ProcessId) -> QueryResult<Holdings> {
    Ok(Holdings {
        dialogues: number(dialogues::queries::all(c, of)?.len()),
        collection_points: number(dialogues::queries::collection_points(c, of)?.len()),
        reports: number(reports::queries::all(c, of)?.len()),
        mailings: number(mailings::queries::all(c, of)?.len()),
        addresses: addresses::queries::held(c, of)?,
        contacts: contact::table
            .filter(contact::process_id.eq(of))
            .count()
            .get_result(c)?,
    })
}

/// Who hands a process over, to whom.
#[derive(Debug, Clone)]
pub struct Handing {
    pub process: ProcessId,
    pub by: AccountId,
    /// In its normalised form, and not that of `by`.
    pub email: String,
    /// For an account that is not there yet.
    pub name: String,
    pub language: Language,
    pub after: After,
    pub at: Timestamp,
    /// The hash of the link that a new account is invited by.
    pub invitation: Vec<u8>,
}

/// Gives a process another leader. Whoever led it steps back only from one who can sign in, so that somebody always
/// leads it.
pub fn hand_over(c: &mut Connection, handing: &Handing) -> QueryResult<Handed> {
    let of = handing.process;
    let known = accounts::queries::sign_in_facts(c, &handing.email)?;
    let (account, handed) = match known {
        Some((account, Some(_))) => (account, Handed::Over),
        // Whoever invited them gave them a link; another would let us in as them.
        Some((account, None)) => (account, Handed::Awaited),
        None => (invite(c, handing)?, Handed::Invited),
    };
    accounts::queries::set_role(c, account, of, Role::Leader, None)?;
    if handed == Handed::Over {
        step_back(c, handing.by, of, handing.after)?;
    }
    let name = accounts::queries::account(c, account)?.map(|account| account.name);
    audit::queries::record(
        c,
        &audit::Entry {
            process: Some(of),
            account: Some(handing.by),
            at: handing.at,
            action: "process.handed-over",
            detail: format!(
                "{}: {}",
                name.unwrap_or_default(),
                match handed {
                    Handed::Over => handing.after.word(),
                    Handed::Invited | Handed::Awaited => "invited",
                }
            ),
        },
    )?;
    Ok(handed)
}

fn invite(c: &mut Connection, handing: &Handing) -> QueryResult<AccountId> {
    const WEEK: i64 = 7 * 24 * 3600;
    let new = Account {
        id: AccountId::random(),
        email: handing.email.clone(),
        name: handing.name.clone(),
        language: handing.language,
        creates_processes: false,
    };
    accounts::queries::add_account(c, &new, None, handing.at)?;
    accounts::queries::invite(
        c,
        &handing.invitation,
        Some(new.id),
        handing.at.plus_seconds(WEEK),
    )?;
    Ok(new.id)
}

fn step_back(c: &mut Connection, who: AccountId, of: ProcessId, after: After) -> QueryResult<()> {
    match after {
        After::Stay => Ok(()),
        After::Group => accounts::queries::set_role(c, who, of, Role::Group, None),
        After::Leave => diesel::delete(
            membership::table
                .filter(membership::account_id.eq(who))
                .filter(membership::process_id.eq(of)),
        )
        .execute(c)
        .map(drop),
    }
}

/// Who ends a process, and when.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    pub process: ProcessId,
    pub account: AccountId,
    pub at: Timestamp,
    pub day: Date,
}

/// Ends a process: no more answers, no more mail, nobody's address or words kept. All or nothing.
///
/// Meant for row locks, because dialogues close that way.
///
/// # Errors
/// `Refused` when it has ended already, or no disposal decision is entered.
pub fn end(c: &mut Connection, secrets: &Secrets, ending: &Ending) -> Result<Ended> {
    let of = ending.process;
    // First of all, so that whoever looks at the process's row before writing waits, and then sees that it has ended.
    if !mark_ended(c, of, ending.at)? {
        return Err(Error::Refused("process-ended"));
    }
    let information = processes::queries::process(c, of)?.information;
    let decision = information.disposal_decision.trim();
    if decision.is_empty() {
        return Err(Error::Refused("end-needs-decision"));
    }
    // Cancelled while deliveries still have their addresses, or they would count as withdrawn by their owners.
    let cancelled = cancel_mailings(c, of, ending.at)?;
    let closed = close_dialogues(c, secrets, ending)?;
    // Nobody comes any more whom small dialogues could wait for.
    followup::entry::let_everybody_in(c, of, ending.at)?;
    let day = ending.day.to_string();
    let ended = Ended {
        closed,
        cancelled,
        addresses: addresses::queries::erase_all(c, of, Reason::Ended, &day, decision)?,
        contacts: number(organisations::queries::erase_all(c, of)?),
        comments: number(erase_comments(c, of)?),
    };
    forget_returned_mail(c, of)?;
    audit::queries::record(
        c,
        &audit::Entry {
            process: Some(of),
            account: Some(ending.account),
            at: ending.at,
            action: "process.ended",
            detail: ended.to_string(),
        },
    )?;
    Ok(ended)
}

/// Marks a process as ended; says whether it was not before.
fn mark_ended(c: &mut Connection, id: ProcessId, now: Timestamp) -> QueryResult<bool> {
    let changed = diesel::update(process::table.find(id).filter(process::ended_at.is_null()))
        .set(process::ended_at.eq(now))
        .execute(c)?;
    Ok(changed == 1)
}

/// Whether a mailing would still write to somebody by itself. One that is done stays as it is: it was no failure.
fn is_to_be_cancelled(mailing: &Mailing, figures: &Figures) -> bool {
    mailing.order != Order::Cancel && (mailing.order.is_before_the_start() || figures.waiting > 0)
}

fn cancel_mailings(c: &mut Connection, of: ProcessId, now: Timestamp) -> QueryResult<i64> {
    let figures = mailings::queries::figures(c, of)?;
    let mut cancelled = 0;
    for mailing in mailings::queries::all(c, of)? {
        let its = figures.get(&mailing.id).copied().unwrap_or_default();
        if is_to_be_cancelled(&mailing, &its) {
            cancelled += i64::from(mailings::queries::set_order(
                c,
                mailing.id,
                Order::Cancel,
                now,
            )?);
        }
    }
    Ok(cancelled)
}

/// Closes for good what is not closed yet, the earliest end first, and revokes every host link: a host could still
/// correct the head-count. Tablets need nothing more, a closed dialogue takes in none of their answers.
fn close_dialogues(c: &mut Connection, secrets: &Secrets, ending: &Ending) -> Result<i64> {
    let dialogues = dialogues::queries::all(c, ending.process)?;
    for dialogue in &dialogues {
        dialogues::queries::set_host_token(c, dialogue.id, None)?;
    }
    let points = dialogues::queries::collection_points(c, ending.process)?;
    let mut open: Vec<(Timestamp, i32, DialogueId)> = dialogues
        .iter()
        .map(|dialogue| (dialogue.window, dialogue.number, dialogue.id))
        .chain(
            points
                .iter()
                .map(|point| (point.window, point.number, point.id)),
        )
        .filter(|(window, _, _)| window.closed_at.is_none())
        .map(|(window, number, id)| (window.closes_at, number, id))
        .collect();
    open.sort_unstable();
    let mut closed = 0;
    for (_, number, id) in open {
        let closing = Closing {
            process: ending.process,
            dialogue: id,
            number,
            account: Some(ending.account),
        };
        if survey::queries::close(c, secrets, closing, ending.at)? {
            closed += 1;
        }
    }
    Ok(closed)
}

/// Erases what participants wrote, unread; says how many comments there were.
fn erase_comments(c: &mut Connection, of: ProcessId) -> QueryResult<usize> {
    let dialogues = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .select(dialogue::id);
    diesel::delete(comment::table.filter(comment::dialogue_id.eq_any(dialogues))).execute(c)
}

/// Lets go of mail that came back and that nobody has understood yet: it may quote its addressee.
fn forget_returned_mail(c: &mut Connection, of: ProcessId) -> QueryResult<()> {
    let mailings = mailing::table
        .filter(mailing::process_id.eq(of))
        .select(mailing::id);
    let deliveries = delivery::table
        .filter(delivery::mailing_id.eq_any(mailings))
        .select(delivery::id.nullable());
    diesel::update(returned_mail::table.filter(returned_mail::delivery_id.eq_any(deliveries)))
        .set(returned_mail::sealed.eq(None::<Vec<u8>>))
        .execute(c)
        .map(drop)
}
