//! Attacks on what is stored: can an answer be tied to an address, and does anything leak?

use std::path::Path;

use crate::both;
use crate::support::traces::{contains, disguises, dump, kept_in};
use crate::support::{Client, Engine, Setup, Story, TestApp};

both!(
    who_answered_what_with_which_address_leaves_no_trace,
    rows_of_a_closed_dialogue_are_in_no_order_of_arrival,
    a_dialogue_can_not_be_found_from_an_address,
    an_answer_that_was_changed_leaves_no_trace_of_the_first,
    what_was_counted_is_opened_by_nobody_without_the_phone,
);

/// Everything stored, as sorted text, without what is random by design: ids, sealed bytes, keyed hashes, codes.
fn stored_state(app: &TestApp) -> Vec<String> {
    use diesel::RunQueryDsl;
    use diesel::sql_types::Text;
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let queries = [
        "SELECT 'tally ' || question || ' ' || choice || ' ' || channel || ' ' || count AS line FROM tally",
        "SELECT 'comment ' || question AS line FROM comment",
        "SELECT 'address ' || language || ' ' || interim || final || outcomes AS line FROM address",
        "SELECT 'arrival ' || language || ' ' || interim || final || outcomes AS line FROM arrival",
        "SELECT 'dialogue ' || number || ' ' || coalesce(closed_at, 0) AS line FROM dialogue",
        "SELECT 'wording ' || language || ' ' || version || ' ' || body AS line FROM consent_wording",
        "SELECT 'audit ' || action || ' ' || detail AS line FROM audit_entry",
        "SELECT 'erasure ' || reason || ' ' || count AS line FROM erasure",
        "SELECT 'sessions ' || count(*) AS line FROM session",
    ];
    let mut lines = app
        .run(app.app.db.read(move |c| {
            let mut lines = Vec::new();
            for query in queries {
                let rows: Vec<Row> = diesel::sql_query(query).load(c)?;
                lines.extend(rows.into_iter().map(|row| row.line));
            }
            Ok(lines)
        }))
        .expect("the state");
    lines.push(format!("keys {}", app.keys()));
    lines.sort();
    lines
}

/// The comments and addresses, opened: what somebody sees who has the database and the key.
fn opened(app: &TestApp) -> Vec<String> {
    use diesel::prelude::*;
    use eko::db::schema::{address, arrival, comment};
    let secrets = app.app.secrets.clone();
    let mut all = app
        .run(app.app.db.read(move |c| {
            let comments: Vec<(i64, Vec<u8>)> =
                comment::table.select((comment::id, comment::sealed)).load(c)?;
            let mut addresses: Vec<(i64, Vec<u8>)> =
                address::table.select((address::id, address::sealed)).load(c)?;
            addresses.extend(arrival::table.select((arrival::id, arrival::sealed)).load::<(
                i64,
                Vec<u8>,
            )>(
                c
            )?);
            let mut all = Vec::new();
            for (id, sealed) in comments {
                all.push(
                    String::from_utf8(secrets.open(eko::secrets::Purpose::Comment, id, &sealed)?)
                        .expect("text"),
                );
            }
            for (id, sealed) in addresses {
                all.push(
                    String::from_utf8(secrets.open(eko::secrets::Purpose::Address, id, &sealed)?)
                        .expect("text"),
                );
            }
            Ok(all)
        }))
        .expect("opened");
    all.sort();
    all
}

const PEOPLE: [(&str, &str, &str); 6] = [
    ("very_high", "Words of one", "one@example.org"),
    ("not_at_all", "Words of two", "two@example.org"),
    ("very_high", "", "three@example.org"),
    ("fairly_low", "Words of four", "four@example.org"),
    ("no_answer", "", "five@example.org"),
    ("fairly_high", "Words of six", "six@example.org"),
];

/// Lets the people come in an order, the answer of one with the address of another, and closes the dialogue.
fn hold(engine: Engine, order: &[usize], addresses: &[usize]) -> (Vec<String>, Vec<String>) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for (&answer, &address) in order.iter().zip(addresses) {
        dialogue.answer(&phone, PEOPLE[answer].0, PEOPLE[answer].1);
        dialogue.wish(&phone, PEOPLE[address].2, "sv", &["interim"]);
    }
    dialogue.close(&story.leader);
    (stored_state(&app), opened(&app))
}

fn who_answered_what_with_which_address_leaves_no_trace(engine: Engine) {
    let straight = hold(engine, &[0, 1, 2, 3, 4, 5], &[0, 1, 2, 3, 4, 5]);
    let permuted = hold(engine, &[5, 3, 1, 0, 4, 2], &[2, 0, 5, 4, 1, 3]);
    assert_eq!(straight, permuted);
}

fn rows_of_a_closed_dialogue_are_in_no_order_of_arrival(engine: Engine) {
    // Thirty comments in their order of arrival would be one chance in 30!.
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for number in 0..30 {
        dialogue.answer(&phone, "very_high", &format!("{number:02}"));
    }
    dialogue.close(&story.leader);
    let physical = physical_order(&app, engine);
    assert_eq!(physical.len(), 30);
    assert!(!physical.is_sorted());
}

fn a_dialogue_can_not_be_found_from_an_address(engine: Engine) {
    let app = TestApp::on(engine);
    let columns = app.count(match engine {
        Engine::Sqlite => "SELECT count(*) FROM pragma_table_info('address') WHERE name IN \
            ('dialogue_id', 'board_id', 'group_id', 'created_at', 'consented_at', 'day')",
        Engine::Postgres => "SELECT count(*) FROM information_schema.columns WHERE table_name = 'address' \
            AND column_name IN ('dialogue_id', 'board_id', 'group_id', 'created_at', 'consented_at', 'day')",
    });
    assert_eq!(columns, 0);
}

fn an_answer_that_was_changed_leaves_no_trace_of_the_first(engine: Engine) {
    let hold = |wavering: bool| {
        let (app, story, dialogue) = Story::at_dialogue(engine);
        let phone = app.client();
        let mut during = Vec::new();
        for (choice, words, _) in PEOPLE {
            for (number, question, last) in [(1, "heard", choice), (2, "better", words)] {
                if last.is_empty() {
                    continue;
                }
                let path = dialogue.question(number);
                let key = phone.get(&path).expect(200).field("key");
                let first =
                    if number == 1 { "fairly_high" } else { "Words that were thought better of" };
                for answer in if wavering { vec![first, last, first, last] } else { vec![last] } {
                    phone.post(&path, &[("key", &key), (question, answer)]).expect(303);
                }
            }
            during.push((stored_state(&app), opened(&app), kept(&app).len()));
        }
        dialogue.close(&story.leader);
        (during, stored_state(&app), opened(&app))
    };
    assert_eq!(hold(false), hold(true));
}

/// What lies beside each key: its dialogue, its hash, and what is sealed.
fn kept(app: &TestApp) -> Vec<(i64, Vec<u8>, Vec<u8>)> {
    use diesel::prelude::*;
    use eko::db::schema::submission_key::dsl;
    let all = dsl::submission_key.select((dsl::dialogue_id, dsl::kept));
    let rows: Vec<(i64, Vec<u8>)> =
        app.run(app.app.db.read(move |c| Ok(all.load(c)?))).expect("keys");
    let each = rows.into_iter().flat_map(|(dialogue, kept)| {
        let entries = kept_in(&kept).into_iter();
        entries.map(move |(hash, sealed)| (dialogue, hash, sealed))
    });
    each.collect()
}

fn what_was_counted_is_opened_by_nobody_without_the_phone(engine: Engine) {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use eko::secrets::Purpose;
    use eko::secrets::holder::Holder;
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let mut own = Vec::new();
    for (choice, words, address) in PEOPLE {
        for (number, question, answer) in [(1, "heard", choice), (2, "better", words)] {
            let path = dialogue.question(number);
            let key = phone.get(&path).expect(200).field("key");
            if !answer.is_empty() {
                phone.post(&path, &[("key", &key), (question, answer)]).expect(303);
                own.push(key);
            }
        }
        dialogue.wish(&phone, address, "sv", &["interim"]);
    }
    let link = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let paper = format!("{}/paper?lang=en", link.link(&format!("{}/h/", app.base)));
    let key = phone.get(&paper).expect(200).field("key");
    phone.post(&paper, &[("key", &key), ("heard-very_high", "4")]).expect(303);
    let kept = kept(&app);
    assert_eq!(kept.len(), own.len() + 1, "an address leaves no key");
    let lengths = |of: fn(&(i64, Vec<u8>, Vec<u8>)) -> usize| {
        kept.iter().map(of).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert_eq!((lengths(|row| row.1.len()), lengths(|row| row.2.len())), (1, 1));
    // Who has everything but a phone: all that is stored, the master key in use, and a phone's key of another answer.
    let secrets = &app.app.secrets;
    let mut guesses: Vec<Vec<u8>> = vec![Vec::new(), dialogue.code().into()];
    for (id, hash, sealed) in &kept {
        guesses.push(hash.clone());
        guesses.push(hash[..16].to_vec());
        guesses.push(URL_SAFE_NO_PAD.encode(&hash[..16]).into_bytes());
        guesses.push(secrets.blind_index(Purpose::SubmissionKey, *id, hash));
        guesses.push(secrets.blind_index(Purpose::Counted, *id, hash));
        guesses.push(sealed[..32].to_vec());
    }
    let mut opened = 0;
    for (id, hash, sealed) in &kept {
        let holder = |key| Holder { purpose: Purpose::Counted, scope: *id, key, hash };
        for guess in &guesses {
            assert_eq!(holder(guess).open(secrets, sealed), None);
        }
        for key in &own {
            let is_own = *hash == secrets.blind_index(Purpose::SubmissionKey, *id, key.as_bytes());
            assert_eq!(holder(key.as_bytes()).open(secrets, sealed).is_some(), is_own);
            opened += usize::from(is_own);
            let elsewhere = Holder { scope: id ^ 1, ..holder(key.as_bytes()) };
            assert_eq!(elsewhere.open(secrets, sealed), None);
        }
        for purpose in [Purpose::Address, Purpose::Comment, Purpose::Counted] {
            assert!(secrets.open(purpose, *id, sealed).is_err());
        }
    }
    assert_eq!(opened, own.len(), "the phone itself opens its own, and only that");
}

/// The comments as they lie in the file: by rowid, or by place in the heap.
fn physical_order(app: &TestApp, engine: Engine) -> Vec<String> {
    use diesel::RunQueryDsl;
    use diesel::sql_types::{BigInt, Binary};
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        id: i64,
        #[diesel(sql_type = Binary)]
        sealed: Vec<u8>,
    }
    let query = match engine {
        Engine::Sqlite => "SELECT id, sealed FROM comment ORDER BY rowid",
        Engine::Postgres => "SELECT id, sealed FROM comment ORDER BY ctid",
    };
    let secrets = app.app.secrets.clone();
    app.run(app.app.db.read(move |c| {
        let rows: Vec<Row> = diesel::sql_query(query).load(c)?;
        rows.into_iter()
            .map(|row| {
                let text = secrets.open(eko::secrets::Purpose::Comment, row.id, &row.sealed)?;
                Ok(String::from_utf8(text).expect("text"))
            })
            .collect()
    }))
    .expect("comments")
}

const CANARY: &str = "kanariefågel";
const CANARY_ADDRESS: &str = "kanarie.fagel@canary.example";

fn search_files(folder: &Path, canaries: &[&str]) {
    let mut searched = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file");
        searched += bytes.len();
        for canary in canaries {
            for disguise in disguises(canary) {
                assert!(!contains(&bytes, &disguise), "{canary} is in {}", path.display());
            }
        }
    }
    assert!(searched > 100_000, "{searched} bytes are too few to have searched");
}

fn leave_canaries(phone: &Client, dialogue: &crate::support::Dialogue) {
    dialogue.answer(phone, "very_high", &format!("En {CANARY} sjöng"));
    dialogue.wish(phone, CANARY_ADDRESS, "sv", &["interim", "final"]);
}

#[test]
fn no_canary_is_in_the_bytes_of_the_database_its_log_or_a_backup() {
    let app = TestApp::on(Engine::Sqlite);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    leave_canaries(&app.client(), &dialogue);
    let code = dialogue.code().to_owned();
    let canaries = [CANARY, CANARY_ADDRESS, "kanarie.fagel", code.as_str()];
    search_files(&app.folder, &canaries);
    let backups = app.folder.join("backups");
    std::fs::create_dir(&backups).expect("a folder");
    app.run(app.app.db.backup(backups.join("mid-dialogue.sqlite"))).expect("a backup");
    search_files(&backups, &canaries);
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn no_canary_is_in_a_dump_of_postgresql() {
    let app = TestApp::on(Engine::Postgres);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    leave_canaries(&app.client(), &dialogue);
    let dump = dump(&app.database);
    assert!(dump.len() > 10_000);
    for canary in [CANARY, CANARY_ADDRESS, "kanarie.fagel", dialogue.code()] {
        for disguise in disguises(canary) {
            assert!(!contains(&dump, &disguise), "{canary}");
        }
    }
}

#[test]
fn a_canary_sent_by_mail_is_only_in_the_mail() {
    let app = Setup::on(Engine::Sqlite).start();
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    leave_canaries(&app.client(), &dialogue);
    let report = story.add_report("interim", "Delrapport");
    story.publish(&report);
    app.send_mail();
    let mails = app.outbox();
    assert_eq!(mails.len(), 1);
    assert!(contains(&mails[0], CANARY_ADDRESS.as_bytes()));
    search_files(&app.folder, &[CANARY, CANARY_ADDRESS]);
}
