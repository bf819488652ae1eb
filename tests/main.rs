//! Stories about Eko, each told on both databases.

mod support;

mod accounts;
mod addresses;
mod anonymity;
mod architecture;
mod archive;
mod bounces;
mod chaos;
mod database;
mod dialogues;
mod disclosure;
mod dkim;
mod edge;
mod forwarding;
mod goals;
mod halland;
mod host;
mod mailings;
mod migrations;
mod organisations;
mod plan;
mod posters;
mod processes;
mod publishing;
mod questions;
mod relay;
mod reports;
mod retention;
mod returned;
mod shell;
mod status;
mod survey;
mod tablets;
mod texts;
