//! The desk of the registrar and the data protection officer: what is kept of one address, for whom it is about (GDPR,
//! articles 15, 17 and 20).
//!
//! Nobody else can ask whether an address is known, whoever leads the process included. An address stands in no URL and
//! in no line of the log, not even as its index.

pub mod handlers;
mod views;
