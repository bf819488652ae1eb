//! Which deliveries a mail that came back may be about, and whose it therefore is.

use diesel::prelude::*;

use crate::addresses;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DeliveryId, MailingId, ProcessId};
use crate::db::schema::{delivery, mailing};
use crate::mail::Address;
use crate::mail::returned::Returned;
use crate::mailings::State;
use crate::mailings::bounces::settling::{Candidate, Why};
use crate::mailings::recipient::Recipient;
use crate::organisations;
use crate::processes;
use crate::secrets::Secrets;

/// What has been sent, as far as is known: only of that anything comes back.
const SENT: [State; 4] = [
    State::Transmitting,
    State::Accepted,
    State::Uncertain,
    State::Bounced,
];

#[derive(Queryable)]
struct Row {
    delivery: DeliveryId,
    message_id: String,
    mailing: MailingId,
    process: ProcessId,
    begun_at: Option<Timestamp>,
}

impl Row {
    fn because(self, why: Why) -> Candidate {
        Candidate {
            delivery: self.delivery,
            message_id: self.message_id,
            mailing: self.mailing,
            process: self.process,
            begun_at: self.begun_at,
            why,
        }
    }
}

macro_rules! rows {
    ($c:ident, $which:expr) => {
        delivery::table
            .inner_join(mailing::table)
            .filter($which)
            .order((mailing::begun_at.desc(), delivery::id))
            .select((
                delivery::id,
                delivery::message_id,
                delivery::mailing_id,
                mailing::process_id,
                mailing::begun_at,
            ))
            .load::<Row>($c)
    };
}

/// The deliveries that a mail names: by their tokens, by their Message-IDs.
fn named(c: &mut Connection, returned: &Returned) -> QueryResult<Vec<Candidate>> {
    let which = delivery::bounce_token
        .eq_any(&returned.tokens)
        .or(delivery::message_id.eq_any(&returned.message_ids));
    let rows = rows!(c, which)?;
    Ok(rows
        .into_iter()
        .map(|row| row.because(Why::Named))
        .collect())
}

/// What was sent to an address, in one process or in all of them.
pub fn sent_to(
    c: &mut Connection,
    secrets: &Secrets,
    within: Option<ProcessId>,
    address: &Address,
    why: &Why,
) -> QueryResult<Vec<Candidate>> {
    let processes = match within {
        Some(process) => vec![process],
        None => processes::queries::all_ids(c)?,
    };
    let mut found = Vec::new();
    for of in processes {
        let index = addresses::contact_index(secrets, of, address);
        let whom = [
            addresses::queries::find(c, secrets, of, address)?.map(Recipient::Address),
            organisations::queries::holder(c, of, &index)?.map(Recipient::Contact),
        ];
        for to in whom.into_iter().flatten() {
            let was_sent = delivery::state.eq_any(SENT);
            let rows = match to {
                Recipient::Address(id) => rows!(c, delivery::address_id.eq(id).and(was_sent))?,
                Recipient::Contact(id) => rows!(c, delivery::contact_id.eq(id).and(was_sent))?,
            };
            found.extend(rows.into_iter().map(|row| row.because(why.clone())));
        }
    }
    Ok(found)
}

/// What a mail may be about: what it names, and then what was sent to the addresses that stand in it; each once.
pub fn candidates(
    c: &mut Connection,
    secrets: &Secrets,
    within: Option<ProcessId>,
    returned: &Returned,
) -> QueryResult<Vec<Candidate>> {
    let mut found = named(c, returned)?;
    found.retain(|one| within.is_none_or(|within| one.process == within));
    for address in &returned.addresses {
        let why = Why::StandsInIt(address.clone());
        for guessed in sent_to(c, secrets, within, address, &why)? {
            if found.iter().all(|one| one.delivery != guessed.delivery) {
                found.push(guessed);
            }
        }
    }
    Ok(found)
}
