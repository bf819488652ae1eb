//! Somebody has stolen the files of the database, at any moment, and the master key with them. What do they learn beyond
//! what is written there? Who came when would be enough: people come to one dialogue after another.

mod answers;
mod guessing;
mod log;
mod pages;
mod places;
mod polling;

use std::collections::BTreeMap;

use eko::addresses::queries::Moment;
use eko::db::By;
use eko::db::ids::ProcessId;
use eko::secrets::Purpose;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use crate::both;
use crate::support::{Client, Dialogue, Engine, Story, TestApp};
use pages::{Cell, number, record};
use places::{Table, came, copy, on_pages, orders};

both!(
    where_an_address_lies_tells_nothing_of_when_it_came,
    where_a_comment_lies_tells_nothing_of_when_it_was_written,
    nobody_can_ask_whether_an_address_is_known,
    what_is_told_of_wishes_moves_at_closings_and_by_the_threshold,
);

/// How much the places of things agree with the order in which they came: Kendall's tau, summed up over histories, each
/// of which chance would make by itself.
///
/// Several looks at one history may find the same rows where they lay before: chance is then the same chance, as often
/// as somebody looks. So the deviations of one history's looks are added up, and only the variances of histories.
#[derive(Default)]
struct Agreement {
    score: f64,
    pairs: f64,
    /// Of the histories that are over.
    variance: f64,
    /// Of the looks at the one that is not.
    deviation: f64,
}

impl Agreement {
    /// Adds what one look at one history finds: page by page, or as one file, in the order of their places; of each,
    /// when it came.
    fn look<P: AsRef<[usize]>>(&mut self, pages: impl IntoIterator<Item = P>) {
        let mut variance = 0.0;
        for page in pages {
            let came = page.as_ref();
            let n = came.len() as f64;
            for (at, one) in came.iter().enumerate() {
                for other in &came[at + 1..] {
                    self.score += if one < other { 1.0 } else { -1.0 };
                }
            }
            self.pairs += n * (n - 1.0) / 2.0;
            variance += n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
        }
        self.deviation += f64::sqrt(variance);
    }

    /// What is looked at from here on has nothing to do with what was.
    fn next_history(&mut self) {
        self.variance += self.deviation.powi(2);
        self.deviation = 0.0;
    }

    fn tau(&self) -> f64 {
        self.score / self.pairs
    }

    /// How many standard deviations it lies from what chance gives.
    fn z(&self) -> f64 {
        self.score / (self.variance + self.deviation.powi(2)).sqrt()
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
        order.look([&all]);
        // A tenth of them lies where it came.
        let mut some = all.clone();
        all.shuffle(&mut rng);
        some[6..].shuffle(&mut rng);
        hint.look([&some]);
        chance.look([&all]);
        [&mut order, &mut hint, &mut chance].into_iter().for_each(Agreement::next_history);
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
    // A page each of keys in the order of their hashes.
    for table in 0..12 {
        app.sql(&format!(
            "CREATE TABLE key_open{table} (key BLOB PRIMARY KEY, came INTEGER, sealed BLOB) WITHOUT ROWID"
        ));
        for came in 2..17 {
            app.sql(&format!(
                "INSERT INTO key_open{table} VALUES (randomblob(32), {came}, zeroblob(160))"
            ));
        }
    }
    let copy = copy(&app);
    let mut keys = Agreement::default();
    for table in 0..12 {
        let came = |cell: &Cell| vec![number(&record(&cell.payload)[1])];
        let pages = on_pages(&copy, copy.roots()[&format!("key_open{table}")], came);
        keys.look(pages);
        keys.next_history();
    }
    assert!(keys.z() > 10.0, "keys: {}", keys.z());
    let when = ids.iter().enumerate().map(|(came, &id)| (id, came)).collect();
    for name in ["comment_open", "comment_open_key"] {
        let mut agreement = Agreement::default();
        let pages = on_pages(&copy, copy.roots()[name], |cell| came(cell, &when));
        agreement.look(pages);
        assert!(agreement.z() > 10.0, "{name}: {}", agreement.z());
    }
}

/// Looks at the places of the rows of some tables in one copy.
fn look(app: &TestApp, of: &[Table], seen: &mut BTreeMap<String, Agreement>) {
    for (sign, parts) in orders(app, of) {
        seen.entry(sign).or_default().look(parts);
    }
}

fn next_history(seen: &mut BTreeMap<String, Agreement>) {
    seen.values_mut().for_each(Agreement::next_history);
}

/// Whoever looks five times at what chance laid once has seen it once.
#[test]
fn looking_again_is_no_evidence() {
    let mut rng = StdRng::seed_from_u64(3);
    let mut farthest: f64 = 0.0;
    for _ in 0..200 {
        let (mut once, mut often) = <(Agreement, Agreement)>::default();
        for _ in 0..6 {
            let mut all: Vec<usize> = (0..30).collect();
            all.shuffle(&mut rng);
            once.look([&all]);
            (0..5).for_each(|_| often.look([&all]));
            [&mut once, &mut often].into_iter().for_each(Agreement::next_history);
        }
        assert!((once.z() - often.z()).abs() < 1e-9);
        farthest = farthest.max(often.z().abs());
    }
    assert!(farthest < 4.0, "{farthest}");
}

const ARRIVAL: Table = Table("arrival", Purpose::Address);
const ADDRESS: Table = Table("address", Purpose::Address);
const PROMISE: Table = Table("promise", Purpose::Address);
const DELIVERY: Table = Table("delivery", Purpose::Address);

fn wish(dialogue: &Dialogue, phone: &Client, person: usize) {
    let key = dialogue.page_key();
    let address = format!("person{person:04}@example.org");
    let fields =
        [("key", key.as_str()), ("address", &address), ("offered", "final"), ("final", "1")];
    phone.post(&format!("{}/address?lang=en", dialogue.phone), &fields).expect(200);
}

/// Random histories: people at two dialogues, closings, restarts, a report, a mailing; and a copy now and then.
fn where_an_address_lies_tells_nothing_of_when_it_came(engine: Engine) {
    const OF: [Table; 4] = [ARRIVAL, ADDRESS, PROMISE, DELIVERY];
    let mut seen: BTreeMap<String, Agreement> = BTreeMap::new();
    for seed in 0..6 {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut app = TestApp::on(engine);
        let (story, first) = Story::with_dialogue(&app, "2021-09-08");
        let second = story.add_dialogue(2, "2021-09-08", "Hylte");
        let phone = app.client();
        let (closes_at, restarts_at) = (rng.random_range(10..30), rng.random_range(0..44));
        for person in 0..44 {
            let at = if person < closes_at && rng.random_bool(0.6) { &first } else { &second };
            wish(at, &phone, person);
            if person == closes_at {
                first.close(&story.leader);
                app.tidy();
            }
            if person == restarts_at {
                app.restart();
            }
            if person % 22 == 21 {
                look(&app, &OF, &mut seen);
            }
        }
        second.close(&story.leader);
        app.tidy();
        look(&app, &OF, &mut seen);
        let report = story.add_report("final", "Slutrapport");
        story.order(&report, &[("mail", "no")]).expect(303);
        look(&app, &OF, &mut seen);
        story.publish(&report);
        look(&app, &OF, &mut seen);
        app.restart();
        app.send_mail();
        app.tidy();
        look(&app, &OF, &mut seen);
        next_history(&mut seen);
    }
    for Table(table, _) in OF {
        assert!(seen.keys().any(|sign| sign.starts_with(table)), "{table}: {:?}", seen.keys());
    }
    for (of, agreement) in seen {
        agreement.is_chance(&of);
    }
}

/// Those of one evening enter the pool before those of the next. Often enough that a hint would be seen which one history
/// only whispers: SQLite puts a row that is written anew back where it lay, if it fits there.
#[test]
fn lots_that_entered_one_after_the_other_lie_mixed() {
    const LOT: usize = 20;
    let app = TestApp::on(Engine::Sqlite);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    wish(&dialogue, &app.client(), 0);
    let process = ProcessId(app.count("SELECT id FROM process"));
    let enter = |people: std::ops::Range<usize>| {
        for person in people {
            let id = eko::secrets::random_id();
            let address = format!("person{person:04}@example.org");
            let sealed = app.app.secrets.seal(Purpose::Address, id, address.as_bytes());
            let sealed: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
            app.sql(&format!(
                "INSERT INTO arrival (id, process_id, sealed, blind_index, language, wording_hash, interim, final, outcomes) \
                 SELECT {id}, {}, x'{sealed}', randomblob(32), 'sv', hash, 0, 1, 0 FROM consent_wording LIMIT 1",
                process.0
            ));
        }
        let settled = app.app.db.write(By::Upkeep, move |c| {
            Ok(eko::addresses::queries::settle(c, process, Moment::Report)?)
        });
        app.run(settled).expect("they enter");
    };
    let mut seen: BTreeMap<String, Agreement> = BTreeMap::new();
    for _ in 0..60 {
        app.sql("DELETE FROM arrival");
        app.sql("DELETE FROM address");
        enter(0..LOT);
        enter(LOT..2 * LOT);
        look(&app, &[ADDRESS], &mut seen);
        next_history(&mut seen);
    }
    for (of, agreement) in seen {
        agreement.is_chance(&of);
    }
}

fn where_a_comment_lies_tells_nothing_of_when_it_was_written(engine: Engine) {
    const OF: [Table; 1] = [Table("comment", Purpose::Comment)];
    let mut seen: BTreeMap<String, Agreement> = BTreeMap::new();
    for _ in 0..4 {
        let (app, _story, dialogue) = Story::at_dialogue(engine);
        let phone = app.client();
        for number in 0..32 {
            dialogue.give(&phone, 2, "better", &format!("Words {number:02}"));
            if number % 8 == 7 {
                look(&app, &OF, &mut seen);
            }
        }
        next_history(&mut seen);
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
    let (app, story, first) = Story::at_dialogue(engine);
    let second = story.add_dialogue(2, "2021-09-08", "Hylte");
    let reader = story.member(&app, "reader@example.org", "group");
    let phone = app.client();
    for person in 0..8 {
        wish(&first, &phone, person);
    }
    first.close(&story.leader);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM address"), 8);
    // What the leader did is said once.
    story.page("");
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
    let (app, story, first) = Story::at_dialogue(engine);
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
