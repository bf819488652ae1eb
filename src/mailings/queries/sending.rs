//! Claiming, sending and settling: what the worker asks of the database.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::result::Error as DieselError;

use super::super::recipient::{Addressee, Recipient};
use super::super::{Order, State, Trouble, bounces};
use super::breaker::{self, BELIEVED};
use super::claimed::{Claimed, has_recipient};
use crate::addresses;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, ContactId, DeliveryId, MailingId};
use crate::db::schema::{delivery, mailing};
use crate::i18n::Language;
use crate::mail::Phase;
use crate::organisations;
use crate::secrets::random_id;

/// Who claims, and for how long.
#[derive(Debug, Clone)]
pub struct Lease {
    pub owner: String,
    pub until: Timestamp,
}

/// What a delivery's row says of it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = delivery)]
struct DeliveryRow {
    id: DeliveryId,
    mailing_id: MailingId,
    #[diesel(embed)]
    to: Addressee,
    language: Language,
    message_id: String,
    bounce_token: String,
    attempts: i32,
    reply_code: Option<i32>,
    phase: Option<String>,
}

impl DeliveryRow {
    /// Whether the relay has heard for whom it is, and said *not now*.
    fn was_put_off(&self) -> bool {
        let named = [Phase::Recipient, Phase::Data, Phase::Body, Phase::Dot].map(Phase::word);
        self.phase
            .as_deref()
            .is_some_and(|phase| named.contains(&phase))
            && self
                .reply_code
                .is_some_and(|code| (400..500).contains(&code))
    }
}

/// Where a delivery ended whose mail was never made, because what is stored of it cannot be read.
pub const MAKING: &str = "making";
/// Where a delivery ended whose process died while it was transmitting: whether the final dot went out nobody knows.
pub(super) const LEFT: &str = "left";

/// Takes up to `most` due deliveries of running mailings, in the order of their random ids.
pub fn claim(
    c: &mut Connection,
    lease: &Lease,
    now: Timestamp,
    most: i64,
) -> QueryResult<Vec<Claimed>> {
    // A process that died while it was transmitting has left nobody who knows.
    let left = delivery::table
        .filter(delivery::state.eq(State::Transmitting))
        .filter(delivery::lease_until.lt(now));
    let given_up = diesel::update(left)
        .set((
            delivery::state.eq(State::Uncertain),
            delivery::due_at.eq(now),
            delivery::phase.eq(LEFT),
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
    for mailing in stopped(c, now)? {
        ids.extend(breaker::probe(c, mailing, now)?);
    }
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
    match claimed(c, &ids, token) {
        Err(DieselError::DeserializationError(_)) => readable(c, &ids, (token, now)),
        other => other,
    }
}

/// What was just claimed and can be read. A row that cannot has failed, and nobody else's with it.
fn readable(
    c: &mut Connection,
    ids: &[DeliveryId],
    (token, now): (i64, Timestamp),
) -> QueryResult<Vec<Claimed>> {
    let mut all = Vec::new();
    for &id in ids {
        match claimed(c, &[id], token) {
            Ok(one) => all.extend(one),
            Err(error @ DieselError::DeserializationError(_)) => {
                tracing::error!(%error, "the row of a delivery cannot be read");
                let unmade = Settled {
                    state: State::Failed,
                    due_at: now,
                    counts: false,
                    code: None,
                    phase: Some(MAKING),
                };
                settle(c, id, token, &unmade)?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

/// The running mailings that have anything left to send, and are not stopped.
fn under_way(c: &mut Connection) -> QueryResult<Vec<MailingId>> {
    let waiting = delivery::table
        .filter(delivery::mailing_id.eq(mailing::id))
        .filter(delivery::state.eq_any(State::WAITING));
    mailing::table
        .filter(mailing::state.eq(Order::Run))
        .filter(mailing::failed_in_a_row.lt(BELIEVED))
        .filter(diesel::dsl::exists(waiting))
        .order(mailing::begun_at)
        .select(mailing::id)
        .load(c)
}

/// The stopped mailings of which one mail may be tried.
fn stopped(c: &mut Connection, now: Timestamp) -> QueryResult<Vec<MailingId>> {
    mailing::table
        .filter(mailing::state.eq(Order::Run))
        .filter(mailing::failed_in_a_row.ge(BELIEVED))
        .filter(mailing::probe_at.le(now))
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

/// What was just claimed, with the addresses as they are stored; whoever is erased meanwhile is left out.
fn claimed(c: &mut Connection, ids: &[DeliveryId], token: i64) -> QueryResult<Vec<Claimed>> {
    let rows: Vec<DeliveryRow> = delivery::table
        .filter(delivery::id.eq_any(ids))
        .select(DeliveryRow::as_select())
        .load(c)?;
    let addresses: Vec<AddressId> = rows.iter().filter_map(|row| row.to.address_id).collect();
    let contacts: Vec<ContactId> = rows.iter().filter_map(|row| row.to.contact_id).collect();
    let mut sealed: HashMap<Recipient, Vec<u8>> = HashMap::new();
    for (id, bytes) in addresses::queries::sealed(c, &addresses)? {
        sealed.insert(Recipient::Address(id), bytes);
    }
    for (id, bytes) in organisations::queries::sealed(c, &contacts)? {
        sealed.insert(Recipient::Contact(id), bytes);
    }
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let was_put_off = row.was_put_off();
            let to = row.to.recipient()?;
            Some(Claimed {
                id: row.id,
                mailing: row.mailing_id,
                token,
                to,
                sealed: sealed.get(&to)?.clone(),
                language: row.language,
                message_id: row.message_id,
                bounce_token: row.bounce_token,
                attempts: row.attempts,
                was_put_off,
            })
        })
        .collect())
}

/// Whether the mailing of a delivery is in a state.
#[diesel::dsl::auto_type(no_type_alias)]
fn is_of_one_in(order: Order) -> _ {
    diesel::dsl::exists(
        mailing::table
            .filter(mailing::id.eq(delivery::mailing_id))
            .filter(mailing::state.eq(order)),
    )
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
    let mine = delivery::table
        .filter(delivery::id.eq(id))
        .filter(delivery::lease_token.eq(token));
    let changed = diesel::update(mine)
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
        let cancelled = delivery::table.find(id).filter(is_of_one_in(Order::Cancel));
        diesel::update(cancelled)
            .set(delivery::state.eq(State::Cancelled))
            .execute(c)?;
    }
    Ok(changed == 1)
}

/// Gives back everything that an owner has claimed and not begun.
pub fn release(c: &mut Connection, owner: &str) -> QueryResult<usize> {
    let claimed = delivery::table
        .filter(delivery::lease_until.is_not_null())
        .filter(delivery::lease_owner.eq(owner))
        .filter(delivery::state.eq(State::Claimed));
    diesel::update(claimed)
        .set((
            delivery::state.eq(State::Queued),
            delivery::lease_owner.eq(None::<String>),
            delivery::lease_until.eq(None::<Timestamp>),
            delivery::lease_token.eq(None::<i64>),
        ))
        .execute(c)
}

/// Notes what is wrong with the relay on every running mailing, or that nothing is any more; one that is stopped has
/// its own reason.
pub fn set_trouble(c: &mut Connection, trouble: Option<&Trouble>) -> QueryResult<()> {
    let running = mailing::table
        .filter(mailing::state.eq(Order::Run))
        .filter(mailing::failed_in_a_row.lt(BELIEVED));
    diesel::update(running)
        .set(mailing::trouble.eq(trouble))
        .execute(c)
        .map(drop)
}

/// Marks what lost its address before it was sent. What was on its way when its mailing was cancelled, and was put off,
/// is cancelled with it: nobody withdrew.
pub fn settle_withdrawn(c: &mut Connection) -> QueryResult<usize> {
    let cancelled = mailing::table
        .filter(mailing::state.eq(Order::Cancel))
        .select(mailing::id);
    let put_off = delivery::table
        .filter(delivery::mailing_id.eq_any(cancelled))
        .filter(delivery::address_id.is_null())
        .filter(delivery::contact_id.is_null())
        .filter(delivery::state.eq_any([State::Queued, State::Deferred]));
    let settled = diesel::update(put_off)
        .set(delivery::state.eq(State::Cancelled))
        .execute(c)?;
    let lost = delivery::table
        .filter(delivery::address_id.is_null())
        .filter(delivery::contact_id.is_null())
        .filter(delivery::state.eq_any([State::Queued, State::Deferred]));
    let withdrawn = delivery::state.eq(State::Withdrawn);
    Ok(settled + diesel::update(lost).set(withdrawn).execute(c)?)
}
