//! What the end of a process does to its mailings.

use diesel::prelude::*;

use super::super::Order;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::db::schema::{delivery, mailing, returned_mail};

/// Cancels what would still be sent, and says how many mailings that were. One that is done stays as it is: it was no
/// failure.
pub fn cancel_all(c: &mut Connection, of: ProcessId, now: Timestamp) -> QueryResult<i64> {
    let figures = super::figures(c, of)?;
    let mut cancelled = 0;
    for mailing in super::all(c, of)? {
        let waiting = figures.get(&mailing.id).is_some_and(|its| its.waiting > 0);
        if mailing.order.is_before_the_start() || waiting {
            cancelled += i64::from(super::set_order(c, mailing.id, Order::Cancel, now)?);
        }
    }
    Ok(cancelled)
}

/// Erases the mails that came back and that nobody has understood yet: they may quote their addressees.
pub fn erase_returned(c: &mut Connection, of: ProcessId) -> QueryResult<()> {
    let mailings = mailing::table
        .filter(mailing::process_id.eq(of))
        .select(mailing::id);
    let deliveries = delivery::table
        .filter(delivery::mailing_id.eq_any(mailings))
        .select(delivery::id.nullable());
    let is_about_it = returned_mail::delivery_id.eq_any(deliveries);
    let its = returned_mail::process_id.eq(of).or(is_about_it);
    diesel::update(returned_mail::table.filter(its))
        .set(returned_mail::sealed.eq(None::<Vec<u8>>))
        .execute(c)
        .map(drop)
}
