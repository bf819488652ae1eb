//! What came back, in the database.

use diesel::prelude::*;

use super::{Kept, Returns, Taken, is_arrival, is_failure};
use crate::addresses;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, ContactId, DeliveryId, MailingId, ReturnedMailId};
use crate::db::schema::{delivery, returned_mail};
use crate::mail::returned::{Kind, Returned};
use crate::mailings::State;
use crate::organisations;
use crate::secrets::{Purpose as Key, Secrets};

/// A message that is taken in.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    pub returned: &'a Returned,
    /// Its first bytes, for a person if need be.
    pub kept: &'a [u8],
    pub received_at: Timestamp,
    pub day: &'a str,
}

struct Found {
    id: DeliveryId,
    state: State,
    address: Option<AddressId>,
    contact: Option<ContactId>,
}

/// Takes a message in, once, and lets its delivery know. Says what became of it, and whether an address was erased.
pub fn take_in(
    c: &mut Connection,
    secrets: &Secrets,
    message: &Message<'_>,
) -> QueryResult<(Taken, bool)> {
    let returned = message.returned;
    let known: i64 = returned_mail::table
        .filter(returned_mail::fingerprint.eq(&returned.fingerprint))
        .count()
        .get_result(c)?;
    if known > 0 {
        return Ok((Taken::Again, false));
    }
    let found = find(c, returned)?;
    // Automatic answers to nobody in particular hold nothing to look at but somebody's holiday.
    let is_understood = match (&found, returned.kind) {
        (_, Kind::Unclear) => false,
        (Some(_), _) | (None, Kind::AutoReply) => true,
        (None, _) => false,
    };
    let id = ReturnedMailId::random();
    let sealed = (!is_understood).then(|| secrets.seal(Key::ReturnedMail, id.0, message.kept));
    diesel::insert_into(returned_mail::table)
        .values((
            returned_mail::id.eq(id),
            returned_mail::fingerprint.eq(&returned.fingerprint),
            returned_mail::delivery_id.eq(found.as_ref().map(|found| found.id)),
            returned_mail::kind.eq(returned.kind),
            returned_mail::status.eq(&returned.status),
            returned_mail::received_at.eq(message.received_at),
            returned_mail::sealed.eq(sealed),
        ))
        .execute(c)?;
    let erased = match &found {
        Some(found) => apply(c, found, message)?,
        None => false,
    };
    let taken = if is_understood {
        Taken::Understood
    } else {
        Taken::Kept
    };
    Ok((taken, erased))
}

/// The delivery that a message talks of: by its envelope's token first, which only the mail itself has carried.
fn find(c: &mut Connection, returned: &Returned) -> QueryResult<Option<Found>> {
    type Row = (DeliveryId, State, Option<AddressId>, Option<ContactId>);
    let columns = (
        delivery::id,
        delivery::state,
        delivery::address_id,
        delivery::contact_id,
    );
    let mut row: Option<Row> = delivery::table
        .filter(delivery::bounce_token.eq_any(&returned.tokens))
        .select(columns)
        .first(c)
        .optional()?;
    if row.is_none() {
        row = delivery::table
            .filter(delivery::message_id.eq_any(&returned.message_ids))
            .select(columns)
            .first(c)
            .optional()?;
    }
    Ok(row.map(|(id, state, address, contact)| Found {
        id,
        state,
        address,
        contact,
    }))
}

/// What a message means for its delivery. Says whether an address was erased.
fn apply(c: &mut Connection, found: &Found, message: &Message<'_>) -> QueryResult<bool> {
    let returned = message.returned;
    if returned.kind == Kind::Hard {
        if let Some(address) = found.address {
            addresses::queries::mark_undeliverable(c, address)?;
        }
        if let Some(contact) = found.contact {
            organisations::queries::mark_undeliverable(c, contact)?;
        }
    }
    if is_failure(returned) && matches!(found.state, State::Accepted | State::Uncertain) {
        set_state(c, found.id, State::Bounced, message.received_at)?;
    }
    if is_arrival(returned) && found.state == State::Uncertain {
        set_state(c, found.id, State::Accepted, message.received_at)?;
    }
    if returned.kind == Kind::Complaint {
        // Whoever calls it unwanted has withdrawn, whatever button they used for it.
        if let Some(address) = found.address {
            let reason = addresses::queries::Reason::Complaint;
            return addresses::queries::erase(c, address, reason, message.day);
        }
        if let Some(id) = found.contact
            && let Some(contact) = organisations::queries::contact_of(c, id)?
        {
            organisations::queries::remove_contact(c, contact.process, id)?;
            return Ok(true);
        }
    }
    Ok(false)
}

fn set_state(c: &mut Connection, id: DeliveryId, state: State, at: Timestamp) -> QueryResult<()> {
    diesel::update(delivery::table.find(id))
        .set((delivery::state.eq(state), delivery::due_at.eq(at)))
        .execute(c)
        .map(drop)
}

/// Marks a delivery as come back if its bounce was quicker than the relay's own yes to it.
pub fn settle_early(c: &mut Connection, id: DeliveryId) -> QueryResult<()> {
    let came_back = returned_mail::table
        .filter(returned_mail::delivery_id.eq(id))
        .filter(returned_mail::kind.eq_any([Kind::Hard, Kind::Soft]));
    diesel::update(
        delivery::table
            .find(id)
            .filter(delivery::state.eq(State::Accepted))
            .filter(diesel::dsl::exists(came_back)),
    )
    .set(delivery::state.eq(State::Bounced))
    .execute(c)
    .map(drop)
}

/// What came back of a mailing. Several messages about one delivery are one of their kind.
pub fn of_mailing(c: &mut Connection, id: MailingId) -> QueryResult<Returns> {
    let rows: Vec<(Kind, DeliveryId)> = returned_mail::table
        .inner_join(delivery::table)
        .filter(delivery::mailing_id.eq(id))
        .select((returned_mail::kind, delivery::id))
        .distinct()
        .load(c)?;
    let mut returns = Returns::default();
    for (kind, _) in rows {
        match kind {
            Kind::Hard => returns.hard += 1,
            Kind::Soft => returns.soft += 1,
            Kind::Delayed => returns.delayed += 1,
            Kind::Complaint => returns.complaints += 1,
            Kind::AutoReply => returns.auto_replies += 1,
            Kind::Delivered | Kind::Unclear => {}
        }
    }
    Ok(returns)
}

/// How many messages wait for a person.
pub fn waiting(c: &mut Connection) -> QueryResult<i64> {
    returned_mail::table
        .filter(returned_mail::sealed.is_not_null())
        .count()
        .get_result(c)
}

/// The messages that wait for a person, the oldest first. One that does not open any more shows nothing.
pub fn kept(c: &mut Connection, secrets: &Secrets, most: i64) -> QueryResult<Vec<Kept>> {
    let rows: Vec<(ReturnedMailId, Timestamp, Option<Vec<u8>>)> = returned_mail::table
        .filter(returned_mail::sealed.is_not_null())
        .order((returned_mail::received_at, returned_mail::id))
        .limit(most)
        .select((
            returned_mail::id,
            returned_mail::received_at,
            returned_mail::sealed,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, received_at, sealed)| {
            let bytes = secrets
                .open(Key::ReturnedMail, id.0, &sealed?)
                .unwrap_or_default();
            Some(Kept {
                id,
                received_at,
                text: String::from_utf8_lossy(&bytes).into_owned(),
            })
        })
        .collect())
}

/// Lets a message go that a person has looked at; that it came stays counted.
pub fn set_aside(c: &mut Connection, id: ReturnedMailId) -> QueryResult<bool> {
    diesel::update(
        returned_mail::table
            .find(id)
            .filter(returned_mail::sealed.is_not_null()),
    )
    .set(returned_mail::sealed.eq(None::<Vec<u8>>))
    .execute(c)
    .map(|changed| changed == 1)
}

/// Lets go of messages that nobody has looked at since a moment.
pub fn forget(c: &mut Connection, before: Timestamp) -> QueryResult<usize> {
    diesel::update(
        returned_mail::table
            .filter(returned_mail::sealed.is_not_null())
            .filter(returned_mail::received_at.lt(before)),
    )
    .set(returned_mail::sealed.eq(None::<Vec<u8>>))
    .execute(c)
}
