//! Why a mailing does not go on as it should, as it is kept and as its page tells it.

/// Why a mailing does not go on: a word, and what more there is to say.
#[derive(
    Debug, Clone, PartialEq, Eq, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Trouble(String);

crate::db::ids::text_column!(Trouble);

/// What a [`Trouble`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<'a> {
    /// The relay answers nobody as it should; how, as a failure is kept. It is tried again by itself, and nothing is used up.
    Relay(&'a str),
    /// One mail after the other failed; how the last did, as a failure is kept. See `queries::breaker`.
    Stopped(&'a str),
    /// It stood still for so long that a person has to look at it first.
    StoodStill,
    /// An older copy of the database was put back, which does not know what was sent since.
    PutBack,
    /// Its mails cannot be put together; the key of the text that says why.
    Unmade(&'a str),
}

impl Trouble {
    pub fn relay(says: &str) -> Self {
        Self(format!("relay {says}"))
    }

    pub fn stopped(last: &str) -> Self {
        Self(format!("stopped {last}"))
    }

    pub fn stood_still() -> Self {
        Self("stood-still".into())
    }

    pub fn put_back() -> Self {
        Self("put-back".into())
    }

    pub fn unmade(key: &str) -> Self {
        Self(format!("unmade {key}"))
    }

    pub fn why(&self) -> Why<'_> {
        match self.0.split_once(' ').unwrap_or((&self.0, "")) {
            ("stopped", last) => Why::Stopped(last),
            ("stood-still", _) => Why::StoodStill,
            ("put-back", _) => Why::PutBack,
            ("unmade", key) => Why::Unmade(key),
            ("relay", says) => Why::Relay(says),
            _ => Why::Relay(&self.0),
        }
    }

    fn as_str(&self) -> &str {
        &self.0
    }

    #[expect(clippy::unnecessary_wraps, reason = "as columns of text are read")]
    fn parse_stored(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}
