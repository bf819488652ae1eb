//! What organisation contacts say about passing feedback on: in their own words, changeable, and counted apart.

use std::time::Duration;

use eko::db::ids::{AddressId, DialogueId, MailingId, ProcessId};
use eko::mailings::forwarding::{ForwardFigures, queries};

use serde_json::{Value, json};

use crate::both;
use crate::followup::{hold, live};
use crate::support::client::Page;
use crate::support::smtp::{Action, Phase, Rule, SmtpServer, Times};
use crate::support::{Client, DAY, Engine, Setup, Story, TestApp};

both!(
    a_contact_says_how_many_and_changes_it_later,
    the_same_numbers_again_change_nothing_however_they_come,
    an_empty_row_says_nothing_and_zero_is_an_answer,
    more_than_took_part_is_asked_about_and_can_be_insisted_on,
    what_is_no_number_is_refused_with_words_and_kept_to_be_mended,
    leaving_needs_a_button_or_one_click_and_the_numbers_stay,
    who_left_before_answering_can_still_answer_for_everybody,
    an_organisation_without_dialogues_is_asked_once,
    a_forged_token_leads_nowhere,
    a_stakeholder_has_nothing_to_pass_on_and_can_leave,
    figures_add_up_apart_from_the_mails_and_nobody_is_counted_twice,
    a_mailing_that_was_cancelled_can_still_be_told_of,
    a_link_that_is_opened_after_the_end_says_so,
    who_was_reached_twice_is_one_participant_and_nobody_is_who_was_not_there,
);

/// A process with dialogues on the first day, numbered from 1, and an interim report as a draft.
struct Ready {
    app: TestApp,
    smtp: SmtpServer,
    story: Story,
    report: String,
}

impl Ready {
    fn with_dialogues(engine: Engine, dialogues: i32) -> Self {
        let smtp = SmtpServer::start();
        let app = Setup::on(engine).smtp(&smtp.url()).start();
        let story = Story::begin(&app);
        story.add_board("Hylte");
        for number in 1..=dialogues {
            story.add_dialogue(number, "2021-09-08", "Hylte");
        }
        let report = story.add_report("interim", "Delrapport");
        Self { app, smtp, story, report }
    }

    fn dialogue_id(&self, number: i32) -> i64 {
        self.app.count(&format!("SELECT id FROM dialogue WHERE number = {number}"))
    }

    /// Adds an organisation where these dialogues were held, with contacts who read English.
    fn add_organisation(&self, name: &str, dialogues: &[i32], contacts: &[&str]) {
        let ids: Vec<String> =
            dialogues.iter().map(|&number| self.dialogue_id(number).to_string()).collect();
        let mut fields = vec![("name", name)];
        fields.extend(ids.iter().map(|id| ("dialogue", id.as_str())));
        self.story.post("/organisations/new", &fields);
        let id = self.app.id_of("organisation", name);
        for address in contacts {
            self.add_contact(&format!("/contacts/new?organisation={id}"), address);
        }
    }

    fn add_contact(&self, path: &str, address: &str) {
        let fields = [("name", "Robin Berg"), ("address", address), ("language", "en")];
        self.story.post(path, &fields);
    }

    /// Publishes a report to an audience and waits until all mails have come; the mailing's page.
    fn publish(&self, report: &str, audience: &str) -> String {
        let mailing = self.story.publish_to(report, &[audience]);
        self.app.send_mail();
        let sent = self.app.count("SELECT count(*) FROM delivery WHERE state = 'accepted'");
        let sent = usize::try_from(sent).expect("a count");
        assert_eq!(self.smtp.wait_for(sent, Duration::from_secs(20)).len(), sent);
        mailing
    }

    /// The path of somebody's own page, from the last mail to them: `/f/…`.
    fn link(&self, to: &str) -> String {
        let taken = self.smtp.taken();
        let mail = taken
            .iter()
            .rev()
            .find(|mail| mail.to == [to])
            .unwrap_or_else(|| panic!("no mail to {to}"));
        let parsed = mail_parser::MessageParser::default().parse(&mail.data).expect("a mail");
        let unsubscribe = parsed.header_raw("List-Unsubscribe").unwrap_or_default().trim();
        unsubscribe
            .strip_prefix(&format!("<{}", self.app.base))
            .and_then(|rest| rest.strip_suffix("/unsubscribe>"))
            .unwrap_or_else(|| panic!("{unsubscribe}"))
            .to_owned()
    }

    fn figures(&self, mailing: &str) -> ForwardFigures {
        let id = mailing_id(mailing);
        self.app.run(self.app.app.db.read(move |c| Ok(queries::figures(c, id)?))).expect("figures")
    }

    fn silent(&self, mailing: &str) -> usize {
        let id = mailing_id(mailing);
        self.app
            .run(self.app.app.db.read(move |c| Ok(queries::silent(c, id)?)))
            .expect("contacts")
            .len()
    }

    /// Passed on and not reachable, by the dialogues' numbers.
    fn by_dialogue(&self) -> Vec<(i32, i64, i64)> {
        let process = ProcessId(self.app.count("SELECT id FROM process"));
        let told = self
            .app
            .run(self.app.app.db.read(move |c| Ok(queries::by_dialogue(c, process)?)))
            .expect("figures");
        let mut told: Vec<(i32, i64, i64)> = told
            .into_iter()
            .map(|(DialogueId(id), passed_on, not_reachable)| {
                let number =
                    self.app.count(&format!("SELECT number FROM dialogue WHERE id = {id}"));
                (i32::try_from(number).expect("a number"), passed_on, not_reachable)
            })
            .collect();
        told.sort_unstable();
        told
    }

    /// How many revisions there are of all answers.
    fn revisions(&self) -> i64 {
        self.app.count("SELECT count(*) FROM forward")
    }
}

fn mailing_id(page: &str) -> MailingId {
    let id = page.rsplit('/').next().expect("an id");
    MailingId(id.parse().expect("a number"))
}

/// One organisation with one contact, who was asked about dialogues from 1 on; their page.
fn asked(engine: Engine, dialogues: i32) -> (Ready, Client, String) {
    let ready = Ready::with_dialogues(engine, dialogues);
    let numbers: Vec<i32> = (1..=dialogues).collect();
    ready.add_organisation("Biblioteket", &numbers, &["kim@example.org"]);
    ready.publish(&ready.report, "contacts");
    let link = ready.link("kim@example.org");
    let client = ready.app.client();
    (ready, client, link)
}

/// Fills in the rows of numbered dialogues: passed on, not reachable.
fn say(client: &Client, link: &str, rows: &[(i32, &str, &str)]) -> Page {
    let named: Vec<(String, &str)> = rows
        .iter()
        .flat_map(|(number, passed_on, not_reachable)| {
            [
                (format!("passed_on_{number}"), *passed_on),
                (format!("not_reachable_{number}"), *not_reachable),
            ]
        })
        .collect();
    let fields: Vec<(&str, &str)> =
        named.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    client.post(&format!("{link}?lang=en"), &fields)
}

fn a_contact_says_how_many_and_changes_it_later(engine: Engine) {
    let (ready, kim, link) = asked(engine, 1);
    let page = kim
        .get(&link)
        .expect(200)
        .says("How many got the feedback?")
        .says("Process Trust in Halland")
        .says("Report Delrapport (in English)")
        .says("Dialogue 1, 8 September 2021")
        .says("self-reported")
        .never_says("You said");
    assert_eq!(page.field("passed_on_1"), "", "nothing is filled in for anybody");
    kim.get(&page.link("/p/tillit-i-halland/reports/"))
        .expect(200)
        .says("This is what we have heard.");
    kim.get(&format!("{link}?lang=sv")).expect(200).says("Hur många fick återkopplingen?");
    kim.get(&format!("{link}?lang=so")).expect(200).says("How many got the feedback?");
    let thanks = say(&kim, &link, &[(1, "7", "2")]).expect(303);
    assert!(thanks.location().contains("saved=1"), "a reload sends nothing again");
    kim.get(thanks.location())
        .expect(200)
        .says("The numbers have been saved")
        .says("You said 8 September 2021 at 12:00: passed on to 7, could not be reached 2.");
    ready.app.move_clock_by(DAY);
    say(&kim, &link, &[(1, "9", "2")]).expect(303);
    let page = kim
        .get(&link)
        .expect(200)
        .says("You said 9 September 2021 at 12:00: passed on to 9")
        .never_says("are saved");
    assert_eq!(
        (page.field("passed_on_1"), page.field("not_reachable_1")),
        ("9".into(), "2".into())
    );
    assert_eq!(ready.app.count("SELECT max(revision) FROM forward"), 2);
    assert_eq!(ready.by_dialogue(), [(1, 9, 2)]);
    assert!(!kim.has_cookies());
}

fn the_same_numbers_again_change_nothing_however_they_come(engine: Engine) {
    let (ready, kim, link) = asked(engine, 2);
    let both = [(1, "7", "2"), (2, "3", "0")];
    let together = std::sync::Barrier::new(3);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                together.wait();
                say(&kim, &link, &both).expect(303);
            });
        }
    });
    assert_eq!(ready.revisions(), 2);
    ready.app.move_clock_by(DAY);
    say(&kim, &link, &both).expect(303);
    assert_eq!(ready.revisions(), 2);
    kim.get(&link).expect(200).says("You said 8 September 2021").never_says("9 September 2021");
    say(&kim, &link, &[(1, "7", "2"), (2, "4", "0")]).expect(303);
    assert_eq!(ready.revisions(), 3, "only the row that differs");
    assert_eq!(ready.by_dialogue(), [(1, 7, 2), (2, 4, 0)]);
}

fn an_empty_row_says_nothing_and_zero_is_an_answer(engine: Engine) {
    let (ready, kim, link) = asked(engine, 3);
    say(&kim, &link, &[(1, "", ""), (2, " ", ""), (3, "", "")])
        .expect(422)
        .says("Write at least one number");
    assert_eq!(ready.revisions(), 0);
    say(&kim, &link, &[(1, "0", "0"), (2, "", "4"), (3, "", "")]).expect(303);
    assert_eq!(ready.by_dialogue(), [(1, 0, 0), (2, 0, 4)], "half a row leaves nothing open");
    say(&kim, &link, &[(1, "", ""), (2, "5", "4"), (3, "", "")]).expect(303);
    assert_eq!(ready.by_dialogue(), [(1, 0, 0), (2, 5, 4)], "an emptied row takes nothing back");
    assert_eq!(ready.revisions(), 3);
}

fn more_than_took_part_is_asked_about_and_can_be_insisted_on(engine: Engine) {
    let (ready, kim, link) = asked(engine, 2);
    let head_count = ready.story.path("/dialogues/1/head-count");
    ready.story.leader.post(&head_count, &[("participants", "12")]).expect(303);
    kim.get(&link).expect(200).says("12 participants were there.");
    let page = say(&kim, &link, &[(1, "11", "3"), (2, "500", "")])
        .expect(422)
        .says("Dialogue 1, 8 September 2021: 14 people in all, but 12 participants were there. Is that right?")
        .says("Others may have got it too");
    assert_eq!((page.field("passed_on_1"), page.field("passed_on_2")), ("11".into(), "500".into()));
    assert!(page.text().contains("href=\"#sure_1\"") && page.text().contains("id=\"sure_1\""));
    assert!(!page.text().contains("sure_2"), "nobody counted there");
    assert_eq!(ready.revisions(), 0);
    let insisting = [("passed_on_1", "11"), ("not_reachable_1", "3"), ("sure_1", "1")];
    kim.post(&format!("{link}?lang=en"), &insisting).expect(303);
    assert_eq!(ready.by_dialogue(), [(1, 11, 3)]);
    say(&kim, &link, &[(1, "11", "3")]).expect(303);
    assert_eq!(ready.revisions(), 1, "what was insisted on is not asked about again");
    say(&kim, &link, &[(1, "10", "2")]).expect(303);
}

fn what_is_no_number_is_refused_with_words_and_kept_to_be_mended(engine: Engine) {
    let (ready, kim, link) = asked(engine, 1);
    for wrong in ["many", "-1", "2.5", "10000", "99999999999999999999"] {
        let page = say(&kim, &link, &[(1, wrong, "1")])
            .expect(422)
            .says("Passed on to (number of people): a whole number from 0 to 9999");
        assert_eq!(page.field("passed_on_1"), wrong);
        assert_eq!(page.field("not_reachable_1"), "1");
    }
    assert_eq!(ready.revisions(), 0);
    say(&kim, &link, &[(1, "9999", "0")]).expect(303);
}

fn leaving_needs_a_button_or_one_click_and_the_numbers_stay(engine: Engine) {
    let (ready, kim, link) = asked(engine, 2);
    let mailing = format!("/mailings/{}", ready.app.count("SELECT id FROM mailing"));
    say(&kim, &link, &[(1, "7", "2")]).expect(303);
    let leave = format!("{link}/unsubscribe");
    for _ in 0..3 {
        kim.get(&leave).expect(200).says("Press the button");
    }
    assert_eq!(ready.app.count("SELECT count(*) FROM contact"), 1);
    // A mail program's one click (RFC 8058): no cookie, no Origin, a body of its own.
    let one_click = [("Content-Type", "application/x-www-form-urlencoded")];
    for _ in 0..2 {
        let page = ready
            .app
            .client()
            .post_raw(&leave, &one_click, b"List-Unsubscribe=One-Click")
            .expect(200);
        assert!(page.header("location").is_none() && page.header("set-cookie").is_none());
    }
    assert_eq!(ready.app.count("SELECT count(*) FROM contact"), 0);
    kim.get(&leave).expect(200).says("The address has been erased");
    let page = kim
        .get(&link)
        .expect(200)
        .says("passed on to 7, could not be reached 2")
        .never_says("erase my address");
    assert!(!page.text().contains("passed_on_2"), "only what was answered is still asked");
    say(&kim, &link, &[(1, "8", "2")]).expect(303);
    let told = ForwardFigures { asked: 1, answered: 1, passed_on: 8, not_reachable: 2 };
    assert_eq!(ready.figures(&mailing), told);
}

fn who_left_before_answering_can_still_answer_for_everybody(engine: Engine) {
    let (ready, kim, link) = asked(engine, 2);
    let mailing = format!("/mailings/{}", ready.app.count("SELECT id FROM mailing"));
    assert_eq!(ready.silent(&mailing), 1);
    kim.post(&format!("{link}/unsubscribe"), &[]).expect(200);
    assert_eq!(ready.silent(&mailing), 0, "nobody is left to remind");
    kim.get(&link).expect(200).says("Everybody who took part with you");
    kim.post(&link, &[("passed_on_all", "15"), ("not_reachable_all", "")]).expect(303);
    assert_eq!(ready.figures(&mailing).passed_on, 15);
    assert!(ready.by_dialogue().is_empty(), "it is about no dialogue");
}

fn an_organisation_without_dialogues_is_asked_once(engine: Engine) {
    let ready = Ready::with_dialogues(engine, 1);
    ready.add_organisation("Ungdomsgården", &[], &["alex@example.org"]);
    let mailing = ready.publish(&ready.report, "contacts");
    let (alex, link) = (ready.app.client(), ready.link("alex@example.org"));
    alex.get(&link).expect(200).says("Everybody who took part with you").never_says("Dialogue 1");
    alex.post(&link, &[("passed_on_all", "6"), ("not_reachable_all", "1")]).expect(303);
    assert_eq!(
        ready.figures(&mailing),
        ForwardFigures { asked: 1, answered: 1, passed_on: 6, not_reachable: 1 }
    );
    // It turns out that a dialogue was held there: what was said of everybody can still be put right.
    let id = ready.app.count("SELECT id FROM organisation");
    let dialogue = ready.dialogue_id(1).to_string();
    let path = ready.story.path(&format!("/organisations/{id}"));
    ready
        .story
        .leader
        .post(&path, &[("name", "Ungdomsgården"), ("dialogue", &dialogue)])
        .expect(303);
    let page = alex.get(&link).expect(200).says("Dialogue 1, 8 September 2021");
    assert_eq!(page.field("passed_on_all"), "6");
    let moved = [
        ("passed_on_1", "6"),
        ("not_reachable_1", "1"),
        ("passed_on_all", "0"),
        ("not_reachable_all", "0"),
    ];
    alex.post(&link, &moved).expect(303);
    assert_eq!(ready.figures(&mailing).passed_on, 6);
}

fn a_forged_token_leads_nowhere(engine: Engine) {
    let (ready, stranger, link) = asked(engine, 1);
    let token = link.strip_prefix("/f/").expect("a token");
    let delivery = ready.app.count("SELECT id FROM delivery");
    let other = if token.ends_with('A') { 'B' } else { 'A' };
    let forged = [
        format!("{}{other}", &token[..token.len() - 1]),
        // The right row, but a token made for something else.
        eko::addresses::token(&ready.app.app.secrets, AddressId(delivery)),
        eko::secrets::random_token(),
    ];
    for token in forged {
        let link = format!("/f/{token}");
        stranger.get(&link).expect(404);
        say(&stranger, &link, &[(1, "7", "2")]).expect(404);
        stranger.get(&format!("{link}/unsubscribe")).expect(404);
        stranger.post(&format!("{link}/unsubscribe"), &[]).expect(404);
    }
    assert_eq!(ready.revisions(), 0);
    assert_eq!(ready.app.count("SELECT count(*) FROM contact"), 1);
    let statuses: Vec<u16> = (0..60)
        .map(|_| stranger.get(&format!("/f/{}", eko::secrets::random_token())).status)
        .collect();
    assert!(statuses[45..].iter().all(|&status| status == 429), "{statuses:?}");
    stranger.get(&link).expect(200);
}

fn a_stakeholder_has_nothing_to_pass_on_and_can_leave(engine: Engine) {
    let ready = Ready::with_dialogues(engine, 1);
    ready.add_contact("/contacts/new", "library@example.com");
    ready.publish(&ready.report, "stakeholders");
    let (reader, link) = (ready.app.client(), ready.link("library@example.com"));
    let page = reader.get(&link).expect(200).says("Press the button").never_says("How many");
    assert!(
        page.text().contains(&format!("action=\"{link}/unsubscribe?lang=en\""))
            && !page.text().contains("passed_on")
    );
    let all = [("passed_on_all", "5")];
    reader.post(&link, &all).expect(404);
    assert_eq!(ready.revisions(), 0);
    reader
        .post(&format!("{link}/unsubscribe"), &[])
        .expect(200)
        .says("The address has been erased");
    assert_eq!(ready.app.count("SELECT count(*) FROM contact"), 0);
    reader.get(&link).expect(200).says("The address has been erased").never_says("How many");
    reader.post(&link, &all).expect(404);
}

fn figures_add_up_apart_from_the_mails_and_nobody_is_counted_twice(engine: Engine) {
    let ready = Ready::with_dialogues(engine, 2);
    ready.add_organisation("Biblioteket", &[1, 2], &["kim@example.org"]);
    ready.add_organisation("Skolan", &[1], &["alex@example.org", "silent@example.org"]);
    let interim = ready.publish(&ready.report, "contacts");
    assert_eq!(ready.figures(&interim), ForwardFigures { asked: 3, ..ForwardFigures::default() });
    let client = ready.app.client();
    let (kim, alex) = (ready.link("kim@example.org"), ready.link("alex@example.org"));
    say(&client, &kim, &[(1, "70", "0"), (2, "3", "0")]).expect(303);
    say(&client, &kim, &[(1, "7", "2"), (2, "3", "0")]).expect(303);
    say(&client, &alex, &[(1, "4", "1"), (2, "90", "90")]).expect(303);
    let told = ForwardFigures { asked: 3, answered: 2, passed_on: 14, not_reachable: 3 };
    assert_eq!(
        ready.figures(&interim),
        told,
        "nothing is taken for a dialogue that was held elsewhere"
    );
    assert_eq!(ready.by_dialogue(), [(1, 11, 3), (2, 3, 0)]);
    assert_eq!(ready.silent(&interim), 1);
    ready
        .story
        .leader
        .get(&interim)
        .expect(200)
        .says("Passed on, by the organisations’ own account")
        .says("self-reported")
        .says("Contacts asked 3")
        .says("Contacts who have answered 2")
        .says("Passed on to (number of people) 14")
        .says("Could not be reached (number of people) 3");
    let report = ready.story.add_report("final", "Slutrapport");
    let last = ready.publish(&report, "contacts");
    let again = ready.link("kim@example.org");
    assert_ne!(again, kim, "each mailing is asked about by itself");
    say(&client, &again, &[(1, "5", "9"), (2, "8", "1")]).expect(303);
    assert_eq!(
        ready.figures(&last),
        ForwardFigures { asked: 3, answered: 1, passed_on: 13, not_reachable: 10 }
    );
    assert_eq!(ready.figures(&interim), told);
    assert_eq!(ready.by_dialogue(), [(1, 11, 3), (2, 8, 1)], "the mailing that reached most");
}

fn who_was_reached_twice_is_one_participant_and_nobody_is_who_was_not_there(engine: Engine) {
    let ready = Ready::with_dialogues(engine, 3);
    let Ready { app, story, .. } = &ready;
    let [first, second, open] =
        [1, 2, 3].map(|number| story.dialogue(&story.path(&format!("/dialogues/{number}"))));
    let phone = app.client();
    for person in 0..5 {
        let address = format!("person{person}@example.org");
        first.wish(&phone, &address, "en", &["interim", "final"]);
    }
    hold(app, story, &first, (6, 0), "10");
    hold(app, story, &second, (6, 0), "8");
    ready.add_organisation("Biblioteket", &[1, 2], &["kim@example.org"]);
    ready.add_organisation("Skolan", &[2], &["alex@example.org"]);
    let reached =
        |account: &Value, at: usize| account["feedback"]["mailings"][at]["reached"].clone();
    let mail = |kind: &str, title: &str| {
        let report = story.add_report(kind, title);
        story.publish_to(&report, &["participants", "contacts"]);
        app.send_mail();
        let sent = app.count("SELECT count(*) FROM delivery WHERE state = 'accepted'");
        let sent = usize::try_from(sent).expect("a count");
        assert_eq!(ready.smtp.wait_for(sent, Duration::from_secs(20)).len(), sent);
    };
    mail("interim", "Delrapport 2");
    let said = |people: [&str; 3]| {
        let [one, two, other] = people;
        let (kim, alex) = (ready.link("kim@example.org"), ready.link("alex@example.org"));
        say(&phone, &kim, &[(1, one, "0"), (2, two, "0")]).expect(303);
        say(&phone, &alex, &[(2, other, "0")]).expect(303);
    };
    said(["3", "2", "4"]);
    // Five by mail, or three and four by organisations; at most three, six and five.
    let before = live(story);
    assert_eq!(reached(&before, 0), json!({ "least": 7, "most": 14, "of": 18 }));
    app.move_clock_by(60);
    mail("final", "Slutrapport");
    said(["2", "7", "3"]);
    // Two of the first, who are among the three; seven of the second, where eight came.
    let both = json!({ "least": 10, "most": 16, "of": 18 });
    let goal = story.post("/goals/new", &[("name", "Alla nås")]);
    let _ = goal;
    let goal = app.id_of("goal", "Alla nås");
    let fields = [("kind", "reached"), ("name", "Nådda")];
    story.post(&format!("/goals/{goal}/indicators/new"), &fields);
    let value = |account: &Value| account["goals"][0]["indicators"][0]["outcome"]["value"].clone();
    assert_eq!(value(&live(story)), both);
    assert_eq!(reached(&live(story), 0), reached(&before, 0));

    // Two more who wish it at a dialogue that is still open: some of the five may be theirs.
    for person in 5..7 {
        open.answer(&phone, "very_high", "");
        open.wish(&phone, &format!("person{person}@example.org"), "en", &["interim", "final"]);
    }
    let account = live(story);
    let wished = &account["feedback"];
    let told = (&wished["wished"], &wished["wished_elsewhere"]);
    assert_eq!(told, (&json!(5), &json!(2)), "two more are too few to be told of");
    story.page("/follow-up/feedback").says("5 people asked for feedback by email. Up to 2 of them");
    assert_eq!(value(&account), both, "all that was said is of dialogues that were held");

    // Whoever leaves, and the end itself, take nobody back.
    let id = AddressId(app.count("SELECT min(address_id) FROM delivery"));
    let process = app.run(app.app.db.write(eko::db::By::Upkeep, move |c| {
        Ok(eko::addresses::queries::erase(
            c,
            id,
            eko::addresses::queries::Reason::Withdrawn,
            "2021-09-08",
        )?)
    }));
    assert!(process.expect("erased"));
    assert_eq!(value(&live(story)), both);
    hold(app, story, &open, (6, 0), "");
    story.end();
    assert_eq!(value(&live(story)), both);
}

fn a_link_that_is_opened_after_the_end_says_so(engine: Engine) {
    let (ready, kim, link) = asked(engine, 1);
    say(&kim, &link, &[(1, "7", "2")]).expect(303);
    kim.get(&link).expect(200).says("You can change the numbers here later");
    ready.story.end();
    let page = kim.get(&link).expect(200);
    page.says("The process has ended, so the numbers can no longer be given or changed")
        .never_says("You can change the numbers here later")
        .never_says("Save");
    let late = say(&kim, &link, &[(1, "8", "2")]).expect(409);
    late.says("The process has ended, so the numbers can no longer be given or changed");
    kim.get(&format!("{link}?lang=sv")).expect(200).says("Processen är avslutad, så siffrorna");
}

fn a_mailing_that_was_cancelled_can_still_be_told_of(engine: Engine) {
    let ready = Ready::with_dialogues(engine, 1);
    ready.add_organisation("Biblioteket", &[1], &["kim@example.org", "later@example.org"]);
    ready.smtp.on(Rule {
        phase: Phase::Rcpt,
        recipient: Some("later@".into()),
        times: Times::Always,
        then: Action::Reply(450, "4.7.1 later".into()),
    });
    let mailing = ready.publish(&ready.report, "contacts");
    for what in ["pause", "cancel"] {
        ready.story.press(&mailing, what);
    }
    let link = ready.link("kim@example.org");
    say(&ready.app.client(), &link, &[(1, "7", "2")]).expect(303);
    let told = ForwardFigures { asked: 1, answered: 1, passed_on: 7, not_reachable: 2 };
    assert_eq!(ready.figures(&mailing), told, "who never got the mail was not asked");
}
