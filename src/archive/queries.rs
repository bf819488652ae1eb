//! What the archive does to the database: counting, handing over, the end.

use diesel::QueryResult;
use jiff::civil::Date;

use super::{After, Ended, Handed, Holdings, Left, Unclosed};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId};
use crate::dialogues::Window;
use crate::error::{Error, Result};
use crate::mailings::queries::promised;
use crate::processes::disposal::{self, Evidence, Kind, Reason};
use crate::secrets::Secrets;
use crate::staff::inviting::{Asked, Invitation, Invitee};
use crate::staff::{self, Role};
use crate::{addresses, dialogues, followup, mailings, organisations, processes, reports, survey};

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
        contacts: number(organisations::queries::contacts(c, of)?.len()),
    })
}

/// What the end would leave undone.
///
/// # Errors
/// Those of the database.
pub fn left(c: &mut Connection, of: ProcessId) -> QueryResult<Left> {
    Ok(Left {
        unsent: promised::unsent(c, of)?,
        since: promised::wished_since(c, of)?,
        open: unclosed(c, of)?,
    })
}

/// What of a process is not closed for good, and was not cancelled.
fn unclosed(c: &mut Connection, of: ProcessId) -> QueryResult<Unclosed> {
    let is_open = |window: &Window| window.closed_at.is_none() && window.cancelled_at.is_none();
    let mut dialogues = dialogues::queries::all(c, of)?;
    dialogues.retain(|one| is_open(&one.window));
    let mut points = dialogues::queries::collection_points(c, of)?;
    points.retain(|one| is_open(&one.window));
    Ok(Unclosed { dialogues, points })
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
    pub after: After,
    /// By which they are asked who do not take part yet.
    pub invitation: Invitation,
}

/// Gives a process another leader, and says how it went and by which name the log knows them. Whoever led it steps back
/// only from one who takes part and can sign in, so that somebody always leads it; everybody else is asked first.
///
/// # Errors
/// Those of the database.
pub fn hand_over(c: &mut Connection, handing: &Handing) -> Result<(Handed, String)> {
    let of = handing.process;
    let asked = handing.invitation.ask(
        c,
        &Invitee {
            email: handing.email.clone(),
            name: handing.name.clone(),
            role: Role::Leader,
            board: None,
        },
    )?;
    let there = match asked {
        Asked::Now(invited) => {
            let name = invited.account.name.clone();
            return Ok((Handed::Invited(invited), name));
        }
        Asked::There(there) => there,
    };
    let known = staff::queries::sign_in_facts(c, &handing.email)?;
    let (account, _) = known.ok_or(Error::NotFound)?;
    let name = staff::queries::account(c, account)?.map(|account| account.name);
    let name = name.unwrap_or_default();
    staff::queries::change_role(c, account, of, (Role::Leader, None))?;
    if !there.is_accepted {
        return Ok((Handed::Awaited, name));
    }
    match handing.after {
        After::Stay => {}
        After::Group => staff::queries::set_role(c, handing.by, of, Role::Group, None)?,
        After::Leave => staff::queries::remove_role(c, handing.by, of)?,
    }
    Ok((Handed::Over, name))
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
/// `Refused` when it has ended already, or a disposal decision is missing: nothing is erased without one.
pub fn end(c: &mut Connection, secrets: &Secrets, ending: &Ending) -> Result<Ended> {
    let of = ending.process;
    // First of all, so that whoever looks at the process's row before writing waits, and then sees that it has ended.
    if !processes::queries::end(c, of, ending.at)? {
        return Err(Error::Refused("process-ended"));
    }
    let decisions = disposal::queries::decisions(c, of)?;
    let under = |kind| {
        let named = decisions.named(kind, None);
        named.ok_or(Error::Refused("end-needs-decision"))
    };
    let (addresses_under, contacts_under) = (under(Kind::Addresses)?, under(Kind::Contacts)?);
    under(Kind::Comments)?;
    // Nobody is left in front of the pool.
    addresses::queries::settle(c, of, addresses::queries::Moment::Report)?;
    // Cancelled while deliveries still have their addresses, or they would count as withdrawn by their owners.
    let cancelled = mailings::queries::ending::cancel_all(c, of, ending.at)?;
    // What nobody will be sent any more is counted while it is known.
    let consents = addresses::queries::consents(c, of)?;
    let all = consents.into_iter().map(|(id, _)| id).collect();
    mailings::queries::promised::keep_before_erasing(c, of, &all)?;
    dialogues::queries::ending::revoke_host_links(c, of)?;
    let actor = Actor::Staff(ending.account);
    let closed = survey::queries::ending::close_all(c, secrets, of, actor, ending.at)?;
    // Nobody comes any more whom small dialogues could wait for.
    followup::let_everybody_in(c, of, ending.at)?;
    let day = ending.day.to_string();
    let why = addresses::queries::Why {
        reason: Reason::Ended,
        day: &day,
        decision: &addresses_under,
    };
    let contacts = number(organisations::queries::erase_all(c, of)?);
    let left = Evidence {
        kind: Kind::Contacts,
        day: day.clone(),
        reason: Reason::Ended,
        board: String::new(),
        decision: contacts_under,
        count: contacts,
    };
    disposal::queries::keep(c, of, &left)?;
    let comments = survey::queries::erasing::Erasing {
        decisions: &decisions,
        reason: Reason::Ended,
        day: &day,
    };
    let ended = Ended {
        closed,
        cancelled,
        addresses: addresses::queries::erase_all(c, of, why)?,
        contacts,
        comments: comments.all(c, of)?,
    };
    mailings::queries::ending::erase_returned(c, of)?;
    Ok(ended)
}
