//! The chaos run: a large mailing through a relay that misbehaves in every way it can, while workers are killed
//! and the mailing is paused. In the end Eko's books and the relay's agree: nobody was forgotten, nobody got two
//! mails, and only what nobody can know is called uncertain.
//!
//! All chance comes from one seed, which a run that fails has printed; `EKO_CHAOS_SEED` takes it again. The same
//! people then meet the same misfortunes and the same blows fall in the same order; how the processes meet is up
//! to the machine.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Binary, Text};
use eko::clock::Clock;
use eko::db::ids::AddressId;
use eko::i18n::Language;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use crate::both;
use crate::support::chaos::{self, CONNECTIONS, End, PEOPLE, Worker};
use crate::support::smtp::{Action, Manner, Phase, Rule, SmtpServer, Times};
use crate::support::{Engine, Setup, Story, TestApp};

both!(no_mail_is_lost_or_silently_sent_twice, a_relay_that_is_gone_for_a_while_costs_nobody_a_mail,);

/// So many mails are taken before the end, whatever happens: within them the blows fall.
const SURELY_TAKEN: usize = 1_700;
const KILLS: usize = 5;
const PAUSES: usize = 2;
const HANG_UPS: usize = 3;
/// Between two looks at something that tells nobody when it is done.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// When a run is given up; it takes a quarter of this.
const PATIENCE: Duration = Duration::from_secs(150);

fn no_mail_is_lost_or_silently_sent_twice(engine: Engine) {
    let mut chaos = Chaos::begin(engine, |relay, dice| {
        relay.greylist();
        relay.close_after(20);
        chaos::deal_out(relay, dice)
    });
    chaos.rage();
    chaos.wait_until_all_is_over();
    let (books, taken) = (chaos.books(), chaos.taken());
    chaos.everybody_ended_as_they_had_to(&books);
    the_relay_agrees(&books, &taken);
    chaos.the_page_says_what_the_books_say(&books);

    chaos.send_the_uncertain_again();
    let (books_now, taken_now) = (chaos.books(), chaos.taken());
    only_the_uncertain_were_sent_again((&books, &taken), (&books_now, &taken_now));
    chaos.the_page_says_what_the_books_say(&books_now);
}

/// It refuses connections, comes back, hangs up amid mails, is gone once more, and comes back for good.
fn a_relay_that_is_gone_for_a_while_costs_nobody_a_mail(engine: Engine) {
    let mut chaos = Chaos::begin(engine, |_, _| HashMap::new());
    chaos.wait_for_mails(700);
    chaos.relay_is_gone_for_a_while();
    chaos.wait_for_mails(1_000);
    for phase in [Phase::Data, Phase::Body, Phase::Dot, Phase::AfterTaken] {
        let (recipient, times) = (None, Times::Once);
        chaos.relay.on(Rule { phase, recipient, times, then: Action::Drop });
    }
    chaos.wait_for_mails(1_400);
    chaos.relay_is_gone_for_a_while();
    chaos.wait_until_all_is_over();
    println!("all had ended {:?} after the first worker started", chaos.began.elapsed());
    let (books, taken) = (chaos.books(), chaos.taken());
    the_relay_agrees(&books, &taken);
    chaos.the_page_says_what_the_books_say(&books);
    let (accepted, uncertain) = (count(&books, "accepted"), count(&books, "uncertain"));
    println!("{accepted} accepted, {uncertain} uncertain");
    assert_eq!(accepted + uncertain, PEOPLE, "nobody is forgotten");
    // Each time it left, each connection may have been waiting for its answer.
    assert!(uncertain <= 2 * chaos.workers.len() * CONNECTIONS + 3, "{uncertain}");

    chaos.send_the_uncertain_again();
    let (books_now, taken_now) = (chaos.books(), chaos.taken());
    only_the_uncertain_were_sent_again((&books, &taken), (&books_now, &taken_now));
    assert_eq!(count(&books_now, "accepted"), PEOPLE);
    chaos.the_page_says_what_the_books_say(&books_now);
}

/// The state of each person's delivery, by address.
type Books = BTreeMap<String, String>;
/// How many mails the relay took for each address.
type Takings = BTreeMap<String, usize>;

/// What happens to the mailing as a whole, at a random moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blow {
    /// A worker is killed, and another takes its place.
    Kill,
    /// The leader pauses, looks, and resumes.
    Pause,
    /// The relay has had enough mails over a connection and closes it with 421.
    HangUp,
}

struct Chaos {
    // Killed before the database goes.
    workers: Vec<Worker>,
    app: TestApp,
    relay: SmtpServer,
    story: Story,
    /// The mailing's page.
    mailing: String,
    dice: StdRng,
    /// How those end who meet with a misfortune.
    ends: HashMap<String, End>,
    began: Instant,
}

impl Chaos {
    /// A report is published to two thousand people, and the workers begin. `deal` says what the relay has in store.
    fn begin(
        engine: Engine,
        deal: impl FnOnce(&SmtpServer, &mut StdRng) -> HashMap<String, End>,
    ) -> Self {
        let mut dice = StdRng::seed_from_u64(seed());
        let relay = SmtpServer::start_as(match engine {
            Engine::Sqlite => Manner::Pipelining,
            Engine::Postgres => Manner::Chunking,
        });
        let ends = deal(&relay, &mut dice);
        let mut setup = Setup::on(engine).smtp(&chaos::url(&relay));
        // The workers are processes of their own and go by the machine's clock.
        setup.clock = Clock::System;
        let app = setup.start();
        let today = app.app.clock.now().day(&app.app.zone);
        let (story, _) = Story::with_dialogue(&app, &today.to_string());
        chaos::add_people(&app, PEOPLE);
        let report = story.add_report("interim", "Delrapport");
        let mailing = story.publish(&report);
        let workers = match engine {
            Engine::Sqlite => 1,
            Engine::Postgres => 3,
        };
        Self {
            workers: (0..workers).map(|_| Worker::start(&app, &relay)).collect(),
            app,
            relay,
            story,
            mailing,
            dice,
            ends,
            began: Instant::now(),
        }
    }

    /// Lets the blows fall in random order: each when a random number of mails has been taken, in its own part of
    /// the mailing.
    fn rage(&mut self) {
        let mut blows =
            [vec![Blow::Kill; KILLS], vec![Blow::Pause; PAUSES], vec![Blow::HangUp; HANG_UPS]]
                .concat();
        blows.shuffle(&mut self.dice);
        let part = SURELY_TAKEN / blows.len();
        for (nth, blow) in blows.into_iter().enumerate() {
            let moment = nth * part + self.dice.random_range(1..=part);
            self.wait_for_mails(moment);
            match blow {
                Blow::Kill => self.kill_a_worker(),
                Blow::Pause => self.pause_and_resume(),
                Blow::HangUp => self.relay.on(Rule {
                    phase: Phase::Mail,
                    recipient: None,
                    times: Times::Once,
                    then: Action::Reply(421, "4.7.0 enough for one connection".into()),
                }),
            }
        }
    }

    fn wait_for_mails(&mut self, many: usize) {
        while !self.relay.has_taken(many, LOOK_AGAIN) {
            self.expect_progress();
        }
    }

    /// Nobody listens any more until the mailing says so; prints how soon mail goes once somebody does again.
    fn relay_is_gone_for_a_while(&mut self) {
        self.relay.leave();
        while self.app.count("SELECT count(*) FROM mailing WHERE trouble IS NOT NULL") == 0 {
            self.expect_progress();
            std::thread::sleep(LOOK_AGAIN);
        }
        let taken = self.relay.taken_count();
        self.relay.come_back();
        let back = Instant::now();
        self.wait_for_mails(taken + 1);
        println!("the first mail was taken {:?} after the relay was back", back.elapsed());
    }

    fn kill_a_worker(&mut self) {
        let unlucky = self.dice.random_range(0..self.workers.len());
        self.workers.swap_remove(unlucky).kill();
        self.workers.push(Worker::start(&self.app, &self.relay));
    }

    /// Pauses; once the mails on their way have ended, nothing leaves any more until the leader resumes.
    fn pause_and_resume(&mut self) {
        self.order("pause");
        // Looks late rather than early: a mail may have got past the pause and not be written down yet.
        loop {
            std::thread::sleep(LOOK_AGAIN);
            if !self.states().contains_key("transmitting") {
                break;
            }
            self.expect_progress();
        }
        let taken = self.relay.taken_count();
        let resume = Language::English.texts().get("mailing-resume");
        self.story.leader.get(&self.mailing).expect(200).says(&resume);
        assert_eq!(self.relay.taken_count(), taken, "mail left while paused");
        self.order("resume");
    }

    /// The relay has come to its senses; the leader lets the uncertain be sent again.
    fn send_the_uncertain_again(&mut self) {
        self.relay.behave();
        self.order("send-again");
        self.wait_until_all_is_over();
    }

    /// Presses a button of the mailing's page.
    fn order(&self, what: &str) {
        self.story.press(&self.mailing, what);
    }

    fn wait_until_all_is_over(&mut self) {
        let is_over = |states: &BTreeMap<String, usize>| {
            let over = ["accepted", "rejected", "failed", "uncertain"];
            over.iter().filter_map(|state| states.get(*state)).sum::<usize>() == PEOPLE
        };
        while !is_over(&self.states()) {
            self.expect_progress();
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// Gives up when it takes too long, or a worker ended by itself.
    fn expect_progress(&mut self) {
        let late = self.began.elapsed() > PATIENCE;
        let gone = self.workers.iter_mut().any(Worker::is_gone);
        if late || gone {
            let why = if gone { "a worker ended by itself" } else { "no end in sight" };
            panic!(
                "{why} after {:?}: {:?} in the books, {} mails taken; the workers say: {}",
                self.began.elapsed(),
                self.states(),
                self.relay.taken_count(),
                Worker::words(&self.app),
            );
        }
    }

    /// How many deliveries there are in each state.
    fn states(&self) -> BTreeMap<String, usize> {
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            state: String,
            #[diesel(sql_type = BigInt)]
            count: i64,
        }
        let rows: Vec<Row> = self
            .app
            .run(self.app.app.db.read(|c| {
                let query = "SELECT state, count(*) AS count FROM delivery GROUP BY state";
                Ok(diesel::sql_query(query).load(c)?)
            }))
            .expect("the states");
        rows.into_iter()
            .map(|row| (row.state, usize::try_from(row.count).expect("a count")))
            .collect()
    }

    fn books(&self) -> Books {
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = BigInt)]
            id: i64,
            #[diesel(sql_type = Binary)]
            sealed: Vec<u8>,
            #[diesel(sql_type = Text)]
            state: String,
        }
        let rows: Vec<Row> = self
            .app
            .run(self.app.app.db.read(|c| {
                let query = "SELECT address.id AS id, address.sealed AS sealed, delivery.state AS state \
                     FROM delivery JOIN address ON address.id = delivery.address_id";
                Ok(diesel::sql_query(query).load(c)?)
            }))
            .expect("the deliveries");
        let books: Books = rows
            .into_iter()
            .map(|row| {
                let id = AddressId(row.id);
                let address = eko::addresses::open(&self.app.app.secrets, id, &row.sealed);
                (address.expect("ours").as_str().to_owned(), row.state)
            })
            .collect();
        assert_eq!(books.len(), PEOPLE, "everybody is in the books");
        books
    }

    fn taken(&self) -> Takings {
        let mut takings = Takings::new();
        for to in self.relay.taken().into_iter().flat_map(|mail| mail.to) {
            *takings.entry(to).or_default() += 1;
        }
        takings
    }

    /// Everybody's delivery has ended as the relay's behaviour made it, except at most as many as the killed
    /// workers had connections.
    fn everybody_ended_as_they_had_to(&self, books: &Books) {
        let mut left_by_the_dead = Vec::new();
        for (address, state) in books {
            let end = self.ends.get(address).copied().unwrap_or(End::Accepted);
            match (end, state.as_str()) {
                (End::Accepted | End::AcceptedOrUncertain, "accepted")
                | (End::Rejected, "rejected")
                | (End::Uncertain | End::AcceptedOrUncertain, "uncertain") => {}
                (End::Accepted | End::Rejected, "uncertain") => left_by_the_dead.push(address),
                _ => panic!("{address} is {state} and had to be {end:?}"),
            }
        }
        assert!(
            left_by_the_dead.len() <= KILLS * CONNECTIONS,
            "{KILLS} workers were killed, and {left_by_the_dead:?} are uncertain"
        );
    }

    /// The page has the books' figures, and calls for somebody exactly when there is something to decide.
    fn the_page_says_what_the_books_say(&self, books: &Books) {
        let t = Language::English.texts();
        let page = self.story.leader.get(&self.mailing).expect(200);
        let (text, words) = (page.text(), page.words());
        for state in ["accepted", "rejected", "uncertain", "failed"] {
            let name = t.get(&format!("figure-{state}"));
            assert_eq!(figure(&words, &name), count(books, state), "{state}: {words}");
        }
        let to_decide = count(books, "uncertain") + count(books, "failed") > 0;
        let marked = |key| text.contains(&format!(">{}<", t.get(key)));
        assert_eq!(marked("progress-attention"), to_decide, "{words}");
        assert_eq!(marked("progress-complete"), !to_decide, "{words}");
    }
}

/// What is accepted was taken once. What is uncertain was taken or not, and nothing else was taken at all.
fn the_relay_agrees(books: &Books, taken: &Takings) {
    for (address, state) in books {
        let times = times(taken, address);
        let right = match state.as_str() {
            "accepted" => times == 1,
            "uncertain" => times <= 1,
            _ => times == 0,
        };
        assert!(right, "{address} is {state} and was taken {times} times");
    }
    let stranger = taken.keys().find(|address| !books.contains_key(*address));
    assert_eq!(stranger, None, "a mail to somebody who is not in the books");
}

/// Who was uncertain got it, perhaps for the second time; nobody else was sent anything.
fn only_the_uncertain_were_sent_again(before: (&Books, &Takings), now: (&Books, &Takings)) {
    assert!(count(before.0, "uncertain") > 0, "the relay went silent on some");
    for (address, state) in before.0 {
        let (expected, sent_again) = match state.as_str() {
            "uncertain" => ("accepted", 1),
            settled => (settled, 0),
        };
        assert_eq!(now.0[address], expected, "{address} was {state}");
        let expected = times(before.1, address) + sent_again;
        assert_eq!(times(now.1, address), expected, "{address} was {state}");
    }
}

fn times(taken: &Takings, address: &str) -> usize {
    taken.get(address).copied().unwrap_or_default()
}

fn count(books: &Books, state: &str) -> usize {
    books.values().filter(|is| *is == state).count()
}

/// The number that stands behind a name on an English page; states that nobody is in are left out of a finished mailing.
fn figure(words: &str, name: &str) -> usize {
    let name = format!("{name} ");
    let number = |(at, _): (usize, &str)| {
        let number = words[at + name.len()..].split(' ').next()?;
        number.replace(',', "").parse().ok()
    };
    assert!(words.contains("Total "), "no figures in: {words}");
    words.match_indices(&name).find_map(number).unwrap_or(0)
}

fn seed() -> u64 {
    let seed = match std::env::var("EKO_CHAOS_SEED") {
        Ok(text) => text.parse().expect("EKO_CHAOS_SEED is a number"),
        Err(_) => rand::random(),
    };
    println!("to deal the same chance again: EKO_CHAOS_SEED={seed}");
    seed
}
