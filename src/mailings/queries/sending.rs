//! Claiming, sending and settling: what the worker asks of the database.

use diesel::prelude::*;

use super::super::{Order, Recipient, State, bounces};
use crate::addresses::{self, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, ContactId, DeliveryId, MailingId};
use crate::db::schema::{address, contact, delivery, mailing};
use crate::i18n::Language;
use crate::secrets::random_id;

/// Who claims, and for how long.
#[derive(Debug, Clone)]
pub struct Lease {
    pub owner: String,
    pub until: Timestamp,
}

/// A delivery that was claimed, with all that is needed to send it.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: DeliveryId,
    pub mailing: MailingId,
    pub token: i64,
    pub to: Recipient,
    pub sealed: Vec<u8>,
    pub language: Language,
    pub message_id: String,
    pub bounce_token: String,
    pub attempts: i32,
}

/// Takes up to `most` due deliveries of running mailings, in the order of their random ids.
pub fn claim(
    c: &mut Connection,
    lease: &Lease,
    now: Timestamp,
    most: i64,
) -> QueryResult<Vec<Claimed>> {
    // A process that died while it was transmitting has left nobody who knows.
    let given_up = diesel::update(
        delivery::table
            .filter(delivery::state.eq(State::Transmitting))
            .filter(delivery::lease_until.lt(now)),
    )
    .set((
        delivery::state.eq(State::Uncertain),
        delivery::due_at.eq(now),
        delivery::lease_token.eq(None::<i64>),
    ))
    .execute(c)?;
    if given_up > 0 {
        bounces::queries::settle_uncertain(c)?;
    }
    let running = under_way(c)?;
    // A fair share each, so that a small mailing does not wait for a large one to end.
    let share = most / i64::try_from(running.len().max(1)).unwrap_or(i64::MAX);
    let mut ids = Vec::new();
    for mailing in running {
        let mut room = share.max(1);
        // What nobody has tried yet goes first; each state is a walk of its own along the index.
        for state in State::WAITING {
            let found = due(c, mailing, state, now, room)?;
            room -= i64::try_from(found.len()).unwrap_or(room);
            ids.extend(found);
        }
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let token = random_id();
    diesel::update(delivery::table.filter(delivery::id.eq_any(&ids)))
        .set((
            delivery::state.eq(State::Claimed),
            delivery::lease_owner.eq(Some(&lease.owner)),
            delivery::lease_until.eq(Some(lease.until)),
            delivery::lease_token.eq(Some(token)),
        ))
        .execute(c)?;
    claimed(c, &ids, token)
}

/// The running mailings that have anything left to send.
fn under_way(c: &mut Connection) -> QueryResult<Vec<MailingId>> {
    let waiting = delivery::table
        .filter(delivery::mailing_id.eq(mailing::id))
        .filter(delivery::state.eq_any(State::WAITING));
    mailing::table
        .filter(mailing::state.eq(Order::Run))
        .filter(diesel::dsl::exists(waiting))
        .order(mailing::begun_at)
        .select(mailing::id)
        .load(c)
}

/// Deliveries of a mailing in a waiting state that can be taken now: their time has come, or their lease is over.
fn due(
    c: &mut Connection,
    of: MailingId,
    state: State,
    now: Timestamp,
    most: i64,
) -> QueryResult<Vec<DeliveryId>> {
    let due = delivery::table
        .filter(delivery::mailing_id.eq(of))
        .filter(delivery::state.eq(state))
        .filter(has_recipient())
        // What is claimed is free again when its lease is over; everything else when its time has come.
        .filter(
            delivery::due_at
                .le(now)
                .and(delivery::state.ne(State::Claimed))
                .or(delivery::lease_until.lt(now).assume_not_null()),
        )
        .order(delivery::id)
        .limit(most)
        .select(delivery::id);
    match c {
        Connection::Sqlite(c) => due.load(c),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => due.for_update().skip_locked().load(c),
    }
}

fn claimed(c: &mut Connection, ids: &[DeliveryId], token: i64) -> QueryResult<Vec<Claimed>> {
    type Row = (
        DeliveryId,
        MailingId,
        Option<(AddressId, Vec<u8>)>,
        Option<(ContactId, Vec<u8>)>,
        Language,
        String,
        String,
        i32,
    );
    let rows: Vec<Row> = delivery::table
        .left_join(address::table)
        .left_join(contact::table)
        .filter(delivery::id.eq_any(ids))
        .select((
            delivery::id,
            delivery::mailing_id,
            (address::id, address::sealed).nullable(),
            (contact::id, contact::sealed).nullable(),
            delivery::language,
            delivery::message_id,
            delivery::bounce_token,
            delivery::attempts,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(
            |(id, mailing, address, contact, language, message_id, bounce_token, attempts)| {
                let (to, sealed) = match (address, contact) {
                    (Some((id, sealed)), _) => (Recipient::Address(id), sealed),
                    (None, Some((id, sealed))) => (Recipient::Contact(id), sealed),
                    (None, None) => return None,
                };
                Some(Claimed {
                    id,
                    mailing,
                    token,
                    to,
                    sealed,
                    language,
                    message_id,
                    bounce_token,
                    attempts,
                })
            },
        )
        .collect())
}

/// Whether there is still somebody to send to.
#[diesel::dsl::auto_type(no_type_alias)]
fn has_recipient() -> _ {
    delivery::address_id
        .is_not_null()
        .or(delivery::contact_id.is_not_null())
}

/// Says that DATA is about to be sent. Says no when somebody withdrew, paused or cancelled meanwhile, or the
/// lease was lost: then nothing may be sent.
pub fn begin(
    c: &mut Connection,
    id: DeliveryId,
    token: i64,
    purpose: Purpose,
    until: Timestamp,
) -> QueryResult<bool> {
    if settle_unwanted(c, id, token, purpose)? {
        return Ok(false);
    }
    let running = mailing::table
        .filter(mailing::id.eq(delivery::mailing_id))
        .filter(mailing::state.eq(Order::Run))
        .select(mailing::id);
    let changed = diesel::update(
        delivery::table
            .filter(delivery::id.eq(id))
            .filter(delivery::lease_token.eq(token))
            .filter(delivery::state.eq(State::Claimed))
            .filter(has_recipient())
            .filter(diesel::dsl::exists(running)),
    )
    .set((
        delivery::state.eq(State::Transmitting),
        delivery::lease_until.eq(Some(until)),
    ))
    .execute(c)?;
    Ok(changed == 1)
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub state: State,
    /// When it is due again, or when it ended.
    pub due_at: Timestamp,
    /// Whether it counts as an attempt: it does not when the relay was at fault.
    pub counts: bool,
    pub code: Option<u16>,
    pub phase: Option<&'static str>,
}

/// Writes down how a try ended, if the lease is still ours.
pub fn settle(
    c: &mut Connection,
    id: DeliveryId,
    token: i64,
    settled: &Settled,
) -> QueryResult<bool> {
    let changed = diesel::update(
        delivery::table
            .filter(delivery::id.eq(id))
            .filter(delivery::lease_token.eq(token)),
    )
    .set((
        delivery::state.eq(settled.state),
        delivery::due_at.eq(settled.due_at),
        delivery::attempts.eq(delivery::attempts + i32::from(settled.counts)),
        delivery::reply_code.eq(settled.code.map(i32::from)),
        delivery::phase.eq(settled.phase),
        delivery::lease_owner.eq(None::<String>),
        delivery::lease_until.eq(None::<Timestamp>),
        delivery::lease_token.eq(None::<i64>),
    ))
    .execute(c)?;
    if changed == 1 && matches!(settled.state, State::Accepted | State::Uncertain) {
        bounces::queries::settle_by_returns(c, id)?;
    }
    if changed == 1 && State::WAITING.contains(&settled.state) {
        // It was cancelled while this one was on its way: there is no next time.
        let cancelled = mailing::table
            .filter(mailing::id.eq(delivery::mailing_id))
            .filter(mailing::state.eq(Order::Cancel))
            .select(mailing::id);
        diesel::update(
            delivery::table
                .find(id)
                .filter(diesel::dsl::exists(cancelled)),
        )
        .set(delivery::state.eq(State::Cancelled))
        .execute(c)?;
    }
    Ok(changed == 1)
}

/// Marks a claimed delivery whose owner no longer agrees to its purpose.
fn settle_unwanted(
    c: &mut Connection,
    id: DeliveryId,
    token: i64,
    purpose: Purpose,
) -> QueryResult<bool> {
    let mine = delivery::table
        .find(id)
        .filter(delivery::lease_token.eq(token))
        .filter(delivery::state.eq(State::Claimed));
    let to: Option<Option<AddressId>> = mine.select(delivery::address_id).first(c).optional()?;
    let Some(Some(address)) = to else {
        return Ok(false);
    };
    if addresses::queries::agrees(c, address, purpose)? {
        return Ok(false);
    }
    diesel::update(mine)
        .set((
            delivery::state.eq(State::Withdrawn),
            delivery::lease_token.eq(None::<i64>),
        ))
        .execute(c)
        .map(|changed| changed == 1)
}

/// Gives back everything that an owner has claimed and not begun.
pub fn release(c: &mut Connection, owner: &str) -> QueryResult<usize> {
    diesel::update(
        delivery::table
            .filter(delivery::lease_owner.eq(owner))
            .filter(delivery::state.eq(State::Claimed)),
    )
    .set((
        delivery::state.eq(State::Queued),
        delivery::lease_owner.eq(None::<String>),
        delivery::lease_until.eq(None::<Timestamp>),
        delivery::lease_token.eq(None::<i64>),
    ))
    .execute(c)
}

/// Notes what is wrong with the relay on every running mailing, or that nothing is any more.
pub fn set_trouble(c: &mut Connection, trouble: Option<&str>) -> QueryResult<()> {
    diesel::update(mailing::table.filter(mailing::state.eq(Order::Run)))
        .set(mailing::trouble.eq(trouble))
        .execute(c)
        .map(drop)
}

/// Marks what lost its address before it was sent.
pub fn settle_withdrawn(c: &mut Connection) -> QueryResult<usize> {
    diesel::update(
        delivery::table
            .filter(delivery::address_id.is_null())
            .filter(delivery::contact_id.is_null())
            .filter(delivery::state.eq_any([State::Queued, State::Deferred])),
    )
    .set(delivery::state.eq(State::Withdrawn))
    .execute(c)
}
