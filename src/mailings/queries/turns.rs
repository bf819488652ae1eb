//! What a connection writes between two mails: that the last one was taken, and that the next one goes. What all
//! connections write at the same time is written in one commit.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::recipient::Recipient;
use super::super::{Order, State, bounces};
use super::breaker::{self, failures_so_far};
use super::claimed::{Claimed, SECOND_TRY};
use super::senders;
use crate::addresses::{self, Purpose};
use crate::clock::Timestamp;
use crate::db::ids::{DeliveryId, MailingId};
use crate::db::schema::delivery;
use crate::db::{Connection, Together, each_backend, prepared};
use crate::error::Error;

/// A mail that the relay has taken.
#[derive(Debug, Clone)]
pub struct Taken {
    pub id: DeliveryId,
    pub mailing: MailingId,
    pub token: i64,
    /// Put off before, without that having been counted.
    is_second_try: bool,
    pub at: Timestamp,
    /// When it was begun, so many of its mailing had failed in a row.
    pub knew: i32,
}

impl Taken {
    pub fn new(mail: &Claimed, at: Timestamp, knew: i32) -> Self {
        Self {
            id: mail.id,
            mailing: mail.mailing,
            token: mail.token,
            is_second_try: mail.was_put_off && mail.attempts == 0,
            at,
            knew,
        }
    }
}

/// A mail that is about to be sent over a connection.
#[derive(Debug, Clone)]
pub struct Going {
    pub id: DeliveryId,
    pub mailing: MailingId,
    pub token: i64,
    pub to: Recipient,
    pub purpose: Purpose,
    /// Until when others leave it alone.
    pub until: Timestamp,
    /// The node and its connection.
    pub over: (String, i32),
    /// How many mails that connection has begun, as its node knows.
    pub known: i64,
}

impl Going {
    /// A claimed mail, over a connection that has begun so many.
    pub fn new(
        mail: &Claimed,
        (purpose, until): (Purpose, Timestamp),
        over: (String, i32),
        known: i64,
    ) -> Self {
        Self {
            id: mail.id,
            mailing: mail.mailing,
            token: mail.token,
            to: mail.to,
            purpose,
            until,
            over,
            known,
        }
    }
}

/// Whether a mail may be sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// So many has its connection begun, this one included; so many of its mailing have failed in a row.
    Yes { begun: i64, knew: i32 },
    /// Somebody withdrew, paused or cancelled meanwhile, or the lease was lost: nothing may be sent.
    NotWanted { begun: i64 },
    /// The database does not know of what was sent: it is not the one that was left.
    Doubted,
}

impl Together for Taken {
    /// Whether the lease was still ours.
    type Done = bool;

    fn write(all: &[&Self], c: &mut Connection) -> Result<Vec<bool>, Error> {
        let mut failing = Failing::default();
        in_their_order(
            all,
            |taken| taken.id,
            |taken| Ok(accept(c, taken, &mut failing)?),
        )
    }
}

impl Together for Going {
    type Done = Begun;

    fn write(all: &[&Self], c: &mut Connection) -> Result<Vec<Begun>, Error> {
        let mut failing = Failing::default();
        in_their_order(
            all,
            |going| going.id,
            |going| Ok(go(c, going, &mut failing)?),
        )
    }
}

/// Does something with each in the order of their deliveries, in which everybody locks them; what it gives, in the order
/// in which they came.
fn in_their_order<J, D>(
    all: &[&J],
    id: impl Fn(&J) -> DeliveryId,
    mut work: impl FnMut(&J) -> Result<D, Error>,
) -> Result<Vec<D>, Error> {
    let mut sorted: Vec<(usize, &J)> = all.iter().copied().enumerate().collect();
    sorted.sort_unstable_by_key(|(_, job)| id(job));
    let done = sorted.into_iter().map(|(at, job)| Ok((at, work(job)?)));
    let mut done: Vec<(usize, D)> = done.collect::<Result<_, Error>>()?;
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, of)| of).collect())
}

/// How many mails have failed in a row, of each mailing that was asked for.
#[derive(Default)]
struct Failing(HashMap<MailingId, i32>);

impl Failing {
    fn of(&mut self, c: &mut Connection, mailing: MailingId) -> QueryResult<i32> {
        if let Some(known) = self.0.get(&mailing) {
            return Ok(*known);
        }
        let found = failures_so_far(c, mailing)?;
        self.0.insert(mailing, found);
        Ok(found)
    }
}

prepared!(Accept {
    "UPDATE delivery SET attempts = attempts + 1, reply_code = NULL, phase = NULL, lease_owner = NULL, \
     lease_until = NULL, lease_token = NULL, state = " state: State as Text,
    ", due_at = " at: Timestamp as BigInt,
    " WHERE id = " id: DeliveryId as BigInt,
    " AND lease_token = " token: i64 as BigInt,
});

/// Writes down that the relay has taken a mail, if the lease is still ours.
fn accept(c: &mut Connection, taken: &Taken, failing: &mut Failing) -> QueryResult<bool> {
    let accept = Accept {
        state: &State::Accepted,
        at: &taken.at,
        id: &taken.id,
        token: &taken.token,
    };
    if each_backend!(c, c => accept.execute(c))? != 1 {
        return Ok(false);
    }
    bounces::queries::settle_by_returns(c, taken.id)?;
    if taken.is_second_try {
        // While its mailing is stopped, being put off uses nothing up; what is taken after it is a second try all the same.
        diesel::update(delivery::table.find(taken.id))
            .set(delivery::attempts.eq(SECOND_TRY))
            .execute(c)?;
    }
    if failing.of(c, taken.mailing)? > 0 {
        breaker::succeed(c, taken.mailing, taken.knew, taken.at)?;
        failing.0.remove(&taken.mailing);
    }
    Ok(true)
}

/// Counts a mail of a connection and says that it is about to be sent.
fn go(c: &mut Connection, going: &Going, failing: &mut Failing) -> QueryResult<Begun> {
    let (name, lane) = &going.over;
    let Some(begun) = senders::step(c, (name, *lane), going.known)? else {
        return Ok(Begun::Doubted);
    };
    let knew = failing.of(c, going.mailing)?;
    Ok(if begin(c, going)? {
        Begun::Yes { begun, knew }
    } else {
        Begun::NotWanted { begun }
    })
}

prepared!(Begin {
    "UPDATE delivery SET state = " transmitting: State as Text,
    ", lease_until = " until: Timestamp as BigInt,
    " WHERE (address_id IS NOT NULL OR contact_id IS NOT NULL) AND EXISTS (SELECT 1 FROM mailing \
     WHERE mailing.id = delivery.mailing_id AND mailing.state = " running: Order as Text,
    ") AND id = " id: DeliveryId as BigInt,
    " AND state = " claimed: State as Text,
    " AND lease_token = " token: i64 as BigInt,
});

/// Says that DATA is about to be sent. Says no when somebody withdrew, paused or cancelled meanwhile, or the
/// lease was lost: then nothing may be sent.
pub fn begin(c: &mut Connection, going: &Going) -> QueryResult<bool> {
    if let Recipient::Address(address) = going.to
        && !addresses::queries::agrees(c, address, going.purpose)?
    {
        withdraw(c, going)?;
        return Ok(false);
    }
    let begin = Begin {
        transmitting: &State::Transmitting,
        until: &going.until,
        running: &Order::Run,
        id: &going.id,
        claimed: &State::Claimed,
        token: &going.token,
    };
    Ok(each_backend!(c, c => begin.execute(c))? == 1)
}

/// Marks a claimed delivery whose owner no longer agrees to its purpose; one whose owner is gone is marked in its time.
fn withdraw(c: &mut Connection, going: &Going) -> QueryResult<()> {
    let mine = delivery::table
        .find(going.id)
        .filter(delivery::address_id.is_not_null())
        .filter(delivery::lease_token.eq(going.token))
        .filter(delivery::state.eq(State::Claimed));
    diesel::update(mine)
        .set((
            delivery::state.eq(State::Withdrawn),
            delivery::lease_token.eq(None::<i64>),
        ))
        .execute(c)
        .map(drop)
}
