//! Somebody has stolen the files of the database, at any moment, and the master key with them. What do they learn beyond
//! what is written there? Who came when would be enough: people come to one dialogue after another.

mod pages;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Binary, Text};
use eko::secrets::Purpose;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use crate::both;
use crate::support::{Client, Dialogue, Engine, Story, TestApp, TestDatabase};
use pages::{Copy, frames, record};

both!(
    where_an_address_lies_tells_nothing_of_when_it_came,
    where_a_comment_lies_tells_nothing_of_when_it_was_written,
    nobody_can_ask_whether_an_address_is_known,
    what_is_told_of_wishes_moves_at_closings_and_by_the_threshold,
);

/// How much the places of things agree with the order in which they came: Kendall's tau, summed up over histories, each
/// of which chance would make by itself.
#[derive(Default)]
struct Agreement {
    score: f64,
    variance: f64,
    pairs: f64,
}

impl Agreement {
    /// Adds those of one page, or of one file, in the order of their places: of each, when it came.
    fn add(&mut self, came: &[usize]) {
        let n = came.len() as f64;
        for (at, one) in came.iter().enumerate() {
            for other in &came[at + 1..] {
                self.score += if one < other { 1.0 } else { -1.0 };
            }
        }
        self.pairs += n * (n - 1.0) / 2.0;
        self.variance += n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
    }

    fn tau(&self) -> f64 {
        self.score / self.pairs
    }

    /// How many standard deviations it lies from what chance gives.
    fn z(&self) -> f64 {
        self.score / self.variance.sqrt()
    }

    /// Once in fifteen thousand runs chance gives more.
    #[track_caller]
    fn is_chance(&self, of: &str) {
        assert!(self.pairs > 500.0, "{of}: {} pairs are too few to tell", self.pairs);
        assert!(self.z().abs() < 4.0, "{of}: tau is {:.3}, z {:.1}", self.tau(), self.z());
    }
}

#[test]
fn an_order_would_be_seen() {
    let mut rng = StdRng::seed_from_u64(7);
    let (mut chance, mut order, mut hint) = <(Agreement, Agreement, Agreement)>::default();
    for _ in 0..30 {
        let mut all: Vec<usize> = (0..30).collect();
        order.add(&all);
        // A tenth of them lies where it came.
        let mut some = all.clone();
        all.shuffle(&mut rng);
        some[6..].shuffle(&mut rng);
        hint.add(&some);
        chance.add(&all);
    }
    chance.is_chance("chance");
    assert!(order.z() > 40.0 && hint.z() > 6.0, "{} {}", order.z(), hint.z());
}

/// Rows that are written as they come lie in their order, on the pages of their table and of an index, though their
/// ids are random: if these tests saw nothing there, they would see nothing anywhere.
#[test]
fn a_table_that_hides_nothing_is_seen_through() {
    let app = TestApp::on(Engine::Sqlite);
    app.sql("CREATE TABLE comment_open (id INTEGER PRIMARY KEY, came INTEGER, key BLOB)");
    app.sql("CREATE INDEX comment_open_key ON comment_open (key, id)");
    let ids: Vec<i64> = (0..60).map(|_| eko::secrets::random_id()).collect();
    for (came, id) in ids.iter().enumerate() {
        app.sql(&format!("INSERT INTO comment_open VALUES ({id}, {came}, randomblob(32))"));
    }
    let copy = copy(&app);
    let when = ids.iter().enumerate().map(|(came, &id)| (id, came)).collect();
    for name in ["comment_open", "comment_open_key"] {
        let mut agreement = Agreement::default();
        look_at_pages(&copy, copy.roots()[name], &when, &mut agreement);
        assert!(agreement.z() > 10.0, "{name}: {}", agreement.z());
    }
}

/// Where the rows of a table, or the entries of an index, lie on each of its pages, and when they came.
fn look_at_pages(copy: &Copy, root: usize, when: &HashMap<i64, usize>, seen: &mut Agreement) {
    let mut by_page: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for cell in copy.cells(root) {
        // An index's entry ends with the row's id.
        let row = cell.row.or_else(|| {
            let id: [u8; 8] = record(&cell.payload).pop()?.try_into().ok()?;
            Some(i64::from_be_bytes(id))
        });
        if let Some(&when) = row.and_then(|row| when.get(&row)) {
            by_page.entry(cell.page).or_default().push((cell.at, when));
        }
    }
    for mut page in by_page.into_values() {
        // A page is filled from its end.
        page.sort_by(|one, other| other.cmp(one));
        let came: Vec<usize> = page.into_iter().map(|(_, when)| when).collect();
        seen.add(&came);
    }
}

fn path_of(app: &TestApp) -> PathBuf {
    match &app.database {
        TestDatabase::Sqlite(path) => path.clone(),
        TestDatabase::Postgres { .. } => panic!("a database of files"),
    }
}

fn read_log(app: &TestApp) -> Vec<u8> {
    let mut log = path_of(app).into_os_string();
    log.push("-wal");
    std::fs::read(log).unwrap_or_default()
}

fn copy(app: &TestApp) -> Copy {
    let log = read_log(app);
    let file = std::fs::read(path_of(app)).expect("the database");
    // What was moved from the log into the file meanwhile is the same.
    Copy::of(&file, &log)
}

#[derive(diesel::QueryableByName)]
struct Sealed {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Binary)]
    sealed: Vec<u8>,
    /// Where it lies, on PostgreSQL: a page and a place on it, and the transaction that wrote it.
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = BigInt)]
    written: i64,
}

/// The rows of a table, opened: what each says.
fn opened(app: &TestApp, table: &str, purpose: Purpose) -> Vec<(Sealed, String)> {
    let columns = match &app.database {
        TestDatabase::Sqlite(_) => "'' AS place, CAST(0 AS BIGINT) AS written",
        TestDatabase::Postgres { .. } => {
            "ctid::text AS place, CAST(CAST(xmin AS text) AS bigint) AS written"
        }
    };
    let sql = format!("SELECT id, sealed, {columns} FROM {table}");
    let secrets = app.app.secrets.clone();
    app.run(app.app.db.read(move |c| {
        let rows: Vec<Sealed> = diesel::sql_query(sql).load(c)?;
        rows.into_iter()
            .map(|row| {
                let text = secrets.open(purpose, row.id, &row.sealed)?;
                Ok((row, String::from_utf8(text).expect("text")))
            })
            .collect()
    }))
    .expect("rows")
}

/// The number in a text that was made with one.
fn number_in(text: &str) -> usize {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

/// Looks at the place of each row of some tables in one copy: by page, by index, by transaction.
fn look(app: &TestApp, of: &[(&str, Purpose)], seen: &mut BTreeMap<String, Agreement>) {
    for &(table, purpose) in of {
        let rows = opened(app, table, purpose);
        if rows.len() < 2 {
            continue;
        }
        if matches!(app.database, TestDatabase::Postgres { .. }) {
            let mut by_place: Vec<(Vec<usize>, usize)> = rows
                .iter()
                .map(|(row, text)| {
                    let parts = row.place.trim_matches(['(', ')']).split(',');
                    (parts.map(|part| part.parse().expect("a place")).collect(), number_in(text))
                })
                .collect();
            by_place.sort();
            let came: Vec<usize> = by_place.into_iter().map(|(_, came)| came).collect();
            seen.entry(format!("{table} by ctid")).or_default().add(&came);
            let mut by_writer: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
            for (row, text) in &rows {
                by_writer.entry(row.written).or_default().push(number_in(text));
            }
            // Those of one transaction have no order; the transactions have.
            let mut came = Vec::new();
            for mut together in by_writer.into_values() {
                together.shuffle(&mut rand::rng());
                came.extend(together);
            }
            seen.entry(format!("{table} by xmin")).or_default().add(&came);
            continue;
        }
        let copy = copy(app);
        let when: HashMap<i64, usize> =
            rows.iter().map(|(row, text)| (row.id, number_in(text))).collect();
        for (name, root) in copy.roots() {
            let is_own = name == table
                || name.starts_with(&format!("sqlite_autoindex_{table}_"))
                || name.starts_with(&format!("{table}_"));
            if !is_own {
                continue;
            }
            let seen = seen.entry(format!("{name} on its pages")).or_default();
            look_at_pages(&copy, root, &when, seen);
        }
    }
}

fn wish(dialogue: &Dialogue, phone: &Client, person: usize) {
    let key = dialogue.page_key();
    let address = format!("person{person:04}@example.org");
    let fields =
        [("key", key.as_str()), ("address", &address), ("offered", "final"), ("final", "1")];
    phone.post(&format!("{}/address?lang=en", dialogue.phone), &fields).expect(200);
}

/// Random histories: people at two dialogues, corrections, closings, a report, withdrawals, a restart of housekeeping;
/// and a copy now and then.
fn where_an_address_lies_tells_nothing_of_when_it_came(engine: Engine) {
    const OF: [(&str, Purpose); 2] = [("arrival", Purpose::Address), ("address", Purpose::Address)];
    let mut seen: BTreeMap<String, Agreement> = BTreeMap::new();
    for seed in 0..6 {
        let mut rng = StdRng::seed_from_u64(seed);
        let app = TestApp::on(engine);
        let (story, first) = Story::with_dialogue(&app, "2021-09-08");
        let second = story.add_dialogue(2, "2021-09-08", "Hylte");
        let phone = app.client();
        let closes_at = rng.random_range(10..30);
        for person in 0..44 {
            let at = if person < closes_at && rng.random_bool(0.6) { &first } else { &second };
            wish(at, &phone, person);
            if person == closes_at {
                first.close(&story.leader);
                app.tidy();
            }
            if person % 22 == 21 {
                look(&app, &OF, &mut seen);
            }
        }
        second.close(&story.leader);
        app.tidy();
        look(&app, &OF, &mut seen);
        let report = story.add_report("final", "Slutrapport");
        story.publish(&report);
        app.send_mail();
        app.tidy();
        look(&app, &OF, &mut seen);
    }
    assert!(seen.len() >= 4 - usize::from(engine == Engine::Sqlite), "{:?}", seen.keys());
    for (of, agreement) in seen {
        agreement.is_chance(&of);
    }
}

fn where_a_comment_lies_tells_nothing_of_when_it_was_written(engine: Engine) {
    const OF: [(&str, Purpose); 1] = [("comment", Purpose::Comment)];
    let mut seen: BTreeMap<String, Agreement> = BTreeMap::new();
    for _ in 0..4 {
        let app = TestApp::on(engine);
        let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        for number in 0..32 {
            dialogue.give(&phone, 2, "better", &format!("Words {number:02}"));
            if number % 8 == 7 {
                look(&app, &OF, &mut seen);
            }
        }
    }
    for (of, agreement) in seen {
        agreement.is_chance(&of);
    }
}

/// What a reader of a board sees of a process, but for when it was looked at.
fn all_that_moves(app: &TestApp, story: &Story, reader: &Client) -> Vec<String> {
    let mut all = Vec::new();
    for (who, paths) in [
        (&story.leader, &["/follow-up", "/mailings", "/retention", "/archive", "/reports"][..]),
        (reader, &["/follow-up", "/follow-up/account.json"]),
    ] {
        for path in paths {
            let text = who.get(&story.path(path)).expect(200).text();
            all.push(without_moments(&text));
        }
    }
    let public = app.client().get(&story.public).expect(200).text();
    all.push(public);
    all
}

/// Without the moment at which figures were computed.
fn without_moments(text: &str) -> String {
    let lines = text.split_inclusive([',', '\n', '>']);
    lines.filter(|line| !line.contains("computed_at") && !line.contains("2021-09-")).collect()
}

fn nobody_can_ask_whether_an_address_is_known(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, first) = Story::with_dialogue(&app, "2021-09-08");
    let second = story.add_dialogue(2, "2021-09-08", "Hylte");
    let reader = story.member(&app, "reader@example.org", "group");
    let phone = app.client();
    for person in 0..8 {
        wish(&first, &phone, person);
    }
    first.close(&story.leader);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM address"), 8);
    let before = all_that_moves(&app, &story, &reader);
    // One that is known, in another language and for something else, and one that is not.
    let mut said = Vec::new();
    for person in [3, 77] {
        let key = second.page_key();
        let address = format!("person{person:04}@example.org");
        let fields = [("key", key.as_str()), ("address", &address), ("interim", "1")];
        let page = phone.post(&format!("{}/address?lang=en", second.phone), &fields).expect(200);
        said.push(page.text().replace(&address, "ADDRESS").replace(&key, "KEY"));
        app.tidy();
        assert_eq!(all_that_moves(&app, &story, &reader), before);
    }
    assert_eq!(said[0], said[1], "both look alike");
    // Nor by a closing, which lets in no fewer than the threshold.
    second.close(&story.leader);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM address"), 8);
    app.settle();
    assert_eq!(app.count("SELECT count(*) FROM address"), 9);
    assert_eq!(app.count("SELECT count(*) FROM address WHERE interim"), 1);
}

fn what_is_told_of_wishes_moves_at_closings_and_by_the_threshold(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, first) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    let mut dialogues = vec![first];
    for number in 2..=6 {
        dialogues.push(story.add_dialogue(number, "2021-09-08", "Hylte"));
    }
    let told = || {
        let text = story.page("/follow-up/account.json").text();
        let account: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        account["feedback"]["wished"].as_i64().expect("a number")
    };
    let mut person = 0;
    let mut seen = vec![0];
    for (dialogue, wishes) in dialogues.iter().zip([3, 1, 4, 2, 9, 1]) {
        for _ in 0..wishes {
            wish(dialogue, &phone, person);
            person += 1;
            app.tidy();
            assert_eq!(Some(&told()), seen.last(), "only a closing moves it");
        }
        dialogue.close(&story.leader);
        app.tidy();
        seen.push(told());
    }
    assert_eq!(seen, [0, 0, 0, 8, 8, 19, 19]);
    let report = story.add_report("final", "Slutrapport");
    story.publish(&report);
    app.send_mail();
    assert_eq!(told(), 20, "so many were mailed");
}

/// What a commit of an answer or a wish leaves in the log: never both.
#[test]
fn the_log_ties_no_address_to_an_answer_and_is_soon_empty() {
    let app = TestApp::on(Engine::Sqlite);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    let until_empty = || {
        for _ in 0..1_000 {
            if read_log(&app).is_empty() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the log was not emptied in ten seconds");
    };
    let touched = |what: &dyn Fn()| {
        for _ in 0..20 {
            until_empty();
            what();
            let log = read_log(&app);
            if log.is_empty() {
                continue;
            }
            let copy = copy(&app);
            let mut of_page: HashMap<usize, String> = HashMap::new();
            for (name, root) in copy.roots() {
                of_page.extend(copy.pages(root).into_iter().map(|page| (page, name.clone())));
            }
            let names =
                frames(&log).into_iter().filter_map(|(page, _)| of_page.get(&page).cloned());
            return names.collect::<BTreeSet<_>>();
        }
        panic!("never faster than the log is emptied");
    };
    wish(&dialogue, &phone, 0);
    let answered = touched(&|| dialogue.answer(&phone, "very_high", "Words"));
    let wished = touched(&|| wish(&dialogue, &phone, 1));
    assert!(answered.contains("tally") && answered.contains("submission_key"), "{answered:?}");
    assert!(wished.contains("arrival"), "{wished:?}");
    let both: Vec<&String> = answered.intersection(&wished).collect();
    assert!(both.is_empty(), "{both:?}");
    until_empty();
}
