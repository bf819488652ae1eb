//! What breaks while people answer and mail goes: the server of the database, the line to it, the clock. What was
//! acknowledged is there, nothing is counted or sent twice, and Eko goes on by itself.
//!
//! A disk that is full and a lock: `degraded`; a process that is killed: `shell`; a relay: `chaos`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use eko::db::{Connection, Limits};
use eko::mailings::worker::Worker;
use eko::server::housekeeping;

use crate::both;
use crate::support::binary::{Eko, Folder, free_port, soon};
use crate::support::cluster::Cluster;
use crate::support::line::{Doing, Line};
use crate::support::smtp::{Action, Phase, Rule, SmtpServer, Times};
use crate::support::story::{EMAIL, PASSWORD};
use crate::support::{
    Crowd, DAY, Engine, FIRST_DAY, Setup, Story, TestApp, TestDatabase, chaos, run,
};

both!(a_clock_that_jumps_loses_and_doubles_nothing_and_shuts_nobody_out,);

/// How long it may take until the first is served again once it can be used.
const SOON: Duration = Duration::from_secs(10);

/// Whoever is refused is told to come again, and nothing went wrong on our side.
#[track_caller]
fn only_told_to_come_again(refused: &BTreeMap<u16, usize>) {
    assert!(refused.keys().all(|&status| status == 503), "{refused:?}");
}

/// How many answers and keys of answers are in a database behind Eko's back.
fn counted(c: &mut Connection) -> (i64, i64) {
    use diesel::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Counted {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        answers: i64,
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        keys: i64,
    }
    let query = "SELECT (SELECT coalesce(sum(count), 0) FROM tally)::bigint AS answers, \
                 (SELECT coalesce(sum(get_byte(kept, 0)), 0) FROM submission_key)::bigint AS keys";
    let counted: Counted = diesel::sql_query(query).get_result(c).expect("a count");
    (counted.answers, counted.keys)
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn a_postgresql_that_hangs_up_on_all_or_dies_costs_nobody_an_answer() {
    let (cluster, folder) = (Cluster::start(), Folder::new());
    let url = cluster.url();
    let env = [("EKO_DATABASE_URL", url.as_str())];
    let demo = Eko::start(&folder.0, free_port(), &["--demo"], &env, 6);
    let (dialogue, open) = (demo.said("dialogue"), demo.said("open"));
    let path = dialogue.strip_prefix(&open).expect("our own");
    let before = counted(&mut cluster.connect());
    let crowd = Crowd::gather(&open, path);
    for _ in 0..5 {
        cluster.hang_up();
        let took = crowd.wait_until_served("it had hung up on all", Instant::now());
        assert!(took < SOON, "{took:?}: {}", demo.log());
    }
    for _ in 0..3 {
        let died = Instant::now();
        cluster.restart_at_once();
        println!("it was there again {:?} after it was to die", died.elapsed());
        let took = crowd.wait_until_served("it was there again", Instant::now());
        assert!(took < SOON, "{took:?}: {}", demo.log());
    }
    let (answers, refused) = crowd.end();
    only_told_to_come_again(&refused);
    let (answers, now) = (answers as i64, counted(&mut cluster.connect()));
    assert_eq!((now.0 - before.0, now.1 - before.1), (answers, answers), "none lost, none doubled");
    demo.client().get("/readyz").expect(200);
    assert!(!demo.log().contains("panic"), "{}", demo.log());
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn a_line_to_postgresql_that_falls_silent_or_is_cut_costs_nobody_an_answer() {
    let (folder, line) = (TestApp::folder(), Line::lay(0));
    let database = TestDatabase::create(Engine::Postgres, Path::new("/nowhere"));
    let TestDatabase::Postgres { name } = &database else { unreachable!("it is PostgreSQL") };
    let url = format!("postgres://eko@127.0.0.1:{}/{name}", line.port);
    let limits = Limits { connections: 4, wait_ms: 300, patience_ms: 400, ..Limits::default() };
    let setup = Setup::on(Engine::Postgres).limits(limits).env("EKO_DATABASE_URL", &url);
    let app = TestApp::start_on(setup, folder, database);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let crowd = Crowd::gather(&app.base, &dialogue.phone);
    for doing in [Doing::Silent, Doing::Cut, Doing::Silent, Doing::Cut] {
        line.now(doing);
        crowd.wait_until_refused(24);
        line.now(Doing::Passing);
        let took = crowd.wait_until_served(&format!("{doing:?} was over"), Instant::now());
        assert!(took < SOON, "{took:?}");
    }
    let (answers, refused) = crowd.end();
    only_told_to_come_again(&refused);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), answers as i64);
    assert_eq!(app.keys(), answers as i64, "none lost, none doubled");
    // Whether it can be written to is tried once a second at most, and answers come faster than that.
    let again = Instant::now();
    soon("it is ready again", || (app.client().get("/readyz").status == 200).then_some(()));
    assert!(again.elapsed() < Duration::from_secs(5), "{:?}", again.elapsed());
}

/// How many are written to.
const PEOPLE: usize = 300;
const HOUR: i64 = 3600;

/// An hour, a day, forwards, backwards, and back, while people answer, two workers send a report, and what happens by
/// itself happens.
fn a_clock_that_jumps_loses_and_doubles_nothing_and_shuts_nobody_out(engine: Engine) {
    let relay = SmtpServer::start();
    // Some are put off, and due again while the clock says something else.
    for person in (0..PEOPLE).step_by(20) {
        let recipient = Some(format!("person{person:04}@example.org"));
        let then = Action::Reply(450, "4.2.0 come again".into());
        relay.on(Rule { phase: Phase::Rcpt, recipient, times: Times::Once, then });
    }
    let app = Setup::on(engine).smtp(&relay.url()).env("EKO_MAIL_PER_SECOND", "60").start();
    // It is open all the time, whatever the clock says.
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-06");
    chaos::add_people(&app, PEOPLE);
    let mailing = story.publish(&story.add_report("interim", "Delrapport"));
    let crowd = Crowd::gather(&app.base, &dialogue.phone);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|all| {
        let workers: Vec<_> = (0..2).map(|_| all.spawn(|| send_on(&app, &is_over))).collect();
        let jumps = [HOUR, -HOUR, DAY, -DAY, -DAY, DAY, -HOUR, HOUR];
        for jump in jumps {
            app.app.clock.move_to(app.app.clock.now().plus_seconds(jump));
            crowd.wait_until_served(&format!("the clock jumped by {jump} s"), Instant::now());
            tidy(&app);
            everybody_is_let_in(&app, &dialogue.phone, jump);
        }
        assert_eq!(app.app.clock.now(), FIRST_DAY);
        // What was put off while the clock was ahead is due when it has come as far again.
        let settled = "SELECT count(*) FROM delivery WHERE state IN ('accepted', 'uncertain')";
        let mut looks = 0;
        crowd.wait_for("all mails have ended", || {
            looks += 1;
            app.app.clock.move_to(FIRST_DAY.plus_seconds(HOUR * (looks / 20).min(30)));
            app.count(settled) == PEOPLE as i64
        });
        is_over.store(true, Ordering::SeqCst);
        for worker in workers {
            worker.join().expect("it works to its end");
        }
    });
    let (answers, refused) = crowd.end();
    only_told_to_come_again(&refused);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), answers as i64);
    assert_eq!(app.keys(), answers as i64, "none lost, none doubled");
    nobody_was_sent_two(&app, &relay);
    app.move_clock_to(FIRST_DAY);
    let leader = story.leader;
    leader.post("/admin/sign-in?lang=en", &[("email", EMAIL), ("password", PASSWORD)]).expect(303);
    leader.get(&mailing).expect(200);
    app.client().get("/readyz").expect(200);
}

/// Sends what is due until it is told to stop.
fn send_on(app: &TestApp, is_over: &AtomicBool) {
    let worker = Worker::new(app.app.clone());
    while !is_over.load(Ordering::SeqCst) {
        match run(worker.run_until_idle()) {
            Ok(_) => {}
            // Another was in the way too often; it is asked again.
            Err(error) => assert!(matches!(error, eko::error::Error::Busy), "{error}"),
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Lets what happens by itself happen, again where others were in the way.
fn tidy(app: &TestApp) {
    let tidied = (0..20).any(|_| app.run(housekeeping::tidy(&app.app)).is_ok());
    assert!(tidied, "housekeeping can be done");
}

/// A leader at a computer that nobody has used yet, and a phone at a place where many wrong codes were tried.
fn everybody_is_let_in(app: &TestApp, dialogue: &str, jump: i64) {
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let leader = app.client();
    leader.post("/admin/sign-in?lang=en", &fields).expect(303);
    leader.get("/admin").expect(200);
    let place = [("X-Forwarded-For", &*format!("192.0.2.{}", jump.rem_euclid(199)))];
    let phone = app.client();
    for _ in 0..32 {
        let code = eko::dialogues::Code::random();
        phone.get_with(&format!("/d/{}", code.as_str()), &place).expect(404);
    }
    let began = Instant::now();
    phone.get_with(dialogue, &place).expect(200);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

/// What is accepted was taken once, what is uncertain once at most, and there is nobody else.
fn nobody_was_sent_two(app: &TestApp, relay: &SmtpServer) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for to in relay.taken().into_iter().flat_map(|mail| mail.to) {
        *times.entry(to).or_default() += 1;
    }
    let twice: Vec<_> = times.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let state = |state: &str| {
        let of = format!("SELECT count(*) FROM delivery WHERE state = '{state}'");
        usize::try_from(app.count(&of)).expect("a count")
    };
    let (accepted, uncertain) = (state("accepted"), state("uncertain"));
    println!("{accepted} mails accepted, {uncertain} uncertain, {} taken", times.len());
    assert_eq!(accepted + uncertain, PEOPLE, "nobody is forgotten");
    assert!((accepted..=PEOPLE).contains(&times.len()), "{} were taken", times.len());
    assert!(uncertain < PEOPLE / 10, "{uncertain}");
}
