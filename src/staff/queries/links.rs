//! Links that were mailed to whom an account belongs, or that make the first one: each works once.

use diesel::dsl::auto_type;
use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId, word_enum};
use crate::db::schema::account_link;

word_enum!(
    /// What whoever follows a link does by that.
    LinkKind {
        /// Chooses the first password of an account, or makes the first account.
        SetUp = "set-up",
        /// Chooses a password in place of one that was forgotten.
        Reset = "password",
        /// Says at the old address that there is to be a new one.
        OldAddress = "old-address",
        /// Says at the new address that it is theirs.
        NewAddress = "new-address",
    }
);

/// What a link is for.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = account_link)]
pub struct Link {
    /// None for the first account.
    #[diesel(column_name = account_id)]
    pub account: Option<AccountId>,
    pub kind: LinkKind,
    /// The process that whoever follows it takes part in by that.
    #[diesel(column_name = process_id)]
    pub process: Option<ProcessId>,
    /// The new address, where it is about one.
    pub email: Option<String>,
}

/// Keeps a link from now on, for so many seconds.
pub fn keep_link(
    c: &mut Connection,
    token_hash: &[u8],
    link: &Link,
    (now, lasts): (Timestamp, i64),
) -> QueryResult<()> {
    diesel::insert_into(account_link::table)
        .values((
            link,
            account_link::token_hash.eq(token_hash),
            account_link::is_followed.eq(false),
            account_link::made_at.eq(now),
            account_link::expires_at.eq(now.plus_seconds(lasts)),
        ))
        .execute(c)
        .map(drop)
}

/// What a link is for that works.
pub fn link(c: &mut Connection, token_hash: &[u8], now: Timestamp) -> QueryResult<Option<Link>> {
    open(token_hash, now)
        .select(Link::as_select())
        .first(c)
        .optional()
}

/// A link, while it works.
#[auto_type(no_type_alias)]
fn open<'a>(token_hash: &'a [u8], now: Timestamp) -> _ {
    account_link::table
        .find(token_hash)
        .filter(account_link::is_followed.eq(false))
        .filter(account_link::expires_at.gt(now))
}

/// Uses a link up; says whether it worked until now.
pub fn follow_link(c: &mut Connection, token_hash: &[u8], now: Timestamp) -> QueryResult<bool> {
    diesel::update(open(token_hash, now))
        .set(account_link::is_followed.eq(true))
        .execute(c)
        .map(|followed| followed == 1)
}

/// When the latest link of a kind to an account was made, of those that have not run out.
pub fn last_link(
    c: &mut Connection,
    account: AccountId,
    kind: LinkKind,
    now: Timestamp,
) -> QueryResult<Option<Timestamp>> {
    account_link::table
        .filter(account_link::account_id.eq(account))
        .filter(account_link::kind.eq(kind))
        .filter(account_link::expires_at.gt(now))
        .order(account_link::made_at.desc())
        .select(account_link::made_at)
        .first(c)
        .optional()
}

/// Whether a new address was confirmed at both ends, by links that have not run out.
pub fn is_confirmed_at_both(
    c: &mut Connection,
    account: AccountId,
    email: &str,
    now: Timestamp,
) -> QueryResult<bool> {
    let followed: Vec<LinkKind> = account_link::table
        .filter(account_link::account_id.eq(account))
        .filter(account_link::email.eq(email))
        .filter(account_link::is_followed.eq(true))
        .filter(account_link::expires_at.gt(now))
        .select(account_link::kind)
        .load(c)?;
    let both = [LinkKind::OldAddress, LinkKind::NewAddress];
    Ok(both.iter().all(|kind| followed.contains(kind)))
}

/// Withdraws the links of these kinds to an account.
pub fn delete_links(c: &mut Connection, account: AccountId, kinds: &[LinkKind]) -> QueryResult<()> {
    diesel::delete(
        account_link::table
            .filter(account_link::account_id.eq(account))
            .filter(account_link::kind.eq_any(kinds.iter().copied())),
    )
    .execute(c)
    .map(drop)
}

/// Withdraws the links to become the first account: each start of the server makes a new one.
pub fn forget_first_links(c: &mut Connection) -> QueryResult<()> {
    diesel::delete(account_link::table.filter(account_link::account_id.is_null()))
        .execute(c)
        .map(drop)
}
