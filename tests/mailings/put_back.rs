//! An older copy of the database is put back, which does not know what was sent since it was taken.

use diesel::RunQueryDsl;

use super::*;
use crate::support::Client;

both!(
    a_copy_put_back_under_running_nodes_pauses_everything_once,
    a_copy_put_back_before_a_start_pauses_everything_and_says_why,
    a_copy_taken_amid_a_mailing_sends_nothing_twice,
    what_begins_later_of_an_older_report_waits_for_a_person_too,
    starting_again_and_power_cuts_pause_nothing,
);

/// Keeps how mailings and their deliveries stand, as a copy of the database would.
fn keep_copy(app: &TestApp) {
    each(app, |table| format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}"));
}

/// Puts the copy back: the database is as it was then, and everything else is as it is now.
fn put_copy_back(app: &TestApp) {
    write(app, |_| {
        vec![
            "DELETE FROM sender".into(),
            "INSERT INTO sender SELECT * FROM kept_sender".into(),
            "DELETE FROM put_back".into(),
            "INSERT INTO put_back SELECT * FROM kept_put_back".into(),
            "DELETE FROM delivery".into(),
            "DELETE FROM mailing WHERE id NOT IN (SELECT id FROM kept_mailing)".into(),
            "UPDATE mailing SET state = (SELECT state FROM kept_mailing k WHERE k.id = mailing.id), \
             trouble = (SELECT trouble FROM kept_mailing k WHERE k.id = mailing.id)"
                .into(),
            "INSERT INTO delivery SELECT * FROM kept_delivery".into(),
        ]
    });
}

fn each(app: &TestApp, sql: impl Fn(&str) -> String) {
    write(app, |tables| tables.iter().map(|table| sql(table)).collect());
}

fn write(app: &TestApp, sql: impl Fn(&[&str]) -> Vec<String>) {
    let all = sql(&["mailing", "delivery", "sender", "put_back"]);
    let written = app.run(app.app.db.write(eko::db::By::Upkeep, move |c| {
        for one in &all {
            diesel::sql_query(one.clone()).execute(c)?;
        }
        Ok(())
    }));
    written.expect("a change");
}

/// A worker of its own, which lives on over what happens to the database.
fn work(worker: &Worker) -> Round {
    crate::support::run(worker.run_until_idle()).expect("a worker")
}

/// Everybody was sent one mail at most.
fn nobody_got_two(smtp: &SmtpServer) {
    let mut to: Vec<_> = smtp.taken().into_iter().flat_map(|mail| mail.to).collect();
    let all = to.len();
    to.sort();
    to.dedup();
    assert_eq!(to.len(), all, "somebody got it twice");
}

/// A mailing is paused, and its page says why.
fn says_why(leader: &Client, mailing: &str) {
    let page = leader.get(mailing).expect(200);
    page.says("paused").says("An older copy of the database was restored");
}

fn a_copy_put_back_under_running_nodes_pauses_everything_once(engine: Engine) {
    let ready = ready(engine, 12);
    let nodes = [Worker::new(ready.app.app.clone()), Worker::new(ready.app.app.clone())];
    for node in &nodes {
        work(node);
    }
    let mailing = ready.story.publish(&ready.report);
    keep_copy(&ready.app);
    // Only one of them sends; the other sees no more of it than the database says.
    work(&nodes[0]);
    work(&nodes[1]);
    expect(&ready.app, &[("accepted", 12)]);
    put_copy_back(&ready.app);
    expect(&ready.app, &[("queued", 12)]);
    // The one that sent nothing comes first.
    work(&nodes[1]);
    work(&nodes[0]);
    expect(&ready.app, &[("queued", 12)]);
    nobody_got_two(&ready.smtp);
    let leader = &ready.story.leader;
    says_why(leader, &mailing);
    leader.post(&mailing, &[("do", "resume")]).expect(303);
    // Whoever comes now does not pause it again.
    for node in &nodes {
        work(node);
    }
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 12)]);
    assert_eq!(ready.smtp.taken().len(), 24, "a person has said so");
    let logged = "SELECT count(*) FROM audit_entry WHERE action = 'mailing.put-back'";
    assert_eq!(ready.app.count(logged), 1);
}

fn a_copy_put_back_before_a_start_pauses_everything_and_says_why(engine: Engine) {
    let ready = ready(engine, 8);
    let mailing = ready.story.publish(&ready.report);
    keep_copy(&ready.app);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 8)]);
    put_copy_back(&ready.app);
    ready.app.send_mail();
    ready.app.move_clock_by(3 * 3600);
    ready.app.send_mail();
    expect(&ready.app, &[("queued", 8)]);
    nobody_got_two(&ready.smtp);
    let leader = &ready.story.leader;
    says_why(leader, &mailing);
    // Put back once more, also after a person has looked: it is found out each time.
    leader.post(&mailing, &[("do", "resume")]).expect(303);
    write(&ready.app, |tables| {
        let drop = tables.iter().map(|table| format!("DROP TABLE kept_{table}"));
        drop.collect()
    });
    keep_copy(&ready.app);
    ready.app.send_mail();
    put_copy_back(&ready.app);
    ready.app.send_mail();
    expect(&ready.app, &[("queued", 8)]);
    leader.get(&mailing).expect(200).says("paused");
}

fn a_copy_taken_amid_a_mailing_sends_nothing_twice(engine: Engine) {
    const PEOPLE: usize = 8;
    for taken in [1, 3, 6] {
        let ready = ready(engine, PEOPLE);
        ready.story.publish(&ready.report);
        let slow = Action::Stall(Duration::from_millis(15));
        ready.smtp.on(rule(Phase::Dot, None, Times::Always, slow));
        std::thread::scope(|scope| {
            scope.spawn(|| ready.app.send_mail());
            ready.smtp.has_taken(taken, Duration::from_secs(20));
            keep_copy(&ready.app);
        });
        expect(&ready.app, &[("accepted", 8)]);
        put_copy_back(&ready.app);
        for _ in 0..3 {
            ready.app.send_mail();
            ready.app.move_clock_by(2000);
        }
        nobody_got_two(&ready.smtp);
        let waiting =
            "SELECT count(*) FROM delivery WHERE state IN ('queued', 'claimed', 'deferred')";
        let told = "SELECT count(*) FROM mailing WHERE state = 'paused' AND trouble = 'put-back'";
        assert!(ready.app.count(waiting) == 0 || ready.app.count(told) == 1, "{taken}");
    }
}

fn what_begins_later_of_an_older_report_waits_for_a_person_too(engine: Engine) {
    let ready = ready(engine, 5);
    // Taken before the report was mailed: the copy knows no mailing at all.
    ready.app.send_mail();
    keep_copy(&ready.app);
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken().len(), 5);
    put_copy_back(&ready.app);
    ready.app.send_mail();
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("queued", 5)]);
    nobody_got_two(&ready.smtp);
    let leader = &ready.story.leader;
    says_why(leader, &mailing);
    // A report that was written since cannot have been mailed before.
    ready.app.move_clock_by(600);
    let newer = ready.story.add_report("interim", "Ny delrapport");
    ready.story.publish(&newer);
    ready.app.send_mail();
    expect(&ready.app, &[("queued", 5), ("accepted", 5)]);
}

fn starting_again_and_power_cuts_pause_nothing(engine: Engine) {
    let ready = ready(engine, 6);
    for _ in 0..3 {
        ready.app.send_mail();
    }
    // After a power cut a file may say less than the database.
    let folder = ready.app.folder.join("senders");
    let files: Vec<_> =
        folder.read_dir().expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    let before: Vec<_> = files.iter().map(|file| std::fs::read(file).expect("a file")).collect();
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    for (file, bytes) in files.iter().zip(before) {
        std::fs::write(file, bytes).expect("an older file");
    }
    let late = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    late.wish(&ready.app.client(), "late@example.org", "en", &["interim"]);
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 7)]);
    assert_eq!(ready.app.count("SELECT count(*) FROM put_back"), 0);
}

/// The property: whenever a copy is taken while a mailing goes, and put back after any more of it, nobody gets a mail
/// twice without Eko saying that it may have happened.
#[test]
fn a_copy_of_any_moment_of_a_mailing_sends_nothing_twice() {
    const PEOPLE: usize = 8;
    for taken in 0..=PEOPLE {
        let ready = ready(Engine::Sqlite, PEOPLE);
        let mailing = ready.story.publish(&ready.report);
        let copy = ready.app.folder.join("copy.sqlite");
        // Each mail takes a moment, so that the copy falls amid one.
        let slow = Action::Stall(Duration::from_millis(15));
        ready.smtp.on(rule(Phase::Dot, None, Times::Always, slow));
        std::thread::scope(|scope| {
            scope.spawn(|| ready.app.send_mail());
            ready.smtp.has_taken(taken, Duration::from_secs(20));
            ready.app.run(ready.app.app.db.backup(copy.clone())).expect("a copy");
        });
        assert_eq!(ready.smtp.taken().len(), PEOPLE);
        let mut config = ready.app.app.config.clone();
        config.database = eko::db::DatabaseUrl::Sqlite(copy);
        let clock = ready.app.app.clock.clone();
        let older = App::open(config, clock, eko::db::Limits::default()).expect("the copy opens");
        let older = actix_web::web::Data::new(older);
        let worker = Worker::new(older.clone());
        for _ in 0..3 {
            work(&worker);
            ready.app.move_clock_by(2000);
        }
        drop(worker);
        work(&Worker::new(older.clone()));
        nobody_got_two(&ready.smtp);
        // Whoever still waits in it waits for a person, who is told why.
        let (waiting, told) = ready
            .app
            .run(older.db.read(|c| {
                #[derive(diesel::QueryableByName)]
                struct Row {
                    #[diesel(sql_type = diesel::sql_types::BigInt)]
                    a: i64,
                    #[diesel(sql_type = diesel::sql_types::BigInt)]
                    b: i64,
                }
                let row: Row = diesel::sql_query(
                    "SELECT (SELECT count(*) FROM delivery WHERE state IN \
                     ('queued', 'claimed', 'deferred')) AS a, \
                     (SELECT count(*) FROM mailing WHERE state = 'paused' AND trouble = 'put-back') AS b",
                )
                .get_result(c)?;
                Ok((row.a, row.b))
            }))
            .expect("the copy");
        assert!(
            waiting == 0 || told == 1,
            "{taken}: {waiting} wait and nobody is told ({mailing})"
        );
    }
}
