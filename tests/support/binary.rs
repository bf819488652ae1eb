//! The real binary in a process of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::Client;

/// A running `eko`, killed when the test ends however it ends.
pub struct Eko {
    pub child: Child,
    pub lines: Vec<String>,
    log: PathBuf,
}

/// A folder of its own, gone when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("eko-shell-{}", eko::secrets::random_id()));
        std::fs::create_dir(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An `eko` that knows nothing but its data folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eko"));
    command.env_clear().env("EKO_DATA_DIR", folder.join("data")).env("EKO_DNS", NO_DNS);
    command
}

/// A name server that is not there, so that nobody asks the world.
pub const NO_DNS: &str = "127.0.0.1:1";

pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Tries until it works: a program that has just been started needs a moment.
#[track_caller]
pub fn soon<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let begun = std::time::Instant::now();
    loop {
        if let Some(done) = attempt() {
            return done;
        }
        assert!(begun.elapsed() < std::time::Duration::from_secs(30), "{what}");
        std::thread::yield_now();
    }
}

impl Eko {
    /// Starts the server and waits until it has said so many lines.
    pub fn start(
        folder: &Path,
        port: u16,
        arguments: &[&str],
        env: &[(&str, &str)],
        lines: usize,
    ) -> Self {
        let arguments = [&["serve"], arguments].concat();
        Self::begin(command(folder), folder, port, &arguments, env, lines)
    }

    /// Starts a worker for mail alone.
    pub fn work(folder: &Path, env: &[(&str, &str)]) -> Self {
        Self::begin(command(folder), folder, 0, &["worker"], env, 0)
    }

    /// The same where a program of the machine starts it, within limits that this sets.
    pub fn start_by(by: &[&str], folder: &Path, port: u16, lines: usize) -> Self {
        let mut command = Command::new(by[0]);
        command.args(&by[1..]).env_clear().env("EKO_DATA_DIR", folder.join("data"));
        command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        Self::begin(command, folder, port, &[], &[("EKO_WORKERS", "1")], lines)
    }

    fn begin(
        mut command: Command,
        folder: &Path,
        port: u16,
        arguments: &[&str],
        env: &[(&str, &str)],
        lines: usize,
    ) -> Self {
        let log = folder.join(format!("log-{}", eko::secrets::random_id()));
        let mut child = command
            .args(arguments)
            .env("EKO_LISTEN", format!("127.0.0.1:{port}"))
            .envs(env.iter().copied())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log).expect("a log"))
            .spawn()
            .expect("eko starts");
        let stdout = BufReader::new(child.stdout.take().expect("its words"));
        let lines: Vec<String> =
            stdout.lines().take(lines).map(|line| line.expect("a line")).collect();
        Self { child, lines, log }
    }

    pub fn said(&self, word: &str) -> String {
        self.lines
            .iter()
            .find_map(|line| line.strip_prefix(&format!("{word} ")))
            .unwrap_or_else(|| panic!("no {word} in {:?}: {}", self.lines, self.log()))
            .to_owned()
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).expect("a log")
    }

    pub fn client(&self) -> Client {
        let open = self.said("open");
        Client::new(&open, &open)
    }

    /// Kilobytes of memory that it has now, or had at most since the start: `VmRSS`, `VmHWM` (proc_pid_status(5)).
    pub fn memory(&self, which: &str) -> u64 {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).expect("its status");
        let line = status.lines().find_map(|line| line.strip_prefix(&format!("{which}:")));
        let number = line.and_then(|line| line.split_whitespace().next()).expect("a number");
        number.parse().expect("kilobytes")
    }

    /// Sends SIGTERM and waits for the end.
    pub fn stop(mut self) -> (bool, String) {
        let told = Command::new("kill")
            .arg("-TERM")
            .arg(self.child.id().to_string())
            .status()
            .expect("kill");
        assert!(told.success());
        let status = self.child.wait().expect("an end");
        (status.success(), self.log())
    }
}

impl Drop for Eko {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command to its end: whether it went well, and its words.
pub fn run_eko(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let output = command(folder).args(arguments).output().expect("eko runs");
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// Asks the database in a data folder for one number.
pub fn sqlite_count(folder: &Path, sql: &str) -> i64 {
    use diesel::prelude::*;
    #[derive(diesel::QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    #[expect(clippy::disallowed_methods, reason = "tests look behind Eko's back")]
    let mut c = SqliteConnection::establish(&folder.join("data/eko.sqlite").to_string_lossy())
        .expect("the database");
    diesel::sql_query(format!("SELECT ({sql}) AS count"))
        .get_result::<Count>(&mut c)
        .expect("a count")
        .count
}

/// Changes the database in a data folder behind Eko's back.
pub fn sqlite_do(folder: &Path, sql: &str) {
    use diesel::prelude::*;
    #[expect(clippy::disallowed_methods, reason = "tests look behind Eko's back")]
    let mut c = SqliteConnection::establish(&folder.join("data/eko.sqlite").to_string_lossy())
        .expect("the database");
    diesel::sql_query(sql).execute(&mut c).expect("a change");
}
