//! Relays and workers that fail, and mails of which nobody knows whether they came.

use eko::mailings::queries::Going;

use super::*;

both!(
    who_is_put_off_gets_it_later_with_the_same_message_id,
    a_no_is_final_for_one_and_harms_no_other,
    a_connection_lost_before_the_final_dot_is_tried_again,
    what_a_relay_that_takes_chunks_never_heard_the_end_of_is_tried_again,
    silence_after_the_final_dot_is_uncertain_and_never_sent_again_by_itself,
    an_uncertain_mail_can_be_counted_as_sent,
    a_relay_that_stalls_is_left_and_the_mail_is_not_lost,
    a_relay_in_trouble_uses_up_nobodys_attempts_and_is_told_of,
    a_relay_that_hangs_up_after_each_mail_gets_them_all_once,
    what_is_put_off_for_too_long_has_failed_and_can_be_tried_again,
    a_worker_that_died_leaves_its_claims_to_others_and_its_mail_uncertain,
    a_relay_that_refuses_everybody_is_not_believed_for_long,
    a_mail_that_was_on_its_way_when_the_mailing_was_cancelled_has_no_next_time,
);

/// At this step the relay answers so about the mail to somebody.
fn says(ready: &Ready, (phase, to, times): (Phase, &str, Times), (code, words): (u16, &str)) {
    ready.smtp.on(rule(phase, Some(to), times, Action::Reply(code, words.into())));
}

fn who_is_put_off_gets_it_later_with_the_same_message_id(engine: Engine) {
    let ready = ready(engine, 3);
    says(&ready, (Phase::Rcpt, "person1@", Times::Once), (450, "4.7.1 person1@example.org later"));
    says(&ready, (Phase::Dot, "person1@", Times::Once), (451, "4.3.0 later"));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 2), ("deferred", 1)]);
    ready.story.leader.get(&mailing).expect(200).says("under way").says("2 of 3 done");
    assert_eq!(ready.app.send_mail(), Round::Idle, "not before its time");
    let before =
        ready.app.count("SELECT length(message_id) FROM delivery WHERE state = 'deferred'");
    for _ in 0..2 {
        ready.app.move_clock_by(2 * 3600);
        ready.app.send_mail();
    }
    expect(&ready.app, &[("accepted", 3)]);
    assert!(before > 20);
    assert_eq!(ready.smtp.taken().len(), 3);
    let stored = ready.app.count("SELECT count(*) FROM delivery WHERE phase LIKE '%person%'");
    assert_eq!(stored, 0, "what a server says may hold the address, and is not kept");
}

fn a_no_is_final_for_one_and_harms_no_other(engine: Engine) {
    let ready = ready(engine, 4);
    says(&ready, (Phase::Rcpt, "person0@", Times::Always), (550, "5.1.1 no such user"));
    says(&ready, (Phase::Dot, "person1@", Times::Always), (554, "5.7.1 refused"));
    says(&ready, (Phase::Data, "person2@", Times::Always), (554, "5.5.1 no"));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 1), ("rejected", 3)]);
    assert_eq!(ready.smtp.taken().len(), 1);
    ready.story.leader.get(&mailing).expect(200).says("complete").says("Rejected 3");
    assert_eq!(ready.app.count("SELECT reply_code FROM delivery WHERE phase = 'rcpt'"), 550);
}

fn a_connection_lost_before_the_final_dot_is_tried_again(engine: Engine) {
    let ready = ready(engine, 3);
    // A loss while the body is on its way cannot be told from one after the dot: all of a small mail is in
    // the network's hands by then.
    for phase in [Phase::Mail, Phase::Rcpt, Phase::Data] {
        ready.smtp.on(rule(phase, None, Times::Once, Action::Drop));
    }
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    for _ in 0..3 {
        ready.app.move_clock_by(3600);
        ready.app.send_mail();
    }
    expect(&ready.app, &[("accepted", 3)]);
    let mut to: Vec<_> = ready.smtp.taken().into_iter().flat_map(|mail| mail.to).collect();
    to.sort();
    assert_eq!(to, ["person0@example.org", "person1@example.org", "person2@example.org"]);
}

/// It has every byte of the mail by then, and knows that this was not all.
fn what_a_relay_that_takes_chunks_never_heard_the_end_of_is_tried_again(engine: Engine) {
    let smtp = SmtpServer::start_as(Manner::Chunking);
    let ready = ready_at(smtp, engine, 4, "?timeout=1");
    let stall = Action::Stall(Duration::from_secs(60));
    let refuse = Action::Reply(451, "4.3.0 later".into());
    for (phase, then) in [
        (Phase::Data, Action::Drop),
        (Phase::Body, Action::Drop),
        (Phase::Body, stall),
        (Phase::Data, refuse),
    ] {
        ready.smtp.on(rule(phase, None, Times::Once, then));
    }
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    for _ in 0..3 {
        ready.app.move_clock_by(3600);
        ready.app.send_mail();
    }
    expect(&ready.app, &[("accepted", 4)]);
    assert_eq!(ready.smtp.taken().len(), 4, "each of them once");
}

fn silence_after_the_final_dot_is_uncertain_and_never_sent_again_by_itself(engine: Engine) {
    let ready = ready(engine, 3);
    ready.smtp.on(rule(Phase::AfterTaken, Some("person0@"), Times::Once, Action::Drop));
    ready.smtp.on(rule(Phase::Dot, Some("person1@"), Times::Once, Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    ready.app.move_clock_by(DAY);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 1), ("uncertain", 2)]);
    assert_eq!(ready.smtp.taken().len(), 2, "one of the uncertain was taken, one was not");
    ready.story.sign_in_again();
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("needs attention")
        .says("Nobody knows whether 2 emails arrived");
    ready.story.press(&mailing, "send-again");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 3)]);
    assert_eq!(ready.smtp.taken().len(), 4);
    assert_eq!(
        ready.app.count(
            "SELECT count(*) FROM audit_entry WHERE action = 'mailing.uncertain-sent-again'"
        ),
        1
    );
}

fn an_uncertain_mail_can_be_counted_as_sent(engine: Engine) {
    let ready = ready(engine, 1);
    ready.smtp.on(rule(Phase::AfterTaken, None, Times::Once, Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    ready.story.press(&mailing, "count-as-sent");
    expect(&ready.app, &[("accepted", 1)]);
    ready.story.leader.get(&mailing).expect(200).says("complete");
}

fn a_relay_that_stalls_is_left_and_the_mail_is_not_lost(engine: Engine) {
    let ready = ready_with(engine, 1, "?timeout=0.3");
    ready.smtp.on(rule(Phase::Rcpt, None, Times::Once, Action::Stall(Duration::from_secs(30))));
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("deferred", 1)]);
    ready.app.move_clock_by(3600);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 1)]);
    assert_eq!(ready.smtp.taken().len(), 1);
}

fn a_relay_in_trouble_uses_up_nobodys_attempts_and_is_told_of(engine: Engine) {
    let ready = ready(engine, 5);
    ready.smtp.on(rule(Phase::Connect, None, Times::N(4), Action::Reply(421, "busy".into())));
    let mailing = ready.story.publish(&ready.report);
    assert_eq!(ready.app.send_mail(), Round::Trouble);
    expect(&ready.app, &[("queued", 5)]);
    assert_eq!(ready.app.count("SELECT sum(attempts) FROM delivery"), 0);
    ready.story.leader.get(&mailing).expect(200).says("needs attention").says(
        "The mail relay is not answering as it should: the relay answered 421 when Eko connected",
    );
    while ready.app.send_mail() == Round::Trouble {}
    expect(&ready.app, &[("accepted", 5)]);
    ready.story.leader.get(&mailing).expect(200).says("complete").never_says("is not answering");
}

fn a_relay_that_hangs_up_after_each_mail_gets_them_all_once(engine: Engine) {
    let ready = ready(engine, 6);
    ready.smtp.close_after(1);
    ready.story.publish(&ready.report);
    while ready.app.send_mail() == Round::Trouble {}
    expect(&ready.app, &[("accepted", 6)]);
    assert_eq!(ready.smtp.taken().len(), 6);
}

fn what_is_put_off_for_too_long_has_failed_and_can_be_tried_again(engine: Engine) {
    let ready = ready(engine, 1);
    ready.smtp.on(rule(Phase::Rcpt, None, Times::N(2), Action::Reply(450, "later".into())));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    ready.app.move_clock_by(6 * DAY);
    ready.app.send_mail();
    expect(&ready.app, &[("failed", 1)]);
    ready.story.sign_in_again();
    ready.story.leader.get(&mailing).expect(200).says("needs attention");
    ready.story.press(&mailing, "retry-failed");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 1)]);
}

fn a_worker_that_died_leaves_its_claims_to_others_and_its_mail_uncertain(engine: Engine) {
    let ready = ready(engine, 3);
    ready.story.publish(&ready.report);
    let now = ready.app.app.clock.now();
    // What a worker leaves behind that is killed: two claims, and one mail on its way.
    ready
        .app
        .run(ready.app.app.db.write(eko::db::By::Upkeep, move |c| {
            let lease = eko::mailings::queries::Lease {
                owner: "dead".into(),
                until: now.plus_seconds(900),
            };
            let claimed = eko::mailings::queries::claim(c, &lease, now, 10)?;
            assert_eq!(claimed.len(), 3);
            let until = (eko::addresses::Purpose::Interim, now.plus_seconds(900));
            let going = Going::new(&claimed[0], until, (String::new(), 0), 0);
            eko::mailings::queries::begin(c, &going)?;
            Ok(())
        }))
        .expect("claims");
    assert_eq!(ready.app.send_mail(), Round::Idle, "the leases still hold");
    ready.app.move_clock_by(1000);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 2), ("uncertain", 1)]);
    assert_eq!(ready.smtp.taken().len(), 2);
}

fn a_relay_that_refuses_everybody_is_not_believed_for_long(engine: Engine) {
    let ready = ready(engine, 12);
    ready.smtp.on(rule(
        Phase::Rcpt,
        None,
        Times::Always,
        Action::Reply(554, "5.7.1 relay access denied".into()),
    ));
    let mailing = ready.story.publish(&ready.report);
    assert_eq!(ready.app.send_mail(), Round::Trouble);
    let states = states(&ready.app);
    assert!(states["rejected"] <= 7 && states["queued"] >= 5, "{states:?}");
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("needs attention")
        .says("the relay answered 554 when the recipient was named")
        .says("Everybody who was tried has been rejected");
    ready.smtp.behave();
    while ready.app.send_mail() == Round::Trouble {}
    ready.story.press(&mailing, "retry-rejected");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 12)]);
    assert_eq!(ready.smtp.taken().len(), 12);
}

fn a_mail_that_was_on_its_way_when_the_mailing_was_cancelled_has_no_next_time(engine: Engine) {
    use eko::mailings::State;
    use eko::mailings::queries::{self, Lease, Settled};
    let ready = ready(engine, 1);
    let mailing = ready.story.publish(&ready.report);
    let now = ready.app.app.clock.now();
    let until = now.plus_seconds(900);
    let db = &ready.app.app.db;
    let mail = ready.app.run(db.write(eko::db::By::Upkeep, move |c| {
        let lease = Lease { owner: "worker".into(), until };
        let mail = queries::claim(c, &lease, now, 1)?.pop().expect("a delivery");
        let until = (eko::addresses::Purpose::Interim, until);
        assert!(queries::begin(c, &Going::new(&mail, until, (String::new(), 0), 0))?);
        Ok(mail)
    }));
    let mail = mail.expect("a mail on its way");
    ready.story.press(&mailing, "cancel");
    expect(&ready.app, &[("transmitting", 1)]);
    let later = now.plus_seconds(60);
    let settled = Settled {
        state: State::Deferred,
        due_at: later,
        counts: true,
        code: Some(451),
        phase: Some("dot"),
    };
    let settle = db.write(eko::db::By::Upkeep, move |c| {
        Ok(queries::settle(c, mail.id, mail.token, &settled)?)
    });
    assert!(ready.app.run(settle).expect("written down"));
    expect(&ready.app, &[("cancelled", 1)]);
}
