//! Who takes part in which process, as what. Somebody who was asked and has not said yes yet has no rights there.

use diesel::dsl::not;
use diesel::prelude::*;

use super::identities::is_set_up;
use crate::clock::Timestamp;
use crate::db::ids::{AccountId, BoardId, ProcessId};
use crate::db::schema::{account, membership};
use crate::db::{Connection, each_backend};
use crate::staff::Role;

/// What somebody is in a process, or is asked to be.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = membership)]
pub struct Membership {
    pub role: Role,
    #[diesel(column_name = board_id)]
    pub board: Option<BoardId>,
    pub is_accepted: bool,
}

/// Somebody who works with a process, or is asked to.
#[derive(Debug, Clone, Queryable)]
pub struct Person {
    pub id: AccountId,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// The one board whose figures they see; none for all.
    pub board: Option<BoardId>,
    /// Whether they have set up their account.
    pub is_set_up: bool,
    /// Whether they have said yes; before that they have no rights here.
    pub is_accepted: bool,
    /// How many mails asked them.
    pub mails: i32,
    /// What became of the latest, as `Posted` is kept.
    pub mailed: Option<String>,
    /// When they last used Eko, in whatever process.
    pub used_at: Option<Timestamp>,
}

/// What somebody is in a process, and the one board whose figures they see; none before they have said yes.
pub fn role(
    c: &mut Connection,
    id: AccountId,
    of: ProcessId,
) -> QueryResult<Option<(Role, Option<BoardId>)>> {
    let found = membership(c, id, of)?.filter(|found| found.is_accepted);
    Ok(found.map(|found| (found.role, found.board)))
}

/// What somebody is in a process, or is asked to be.
pub fn membership(
    c: &mut Connection,
    id: AccountId,
    of: ProcessId,
) -> QueryResult<Option<Membership>> {
    membership::table
        .find((id, of))
        .select(Membership::as_select())
        .first(c)
        .optional()
}

/// The processes that somebody belongs to.
pub fn processes_of(c: &mut Connection, id: AccountId) -> QueryResult<Vec<ProcessId>> {
    membership::table
        .filter(membership::account_id.eq(id))
        .filter(membership::is_accepted.eq(true))
        .select(membership::process_id)
        .load(c)
}

/// The processes that somebody is asked to take part in, and as what.
pub fn asked_of(c: &mut Connection, id: AccountId) -> QueryResult<Vec<(ProcessId, Role)>> {
    membership::table
        .filter(membership::account_id.eq(id))
        .filter(membership::is_accepted.eq(false))
        .select((membership::process_id, membership::role))
        .load(c)
}

/// Gives somebody who is there themselves, or was asked elsewhere, a role in a process, in place of any other.
pub fn set_role(
    c: &mut Connection,
    id: AccountId,
    process: ProcessId,
    role: Role,
    board: Option<BoardId>,
) -> QueryResult<()> {
    let what = (
        membership::role.eq(role),
        membership::board_id.eq(board),
        membership::is_accepted.eq(true),
    );
    each_backend!(c, c => {
        diesel::insert_into(membership::table)
            .values((
                membership::account_id.eq(id),
                membership::process_id.eq(process),
                membership::mails.eq(0),
                what,
            ))
            .on_conflict((membership::account_id, membership::process_id))
            .do_update()
            .set(what)
            .execute(c)
    })
    .map(drop)
}

/// Asks somebody who is not there to take part in a process.
pub fn ask(
    c: &mut Connection,
    id: AccountId,
    process: ProcessId,
    (role, board): (Role, Option<BoardId>),
) -> QueryResult<()> {
    diesel::insert_into(membership::table)
        .values((
            membership::account_id.eq(id),
            membership::process_id.eq(process),
            membership::role.eq(role),
            membership::board_id.eq(board),
            membership::is_accepted.eq(false),
            membership::mails.eq(1),
        ))
        .execute(c)
        .map(drop)
}

/// Counts one more mail to somebody who has not answered, unless one went since so many were seen.
pub fn ask_again(
    c: &mut Connection,
    id: AccountId,
    process: ProcessId,
    seen: i32,
) -> QueryResult<bool> {
    let waiting = membership::table
        .find((id, process))
        .filter(membership::is_accepted.eq(false))
        .filter(membership::mails.eq(seen));
    let counted = diesel::update(waiting)
        .set((
            membership::mails.eq(seen.saturating_add(1)),
            membership::mailed.eq(None::<String>),
        ))
        .execute(c)?;
    Ok(counted == 1)
}

/// Notes what became of the latest mail about a membership.
pub fn mailed(
    c: &mut Connection,
    id: AccountId,
    process: ProcessId,
    posted: &str,
) -> QueryResult<()> {
    diesel::update(membership::table.find((id, process)))
        .set(membership::mailed.eq(Some(posted)))
        .execute(c)
        .map(drop)
}

/// Says yes to taking part; says whether that was asked.
pub fn accept(c: &mut Connection, id: AccountId, process: ProcessId) -> QueryResult<bool> {
    let asked = membership::table
        .find((id, process))
        .filter(membership::is_accepted.eq(false));
    let said = diesel::update(asked)
        .set((
            membership::is_accepted.eq(true),
            membership::mailed.eq(None::<String>),
        ))
        .execute(c)?;
    Ok(said == 1)
}

/// Says no to taking part; says whether that was asked.
pub fn decline(c: &mut Connection, id: AccountId, process: ProcessId) -> QueryResult<bool> {
    let asked = membership::table
        .find((id, process))
        .filter(membership::is_accepted.eq(false));
    Ok(diesel::delete(asked).execute(c)? == 1)
}

/// Changes what somebody is in a process, or is asked to be.
pub fn change_role(
    c: &mut Connection,
    id: AccountId,
    process: ProcessId,
    (role, board): (Role, Option<BoardId>),
) -> QueryResult<()> {
    diesel::update(membership::table.find((id, process)))
        .set((membership::role.eq(role), membership::board_id.eq(board)))
        .execute(c)
        .map(drop)
}

/// Takes somebody out of a process. With it goes an account that nobody has set up and that is asked nowhere else.
pub fn remove_role(c: &mut Connection, id: AccountId, of: ProcessId) -> QueryResult<()> {
    diesel::delete(membership::table.find((id, of))).execute(c)?;
    let elsewhere = membership::table
        .filter(membership::account_id.eq(id))
        .count()
        .get_result::<i64>(c)?;
    if elsewhere == 0 {
        let unused = account::table
            .find(id)
            .filter(not(is_set_up()))
            .filter(account::invited_by.is_not_null());
        diesel::delete(unused).execute(c)?;
    }
    Ok(())
}

/// Who leads a process and can sign in.
pub fn leaders(c: &mut Connection, process: ProcessId) -> QueryResult<Vec<AccountId>> {
    membership::table
        .inner_join(account::table)
        .filter(membership::process_id.eq(process))
        .filter(membership::role.eq(Role::Leader))
        .filter(membership::is_accepted.eq(true))
        .filter(is_set_up())
        .filter(account::disabled_at.is_null())
        .select(account::id)
        .load(c)
}

/// The people of a process, by name.
pub fn people(c: &mut Connection, process: ProcessId) -> QueryResult<Vec<Person>> {
    membership::table
        .inner_join(account::table)
        .filter(membership::process_id.eq(process))
        .order((account::name, account::email))
        .select((
            account::id,
            account::name,
            account::email,
            membership::role,
            membership::board_id,
            is_set_up(),
            membership::is_accepted,
            membership::mails,
            membership::mailed,
            account::used_at,
        ))
        .load(c)
}
