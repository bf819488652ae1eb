//! All accounts of the installation, for whoever runs it.

use diesel::prelude::*;

use super::identities::is_set_up;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId};
use crate::db::schema::{account, account_link, membership, session};
use crate::staff::{Account, Role};

/// An account as whoever runs the installation sees it.
#[derive(Debug, Clone, Queryable)]
pub struct Known {
    pub account: Account,
    /// Whether somebody can sign in to it.
    pub is_set_up: bool,
    pub used_at: Option<Timestamp>,
    /// When it was shut; none for those that are open.
    pub disabled_at: Option<Timestamp>,
}

/// What somebody may do in the installation, besides what they are in a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    pub creates_processes: bool,
    pub is_operator: bool,
}

impl Account {
    /// What they may do in the installation.
    pub fn rights(&self) -> Rights {
        Rights {
            creates_processes: self.creates_processes,
            is_operator: self.is_operator,
        }
    }
}

/// Every account, by name.
pub fn accounts(c: &mut Connection) -> QueryResult<Vec<Known>> {
    account::table
        .order((account::name, account::email))
        .select((
            Account::as_select(),
            is_set_up(),
            account::used_at,
            account::disabled_at,
        ))
        .load(c)
}

/// One account.
pub fn known(c: &mut Connection, id: AccountId) -> QueryResult<Option<Known>> {
    account::table
        .find(id)
        .select((
            Account::as_select(),
            is_set_up(),
            account::used_at,
            account::disabled_at,
        ))
        .first(c)
        .optional()
}

/// The account of somebody who is signed in; none once it is shut.
pub fn open_account(c: &mut Connection, id: AccountId) -> QueryResult<Option<Account>> {
    account::table
        .find(id)
        .filter(account::disabled_at.is_null())
        .select(Account::as_select())
        .first(c)
        .optional()
}

/// The open account of an address and its password's hash, for somebody who signs in or has forgotten it.
pub fn open_facts(
    c: &mut Connection,
    email: &str,
) -> QueryResult<Option<(AccountId, Option<String>)>> {
    super::facts(email)
        .filter(account::disabled_at.is_null())
        .first(c)
        .optional()
}

/// What everybody is, or is asked to be, in which process, by account.
pub fn memberships(c: &mut Connection) -> QueryResult<Vec<(AccountId, ProcessId, Role, bool)>> {
    membership::table
        .select((
            membership::account_id,
            membership::process_id,
            membership::role,
            membership::is_accepted,
        ))
        .load(c)
}

/// Who runs the installation and can sign in.
pub fn operators(c: &mut Connection) -> QueryResult<Vec<AccountId>> {
    account::table
        .filter(account::is_operator.eq(true))
        .filter(is_set_up())
        .filter(account::disabled_at.is_null())
        .select(account::id)
        .load(c)
}

pub fn set_rights(c: &mut Connection, id: AccountId, rights: Rights) -> QueryResult<()> {
    diesel::update(account::table.find(id))
        .set((
            account::creates_processes.eq(rights.creates_processes),
            account::is_operator.eq(rights.is_operator),
        ))
        .execute(c)
        .map(drop)
}

/// Shuts an account from a time on, or opens it again. With it end its sessions and links.
pub fn set_disabled(
    c: &mut Connection,
    id: AccountId,
    since: Option<Timestamp>,
) -> QueryResult<()> {
    diesel::update(account::table.find(id))
        .set(account::disabled_at.eq(since))
        .execute(c)?;
    diesel::delete(session::table.filter(session::account_id.eq(id))).execute(c)?;
    diesel::delete(account_link::table.filter(account_link::account_id.eq(id)))
        .execute(c)
        .map(drop)
}
