//! Of answers: where the keys that they were sent with lie, and the counters that they were added to.

use std::collections::{BTreeMap, HashMap};

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Binary, Text};
use eko::db::By;
use eko::db::ids::DialogueId;
use eko::secrets::Purpose;
use eko::survey::queries::{self, AnswerOutcome};
use eko::survey::questionnaire::Given;
use eko::survey::{Channel, Submission, SubmissionKey};
use rand::rngs::StdRng;
use rand::seq::{IndexedMutRandom, IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};

use super::Agreement;
use super::pages::{Cell, number, record};
use super::places::{Lying, Orders, columns, copy, on_pages, on_the_heap};
use crate::both;
use crate::support::traces::kept_in;
use crate::support::{DAY, Engine, Story, TestApp, TestDatabase};

both!(
    where_keys_and_counters_lie_tells_nothing_of_the_answers_order,
    counters_made_as_they_are_needed_would_be_seen_through,
);

/// PostgreSQL keeps old versions of rows beside the new ones, with the numbers of the transactions that wrote them; and
/// where it has removed them, their bytes, until these are used again.
#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn what_is_wiped_leaves_no_byte_of_old_versions() {
    #[derive(diesel::QueryableByName)]
    struct Raw {
        #[diesel(sql_type = Binary)]
        page: Vec<u8>,
    }
    let app = TestApp::on(Engine::Postgres);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    app.sql("CREATE EXTENSION pageinspect");
    for person in 0..20 {
        dialogue.answer(&phone, "very_high", &format!("Words {person}"));
        super::wish(&dialogue, &phone, person);
    }
    // Of each table: how many rows there are, how many versions, and how many free bytes are something.
    let looked = || {
        ["arrival", "comment", "submission_key", "tally"].map(|table| {
            let sql = format!(
                "SELECT get_raw_page('{table}', n::int) AS page \
                 FROM generate_series(0, pg_relation_size('{table}') / 8192 - 1) AS n"
            );
            let pages: Vec<Raw> = app
                .run(app.app.db.read(move |c| Ok(diesel::sql_query(sql).load(c)?)))
                .expect("pages");
            let (mut versions, mut left) = (0, 0);
            for Raw { page } in pages {
                let word = |at: usize| usize::from(u16::from_le_bytes([page[at], page[at + 1]]));
                let (lower, upper) = (word(12), word(14));
                // A pointer's bits 15 and 16 say that it points to a version.
                let pointers = page[24..lower].chunks(4);
                versions +=
                    pointers.filter(|pointer| pointer[1] >> 7 == 1 && pointer[2] & 1 == 0).count();
                left += page[lower..upper].iter().filter(|&&byte| byte != 0).count();
            }
            (app.count(&format!("SELECT count(*) FROM {table}")) as usize, versions, left)
        })
    };
    let before = looked();
    assert!(before.iter().all(|(rows, versions, left)| versions + left > *rows), "{before:?}");
    // Whoever else is at work on the server may keep some; then the next time does it.
    let is_clean = || {
        let is_done = app.run(app.app.db.wipe()).expect("a server");
        let looked = looked();
        is_done && looked.iter().all(|(rows, versions, left)| versions == rows && *left == 0)
    };
    let pause = || std::thread::sleep(std::time::Duration::from_millis(20));
    assert!((0..100).any(|_| is_clean() || (pause(), false).1), "{:?}", looked());
}

/// A counter: its question, choice and channel.
type Counter = (String, String, String);

/// What happened in a dialogue: of each key and counter, as which it came, and when it last changed.
#[derive(Default)]
struct Told {
    keys: HashMap<Vec<u8>, usize>,
    first: HashMap<Counter, usize>,
    last: HashMap<Counter, usize>,
}

impl Told {
    fn note(&mut self, counters: &[Counter], dice: &mut StdRng) {
        let mut counters = counters.to_vec();
        // Those of one answer have no order.
        counters.shuffle(dice);
        for counter in counters {
            let now = self.last.values().max().map_or(0, |last| last + 1);
            self.first.entry(counter.clone()).or_insert(now);
            self.last.insert(counter, now);
        }
    }
}

/// A question of a survey that asks more, and the way an answer to it comes.
type Place = (&'static str, Channel);

/// All counters are as likely as one another, so that nothing but their places can tell one from another.
fn any_place(dice: &mut StdRng) -> Place {
    let question = match dice.random_range(0..11) {
        0..5 => "heard",
        5..8 => "q1",
        _ => "q2",
    };
    (question, *[Channel::Qr, Channel::Tablet].choose(dice).expect("a channel"))
}

/// Any answer to a question, and the counter of what was chosen.
fn anything(
    key: &SubmissionKey,
    (question, channel): Place,
    dice: &mut StdRng,
) -> (Submission, Counter) {
    let all = match question {
        "heard" => &["very_high", "fairly_high", "fairly_low", "not_at_all", "no_answer"][..],
        _ => &["o1", "o2", "o3"],
    };
    let choice = (*all.choose(dice).expect("an option")).to_owned();
    let counter = (question.to_owned(), choice.clone(), channel.word().to_owned());
    let given = match question {
        "q2" => Given::Several(vec![choice]),
        _ => Given::One(choice),
    };
    (Submission { key: key.clone(), question: question.into(), given, channel }, counter)
}

fn send(app: &TestApp, id: DialogueId, submission: &Submission) -> AnswerOutcome {
    let counting = queries::Counting {
        secrets: app.app.secrets.clone(),
        dialogue: id,
        submission: submission.clone(),
        now: app.app.clock.now(),
    };
    app.run(app.app.db.write_together(By::Participant, counting)).expect("an answer")
}

const DIALOGUES: i32 = 20;

/// People answer in many dialogues at once, and some of them change what they answered.
fn answer(app: &TestApp, all: &mut BTreeMap<i64, Told>, answers: usize, dice: &mut StdRng) {
    let ids: Vec<i64> = all.keys().copied().collect();
    let mut known: Vec<(i64, SubmissionKey, Place, Counter)> = Vec::new();
    for _ in 0..answers {
        if dice.random_bool(0.2)
            && let Some((id, key, place, old)) = known.choose_mut(dice)
        {
            let (submission, new) = anything(key, *place, dice);
            let is_other = send(app, DialogueId(*id), &submission) == AnswerOutcome::Changed;
            assert_eq!(is_other, *old != new);
            if is_other {
                all.get_mut(id).expect("a dialogue").note(&[old.clone(), new.clone()], dice);
                *old = new;
            }
            continue;
        }
        let id = *ids.choose(dice).expect("a dialogue");
        let (key, place) = (SubmissionKey::random(), any_place(dice));
        let (submission, counter) = anything(&key, place, dice);
        assert_eq!(send(app, DialogueId(id), &submission), AnswerOutcome::Counted);
        let told = all.get_mut(&id).expect("a dialogue");
        let text = key.as_str().as_bytes();
        let hash = app.app.secrets.blind_index(Purpose::SubmissionKey, id, text);
        told.keys.insert(hash, told.keys.len());
        told.note(std::slice::from_ref(&counter), dice);
        known.push((id, key, place, counter));
    }
}

/// What a row says: its dialogue, and the hashes of keys or the counter in it.
#[derive(Clone, PartialEq, Eq)]
enum Said {
    Key(i64, Vec<u8>),
    Counter(i64, Counter),
}

fn said_of_keys(dialogue: i64, kept: &[u8]) -> Vec<Said> {
    kept_in(kept).into_iter().map(|(hash, _)| Said::Key(dialogue, hash)).collect()
}

/// By each sign, what lies in which order in one copy.
fn lying(app: &TestApp) -> Vec<(String, Vec<Vec<Said>>)> {
    if let TestDatabase::Sqlite(_) = &app.database {
        let copy = copy(app);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
        let id = |bytes: &[u8]| i64::try_from(number(bytes)).expect("an id");
        let keys = |cell: &Cell| {
            let row = record(&cell.payload);
            said_of_keys(id(&row[0]), &row[2])
        };
        let counter = |cell: &Cell| {
            let row = record(&cell.payload);
            let counter = (text(&row[1]), text(&row[2]), text(&row[3]));
            vec![Said::Counter(id(&row[0]), counter)]
        };
        let roots = copy.roots();
        let keys = on_pages(&copy, roots["submission_key"], keys);
        let counters = on_pages(&copy, roots["tally"], counter);
        let through = |pages: &[Vec<Said>]| vec![pages.concat()];
        return vec![
            ("in the file".into(), through(&[keys.concat(), counters.concat()])),
            ("on its pages".into(), [keys, counters].concat()),
        ];
    }
    let keys = rows(
        app,
        "submission_key",
        "x.dialogue_id, x.kept, '' AS question, '' AS choice, '' AS channel",
    );
    let counters =
        rows(app, "tally", "x.dialogue_id, ''::bytea AS kept, x.question, x.choice, x.channel");
    let mut all = Vec::new();
    for rows in [keys, counters] {
        let signs = on_the_heap(&rows);
        all.extend(signs.map(|(sign, order)| (format!("by {sign}"), vec![order])));
    }
    all
}

#[derive(diesel::QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    dialogue_id: i64,
    #[diesel(sql_type = Binary)]
    kept: Vec<u8>,
    #[diesel(sql_type = Text)]
    question: String,
    #[diesel(sql_type = Text)]
    choice: String,
    #[diesel(sql_type = Text)]
    channel: String,
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = BigInt)]
    written: i64,
}

/// The rows of a table on PostgreSQL, with where they lie.
fn rows(app: &TestApp, table: &str, said: &str) -> Vec<Lying<Said>> {
    let sql = format!("SELECT {said}, {} FROM {table} x", columns(app));
    let rows: Vec<Row> =
        app.run(app.app.db.read(move |c| Ok(diesel::sql_query(sql).load(c)?))).expect("rows");
    let said = |row: Row| {
        let said = match row.question.is_empty() {
            true => said_of_keys(row.dialogue_id, &row.kept),
            false => vec![Said::Counter(row.dialogue_id, (row.question, row.choice, row.channel))],
        };
        Lying { place: row.place, written: row.written, said }
    };
    rows.into_iter().map(said).collect()
}

/// The orders in which keys came, and counters first and last counted, by each sign; of each dialogue by itself.
fn orders(app: &TestApp, all: &BTreeMap<i64, Told>) -> Orders {
    let mut orders = Orders::new();
    for (sign, parts) in lying(app) {
        for part in parts {
            for (&id, told) in all {
                let keys = part.iter().filter_map(|said| match said {
                    Said::Key(of, hash) if *of == id => told.keys.get(hash).copied(),
                    _ => None,
                });
                let counters = |when: &HashMap<Counter, usize>| -> Vec<usize> {
                    let when = part.iter().filter_map(|said| match said {
                        Said::Counter(of, counter) if *of == id => when.get(counter).copied(),
                        _ => None,
                    });
                    when.collect()
                };
                for (what, order) in [
                    ("keys", keys.collect()),
                    ("counters that counted first", counters(&told.first)),
                    ("counters that moved last", counters(&told.last)),
                ] {
                    orders.entry(format!("{what} {sign}")).or_default().push(order);
                }
            }
        }
    }
    orders
}

/// A process with dialogues at which all can answer, by their ids.
fn dialogues(app: &TestApp) -> BTreeMap<i64, Told> {
    let story = Story::begin(app);
    story.add_board("Hylte");
    story.ask_more();
    let numbers = 1..=DIALOGUES;
    let ids = numbers.map(|number| {
        story.add_dialogue(number, "2021-09-08", "Hylte");
        app.count(&format!("SELECT id FROM dialogue WHERE number = {number}"))
    });
    ids.map(|id| (id, Told::default())).collect()
}

fn agreements(orders: Orders) -> BTreeMap<String, Agreement> {
    let agreement = |parts: Vec<Vec<usize>>| {
        let mut agreement = Agreement::default();
        agreement.look(parts);
        agreement
    };
    orders.into_iter().map(|(of, parts)| (of, agreement(parts))).collect()
}

fn where_keys_and_counters_lie_tells_nothing_of_the_answers_order(engine: Engine) {
    let mut app = TestApp::on(engine);
    let mut all = dialogues(&app);
    let mut dice = StdRng::seed_from_u64(11);
    answer(&app, &mut all, 300, &mut dice);
    let laid_out = |app: &TestApp| {
        let all = lying(app).into_iter().flat_map(|(_, parts)| parts).flatten();
        let counters = all.filter(|said| matches!(said, Said::Counter(..)));
        counters.collect::<Vec<_>>()
    };
    let before = laid_out(&app);
    app.restart();
    answer(&app, &mut all, 500, &mut dice);
    if engine == Engine::Sqlite {
        assert!(laid_out(&app) == before, "whatever is counted, no counter moves");
    }
    for (of, agreement) in agreements(orders(&app, &all)) {
        agreement.is_chance(&of);
    }
    assert_eq!(all.values().map(|told| told.keys.len() as i64).sum::<i64>(), app.keys());
    // What is left of it once they are closed.
    app.move_clock_by(60 * DAY);
    app.tidy();
    assert_eq!(app.keys(), 0);
    for (of, agreement) in agreements(orders(&app, &all)) {
        if of.starts_with("counters") {
            agreement.is_chance(&of);
        }
    }
}

/// The same instrument, and tables that are written as answers come.
fn counters_made_as_they_are_needed_would_be_seen_through(engine: Engine) {
    let app = TestApp::on(engine);
    let mut all = dialogues(&app);
    let mut dice = StdRng::seed_from_u64(12);
    answer(&app, &mut all, 300, &mut dice);
    app.sql("DELETE FROM tally");
    app.sql("DELETE FROM submission_key");
    // A row a counter, in the order in which they first counted, and a row a key.
    for (id, told) in &all {
        let mut counters: Vec<(&Counter, &usize)> = told.first.iter().collect();
        counters.sort_by_key(|(_, when)| **when);
        for ((question, choice, channel), _) in counters {
            app.sql(&format!(
                "INSERT INTO tally (dialogue_id, question, choice, channel, count) \
                 VALUES ({id}, '{question}', '{choice}', '{channel}', 1)"
            ));
        }
        let mut keys: Vec<(&Vec<u8>, &usize)> = told.keys.iter().collect();
        keys.sort_by_key(|(_, when)| **when);
        for (hash, _) in keys {
            let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            let first = i64::from_str_radix(&hex[..8], 16).expect("a number");
            let rest = "00".repeat(eko::secrets::holder::LENGTH);
            let literal = match engine {
                Engine::Sqlite => format!("x'0103{hex}{rest}'"),
                Engine::Postgres => format!("'\\x0103{hex}{rest}'"),
            };
            app.sql(&format!("INSERT INTO submission_key VALUES ({id}, {first}, {literal})"));
        }
    }
    let seen = agreements(orders(&app, &all));
    assert!(seen.len() >= 6, "{:?}", seen.keys());
    for (of, agreement) in seen {
        // A page of SQLite's that is divided is put in the order of its keys, which are many.
        let is_divided = engine == Engine::Sqlite && of.starts_with("keys");
        if !of.contains("last") && !of.ends_with("in the file") && !is_divided {
            assert!(agreement.z() > 6.0, "{of}: {}", agreement.z());
        }
    }
}
