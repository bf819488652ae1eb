//! How many answers and addresses a second are taken in, each on disk before it is acknowledged: of one program, or of
//! several side by side in one run.
//!
//! `cargo bench --bench answers` measures this build; `EKO_BENCH="before=/path/to/eko after=/path/to/other"` the named
//! ones, by turns. Each serves the example from a folder of its own on SQLite. What they are asked by runs on the same
//! machine, so that only what stands side by side can be compared.

#![allow(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
const CONNECTIONS: usize = 32;
const ROUND: Duration = Duration::from_secs(4);

fn main() {
    let named = std::env::var("EKO_BENCH")
        .unwrap_or_else(|_| format!("this={}", env!("CARGO_BIN_EXE_eko")));
    let mut servers: Vec<Server> = named
        .split_whitespace()
        .map(|one| {
            let (name, path) = one.split_once('=').expect("name=path");
            Server::start(name, path)
        })
        .collect();
    println!(
        "{CONNECTIONS} connections, {ROUNDS} rounds of {} s by turns, SQLite with synchronous=FULL",
        ROUND.as_secs()
    );
    for what in [What::Answers, What::Addresses] {
        let mut rates = vec![Vec::new(); servers.len()];
        for round in 0..=ROUNDS {
            for (server, rates) in servers.iter().zip(&mut rates) {
                let rate = server.load(what);
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
    for server in &mut servers {
        println!("   memory {}: {} MB", server.name, server.memory() / 1024);
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

/// One program that serves the example.
struct Server {
    name: String,
    process: Child,
    port: u16,
    /// `/d/CODE`
    dialogue: String,
    folder: std::path::PathBuf,
}

impl Server {
    fn start(name: &str, path: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a port")
            .port();
        let folder = std::env::temp_dir().join(format!("eko-bench-{name}-{port}"));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut process = Command::new(path)
            .args(["serve", "--demo"])
            // Which is none of its settings.
            .env_remove("EKO_BENCH")
            .env("EKO_LISTEN", format!("127.0.0.1:{port}"))
            .env("EKO_BASE_URL", format!("http://127.0.0.1:{port}"))
            .env("EKO_DATA_DIR", &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let said = BufReader::new(process.stdout.take().expect("its words"));
        let mut link = None;
        for line in said.lines().map_while(Result::ok) {
            if let Some(found) = line.strip_prefix("dialogue ") {
                link = Some(found.to_owned());
            }
            // The mail folder comes last.
            if line.starts_with("mail ") {
                break;
            }
        }
        let link = link.expect("a dialogue");
        let dialogue = link[link.find("/d/").expect("a code")..].to_owned();
        Self { name: name.to_owned(), process, port, dialogue, folder }
    }

    /// How many a second are taken in.
    fn load(&self, what: What) -> f64 {
        let until = Instant::now() + ROUND;
        let begun = Instant::now();
        let taken: usize = std::thread::scope(|scope| {
            let each: Vec<_> =
                (0..CONNECTIONS).map(|_| scope.spawn(move || self.ask(what, until))).collect();
            each.into_iter().map(|one| one.join().expect("a count")).sum()
        });
        let taken = u32::try_from(taken).map_or(f64::INFINITY, f64::from);
        taken / begun.elapsed().as_secs_f64()
    }

    fn ask(&self, what: What, until: Instant) -> usize {
        let mut line = Line::open(self.port);
        let mut taken = 0;
        while Instant::now() < until {
            let token = eko::secrets::random_token();
            match what {
                What::Answers => {
                    let body = format!("key={token}&heard=very_high");
                    line.post(&self.dialogue, &body, "303");
                }
                What::Addresses => {
                    let page = line.get(&format!("{}/thanks?lang=en", self.dialogue));
                    let key = page
                        .split("name=\"key\" value=\"")
                        .nth(1)
                        .and_then(|rest| rest.split('"').next())
                        .expect("a key");
                    let body = format!("key={key}&address={token}%40example.org&final=1&lang=en");
                    line.post(&format!("{}/address?lang=en", self.dialogue), &body, "200");
                }
            }
            taken += 1;
        }
        taken
    }

    /// Resident memory in kB.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let line = status.ok().and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        });
        line.unwrap_or(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
        remove(&self.folder);
    }
}

fn remove(folder: &Path) {
    if let Err(error) = std::fs::remove_dir_all(folder) {
        eprintln!("{} stays: {error}", folder.display());
    }
}

/// A connection that is kept open.
struct Line {
    stream: TcpStream,
    /// What was read beyond the last answer.
    left: Vec<u8>,
}

impl Line {
    fn open(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream.set_nodelay(true).expect("a connection without delay");
        Self { stream, left: Vec::new() }
    }

    fn post(&mut self, path: &str, body: &str, status: &str) {
        let head = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        let (said, _) = self.send("POST", path, &head, body);
        assert_eq!(said, status, "{path}");
    }

    fn get(&mut self, path: &str) -> String {
        let (status, body) = self.send("GET", path, "", "");
        assert_eq!(status, "200", "{path}");
        body
    }

    /// Each request comes from somewhere else, as the proxy in front would say.
    fn send(&mut self, method: &str, path: &str, head: &str, body: &str) -> (String, String) {
        let from = eko::secrets::random_id().to_be_bytes();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.{}.{}.{}\r\n{head}\r\n{body}",
            from[5], from[6], from[7]
        );
        self.stream.write_all(request.as_bytes()).expect("sent");
        self.answer()
    }

    fn answer(&mut self) -> (String, String) {
        let mut bytes = std::mem::take(&mut self.left);
        let mut chunk = [0; 16 * 1024];
        loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
                let length = head
                    .split("content-length: ")
                    .nth(1)
                    .and_then(|rest| rest.split("\r\n").next())
                    .map_or(0, |text| text.parse().expect("a length"));
                if bytes.len() >= end + 4 + length {
                    let status = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    self.left = bytes.split_off(end + 4 + length);
                    let body = String::from_utf8_lossy(&bytes[end + 4..]).into_owned();
                    return (status, body);
                }
            }
            let read = self.stream.read(&mut chunk).expect("an answer");
            assert!(read > 0, "the connection was closed");
            bytes.extend_from_slice(&chunk[..read]);
        }
    }
}
