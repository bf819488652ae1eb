//! What came back, in the database.

use diesel::prelude::*;

use super::{ARRIVALS, Kept, Returns, Taken};
use crate::addresses;
use crate::clock::Timestamp;
use crate::db::ids::{AddressId, ContactId, DeliveryId, MailingId, ReturnedMailId};
use crate::db::schema::{delivery, returned_mail};
use crate::db::{Connection, purge};
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
    address: Option<AddressId>,
    contact: Option<ContactId>,
}

/// Takes a message in, once, and lets its delivery know. Says what became of it.
pub fn take_in(c: &mut Connection, secrets: &Secrets, message: &Message<'_>) -> QueryResult<Taken> {
    let returned = message.returned;
    let known: i64 = returned_mail::table
        .filter(returned_mail::fingerprint.eq(&returned.fingerprint))
        .count()
        .get_result(c)?;
    if known > 0 {
        return Ok(Taken::Again);
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
    if let Some(found) = &found {
        apply(c, found, message)?;
    }
    let taken = if is_understood {
        Taken::Understood
    } else {
        Taken::Kept
    };
    Ok(taken)
}

/// The delivery that a message talks of: by its envelope's token first, which only the mail itself has carried.
fn find(c: &mut Connection, returned: &Returned) -> QueryResult<Option<Found>> {
    type Row = (DeliveryId, Option<AddressId>, Option<ContactId>);
    let columns = (delivery::id, delivery::address_id, delivery::contact_id);
    // One after the other, the most trusted first. The row is locked: the worker that settles it at this moment
    // waits, and then sees what has come back.
    let mut row: Option<Row> = None;
    for token in &returned.tokens {
        let query = delivery::table
            .filter(delivery::bounce_token.eq(token))
            .select(columns);
        row = row.or(match c {
            Connection::Sqlite(c) => query.first(c).optional()?,
            #[cfg(feature = "postgres")]
            Connection::Postgres(c) => query.for_update().first(c).optional()?,
        });
    }
    for message_id in &returned.message_ids {
        if row.is_some() {
            break;
        }
        let query = delivery::table
            .filter(delivery::message_id.eq(message_id))
            .select(columns);
        row = match c {
            Connection::Sqlite(c) => query.first(c).optional()?,
            #[cfg(feature = "postgres")]
            Connection::Postgres(c) => query.for_update().first(c).optional()?,
        };
    }
    Ok(row.map(|(id, address, contact)| Found {
        id,
        address,
        contact,
    }))
}

/// What a message means for its delivery.
fn apply(c: &mut Connection, found: &Found, message: &Message<'_>) -> QueryResult<()> {
    let returned = message.returned;
    if returned.kind == Kind::Hard {
        if let Some(address) = found.address {
            addresses::queries::mark_undeliverable(c, address)?;
        }
        if let Some(contact) = found.contact {
            organisations::queries::mark_undeliverable(c, contact)?;
        }
    }
    settle_by_returns(c, found.id)?;
    if returned.kind == Kind::Complaint {
        // Whoever calls it unwanted has withdrawn, whatever button they used for it.
        if let Some(address) = found.address {
            let reason = addresses::queries::Reason::Complaint;
            addresses::queries::erase(c, address, reason, message.day)?;
        }
        if let Some(id) = found.contact
            && let Some(contact) = organisations::queries::contact_of(c, id)?
        {
            organisations::queries::remove_contact(c, contact.process, id)?;
        }
    }
    Ok(())
}

/// Settles a delivery by what has come back, whenever that was: also before the relay's own yes to it, or before its
/// answer was given up. When it was settled stays as it was: dates that were promised hang on it.
pub fn settle_by_returns(c: &mut Connection, id: DeliveryId) -> QueryResult<()> {
    let came_back = returned_mail::table
        .filter(returned_mail::delivery_id.eq(id))
        .filter(returned_mail::kind.eq_any([Kind::Hard, Kind::Soft]));
    let settled = diesel::update(
        delivery::table
            .find(id)
            .filter(delivery::state.eq_any([State::Accepted, State::Uncertain]))
            .filter(diesel::dsl::exists(came_back)),
    )
    .set(delivery::state.eq(State::Bounced))
    .execute(c)?;
    if settled > 0 {
        return Ok(());
    }
    let arrived = returned_mail::table
        .filter(returned_mail::delivery_id.eq(id))
        .filter(returned_mail::kind.eq_any(ARRIVALS));
    diesel::update(
        delivery::table
            .find(id)
            .filter(delivery::state.eq(State::Uncertain))
            .filter(diesel::dsl::exists(arrived)),
    )
    .set(delivery::state.eq(State::Accepted))
    .execute(c)
    .map(drop)
}

/// Settles the uncertain deliveries of which something had come back before nobody knew.
pub fn settle_uncertain(c: &mut Connection) -> QueryResult<()> {
    let known = returned_mail::table
        .filter(returned_mail::delivery_id.eq(delivery::id.nullable()))
        .filter(returned_mail::kind.ne_all([Kind::Delayed, Kind::Unclear]));
    let ids: Vec<DeliveryId> = delivery::table
        .filter(delivery::state.eq(State::Uncertain))
        .filter(diesel::dsl::exists(known))
        .select(delivery::id)
        .load(c)?;
    for id in ids {
        settle_by_returns(c, id)?;
    }
    Ok(())
}

/// The same for what a person has just counted as sent in a mailing.
pub fn settle_counted(c: &mut Connection, of: MailingId) -> QueryResult<()> {
    let came_back: Vec<DeliveryId> = returned_mail::table
        .inner_join(delivery::table)
        .filter(delivery::mailing_id.eq(of))
        .filter(delivery::state.eq(State::Accepted))
        .filter(returned_mail::kind.eq_any([Kind::Hard, Kind::Soft]))
        .select(delivery::id)
        .load(c)?;
    for id in came_back {
        settle_by_returns(c, id)?;
    }
    Ok(())
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

/// The deliveries of a mailing to contacts that came back for good.
pub fn for_good(c: &mut Connection, of: MailingId) -> QueryResult<Vec<(DeliveryId, ContactId)>> {
    let rows: Vec<(DeliveryId, Option<ContactId>)> = returned_mail::table
        .inner_join(delivery::table)
        .filter(delivery::mailing_id.eq(of))
        .filter(delivery::state.eq(State::Bounced))
        .filter(delivery::contact_id.is_not_null())
        .filter(returned_mail::kind.eq(Kind::Hard))
        .select((delivery::id, delivery::contact_id))
        .distinct()
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, contact)| Some((id, contact?)))
        .collect())
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
    purge::ask(c)?;
    diesel::update(
        returned_mail::table
            .find(id)
            .filter(returned_mail::sealed.is_not_null()),
    )
    .set(returned_mail::sealed.eq(None::<Vec<u8>>))
    .execute(c)
    .map(|changed| changed == 1)
}

/// Lets go of messages that nobody has looked at since a moment, and of those about a mail whose address is erased.
pub fn forget(c: &mut Connection, before: Timestamp) -> QueryResult<usize> {
    let erased = delivery::table
        .filter(delivery::address_id.is_null())
        .filter(delivery::contact_id.is_null())
        .select(delivery::id.nullable());
    let forgotten = diesel::update(
        returned_mail::table
            .filter(returned_mail::sealed.is_not_null())
            .filter(
                returned_mail::received_at
                    .lt(before)
                    .or(returned_mail::delivery_id.eq_any(erased).assume_not_null()),
            ),
    )
    .set(returned_mail::sealed.eq(None::<Vec<u8>>))
    .execute(c)?;
    if forgotten > 0 {
        purge::ask(c)?;
    }
    Ok(forgotten)
}
