//! What can go wrong, without a word of HTTP: `web::error_page` turns it into a page at the edge.
//!
//! An error is logged once, where it is turned into a page or given up; nothing in it may carry
//! a participant's data, so causes are kept as the library's own error and never with bound values.

use std::fmt;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug)]
pub enum Error {
    /// There is no such thing, or not for this person: the two look the same.
    NotFound,
    /// Nobody is signed in.
    SignedOut,
    /// Signed in, but without the right.
    Forbidden,
    /// The request came from another site's page.
    CrossSite,
    /// Words could not be read as a form: the reason is a text key.
    Malformed(&'static str),
    /// The body is of a kind that this page does not take.
    UnsupportedMedia,
    /// The body is larger than `limit` bytes.
    TooLarge { limit: usize },
    /// The body did not arrive in time.
    TooSlow,
    /// Too many tries; the next one is welcome after so many seconds.
    Throttled { retry_after: u64 },
    /// A rule of the domain says no: the reason is a text key.
    Refused(&'static str),
    /// More work than the database can take right now; nothing was written.
    Busy,
    /// The database cannot be reached or does not answer; nothing is known to be written.
    Unavailable(String),
    /// The database answered with a fault of ours.
    Database(diesel::result::Error),
    /// A sealed value did not open: wrong key, or it was tampered with.
    Unsealing,
    /// A mail could not be put together, or a mailbox not be read.
    Mail(String),
    /// The machine said no.
    Io(std::io::Error),
    /// The settings cannot be used.
    Settings(String),
    /// A job panicked; its writes were undone.
    Panicked,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::SignedOut => f.write_str("not signed in"),
            Self::Forbidden => f.write_str("no right to do this"),
            Self::CrossSite => f.write_str("the request came from another site"),
            Self::Malformed(why) => write!(f, "malformed request: {why}"),
            Self::UnsupportedMedia => f.write_str("unsupported media type"),
            Self::TooLarge { limit } => write!(f, "body larger than {limit} bytes"),
            Self::TooSlow => f.write_str("the body did not arrive in time"),
            Self::Throttled { retry_after } => write!(f, "throttled for {retry_after} s"),
            Self::Refused(why) => write!(f, "refused: {why}"),
            Self::Busy => f.write_str("the write queue is full"),
            Self::Unavailable(why) => write!(f, "the database is unavailable: {why}"),
            Self::Database(error) => write!(f, "database: {}", without_values(error)),
            Self::Unsealing => f.write_str("a sealed value did not open"),
            Self::Mail(why) => write!(f, "mail: {why}"),
            Self::Io(error) => write!(f, "input/output: {error}"),
            Self::Settings(why) => write!(f, "settings: {why}"),
            Self::Panicked => f.write_str("a write job panicked"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// PostgreSQL repeats the offending values in a message's detail; only table and constraint are told on.
fn without_values(error: &diesel::result::Error) -> String {
    match error {
        diesel::result::Error::DatabaseError(kind, info) => format!(
            "{kind:?} (table {}, constraint {})",
            info.table_name().unwrap_or("?"),
            info.constraint_name().unwrap_or("?"),
        ),
        diesel::result::Error::DeserializationError(_) => "a stored value could not be read".into(),
        diesel::result::Error::SerializationError(_) => "a value could not be stored".into(),
        other => other.to_string(),
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other if crate::db::is_unavailable(&other) => Self::Unavailable(without_values(&other)),
            other => Self::Database(other),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
