//! Accounts, sessions, invitations and memberships in the database.

use diesel::prelude::*;

use super::{Account, Role};
use crate::clock::Timestamp;
use crate::db::ids::{AccountId, BoardId, ProcessId};
use crate::db::schema::{account, invitation, membership, process, session};
use crate::db::{Connection, each_backend};
use crate::i18n::Language;

type AccountRow = (AccountId, String, String, Language, bool);

fn from_row((id, email, name, language, creates_processes): AccountRow) -> Account {
    Account {
        id,
        email,
        name,
        language,
        creates_processes,
    }
}

pub fn account(c: &mut Connection, id: AccountId) -> QueryResult<Option<Account>> {
    account::table
        .find(id)
        .select((
            account::id,
            account::email,
            account::name,
            account::language,
            account::creates_processes,
        ))
        .first::<AccountRow>(c)
        .optional()
        .map(|row| row.map(from_row))
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
            account::id.eq(new.id),
            account::email.eq(&new.email),
            account::name.eq(&new.name),
            account::password_hash.eq(password_hash),
            account::language.eq(new.language),
            account::creates_processes.eq(new.creates_processes),
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

pub fn set_profile(
    c: &mut Connection,
    id: AccountId,
    name: &str,
    language: Language,
) -> QueryResult<()> {
    diesel::update(account::table.find(id))
        .set((account::name.eq(name), account::language.eq(language)))
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

/// Lets go of sessions and invitations that have run out.
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
            diesel::delete(invitation::table.filter(invitation::account_id.eq(id))).execute(c)?
        }
        None => {
            diesel::delete(invitation::table.filter(invitation::account_id.is_null())).execute(c)?
        }
    };
    Ok(taken)
}

/// Whether an account has a password.
pub fn has_password(c: &mut Connection, id: AccountId) -> QueryResult<bool> {
    account::table
        .find(id)
        .select(account::password_hash.is_not_null())
        .first(c)
}

/// What somebody is in a process.
pub struct Membership {
    pub process: ProcessId,
    pub role: Role,
    pub board: Option<BoardId>,
    /// Whether the process has ended.
    pub ended: bool,
}

pub fn membership(
    c: &mut Connection,
    id: AccountId,
    slug: &str,
) -> QueryResult<Option<Membership>> {
    let row: Option<(ProcessId, Role, Option<BoardId>, bool)> = membership::table
        .inner_join(process::table)
        .filter(membership::account_id.eq(id))
        .filter(process::slug.eq(slug))
        .select((
            membership::process_id,
            membership::role,
            membership::board_id,
            process::ended_at.is_not_null(),
        ))
        .first(c)
        .optional()?;
    Ok(row.map(|(process, role, board, ended)| Membership {
        process,
        role,
        board,
        ended,
    }))
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

/// Somebody who works with a process: name, address, role, the one board whose figures they see, and whether they have
/// chosen a password.
pub type Person = (String, String, Role, Option<BoardId>, bool);

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
