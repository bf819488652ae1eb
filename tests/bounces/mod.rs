//! What comes back: each message is taken in once and means no more than it says, and none is thrown away unread.

mod messages;
mod settling;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use diesel::QueryResult;
use eko::addresses::Purpose;
use eko::db::ids::MailingId;
use eko::db::{Connection, Together};
use eko::error::Result;
use eko::mailings::bounces::{self, Taken};
use eko::mailings::queries::{self, Going, Lease, Settled};
use eko::mailings::{Figures, State};

use self::messages::{complaint, holiday, id_line, letter, report};
use crate::both;
use crate::support::client::Page;
use crate::support::smtp::{self, Action, Manner, Phase, Rule, SmtpServer, Times};
use crate::support::traces::{files_of, found};
use crate::support::{DAY, Dialogue, Engine, Setup, Story, TestApp, TestDatabase, database};

both!(
    an_address_that_does_not_exist_is_not_tried_until_its_owner_leaves_it_anew,
    a_full_mailbox_is_tried_again_at_the_next_mailing,
    two_soft_bounces_at_separate_mailings_are_shown_and_change_nothing,
    the_same_report_is_one_however_often_and_by_whatever_way_it_comes,
    delayed_is_not_failed_and_a_holiday_is_no_bounce,
    what_comes_late_settles_what_nobody_knew,
    a_bounce_that_is_quicker_than_the_relays_own_yes_is_not_forgotten,
    a_bounce_that_came_before_the_answer_was_lost_settles_it_too,
    whoever_complains_is_forgotten_at_once_and_leaves_a_count,
    what_nobody_understands_is_kept_sealed_for_a_person,
    what_nobody_has_looked_at_is_let_go_after_ninety_days,
    a_mail_server_hands_messages_to_the_program_and_keeps_what_it_could_not_take,
);

/// A process in which some people, counted from 0, wish the interim report.
struct Ready {
    app: TestApp,
    smtp: SmtpServer,
    story: Story,
    dialogue: Dialogue,
}

fn address_of(person: usize) -> String {
    format!("person{person}@example.org")
}

impl Ready {
    fn with_people(engine: Engine, people: usize) -> Self {
        let smtp = SmtpServer::start_as(Manner::Chunking);
        let app = Setup::on(engine).smtp(&smtp.url()).start();
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let ready = Self { app, smtp, story, dialogue };
        for person in 0..people {
            ready.wish(person);
        }
        ready
    }

    fn wish(&self, person: usize) {
        self.dialogue.wish(&self.app.client(), &address_of(person), "en", &["interim"]);
    }

    /// Mails a version of the interim report to whoever wishes it; the mailing's page.
    fn mail(&self, title: &str) -> String {
        let mailing = self.publish(title);
        self.app.send_mail();
        mailing
    }

    /// The same, as it is before the worker has sent anything.
    fn publish(&self, title: &str) -> String {
        let report = self.story.add_report("interim", title);
        self.story.publish(&report)
    }

    /// Now, and until when a worker that begins now may be sending.
    fn lease(&self) -> (eko::clock::Timestamp, eko::clock::Timestamp) {
        let now = self.app.app.clock.now();
        (now, now.plus_seconds(900))
    }

    /// The last mail that somebody got.
    fn mail_to(&self, person: usize) -> smtp::Taken {
        let to = address_of(person);
        let mut taken = self.smtp.taken();
        taken.retain(|mail| mail.to == [to.as_str()]);
        taken.pop().unwrap_or_else(|| panic!("no mail to {to}"))
    }

    /// Hands a message in that was delivered to `recipient`, as far as is known.
    fn take_in(&self, message: &str, recipient: Option<&str>) -> Taken {
        let taking = bounces::take_in(&self.app.app, message.as_bytes(), recipient);
        self.app.run(taking).expect("taken in")
    }

    fn figures(&self, mailing: &str) -> Figures {
        let id = mailing.rsplit('/').next().expect("an id");
        let id = MailingId(id.parse().expect("a number"));
        self.app
            .run(self.app.app.db.read(move |c| Ok(queries::figures_of(c, id)?)))
            .expect("figures")
    }

    /// What a page says to the leader.
    fn shown(&self, path: &str) -> Page {
        self.story.leader.get(path).expect(200)
    }

    /// Writes as a worker does.
    fn write<T: Send + 'static>(
        &self,
        job: impl FnMut(&mut Connection) -> Result<T> + Send + 'static,
    ) -> T {
        self.app.run(self.app.app.db.write(eko::db::By::Upkeep, job)).expect("a write")
    }

    /// How many messages were taken in.
    fn returned(&self) -> i64 {
        self.app.count("SELECT count(*) FROM returned_mail")
    }

    /// How many messages are kept for a person.
    fn kept(&self) -> i64 {
        self.app.count("SELECT count(*) FROM returned_mail WHERE sealed IS NOT NULL")
    }

    /// How many addresses are not tried any more.
    fn given_up(&self) -> i64 {
        self.app.count("SELECT count(*) FROM address WHERE undeliverable")
    }
}

const WORDS: &str = "The canary of 12 Mill Lane sings at seven";

fn an_address_that_does_not_exist_is_not_tried_until_its_owner_leaves_it_anew(engine: Engine) {
    let ready = Ready::with_people(engine, 3);
    let first = ready.mail("Delrapport");
    assert_eq!(ready.figures(&first), Figures { accepted: 3, ..Figures::default() });
    // It names no mail: only whom it was sent to tells which one it is about.
    let bounce = report(1, "failed", "5.1.1", "");
    assert_eq!(ready.take_in(&bounce, Some(&ready.mail_to(0).from)), Taken::Understood);
    let torn = Figures { accepted: 2, bounced: 1, ..Figures::default() };
    assert_eq!(ready.figures(&first), torn);
    ready
        .shown(&first)
        .says("complete")
        .says("Accepted 2")
        .says("Bounced 1")
        .never_says("Not tried")
        .says("The address does not exist 1");

    let report = ready.story.add_report("interim", "Delrapport, rättad");
    ready.shown(&format!("{report}/publish")).says("2 people asked for this");
    ready
        .shown(&format!("{report}/publish?step=recipients"))
        .says("1 address is not tried, because email to it has bounced for good.");
    let second = ready.story.publish(&report);
    ready.app.send_mail();
    assert_eq!(ready.figures(&second), Figures { accepted: 2, untried: 1, ..Figures::default() });
    ready.shown(&second).says("complete").says("Not tried 1");
    assert_eq!(ready.smtp.taken_count(), 5);

    ready.wish(0);
    let third = ready.mail("Delrapport, rättad igen");
    assert_eq!(ready.figures(&third), Figures { accepted: 3, ..Figures::default() });
    assert_eq!(ready.smtp.taken_count(), 8);
    assert_eq!(ready.figures(&first), torn, "what was, was");
}

fn a_full_mailbox_is_tried_again_at_the_next_mailing(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let first = ready.mail("Delrapport");
    // Nobody says whom it was sent to: the mail that it gives back tells.
    let bounce = report(1, "failed", "5.2.2", &id_line(&ready.mail_to(1)));
    assert_eq!(ready.take_in(&bounce, None), Taken::Understood);
    assert_eq!(ready.figures(&first), Figures { accepted: 1, bounced: 1, ..Figures::default() });
    ready
        .shown(&first)
        .says("Bounced 1")
        .says("Refused for another reason, such as a full mailbox or a filter 1");
    assert_eq!(ready.given_up(), 0);
    let second = ready.mail("Delrapport, rättad");
    assert_eq!(ready.figures(&second), Figures { accepted: 2, ..Figures::default() });
}

fn two_soft_bounces_at_separate_mailings_are_shown_and_change_nothing(engine: Engine) {
    let ready = Ready::with_people(engine, 3);
    let mailings = format!("{}/mailings", ready.story.process);
    let came_back = "The last two emails to";
    let refuse = |number: u32, person: usize, status: &str| {
        let bounce = report(number, "failed", status, "");
        let to = ready.mail_to(person).from;
        assert_eq!(ready.take_in(&bounce, Some(&to)), Taken::Understood);
    };
    ready.mail("Delrapport");
    refuse(1, 0, "5.7.1");
    // Twice of one mail is not two mailings.
    refuse(2, 0, "5.2.2");
    refuse(3, 1, "5.2.2");
    ready.shown(&mailings).never_says(came_back);

    ready.app.move_clock_by(600);
    ready.mail("Delrapport, rättad");
    ready.shown(&mailings).never_says(came_back);
    refuse(4, 0, "5.2.2");
    refuse(5, 2, "5.2.2");
    ready
        .shown(&mailings)
        .says("The last two emails to 1 participant came back.")
        .says("Eko goes on writing to them.");
    assert_eq!(ready.given_up(), 0);

    // Everybody is written to again. What arrives ends the row.
    ready.app.move_clock_by(600);
    let third = ready.mail("Delrapport, rättad igen");
    assert_eq!(ready.figures(&third), Figures { accepted: 3, ..Figures::default() });
    ready.shown(&mailings).never_says(came_back);
    refuse(6, 2, "5.7.1");
    ready.shown(&mailings).says("The last two emails to 1 participant came back.");
    // Somebody says that it is gone: then nothing is left to look at.
    refuse(7, 2, "5.1.1");
    assert_eq!(ready.given_up(), 1);
    ready.shown(&mailings).never_says(came_back);
}

fn the_same_report_is_one_however_often_and_by_whatever_way_it_comes(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let mailing = ready.mail("Delrapport");
    let (to, bounce) = (ready.mail_to(0).from, report(1, "failed", "5.1.1", ""));
    assert_eq!(ready.take_in(&bounce, Some(&to)), Taken::Understood);
    let stamp =
        "Received: from relay.example.net by mail.example.org; Wed, 08 Sep 2021 12:00:00 +0200\r\n";
    let by_another_way = format!("Delivered-To: {to}\r\n{stamp}{bounce}");
    for again in [&bounce, &by_another_way, &by_another_way.replace("\r\n", "\n")] {
        for recipient in [Some(to.as_str()), None] {
            assert_eq!(ready.take_in(again, recipient), Taken::Again);
        }
    }
    assert_eq!(ready.returned(), 1);
    let torn = Figures { accepted: 1, bounced: 1, ..Figures::default() };
    assert_eq!(ready.figures(&mailing), torn);
    // Another report on the same mail is another message, and still one address that does not exist.
    assert_eq!(ready.take_in(&report(2, "failed", "5.1.1", ""), Some(&to)), Taken::Understood);
    assert_eq!(ready.returned(), 2);
    assert_eq!(ready.figures(&mailing), torn);
    ready.shown(&mailing).says("The address does not exist 1");
}

fn delayed_is_not_failed_and_a_holiday_is_no_bounce(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let mailing = ready.mail("Delrapport");
    let before = ready.figures(&mailing);
    let late = ready.mail_to(0).from;
    assert_eq!(ready.take_in(&report(1, "delayed", "4.4.1", ""), Some(&late)), Taken::Understood);
    let away = ready.mail_to(1);
    assert_eq!(ready.take_in(&holiday(2, &away), Some(&away.from)), Taken::Understood);
    assert_eq!(ready.figures(&mailing), before);
    assert_eq!((ready.given_up(), ready.kept()), (0, 0));
    ready
        .shown(&mailing)
        .says("complete")
        .says("Accepted 2")
        .never_says("Bounced")
        .says("Delayed, not failed 1")
        .says("Automatic replies, not bounces 1");
    // Given up in the end, days later.
    assert_eq!(ready.take_in(&report(3, "failed", "4.4.7", ""), Some(&late)), Taken::Understood);
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, bounced: 1, ..Figures::default() });
    assert_eq!(ready.given_up(), 0);
}

fn what_comes_late_settles_what_nobody_knew(engine: Engine) {
    let ready = Ready::with_people(engine, 5);
    for person in 0..4 {
        ready.smtp.on(Rule {
            phase: Phase::AfterTaken,
            recipient: Some(address_of(person)),
            times: Times::Once,
            then: Action::Drop,
        });
    }
    let mailing = ready.mail("Delrapport");
    assert_eq!(
        ready.figures(&mailing),
        Figures { accepted: 1, uncertain: 4, ..Figures::default() }
    );
    let tell = |number: u32, person: usize, action: &str, status: &str| {
        let told = report(number, action, status, "");
        assert_eq!(ready.take_in(&told, Some(&ready.mail_to(person).from)), Taken::Understood);
    };
    tell(1, 0, "delivered", "2.0.0");
    assert_eq!(
        ready.figures(&mailing),
        Figures { accepted: 2, uncertain: 3, ..Figures::default() }
    );
    tell(2, 1, "failed", "5.1.1");
    assert_eq!(
        ready.figures(&mailing),
        Figures { accepted: 2, bounced: 1, uncertain: 2, ..Figures::default() }
    );
    // Only a mail that arrived is answered.
    assert_eq!(ready.take_in(&holiday(3, &ready.mail_to(2)), None), Taken::Understood);
    // One that is under way may still come back.
    tell(4, 3, "delayed", "4.4.1");
    assert_eq!(
        ready.figures(&mailing),
        Figures { accepted: 3, bounced: 1, uncertain: 1, ..Figures::default() }
    );
    ready.shown(&mailing).says("needs attention").says("Nobody knows whether 1 email arrived");
    tell(5, 3, "relayed", "2.0.0");
    assert_eq!(ready.figures(&mailing), Figures { accepted: 4, bounced: 1, ..Figures::default() });
    ready.shown(&mailing).says("complete").never_says("Nobody knows");
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken_count(), 5, "nothing was sent again");
}

/// Says that a claimed mail is about to be sent.
fn begin(
    c: &mut Connection,
    mail: &queries::Claimed,
    until: eko::clock::Timestamp,
) -> QueryResult<bool> {
    queries::begin(c, &Going::new(mail, (Purpose::Interim, until), (String::new(), 0), 0))
}

fn a_bounce_that_is_quicker_than_the_relays_own_yes_is_not_forgotten(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    let mailing = ready.publish("Delrapport");
    let (now, until) = ready.lease();
    // What the worker writes down before a mail goes …
    let mail = ready.write(move |c| {
        let lease = Lease { owner: "worker".into(), until };
        let mail = queries::claim(c, &lease, now, 1)?.pop().expect("a delivery");
        assert!(begin(c, &mail, until)?);
        Ok(mail)
    });
    let to = format!("bounces+{}@example.org", mail.bounce_token);
    assert_eq!(ready.take_in(&report(1, "failed", "5.1.1", ""), Some(&to)), Taken::Understood);
    assert_eq!(ready.app.count("SELECT count(*) FROM delivery WHERE state = 'transmitting'"), 1);
    // … and when the relay has said yes.
    ready.write(move |c| {
        assert_eq!(queries::Taken::write(&[&queries::Taken::new(&mail, now, 0)], c)?, [true]);
        Ok(())
    });
    assert_eq!(ready.figures(&mailing), Figures { bounced: 1, ..Figures::default() });
    assert_eq!(ready.given_up(), 1);
}

fn a_bounce_that_came_before_the_answer_was_lost_settles_it_too(engine: Engine) {
    let ready = Ready::with_people(engine, 2);
    let mailing = ready.publish("Delrapport");
    let (now, until) = ready.lease();
    let mails = ready.write(move |c| {
        let lease = Lease { owner: "worker".into(), until };
        let mails = queries::claim(c, &lease, now, 2)?;
        for mail in &mails {
            assert!(begin(c, mail, until)?);
        }
        Ok(mails)
    });
    for (number, mail) in (1..).zip(&mails) {
        let to = format!("bounces+{}@example.org", mail.bounce_token);
        assert_eq!(
            ready.take_in(&report(number, "failed", "5.1.1", ""), Some(&to)),
            Taken::Understood
        );
    }
    // One worker gives the answer up …
    let (id, token) = (mails[0].id, mails[0].token);
    ready.write(move |c| {
        let settled = Settled {
            state: State::Uncertain,
            due_at: now,
            counts: true,
            code: None,
            phase: Some("dot"),
        };
        assert!(queries::settle(c, id, token, &settled)?);
        Ok(())
    });
    // … and one dies, and is found out when its lease is over.
    ready.app.move_clock_by(1000);
    ready.app.send_mail();
    assert_eq!(ready.figures(&mailing), Figures { bounced: 2, ..Figures::default() });
}

fn whoever_complains_is_forgotten_at_once_and_leaves_a_count(engine: Engine) {
    let ready = Ready::with_people(engine, 3);
    let mailing = ready.mail("Delrapport");
    let mail = ready.mail_to(0);
    assert_eq!(ready.take_in(&complaint(1, &mail), None), Taken::Understood);
    assert_eq!(ready.app.count("SELECT count(*) FROM address"), 2);
    // A second word about the same mail finds nobody to forget.
    assert_eq!(ready.take_in(&complaint(2, &mail), None), Taken::Understood);
    let gone = "SELECT sum(count) FROM erasure WHERE reason = 'complaint'";
    assert_eq!(ready.app.count(gone), 1);
    assert_eq!(
        ready.figures(&mailing),
        Figures { accepted: 3, ..Figures::default() },
        "it did arrive"
    );
    ready
        .shown(&mailing)
        .says("Accepted 3")
        .never_says("Withdrawn")
        .says("Reported as unwanted; the address is erased 1");
    ready
        .shown(&ready.story.path("/retention"))
        .says("8 September 2021 Their owner reported the email as unwanted – 1");
    ready.shown(&ready.story.path("/follow-up")).says("3 Asked for feedback");
    ready
        .shown(&ready.story.path("/follow-up/feedback"))
        .says("1 of them have erased their address since");
    let next = ready.mail("Delrapport, rättad");
    assert_eq!(ready.figures(&next).total(), 2);
}

fn what_nobody_understands_is_kept_sealed_for_a_person(engine: Engine) {
    let ready = Ready::with_people(engine, 1);
    let mailing = ready.mail("Delrapport");
    assert_eq!(ready.take_in(&letter(1), None), Taken::Kept);
    assert_eq!(ready.take_in(&letter(1), None), Taken::Again);
    let stranger = report(1, "failed", "5.1.1", "Message-ID: <nobody@example.org>\r\n");
    assert_eq!(
        ready.take_in(&stranger, Some("bounces+nobody@example.org")),
        Taken::Kept,
        "about no mail of ours"
    );
    assert_eq!(ready.kept(), 2);
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, ..Figures::default() });

    let sealed = sealed(&ready.app);
    assert_eq!(sealed.len(), 2);
    let wanted = [sealed.clone(), vec![WORDS.into(), b"alex@example.com".to_vec()]].concat();
    let there = found(&files_of(&ready.app), &wanted);
    assert_eq!(
        there,
        sealed.into_iter().collect(),
        "the words are there, and nobody can read them"
    );

    let reader = ready.story.member(&ready.app, "reader@example.org", "reader");
    reader.get(&mailing).expect(200);
    reader.get("/admin/mail").expect(403);
    ready.app.client().get("/admin/mail").expect(303);
    let page = ready
        .shown("/admin/mail")
        .says("2 emails came back that Eko could not understand")
        .says(WORDS);
    let aside = page.link("/admin/mail/returned/");
    reader.post(&aside, &[]).expect(403);
    assert_eq!(ready.kept(), 2);

    // Whichever comes first on the page: both are read, and set aside.
    for left in [1, 0] {
        let aside = ready.shown("/admin/mail").link("/admin/mail/returned/");
        assert_eq!(ready.story.leader.post(&aside, &[]).expect(303).location(), "/admin/mail");
        ready.story.leader.post(&aside, &[]).expect(404);
        assert_eq!(ready.kept(), left);
    }
    ready
        .shown("/admin/mail")
        .says("None. Bounces that Eko understands are counted")
        .never_says(WORDS);
    assert_eq!(ready.returned(), 2, "that they came stays counted");
    assert_eq!(ready.take_in(&letter(1), None), Taken::Again, "what was read does not come back");
}

fn what_nobody_has_looked_at_is_let_go_after_ninety_days(engine: Engine) {
    let ready = Ready::with_people(engine, 0);
    ready.take_in(&letter(1), None);
    ready.app.move_clock_by(DAY);
    ready.take_in(&letter(2), None);
    ready.app.move_clock_by(89 * DAY);
    ready.app.tidy();
    assert_eq!(ready.kept(), 2);
    ready.app.move_clock_by(1);
    ready.app.tidy();
    assert_eq!(ready.kept(), 1);
    ready.story.sign_in_again();
    ready.shown("/admin/mail").says("1 email came back that Eko could not understand");
    ready.app.move_clock_by(DAY);
    ready.app.tidy();
    assert_eq!((ready.kept(), ready.returned()), (0, 2));
}

fn a_mail_server_hands_messages_to_the_program_and_keeps_what_it_could_not_take(engine: Engine) {
    let ready = Ready::with_people(engine, 3);
    let mailing = ready.mail("Delrapport");
    let to = ready.mail_to(0).from;
    let bounce = report(1, "failed", "5.1.1", "");
    let nowhere = match &ready.app.database {
        TestDatabase::Sqlite(_) => {
            format!("sqlite:{}", ready.app.folder.join("nowhere/eko.sqlite").display())
        }
        TestDatabase::Postgres { .. } => format!("{}/nowhere", database::server()),
    };
    let refused = pipe(&ready.app, &nowhere, &to, &bounce);
    assert_eq!(refused.status.code(), Some(75), "try again later");
    assert!(refused.stderr.starts_with(b"eko: "));
    assert_eq!(ready.returned(), 0);

    let here = ready.app.database.url();
    for _ in 0..2 {
        let taken = pipe(&ready.app, &here, &to, &bounce);
        assert_eq!(taken.status.code(), Some(0), "{}", String::from_utf8_lossy(&taken.stderr));
        assert!(taken.stdout.is_empty(), "nothing is sent back to whoever wrote");
    }
    assert_eq!(ready.returned(), 1);
    assert_eq!(ready.figures(&mailing), Figures { accepted: 2, bounced: 1, ..Figures::default() });

    // A report may give back the mail with all that was attached to it.
    let whole = format!(
        "Subject: Delrapport\r\n\r\n{}",
        "All that was sent, over and over again.\r\n".repeat(80_000)
    );
    let large = report(2, "failed", "5.1.1", &whole);
    assert!(large.len() > 3_000_000);
    let taken = pipe(&ready.app, &here, &ready.mail_to(1).from, &large);
    assert_eq!(taken.status.code(), Some(0), "{}", String::from_utf8_lossy(&taken.stderr));
    assert_eq!(ready.figures(&mailing), Figures { accepted: 1, bounced: 2, ..Figures::default() });

    let taken = pipe(&ready.app, &here, "postmaster@example.org", &letter(3));
    assert_eq!(taken.status.code(), Some(0), "kept for a person, and not to be handed in again");
    ready.shown("/admin/mail").says(WORDS);
}

/// What is kept for a person, as it is stored.
fn sealed(app: &TestApp) -> Vec<Vec<u8>> {
    use diesel::prelude::*;
    use eko::db::schema::returned_mail;
    let sealed: Vec<Option<Vec<u8>>> = app
        .run(app.app.db.read(|c| Ok(returned_mail::table.select(returned_mail::sealed).load(c)?)))
        .expect("messages");
    sealed.into_iter().flatten().collect()
}

/// Hands a message to `eko bounce` on a database, as a mail server does through a pipe.
fn pipe(app: &TestApp, database: &str, recipient: &str, message: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_eko"))
        .args(["bounce", "--recipient", recipient])
        .env_clear()
        .env("EKO_DATA_DIR", &app.folder)
        .env("EKO_DATABASE_URL", database)
        .env("EKO_MAIL_FROM", app.app.config.mail.from.as_str())
        .env("EKO_LOG", "warn")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("eko starts");
    // One that gives up before it has read does not hear the end.
    let _ = child.stdin.take().expect("a pipe").write_all(message.as_bytes());
    child.wait_with_output().expect("an end")
}
