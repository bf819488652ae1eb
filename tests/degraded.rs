//! What Eko does when the database cannot be used: it says so once, tells everybody who comes, and goes on by itself.

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use eko::db::{By, DatabaseUrl, Db, Limits};
use eko::survey::SubmissionKey;

use crate::support::binary::{Eko, Folder, free_port};
use crate::support::line::{Doing, Line};
use crate::support::{Crowd, Engine, Story, TestApp, TestDatabase, database, run};

#[test]
fn a_locked_database_refuses_all_who_wait_at_once() {
    let app = TestApp::on(Engine::Sqlite);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let TestDatabase::Sqlite(path) = &app.database else { unreachable!("it is SQLite") };
    let mut other = sqlite(path);
    other.batch_execute("BEGIN IMMEDIATE").expect("the lock");
    let started = Instant::now();
    let keys: Vec<SubmissionKey> = (0..40).map(|_| SubmissionKey::random()).collect();
    let send_all = || {
        std::thread::scope(|all| {
            let send = |key: &SubmissionKey| {
                let fields = [("key", key.as_str()), ("heard", "very_high")];
                app.client().post(&dialogue.phone, &fields).status
            };
            let sent: Vec<_> = keys.iter().map(|key| all.spawn(move || send(key))).collect();
            sent.into_iter().map(|sent| sent.join().expect("an answer")).collect::<Vec<_>>()
        })
    };
    let answers = send_all();
    let took = started.elapsed();
    println!("forty answers to a locked database were refused within {took:?}");
    assert!(answers.iter().all(|&status| status == 503), "{answers:?}");
    assert!(took < Duration::from_secs(10), "{took:?}");
    let ready = app.client().get("/readyz").expect(503);
    assert!(ready.text().contains("another program holds the lock"), "{}", ready.text());
    other.batch_execute("ROLLBACK").expect("it is given back");
    let answers = send_all();
    assert!(answers.iter().all(|&status| status == 303), "{answers:?}");
    app.client().get("/readyz").expect(200);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 40, "none lost, none doubled");
}

#[test]
fn a_database_that_is_locked_now_and_then_loses_and_doubles_nothing() {
    let app = TestApp::on(Engine::Sqlite);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let TestDatabase::Sqlite(path) = &app.database else { unreachable!("it is SQLite") };
    let mut other = sqlite(path);
    other.batch_execute("PRAGMA busy_timeout = 10000").expect("patience");
    let crowd = Crowd::gather(&app.base, &dialogue.phone);
    for _ in 0..3 {
        other.batch_execute("BEGIN IMMEDIATE").expect("the lock");
        crowd.wait_until_refused(8);
        let freed = Instant::now();
        other.batch_execute("ROLLBACK").expect("it is given back");
        crowd.wait_until_served("the lock was given back", freed);
    }
    let (answers, refused) = crowd.end();
    assert_eq!(refused.keys().collect::<Vec<_>>(), [&503]);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), answers as i64);
    assert_eq!(app.keys(), answers as i64, "none lost, none doubled");
}

#[expect(clippy::disallowed_methods, reason = "tests look behind Eko's back")]
fn sqlite(path: &Path) -> diesel::SqliteConnection {
    use diesel::Connection as _;
    diesel::SqliteConnection::establish(&path.to_string_lossy()).expect("a connection")
}

/// A disk of its own that the test fills and empties again, while people answer.
#[test]
fn a_full_disk_is_said_once_and_loses_and_doubles_nothing() {
    let folder = Folder::new();
    let data = folder.0.join("data");
    std::fs::create_dir(&data).expect("a folder");
    let script = format!(
        "mount -t tmpfs -o size=32m tmpfs {} && exec {} serve --demo",
        data.display(),
        env!("CARGO_BIN_EXE_eko")
    );
    let demo = Eko::start_by(&["unshare", "-rm", "sh", "-c", &script], &folder.0, free_port(), 6);
    let inside = format!("/proc/{}/root{}", demo.child.id(), data.display());
    let inside = Path::new(&inside);
    let (phone, path) = (demo.client(), demo.said("dialogue"));
    let page = phone.get(&path).expect(200);
    let action = page.link("/d/");
    let host = demo.said("host");
    let answered = || {
        let now = phone.get(&format!("{host}/now")).expect(200).text();
        let now: serde_json::Value = serde_json::from_str(&now).expect("how it stands");
        let answered = now["answered"].as_str().expect("a number");
        // As people write it: from a thousand on with something between the digits.
        let digits: String = answered.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<usize>().expect("a number")
    };
    let before = answered();
    let crowd = Crowd::gather(&demo.said("open"), &action);
    phone.get("/readyz").expect(200);

    let filler = inside.join("filler");
    // Where nobody answers for a second the log of the database is emptied, and there is some room again.
    let mut rounds = 0;
    let ready = loop {
        fill(&filler);
        rounds += 1;
        crowd.wait_until_refused(50);
        let ready = phone.get("/readyz");
        if ready.status == 503 {
            break ready;
        }
        assert!(rounds < 30, "the disk is full");
    };
    assert_eq!(ready.text(), "nothing can be written to the database: the disk is full\n");
    phone.get("/healthz").expect(200);
    phone.get(&path).expect(200);

    let emptied = Instant::now();
    std::fs::remove_file(&filler).expect("room again");
    let took = crowd.wait_until_served("there was room again", emptied);
    assert!(took < Duration::from_secs(10), "{took:?}");
    while phone.get("/readyz").status != 200 {
        assert!(emptied.elapsed() < Duration::from_secs(10), "{}", demo.log());
    }
    let (answers, refused) = crowd.end();
    assert_eq!(refused.keys().collect::<Vec<_>>(), [&503], "{}", demo.log());
    assert_eq!(answered() - before, answers, "none lost, none doubled");
    let log = demo.log();
    let lines = |words: &str| log.lines().filter(|line| line.contains(words)).count();
    let spells = lines("nothing can be written to the database");
    assert!((1..=rounds).contains(&spells), "each spell is told of once: {log}");
    assert_eq!(lines("can be written again"), spells, "{log}");
    assert!(log.contains("turned_away="), "{log}");
    assert!(!log.contains("Unknown") && !log.contains("table ?"), "{log}");
}

/// Fills a disk to its last byte.
fn fill(path: &Path) {
    let mut file = std::fs::File::create(path).expect("a file");
    for size in [1 << 20, 1 << 12, 1 << 8, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}

fn name(database: &TestDatabase) -> &str {
    match database {
        TestDatabase::Postgres { name } => name,
        TestDatabase::Sqlite(_) => unreachable!("it is PostgreSQL"),
    }
}

fn limits() -> Limits {
    Limits { connections: 2, wait_ms: 300, patience_ms: 400, ..Limits::default() }
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn a_server_that_falls_silent_is_given_up_by_our_own_clock() {
    let database = TestDatabase::create(Engine::Postgres, Path::new("/nowhere"));
    let line = Line::lay(0);
    let db = Db::open(&line.url(name(&database)), limits()).expect("a database");
    run(async {
        db.check().await.expect("it is ready");
        line.now(Doing::Silent);
        let started = Instant::now();
        let read = db.read(|c| Ok(c.batch_execute("SELECT 1")?)).await;
        let read = read.expect_err("nobody answers").to_string();
        assert!(read.contains("the server does not answer any more"), "{read}");
        let wrote = db.write_with(eko::db::Isolation::RowLocks, By::Upkeep, |_| Ok(())).await;
        wrote.expect_err("nobody answers");
        let took = started.elapsed();
        println!("a silent server was given up within {took:?}");
        assert!(took < Duration::from_secs(6), "{took:?}");
        let why = db.check().await.expect_err("it is not ready");
        assert!(why.starts_with("nothing can be read from the database"), "{why}");
        line.now(Doing::Passing);
        while db.check().await.is_err() {
            assert!(started.elapsed() < Duration::from_secs(30));
        }
        let again = db.write_with(eko::db::Isolation::RowLocks, By::Upkeep, |_| Ok(())).await;
        again.expect("it goes on");
    });
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn who_starts_before_the_database_waits_for_it_and_not_for_ever() {
    let database = TestDatabase::create(Engine::Postgres, Path::new("/nowhere"));
    let line = Line::lay(2);
    let db = Db::open(&line.url(name(&database)), limits()).expect("it came");
    run(db.check()).expect("it is ready");

    let nobody = format!("postgres://eko@127.0.0.1:{}/eko", free_port());
    let nobody = DatabaseUrl::parse(&nobody).expect("a URL");
    let started = Instant::now();
    let bounded = Limits { start_ms: 700, ..limits() };
    let why = Db::open(&nobody, bounded).err().expect("nobody is there").to_string();
    assert!(why.contains("the server takes no connections"), "{why}");
    let took = started.elapsed();
    assert!(took >= Duration::from_millis(700) && took < Duration::from_secs(5), "{took:?}");

    // What no waiting mends is said at once.
    let started = Instant::now();
    Db::open(&line.url("no_such_database"), limits()).err().expect("there is no such database");
    assert!(started.elapsed() < Duration::from_secs(3));
}

/// A PgBouncer of the test's own before PostgreSQL, and the folder that its settings lie in.
struct Bouncer {
    child: std::process::Child,
    port: u16,
    _folder: Folder,
}

impl Bouncer {
    fn start(pool_mode: &str) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let (folder, port) = (Folder::new(), free_port());
        let server = database::server();
        let (host, pg) =
            server.rsplit('@').next().expect("a host").split_once(':').expect("a port");
        let users = folder.0.join("users");
        std::fs::write(&users, "\"eko\" \"\"\n").expect("users");
        let settings = folder.0.join("pgbouncer.ini");
        let text = format!(
            "[databases]\n* = host={host} port={pg}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nunix_socket_dir =\nauth_type = trust\nauth_file = {}\n\
             pool_mode = {pool_mode}\ndefault_pool_size = 20\n",
            users.display()
        );
        std::fs::write(&settings, text).expect("settings");
        for (path, mode) in [(&folder.0, 0o755), (&users, 0o644), (&settings, 0o644)] {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(path, mode).expect("a mode");
        }
        // It refuses to run as root.
        use std::os::unix::fs::MetadataExt;
        let is_root = std::fs::metadata("/proc/self").expect("ourselves").uid() == 0;
        let mut command = std::process::Command::new(match is_root {
            true => "setpriv",
            false => "/usr/sbin/pgbouncer",
        });
        if is_root {
            let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
            command.args(nobody).arg("/usr/sbin/pgbouncer");
        }
        let child = command
            .arg("-q")
            .arg(&settings)
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("PgBouncer, which tests/install installs");
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(20), "it listens");
            std::thread::yield_now();
        }
        Self { child, port, _folder: folder }
    }

    fn url(&self, database: &TestDatabase) -> DatabaseUrl {
        let url = format!("postgres://eko@127.0.0.1:{}/{}", self.port, name(database));
        DatabaseUrl::parse(&url).expect("a URL")
    }
}

impl Drop for Bouncer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn a_pooler_by_transaction_is_refused_in_one_line_with_what_helps() {
    let database = TestDatabase::create(Engine::Postgres, Path::new("/nowhere"));
    let bouncer = Bouncer::start("transaction");
    let why = Db::open(&bouncer.url(&database), Limits::default()).err().expect("it is refused");
    let why = why.to_string();
    assert!(why.contains("pool_mode = session") && why.contains("EKO_DATABASE_URL"), "{why}");
    assert!(!why.contains('\n'), "{why}");
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn a_pooler_by_session_is_as_good_as_the_server() {
    let database = TestDatabase::create(Engine::Postgres, Path::new("/nowhere"));
    let bouncer = Bouncer::start("session");
    let db = Db::open(&bouncer.url(&database), Limits::default()).expect("a database");
    run(async {
        db.check().await.expect("it is ready");
        let all = (0..50).map(|number| {
            db.write(By::Upkeep, move |c| {
                use diesel::RunQueryDsl;
                let key = format!("decode('{number:04}', 'hex')");
                let into = "INSERT INTO session (key_hash, id, state, agent, opened_at, used_at, expires_at)";
                let row = format!("{into} VALUES ({key}, {number}, '{{}}', '', 1, 1, 1)");
                Ok(diesel::sql_query(row).execute(c)?)
            })
        });
        for written in futures_util::future::join_all(all).await {
            assert_eq!(written.expect("it is written"), 1);
        }
        let rows = db.read(|c| {
            use diesel::prelude::*;
            Ok(eko::db::schema::session::table.count().get_result::<i64>(c)?)
        });
        assert_eq!(rows.await.expect("they are read"), 50);
    });
}
