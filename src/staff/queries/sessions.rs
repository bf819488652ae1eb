//! Sessions: one for each browser that somebody is signed in with.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::ids::AccountId;
use crate::db::schema::{account, account_link, session};
use crate::db::{Connection, each_backend};

/// A session as it is kept.
#[derive(Debug, Clone)]
pub struct Session {
    /// By which its owner ends it; tells nothing about its key.
    pub id: i64,
    pub account: Option<AccountId>,
    pub state: String,
    /// Which browser on which system, as far as it says.
    pub agent: String,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = session)]
pub struct OpenSession {
    pub id: i64,
    pub agent: String,
    pub opened_at: Timestamp,
    pub used_at: Timestamp,
}

/// Keeps a session until it expires, in place of what is known of it.
pub fn put_session(
    c: &mut Connection,
    key_hash: &[u8],
    kept: &Session,
    (now, expires): (Timestamp, Timestamp),
) -> QueryResult<()> {
    let what = (
        session::account_id.eq(kept.account),
        session::state.eq(&kept.state),
        session::agent.eq(&kept.agent),
        session::expires_at.eq(expires),
    );
    each_backend!(c, c => {
        diesel::insert_into(session::table)
            .values((
                session::key_hash.eq(key_hash),
                session::id.eq(kept.id),
                session::opened_at.eq(now),
                session::used_at.eq(now),
                what,
            ))
            .on_conflict(session::key_hash)
            .do_update()
            .set(what)
            .execute(c)
    })?;
    match kept.account {
        Some(id) => diesel::update(account::table.find(id))
            .set(account::used_at.eq(now))
            .execute(c)
            .map(drop),
        None => Ok(()),
    }
}

/// The state of a session, and when it was last used.
pub fn session(
    c: &mut Connection,
    key_hash: &[u8],
    now: Timestamp,
) -> QueryResult<Option<(String, Timestamp)>> {
    session::table
        .find(key_hash)
        .filter(session::expires_at.gt(now))
        .select((session::state, session::used_at))
        .first(c)
        .optional()
}

/// Notes that a session, and by it an account, is used now.
pub fn used(c: &mut Connection, key_hash: &[u8], now: Timestamp) -> QueryResult<()> {
    let kept = session::table.find(key_hash);
    diesel::update(kept)
        .set(session::used_at.eq(now))
        .execute(c)?;
    let whose: Option<Option<AccountId>> = kept.select(session::account_id).first(c).optional()?;
    match whose.flatten() {
        Some(id) => diesel::update(account::table.find(id))
            .set(account::used_at.eq(now))
            .execute(c)
            .map(drop),
        None => Ok(()),
    }
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

/// Where somebody is signed in, the latest used first.
pub fn sessions_of(
    c: &mut Connection,
    account: AccountId,
    now: Timestamp,
) -> QueryResult<Vec<OpenSession>> {
    session::table
        .filter(session::account_id.eq(account))
        .filter(session::expires_at.gt(now))
        .order((
            session::used_at.desc(),
            session::opened_at.desc(),
            session::id,
        ))
        .select(OpenSession::as_select())
        .load(c)
}

/// Ends one of somebody's own sessions; says whether it was there.
pub fn end_session(c: &mut Connection, account: AccountId, id: i64) -> QueryResult<bool> {
    let own = session::table
        .filter(session::account_id.eq(account))
        .filter(session::id.eq(id));
    Ok(diesel::delete(own).execute(c)? == 1)
}

/// Ends all of somebody's sessions but one.
pub fn end_other_sessions(c: &mut Connection, account: AccountId, but: i64) -> QueryResult<usize> {
    let others = session::table
        .filter(session::account_id.eq(account))
        .filter(session::id.ne(but));
    diesel::delete(others).execute(c)
}

/// Removes the sessions and links that have run out.
pub fn delete_expired(c: &mut Connection, now: Timestamp) -> QueryResult<usize> {
    let sessions = diesel::delete(session::table.filter(session::expires_at.le(now))).execute(c)?;
    let links =
        diesel::delete(account_link::table.filter(account_link::expires_at.le(now))).execute(c)?;
    Ok(sessions + links)
}
