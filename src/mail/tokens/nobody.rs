//! A build that asks nobody for tokens: there are none.

use super::Ticket;

/// Nothing is ever one of these.
#[derive(Debug, Clone)]
pub enum Tokens {}

impl Tokens {
    /// Never called.
    pub async fn get(&self) -> Result<Ticket, String> {
        match *self {}
    }

    /// Never called.
    pub async fn refused(&self, _: &Ticket) {
        match *self {}
    }
}
