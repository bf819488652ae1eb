//! `eko audit anonymity`: it tells what is there, finds what somebody has put there, and tells nobody's secrets.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use eko::clock::Timestamp;
use eko::config::{BaseUrl, Config, SecretKey};
use eko::server::anonymity::{self, Report};

use crate::both;
use crate::support::traces::{contains, disguises};
use crate::support::{DAY, Dialogue, Engine, Setup, Story, TestApp};

both!(
    where_nothing_ties_anything_the_audit_says_so_and_what_there_is,
    what_somebody_has_put_into_the_database_is_found,
    what_lies_in_the_folder_is_found,
    a_log_that_would_tell_of_people_is_found,
    nobodys_address_words_or_code_stand_in_the_report,
    what_a_thief_would_learn_is_counted,
);

const WORDS: &str = "Kanariefågeln sjöng 4711";
const ADDRESS: &str = "kanarie.fagel@example.org";

/// An installation as the README wants it: the key in no file, a relay, a folder of its own.
fn well_kept(engine: Engine) -> (TestApp, Story, Dialogue) {
    let key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    let setup = Setup::on(engine).env("EKO_SECRET_KEY", key);
    let app = setup.smtp("smtp://localhost:25").start();
    let private = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(&app.folder, private).expect("a folder of one's own");
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    for person in 0..9 {
        let phone = app.client();
        let words = if person == 0 { WORDS } else { "Mer tid" };
        dialogue.answer(&phone, "very_high", words);
        let address = format!("person{person}@example.org");
        dialogue.wish(&phone, if person == 0 { ADDRESS } else { &address }, "sv", &["interim"]);
    }
    (app, story, dialogue)
}

/// The settings as they are where people come: through a proxy with TLS.
fn config(app: &TestApp) -> Config {
    let base_url = BaseUrl::parse("https://eko.example.org").expect("an address");
    Config { base_url, ..app.app.config.clone() }
}

fn look_with(app: &TestApp, config: &Config) -> Report {
    anonymity::look(config, app.app.clock.now()).expect("a report")
}

fn look(app: &TestApp) -> Report {
    look_with(app, &config(app))
}

/// The report as one line, to be searched.
fn told(report: &Report) -> String {
    report.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(report: &Report, words: &str) {
    let told = told(report);
    assert!(told.contains(words), "«{words}» is not in: {report}");
}

fn where_nothing_ties_anything_the_audit_says_so_and_what_there_is(engine: Engine) {
    let (app, story, dialogue) = well_kept(engine);
    let during = look(&app);
    assert_eq!(during.wrong(), 0, "{during}");
    says(&during, "Open to answers just now: 1.");
    dialogue.count_heads(&story.leader, 12);
    dialogue.close(&story.leader);
    app.tidy();
    let report = look(&app);
    assert_eq!(report.wrong(), 0, "{report}");
    says(&report, "Result: nothing to be put right");
    says(&report, "address, 9 rows");
    says(&report, "comment, 9 rows");
    says(&report, "submission_key, 0 rows");
    says(&report, "the two meet in the process alone");
    says(&report, "Copies that were found beside the database: none");
    says(&report, "Copies and backups anywhere else");
    match engine {
        Engine::Sqlite => {
            says(&report, "SQLite’s own log is empty");
            says(&report, "free pages");
        }
        Engine::Postgres => {
            says(&report, "track_commit_timestamp off");
            says(&report, "Old versions of rows");
        }
    }
}

fn what_somebody_has_put_into_the_database_is_found(engine: Engine) {
    let both = [
        (
            "ALTER TABLE comment ADD COLUMN came_at INTEGER",
            "comment has columns that were not reviewed; look at them: came_at",
        ),
        (
            "CREATE TABLE diary (came INTEGER)",
            "the table diary is not Eko’s and was not reviewed; look at it. Its columns: came",
        ),
        (
            "CREATE INDEX by_seal ON address (sealed)",
            "address has an index that was not reviewed, on sealed",
        ),
        ("CREATE VIEW lately AS SELECT id FROM address", "a view that was not reviewed: lately"),
        (
            "ALTER TABLE tally ADD COLUMN who BIGINT REFERENCES address (id)",
            "rows of these tables lead to a dialogue and to an address at once: tally",
        ),
        (
            "INSERT INTO comment (id, dialogue_id, question, aside, sealed) SELECT id + 1, dialogue_id, question, aside, sealed \
             FROM comment WHERE id = (SELECT max(id) FROM comment)",
            "ids of comment follow on each other, 1 of 10",
        ),
        (
            "INSERT INTO audit_entry SELECT 1, NULL, 'participant', NULL, 1, 'answered', '', 0, seal FROM audit_head LIMIT 1",
            "the log of changes in the database has lines of others: participant",
        ),
    ];
    let own: &[(&str, &str)] = match engine {
        Engine::Sqlite => &[
            (
                "CREATE TRIGGER diarist AFTER INSERT ON address BEGIN UPDATE pool SET wished = wished; END",
                "a trigger that was not reviewed: diarist",
            ),
            (
                "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "the table sqlite_sequence is not Eko’s",
            ),
            (
                "CREATE TABLE pool_new AS SELECT * FROM pool; DROP TABLE pool; ALTER TABLE pool_new RENAME TO pool",
                "pool is not made as this version makes it",
            ),
        ],
        Engine::Postgres => &[
            ("CREATE SEQUENCE came", "a sequence that was not reviewed: came"),
            (
                "ALTER TABLE address ALTER COLUMN undeliverable SET DEFAULT (now() > now())",
                "a column that fills itself in that was not reviewed: address.undeliverable",
            ),
            (
                "CREATE PUBLICATION told FOR TABLE address",
                "a publication that was not reviewed: told",
            ),
            (
                "CREATE MATERIALIZED VIEW kept AS SELECT id FROM address",
                "a view that was not reviewed: kept",
            ),
        ],
    };
    for (sql, words) in both.iter().chain(own) {
        let sql = match engine {
            Engine::Sqlite => sql.replace("BIGINT", "INTEGER"),
            Engine::Postgres => (*sql).to_owned(),
        };
        let (app, ..) = well_kept(engine);
        for statement in sql.split("; ").filter(|_| !sql.contains("BEGIN")) {
            app.sql(statement);
        }
        if sql.contains("BEGIN") {
            app.sql(&sql);
        }
        let report = look(&app);
        assert!(report.wrong() > 0, "{sql}: {report}");
        says(&report, words);
        says(&report, "to be put right, marked so below");
    }
}

fn what_lies_in_the_folder_is_found(engine: Engine) {
    let (app, ..) = well_kept(engine);
    let put = |name: &str, content: &[u8]| {
        let path = app.folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, content).expect("a file");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
        path
    };
    put("notes/old.txt", b"something else");
    put("proxy/error.log", b"GET /admin 200\n");
    let fine = look(&app);
    assert_eq!(fine.wrong(), 0, "{fine}");
    says(&fine, "Not Eko’s, so look what it is:");
    says(&fine, "error.log has no line about a page of participants");

    put("monday.sqlite", b"");
    put("nightly/copy", b"SQLite format 3\0and so on");
    put("proxy/access.log", b"1.2.3.4 GET /d/ABCD2345 200\n1.2.3.4 GET /admin 200\nPOST /a/x\n");
    put("outbox/one.eml", b"To: kim@example.org\n");
    let report = look(&app);
    assert_eq!(report.wrong(), 4, "{report}");
    says(&report, "monday.sqlite");
    says(&report, "nightly/copy");
    says(&report, "access.log has 2 lines about pages of participants, hosts or contacts");
    says(&report, "each with the address it is to (1)");
    says(&report, "Copies that were found beside the database: 2, of ");

    let key = put("master.key", b"not looked into");
    let beside = Config { secret_key: SecretKey::File(key.clone()), ..config(&app) };
    let report = look_with(&app, &beside);
    says(&report, "The key lies in the data folder");
    if engine == Engine::Sqlite {
        assert_eq!(report.wrong(), 5, "{report}");
        says(&report, "put right: the master key");
        says(&report, "Whoever copies the folder of the database has the key too.");
    }
    open_to_others(&app.folder);
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    let report = look_with(&app, &beside);
    says(&report, "master.key (mode 644): run chmod 600 on it");
    assert!(!told(&report).contains("not looked into"));
}

fn open_to_others(folder: &Path) {
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(folder, open).expect("a mode");
}

fn a_log_that_would_tell_of_people_is_found(engine: Engine) {
    let (app, ..) = well_kept(engine);
    for (filter, is_right) in [
        ("info", true),
        ("warn,eko=info", true),
        ("debug", false),
        ("info,eko=debug", false),
        ("info,eko::db=trace", false),
    ] {
        let mut config = config(&app);
        config.log.filter = filter.to_owned();
        let report = look_with(&app, &config);
        assert_eq!(report.wrong() == 0, is_right, "{filter}: {report}");
    }
    says(&look(&app), "they may note who came when. README.md says how");
    if engine == Engine::Postgres {
        let name = match &app.database {
            crate::support::TestDatabase::Postgres { name } => name.clone(),
            crate::support::TestDatabase::Sqlite(_) => panic!("on PostgreSQL"),
        };
        app.sql(&format!("ALTER DATABASE {name} SET log_statement = 'mod'"));
        let report = look(&app);
        says(&report, "notes statements, with the moment of each: log_statement is mod");
        assert_eq!(report.wrong(), 1, "{report}");
    } else {
        let now = app.app.clock.now();
        let late = Timestamp(now.0.max(written(&app)) + DAY);
        let report = anonymity::look(&config(&app), late).expect("a report");
        says(&report, "put right: SQLite’s own log holds");
    }
}

/// When SQLite's own log was last written: on the machine's clock, not on the test's.
fn written(app: &TestApp) -> i64 {
    let log = std::fs::metadata(app.folder.join("eko.sqlite-wal")).expect("a log");
    let at = log.modified().expect("a time").duration_since(std::time::UNIX_EPOCH);
    i64::try_from(at.expect("a time").as_secs()).expect("seconds")
}

fn nobodys_address_words_or_code_stand_in_the_report(engine: Engine) {
    let (app, story, dialogue) = well_kept(engine);
    let report = look(&app).to_string();
    app.settle();
    dialogue.close(&story.leader);
    let after = look(&app).to_string();
    let key = app.app.secrets.tablet_public_key();
    assert!(!key.is_empty());
    for secret in [WORDS, ADDRESS, "kanarie.fagel", "Mer tid", dialogue.code(), "MDEyMzQ1"] {
        for disguise in disguises(secret) {
            for text in [&report, &after] {
                assert!(!contains(text.as_bytes(), &disguise), "{secret}");
            }
        }
    }
    // Nor of staff, nor how to get into the database.
    for words in ["leader@example.org", "Robin Andersson", "Kim Lind", "postgres://"] {
        assert!(!report.contains(words), "{words}");
    }
}

fn what_a_thief_would_learn_is_counted(engine: Engine) {
    let (app, story, dialogue) = well_kept(engine);
    let contacts = "Folkets hus; Kim; kim@work.example\nBiblioteket; Alex; alex@work.example";
    story.leader.post(&story.path("/organisations/import"), &[("list", contacts)]).expect(200);
    let report = look(&app);
    says(&report, "when and where 1 dialogue or collection point was held");
    says(&report, "names and e-mail addresses of 1 person of staff, names of 2 contacts at work");
    says(&report, "that there are 9 e-mail addresses of participants, and 9 texts written freely");
    says(&report, "the codes of dialogues that are not closed (1)");
    says(&report, "a phone that still has the tab open");
    dialogue.close(&story.leader);
    let report = look(&app);
    says(&report, "the codes of dialogues that are not closed (0)");
    says(&report, "of dialogues that are not closed for good: 0 rows");
}
