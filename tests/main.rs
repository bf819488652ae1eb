//! Stories about Eko, each told on both databases.

mod support;

mod accounts;
mod addresses;
mod anonymity;
mod architecture;
mod database;
mod dialogues;
mod edge;
mod halland;
mod host;
mod mailings;
mod migrations;
mod posters;
mod processes;
mod questions;
mod reports;
mod shell;
mod status;
mod survey;
mod tablets;
mod texts;
