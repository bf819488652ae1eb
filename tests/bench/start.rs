//! How long the program takes from its start to its first answer to a phone, on the database of the example.

use std::time::{Duration, Instant};

use crate::lines::{Lines, Request};
use crate::server::{self, Server};
use crate::table::{Goal, Spread, Table};

const TIMES: usize = 11;

pub fn run(table: &mut Table) {
    for (name, path) in server::programs() {
        let mut server = Server::start(&path, &[]);
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let begun = server.again(&path);
            times.push(until_a_phone_is_answered(&server, begun).as_secs_f64() * 1000.0);
        }
        let what = format!("{name}start to the first question page");
        table.alone(&what, Spread::of(&times), " ms", Goal::AtMost(50.0));
    }
}

fn until_a_phone_is_answered(server: &Server, begun: Instant) -> Duration {
    server::until_it_answers(server.port);
    let is_there = |_: usize, status: u16, _: &[u8]| assert_eq!(status, 200);
    Lines::open(server.port, 1).ask(|_| Request::Get(&server.dialogue), is_there);
    begun.elapsed()
}
