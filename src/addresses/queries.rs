//! Addresses in the database.

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::{Consent, Purpose, Stored, Wording};
use crate::db::ids::{AddressId, DialogueId, ProcessId, word_enum};
use crate::db::schema::{address, consent_wording, erasure, submission_key};
use crate::db::{Connection, each_backend, purge};
use crate::dialogues;
use crate::error::Result;
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes;
use crate::secrets::{Purpose as Key, Secrets};

/// A wish for feedback as it came from the page.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The page's own random key, so that a retry counts once; another one than the answer's.
    pub key: String,
    pub process: ProcessId,
    pub dialogue: DialogueId,
    pub address: Address,
    pub language: Language,
    pub consent: Consent,
    pub wording: Wording,
    /// The calendar quarter, and no finer: dialogues have days.
    pub quarter: String,
    /// The address that this same page took before, and that was mistyped.
    pub mistaken: Option<Address>,
}

/// The id of the row that a page makes for an address: whoever has the page's key, and nobody else, can tell that
/// the row came from there, and may correct it.
fn row_id(secrets: &Secrets, wish: &Wish, of: &Address) -> AddressId {
    let mut value = wish.key.clone().into_bytes();
    value.push(0);
    value.extend_from_slice(of.normalised().as_bytes());
    AddressId(secrets.derived_id(Key::AddressRow, wish.process.0, &value))
}

/// Counts a wish for its dialogue, once; says whether it was new.
///
/// In a transaction of its own: PostgreSQL marks rows with their transaction, and an address must not share one
/// with anything that knows a dialogue.
pub fn count_wish(c: &mut Connection, secrets: &Secrets, wish: &Wish) -> QueryResult<bool> {
    let hash = secrets.blind_index(Key::WishKey, wish.dialogue.0, wish.key.as_bytes());
    let first = each_backend!(c, c => diesel::insert_into(submission_key::table)
        .values((submission_key::dialogue_id.eq(wish.dialogue), submission_key::key_hash.eq(&hash)))
        .on_conflict_do_nothing()
        .execute(c))?;
    if first == 0 {
        return Ok(false);
    }
    dialogues::queries::add_wish(c, wish.dialogue)?;
    Ok(true)
}

/// Takes an address into the process's pool, or adds to what its owner agreed to before. Doing it again changes
/// nothing.
///
/// # Errors
/// `Refused` when the process has ended: then nobody would ever let it go again.
pub fn put(c: &mut Connection, secrets: &Secrets, wish: &Wish) -> Result<()> {
    processes::queries::must_run(c, wish.process)?;
    if let Some(mistaken) = &wish.mistaken
        && mistaken.normalised() != wish.address.normalised()
    {
        // An address that somebody else left has another id, and stays.
        diesel::delete(address::table.find(row_id(secrets, wish, mistaken))).execute(c)?;
        purge::ask(c)?;
    }
    let wording_hash = keep_wording(c, &wish.wording)?;
    let index = blind_index(secrets, wish.process, &wish.address);
    let known: Option<(AddressId, bool, bool, bool)> = address::table
        .filter(address::process_id.eq(wish.process))
        .filter(address::blind_index.eq(&index))
        .select((
            address::id,
            address::interim,
            address::r#final,
            address::outcomes,
        ))
        .first(c)
        .optional()?;
    match known {
        Some((id, interim, r#final, outcomes)) => {
            let consent = Consent {
                interim,
                r#final,
                outcomes,
            }
            .and(wish.consent);
            diesel::update(address::table.find(id))
                .set((
                    address::language.eq(wish.language),
                    address::wording_hash.eq(wording_hash),
                    address::interim.eq(consent.interim),
                    address::r#final.eq(consent.r#final),
                    address::outcomes.eq(consent.outcomes),
                    // Its owner says that it works.
                    address::undeliverable.eq(false),
                ))
                .execute(c)?;
            Ok(())
        }
        None => {
            let id = row_id(secrets, wish, &wish.address);
            let stored = Stored {
                id,
                process: wish.process,
                sealed: secrets.seal(Key::Address, id.0, wish.address.as_str().as_bytes()),
                language: wish.language,
                consent: wish.consent,
                wording_hash,
                quarter: wish.quarter.clone(),
            };
            Ok(insert(c, &stored, &index)?)
        }
    }
}

fn insert(c: &mut Connection, new: &Stored, index: &[u8]) -> QueryResult<()> {
    diesel::insert_into(address::table)
        .values((
            address::id.eq(new.id),
            address::process_id.eq(new.process),
            address::sealed.eq(&new.sealed),
            address::blind_index.eq(index),
            address::language.eq(new.language),
            address::wording_hash.eq(&new.wording_hash),
            address::interim.eq(new.consent.interim),
            address::r#final.eq(new.consent.r#final),
            address::outcomes.eq(new.consent.outcomes),
            address::quarter.eq(&new.quarter),
            address::undeliverable.eq(false),
        ))
        .execute(c)
        .map(drop)
}

fn blind_index(secrets: &Secrets, process: ProcessId, of: &Address) -> Vec<u8> {
    secrets.blind_index(Key::AddressIndex, process.0, of.normalised().as_bytes())
}

fn keep_wording(c: &mut Connection, wording: &Wording) -> QueryResult<Vec<u8>> {
    let hash = wording.hash();
    each_backend!(c, c => diesel::insert_into(consent_wording::table)
        .values((
            consent_wording::hash.eq(&hash),
            consent_wording::language.eq(wording.language),
            consent_wording::version.eq(wording.version),
            consent_wording::body.eq(&wording.body),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(hash)
}

type Row = (
    AddressId,
    ProcessId,
    Vec<u8>,
    Language,
    (bool, bool, bool),
    Vec<u8>,
    String,
);

fn from_row(row: Row) -> Stored {
    let (id, process, sealed, language, (interim, r#final, outcomes), wording_hash, quarter) = row;
    Stored {
        id,
        process,
        sealed,
        language,
        consent: Consent {
            interim,
            r#final,
            outcomes,
        },
        wording_hash,
        quarter,
    }
}

pub fn address(c: &mut Connection, id: AddressId) -> QueryResult<Option<Stored>> {
    address::table
        .find(id)
        .select((
            address::id,
            address::process_id,
            address::sealed,
            address::language,
            (address::interim, address::r#final, address::outcomes),
            address::wording_hash,
            address::quarter,
        ))
        .first::<Row>(c)
        .optional()
        .map(|row| row.map(from_row))
}

/// The words that the owner of an address agreed to.
pub fn wording(c: &mut Connection, hash: &[u8]) -> QueryResult<Wording> {
    let (language, version, body) = consent_wording::table
        .find(hash)
        .select((
            consent_wording::language,
            consent_wording::version,
            consent_wording::body,
        ))
        .first(c)?;
    Ok(Wording {
        language,
        version,
        body,
    })
}

/// Changes what the owner of an address agreed to, under the wording that the page showed, and the language.
pub fn change(
    c: &mut Connection,
    id: AddressId,
    language: Language,
    consent: Consent,
    wording: &Wording,
) -> QueryResult<()> {
    let hash = keep_wording(c, wording)?;
    diesel::update(address::table.find(id))
        .set((
            address::language.eq(language),
            address::wording_hash.eq(hash),
            address::interim.eq(consent.interim),
            address::r#final.eq(consent.r#final),
            address::outcomes.eq(consent.outcomes),
        ))
        .execute(c)
        .map(drop)
}

word_enum!(
    /// Why an address was erased.
    Reason {
        /// Its owner wanted it so.
        Withdrawn = "withdrawn",
        /// Its owner's mail service reported the mail as unwanted (RFC 5965).
        Complaint = "complaint",
        /// All that its owner had agreed to had been sent.
        Fulfilled = "fulfilled",
        /// The process ended.
        Ended = "ended",
    }
);

impl Reason {
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Withdrawn => "erasure-withdrawn",
            Self::Complaint => "erasure-complaint",
            Self::Fulfilled => "erasure-fulfilled",
            Self::Ended => "erasure-ended",
        }
    }
}

/// Erases an address at once and leaves a count; says whether it was still there.
///
/// Deliveries to it lose their address by the database's own rule, and are never sent.
pub fn erase(c: &mut Connection, id: AddressId, reason: Reason, day: &str) -> QueryResult<bool> {
    let Some(stored) = address(c, id)? else {
        return Ok(false);
    };
    diesel::delete(address::table.find(id)).execute(c)?;
    keep_evidence(c, stored.process, reason, day, "", 1)?;
    Ok(true)
}

/// Keeps what is left of erased addresses, and has their bytes wiped.
fn keep_evidence(
    c: &mut Connection,
    of: ProcessId,
    reason: Reason,
    day: &str,
    decision: &str,
    count: i32,
) -> QueryResult<()> {
    purge::ask(c)?;
    each_backend!(c, c => diesel::insert_into(erasure::table)
        .values((
            erasure::process_id.eq(of),
            erasure::erased_on.eq(day),
            erasure::reason.eq(reason),
            erasure::decision.eq(decision),
            erasure::count.eq(count),
        ))
        .on_conflict((erasure::process_id, erasure::erased_on, erasure::reason, erasure::decision))
        .do_update()
        .set(erasure::count.eq(erasure::count + count))
        .execute(c))
    .map(drop)
}

/// How many addresses were erased, for whatever reason.
pub fn erased(c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
    let counts: Vec<i32> = erasure::table
        .filter(erasure::process_id.eq(of))
        .select(erasure::count)
        .load(c)?;
    Ok(counts.into_iter().map(i64::from).sum())
}

/// How many addresses a process holds.
pub fn held(c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
    address::table
        .filter(address::process_id.eq(of))
        .count()
        .get_result(c)
}

/// Somebody who agreed to a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    pub id: AddressId,
    pub language: Language,
    /// Mail to it has come back for good.
    pub undeliverable: bool,
}

/// Who agreed to a purpose, in random order.
pub fn who_agreed(c: &mut Connection, of: ProcessId, purpose: Purpose) -> QueryResult<Vec<Agreed>> {
    let query = address::table
        .filter(address::process_id.eq(of))
        .into_boxed();
    let query = match purpose {
        Purpose::Interim => query.filter(address::interim.eq(true)),
        Purpose::Final => query.filter(address::r#final.eq(true)),
        Purpose::Outcomes => query.filter(address::outcomes.eq(true)),
    };
    let rows: Vec<(AddressId, Language, bool)> = query
        .select((address::id, address::language, address::undeliverable))
        .load(c)?;
    let mut all: Vec<Agreed> = rows
        .into_iter()
        .map(|(id, language, undeliverable)| Agreed {
            id,
            language,
            undeliverable,
        })
        .collect();
    all.shuffle(&mut rand::rng());
    Ok(all)
}

/// Whether the owner of an address agrees to a purpose now. PostgreSQL keeps it so until this transaction is over.
pub fn agrees(c: &mut Connection, id: AddressId, purpose: Purpose) -> QueryResult<bool> {
    let row =
        address::table
            .find(id)
            .select((address::interim, address::r#final, address::outcomes));
    let consent: Option<(bool, bool, bool)> = match c {
        Connection::Sqlite(c) => row.first(c).optional()?,
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => row.for_share().first(c).optional()?,
    };
    Ok(consent.is_some_and(|(interim, r#final, outcomes)| {
        let consent = Consent {
            interim,
            r#final,
            outcomes,
        };
        consent.to(purpose)
    }))
}

/// Notes that mail to an address has come back for good: it is not tried again until its owner leaves it anew.
pub fn mark_undeliverable(c: &mut Connection, id: AddressId) -> QueryResult<()> {
    diesel::update(address::table.find(id))
        .set(address::undeliverable.eq(true))
        .execute(c)
        .map(drop)
}

/// What an address was agreed to, for the rule that says when it is let go. Names nobody.
pub fn consents(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(AddressId, Consent)>> {
    let rows: Vec<(AddressId, bool, bool, bool)> = address::table
        .filter(address::process_id.eq(of))
        .order(address::id)
        .select((
            address::id,
            address::interim,
            address::r#final,
            address::outcomes,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, interim, r#final, outcomes)| {
            let consent = Consent {
                interim,
                r#final,
                outcomes,
            };
            (id, consent)
        })
        .collect())
}

/// Erases addresses of one process under a disposal decision and leaves their number; says how many there were.
pub fn dispose(
    c: &mut Connection,
    of: ProcessId,
    ids: &[AddressId],
    reason: Reason,
    day: &str,
    decision: &str,
) -> QueryResult<i64> {
    let mut erased = 0;
    // SQLite takes a bounded number of values in one statement.
    for some in ids.chunks(500) {
        erased += diesel::delete(
            address::table
                .filter(address::process_id.eq(of))
                .filter(address::id.eq_any(some)),
        )
        .execute(c)?;
    }
    let erased = i32::try_from(erased).unwrap_or(i32::MAX);
    if erased > 0 {
        keep_evidence(c, of, reason, day, decision, erased)?;
    }
    Ok(i64::from(erased))
}

/// Erases all addresses of a process.
pub fn erase_all(
    c: &mut Connection,
    of: ProcessId,
    reason: Reason,
    day: &str,
    decision: &str,
) -> QueryResult<i64> {
    let ids: Vec<AddressId> = address::table
        .filter(address::process_id.eq(of))
        .select(address::id)
        .load(c)?;
    dispose(c, of, &ids, reason, day, decision)
}

/// What is left of addresses: counts with their day, reason and decision, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub day: String,
    pub reason: Reason,
    pub decision: String,
    pub count: i64,
}

pub fn evidence(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Evidence>> {
    let rows: Vec<(String, Reason, String, i32)> = erasure::table
        .filter(erasure::process_id.eq(of))
        .order((erasure::erased_on.desc(), erasure::reason))
        .select((
            erasure::erased_on,
            erasure::reason,
            erasure::decision,
            erasure::count,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(day, reason, decision, count)| Evidence {
            day,
            reason,
            decision,
            count: count.into(),
        })
        .collect())
}
/// Writes the pool anew in random order, so that no page of the database tells who came when.
pub fn shuffle_pool(c: &mut Connection, of: ProcessId) -> QueryResult<()> {
    match c {
        // Rows lie in the order of their random ids already.
        Connection::Sqlite(_) => {
            let _ = of;
            Ok(())
        }
        // Rows lie in the order they were written.
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            let mut ids: Vec<AddressId> = address::table
                .filter(address::process_id.eq(of))
                .select(address::id)
                .load(c)?;
            ids.shuffle(&mut rand::rng());
            for id in ids {
                // An update writes a new version of the row elsewhere, under this transaction's number.
                diesel::update(address::table.find(id))
                    .set(address::process_id.eq(of))
                    .execute(c)?;
            }
            Ok(())
        }
    }
}
