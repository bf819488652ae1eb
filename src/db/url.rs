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
                return Ok(Self::Postgres(without_gss(text)));
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

/// The same address, with GSS encryption off unless it asks for it. Otherwise libpq looks for Kerberos tickets on each
/// connection, and a program that ends while a connection is being made is aborted inside the Kerberos library.
fn without_gss(url: &str) -> String {
    if url.contains("gssencmode=") {
        return url.to_owned();
    }
    let before = if url.contains('?') { '&' } else { '?' };
    format!("{url}{before}gssencmode=disable")
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
    fn kerberos_is_left_alone_unless_it_is_asked_for() {
        for (given, added) in [
            ("postgres://eko@db/eko", "?gssencmode=disable"),
            ("postgres://db/eko?sslmode=require", "&gssencmode=disable"),
            ("postgres://db/eko?gssencmode=require", ""),
        ] {
            assert_eq!(without_gss(given), format!("{given}{added}"));
        }
    }
}
