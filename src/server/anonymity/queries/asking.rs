//! Asking for one number.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable};

use crate::db::Connection;

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = Nullable<BigInt>)]
    number: Option<i64>,
}

/// One number, if there is one.
pub fn maybe(c: &mut Connection, sql: &str) -> QueryResult<Option<i64>> {
    let sql = format!("SELECT CAST(({sql}) AS BIGINT) AS number");
    let row: Number = sql_query(sql).get_result(c)?;
    Ok(row.number)
}

/// One number; 0 where there is none.
pub fn number(c: &mut Connection, sql: &str) -> QueryResult<i64> {
    Ok(maybe(c, sql)?.unwrap_or(0))
}

/// A name as it can stand in a statement.
pub fn quoted(name: &str) -> String {
    name.split('.')
        .map(|part| format!("\"{}\"", part.replace('"', "\"\"")))
        .collect::<Vec<_>>()
        .join(".")
}
