//! Keys in the database: of a token there is only its hash.

use diesel::prelude::*;
use jiff::civil::Date;

use super::Key;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ApiTokenId, ProcessId, stored_day};
use crate::db::schema::api_token;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = api_token)]
struct Row {
    id: ApiTokenId,
    process_id: ProcessId,
    token_hash: Vec<u8>,
    name: String,
    created_at: Timestamp,
    expires_on: Option<String>,
    last_used_on: Option<String>,
}

impl Row {
    fn key(self) -> QueryResult<Key> {
        Ok(Key {
            id: self.id,
            name: self.name,
            created_at: self.created_at,
            expires_on: self.expires_on.map(|day| stored_day(&day)).transpose()?,
            last_used_on: self.last_used_on.map(|day| stored_day(&day)).transpose()?,
        })
    }
}

/// The key of a token's hash, expired or not, and the process that it opens.
pub fn by_hash(c: &mut Connection, hash: &[u8]) -> QueryResult<Option<(Key, ProcessId)>> {
    let row = api_token::table
        .filter(api_token::token_hash.eq(hash))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| {
        let process = row.process_id;
        Ok((row.key()?, process))
    })
    .transpose()
}

/// All of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Key>> {
    let rows = api_token::table
        .filter(api_token::process_id.eq(of))
        .order((api_token::created_at.desc(), api_token::name))
        .select(Row::as_select())
        .load(c)?;
    rows.into_iter().map(Row::key).collect()
}

pub fn add(c: &mut Connection, of: ProcessId, new: &Key, hash: &[u8]) -> QueryResult<()> {
    diesel::insert_into(api_token::table)
        .values(Row {
            id: new.id,
            process_id: of,
            token_hash: hash.to_owned(),
            name: new.name.clone(),
            created_at: new.created_at,
            expires_on: new.expires_on.map(|day| day.to_string()),
            last_used_on: new.last_used_on.map(|day| day.to_string()),
        })
        .execute(c)
        .map(drop)
}

/// Takes a key away from whoever has it; its name.
///
/// # Errors
/// `NotFound` when the process has no such key.
pub fn revoke(c: &mut Connection, of: ProcessId, id: ApiTokenId) -> QueryResult<String> {
    let row = api_token::table
        .find(id)
        .filter(api_token::process_id.eq(of));
    let name = row.select(api_token::name).first(c)?;
    diesel::delete(row).execute(c)?;
    Ok(name)
}

/// Writes down that a key was used on a day.
pub fn mark_used(c: &mut Connection, id: ApiTokenId, on: Date) -> QueryResult<()> {
    diesel::update(api_token::table.find(id))
        .set(api_token::last_used_on.eq(on.to_string()))
        .execute(c)
        .map(drop)
}
