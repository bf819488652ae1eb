//! The write-ahead log of SQLite, which holds what was written last in its order.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rand::Rng;
use rand::seq::IndexedRandom;

use super::pages::{Copy, commits, number, record};
use super::places::{arrivals, copy, read_file, read_log};
use super::wish;
use crate::support::{Dialogue, Engine, Story, TestApp};

fn is_soon_empty(app: &TestApp) {
    for _ in 0..1_000 {
        if read_log(app).is_empty() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the log was not emptied in ten seconds");
}

/// What a commit of an answer or a wish leaves in the log: never both.
#[test]
fn the_log_ties_no_address_to_an_answer_and_is_soon_empty() {
    let app = TestApp::on(Engine::Sqlite);
    let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    let until_empty = || is_soon_empty(&app);
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
            let pages = commits(&log).into_iter().flatten();
            let names = pages.filter_map(|frame| of_page.get(&frame.page).cloned());
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

/// What can be read of a database at one commit: which addresses are new, and what each counter stands at.
#[derive(Default)]
struct State {
    addresses: BTreeSet<i64>,
    counters: BTreeMap<Answer, i64>,
}

impl State {
    fn of(copy: &Copy) -> Self {
        let roots = copy.roots();
        let addresses = copy.cells(roots["arrival"]).into_iter().filter_map(|cell| cell.row);
        let counters = copy.cells(roots["tally"]).into_iter().map(|cell| {
            let row = record(&cell.payload);
            let choice = String::from_utf8(row[2].clone()).expect("text");
            let dialogue = i64::try_from(number(&row[0])).expect("an id");
            // Nothing and one take no bytes, and lie in the head of the record.
            let count = match (row[4].as_slice(), cell.payload[5]) {
                ([], kind) => i64::from(kind == 9),
                (bytes, _) => i64::try_from(number(bytes)).expect("a count"),
            };
            ((dialogue, choice), count)
        });
        // Of both channels there is one that counts here.
        let mut sums = BTreeMap::new();
        for (counter, count) in counters {
            *sums.entry(counter).or_insert(0) += count;
        }
        Self { addresses: addresses.collect(), counters: sums }
    }
}

/// A thief who copies the log as often as can be, and reads in it what came after what.
#[derive(Default)]
struct Reader {
    copy: Option<Copy>,
    /// The head of the log that is being read, and how many commits of it were.
    head: Vec<u8>,
    read: usize,
    state: State,
    /// The dialogue and the choice of the answers that were written last, the newest first.
    last: VecDeque<Answer>,
    /// Of each address, those that were written last before it.
    ties: BTreeMap<i64, VecDeque<Answer>>,
}

/// A dialogue, and what was chosen there.
type Answer = (i64, String);

/// So many answers back a thief looks for the one that belongs to an address.
const BACK: usize = 8;

impl Reader {
    fn look(&mut self, app: &TestApp) {
        let log = read_log(app);
        let head = log.get(..32).unwrap_or_default();
        if self.copy.is_none() || head != self.head {
            // Another log has begun: what it begins with is in the file, or will have been passed over.
            self.head = head.to_vec();
            self.read = 0;
            let copy = Copy::of(&read_file(app), &[]);
            self.state = State::of(&copy);
            self.copy = Some(copy);
        }
        let Some(copy) = &mut self.copy else {
            return;
        };
        for commit in commits(&log).iter().skip(self.read) {
            self.read += 1;
            commit.iter().for_each(|frame| copy.lay_over(frame));
            let now = State::of(copy);
            let counted = now.counters.iter().filter(|(counter, count)| {
                self.state.counters.get(counter).copied().unwrap_or(0) < **count
            });
            let counted: Vec<_> = counted.map(|(counter, _)| counter.clone()).collect();
            // In one commit with others, any of them.
            if let Some(one) = counted.choose(&mut rand::rng()) {
                self.last.push_front(one.clone());
                self.last.truncate(BACK);
            }
            for &new in now.addresses.difference(&self.state.addresses) {
                self.ties.insert(new, self.last.clone());
            }
            self.state = now;
        }
    }
}

/// Of so many addresses, how many a thief has given to the dialogue where they were left, and how many to the answer of
/// whoever left them: by the answer that was written last before each, by the last but one, and so on.
#[derive(Debug, Default)]
struct Tied {
    of: usize,
    to_their_dialogue: [usize; BACK],
    to_their_answer: [usize; BACK],
}

impl Tied {
    /// The best of all ways to look back, in hundredths.
    fn best(&self) -> (usize, usize) {
        let best = |all: [usize; BACK]| all.into_iter().max().unwrap_or_default() * 100 / self.of;
        (best(self.to_their_dialogue), best(self.to_their_answer))
    }
}

const CHOICES: [&str; 4] = ["very_high", "fairly_high", "fairly_low", "not_at_all"];

/// Somebody who has left an address, by its number: where, and what they had answered.
type Person = (usize, usize, &'static str);

/// What the people at one phone do, one after the other: answer, take some time, and leave an address.
fn hold(
    app: &TestApp,
    (at, dialogue): (usize, &Dialogue),
    next: &AtomicUsize,
    takes: Duration,
) -> Vec<Person> {
    const PEOPLE: usize = 100;
    let phone = app.client();
    let mut all = Vec::new();
    loop {
        let person = next.fetch_add(1, Ordering::SeqCst);
        if person >= PEOPLE {
            return all;
        }
        let choice = CHOICES[rand::rng().random_range(0..CHOICES.len())];
        dialogue.answer(&phone, choice, "");
        std::thread::sleep(takes.mul_f64(rand::rng().random_range(0.0..1.0)));
        wish(dialogue, &phone, person);
        all.push((person, at, choice));
    }
}

/// So many phones at two dialogues, and a thief who reads the log meanwhile.
fn burst(phones: usize, takes: Duration) -> Tied {
    let app = TestApp::on(Engine::Sqlite);
    let (story, first) = Story::with_dialogue(&app, "2021-09-08");
    let dialogues = [first, story.add_dialogue(2, "2021-09-08", "Hylte")];
    let ids =
        [1, 2].map(|number| app.count(&format!("SELECT id FROM dialogue WHERE number = {number}")));
    // From now on all counters are there.
    dialogues.iter().for_each(|dialogue| dialogue.answer(&app.client(), "no_answer", ""));
    is_soon_empty(&app);
    let next = AtomicUsize::new(0);
    let mut reader = Reader::default();
    reader.look(&app);
    let people: Vec<Person> = std::thread::scope(|scope| {
        let hold = |phone: usize| {
            let (app, next, at) = (&app, &next, phone % 2);
            let dialogue = &dialogues[at];
            scope.spawn(move || hold(app, (at, dialogue), next, takes))
        };
        let at_work: Vec<_> = (0..phones).map(hold).collect();
        while at_work.iter().any(|phone| !phone.is_finished()) {
            reader.look(&app);
        }
        at_work.into_iter().flat_map(|phone| phone.join().expect("a phone")).collect()
    });
    let addresses: BTreeMap<usize, i64> = arrivals(&app).into_iter().collect();
    let mut tied = Tied::default();
    for (person, at, choice) in people {
        let Some(before) = reader.ties.get(&addresses[&person]) else {
            continue;
        };
        tied.of += 1;
        for (back, (dialogue, chosen)) in before.iter().enumerate() {
            let is_there = *dialogue == ids[at];
            tied.to_their_dialogue[back] += usize::from(is_there);
            tied.to_their_answer[back] += usize::from(is_there && chosen == choice);
        }
    }
    tied
}

/// The log holds what was written last, in its order, for as long as it is not quiet. No commit says of an address where
/// it was left; but whoever reads which answer was written before it knows whose it is where one person is at it, and
/// next to nothing in a room. More is not promised: `SECURITY.md` says how much this found.
#[test]
fn in_a_crowd_the_log_says_next_to_nothing_of_who_was_where() {
    // What the instrument can see at all.
    let alone = burst(1, Duration::ZERO);
    assert!(alone.of > 50 && alone.to_their_answer[0] * 100 > alone.of * 90, "{alone:?}");
    for takes in [0, 100] {
        let crowd = burst(8, Duration::from_millis(takes));
        println!("eight phones, up to {takes} ms: {crowd:?}; guessing gives a half, and an eighth");
        assert!(crowd.of > 50, "{crowd:?}");
        let (to_their_dialogue, to_their_answer) = crowd.best();
        assert!(to_their_dialogue < 75 && to_their_answer < 50, "{crowd:?}");
    }
}
