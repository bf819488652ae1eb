//! What the DNS says of the sender, judged before a receiver does: who may send for the domain (SPF), whose key signs
//! for it (DKIM), what receivers are asked to do (DMARC), where answers go (MX), and what the relay is called.
//!
//! Judging is a function of what is known so far. What it misses it notes in the `Book`; all of that is asked
//! at once, and it judges anew. A build without the feature `oauth` does not look. Nothing but `look` speaks to anybody.

#![cfg_attr(
    not(feature = "oauth"),
    allow(dead_code, reason = "this build looks no names up")
)]

mod addresses;
mod book;
mod covering;
mod dkim;
mod dmarc;
mod finding;
mod judging;
mod looking;
#[cfg(feature = "oauth")]
mod resolver;
mod reverse;
mod spf;
mod tags;
mod ways;

pub use finding::{About, Finding, Publish, Verdict};
pub use judging::Subject;
pub use looking::{Looked, look};
