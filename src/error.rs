//! What can go wrong, without a word of HTTP: `web::error_page` turns it into a page at the edge.
//!
//! An error is logged once, where it is turned into a page or given up; nothing in it may carry
//! a participant's data, so causes are kept as the library's own error and never with bound values.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or not for this person: the two look the same.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("not signed in")]
    SignedOut,
    /// Signed in without the second factor that everybody needs here.
    #[error("no second factor yet")]
    NoSecondFactor,
    /// A form came back to who had been signed out, and what it would change is not changed yet.
    #[error("the form is only shown again")]
    SentAgain,
    /// Signed in, but without the right.
    #[error("no right to do this")]
    Forbidden,
    /// The request came from another site's page.
    #[error("the request came from another site")]
    CrossSite,
    /// Words could not be read as a form: the reason is a text key.
    #[error("malformed request: {0}")]
    Malformed(&'static str),
    /// The body is of a kind that this page does not take.
    #[error("unsupported media type")]
    UnsupportedMedia,
    /// The body is larger than `limit` bytes.
    #[error("body larger than {limit} bytes")]
    TooLarge { limit: usize },
    /// The body did not arrive in time.
    #[error("the body did not arrive in time")]
    TooSlow,
    /// Too many tries; the next one is welcome after so many seconds.
    #[error("throttled for {retry_after} s")]
    Throttled { retry_after: u64 },
    /// A rule of the domain says no: the reason is a text key.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// More work than the database can take right now; nothing was written.
    #[error("the write queue is full")]
    Busy,
    /// The database cannot be reached or does not answer; nothing is known to be written.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// The database answered with a fault of ours.
    #[error("database: {}", without_values(.0))]
    Database(DieselError),
    /// A sealed value did not open: wrong key, or it was tampered with.
    #[error("a sealed value did not open")]
    Unsealing,
    /// A mail could not be put together, or a mailbox not be read.
    #[error("mail: {0}")]
    Mail(String),
    /// What would stand in a mail's head cannot: the reason is a text key.
    #[error("a mail that cannot be written: {0}")]
    Unwritable(&'static str),
    /// The machine said no.
    #[error("input/output: {0}")]
    Io(#[from] std::io::Error),
    /// The settings cannot be used.
    #[error("settings: {0}")]
    Settings(String),
    /// A job panicked; its writes were undone.
    #[error("a write job panicked")]
    Panicked,
}

/// PostgreSQL repeats the offending values in a message's detail; only table and constraint are named in ours.
fn without_values(error: &DieselError) -> String {
    match error {
        DieselError::DatabaseError(kind, info) => format!(
            "{kind:?} (table {}, constraint {})",
            info.table_name().unwrap_or("?"),
            info.constraint_name().unwrap_or("?"),
        ),
        DieselError::DeserializationError(_) => "a stored value could not be read".into(),
        DieselError::SerializationError(_) => "a value could not be stored".into(),
        other => other.to_string(),
    }
}

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            other if is_unavailable(&other) => Self::Unavailable(without_values(&other)),
            other => Self::Database(other),
        }
    }
}

/// Whether an error says that the database cannot be used right now, rather than that we asked wrongly.
pub(crate) fn is_unavailable(error: &DieselError) -> bool {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => true,
        DieselError::DatabaseError(_, info) => {
            const SIGNS: [&str; 16] = [
                "due to lock timeout",
                "due to statement timeout",
                "database is locked",
                "database table is locked",
                "disk I/O error",
                "database or disk is full",
                "unable to open database file",
                "server closed the connection",
                "terminating connection",
                "the database system is",
                "connection to server",
                "could not receive data",
                "could not send data",
                "no connection to the server",
                "SSL connection has been closed",
                "SSL SYSCALL",
            ];
            SIGNS.iter().any(|sign| info.message().contains(sign))
        }
        DieselError::BrokenTransactionManager => true,
        _ => false,
    }
}
