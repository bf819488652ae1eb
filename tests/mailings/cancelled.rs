//! Stories about what a mailing's page says of what was stopped, cancelled, or is over.

use super::{DAY, Ready, expect, ready, rule};
use crate::both;
use crate::support::Engine;
use crate::support::smtp::{Action, Phase, Times};

both!(
    cancelling_asks_first_and_says_how_many_never_get_it,
    what_was_cancelled_is_told_as_it_is,
    a_report_that_was_mailed_says_so_before_it_is_mailed_again,
    who_has_withdrawn_since_is_not_said_to_miss_what_was_cancelled,
    an_order_that_does_nothing_says_why,
    what_is_stopped_has_no_pace_and_what_is_counted_by_hand_adds_none,
    what_a_relay_did_is_told_in_the_language_of_who_reads_it,
);

impl Ready {
    /// A mailing that nothing of has gone, cancelled.
    fn cancelled(&self) -> String {
        let mailing = self.story.publish(&self.report);
        self.story.press(&mailing, "pause");
        self.story.press(&mailing, "cancel");
        mailing
    }
}

fn cancelling_asks_first_and_says_how_many_never_get_it(engine: Engine) {
    let ready = ready(engine, 3);
    let mailing = ready.story.publish(&ready.report);
    ready.story.press(&mailing, "pause");
    let leader = &ready.story.leader;
    let page = leader.get(&mailing).expect(200);
    assert!(!page.markup().contains("value=\"cancel\""), "not on one click");
    let ask = leader.get(&page.link(&format!("{mailing}/ask/cancel"))).expect(200);
    let ask = ask.says("3 people will then never get this email").says("This cannot be undone");
    assert_eq!(ask.field("seen"), "3");
    // One click on an old page, or one who withdrew meanwhile: it asks again.
    leader.post(&mailing, &[("do", "cancel")]).expect(422).says("Nothing has been done");
    leader.post(&mailing, &[("do", "cancel"), ("seen", "4")]).expect(422).says("now it is 3");
    expect(&ready.app, &[("queued", 3)]);
    ready.story.press(&mailing, "cancel");
    expect(&ready.app, &[("cancelled", 3)]);
    // There is nothing to ask any more.
    assert_eq!(leader.get(&format!("{mailing}/ask/cancel")).expect(303).location(), mailing);
    leader.get(&format!("{mailing}/ask/remove")).expect(404);
}

fn what_was_cancelled_is_told_as_it_is(engine: Engine) {
    let ready = ready(engine, 3);
    let mailing = ready.cancelled();
    let leader = &ready.story.leader;
    let page = leader.get(&mailing).expect(200);
    let page = page
        .says("0 of 3 done")
        .says("The mailing was cancelled. 3 people will never get this email.")
        .says("Add a new version of the report");
    assert!(page.markup().contains("value=\"0\" max=\"3\""), "an empty bar");
    leader
        .get(&format!("{mailing}/now"))
        .expect(200)
        .says("\"done\":\"0 of 3 done\"")
        .says("\"value\":\"0\"");
    // The list adds up, and leads to what can be done.
    let list = ready.story.page("/mailings");
    let list = list.says("Recipients Accepted Cancelled").says("cancelled 3 0 3").says(
        "The mailing of “Delrapport (in English)” was cancelled, and 3 people who asked for it",
    );
    assert!(list.markup().contains(&format!("href=\"{mailing}\"")));
    let publish = leader.get(&format!("{}/publish", ready.report)).expect(200);
    let publish = publish
        .says("The mailing of this version was cancelled: 0 of 3 sent, 3 will never get it.")
        .says("Add a new version of the report")
        .never_says("0 people asked for this");
    assert!(!publish.markup().contains("value=\"participants\""), "nobody is offered");
    let publish = leader.get(&format!("{}/publish?step=recipients", ready.report)).expect(200);
    let publish = publish.says("There is nobody left to email this version to.");
    assert!(!publish.markup().contains("value=\"participants\""), "nobody is offered");
    // A new version reaches them.
    let pdf = eko::demo::one_page_pdf("Ny");
    let fields = [("kind", "interim"), ("version", "2.0"), ("title_sv", "Ny"), ("link", "")];
    let new = ready.story.path("/reports/new");
    let again = leader.upload(&new, &fields, Some(("new.pdf", &pdf))).expect(303);
    ready.story.publish(again.location());
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3), ("cancelled", 3)]);
    ready.story.page("/mailings").never_says("was cancelled, and");
}

fn a_report_that_was_mailed_says_so_before_it_is_mailed_again(engine: Engine) {
    let ready = ready(engine, 2);
    ready.story.publish(&ready.report);
    let publish = format!("{}/publish", ready.report);
    let says = |words: &str| ready.story.leader.get(&publish).expect(200).says(words);
    let recipients = format!("{publish}?step=recipients");
    says("This version has been emailed: 0 of 2 sent, 2 waiting.");
    ready.app.send_mail();
    says("This version has been emailed: 2 of 2 sent, 0 waiting.")
        .never_says("0 people asked for this");
    let page = ready.story.leader.get(&recipients).expect(200);
    page.says("There is nobody left to email this version to.")
        .never_says("Publish without emailing");
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "late@example.org", "en", &["interim"]);
    says("1 person has asked for this since it was emailed.");
    ready.story.leader.get(&recipients).expect(200).says("The participants (1)");
}

fn who_has_withdrawn_since_is_not_said_to_miss_what_was_cancelled(engine: Engine) {
    let ready = ready(engine, 3);
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "kim@example.org", "en", &["interim", "final"]);
    ready.cancelled();
    let end = |says: &str| ready.story.page("/archive/end").says(says);
    end("Delrapport (in English): 4 people have not been sent it");
    let token = |select: &str| {
        let id = eko::db::ids::AddressId(ready.app.count(select));
        eko::addresses::token(&ready.app.app.secrets, id)
    };
    let gone = token("SELECT min(id) FROM address WHERE NOT final");
    ready.app.client().post(&format!("/a/{gone}/unsubscribe"), &[]).expect(200);
    end("Delrapport (in English): 3 people have not been sent it");
    // Who takes back this purpose alone keeps their address.
    let other = token("SELECT id FROM address WHERE final");
    let fields = [("language", "en"), ("final", "1")];
    ready.app.client().post(&format!("/a/{other}"), &fields).expect(303);
    end("Delrapport (in English): 2 people have not been sent it");
    ready.story.page("/mailings").says("was cancelled, and 2 people who asked for it");
}

fn an_order_that_does_nothing_says_why(engine: Engine) {
    let ready = ready(engine, 2);
    ready.smtp.on(rule(Phase::AfterTaken, None, Times::N(2), Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    let leader = &ready.story.leader;
    let idle = |fields: &[(&str, &str)], why: &str| {
        let answer = leader.post(&mailing, fields).expect(303);
        leader.get(answer.location()).expect(200).says(&format!("Nothing was done: {why}"));
    };
    idle(&[("do", "resume")], "the mailing is already under way.");
    ready.story.press(&mailing, "pause");
    idle(&[("do", "pause")], "the mailing is already paused.");
    idle(&[("do", "start"), ("seen", "2")], "the mailing has already begun.");
    idle(&[("do", "last")], "it was already so.");
    let moved = [("do", "reschedule"), ("starts_at", "2021-10-09T09:00")];
    leader.post(&mailing, &moved).expect(409).says("The mailing has already begun");
    ready.story.press(&mailing, "resume");
    ready.app.send_mail();
    ready.story.press(&mailing, "count-as-sent");
    for order in ["send-again", "count-as-sent"] {
        idle(&[("do", order), ("which", "all"), ("seen", "2")], "there were none left");
        idle(&[("do", order), ("delivery", "1")], "there were none left");
    }
    for order in ["retry-failed", "retry-rejected"] {
        idle(&[("do", order), ("seen", "2")], "there were none left");
    }
    idle(&[("do", "pause")], "nothing of the mailing is left to send.");
    idle(&[("do", "cancel"), ("seen", "2")], "nothing of the mailing is left to send.");
    expect(&ready.app, &[("accepted", 2)]);
    let logged = |action: &str| {
        ready.app.count(&format!("SELECT count(*) FROM audit_entry WHERE action = '{action}'"))
    };
    assert_eq!((logged("mailing.paused"), logged("mailing.cancelled")), (1, 0));
    leader.get(&mailing).expect(200).never_says("Nothing was done");
}

fn what_is_stopped_has_no_pace_and_what_is_counted_by_hand_adds_none(engine: Engine) {
    let ready = ready(engine, 30);
    ready.smtp.on(rule(Phase::AfterTaken, None, Times::Always, Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    ready.app.move_clock_by(3600);
    ready.app.send_mail();
    let leader = &ready.story.leader;
    let stopped = leader.get(&mailing).expect(200).says("Stopped:");
    stopped.never_says("a minute.").never_says("minutes left");
    ready.story.press(&mailing, "count-as-sent");
    leader.get(&mailing).expect(200).never_says("a minute.");
    // What goes on has the pace of what the relay takes.
    ready.story.press(&mailing, "resume");
    leader.get(&mailing).expect(200).says("under way").never_says("a minute.");
    ready.app.move_clock_by(DAY);
    ready.story.sign_in_again();
    ready.smtp.behave();
    ready.app.send_mail();
    ready.story.leader.get(&mailing).expect(200).says("complete");
}

fn what_a_relay_did_is_told_in_the_language_of_who_reads_it(engine: Engine) {
    let ready = ready(engine, 12);
    ready.smtp.on(rule(Phase::Rcpt, None, Times::Always, Action::Reply(550, "no".into())));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    let leader = &ready.story.leader;
    leader.get(&mailing).expect(200).says("the relay answered 550 when the recipient was named");
    let profile = leader.get("/admin/account").expect(200);
    let name = profile.field("name");
    leader.post("/admin/account", &[("name", &name), ("language", "sv")]).expect(303);
    let page = leader.get(&mailing).expect(200);
    page.says("senast: e-postservern svarade 550 när mottagaren nämndes.").never_says(" at rcpt");
    let test = format!("{}/publish/test", ready.report);
    leader
        .post(&test, &[("sample", "participants sv")])
        .expect(200)
        .says("e-postservern svarade 550 när mottagaren nämndes");
}
