//! Did it answer you? What readers of reports and replies say of it, and what is shown of that.

use crate::both;
use crate::support::client::Page;
use crate::support::{Client, Engine, Story, TestApp};

both!(
    whoever_reads_a_report_says_whether_it_answered_them,
    a_reply_is_asked_about_for_as_long_as_it_says_the_same,
    nobody_is_asked_about_what_says_nothing_or_lies_long_back,
    what_few_readers_said_is_told_nowhere,
    a_goal_can_be_that_readers_got_an_answer,
    removing_a_reply_takes_back_nothing_that_was_said_of_it,
);

/// Sends a reader's answer from the form that stands on a page; where that leads.
fn say(reader: &Client, page: &Page, choice: &str) -> String {
    let text = page.text();
    let form = text.split("<form class=\"asked\"").nth(1).expect("the question");
    let to = form.split("action=\"").nth(1).expect("where to").split('"').next().expect("an end");
    let to = to.replace("&amp;", "&");
    let key = page.field("key");
    let fields = [("key", key.as_str()), ("got_answer", choice)];
    reader.post(&to, &fields).expect(303).location().to_owned()
}

/// A process with a published report; its public page in English.
fn with_report(engine: Engine) -> (TestApp, Story, String) {
    let (app, story) = Story::on(engine);
    let report = story.add_report("interim", "Delrapport");
    story.order(&report, &[("mail", "no")]).expect(303);
    app.tidy();
    let page = format!("{}/reports/interim-1-0?lang=en", story.public);
    (app, story, page)
}

/// Goes on until nobody is asked any more, and all of it is counted.
fn pass_the_time(app: &TestApp, story: &Story) {
    app.move_clock_by(93 * 24 * 3600);
    app.tidy();
    story.sign_in_again();
}

fn whoever_reads_a_report_says_whether_it_answered_them(engine: Engine) {
    let (app, story, page) = with_report(engine);
    let reader = app.client();
    let asked = reader.get(&page).expect(200);
    let asked = asked.says("Did this answer you?").says("You can answer until 7 December 2021.");
    let missing = say(&reader, &asked, "partly");
    reader.get(&missing).expect(200).says("What is missing?");
    let key = reader.get(&missing).expect(200).field("key");
    let thanks = reader.post(&missing, &[("key", &key), ("missing", "När det blir klart.")]);
    let thanks = thanks.expect(303).location().to_owned();
    let thanks = reader.get(&thanks).expect(200);
    thanks.says("Thank you. Your answer has been counted").never_says("email address");
    // The same form sent once more counts once.
    say(&reader, &asked, "partly");
    for choice in ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "no_answer"] {
        say(&reader, &reader.get(&page).expect(200), choice);
    }
    story.page("/follow-up/came").never_says("Did it answer its readers?");
    story.page("/comments").never_says("När det blir klart.");
    pass_the_time(&app, &story);
    reader.get(&page).expect(200).never_says("Did this answer you?");
    let chapter = story.page("/follow-up/came").says("Did it answer its readers?").words();
    assert!(chapter.contains("Delrapport (in English)"), "{chapter}");
    // 7 of 9: who would rather not say is in no share.
    assert!(chapter.contains("77.8%"), "{chapter}");
    story.page("/follow-up").says("of the readers who answered say that it answered them");
    story.page("/comments").says("Delrapport 1.0").says("När det blir klart.");
    let json = story.page("/follow-up/account.json").text();
    let account: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let read = &account["readers"][0];
    assert_eq!((&read["yes"], &read["partly"], &read["no"]), (&7.into(), &1.into(), &1.into()));
    let added = "action = 'collection-point.added' AND detail = '1: Delrapport 1.0'";
    assert_eq!(app.count(&format!("SELECT count(*) FROM audit_entry WHERE {added}")), 1);
}

fn a_reply_is_asked_about_for_as_long_as_it_says_the_same(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.post("/said/new", &[("words_sv", "Breven är svåra."), ("heard", "anywhere")]);
    let list = story.page("/said").text();
    let new = list.split('"').find(|part| part.ends_with("/replies/new")).expect("a link");
    let reply = new.replace(&story.process, "");
    story.post(&reply, &[("board", ""), ("state", "decided"), ("words_sv", "De skrivs om.")]);
    app.tidy();
    let reader = app.client();
    let said = format!("{}/said?lang=en", story.public);
    let code = |page: &Page| {
        let text = page.text();
        let at = text.find("/d/").expect("the question's link");
        text[at..].split(['"', '?']).next().expect("an end").to_owned()
    };
    let first = code(&reader.get(&said).expect(200).says("Did the reply answer you?"));
    reader.get(&format!("{first}?lang=en")).expect(200).says("Did this answer you?");
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM reading_point"), 1, "it is asked about once");
    let list = story.page("/said").text();
    let begin = new.trim_end_matches("new");
    let own = list.split('"').find(|part| part.starts_with(begin) && !part.ends_with("new"));
    let own = own.expect("the reply").replace(&story.process, "");
    let done = [
        ("board", ""),
        ("state", "done"),
        ("words_sv", "De är omskrivna."),
        ("done_on", "2021-09-08"),
    ];
    story.post(&own, &done);
    reader.get(&said).expect(200).never_says("Did the reply answer you?");
    app.tidy();
    let second = code(&reader.get(&said).expect(200));
    assert_ne!(first, second, "it says something else, and is asked about anew");
}

fn nobody_is_asked_about_what_says_nothing_or_lies_long_back(engine: Engine) {
    let (app, story) = Story::on(engine);
    let report = story.add_report("interim", "Delrapport");
    story.order(&report, &[("mail", "no")]).expect(303);
    story.add_board("Hylte");
    let board = story.option("/dialogues/new", "Hylte");
    let fields = [("words_sv", "Breven är svåra."), ("heard", "anywhere"), ("board", &board)];
    story.post("/said/new", &fields);
    app.move_clock_by(91 * 24 * 3600);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM reading_point"), 0);
    // Nor once the process has ended.
    story.sign_in_again();
    let report = story.add_report("final", "Slutrapport");
    story.order(&report, &[("mail", "no")]).expect(303);
    story.end();
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM reading_point"), 0);
}

/// All that anybody is served of two worlds that differ in what nine readers said is the same.
fn what_few_readers_said_is_told_nowhere(engine: Engine) {
    let served = |choices: [&str; 9]| {
        let (app, story, page) = with_report(engine);
        let reader = app.client();
        for choice in choices {
            say(&reader, &reader.get(&page).expect(200), choice);
        }
        pass_the_time(&app, &story);
        story.post("/follow-up/snapshots", &[("name", "Efteråt")]);
        story.post("/follow-up/snapshots/efterat/publish", &[]);
        let paths = [
            "/follow-up",
            "/follow-up/came",
            "/follow-up/questions",
            "/follow-up/sheet",
            "/follow-up/account.json",
            "/comments",
            "/survey",
            "/collection-points/1",
        ];
        let mut all: Vec<String> = paths.iter().map(|path| story.page(path).words()).collect();
        let file = format!("{}/figures/efterat/account.json", story.public);
        all.push(reader.get(&file).expect(200).text());
        all
    };
    let one = served(["yes"; 9]);
    let other = served(["no", "no", "no", "partly", "yes", "no", "no", "no_answer", "no"]);
    // Which code and which mark a page shows, and where it is served, is chance.
    let without_codes = |pages: Vec<String>| -> Vec<String> {
        let is_parted = |word: &str, at: usize| word.as_bytes().get(at) == Some(&b'-');
        let is_code = |word: &&str| match word.len() {
            9 => is_parted(word, 4),
            // A full stop may stand behind a mark.
            11 | 12 => is_parted(word, 5),
            _ => word.contains("/d/") || word.contains("/check/"),
        };
        let plain = |page: &String| {
            page.split_whitespace().filter(|word| !is_code(word)).collect::<Vec<_>>().join(" ")
        };
        pages.iter().map(plain).collect()
    };
    for (one, other) in without_codes(one).iter().zip(&without_codes(other)) {
        assert_eq!(one, other);
    }
}

fn a_goal_can_be_that_readers_got_an_answer(engine: Engine) {
    let (app, story, page) = with_report(engine);
    story.post("/goals/new", &[("name", "Återkoppling")]);
    let goals = story.page("/goals").text();
    let at = goals.find("/indicators/new").expect("a link");
    let goal = goals[..at].rsplit('/').next().expect("an id").to_owned();
    let fields = [
        ("kind", "answered"),
        ("name", "Andel som fick svar"),
        ("comparison", "at_least"),
        ("target", "70"),
    ];
    story.post(&format!("/goals/{goal}/indicators/new?kind=answered"), &fields);
    let outcome = || story.page("/follow-up").words();
    assert!(outcome().contains("too few"), "{}", outcome());
    let reader = app.client();
    for at in 0..12 {
        let choice = if at < 9 { "yes" } else { "partly" };
        say(&reader, &reader.get(&page).expect(200), choice);
    }
    pass_the_time(&app, &story);
    let said = outcome();
    assert!(said.contains("75%"), "{said}");
}

fn removing_a_reply_takes_back_nothing_that_was_said_of_it(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.post("/said/new", &[("words_sv", "Breven är svåra."), ("heard", "anywhere")]);
    let list = story.page("/said").text();
    let new = list.split('"').find(|part| part.ends_with("/replies/new")).expect("a link");
    let new = new.replace(&story.process, "");
    story.post(&new, &[("board", ""), ("state", "decided"), ("words_sv", "De skrivs om.")]);
    app.tidy();
    let reader = app.client();
    let said = reader.get(&format!("{}/said?lang=en", story.public)).expect(200);
    let question = said.link("/d/");
    for _ in 0..10 {
        let key = reader.get(&question).expect(200).field("key");
        reader.post(&question, &[("key", &key), ("got_answer", "no")]).expect(303);
    }
    pass_the_time(&app, &story);
    let figure = || {
        let page = story.page("/follow-up/account.json").text();
        let account: serde_json::Value = serde_json::from_str(&page).expect("JSON");
        account["readers"][0].clone()
    };
    assert_eq!(figure()["no"], 10);
    let observation = new.replace("/replies/new", "/remove");
    story.post(&observation, &[("sure", "yes")]);
    assert_eq!((&figure()["what"], &figure()["no"]), (&"removed".into(), &10.into()));
    story.page("/follow-up/came").says("Removed since");
}
