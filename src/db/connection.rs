//! The connection type, in a file of its own because its derive brings a crowd of names along.

#![expect(
    clippy::disallowed_methods,
    reason = "the derive spells out every method"
)]

/// A connection to either database; diesel's DSL works on it wherever the two agree.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    Sqlite(diesel::SqliteConnection),
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
}
