//! Second factors, and the codes on paper.

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::db::schema::{recovery_code, second_factor};

/// A second factor as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = second_factor)]
pub struct Factor {
    pub sealed: Vec<u8>,
    pub is_confirmed: bool,
}

pub fn second_factor(c: &mut Connection, id: AccountId) -> QueryResult<Option<Factor>> {
    second_factor::table
        .find(id)
        .select(Factor::as_select())
        .first(c)
        .optional()
}

/// Everybody who has confirmed a second factor.
pub fn with_second_factor(c: &mut Connection) -> QueryResult<Vec<AccountId>> {
    second_factor::table
        .filter(second_factor::is_confirmed.eq(true))
        .select(second_factor::account_id)
        .load(c)
}

/// Begins a second factor, in place of one that was begun and never confirmed; says whether there was none yet that is.
pub fn begin_second_factor(c: &mut Connection, id: AccountId, sealed: &[u8]) -> QueryResult<bool> {
    let begun = second_factor::table
        .find(id)
        .filter(second_factor::is_confirmed.eq(false));
    diesel::delete(begun).execute(c)?;
    if second_factor(c, id)?.is_some() {
        return Ok(false);
    }
    diesel::insert_into(second_factor::table)
        .values((
            second_factor::account_id.eq(id),
            second_factor::sealed.eq(sealed),
            second_factor::is_confirmed.eq(false),
            second_factor::last_step.eq(0_i64),
        ))
        .execute(c)?;
    Ok(true)
}

/// Confirms a second factor by a code of a step; says whether it waited for that.
pub fn confirm_second_factor(c: &mut Connection, id: AccountId, step: i64) -> QueryResult<bool> {
    let begun = second_factor::table
        .find(id)
        .filter(second_factor::is_confirmed.eq(false));
    diesel::update(begun)
        .set((
            second_factor::is_confirmed.eq(true),
            second_factor::last_step.eq(step),
        ))
        .execute(c)
        .map(|confirmed| confirmed == 1)
}

/// Uses the code of a step up, and of all before; says whether it was not used before.
pub fn use_step(c: &mut Connection, id: AccountId, step: i64) -> QueryResult<bool> {
    let unused = second_factor::table
        .find(id)
        .filter(second_factor::last_step.lt(step));
    diesel::update(unused)
        .set(second_factor::last_step.eq(step))
        .execute(c)
        .map(|used| used == 1)
}

/// Keeps codes on paper in place of all before.
pub fn set_recovery_codes(
    c: &mut Connection,
    id: AccountId,
    indexes: &[Vec<u8>],
) -> QueryResult<()> {
    diesel::delete(recovery_code::table.filter(recovery_code::account_id.eq(id))).execute(c)?;
    for index in indexes {
        diesel::insert_into(recovery_code::table)
            .values((
                recovery_code::code_index.eq(index),
                recovery_code::account_id.eq(id),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Uses a code on paper up; says whether it was one.
pub fn use_recovery_code(c: &mut Connection, id: AccountId, index: &[u8]) -> QueryResult<bool> {
    let code = recovery_code::table
        .find(index)
        .filter(recovery_code::account_id.eq(id));
    Ok(diesel::delete(code).execute(c)? == 1)
}

pub fn recovery_codes_left(c: &mut Connection, id: AccountId) -> QueryResult<i64> {
    recovery_code::table
        .filter(recovery_code::account_id.eq(id))
        .count()
        .get_result(c)
}

/// Takes a second factor away with its codes; says whether one was confirmed.
pub fn forget_second_factor(c: &mut Connection, id: AccountId) -> QueryResult<bool> {
    let was = second_factor(c, id)?.is_some_and(|factor| factor.is_confirmed);
    diesel::delete(second_factor::table.find(id)).execute(c)?;
    set_recovery_codes(c, id, &[])?;
    Ok(was)
}
