//! The whole story, with the numbers of the public record: 37 dialogues, 426 participants, two mailings.
//! Everything goes through real forms and a real SMTP conversation.

use std::collections::HashSet;
use std::time::Duration;

use eko::clock::Timestamp;
use eko::mailings::worker::Round;
use jiff::tz::TimeZone;

use crate::both;
use crate::support::smtp::SmtpServer;
use crate::support::{Engine, Setup, Story, TestApp};

both!(the_account_of_halland_can_be_counted,);

const DIALOGUES: &str = include_str!("../src/demo/dialogues.csv");

/// One line of the file, by its headings.
pub(crate) struct Line(Vec<(String, String)>);

impl Line {
    pub(crate) fn all() -> Vec<Self> {
        let mut lines = DIALOGUES.lines();
        let headings: Vec<&str> = lines.next().expect("headings").split(',').collect();
        lines
            .map(|line| {
                let pairs = headings.iter().zip(line.split(','));
                Self(pairs.map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect())
            })
            .collect()
    }

    fn text(&self, name: &str) -> &str {
        &self.0.iter().find(|(heading, _)| heading == name).expect("a column").1
    }

    fn number(&self, name: &str) -> usize {
        self.text(name).parse().expect("a number")
    }
}

/// Noon on a day in Stockholm.
pub(crate) fn noon(day: &str) -> Timestamp {
    let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
    Timestamp::start_of(day.parse().expect("a day"), &zone).plus_seconds(12 * 3600)
}

/// The links of a mail's plain-text part.
fn link<'m>(mail: &'m str, part: &str) -> &'m str {
    mail.lines()
        .find(|line| line.contains(part) && line.starts_with("http"))
        .unwrap_or_else(|| panic!("no {part} in {mail}"))
}

fn plain_text(mail: &[u8]) -> String {
    mail_parser::MessageParser::default()
        .parse(mail)
        .expect("a mail")
        .body_text(0)
        .expect("a text part")
        .into_owned()
}

fn the_account_of_halland_can_be_counted(engine: Engine) {
    let smtp = SmtpServer::start();
    let app = Setup::on(engine).smtp(&smtp.url()).start();
    app.move_clock_to(noon("2021-09-01"));
    let story = Story::begin(&app);
    import(&story);
    let lines = Line::all();
    let everybody = hold_dialogues(&app, &story, &lines);
    assert_eq!(everybody.len(), 136);

    app.move_clock_to(noon("2022-06-20"));
    app.tidy();
    story.sign_in_again();
    let report = story.add_report("interim", "Delrapport");
    story.leader.get(&format!("{report}/publish")).expect(200).says("136 people asked for this");
    let mailing = story.publish(&report);
    assert_eq!(app.send_mail(), Round::Idle);
    let taken = smtp.wait_for(136, Duration::from_secs(60));
    assert_eq!(taken.len(), 136);
    let reached: HashSet<String> = taken.iter().flat_map(|mail| mail.to.clone()).collect();
    assert_eq!(reached, everybody);
    story.leader.get(&mailing).expect(200).says("complete").says("136 of 136 done");

    for mail in &taken[..3] {
        let text = plain_text(&mail.data);
        let address = app.client();
        address.get(link(&text, "/unsubscribe")).expect(200);
        address.post(link(&text, "/unsubscribe"), &[]).expect(200).says("borttagen");
    }
    assert_eq!(app.count("SELECT count(*) FROM address"), 133);

    app.move_clock_to(noon("2022-11-01"));
    story.sign_in_again();
    let report = story.add_report("popular", "Slutrapporten i korthet");
    story.publish(&report);
    app.send_mail();
    let taken = smtp.wait_for(136 + 133, Duration::from_secs(60));
    assert_eq!(taken.len(), 136 + 133);
    let left: HashSet<String> = taken[..3].iter().flat_map(|mail| mail.to.clone()).collect();
    assert!(taken[136..].iter().all(|mail| !left.contains(&mail.to[0])));

    story.post("/goals/usual", &[]);
    let said: [(&str, &[&str]); 4] = [
        (
            "",
            &[
                "37 Dialogues",
                "426 Participants",
                "136 Asked for feedback",
                "more than 90% 90% (261 of 290) not met",
            ],
        ),
        ("/heard", &["Gathering perspectives 31", "In-depth 6", "90% of 290"]),
        ("/time?by=year", &["2021 27", "2022 10"]),
        (
            "/feedback",
            &[
                "Delrapport (in English) Slutrapporten i korthet (in English) Asked for any feedback 136 136 To be sent to 136 133 Accepted 136 133 Sent, of those who asked 100% 100%",
                "Zero for all: Waiting, Bounced, Rejected, Uncertain, Failed, Withdrawn, Cancelled, Not tried",
            ],
        ),
    ];
    for (chapter, figures) in said {
        let words = story.page(&format!("/follow-up{chapter}")).words();
        for figure in figures {
            assert!(words.contains(figure), "«{figure}» is not in: {words}");
        }
    }
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 336);
    assert_eq!(app.keys(), 0);

    app.client().get(&story.public).expect(200).says("Delrapport").says("Slutrapporten i korthet");
}

/// Uploads the file, looks at the preview, and imports what it showed.
pub(crate) fn import(story: &Story) {
    let path = story.path("/dialogues/import");
    let preview = story
        .leader
        .upload(&path, &[], Some(("dialogues.csv", DIALOGUES.as_bytes())))
        .expect(200)
        .says("37 dialogues to import")
        .says("Columns that are not imported: answered, very_high");
    assert!(preview.words().contains("New boards that will be created: Falkenberg, Halmstad"));
    story
        .leader
        .post_and_follow(&format!("{path}/confirm"), &[("file", DIALOGUES)])
        .says("Showing 37 of 37");
}

/// Lets every participant of every dialogue answer on its day; returns who wished to hear more.
pub(crate) fn hold_dialogues(app: &TestApp, story: &Story, lines: &[Line]) -> HashSet<String> {
    let mut everybody = HashSet::new();
    for line in lines {
        app.move_clock_to(noon(line.text("held_on")));
        app.tidy();
        story.sign_in_again();
        let dialogue = story.dialogue(&story.path(&format!("/dialogues/{}", line.text("no"))));
        let phone = app.client();
        let mut answered = 0;
        for choice in ["very_high", "fairly_high", "fairly_low", "not_at_all"] {
            for _ in 0..line.number(choice) {
                dialogue.answer(&phone, choice, "");
                answered += 1;
            }
        }
        assert_eq!(answered, line.number("answered"));
        for person in 0..line.number("email_wishes") {
            let address = format!("person{person}.of{}@example.org", line.text("no"));
            dialogue.wish(&phone, &address, "sv", &["interim", "final"]);
            everybody.insert(address);
        }
        assert!(!phone.has_cookies());
    }
    everybody
}
