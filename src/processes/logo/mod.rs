//! The sender's logo: taken as SVG or PNG, and drawn anew, small, from what was uploaded. Nothing of the file itself is
//! kept: no script, no link, no place where it was photographed.

mod drawing;
pub mod handlers;
pub mod queries;
mod views;

pub use drawing::{Drawn, TASK, Unfit, draw};

/// Bytes of an uploaded logo at most.
pub const MOST_BYTES: usize = 1024 * 1024;
