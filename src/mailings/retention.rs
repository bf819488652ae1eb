//! Tells the addresses when the last mail of a purpose was sent, from which their days are counted.

use std::collections::HashMap;

use super::{Audience, Figures, Mailing, queries};
use crate::addresses::Purpose;
use crate::addresses::retention::{Ends, queries as retention};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{MailingId, ProcessId};
use crate::error::Result;

/// The end of each purpose: its mailings to participants are all over, and one of them was said to be the last.
/// `settled` tells when a mailing's last delivery was.
pub fn ends(
    mailings: &[Mailing],
    figures: &HashMap<MailingId, Figures>,
    settled: &HashMap<MailingId, Timestamp>,
) -> Ends {
    let mut ends = Ends::default();
    for &purpose in Purpose::ALL {
        let of_purpose: Vec<&Mailing> = mailings
            .iter()
            .filter(|mailing| {
                mailing.audience == Audience::Participants && mailing.purpose == purpose
            })
            .collect();
        let all_over = of_purpose.iter().all(|mailing| {
            let figures = figures.get(&mailing.id).copied().unwrap_or_default();
            mailing.is_over(&figures)
        });
        let has_last = of_purpose
            .iter()
            .any(|mailing| mailing.last && mailing.begun_at.is_some());
        if all_over && has_last {
            let at = of_purpose
                .iter()
                .filter_map(|mailing| settled.get(&mailing.id).copied().or(mailing.begun_at))
                .max();
            ends.set(purpose, at);
        }
    }
    ends
}

/// What the mailings of a process say now.
pub fn ends_now(c: &mut Connection, of: ProcessId) -> Result<Ends> {
    let mailings = queries::all(c, of)?;
    let figures = queries::figures(c, of)?;
    let settled = queries::last_settled(c, of)?;
    Ok(ends(&mailings, &figures, &settled))
}

/// Tells the addresses of a process, if anything has changed. Says whether it had.
pub fn tell(c: &mut Connection, of: ProcessId) -> Result<bool> {
    let now = ends_now(c, of)?;
    if retention::ends(c, of)? == now {
        return Ok(false);
    }
    retention::set_ends(c, of, &now)?;
    Ok(true)
}
