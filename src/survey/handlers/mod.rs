//! HTTP in and out, by who asks.

pub mod builder;
pub mod closing;
pub mod host;
pub mod participants;
pub mod points;
pub mod staff;
