//! What a monitor reads, in Prometheus' text format, at an address of its own.
//!
//! A monitor asks every few seconds and keeps what it heard for years. When somebody answers is where they are: often one
//! dialogue is open at a time, and its place and day are known. So what participants, hosts and contacts do moves no
//! figure when they do it. Their requests, and the writes and commits that come of these, are counted together, are told
//! once an hour, and then in whole hundreds; what makes none yet waits for a later hour. A few people in a room are not
//! to be seen in that, and a day with many dialogues is. Nothing is told of the process's time on the processor or of its
//! memory, which would say the same by another way: whoever watches over the machine has those, and should keep them
//! coarse. At once come: what staff and programs ask for, which the log has too; failures, which it has too; and mail,
//! which is sent when somebody publishes.
//!
//! No label names a process, a dialogue, a code, an address or a domain.

use std::fmt::Write;
use std::net::TcpListener;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use actix_web::dev::ServerHandle;
use actix_web::http::{StatusCode, header};
use actix_web::{App as ActixApp, HttpResponse, HttpServer, web};

use crate::app::{App, Remembered};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::mailings::handover::Handover;
use crate::mailings::{Figures, queries};
use crate::staff::password;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Staff,
    Programs,
    /// Participants, addressees, hosts, contacts, and everybody who reads what is public.
    Open,
}

/// Seconds between two times at which a coarse figure is told anew.
const HOUR: i64 = 3600;
/// In what steps it is told.
const STEP: u64 = 100;
/// In what steps it is told how many writes wait.
const CROWD: u64 = 10;

/// How many kinds of answers there are: 2xx to 5xx, and what is none of them.
const KINDS: usize = 5;

/// What was asked for since the start.
#[derive(Default)]
pub struct Asked {
    staff: [AtomicU64; KINDS],
    programs: [AtomicU64; KINDS],
    open: AtomicU64,
    open_failed: AtomicU64,
    told_open: Coarse,
    told_writes: Coarse,
    told_commits: Coarse,
}

impl Remembered for Asked {}

impl Asked {
    /// Counts a request by who asked and how it was answered.
    pub fn note(&self, class: Class, status: StatusCode) {
        let kind = match status.as_u16() / 100 {
            kind @ 2..=5 => usize::from(kind) - 2,
            _ => KINDS - 1,
        };
        let counter = match class {
            Class::Staff => self.staff.get(kind),
            Class::Programs => self.programs.get(kind),
            Class::Open => {
                if status.is_server_error() {
                    self.open_failed.fetch_add(1, Ordering::Relaxed);
                }
                Some(&self.open)
            }
        };
        if let Some(counter) = counter {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// A figure that is told once an hour, and in hundreds.
#[derive(Default)]
struct Coarse(Mutex<Option<Told>>);

struct Told {
    /// Counted from the beginning of time.
    hour: i64,
    so_far: u64,
}

impl Coarse {
    fn tell(&self, count: u64, now: Timestamp) -> u64 {
        let hour = now.0.div_euclid(HOUR);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let told = kept.get_or_insert(Told { hour, so_far: 0 });
        // Whoever sets the clock back and forth learns no more.
        if hour > told.hour {
            told.hour = hour;
            told.so_far = count - count % STEP;
        }
        told.so_far
    }
}

/// Lines in the text format.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        // Writing into memory has no failure.
        let _ = write!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
    }

    fn one(&mut self, (name, kind): (&str, &str), help: &str, value: impl std::fmt::Display) {
        self.family(name, kind, help);
        let _ = writeln!(self.0, "{name} {value}");
    }

    fn labelled(&mut self, name: &str, labels: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.0, "{name}{{{labels}}} {value}");
    }
}

/// All figures as they are now.
pub async fn text(app: &App) -> String {
    let mut lines = Lines::default();
    let now = app.clock.now();
    lines.family("eko_build_info", "gauge", "The version that runs.");
    let version = format!("version=\"{}\"", env!("CARGO_PKG_VERSION"));
    lines.labelled("eko_build_info", &version, 1);
    requests(app, now, &mut lines);
    writes(app, now, &mut lines);
    lines.one(
        ("eko_sign_ins_waiting", "gauge"),
        "Passwords that are worked on or wait for their turn.",
        app.memory.of::<password::Lines>().taken(),
    );
    let handed = app.memory.of::<Handover>();
    let name = "eko_mail_handover_seconds";
    lines.family(name, "summary", "How long the relay takes to take a mail.");
    lines.one_more(&format!("{name}_sum"), handed.seconds());
    lines.one_more(&format!("{name}_count"), handed.mails());
    let mail = app
        .db
        .read(move |c| Ok((queries::figures_of_all(c)?, queries::longest_due(c, now)?)))
        .await;
    lines.one(
        ("eko_database_up", "gauge"),
        "Whether the database answered just now.",
        u8::from(mail.is_ok()),
    );
    if let Ok((figures, due)) = mail {
        deliveries(&figures, &mut lines);
        lines.one(
            ("eko_mail_due_seconds", "gauge"),
            "For how long the mail is due that waits longest for its turn.",
            due.map_or(0, |due| now.0 - due.0),
        );
    }
    lines.0
}

impl Lines {
    fn one_more(&mut self, name: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.0, "{name} {value}");
    }
}

fn requests(app: &App, now: Timestamp, lines: &mut Lines) {
    let asked = app.memory.of::<Asked>();
    let name = "eko_requests_total";
    lines.family(
        name,
        "counter",
        "Requests of staff and programs, by their answers.",
    );
    for (class, counts) in [("staff", &asked.staff), ("programs", &asked.programs)] {
        for (kind, count) in ["2xx", "3xx", "4xx", "5xx", "other"].iter().zip(counts) {
            let labels = format!("class=\"{class}\",status=\"{kind}\"");
            lines.labelled(name, &labels, count.load(Ordering::Relaxed));
        }
    }
    lines.one(
        ("eko_open_requests_total", "counter"),
        "Requests of everybody else, told once an hour and in hundreds.",
        asked
            .told_open
            .tell(asked.open.load(Ordering::Relaxed), now),
    );
    lines.one(
        ("eko_open_failures_total", "counter"),
        "Requests of everybody else that failed here (5xx).",
        asked.open_failed.load(Ordering::Relaxed),
    );
}

fn writes(app: &App, now: Timestamp, lines: &mut Lines) {
    let asked = app.memory.of::<Asked>();
    lines.one(
        ("eko_commits_total", "counter"),
        "Transactions of the database, told once an hour and in hundreds.",
        asked.told_commits.tell(app.db.commits(), now),
    );
    lines.one(
        ("eko_writes_total", "counter"),
        "What was written in them, told once an hour and in hundreds: several writes share a commit.",
        asked.told_writes.tell(app.db.jobs(), now),
    );
    let waiting = app.db.waiting();
    lines.one(
        ("eko_writes_waiting", "gauge"),
        "Writes that wait for the database, told in tens.",
        waiting - waiting % CROWD,
    );
}

fn deliveries(all: &[Figures], lines: &mut Lines) {
    let name = "eko_deliveries";
    lines.family(
        name,
        "gauge",
        "Mails of all mailings, by how far they have come.",
    );
    // Not how many have withdrawn: that is theirs.
    let sum = |figure: fn(&Figures) -> i64| all.iter().map(figure).sum::<i64>();
    for (state, mails) in [
        ("waiting", sum(|of| of.waiting)),
        ("deferred", sum(|of| of.deferred)),
        ("accepted", sum(|of| of.accepted)),
        ("bounced", sum(|of| of.bounced)),
        ("rejected", sum(|of| of.rejected)),
        ("uncertain", sum(|of| of.uncertain)),
        ("failed", sum(|of| of.failed)),
        ("untried", sum(|of| of.untried)),
    ] {
        lines.labelled(name, &format!("state=\"{state}\""), mails);
    }
}

async fn answer(app: web::Data<App>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        ))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text(&app).await)
}

/// Serves the figures where the settings say, beside everything else; nowhere by default.
///
/// # Errors
/// If the address cannot be listened on.
pub fn serve(app: &web::Data<App>) -> Result<Option<ServerHandle>> {
    let Some(address) = app.config.metrics_listen else {
        return Ok(None);
    };
    let listener = TcpListener::bind(address).map_err(|error| {
        Error::Settings(format!(
            "EKO_METRICS_LISTEN: cannot listen on {address}: {error}"
        ))
    })?;
    let data = app.clone();
    let server = HttpServer::new(move || {
        ActixApp::new()
            .app_data(data.clone())
            .route("/metrics", web::get().to(answer))
    })
    .workers(1)
    .disable_signals()
    .listen(listener)?
    .run();
    let handle = server.handle();
    tokio::task::spawn_local(server);
    Ok(Some(handle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_coarse_figure_moves_by_hundreds_once_an_hour_and_never_back(
            steps in proptest::collection::vec((0..2_000_i64, 0..70_u64), 1..200)
        ) {
            let coarse = Coarse::default();
            let (mut now, mut count, mut before) = (0, 0, 0);
            let mut hours_that_moved = std::collections::BTreeSet::new();
            for (seconds, more) in steps {
                now += seconds;
                count += more;
                let told = coarse.tell(count, Timestamp(now));
                prop_assert!(told % STEP == 0 && told >= before && told <= count);
                if told != before {
                    prop_assert!(hours_that_moved.insert(now / HOUR), "twice in an hour");
                }
                before = told;
            }
        }
    }
}
