//! Who was promised what: all that *the share sent* is of.
//!
//! A report is owed to everybody who wished it when it was published, and to nobody else; who withdraws before it was
//! sent takes that back, and nothing else does: not cancelling, not failing, not erasing, not the end of the process.
//! Those who are in a mailing of the report are its deliveries. The others are kept here until they are in one. Who
//! wished it later stands apart, in no share.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::super::{Audience, Mailing, State, purpose_of};
use super::reading::{for_purpose, in_a_mailing};
use crate::addresses::queries::Moment;
use crate::addresses::{self, Consent, Purpose};
use crate::clock::Timestamp;
use crate::db::ids::{AddressId, MailingId, ProcessId, ReportId};
use crate::db::schema::{delivery, mailing, promise, unserved};
use crate::db::{Connection, each_backend};
use crate::reports::{self, Report};
use crate::secrets::random_id;

/// A report, and what those wished whom it is owed to.
#[derive(Debug, Clone, Copy)]
pub struct Promised {
    pub process: ProcessId,
    pub report: ReportId,
    pub purpose: Purpose,
}

impl Promised {
    pub(super) fn of(mailing: &Mailing) -> Self {
        Self {
            process: mailing.process,
            report: mailing.report,
            purpose: mailing.purpose,
        }
    }
}

/// Publishes a report, if it is not published yet: from then on it is owed to everybody who wishes it now.
pub fn publish(c: &mut Connection, of: &Promised, now: Timestamp) -> QueryResult<()> {
    if !reports::queries::publish(c, of.report, now)? {
        return Ok(());
    }
    addresses::queries::settle(c, of.process, Moment::Report)?;
    for agreed in addresses::queries::who_agreed(c, of.process, of.purpose)? {
        diesel::insert_into(promise::table)
            .values((
                promise::id.eq(random_id()),
                promise::report_id.eq(of.report),
                promise::address_id.eq(agreed.id),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Publishes a report, if it is not published yet, by a mailing of it that begins. Whom it is owed to who is in no mailing
/// of it yet: from now on they are in this one.
pub(super) fn publish_by(
    c: &mut Connection,
    mailing: &Mailing,
    now: Timestamp,
) -> QueryResult<HashSet<AddressId>> {
    if mailing.audience != Audience::Participants {
        publish(c, &Promised::of(mailing), now)?;
        return Ok(HashSet::new());
    }
    if !reports::queries::publish(c, mailing.report, now)? {
        return take(c, mailing);
    }
    // All of them are in this mailing at once, so that no promise need be kept.
    addresses::queries::settle(c, mailing.process, Moment::Report)?;
    let all = addresses::queries::who_agreed(c, mailing.process, mailing.purpose)?;
    Ok(all.into_iter().map(|agreed| agreed.id).collect())
}

/// Whom a report is owed to who is in no mailing of it yet: from now on they are in this one.
pub(super) fn take(c: &mut Connection, mailing: &Mailing) -> QueryResult<HashSet<AddressId>> {
    if mailing.audience != Audience::Participants {
        return Ok(HashSet::new());
    }
    let of_report = promise::table
        .filter(promise::report_id.eq(mailing.report))
        .filter(promise::address_id.is_not_null());
    let all: Vec<AddressId> = of_report
        .select(promise::address_id.assume_not_null())
        .load(c)?;
    diesel::delete(of_report).execute(c)?;
    Ok(all.into_iter().collect())
}

/// The promises that some reports made, each with its address as long as that is kept.
fn kept(
    c: &mut Connection,
    reports: &[Report],
) -> QueryResult<Vec<(i64, ReportId, Option<AddressId>)>> {
    let ids: Vec<ReportId> = reports.iter().map(|report| report.id).collect();
    promise::table
        .filter(promise::report_id.eq_any(ids))
        .select((promise::id, promise::report_id, promise::address_id))
        .load(c)
}

/// What stands between publishing and mailing, with the wishes as they are now.
struct Owed {
    consents: HashMap<AddressId, Consent>,
    /// The promises that nobody has taken back.
    promises: Vec<(i64, Promised, Option<AddressId>)>,
}

impl Owed {
    fn load(c: &mut Connection, of: ProcessId) -> QueryResult<Self> {
        let consents: HashMap<AddressId, Consent> =
            addresses::queries::consents(c, of)?.into_iter().collect();
        let reports = reports::queries::all(c, of)?;
        let wishes = |address: Option<AddressId>, purpose: Purpose| match address {
            Some(id) => consents.get(&id).is_some_and(|consent| consent.to(purpose)),
            None => true,
        };
        let promises = kept(c, &reports)?
            .into_iter()
            .filter_map(|(id, report, address)| {
                let kind = reports.iter().find(|one| one.id == report)?.kind;
                let purpose = purpose_of(kind);
                let promised = Promised {
                    process: of,
                    report,
                    purpose,
                };
                wishes(address, purpose).then_some((id, promised, address))
            })
            .collect();
        Ok(Self { consents, promises })
    }

    /// Who wishes what, is in no mailing of it, and was not there when a report of it was published.
    fn since(&self, c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(AddressId, Purpose)>> {
        let mut known = in_a_mailing(c, of)?;
        let promised = self.promises.iter();
        known.extend(promised.filter_map(|(_, of, address)| Some(((*address)?, of.purpose))));
        let wishes = self.consents.iter().flat_map(|(&id, consent)| {
            let agreed = Purpose::ALL.iter().filter(|&&purpose| consent.to(purpose));
            agreed.map(move |&purpose| (id, purpose))
        });
        Ok(wishes.filter(|wish| !known.contains(wish)).collect())
    }
}

/// To how many each published report is owed who are in no mailing of it: those who wish it still, and those who were
/// erased without having taken it back.
pub fn unmailed(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<ReportId, i64>> {
    let reports = reports::queries::all(c, of)?;
    let mut counts = HashMap::new();
    for report in reports.iter().filter(|one| one.published_at.is_some()) {
        let of_report = || promise::table.filter(promise::report_id.eq(report.id));
        let erased: i64 = of_report()
            .filter(promise::address_id.is_null())
            .count()
            .get_result(c)?;
        let theirs =
            of_report().filter(promise::address_id.eq(addresses::queries::id().nullable()));
        let wishing: i64 = addresses::queries::agreeing(of, purpose_of(report.kind))
            .filter(exists(theirs))
            .count()
            .get_result(c)?;
        if erased + wishing > 0 {
            counts.insert(report.id, erased + wishing);
        }
    }
    Ok(counts)
}

/// Those in which a mail has gone to nobody, as far as is known, and none was taken back.
const UNSENT: [State; 8] = [
    State::Queued,
    State::Claimed,
    State::Deferred,
    State::Transmitting,
    State::Rejected,
    State::Failed,
    State::Cancelled,
    State::Untried,
];

/// How many wish each published report, and have not been sent it: those who are in no mailing of it, and those whose
/// mail never went. Who has withdrawn since, whatever had become of their mail by then, waits for nothing.
pub fn unsent(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(Report, i64)>> {
    let mut counts = unmailed(c, of)?;
    let mailings: Vec<(MailingId, ReportId, Purpose)> = mailing::table
        .filter(mailing::process_id.eq(of))
        .filter(mailing::audience.eq(Audience::Participants))
        .select((mailing::id, mailing::report_id, mailing::purpose))
        .load(c)?;
    for (id, report, purpose) in mailings {
        let theirs = delivery::table
            .filter(delivery::mailing_id.eq(id))
            .filter(delivery::address_id.eq(addresses::queries::id().nullable()))
            .filter(delivery::state.eq_any(UNSENT));
        let unsent: i64 = addresses::queries::agreeing(of, purpose)
            .filter(exists(theirs))
            .count()
            .get_result(c)?;
        if unsent > 0 {
            *counts.entry(report).or_default() += unsent;
        }
    }
    Ok(reports::queries::all(c, of)?
        .into_iter()
        .filter(|report| report.published_at.is_some())
        .filter_map(|report| Some((counts.remove(&report.id)?, report)))
        .map(|(count, report)| (report, count))
        .collect())
}

/// How many wish, or wished until they were erased, what no mailing was made of for them and no published report is owed
/// to them of: of each purpose those who came after its last report, or all where there was none.
pub fn wished_since(c: &mut Connection, of: ProcessId) -> QueryResult<BTreeMap<Purpose, i64>> {
    let rows: Vec<(Purpose, i64)> = unserved::table
        .filter(unserved::process_id.eq(of))
        .select((unserved::purpose, unserved::count))
        .load(c)?;
    let mut counts: BTreeMap<Purpose, i64> = rows.into_iter().collect();
    let reports = reports::queries::all(c, of)?;
    for (purpose, wished) in addresses::queries::wished(c, of)? {
        let mailings = for_purpose(c, of, purpose)?;
        let reports = reports.iter();
        let reports = reports.filter(|report| purpose_of(report.kind) == purpose);
        let reports: Vec<ReportId> = reports.map(|report| report.id).collect();
        let promises = || promise::table.filter(promise::report_id.eq_any(reports.clone()));
        let is_promised: bool = diesel::select(exists(promises())).get_result(c)?;
        let since = if mailings.is_empty() && !is_promised {
            // All of them, whom nobody need look at one by one.
            wished
        } else {
            let mailed = delivery::table
                .filter(delivery::mailing_id.eq_any(mailings))
                .filter(delivery::address_id.eq(addresses::queries::id().nullable()));
            let promised =
                promises().filter(promise::address_id.eq(addresses::queries::id().nullable()));
            addresses::queries::agreeing(of, purpose)
                .filter(not(exists(mailed)))
                .filter(not(exists(promised)))
                .count()
                .get_result(c)?
        };
        if since > 0 {
            *counts.entry(purpose).or_default() += since;
        }
    }
    Ok(counts)
}

/// Keeps as counts what addresses wished that are about to be erased, though their owners did not ask for that: what
/// is owed to them stays owed.
pub fn keep_before_erasing(
    c: &mut Connection,
    of: ProcessId,
    erased: &HashSet<AddressId>,
) -> QueryResult<()> {
    let owed = Owed::load(c, of)?;
    for (id, purpose) in owed.since(c, of)? {
        if erased.contains(&id) {
            each_backend!(c, c => diesel::insert_into(unserved::table)
                .values((unserved::process_id.eq(of), unserved::purpose.eq(purpose), unserved::count.eq(1_i64)))
                .on_conflict((unserved::process_id, unserved::purpose))
                .do_update()
                .set(unserved::count.eq(unserved::count + 1))
                .execute(c))?;
        }
    }
    for (id, _, address) in owed.promises {
        if address.is_some_and(|address| erased.contains(&address)) {
            diesel::update(promise::table.find(id))
                .set(promise::address_id.eq(None::<AddressId>))
                .execute(c)?;
        }
    }
    Ok(())
}
