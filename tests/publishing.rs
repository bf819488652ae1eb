//! Stories about how a mailing comes to be: its words, its audiences, a second person, its time.

use eko::clock::Timestamp;
use mail_parser::MimeHeaders;

use crate::both;
use crate::support::smtp::SmtpServer;
use crate::support::{Client, Engine, Setup, Story, TestApp};

both!(
    each_audience_gets_its_own_words_and_links,
    own_words_are_mailed_and_never_name_whom_the_dialogue_was_with,
    the_ready_made_words_come_back,
    a_second_person_approves_of_it_first,
    one_publishing_has_one_approval_whatever_its_audiences,
    what_is_not_approved_of_goes_back_to_its_words,
    a_mailing_begins_at_its_time_and_the_report_with_it,
    a_time_that_passed_while_nobody_was_there_asks_first,
    a_mailing_that_was_taken_back_leaves_the_report_to_be_changed,
    the_one_reminder_goes_to_the_silent_and_to_nobody_else,
    a_contact_whose_address_was_corrected_gets_the_mail_after_all,
    uncertain_mails_are_decided_one_by_one,
    a_mailing_can_be_watched_as_it_goes,
    the_way_to_a_mailing_is_taken_in_steps_and_nothing_is_chosen_beforehand,
    who_came_after_the_reminder_is_reminded_in_their_own_time,
);

/// The form that mails the participants at a local time.
fn at(time: &str) -> [(&'static str, &str); 4] {
    [("mail", "yes"), ("audience", "participants"), ("when", "later"), ("starts_at", time)]
}

struct Ready {
    app: TestApp,
    smtp: SmtpServer,
    story: Story,
    report: String,
}

/// One participant who wished the interim report, one organisation with a contact, one stakeholder.
fn ready(engine: Engine) -> Ready {
    let smtp = SmtpServer::start();
    let app = Setup::on(engine).smtp(&smtp.url()).start();
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    dialogue.wish(&app.client(), "kim@example.org", "ar", &["interim", "final"]);
    let report = story.add_report("interim", "Delrapport");
    let house = story.post("/organisations/new", &[("name", "Biblioteket")]);
    assert!(house.location().ends_with("/organisations"));
    let page = story.page("/organisations").text();
    let id: String = page
        .match_indices("/organisations/")
        .map(|(at, words)| &page[at + words.len()..])
        .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>())
        .find(|id| !id.is_empty())
        .expect("the organisation's id");
    let person = |path: &str, name: &str, address: &str| {
        story.post(path, &[("name", name), ("address", address), ("language", "sv")]);
    };
    person(&format!("/contacts/new?organisation={id}"), "Alex Berg", "alex@example.org");
    person("/contacts/new", "Nätverket", "network@example.org");
    Ready { app, smtp, story, report }
}

impl Ready {
    fn publish(&self, fields: &[(&str, &str)]) -> crate::support::client::Page {
        self.story.order(&self.report, fields)
    }

    /// Everybody's mail that has been taken: to whom, and parsed.
    fn taken(&self) -> Vec<(String, Vec<u8>)> {
        let mut taken: Vec<(String, Vec<u8>)> =
            self.smtp.taken().into_iter().map(|mail| (mail.to.join(","), mail.data)).collect();
        taken.sort();
        taken
    }

    fn needs_approval(&self) {
        self.story.post(
            "/settings",
            &[
                ("name_sv", "Tillit i Halland"),
                ("purpose_sv", "Ditt svar visar om du fick göra din röst hörd."),
                ("organisation", "Region Halland"),
                ("contact_name", "Kim Lind"),
                ("contact_email", "kim.lind@example.org"),
                ("threshold", "5"),
                ("answer_days", "7"),
                ("approval", "1"),
            ],
        );
    }

    /// Somebody else in the process, signed in.
    fn colleague(&self, role: &str) -> Client {
        let email = format!("{role}2@example.org");
        self.story.member(&self.app, &email, role)
    }

    fn orders(&self) -> Vec<String> {
        ["awaiting", "scheduled", "missed", "running", "paused", "cancelled"]
            .iter()
            .flat_map(|state| {
                let count = self
                    .app
                    .count(&format!("SELECT count(*) FROM mailing WHERE state = '{state}'"));
                std::iter::repeat_n((*state).to_owned(), usize::try_from(count).unwrap_or(0))
            })
            .collect()
    }
}

fn each_audience_gets_its_own_words_and_links(engine: Engine) {
    let ready = ready(engine);
    let form =
        ready.story.leader.get(&format!("{}/publish?step=recipients", ready.report)).expect(200);
    form.says("Contacts of organisations (1)").says("Stakeholders (1)").says("One recipient.");
    ready
        .publish(&[
            ("mail", "yes"),
            ("audience", "participants"),
            ("audience", "contacts"),
            ("audience", "stakeholders"),
            ("attach", "1"),
        ])
        .expect(303);
    ready.app.send_mail();
    let taken = ready.taken();
    assert_eq!(
        taken.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(),
        ["alex@example.org", "kim@example.org", "network@example.org"]
    );
    let texts: Vec<String> = taken
        .iter()
        .map(|(_, data)| {
            let mail = mail_parser::MessageParser::default().parse(data).expect("a mail");
            let file = mail
                .attachments()
                .find(|part| part.attachment_name() == Some("report.pdf"))
                .expect("the report");
            assert!(file.contents().starts_with(b"%PDF-"));
            mail.body_text(0).expect("text").into_owned()
        })
        .collect();
    let [alex, kim, network] = &texts[..] else { panic!("three mails") };
    assert!(
        alex.contains("/f/")
            && alex.contains("Berätta hur många du har berättat för")
            && alex.contains("lang=ti"),
        "{alex}"
    );
    assert!(!alex.contains("/a/"), "a contact has no data page of a participant");
    assert!(kim.contains("/a/") && !kim.contains("/f/"), "{kim}");
    assert!(
        network.contains("är publicerad")
            && network.contains("/unsubscribe")
            && !network.contains("berättat"),
        "{network}"
    );
    assert_eq!(ready.app.count("SELECT count(*) FROM mailing"), 3);
    ready.story.page("/mailings").says("Contacts of organisations").says("Stakeholders");
}

fn own_words_are_mailed_and_never_name_whom_the_dialogue_was_with(engine: Engine) {
    let ready = ready(engine);
    ready.story.post("/groups/new", &[("name", "Nyanlända"), ("kind", "group")]);
    let words = format!("{}/publish/words/participants/ar", ready.report);
    ready.story.leader.get(&words).expect(200).says("Write your own words");
    ready
        .story
        .leader
        .post(&words, &[("subject", "Rapport om nyanlända"), ("body", "…")])
        .expect(422)
        .says("The subject names the target group Nyanlända");
    ready.story.leader.post(&words, &[("subject", ""), ("body", "")]).expect(422);
    let body = "مرحبا!\n\nهذا ما سمعناه. <script>";
    ready
        .story
        .leader
        .post(&words, &[("subject", "تقرير\r\nBcc: x@example.org"), ("body", body)])
        .expect(422)
        .says("must be one line");
    ready.story.leader.post(&words, &[("subject", "تقرير جديد"), ("body", body)]).expect(303);
    ready
        .story
        .leader
        .get(&format!(
            "{}/publish?step=mails&mail=yes&audience=participants&see=participants%20ar",
            ready.report
        ))
        .expect(200)
        .says("own words")
        .says("تقرير جديد");
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    let (_, data) = &ready.taken()[0];
    let mail = mail_parser::MessageParser::default().parse(data).expect("a mail");
    assert_eq!(mail.subject(), Some("تقرير جديد"));
    assert!(mail.body_text(0).expect("text").contains("هذا ما سمعناه."));
    assert!(mail.body_html(0).expect("html").contains("&lt;script&gt;"));
    let wrong = format!("{}/publish/words/contacts/ar", ready.report);
    ready.story.leader.get(&wrong).expect(404);
}

fn the_ready_made_words_come_back(engine: Engine) {
    let ready = ready(engine);
    let words = format!("{}/publish/words/contacts/sv", ready.report);
    ready
        .story
        .leader
        .post(&words, &[("subject", "Egen rubrik"), ("body", "Egna ord.")])
        .expect(303);
    ready.story.leader.get(&words).expect(200).says("Egna ord.");
    ready
        .story
        .leader
        .post(&words, &[("subject", "x"), ("body", "y"), ("do", "ready-made")])
        .expect(303);
    ready
        .story
        .leader
        .get(&words)
        .expect(200)
        .says("Nu finns ”Delrapport” att läsa.")
        .never_says("Egna ord.");
}

fn a_second_person_approves_of_it_first(engine: Engine) {
    let ready = ready(engine);
    ready.needs_approval();
    let (colleague, reader) = (ready.colleague("group"), ready.colleague("reader"));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    assert!(ready.taken().is_empty() && ready.orders() == ["awaiting"]);
    assert_eq!(ready.app.count("SELECT count(*) FROM delivery"), 0);
    let public = format!("{}/reports/interim-1-0", ready.story.public);
    ready.app.client().get(&public).expect(404);
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("waiting for approval")
        .says("Would go to 1 recipient");
    // Whoever made it is not the second person, and cannot begin it another way either.
    let approve = format!("{mailing}/approve");
    ready.story.leader.post(&approve, &[("do", "approve")]).expect(409);
    ready.story.leader.post(&mailing, &[("do", "start")]).expect(409);
    reader.post(&approve, &[("do", "approve")]).expect(403);
    assert_eq!(ready.orders(), ["awaiting"]);
    // What was handed in for approval is what goes: the report and its words can no longer be changed.
    ready
        .story
        .leader
        .post(
            &format!("{}/publish/words/participants/ar", ready.report),
            &[("subject", "a"), ("body", "b")],
        )
        .expect(409);
    colleague.get(&mailing).expect(200).says("Approve").says("Delrapport");
    colleague.submit(&mailing, &approve, &[("do", "approve")]).expect(303);
    colleague.post(&approve, &[("do", "approve")]).expect(409);
    ready.app.send_mail();
    assert_eq!(ready.taken().len(), 1);
    ready.app.client().get(&public).expect(200);
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("Approved by Robin Andersson")
        .says("complete");
    assert_eq!(
        ready.app.count("SELECT count(*) FROM audit_entry WHERE action = 'mailing.approved'"),
        1
    );
}

fn one_publishing_has_one_approval_whatever_its_audiences(engine: Engine) {
    let ready = ready(engine);
    ready.needs_approval();
    let colleague = ready.colleague("group");
    let first = || {
        let mailing = ready.story.publish_to(&ready.report, &["participants", "contacts"]);
        assert_eq!(ready.orders(), ["awaiting", "awaiting"]);
        mailing
    };
    // Taken back is all of it.
    let mailing = first();
    let approve = format!("{mailing}/approve");
    colleague.submit(&mailing, &approve, &[("do", "send-back")]).expect(303);
    assert_eq!(ready.app.count("SELECT count(*) FROM mailing"), 0);

    // What goes to one audience and changes after the page was shown is said, whichever of the two is looked at.
    let mailing = first();
    let approve = format!("{mailing}/approve");
    let shown = colleague.get(&mailing).expect(200);
    let shown = shown.says("These emails go with it").says("Delrapport");
    let (seen, words) = (shown.field("seen"), shown.field("words"));
    assert_eq!(seen, "2");
    ready.app.sql("UPDATE mailing_text SET body = 'Andra ord'");
    let saw = [("do", "approve"), ("seen", seen.as_str()), ("words", words.as_str())];
    colleague.post(&approve, &saw).expect(422);
    assert_eq!(ready.orders(), ["awaiting", "awaiting"]);
    colleague.submit(&mailing, &approve, &[("do", "approve")]).expect(303);
    ready.app.send_mail();
    assert_eq!(ready.orders(), ["running", "running"]);
    assert_eq!(ready.taken().len(), 2);
    assert_eq!(ready.app.count("SELECT count(*) FROM mailing WHERE approved_by IS NOT NULL"), 2);
    colleague.post(&approve, &[("do", "approve")]).expect(409);
}

fn what_is_not_approved_of_goes_back_to_its_words(engine: Engine) {
    let ready = ready(engine);
    ready.needs_approval();
    let colleague = ready.colleague("group");
    let mailing = ready.story.publish(&ready.report);
    colleague.post(&format!("{mailing}/approve"), &[("do", "send-back")]).expect(303);
    assert_eq!(ready.app.count("SELECT count(*) FROM mailing"), 0);
    let words = format!("{}/publish/words/participants/ar", ready.report);
    ready.story.leader.post(&words, &[("subject", "Bättre ord"), ("body", "Bättre.")]).expect(303);
    let again = ready.story.publish(&ready.report);
    colleague.get(&again).expect(200).says("Bättre ord");
}

fn a_mailing_begins_at_its_time_and_the_report_with_it(engine: Engine) {
    let ready = ready(engine);
    let past = at("2021-09-08T11:00");
    ready.publish(&past).expect(422).says("That time has already passed");
    ready.publish(&at("soon")).expect(422).says("Write a day and a time");
    let fields = at("2021-09-09T09:00");
    let mailing = ready.publish(&fields).expect(303).location().to_owned();
    assert_eq!(
        ready.publish(&fields).expect(303).location(),
        mailing,
        "a double click is one mailing"
    );
    ready.app.tidy();
    ready.app.send_mail();
    assert!(ready.taken().is_empty());
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("waiting for its time")
        .says("9 September 2021");
    let public = format!("{}/reports/interim-1-0", ready.story.public);
    ready.app.client().get(&public).expect(404);
    ready.story.leader.get(&ready.report).expect(200);
    // Nine o'clock in Stockholm is seven in Greenwich.
    ready.app.move_clock_to(Timestamp(1_631_170_800 - 30));
    ready.app.tidy();
    assert_eq!(ready.orders(), ["scheduled"]);
    ready.app.move_clock_by(60);
    ready.app.tidy();
    ready.app.send_mail();
    assert_eq!((ready.taken().len(), ready.orders().join(" ")), (1, "running".into()));
    ready.app.client().get(&public).expect(200);
}

fn a_time_that_passed_while_nobody_was_there_asks_first(engine: Engine) {
    let ready = ready(engine);
    let fields = at("2021-09-09T09:00");
    let mailing = ready.publish(&fields).expect(303).location().to_owned();
    ready.app.move_clock_to(Timestamp(1_631_170_800 + 3 * 3600));
    ready.app.tidy();
    ready.app.send_mail();
    assert!(ready.taken().is_empty() && ready.orders() == ["missed"]);
    ready.story.sign_in_again();
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("missed its time")
        .says("Decide whether it goes out now");
    ready.story.page("/mailings").says("A mailing is waiting for a decision");
    ready
        .story
        .leader
        .post(&mailing, &[("do", "reschedule"), ("starts_at", "2021-09-09T15:00")])
        .expect(303);
    assert_eq!(ready.orders(), ["scheduled"]);
    ready.story.press(&mailing, "start");
    ready.app.send_mail();
    assert_eq!(ready.taken().len(), 1);
}

fn a_mailing_that_was_taken_back_leaves_the_report_to_be_changed(engine: Engine) {
    let ready = ready(engine);
    let fields = at("2021-09-09T09:00");
    let mailing = ready.publish(&fields).expect(303).location().to_owned();
    let change = [
        ("kind", "interim"),
        ("version", "1.1"),
        ("title_sv", "Ny rubrik"),
        ("summary_sv", "Nytt."),
        ("link", "https://example.org/r"),
    ];
    ready.story.leader.upload(&format!("{}/change", ready.report), &change, None).expect(409);
    ready.story.leader.post(&mailing, &[("do", "send-back")]).expect(303);
    ready.story.leader.upload(&format!("{}/change", ready.report), &change, None).expect(303);
    ready.app.move_clock_to(Timestamp(1_631_170_800 + 60));
    ready.app.tidy();
    ready.app.send_mail();
    assert!(ready.taken().is_empty());
}

fn the_one_reminder_goes_to_the_silent_and_to_nobody_else(engine: Engine) {
    let ready = ready(engine);
    let fields = [("mail", "yes"), ("audience", "contacts")];
    let mailing = ready.publish(&fields).expect(303).location().to_owned();
    ready.app.send_mail();
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("are reminded once after 14 days")
        .says("Biblioteket: Alex Berg");
    ready.app.move_clock_by(13 * 24 * 3600);
    ready.app.tidy();
    ready.app.send_mail();
    assert_eq!(ready.taken().len(), 1);
    for _ in 0..3 {
        ready.app.move_clock_by(20 * 24 * 3600);
        ready.app.tidy();
        ready.app.send_mail();
    }
    let taken = ready.taken();
    assert_eq!(taken.len(), 2, "once, and never again");
    let links: Vec<String> = taken
        .iter()
        .map(|(to, data)| {
            assert_eq!(to, "alex@example.org");
            let mail = mail_parser::MessageParser::default().parse(data).expect("a mail");
            let text = mail.body_text(0).expect("text").into_owned();
            let at = text.find("/f/").expect("a link");
            text[at..].split_whitespace().next().expect("a link").to_owned()
        })
        .collect();
    assert_eq!(links[0], links[1], "one answer, from whichever mail");
    ready.story.sign_in_again();
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("have been reminded once")
        .says("Have not answered");
    ready.story.page("/mailings").says("Contacts of organisations, reminder");
}

fn a_contact_whose_address_was_corrected_gets_the_mail_after_all(engine: Engine) {
    let ready = ready(engine);
    let fields = [("mail", "yes"), ("audience", "contacts")];
    let mailing = ready.publish(&fields).expect(303).location().to_owned();
    ready.app.send_mail();
    let to = ready.smtp.taken()[0].from.clone();
    let report = "From: mailer-daemon@relay.example\r\nMessage-ID: <1@relay.example>\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=\"part\"\r\n\r\n\
        --part\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example\r\n\r\n\
        Final-Recipient: rfc822; alex@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--part--\r\n";
    ready
        .app
        .run(eko::mailings::bounces::take_in(&ready.app.app, report.as_bytes(), Some(&to)))
        .expect("taken in");
    // Publishing again changes nothing as long as the address is the one that failed.
    ready.publish(&fields).expect(303);
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken().len(), 1);
    let contact = ready.app.count("SELECT id FROM contact WHERE organisation_id IS NOT NULL");
    let corrected =
        [("name", "Alex Berg"), ("address", "alex.berg@example.org"), ("language", "sv")];
    ready.story.post(&format!("/contacts/{contact}"), &corrected);
    ready.publish(&fields).expect(303);
    ready.app.send_mail();
    let taken = ready.smtp.taken();
    assert_eq!((taken.len(), taken[1].to.join("").as_str()), (2, "alex.berg@example.org"));
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("Bounced 1")
        .says("Accepted 1")
        .says("complete");
}

fn uncertain_mails_are_decided_one_by_one(engine: Engine) {
    use crate::support::smtp::{Action, Phase, Rule, Times};
    let ready = ready(engine);
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "robin@example.org", "sv", &["interim"]);
    ready.smtp.on(Rule {
        phase: Phase::AfterTaken,
        recipient: None,
        times: Times::N(2),
        then: Action::Drop,
    });
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    let page = ready.story.leader.get(&mailing).expect(200);
    let page = page
        .says("Nobody knows whether 2 emails arrived")
        .says("@example.org>")
        .says("Uncertain since");
    let one = page.field("delivery");
    ready.story.leader.post(&mailing, &[("do", "count-as-sent"), ("delivery", &one)]).expect(303);
    let state = |state: &str| {
        ready.app.count(&format!("SELECT count(*) FROM delivery WHERE state = '{state}'"))
    };
    assert_eq!((state("accepted"), state("uncertain")), (1, 1));
    let other = ready.story.leader.get(&mailing).expect(200).field("delivery");
    assert_ne!(one, other);
    ready.story.leader.post(&mailing, &[("do", "send-again"), ("delivery", &other)]).expect(303);
    ready.app.send_mail();
    assert_eq!((state("accepted"), state("uncertain")), (2, 0));
    assert_eq!(ready.taken().len(), 3, "one was sent again, because a person chose so");
    ready.story.leader.get(&mailing).expect(200).says("complete");
}

fn a_mailing_can_be_watched_as_it_goes(engine: Engine) {
    let ready = ready(engine);
    let mailing = ready.story.publish(&ready.report);
    let now = |says: &str| ready.story.leader.get(&format!("{mailing}/now")).expect(200).says(says);
    now("\"done\":\"0 of 1 done\"").says("\"state\":\"progress-under-way\"");
    ready.app.send_mail();
    now("\"done\":\"1 of 1 done\"")
        .says("\"state\":\"progress-complete\"")
        .says("\"figure-accepted\":\"1\"");
    let events = ready.story.leader.get(&format!("{mailing}/events")).expect(200);
    events.says("data:").says("progress-complete");
    ready.app.client().get(&format!("{mailing}/now")).expect(303);
}

fn the_way_to_a_mailing_is_taken_in_steps_and_nothing_is_chosen_beforehand(engine: Engine) {
    let ready = ready(engine);
    let step = |query: &str| {
        let path = format!("{}/publish?{query}", ready.report);
        ready.story.leader.get(&path)
    };
    for (query, says) in [
        ("", "Step 1 of 5"),
        ("step=recipients", "Step 2 of 5"),
        ("step=mails&mail=yes&audience=participants", "Step 3 of 5"),
        ("step=when&mail=yes&audience=participants", "Step 4 of 5"),
    ] {
        let page = step(query).expect(200).says(says);
        assert!(!page.markup().contains(" checked"), "{query}: something was chosen beforehand");
    }
    // Nobody goes on without having said to whom, and when.
    step("step=mails").expect(422).says("Step 2 of 5").says("Choose whether");
    step("step=mails&mail=yes").expect(422).says("Step 2 of 5").says("Tick whom to email it to");
    let to = "mail=yes&audience=participants&audience=contacts";
    step(&format!("step=confirm&{to}")).expect(422).says("Step 4 of 5").says("Choose when");
    step(&format!("step=confirm&{to}&when=later&starts_at=2020-01-01T09:00"))
        .expect(422)
        .says("Step 4 of 5")
        .says("already passed");
    step("step=confirm&mail=yes&audience=nobody&when=now").expect(422).says("Step 2 of 5");
    step("step=elsewhere").expect(200).says("Step 1 of 5");
    // What is only published needs no mail and no time.
    step("step=mails&mail=no").expect(200).says("Step 5 of 5").says("Nobody gets an email.");
    let last = step(&format!("step=confirm&{to}&when=now&last=1")).expect(200);
    let last =
        last.says("2 people get").says("Send to 2 people").says("the last mailing of its kind");
    assert_eq!(ready.orders().len(), 0, "looking sends nothing");
    // The step back keeps what was chosen.
    let text = last.markup();
    assert!(
        text.contains(
            "step=recipients&amp;mail=yes&amp;audience=participants&amp;audience=contacts"
        ),
        "{text}"
    );
}

fn who_came_after_the_reminder_is_reminded_in_their_own_time(engine: Engine) {
    let ready = ready(engine);
    let contacts = [("mail", "yes"), ("audience", "contacts")];
    let mailing = ready.publish(&contacts).expect(303).location().to_owned();
    let pass = |days: i64| {
        ready.app.move_clock_by(days * 24 * 3600);
        ready.app.tidy();
        ready.app.send_mail();
        ready.taken().into_iter().map(|(to, _)| to).collect::<Vec<_>>()
    };
    pass(0);
    assert_eq!(pass(15), ["alex@example.org"; 2], "the mail and its reminder");
    let house = ready.app.id_of("organisation", "Biblioteket");
    ready.story.sign_in_again();
    let kim = [("name", "Kim Lind"), ("address", "kim@example.org"), ("language", "sv")];
    ready.story.post(&format!("/contacts/new?organisation={house}"), &kim);
    // The same report goes to whoever has none yet.
    assert_eq!(ready.publish(&contacts).expect(303).location(), mailing);
    assert_eq!(pass(1), ["alex@example.org", "alex@example.org", "kim@example.org"]);
    assert_eq!(pass(10).len(), 3, "not before their own time");
    let all = pass(5);
    assert_eq!(all.iter().filter(|to| *to == "kim@example.org").count(), 2);
    assert_eq!(all.iter().filter(|to| *to == "alex@example.org").count(), 2, "nobody is twice");
    for _ in 0..2 {
        assert_eq!(pass(20).len(), 4, "once, and never again");
    }
}
