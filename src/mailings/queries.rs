//! Mailings and deliveries in the database.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::letter::Letter;
use super::{Figures, Mailing, Order, State};
use crate::addresses::{self, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, AddressId, DeliveryId, MailingId, ProcessId, ReportId};
use crate::db::schema::{address, delivery, mailing, mailing_text};
use crate::i18n::Language;
use crate::secrets::{random_id, random_token};

/// A mailing that is to be made.
#[derive(Debug, Clone)]
pub struct NewMailing {
    pub process: ProcessId,
    pub report: ReportId,
    pub purpose: Purpose,
    pub letters: Vec<Letter>,
    pub created_by: AccountId,
    pub retry_until: Timestamp,
    /// The domain of Message-IDs.
    pub domain: String,
}

/// Makes a mailing with a delivery for everybody who agreed; the same report is mailed for the same purpose
/// only once, so a double click finds the one that is there.
pub fn add(c: &mut Connection, new: &NewMailing, now: Timestamp) -> QueryResult<MailingId> {
    let known: Option<MailingId> = mailing::table
        .filter(mailing::process_id.eq(new.process))
        .filter(mailing::purpose.eq(new.purpose))
        .filter(mailing::report_id.eq(new.report))
        .select(mailing::id)
        .first(c)
        .optional()?;
    if let Some(id) = known {
        add_deliveries(c, new, id, now)?;
        return Ok(id);
    }
    let id = MailingId::random();
    diesel::insert_into(mailing::table)
        .values((
            mailing::id.eq(id),
            mailing::process_id.eq(new.process),
            mailing::report_id.eq(new.report),
            mailing::purpose.eq(new.purpose),
            mailing::state.eq(Order::Run),
            mailing::created_at.eq(now),
            mailing::created_by.eq(Some(new.created_by)),
            mailing::retry_until.eq(new.retry_until),
            mailing::trouble.eq(None::<String>),
        ))
        .execute(c)?;
    for letter in &new.letters {
        diesel::insert_into(mailing_text::table)
            .values((
                mailing_text::mailing_id.eq(id),
                mailing_text::language.eq(letter.language),
                mailing_text::subject.eq(&letter.subject),
                mailing_text::body.eq(&letter.body),
            ))
            .execute(c)?;
    }
    add_deliveries(c, new, id, now)?;
    Ok(id)
}

/// Makes a delivery for everybody who agreed and has none in this mailing: all of them at first, and later those
/// who wished it since.
fn add_deliveries(
    c: &mut Connection,
    new: &NewMailing,
    id: MailingId,
    now: Timestamp,
) -> QueryResult<()> {
    addresses::queries::shuffle_pool(c, new.process)?;
    let has_one = already_there(c, id)?;
    let agreed = addresses::queries::who_agreed(c, new.process, new.purpose)?;
    for (to, language) in agreed.into_iter().filter(|(to, _)| !has_one.contains(to)) {
        diesel::insert_into(delivery::table)
            .values((
                (
                    delivery::id.eq(DeliveryId::random()),
                    delivery::mailing_id.eq(id),
                    delivery::address_id.eq(Some(to)),
                    delivery::language.eq(language),
                    delivery::state.eq(State::Queued),
                    delivery::attempts.eq(0),
                    delivery::due_at.eq(now),
                ),
                (
                    delivery::lease_owner.eq(None::<String>),
                    delivery::lease_until.eq(None::<Timestamp>),
                    delivery::lease_token.eq(None::<i64>),
                    delivery::message_id.eq(format!("{}@{}", random_token(), new.domain)),
                    delivery::bounce_token.eq(random_token().to_lowercase()),
                    delivery::reply_code.eq(None::<i32>),
                    delivery::phase.eq(None::<String>),
                ),
            ))
            .execute(c)?;
    }
    Ok(())
}

fn already_there(c: &mut Connection, id: MailingId) -> QueryResult<HashSet<AddressId>> {
    let there: Vec<Option<AddressId>> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .select(delivery::address_id)
        .load(c)?;
    Ok(there.into_iter().flatten().collect())
}

/// How many would get a mailing of this report, by language: those who agreed and have not got it.
pub fn audience(
    c: &mut Connection,
    of: ProcessId,
    purpose: Purpose,
    report: ReportId,
) -> QueryResult<Vec<(Language, i64)>> {
    let there: HashSet<AddressId> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::report_id.eq(report))
        .filter(mailing::purpose.eq(purpose))
        .select(delivery::address_id)
        .load::<Option<AddressId>>(c)?
        .into_iter()
        .flatten()
        .collect();
    let mut counts: HashMap<Language, i64> = HashMap::new();
    for (id, language) in addresses::queries::who_agreed(c, of, purpose)? {
        if !there.contains(&id) {
            *counts.entry(language).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable();
    Ok(counts)
}

type Row = (
    MailingId,
    ProcessId,
    ReportId,
    Purpose,
    Order,
    (Timestamp, Timestamp),
    Option<String>,
);

type Columns = (
    mailing::id,
    mailing::process_id,
    mailing::report_id,
    mailing::purpose,
    mailing::state,
    (mailing::created_at, mailing::retry_until),
    mailing::trouble,
);
const COLUMNS: Columns = (
    mailing::id,
    mailing::process_id,
    mailing::report_id,
    mailing::purpose,
    mailing::state,
    (mailing::created_at, mailing::retry_until),
    mailing::trouble,
);

fn from_row(row: Row) -> Mailing {
    let (id, process, report, purpose, order, (created_at, retry_until), trouble) = row;
    Mailing {
        id,
        process,
        report,
        purpose,
        order,
        created_at,
        retry_until,
        trouble,
    }
}

/// The mailings of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Mailing>> {
    let rows: Vec<Row> = mailing::table
        .filter(mailing::process_id.eq(of))
        .order((mailing::created_at.desc(), mailing::id))
        .select(COLUMNS)
        .load(c)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// One mailing.
///
/// # Errors
/// `NotFound` when there is none.
pub fn mailing(c: &mut Connection, id: MailingId) -> QueryResult<Mailing> {
    mailing::table
        .find(id)
        .select(COLUMNS)
        .first::<Row>(c)
        .map(from_row)
}

/// The words of a mailing.
pub fn letters(c: &mut Connection, id: MailingId) -> QueryResult<Vec<Letter>> {
    let rows: Vec<(Language, String, String)> = mailing_text::table
        .filter(mailing_text::mailing_id.eq(id))
        .order(mailing_text::language.desc())
        .select((
            mailing_text::language,
            mailing_text::subject,
            mailing_text::body,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(language, subject, body)| Letter {
            language,
            subject,
            body,
        })
        .collect())
}

/// How the deliveries of each mailing of a process stand.
pub fn figures(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<MailingId, Figures>> {
    let rows: Vec<(MailingId, State, i64, i64)> = delivery::table
        .inner_join(mailing::table)
        .filter(mailing::process_id.eq(of))
        .group_by((delivery::mailing_id, delivery::state))
        .select((
            delivery::mailing_id,
            delivery::state,
            diesel::dsl::count_star(),
            // Counts those that still have an address.
            diesel::dsl::count(delivery::address_id),
        ))
        .load(c)?;
    let mut figures: HashMap<MailingId, Figures> = HashMap::new();
    for (id, state, all, with_address) in rows {
        let of_mailing = figures.entry(id).or_default();
        of_mailing.add(state, true, with_address);
        of_mailing.add(state, false, all - with_address);
    }
    Ok(figures)
}

/// Pauses or resumes; a cancelled mailing stays cancelled.
pub fn set_order(c: &mut Connection, id: MailingId, order: Order) -> QueryResult<()> {
    diesel::update(
        mailing::table
            .find(id)
            .filter(mailing::state.ne(Order::Cancel)),
    )
    .set((
        mailing::state.eq(order),
        mailing::trouble.eq(None::<String>),
    ))
    .execute(c)?;
    if order == Order::Cancel {
        diesel::update(
            delivery::table
                .filter(delivery::mailing_id.eq(id))
                .filter(delivery::state.eq_any([State::Queued, State::Claimed, State::Deferred])),
        )
        .set((
            delivery::state.eq(State::Cancelled),
            delivery::lease_token.eq(None::<i64>),
        ))
        .execute(c)?;
    }
    Ok(())
}

/// What a person decides about deliveries of which nobody knows whether they arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// They may get it twice, and that is known.
    SendAgain,
    CountAsSent,
}

pub fn decide_uncertain(
    c: &mut Connection,
    id: MailingId,
    decision: Decision,
    now: Timestamp,
) -> QueryResult<usize> {
    let uncertain = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Uncertain));
    match decision {
        Decision::SendAgain => diesel::update(uncertain)
            .set((delivery::state.eq(State::Queued), delivery::due_at.eq(now)))
            .execute(c),
        Decision::CountAsSent => diesel::update(uncertain)
            .set(delivery::state.eq(State::Accepted))
            .execute(c),
    }
}

/// Tries again what failed; the deadline moves on.
pub fn retry_failed(
    c: &mut Connection,
    id: MailingId,
    now: Timestamp,
    until: Timestamp,
) -> QueryResult<usize> {
    diesel::update(mailing::table.find(id))
        .set(mailing::retry_until.eq(until))
        .execute(c)?;
    diesel::update(
        delivery::table
            .filter(delivery::mailing_id.eq(id))
            .filter(delivery::state.eq(State::Failed)),
    )
    .set((
        delivery::state.eq(State::Queued),
        delivery::due_at.eq(now),
        delivery::attempts.eq(0),
    ))
    .execute(c)
}

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
    pub address: AddressId,
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
    diesel::update(
        delivery::table
            .filter(delivery::state.eq(State::Transmitting))
            .filter(delivery::lease_until.lt(now)),
    )
    .set((
        delivery::state.eq(State::Uncertain),
        delivery::lease_token.eq(None::<i64>),
    ))
    .execute(c)?;
    let running = mailing::table
        .filter(mailing::id.eq(delivery::mailing_id))
        .filter(mailing::state.eq(Order::Run))
        .select(mailing::id);
    // The mailing is looked at and not joined, or its one row would be locked and other workers find nothing.
    let due = delivery::table
        .filter(diesel::dsl::exists(running))
        .filter(delivery::address_id.is_not_null())
        .filter(
            delivery::state
                .eq_any([State::Queued, State::Deferred])
                .and(delivery::due_at.le(now))
                .or(delivery::state
                    .eq(State::Claimed)
                    .and(delivery::lease_until.lt(now).assume_not_null())),
        )
        .order(delivery::id)
        .limit(most)
        .select(delivery::id);
    let ids: Vec<DeliveryId> = match c {
        Connection::Sqlite(c) => due.load(c)?,
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => due.for_update().skip_locked().load(c)?,
    };
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
    type Row = (
        DeliveryId,
        MailingId,
        AddressId,
        Vec<u8>,
        Language,
        String,
        String,
        i32,
    );
    let rows: Vec<Row> = delivery::table
        .inner_join(address::table)
        .filter(delivery::id.eq_any(&ids))
        .select((
            delivery::id,
            delivery::mailing_id,
            address::id,
            address::sealed,
            delivery::language,
            delivery::message_id,
            delivery::bounce_token,
            delivery::attempts,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(
            |(id, mailing, address, sealed, language, message_id, bounce_token, attempts)| {
                Claimed {
                    id,
                    mailing,
                    token,
                    address,
                    sealed,
                    language,
                    message_id,
                    bounce_token,
                    attempts,
                }
            },
        )
        .collect())
}

/// Says that DATA is about to be sent. Says no when somebody withdrew, paused or cancelled meanwhile, or the
/// lease was lost: then nothing may be sent.
pub fn begin(
    c: &mut Connection,
    id: DeliveryId,
    token: i64,
    until: Timestamp,
) -> QueryResult<bool> {
    let running = mailing::table
        .filter(mailing::id.eq(delivery::mailing_id))
        .filter(mailing::state.eq(Order::Run))
        .select(mailing::id);
    let changed = diesel::update(
        delivery::table
            .filter(delivery::id.eq(id))
            .filter(delivery::lease_token.eq(token))
            .filter(delivery::state.eq(State::Claimed))
            .filter(delivery::address_id.is_not_null())
            .filter(diesel::dsl::exists(running)),
    )
    .set((
        delivery::state.eq(State::Transmitting),
        delivery::attempts.eq(delivery::attempts + 1),
        delivery::lease_until.eq(Some(until)),
    ))
    .execute(c)?;
    Ok(changed == 1)
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub state: State,
    pub due_at: Timestamp,
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
        delivery::reply_code.eq(settled.code.map(i32::from)),
        delivery::phase.eq(settled.phase),
        delivery::lease_owner.eq(None::<String>),
        delivery::lease_until.eq(None::<Timestamp>),
        delivery::lease_token.eq(None::<i64>),
    ))
    .execute(c)?;
    Ok(changed == 1)
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
            .filter(delivery::state.eq_any([State::Queued, State::Deferred])),
    )
    .set(delivery::state.eq(State::Withdrawn))
    .execute(c)
}
