//! Databases of earlier releases, brought up to date: each lies in `tests/fixtures`, as its release made it.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use eko::clock::{Clock, Timestamp};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::both;
use crate::migrations::Schema;
use crate::support::database::{admin, connect, server};
use crate::support::{Client, Engine, Setup, TestApp, TestDatabase};

both!(a_database_of_each_release_is_brought_up_to_date_and_used);

/// When the example was looked at that a fixture holds.
const MOMENT: Timestamp = Timestamp(1_675_252_800);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The example as this version makes it: the database, its key, and what a person needs to go on with it.
struct Fixture {
    database: Vec<u8>,
    key: Vec<u8>,
    /// A line each: `sign-in ADDRESS PASSWORD`, `dialogue URL`, `host URL`.
    words: String,
}

impl Fixture {
    fn make(engine: Engine) -> Self {
        let app = TestApp::on(engine);
        app.move_clock_to(MOMENT);
        let demo = app.run(eko::demo::load(&app.app)).expect("the example");
        let database = match &app.database {
            TestDatabase::Sqlite(_) => {
                let copy = app.folder.join("copy");
                app.run(app.app.db.backup(copy.clone())).expect("a copy");
                std::fs::read(copy).expect("a copy")
            }
            TestDatabase::Postgres { name } => dump(name),
        };
        Self {
            database,
            key: std::fs::read(app.folder.join("master.key")).expect("a key"),
            words: {
                // Where this machine would have put its mail says nothing to another.
                let lines = demo.lines(&app.app).into_iter();
                let lines = lines.filter(|line| !line.starts_with("mail "));
                lines.collect::<Vec<_>>().join("\n").replace(&app.base, "")
            },
        }
    }

    /// Starts this version on it.
    fn start(&self, engine: Engine) -> TestApp {
        let folder = TestApp::folder();
        let key = folder.join("master.key");
        std::fs::write(&key, &self.key).expect("a key");
        let private = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o600);
        std::fs::set_permissions(&key, private).expect("a mode");
        let database = match engine {
            Engine::Sqlite => {
                let path = folder.join("eko.sqlite");
                std::fs::write(&path, &self.database).expect("a database");
                TestDatabase::Sqlite(path)
            }
            Engine::Postgres => load(&self.database),
        };
        let setup = Setup { clock: Clock::set_to(MOMENT), ..Setup::on(engine) };
        TestApp::start_on(setup, folder, database)
    }

    fn word(&self, word: &str) -> &str {
        let mut lines = self.words.lines();
        lines.find_map(|line| line.strip_prefix(&format!("{word} "))).expect("a word")
    }

    fn sign_in(&self, app: &TestApp) -> Client {
        let (email, password) = self.word("sign-in").split_once(' ').expect("two words");
        let leader = app.client();
        leader.post("/admin/sign-in", &[("email", email), ("password", password)]).expect(303);
        leader
    }

    /// Those of a release, by the database.
    fn read(zip: &[u8], engine: Engine) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(zip)).expect("a ZIP file");
        let mut entry = |name: &str| {
            let mut bytes = Vec::new();
            let mut file = zip.by_name(&format!("{}/{name}", name_of(engine))).expect(name);
            file.read_to_end(&mut bytes).expect(name);
            bytes
        };
        Self {
            database: entry("database"),
            key: entry("master.key"),
            words: String::from_utf8(entry("words")).expect("words"),
        }
    }

    fn write(&self, zip: &mut ZipWriter<Cursor<Vec<u8>>>, engine: Engine) {
        let entries: [(&str, &[u8]); 3] = [
            ("database", &self.database),
            ("master.key", &self.key),
            ("words", self.words.as_bytes()),
        ];
        for (name, bytes) in entries {
            let name = format!("{}/{name}", name_of(engine));
            zip.start_file(name, SimpleFileOptions::default()).expect("an entry");
            zip.write_all(bytes).expect("an entry");
        }
    }
}

fn name_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    }
}

/// What `pg_dump` says of a database, in words that need nothing but a connection.
fn dump(name: &str) -> Vec<u8> {
    let mut programs: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL: run the tests with tests/run")
        .map(|entry| entry.expect("an entry").path().join("bin/pg_dump"))
        .filter(|path| path.exists())
        .collect();
    programs.sort();
    let dumped = Command::new(programs.last().expect("pg_dump"))
        .args(["--inserts", "--no-owner", "--no-privileges"])
        .arg(format!("{}/{name}", server()))
        .output()
        .expect("pg_dump runs");
    assert!(dumped.status.success(), "{}", String::from_utf8_lossy(&dumped.stderr));
    let text = String::from_utf8(dumped.stdout).expect("words");
    // What begins so is for psql alone.
    text.lines().filter(|line| !line.starts_with('\\')).fold(Vec::new(), |mut all, line| {
        all.extend_from_slice(line.as_bytes());
        all.push(b'\n');
        all
    })
}

fn load(dump: &[u8]) -> TestDatabase {
    use diesel::connection::SimpleConnection;
    let name = format!("eko_{}", eko::secrets::random_id());
    admin().batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
    let sql = String::from_utf8_lossy(dump);
    connect(&name).batch_execute(&sql).expect("a dump that can be loaded");
    TestDatabase::Postgres { name }
}

/// What a leader, a host and a participant do on a database that has been brought up to date.
fn use_it(fixture: &Fixture, engine: Engine, of: &str) {
    let app = fixture.start(engine);
    let fresh = Schema::read(&TestApp::on(engine), engine);
    assert_eq!(Schema::read(&app, engine), fresh, "{of} has the schema of a new database");
    let leader = fixture.sign_in(&app);
    let account = leader.get("/admin/p/halland/follow-up").expect(200);
    account.says("37 Dialoger").says("426 Deltagare");
    leader.get("/admin/p/halland/mailings").expect(200);
    leader.get("/admin/p/halland/organisations").expect(200);
    // What is sealed opens.
    let code = fixture.word("dialogue").rsplit('/').next().expect("a code");
    let number =
        app.count("SELECT max(number) FROM dialogue WHERE closed_at IS NULL AND kind = 'dialogue'");
    let page = leader.get(&format!("/admin/p/halland/dialogues/{number}")).expect(200);
    assert!(page.text().contains(code), "{of}: the code {code} is not on the page of {number}");
    leader.get(fixture.word("host")).expect(200);
    // Somebody answers, and leaves an address.
    let phone = app.client();
    let dialogue = fixture.word("dialogue");
    let key = phone.get(dialogue).expect(200).field("key");
    let answers = "SELECT coalesce(sum(count), 0) FROM tally";
    let before = app.count(answers);
    phone.post(dialogue, &[("key", &key), ("heard", "very_high")]).expect(303);
    assert!(app.count(answers) > before, "{of}");
    let key = phone.get(&format!("{dialogue}/thanks")).expect(200).field("key");
    let wish = [("key", key.as_str()), ("address", "kim@example.org"), ("final", "1")];
    phone.post(&format!("{dialogue}/address"), &wish).expect(200);
    app.tidy();
}

fn a_database_of_each_release_is_brought_up_to_date_and_used(engine: Engine) {
    // Of this version too, so that what is kept at its release is known to be of use.
    use_it(&Fixture::make(engine), engine, "this version");
    for entry in std::fs::read_dir(folder()).expect("fixtures") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "zip") {
            let zip = std::fs::read(&path).expect("a fixture");
            use_it(&Fixture::read(&zip, engine), engine, &path.display().to_string());
        }
    }
}

#[test]
fn a_fixture_is_read_as_it_was_written() {
    let fixture =
        Fixture { database: vec![1, 2, 3], key: b"key".to_vec(), words: "sign-in a b".into() };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    fixture.write(&mut zip, Engine::Sqlite);
    let zip = zip.finish().expect("a ZIP file").into_inner();
    let read = Fixture::read(&zip, Engine::Sqlite);
    assert_eq!((read.database, read.key), (fixture.database, fixture.key));
    assert_eq!(read.words, fixture.words);
}

#[test]
#[ignore = "makes the fixture of this version: for whoever releases it"]
fn keep_this_version() {
    let name = format!("eko-{}.zip", env!("CARGO_PKG_VERSION"));
    let path = folder().join(name);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for engine in [Engine::Sqlite, Engine::Postgres] {
        Fixture::make(engine).write(&mut zip, engine);
    }
    let zip = zip.finish().expect("a ZIP file").into_inner();
    let mut file = std::fs::File::create_new(&path).expect("a release is kept once");
    file.write_all(&zip).expect("a fixture");
    println!("{} ({} KiB)", path.display(), zip.len() / 1024);
}
