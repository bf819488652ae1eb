//! What phones meet: the page with the question, an answer, and a whole answer (page, answer, thanks, address), each on
//! disk before it is acknowledged. On SQLite and PostgreSQL, beside what the machine does without Eko.

use std::time::{Duration, Instant};

use eko::secrets::random_token;

use crate::bare::Bare;
use crate::lines::{Lines, Request};
use crate::postgres::Postgres;
use crate::server::{self, Server};
use crate::table::{Goal, Spread, Table};

/// After one that warms up.
const ROUNDS: usize = 5;
const SECONDS: u64 = 3;
const THREADS: usize = 2;
/// As many as phones in a room that press at the same time.
const LINES: usize = 32;
/// Connections that Eko has to PostgreSQL, and `pgbench` beside it.
const TO_POSTGRES: usize = 8;

/// Measures `page`, `answer` and `whole`, each if it is wanted.
pub fn run(table: &mut Table, is_wanted: impl Fn(&str) -> bool) {
    let visits = [Visit::Page, Visit::Answer, Visit::Whole];
    let visits = visits.into_iter().filter(|visit| is_wanted(visit.word()));
    let visits: Vec<Visit> = visits.collect();
    if visits.is_empty() {
        return;
    }
    let postgres = Postgres::start();
    if postgres.is_none() {
        eprintln!("PostgreSQL is not installed, and not measured");
    }
    let mut servers: Vec<(String, Server)> = Vec::new();
    for (nth, (name, path)) in server::programs().into_iter().enumerate() {
        servers.push((format!("{name}SQLite"), Server::start(&path, &[])));
        if let Some(postgres) = &postgres {
            let url = postgres.database(&format!("eko{nth}"));
            let server = Server::start(&path, &[("EKO_DATABASE_URL", &url)]);
            servers.push((format!("{name}PostgreSQL"), server));
        }
    }
    let plain = postgres.as_ref().map(|postgres| (postgres, postgres.database("plain")));
    let (_, first) = servers.first().expect("a program");
    let first_paths = Paths::of_eko(&first.dialogue);
    let [question, thanks, kept] = pages(first.port, &first_paths);
    let bare = Bare::start([&question, &thanks, &kept]);
    let bytes = question.len();

    for visit in visits {
        let (mut least, mut parsed, mut inserted) = (Vec::new(), Vec::new(), Vec::new());
        let mut rates = vec![Vec::new(); servers.len()];
        for round in 0..=ROUNDS {
            // The first one warms up.
            let note = |into: &mut Vec<f64>, rate: f64| {
                if round > 0 {
                    into.push(rate);
                }
            };
            note(&mut least, load_paths(&[(bare.port, Paths::of_bare("/answer"))], visit));
            if visit == Visit::Answer {
                note(&mut parsed, load_paths(&[(bare.port, Paths::of_bare("/parse"))], visit));
                if let Some((postgres, url)) = &plain {
                    note(&mut inserted, postgres.inserts(url, TO_POSTGRES, SECONDS));
                }
            }
            for ((_, server), rates) in servers.iter().zip(&mut rates) {
                note(rates, load(&[(server.port, &server.dialogue)], visit));
            }
        }
        for ((name, _), rates) in servers.iter().zip(&rates) {
            let ours = Spread::of(rates);
            let what = format!("{}, {name}", visit.word());
            let is_postgres = name.ends_with("PostgreSQL");
            let (limit, theirs, goal) = match visit {
                Visit::Page => (format!("bare actix-web, {bytes} bytes"), &least, Goal::Ratio(0.8)),
                Visit::Answer if is_postgres => {
                    ("pgbench, single rows".to_owned(), &inserted, Goal::Ratio(0.9))
                }
                Visit::Answer => ("one row, group commit".to_owned(), &least, Goal::Ratio(0.85)),
                Visit::Whole => (
                    "rows, group commit, pages".to_owned(),
                    &least,
                    match is_postgres {
                        true => Goal::None,
                        false => Goal::Ratio(0.8),
                    },
                ),
            };
            table.beside(&what, (&limit, Spread::of(theirs)), ours, goal);
            if !parsed.is_empty() {
                let limit = ("parsing the form alone", Spread::of(&parsed));
                table.beside(&what, limit, ours, Goal::None);
            }
        }
    }
    for (name, server) in &servers {
        table.megabytes(&format!("memory after that, {name}"), server, Goal::AtMost(40.0));
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    Page,
    Answer,
    Whole,
}

impl Visit {
    fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Answer => "answer",
            Self::Whole => "whole",
        }
    }
}

/// Where phones ask.
struct Paths {
    page: String,
    answer: String,
    thanks: String,
    address: String,
}

impl Paths {
    fn of_eko(dialogue: &str) -> Self {
        Self {
            page: dialogue.to_owned(),
            answer: dialogue.to_owned(),
            thanks: format!("{dialogue}/thanks?lang=sv"),
            address: format!("{dialogue}/address?lang=sv"),
        }
    }

    fn of_bare(answer: &str) -> Self {
        Self {
            page: "/page".into(),
            answer: answer.into(),
            thanks: "/thanks".into(),
            address: "/address".into(),
        }
    }
}

/// The pages that a whole answer meets, as Eko makes them.
fn pages(port: u16, paths: &Paths) -> [Vec<u8>; 3] {
    let mut lines = Lines::open(port, 1);
    let mut get = |request: &Request<'_>| {
        let mut page = Vec::new();
        lines.ask(
            |_| request.clone(),
            |_, status, body| {
                assert_eq!(status, 200);
                page = body.to_vec();
            },
        );
        page
    };
    let question = get(&Request::Get(&paths.page));
    let thanks = get(&Request::Get(&paths.thanks));
    let address = address_on(&thanks);
    let kept = get(&Request::Post(&paths.address, &address));
    [question, thanks, kept]
}

/// The key that a page gives what is sent from it.
fn key_of(page: &[u8]) -> String {
    hidden(page, "key").expect("a key")
}

/// What a form has in a field that nobody sees.
fn hidden(page: &[u8], name: &str) -> Option<String> {
    let page = std::str::from_utf8(page).expect("text");
    let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
    value.split('"').next().map(str::to_owned)
}

fn answer_under(key: &str) -> String {
    const CHOICES: [&str; 5] =
        ["very_high", "fairly_high", "fairly_low", "not_at_all", "no_answer"];
    let any = usize::try_from(eko::secrets::random_id()).unwrap_or(0);
    format!("key={key}&heard={}", CHOICES[any % CHOICES.len()])
}

/// One that nobody has left, sent as a browser sends the page.
fn address_on(thanks: &[u8]) -> String {
    let key = key_of(thanks);
    let offered = hidden(thanks, "offered").unwrap_or_default().replace(' ', "+");
    format!("key={key}&offered={offered}&address={}%40example.org&final=1", random_token())
}

/// How many visits a second, on several nodes that each ask for a dialogue of its own.
pub fn load(places: &[(u16, &str)], visit: Visit) -> f64 {
    let places: Vec<_> = places.iter().map(|(port, of)| (*port, Paths::of_eko(of))).collect();
    load_paths(&places, visit)
}

fn load_paths(places: &[(u16, Paths)], visit: Visit) -> f64 {
    let begun = Instant::now();
    let until = begun + Duration::from_secs(SECONDS);
    let threads = THREADS.max(places.len());
    let one = |(port, paths): &(u16, Paths)| {
        let mut lines = Lines::open(*port, LINES / threads);
        let mut visits = 0;
        while Instant::now() < until {
            go(&mut lines, visit, paths);
            visits += lines.count();
        }
        visits
    };
    let visits: usize = std::thread::scope(|scope| {
        let places = places.iter().cycle().take(threads);
        let all: Vec<_> = places.map(|place| scope.spawn(move || one(place))).collect();
        all.into_iter().map(|one| one.join().expect("a count")).sum()
    });
    f64::from(u32::try_from(visits).expect("some millions")) / begun.elapsed().as_secs_f64()
}

/// One visit on each connection.
fn go(lines: &mut Lines, visit: Visit, paths: &Paths) {
    let is = |expected: u16| move |_: usize, status: u16, _: &[u8]| assert_eq!(status, expected);
    let mut keys = vec![String::new(); lines.count()];
    if visit == Visit::Answer {
        keys.iter_mut().for_each(|key| *key = random_token());
    } else {
        lines.ask(
            |_| Request::Get(&paths.page),
            |nth, status, page| {
                assert_eq!(status, 200);
                if visit == Visit::Whole {
                    keys[nth] = key_of(page);
                }
            },
        );
    }
    if visit == Visit::Page {
        return;
    }
    let answers: Vec<String> = keys.iter().map(|key| answer_under(key)).collect();
    lines.ask(|nth| Request::Post(&paths.answer, &answers[nth]), is(303));
    if visit == Visit::Answer {
        return;
    }
    let mut addresses = keys;
    lines.ask(
        |_| Request::Get(&paths.thanks),
        |nth, status, page| {
            assert_eq!(status, 200);
            addresses[nth] = address_on(page);
        },
    );
    lines.ask(|nth| Request::Post(&paths.address, &addresses[nth]), is(200));
}
