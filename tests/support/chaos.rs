//! What the chaos run is made of: people, what the relay has in store for them, and workers that can be killed.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use eko::addresses::queries::{Replaces, Wish};
use eko::addresses::{self, Consent, Purpose, Wording};
use eko::i18n::Language;
use eko::mail::Address;
use eko::processes;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use super::TestApp;
use super::smtp::{Action, Phase, Rule, SmtpServer, Times};

/// How many people wished to hear.
pub const PEOPLE: usize = 2_000;
/// Connections of each worker, and so the most mails that one death can leave uncertain.
pub const CONNECTIONS: usize = 4;

fn address_of(person: usize) -> String {
    format!("person{person:04}@example.org")
}

/// Puts so many people's addresses into the pool behind the server's back: a page for each would take too long.
pub fn add_people(app: &TestApp, many: usize) {
    const AT_ONCE: usize = 50;
    let t = Language::English.texts();
    let wording = Wording::shown(t, "Region Halland");
    for first in (0..many).step_by(AT_ONCE) {
        let (secrets, wording) = (app.app.secrets.clone(), wording.clone());
        app.run(app.app.db.write(eko::db::By::Upkeep, move |c| {
            let process = processes::queries::only_or_named(c, None)?.expect("a process");
            for person in first..many.min(first + AT_ONCE) {
                let wish = Wish {
                    key: eko::secrets::random_token(),
                    process,
                    address: Address::parse(&address_of(person)).expect("an address"),
                    language: t.language,
                    consent: Consent::from_purposes(|purpose| purpose == Purpose::Interim),
                    wording: wording.clone(),
                    replaces: Replaces::Whatever,
                };
                addresses::queries::put(c, &secrets, &wish)?;
            }
            Ok(())
        }))
        .expect("addresses");
    }
    app.settle();
}

/// How somebody's delivery has to end. A worker that is killed may leave any of them uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Accepted,
    Rejected,
    /// The relay fell silent after the final dot.
    Uncertain,
    /// It fell silent amid the message, all of which was on the wire by then.
    AcceptedOrUncertain,
}

/// What so many people meet with: where, how often, what, and the end of it.
type Misfortune = (usize, Phase, Times, Action, End);

fn misfortunes() -> Vec<Misfortune> {
    use End::{Accepted, AcceptedOrUncertain, Rejected, Uncertain};
    use Phase::{AfterTaken, Body, Data, Dot, Rcpt};
    use Times::{Always, Once};
    let says = |code| Action::Reply(code, "as chance will have it".into());
    // Longer than anybody waits.
    let stalls = || Action::Stall(Duration::from_secs(600));
    let drops = || Action::Drop;
    vec![
        (20, Rcpt, Always, says(550), Rejected),
        (10, Dot, Always, says(554), Rejected),
        (20, Rcpt, Once, says(452), Accepted),
        (10, Data, Once, says(451), Accepted),
        (20, Dot, Once, says(451), Accepted),
        (10, Rcpt, Once, drops(), Accepted),
        (10, Data, Once, drops(), Accepted),
        (5, Body, Once, drops(), AcceptedOrUncertain),
        (10, Dot, Once, drops(), Uncertain),
        (10, AfterTaken, Once, drops(), Uncertain),
        // Few of these: each makes a connection wait until its time is up.
        (1, Rcpt, Once, stalls(), Accepted),
        (1, Data, Once, stalls(), Accepted),
        (1, Dot, Once, stalls(), Uncertain),
    ]
}

/// Decides by chance who meets with which misfortune, and tells the relay; everybody else meets with none and is to
/// be accepted.
pub fn deal_out(relay: &SmtpServer, dice: &mut StdRng) -> HashMap<String, End> {
    // Nobody's in particular: no recipient is known yet.
    relay.on(Rule { phase: Phase::Mail, recipient: None, times: Times::N(3), then: Action::Drop });
    let mut people: Vec<usize> = (0..PEOPLE).collect();
    people.shuffle(dice);
    let mut people = people.into_iter().map(address_of);
    let mut ends = HashMap::new();
    for (many, phase, times, then, end) in misfortunes() {
        for address in people.by_ref().take(many) {
            relay.on(Rule { phase, recipient: Some(address.clone()), times, then: then.clone() });
            ends.insert(address, end);
        }
    }
    ends
}

/// How Eko reaches the relay. The time limit is short, so that a dead worker's leases are soon over.
pub fn url(relay: &SmtpServer) -> String {
    format!("{}?timeout=2", relay.url())
}

/// `eko worker` on an app's database, killed when the test ends however it ends.
pub struct Worker {
    child: Child,
}

impl Worker {
    pub fn start(app: &TestApp, relay: &SmtpServer) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_eko"))
            .arg("worker")
            .arg("--config")
            .arg(settings(app))
            .env_clear()
            .env("EKO_DATA_DIR", &app.folder)
            .env("EKO_DATABASE_URL", app.database.url())
            .env("EKO_BASE_URL", app.app.config.base_url.as_str())
            .env("EKO_SMTP_URL", url(relay))
            .env("EKO_MAIL_FROM", app.app.config.mail.from.as_str())
            .env("EKO_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log(app))
            .spawn()
            .expect("eko starts");
        Self { child }
    }

    /// Whether it has ended by itself, which it never should.
    pub fn is_gone(&mut self) -> bool {
        self.child.try_wait().expect("its state").is_some()
    }

    /// SIGKILL, in the middle of whatever it does.
    pub fn kill(mut self) {
        self.child.kill().expect("SIGKILL");
        let status = self.child.wait().expect("an end");
        assert_eq!(status.signal(), Some(9), "it had ended by itself: {status}");
    }

    /// What all workers of an app have logged.
    pub fn words(app: &TestApp) -> String {
        std::fs::read_to_string(log_path(app)).unwrap_or_default()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The file with the settings that have no name in the environment.
fn settings(app: &TestApp) -> PathBuf {
    let path = app.folder.join("eko.toml");
    let text = format!("[mail]\nconnections = {CONNECTIONS}\nfirst_retry_seconds = 1\n");
    std::fs::write(&path, text).expect("a file");
    path
}

fn log_path(app: &TestApp) -> PathBuf {
    app.folder.join("workers.log")
}

fn log(app: &TestApp) -> File {
    OpenOptions::new().create(true).append(true).open(log_path(app)).expect("a log")
}
