//! Somebody with a phone and the code makes up answers, comments and addresses. What they can do is bounded, it is seen,
//! and whoever leads the process can set it aside; and a hall full of people never notices any of it.

use crate::both;
use crate::support::client::Page;
use crate::support::{Client, Dialogue, Engine, Story, TestApp};
use crate::tablets::Tablet;

both!(
    one_phone_cannot_fill_a_dialogue,
    a_hall_behind_one_address_answers_and_leaves_addresses,
    an_address_takes_a_page_of_ours,
    a_tablet_that_sends_too_much_keeps_it,
    somebody_whose_address_another_has_left_says_so,
    more_answers_than_people_is_an_alarm_that_stays,
    the_leader_sets_a_channel_aside_before_it_counts,
    what_comes_while_whatever_comes_is_set_aside_counts_by_itself,
    what_is_set_aside_afterwards_cannot_be_worked_out,
    nobody_but_the_leader_sets_anything_aside,
);

/// Sends an answer under a key of its own, as from a phone somewhere.
fn send(
    phone: &Client,
    dialogue: &Dialogue,
    number: usize,
    field: (&str, &str),
    from: &str,
) -> Page {
    let key = eko::survey::SubmissionKey::random();
    phone.post_from(from, &dialogue.question(number), &[("key", key.as_str()), field])
}

fn one_phone_cannot_fill_a_dialogue(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let mut refused = None;
    for _ in 0..700 {
        let page = send(&phone, &dialogue, 1, ("heard", "not_at_all"), "192.0.2.7");
        if page.status != 303 {
            refused = Some(page);
            break;
        }
    }
    let refused = refused.expect("it ends").expect(429).says("send again");
    assert!(refused.header("Retry-After").is_some());
    assert!(refused.text().contains("checked"), "what was chosen is still there");
    let counted =
        || app.count("SELECT coalesce(sum(count), 0) FROM tally WHERE choice = 'not_at_all'");
    assert!((600..620).contains(&counted()), "{}", counted());
    // What was written is not lost.
    for _ in 0..700 {
        let page = send(&phone, &dialogue, 2, ("better", "Mera fika"), "192.0.2.7");
        if page.status != 303 {
            page.expect(429).says("Mera fika");
            break;
        }
    }
    let comments = app.count("SELECT count(*) FROM comment");
    assert!((600..620).contains(&comments), "{comments}");
    // Whoever sits beside them answers.
    let before = counted();
    send(&phone, &dialogue, 1, ("heard", "not_at_all"), "192.0.2.8").expect(303);
    assert_eq!(counted(), before + 1);
}

fn a_hall_behind_one_address_answers_and_leaves_addresses(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for person in 0..400 {
        dialogue.give(&phone, 1, "heard", "very_high");
        let key = dialogue.page_key();
        let address = format!("person{person}@example.org");
        let fields = [("key", key.as_str()), ("address", &address), ("final", "1")];
        phone.post(&format!("{}/address", dialogue.phone), &fields).expect(200);
    }
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 400);
    assert_eq!(app.addresses("true"), 400);
}

fn an_address_takes_a_page_of_ours(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let other = story.add_dialogue(2, "2021-09-08", "Hylte");
    let phone = app.client();
    let leave = |key: &str, address: &str| {
        let fields = [("key", key), ("address", address), ("final", "1")];
        phone.post(&format!("{}/address?lang=en", dialogue.phone), &fields)
    };
    let made_up = eko::secrets::random_token();
    for key in ["", "0123456789abcdef", &made_up, &other.page_key()] {
        leave(key, "stranger@example.org").expect(400);
    }
    assert_eq!(app.addresses("true"), 0);
    // One page is one address, however many it is used for.
    let key = phone.get(&format!("{}/thanks", dialogue.phone)).expect(200).field("key");
    for number in 0..50 {
        leave(&key, &format!("stranger{number}@example.org")).expect(200);
    }
    assert_eq!(app.addresses("true"), 1);
    let mut kept = 1;
    for number in 0..700 {
        let page = leave(&dialogue.page_key(), &format!("victim{number}@example.org"));
        if page.status != 200 {
            let page = page.expect(429).says("send again");
            assert_eq!(page.field("address"), format!("victim{number}@example.org"));
            break;
        }
        kept += 1;
    }
    assert!((500..650).contains(&kept), "{kept}");
    assert_eq!(app.addresses("true"), kept);
}

fn a_tablet_that_sends_too_much_keeps_it(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &phone);
    let mut fates = Vec::new();
    for _ in 0..14 {
        let records: Vec<_> = (0..50).map(|_| tablet.answer("heard", "not_at_all")).collect();
        fates.extend(tablet.send("answers", &records));
    }
    let of = |word: &str| fates.iter().filter(|fate| *fate == word).count();
    assert!((600..650).contains(&of("taken")), "{}", of("taken"));
    assert_eq!(of("taken") + of("too_many"), 700, "none is lost");
    let counted = app.count("SELECT sum(count) FROM tally");
    assert_eq!(usize::try_from(counted), Ok(of("taken")));
}

fn somebody_whose_address_another_has_left_says_so(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.wish(&phone, "stranger@example.org", "en", &["final"]);
    dialogue.wish(&phone, "kim@example.org", "en", &["final"]);
    dialogue.close(&story.leader);
    let report = story.add_report("final", "Slutrapport");
    story.publish(&report);
    app.send_mail();
    let mails: Vec<String> =
        app.outbox().iter().map(|mail| String::from_utf8_lossy(mail).into_owned()).collect();
    let mail = mails.iter().find(|mail| mail.contains("stranger@example.org")).expect("a mail");
    let plain = mail.replace("=\r\n", "").replace("=3D", "=");
    assert!(plain.contains("Was it not you who left this address?"), "{plain}");
    let start = plain.find("/not-me").expect("a link");
    let from = plain[..start].rfind("/a/").expect("a token");
    let path = &plain[from..start + "/not-me".len()];
    app.client().get(&format!("{path}?lang=en")).expect(200).says("It was not me, erase it");
    assert_eq!(app.addresses("true"), 2, "looking changes nothing");
    for _ in 0..2 {
        app.client()
            .post(&format!("{path}?lang=en"), &[])
            .expect(200)
            .says("The address has been erased");
    }
    assert_eq!(app.addresses("true"), 1);
    assert_eq!(app.count("SELECT count(*) FROM erasure WHERE reason = 'not-mine'"), 1);
    story.page("/retention").says("It was left by somebody else");
}

fn more_answers_than_people_is_an_alarm_that_stays(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let link = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let host = link.link(&format!("{}/h/", app.base));
    for _ in 0..4 {
        dialogue.give(&phone, 1, "heard", "very_high");
    }
    dialogue.count_heads(&story.leader, 5);
    let calm = |page: Page| page.expect(200).never_says("More answers than pe");
    calm(story.leader.get(&dialogue.staff));
    calm(story.leader.get(&story.path("/dialogues")));
    // Not the first question alone: also what is written counts.
    for number in 0..6 {
        dialogue.give(&phone, 2, "better", &format!("Fika {number}"));
    }
    let told = "More answers than people: 6 to one question, and 5 came";
    story.leader.get(&dialogue.staff).expect(200).says(told);
    let alarm = |words: &str| {
        let client = &story.leader;
        client.get(&dialogue.staff).expect(200).says(words).says("Set answers aside");
        let host = host.strip_prefix(&app.base).expect("a path");
        client.get(&format!("{host}?lang=en")).expect(200).says("More answers than participants");
        for place in ["/dialogues", ""] {
            story.page(place).says("One dialogue has more answers than people came");
        }
    };
    alarm("More answers than people");
    dialogue.close(&story.leader);
    app.tidy();
    alarm("More answers than people. Somebody may have answered several times");
    story.leader.get(&dialogue.staff).expect(200).never_says("6 to one question");
}

/// The figures as a program reads them.
fn account(story: &Story) -> serde_json::Value {
    let text = story.page("/follow-up/account.json").text();
    serde_json::from_str(&text).expect("JSON")
}

/// How many answers the whole process's figure is about.
fn counted(story: &Story) -> serde_json::Value {
    account(story)["whole"]["answers"]["n"].clone()
}

/// Sixty-one forged answers by phone, and seven that seven people gave on a tablet.
fn stuffed(app: &TestApp, story: &Story, dialogue: &Dialogue, phone: &Client) {
    for _ in 0..61 {
        send(phone, dialogue, 1, ("heard", "not_at_all"), "192.0.2.7").expect(303);
    }
    let tablet = Tablet::begin(app, story, dialogue, phone);
    let records: Vec<_> = (0..7).map(|_| tablet.answer("heard", "very_high")).collect();
    assert_eq!(tablet.send("answers", &records), ["taken"; 7]);
    dialogue.count_heads(&story.leader, 7);
}

fn the_leader_sets_a_channel_aside_before_it_counts(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    stuffed(&app, &story, &dialogue, &phone);
    let aside = format!("{}/aside", dialogue.staff);
    story
        .leader
        .get(&aside)
        .expect(200)
        .says("7 people came, and the question with the most answers has 68")
        .says("From phones (61 answers to the first question)")
        .says("From tablets (7 answers to the first question)")
        .never_says("From paper")
        .says("The dialogue is not closed for good yet");
    story.leader.post(&aside, &[("channel", "qr")]).expect(422).says("Why");
    story.leader.post(&aside, &[("channel", "post")]).expect(422);
    let why = [("channel", "qr"), ("reason", "Sextioen svar på två minuter")];
    story.leader.post(&aside, &why).expect(303);
    story
        .leader
        .get(&dialogue.staff)
        .expect(200)
        .says("From phones: Sextioen svar på två minuter")
        .never_says("More answers than pe");
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE action = 'dialogue.set-aside' AND detail LIKE '1: qr (61): Sextioen%'"),
        1
    );
    dialogue.close(&story.leader);
    app.tidy();
    let figures = account(&story);
    assert_eq!(figures["dialogues"][0]["answers"]["n"], 7, "{}", figures["dialogues"]);
    assert_eq!(figures["dialogues"][0]["answers"]["scale"]["not_at_all"], 0);
    assert_eq!(figures["set_aside"], serde_json::json!({ "dialogues": 1, "answers": 61 }));
    story.page("/follow-up").says("61 answers to the first question at one dialogue are set aside");
    // Taken back now, the difference would be what was set aside.
    story.leader.post(&aside, &[]).expect(409).says("cannot be restored");
    assert_eq!(counted(&story), 7);
}

fn what_comes_while_whatever_comes_is_set_aside_counts_by_itself(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let key = phone.get(&dialogue.question(1)).expect(200).field("key");
    let give = |choice: &str| {
        let fields = [("key", key.as_str()), ("heard", choice), ("again", "1")];
        phone.post(&dialogue.question(1), &fields).expect(303);
    };
    give("very_high");
    for _ in 0..5 {
        dialogue.answer(&phone, "very_high", "Bra");
    }
    let aside = format!("{}/aside", dialogue.staff);
    let from_now = [("from_now", "1"), ("reason", "Svaren rusar")];
    story.leader.post(&aside, &from_now).expect(303);
    for _ in 0..9 {
        dialogue.answer(&phone, "not_at_all", "Skräp");
    }
    story.leader.get(&dialogue.staff).expect(200).says("Everything that arrives now is set aside");
    // Who had answered before changes an answer that counts.
    give("fairly_high");
    story.leader.post(&aside, &[("channel", "aside")]).expect(303);
    dialogue.answer(&phone, "fairly_high", "Bra");
    story.leader.get(&aside).expect(200).says(
        "What arrived while everything was being set aside (9 answers to the first question)",
    );
    dialogue.count_heads(&story.leader, 7);
    dialogue.close(&story.leader);
    app.tidy();
    let scale = account(&story)["dialogues"][0]["answers"]["scale"].clone();
    let counts = ["very_high", "fairly_high", "not_at_all"].map(|choice| scale[choice].clone());
    assert_eq!(counts, [5, 2, 0], "{scale}");
    story.page("/comments").says("Bra").never_says("Skräp");
    // What nobody reads can be taken out all the same, and nothing else with it.
    let registrar = story.member(&app, "registrar@example.org", "registrar");
    let desk = story.path("/desk/comments");
    let page = registrar.get(&desk).expect(200).never_says("Skräp");
    let words = "only what arrived while it was set aside";
    assert!(page.text().contains(words), "{}", page.words());
    let place = format!("{} aside", app.count("SELECT id FROM dialogue"));
    let fields = [("place", place.as_str()), ("ground", "abuses-somebody"), ("sure", "yes")];
    registrar.post(&story.path("/desk/unread"), &fields).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM comment"), 6);
}

fn what_is_set_aside_afterwards_cannot_be_worked_out(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    story.ask_more();
    let second = story.add_dialogue(2, "2021-09-08", "Hylte");
    let phone = app.client();
    for _ in 0..10 {
        first.give(&phone, 1, "heard", "very_high");
        second.give(&phone, 1, "heard", "fairly_low");
    }
    let tablet = Tablet::begin(&app, &story, &first, &phone);
    // The one whose answer is looked for.
    assert_eq!(tablet.send("answers", &[tablet.answer("heard", "not_at_all")]), ["taken"]);
    for (dialogue, people) in [(&first, 12), (&second, 12)] {
        dialogue.count_heads(&story.leader, people);
        dialogue.close(&story.leader);
    }
    app.tidy();
    assert_eq!(counted(&story), 21);
    let aside = format!("{}/aside", first.staff);
    story.leader.get(&aside).expect(200).says("The dialogue is closed for good");
    let why = [("channel", "tablet"), ("reason", "Fel")];
    story.leader.post(&aside, &why).expect(303);
    app.tidy();
    assert_eq!(counted(&story), 10, "all of the dialogue has left, and not the one answer");
    story.leader.post(&aside, &[]).expect(303);
    assert_eq!(counted(&story), 21, "and all of it comes back");
    // With everything of it set aside, nothing is said of it either.
    let all = [("channel", "tablet"), ("channel", "qr"), ("reason", "Fel")];
    story.leader.post(&aside, &all).expect(303);
    assert_eq!(counted(&story), 10);
}

fn nobody_but_the_leader_sets_anything_aside(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.give(&phone, 1, "heard", "very_high");
    let aside = format!("{}/aside", dialogue.staff);
    let group = story.member(&app, "group@example.org", "group");
    group.get(&dialogue.staff).expect(200).never_says("Set answers aside");
    group.get(&aside).expect(403);
    let why = [("channel", "qr"), ("reason", "Fel")];
    group.post(&aside, &why).expect(403);
    story.decide("LN 1");
    story.end();
    story.leader.post(&aside, &why).expect(409);
    assert_eq!(app.count("SELECT count(*) FROM set_aside"), 0);
}
