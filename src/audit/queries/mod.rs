//! The log in the database.

pub mod chain;

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use self::chain::{Chain, Sealed};
use super::{ActorKind, By, Entry, Filter, Line};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId};
use crate::db::schema::audit_entry;
use crate::secrets::Secrets;

/// Writes an entry down, behind those that are there.
pub fn record(c: &mut Connection, secrets: &Secrets, entry: &Entry) -> QueryResult<()> {
    let line = Sealed {
        id: crate::secrets::random_id(),
        process_id: entry.process,
        actor: entry.actor.kind(),
        account_id: entry.actor.account(),
        at: entry.at,
        action: entry.action.to_owned(),
        detail: entry.detail.clone(),
        place: 0,
        seal: Vec::new(),
    };
    chain::add(c, secrets, line)
}

/// The latest lines of a process with this start of an action's name and of a detail.
pub fn latest(
    c: &mut Connection,
    process: ProcessId,
    action: &str,
    detail: &str,
    most: i64,
) -> QueryResult<Vec<Line>> {
    audit_entry::table
        .filter(audit_entry::process_id.eq(process))
        .filter(audit_entry::action.like(format!("{action}%")))
        .filter(audit_entry::detail.like(format!("{detail}%")))
        .order(audit_entry::place.desc())
        .limit(most)
        .select(Line::as_select())
        .load(c)
}

/// The next lines of a process behind a place, with theirs: a page of them.
pub fn behind(c: &mut Connection, of: ProcessId, place: i64) -> QueryResult<Vec<(i64, Line)>> {
    audit_entry::table
        .filter(audit_entry::process_id.eq(of))
        .filter(audit_entry::place.gt(place))
        .order(audit_entry::place)
        .limit(chain::PAGE)
        .select((audit_entry::place, Line::as_select()))
        .load(c)
}

/// What the names of the actions of one filter begin with, at most.
const BEGINNINGS: usize = 8;

/// Lines of a process, or of no process, that a filter means, the latest first, without the first `skipped`.
pub fn filtered(
    c: &mut Connection,
    of: Chain,
    filter: &Filter,
    (skipped, most): (i64, i64),
) -> QueryResult<Vec<Line>> {
    let begins = |at: usize| match filter.begins.get(at) {
        Some(begin) => format!("{begin}%"),
        None if filter.begins.is_empty() => "%".to_owned(),
        None => String::new(),
    };
    let patterns: [String; BEGINNINGS] = std::array::from_fn(begins);
    let [one, two, three, four, five, six, seven, eight] = patterns;
    let named = audit_entry::action
        .like(one)
        .or(audit_entry::action.like(two))
        .or(audit_entry::action.like(three))
        .or(audit_entry::action.like(four))
        .or(audit_entry::action.like(five))
        .or(audit_entry::action.like(six))
        .or(audit_entry::action.like(seven))
        .or(audit_entry::action.like(eight));
    let (account, kind) = match filter.by {
        None => (None, None),
        Some(By::Account(id)) => (Some(id), Some(ActorKind::Staff)),
        Some(By::Kind(kind)) => (None, Some(kind)),
    };
    let any_account = account.is_none().into_sql::<Bool>();
    let any_kind = kind.is_none().into_sql::<Bool>();
    let lines = audit_entry::table
        .filter(audit_entry::action.ne_all(filter.hidden))
        .filter(audit_entry::at.ge(filter.from))
        .filter(audit_entry::at.lt(filter.until))
        .filter(named)
        .filter(
            any_account.or(audit_entry::account_id.is_not_null().and(
                audit_entry::account_id
                    .assume_not_null()
                    .eq(account.unwrap_or(AccountId(0))),
            )),
        )
        .filter(any_kind.or(audit_entry::actor.eq(kind.unwrap_or(ActorKind::Staff))))
        .order(audit_entry::place.desc())
        .limit(most)
        .offset(skipped);
    match of {
        Some(of) => lines
            .filter(audit_entry::process_id.eq(of))
            .select(Line::as_select())
            .load(c),
        None => lines
            .filter(audit_entry::process_id.is_null())
            .select(Line::as_select())
            .load(c),
    }
}

/// Who of the staff have lines there.
pub fn accounts(c: &mut Connection, of: Chain) -> QueryResult<Vec<AccountId>> {
    let all = audit_entry::table
        .select(audit_entry::account_id.assume_not_null())
        .filter(audit_entry::account_id.is_not_null())
        .distinct();
    match of {
        Some(of) => all.filter(audit_entry::process_id.eq(of)).load(c),
        None => all.filter(audit_entry::process_id.is_null()).load(c),
    }
}

/// Whether somebody has a line with this action in a process since then.
pub fn is_noted(
    c: &mut Connection,
    (of, by): (ProcessId, AccountId),
    action: &str,
    since: Timestamp,
) -> QueryResult<bool> {
    let lines = audit_entry::table
        .filter(audit_entry::process_id.eq(of))
        .filter(audit_entry::at.gt(since))
        .filter(audit_entry::account_id.eq(by))
        .filter(audit_entry::action.eq(action));
    diesel::select(exists(lines)).get_result(c)
}
