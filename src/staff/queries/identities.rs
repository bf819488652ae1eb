//! Who accounts are for providers of identities.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::db::schema::{account, identity};

/// Whether somebody can sign in to the account: with a password, or with a provider.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn is_set_up() -> _ {
    let own = identity::table.filter(identity::account_id.eq(account::id));
    account::password_hash.is_not_null().or(exists(own))
}

/// Whether somebody can sign in to an account.
pub fn can_sign_in(c: &mut Connection, id: AccountId) -> QueryResult<bool> {
    account::table.find(id).select(is_set_up()).first(c)
}

/// The account that is tied to somebody at a provider.
pub fn account_of_identity(
    c: &mut Connection,
    issuer: &str,
    subject: &str,
) -> QueryResult<Option<AccountId>> {
    identity::table
        .find((issuer, subject))
        .select(identity::account_id)
        .first(c)
        .optional()
}

/// The providers, by issuer, that an account is tied to somebody at.
pub fn issuers_of(c: &mut Connection, id: AccountId) -> QueryResult<Vec<String>> {
    identity::table
        .filter(identity::account_id.eq(id))
        .order(identity::issuer)
        .select(identity::issuer)
        .load(c)
}

/// Ties an account to somebody at a provider.
pub fn tie(c: &mut Connection, id: AccountId, (issuer, subject): (&str, &str)) -> QueryResult<()> {
    diesel::insert_into(identity::table)
        .values((
            identity::issuer.eq(issuer),
            identity::subject.eq(subject),
            identity::account_id.eq(id),
        ))
        .execute(c)
        .map(drop)
}

/// Unties an account from everybody at providers. Says whether it was tied.
pub fn untie(c: &mut Connection, id: AccountId) -> QueryResult<bool> {
    diesel::delete(identity::table.filter(identity::account_id.eq(id)))
        .execute(c)
        .map(|gone| gone > 0)
}
