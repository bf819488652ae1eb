//! The forms of a process: how each is filled with what is kept, and read with its rules.

pub mod information;
mod parts;
pub mod people;
pub mod settings;
