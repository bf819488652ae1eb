//! What other programs may read: the account and the snapshots, as JSON, with a key that a leader made.
//!
//! Nothing is counted here. Everything that is served was made by `followup`, through its disclosure control; this room
//! gives it other shapes and never looks at an answer. A key opens one process, for reading only, and stays good when
//! the process has ended. No session is touched and no cookie set; whatever goes wrong is a problem (RFC 9457).
//!
//! `handlers::machines` answers programs, `handlers::keys` lets staff make and revoke keys.

pub mod documents;
mod examples;
pub mod flat;
mod forms;
pub mod handlers;
pub mod openapi;
pub mod problem;
pub mod queries;
pub mod token;
mod views;

use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::db::ids::ApiTokenId;

/// Characters of a key's name at most.
pub const LONGEST_NAME: usize = 100;

/// A key as its process knows it. The token itself is nowhere: only whoever was shown it has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub id: ApiTokenId,
    /// What it is for, in the leader's words.
    pub name: String,
    pub created_at: Timestamp,
    /// The last day on which it is good; none until it is revoked.
    pub expires_on: Option<Date>,
    /// The last day on which it was used; none when it never was.
    pub last_used_on: Option<Date>,
}

impl Key {
    /// Whether its last day is over.
    pub fn is_over(&self, today: Date) -> bool {
        self.expires_on.is_some_and(|last| last < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_key_is_good_to_the_end_of_its_last_day() {
        let key = |expires_on| Key {
            id: ApiTokenId(1),
            name: "Power BI".into(),
            created_at: Timestamp(0),
            expires_on,
            last_used_on: None,
        };
        let last = key(Some(date(2022, 6, 30)));
        assert!(!last.is_over(date(2022, 6, 30)));
        assert!(last.is_over(date(2022, 7, 1)));
        assert!(!key(None).is_over(date(2200, 1, 1)));
    }
}
