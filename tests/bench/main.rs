//! Measures what Eko does against what the machine can do, and prints one table.
//!
//! `cargo bench` measures everything; words behind `--` choose: `cargo bench -- page answer`. What Eko is held against is
//! measured in the same run, by turns, so that a busy machine slows both; figures of different machines say nothing.
//! `EKO_BENCH="before=/path/to/eko after=/path/to/other"` measures those programs instead of this build.

#![allow(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

mod bare;
mod burst;
mod figures;
mod growth;
mod lines;
mod mail;
mod memory;
mod nodes;
mod phones;
mod plot;
mod postgres;
mod server;
mod start;
mod table;
mod world;

use table::Table;

/// As the program has it, for what runs in here.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() {
    if bare::serve_if_asked() {
        return;
    }
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |word: &str| words.is_empty() || words.iter().any(|one| one == word);
    let mut table = Table::default();
    phones::run(&mut table, is_wanted);
    if is_wanted("start") {
        start::run(&mut table);
    }
    if is_wanted("mail") {
        mail::run(&mut table);
    }
    if is_wanted("figures") {
        figures::run(&mut table);
    }
    if is_wanted("growth") {
        growth::run(&mut table);
    }
    if is_wanted("burst") {
        burst::run(&mut table);
    }
    if is_wanted("nodes") {
        nodes::run(&mut table);
    }
    if is_wanted("memory") {
        memory::run(&mut table);
    }
    println!("{table}");
}
