//! Addresses are kept as long as was promised and no longer: let go by themselves, with evidence, to the last byte.

use std::collections::BTreeSet;

use crate::both;
use crate::support::Dialogue;
use crate::support::client::Page;
use crate::support::smtp::{self, Action, Phase, Rule, SmtpServer, Times};
use crate::support::traces::{disguises, files_of, found};
use crate::support::{DAY, Engine, Setup, Story, TestApp};

both!(
    addresses_go_when_all_that_was_wished_is_sent_and_can_no_longer_come_back,
    without_a_decision_nothing_is_erased_and_the_page_says_so,
    without_a_decision_whoever_sets_up_publishes_or_sends_is_told,
    nothing_is_erased_while_nobody_knows_whether_a_mail_arrived,
    nothing_is_erased_while_a_mail_waits,
    a_further_mailing_that_is_planned_keeps_the_addresses_until_it_is_taken_back,
    the_owners_page_says_until_when,
    no_byte_is_left_of_an_address_that_was_let_go,
    no_byte_is_left_of_an_address_that_its_owner_withdrew,
    no_byte_is_left_of_an_address_that_the_registrar_erased,
    no_byte_is_left_of_an_address_whose_owner_complained,
    one_click_in_a_mail_is_enough_and_looking_is_not,
    what_was_promised_is_listed_until_it_is_done,
    a_mail_that_comes_back_puts_nobodys_day_off,
    a_mail_that_still_waits_keeps_its_address_also_when_the_final_report_is_sent,
    who_wishes_after_the_last_mailing_is_not_erased_unmailed,
);

/// A process with one dialogue, whose participants wish this and that.
struct Ready {
    app: TestApp,
    smtp: SmtpServer,
    story: Story,
    dialogue: Dialogue,
}

impl Ready {
    fn on(engine: Engine) -> Self {
        let smtp = SmtpServer::start();
        let app = Setup::on(engine).smtp(&smtp.url()).start();
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        Self { app, smtp, story, dialogue }
    }

    fn wish(&self, address: &str, purposes: &[&str]) {
        self.dialogue.wish(&self.app.client(), address, "en", purposes);
    }

    /// Enters the number of the disposal decision.
    fn decide(&self) {
        self.story.decide("RS 2021:7");
    }

    /// Publishes a report as the last of its purpose, and mails it; the mailing's page.
    fn mail_the_last(&self, kind: &str, title: &str) -> String {
        let mailing = self.order(
            kind,
            title,
            &[("mail", "yes"), ("audience", "participants"), ("last", "1")],
        );
        self.app.send_mail();
        mailing
    }

    /// Publishes a report as the form says; where that leads.
    fn order(&self, kind: &str, title: &str, fields: &[(&str, &str)]) -> String {
        let report = self.story.add_report(kind, title);
        self.story.order(&report, fields).expect(303).location().to_owned()
    }

    /// Lets time pass, and Eko do what is due before and after.
    fn later(&self, seconds: i64) {
        self.app.tidy();
        self.app.move_clock_by(seconds);
        self.app.tidy();
        self.story.sign_in_again();
    }

    /// The staff's page about how long addresses are kept.
    fn page(&self) -> Page {
        self.story.page("/retention")
    }

    /// What the page about a mailing, or the list of them, says.
    fn shown(&self, path: &str) -> Page {
        self.story.leader.get(path).expect(200)
    }

    fn decide_on(&self, mailing: &str, fields: &[(&str, &str)]) {
        match fields {
            [("do", button)] => self.story.press(mailing, button),
            _ => self.story.leader.submit(mailing, mailing, fields).expect(303),
        };
    }

    fn addresses(&self) -> i64 {
        self.app.count("SELECT count(*) FROM address")
    }

    /// The relay takes the next mail to somebody, and hangs up before it says so.
    fn lose_the_answer_to(&self, recipient: &str) {
        self.smtp.on(Rule {
            phase: Phase::AfterTaken,
            recipient: Some(recipient.to_owned()),
            times: Times::Once,
            then: Action::Drop,
        });
    }

    fn last_mail_to(&self, to: &str) -> smtp::Taken {
        let mut taken = self.smtp.taken();
        taken.retain(|mail| mail.to == [to]);
        taken.pop().unwrap_or_else(|| panic!("no mail to {to}"))
    }

    /// The link by which the last mail to somebody lets them go.
    fn way_out(&self, to: &str) -> String {
        let link = header(&self.last_mail_to(to), "List-Unsubscribe");
        link.strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
            .unwrap_or_else(|| panic!("no link: {link}"))
            .to_owned()
    }

    /// The same person's own page.
    fn own_page(&self, to: &str) -> String {
        let link = self.way_out(to);
        link.strip_suffix("/unsubscribe").expect("ours").to_owned()
    }
}

fn header(mail: &smtp::Taken, name: &'static str) -> String {
    let parsed = mail_parser::MessageParser::default().parse(&mail.data).expect("a mail");
    parsed.header_raw(name).unwrap_or_default().trim().to_owned()
}

fn addresses_go_when_all_that_was_wished_is_sent_and_can_no_longer_come_back(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("only.interim@example.org", &["interim"]);
    ready.wish("interim.and.final@example.org", &["interim", "final"]);
    ready.wish("only.final@example.org", &["final"]);
    ready.wish("all@example.org", &["interim", "final", "outcomes"]);
    ready.decide();
    ready.page().says("The interim report 3 more may come").says("Not known yet 4 Total 4");

    let interim = ready.mail_the_last("interim", "Delrapport");
    ready.app.tidy();
    ready
        .page()
        .says("erased automatically 30 days after the last mailing")
        .says("All boards together RS 2021:7, 1 September 2021")
        .says("The interim report 3 8 September 2021")
        .says("The final report 3 more may come")
        .says("What it led to 1 more may come")
        .says("Not known yet 3 8 October 2021 1 Total 4")
        .says("Nothing has been erased.");
    ready.later(30 * DAY - 1);
    assert_eq!(ready.addresses(), 4, "not before its time");
    ready.later(1);
    assert_eq!(ready.addresses(), 3);
    assert_eq!(
        ready.app.count("SELECT count(*) FROM address WHERE final"),
        3,
        "who waits for more stays"
    );
    ready
        .page()
        .says("Not known yet 3 Total 3")
        .says("8 October 2021 Everything that their owner had agreed to had been sent RS 2021:7 1");

    ready.mail_the_last("final", "Slutrapport");
    ready.app.tidy();
    ready.page().says("Not known yet 1 7 November 2021 2 Total 3");
    ready.later(30 * DAY);
    assert_eq!(ready.addresses(), 1);
    assert_eq!(ready.app.count("SELECT count(*) FROM address WHERE outcomes"), 1);
    ready
        .page()
        .says("7 November 2021 Everything that their owner had agreed to had been sent RS 2021:7 2")
        .says("8 October 2021 Everything that their owner had agreed to had been sent RS 2021:7 1");
    let logged = |detail: &str| {
        ready.app.count(&format!(
            "SELECT count(*) FROM audit_entry \
             WHERE action = 'addresses.let-go' AND account_id IS NULL AND detail = '{detail}'"
        ))
    };
    assert_eq!((logged("1: RS 2021:7"), logged("2: RS 2021:7")), (1, 1));
    ready.app.tidy();
    assert_eq!(ready.app.count("SELECT sum(count) FROM erasure"), 3, "nothing is told twice");

    // The figures outlive the addresses, and nobody looks as if they had withdrawn.
    ready.shown(&interim).says("complete").says("Accepted 3").never_says("Withdrawn");
    // The fourth is too few to be told of, and was in no mailing of these.
    ready.shown(&ready.story.path("/follow-up")).says("3 Asked for feedback");
    ready
        .shown(&ready.story.path("/follow-up/feedback"))
        .says("0 of them have erased their address since")
        .says("Delrapport (in English) Slutrapport (in English) Asked for any feedback 3 3 To be sent to 3 3 Accepted 3 3")
        .says("Zero for all: Waiting, Bounced, Rejected, Uncertain, Failed, Withdrawn");
}

fn without_a_decision_nothing_is_erased_and_the_page_says_so(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.mail_the_last("interim", "Delrapport");
    ready.later(40 * DAY);
    assert_eq!(ready.addresses(), 1);
    let page = ready
        .page()
        .says("Decisions on disposal of records are missing. What they cover is not erased until they have been entered.")
        .says("They wait until that has been decided")
        .says("Nothing has been erased.");
    page.link(&ready.story.path("/retention/decisions/all#number_addresses"));
    assert_eq!(
        ready.app.count("SELECT count(*) FROM audit_entry WHERE action = 'addresses.let-go'"),
        0
    );

    ready.decide();
    ready.app.tidy();
    assert_eq!(ready.addresses(), 0);
    ready
        .page()
        .never_says("are missing")
        .never_says("They wait")
        .says("No addresses are kept.")
        .says(
            "18 October 2021 Everything that their owner had agreed to had been sent RS 2021:7 1",
        );
}

fn without_a_decision_whoever_sets_up_publishes_or_sends_is_told(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    let report = ready.story.add_report("interim", "Delrapport");
    let field = ready.story.path("/retention/decisions/all#number_addresses");
    let next = "Enter the decisions on disposal of records that are missing";
    let promised = "Nothing is erased until the number of the decision has been entered";
    let missing = "is not erased until they have been entered";
    let (overview, information) = (ready.story.path(""), ready.story.path("/settings/information"));
    let publish = format!("{report}/publish");
    let told = [(&overview, next), (&information, missing), (&publish, promised)];
    for (path, words) in told {
        ready.shown(path).says(words).link(&field);
    }
    let reader = ready.story.member(&ready.app, "reader@example.org", "reader");
    reader.get(&overview).expect(200).never_says(next);
    let later = [
        ("mail", "yes"),
        ("audience", "participants"),
        ("last", "1"),
        ("when", "later"),
        ("starts_at", "2021-09-09T09:00"),
    ];
    let mailing = ready.story.order(&report, &later).expect(303).location().to_owned();
    ready.shown(&mailing).says(promised);
    ready.story.press(&mailing, "start");
    ready.app.send_mail();
    ready.later(30 * DAY - 1);
    let list = ready.story.path("/mailings");
    let late = "1 address was to be erased, and a decision on disposal is missing";
    ready.shown(&list).never_says(late);
    ready.later(DAY);
    ready.shown(&list).says(late).link(&ready.story.path("/retention#decisions"));
    assert_eq!(ready.addresses(), 1);

    // Spaces are no number.
    let blank = ["addresses", "comments", "contacts"]
        .map(|kind| [(format!("number_{kind}"), "   "), (format!("day_{kind}"), "2021-09-01")]);
    let blank: Vec<(&str, &str)> =
        blank.iter().flatten().map(|(field, value)| (field.as_str(), *value)).collect();
    let form = ready.story.path("/retention/decisions/all");
    ready
        .story
        .leader
        .post(&form, &blank)
        .expect(422)
        .says("Fill in: Number of the decision on email addresses");
    ready.shown(&overview).says(next);
    ready.decide();
    for (path, words) in told {
        ready.shown(path).never_says(words);
    }
    ready.shown(&list).never_says(late);
    ready.app.tidy();
    assert_eq!(ready.addresses(), 0);
}

fn nothing_is_erased_while_nobody_knows_whether_a_mail_arrived(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.wish("alex@example.org", &["interim"]);
    ready.decide();
    ready.lose_the_answer_to("kim@");
    let mailing = ready.mail_the_last("interim", "Delrapport");
    ready.later(31 * DAY);
    assert_eq!(ready.addresses(), 2);
    ready.page().says("The interim report 2 more may come").says("Not known yet 2 Total 2");

    ready.decide_on(&mailing, &[("do", "count-as-sent")]);
    ready.app.tidy();
    assert_eq!(ready.addresses(), 2, "its days are counted from now");
    ready.page().says("The interim report 2 9 October 2021").says("8 November 2021 2 Total 2");
    ready.later(30 * DAY);
    assert_eq!(ready.addresses(), 0);
    ready.shown(&mailing).says("Accepted 2");
}

fn nothing_is_erased_while_a_mail_waits(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.decide();
    let mailing = ready.order(
        "interim",
        "Delrapport",
        &[("mail", "yes"), ("audience", "participants"), ("last", "1")],
    );
    ready.decide_on(&mailing, &[("do", "pause")]);
    ready.later(31 * DAY);
    assert_eq!(ready.addresses(), 1);
    ready.page().says("Not known yet 1 Total 1");

    ready.decide_on(&mailing, &[("do", "resume")]);
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken_count(), 1);
    ready.later(30 * DAY - 1);
    assert_eq!(ready.addresses(), 1);
    ready.later(1);
    assert_eq!(ready.addresses(), 0);
}

fn a_further_mailing_that_is_planned_keeps_the_addresses_until_it_is_taken_back(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.decide();
    ready.mail_the_last("interim", "Delrapport");
    let planned = [
        ("mail", "yes"),
        ("audience", "participants"),
        ("when", "later"),
        ("starts_at", "2021-12-01T09:00"),
    ];
    let second = ready.order("interim", "Delrapport, rättad", &planned);
    ready.later(31 * DAY);
    assert_eq!(ready.addresses(), 1);
    ready.page().says("The interim report 1 more may come");
    ready.decide_on(&second, &[("do", "send-back")]);
    ready.app.tidy();
    // No day was promised while more could come: the days run from now.
    assert_eq!(ready.addresses(), 1);
    ready.page().says("8 November 2021 1");
    ready.later(30 * DAY);
    assert_eq!(ready.addresses(), 0);
}

fn the_owners_page_says_until_when(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim", "outcomes"]);
    ready.wish("alex@example.org", &["interim"]);
    ready.decide();
    let mailing =
        ready.order("interim", "Delrapport", &[("mail", "yes"), ("audience", "participants")]);
    ready.app.send_mail();
    ready.app.tidy();
    let (kim, alex) = (ready.own_page("kim@example.org"), ready.own_page("alex@example.org"));
    let browser = ready.app.client();
    let unknown = "Your address will be erased 30 days after the last email that you agreed to.";
    let known = "Your address will be erased on 8 October 2021 at the latest.";
    for page in [&kim, &alex] {
        browser.get(page).expect(200).says(unknown);
    }

    // That it was the last one is often known only afterwards.
    ready.decide_on(&mailing, &[("do", "last"), ("last", "1")]);
    ready.app.tidy();
    browser.get(&alex).expect(200).says(known);
    browser.get(&kim).expect(200).says(unknown);
    browser.post(&kim, &[("language", "en"), ("interim", "1")]).expect(303);
    browser.get(&kim).expect(200).says(known);

    ready.later(30 * DAY);
    browser
        .get(&format!("{kim}?lang=en"))
        .expect(200)
        .says("The address has been erased")
        .never_says("kim@example.org");
}

fn no_byte_is_left_of_an_address_that_was_let_go(engine: Engine) {
    leaves_no_byte(engine, |ready| ready.later(30 * DAY));
}

fn no_byte_is_left_of_an_address_that_its_owner_withdrew(engine: Engine) {
    leaves_no_byte(engine, |ready| {
        let link = ready.way_out(CANARY);
        ready.app.client().post(&link, &[]).expect(200);
        ready.app.tidy();
    });
}

fn no_byte_is_left_of_an_address_that_the_registrar_erased(engine: Engine) {
    leaves_no_byte(engine, |ready| {
        let registrar = ready.story.member(&ready.app, "registrar@example.org", "registrar");
        let fields = [("address", CANARY), ("as", "participant")];
        registrar.post(&ready.story.path("/desk"), &fields).expect(200).says(CANARY);
        registrar.post(&ready.story.path("/desk/erase"), &fields).expect(200);
        ready.app.tidy();
    });
}

fn no_byte_is_left_of_an_address_whose_owner_complained(engine: Engine) {
    leaves_no_byte(engine, |ready| {
        let message = format!(
            "From: feedback@provider.example.net\r\nMessage-ID: <1@provider.example.net>\r\n\
             Content-Type: multipart/report; report-type=feedback-report; boundary=\"part\"\r\n\r\n\
             --part\r\nContent-Type: message/feedback-report\r\n\r\n\
             Feedback-Type: abuse\r\nOriginal-Mail-From: <{}>\r\nOriginal-Rcpt-To: <{CANARY}>\r\n\r\n--part--\r\n",
            ready.last_mail_to(CANARY).from
        );
        let taking = eko::mailings::bounces::take_in(&ready.app.app, message.as_bytes(), None);
        ready.app.run(taking).expect("taken in");
        ready.app.tidy();
    });
}

fn one_click_in_a_mail_is_enough_and_looking_is_not(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    let mailing =
        ready.order("interim", "Delrapport", &[("mail", "yes"), ("audience", "participants")]);
    ready.app.send_mail();
    let mail = ready.last_mail_to("kim@example.org");
    assert_eq!(header(&mail, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let link = ready.way_out("kim@example.org");

    // Mail programs and scanners look at every link.
    let scanner = ready.app.client();
    for _ in 0..2 {
        scanner.get(&link).expect(200).says("Press the button");
    }
    ureq::head(link.as_str())
        .config()
        .http_status_as_error(false)
        .build()
        .call()
        .expect("an answer");
    assert!(!scanner.has_cookies());
    assert_eq!(ready.addresses(), 1);

    // RFC 8058 §3.1 and §3.2: no cookie, nothing that a person's browser sends, an answer and no redirect.
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    for _ in 0..2 {
        let program = ready.app.client();
        let page = program.post_raw(&link, &form, b"List-Unsubscribe=One-Click").expect(200);
        assert_eq!((page.header("location"), page.header("set-cookie")), (None, None));
        assert!(!program.has_cookies());
    }
    assert_eq!(ready.addresses(), 0);
    assert_eq!(ready.app.count("SELECT sum(count) FROM erasure WHERE reason = 'withdrawn'"), 1);
    ready.shown(&mailing).says("Accepted 1").never_says("Withdrawn");
    ready.order("interim", "Delrapport, rättad", &[("mail", "yes"), ("audience", "participants")]);
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken_count(), 1, "there is nobody left to mail to");
}

fn what_was_promised_is_listed_until_it_is_done(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.wish("alex@example.org", &["interim"]);
    let list = ready.story.path("/mailings");
    ready.story.post("/news/plan", &[("interim", "2021-09-09")]);
    ready.shown(&list).never_says("Promised and not done");
    ready.later(DAY);
    ready.shown(&list).never_says("Promised and not done");
    ready.later(DAY);
    ready
        .shown(&list)
        .says("Promised and not done")
        .says("Interim report was due on 9 September 2021")
        .never_says("has not been emailed");

    let report = ready.story.add_report("interim", "Delrapport");
    ready.story.order(&report, &[("mail", "no")]).expect(303);
    ready.order("final", "Slutrapport", &[("mail", "no")]);
    ready
        .shown(&list)
        .says("“Delrapport (in English)” has not been emailed to the 2 people who asked for it")
        .never_says("was to come on")
        .never_says("Slutrapport");

    ready.lose_the_answer_to("kim@");
    let mailing = ready.story.publish(&report);
    ready.shown(&list).never_says("Promised and not done");
    ready.app.send_mail();
    ready
        .shown(&list)
        .says("Promised and not done A mailing is waiting for a decision")
        .never_says("has not been emailed");
    ready.decide_on(&mailing, &[("do", "count-as-sent")]);
    ready.shown(&list).never_says("Promised and not done");
}

fn a_mail_that_comes_back_puts_nobodys_day_off(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.wish("alex@example.org", &["interim"]);
    ready.decide();
    ready.mail_the_last("interim", "Delrapport");
    ready.later(20 * DAY);
    let bounce = "From: MAILER-DAEMON@relay.example.net\r\nMessage-ID: <1@relay.example.net>\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"part\"\r\n\r\n\
         --part\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example.net\r\n\r\n\
         Final-Recipient: rfc822; kim@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--part--\r\n";
    let to = ready.last_mail_to("kim@example.org").from;
    let taking = eko::mailings::bounces::take_in(&ready.app.app, bounce.as_bytes(), Some(&to));
    ready.app.run(taking).expect("taken in");
    ready.app.tidy();
    ready.page().says("8 October 2021 2 Total 2"); // today: 28 October
    ready.later(10 * DAY);
    assert_eq!(ready.addresses(), 0, "the owners were told: at the latest");
}

fn a_mail_that_still_waits_keeps_its_address_also_when_the_final_report_is_sent(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.wish("alex@example.org", &["final"]);
    ready.decide();
    let mailing = ready.order(
        "interim",
        "Delrapport",
        &[("mail", "yes"), ("audience", "participants"), ("last", "1")],
    );
    ready.decide_on(&mailing, &[("do", "pause")]);
    ready.mail_the_last("final", "Slutrapport");
    ready.later(30 * DAY);
    assert_eq!(ready.addresses(), 1, "kim's mail was never sent"); // today: 0
}

fn who_wishes_after_the_last_mailing_is_not_erased_unmailed(engine: Engine) {
    let ready = Ready::on(engine);
    ready.wish("kim@example.org", &["interim"]);
    ready.decide();
    let report = ready.story.add_report("interim", "Delrapport");
    let form = [("mail", "yes"), ("audience", "participants"), ("last", "1")];
    ready.story.order(&report, &form).expect(303);
    ready.app.send_mail();
    ready.later(42 * DAY);
    assert_eq!(ready.addresses(), 0);
    let later = ready.story.add_dialogue(2, "2021-10-20", "Hylte");
    later.wish(&ready.app.client(), "late@example.org", "en", &["interim"]);
    ready.app.tidy();
    assert_eq!(ready.addresses(), 1); // today: 0, with the reason "Everything that their owner had agreed to had been sent"
}

const CANARY: &str = "kanarie.fagel@canary.example";

/// Lets an address go in one way or another, and looks for it in the files. Another one stays, and is found: what does
/// not find it would not find the first one either.
fn leaves_no_byte(engine: Engine, go: impl FnOnce(&Ready)) {
    let ready = Ready::on(engine);
    ready.wish(CANARY, &["interim"]);
    ready.wish("stays@example.org", &["final"]);
    ready.decide();
    ready.mail_the_last("interim", "Delrapport");
    ready.app.tidy();
    let (goes, stays) = (stored(&ready.app, true), stored(&ready.app, false));
    assert_eq!((goes.len(), stays.len()), (2, 2));
    let wanted = [disguises(CANARY), goes.clone(), stays.clone()].concat();

    let before: BTreeSet<Vec<u8>> = goes.iter().chain(&stays).cloned().collect();
    assert_eq!(found(&files_of(&ready.app), &wanted), before);
    go(&ready);
    assert_eq!(ready.addresses(), 1);
    let after: BTreeSet<Vec<u8>> = stays.into_iter().collect();
    assert_eq!(found(&files_of(&ready.app), &wanted), after);
}

/// The sealed bytes and the blind index of each address that wishes the interim report, or does not.
fn stored(app: &TestApp, interim: bool) -> Vec<Vec<u8>> {
    use diesel::prelude::*;
    use eko::db::schema::address;
    let rows: Vec<(Vec<u8>, Vec<u8>)> = app
        .run(app.app.db.read(move |c| {
            Ok(address::table
                .filter(address::interim.eq(interim))
                .select((address::sealed, address::blind_index))
                .load(c)?)
        }))
        .expect("addresses");
    rows.into_iter().flat_map(|(sealed, index)| [sealed, index]).collect()
}
