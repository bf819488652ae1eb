//! HTTP for dialogues, by action.

pub mod host;
pub mod import;
pub mod manage;
pub mod poster;

use crate::error::Error;

/// The number that a path names.
fn number(text: &str) -> Result<i32, Error> {
    text.parse().map_err(|_| Error::NotFound)
}
