//! All that is kept of one address, in the pool and on the way into it: for the registrar's desk, when whom it is about
//! asks (GDPR, articles 15, 17 and 20).

use diesel::prelude::*;

use super::erasing::{self, Why};
use super::{Reason, blind_index, find, pool, wording};
use crate::addresses::{Consent, Stored, Wording};
use crate::db::Connection;
use crate::db::ids::{AddressId, ProcessId};
use crate::db::schema::address;
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes::disposal::queries::keep;
use crate::secrets::Secrets;

/// Where an address stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It waits among the new ones.
    OnTheWay,
    InThePool,
    /// It is in the pool, and mail to it has come back for good.
    Undeliverable,
}

/// What is kept of an address in one place. On its way it may wait in several rows, one for each page that left it.
#[derive(Debug, Clone)]
pub struct KeptAddress {
    pub id: AddressId,
    pub place: Place,
    pub language: Language,
    pub consent: Consent,
    /// The words that its owner agreed to.
    pub wording: Wording,
}

impl KeptAddress {
    fn of(c: &mut Connection, stored: Stored, place: Place) -> QueryResult<Self> {
        Ok(Self {
            id: stored.id,
            place,
            language: stored.language,
            consent: stored.consent,
            wording: wording(c, &stored.wording_hash)?,
        })
    }
}

/// What a process keeps of an address, the pool first. Found by the blind index; nothing is opened.
pub fn kept_of(
    c: &mut Connection,
    secrets: &Secrets,
    within: ProcessId,
    wanted: &Address,
) -> QueryResult<Vec<KeptAddress>> {
    let index = blind_index(secrets, within, wanted);
    let pooled: Option<(Stored, bool)> = address::table
        .filter(address::process_id.eq(within))
        .filter(address::blind_index.eq(&index))
        .select((Stored::as_select(), address::undeliverable))
        .first(c)
        .optional()?;
    let mut kept = Vec::new();
    if let Some((stored, undeliverable)) = pooled {
        let place = if undeliverable {
            Place::Undeliverable
        } else {
            Place::InThePool
        };
        kept.push(KeptAddress::of(c, stored, place)?);
    }
    for stored in pool::waiting(c, within, &index)? {
        kept.push(KeptAddress::of(c, stored, Place::OnTheWay)?);
    }
    Ok(kept)
}

/// Erases an address wherever a process keeps it, as its owner wants it, and leaves a count of one. Says whether it was
/// kept at all.
pub fn erase_of(
    c: &mut Connection,
    secrets: &Secrets,
    within: ProcessId,
    wanted: &Address,
    day: &str,
) -> QueryResult<bool> {
    let index = blind_index(secrets, within, wanted);
    let was_on_the_way = pool::turn_away(c, within, &index)?;
    if let Some(id) = find(c, secrets, within, wanted)? {
        return erasing::erase(c, id, Reason::Withdrawn, day);
    }
    if was_on_the_way {
        let why = Why {
            reason: Reason::Withdrawn,
            day,
            decision: "",
        };
        keep(c, within, &why.left(1))?;
    }
    Ok(was_on_the_way)
}
