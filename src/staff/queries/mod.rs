//! Accounts, sessions, links and memberships in the database.

mod accounts;
mod identities;
mod links;
mod log;
mod memberships;
mod second_factor;
mod sessions;

pub use accounts::{
    Known, Rights, accounts, known, memberships, open_account, open_facts, operators, set_disabled,
    set_rights,
};
pub use identities::{account_of_identity, can_sign_in, issuers_of, tie, untie};
pub use links::{
    Link, LinkKind, delete_links, follow_link, forget_first_links, is_confirmed_at_both, keep_link,
    last_link, link,
};
pub use log::{filtered_log, log, names, whole_log};
pub use memberships::{
    Membership, Person, accept, ask, ask_again, asked_of, change_role, decline, leaders, mailed,
    membership, people, processes_of, remove_role, role, set_role,
};
pub use second_factor::{
    Factor, begin_second_factor, confirm_second_factor, forget_second_factor, recovery_codes_left,
    second_factor, set_recovery_codes, use_recovery_code, use_step, with_second_factor,
};
pub use sessions::{
    OpenSession, Session, delete_expired, delete_session, end_other_sessions, end_session,
    extend_session, put_session, session, sessions_of, used,
};

use diesel::dsl::auto_type;
use diesel::prelude::*;

use super::Account;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::db::schema::{account, session};

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
    facts(email).first(c).optional()
}

/// The account of an address, open or shut, and its password's hash.
#[auto_type(no_type_alias)]
fn facts<'a>(email: &'a str) -> _ {
    account::table
        .filter(account::email.eq(email))
        .select((account::id, account::password_hash))
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
            account::is_vouched.eq(false),
            account::matters_off.eq(""),
        ))
        .execute(c)
        .map(drop)
}

/// Notes who of the staff had an account made.
pub fn set_invited_by(c: &mut Connection, id: AccountId, by: AccountId) -> QueryResult<()> {
    diesel::update(account::table.find(id))
        .set(account::invited_by.eq(by))
        .execute(c)
        .map(drop)
}

/// Notes that an account is known to be a person of their own, whoever had it made.
pub fn vouch(c: &mut Connection, id: AccountId) -> QueryResult<()> {
    diesel::update(account::table.find(id))
        .set(account::is_vouched.eq(true))
        .execute(c)
        .map(drop)
}

/// Whom an account goes back to: who had it made, who had theirs made, and so on, up to one that was made in the shell
/// or that somebody else has vouched for. Accounts that go back to the same one may all be the same person's.
pub fn origin(c: &mut Connection, id: AccountId) -> QueryResult<AccountId> {
    let mut at = id;
    let mut seen = vec![id];
    loop {
        let (by, is_vouched): (Option<AccountId>, bool) = account::table
            .find(at)
            .select((account::invited_by, account::is_vouched))
            .first(c)?;
        match by.filter(|by| !is_vouched && !seen.contains(by)) {
            Some(by) => {
                seen.push(by);
                at = by;
            }
            None => return Ok(at),
        }
    }
}

/// Gives an account another address, in its normalised form.
pub fn set_email(c: &mut Connection, id: AccountId, email: &str) -> QueryResult<()> {
    diesel::update(account::table.find(id))
        .set(account::email.eq(email))
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
/// What somebody is not to be told of by mail, as `Matter::off` writes it.
pub fn matters_off(c: &mut Connection, of: AccountId) -> QueryResult<String> {
    account::table
        .find(of)
        .select(account::matters_off)
        .first(c)
}

/// When somebody last got the day's one mail about what can wait.
pub fn summed_up_at(c: &mut Connection, of: AccountId) -> QueryResult<Option<Timestamp>> {
    account::table
        .find(of)
        .select(account::summed_up_at)
        .first(c)
}

pub fn set_summed_up(c: &mut Connection, of: AccountId, at: Option<Timestamp>) -> QueryResult<()> {
    diesel::update(account::table.find(of))
        .set(account::summed_up_at.eq(at))
        .execute(c)
        .map(drop)
}

pub fn set_matters_off(c: &mut Connection, of: AccountId, off: &str) -> QueryResult<()> {
    diesel::update(account::table.find(of))
        .set(account::matters_off.eq(off))
        .execute(c)
        .map(drop)
}

pub fn set_profile(c: &mut Connection, of: &Account) -> QueryResult<()> {
    diesel::update(account::table.find(of.id))
        .set((
            account::name.eq(&of.name),
            account::language.eq(of.language),
        ))
        .execute(c)
        .map(drop)
}

/// Whether an account has a password.
pub fn has_password(c: &mut Connection, id: AccountId) -> QueryResult<bool> {
    account::table
        .find(id)
        .select(account::password_hash.is_not_null())
        .first(c)
}
