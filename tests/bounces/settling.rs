//! A person settles what Eko cannot: it then counts as if Eko had understood it, once, and its words are erased.

use eko::mailings::Figures;
use eko::mailings::bounces::Taken;

use super::messages::{id_line, letter};
use super::{Ready, WORDS, address_of};
use crate::both;
use crate::support::Engine;
use crate::support::client::Page;
use crate::support::smtp::{Action, Phase, Rule, Times};
use crate::support::story::{add_process, signed_in};
use crate::support::traces::{files_of, found};

both!(
    a_person_settles_what_names_an_address_and_it_counts_as_a_bounce,
    what_is_settled_twice_counts_once_and_nothing_else_after_it,
    of_several_that_a_mail_names_a_person_chooses_one,
    an_address_that_the_mail_does_not_say_is_looked_for_and_never_listed,
    an_answer_shows_that_a_mail_arrived,
    an_answer_may_be_about_nothing,
    each_process_sees_its_own_and_what_is_nobodys_is_for_who_runs_eko,
    only_a_mail_that_may_be_meant_is_taken_for_it,
    a_contact_that_has_left_is_settled_too,
    the_end_of_a_process_erases_what_waits_in_it,
    those_that_wait_are_told_apart_by_who_sent_them_and_what_about,
    an_address_whose_owner_has_withdrawn_is_not_said_never_to_have_been_mailed,
);

/// A person's words about a mail to somebody, in a letter of their own.
fn about(number: u32, words: &str) -> String {
    format!(
        "From: Postmaster <post@relay.example.net>\r\nSubject: Hello\r\n\
         Message-ID: <about{number}@relay.example.net>\r\n\r\n{WORDS}. {words}\r\n"
    )
}

impl Ready {
    fn keeps(&self, message: &str) {
        assert_eq!(self.take_in(message, None), Taken::Kept);
    }

    /// Where the first mail that waits in the process is settled.
    fn first(&self) -> String {
        let list = self.story.path("/mailings/returned");
        let page = self.shown(&list);
        let aside = page.link(&format!("{list}/"));
        format!("{aside}/settle")
    }

    /// The same with who runs Eko.
    fn first_of_nobody(&self) -> String {
        format!("{}/settle", self.shown("/admin/mail").link("/admin/mail/returned/"))
    }

    fn settle(&self, at: &str, delivery: &str, meaning: &str) -> Page {
        let said = [("do", "settle"), ("delivery", delivery), ("meaning", meaning)];
        self.story.leader.post(at, &said)
    }

    fn logged(&self, action: &str) -> i64 {
        self.app.count(&format!("SELECT count(*) FROM audit_entry WHERE action = '{action}'"))
    }
}

/// The choices that a page offers.
fn choices(page: &Page) -> Vec<String> {
    let text = page.text();
    let inputs = text.split("name=\"delivery\" value=\"").skip(1);
    let words = inputs.filter_map(|rest| rest.split('"').next());
    words.filter(|word| *word != "none").map(str::to_owned).collect()
}

fn those_that_wait_are_told_apart_by_who_sent_them_and_what_about(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    ready.mail("Delrapport");
    ready.keeps(&letter(1));
    let encoded = "=?utf-8?q?Tillbaka_p=C3=A5_m=C3=A5ndag?=";
    ready.keeps(&letter(2).replace("Subject: Hello", &format!("Subject: {encoded}")));
    ready.keeps(&letter(3).replace("Subject: Hello\r\n", ""));
    ready
        .shown("/admin/mail")
        .says("Alex Berg <alex@example.com> – Hello")
        .says("Alex Berg <alex@example.com> – Tillbaka på måndag")
        .says("Alex Berg <alex@example.com> – not named");
    let at = ready.first_of_nobody();
    ready.shown(&at).says("Alex Berg <alex@example.com> – ");
}

fn an_address_whose_owner_has_withdrawn_is_not_said_never_to_have_been_mailed(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    ready.mail("Delrapport");
    ready.keeps(&letter(1));
    let id = eko::db::ids::AddressId(ready.app.count("SELECT min(id) FROM address"));
    let token = eko::addresses::token(&ready.app.app.secrets, id);
    ready.app.client().post(&format!("/a/{token}/unsubscribe"), &[]).expect(200);
    let at = ready.first_of_nobody();
    let looked = [("do", "look"), ("address", &*address_of(0))];
    ready
        .story
        .leader
        .post(&at, &looked)
        .expect(422)
        .says("Eko does not know that address, or no longer")
        .never_says("No email has gone to that address");
}

fn a_person_settles_what_names_an_address_and_it_counts_as_a_bounce(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let mailing = ready.mail("Delrapport");
    ready.keeps(&about(1, &format!("{} has moved away.", address_of(0))));
    ready
        .shown(&ready.story.path("/mailings"))
        .says("1 email came back that Eko could not understand");
    ready.shown("/admin/mail").says("None. Bounces that").never_says(WORDS);
    let at = ready.first();
    let page = ready.shown(&at).says(WORDS).says("which appears in the email");
    let [choice] = &choices(&page)[..] else { panic!("one choice: {}", page.words()) };
    assert!(!page.text().contains("checked"), "nothing is guessed for anybody");

    let answer = ready.settle(&at, choice, "for-good").expect(303);
    assert_eq!(answer.location(), ready.story.path("/mailings/returned"));
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, bounced: 1, ..Figures::default() });
    assert_eq!((ready.given_up(), ready.kept(), ready.returned()), (1, 0, 1));
    ready.shown(&mailing).says("The address does not exist 1");
    let detail = "SELECT count(*) FROM audit_entry WHERE action = 'returned-mail.settled' \
                  AND detail LIKE '%: for-good, mailing %' AND process_id IS NOT NULL";
    assert_eq!(ready.app.count(detail), 1);
    assert_eq!(ready.app.count("SELECT count(*) FROM audit_entry WHERE detail LIKE '%@%'"), 0);
    ready.app.tidy();
    let words = [WORDS.as_bytes().to_vec()];
    assert!(found(&files_of(&ready.app), &words).is_empty());
}

fn what_is_settled_twice_counts_once_and_nothing_else_after_it(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    let mailing = ready.mail("Delrapport");
    ready.keeps(&about(1, &address_of(0)));
    let at = ready.first();
    let choice = choices(&ready.shown(&at)).remove(0);
    for _ in 0..2 {
        ready.settle(&at, &choice, "for-now").expect(303);
        assert_eq!(ready.figures(&mailing), Figures { bounced: 1, ..Figures::default() });
        assert_eq!(ready.logged("returned-mail.settled"), 1);
    }
    let other = ready.settle(&at, &choice, "for-good");
    assert!(other.words().contains("already been settled"), "{}", other.words());
    assert_eq!(ready.given_up(), 0, "for now is not for good");
    ready.story.leader.get(&at).expect(404);
}

fn of_several_that_a_mail_names_a_person_chooses_one(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let mailing = ready.mail("Delrapport");
    let ids = [0, 1].map(|person| id_line(&ready.mail_to(person)));
    ready.keeps(&about(1, &format!("\r\n{}{}", ids[0], ids[1])));
    let at = ready.first();
    let page = ready.shown(&at).says("the email itself names it");
    let all = choices(&page);
    assert_eq!(all.len(), 2);
    assert!(!page.text().contains("checked"));
    ready.settle(&at, "", "for-good").expect(422).says("Choose which email it is about");
    ready.settle(&at, "none", "for-good").expect(422).says("Choose which email it is about");
    ready.settle(&at, &all[1], "").expect(422).says("Choose what it says");
    assert_eq!(ready.figures(&mailing), Figures { accepted: 2, ..Figures::default() });
    ready.settle(&at, &all[1], "for-good").expect(303);
    assert_eq!(ready.given_up(), 1);
    let state =
        format!("SELECT count(*) FROM delivery WHERE id = {} AND state = 'bounced'", all[1]);
    assert_eq!(ready.app.count(&state), 1);
}

fn an_address_that_the_mail_does_not_say_is_looked_for_and_never_listed(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let mailing = ready.mail("Delrapport");
    ready.keeps(&letter(1));
    let at = ready.first_of_nobody();
    ready.shown(&at).says("It names no email that was sent").never_says(&address_of(0));
    let look =
        |address: &str| ready.story.leader.post(&at, &[("do", "look"), ("address", address)]);
    look("person").expect(422);
    look("nobody@example.org").expect(422).says("Eko does not know that address, or no longer");
    // However it is written.
    let page = look("Person0@Example.ORG").expect(200).says("the address that you looked for");
    let [choice] = &choices(&page)[..] else { panic!("one choice") };
    assert_eq!(ready.logged("returned-mail.looked-up"), 2);
    // Without the address that it was found by, it is nothing that may be meant.
    ready.settle(&at, choice, "for-now").expect(422);
    let said = [
        ("do", "settle"),
        ("address", "person0@example.org"),
        ("delivery", choice.as_str()),
        ("meaning", "for-now"),
    ];
    assert_eq!(ready.story.leader.post(&at, &said).expect(303).location(), "/admin/mail");
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, bounced: 1, ..Figures::default() });
    assert_eq!((ready.given_up(), ready.kept()), (0, 0));
    assert_eq!(ready.app.count("SELECT count(*) FROM audit_entry WHERE detail LIKE '%@%'"), 0);
}

fn an_answer_shows_that_a_mail_arrived(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    ready.smtp.on(Rule {
        phase: Phase::AfterTaken,
        recipient: None,
        times: Times::Once,
        then: Action::Drop,
    });
    let mailing = ready.mail("Delrapport");
    assert_eq!(ready.figures(&mailing), Figures { uncertain: 1, ..Figures::default() });
    ready.keeps(&about(1, &format!("\r\n{}", id_line(&ready.mail_to(0)))));
    let at = ready.first();
    let page = ready.shown(&at);
    assert!(page.text().contains("checked"), "it names one, and says so");
    ready.settle(&at, &choices(&page)[0], "answer").expect(303);
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, ..Figures::default() });
}

fn an_answer_may_be_about_nothing(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    ready.mail("Delrapport");
    ready.keeps(&letter(1));
    let at = ready.first_of_nobody();
    for _ in 0..2 {
        ready.story.leader.post(&at, &[("do", "settle"), ("meaning", "answer")]).expect(303);
    }
    assert_eq!((ready.kept(), ready.logged("returned-mail.settled")), (0, 1));
}

fn each_process_sees_its_own_and_what_is_nobodys_is_for_who_runs_eko(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    let mailing = ready.mail("Delrapport");
    ready.keeps(&about(1, &address_of(0)));
    ready.keeps(&letter(2));
    let at = ready.first();
    ready.shown("/admin/mail").says("1 email came back");

    let other = add_process(&ready.story.leader, "Annan process");
    ready.shown(&format!("{other}/mailings/returned")).says("None. Bounces that").never_says(WORDS);
    let elsewhere = at.replacen(&ready.story.process, &other, 1);
    ready.story.leader.get(&elsewhere).expect(404);
    let nobodys = at.replacen(&format!("{}/mailings", ready.story.process), "/admin/mail", 1);
    let mine = ready.first_of_nobody().replacen(
        "/admin/mail",
        &format!("{}/mailings", ready.story.process),
        1,
    );
    let aside = |path: &str| path.trim_end_matches("/settle").to_owned();
    for path in [&elsewhere, &nobodys, &mine] {
        ready.story.leader.get(path).expect(404);
        ready.settle(path, "none", "answer").expect(404);
        ready.story.leader.post(&aside(path), &[]).expect(404);
    }
    // Who may not publish, or not set up processes, sees neither.
    let group = ready.story.member(&ready.app, "group@example.org", "group");
    group.get(&ready.story.path("/mailings")).expect(200).never_says("came back that Eko");
    group.get(&ready.story.path("/mailings/returned")).expect(403);
    group.get(&at).expect(403);
    group.post(&at, &[("do", "look"), ("address", &address_of(0))]).expect(403);
    let stranger = signed_in(&ready.app, "stranger@example.org", false);
    stranger.get(&ready.story.path("/mailings/returned")).expect(404);
    stranger.get(&ready.first_of_nobody()).expect(403);
    stranger.post(&ready.first_of_nobody(), &[("do", "look"), ("address", "a@b.se")]).expect(403);
    assert_eq!(ready.kept(), 2);
    // Within a process nobody is looked for beyond it.
    ready.story.leader.post(&aside(&at), &[]).expect(303);
    assert_eq!(ready.kept(), 1);
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, ..Figures::default() });
}

fn only_a_mail_that_may_be_meant_is_taken_for_it(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let mailing = ready.mail("Delrapport");
    ready.keeps(&about(1, &address_of(0)));
    let at = ready.first();
    let mine = choices(&ready.shown(&at)).remove(0);
    let other = ready.app.count(&format!("SELECT min(id) FROM delivery WHERE id <> {mine}"));
    for wrong in [other.to_string().as_str(), "1", "x", "-1"] {
        ready.settle(&at, wrong, "for-good").expect(422);
    }
    ready.settle(&at, &mine, "delivered").expect(422);
    // Its owner has gone meanwhile.
    assert_eq!(ready.figures(&mailing), Figures { accepted: 2, ..Figures::default() });
    ready.write(|c| {
        let all = eko::addresses::queries::all_ids(c)?;
        for id in all {
            let reason = eko::addresses::queries::Reason::Withdrawn;
            eko::addresses::queries::erase(c, id, reason, "2021-09-08")?;
        }
        Ok(())
    });
    ready.settle(&at, &mine, "for-good").expect(422);
    assert_eq!(ready.kept(), 1);
}

fn a_contact_that_has_left_is_settled_too(engine: Engine) {
    let ready = Ready::with_people(engine, 0);
    let fields =
        [("name", "Robin Berg"), ("address", "robin@folketshus.example"), ("language", "en")];
    ready.story.post("/contacts/new", &fields);
    let report = ready.story.add_report("interim", "Delrapport");
    let mailing = ready.story.publish_to(&report, &["stakeholders"]);
    ready.app.send_mail();
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, ..Figures::default() });
    ready.keeps(&about(1, "<robin@folketshus.example> is not with us any more."));
    let at = ready.first();
    let choice = choices(&ready.shown(&at)).remove(0);
    ready.settle(&at, &choice, "for-good").expect(303);
    assert_eq!(ready.figures(&mailing), Figures { bounced: 1, ..Figures::default() });
    assert_eq!(ready.app.count("SELECT count(*) FROM contact WHERE undeliverable"), 1);
}

fn the_end_of_a_process_erases_what_waits_in_it(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    ready.mail("Delrapport");
    ready.keeps(&about(1, &address_of(0)));
    ready.keeps(&letter(2));
    assert_eq!(ready.kept(), 2);
    ready.story.end();
    assert_eq!(ready.kept(), 1, "what is nobody's is not this process's");
}
