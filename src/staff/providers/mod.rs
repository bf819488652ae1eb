//! Signing in with a provider of identities (OpenID Connect Core 1.0, the authorization code flow with PKCE).
//!
//! | step | where |
//! | --- | --- |
//! | the browser is sent to the provider, with a sealed cookie that only it gets | `way` |
//! | the provider is asked whom the code that it sent back stands for | `asking` |
//! | what it said is judged: whose address is it, in which groups are they | `said` |
//! | whose account that is: one that is tied to them, one of the same address, a new one | `arriving` |
//!
//! Nothing missing is read as a yes: an address that is not said to be verified is not, who is in no group has no right.

pub(super) mod arriving;
pub mod asking;
pub(super) mod said;
pub(super) mod way;
