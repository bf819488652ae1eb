//! Looking an address up, wherever a process keeps it.

use jiff::tz::TimeZone;

use super::{AsContact, AsParticipant, Holdings, Mail};
use crate::addresses::retention;
use crate::addresses::{self, queries::KeptAddress};
use crate::db::Connection;
use crate::db::ids::{DeliveryId, ProcessId, ReportId};
use crate::error::Result;
use crate::mail::Address;
use crate::mailings::queries::{addressed_to, came_back, owed_to};
use crate::mailings::{Recipient, bounces, forwarding};
use crate::processes::disposal::{self, Kind};
use crate::reports::Report;
use crate::secrets::Secrets;
use crate::{organisations, processes, reports, staff};

/// What is looked for, and with what.
pub struct Looking<'a> {
    pub secrets: &'a Secrets,
    pub zone: &'a TimeZone,
    pub within: ProcessId,
    pub address: &'a Address,
}

impl Looking<'_> {
    /// All that the process keeps of the address.
    ///
    /// # Errors
    /// Those of the database.
    pub fn look(&self, c: &mut Connection) -> Result<Holdings> {
        let (of, secrets, address) = (self.within, self.secrets, self.address);
        let reports = reports::queries::all(c, of)?;
        let kept = addresses::queries::kept_of(c, secrets, of, address)?;
        let (mut mails, mut owed) = (Vec::new(), Vec::new());
        for one in &kept {
            mails.extend(mails_to(c, Recipient::Address(one.id), &reports)?);
            let ids = owed_to(c, one.id)?;
            let its = ids.iter().filter_map(|id| report(&reports, *id));
            owed.extend(its);
        }
        let contact = self.contact(c, &reports)?;
        let at_work = contact.iter().flat_map(|contact| &contact.mails);
        let ids: Vec<DeliveryId> = mails
            .iter()
            .chain(at_work)
            .map(|one| one.mail.delivery)
            .collect();
        let whom = (address, ids.as_slice());
        let returned = bounces::queries::naming(c, secrets, Some(of), whom)?;
        let is_known = !kept.is_empty() || contact.is_some();
        let nobodys = if is_known {
            bounces::queries::naming(c, secrets, None, whom)?
        } else {
            // They may be about another process, which is none of this one's business.
            Vec::new()
        };
        let email = address.normalised();
        let people = staff::queries::people(c, of)?;
        Ok(Holdings {
            address: address.clone(),
            participant: self.with_days(c, kept)?,
            mails,
            owed,
            contact,
            returned,
            returned_nobodys: nobodys.len(),
            member: people.into_iter().find(|person| person.email == email),
        })
    }

    /// Each with the day on which it is erased by itself.
    fn with_days(&self, c: &mut Connection, kept: Vec<KeptAddress>) -> Result<Vec<AsParticipant>> {
        let process = processes::queries::process(c, self.within)?;
        let ends = retention::queries::ends(c, self.within)?;
        // Without a disposal decision nothing is erased by itself, and no day can be told.
        let decisions = disposal::queries::decisions(c, self.within)?;
        let is_decided = decisions.about(Kind::Addresses, None).is_some();
        let until = |one: &KeptAddress| {
            retention::due(one.consent, &ends, process.mailing.bounce_days)
                .filter(|_| is_decided)
                .map(|at| at.day(self.zone))
        };
        let all = kept.into_iter().map(|kept| AsParticipant {
            until: until(&kept),
            kept,
        });
        Ok(all.collect())
    }

    fn contact(&self, c: &mut Connection, reports: &[Report]) -> Result<Option<AsContact>> {
        let index = addresses::contact_index(self.secrets, self.within, self.address);
        let Some(id) = organisations::queries::holder(c, self.within, &index)? else {
            return Ok(None);
        };
        let Some(contact) = organisations::queries::contact_of(c, id)? else {
            return Ok(None);
        };
        let all = organisations::queries::all(c, self.within)?;
        let its = all
            .into_iter()
            .find(|one| Some(one.id) == contact.organisation);
        Ok(Some(AsContact {
            mails: mails_to(c, Recipient::Contact(id), reports)?,
            organisation: its.map(|organisation| organisation.name),
            contact,
        }))
    }
}

fn report(all: &[Report], id: ReportId) -> Option<Report> {
    all.iter().find(|report| report.id == id).cloned()
}

fn mails_to(c: &mut Connection, to: Recipient, reports: &[Report]) -> Result<Vec<Mail>> {
    let mut mails = Vec::new();
    for mail in addressed_to(c, to)? {
        let said = forwarding::queries::latest(c, mail.delivery)?;
        let said = said
            .values()
            .map(|one| (i64::from(one.passed_on), i64::from(one.not_reachable)));
        mails.push(Mail {
            said: said.reduce(|sum, one| (sum.0 + one.0, sum.1 + one.1)),
            came_back: came_back(c, mail.delivery)?,
            report: report(reports, mail.report),
            mail,
        });
    }
    Ok(mails)
}
