//! A running Eko for a test, clients that talk to it over HTTP, and what surrounds it.

pub mod binary;
pub mod chaos;
pub mod client;
pub mod cluster;
pub mod crowd;
pub mod database;
pub mod dialogue;
#[cfg(feature = "oauth")]
pub mod dns;
pub mod line;
pub mod mta;
#[cfg(feature = "oauth")]
pub mod provider;
pub mod proxy;
pub mod smtp;
pub mod sources;
pub mod story;
#[cfg_attr(
    not(feature = "oauth"),
    allow(dead_code, reason = "only a build with the feature asks for tokens")
)]
pub mod tokens;
pub mod traces;

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread::JoinHandle;

use actix_web::web;
use eko::app::App;
use eko::clock::{Clock, Timestamp};
use eko::config::Config;
use eko::db::Limits;
use eko::mailings::worker::{Round, Worker};
use eko::server::{self, Background};

pub use client::Client;
pub use crowd::Crowd;
pub use database::{Engine, TestDatabase};
pub use dialogue::Dialogue;
pub use story::Story;

/// Tells stories on both databases: each becomes two tests, `story::sqlite` and `story::postgres`. One that is not
/// listed is told nowhere, and the compiler says so.
#[macro_export]
macro_rules! both {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use $crate::support::Engine;

            #[test]
            fn sqlite() {
                super::$story(Engine::Sqlite);
            }

            #[test]
            #[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
            fn postgres() {
                super::$story(Engine::Postgres);
            }
        }
    )+};
}

/// Noon on the day of the first dialogue of the example, in Stockholm.
pub const FIRST_DAY: Timestamp = Timestamp(1_631_095_200);
pub const DAY: i64 = 24 * 3600;

/// How a test wants its Eko.
pub struct Setup {
    pub engine: Engine,
    pub clock: Clock,
    pub env: Vec<(&'static str, String)>,
    pub limits: Limits,
}

impl Setup {
    pub fn on(engine: Engine) -> Self {
        Self {
            engine,
            clock: Clock::set_to(FIRST_DAY),
            env: Vec::new(),
            limits: Limits { connections: 4, wait_ms: 2000, ..Limits::default() },
        }
    }

    /// Sends over SMTP instead of into the outbox.
    pub fn smtp(mut self, url: &str) -> Self {
        self.env.push(("EKO_SMTP_URL", url.to_owned()));
        self.env.push(("EKO_MAIL_FROM", "eko@example.org".into()));
        self
    }

    pub fn env(mut self, name: &'static str, value: &str) -> Self {
        self.env.push((name, value.to_owned()));
        self
    }

    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    pub fn start(self) -> TestApp {
        TestApp::start(self)
    }
}

/// A running Eko: its server in a thread of its own, its worker and housekeeping driven by the test.
pub struct TestApp {
    pub app: web::Data<App>,
    pub folder: PathBuf,
    pub database: TestDatabase,
    pub base: String,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl TestApp {
    pub fn on(engine: Engine) -> Self {
        Setup::on(engine).start()
    }

    fn start(setup: Setup) -> Self {
        let folder = Self::folder();
        let database = TestDatabase::create(setup.engine, &folder);
        Self::start_on(setup, folder, database)
    }

    /// A data folder for an Eko.
    pub fn folder() -> PathBuf {
        let folder = std::env::temp_dir().join(format!("eko-test-{}", eko::secrets::random_id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    /// Starts it on a data folder and a database that are there.
    pub fn start_on(setup: Setup, folder: PathBuf, database: TestDatabase) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut env = vec![
            ("EKO_LISTEN", address.to_string()),
            ("EKO_DATA_DIR", folder.display().to_string()),
            ("EKO_DATABASE_URL", database.url()),
            ("EKO_DNS", binary::NO_DNS.into()),
        ];
        env.extend(setup.env);
        let mut config = Config::load(None, env).expect("usable settings");
        config.workers = 1;
        let mut app = App::begin(config, setup.clock, setup.limits).expect("an app");
        app.program = env!("CARGO_BIN_EXE_eko").into();
        let app = web::Data::new(app);
        let (stop, thread) = serve(&app, listener);
        Self { app, folder, database, base: format!("http://{address}"), stop, thread }
    }

    /// Another node on the same database, with the same key and clock, and without a server of its own.
    pub fn second_node(&self, setup: Setup) -> App {
        let mut env = vec![
            ("EKO_LISTEN", "127.0.0.1:0".to_owned()),
            ("EKO_DATA_DIR", self.folder.display().to_string()),
            ("EKO_DATABASE_URL", self.database.url()),
            ("EKO_BASE_URL", self.app.config.base_url.as_str().to_owned()),
        ];
        env.extend(setup.env);
        let config = Config::load(None, env).expect("usable settings");
        App::begin(config, Clock::set_to(self.app.clock.now()), setup.limits).expect("a second app")
    }

    /// A browser that nobody has used yet.
    pub fn client(&self) -> Client {
        Client::new(&self.base, self.app.config.base_url.origin())
    }

    /// Runs asynchronous work to its end.
    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        run(work)
    }

    /// Lets the mail worker work until nothing is due.
    pub fn send_mail(&self) -> Round {
        self.run(Worker::new(self.app.clone()).run_until_idle()).expect("the worker works")
    }

    pub fn tidy(&self) {
        self.run(eko::server::housekeeping::tidy(&self.app)).expect("housekeeping");
    }

    pub fn move_clock_to(&self, to: Timestamp) {
        self.app.clock.move_to(to);
        self.app.memory.forget();
    }

    pub fn move_clock_by(&self, seconds: i64) {
        self.move_clock_to(self.app.clock.now().plus_seconds(seconds));
    }

    /// Lets new addresses into the pools, as when a report is published.
    pub fn settle(&self) {
        settle(&self.app);
    }

    /// How many addresses are kept of which that holds, whether or not they have entered a pool.
    pub fn addresses(&self, which: &str) -> i64 {
        let of = |table: &str| self.count(&format!("SELECT count(*) FROM {table} WHERE {which}"));
        of("address") + of("arrival")
    }

    /// How many keys of submissions are kept.
    pub fn keys(&self) -> i64 {
        use diesel::prelude::*;
        use eko::db::schema::submission_key;
        let all = submission_key::table.select(submission_key::kept);
        let rows: Vec<Vec<u8>> =
            self.run(self.app.db.read(move |c| Ok(all.load(c)?))).expect("keys");
        rows.iter().map(|row| traces::kept_in(row).len() as i64).sum()
    }

    /// Stops it, and starts it anew on the same data, under the same address.
    pub fn restart(&mut self) {
        self.stop();
        let address = self.base.trim_start_matches("http://");
        let listener = TcpListener::bind(address).expect("the same port");
        let (config, clock) = (self.app.config.clone(), self.app.clock.clone());
        let limits = Setup::on(Engine::Sqlite).limits;
        let mut app = App::open(config, clock, limits).expect("an app");
        app.program = env!("CARGO_BIN_EXE_eko").into();
        self.app = web::Data::new(app);
        (self.stop, self.thread) = serve(&self.app, listener);
    }

    fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }

    /// Changes the database behind Eko's back.
    pub fn sql(&self, sql: &str) {
        let sql = sql.to_owned();
        self.run(self.app.db.write(eko::db::By::Upkeep, move |c| {
            use diesel::RunQueryDsl;
            Ok(diesel::sql_query(sql.clone()).execute(c)?)
        }))
        .unwrap_or_else(|error| panic!("{error}"));
    }

    /// Asks the database for one number.
    pub fn count(&self, sql: &str) -> i64 {
        #[derive(diesel::QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            count: i64,
        }
        let sql = sql.to_owned();
        self.run(self.app.db.read(move |c| {
            use diesel::RunQueryDsl;
            Ok(diesel::sql_query(format!("SELECT CAST(({sql}) AS BIGINT) AS count"))
                .get_result::<Count>(c)?
                .count)
        }))
        .unwrap_or_else(|error| panic!("{error}"))
    }

    /// The id of the row with a name.
    pub fn id_of(&self, table: &str, name: &str) -> i64 {
        self.count(&format!("SELECT id FROM {table} WHERE name = '{name}'"))
    }

    /// The mails in the outbox folder to somebody, as their text says it, the latest last.
    pub fn letters(&self, to: &str) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(self.app.config.outbox()).expect("an outbox") {
            let path = entry.expect("an entry").path();
            // One that is half written yet.
            if path.extension().is_none_or(|end| end != "eml") {
                continue;
            }
            let mail = std::fs::read(&path).expect("a mail");
            let message = mail_parser::MessageParser::default().parse(&mail).expect("a mail");
            let is_theirs = message
                .to()
                .and_then(|to| to.first())
                .and_then(|one| one.address())
                .is_some_and(|address| address == to);
            if is_theirs {
                let subject = message.subject().unwrap_or_default();
                let text = message.body_text(0).unwrap_or_default();
                let at = path.metadata().and_then(|facts| facts.modified()).expect("a time");
                found.push((at, format!("{subject}\n\n{text}")));
            }
        }
        found.sort();
        found.into_iter().map(|(_, text)| text).collect()
    }

    /// Waits until so many mails to somebody have come, which are sent after an answer.
    #[track_caller]
    pub fn wait_for_letters(&self, to: &str, count: usize) {
        let last = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while self.letters(to).len() < count {
            assert!(std::time::Instant::now() < last, "{count} mails to {to} never came");
            std::thread::yield_now();
        }
    }

    /// The path of the link in the latest mail to somebody.
    #[track_caller]
    pub fn mailed_link(&self, to: &str) -> String {
        let letters = self.letters(to);
        let letter = letters.last().unwrap_or_else(|| panic!("no mail to {to}"));
        let mut words = letter.split_whitespace();
        let link = words.find_map(|word| word.strip_prefix(self.app.config.base_url.as_str()));
        let link = link.unwrap_or_else(|| panic!("no link in {letter}"));
        format!("/{}", link.trim_start_matches('/'))
    }

    /// The mails in the outbox folder, in the order of their names.
    pub fn outbox(&self) -> Vec<Vec<u8>> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(self.app.config.outbox())
            .expect("an outbox")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        assert!(paths.iter().all(|path| path.extension().is_some_and(|e| e == "eml")), "{paths:?}");
        paths.iter().map(|path| std::fs::read(path).expect("a mail")).collect()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.stop();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What stops a server, and its thread.
type Served = (Option<tokio::sync::oneshot::Sender<()>>, Option<JoinHandle<()>>);

fn serve(app: &web::Data<App>, listener: TcpListener) -> Served {
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let (started, wait) = mpsc::channel();
    let served = app.clone();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let running = server::start(served, listener, Background::None).expect("a server");
            started.send(()).expect("the test waits");
            let _ = stopped.await;
            running.stop().await;
        });
    });
    wait.recv().expect("the server starts");
    (Some(stop), Some(thread))
}

fn settle(app: &App) {
    use eko::addresses::queries::{Moment, settle};
    run(app.db.write(eko::db::By::Upkeep, move |c| {
        for id in eko::processes::queries::all_ids(c)? {
            settle(c, id, Moment::Report)?;
        }
        Ok(())
    }))
    .unwrap_or_else(|error| panic!("{error}"));
}

/// Runs asynchronous work to its end, on this thread.
pub fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}
