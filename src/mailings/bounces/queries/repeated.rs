//! To whom mail came back again and again, in the database.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::{AddressId, ContactId, DeliveryId, MailingId, ProcessId};
use crate::db::schema::{delivery, mailing, returned_mail};
use crate::mail::returned::ReturnedKind;
use crate::mailings::State;
use crate::mailings::bounces::repeated::{Ended, Repeated, TIMES};
use crate::mailings::recipient::{Addressee, Recipient};

/// To whom in a process mail came back at the last mailings, though nobody says that they are gone.
pub fn repeated(c: &mut Connection, of: ProcessId) -> QueryResult<Repeated> {
    let softly = came_back(c, of, ReturnedKind::Soft)?;
    let whom = at_several_mailings(&softly);
    if whom.is_empty() {
        return Ok(Repeated::default());
    }
    let ids = |mails: &[CameBack]| mails.iter().map(|mail| mail.0).collect::<HashSet<_>>();
    let (softly, for_good) = (ids(&softly), ids(&came_back(c, of, ReturnedKind::Hard)?));
    let mails = sent(c, of, &whom)?
        .into_iter()
        .filter_map(|(id, to, state)| {
            let ended = match state {
                State::Bounced if for_good.contains(&id) => Ended::CameBackForGood,
                State::Bounced if softly.contains(&id) => Ended::CameBackSoftly,
                _ => Ended::Arrived,
            };
            Some((to.recipient()?, ended))
        });
    Ok(Repeated::among(mails))
}

/// A mail that came back: which, to whom, of which mailing.
type CameBack = (DeliveryId, Addressee, MailingId);

/// The mails of a process of which something of a kind came back.
fn came_back(c: &mut Connection, of: ProcessId, kind: ReturnedKind) -> QueryResult<Vec<CameBack>> {
    returned_mail::table
        .inner_join(delivery::table.inner_join(mailing::table))
        .filter(mailing::process_id.eq(of))
        .filter(delivery::state.eq(State::Bounced))
        .filter(returned_mail::kind.eq(kind))
        .select((delivery::id, Addressee::as_select(), delivery::mailing_id))
        .load(c)
}

/// To whom mail of several mailings came back: mostly to nobody.
fn at_several_mailings(mails: &[CameBack]) -> Vec<Recipient> {
    let mut at: HashMap<Recipient, HashSet<MailingId>> = HashMap::new();
    for (_, to, mailing) in mails {
        if let Some(to) = to.recipient() {
            at.entry(to).or_default().insert(*mailing);
        }
    }
    at.retain(|_, mailings| mailings.len() >= TIMES);
    at.into_keys().collect()
}

/// How many recipients are asked for at once: databases limit what one question may hold.
const AT_ONCE: usize = 500;

/// The mails of a process to some people that a relay has taken, in the order of their mailings.
fn sent(
    c: &mut Connection,
    of: ProcessId,
    to: &[Recipient],
) -> QueryResult<Vec<(DeliveryId, Addressee, State)>> {
    let mut found = Vec::new();
    for some in to.chunks(AT_ONCE) {
        let addresses: Vec<AddressId> = some
            .iter()
            .filter_map(|to| match to {
                Recipient::Address(id) => Some(*id),
                Recipient::Contact(_) => None,
            })
            .collect();
        let contacts: Vec<ContactId> = some
            .iter()
            .filter_map(|to| match to {
                Recipient::Contact(id) => Some(*id),
                Recipient::Address(_) => None,
            })
            .collect();
        let is_theirs = delivery::address_id
            .eq_any(addresses)
            .assume_not_null()
            .or(delivery::contact_id.eq_any(contacts).assume_not_null());
        found.extend(
            delivery::table
                .inner_join(mailing::table)
                .filter(mailing::process_id.eq(of))
                .filter(delivery::state.eq_any([State::Accepted, State::Bounced]))
                .filter(is_theirs)
                .order((mailing::begun_at, mailing::id))
                .select((delivery::id, Addressee::as_select(), delivery::state))
                .load::<(DeliveryId, Addressee, State)>(c)?,
        );
    }
    Ok(found)
}
