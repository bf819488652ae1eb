//! What was mailed to one recipient, for whom it is about.

use diesel::prelude::*;

use super::super::recipient::Recipient;
use super::super::{Audience, State};
use crate::addresses::Purpose;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, DeliveryId, ReportId};
use crate::db::schema::{delivery, mailing, promise, returned_mail};
use crate::i18n::Language;
use crate::mail::returned::ReturnedKind;

/// One mail to a recipient: of which report, and how far it has come.
#[derive(Debug, Clone, Queryable)]
pub struct Addressed {
    pub delivery: DeliveryId,
    pub report: ReportId,
    pub audience: Audience,
    pub purpose: Purpose,
    /// 0 is the mailing itself, 1 its reminder.
    pub round: i32,
    pub language: Language,
    pub state: State,
    /// When it came to that, or is to be tried.
    due_at: Timestamp,
}

impl Addressed {
    /// When it came to that; none while it waits.
    pub fn settled_at(&self) -> Option<Timestamp> {
        let waits = self.state == State::Transmitting || State::WAITING.contains(&self.state);
        (!waits).then_some(self.due_at)
    }
}

/// The mails to a recipient, the latest first.
pub fn addressed_to(c: &mut Connection, to: Recipient) -> QueryResult<Vec<Addressed>> {
    let all = delivery::table.inner_join(mailing::table).into_boxed();
    let all = match to {
        Recipient::Address(id) => all.filter(delivery::address_id.eq(id)),
        Recipient::Contact(id) => all.filter(delivery::contact_id.eq(id)),
    };
    all.order((mailing::created_at.desc(), delivery::id))
        .select((
            delivery::id,
            mailing::report_id,
            mailing::audience,
            mailing::purpose,
            mailing::round,
            delivery::language,
            delivery::state,
            delivery::due_at,
        ))
        .load(c)
}

/// What came back of a mail, and when.
pub fn came_back(
    c: &mut Connection,
    id: DeliveryId,
) -> QueryResult<Vec<(ReturnedKind, Timestamp)>> {
    returned_mail::table
        .filter(returned_mail::delivery_id.eq(id))
        .order((returned_mail::received_at, returned_mail::id))
        .select((returned_mail::kind, returned_mail::received_at))
        .load(c)
}

/// The published reports that are owed to an address, and not in a mailing yet.
pub fn owed_to(c: &mut Connection, id: AddressId) -> QueryResult<Vec<ReportId>> {
    promise::table
        .filter(promise::address_id.eq(id))
        .order(promise::id)
        .select(promise::report_id)
        .load(c)
}
