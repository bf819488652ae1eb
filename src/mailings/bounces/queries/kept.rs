//! The messages that wait for a person, in the database.

use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::naming::candidates;
use crate::clock::Timestamp;
use crate::db::ids::{DeliveryId, ProcessId, ReturnedMailId};
use crate::db::schema::{delivery, returned_mail};
use crate::db::{Connection, purge};
use crate::mail::Address;
use crate::mail::returned::{self, ReturnedKind};
use crate::mailings::bounces::arrived::KeptMail;
use crate::mailings::bounces::settling::Candidate;
use crate::secrets::{Purpose as Key, Secrets};

/// Whose a message is: a process's, or nobody's.
macro_rules! is_of {
    ($of:expr) => {{
        let of: Option<ProcessId> = $of;
        let is_nobodys = of.is_none().into_sql::<Bool>();
        returned_mail::process_id
            .eq_any(Vec::from_iter(of))
            .or(returned_mail::process_id.is_null().and(is_nobodys))
    }};
}

/// How many messages of a process, or of nobody, wait for a person.
pub fn waiting(c: &mut Connection, of: Option<ProcessId>) -> QueryResult<i64> {
    returned_mail::table
        .filter(returned_mail::sealed.is_not_null())
        .filter(is_of!(of))
        .count()
        .get_result(c)
}

type Row = (ReturnedMailId, Timestamp, Option<Vec<u8>>);

/// One that does not open any more shows nothing.
fn opened(secrets: &Secrets, (id, received_at, sealed): Row) -> Option<KeptMail> {
    let bytes = secrets
        .open(Key::ReturnedMail, id.0, &sealed?)
        .unwrap_or_default();
    Some(KeptMail {
        id,
        received_at,
        heading: returned::heading(&bytes),
        text: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

/// The messages of a process, or of nobody, that wait for a person, the oldest first.
pub fn kept(
    c: &mut Connection,
    secrets: &Secrets,
    of: Option<ProcessId>,
    most: i64,
) -> QueryResult<Vec<KeptMail>> {
    let rows: Vec<Row> = returned_mail::table
        .filter(returned_mail::sealed.is_not_null())
        .filter(is_of!(of))
        .order((returned_mail::received_at, returned_mail::id))
        .limit(most)
        .select((
            returned_mail::id,
            returned_mail::received_at,
            returned_mail::sealed,
        ))
        .load(c)?;
    let rows = rows.into_iter();
    Ok(rows.filter_map(|row| opened(secrets, row)).collect())
}

/// One of them, and what it may be about; none when it does not wait there.
pub fn kept_one(
    c: &mut Connection,
    secrets: &Secrets,
    of: Option<ProcessId>,
    id: ReturnedMailId,
) -> QueryResult<Option<(KeptMail, Vec<Candidate>)>> {
    let row: Option<Row> = returned_mail::table
        .find(id)
        .filter(is_of!(of))
        .select((
            returned_mail::id,
            returned_mail::received_at,
            returned_mail::sealed,
        ))
        .first(c)
        .optional()?;
    let Some(kept) = row.and_then(|row| opened(secrets, row)) else {
        return Ok(None);
    };
    let read = returned::read(kept.text.as_bytes(), None);
    let candidates = candidates(c, secrets, of, &read)?;
    Ok(Some((kept, candidates)))
}

/// The messages of a process, or of nobody, that wait for a person and in which an address stands, or that are about one
/// of these mails: the oldest first.
pub fn naming(
    c: &mut Connection,
    secrets: &Secrets,
    of: Option<ProcessId>,
    (address, mails): (&Address, &[DeliveryId]),
) -> QueryResult<Vec<KeptMail>> {
    let about: Vec<ReturnedMailId> = returned_mail::table
        .filter(returned_mail::sealed.is_not_null())
        .filter(is_of!(of))
        .filter(returned_mail::delivery_id.eq_any(mails).assume_not_null())
        .select(returned_mail::id)
        .load(c)?;
    let wanted = address.normalised();
    let mut all = kept(c, secrets, of, i64::MAX)?;
    all.retain(|one| about.contains(&one.id) || holds(&one.text, &wanted));
    Ok(all)
}

/// Whether an address stands in a message, by its normalised form: where reports name it, or anywhere else.
fn holds(message: &str, wanted: &str) -> bool {
    let is_wanted = |address: Address| address.normalised() == wanted;
    let read = returned::read(message.as_bytes(), None);
    let is_between = |c: char| c.is_whitespace() || "<>()[]{}\"',;:|=".contains(c);
    let mut words = message.split(is_between);
    read.addresses.into_iter().any(is_wanted)
        || words.any(|word| word.contains('@') && Address::parse(word).is_ok_and(is_wanted))
}

/// As what a message counts, and of which delivery.
pub fn counted_as(
    c: &mut Connection,
    of: Option<ProcessId>,
    id: ReturnedMailId,
) -> QueryResult<Option<(ReturnedKind, Option<DeliveryId>)>> {
    returned_mail::table
        .find(id)
        .filter(is_of!(of))
        .select((returned_mail::kind, returned_mail::delivery_id))
        .first(c)
        .optional()
}

/// Sets a message aside that a person has looked at: its words are erased; that it came stays counted.
pub fn set_aside(
    c: &mut Connection,
    of: Option<ProcessId>,
    id: ReturnedMailId,
) -> QueryResult<bool> {
    purge::ask(c)?;
    let kept = returned_mail::table
        .find(id)
        .filter(returned_mail::sealed.is_not_null())
        .filter(is_of!(of));
    diesel::update(kept)
        .set(returned_mail::sealed.eq(None::<Vec<u8>>))
        .execute(c)
        .map(|changed| changed == 1)
}

/// Erases the words of messages that nobody has looked at since a moment, and of those about a mail whose address is erased.
pub fn forget(c: &mut Connection, before: Timestamp) -> QueryResult<usize> {
    let erased = delivery::table
        .filter(delivery::address_id.is_null())
        .filter(delivery::contact_id.is_null())
        .select(delivery::id.nullable());
    let is_about_erased = returned_mail::delivery_id.eq_any(erased).assume_not_null();
    let kept = returned_mail::table
        .filter(returned_mail::sealed.is_not_null())
        .filter(returned_mail::received_at.lt(before).or(is_about_erased));
    let forgotten = diesel::update(kept)
        .set(returned_mail::sealed.eq(None::<Vec<u8>>))
        .execute(c)?;
    if forgotten > 0 {
        purge::ask(c)?;
    }
    Ok(forgotten)
}
