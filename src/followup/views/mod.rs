//! The account as pages: every figure with what it was computed from.

mod body;
mod cards;
pub mod mark;
mod page;
mod pictures;
mod sentences;
mod sheet;
pub mod snapshots;
mod table;

pub use body::definitions;
pub use page::{chapter, follow_up, page};
pub use sheet::sheet;
