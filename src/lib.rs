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
//! | [`processes`] | the process, its boards, target groups, methods, decisions on disposal and evidence of it; the guard of its staff pages |
//! | [`dialogues`] | what a meeting is: its window, code, QR, host's link, import |
//! | [`reports`] | reports, files, news |
//! | [`survey`] | the question, the participant's page, tallies, comments |
//! | [`observations`] | what participants said in plain words, and what each board replies: what came of it |
//! | [`plan`] | what the process is to achieve and does: goals, activities |
//! | [`addresses`] | e-mail addresses, consent, withdrawal, how long they are kept |
//! | [`tablets`] | tablets that work without a network: what they need, what they send |
//! | [`hosting`] | planning, holding and closing dialogues: the pages of staff and host, posters |
//! | [`organisations`] | organisations where dialogues are held, their contacts, and stakeholders |
//! | [`mailings`] | who gets what, deliveries, the worker, what contacts pass on |
//! | [`followup`] | the account: disclosure control, goals, pictures, snapshots, exports; changes nothing of the others |
//! | [`status`] | the public status page, its feed and calendar |
//! | [`guides`] | how Eko is used, told to hosts, leaders, readers and operators |
//! | [`home`] | what is next in a process, and what is set up once |
//! | [`search`] | finding something of a process by its words |
//! | [`trail`] | who did what, for those who answer for a process |
//! | [`desk`] | what is kept of one address, for the registrar who answers whom it is about |
//!
//! Above them: [`packaging`] (what surrounds Eko where it runs), [`archive`] (taking a process out, handing it over, ending it), [`api`] (what other programs read with
//! a key), [`papers`] (what has to be on file before a process starts), [`demo`], and [`server`], which starts and stops it all and knows every room: routes, the edge, sessions,
//! what happens by itself. Below them, from the top: [`staff`] (people, rights, the one way to change something that
//! is logged), [`apart`] (work on files from outside, in a process with limits), [`app`] (state; knows no room), [`web`] (pages, forms, every address, secret links), [`sheets`] (what
//! spreadsheets open and hand in), [`config`], [`mail`] (how a mail travels), [`i18n`], [`audit`] (who did what), [`db`],
//! [`secrets`], `oauth` (servers that give out tokens), [`xml`] (what a document for machines can hold), [`clock`],
//! [`error`].
//!
//! # How data flows
//!
//! A room has the same furniture everywhere: `mod.rs` (what it is: types and pure rules), `forms.rs` (fills and reads
//! its forms), `handlers.rs` (HTTP), `queries.rs` (all SQL of its own tables), `views.rs` (markup), `shell.rs`
//! (commands). A request flows one way: `server::routes` → handler → a form read into a domain type → `Db::read`, or
//! the one way to write of whoever asks → a view or a redirect:
//!
//! | who writes | how |
//! | --- | --- |
//! | staff | [`staff::writing::MayChange::write`] of their guard, such as [`processes::within::Within`]: right, running process, work and log in one transaction |
//! | a host | the same of [`dialogues::host_link::Hosted`] |
//! | the shell, Eko itself | [`staff::writing::Change`] |
//! | participants, the mailer, upkeep | [`db::Db::write`], which asks by whom ([`db::By`]) and logs nothing |
//!
//! Parts of a process (boards, goals, contacts, news) are added, changed and removed in one shape:
//! [`processes::parts`]. Every address is built in [`web::url`], which the routes use too. A file uses only what
//! stands below it; `tests/architecture.rs` has the order of the rooms, whose table is whose, and fails on anything
//! else.
//!
//! # Words
//!
//! | verb | means |
//! | --- | --- |
//! | *remove* | a row goes: a board, a goal, a contact |
//! | *erase* | personal data goes, without a trace in the files |
//! | *revoke* | access ends: a key, a host link |
//! | *cancel* | what was planned does not happen: a mailing, a meeting |
//! | *end* | a process is over: nothing of it changes any more; a dialogue's time is over: nobody answers it any more, what is still out is handed in, and the end can be *taken back* |
//! | *close* | an ended dialogue takes nothing more, for good: it is sealed, and its answers may enter |
//! | *confirm* | somebody says of a dialogue that was closed with nothing in it that it was held |
//! | *answer*, *wish* | what a participant does: says how it was; asks for feedback |
//! | *enter* | an answer enters the figures when disclosure control lets it |
//!
//! The nouns are those of the record of a real process: rows such as D18 in comments are its rows, see [`record`].
//!
//! # Invariants, often things deliberately absent
//!
//! 1. An answer and an address share nothing: no key, time, order, log line or file. `survey` and `addresses`
//!    never import each other.
//! 2. No figure about answers is shown that has not passed `followup::engine`.
//! 3. No mail is sent twice or lost without Eko saying so: `mailings` writes down each step before it takes it, and
//!    notices a database that was put back.
//! 4. A participant's page needs no JavaScript, sets no cookie, loads nothing from elsewhere; its tab keeps nothing but
//!    the random keys of answers that were sent. What such a key counted is sealed so that only the key itself opens it:
//!    the phone that has it may change its answer while the dialogue is open, nobody else, and never add one.
//! 5. Nothing writes outside `Db::write`, reads the time outside `clock`, or opens an address outside `addresses`.
//! 6. What staff, hosts, the shell or Eko itself change stands in the log; what participants do never does.
//! 7. Nothing panics on input; errors are values, logged once, at the edge, without a participant's data.

#![recursion_limit = "512"]

pub mod addresses;
pub mod apart;
pub mod api;
pub mod app;
pub mod archive;
pub mod audit;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod desk;
pub mod dialogues;
pub mod error;
pub mod followup;
pub mod guides;
pub mod home;
pub mod hosting;
pub mod i18n;
pub mod mail;
pub mod mailings;
#[cfg(feature = "oauth")]
pub mod oauth;
pub mod observations;
pub mod organisations;
pub mod packaging;
pub mod papers;
pub mod plan;
pub mod processes;
#[doc = include_str!("record.md")]
pub mod record {}
pub mod reports;
pub mod search;
pub mod secrets;
pub mod server;
pub mod sheets;
pub mod staff;
pub mod status;
pub mod survey;
pub mod tablets;
pub mod trail;
pub mod web;
pub mod xml;
