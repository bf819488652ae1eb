//! Going back and sending again: it changes the answer, and never adds one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Barrier;

use eko::clock::Timestamp;
use eko::db::By;
use eko::db::ids::DialogueId;
use eko::i18n::Language;
use eko::survey::queries::{self, AnswerOutcome};
use eko::survey::questionnaire::Given;
use eko::survey::{Channel, Submission, SubmissionKey};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::both;
use crate::support::{Client, Dialogue, Engine, FIRST_DAY, Story, TestApp};

both!(
    another_answer_under_the_same_key_takes_the_place_of_the_first,
    other_words_take_the_place_of_the_first_ones,
    every_question_is_changed_by_itself,
    an_answer_that_is_not_taken_leaves_the_one_before,
    different_answers_under_one_key_at_once_count_one,
    many_who_change_at_once_are_counted_once_each,
    a_key_of_another_dialogue_or_question_moves_nothing,
    a_key_sent_again_after_the_end_changes_nothing,
    counters_are_what_the_last_answers_say_and_never_below_nothing,
    the_page_says_that_sending_changes_the_answer_and_never_which,
);

/// Sends an answer under a key; where that leads.
fn send(phone: &Client, path: &str, key: &str, answers: &[(&str, &str)]) -> String {
    let mut fields = vec![("key", key), ("again", "1")];
    fields.extend(answers);
    phone.post(path, &fields).expect(303).location().to_owned()
}

fn key_of(phone: &Client, path: &str) -> String {
    phone.get(path).expect(200).field("key")
}

fn tally(app: &TestApp, question: &str, choice: &str) -> i64 {
    app.count(&format!(
        "SELECT coalesce(sum(count), 0) FROM tally WHERE question = '{question}' AND choice = '{choice}'"
    ))
}

/// A survey that asks more: `q1` for one answer, `q2` for several.
fn ask_more(app: &TestApp) -> (Story, Dialogue) {
    let story = Story::begin(app);
    story.add_board("Hylte");
    story.ask_more();
    let dialogue = story.add_dialogue(1, "2021-09-08", "Hylte");
    (story, dialogue)
}

fn another_answer_under_the_same_key_takes_the_place_of_the_first(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.answer(&phone, "fairly_low", "");
    let path = dialogue.question(1);
    let key = key_of(&phone, &path);
    let first = send(&phone, &path, &key, &[("heard", "very_high")]);
    for choice in ["very_high", "not_at_all", "not_at_all", "fairly_low"] {
        let next = send(&phone, &path, &key, &[("heard", choice)]);
        assert_eq!(next, first, "changing looks like answering");
        let rows = app.count("SELECT count(*) FROM tally WHERE count > 0");
        assert_eq!(app.count("SELECT sum(count) FROM tally"), 2);
        assert_eq!(
            rows,
            if choice == "fairly_low" { 1 } else { 2 },
            "what was thought better of counts nothing"
        );
    }
    assert_eq!(tally(&app, "heard", "fairly_low"), 2);
    assert_eq!(app.keys(), 2);
}

fn other_words_take_the_place_of_the_first_ones(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for number in 0..5 {
        dialogue.answer(&phone, "very_high", &format!("Others {number}"));
    }
    let path = dialogue.question(2);
    let key = key_of(&phone, &path);
    for words in ["First words", "Second words", "Second words"] {
        send(&phone, &path, &key, &[("better", words)]);
    }
    assert_eq!(app.count("SELECT count(*) FROM comment"), 6);
    dialogue.count_heads(&story.leader, 9);
    dialogue.close(&story.leader);
    story.page("/comments").says("Others 4").says("Second words").never_says("First words");
}

fn every_question_is_changed_by_itself(engine: Engine) {
    let app = TestApp::on(engine);
    let (_story, dialogue) = ask_more(&app);
    let phone = app.client();
    let keys: Vec<String> =
        (1..=4).map(|number| key_of(&phone, &dialogue.question(number))).collect();
    assert_eq!(BTreeSet::from_iter(&keys).len(), 4, "nothing ties one person's answers together");
    let take = |first: &str, one: &str, several: &[(&str, &str)], words: &str| {
        let all: [&[(&str, &str)]; 4] =
            [&[("heard", first)], &[("better", words)], &[("q1", one)], several];
        for (at, answers) in all.iter().enumerate() {
            send(&phone, &dialogue.question(at + 1), &keys[at], answers);
        }
    };
    take("very_high", "o1", &[("q2", "o1"), ("q2", "o2")], "Words");
    take("not_at_all", "o1", &[("q2", "o3"), ("q2", "o2")], "Others");
    assert_eq!((tally(&app, "heard", "very_high"), tally(&app, "heard", "not_at_all")), (0, 1));
    assert_eq!(tally(&app, "q1", "o1"), 1);
    let several = ["answered", "o1", "o2", "o3"].map(|choice| tally(&app, "q2", choice));
    assert_eq!(several, [1, 0, 1, 1]);
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
}

fn an_answer_that_is_not_taken_leaves_the_one_before(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let path = dialogue.question(1);
    let key = key_of(&phone, &path);
    send(&phone, &path, &key, &[("heard", "very_high")]);
    let page = phone.post(&path, &[("key", &key), ("again", "1"), ("heard", "enormously")]);
    let page = page.expect(422).says("If you send again");
    assert_eq!((page.field("key"), page.field("again")), (key.clone(), "1".into()));
    assert!(!page.markup().contains("id=\"again\" role=\"status\" hidden"), "it is still said");
    let page = phone.post(&path, &[("key", &key)]).expect(422);
    assert!(page.markup().contains("id=\"again\" role=\"status\" hidden"));
    assert_eq!(tally(&app, "heard", "very_high"), 1);
}

fn different_answers_under_one_key_at_once_count_one(engine: Engine) {
    let app = TestApp::on(engine);
    let (_story, dialogue) = ask_more(&app);
    let choices = ["very_high", "fairly_high", "fairly_low", "not_at_all", "no_answer"];
    for _ in 0..5 {
        let phone = app.client();
        let (first, several) =
            (key_of(&phone, &dialogue.question(1)), key_of(&phone, &dialogue.question(4)));
        let together = Barrier::new(10);
        std::thread::scope(|scope| {
            for at in 0..10 {
                let (first, several, together, dialogue) = (&first, &several, &together, &dialogue);
                let phone = app.client();
                scope.spawn(move || {
                    together.wait();
                    send(&phone, &dialogue.question(1), first, &[("heard", choices[at % 5])]);
                    let some = [("q2", ["o1", "o2"][at % 2]), ("q2", ["o3", "o1"][at % 2])];
                    send(&phone, &dialogue.question(4), several, &some);
                });
            }
        });
    }
    assert_eq!(app.count("SELECT sum(count) FROM tally WHERE question = 'heard'"), 5);
    assert_eq!(tally(&app, "q2", "answered"), 5);
    assert_eq!(tally(&app, "q2", "o1"), 5, "whoever came last chose it");
    assert_eq!(tally(&app, "q2", "o2") + tally(&app, "q2", "o3"), 5);
}

fn many_who_change_at_once_are_counted_once_each(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let path = dialogue.question(1);
    std::thread::scope(|scope| {
        for at in 0..8_usize {
            let (phone, path) = (app.client(), &path);
            scope.spawn(move || {
                let key = key_of(&phone, path);
                for round in 0..10 {
                    let choice = ["very_high", "not_at_all"][(at + round) % 2];
                    send(&phone, path, &key, &[("heard", choice)]);
                }
            });
        }
    });
    assert_eq!((tally(&app, "heard", "very_high"), tally(&app, "heard", "not_at_all")), (4, 4));
}

fn a_key_of_another_dialogue_or_question_moves_nothing(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, dialogue) = ask_more(&app);
    let other = story.add_dialogue(2, "2021-09-08", "Hylte");
    let phone = app.client();
    let path = dialogue.question(1);
    let key = key_of(&phone, &path);
    send(&phone, &path, &key, &[("heard", "very_high")]);
    let id = app.count("SELECT id FROM dialogue WHERE number = 1");
    let here = || {
        app.count(&format!(
            "SELECT sum(count) FROM tally WHERE dialogue_id = {id} AND choice = 'very_high'"
        ))
    };
    // In another dialogue it is a key like any other.
    send(&phone, &other.question(1), &key, &[("heard", "not_at_all")]);
    assert_eq!((here(), tally(&app, "heard", "not_at_all")), (1, 1));
    // Under another question it is a retry that changes nothing.
    send(&phone, &dialogue.question(3), &key, &[("q1", "o1")]);
    send(&phone, &dialogue.question(2), &key, &[("better", "Words")]);
    // Nor does the key of a wish, or a made-up one, move what others gave.
    let wish = key_of(&phone, &format!("{}/thanks?lang=en", dialogue.phone));
    let fields = [("key", wish.as_str()), ("address", "kim@example.org"), ("interim", "1")];
    phone.post(&format!("{}/address?lang=en", dialogue.phone), &fields).expect(200);
    phone.post(&path, &[("key", &wish), ("heard", "fairly_low")]).expect(400);
    for _ in 0..2 {
        send(&phone, &path, SubmissionKey::random().as_str(), &[("heard", "fairly_low")]);
    }
    assert_eq!(here(), 1);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 4);
    assert_eq!(app.count("SELECT count(*) FROM comment"), 0);
}

fn a_key_sent_again_after_the_end_changes_nothing(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let (path, further) = (dialogue.question(1), dialogue.question(2));
    let (key, other) = (key_of(&phone, &path), key_of(&phone, &further));
    send(&phone, &path, &key, &[("heard", "very_high")]);
    send(&phone, &further, &other, &[("better", "Words")]);
    dialogue.close(&story.leader);
    assert_eq!(app.keys(), 0);
    phone.post(&path, &[("key", &key), ("heard", "not_at_all")]).expect(409);
    phone.post(&further, &[("key", &other), ("better", "Others")]).expect(409).says("Others");
    assert_eq!((tally(&app, "heard", "very_high"), tally(&app, "heard", "not_at_all")), (1, 0));
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
}

/// What any phone may send: anything, under one of a few keys.
fn anything(dice: &mut StdRng, keys: &[SubmissionKey]) -> Submission {
    let choice = |dice: &mut StdRng| format!("o{}", dice.random_range(1..=3));
    let (question, given) = match dice.random_range(0..3) {
        0 => ("one", Given::One(choice(dice))),
        1 => {
            let some: BTreeSet<String> =
                (0..=dice.random_range(0..3)).map(|_| choice(dice)).collect();
            ("several", Given::Several(some.into_iter().collect()))
        }
        _ => ("words", Given::Words(choice(dice))),
    };
    Submission {
        key: keys[dice.random_range(0..keys.len())].clone(),
        question: question.into(),
        given,
        channel: [Channel::Qr, Channel::Tablet][dice.random_range(0..2)],
    }
}

/// The counters, by question, choice and channel; and how many comments there are.
type Counters = (BTreeMap<(String, String, String), i32>, i64);

fn counters(app: &TestApp) -> Counters {
    use diesel::prelude::*;
    use eko::db::schema::{comment, tally};
    app.run(app.app.db.read(move |c| {
        let rows: Vec<((String, String, String), i32)> = tally::table
            .filter(tally::count.gt(0))
            .select(((tally::question, tally::choice, tally::channel), tally::count))
            .load(c)?;
        Ok((rows.into_iter().collect(), comment::table.count().get_result(c)?))
    }))
    .expect("the counters")
}

/// The counters that the last answers under each key make.
fn reckoned(last: &BTreeMap<String, Submission>) -> Counters {
    let mut all = Counters::default();
    for submission in last.values() {
        let choices = match &submission.given {
            Given::One(choice) => vec![choice.clone()],
            Given::Several(choices) => [&["answered".to_owned()], choices.as_slice()].concat(),
            Given::Words(_) => {
                all.1 += 1;
                Vec::new()
            }
        };
        for choice in choices {
            let counter =
                (submission.question.clone(), choice, submission.channel.word().to_owned());
            *all.0.entry(counter).or_default() += 1;
        }
    }
    all
}

fn counters_are_what_the_last_answers_say_and_never_below_nothing(engine: Engine) {
    let (app, _story, _dialogue) = Story::at_dialogue(engine);
    let id = DialogueId(app.count("SELECT id FROM dialogue"));
    let now: Timestamp = FIRST_DAY;
    for seed in 0..4 {
        let mut dice = StdRng::seed_from_u64(seed);
        let keys: Vec<SubmissionKey> = (0..5).map(|_| SubmissionKey::random()).collect();
        let before = counters(&app);
        let mut last: BTreeMap<String, Submission> = BTreeMap::new();
        for _ in 0..60 {
            let sent = anything(&mut dice, &keys);
            let key = sent.key.as_str().to_owned();
            let expected = match last.get(&key) {
                None => AnswerOutcome::Counted,
                Some(old) if old.question != sent.question => AnswerOutcome::Known,
                Some(old) if old.given == sent.given && old.channel == sent.channel => {
                    AnswerOutcome::Known
                }
                // Words are kept apart from the way they came.
                Some(old) if old.given == sent.given && sent.question == "words" => {
                    AnswerOutcome::Known
                }
                Some(_) => AnswerOutcome::Changed,
            };
            if matches!(expected, AnswerOutcome::Counted | AnswerOutcome::Changed) {
                last.insert(key, sent.clone());
            }
            let secrets = app.app.secrets.clone();
            let counting = queries::Counting { secrets, dialogue: id, submission: sent, now };
            let outcome = app.run(app.app.db.write_together(By::Participant, counting));
            assert_eq!(outcome.expect("an outcome"), expected, "seed {seed}");
            let (mut expected, mut comments) = reckoned(&last);
            for (counter, count) in &before.0 {
                *expected.entry(counter.clone()).or_default() += count;
            }
            comments += before.1;
            assert_eq!(counters(&app), (expected, comments), "seed {seed}");
        }
    }
}

fn the_page_says_that_sending_changes_the_answer_and_never_which(engine: Engine) {
    let app = TestApp::on(engine);
    let (_story, dialogue) = ask_more(&app);
    let phone = app.client();
    for &language in Language::all() {
        let t = language.texts();
        let lang = format!("lang={}", language.word());
        for number in 1..=4 {
            let path = match number {
                1 => format!("{}?{lang}", dialogue.phone),
                number => format!("{}/q/{number}?{lang}", dialogue.phone),
            };
            let page = phone.get(&path).expect(200);
            let page = page.says(&t.get("again-changes")).says(&t.get("answer-else"));
            // One round trip: what ten packets hold beside the headers. As it is sent to who asks for no compression.
            assert!(page.body.len() <= 14 * 1024, "{path}: {} bytes", page.body.len());
            assert_eq!(page.field("again"), "");
            let markup = page.markup();
            assert!(markup.contains("autocomplete=\"off\"") && !markup.contains("checked"));
            assert!(markup.contains("id=\"again\" role=\"status\" hidden"), "only once it is true");
            assert!(markup.contains(&format!("href=\"{}?{lang}\" data-else", dialogue.phone)));
        }
        let thanks = phone.get(&format!("{}/thanks?{lang}", dialogue.phone)).expect(200);
        thanks.says(&t.get("answer-else"));
    }
}
