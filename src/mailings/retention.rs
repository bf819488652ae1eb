//! When the last mail of each purpose was sent, from which the days of its addresses are counted; and who has not had
//! all that they wished.

use std::collections::HashMap;

use super::{Audience, Figures, Mailing, Order, queries};
use crate::addresses;
use crate::addresses::Purpose;
use crate::addresses::queries::Reason;
use crate::addresses::retention::{Ends, queries as retention};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, MailingId, ProcessId};
use crate::error::Result;
use crate::processes::disposal::{Kind, queries::decisions};
use crate::processes::{self, Process};

/// The end of each purpose: its mailings to participants are all over, and one of them was the last. After the final
/// report nobody waits for an interim one any more. `settled` tells when a mailing's last delivery was.
pub fn ends(
    mailings: &[Mailing],
    figures: &HashMap<MailingId, Figures>,
    settled: &HashMap<MailingId, Timestamp>,
) -> Ends {
    let of = |purpose: Purpose| {
        mailings.iter().filter(move |mailing| {
            mailing.audience == Audience::Participants && mailing.purpose == purpose
        })
    };
    let is_over = |mailing: &Mailing| {
        let figures = figures.get(&mailing.id).copied().unwrap_or_default();
        mailing.is_over(&figures)
    };
    let mut ends = Ends::default();
    for &purpose in Purpose::ALL {
        // One that was cancelled was not the last: those who did not get it are still waiting for theirs.
        let has_last = of(purpose).any(|mailing| {
            mailing.last && mailing.begun_at.is_some() && mailing.order != Order::Cancel
        });
        if has_last && of(purpose).all(is_over) {
            let at = of(purpose)
                .filter_map(|mailing| settled.get(&mailing.id).copied().or(mailing.begun_at))
                .max();
            ends.set(purpose, at);
        }
    }
    if ends.of(Purpose::Interim).is_none() && of(Purpose::Interim).all(is_over) {
        ends.set(Purpose::Interim, ends.of(Purpose::Final));
    }
    ends
}

/// What is to be noted of the ends of a process's purposes.
fn noted(c: &mut Connection, of: ProcessId, now: Timestamp) -> Result<(Ends, Ends)> {
    let mailings = queries::all(c, of)?;
    let figures = queries::figures(c, of)?;
    let settled = queries::last_settled(c, of)?;
    let before = retention::ends(c, of)?;
    let noted = before.noted(&ends(&mailings, &figures, &settled), now);
    Ok((before, noted))
}

/// Whether anything is to be noted or let go.
pub fn has_news(c: &mut Connection, process: &Process, now: Timestamp) -> Result<bool> {
    let (before, noted) = noted(c, process.id, now)?;
    Ok(before != noted || (is_decided(c, process.id)? && !over(c, process, now)?.is_empty()))
}

/// Whether addresses may be disposed of: they are pooled, and wait for the decision of every board.
fn is_decided(c: &mut Connection, of: ProcessId) -> Result<bool> {
    Ok(decisions(c, of)?.about(Kind::Addresses, None).is_some())
}

/// How many addresses are kept longer than was promised, because nothing is erased without a disposal decision.
pub fn kept_too_long(c: &mut Connection, process: &Process, now: Timestamp) -> Result<i64> {
    if is_decided(c, process.id)? {
        return Ok(0);
    }
    let over = over(c, process, now)?;
    Ok(i64::try_from(over.len()).unwrap_or(i64::MAX))
}

/// The addresses whose time is over, and whose owners were mailed all that they wished: whoever wished something
/// after it was mailed has not had it yet.
fn over(c: &mut Connection, process: &Process, now: Timestamp) -> Result<Vec<AddressId>> {
    let over = retention::over(c, process.id, process.mailing.bounce_days, now)?;
    if over.is_empty() {
        return Ok(Vec::new());
    }
    let mailed = queries::mailed(c, process.id)?;
    let was_mailed = |id: AddressId, purpose: Purpose| {
        mailed.contains(&(id, purpose))
            || (purpose == Purpose::Interim && mailed.contains(&(id, Purpose::Final)))
    };
    Ok(over
        .into_iter()
        .filter(|(id, consent)| {
            Purpose::ALL
                .iter()
                .filter(|&&purpose| consent.to(purpose))
                .all(|&purpose| was_mailed(*id, purpose))
        })
        .map(|(id, _)| id)
        .collect())
}

/// Notes the ends of the purposes, and lets the addresses go whose time is over, under the disposal
/// decisions and with evidence. Says how many, and under which.
pub fn let_go(
    c: &mut Connection,
    of: ProcessId,
    now: Timestamp,
    day: &str,
) -> Result<(i64, String)> {
    processes::queries::must_run(c, of)?;
    let process = processes::queries::process(c, of)?;
    let (before, noted) = noted(c, of, now)?;
    if before != noted {
        retention::set_ends(c, of, &noted)?;
    }
    let Some(decision) = decisions(c, of)?.named(Kind::Addresses, None) else {
        return Ok((0, String::new()));
    };
    let ids = over(c, &process, now)?;
    queries::promised::keep_before_erasing(c, of, &ids.iter().copied().collect())?;
    let why = addresses::queries::Why {
        reason: Reason::Fulfilled,
        day,
        decision: &decision,
    };
    let erased = addresses::queries::dispose(c, of, &ids, why)?;
    Ok((erased, decision))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::ids::ReportId;

    fn mailing(id: i64, purpose: Purpose, order: Order, last: bool) -> Mailing {
        Mailing {
            id: MailingId(id),
            order,
            last,
            begun_at: Some(Timestamp(id)),
            ..Mailing::unmade(ProcessId(1), ReportId(1), Audience::Participants, purpose)
        }
    }

    fn waiting(id: i64) -> HashMap<MailingId, Figures> {
        let figures = Figures {
            waiting: 1,
            ..Figures::default()
        };
        HashMap::from([(MailingId(id), figures)])
    }

    #[test]
    fn nobody_waits_for_an_interim_report_after_the_final_one() {
        let last = mailing(9, Purpose::Final, Order::Run, true);
        let none = HashMap::new();
        let all = ends(std::slice::from_ref(&last), &none, &HashMap::new());
        assert_eq!(all.of(Purpose::Interim), Some(Timestamp(9)));
        // Unless their own is still on its way.
        let late = mailing(5, Purpose::Interim, Order::Pause, false);
        let all = ends(&[late, last], &waiting(5), &HashMap::new());
        assert_eq!(all.of(Purpose::Interim), None);
        assert_eq!(all.of(Purpose::Final), Some(Timestamp(9)));
    }

    #[test]
    fn a_cancelled_mailing_was_not_the_last() {
        let cancelled = mailing(9, Purpose::Final, Order::Cancel, true);
        let all = ends(&[cancelled], &HashMap::new(), &HashMap::new());
        assert_eq!(all, Ends::default());
    }
}
