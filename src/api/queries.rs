//! Keys in the database: of a token there is only its hash.

use diesel::prelude::*;
use jiff::civil::Date;

use super::Key;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ApiTokenId, ProcessId, stored_day};
use crate::db::schema::{api_token, process};

/// A key that a program has shown, with what it opens.
#[derive(Debug, Clone)]
pub struct Known {
    pub key: Key,
    pub process: ProcessId,
    /// The process's part of addresses.
    pub slug: String,
}

type Row = (
    ApiTokenId,
    String,
    Timestamp,
    Option<String>,
    Option<String>,
);

const COLUMNS: (
    api_token::id,
    api_token::name,
    api_token::created_at,
    api_token::expires_on,
    api_token::last_used_on,
) = (
    api_token::id,
    api_token::name,
    api_token::created_at,
    api_token::expires_on,
    api_token::last_used_on,
);

fn key((id, name, created_at, expires_on, last_used_on): Row) -> QueryResult<Key> {
    Ok(Key {
        id,
        name,
        created_at,
        expires_on: expires_on.map(|day| stored_day(&day)).transpose()?,
        last_used_on: last_used_on.map(|day| stored_day(&day)).transpose()?,
    })
}

/// The key of a token's hash, expired or not.
pub fn by_hash(c: &mut Connection, hash: &[u8]) -> QueryResult<Option<Known>> {
    let row: Option<(Row, ProcessId, String)> = api_token::table
        .inner_join(process::table)
        .filter(api_token::token_hash.eq(hash))
        .select((COLUMNS, api_token::process_id, process::slug))
        .first(c)
        .optional()?;
    row.map(|(row, process, slug)| {
        Ok(Known {
            key: key(row)?,
            process,
            slug,
        })
    })
    .transpose()
}

/// All of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Key>> {
    let rows: Vec<Row> = api_token::table
        .filter(api_token::process_id.eq(of))
        .order((api_token::created_at.desc(), api_token::name))
        .select(COLUMNS)
        .load(c)?;
    rows.into_iter().map(key).collect()
}

pub fn add(c: &mut Connection, of: ProcessId, new: &Key, hash: &[u8]) -> QueryResult<()> {
    diesel::insert_into(api_token::table)
        .values((
            api_token::id.eq(new.id),
            api_token::process_id.eq(of),
            api_token::token_hash.eq(hash),
            api_token::name.eq(&new.name),
            api_token::created_at.eq(new.created_at),
            api_token::expires_on.eq(new.expires_on.map(|day| day.to_string())),
            api_token::last_used_on.eq(new.last_used_on.map(|day| day.to_string())),
        ))
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
    let name: String = row.select(api_token::name).first(c)?;
    diesel::delete(
        api_token::table
            .find(id)
            .filter(api_token::process_id.eq(of)),
    )
    .execute(c)?;
    Ok(name)
}

/// Writes down that a key was used on a day.
pub fn mark_used(c: &mut Connection, id: ApiTokenId, on: Date) -> QueryResult<()> {
    diesel::update(api_token::table.find(id))
        .set(api_token::last_used_on.eq(on.to_string()))
        .execute(c)
        .map(drop)
}
