//! Mail by token: providers that take no password let in whoever brings a token that another server of theirs has given
//! out (OAuth 2.0, RFC 6749). [`Access`] is what the settings say of that server, [`Tokens`] asks it.

mod access;
#[cfg(feature = "oauth")]
mod asking;
#[cfg(feature = "oauth")]
mod fault;
#[cfg(feature = "oauth")]
mod kept;
#[cfg(not(feature = "oauth"))]
mod nobody;
#[cfg(feature = "oauth")]
pub mod queries;
mod showing;

pub use access::{Access, Asked};
#[cfg(feature = "oauth")]
pub use asking::Tokens;
#[cfg(feature = "oauth")]
pub use kept::Kept;
#[cfg(not(feature = "oauth"))]
pub use nobody::Tokens;
pub use showing::{Mechanism, Ticket};
