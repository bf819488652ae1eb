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
    /// More work than can be taken right now, by the database or in memory; nothing was written.
    #[error("more comes at once than can be taken")]
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
    /// A server that was asked how it is cannot take requests, or says nothing.
    #[error("Eko cannot take requests: {0}")]
    NotReady(String),
    /// So much was found, by whoever looked for it, that is to be put right.
    #[error("{0} to be put right")]
    ToBePutRight(usize),
    /// A job panicked; its writes were undone.
    #[error("a write job panicked")]
    Panicked,
}

impl Error {
    /// Whether the log tells of it elsewhere, once for all whom it meets: that the database cannot be used.
    pub fn is_told(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Busy)
    }
}

/// What a database says when it cannot be used, and what that means in words.
const TROUBLES: [(&str, &str); 28] = [
    ("database or disk is full", "the disk is full"),
    ("No space left on device", "the disk is full"),
    ("could not extend file", "the disk of the server is full"),
    (
        "database is locked",
        "another program holds the lock of its file",
    ),
    (
        "database table is locked",
        "another program holds the lock of its file",
    ),
    (
        "attempt to write a readonly",
        "its file cannot be written: look at its owner and mode",
    ),
    (
        "unable to open database",
        "its file cannot be opened: look at the folder, its owner and mode",
    ),
    (
        "disk I/O error",
        "the disk does not take or give what it should",
    ),
    (
        "disk image is malformed",
        "its file is damaged: put a backup back",
    ),
    (
        "file is not a database",
        "its file is no database: put a backup back",
    ),
    (
        "due to lock timeout",
        "somebody has held a lock for too long",
    ),
    ("due to statement timeout", "it took too long to answer"),
    (
        "read-only transaction",
        "the server takes no writes: it is a standby, or set to read only",
    ),
    (
        "too many clients",
        "the server has no connection left: raise max_connections",
    ),
    (
        "connection slots are reserved",
        "the server has no connection left: raise max_connections",
    ),
    (
        "no more connections allowed",
        "the pooler has no connection left: raise max_client_conn",
    ),
    (
        "the database system is",
        "the server is starting or stopping",
    ),
    (
        "password authentication failed",
        "the server does not take this user and password",
    ),
    (
        "permission denied",
        "the server does not let this user do that",
    ),
    (
        "Connection refused",
        "the server takes no connections: it is not running, or elsewhere",
    ),
    (
        "could not translate host name",
        "the server's name is not known",
    ),
    ("timeout expired", "the server does not answer"),
    ("connection to server", "the server cannot be reached"),
    ("closed the connection", "the connection was lost"),
    ("terminating connection", "the connection was lost"),
    ("could not receive data", "the connection was lost"),
    ("could not send data", "the connection was lost"),
    ("no connection to the server", "the connection was lost"),
];

/// What it means in words that a database cannot be used; none where that is not what it said.
pub(crate) fn trouble(said: &str) -> Option<&'static str> {
    let found = TROUBLES.iter().find(|(sign, _)| said.contains(sign));
    let lost = || {
        let is_tls =
            said.contains("SSL connection has been closed") || said.contains("SSL SYSCALL");
        is_tls.then_some("the connection was lost")
    };
    found.map(|(_, words)| *words).or_else(lost)
}

/// PostgreSQL repeats the offending values in a message's detail; only table and constraint are named in ours.
fn without_values(error: &DieselError) -> String {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _)
        | DieselError::BrokenTransactionManager => "the connection was lost".into(),
        DieselError::DatabaseError(kind, info) => match trouble(info.message()) {
            Some(words) => words.into(),
            None => {
                let named = |what: &str, name: Option<&str>| {
                    name.map(|name| format!(", {what} {name}"))
                        .unwrap_or_default()
                };
                let table = named("table", info.table_name());
                let constraint = named("constraint", info.constraint_name());
                format!("it did not take a statement of ours ({kind:?}{table}{constraint})")
            }
        },
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
        DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _)
        | DieselError::BrokenTransactionManager => true,
        DieselError::DatabaseError(_, info) => trouble(info.message()).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(message: &str) -> Error {
        DieselError::DatabaseError(DatabaseErrorKind::Unknown, Box::new(message.to_owned())).into()
    }

    #[test]
    fn what_a_database_says_is_told_in_words() {
        for (message, words) in [
            ("database or disk is full", "the disk is full"),
            (
                "canceling statement due to lock timeout",
                "somebody has held a lock for too long",
            ),
            (
                "FATAL:  the database system is starting up",
                "the server is starting or stopping",
            ),
            ("SSL SYSCALL error: EOF detected", "the connection was lost"),
        ] {
            let told = said(message);
            assert!(
                matches!(&told, Error::Unavailable(why) if why == words),
                "{told}"
            );
        }
        let told = said("a value of somebody's").to_string();
        assert!(!told.contains("somebody") && !told.contains('?'), "{told}");
    }
}
