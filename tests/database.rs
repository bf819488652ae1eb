//! The promises of `Db::read` and `Db::write`.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock, mpsc};

use diesel::prelude::*;
use eko::db::schema::session;
use eko::db::{By, Connection, DatabaseUrl, Db, Limits, Together};
use eko::error::Error;

use crate::both;
use crate::support::{Engine, Setup, Story, TestApp, run};

both!(
    two_hundred_writes_at_once_are_all_there,
    a_failing_and_a_panicking_job_harm_no_other,
    what_many_write_at_once_is_written_together,
    of_what_is_written_together_what_fails_fails_alone,
    a_job_that_fails_leaves_nothing_behind,
    a_read_cannot_write,
    whatever_others_read_and_write_participants_come_first,
    postgresql_answers_without_compiling_first,
    a_database_that_is_away_gives_503_and_comes_back_by_itself,
);

/// Writes one row under a name.
fn insert(c: &mut Connection, name: &str) -> eko::error::Result<()> {
    diesel::insert_into(session::table)
        .values((
            session::key_hash.eq(name.as_bytes()),
            session::id.eq(eko::secrets::random_id()),
            session::agent.eq(""),
            session::opened_at.eq(eko::clock::Timestamp(0)),
            session::used_at.eq(eko::clock::Timestamp(0)),
            session::account_id.eq(None::<eko::db::ids::AccountId>),
            session::state.eq("{}"),
            session::expires_at.eq(eko::clock::Timestamp(i64::MAX / 2)),
        ))
        .execute(c)?;
    Ok(())
}

fn rows(app: &TestApp) -> i64 {
    app.count("SELECT count(*) FROM session")
}

/// Holds the writer inside a job until the guard is let go, so that others must wait together.
struct Held {
    _go: mpsc::Sender<()>,
    job: Option<std::thread::JoinHandle<()>>,
}

impl Held {
    fn hold(db: &Db) -> Self {
        let (go, wait) = mpsc::channel::<()>();
        let (entered, inside) = mpsc::channel();
        let db = db.clone();
        let mut wait = Some(wait);
        let job = std::thread::spawn(move || {
            run(db.write(eko::db::By::Upkeep, move |_| {
                if let Some(wait) = wait.take() {
                    entered.send(()).expect("the test waits");
                    let _ = wait.recv();
                }
                Ok(())
            }))
            .expect("the holding job");
        });
        inside.recv().expect("the job began");
        Self { _go: go, job: Some(job) }
    }

    fn release(self) {
        let Self { _go, job } = self;
        drop(_go);
        job.expect("a job").join().expect("the job ended");
    }
}

/// Forty others read, and on PostgreSQL forty write, for as long as they are let.
fn whatever_others_read_and_write_participants_come_first(engine: Engine) {
    const OTHERS: usize = 40;
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let gate = Arc::new(RwLock::new(()));
    let shut = gate.write().expect("nobody has it");
    let (entered, inside) = mpsc::channel();
    let hold = |_: usize| {
        let (db, gate, entered) = (app.app.db.clone(), gate.clone(), entered.clone());
        let wait = move || -> eko::error::Result<()> {
            let _ = entered.send(());
            drop(gate.read());
            Ok(())
        };
        std::thread::spawn(move || {
            let also = wait.clone();
            let reading = db.read(move |_| wait());
            let writing = async {
                match engine {
                    Engine::Sqlite => Ok(()),
                    Engine::Postgres => db.write(By::Upkeep, move |_| also()).await,
                }
            };
            run(async { tokio::join!(reading, writing) })
        })
    };
    let others: Vec<_> = (0..OTHERS).map(hold).collect();
    // Three of the four connections are theirs, and of PostgreSQL's for writing as many; the others wait for them.
    for _ in 0..if engine == Engine::Sqlite { 3 } else { 6 } {
        inside.recv().expect("somebody is let in");
    }
    let phone = app.client();
    for _ in 0..3 {
        dialogue.answer(&phone, "very_high", "");
    }
    phone.get("/readyz").expect(200);
    story.leader.get(&story.path("")).expect(503);
    drop(shut);
    let ended = others.into_iter().map(|other| other.join().expect("it ends"));
    let is_told = |result: &Result<(), Error>| matches!(result, Err(Error::Unavailable(_)));
    let told = ended.filter(|(read, written)| is_told(read) || is_told(written)).count();
    println!("{told} of {OTHERS} others were told to come again");
    assert!(told > 0);
    story.leader.get(&story.path("")).expect(200);
}

fn two_hundred_writes_at_once_are_all_there(engine: Engine) {
    let app = TestApp::on(engine);
    let before = app.app.db.commits();
    let held = (engine == Engine::Sqlite).then(|| Held::hold(&app.app.db));
    app.run(async {
        let writes = (0..200).map(|number| {
            app.app.db.write(eko::db::By::Upkeep, move |c| insert(c, &format!("row {number}")))
        });
        let all = futures_util::future::join_all(writes);
        // The writer is let go once all two hundred are waiting, or it would race the loop above.
        let release = async move {
            tokio::task::yield_now().await;
            if let Some(held) = held {
                held.release();
            }
        };
        let (results, ()) = futures_util::future::join(all, release).await;
        for result in results {
            result.expect("a write");
        }
    });
    assert_eq!(rows(&app), 200);
    if engine == Engine::Sqlite {
        let commits = app.app.db.commits() - before;
        assert!(commits <= 5, "{commits} commits for 200 writes");
    }
}

fn a_failing_and_a_panicking_job_harm_no_other(engine: Engine) {
    let app = TestApp::on(engine);
    eko::server::logging::hush_panics();
    let held = (engine == Engine::Sqlite).then(|| Held::hold(&app.app.db));
    app.run(async {
        let db = &app.app.db;
        let good = (0..20).map(|number| {
            db.write(eko::db::By::Upkeep, move |c| insert(c, &format!("good {number}")))
        });
        let failing = db.write(eko::db::By::Upkeep, |c| {
            insert(c, "failing")?;
            Err::<(), _>(Error::Refused("because"))
        });
        let panicking = db.write(eko::db::By::Upkeep, |c| {
            insert(c, "panicking")?;
            if rows_in(c) > 0 {
                panic!("on purpose");
            }
            Ok(())
        });
        let release = async move {
            tokio::task::yield_now().await;
            if let Some(held) = held {
                held.release();
            }
        };
        let (good, failing, panicking, ()) =
            tokio::join!(futures_util::future::join_all(good), failing, panicking, release);
        assert!(good.into_iter().all(|result| result.is_ok()));
        assert!(matches!(failing, Err(Error::Refused("because"))));
        assert!(matches!(panicking, Err(Error::Panicked)));
    });
    assert_eq!(rows(&app), 20);
    app.run(app.app.db.write(eko::db::By::Upkeep, |c| insert(c, "afterwards")))
        .expect("the writer lives");
    assert_eq!(rows(&app), 21);
}

/// A row under a name, written with all others that wait. Gives how many they were.
struct Row(String);

impl Together for Row {
    type Done = usize;

    fn write(all: &[&Self], c: &mut Connection) -> eko::error::Result<Vec<usize>> {
        for row in all {
            insert(c, &row.0)?;
            match row.0.as_str() {
                "failing" => return Err(Error::Refused("because")),
                "panicking" => panic!("on purpose"),
                _ => {}
            }
        }
        Ok(vec![all.len(); all.len()])
    }
}

/// Writes a row under each name, all at once.
fn write_together(
    app: &TestApp,
    engine: Engine,
    names: Vec<String>,
) -> Vec<eko::error::Result<usize>> {
    let held = (engine == Engine::Sqlite).then(|| Held::hold(&app.app.db));
    app.run(async {
        let writes = names.into_iter().map(|name| app.app.db.write_together(By::Upkeep, Row(name)));
        let all = futures_util::future::join_all(writes);
        let release = async move {
            tokio::task::yield_now().await;
            if let Some(held) = held {
                held.release();
            }
        };
        futures_util::future::join(all, release).await.0
    })
}

fn what_many_write_at_once_is_written_together(engine: Engine) {
    let app = TestApp::on(engine);
    let before = app.app.db.commits();
    let names = (0..200).map(|number| format!("row {number}"));
    let written = write_together(&app, engine, names.collect());
    assert!(written.iter().any(|with| matches!(with, Ok(2..))), "{written:?}");
    assert!(written.iter().all(|with| with.is_ok()));
    assert_eq!(rows(&app), 200);
    let commits = app.app.db.commits() - before;
    assert!(commits < 200, "{commits} commits for 200 writes");
}

fn of_what_is_written_together_what_fails_fails_alone(engine: Engine) {
    let app = TestApp::on(engine);
    eko::server::logging::hush_panics();
    let others = (0..20).map(|number| format!("good {number}"));
    let names = others.chain(["failing".into(), "panicking".into()]);
    let mut written = write_together(&app, engine, names.collect());
    assert!(matches!(written.pop(), Some(Err(Error::Panicked))));
    assert!(matches!(written.pop(), Some(Err(Error::Refused("because")))));
    assert!(written.iter().all(|with| with.is_ok()), "{written:?}");
    assert_eq!(rows(&app), 20);
    let afterwards = write_together(&app, engine, vec!["afterwards".into()]);
    assert!(matches!(afterwards[..], [Ok(1)]), "the writer lives");
}

fn a_job_that_fails_leaves_nothing_behind(engine: Engine) {
    let app = TestApp::on(engine);
    let failed = app.run(app.app.db.write(eko::db::By::Upkeep, |c| {
        insert(c, "first")?;
        insert(c, "first")
    }));
    assert!(matches!(failed, Err(Error::Database(_))));
    assert_eq!(rows(&app), 0);
}

fn a_read_cannot_write(engine: Engine) {
    let app = TestApp::on(engine);
    assert!(app.run(app.app.db.read(|c| insert(c, "sneaky"))).is_err());
    assert_eq!(rows(&app), 0);
}

fn a_database_that_is_away_gives_503_and_comes_back_by_itself(engine: Engine) {
    let app = Setup::on(engine)
        .limits(Limits { wait_ms: 300, connections: 2, ..Limits::default() })
        .start();
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    let key = phone.get(&dialogue.phone).expect(200).field("key");
    let away = Away::send(&app);
    let turned_away =
        phone.post(&dialogue.phone, &[("key", &key), ("heard", "very_high")]).expect(503);
    assert!(turned_away.header("retry-after").is_some());
    assert_eq!(phone.get("/readyz").status, 503);
    assert_eq!(phone.get("/healthz").status, 200);
    away.bring_back();
    phone.post(&dialogue.phone, &[("key", &key), ("heard", "very_high")]).expect(303);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 1);
    phone.get("/readyz").expect(200);
}

/// A look without an index was taken for dear, and compiled for 69 ms before it was made: whoever reads or writes is spared
/// that.
fn postgresql_answers_without_compiling_first(engine: Engine) {
    let is_postgres = matches!(engine, Engine::Postgres);
    let app = TestApp::on(engine);
    if !is_postgres {
        return;
    }
    fn setting(c: &mut Connection) -> eko::error::Result<String> {
        let jit = diesel::dsl::sql::<diesel::sql_types::Text>("current_setting('jit')");
        Ok(diesel::select(jit).get_result(c)?)
    }
    let db = &app.app.db;
    assert_eq!(app.run(db.read(setting)).expect("a read"), "off");
    assert_eq!(app.run(db.write(By::Upkeep, setting)).expect("a write"), "off");
}

fn rows_in(c: &mut Connection) -> i64 {
    session::table.count().get_result(c).unwrap_or(0)
}

/// A database that cannot be used: on SQLite another program holds its lock, on PostgreSQL it refuses connections.
enum Away {
    Sqlite(Box<diesel::SqliteConnection>),
    Postgres(String),
}

impl Away {
    #[expect(clippy::disallowed_methods, reason = "tests look behind Eko's back")]
    fn send(app: &TestApp) -> Self {
        use diesel::Connection as _;
        use diesel::connection::SimpleConnection;
        match &app.database {
            crate::support::TestDatabase::Sqlite(path) => {
                let mut other = diesel::SqliteConnection::establish(&path.to_string_lossy())
                    .expect("a connection");
                other.batch_execute("BEGIN IMMEDIATE").expect("the lock");
                Self::Sqlite(Box::new(other))
            }
            crate::support::TestDatabase::Postgres { name } => {
                crate::support::database::admin()
                    .batch_execute(&format!(
                        "ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false; \
                         SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
                    ))
                    .expect("the database goes away");
                Self::Postgres(name.clone())
            }
        }
    }

    fn bring_back(self) {
        use diesel::connection::SimpleConnection;
        match self {
            Self::Sqlite(mut other) => {
                other.batch_execute("ROLLBACK").expect("the lock is given back")
            }
            Self::Postgres(name) => crate::support::database::admin()
                .batch_execute(&format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true"))
                .expect("the database comes back"),
        }
    }
}

#[test]
fn more_than_can_wait_is_turned_away_with_503_and_when_to_come_back() {
    let app =
        Setup::on(Engine::Sqlite).limits(Limits { waiting_writes: 2, ..Limits::default() }).start();
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    let key = phone.get(&dialogue.phone).expect(200).field("key");
    let held = Held::hold(&app.app.db);
    let waiting: Vec<_> = (0..2)
        .map(|number| {
            let mut job = Box::pin({
                let db = app.app.db.clone();
                async move {
                    db.write(eko::db::By::Upkeep, move |c| insert(c, &format!("waits {number}")))
                        .await
                }
            });
            // One poll puts the job into the queue.
            let answered = run(async { futures_util::FutureExt::now_or_never(job.as_mut()) });
            assert!(answered.is_none());
            job
        })
        .collect();
    let full = phone.post(&dialogue.phone, &[("key", &key), ("heard", "very_high")]).expect(503);
    assert_eq!(full.header("retry-after"), Some("1"));
    held.release();
    for job in waiting {
        run(job).expect("what waited was written");
    }
    phone.post(&dialogue.phone, &[("key", &key), ("heard", "very_high")]).expect(303);
}

#[test]
fn what_was_handed_in_is_on_disk_when_the_database_closes() {
    let folder = std::env::temp_dir().join(format!("eko-close-{}", eko::secrets::random_id()));
    std::fs::create_dir(&folder).expect("a folder");
    let url = DatabaseUrl::Sqlite(folder.join("eko.sqlite"));
    let db = Db::open(&url, Limits::default()).expect("a database");
    run(db.write(eko::db::By::Upkeep, |c| insert(c, "kept"))).expect("a write");
    drop(db);
    let again = Db::open(&url, Limits::default()).expect("the same database");
    let kept = run(again.read(|c| Ok(rows_in(c)))).expect("a read");
    assert_eq!(kept, 1);
    drop(again);
    std::fs::remove_dir_all(folder).expect("gone");
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn a_job_may_be_run_again_but_answers_once() {
    let app = TestApp::on(Engine::Postgres);
    let ran = Arc::new(std::sync::atomic::AtomicU32::new(0));
    let counted = ran.clone();
    let disturbed = Arc::new(AtomicBool::new(false));
    let db = app.app.db.clone();
    // Two serializable jobs that read what the other writes: one has to be run again.
    let job = move |c: &mut Connection| {
        counted.fetch_add(1, Ordering::SeqCst);
        let before = rows_in(c);
        if !disturbed.swap(true, Ordering::SeqCst) {
            let other = db.clone();
            std::thread::spawn(move || {
                run(other.write(eko::db::By::Upkeep, |c| {
                    let rows = rows_in(c);
                    insert(c, &format!("other after {rows}"))
                }))
            })
            .join()
            .expect("the other job")
            .expect("the other write");
        }
        insert(c, &format!("mine after {before}"))?;
        Ok(before)
    };
    let before = app.run(app.app.db.write(eko::db::By::Upkeep, job)).expect("it got through");
    assert_eq!(ran.load(Ordering::SeqCst), 2, "the first try was in the way");
    assert_eq!(before, 1, "the second try saw what the other had written");
    assert_eq!(rows(&app), 2);
}
