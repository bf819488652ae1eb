//! How fast mail leaves, with every state on disk before the step that it announces, side by side with Postfix's
//! `smtp-source`, which keeps no states, both into the same `smtp-sink`.
//!
//! It needs Postfix (`tests/install` has it).

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use actix_web::web;
use eko::app::App;
use eko::mailings;
use eko::mailings::worker::{Round, Worker};

use crate::server::{folder, free_port};
use crate::table::{Goal, Spread, Table};
use crate::world;

const MAILS: usize = 10_000;

const ROUNDS: usize = 3;

pub fn run(table: &mut Table) {
    for connections in [1, 4, 8, 16] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let sink = Sink::start();
            theirs.push(source(sink.port, connections));
            ours.push(eko(sink.port, connections));
        }
        let limit = ("smtp-source -d", Spread::of(&theirs));
        let what = format!("mail, {connections} connections");
        table.beside(&what, limit, Spread::of(&ours), Goal::Ratio(0.8));
    }
}

/// Postfix's sink: takes every mail and forgets it.
pub struct Sink {
    pub port: u16,
    process: Child,
}

impl Sink {
    pub fn start() -> Self {
        let port = free_port();
        let mut command = Command::new("smtp-sink");
        // It refuses to stay root.
        if std::fs::metadata("/proc/self").is_ok_and(|of| of.uid() == 0) {
            command.args(["-u", "nobody"]);
        }
        let process = command
            .args([&format!("inet:127.0.0.1:{port}"), "1000"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("smtp-sink: install postfix");
        let begun = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(10), "smtp-sink does not listen");
            std::thread::yield_now();
        }
        Self { port, process }
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Mails a second by `smtp-source`, of about the same size as ours.
fn source(port: u16, connections: usize) -> f64 {
    let begun = Instant::now();
    let status = Command::new("smtp-source")
        .args(["-d", "-l", "5000", "-m", &MAILS.to_string()])
        .args(["-s", &connections.to_string()])
        .args(["-f", "eko@example.org", "-t", "kim@example.org"])
        .arg(format!("inet:127.0.0.1:{port}"))
        .status()
        .expect("smtp-source");
    assert!(status.success());
    rate(begun)
}

#[expect(clippy::cast_precision_loss, reason = "some thousands")]
fn rate(begun: Instant) -> f64 {
    MAILS as f64 / begun.elapsed().as_secs_f64()
}

/// Mails a second by Eko's worker, from a mailing that was made before.
fn eko(port: u16, connections: usize) -> f64 {
    let folder = folder();
    actix_web::rt::System::new().block_on(async {
        let app = open(folder.path(), port, connections);
        prepare(&app).await;
        let worker = Worker::new(app.clone());
        let begun = Instant::now();
        let round = worker.run_until_idle().await.expect("the worker works");
        assert_eq!(round, Round::Idle);
        let rate = rate(begun);
        let accepted = app
            .db
            .read(|c| {
                let id = eko::processes::queries::only_or_named(c, None)?.expect("a process");
                let all = mailings::queries::figures(c, id)?;
                Ok(all.values().map(|figures| figures.accepted).sum::<i64>())
            })
            .await
            .expect("figures");
        assert_eq!(usize::try_from(accepted), Ok(MAILS));
        rate
    })
}

fn open(folder: &Path, port: u16, connections: usize) -> web::Data<App> {
    world::open(
        folder,
        &format!("[mail]\nconnections = {connections}\n"),
        &[
            ("EKO_SMTP_URL", format!("smtp://127.0.0.1:{port}")),
            ("EKO_MAIL_FROM", "eko@example.org".to_owned()),
        ],
    )
}

/// A process, `MAILS` people who wished its report, and the mailing to them.
async fn prepare(app: &App) {
    let process = world::held(app, "halland", 0, 1).await;
    world::wish(app, process, MAILS).await;
    world::publish(app, process).await;
}
