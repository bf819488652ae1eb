//! A PostgreSQL server of a test's own, which it may restart and cut off.

use std::fs::{File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use diesel::connection::SimpleConnection;
use eko::db::Connection;

use super::binary::{Folder, free_port};
use super::database::connect_to;

/// A running server, stopped by dropping it.
pub struct Cluster {
    folder: Folder,
    port: u16,
}

impl Cluster {
    pub fn start() -> Self {
        let (folder, port) = (Folder::new(), free_port());
        std::fs::set_permissions(&folder.0, Permissions::from_mode(0o777)).expect("a mode");
        let cluster = Self { folder, port };
        let made = cluster
            .run("initdb", &["-N", "-U", "eko", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        assert!(made, "{}", cluster.words());
        cluster.control("start");
        cluster
    }

    /// As Eko is told of it.
    pub fn url(&self) -> String {
        format!("postgres://eko@127.0.0.1:{}/postgres", self.port)
    }

    pub fn connect(&self) -> Connection {
        connect_to(&self.url())
    }

    /// Hangs up on everybody.
    pub fn hang_up(&self) {
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                      WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";
        self.connect().batch_execute(others).expect("it hangs up");
    }

    /// Lets it die at once, as when somebody pulls its plug, and starts it again.
    pub fn restart_at_once(&self) {
        self.control("restart");
    }

    fn control(&self, what: &str) {
        // A process that dies loses nothing that it has written, whether or not that is on the disk yet.
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB -c max_connections=60",
            self.port,
            self.folder.0.display()
        );
        let log = self.folder.0.join("log").display().to_string();
        let arguments = ["-w", "-m", "immediate", "-l", &log, "-o", &options, what];
        assert!(self.run("pg_ctl", &arguments), "{}", self.words());
    }

    /// What it and its programs have said.
    fn words(&self) -> String {
        let read = |name| std::fs::read_to_string(self.folder.0.join(name)).unwrap_or_default();
        ["commands", "log"].map(read).concat()
    }

    /// Runs one of its programs, which refuse to run as root; says whether that went well.
    fn run(&self, program: &str, arguments: &[&str]) -> bool {
        let program = programs().join(program);
        let is_root = std::fs::metadata("/proc/self").expect("ourselves").uid() == 0;
        let mut command = match is_root {
            true => Command::new("runuser"),
            false => Command::new(&program),
        };
        if is_root {
            command.args(["-u", "postgres", "--"]).arg(program);
        }
        // What it starts goes on, and would hold a pipe open.
        let words = File::options().create(true).append(true).open(self.folder.0.join("commands"));
        let words = words.expect("a file");
        command
            .arg("-D")
            .arg(self.folder.0.join("data"))
            .args(arguments)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(words.try_clone().expect("a file"))
            .stderr(words);
        command.status().expect("PostgreSQL, which tests/install installs").success()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.run("pg_ctl", &["-w", "-m", "immediate", "stop"]);
    }
}

/// Where the programs of the newest PostgreSQL of this machine are.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL");
    let number = |name: &std::ffi::OsStr| name.to_str().and_then(|name| name.parse::<u32>().ok());
    let newest = versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|version| version.join("bin/initdb").exists())
        .max_by_key(|version| version.file_name().and_then(number));
    newest.expect("PostgreSQL, which tests/install installs").join("bin")
}
