//! Mailings against a relay that misbehaves.

use std::collections::HashMap;
use std::time::Duration;

use eko::app::{App, Background};
use eko::mailings::worker::{Round, Worker};
use mail_parser::MimeHeaders;

use crate::both;
use crate::support::smtp::{Action, Phase, Rule, SmtpServer, Times};
use crate::support::{DAY, Engine, Setup, Story, TestApp};

/// A process in which some people wished feedback; the report is a draft.
struct Ready {
    app: TestApp,
    smtp: SmtpServer,
    story: Story,
    report: String,
}

fn ready(engine: Engine, people: usize) -> Ready {
    ready_with(engine, people, "")
}

fn ready_with(engine: Engine, people: usize, query: &str) -> Ready {
    let smtp = SmtpServer::start();
    let app = Setup::on(engine)
        .smtp(&format!("{}{query}", smtp.url()))
        .start();
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    for person in 0..people {
        dialogue.wish(
            &phone,
            &format!("person{person}@example.org"),
            "en",
            &["interim"],
        );
    }
    let report = story.add_report("interim", "Delrapport");
    Ready {
        app,
        smtp,
        story,
        report,
    }
}

/// How the deliveries stand, by state.
fn states(app: &TestApp) -> HashMap<String, i64> {
    [
        "queued",
        "claimed",
        "transmitting",
        "deferred",
        "accepted",
        "rejected",
        "uncertain",
        "failed",
        "withdrawn",
        "cancelled",
    ]
    .iter()
    .map(|state| {
        let count = app.count(&format!(
            "SELECT count(*) FROM delivery WHERE state = '{state}'"
        ));
        ((*state).to_owned(), count)
    })
    .filter(|(_, count)| *count > 0)
    .collect()
}

fn expect(app: &TestApp, expected: &[(&str, i64)]) {
    let expected: HashMap<String, i64> = expected
        .iter()
        .map(|(state, count)| ((*state).to_owned(), *count))
        .collect();
    assert_eq!(states(app), expected);
}

fn rule(phase: Phase, recipient: Option<&str>, times: Times, then: Action) -> Rule {
    Rule {
        phase,
        recipient: recipient.map(str::to_owned),
        times,
        then,
    }
}

both! {
    fn a_mail_is_complete_honest_and_can_be_left_with_one_click(engine: Engine) {
        let ready = ready(engine, 0);
        let app = &ready.app;
        let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
        dialogue.wish(&app.client(), "kim@example.org", "sv", &["interim"]);
        dialogue.wish(&app.client(), "alex@example.org", "en", &["interim"]);
        dialogue.wish(&app.client(), "only.final@example.org", "en", &["final"]);
        ready
            .story
            .leader
            .get(&format!("{}/publish", ready.report))
            .expect(200)
            .says("2 people wished this")
            .says("English 1")
            .says("Svenska 1");
        ready.story.publish(&ready.report);
        app.send_mail();
        let taken = ready.smtp.wait_for(2, Duration::from_secs(20));
        assert_eq!(taken.len(), 2);
        for mail in &taken {
            let (language, subject, words) = if mail.to == ["kim@example.org"] {
                ("sv", "Delrapport – Tillit i Halland", "Det här har vi hört.")
            } else {
                assert_eq!(mail.to, ["alex@example.org"]);
                ("en", "Delrapport (in English) – Trust in Halland", "This is what we have heard.")
            };
            let parsed = mail_parser::MessageParser::default().parse(&mail.data).expect("a mail");
            assert_eq!(parsed.subject(), Some(subject));
            let header = |name: &str| parsed.header_raw(name).unwrap_or_default().trim().to_owned();
            assert_eq!(header("Content-Language"), language);
            assert_eq!(header("Auto-Submitted"), "auto-generated");
            assert_eq!(header("Precedence"), "bulk");
            assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
            assert_eq!(header("List-Id"), "<tillit-i-halland.example.org>");
            assert_eq!(header("Reply-To"), "kim.lind@example.org");
            let unsubscribe = header("List-Unsubscribe");
            assert!(unsubscribe.starts_with(&format!("<{}/a/", app.base)) && unsubscribe.ends_with("/unsubscribe>"));
            let bounce = mail.from.strip_prefix("bounces+").expect("a token").strip_suffix("@example.org").expect("ours");
            assert!(bounce.len() >= 20);
            let (text, html) = (parsed.body_text(0).expect("text"), parsed.body_html(0).expect("html"));
            for part in [&text, &html] {
                assert!(part.contains(words) && part.contains(&unsubscribe[1..unsubscribe.len() - 1]), "{part}");
                assert!(part.contains(&format!("/reports/interim-1-0?lang={language}")), "{part}");
            }
            assert!(!html.contains("<img") && !html.contains("<script"), "nothing is tracked");
            assert_eq!(parsed.parts.iter().filter(|part| part.attachment_name().is_some()).count(), 0);
            let link = text.lines().find(|line| line.contains("/reports/")).expect("a link").trim();
            app.client().get(link).expect(200).says(words);
        }
        assert_ne!(taken[0].from, taken[1].from);
    }

    fn publishing_twice_is_one_mailing(engine: Engine) {
        let ready = ready(engine, 3);
        let first = ready.story.publish(&ready.report);
        let second = ready.story.publish(&ready.report);
        assert_eq!(first, second);
        let together = std::sync::Barrier::new(3);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    together.wait();
                    ready.story.leader.post(&format!("{}/publish", ready.report), &[("mail", "yes")]).expect(303);
                });
            }
        });
        ready.app.send_mail();
        assert_eq!(ready.smtp.wait_for(3, Duration::from_secs(20)).len(), 3);
        assert_eq!(ready.app.count("SELECT count(*) FROM mailing"), 1);
        expect(&ready.app, &[("accepted", 3)]);
    }

    fn who_is_put_off_gets_it_later_with_the_same_message_id(engine: Engine) {
        let ready = ready(engine, 3);
        ready.smtp.on(rule(Phase::Rcpt, Some("person1@"), Times::Once, Action::Reply(450, "4.7.1 person1@example.org later".into())));
        ready.smtp.on(rule(Phase::Dot, Some("person1@"), Times::Once, Action::Reply(451, "4.3.0 later".into())));
        let mailing = ready.story.publish(&ready.report);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 2), ("deferred", 1)]);
        ready.story.leader.get(&mailing).expect(200).says("under way").says("2 of 3 done");
        assert_eq!(ready.app.send_mail(), Round::Idle, "not before its time");
        let before = ready.app.count("SELECT length(message_id) FROM delivery WHERE state = 'deferred'");
        for _ in 0..2 {
            ready.app.move_clock_by(2 * 3600);
            ready.app.send_mail();
        }
        expect(&ready.app, &[("accepted", 3)]);
        assert!(before > 20);
        assert_eq!(ready.smtp.taken().len(), 3);
        let stored = ready.app.count("SELECT count(*) FROM delivery WHERE phase LIKE '%person%'");
        assert_eq!(stored, 0, "what a server says may hold the address, and is not kept");
    }

    fn a_no_is_final_for_one_and_harms_no_other(engine: Engine) {
        let ready = ready(engine, 4);
        ready.smtp.on(rule(Phase::Rcpt, Some("person0@"), Times::Always, Action::Reply(550, "5.1.1 no such user".into())));
        ready.smtp.on(rule(Phase::Dot, Some("person1@"), Times::Always, Action::Reply(554, "5.7.1 refused".into())));
        ready.smtp.on(rule(Phase::Data, Some("person2@"), Times::Always, Action::Reply(554, "5.5.1 no".into())));
        let mailing = ready.story.publish(&ready.report);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 1), ("rejected", 3)]);
        assert_eq!(ready.smtp.taken().len(), 1);
        ready.story.leader.get(&mailing).expect(200).says("complete").says("Rejected 3");
        assert_eq!(ready.app.count("SELECT reply_code FROM delivery WHERE phase = 'rcpt'"), 550);
    }

    fn a_connection_lost_before_the_final_dot_is_tried_again(engine: Engine) {
        let ready = ready(engine, 3);
        // A loss while the body is on its way cannot be told from one after the dot: all of a small mail is in
        // the network's hands by then.
        for phase in [Phase::Mail, Phase::Rcpt, Phase::Data] {
            ready.smtp.on(rule(phase, None, Times::Once, Action::Drop));
        }
        ready.story.publish(&ready.report);
        ready.app.send_mail();
        for _ in 0..3 {
            ready.app.move_clock_by(3600);
            ready.app.send_mail();
        }
        expect(&ready.app, &[("accepted", 3)]);
        let mut to: Vec<_> = ready.smtp.taken().into_iter().flat_map(|mail| mail.to).collect();
        to.sort();
        assert_eq!(to, ["person0@example.org", "person1@example.org", "person2@example.org"]);
    }

    fn silence_after_the_final_dot_is_uncertain_and_never_sent_again_by_itself(engine: Engine) {
        let ready = ready(engine, 3);
        ready.smtp.on(rule(Phase::AfterTaken, Some("person0@"), Times::Once, Action::Drop));
        ready.smtp.on(rule(Phase::Dot, Some("person1@"), Times::Once, Action::Drop));
        let mailing = ready.story.publish(&ready.report);
        ready.app.send_mail();
        ready.app.move_clock_by(DAY);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 1), ("uncertain", 2)]);
        assert_eq!(ready.smtp.taken().len(), 2, "one of the uncertain was taken, one was not");
        ready.story.sign_in_again();
        ready
            .story
            .leader
            .get(&mailing)
            .expect(200)
            .says("needs attention")
            .says("Nobody knows whether 2 mails arrived");
        ready.story.leader.post(&mailing, &[("do", "send-again")]).expect(303);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 3)]);
        assert_eq!(ready.smtp.taken().len(), 4);
        assert_eq!(ready.app.count("SELECT count(*) FROM audit_entry WHERE action = 'mailing.uncertain-sent-again'"), 1);
    }

    fn an_uncertain_mail_can_be_counted_as_sent(engine: Engine) {
        let ready = ready(engine, 1);
        ready.smtp.on(rule(Phase::AfterTaken, None, Times::Once, Action::Drop));
        let mailing = ready.story.publish(&ready.report);
        ready.app.send_mail();
        ready.story.leader.post(&mailing, &[("do", "count-as-sent")]).expect(303);
        expect(&ready.app, &[("accepted", 1)]);
        ready.story.leader.get(&mailing).expect(200).says("complete");
    }

    fn a_relay_that_stalls_is_left_and_the_mail_is_not_lost(engine: Engine) {
        let ready = ready_with(engine, 1, "?timeout=0.3");
        ready.smtp.on(rule(Phase::Rcpt, None, Times::Once, Action::Stall(Duration::from_secs(30))));
        ready.story.publish(&ready.report);
        ready.app.send_mail();
        expect(&ready.app, &[("deferred", 1)]);
        ready.app.move_clock_by(3600);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 1)]);
        assert_eq!(ready.smtp.taken().len(), 1);
    }

    fn a_relay_in_trouble_uses_up_nobodys_attempts_and_is_told_of(engine: Engine) {
        let ready = ready(engine, 5);
        ready.smtp.on(rule(Phase::Connect, None, Times::N(4), Action::Reply(421, "busy".into())));
        let mailing = ready.story.publish(&ready.report);
        assert_eq!(ready.app.send_mail(), Round::Trouble);
        expect(&ready.app, &[("queued", 5)]);
        assert_eq!(ready.app.count("SELECT sum(attempts) FROM delivery"), 0);
        ready
            .story
            .leader
            .get(&mailing)
            .expect(200)
            .says("needs attention")
            .says("The mail relay does not answer as it should: 421 at connect");
        while ready.app.send_mail() == Round::Trouble {}
        expect(&ready.app, &[("accepted", 5)]);
        ready.story.leader.get(&mailing).expect(200).says("complete").never_says("does not answer");
    }

    fn a_relay_that_hangs_up_after_each_mail_gets_them_all_once(engine: Engine) {
        let ready = ready(engine, 6);
        ready.smtp.close_after(1);
        ready.story.publish(&ready.report);
        while ready.app.send_mail() == Round::Trouble {}
        expect(&ready.app, &[("accepted", 6)]);
        assert_eq!(ready.smtp.taken().len(), 6);
    }

    fn who_withdraws_before_the_mail_goes_gets_none(engine: Engine) {
        let ready = ready(engine, 3);
        let mailing = ready.story.publish(&ready.report);
        let id = ready.app.count("SELECT min(id) FROM address");
        let token = eko::addresses::token(&ready.app.app.secrets, eko::db::ids::AddressId(id));
        ready.app.client().post(&format!("/a/{token}/unsubscribe"), &[]).expect(200);
        ready.story.leader.get(&mailing).expect(200).says("Withdrawn 1");
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 2), ("withdrawn", 1)]);
        assert_eq!(ready.smtp.taken().len(), 2);
        ready.story.leader.get(&mailing).expect(200).says("complete");
    }

    fn a_paused_mailing_sends_nothing_and_goes_on_where_it_was(engine: Engine) {
        let ready = ready(engine, 4);
        let mailing = ready.story.publish(&ready.report);
        ready.story.leader.post(&mailing, &[("do", "pause")]).expect(303);
        assert_eq!(ready.app.send_mail(), Round::Idle);
        expect(&ready.app, &[("queued", 4)]);
        ready.story.leader.get(&mailing).expect(200).says("paused");
        ready.story.leader.post(&mailing, &[("do", "resume")]).expect(303);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 4)]);
        assert_eq!(ready.smtp.taken().len(), 4);
    }

    fn a_cancelled_mailing_says_who_never_got_it(engine: Engine) {
        let ready = ready(engine, 2);
        let mailing = ready.story.publish(&ready.report);
        ready.story.leader.post(&mailing, &[("do", "pause")]).expect(303);
        ready.story.leader.post(&mailing, &[("do", "cancel")]).expect(303);
        ready.story.leader.post(&mailing, &[("do", "resume")]).expect(303);
        ready.app.send_mail();
        expect(&ready.app, &[("cancelled", 2)]);
        assert_eq!(ready.smtp.taken().len(), 0);
    }

    fn what_is_put_off_for_too_long_has_failed_and_can_be_tried_again(engine: Engine) {
        let ready = ready(engine, 1);
        ready.smtp.on(rule(Phase::Rcpt, None, Times::N(2), Action::Reply(450, "later".into())));
        let mailing = ready.story.publish(&ready.report);
        ready.app.send_mail();
        ready.app.move_clock_by(6 * DAY);
        ready.app.send_mail();
        expect(&ready.app, &[("failed", 1)]);
        ready.story.sign_in_again();
        ready.story.leader.get(&mailing).expect(200).says("needs attention");
        ready.story.leader.post(&mailing, &[("do", "retry-failed")]).expect(303);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 1)]);
    }

    fn two_workers_share_the_work_and_nobody_gets_two(engine: Engine) {
        let ready = ready(engine, 60);
        ready.story.publish(&ready.report);
        ready.app.run(async {
            let (one, two) = (Worker::new(ready.app.app.clone()), Worker::new(ready.app.app.clone()));
            let (first, second) = tokio::join!(one.run_until_idle(), two.run_until_idle());
            first.expect("one works");
            second.expect("two works");
        });
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 60)]);
        let mut to: Vec<_> = ready.smtp.taken().into_iter().flat_map(|mail| mail.to).collect();
        to.sort();
        to.dedup();
        assert_eq!((to.len(), ready.smtp.taken().len()), (60, 60));
    }

    fn a_worker_that_died_leaves_its_claims_to_others_and_its_mail_uncertain(engine: Engine) {
        let ready = ready(engine, 3);
        ready.story.publish(&ready.report);
        let now = ready.app.app.clock.now();
        // What a worker leaves behind that is killed: two claims, and one mail on its way.
        ready
            .app
            .run(ready.app.app.db.write(move |c| {
                let lease = eko::mailings::queries::Lease { owner: "dead".into(), until: now.plus_seconds(900) };
                let claimed = eko::mailings::queries::claim(c, &lease, now, 10)?;
                assert_eq!(claimed.len(), 3);
                eko::mailings::queries::begin(c, claimed[0].id, claimed[0].token, eko::addresses::Purpose::Interim, now.plus_seconds(900))?;
                Ok(())
            }))
            .expect("claims");
        assert_eq!(ready.app.send_mail(), Round::Idle, "the leases still hold");
        ready.app.move_clock_by(1000);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 2), ("uncertain", 1)]);
        assert_eq!(ready.smtp.taken().len(), 2);
    }

    fn a_server_that_is_told_to_stop_ends_its_mail_and_gives_its_claims_back(engine: Engine) {
        let ready = ready(engine, 5);
        // The first mail takes a while; the stop comes meanwhile.
        ready.smtp.on(rule(Phase::Dot, None, Times::Once, Action::Stall(Duration::from_millis(700))));
        ready.story.publish(&ready.report);
        let app = ready.app.app.clone();
        let smtp = &ready.smtp;
        actix_web::rt::System::new().block_on(async {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
            let running = eko::app::start(app, listener, Background::All).expect("a server");
            while smtp.transactions_begun() == 0 {
                tokio::task::yield_now().await;
            }
            running.stop().await;
        });
        let states = states(&ready.app);
        assert_eq!(states.get("claimed"), None, "{states:?}");
        assert_eq!(states.get("transmitting"), None, "{states:?}");
        assert_eq!(states.get("uncertain"), None, "{states:?}");
        let accepted = states.get("accepted").copied().unwrap_or_default();
        assert!((1..5).contains(&accepted), "{states:?}");
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 5)]);
        assert_eq!(ready.smtp.taken().len(), 5);
    }

    fn a_test_mail_goes_to_the_leader_alone(engine: Engine) {
        let ready = ready(engine, 3);
        let publish = format!("{}/publish", ready.report);
        ready
            .story
            .leader
            .post(&format!("{publish}/test"), &[("sample", "participants en")])
            .expect(200)
            .says("A test was sent to leader@example.org");
        let taken = ready.smtp.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, ["leader@example.org"]);
        let parsed = mail_parser::MessageParser::default().parse(&taken[0].data).expect("a mail");
        assert_eq!(parsed.subject(), Some("[Test] Delrapport (in English) – Trust in Halland"));
        ready.smtp.on(rule(Phase::Rcpt, None, Times::Once, Action::Reply(550, "no".into())));
        ready
            .story
            .leader
            .post(&format!("{publish}/test"), &[("sample", "participants sv")])
            .expect(200)
            .says("The test could not be sent: 550 at rcpt");
        ready.story.leader.get(&format!("{publish}/preview?lang=sv")).expect(200).says("Det här har vi hört.");
        assert_eq!(ready.app.count("SELECT count(*) FROM delivery"), 0);
    }

    fn a_relay_that_refuses_everybody_is_not_believed_for_long(engine: Engine) {
        let ready = ready(engine, 12);
        ready.smtp.on(rule(Phase::Rcpt, None, Times::Always, Action::Reply(554, "5.7.1 relay access denied".into())));
        let mailing = ready.story.publish(&ready.report);
        assert_eq!(ready.app.send_mail(), Round::Trouble);
        let states = states(&ready.app);
        assert!(states["rejected"] <= 7 && states["queued"] >= 5, "{states:?}");
        ready.story.leader.get(&mailing).expect(200).says("needs attention").says("554 at rcpt").says("Everybody who was tried has been rejected");
        ready.smtp.behave();
        while ready.app.send_mail() == Round::Trouble {}
        ready.story.leader.post(&mailing, &[("do", "retry-rejected")]).expect(303);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 12)]);
        assert_eq!(ready.smtp.taken().len(), 12);
    }

    fn who_takes_a_purpose_back_gets_no_mail_of_it_though_the_mailing_is_made(engine: Engine) {
        let ready = ready(engine, 0);
        let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
        dialogue.wish(&ready.app.client(), "kim@example.org", "en", &["interim", "final"]);
        dialogue.wish(&ready.app.client(), "alex@example.org", "en", &["interim"]);
        let mailing = ready.story.publish(&ready.report);
        let id = ready.app.count("SELECT id FROM address WHERE final");
        let token = eko::addresses::token(&ready.app.app.secrets, eko::db::ids::AddressId(id));
        ready.app.client().post(&format!("/a/{token}"), &[("language", "en"), ("final", "1")]).expect(303);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 1), ("withdrawn", 1)]);
        assert_eq!(ready.smtp.taken()[0].to, ["alex@example.org"]);
        assert_eq!(ready.app.count("SELECT count(*) FROM address"), 2, "the address is still there for the other purpose");
        ready.story.leader.get(&mailing).expect(200).says("complete");
    }

    fn a_mailing_that_stood_still_for_long_is_looked_at_by_a_person_first(engine: Engine) {
        let ready = ready(engine, 3);
        let mailing = ready.story.publish(&ready.report);
        let start = || ready.app.run(eko::mailings::reminders::pause_what_stood_still(&ready.app.app)).expect("a start");
        // Started again at once, it goes on by itself.
        start();
        ready.app.move_clock_by(600);
        start();
        ready.story.leader.get(&mailing).expect(200).says("under way");
        ready.app.move_clock_by(2 * 3600);
        start();
        assert_eq!(ready.app.send_mail(), Round::Idle);
        assert!(ready.smtp.taken().is_empty());
        ready.story.leader.get(&mailing).expect(200).says("paused").says("perhaps because a backup was put back");
        ready.story.leader.post(&mailing, &[("do", "resume")]).expect(303);
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", 3)]);
    }

    fn a_mail_that_was_on_its_way_when_the_mailing_was_cancelled_has_no_next_time(engine: Engine) {
        use eko::mailings::State;
        use eko::mailings::queries::{self, Lease, Settled};
        let ready = ready(engine, 1);
        let mailing = ready.story.publish(&ready.report);
        let now = ready.app.app.clock.now();
        let until = now.plus_seconds(900);
        let db = &ready.app.app.db;
        let mail = ready.app.run(db.write(move |c| {
            let lease = Lease { owner: "worker".into(), until };
            let mail = queries::claim(c, &lease, now, 1)?.pop().expect("a delivery");
            assert!(queries::begin(c, mail.id, mail.token, eko::addresses::Purpose::Interim, until)?);
            Ok(mail)
        }));
        let mail = mail.expect("a mail on its way");
        ready.story.leader.post(&mailing, &[("do", "cancel")]).expect(303);
        expect(&ready.app, &[("transmitting", 1)]);
        let later = now.plus_seconds(60);
        let settled = Settled { state: State::Deferred, due_at: later, counts: true, code: Some(451), phase: Some("dot") };
        let settle = db.write(move |c| Ok(queries::settle(c, mail.id, mail.token, &settled)?));
        assert!(ready.app.run(settle).expect("written down"));
        expect(&ready.app, &[("cancelled", 1)]);
    }

    fn mail_becomes_whole_files_until_a_relay_is_set(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        for person in 0..3 {
            dialogue.wish(&app.client(), &format!("person{person}@example.org"), "sv", &["interim"]);
        }
        let report = story.add_report("interim", "Delrapport");
        story.leader.get(&format!("{report}/publish")).expect(200).says("No mail relay is set");
        story.publish(&report);
        app.send_mail();
        expect(&app, &[("accepted", 3)]);
        let mails = app.outbox();
        assert_eq!(mails.len(), 3);
        for mail in mails {
            let parsed = mail_parser::MessageParser::default().parse(&mail).expect("a whole mail");
            assert!(parsed.body_text(0).is_some() && parsed.body_html(0).is_some());
        }
    }
}

#[test]
fn another_master_key_is_noticed_before_anything_is_done_with_it() {
    let ready = ready(Engine::Sqlite, 1);
    let mut config = ready.app.app.config.clone();
    let other = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    config.secret_key = eko::config::SecretKey::Value(String::from(other).into());
    let refused = App::open(
        config,
        ready.app.app.clock.clone(),
        eko::db::Limits::default(),
    );
    assert!(matches!(refused, Err(eko::error::Error::Settings(_))));
}

#[test]
fn who_wishes_after_the_mailing_was_made_is_not_forgotten() {
    let ready = ready(Engine::Postgres, 2);
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "late@example.org", "en", &["interim"]);
    ready
        .story
        .leader
        .get(&format!("{}/publish", ready.report))
        .expect(200)
        .says("1 person wished this");
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
    assert_eq!(ready.smtp.taken().len(), 3);
}
