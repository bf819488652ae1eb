//! A program that serves the example from a folder of its own, and connections to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use ureq::Agent;

/// The programs that are measured, each with what is said before its rows: those in `EKO_BENCH`, else this build.
pub fn programs() -> Vec<(String, String)> {
    let Ok(named) = std::env::var("EKO_BENCH") else {
        return vec![(String::new(), env!("CARGO_BIN_EXE_eko").to_owned())];
    };
    let programs = named.split_whitespace().map(|one| {
        let (name, path) = one.split_once('=').expect("NAME=PATH");
        (format!("{name}, "), path.to_owned())
    });
    programs.collect()
}

/// A folder that goes with whoever holds it.
pub fn folder() -> TempDir {
    tempfile::Builder::new().prefix("eko-bench-").tempdir().expect("a folder")
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port()
}

/// Waits until somebody listens.
pub fn until_it_answers(port: u16) {
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "nobody listens on {port}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A program that serves the example.
pub struct Server {
    process: Child,
    pub port: u16,
    /// `/d/CODE`
    pub dialogue: String,
    /// What it said when it had started.
    pub said: Vec<String>,
    settings: Vec<(String, String)>,
    pub folder: TempDir,
}

/// The program, with a port and a folder of its own.
fn command(path: &str, port: u16, folder: &Path) -> Command {
    let mut command = Command::new(path);
    command
        // Which is none of its settings.
        .env_remove("EKO_BENCH")
        .env("EKO_LISTEN", format!("127.0.0.1:{port}"))
        .env("EKO_BASE_URL", format!("http://127.0.0.1:{port}"))
        .env("EKO_DATA_DIR", folder)
        .stderr(Stdio::null());
    command
}

impl Server {
    pub fn start(path: &str, settings: &[(&str, &str)]) -> Self {
        let (port, folder) = (free_port(), folder());
        let mut process = command(path, port, folder.path())
            .args(["serve", "--demo"])
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let words = BufReader::new(process.stdout.take().expect("its words"));
        let mut said = Vec::new();
        for line in words.lines().map_while(Result::ok) {
            let is_last = line.starts_with("mail ");
            said.push(line);
            if is_last {
                break;
            }
        }
        let link = said.iter().find_map(|line| line.strip_prefix("dialogue "));
        let link = link.expect("a dialogue");
        let dialogue = link[link.find("/d/").expect("a code")..].to_owned();
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let settings = settings.iter().map(own).collect();
        Self { process, port, dialogue, said, settings, folder }
    }

    /// Ends it, and starts it once more on what it has left. From when on it starts.
    pub fn again(&mut self, path: &str) -> Instant {
        self.end();
        let begun = Instant::now();
        self.process = command(path, self.port, self.folder.path())
            .arg("serve")
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        begun
    }

    /// One more node on the database of this one, if that is PostgreSQL.
    pub fn beside(&self, path: &str, database: &str) -> Self {
        let (port, folder) = (free_port(), folder());
        let process = command(path, port, folder.path())
            .args(["serve", "--no-worker"])
            .env("EKO_SECRET_KEY_FILE", self.folder.path().join("master.key"))
            .env("EKO_DATABASE_URL", database)
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        until_it_answers(port);
        Self {
            process,
            port,
            dialogue: self.dialogue.clone(),
            said: Vec::new(),
            settings: Vec::new(),
            folder,
        }
    }

    /// What stands behind a word that the program said when it had started.
    pub fn said(&self, word: &str) -> &str {
        let mut said = self.said.iter();
        said.find_map(|line| line.strip_prefix(word)).expect("it is said").trim()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Posts something, from somewhere; the status, none where the server hung up.
    pub fn post(&self, agent: &Agent, (path, kind): (&str, &str), from: u64, body: &[u8]) -> u16 {
        let place = format!("10.9.{}.{}", from / 250, from % 250);
        let sent = agent
            .post(self.url(path))
            .header("Origin", self.url(""))
            .header("X-Forwarded-For", &place)
            .header("Content-Type", kind)
            .send(body);
        sent.map_or(0, |answer| answer.status().as_u16())
    }

    /// The leader of the example, who signs in from somewhere.
    pub fn leader(&self, from: u64) -> Agent {
        let leader = agent();
        let (email, password) = self.said("sign-in").split_once(' ').expect("two words");
        let body = format!("email={}&password={password}", email.replace('@', "%40"));
        let to = ("/admin/sign-in", "application/x-www-form-urlencoded");
        assert_eq!(self.post(&leader, to, from, body.as_bytes()), 303, "the leader signs in");
        leader
    }

    /// Ends it, so that nothing but us changes what it has left.
    pub fn pause(mut self) -> Self {
        self.end();
        self
    }

    /// The same server as it is outside of a demonstration, where mail goes so slowly that it can be watched.
    pub fn in_earnest(mut self, path: &str) -> Self {
        self.again(path);
        until_it_answers(self.port);
        self
    }

    fn end(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// Kilobytes of memory, as `proc_pid_status(5)` names them: `VmRSS`, `RssAnon`.
    pub fn memory(&self, which: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let line = status.ok().and_then(|status| {
            let line = status.lines().find_map(|line| line.strip_prefix(&format!("{which}:")))?;
            line.split_whitespace().next()?.parse().ok()
        });
        line.unwrap_or(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// A browser that follows no redirects.
pub fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(Duration::from_secs(120)))
        .build()
        .new_agent()
}

/// A connection that is kept open.
pub struct Line {
    stream: TcpStream,
    /// What was read beyond the last answer.
    left: Vec<u8>,
}

impl Line {
    pub fn open(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream.set_nodelay(true).expect("a connection without delay");
        Self { stream, left: Vec::new() }
    }

    pub fn post(&mut self, path: &str, body: &str, status: &str) {
        let head = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        let (said, _) = self.send("POST", path, &head, body);
        assert_eq!(said, status, "{path}");
    }

    pub fn get(&mut self, path: &str) -> String {
        let (status, body) = self.send("GET", path, "", "");
        assert_eq!(status, "200", "{path}");
        body
    }

    /// Opens the page on which an address can be left, and leaves one that nobody has left.
    pub fn leave_address(&mut self, dialogue: &str) {
        let page = self.get(&format!("{dialogue}/thanks?lang=en"));
        self.send_address(dialogue, &page);
    }

    /// Leaves one on that page.
    pub fn send_address(&mut self, dialogue: &str, page: &str) {
        let key = page
            .split("name=\"key\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a key");
        let token = eko::secrets::random_token();
        let body = format!("key={key}&address={token}%40example.org&final=1&lang=en");
        self.post(&format!("{dialogue}/address?lang=en"), &body, "200");
    }

    /// Answers, from a phone that has this key.
    pub fn answer_with(&mut self, key: &str, dialogue: &str) {
        self.post(dialogue, &format!("key={key}&heard=very_high"), "303");
    }

    /// Answers, from a phone that has not answered.
    pub fn answer_once(&mut self, dialogue: &str) {
        self.answer_with(&eko::secrets::random_token(), dialogue);
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
