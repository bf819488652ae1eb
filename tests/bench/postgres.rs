//! A PostgreSQL of its own, that keeps what it says it keeps, and `pgbench` beside Eko on it.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::server::{folder, free_port};

/// A server in a folder of its own.
pub struct Postgres {
    bin: PathBuf,
    pub port: u16,
    folder: tempfile::TempDir,
}

impl Postgres {
    /// Starts one; none where PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        let mut bins: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
            .filter(|bin| bin.join("initdb").exists() && bin.join("pgbench").exists())
            .collect();
        bins.sort();
        let own = Self { bin: bins.pop()?, port: free_port(), folder: folder() };
        let place = own.folder.path();
        std::fs::create_dir(place.join("pg")).expect("a folder");
        if is_root() {
            let owned = Command::new("chown").args(["-R", "postgres"]).arg(place).status();
            assert!(owned.is_ok_and(|status| status.success()), "the folder is given away");
        }
        let data = place.join("pg").display().to_string();
        own.run(
            "initdb",
            &["-D", &data, "-U", "eko", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
        );
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -k '{}' -c max_connections=200",
            own.port,
            place.display()
        );
        let log = place.join("pg/log").display().to_string();
        own.run("pg_ctl", &["-D", &data, "-w", "-l", &log, "-o", &options, "start"]);
        Some(own)
    }

    /// An empty database by this name.
    pub fn database(&self, name: &str) -> String {
        let port = self.port.to_string();
        self.run("createdb", &["-h", "127.0.0.1", "-p", &port, "-U", "eko", name]);
        format!("postgres://eko@127.0.0.1:{port}/{name}")
    }

    /// Single rows put in by `pgbench`, each in a transaction of its own, so many in a second.
    pub fn inserts(&self, url: &str, connections: usize, seconds: u64) -> f64 {
        let script = self.folder.path().join("insert.sql");
        std::fs::write(&script, "INSERT INTO bare (key, counted) VALUES (gen_random_uuid(), 1);\n")
            .expect("a script");
        let table = "CREATE TABLE IF NOT EXISTS bare (key uuid PRIMARY KEY, counted integer)";
        self.run("psql", &["-q", "-d", url, "-c", table]);
        let (connections, seconds) = (connections.to_string(), seconds.to_string());
        let script = script.display().to_string();
        let said = self.run(
            "pgbench",
            &[
                "-n",
                "-M",
                "prepared",
                "-c",
                &connections,
                "-j",
                "2",
                "-T",
                &seconds,
                "-f",
                &script,
                url,
            ],
        );
        let rate = said.lines().find_map(|line| line.strip_prefix("tps = "));
        let rate = rate.and_then(|rest| rest.split(' ').next()).expect("a rate");
        rate.parse().expect("a number")
    }

    /// PostgreSQL refuses to run as root.
    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let path = self.bin.join(program);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(path);
                command
            }
            false => Command::new(path),
        };
        // The server keeps what it was started with, and would keep a pipe open.
        let stdout = if program == "pg_ctl" { Stdio::null() } else { Stdio::piped() };
        let done = command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("PGOPTIONS", "-c client_min_messages=warning")
            .stdout(stdout)
            .output()
            .expect("it runs");
        let error = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{program}: {error}");
        String::from_utf8_lossy(&done.stdout).into_owned()
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.folder.path().join("pg").display().to_string();
        self.run("pg_ctl", &["-D", &data, "-m", "immediate", "-w", "stop"]);
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|of| of.uid() == 0)
}
