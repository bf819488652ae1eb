//! What makes the log append-only: each line is sealed together with the seal of the line before it, under a key that
//! comes from the master key.
//!
//! Whoever can write into the database, but has not got the key, can neither change a line, nor put one in, nor take one
//! out of the middle or off the end, without [`verify`] saying so. What they can do is put back the whole log as it was
//! at some earlier time, of which they have kept a copy: against that helps the last seal, written down somewhere else
//! ([`Tip::known_by`]).

use diesel::prelude::*;

use crate::audit::ActorKind;
use crate::db::ids::{AccountId, ProcessId};
use crate::db::schema::{audit_entry, audit_head};
use crate::db::{Connection, each_backend};
use crate::secrets::{Purpose, Secrets};

/// Lines that are read at a time.
pub(super) const PAGE: i64 = 1_000;
/// Characters of a seal that are enough to know it by: 64 bits.
const SHOWN: usize = 8;

/// A line as it is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entry)]
pub(super) struct Sealed {
    pub id: i64,
    pub process_id: Option<ProcessId>,
    pub actor: ActorKind,
    pub account_id: Option<AccountId>,
    pub at: crate::clock::Timestamp,
    pub action: String,
    pub detail: String,
    pub place: i64,
    pub seal: Vec<u8>,
}

impl Sealed {
    /// What the seal of this line is, after a line with this one.
    fn seal_after(&self, secrets: &Secrets, before: &[u8]) -> Vec<u8> {
        let number = |id: Option<i64>| id.unwrap_or(0).to_be_bytes();
        // Each part's length stands before it, so that no two lines read alike.
        let parts: [&[u8]; 8] = [
            before,
            &number(self.process_id.map(|id| id.0)),
            self.actor.word().as_bytes(),
            &number(self.account_id.map(|id| id.0)),
            &self.at.0.to_be_bytes(),
            self.action.as_bytes(),
            self.detail.as_bytes(),
            &self.place.to_be_bytes(),
        ];
        let mut whole = Vec::new();
        for part in parts {
            let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
            whole.extend_from_slice(&length.to_be_bytes());
            whole.extend_from_slice(part);
        }
        secrets.blind_index(Purpose::Log, 0, &whole)
    }
}

/// Whose lines are one chain: a process's, or those of no process.
pub type Chain = Option<ProcessId>;

fn key(of: Chain) -> i64 {
    of.map_or(0, |id| id.0)
}

/// Adds a line to its chain. Of several at a time one waits for the other, or is tried again.
pub(super) fn add(c: &mut Connection, secrets: &Secrets, mut line: Sealed) -> QueryResult<()> {
    let key = key(line.process_id);
    each_backend!(c, c => diesel::insert_into(audit_head::table)
        .values((audit_head::process_id.eq(key), audit_head::place.eq(0_i64), audit_head::seal.eq(Vec::new())))
        .on_conflict_do_nothing()
        .execute(c))?;
    let head = audit_head::table.find(key);
    // This locks it.
    diesel::update(head)
        .set(audit_head::place.eq(audit_head::place + 1))
        .execute(c)?;
    let (place, before): (i64, Vec<u8>) = head
        .select((audit_head::place, audit_head::seal))
        .first(c)?;
    line.place = place;
    line.seal = line.seal_after(secrets, &before);
    diesel::update(head)
        .set(audit_head::seal.eq(&line.seal))
        .execute(c)?;
    diesel::insert_into(audit_entry::table)
        .values(line)
        .execute(c)
        .map(drop)
}

/// The last line of a chain: how many there are, and its seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    pub of: Chain,
    pub place: i64,
    seal: Vec<u8>,
}

impl Tip {
    /// By what it is known again: the number of the line and the first characters of its seal.
    pub fn known_by(&self) -> String {
        let seal: String = self
            .seal
            .iter()
            .take(SHOWN)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{}-{seal}", self.place)
    }
}

/// What is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The line with this number is not as it was written, or not the one that was written there.
    At(i64),
    /// Lines are missing after this number.
    After(i64),
}

/// Reads a chain from its first line on, and makes sure that it is as it was written; the tip of it when it is. `seen` is
/// shown each line's place and seal.
pub fn verify(
    c: &mut Connection,
    secrets: &Secrets,
    of: Chain,
    mut seen: impl FnMut(&Tip),
) -> QueryResult<Result<Tip, Broken>> {
    let mut tip = Tip {
        of,
        place: 0,
        seal: Vec::new(),
    };
    loop {
        let lines = audit_entry::table
            .filter(audit_entry::place.gt(tip.place))
            .order((audit_entry::place, audit_entry::id))
            .limit(PAGE);
        let lines: Vec<Sealed> = match of {
            Some(of) => lines
                .filter(audit_entry::process_id.eq(of))
                .select(Sealed::as_select())
                .load(c)?,
            None => lines
                .filter(audit_entry::process_id.is_null())
                .select(Sealed::as_select())
                .load(c)?,
        };
        if lines.is_empty() {
            break;
        }
        for line in lines {
            let is_next = line.place == tip.place + 1;
            if !is_next || line.seal != line.seal_after(secrets, &tip.seal) {
                return Ok(Err(Broken::At(tip.place + 1)));
            }
            (tip.place, tip.seal) = (line.place, line.seal);
            seen(&tip);
        }
    }
    let head: Option<(i64, Vec<u8>)> = audit_head::table
        .find(key(of))
        .select((audit_head::place, audit_head::seal))
        .first(c)
        .optional()?;
    let is_whole = match head {
        Some(head) => head == (tip.place, tip.seal.clone()),
        None => tip.place == 0,
    };
    Ok(if is_whole {
        Ok(tip)
    } else {
        Err(Broken::After(tip.place))
    })
}

/// Each chain that there is, the one of no process first.
pub fn chains(c: &mut Connection) -> QueryResult<Vec<Chain>> {
    let known: Vec<i64> = audit_head::table.select(audit_head::process_id).load(c)?;
    let mut all: Vec<Option<ProcessId>> = audit_entry::table
        .select(audit_entry::process_id)
        .distinct()
        .load(c)?;
    all.extend(
        known
            .into_iter()
            .map(|id| (id != 0).then_some(ProcessId(id))),
    );
    all.push(None);
    all.sort_unstable_by_key(|of| of.map(|id| id.0));
    all.dedup();
    Ok(all)
}
