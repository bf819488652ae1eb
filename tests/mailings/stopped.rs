//! Relays that drop, refuse or put off everything: a mailing is stopped before they use it up, remembers it, and goes on.

use super::*;

both!(
    a_relay_that_drops_everything_makes_few_uncertain_however_often_work_begins,
    a_relay_that_refuses_everybody_rejects_few_and_goes_on_when_it_takes_one,
    a_relay_that_puts_everybody_off_uses_up_nobodys_tries,
    a_relay_that_turns_bad_midway_is_stopped_as_well,
    two_workers_are_stopped_together,
    a_handful_of_dead_mailboxes_does_not_strand_the_others,
    dead_mailboxes_alone_are_believed_in_the_end,
    what_was_stopped_goes_on_when_a_person_says_so,
    a_relay_that_knows_nobody_at_first_is_not_taken_for_a_bad_one,
    what_was_put_off_as_the_mailing_stopped_shows_that_second_tries_are_taken,
    an_answer_that_comes_late_lets_no_stopped_mailing_go_on,
    a_relay_that_drops_every_second_mail_is_stopped_for_a_person,
    a_relay_that_refuses_every_second_mail_is_told_of_and_all_of_it_can_be_tried_again,
    a_relay_that_puts_off_every_second_mail_loses_none,
    what_workers_left_when_they_died_is_no_silence_of_the_relays,
);

const PEOPLE: i64 = 30;
/// The breaker's few, and one on each connection.
const FEW: i64 = 6;

fn of(states: &HashMap<String, i64>, state: &str) -> i64 {
    states.get(state).copied().unwrap_or_default()
}

/// Starts work anew again and again, as a worker does that is started again, for hours.
fn work_for_hours(app: &TestApp, hours: i64) {
    for _ in 0..hours * 2 {
        app.move_clock_by(1800);
        for _ in 0..3 {
            app.send_mail();
        }
    }
}

fn a_relay_that_drops_everything_makes_few_uncertain_however_often_work_begins(engine: Engine) {
    let ready = ready(engine, 30);
    ready.smtp.on(rule(Phase::AfterTaken, None, Times::Always, Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    assert_eq!(ready.app.send_mail(), Round::Trouble);
    for _ in 0..5 {
        ready.app.send_mail();
    }
    let now = states(&ready.app);
    assert!(of(&now, "uncertain") <= FEW, "{now:?}");
    assert_eq!(of(&now, "uncertain") + of(&now, "queued"), PEOPLE, "{now:?}");
    ready
        .story
        .leader
        .get(&mailing)
        .expect(200)
        .says("needs attention")
        .says("Stopped: one email after another could not be delivered")
        .says("Eko tries one more email, to somebody else, on ")
        .says("Go on now");
    // A few are risked to see whether it has come to its senses, and then no more.
    work_for_hours(&ready.app, 24);
    let now = states(&ready.app);
    assert!(of(&now, "uncertain") <= FEW + 3, "{now:?}");
    ready.story.sign_in_again();
    let leader = &ready.story.leader;
    leader.get(&mailing).expect(200).says("Eko does not try more by itself");
    ready.smtp.behave();
    work_for_hours(&ready.app, 24);
    assert_eq!(states(&ready.app), now, "it is for a person to say");
    ready.story.sign_in_again();
    leader.post(&mailing, &[("do", "resume")]).expect(303);
    ready.app.send_mail();
    let uncertain = of(&now, "uncertain");
    expect(&ready.app, &[("accepted", PEOPLE - uncertain), ("uncertain", uncertain)]);
    let mut to: Vec<_> = ready.smtp.taken().into_iter().flat_map(|mail| mail.to).collect();
    to.sort();
    to.dedup();
    assert_eq!(to.len(), ready.smtp.taken().len(), "nobody got it twice");
}

fn a_relay_that_refuses_everybody_rejects_few_and_goes_on_when_it_takes_one(engine: Engine) {
    for phase in [Phase::Rcpt, Phase::Data, Phase::Dot] {
        let ready = ready(engine, 30);
        ready.smtp.on(rule(phase, None, Times::Always, Action::Reply(554, "no".into())));
        let mailing = ready.story.publish(&ready.report);
        for _ in 0..5 {
            ready.app.send_mail();
        }
        work_for_hours(&ready.app, 12);
        let now = states(&ready.app);
        assert!(of(&now, "rejected") < FEW, "{phase:?}: {now:?}");
        assert_eq!(of(&now, "rejected") + of(&now, "queued"), PEOPLE, "{phase:?}: {now:?}");
        ready.smtp.behave();
        work_for_hours(&ready.app, 9);
        let rejected = of(&now, "rejected");
        expect(&ready.app, &[("accepted", PEOPLE - rejected), ("rejected", rejected)]);
        ready.story.sign_in_again();
        ready.story.leader.get(&mailing).expect(200).says("complete").never_says("Stopped:");
    }
}

fn a_relay_that_puts_everybody_off_uses_up_nobodys_tries(engine: Engine) {
    for action in
        [Action::Reply(451, "later".into()), Action::Reply(421, "later".into()), Action::Drop]
    {
        let ready = ready(engine, 30);
        ready.smtp.on(rule(Phase::Rcpt, None, Times::Always, action));
        ready.story.publish(&ready.report);
        ready.app.send_mail();
        work_for_hours(&ready.app, 6);
        assert!(ready.app.count("SELECT sum(attempts) FROM delivery") < FEW);
        let begun = ready.smtp.transactions_begun();
        assert!(begun < 40, "{begun} were tried");
        ready.smtp.behave();
        work_for_hours(&ready.app, 9);
        expect(&ready.app, &[("accepted", PEOPLE)]);
        assert_eq!(ready.smtp.taken().len(), 30);
    }
}

fn a_relay_that_turns_bad_midway_is_stopped_as_well(engine: Engine) {
    let ready = ready(engine, 30);
    ready.story.publish(&ready.report);
    ready.smtp.on(rule(Phase::Dot, None, Times::N(10), Action::Stall(Duration::ZERO)));
    ready.smtp.on(rule(Phase::Dot, None, Times::Always, Action::Drop));
    ready.app.send_mail();
    for _ in 0..3 {
        ready.app.send_mail();
    }
    let now = states(&ready.app);
    assert_eq!(of(&now, "accepted"), 10, "{now:?}");
    assert!(of(&now, "uncertain") <= FEW, "{now:?}");
}

fn two_workers_are_stopped_together(engine: Engine) {
    let ready = ready(engine, 30);
    ready.smtp.on(rule(Phase::Rcpt, None, Times::Always, Action::Reply(554, "no".into())));
    ready.story.publish(&ready.report);
    let work = || {
        let app = ready.app.app.clone();
        std::thread::spawn(move || {
            crate::support::run(Worker::new(app).run_until_idle()).expect("a worker")
        })
    };
    for worker in [work(), work(), work()] {
        worker.join().expect("it ends");
    }
    let now = states(&ready.app);
    assert!(of(&now, "rejected") < FEW, "{now:?}");
    assert_eq!(of(&now, "claimed"), 0, "{now:?}");
}

fn a_handful_of_dead_mailboxes_does_not_strand_the_others(engine: Engine) {
    let ready = ready(engine, 14);
    // So many that several of them meet in a row.
    for dead in 2..12 {
        let to = format!("person{dead}@");
        let no = Action::Reply(550, "5.1.1 no such user".into());
        ready.smtp.on(rule(Phase::Rcpt, Some(&to), Times::Always, no));
    }
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    work_for_hours(&ready.app, 30);
    let now = states(&ready.app);
    assert_eq!(of(&now, "accepted"), 4, "whoever can be reached was: {now:?}");
    ready.story.sign_in_again();
    // The last of the dead wait; a person who knows better is believed.
    for _ in 0..3 {
        ready.story.leader.post(&mailing, &[("do", "resume")]).expect(303);
        ready.app.send_mail();
    }
    expect(&ready.app, &[("accepted", 4), ("rejected", 10)]);
    ready.story.leader.get(&mailing).expect(200).says("complete");
}

fn dead_mailboxes_alone_are_believed_in_the_end(engine: Engine) {
    let ready = ready(engine, 8);
    ready.smtp.on(rule(Phase::Rcpt, None, Times::Always, Action::Reply(550, "no".into())));
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    work_for_hours(&ready.app, 5 * 24);
    work_for_hours(&ready.app, 30);
    expect(&ready.app, &[("rejected", 8)]);
}

fn what_was_stopped_goes_on_when_a_person_says_so(engine: Engine) {
    let ready = ready(engine, 30);
    ready.smtp.on(rule(Phase::Rcpt, None, Times::Always, Action::Reply(554, "no".into())));
    let mailing = ready.story.publish(&ready.report);
    ready.app.send_mail();
    ready.smtp.behave();
    assert_eq!(ready.app.send_mail(), Round::Idle, "not before its time");
    let rejected = of(&states(&ready.app), "rejected");
    // Paused and resumed, it goes on as well.
    for order in ["pause", "resume"] {
        ready.story.leader.post(&mailing, &[("do", order)]).expect(303);
    }
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", PEOPLE - rejected), ("rejected", rejected)]);
}

fn a_relay_that_knows_nobody_at_first_is_not_taken_for_a_bad_one(engine: Engine) {
    let ready = ready(engine, 30);
    ready.smtp.greylist();
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    work_for_hours(&ready.app, 3);
    expect(&ready.app, &[("accepted", PEOPLE)]);
    assert_eq!(ready.smtp.taken().len(), 30);
}

/// The relay hangs up on the first few before it has heard for whom they are, so that it knows nobody it has put off
/// but the one whose mail stops the mailing.
fn what_was_put_off_as_the_mailing_stopped_shows_that_second_tries_are_taken(engine: Engine) {
    let ready = ready(engine, 60);
    ready.smtp.on(rule(Phase::Mail, None, Times::N(4), Action::Drop));
    ready.smtp.greylist();
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    work_for_hours(&ready.app, 3);
    expect(&ready.app, &[("accepted", 60)]);
    assert_eq!(ready.smtp.taken().len(), 60);
}

fn an_answer_that_comes_late_lets_no_stopped_mailing_go_on(engine: Engine) {
    let ready = ready(engine, 30);
    // One is taken, and its answer comes when those after it have long vanished.
    let late = Action::Stall(Duration::from_millis(1500));
    ready.smtp.on(rule(Phase::Dot, None, Times::Once, late));
    ready.smtp.on(rule(Phase::Dot, None, Times::Always, Action::Drop));
    let mailing = ready.story.publish(&ready.report);
    for _ in 0..3 {
        ready.app.send_mail();
    }
    let now = states(&ready.app);
    assert_eq!(of(&now, "accepted"), 1, "{now:?}");
    assert!(of(&now, "uncertain") <= FEW, "{now:?}");
    ready.story.leader.get(&mailing).expect(200).says("Stopped:");
}

fn alternating(phase: Phase, then: Action) -> super::Rule {
    rule(phase, None, Times::EverySecond(Turn::Passes), then)
}

fn nobody_got_two(ready: &Ready) {
    let mut to: Vec<_> = ready.smtp.taken().into_iter().flat_map(|mail| mail.to).collect();
    to.sort();
    to.dedup();
    assert_eq!(to.len(), ready.smtp.taken_count());
}

fn a_relay_that_drops_every_second_mail_is_stopped_for_a_person(engine: Engine) {
    // Some vanish before the relay has taken them, some after.
    for phase in [Phase::Dot, Phase::AfterTaken] {
        let ready = ready(engine, 40);
        ready.smtp.on(alternating(phase, Action::Drop));
        let mailing = ready.story.publish(&ready.report);
        ready.app.send_mail();
        work_for_hours(&ready.app, 24);
        let now = states(&ready.app);
        // What probes may risk, the one too many, and one more on the other connection.
        assert!(of(&now, "uncertain") <= 10, "{phase:?}: {now:?}");
        assert!(of(&now, "queued") >= 18, "{phase:?}: {now:?}");
        ready.story.sign_in_again();
        let leader = &ready.story.leader;
        leader
            .get(&mailing)
            .expect(200)
            .says("needs attention")
            .says("too many emails have vanished")
            .says("Eko does not try more by itself")
            .says("Go on now");
        // Somebody lets it go on though nothing has changed: it ends with the next that vanishes.
        leader.post(&mailing, &[("do", "resume")]).expect(303);
        ready.app.send_mail();
        let after = states(&ready.app);
        assert!(of(&after, "uncertain") <= of(&now, "uncertain") + 2, "{phase:?}: {after:?}");
        assert!(of(&after, "queued") > 0, "{phase:?}: {after:?}");
        ready.smtp.behave();
        leader.post(&mailing, &[("do", "resume")]).expect(303);
        ready.app.send_mail();
        let uncertain = of(&after, "uncertain");
        expect(&ready.app, &[("accepted", 40 - uncertain), ("uncertain", uncertain)]);
        nobody_got_two(&ready);
    }
}

fn a_relay_that_refuses_every_second_mail_is_told_of_and_all_of_it_can_be_tried_again(
    engine: Engine,
) {
    for phase in [Phase::Rcpt, Phase::Data, Phase::Dot] {
        let ready = ready(engine, 30);
        ready.smtp.on(alternating(phase, Action::Reply(554, "no".into())));
        let mailing = ready.story.publish(&ready.report);
        ready.app.send_mail();
        work_for_hours(&ready.app, 24);
        let now = states(&ready.app);
        let rejected = of(&now, "rejected");
        assert!((10..=15).contains(&rejected), "{phase:?}: {now:?}");
        assert_eq!(of(&now, "accepted"), PEOPLE - rejected, "{phase:?}: {now:?}");
        ready.smtp.behave();
        ready.story.sign_in_again();
        let page = ready.story.leader.get(&mailing).expect(200);
        page.says("When so many are rejected while others are accepted")
            .says("Try the rejected ones again");
        ready.story.press(&mailing, "retry-rejected");
        ready.app.send_mail();
        expect(&ready.app, &[("accepted", PEOPLE)]);
        nobody_got_two(&ready);
        let page = ready.story.leader.get(&mailing).expect(200);
        page.says("complete").never_says("When so many are rejected");
    }
}

fn a_relay_that_puts_off_every_second_mail_loses_none(engine: Engine) {
    for action in [Action::Reply(451, "later".into()), Action::Drop] {
        let ready = ready(engine, 30);
        ready.smtp.on(alternating(Phase::Rcpt, action));
        ready.story.publish(&ready.report);
        ready.app.send_mail();
        work_for_hours(&ready.app, 24);
        expect(&ready.app, &[("accepted", PEOPLE)]);
        nobody_got_two(&ready);
    }
}

/// Nine mails were on their way when their processes died, and then the relay falls silent once: it has lost one.
fn what_workers_left_when_they_died_is_no_silence_of_the_relays(engine: Engine) {
    let ready = ready(engine, 40);
    let mailing = ready.story.publish(&ready.report);
    ready.app.sql(
        "UPDATE delivery SET state = 'transmitting', lease_owner = 'gone', lease_until = 1, \
         lease_token = 1 WHERE id IN (SELECT id FROM delivery ORDER BY id LIMIT 9)",
    );
    ready.smtp.on(rule(Phase::AfterTaken, None, Times::Once, Action::Drop));
    while ready.app.send_mail() != Round::Idle {}
    expect(&ready.app, &[("accepted", 30), ("uncertain", 10)]);
    ready.story.leader.get(&mailing).expect(200).never_says("too many emails have vanished");
}
