//! The account as pages: every figure with what it was computed from.

mod body;
mod page;
mod pictures;
mod sheet;
pub mod snapshots;
mod table;

pub use body::definitions;
pub use page::{follow_up, page};
pub use sheet::sheet;
