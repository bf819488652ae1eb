//! Eko gives people whose voices are seldom heard a way to say whether they were heard, and makes sure that
//! something comes back to them.
//!
//! # The map
//!
//! In story order: a process has dialogues, a dialogue asks a survey and may gain an address, a report is
//! published, a mailing carries it, the follow-up counts.
//!
//! | room | what it owns |
//! | --- | --- |
//! | [`processes`] | the process, its boards, target groups, methods, goals, plan |
//! | [`dialogues`] | meetings, codes, QR, posters, the host's page |
//! | [`survey`] | the question, the participant's page, tallies, comments |
//! | [`addresses`] | e-mail addresses, consent, withdrawal, erasure |
//! | [`organisations`] | organisations where dialogues are held, their contacts, and stakeholders |
//! | [`tablets`] | tablets that work without a network: what they need, what they send |
//! | [`reports`] | reports, files, the public status page |
//! | [`mailings`] | who gets what, deliveries, the worker |
//! | [`followup`] | the account: disclosure control, goals, pictures, snapshots, exports; changes nothing of the others |
//!
//! Below them: [`accounts`] (staff and their rights), [`audit`], [`db`], [`web`], [`i18n`], [`mail`],
//! [`secrets`], [`clock`], [`config`], [`error`]. Above them: [`archive`] (taking a process out, handing it over,
//! ending it), [`api`] (what other programs read with a key: accounts and snapshots as JSON), [`routes`] (the whole
//! URL space), [`app`] (puts it together and takes it down), [`housekeeping`], [`demo`].
//!
//! A room has the same furniture everywhere: `mod.rs` (what it is: types and pure rules), `handlers.rs` (HTTP),
//! `queries.rs` (all its SQL), `views.rs` (markup). A request flows one way: `routes` → handler → a domain type →
//! `Db::read` or `Db::write` with queries → a view or a redirect. A room imports another room's types and
//! queries only, and only down the story; `tests/architecture.rs` fails on anything else.
//!
//! # Invariants, often things deliberately absent
//!
//! 1. An answer and an address share nothing: no key, time, order, log line or file. `survey` and `addresses`
//!    never import each other.
//! 2. No figure about answers is shown that has not passed `followup::engine`.
//! 3. No mail is sent twice or lost without Eko saying so: `mailings` writes down each step before it takes it.
//! 4. A participant's page needs no JavaScript, sets no cookie, loads nothing from elsewhere.
//! 5. Nothing writes outside `Db::write`, reads the time outside `clock`, or opens an address outside `addresses`.
//! 6. Nothing panics on input; errors are values, logged once, at the edge, without a participant's data.

#![recursion_limit = "512"]

pub mod accounts;
pub mod addresses;
pub mod api;
pub mod app;
pub mod archive;
pub mod audit;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod dialogues;
pub mod error;
pub mod followup;
pub mod housekeeping;
pub mod i18n;
pub mod logging;
pub mod mail;
pub mod mailings;
pub mod organisations;
pub mod processes;
pub mod reports;
pub mod routes;
pub mod secrets;
pub mod survey;
pub mod tablets;
pub mod web;
