//! The token by which others are got, as the last answer brought it.

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::schema::mail_token;

/// What is kept, sealed, for the settings that are known by this mark.
pub fn find(c: &mut Connection, settings: &[u8]) -> QueryResult<Option<Vec<u8>>> {
    mail_token::table
        .find(settings)
        .select(mail_token::sealed)
        .first(c)
        .optional()
}

/// Keeps one in place of any other: those of earlier settings are of no use.
pub fn keep(c: &mut Connection, settings: &[u8], sealed: &[u8]) -> QueryResult<()> {
    diesel::delete(mail_token::table).execute(c)?;
    diesel::insert_into(mail_token::table)
        .values((
            mail_token::settings.eq(settings),
            mail_token::sealed.eq(sealed),
        ))
        .execute(c)
        .map(drop)
}
