//! How many answers and addresses a second are taken in, each on disk before it is acknowledged: of one program, or of
//! several side by side in one run.
//!
//! `cargo bench --bench answers` measures this build; `EKO_BENCH="before=/path/to/eko after=/path/to/other"` the named
//! ones, by turns. Each serves the example from a folder of its own on SQLite. What they are asked by runs on the same
//! machine, so that only what stands side by side can be compared.

#![allow(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

mod server;

use std::time::{Duration, Instant};

use server::{Line, Server};

const ROUNDS: usize = 5;
const CONNECTIONS: usize = 32;
const ROUND: Duration = Duration::from_secs(4);

fn main() {
    let programs = server::programs();
    let servers: Vec<Server> =
        programs.iter().map(|(name, path)| Server::start(name, path)).collect();
    println!(
        "{CONNECTIONS} connections, {ROUNDS} rounds of {} s by turns, SQLite with synchronous=FULL",
        ROUND.as_secs()
    );
    for what in [What::Answers, What::Addresses] {
        let mut rates = vec![Vec::new(); servers.len()];
        for round in 0..=ROUNDS {
            for (server, rates) in servers.iter().zip(&mut rates) {
                let rate = load(server, what);
                // The first one warms up.
                if round > 0 {
                    rates.push(rate);
                }
            }
        }
        let first = median(&rates[0]);
        for (server, rates) in servers.iter().zip(&rates) {
            let (least, most) = (min(rates), max(rates));
            let middle = median(rates);
            println!(
                "{:>9} {}: {middle:.0}/s ({least:.0}–{most:.0}), {:.2} of {}",
                what.word(),
                server.name,
                middle / first,
                servers[0].name
            );
        }
    }
    for server in &servers {
        println!("   memory {}: {} MB", server.name, server.memory("VmRSS") / 1024);
    }
}

fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn min(of: &[f64]) -> f64 {
    of.iter().copied().fold(f64::INFINITY, f64::min)
}

fn max(of: &[f64]) -> f64 {
    of.iter().copied().fold(0.0, f64::max)
}

#[derive(Clone, Copy)]
enum What {
    /// The form of the first question, again and again, each from a phone of its own.
    Answers,
    /// The page on which an address can be left, and its form.
    Addresses,
}

impl What {
    fn word(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Addresses => "addresses",
        }
    }
}

/// How many a second are taken in.
fn load(server: &Server, what: What) -> f64 {
    let until = Instant::now() + ROUND;
    let begun = Instant::now();
    let taken: usize = std::thread::scope(|scope| {
        let each: Vec<_> =
            (0..CONNECTIONS).map(|_| scope.spawn(move || ask(server, what, until))).collect();
        each.into_iter().map(|one| one.join().expect("a count")).sum()
    });
    let taken = u32::try_from(taken).map_or(f64::INFINITY, f64::from);
    taken / begun.elapsed().as_secs_f64()
}

fn ask(server: &Server, what: What, until: Instant) -> usize {
    let mut line = Line::open(server.port);
    let mut taken = 0;
    while Instant::now() < until {
        match what {
            What::Answers => line.answer_once(&server.dialogue),
            What::Addresses => line.leave_address(&server.dialogue),
        }
        taken += 1;
    }
    taken
}
