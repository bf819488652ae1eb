//! Several nodes on one PostgreSQL, behind one proxy: what somebody does on one, all know of; and when one dies, nobody
//! notices.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use eko::clock::Clock;

use crate::support::binary::{Eko, Folder, free_port, soon};
use crate::support::proxy::{self, Beside, print};
use crate::support::smtp::SmtpServer;
use crate::support::story::{EMAIL, PASSWORD};
use crate::support::{Client, Crowd, Dialogue, Engine, Setup, Story, TestApp};

/// How many want a mail: more than one claim of a worker.
const PEOPLE: usize = 120;
/// Within what time all nodes know what was done on one.
const KNOWN: Duration = Duration::from_secs(1);

/// Three servers and two workers on one database, behind nginx.
struct Nodes {
    servers: Vec<Eko>,
    /// Where each of them is, without the proxy.
    at: Vec<String>,
    workers: Vec<Eko>,
    /// Where the proxy is.
    base: String,
    _nginx: Beside,
    _folder: Folder,
}

impl Nodes {
    /// Beside an Eko that is there, whose address is the proxy's.
    fn beside(app: &TestApp, smtp: &SmtpServer) -> Self {
        let folder = Folder::new();
        let base = app.app.config.base_url.as_str().trim_end_matches('/').to_owned();
        let key = app.folder.join("master.key").display().to_string();
        let (database, relay) = (app.database.url(), smtp.url());
        let env = [
            ("EKO_DATABASE_URL", database.as_str()),
            ("EKO_SECRET_KEY_FILE", &key),
            ("EKO_BASE_URL", &base),
            ("EKO_SMTP_URL", &relay),
            ("EKO_MAIL_FROM", "eko@example.org"),
            ("EKO_WORKERS", "1"),
        ];
        let place = |nth: usize| {
            let place = folder.0.join(nth.to_string());
            std::fs::create_dir(&place).expect("a folder");
            place
        };
        let ports = [free_port(), free_port(), free_port()];
        let servers = ports.iter().enumerate();
        let servers = servers
            .map(|(nth, &port)| Eko::start(&place(nth), port, &["--no-worker"], &env, 0))
            .collect();
        let workers = (3..5).map(|nth| Eko::work(&place(nth), &env)).collect();
        let at: Vec<String> = ports.iter().map(|port| format!("http://127.0.0.1:{port}")).collect();

        // The site as it is printed for one node, with a line for each; without the certificate.
        let listen = format!("127.0.0.1:{}", ports[0]);
        let env = [("EKO_BASE_URL", "https://localhost"), ("EKO_LISTEN", listen.as_str())];
        let site = print(&folder.0, "nginx", &env);
        let lines = ports.map(|port| format!("    server 127.0.0.1:{port};\n")).concat();
        let here = folder.0.display().to_string();
        let site = site
            .replace(&format!("    server {listen};\n"), &lines)
            .replace("listen 443 ssl", &format!("listen {}", base.trim_start_matches("http://")))
            .replace("    listen [::]:443 ssl;\n", "")
            .replace("/var/log/nginx", &here);
        let site: String = site
            .lines()
            .filter(|line| !line.contains(" ssl_"))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(site.contains(&lines), "{site}");
        // Here all come from one machine, and say where they would come from.
        let from = "set_real_ip_from 127.0.0.1; real_ip_header X-Forwarded-For;";
        let nginx = proxy::nginx(&folder.0, &site, from);
        for one in at.iter().chain([&base]) {
            soon("it answers", || {
                TcpStream::connect(one.trim_start_matches("http://")).ok()?;
                (Client::new(one, &base).get("/readyz").status == 200).then_some(())
            });
        }
        Self { servers, at, workers, base, _nginx: nginx, _folder: folder }
    }

    /// A browser that asks one of them alone.
    fn client(&self, nth: usize) -> Client {
        Client::new(&self.at[nth], &self.base)
    }
}

/// Tries until it has come true; it may take no longer than that all nodes know.
#[track_caller]
fn all_know(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    soon(what, || is_so().then_some(()));
    assert!(begun.elapsed() < KNOWN + Duration::from_millis(500), "{what}: {:?}", begun.elapsed());
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn three_servers_and_two_workers_are_one_eko_and_nobody_notices_when_one_dies() {
    let smtp = SmtpServer::start();
    let base = format!("http://127.0.0.1:{}", free_port());
    let setup = Setup { clock: Clock::System, ..Setup::on(Engine::Postgres) };
    let app = setup.smtp(&smtp.url()).env("EKO_BASE_URL", &base).start();
    let today = app.app.clock.now().day(&app.app.zone).to_string();
    let (story, dialogue) = Story::with_dialogue(&app, &today);
    let mut nodes = Nodes::beside(&app, &smtp);

    a_screen_on_one_counts_what_comes_to_another(&nodes, &story, &dialogue);
    who_signs_in_on_one_is_signed_in_on_all(&nodes, &story);
    a_place_is_counted_once_wherever_it_asks(&nodes);
    nobody_notices_when_one_dies(&app, &mut nodes, &dialogue);
    people_leave_addresses(&nodes, &dialogue);
    what_ends_on_one_has_ended_on_all(&nodes, &dialogue);
    each_mail_goes_once_though_a_worker_leaves(&app, &smtp, &mut nodes, &story);
}

fn a_screen_on_one_counts_what_comes_to_another(nodes: &Nodes, story: &Story, dialogue: &Dialogue) {
    let link = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let link = link.link(&format!("{}/h/", nodes.base)).replace(&nodes.base, "");
    let mut line = TcpStream::connect(nodes.at[2].trim_start_matches("http://")).expect("a line");
    line.set_read_timeout(Some(Duration::from_secs(30))).expect("a time limit");
    write!(line, "GET {link}/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it is asked");
    let events = BufReader::new(line).lines().map_while(Result::ok);
    let mut events = events.filter(|line| line.starts_with("data: "));
    let first = events.next().expect("how it stands");
    dialogue.answer(&nodes.client(0), "very_high", "");
    let answered = Instant::now();
    let then = events.next().expect("how it stands then");
    assert_ne!(first, then);
    println!("a screen on another node knew after {:?}", answered.elapsed());
    assert!(answered.elapsed() < 3 * KNOWN, "{:?}", answered.elapsed());
}

fn who_signs_in_on_one_is_signed_in_on_all(nodes: &Nodes, story: &Story) {
    let leader = nodes.client(0);
    let signed = leader.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]);
    signed.expect(303);
    for at in &nodes.at {
        leader.get(&format!("{at}{}", story.process)).expect(200);
    }
    leader.post(&format!("{}/admin/sign-out", nodes.at[1]), &[]).expect(303);
    for at in &nodes.at {
        leader.get(&format!("{at}{}", story.process)).expect(303);
    }
}

/// The proxy lets each place come to one node.
fn a_place_is_counted_once_wherever_it_asks(nodes: &Nodes) {
    let somebody = Client::new(&nodes.base, &nodes.base);
    for place in ["10.7.0.1", "10.7.0.2", "10.7.0.3", "10.7.0.4"] {
        let head = [
            ("Origin", nodes.base.as_str()),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("X-Forwarded-For", place),
        ];
        let asks = || somebody.post_raw("/admin/forgotten", &head, b"email=nobody%40example.org");
        let asked = (0..40).map(|_| asks().status);
        let asked: Vec<u16> = asked.collect();
        let let_in = asked.iter().filter(|&&status| status == 200).count();
        assert!((30..=32).contains(&let_in), "{place}: {asked:?}");
        assert_eq!(asked.last(), Some(&429), "{place}: {asked:?}");
    }
}

fn nobody_notices_when_one_dies(app: &TestApp, nodes: &mut Nodes, dialogue: &Dialogue) {
    let before = app.count("SELECT sum(count) FROM tally");
    let crowd = Crowd::gather(&nodes.base, &dialogue.phone);
    let lines = app.count(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'",
    );
    println!("{lines} connections to PostgreSQL");
    assert!(lines <= 6 * 9, "{lines} connections");
    let dies = &mut nodes.servers[1].child;
    dies.kill().expect("it dies");
    dies.wait().expect("it is dead");
    crowd.wait_until_served("a node has died", Instant::now());
    let (acknowledged, refused) = crowd.end();
    assert!(refused.is_empty(), "{refused:?}");
    let counted = app.count("SELECT sum(count) FROM tally") - before;
    assert_eq!(usize::try_from(counted), Ok(acknowledged), "none lost, none doubled");
}

fn people_leave_addresses(nodes: &Nodes, dialogue: &Dialogue) {
    let phones = [nodes.client(0), nodes.client(2)];
    for person in 0..PEOPLE {
        let address = format!("person{person}@example.org");
        dialogue.wish(&phones[person % 2], &address, "en", &["interim"]);
    }
}

fn what_ends_on_one_has_ended_on_all(nodes: &Nodes, dialogue: &Dialogue) {
    let phones = [nodes.client(0), nodes.client(2)];
    // Both have it ready.
    for phone in &phones {
        phone.get(&dialogue.phone).expect(200);
    }
    let leader = nodes.client(0);
    leader.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).expect(303);
    dialogue.end(&leader);
    for phone in &phones {
        all_know("the page says so", || {
            !phone.get(&dialogue.phone).text().contains("name=\"key\"")
        });
        let late = phone.post(&dialogue.phone, &[("key", "late"), ("heard", "very_high")]);
        assert_ne!(late.status, 303, "{}", late.words());
    }
}

fn each_mail_goes_once_though_a_worker_leaves(
    app: &TestApp,
    smtp: &SmtpServer,
    nodes: &mut Nodes,
    story: &Story,
) {
    let report = story.add_report("interim", "Delrapport");
    story.publish(&report);
    smtp.wait_for(5, Duration::from_secs(60));
    let (ended, log) = nodes.workers.remove(0).stop();
    assert!(ended, "{log}");
    soon("all is sent", || {
        let left = app.count("SELECT count(*) FROM delivery WHERE state <> 'accepted'");
        (left == 0).then_some(())
    });
    let to: Vec<String> = smtp.taken().into_iter().flat_map(|mail| mail.to).collect();
    let each: HashSet<&String> = to.iter().collect();
    assert_eq!((to.len(), each.len()), (PEOPLE, PEOPLE));
}
