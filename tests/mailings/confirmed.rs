//! Stories about what somebody says before mail goes: it goes to whom they ticked, to as many as they saw, or not at all.

use super::{Ready, expect, ready, rule};
use crate::both;
use crate::support::smtp::{Action, Phase, Times};
use crate::support::{Client, Engine};

both!(
    nobody_is_mailed_whom_the_leader_did_not_tick,
    nobody_is_ticked_beforehand,
    who_wishes_while_the_leader_reads_makes_the_page_ask_again,
    a_leader_with_an_old_page_adds_nobody_unseen,
    a_second_person_approves_of_as_many_as_they_saw,
    a_planned_mailing_begins_now_with_as_many_as_were_seen,
    a_button_for_many_is_for_those_that_were_seen,
    an_order_that_says_nothing_clear_changes_nothing,
    the_same_report_is_not_planned_in_two_ways,
    a_tick_that_is_none_agrees_to_nothing,
    neither_a_language_nor_a_rule_of_mailings_is_guessed,
);

const PARTICIPANTS: [(&str, &str); 2] = [("mail", "yes"), ("audience", "participants")];

impl Ready {
    fn publish_path(&self) -> String {
        format!("{}/publish", self.report)
    }

    /// The last of the steps, with nothing chosen.
    fn last_step(&self) -> String {
        format!("{}?step=confirm&mail=no", self.publish_path())
    }

    /// How many participants the page shows now.
    fn seen(&self) -> String {
        self.story.leader.get(&self.last_step()).expect(200).field("seen-participants")
    }

    fn mailings(&self) -> i64 {
        self.app.count("SELECT count(*) FROM mailing")
    }

    fn wish(&self, address: &str) {
        let dialogue = self.story.dialogue(&self.story.path("/dialogues/1"));
        dialogue.wish(&self.app.client(), address, "en", &["interim"]);
    }

    /// Another leader of the process.
    fn second_leader(&self) -> Client {
        self.story.member(&self.app, "second@example.org", "leader")
    }
}

fn nobody_is_mailed_whom_the_leader_did_not_tick(engine: Engine) {
    let ready = ready(engine, 2);
    let seen = ready.seen();
    let count = ("seen-participants", seen.as_str());
    let (yes, now, all) = (("mail", "yes"), ("when", "now"), ("audience", "participants"));
    let forms: [(&[(&str, &str)], &str); 14] = [
        (&[], "Choose whether the report is to be emailed"),
        (&[yes, now, count], "Tick whom to email it to"),
        (&[all, now, count], "Choose whether the report is to be emailed"),
        (&[("mail", "maybe"), all, now, count], "Choose whether the report is to be emailed"),
        (&[yes, ("mail", "no"), all, now, count], "Choose whether the report is to be emailed"),
        (&[yes, ("audience", "everybody"), now, count], "Choose among those in the list"),
        (&[yes, all, ("audience", ""), now, count], "Choose among those in the list"),
        (&[yes, all, count], "Choose when"),
        (&[yes, all, ("when", "soon"), count], "Choose when"),
        (
            &[yes, all, now, ("starts_at", "2021-09-09T09:00"), count],
            "You wrote a time but chose Now",
        ),
        (&[yes, all, now, ("last", "no"), count], "Go back, reload the page"),
        (&[("mail", "no"), all, count], "You chose to publish without emailing"),
        (&[("mail", "no"), ("when", "later")], "is published at once"),
        (&[yes, all, now], "2 recipients. Something has changed"),
    ];
    for (form, fault) in forms {
        ready.story.leader.post(&ready.publish_path(), form).expect(422).says(fault);
    }
    ready.app.tidy();
    ready.app.send_mail();
    assert_eq!((ready.mailings(), ready.smtp.taken().len()), (0, 0));
    assert_eq!(
        ready.app.count("SELECT count(*) FROM report WHERE published_at IS NOT NULL"),
        0,
        "nothing was published either"
    );
}

fn nobody_is_ticked_beforehand(engine: Engine) {
    let ready = ready(engine, 1);
    let recipients = format!("{}?step=recipients", ready.publish_path());
    let markup = ready.story.leader.get(&recipients).expect(200).markup();
    let boxes = markup.split("<input").filter(|input| input.contains("type=\"checkbox\""));
    for input in boxes {
        let input = input.split('>').next().unwrap_or_default();
        assert!(!input.ends_with(" checked"), "{input}");
    }
    ready.story.order(&ready.report, &[("mail", "yes")]).expect(422);
    ready.story.order(&ready.report, &[("mail", "no")]).expect(303);
    assert_eq!(ready.mailings(), 0);
}

fn who_wishes_while_the_leader_reads_makes_the_page_ask_again(engine: Engine) {
    let ready = ready(engine, 2);
    let seen = ready.seen();
    ready.wish("late@example.org");
    let fields =
        [&PARTICIPANTS[..], &[("when", "now"), ("seen-participants", seen.as_str())]].concat();
    let again = ready
        .story
        .leader
        .post(&ready.publish_path(), &fields)
        .expect(422)
        .says("The participants: you saw 2 recipients, now it is 3.")
        .says("Nothing has been published or emailed.");
    assert_eq!((again.field("seen-participants"), ready.mailings()), ("3".into(), 0));
    assert_eq!(
        ready.app.count("SELECT count(*) FROM audit_entry WHERE action = 'report.published'"),
        0
    );
    let ticked = "name=\"audience\" value=\"participants\"";
    assert!(again.markup().contains(ticked), "what was ticked stays ticked");
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
}

fn a_leader_with_an_old_page_adds_nobody_unseen(engine: Engine) {
    let ready = ready(engine, 2);
    let second = ready.second_leader();
    let seen = ready.seen();
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    let fields =
        [&PARTICIPANTS[..], &[("when", "now"), ("seen-participants", seen.as_str())]].concat();
    // The same again is done already, and mails nobody.
    second.post(&ready.publish_path(), &fields).expect(303);
    ready.wish("late@example.org");
    second
        .post(&ready.publish_path(), &fields)
        .expect(422)
        .says("The participants: you saw 2 recipients, now it is 1.");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 2)]);
    second.submit(&ready.last_step(), &ready.publish_path(), &PARTICIPANTS).expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
}

fn a_second_person_approves_of_as_many_as_they_saw(engine: Engine) {
    let ready = ready(engine, 2);
    let rules =
        [("threshold", "5"), ("heard_target", "90"), ("answer_days", "7"), ("approval", "1")];
    let settings = [&crate::support::story::FILLED_IN[..], &rules].concat();
    ready.story.post("/settings", &settings);
    let unclear = [&settings[..settings.len() - 1], &[("approval", "perhaps")]].concat();
    ready.story.leader.post(&ready.story.path("/settings"), &unclear).expect(422);
    let second = ready.second_leader();
    let mailing = ready.story.publish(&ready.report);
    let approve = format!("{mailing}/approve");
    let seen = second.get(&mailing).expect(200).field("seen");
    ready.wish("late@example.org");
    for unclear in [&[][..], &[("do", "aprove"), ("seen", "3")]] {
        second.post(&approve, unclear).expect(400);
    }
    second
        .post(&approve, &[("do", "approve"), ("seen", seen.as_str())])
        .expect(422)
        .says("You saw 2, now it is 3. Nothing has been done.");
    second.post(&approve, &[("do", "approve")]).expect(422).says("It concerns 3.");
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken().len(), 0);
    assert_eq!(
        ready.app.count("SELECT count(*) FROM audit_entry WHERE action = 'mailing.approved'"),
        0
    );
    second.submit(&mailing, &approve, &[("do", "approve")]).expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
}

fn a_planned_mailing_begins_now_with_as_many_as_were_seen(engine: Engine) {
    let ready = ready(engine, 2);
    let later = [("when", "later"), ("starts_at", "2021-09-09T09:00")];
    let fields = [&PARTICIPANTS[..], &later].concat();
    let mailing = ready.story.order(&ready.report, &fields).expect(303).location().to_owned();
    ready.wish("late@example.org");
    ready
        .story
        .leader
        .post(&mailing, &[("do", "start"), ("seen", "2")])
        .expect(422)
        .says("You saw 2, now it is 3.");
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken().len(), 0);
    ready.story.press(&mailing, "start");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
}

fn a_button_for_many_is_for_those_that_were_seen(engine: Engine) {
    let ready = ready(engine, 2);
    ready.smtp.on(rule(Phase::AfterTaken, None, Times::N(2), Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("uncertain", 2)]);
    for order in ["send-again", "count-as-sent"] {
        let all = [("do", order), ("which", "all"), ("seen", "1")];
        ready.story.leader.post(&mailing, &all).expect(422).says("You saw 1, now it is 2.");
    }
    expect(&ready.app, &[("uncertain", 2)]);
    ready.story.press(&mailing, "count-as-sent");
    expect(&ready.app, &[("accepted", 2)]);
    // A second click finds none left.
    let all = [("do", "count-as-sent"), ("which", "all"), ("seen", "2")];
    ready.story.leader.post(&mailing, &all).expect(303);
}

fn an_order_that_says_nothing_clear_changes_nothing(engine: Engine) {
    let ready = ready(engine, 2);
    ready.smtp.on(rule(Phase::AfterTaken, None, Times::N(2), Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    let orders: [&[(&str, &str)]; 9] = [
        &[],
        &[("do", "go")],
        &[("do", "send-again"), ("seen", "2")],
        &[("do", "send-again"), ("delivery", ""), ("seen", "2")],
        &[("do", "send-again"), ("delivery", "1x"), ("seen", "2")],
        &[("do", "count-as-sent"), ("which", "alle"), ("seen", "2")],
        &[("do", "count-as-sent"), ("do", "send-again"), ("which", "all"), ("seen", "2")],
        &[("do", "send-again"), ("which", "all"), ("delivery", "1"), ("seen", "2")],
        &[("do", "last"), ("last", "off")],
    ];
    for order in orders {
        ready.story.leader.post(&mailing, order).expect(400);
    }
    for sample in [&[][..], &[("sample", "participants")], &[("sample", "everybody en")]] {
        ready.story.leader.post(&format!("{}/test", ready.publish_path()), sample).expect(400);
    }
    expect(&ready.app, &[("uncertain", 2)]);
}

fn the_same_report_is_not_planned_in_two_ways(engine: Engine) {
    let ready = ready(engine, 2);
    let later = [("when", "later"), ("starts_at", "2021-09-09T09:00")];
    let mailing = ready
        .story
        .order(&ready.report, &[&PARTICIPANTS[..], &later].concat())
        .expect(303)
        .location()
        .to_owned();
    // The other leader, who wants it at once, is not told that it is so.
    let second = ready.second_leader();
    let publish = ready.publish_path();
    second
        .submit(&ready.last_step(), &publish, &PARTICIPANTS)
        .expect(409)
        .says("already has a mailing");
    ready.story.press(&mailing, "start");
    ready.story.press(&mailing, "pause");
    ready.story.press(&mailing, "cancel");
    ready.wish("late@example.org");
    second.submit(&ready.last_step(), &publish, &PARTICIPANTS).expect(409).says("was cancelled");
    ready.app.send_mail();
    expect(&ready.app, &[("cancelled", 2)]);
}

fn a_tick_that_is_none_agrees_to_nothing(engine: Engine) {
    let ready = ready(engine, 0);
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    let phone = ready.app.client();
    let key = phone.get(&format!("{}/thanks", dialogue.phone)).expect(200).field("key");
    for word in ["0", "no", "off", "false"] {
        let fields =
            [("key", &*key), ("address", "kim@example.org"), ("interim", "1"), ("final", word)];
        phone.post(&format!("{}/address", dialogue.phone), &fields).expect(400);
    }
    assert_eq!(ready.app.count("SELECT count(*) FROM address"), 0);
}

fn neither_a_language_nor_a_rule_of_mailings_is_guessed(engine: Engine) {
    let ready = ready(engine, 0);
    let new = ready.story.path("/contacts/new");
    for language in [&[][..], &[("language", "")], &[("language", "tlh")]] {
        let fields = [&[("name", "Alex Berg"), ("address", "alex@example.org")], language].concat();
        ready.story.leader.post(&new, &fields).expect(422);
    }
    assert_eq!(ready.app.count("SELECT count(*) FROM contact"), 0);
    let rules = [("threshold", "5"), ("heard_target", "90"), ("answer_days", "7")];
    let settings = [&crate::support::story::FILLED_IN[..], &rules].concat();
    let days = |days: &'static str| {
        let mailing = [("reminder_days", days), ("bounce_days", days)];
        let fields = [&settings[..], &mailing].concat();
        ready.story.leader.post(&ready.story.path("/settings"), &fields)
    };
    days("60").expect(303);
    days("").expect(422);
    ready.story.post("/settings", &settings);
    let kept = "SELECT count(*) FROM process WHERE reminder_days = 60 AND bounce_days = 60";
    assert_eq!(ready.app.count(kept), 1);
}
