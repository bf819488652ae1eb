//! A room that answers at once, in the middle of everything else: five hundred phones within ten seconds, while a mailing
//! to ten thousand goes out, exports are taken out one after the other, and twenty of the staff sign in. How long a phone
//! waits for an answer to anything it asks; and that nothing is lost.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use eko::db::schema::{address, arrival, delivery, tally};

use crate::mail::Sink;
use crate::postgres::Postgres;
use crate::server::{self, Line, Server};
use crate::table::{Goal, Spread, Table};
use crate::world;

const PHONES: u32 = 500;
const WITHIN: Duration = Duration::from_secs(10);
const STAFF: u64 = 20;
const MAILS: usize = 10_000;
/// Threads that are phones, by turns.
const HANDS: u32 = 25;
const OUTLETS: [&str; 2] = ["follow-up/account.zip", "archive/export.zip"];

pub fn run(table: &mut Table) {
    let postgres = Postgres::start().filter(|_| cfg!(feature = "postgres"));
    for (nth, (name, path)) in server::programs().into_iter().enumerate() {
        burst(table, &format!("{name}SQLite"), &path, None);
        if let Some(postgres) = &postgres {
            let url = postgres.database(&format!("burst{nth}"));
            burst(table, &format!("{name}PostgreSQL"), &path, Some(&url));
        }
    }
}

/// What the database holds.
struct Held {
    answers: i64,
    addresses: i64,
    sent: i64,
}

fn burst(table: &mut Table, name: &str, path: &str, database: Option<&str>) {
    let sink = Sink::start();
    let relay = format!("smtp://127.0.0.1:{}", sink.port);
    let mut settings = vec![("EKO_SMTP_URL", relay.as_str()), ("EKO_MAIL_FROM", "eko@example.org")];
    settings.extend(database.map(|url| ("EKO_DATABASE_URL", url)));
    let server = Server::start(path, &settings).in_earnest(path);
    let own: Vec<(&str, String)> =
        settings.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    actix_web::rt::System::new().block_on(async {
        let app = world::open(server.folder.path(), "", &own);
        let large = world::held(&app, "large", 40, 1).await;
        world::wish(&app, large, MAILS).await;
        let held = async || {
            let look = |c: &mut eko::db::Connection| {
                let answers: Option<i64> =
                    tally::table.select(diesel::dsl::sum(tally::count)).first(c)?;
                let waiting: i64 = arrival::table.count().get_result(c)?;
                let pooled: i64 = address::table.count().get_result(c)?;
                let sent = delivery::table.filter(delivery::state.eq("accepted"));
                Ok(Held {
                    answers: answers.unwrap_or(0),
                    addresses: waiting + pooled,
                    sent: sent.count().get_result(c)?,
                })
            };
            app.db.read(look).await.expect("a look")
        };
        let before = held().await;
        world::publish(&app, large).await;
        let (times, outlets) = rush(&server);
        let after = held().await;
        assert_eq!(after.answers - before.answers, i64::from(PHONES), "answers lost");
        assert_eq!(after.addresses - before.addresses, i64::from(PHONES), "addresses lost");
        println!(
            "{name}: meanwhile {} mails, {outlets} taken out, {STAFF} sign-ins; slowest {:.1} ms",
            after.sent - before.sent,
            times.last().expect("times")
        );
        let of = |part: f64| times[rank(times.len(), part)];
        let half = Spread::of(&[of(0.5)]);
        table.alone(&format!("burst, {name}: half are answered within"), half, " ms", Goal::None);
        let most = Spread::of(&[of(0.99)]);
        table.alone(&format!("burst, {name}: 99 of 100"), most, " ms", Goal::AtMost(50.0));
    });
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "some thousands"
)]
fn rank(of: usize, part: f64) -> usize {
    ((of as f64 * part) as usize).min(of - 1)
}

/// All of it at the same time: how long each request of a phone took, in milliseconds and sorted, and how often something
/// was taken out.
fn rush(server: &Server) -> (Vec<f64>, u32) {
    let (times, outlets, is_over) =
        (Mutex::new(Vec::new()), AtomicU32::new(0), AtomicBool::new(false));
    let begun = Instant::now();
    std::thread::scope(|all| {
        all.spawn(|| {
            let leader = server.leader(60_000);
            while !is_over.load(Ordering::Relaxed) {
                for outlet in OUTLETS {
                    let url = server.url(&format!("/admin/p/halland/{outlet}"));
                    let mut answer = leader.get(url).call().expect("an answer");
                    let whole = answer.body_mut().with_config().limit(1 << 30).read_to_vec();
                    assert!(answer.status() == 200 && whole.is_ok(), "{outlet}");
                    outlets.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        for person in 0..STAFF {
            all.spawn(move || {
                std::thread::sleep(WITHIN / 5);
                server.leader(person);
            });
        }
        let hands: Vec<_> = (0..HANDS)
            .map(|hand| {
                let times = &times;
                all.spawn(move || {
                    for phone in (hand..PHONES).step_by(usize::try_from(HANDS).unwrap_or(1)) {
                        let comes = WITHIN * phone / PHONES;
                        std::thread::sleep(comes.saturating_sub(begun.elapsed()));
                        let took = answer(server);
                        times.lock().expect("times").extend(took);
                    }
                })
            })
            .collect();
        hands.into_iter().for_each(|hand| hand.join().expect("no error"));
        is_over.store(true, Ordering::Relaxed);
    });
    let mut times = times.into_inner().expect("times");
    times.sort_by(f64::total_cmp);
    (times, outlets.into_inner())
}

/// One phone, from the code to the thanks for an address: what each of its requests took.
fn answer(server: &Server) -> Vec<f64> {
    let dialogue = &server.dialogue;
    let mut line = Line::open(server.port);
    let mut times = Vec::new();
    let mut timed = |work: &mut dyn FnMut(&mut Line)| {
        let begun = Instant::now();
        work(&mut line);
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    };
    timed(&mut |line| drop(line.get(dialogue)));
    timed(&mut |line| line.answer_once(dialogue));
    let mut page = String::new();
    timed(&mut |line| page = line.get(&format!("{dialogue}/thanks?lang=en")));
    timed(&mut |line| line.send_address(dialogue, &page));
    times
}
