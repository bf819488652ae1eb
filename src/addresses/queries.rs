//! Addresses in the database.

pub mod counts;
mod erasing;
mod kept;
mod pool;

pub use erasing::{Reason, Why, dispose, erase, erase_all};
pub use kept::{KeptAddress, Place, erase_of, kept_of};
pub use pool::{Moment, closed_since, settle, settle_after_closing};

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::{Consent, Purpose, Stored, Wording};
use crate::db::ids::{AddressId, ProcessId};
use crate::db::schema::{address, consent_wording};
use crate::db::{Connection, Together, each_backend, purge};
use crate::error::Result;
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes;
use crate::secrets::{Purpose as Key, Secrets};

/// A wish for feedback as it came from the page. It does not say from which dialogue.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The page's own random key, so that a retry counts once; another one than the answer's.
    pub key: String,
    pub process: ProcessId,
    pub address: Address,
    pub language: Language,
    pub consent: Consent,
    pub wording: Wording,
    /// What it takes the place of, where the same page has left another address before.
    pub replaces: Replaces,
}

/// A page leaves one address. Which one, where it sends several?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replaces {
    /// The last one: a browser sends them as they are typed.
    Whatever,
    /// This one, which was mistyped, and no other: what a tablet has stored may come late, and in any order.
    Only(Option<Address>),
}

/// The id of the row that a page makes: whoever has the page's key, and nobody else, can tell that the row came from
/// there, and may correct it.
fn row_id(secrets: &Secrets, wish: &Wish) -> AddressId {
    AddressId(secrets.derived_id(Key::AddressRow, wish.process.0, wish.key.as_bytes()))
}

/// A wish that is to be kept, with all others that come at the same time.
pub struct Keeping {
    pub secrets: Arc<Secrets>,
    pub wish: Wish,
}

impl Together for Keeping {
    type Done = ();

    /// All of them, whatever the process: new addresses lie in one table, which each lot locks.
    fn meets_at(&self) -> Option<i64> {
        Some(0)
    }

    fn write(all: &[&Self], c: &mut Connection) -> Result<Vec<()>> {
        if let Some(first) = all.first() {
            let wishes: Vec<&Wish> = all.iter().map(|one| &one.wish).collect();
            put_all(c, &first.secrets, &wishes)?;
        }
        Ok(vec![(); all.len()])
    }
}

/// Takes one address in.
///
/// # Errors
/// Those of [`put_all`].
pub fn put(c: &mut Connection, secrets: &Secrets, wish: &Wish) -> Result<()> {
    put_all(c, secrets, &[wish])
}

/// Takes addresses in among the new ones of their processes. Doing it again changes nothing, and that somebody has left
/// one before is neither looked up nor changes anything.
///
/// Meant for row locks: those who leave their address at once take turns.
///
/// # Errors
/// `Refused` when a process has ended: then nobody would ever erase them again.
pub fn put_all(c: &mut Connection, secrets: &Secrets, wishes: &[&Wish]) -> Result<()> {
    let processes: BTreeSet<ProcessId> = wishes.iter().map(|wish| wish.process).collect();
    for process in processes {
        processes::queries::must_run(c, process)?;
    }
    let rows: Vec<AddressId> = wishes.iter().map(|wish| row_id(secrets, wish)).collect();
    let mut arriving = pool::Arriving::begin(c, &rows)?;
    let mut shown: HashMap<(ProcessId, &Wording), Vec<u8>> = HashMap::new();
    for (wish, id) in wishes.iter().zip(rows) {
        let index = blind_index(secrets, wish.process, &wish.address);
        if let Some(left) = arriving.left_before(id) {
            let is_same = left.index == index;
            let may_go = match &wish.replaces {
                Replaces::Whatever => true,
                Replaces::Only(mistaken) => mistaken
                    .as_ref()
                    .is_some_and(|of| blind_index(secrets, wish.process, of) == left.index),
            };
            if is_same && left.is_in_pool || !(is_same || may_go) {
                continue;
            }
            arriving.take_back(c, id)?;
            if !is_same {
                purge::ask(c)?;
            }
        }
        let words = (wish.process, &wish.wording);
        let wording_hash = match shown.get(&words) {
            Some(hash) => hash.clone(),
            None => {
                let hash = keep_wording(c, wish.process, &wish.wording)?;
                shown.entry(words).or_insert(hash).clone()
            }
        };
        let new = Stored {
            id,
            process: wish.process,
            sealed: secrets.seal(Key::Address, id.0, wish.address.as_str().as_bytes()),
            language: wish.language,
            consent: wish.consent,
            wording_hash,
        };
        arriving.add(new, index);
    }
    Ok(arriving.end(c)?)
}

fn blind_index(secrets: &Secrets, process: ProcessId, of: &Address) -> Vec<u8> {
    secrets.blind_index(Key::AddressIndex, process.0, of.normalised().as_bytes())
}

/// Keeps words that a process shows; by what they are found.
pub fn keep_wording(c: &mut Connection, of: ProcessId, wording: &Wording) -> QueryResult<Vec<u8>> {
    let hash = wording.hash(of);
    each_backend!(c, c => diesel::insert_into(consent_wording::table)
        .values((consent_wording::hash.eq(&hash), wording))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(hash)
}

/// Whether a process has shown these words.
pub fn has_shown(c: &mut Connection, of: ProcessId, wording: &Wording) -> QueryResult<bool> {
    let known = consent_wording::table.find(wording.hash(of));
    diesel::select(diesel::dsl::exists(known)).get_result(c)
}

pub fn address(c: &mut Connection, id: AddressId) -> QueryResult<Option<Stored>> {
    address::table
        .find(id)
        .select(Stored::as_select())
        .first(c)
        .optional()
}

/// The words that the owner of an address agreed to.
pub fn wording(c: &mut Connection, hash: &[u8]) -> QueryResult<Wording> {
    consent_wording::table
        .find(hash)
        .select(Wording::as_select())
        .first(c)
}

/// Which row of a process holds an address, by its blind index: nothing is opened.
pub fn find(
    c: &mut Connection,
    secrets: &Secrets,
    within: ProcessId,
    wanted: &Address,
) -> QueryResult<Option<AddressId>> {
    address::table
        .filter(address::process_id.eq(within))
        .filter(address::blind_index.eq(blind_index(secrets, within, wanted)))
        .select(address::id)
        .first(c)
        .optional()
}

/// Changes what the owner of an address agreed to, under the wording that the page showed, and the language.
pub fn change(
    c: &mut Connection,
    id: AddressId,
    language: Language,
    consent: Consent,
    wording: &Wording,
) -> QueryResult<()> {
    let row = address::table.find(id);
    let Some(of) = row.select(address::process_id).first(c).optional()? else {
        return Ok(());
    };
    let hash = keep_wording(c, of, wording)?;
    diesel::update(row)
        .set((
            address::language.eq(language),
            address::wording_hash.eq(hash),
            consent,
        ))
        .execute(c)
        .map(drop)
}

/// How many addresses a process holds.
pub fn held(c: &mut Connection, of: ProcessId) -> QueryResult<i64> {
    address::table
        .filter(address::process_id.eq(of))
        .count()
        .get_result(c)
}

/// Somebody who agreed to a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = address)]
pub struct Agreed {
    pub id: AddressId,
    pub language: Language,
    /// Mail to it has come back for good.
    pub undeliverable: bool,
}

/// The addresses of a process whose owners agree to a purpose, for queries that ask more of them; there [`id`] is theirs.
pub fn agreeing(
    of: ProcessId,
    purpose: Purpose,
) -> address::BoxedQuery<'static, <Connection as diesel::Connection>::Backend> {
    let query = address::table
        .filter(address::process_id.eq(of))
        .into_boxed();
    match purpose {
        Purpose::Interim => query.filter(address::interim.eq(true)),
        Purpose::Final => query.filter(address::r#final.eq(true)),
        Purpose::Outcomes => query.filter(address::outcomes.eq(true)),
    }
}

/// By what an address is known in a query.
pub const fn id() -> address::id {
    address::id
}

/// Who agreed to a purpose, in random order.
pub fn who_agreed(c: &mut Connection, of: ProcessId, purpose: Purpose) -> QueryResult<Vec<Agreed>> {
    let mut all: Vec<Agreed> = agreeing(of, purpose).select(Agreed::as_select()).load(c)?;
    all.shuffle(&mut rand::rng());
    Ok(all)
}

/// Whether the owner of an address agrees to a purpose now. PostgreSQL keeps it so until this transaction is over.
pub fn agrees(c: &mut Connection, id: AddressId, purpose: Purpose) -> QueryResult<bool> {
    let row = address::table.find(id);
    let consent: Option<Consent> = match c {
        Connection::Sqlite(c) => row.select(Consent::as_select()).get_result(c).optional()?,
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            let kept = row.select(Consent::as_select()).for_share();
            kept.first(c).optional()?
        }
    };
    Ok(consent.is_some_and(|consent| consent.to(purpose)))
}

/// Addresses as they are stored, for the mailer to open.
pub fn sealed(c: &mut Connection, ids: &[AddressId]) -> QueryResult<Vec<(AddressId, Vec<u8>)>> {
    address::table
        .filter(address::id.eq_any(ids))
        .select((address::id, address::sealed))
        .load(c)
}

/// All addresses that there are, in all processes.
pub fn all_ids(c: &mut Connection) -> QueryResult<Vec<AddressId>> {
    address::table.select(address::id).load(c)
}

/// Notes that mail to an address has come back for good: it is not tried again until its owner leaves it anew.
pub fn mark_undeliverable(c: &mut Connection, id: AddressId) -> QueryResult<()> {
    diesel::update(address::table.find(id))
        .set(address::undeliverable.eq(true))
        .execute(c)
        .map(drop)
}

/// How many addresses were agreed to what: a row for each of the few ways, however many addresses there are.
pub fn consents_counted(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(Consent, i64)>> {
    address::table
        .filter(address::process_id.eq(of))
        .group_by((address::interim, address::r#final, address::outcomes))
        .select((
            (address::interim, address::r#final, address::outcomes),
            diesel::dsl::count_star(),
        ))
        .load(c)
}

/// How many wish each purpose that anybody wishes.
pub fn wished(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(Purpose, i64)>> {
    let consents = consents_counted(c, of)?;
    let count = |purpose: Purpose| {
        let wish = consents.iter().filter(|(consent, _)| consent.to(purpose));
        wish.map(|(_, count)| count).sum()
    };
    let all = Purpose::ALL
        .iter()
        .map(|&purpose| (purpose, count(purpose)));
    Ok(all.filter(|(_, count)| *count > 0).collect())
}

/// The addresses that were agreed to exactly this.
pub fn agreed_to(
    c: &mut Connection,
    of: ProcessId,
    consent: Consent,
) -> QueryResult<Vec<AddressId>> {
    address::table
        .filter(address::process_id.eq(of))
        .filter(address::interim.eq(consent.interim))
        .filter(address::r#final.eq(consent.r#final))
        .filter(address::outcomes.eq(consent.outcomes))
        .select(address::id)
        .load(c)
}

/// What an address was agreed to, for the rule that says when it is erased. Names nobody.
pub fn consents(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(AddressId, Consent)>> {
    address::table
        .filter(address::process_id.eq(of))
        .order(address::id)
        .select((address::id, Consent::as_select()))
        .load(c)
}
