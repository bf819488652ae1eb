//! The desk of the registrar and the data protection officer: what is kept of one address is told, handed out and erased
//! when whom it is about asks, and what names somebody is taken out. Nobody else can ask, and the log names no address.

use serde_json::{Value, json};

use crate::archive::export::{exported, table};
use crate::both;
use crate::support::client::Page;
use crate::support::story::{add_process, member_of, signed_in};
use crate::support::{Client, Dialogue, Engine, Story, TestApp};

both!(
    who_asks_is_told_all_that_is_kept_of_their_address,
    an_address_of_which_nothing_is_kept_is_said_to_be_unknown,
    an_address_that_only_waits_is_told_of_and_erased,
    nobody_but_the_registrar_can_ask,
    what_is_kept_is_handed_out_as_a_file_for_machines,
    an_erased_address_takes_its_mails_along_and_gets_no_more,
    mail_that_came_back_and_names_the_address_goes_with_it,
    a_contact_is_told_of_and_erased_by_itself,
    what_a_contact_has_said_is_told_and_handed_out,
    whoever_works_with_the_process_is_told_so,
    the_desk_answers_also_when_the_process_has_ended,
    no_log_tells_a_leader_what_was_found,
    a_comment_is_taken_out_with_a_reason_and_its_words_are_in_no_log,
    what_nobody_may_read_is_taken_out_unread,
    of_what_somebody_wrote_many_times_the_registrar_keeps_the_rest,
    a_comment_that_may_not_be_read_here_does_not_exist,
    the_privacy_page_says_whom_to_ask_before_the_first_mail,
    a_leader_is_told_while_nobody_answers_those_who_ask,
);

/// A process with a dialogue, and its registrar.
struct Ready {
    app: TestApp,
    story: Story,
    dialogue: Dialogue,
    registrar: Client,
}

impl Ready {
    fn on(engine: Engine) -> Self {
        let (app, story, dialogue) = Story::at_dialogue(engine);
        let registrar = story.member(&app, "registrar@example.org", "registrar");
        Self { app, story, dialogue, registrar }
    }

    fn wish(&self, address: &str, purposes: &[&str]) {
        self.dialogue.wish(&self.app.client(), address, "en", purposes);
    }

    /// Leaves an address that then waits among the new ones.
    fn leave(&self, address: &str, purpose: &str) {
        let phone = self.app.client();
        let path = &self.dialogue.phone;
        let key = phone.get(&format!("{path}/thanks?lang=en")).expect(200).field("key");
        let fields = [("key", &*key), ("address", address), (purpose, "1")];
        phone.post(&format!("{path}/address?lang=en"), &fields).expect(200);
    }

    fn desk(&self, rest: &str) -> String {
        self.story.path(&format!("/desk{rest}"))
    }

    #[track_caller]
    fn look(&self, address: &str) -> Page {
        let page = self.registrar.post(&self.desk(""), &[("address", address)]).expect(200);
        assert!(page.header("location").is_none());
        page
    }

    #[track_caller]
    fn erase(&self, address: &str, part: &str) -> Page {
        let fields = [("address", address), ("as", part)];
        self.registrar.post(&self.desk("/ask"), &fields).expect(200).says("Erase for good?");
        self.registrar.post(&self.desk("/erase"), &fields).expect(200)
    }

    /// How often the log has this action with this detail.
    fn logged(&self, action: &str, detail: &str) -> i64 {
        self.app.count(&format!(
            "SELECT count(*) FROM audit_entry JOIN account ON account.id = account_id
             WHERE action = '{action}' AND detail = '{detail}' AND email = 'registrar@example.org'"
        ))
    }

    /// Publishes a report and mails it to participants.
    fn mail(&self, kind: &str, title: &str) {
        let report = self.story.add_report(kind, title);
        self.story.publish(&report);
        self.app.send_mail();
    }

    /// No line of the log names anybody.
    fn nobody_is_in_the_log(&self) {
        for word in ["kim", "Kim", "@"] {
            let lines = format!("SELECT count(*) FROM audit_entry WHERE detail LIKE '%{word}%'");
            assert_eq!(self.app.count(&lines), 0, "{word}");
        }
        let more = "SELECT count(*) FROM audit_entry
            WHERE action IN ('desk.looked-for', 'desk.handed-out', 'desk.erased')
            AND detail NOT IN ('found', 'not found', 'participant', 'contact')";
        assert_eq!(self.app.count(more), 0, "what came of it, and nothing else");
    }

    /// A closed dialogue in which so many came, answered and wrote this.
    fn said(&self, dialogue: &Dialogue, people: usize, words: &[&str]) {
        let phone = self.app.client();
        for at in 0..people {
            dialogue.answer(&phone, "very_high", words.get(at).copied().unwrap_or_default());
        }
        dialogue.count_heads(&self.story.leader, people);
        dialogue.close(&self.story.leader);
    }
}

fn who_asks_is_told_all_that_is_kept_of_their_address(engine: Engine) {
    let ready = Ready::on(engine);
    ready.story.decide("RS 2021:7");
    ready.wish("Kim@Example.org", &["interim", "final"]);
    ready.wish("other@example.org", &["interim"]);
    ready.mail("interim", "Delrapport");
    ready.registrar.get(&ready.desk("")).expect(200).says("Data protection desk");
    let page = ready.look("  kim@EXAMPLE.org ");
    for words in [
        "Left by a participant",
        "In the process’s pool of addresses",
        "English",
        "The interim report, The final report",
        "This is version 3 of the text, in use since 30 November 2026.",
        "Region Halland uses it only for what you tick",
        "Delrapport (in English) The mail server accepted it, and it has not come back 8 September 2021",
        "At which dialogue the address was left, and when.",
        "backups",
    ] {
        assert!(page.words().contains(words), "{words}: {}", page.words());
    }
    // What says where it was left is not there to be told, and of nobody else anything is.
    page.never_says("Hylte").never_says("other@");
    assert_eq!(ready.logged("desk.looked-for", "found"), 1);
    ready.nobody_is_in_the_log();
    ready
        .registrar
        .get(&ready.desk(""))
        .expect(200)
        .says("An address was looked for found")
        .never_says("kim@");
}

fn an_address_of_which_nothing_is_kept_is_said_to_be_unknown(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["final"]);
    ready
        .look("kim@example.com")
        .says("Nothing is kept about this address in this process")
        .never_says("Hand out as a file")
        .never_says("Erase the");
    assert_eq!(ready.logged("desk.looked-for", "not found"), 1);
    // What is no address is looked for nowhere.
    for wrong in ["", "kim", "kim lind@example.org", "%@example.org"] {
        let page = ready.registrar.post(&ready.desk(""), &[("address", wrong)]);
        assert!([200, 422].contains(&page.status));
        page.never_says("Left by a participant");
    }
    ready
        .registrar
        .post(&ready.desk(""), &[("address", "kim.example.org")])
        .expect(422)
        .says("The address needs an @");
    ready.registrar.get(&ready.desk("?address=kim@example.org")).expect(200).never_says("kim@");
    ready.nobody_is_in_the_log();
}

fn an_address_that_only_waits_is_told_of_and_erased(engine: Engine) {
    let ready = Ready::on(engine);
    ready.leave("kim@example.org", "interim");
    ready.leave("Kim@example.org", "final");
    ready.leave("other@example.org", "final");
    let page = ready.look("KIM@example.org").says("It is waiting among the new ones");
    assert_eq!(page.words().matches("Left by a participant").count(), 2, "two pages left it");
    ready.erase("kim@example.org", "participant").says("The evidence that it is erased");
    assert_eq!(ready.logged("desk.erased", "participant"), 1);
    assert_eq!(ready.app.addresses("true"), 1, "the other is still there");
    let evidence =
        "SELECT sum(count) FROM erasure WHERE kind = 'addresses' AND reason = 'withdrawn'";
    assert_eq!(ready.app.count(evidence), 1, "one address, however many pages left it");
    ready.app.settle();
    ready.look("kim@example.org").says("Nothing is kept about this address");
    ready.look("other@example.org").says("In the process’s pool of addresses");
    ready.nobody_is_in_the_log();
}

fn nobody_but_the_registrar_can_ask(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["final"]);
    let group = ready.story.member(&ready.app, "group@example.org", "group");
    let reader = ready.story.member(&ready.app, "reader@example.org", "reader");
    let fields = [("address", "kim@example.org"), ("as", "participant")];
    for staff in [&ready.story.leader, &group, &reader] {
        staff.get(&ready.desk("")).expect(403);
        staff.get(&ready.desk("/comments")).expect(403);
        for action in ["", "/file", "/ask", "/erase", "/unread", "/comments/1"] {
            staff.post(&ready.desk(action), &fields).expect(403).never_says("kim@");
        }
        let page = staff.get(&ready.story.process).expect(200).text();
        assert!(!page.contains(&ready.desk("")), "no way leads there");
    }
    // The registrar of one process is nobody in another, whatever stands there.
    let elsewhere = add_process(&ready.story.leader, "Annan");
    for action in ["", "/file", "/ask", "/erase", "/unread"] {
        ready.registrar.post(&format!("{elsewhere}/desk{action}"), &fields).expect(404);
    }
    ready.app.client().post(&ready.desk(""), &fields).expect(401);
    // A page of somebody else's cannot ask either, and nothing is asked by an address of a page.
    let form =
        [("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "https://evil.example")];
    let body = b"address=kim%40example.org&as=participant";
    for action in ["", "/file", "/erase"] {
        ready.registrar.post_raw(&ready.desk(action), &form, body).expect(403);
    }
    for action in ["/file", "/ask", "/erase"] {
        let page = ready.registrar.get(&ready.desk(&format!("{action}?address=kim@example.org")));
        assert!([404, 405].contains(&page.status), "{action}: {}", page.status);
    }
    assert_eq!(ready.app.addresses("true"), 1);
    assert_eq!(ready.app.count("SELECT count(*) FROM audit_entry WHERE action LIKE 'desk.%'"), 0);
    // What the registrar is for is no way into the rest.
    for path in
        ["/settings", "/organisations/new", "/archive", "/archive/export.zip", "/people/new"]
    {
        ready.registrar.get(&ready.story.path(path)).expect(403);
    }
}

fn what_is_kept_is_handed_out_as_a_file_for_machines(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim", "outcomes"]);
    ready.mail("interim", "Delrapport");
    let file = ready.registrar.post(&ready.desk("/file"), &[("address", "KIM@example.org")]);
    let file = file.expect(200);
    assert_eq!(file.header("content-type"), Some("application/json"));
    let name = file.header("content-disposition").expect("a name");
    assert!(name.starts_with("attachment") && !name.to_lowercase().contains("kim"), "{name}");
    assert_eq!(file.header("cache-control"), Some("no-store"));
    let told: Value = serde_json::from_slice(&file.body).expect("JSON");
    assert_eq!(told["controller"], "Region Halland");
    let kept = &told["as_participant"][0];
    assert_eq!(kept["language"], "en");
    assert_eq!(kept["agreed_to"], json!(["interim", "outcomes"]));
    assert_eq!(kept["wording"]["version"], 3);
    assert_eq!(told["mails"][0]["report"]["title"], "Delrapport");
    assert_eq!(told["mails"][0]["state"], "accepted");
    assert_eq!(told["as_contact"], Value::Null);
    assert_eq!(told["not_kept"], json!(["dialogue", "time", "answers"]));
    assert_eq!(ready.logged("desk.handed-out", "found"), 1);
    ready.nobody_is_in_the_log();
}

fn an_erased_address_takes_its_mails_along_and_gets_no_more(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim", "final"]);
    ready.wish("other@example.org", &["interim", "final"]);
    ready.mail("interim", "Delrapport");
    assert_eq!(ready.app.outbox().len(), 2);
    // One more is made and not sent yet.
    let report = ready.story.add_report("final", "Slutrapport");
    ready.story.publish(&report);
    ready.look("kim@example.org").says("Slutrapport (in English) It is waiting to be sent –");
    ready.app.sql("UPDATE installation SET purge_due = FALSE");
    ready
        .registrar
        .post(&ready.desk("/ask"), &[("address", "Kim@example.org"), ("as", "participant")])
        .expect(200)
        .says("Kim@example.org")
        .says("Emails that are still waiting are not sent.");
    assert_eq!(ready.app.addresses("true"), 2, "asking erases nothing");
    ready.erase("Kim@example.org", "participant").says("The evidence that it is erased");
    assert_eq!(ready.app.addresses("true"), 1);
    assert_eq!(ready.app.outbox().len(), 1, "the other’s mail");
    assert_eq!(ready.app.count("SELECT count(*) FROM installation WHERE purge_due"), 1);
    ready.app.send_mail();
    let mails = ready.app.outbox();
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(|mail| !String::from_utf8_lossy(mail).contains("kim@example.org")));
    let evidence =
        "SELECT sum(count) FROM erasure WHERE kind = 'addresses' AND reason = 'withdrawn'";
    assert_eq!(ready.app.count(evidence), 1);
    ready
        .registrar
        .get(&ready.story.path("/retention"))
        .expect(200)
        .says("Their owner wanted it so – 1");
    // Sent once more it changes nothing, and says so.
    ready.erase("kim@example.org", "participant").says("Nothing is kept about this address");
    assert_eq!(ready.app.count(evidence), 1);
    assert_eq!(ready.logged("desk.erased", "participant"), 1);
    assert_eq!(ready.logged("desk.erased", "not found"), 1);
    ready.nobody_is_in_the_log();
}

fn mail_that_came_back_and_names_the_address_goes_with_it(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.wish("akim@example.org", &["interim"]);
    ready.mail("interim", "Delrapport");
    for (number, who) in [(1, "kim@example.org"), (2, "akim@example.org")] {
        let letter = format!(
            "From: Postmaster <post@relay.example.net>\r\nSubject: Hello {number}\r\n\
             Message-ID: <{number}@relay.example.net>\r\n\r\n{who} has moved away.\r\n"
        );
        let taking = eko::mailings::bounces::take_in(&ready.app.app, letter.as_bytes(), None);
        ready.app.run(taking).expect("taken in");
    }
    let kept = "SELECT count(*) FROM returned_mail WHERE sealed IS NOT NULL";
    assert_eq!(ready.app.count(kept), 2);
    ready.look("Kim@example.org").says("has moved away").never_says("akim").never_says("Hello 2");
    ready.erase("kim@example.org", "participant").says("The evidence that it is erased");
    assert_eq!(ready.app.count(kept), 1, "that of somebody else is still there");
}

fn a_contact_is_told_of_and_erased_by_itself(engine: Engine) {
    let ready = Ready::on(engine);
    ready.story.post("/organisations/new", &[("name", "Ungdomens hus")]);
    let house = ready.app.id_of("organisation", "Ungdomens hus");
    let contact = [("name", "Kim Lind"), ("address", "kim@example.org"), ("language", "sv")];
    ready.story.post(&format!("/contacts/new?organisation={house}"), &contact);
    ready.wish("kim@example.org", &["final"]);
    ready
        .look("kim@example.org")
        .says("Left by a participant")
        .says("Written to at work")
        .says("Kim Lind")
        .says("Ungdomens hus");
    ready
        .erase("kim@example.org", "contact")
        .says("The contact is gone")
        .says("It was also left by a participant, and that is still kept.");
    assert_eq!(ready.app.count("SELECT count(*) FROM contact"), 0);
    assert_eq!(ready.app.addresses("true"), 1, "what was left at a dialogue is another matter");
    let evidence = "SELECT count FROM erasure WHERE kind = 'contacts' AND reason = 'withdrawn'";
    assert_eq!(ready.app.count(evidence), 1);
    assert_eq!(ready.logged("desk.erased", "contact"), 1);
    ready.look("kim@example.org").says("Left by a participant").never_says("Kim Lind");
}

fn what_a_contact_has_said_is_told_and_handed_out(engine: Engine) {
    use eko::db::ids::{DeliveryId, DialogueId};
    let ready = Ready::on(engine);
    let dialogue = ready.app.count("SELECT id FROM dialogue");
    let fields = [("name", "Ungdomens hus"), ("dialogue", &*dialogue.to_string())];
    ready.story.post("/organisations/new", &fields);
    let house = ready.app.id_of("organisation", "Ungdomens hus");
    let contact = [("name", "Kim Lind"), ("address", "kim@example.org"), ("language", "en")];
    ready.story.post(&format!("/contacts/new?organisation={house}"), &contact);
    let report = ready.story.add_report("interim", "Delrapport");
    ready.story.publish_to(&report, &["contacts"]);
    ready.app.send_mail();
    let delivery = DeliveryId(ready.app.count("SELECT id FROM delivery"));
    let now = ready.app.app.clock.now();
    let said = [(Some(DialogueId(dialogue)), 4, 1)];
    let saying = ready.app.app.db.write(eko::db::By::Participant, move |c| {
        Ok(eko::mailings::forwarding::queries::say(c, delivery, &said, now)?)
    });
    ready.app.run(saying).expect("said");
    ready.look("kim@example.org").says("Reported as passed on to 4; could not be reached: 1");
    let file = ready.registrar.post(&ready.desk("/file"), &[("address", "kim@example.org")]);
    let told: Value = serde_json::from_slice(&file.expect(200).body).expect("JSON");
    assert_eq!(told["as_participant"], json!([]));
    let mail = &told["as_contact"]["mails"][0];
    assert_eq!((&mail["said_to_be_passed_on_to"], &mail["state"]), (&json!(4), &json!("accepted")));
    // The mail that lies as a file goes with the contact.
    assert_eq!(ready.app.outbox().len(), 1);
    ready.erase("kim@example.org", "contact").says("The contact is gone");
    assert_eq!(ready.app.outbox().len(), 0);
}

fn whoever_works_with_the_process_is_told_so(engine: Engine) {
    let ready = Ready::on(engine);
    ready
        .look("Registrar@example.org")
        .says("Works with the process")
        .says("Robin Andersson")
        .never_says("Erase the");
    // Another process's people are not told of here.
    signed_in(&ready.app, "outsider@example.org", true);
    ready.look("outsider@example.org").says("Nothing is kept about this address");
}

fn the_desk_answers_also_when_the_process_has_ended(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["final"]);
    ready.story.end();
    ready.registrar.get(&ready.desk("")).expect(200);
    ready.registrar.get(&ready.desk("/comments")).expect(200);
    ready.look("kim@example.org").says("Nothing is kept about this address");
    ready.erase("kim@example.org", "participant").says("Nothing is kept about this address");
    ready.look("registrar@example.org").says("Works with the process");
}

fn no_log_tells_a_leader_what_was_found(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["final"]);
    ready.look("kim@example.org");
    ready.registrar.post(&ready.desk("/file"), &[("address", "kim@example.org")]).expect(200);
    ready.look("nobody@example.org");
    ready.erase("kim@example.org", "participant");
    let log = table(&exported(&ready.story), "audit.csv");
    let desk: Vec<(&str, &str)> = log
        .iter()
        .filter(|line| line["action"].starts_with("desk."))
        .map(|line| (line["action"].as_str(), line["detail"].as_str()))
        .collect();
    assert_eq!(desk, [("desk.looked-for", ""), ("desk.looked-for", "")]);
    // The desk itself has all of it.
    let page = ready.registrar.get(&ready.desk("")).expect(200);
    page.says("An address was looked for not found")
        .says("What is kept about an address was handed out found")
        .says("a participant’s address, erased");
}

fn a_comment_is_taken_out_with_a_reason_and_its_words_are_in_no_log(engine: Engine) {
    let ready = Ready::on(engine);
    let words = ["Kim Lind shouted at us", "More time, please"];
    ready.said(&ready.dialogue, 6, &words);
    let page = ready.registrar.get(&ready.desk("/comments")).expect(200);
    let page = page.says(words[0]).says(words[1]).never_says("taken out after review");
    // Which of the two comes first, chance has decided.
    let text = page.text();
    let at = text.find(words[0]).expect("the words");
    let link = text[at..].split("href=\"").nth(1).expect("a link");
    let one = link.split('"').next().expect("an end").to_owned();
    ready.registrar.get(&one).expect(200).says(words[0]).never_says(words[1]);
    ready.registrar.post(&one, &[("ground", "")]).expect(422).says("Fill in: Reason");
    assert_eq!(ready.app.count("SELECT count(*) FROM comment"), 2);
    ready.registrar.post(&one, &[("ground", "names-somebody")]).expect(303);
    ready
        .registrar
        .get(&ready.desk("/comments"))
        .expect(200)
        .says("1 comment was removed after review.")
        .says(words[1])
        .never_says("Kim");
    ready.story.page("/comments").says("1 comment was removed after review.").never_says("Kim");
    assert_eq!(ready.logged("desk.comment-taken-out", "1, better: names-somebody"), 1);
    ready.nobody_is_in_the_log();
    let evidence = "SELECT count FROM erasure WHERE kind = 'comments' AND reason = 'taken-out' AND board = 'Hylte'";
    assert_eq!(ready.app.count(evidence), 1);
    ready.story.page("/retention").says("Removed after review");
    // Sent once more it takes out nothing else.
    ready.registrar.get(&one).expect(404);
    ready.registrar.post(&one, &[("ground", "names-somebody")]).expect(303);
    assert_eq!(ready.app.count("SELECT count(*) FROM comment"), 1);
    assert_eq!(ready.logged("desk.comment-taken-out", "1, better: names-somebody"), 1);
}

fn what_nobody_may_read_is_taken_out_unread(engine: Engine) {
    let ready = Ready::on(engine);
    let small = ready.story.add_dialogue(2, "2021-09-08", "Hylte");
    ready.said(&ready.dialogue, 6, &["More time, please"]);
    let phone = ready.app.client();
    small.answer(&phone, "very_high", "Kim Lind shouted at us");
    small.answer(&phone, "very_high", "So few of us");
    let list = ready.desk("/comments");
    let open = ready.registrar.get(&list).expect(200).says("There is no such place");
    open.never_says("Kim");
    small.count_heads(&ready.story.leader, 2);
    small.close(&ready.story.leader);
    let page = ready.registrar.get(&list).expect(200).never_says("Kim").never_says("So few");
    let text = page.text();
    let end = text.find(">Dialogue 2<").expect("an option");
    let place = text[..end].rsplit("value=\"").next().expect("a value");
    let place = place.split('"').next().expect("an end").to_owned();
    let send = |place: &str, sure: &str| {
        let fields = [("place", place), ("ground", "names-somebody"), ("sure", sure)];
        ready.registrar.post(&ready.desk("/unread"), &fields)
    };
    send(&place, "").expect(422).says("Tick that everything that was written there goes");
    let readable = ready.app.count("SELECT id FROM dialogue WHERE number = 1").to_string();
    send(&readable, "yes").expect(422).says("Fill in: Where");
    assert_eq!(ready.app.count("SELECT count(*) FROM comment"), 3);
    send(&place, "yes").expect(303);
    assert_eq!(ready.app.count("SELECT count(*) FROM comment"), 1);
    assert_eq!(ready.logged("desk.words-taken-out", "2: 2, names-somebody"), 1);
    ready
        .registrar
        .get(&list)
        .expect(200)
        .says("2 comments were removed after review.")
        .says("More time, please");
    ready.nobody_is_in_the_log();
}

fn of_what_somebody_wrote_many_times_the_registrar_keeps_the_rest(engine: Engine) {
    let ready = Ready::on(engine);
    let phone = ready.app.client();
    for number in 0..40 {
        ready.dialogue.give(&phone, 2, "better", &format!("Rubbish {number}"));
    }
    ready.said(&ready.dialogue, 50, &["More time, please", "Fewer speeches"]);
    let other = ready.story.add_dialogue(2, "2021-09-08", "Hylte");
    ready.said(&other, 6, &["Somewhere else"]);
    let list = ready.registrar.get(&ready.desk("/comments")).expect(200);
    list.says("Remove all of it except what I keep");
    let place = ready.desk("/comments/dialogue/1");
    let page = ready.registrar.get(&place).expect(200).says("Rubbish 39").never_says("Somewhere");
    let text = page.text();
    let keep = |words: &str| {
        let end = text.find(words).expect("the words");
        let value = text[..end].rsplit("name=\"keep\" value=\"").next().expect("a box");
        value.split('"').next().expect("an end").to_owned()
    };
    let kept = [keep("More time, please"), keep("Fewer speeches")];
    let fields = [("keep", &*kept[0]), ("keep", &*kept[1]), ("ground", "made-up"), ("sure", "yes")];
    let page = ready.registrar.post(&place, &fields[..2]).expect(422);
    let page = page.says("Fill in: Reason").says("Tick that the rest goes");
    assert_eq!(page.text().matches(" checked").count(), 2, "what was ticked still is");
    assert_eq!(ready.app.count("SELECT count(*) FROM comment"), 43);
    ready.registrar.post(&place, &fields).expect(303);
    assert_eq!(ready.app.count("SELECT count(*) FROM comment"), 3);
    assert_eq!(ready.logged("desk.words-taken-out", "1: 40 of 42, made-up"), 1);
    let list = ready.registrar.get(&ready.desk("/comments")).expect(200);
    list.says("40 comments were removed after review.")
        .says("More time, please")
        .says("Somewhere else")
        .never_says("Rubbish");
    // With all of it kept there is nothing to do, also when the form is sent once more.
    ready.registrar.post(&place, &fields).expect(422).says("Nothing is left to be removed");
    ready.registrar.get(&ready.desk("/comments/dialogue/3")).expect(404);
    ready.story.leader.get(&place).expect(403);
}

fn a_comment_that_may_not_be_read_here_does_not_exist(engine: Engine) {
    let ready = Ready::on(engine);
    ready.said(&ready.dialogue, 2, &["So few of us"]);
    let id = ready.app.count("SELECT id FROM comment");
    let one = ready.desk(&format!("/comments/{id}"));
    ready.registrar.get(&one).expect(404);
    ready.registrar.post(&one, &[("ground", "asked-for")]).expect(303);
    // That of another process is none of this desk's.
    let elsewhere = add_process(&ready.story.leader, "Annan");
    let other = member_of(&ready.app, &elsewhere, "other@example.org", "registrar");
    other.get(&format!("{elsewhere}/desk/comments/{id}")).expect(404);
    let ground = [("ground", "asked-for")];
    other.post(&format!("{elsewhere}/desk/comments/{id}"), &ground).expect(303);
    let place = ready.app.count("SELECT id FROM dialogue").to_string();
    let fields = [("place", &*place), ("ground", "asked-for"), ("sure", "yes")];
    other.post(&format!("{elsewhere}/desk/unread"), &fields).expect(422);
    assert_eq!(ready.app.count("SELECT count(*) FROM comment"), 1);
    assert_eq!(ready.app.count("SELECT count(*) FROM audit_entry WHERE action LIKE 'desk.%'"), 0);
}

fn the_privacy_page_says_whom_to_ask_before_the_first_mail(engine: Engine) {
    let ready = Ready::on(engine);
    let page = ready.app.client().get(&format!("{}/privacy?lang=en", ready.story.public));
    page.expect(200)
        .says("Have you not received an email yet, and so have no link? Write to those named below")
        .says("kim.lind@example.org");
    let page = ready.app.client().get(&format!("{}/privacy?lang=sv", ready.story.public));
    page.expect(200).says("Har du inte fått något mejl än, och därför ingen länk?");
}

fn a_leader_is_told_while_nobody_answers_those_who_ask(engine: Engine) {
    let (app, story) = Story::on(engine);
    let words = "Nobody is registrar or data protection officer here";
    story.page("/setup").says(words);
    let registrar = signed_in(&app, "registrar@example.org", false);
    let fields = [("name", "Alex"), ("email", "registrar@example.org"), ("role", "registrar")];
    story.post("/people/new", &fields);
    // Who has not said yes answers nobody.
    story.page("/setup").says(words);
    let slug = story.process.rsplit('/').next().expect("a name");
    registrar.post(&format!("/admin/invitations/{slug}"), &[("do", "accept")]).expect(303);
    story.page("/setup").never_says(words);
    story.page("/people").says("Registrar or data protection officer");
    let page = registrar.get(&story.process).expect(200);
    assert!(page.text().contains(&story.path("/desk")), "the way to the desk");
    let added = "SELECT count(*) FROM audit_entry WHERE action = 'person.added'
         AND detail = 'Robin Andersson: registrar'";
    assert_eq!(app.count(added), 1, "nobody gets it silently");
}
