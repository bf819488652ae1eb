//! The papers that a process needs before it starts: what is set is what is printed, and what nobody has said is a blank.

use crate::both;
use crate::support::client::{Page, comes_before};
use crate::support::story::{FILLED_IN, signed_in};
use crate::support::{Client, Engine, Setup, Story, TestApp};

both!(
    the_record_of_processing_says_what_is_set,
    what_nobody_has_decided_is_a_blank_until_it_is_entered,
    the_facts_for_an_assessment_follow_the_settings,
    the_papers_are_for_the_leader_and_the_registrar,
);

const PAPERS: [&str; 3] = ["/papers/record", "/papers/impact", "/papers/disposal"];

fn begin(engine: Engine) -> (TestApp, Story) {
    let setup = Setup::on(engine).smtp("smtps://eko:secret@relay.example.org");
    let app = setup.start();
    let story = Story::begin(&app);
    (app, story)
}

fn record(story: &Story) -> Page {
    story.page("/papers/record")
}

/// Adds somebody to the process in a role; their browser.
fn add(app: &TestApp, story: &Story, email: &str, role: &str) -> Client {
    story.member(app, email, role)
}

fn the_record_of_processing_says_what_is_set(engine: Engine) {
    let (app, story) = begin(engine);
    let words = record(&story)
        .says("Record of processing activities")
        .says("From the settings as they were on 8 September 2021")
        .says("Controller Region Halland")
        .says("Kim Lind, kim.lind@example.org, 035-13 48 00")
        .says("Fill in: how the data protection officer is reached")
        .says("Your answer shows whether you were heard.")
        .says("The mail relay relay.example.org carries every email")
        .says("figures based on at least 5 answers")
        .says("30 days after the last mailing")
        .says("7 days after its own day")
        .says("Process leader: everything, including publishing and sending – 1 person")
        .says("Registrar or data protection officer: answers people who ask about their address, and reviews what was written – 0 people")
        .says("No other program has a key")
        .says("Mailings go out without the approval of a second person")
        .says("The connection to Eko is not set to be encrypted")
        .never_says("secret")
        .words();
    for (one, next) in [
        ("a) Who", "b) The"),
        ("b) The", "c) Whose"),
        ("c) Whose", "d) The"),
        ("d) The", "e) Tr"),
        ("e) Tr", "f) How"),
        ("f) How", "g) How"),
    ] {
        assert!(comes_before(&words, one, next), "{one} {next}");
    }
    let database = match engine {
        Engine::Sqlite => {
            ["one database file (SQLite)", "The key is in the folder of the database"]
        }
        Engine::Postgres => {
            ["a database on a server (PostgreSQL)", "The key is kept apart from the database"]
        }
    };
    database.iter().fold(record(&story), |page, words| page.says(words));

    // Whoever changes a setting changes the paper.
    story.add_board("Hylte");
    story.post("/groups/new", &[("name", "Nyanlända"), ("kind", "group")]);
    story.post(
        "/settings/information",
        &[
            ("data_officer", "dso@example.org"),
            ("reviewed_on", ""),
            ("shortcomings_sv", ""),
            ("partners_sv", ""),
            ("shortcomings_en", ""),
            ("partners_en", "The library helps, and sees no answers."),
        ],
    );
    let mut fields = FILLED_IN.to_vec();
    fields.extend([
        ("threshold", "8"),
        ("answer_days", "3"),
        ("grace_hours", "2"),
        ("approval", "1"),
        ("reminder_days", "14"),
        ("bounce_days", "45"),
    ]);
    story.post("/settings", &fields);
    story
        .leader
        .post(&story.path("/keys"), &[("name", "Power BI"), ("expires_on", "")])
        .expect(200);
    add(&app, &story, "registrar@example.org", "registrar");
    record(&story)
        .says("Data protection officer dso@example.org")
        .never_says("how the data protection officer is reached")
        .says("Fill in: whether the boards are controllers of their own")
        .says("Target groups: Nyanlända.")
        .says("The library helps, and sees no answers.")
        .says("figures based on at least 8 answers")
        .says("45 days after the last mailing")
        .says("3 days after its own day, and then 2 hours")
        .says("A second person approves each mailing")
        .says("no personal data: Power BI.")
        .says("reviews what was written – 1 person");
    app.sql("UPDATE account SET language = 'sv'");
    record(&story)
        .says("Register över behandling")
        .says("Fyll i: den rättsliga grunden för svaren")
        .says("E-postservern relay.example.org");
}

fn what_nobody_has_decided_is_a_blank_until_it_is_entered(engine: Engine) {
    let (app, story) = begin(engine);
    story.add_board("Hylte");
    story.add_board("Laholm");
    let rows = |page: &Page| page.text().matches("class=\"blank\"").count();
    let before = story.page("/papers/disposal").says("Eko erases nothing until the number");
    // For each of three kinds, and for all together and each of two boards: number and day.
    assert_eq!(rows(&before), 3 * 3 * 2 + 2);
    record(&story).says("Fill in: the decision; until it has been entered in Eko");

    let hylte = app.id_of("board", "Hylte").to_string();
    story.decide_as(&hylte, &[("comments", "HYL 7")]);
    let one = story.page("/papers/disposal").says("Hylte HYL 7 1 September 2021");
    assert_eq!(rows(&one), 3 * 3 * 2 + 2 - 2);
    story.decide("RS 2021/17");
    let all = story.page("/papers/disposal").says("RS 2021/17").says("as for all boards");
    assert_eq!(rows(&all), 2, "what is short-lived, and what is kept");
    record(&story).says("RS 2021/17").never_says("Fill in: the decision; until");
    // The reasons that the evidence can have.
    all.says("Their owner wanted it so").says("The process ended");
}

fn the_facts_for_an_assessment_follow_the_settings(engine: Engine) {
    let (app, story) = begin(engine);
    let facts = || story.page("/papers/impact");
    facts()
        .says("which every process asks, and 1 other (1 to be answered in one’s own words)")
        .says("Dialogues entered so far 0")
        .says("Nobody in this process is registrar")
        .says("Decisions on disposal are missing")
        .says("Fill in: likelihood and severity")
        .says("Fill in: the advice of the data protection officer (Article 35(2))");
    story.add_board("Hylte");
    story.add_dialogue(1, "2021-09-08", "Hylte");
    let survey = story.path("/survey/participants");
    story.leader.post(&format!("{survey}/draft"), &[]).expect(303);
    for prompt in ["Vad heter du?", "Vad vill du säga?"] {
        let fields = [("kind", "text"), ("prompt_sv", prompt)];
        story.leader.post(&format!("{survey}/questions/new"), &fields).expect(303);
    }
    story.decide("RS 2021/17");
    add(&app, &story, "registrar@example.org", "registrar");
    facts()
        .says("and 3 others (3 to be answered in one’s own words)")
        .says("1 of the process’s own questions seems to ask for sex, age or name")
        .says("Dialogues entered so far 1")
        .never_says("Nobody in this process is registrar")
        .never_says("Decisions on disposal are missing");
}

fn the_papers_are_for_the_leader_and_the_registrar(engine: Engine) {
    let (app, story) = begin(engine);
    story.page("/setup").says("Papers before the start");
    let list = story.page("/papers");
    for paper in PAPERS {
        list.link(&story.path(paper));
    }
    let registrar = add(&app, &story, "registrar@example.org", "registrar");
    let group = add(&app, &story, "group@example.org", "group");
    let reader = add(&app, &story, "reader@example.org", "reader");
    let stranger = signed_in(&app, "stranger@example.org", false);
    registrar.get(&story.path("/setup")).expect(200).says("Papers before the start");
    group.get(&story.path("/setup")).expect(200).never_says("Papers before the start");
    for paper in ["/papers"].iter().chain(&PAPERS) {
        let path = story.path(paper);
        registrar.get(&path).expect(200);
        group.get(&path).expect(403);
        reader.get(&path).expect(403);
        stranger.get(&path).expect(404);
    }
    story.end();
    story.page("/papers/record");
}
