//! What came back, in the database.

mod kept;
mod naming;
mod repeated;

pub use kept::{forget, kept, kept_one, naming, set_aside, waiting};
pub use naming::{candidates, sent_to};
pub use repeated::repeated;

use diesel::dsl::{count, exists};
use diesel::prelude::*;

use super::arrived::{ARRIVALS, BOUNCES, Taken};
use super::settling::{self, Said, Settled};
use crate::addresses;
use crate::clock::Timestamp;
use crate::db::ids::{ContactId, DeliveryId, MailingId, ProcessId, ReturnedMailId};
use crate::db::schema::{delivery, returned_mail};
use crate::db::{Connection, purge};
use crate::error::{Error, Result};
use crate::mail::Address;
use crate::mail::returned::{Returned, ReturnedKind};
use crate::mailings::State;
use crate::mailings::recipient::{Addressee, Recipient};
use crate::organisations;
use crate::processes::disposal::Reason;
use crate::secrets::{Purpose as Key, Secrets};

/// A message that is taken in.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    pub returned: &'a Returned,
    /// Its first bytes, for a person if need be.
    pub kept: &'a [u8],
    pub received_at: Timestamp,
    pub day: &'a str,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = delivery)]
struct Found {
    id: DeliveryId,
    #[diesel(column_name = mailing_id)]
    mailing: MailingId,
    #[diesel(embed)]
    to: Addressee,
}

/// Takes a message in, once, and lets its delivery know. Says what became of it.
pub fn take_in(
    c: &mut Connection,
    secrets: &Secrets,
    message: &Incoming<'_>,
) -> QueryResult<Taken> {
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
        (_, ReturnedKind::Unclear) => false,
        (Some(_), _) | (None, ReturnedKind::AutoReply) => true,
        (None, _) => false,
    };
    let process = if is_understood {
        None
    } else {
        settling::whose(&candidates(c, secrets, None, returned)?)
    };
    let id = ReturnedMailId::random();
    let sealed = (!is_understood).then(|| secrets.seal(Key::ReturnedMail, id.0, message.kept));
    diesel::insert_into(returned_mail::table)
        .values((
            returned_mail::id.eq(id),
            returned_mail::fingerprint.eq(&returned.fingerprint),
            returned_mail::delivery_id.eq(found.as_ref().map(|found| found.id)),
            returned_mail::process_id.eq(process),
            returned_mail::kind.eq(returned.kind),
            returned_mail::status.eq(&returned.status),
            returned_mail::received_at.eq(message.received_at),
            returned_mail::sealed.eq(sealed),
        ))
        .execute(c)?;
    if let Some(found) = &found {
        apply(c, found, returned.kind, message.day)?;
    }
    Ok(if is_understood {
        Taken::Understood
    } else {
        Taken::Kept
    })
}

/// The delivery that a message talks of: by its envelope's token first, which only the mail itself has carried. Its
/// row is locked: the worker that settles it at this moment waits, and then sees what has come back.
fn find(c: &mut Connection, returned: &Returned) -> QueryResult<Option<Found>> {
    match find_id(c, returned)? {
        Some(id) => locked(c, id),
        None => Ok(None),
    }
}

fn locked(c: &mut Connection, id: DeliveryId) -> QueryResult<Option<Found>> {
    let row = delivery::table.find(id);
    match c {
        Connection::Sqlite(c) => row.select(Found::as_select()).first(c),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => row.select(Found::as_select()).for_update().first(c),
    }
    .optional()
}

fn find_id(c: &mut Connection, returned: &Returned) -> QueryResult<Option<DeliveryId>> {
    let ids = || delivery::table.select(delivery::id);
    for token in &returned.tokens {
        let found = ids().filter(delivery::bounce_token.eq(token)).first(c);
        if let Some(id) = found.optional()? {
            return Ok(Some(id));
        }
    }
    for message_id in &returned.message_ids {
        let found = ids().filter(delivery::message_id.eq(message_id)).first(c);
        if let Some(id) = found.optional()? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// What a message means for its delivery.
fn apply(c: &mut Connection, found: &Found, kind: ReturnedKind, day: &str) -> QueryResult<()> {
    let to = found.to.recipient();
    match to.filter(|_| kind == ReturnedKind::Hard) {
        Some(Recipient::Address(id)) => addresses::queries::mark_undeliverable(c, id)?,
        Some(Recipient::Contact(id)) => organisations::queries::mark_undeliverable(c, id)?,
        None => {}
    }
    settle_by_returns(c, found.id)?;
    // Whoever calls it unwanted has withdrawn, whatever button they used for it.
    match to.filter(|_| kind == ReturnedKind::Complaint) {
        Some(Recipient::Address(id)) => {
            addresses::queries::erase(c, id, Reason::Complaint, day)?;
        }
        Some(Recipient::Contact(id)) => {
            organisations::queries::withdraw(c, id, Reason::Complaint, day)?;
        }
        None => {}
    }
    Ok(())
}

/// Settles a delivery by what has come back, whenever that was: also before the relay's own yes to it, or before its
/// answer was given up. When it was settled stays as it was: dates that were promised hang on it.
pub fn settle_by_returns(c: &mut Connection, id: DeliveryId) -> QueryResult<()> {
    let any = returned_mail::table.filter(returned_mail::delivery_id.eq(id));
    if !diesel::select(exists(any)).get_result::<bool>(c)? {
        return Ok(());
    }
    // What came back counts for more than what says that it arrived.
    for (kinds, from, to) in [
        (
            &BOUNCES[..],
            &[State::Accepted, State::Uncertain][..],
            State::Bounced,
        ),
        (&ARRIVALS, &[State::Uncertain], State::Accepted),
    ] {
        let known = returned_mail::table
            .filter(returned_mail::delivery_id.eq(id))
            .filter(returned_mail::kind.eq_any(kinds));
        let unsettled = delivery::table
            .find(id)
            .filter(delivery::state.eq_any(from))
            .filter(exists(known));
        let to = delivery::state.eq(to);
        if diesel::update(unsettled).set(to).execute(c)? > 0 {
            break;
        }
    }
    Ok(())
}

/// Settles the uncertain deliveries of which something had come back before nobody knew.
pub fn settle_uncertain(c: &mut Connection) -> QueryResult<()> {
    let known = returned_mail::table
        .filter(returned_mail::delivery_id.eq(delivery::id.nullable()))
        .filter(returned_mail::kind.ne_all([ReturnedKind::Delayed, ReturnedKind::Unclear]));
    let ids: Vec<DeliveryId> = delivery::table
        .filter(delivery::state.eq(State::Uncertain))
        .filter(exists(known))
        .select(delivery::id)
        .load(c)?;
    ids.into_iter().try_for_each(|id| settle_by_returns(c, id))
}

/// The same for what a person has just counted as sent in a mailing.
pub fn settle_counted(c: &mut Connection, of: MailingId) -> QueryResult<()> {
    let came_back: Vec<DeliveryId> = returned_mail::table
        .inner_join(delivery::table)
        .filter(delivery::mailing_id.eq(of))
        .filter(delivery::state.eq(State::Accepted))
        .filter(returned_mail::kind.eq_any(BOUNCES))
        .select(delivery::id)
        .load(c)?;
    let mut came_back = came_back.into_iter();
    came_back.try_for_each(|id| settle_by_returns(c, id))
}

/// Of how many mails of a mailing something came back, by what it was.
pub fn of_mailing(c: &mut Connection, id: MailingId) -> QueryResult<Vec<(ReturnedKind, i64)>> {
    returned_mail::table
        .inner_join(delivery::table)
        .filter(delivery::mailing_id.eq(id))
        .group_by(returned_mail::kind)
        .select((
            returned_mail::kind,
            count(returned_mail::delivery_id).aggregate_distinct(),
        ))
        .load(c)
}

/// The deliveries of a mailing to contacts that came back for good.
pub fn for_good(c: &mut Connection, of: MailingId) -> QueryResult<Vec<(DeliveryId, ContactId)>> {
    returned_mail::table
        .inner_join(delivery::table)
        .filter(delivery::mailing_id.eq(of))
        .filter(delivery::state.eq(State::Bounced))
        .filter(delivery::contact_id.is_not_null())
        .filter(returned_mail::kind.eq(ReturnedKind::Hard))
        .select((delivery::id, delivery::contact_id.assume_not_null()))
        .distinct()
        .load(c)
}

/// A message that somebody looks at.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    pub id: ReturnedMailId,
    /// Whose it is; nobody's for who runs Eko.
    pub of: Option<ProcessId>,
    /// The address that they looked for, if they did.
    pub address: Option<&'a Address>,
    pub day: &'a str,
}

/// Takes a message for what somebody says that it is: its delivery is changed as by one that Eko has understood, and
/// its words are erased. Once: said again it changes nothing.
///
/// # Errors
/// `NotFound` when it is not there; `Refused` when it was settled as something else, or set aside.
pub fn settle(
    c: &mut Connection,
    secrets: &Secrets,
    looked: Looked<'_>,
    said: Said,
) -> Result<Settled> {
    let kind = said.meaning.kind();
    let Some((_, mut all)) = kept_one(c, secrets, looked.of, looked.id)? else {
        return match kept::counted_as(c, looked.of, looked.id)? {
            Some(before) if before == (kind, said.delivery) => Ok(Settled::Before),
            Some(_) => Err(Error::Refused("settle-otherwise")),
            None => Err(Error::NotFound),
        };
    };
    if let Some(address) = looked.address {
        let why = settling::Why::LookedFor;
        all.extend(sent_to(c, secrets, looked.of, address, &why)?);
    }
    let found = match said.delivery {
        None if said.meaning.needs_delivery() => return Ok(Settled::NoSuchDelivery),
        None => None,
        Some(id) if all.iter().any(|one| one.delivery == id) => {
            let Some(found) = locked(c, id)? else {
                return Ok(Settled::NoSuchDelivery);
            };
            Some(found)
        }
        Some(_) => return Ok(Settled::NoSuchDelivery),
    };
    purge::ask(c)?;
    diesel::update(returned_mail::table.find(looked.id))
        .set((
            returned_mail::kind.eq(kind),
            returned_mail::delivery_id.eq(said.delivery),
            returned_mail::sealed.eq(None::<Vec<u8>>),
        ))
        .execute(c)?;
    if let Some(found) = &found {
        apply(c, found, kind, looked.day)?;
    }
    Ok(Settled::Now(found.map(|found| found.mailing)))
}
