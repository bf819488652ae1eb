//! Accounts, sessions, invitations and memberships in the database.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Account, Role};
use crate::audit::{self, queries::chain::Chain};
use crate::clock::Timestamp;
use crate::db::ids::{AccountId, BoardId, ProcessId};
use crate::db::schema::{account, invitation, membership, session};
use crate::db::{Connection, each_backend};

pub fn account(c: &mut Connection, id: AccountId) -> QueryResult<Option<Account>> {
    account::table
        .find(id)
        .select(Account::as_select())
        .first(c)
        .optional()
}

/// The account of an address and its password's hash.
pub fn sign_in_facts(
    c: &mut Connection,
    email: &str,
) -> QueryResult<Option<(AccountId, Option<String>)>> {
    account::table
        .filter(account::email.eq(email))
        .select((account::id, account::password_hash))
        .first(c)
        .optional()
}

pub fn any_account(c: &mut Connection) -> QueryResult<bool> {
    Ok(account::table
        .select(account::id)
        .first::<AccountId>(c)
        .optional()?
        .is_some())
}

/// Adds an account. The address must be in its normalised form.
pub fn add_account(
    c: &mut Connection,
    new: &Account,
    password_hash: Option<&str>,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(account::table)
        .values((
            new,
            account::password_hash.eq(password_hash),
            account::created_at.eq(now),
        ))
        .execute(c)
        .map(drop)
}

/// Sets a new password and ends every session that the old one began.
pub fn set_password(c: &mut Connection, id: AccountId, password_hash: &str) -> QueryResult<()> {
    diesel::update(account::table.find(id))
        .set(account::password_hash.eq(password_hash))
        .execute(c)?;
    diesel::delete(session::table.filter(session::account_id.eq(id)))
        .execute(c)
        .map(drop)
}

/// Changes the name and the language.
pub fn set_profile(c: &mut Connection, of: &Account) -> QueryResult<()> {
    diesel::update(account::table.find(of.id))
        .set((
            account::name.eq(&of.name),
            account::language.eq(of.language),
        ))
        .execute(c)
        .map(drop)
}

pub fn put_session(
    c: &mut Connection,
    key_hash: &[u8],
    account: Option<i64>,
    state: &str,
    expires: Timestamp,
) -> QueryResult<()> {
    diesel::delete(session::table.find(key_hash)).execute(c)?;
    diesel::insert_into(session::table)
        .values((
            session::key_hash.eq(key_hash),
            session::account_id.eq(account.map(AccountId)),
            session::state.eq(state),
            session::expires_at.eq(expires),
        ))
        .execute(c)
        .map(drop)
}

pub fn session(c: &mut Connection, key_hash: &[u8], now: Timestamp) -> QueryResult<Option<String>> {
    session::table
        .find(key_hash)
        .filter(session::expires_at.gt(now))
        .select(session::state)
        .first(c)
        .optional()
}

pub fn extend_session(c: &mut Connection, key_hash: &[u8], expires: Timestamp) -> QueryResult<()> {
    diesel::update(session::table.find(key_hash))
        .set(session::expires_at.eq(expires))
        .execute(c)
        .map(drop)
}

pub fn delete_session(c: &mut Connection, key_hash: &[u8]) -> QueryResult<()> {
    diesel::delete(session::table.find(key_hash))
        .execute(c)
        .map(drop)
}

/// Removes the sessions and invitations that have run out.
pub fn delete_expired(c: &mut Connection, now: Timestamp) -> QueryResult<usize> {
    let sessions = diesel::delete(session::table.filter(session::expires_at.le(now))).execute(c)?;
    let invitations =
        diesel::delete(invitation::table.filter(invitation::expires_at.le(now))).execute(c)?;
    Ok(sessions + invitations)
}

/// Keeps an invitation: to an account that has no password yet, or to become the first one.
pub fn invite(
    c: &mut Connection,
    token_hash: &[u8],
    account: Option<AccountId>,
    expires: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(invitation::table)
        .values((
            invitation::token_hash.eq(token_hash),
            invitation::account_id.eq(account),
            invitation::expires_at.eq(expires),
        ))
        .execute(c)
        .map(drop)
}

/// Withdraws the invitations to become the first account: each start of the server makes a new one.
pub fn forget_first_invitations(c: &mut Connection) -> QueryResult<()> {
    diesel::delete(invitation::table.filter(invitation::account_id.is_null()))
        .execute(c)
        .map(drop)
}

/// Whom an invitation is for: nobody yet (`Some(None)`), or an account.
pub fn invitation(
    c: &mut Connection,
    token_hash: &[u8],
    now: Timestamp,
) -> QueryResult<Option<Option<AccountId>>> {
    invitation::table
        .find(token_hash)
        .filter(invitation::expires_at.gt(now))
        .select(invitation::account_id)
        .first(c)
        .optional()
}

/// Uses an invitation up, and every other one of its account; says whether it was still there.
pub fn take_invitation(
    c: &mut Connection,
    token_hash: &[u8],
    account: Option<AccountId>,
) -> QueryResult<bool> {
    let taken = diesel::delete(invitation::table.find(token_hash)).execute(c)? == 1;
    match account {
        Some(id) => {
            diesel::delete(invitation::table.filter(invitation::account_id.eq(id))).execute(c)?;
        }
        None => forget_first_invitations(c)?,
    }
    Ok(taken)
}

/// Whether an account has a password.
pub fn has_password(c: &mut Connection, id: AccountId) -> QueryResult<bool> {
    account::table
        .find(id)
        .select(account::password_hash.is_not_null())
        .first(c)
}

/// What somebody is in a process, and the one board whose figures they see.
pub fn role(
    c: &mut Connection,
    id: AccountId,
    of: ProcessId,
) -> QueryResult<Option<(Role, Option<BoardId>)>> {
    membership::table
        .find((id, of))
        .select((membership::role, membership::board_id))
        .first(c)
        .optional()
}

/// The processes that somebody belongs to.
pub fn processes_of(c: &mut Connection, id: AccountId) -> QueryResult<Vec<ProcessId>> {
    membership::table
        .filter(membership::account_id.eq(id))
        .select(membership::process_id)
        .load(c)
}

/// Gives somebody a role in a process, in place of any other.
pub fn set_role(
    c: &mut Connection,
    id: AccountId,
    process: ProcessId,
    role: Role,
    board: Option<BoardId>,
) -> QueryResult<()> {
    each_backend!(c, c => {
        diesel::insert_into(membership::table)
            .values((
                membership::account_id.eq(id),
                membership::process_id.eq(process),
                membership::role.eq(role),
                membership::board_id.eq(board),
            ))
            .on_conflict((membership::account_id, membership::process_id))
            .do_update()
            .set((membership::role.eq(role), membership::board_id.eq(board)))
            .execute(c)
    })
    .map(drop)
}

/// Takes somebody out of a process.
pub fn remove_role(c: &mut Connection, id: AccountId, of: ProcessId) -> QueryResult<()> {
    diesel::delete(membership::table.find((id, of)))
        .execute(c)
        .map(drop)
}

/// Somebody who works with a process.
#[derive(Debug, Clone, Queryable)]
pub struct Person {
    pub name: String,
    pub email: String,
    pub role: Role,
    /// The one board whose figures they see; none for all.
    pub board: Option<BoardId>,
    /// Whether they have set up their account.
    pub has_password: bool,
}

/// The people of a process, by name.
pub fn people(c: &mut Connection, process: ProcessId) -> QueryResult<Vec<Person>> {
    membership::table
        .inner_join(account::table)
        .filter(membership::process_id.eq(process))
        .order(account::name)
        .select((
            account::name,
            account::email,
            membership::role,
            membership::board_id,
            account::password_hash.is_not_null(),
        ))
        .load(c)
}

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
