//! The home of a process: what happens now, what waits for whoever looks, and the one next step.

use crate::both;
use crate::support::smtp::SmtpServer;
use crate::support::story::FILLED_IN;
use crate::support::{DAY, Engine, Setup, Story, run};

both!(
    the_home_leads_from_the_first_board_to_the_first_dialogue,
    the_home_says_what_happens_and_what_waits,
    who_may_do_nothing_is_told_of_nothing_to_do,
    feedback_that_is_late_is_the_next_step,
    who_has_to_approve_is_told,
    before_the_first_dialogue_the_home_says_what_is_needed,
    who_waits_is_told_by_mail_once_and_of_the_rest_once_a_day,
    a_summary_that_could_not_be_sent_is_sent_the_next_time,
);

fn the_home_leads_from_the_first_board_to_the_first_dialogue(engine: Engine) {
    let (_app, story) = Story::on(engine);
    story
        .page("")
        .says("Wednesday 8 September 2021")
        .says("No dialogue today. Nothing is waiting for you.")
        .says("Next: add the boards")
        .link(&story.path("/boards/new"));
    story.add_board("Hylte");
    story
        .page("")
        .says("Add the first dialogue and print its poster.")
        .link(&story.path("/dialogues/new"));
}

fn the_home_says_what_happens_and_what_waits(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    story.add_dialogue(2, "2021-09-12", "Hylte");
    story.add_dialogue(3, "2021-10-20", "Hylte");
    let phone = app.client();
    first.answer(&phone, "very_high", "");
    story
        .page("")
        .says("One dialogue today.")
        .says("1 has answered.")
        .says("The coming week Dialogue 2")
        .never_says("Dialogue 3")
        .link(&story.path("/dialogues/posters?n=1"));
    first.end(&story.leader);
    let home = story.page("").says("No dialogue today. One thing is waiting for you.");
    home.says("One dialogue has ended but is not closed for good.").link(&first.staff);
    first.close(&story.leader);
    let home = story.page("").says("One dialogue has no head-count.");
    home.says("Next step One dialogue has no head-count. See to it").link(&first.staff);
    first.count_heads(&story.leader, 7);
    story.page("").says("Nothing is waiting for you.").says("How far we have come 1 Dialogues");
}

fn who_may_do_nothing_is_told_of_nothing_to_do(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    first.answer(&app.client(), "very_high", "");
    let reader = story.member(&app, "reader@example.org", "reader");
    let home = reader.get(&story.process).expect(200).says("One dialogue today.");
    home.never_says("Next step").never_says("Host link");
    first.end(&story.leader);
    first.close(&story.leader);
    reader.get(&story.process).expect(200).says("Nothing is waiting for you.");
    story.page("").says("One thing is waiting for you.");
    story.end();
    story.page("").says("The process has ended.").never_says("Next step");
}

fn feedback_that_is_late_is_the_next_step(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    first.wish(&app.client(), "kim@example.org", "en", &["interim"]);
    first.end(&story.leader);
    first.close(&story.leader);
    first.count_heads(&story.leader, 3);
    let report = story.add_report("interim", "Delrapport");
    story.order(&report, &[("mail", "no")]).expect(303);
    app.move_clock_by(DAY);
    story.sign_in_again();
    story
        .page("")
        .says("Feedback that was promised has not gone out yet.")
        .says("Delrapport")
        .link(&story.path("/mailings"));
    let reader = story.member(&app, "reader@example.org", "reader");
    let home = reader.get(&story.process).expect(200);
    home.says("Nothing is waiting for you.").never_says("Delrapport");
}

fn who_has_to_approve_is_told(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    let second = story.member(&app, "second@example.org", "group");
    first.wish(&app.client(), "kim@example.org", "en", &["interim"]);
    app.sql("UPDATE process SET approval = (1 = 1)");
    let report = story.add_report("interim", "Delrapport");
    let mailing = story.publish(&report);
    second
        .get(&story.process)
        .expect(200)
        .says("A mailing is waiting for a second person to approve it.")
        .link(&mailing);
}

fn before_the_first_dialogue_the_home_says_what_is_needed(engine: Engine) {
    let (app, story) = Story::on(engine);
    let home = story.page("");
    let home = home.says("Before the first dialogue");
    home.link(&story.path("/settings/information"));
    let done = |home: &str| home.matches("✓ done").count();
    let at_first = done(&home.words());
    story.add_board("Hylte");
    assert_eq!(done(&story.page("").words()), at_first + 1);
    let reader = story.member(&app, "reader@example.org", "reader");
    reader.get(&story.process).expect(200).never_says("Before the first dialogue");
    let dialogue = story.add_dialogue(1, "2021-09-08", "Hylte");
    dialogue.answer(&app.client(), "very_high", "");
    story.page("").never_says("Before the first dialogue");
}

fn who_waits_is_told_by_mail_once_and_of_the_rest_once_a_day(engine: Engine) {
    let smtp = SmtpServer::start();
    let app = Setup::on(engine).smtp(&smtp.url()).start();
    let (story, first) = Story::with_dialogue(&app, "2021-09-08");
    let second = story.add_dialogue(2, "2021-09-08", "Hylte");
    for one in [&first, &second] {
        one.answer(&app.client(), "very_high", "");
        one.close(&story.leader);
    }
    let told = |seconds: i64| {
        app.move_clock_by(seconds);
        app.tidy();
        smtp.taken()
    };
    assert_eq!(told(26 * 3600).len(), 0, "nobody is told who has not asked for it");
    app.sql("UPDATE account SET matters_off = 'overdue'");
    let mails = told(3_600);
    assert_eq!(mails.len(), 1, "one mail of both");
    let mail = mail_parser::MessageParser::default().parse(&mails[0].data).expect("a mail");
    assert_eq!(mail.subject(), Some("Eko: 2 things are waiting for you"));
    let text = mail.body_text(0).expect("text").into_owned();
    assert!(text.contains("Dialogue 1 has no head-count."), "{text}");
    assert!(
        text.contains(&format!("{}/admin", app.base)) && text.contains("Trust in Halland:"),
        "{text}"
    );
    assert_eq!(told(25 * 3600).len(), 1, "of each thing once");
    // What does not wait any more is told of again when it does.
    story.sign_in_again();
    first.count_heads(&story.leader, 7);
    told(3_600);
    app.sql("UPDATE dialogue SET participants = NULL WHERE number = 1");
    assert_eq!(told(3_600).len(), 2);
    // What cannot wait is said at once, to whoever can do something about it and has not made it.
    let fields = [&FILLED_IN[..], &[("threshold", "5"), ("answer_days", "7"), ("approval", "1")]];
    story.sign_in_again();
    story.post("/settings", &fields.concat());
    let alex = story.member(&app, "alex@example.org", "group");
    app.sql("UPDATE account SET matters_off = '' WHERE email = 'alex@example.org'");
    let report = story.add_report("interim", "Delrapport");
    story.publish(&report);
    let mails = told(700);
    let urgent: Vec<_> = mails.iter().filter(|mail| mail.to == ["alex@example.org"]).collect();
    assert_eq!(urgent.len(), 1);
    let told_of_it = mails.iter().filter(|mail| {
        let parsed = mail_parser::MessageParser::default().parse(&mail.data).expect("a mail");
        let text = parsed.body_text(0).map(std::borrow::Cow::into_owned);
        text.is_some_and(|text| text.contains("to approve it"))
    });
    assert_eq!(told_of_it.count(), 1, "not to who made it");
    // Each person chooses.
    alex.get("/admin/account").expect(200).says("What I am told of by email");
    let choice = [("name", "Alex"), ("language", "en"), ("matters", "1"), ("matter", "erasure")];
    alex.post("/admin/account", &choice).expect(303);
    let kept = "SELECT count(*) FROM account WHERE email = 'alex@example.org' AND \
        matters_off = 'approval attention uncounted due overdue'";
    assert_eq!(app.count(kept), 1);
}

fn a_summary_that_could_not_be_sent_is_sent_the_next_time(engine: Engine) {
    let mut smtp = SmtpServer::start();
    let app = Setup::on(engine).smtp(&smtp.url()).start();
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    dialogue.answer(&app.client(), "very_high", "");
    dialogue.close(&story.leader);
    app.sql("UPDATE account SET matters_off = ''");
    smtp.leave();
    app.move_clock_by(27 * 3600);
    app.tidy();
    smtp.come_back();
    assert_eq!(smtp.taken_count(), 0, "nobody took it");
    app.move_clock_by(700);
    app.tidy();
    assert_eq!(smtp.taken_count(), 1, "and not only the next day");
    app.move_clock_by(700);
    app.tidy();
    assert_eq!(smtp.taken_count(), 1, "once");
}

/// Two nodes look at the same moment, again and again while more and more waits: each thing is told once, and none is lost.
#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn of_two_nodes_one_tells_of_each_thing() {
    let smtp = SmtpServer::start();
    let setup = || Setup::on(Engine::Postgres).smtp(&smtp.url());
    let app = setup().start();
    let (story, first) = Story::with_dialogue(&app, "2021-09-08");
    let mut dialogues = vec![first];
    for number in 2..=8 {
        dialogues.push(story.add_dialogue(number, "2021-09-08", "Hylte"));
    }
    app.sql("UPDATE account SET matters_off = ''");
    let other = app.second_node(setup());
    for dialogue in &dialogues {
        story.sign_in_again();
        dialogue.answer(&app.client(), "very_high", "");
        dialogue.close(&story.leader);
        app.move_clock_by(25 * 3600);
        other.clock.move_to(app.app.clock.now());
        let both = std::sync::Barrier::new(2);
        std::thread::scope(|scope| {
            for node in [&*app.app, &other] {
                let both = &both;
                scope.spawn(move || {
                    both.wait();
                    run(eko::home::telling::tell(node)).expect("it is told");
                });
            }
        });
    }
    let mails = smtp.taken();
    let texts = mails.iter().map(|mail| {
        let parsed = mail_parser::MessageParser::default().parse(&mail.data).expect("a mail");
        parsed.body_text(0).expect("text").into_owned()
    });
    let all: String = texts.collect();
    for number in 1..=8 {
        let told = all.matches(&format!("Dialogue {number} has no head-count.")).count();
        assert_eq!(told, 1, "dialogue {number}: {all}");
    }
}
