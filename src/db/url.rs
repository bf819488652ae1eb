//! Where the database is.

use std::path::PathBuf;

use crate::error::{Error, Result};

/// Where the database is, parsed from `EKO_DATABASE_URL`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    Postgres(String),
}

impl DatabaseUrl {
    /// `postgres://…` and `postgresql://…` are PostgreSQL; `sqlite:PATH` and a bare path are SQLite.
    ///
    /// # Errors
    /// On any other scheme, so that a misspelt URL never becomes a file's name.
    pub fn parse(text: &str) -> Result<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            if cfg!(feature = "postgres") {
                return Ok(Self::Postgres(with_defaults(text)));
            }
            return Err(Error::Settings(
                "this eko was built without PostgreSQL; build it with --features postgres".into(),
            ));
        }
        let path = text
            .strip_prefix("sqlite://")
            .or_else(|| text.strip_prefix("sqlite:"))
            .unwrap_or(text);
        if path.is_empty() || path.contains("://") {
            return Err(Error::Settings(
                "EKO_DATABASE_URL must be postgres://… or sqlite:PATH".into(),
            ));
        }
        Ok(Self::Sqlite(path.into()))
    }
}

impl DatabaseUrl {
    /// Where it is, in words, without a password.
    pub fn place(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Postgres(url) => {
                let (plain, _) = url.split_once('?').unwrap_or((url, ""));
                let (_, all) = plain.split_once("://").unwrap_or(("", plain));
                let (_, behind) = all.rsplit_once('@').unwrap_or(("", all));
                format!("postgres://{behind}")
            }
        }
    }
}

/// What libpq is told unless the address says something else (PostgreSQL documentation §32.1.2).
const DEFAULTS: [(&str, &str); 6] = [
    // Otherwise it looks for Kerberos tickets on each connection, and a program that ends while a connection is being
    // made is aborted inside the Kerberos library.
    ("gssencmode", "disable"),
    // A server that is gone without a word, as when a cable is cut, is noticed within half a minute.
    ("connect_timeout", "5"),
    ("keepalives_idle", "10"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
    ("tcp_user_timeout", "20000"),
];

/// The same address with what it does not say itself.
fn with_defaults(url: &str) -> String {
    let mut whole = url.to_owned();
    for (name, value) in DEFAULTS {
        if !url.contains(&format!("{name}=")) {
            let before = if whole.contains('?') { '&' } else { '?' };
            whole.push_str(&format!("{before}{name}={value}"));
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_it_is_is_told_without_a_password() {
        for (url, place) in [
            (
                "postgres://eko:secret@db:5432/eko?sslmode=require",
                "postgres://db:5432/eko",
            ),
            ("postgres://eko:p@ss@db/eko", "postgres://db/eko"),
            ("postgres://db/eko?password=secret", "postgres://db/eko"),
            ("postgres:///eko?user=a@b", "postgres:///eko"),
        ] {
            assert_eq!(DatabaseUrl::Postgres(url.into()).place(), place);
        }
    }

    #[test]
    fn an_address_says_what_libpq_does_and_else_we_do() {
        let plain = with_defaults("postgres://eko@db/eko");
        assert!(plain.starts_with("postgres://eko@db/eko?gssencmode=disable&connect_timeout=5&"));
        let own = with_defaults("postgres://db/eko?gssencmode=require&connect_timeout=1");
        assert!(own.starts_with("postgres://db/eko?gssencmode=require&connect_timeout=1&keep"));
        assert_eq!(own.matches("connect_timeout").count(), 1);
    }
}
