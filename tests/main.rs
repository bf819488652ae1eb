//! Stories about Eko, each told on both databases.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a story that cannot go on fails")]
#![allow(clippy::type_complexity, reason = "tables of cases say themselves what they are")]

mod support;

mod accounts;
mod addresses;
mod again;
mod anonymity;
mod api;
mod architecture;
mod archive;
mod attack;
mod audit;
mod beside;
mod bounces;
mod changing;
mod chaos;
mod closing;
mod database;
mod degraded;
mod desk;
mod dialogues;
mod disclosure;
mod disposal;
mod dkim;
mod doors;
mod edge;
mod ending;
mod faults;
mod figures;
mod followup;
mod forwarding;
mod fuzz;
mod goals;
mod guides;
mod halland;
mod home;
mod host;
mod imports;
mod installation;
mod links;
mod logo;
mod mailings;
mod migrations;
#[cfg(feature = "oauth")]
mod names;
mod nodes;
mod observations;
mod operating;
mod order;
mod organisations;
mod outside;
mod own_account;
mod packages;
mod papers;
mod people;
mod plan;
mod posters;
mod processes;
mod publishing;
mod questions;
mod reading;
mod ready;
mod record;
mod refusals;
mod relay;
mod reports;
mod retention;
mod returned;
mod said;
mod search;
mod second_factor;
mod security;
mod shell;
#[cfg(feature = "oauth")]
mod single_sign_on;
mod snapshots;
mod spoken;
mod spreadsheets;
mod staff;
mod status;
mod stuffing;
mod survey;
mod tablets;
mod texts;
mod thief;
#[cfg(feature = "oauth")]
mod tokens;
mod trail;
mod upgrades;
mod whom;
