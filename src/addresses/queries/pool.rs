//! The pool of a process's addresses, and the way into it.
//!
//! Whoever steals the files of the database, and the key with them, is not to learn when an address came: people come
//! to one dialogue after another, so that *when* is *where*. And whoever reads figures is not to learn whether an
//! address is in the pool, by leaving it once more and looking whether anything moves. So:
//!
//! - **A new address waits among the other new ones** (`arrival`). Each that comes writes as many as [`MIXED`] of them anew,
//!   in random order: of that many, and of more by chance, the place of a row tells nothing at any time. PostgreSQL keeps
//!   the old versions of rows until housekeeping removes them, after a second of quiet.
//! - **Nothing looks at the pool when an address comes.** A known one is written like any other, in the same time, and
//!   goes when it would enter: it changes neither the language nor the purposes that the pool has. The registrar's desk
//!   alone looks here, when whom it is about asks.
//! - **They enter together** ([`settle`]): shortly after a dialogue has closed, if there are as many new ones as the
//!   process's threshold, and when a report is published or the process ends, however many there are. The whole pool is then
//!   written anew in random order, so that its pages do not tell one lot from another.
//! - **The count that is told moves with them**, by no fewer than the threshold.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::counts;
use crate::addresses::{Consent, Stored};
use crate::clock::Timestamp;
use crate::db::ids::{AddressId, ProcessId};
use crate::db::schema::{address, arrival, pool};
use crate::db::{Connection, each_backend};
use crate::i18n::Language;
use crate::{dialogues, processes};

/// So many new addresses, the newest among them, are written anew with each that comes.
const MIXED: usize = 32;
/// A pool of more addresses is not written anew as a whole with each lot: on each of its pages lie those of many.
const LARGE: usize = 5_000;
/// What the index of an address begins with that is on its way to another place: no hash does.
const AT_THE_END: [u8; 8] = [0xFF; 8];
/// Bytes by which it is longer there than what is kept of an address.
const AWAY: usize = 400;

/// A new address as it is kept.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = arrival)]
struct Arrival {
    id: AddressId,
    process_id: ProcessId,
    sealed: Vec<u8>,
    blind_index: Vec<u8>,
    language: Language,
    wording_hash: Vec<u8>,
    interim: bool,
    r#final: bool,
    outcomes: bool,
}

impl Arrival {
    fn new(new: Stored, blind_index: Vec<u8>) -> Self {
        Self {
            id: new.id,
            process_id: new.process,
            sealed: new.sealed,
            blind_index,
            language: new.language,
            wording_hash: new.wording_hash,
            interim: new.consent.interim,
            r#final: new.consent.r#final,
            outcomes: new.consent.outcomes,
        }
    }

    /// With what was ticked under the same words elsewhere.
    fn join(&mut self, other: &Self) {
        if self.wording_hash == other.wording_hash {
            self.interim |= other.interim;
            self.r#final |= other.r#final;
            self.outcomes |= other.outcomes;
        }
    }

    /// As it enters the pool.
    fn stored(self) -> (Stored, Vec<u8>) {
        let stored = Stored {
            id: self.id,
            process: self.process_id,
            sealed: self.sealed,
            language: self.language,
            consent: Consent {
                interim: self.interim,
                r#final: self.r#final,
                outcomes: self.outcomes,
            },
            wording_hash: self.wording_hash,
        };
        (stored, self.blind_index)
    }
}

/// When addresses enter the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A dialogue of the process has closed for good.
    Closing,
    /// Mail is made of a report, or the process ends: nobody is left out.
    Report,
}

/// An address that a page has left before.
pub(super) struct Left {
    pub index: Vec<u8>,
    pub is_in_pool: bool,
}

/// Addresses that come at the same time, until all of them are written.
pub(super) struct Arriving {
    new: Vec<Arrival>,
    left: HashMap<AddressId, Left>,
}

impl Arriving {
    /// From now on nobody else takes any in. Looks what the pages of these rows have left before, whether or not it has
    /// entered the pool since.
    pub(super) fn begin(c: &mut Connection, rows: &[AddressId]) -> QueryResult<Self> {
        lock(c)?;
        let in_pool: Vec<(AddressId, Vec<u8>)> = address::table
            .filter(address::id.eq_any(rows))
            .select((address::id, address::blind_index))
            .load(c)?;
        let on_the_way: Vec<(AddressId, Vec<u8>)> = arrival::table
            .filter(arrival::id.eq_any(rows))
            .select((arrival::id, arrival::blind_index))
            .load(c)?;
        let pools: HashSet<AddressId> = in_pool.iter().map(|(id, _)| *id).collect();
        let left = in_pool.into_iter().chain(on_the_way).map(|(id, index)| {
            let is_in_pool = pools.contains(&id);
            (id, Left { index, is_in_pool })
        });
        let left = left.collect();
        Ok(Self {
            new: Vec::new(),
            left,
        })
    }

    /// What the page of a row has left before.
    pub(super) fn left_before(&self, id: AddressId) -> Option<&Left> {
        self.left.get(&id)
    }

    /// Takes back one that is new, or has entered the pool since.
    pub(super) fn take_back(&mut self, c: &mut Connection, id: AddressId) -> QueryResult<()> {
        self.new.retain(|one| one.id != id);
        diesel::delete(arrival::table.find(id)).execute(c)?;
        diesel::delete(address::table.find(id)).execute(c).map(drop)
    }

    pub(super) fn add(&mut self, new: Stored, index: Vec<u8>) {
        let left = Left {
            index: index.clone(),
            is_in_pool: false,
        };
        self.left.insert(new.id, left);
        self.new.push(Arrival::new(new, index));
    }

    /// Writes them, and hides their places among the others.
    pub(super) fn end(self, c: &mut Connection) -> QueryResult<()> {
        let mut all = self.new;
        if all.is_empty() {
            return Ok(());
        }
        let ids = some_of_all(c)?;
        let some = || arrival::table.filter(arrival::id.eq_any(&ids));
        let others: Vec<Arrival> = some().select(Arrival::as_select()).load(c)?;
        diesel::delete(some()).execute(c)?;
        all.extend(others);
        all.shuffle(&mut rand::rng());
        let new = diesel::insert_into(arrival::table);
        match c {
            Connection::Sqlite(c) => all
                .into_iter()
                .try_for_each(|one| new.values(one).execute(c).map(drop)),
            #[cfg(feature = "postgres")]
            Connection::Postgres(c) => new.values(all).execute(c).map(drop),
        }
    }
}

/// As many as are written anew with a new one, from a random id on: ids are random too, so that these are any of them,
/// however many there are.
fn some_of_all(c: &mut Connection) -> QueryResult<Vec<AddressId>> {
    const MOST: i64 = MIXED as i64 - 1;
    let from = AddressId::random();
    let mut ids: Vec<AddressId> = arrival::table
        .filter(arrival::id.ge(from))
        .order(arrival::id)
        .limit(MOST)
        .select(arrival::id)
        .load(c)?;
    let more = MOST - count(ids.len());
    if more > 0 {
        let rest: Vec<AddressId> = arrival::table
            .filter(arrival::id.lt(from))
            .order(arrival::id)
            .limit(more)
            .select(arrival::id)
            .load(c)?;
        ids.extend(rest);
    }
    Ok(ids)
}

/// On PostgreSQL one after the other writes new addresses anew, or lets them into the pool.
fn lock(c: &mut Connection) -> QueryResult<()> {
    match c {
        Connection::Sqlite(_) => Ok(()),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            diesel::sql_query("LOCK TABLE arrival IN SHARE ROW EXCLUSIVE MODE")
                .execute(c)
                .map(drop)
        }
    }
}

/// The rows in which an address waits to enter the pool of a process, by its blind index: one for each page that left it.
pub(super) fn waiting(c: &mut Connection, of: ProcessId, index: &[u8]) -> QueryResult<Vec<Stored>> {
    let rows: Vec<Arrival> = arrival::table
        .filter(arrival::process_id.eq(of))
        .filter(arrival::blind_index.eq(index))
        .order(arrival::id)
        .select(Arrival::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(|row| row.stored().0).collect())
}

/// Takes an address off the way into the pool of a process. Says whether it was on it.
pub(super) fn turn_away(c: &mut Connection, of: ProcessId, index: &[u8]) -> QueryResult<bool> {
    lock(c)?;
    let waiting = arrival::table
        .filter(arrival::process_id.eq(of))
        .filter(arrival::blind_index.eq(index));
    diesel::delete(waiting).execute(c).map(|gone| gone > 0)
}

/// Lets the new addresses of a process into its pool, if it is their moment; who is there already stays as they are.
pub fn settle(c: &mut Connection, of: ProcessId, moment: Moment) -> QueryResult<()> {
    lock(c)?;
    let threshold = processes::queries::threshold(c, of)?.get();
    let mut come: Vec<Arrival> = arrival::table
        .filter(arrival::process_id.eq(of))
        .select(Arrival::as_select())
        .load(c)?;
    if come.is_empty() {
        // There is no new lot to be hidden among the others.
        return match moment {
            Moment::Closing => Ok(()),
            Moment::Report => tell(c, of, threshold),
        };
    }
    come.shuffle(&mut rand::rng());
    let own = || address::table.filter(address::process_id.eq(of));
    let there: HashSet<Vec<u8>> = own()
        .select(address::blind_index)
        .load(c)?
        .into_iter()
        .collect();
    let (again, new): (Vec<Arrival>, Vec<Arrival>) = come
        .into_iter()
        .partition(|one| there.contains(&one.blind_index));
    let new = each_once(new);
    if moment == Moment::Closing && count(new.len()) < threshold {
        return Ok(());
    }
    for one in again {
        // Their owner says that it works.
        diesel::update(own().filter(address::blind_index.eq(one.blind_index)))
            .set(address::undeliverable.eq(false))
            .execute(c)?;
    }
    for (stored, index) in new.into_iter().map(Arrival::stored) {
        let index = address::blind_index.eq(index);
        diesel::insert_into(address::table)
            .values((stored, index, address::undeliverable.eq(false)))
            .execute(c)?;
    }
    diesel::delete(arrival::table.filter(arrival::process_id.eq(of))).execute(c)?;
    shuffle(c, of)?;
    tell(c, of, threshold)
}

/// Each address once. Whoever has left it on several pages under the same words wants all that was ticked there; under
/// different words one page is as good as another.
fn each_once(all: Vec<Arrival>) -> Vec<Arrival> {
    let mut once: HashMap<Vec<u8>, Arrival> = HashMap::new();
    for one in all {
        match once.entry(one.blind_index.clone()) {
            Entry::Vacant(place) => drop(place.insert(one)),
            Entry::Occupied(mut place) => place.get_mut().join(&one),
        }
    }
    once.into_values().collect()
}

/// When the last dialogue of a process has closed, if that was no moment yet for addresses to enter the pool.
pub fn closed_since(c: &mut Connection, of: ProcessId) -> QueryResult<Option<Timestamp>> {
    let known: Option<Timestamp> = pool::table
        .find(of)
        .select(pool::closed_until)
        .first(c)
        .optional()?;
    let closed = dialogues::queries::last_closed(c, of)?;
    Ok(closed.filter(|&closed| known.is_none_or(|known| known < closed)))
}

/// Lets new addresses into the pool of a process after a dialogue has closed, once for each that has. Says whether there
/// was one.
pub fn settle_after_closing(c: &mut Connection, of: ProcessId) -> QueryResult<bool> {
    let Some(closed) = closed_since(c, of)? else {
        return Ok(false);
    };
    settle(c, of, Moment::Closing)?;
    each_backend!(c, c => diesel::insert_into(pool::table)
        .values((pool::process_id.eq(of), pool::wished.eq(0_i64), pool::closed_until.eq(closed)))
        .on_conflict(pool::process_id)
        .do_update()
        .set(pool::closed_until.eq(closed))
        .execute(c))?;
    Ok(true)
}

/// Tells how many have wished feedback, if it is as many more as the threshold.
fn tell(c: &mut Connection, of: ProcessId, threshold: i64) -> QueryResult<()> {
    let told = counts::told(c, of)?;
    let wished = counts::all(c, of)?;
    if wished - told < threshold {
        return Ok(());
    }
    each_backend!(c, c => diesel::insert_into(pool::table)
        .values((pool::process_id.eq(of), pool::wished.eq(wished), pool::closed_until.eq(0_i64)))
        .on_conflict(pool::process_id)
        .do_update()
        .set(pool::wished.eq(wished))
        .execute(c))
    .map(drop)
}

/// Writes the pool anew in random order.
fn shuffle(c: &mut Connection, of: ProcessId) -> QueryResult<()> {
    let mut rows: Vec<(AddressId, Vec<u8>)> = address::table
        .filter(address::process_id.eq(of))
        .select((address::id, address::blind_index))
        .load(c)?;
    if rows.len() > LARGE {
        return Ok(());
    }
    // SQLite puts a row back into the room that it has just left, if it fits there. So each is moved away first, as one
    // that is much longer, which no room of a row fits, and that belongs at the end of the index; then all of them come
    // back. PostgreSQL writes a new version elsewhere, under this transaction's number, each time.
    for is_away in [true, false] {
        rows.shuffle(&mut rand::rng());
        for (id, index) in &rows {
            let index = if is_away {
                [&AT_THE_END[..], index, &[0; AWAY]].concat()
            } else {
                index.clone()
            };
            diesel::update(address::table.find(id))
                .set(address::blind_index.eq(index))
                .execute(c)?;
        }
    }
    Ok(())
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
