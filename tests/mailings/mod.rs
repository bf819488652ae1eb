//! Mailings against a relay that misbehaves.

mod cancelled;
mod confirmed;
mod files;
mod put_back;
mod stopped;
mod troubles;
mod unmade;
mod unseen;

use std::collections::HashMap;
use std::time::Duration;

use eko::app::App;
use eko::mailings::worker::{Round, Worker};
use eko::server::{self, Background};
use mail_parser::MimeHeaders;

use crate::both;
use crate::support::smtp::{Action, Manner, Phase, Rule, SmtpServer, Times, Turn};
use crate::support::{DAY, Engine, Setup, Story, TestApp};

both!(
    a_mail_is_complete_honest_and_can_be_left_with_one_click,
    publishing_twice_is_one_mailing,
    who_withdraws_before_the_mail_goes_gets_none,
    a_paused_mailing_sends_nothing_and_goes_on_where_it_was,
    a_cancelled_mailing_says_who_never_got_it,
    two_workers_share_the_work_and_nobody_gets_two,
    a_server_that_is_told_to_stop_ends_its_mail_and_gives_its_claims_back,
    a_test_mail_goes_to_the_leader_alone,
    the_links_of_a_test_mail_show_where_they_lead_and_change_nothing,
    who_takes_a_purpose_back_gets_no_mail_of_it_though_the_mailing_is_made,
    a_mailing_that_stood_still_for_long_is_looked_at_by_a_person_first,
    mail_becomes_whole_files_until_a_relay_is_set,
);

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
    // A relay of each manner, by turns.
    let manner = match engine {
        Engine::Sqlite => Manner::Pipelining,
        Engine::Postgres => Manner::Strict,
    };
    ready_at(SmtpServer::start_as(manner), engine, people, query)
}

fn ready_at(smtp: SmtpServer, engine: Engine, people: usize, query: &str) -> Ready {
    let app = Setup::on(engine).smtp(&format!("{}{query}", smtp.url())).start();
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let phone = app.client();
    for person in 0..people {
        dialogue.wish(&phone, &format!("person{person}@example.org"), "en", &["interim"]);
    }
    let report = story.add_report("interim", "Delrapport");
    Ready { app, smtp, story, report }
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
        let count = app.count(&format!("SELECT count(*) FROM delivery WHERE state = '{state}'"));
        ((*state).to_owned(), count)
    })
    .filter(|(_, count)| *count > 0)
    .collect()
}

fn expect(app: &TestApp, expected: &[(&str, i64)]) {
    let expected: HashMap<String, i64> =
        expected.iter().map(|(state, count)| ((*state).to_owned(), *count)).collect();
    assert_eq!(states(app), expected);
}

fn rule(phase: Phase, recipient: Option<&str>, times: Times, then: Action) -> Rule {
    Rule { phase, recipient: recipient.map(str::to_owned), times, then }
}

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
        .says("2 people asked for this");
    ready
        .story
        .leader
        .get(&format!("{}/publish?step=recipients", ready.report))
        .expect(200)
        .says("2 recipients. How many read in which language is shown only from 5 upwards.")
        .never_says("English 1");
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
        assert!(
            unsubscribe.starts_with(&format!("<{}/a/", app.base))
                && unsubscribe.ends_with("/unsubscribe>")
        );
        let bounce = mail
            .from
            .strip_prefix("bounces+")
            .expect("a token")
            .strip_suffix("@example.org")
            .expect("ours");
        assert!(bounce.len() >= 20);
        let (text, html) = (parsed.body_text(0).expect("text"), parsed.body_html(0).expect("html"));
        for part in [&text, &html] {
            assert!(
                part.contains(words) && part.contains(&unsubscribe[1..unsubscribe.len() - 1]),
                "{part}"
            );
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
    let publish = format!("{}/publish", ready.report);
    let last = format!("{publish}?step=confirm&mail=no");
    let page = ready.story.leader.get(&last).expect(200);
    let (form, words) = (page.field("seen-participants"), page.field("words"));
    let fields = [
        ("mail", "yes"),
        ("audience", "participants"),
        ("when", "now"),
        ("seen-participants", form.as_str()),
        ("words", words.as_str()),
    ];
    let together = std::sync::Barrier::new(3);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                together.wait();
                ready.story.leader.post(&publish, &fields).expect(303);
            });
        }
    });
    ready.app.send_mail();
    assert_eq!(ready.smtp.wait_for(3, Duration::from_secs(20)).len(), 3);
    assert_eq!(ready.app.count("SELECT count(*) FROM mailing"), 1);
    expect(&ready.app, &[("accepted", 3)]);
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
    ready.story.press(&mailing, "cancel");
    // As from a page that was opened before: it says why not. A second click changes nothing.
    for order in ["resume", "pause", "start"] {
        let page = ready.story.leader.post(&mailing, &[("do", order)]).expect(409);
        page.says("The mailing was cancelled, and stays cancelled");
    }
    let again = [("do", "cancel"), ("seen", "2")];
    ready.story.leader.post(&mailing, &again).expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("cancelled", 2)]);
    assert_eq!(ready.smtp.taken().len(), 0);
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

fn a_server_that_is_told_to_stop_ends_its_mail_and_gives_its_claims_back(engine: Engine) {
    let ready = ready(engine, 5);
    // The first mail takes a while; the stop comes meanwhile.
    ready.smtp.on(rule(Phase::Dot, None, Times::Once, Action::Stall(Duration::from_millis(700))));
    ready.story.publish(&ready.report);
    let app = ready.app.app.clone();
    let smtp = &ready.smtp;
    actix_web::rt::System::new().block_on(async {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let running = server::start(app, listener, Background::All).expect("a server");
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
        .says("The test could not be sent: the relay answered 550 when the recipient was named");
    ready
        .story
        .leader
        .get(&format!("{publish}/preview?lang=sv"))
        .expect(200)
        .says("Det här har vi hört.");
    assert_eq!(ready.app.count("SELECT count(*) FROM delivery"), 0);
}

fn the_links_of_a_test_mail_show_where_they_lead_and_change_nothing(engine: Engine) {
    let ready = ready(engine, 2);
    let leader = &ready.story.leader;
    let test = format!("{}/publish/test", ready.report);
    let origin = ready.app.app.config.base_url.origin().to_owned();
    let links = |mail: &mail_parser::Message<'_>| -> Vec<String> {
        let text = mail.body_text(0).expect("words").into_owned();
        let words = text.split_whitespace();
        words.filter_map(|word| word.strip_prefix(&origin)).map(str::to_owned).collect()
    };
    let headers = |mail: &mail_parser::Message<'_>| -> Vec<String> {
        let mut names: Vec<_> =
            mail.headers().iter().map(|header| header.name().to_lowercase()).collect();
        names.sort();
        names
    };
    let mut tested = HashMap::new();
    for (audience, count) in [("participants", 5), ("contacts", 14), ("stakeholders", 3)] {
        leader.post(&test, &[("sample", &format!("{audience} en"))]).expect(200);
        let taken = ready.smtp.taken().pop().expect("a mail");
        let mail = mail_parser::MessageParser::default().parse(&taken.data).expect("a mail");
        let links = links(&mail);
        assert_eq!(links.len(), count, "{audience}: {links:?}");
        for link in &links {
            leader.get(link).expect(200);
        }
        // The report is not published: nobody but staff sees it.
        let report = &links[0];
        leader.get(report).expect(200).says("This is what we have heard.");
        let stranger = ready.app.client();
        stranger.get(report).expect(303);
        // A mail program presses the button without a cookie.
        let leave = mail.header_raw("List-Unsubscribe").expect("a way out").trim().to_owned();
        let leave = leave.trim_matches(['<', '>']).strip_prefix(&origin).expect("ours").to_owned();
        stranger.get(&leave).expect(200).says("This link is from a test email");
        stranger
            .post(&leave, &[("List-Unsubscribe", "One-Click")])
            .expect(200)
            .says("Nothing is saved or erased here");
        tested.insert(audience, headers(&mail));
    }
    assert_eq!(ready.app.count("SELECT count(*) FROM address"), 2);
    assert_eq!(ready.app.count("SELECT sum(visits) FROM report"), 0);
    let of_all_languages = ready.app.client();
    for language in eko::i18n::Language::all() {
        for link in ["my-data", "unsubscribe", "not-me", "forwarding"] {
            let path = format!("/test-mail/{link}?lang={}", language.word());
            of_all_languages.get(&path).expect(200);
        }
    }
    of_all_languages.get("/test-mail/other").expect(404);
    // The real mail has the same heads.
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    let taken = ready.smtp.taken().pop().expect("a mail");
    let mail = mail_parser::MessageParser::default().parse(&taken.data).expect("a mail");
    assert_eq!(headers(&mail), tested["participants"]);
    assert_eq!(links(&mail).len(), 5);
}

fn who_takes_a_purpose_back_gets_no_mail_of_it_though_the_mailing_is_made(engine: Engine) {
    let ready = ready(engine, 0);
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "kim@example.org", "en", &["interim", "final"]);
    dialogue.wish(&ready.app.client(), "alex@example.org", "en", &["interim"]);
    let mailing = ready.story.publish(&ready.report);
    let id = ready.app.count("SELECT id FROM address WHERE final");
    let token = eko::addresses::token(&ready.app.app.secrets, eko::db::ids::AddressId(id));
    ready
        .app
        .client()
        .post(&format!("/a/{token}"), &[("language", "en"), ("final", "1")])
        .expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 1), ("withdrawn", 1)]);
    assert_eq!(ready.smtp.taken()[0].to, ["alex@example.org"]);
    assert_eq!(
        ready.app.count("SELECT count(*) FROM address"),
        2,
        "the address is still there for the other purpose"
    );
    ready.story.leader.get(&mailing).expect(200).says("complete");
}

fn a_mailing_that_stood_still_for_long_is_looked_at_by_a_person_first(engine: Engine) {
    let ready = ready(engine, 3);
    let mailing = ready.story.publish(&ready.report);
    let start = || {
        ready
            .app
            .run(eko::mailings::reminders::pause_what_stood_still(&ready.app.app))
            .expect("a start")
    };
    // Started again at once, it goes on by itself.
    start();
    ready.app.move_clock_by(600);
    start();
    ready.story.leader.get(&mailing).expect(200).says("under way");
    ready.app.move_clock_by(2 * 3600);
    start();
    assert_eq!(ready.app.send_mail(), Round::Idle);
    assert!(ready.smtp.taken().is_empty());
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("paused")
        .says("perhaps because a backup was restored");
    ready.story.leader.post(&mailing, &[("do", "resume")]).expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
}

fn mail_becomes_whole_files_until_a_relay_is_set(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
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

#[test]
fn another_master_key_is_noticed_before_anything_is_done_with_it() {
    let ready = ready(Engine::Sqlite, 1);
    let mut config = ready.app.app.config.clone();
    let other = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    config.secret_key = eko::config::SecretKey::Value(String::from(other).into());
    let refused = App::open(config, ready.app.app.clock.clone(), eko::db::Limits::default());
    assert!(matches!(refused, Err(eko::error::Error::Settings(_))));
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
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
        .says("1 person has asked for this");
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
    assert_eq!(ready.smtp.taken().len(), 3);
}
