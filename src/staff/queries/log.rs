//! The log of changes, with the names of those who made them.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::audit;
use crate::audit::queries::chain::Chain;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId};
use crate::db::schema::account;

/// The latest lines of a process's log with this start of an action's name and of a detail, with the names of those
/// of the staff who are still there.
pub fn log(
    c: &mut Connection,
    process: ProcessId,
    action: &str,
    detail: &str,
    most: i64,
) -> QueryResult<Vec<audit::Shown>> {
    let lines = audit::queries::latest(c, process, action, detail, most)?;
    shown(c, lines)
}

/// Lines of a log that a filter means, the latest first, without the first `skipped`, with the same names.
pub fn filtered_log(
    c: &mut Connection,
    of: Chain,
    filter: &audit::Filter,
    (skipped, most): (i64, i64),
) -> QueryResult<Vec<audit::Shown>> {
    let lines = audit::queries::filtered(c, of, filter, (skipped, most))?;
    shown(c, lines)
}

/// All lines of a process's log, the earliest first, read so many at a time.
pub fn whole_log(
    c: &mut Connection,
    of: ProcessId,
) -> impl Iterator<Item = QueryResult<audit::Shown>> {
    let mut behind = 0;
    let pages = std::iter::from_fn(move || {
        let page = audit::queries::behind(c, of, behind).and_then(|lines| {
            behind = lines.last().map_or(behind, |(place, _)| *place);
            shown(c, lines.into_iter().map(|(_, line)| line).collect())
        });
        match page {
            Ok(lines) if lines.is_empty() => None,
            Ok(lines) => Some(lines.into_iter().map(Ok).collect()),
            Err(error) => Some(vec![Err(error)]),
        }
    });
    pages.flatten()
}

fn shown(c: &mut Connection, lines: Vec<audit::Line>) -> QueryResult<Vec<audit::Shown>> {
    let mut who: Vec<AccountId> = lines.iter().filter_map(|line| line.account).collect();
    who.sort_unstable();
    who.dedup();
    let names: HashMap<AccountId, String> = names(c, who)?.into_iter().collect();
    let shown = lines.into_iter().map(|line| audit::Shown {
        at: line.at,
        by: line.by,
        who: line.account.and_then(|id| names.get(&id).cloned()),
        action: line.action,
        detail: line.detail,
    });
    Ok(shown.collect())
}

/// The names of those who are still there, in their order.
pub fn names(c: &mut Connection, of: Vec<AccountId>) -> QueryResult<Vec<(AccountId, String)>> {
    account::table
        .filter(account::id.eq_any(of))
        .order((account::name, account::id))
        .select((account::id, account::name))
        .load(c)
}
