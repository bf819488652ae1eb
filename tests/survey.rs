//! A participant answers.

use std::sync::Barrier;

use crate::both;
use crate::support::{DAY, Engine, Story, TestApp};

both!(
    a_participant_answers_in_swedish_or_english_and_is_counted,
    two_people_read_side_by_side_and_stay_so,
    a_second_submit_with_the_same_key_counts_once,
    the_same_form_sent_ten_times_at_once_counts_once,
    a_whole_room_answers_from_one_address,
    two_people_answer_on_the_same_phone,
    what_was_filled_in_is_kept_when_something_is_wrong,
    what_may_be_skipped_is_skipped_by_sending_nothing,
    a_form_that_cannot_be_read_is_refused_and_nothing_is_half_written,
    a_dialogue_has_three_faces,
    an_answer_that_arrives_while_the_dialogue_closes_is_not_counted,
    the_code_can_be_typed_in_any_way,
    comments_are_shown_after_closing_and_only_from_dialogues_with_enough_answers,
    what_was_written_is_found_by_word_and_question_and_taken_along,
);

fn answered(app: &TestApp) -> i64 {
    app.count("SELECT coalesce(sum(count), 0) FROM tally")
}

fn a_participant_answers_in_swedish_or_english_and_is_counted(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    phone
        .get_with(&dialogue.phone, &[("Accept-Language", "sv-SE,sv;q=0.9")])
        .expect(200)
        .says("I vilken grad fick du göra din röst hörd?")
        .says("Ditt svar visar om du fick göra din röst hörd.");
    let page = phone
        .get_with(&dialogue.phone, &[("Accept-Language", "en")])
        .expect(200)
        .says("To what degree did you get to make your voice heard?");
    assert!(!page.markup().contains("checked"), "nothing is chosen beforehand");
    let key = page.field("key");
    phone
        .post_and_follow(&dialogue.question(1), &[("key", &key), ("heard", "fairly_high")])
        .expect(200)
        .says("Question 2 of 2")
        .says("What could have been better?")
        .says("Skip the question");
    let thanks = dialogue.give(&phone, 2, "better", "More time & <b>tea</b>");
    phone.get(&thanks).expect(200).says("Thank you. Your answer has been counted");
    assert_eq!(
        app.count("SELECT count FROM tally WHERE choice = 'fairly_high' AND channel = 'qr'"),
        1
    );
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
    assert!(!phone.has_cookies());
}

fn two_people_read_side_by_side_and_stay_so(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let swedish = "I vilken grad fick du göra din röst hörd?";
    let offered = phone.get(&format!("{}?lang=so", dialogue.phone)).expect(200);
    assert!(offered.markup().contains("?lang=so&amp;with=sv\""), "{}", offered.markup());
    assert!(!offered.text().contains(swedish));
    let both = format!("{}?lang=so&with=sv", dialogue.phone);
    let page = phone.get(&both).expect(200).says(swedish).says("I mycket hög grad");
    assert!(page.markup().contains("<span class=\"with\" lang=\"sv\" dir=\"ltr\">"));
    // What is wrong, the next question and the thanks are in the two as well.
    let key = page.field("key");
    phone.post(&both, &[("key", &key)]).expect(422).says(swedish);
    let next = phone.post(&both, &[("key", &key), ("heard", "very_high")]).expect(303);
    let next = next.location().to_owned();
    assert!(next.ends_with("lang=so&with=sv"), "{next}");
    let page = phone.get(&next).expect(200).says("Vad kunde ha varit bättre?");
    let key = page.field("key");
    let thanks = phone.post(&next, &[("key", &key), ("better", "Waa wanaagsan")]).expect(303);
    let thanks = thanks.location().to_owned();
    phone.get(&thanks).expect(200).says("Tack. Ditt svar är räknat");
    assert_eq!(
        app.count("SELECT count FROM tally WHERE choice = 'very_high' AND channel = 'qr'"),
        1
    );
    // Nobody is offered the language that they read already, and none that there is not.
    for asked in ["?lang=sv", "?lang=sv&with=sv", "?lang=so&with=xx", "?lang=so&with="] {
        let page = phone.get(&format!("{}{asked}", dialogue.phone)).expect(200);
        assert!(!page.markup().contains("class=\"with\""), "{asked}");
    }
    // On paper too.
    let made = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let link = made.link(&format!("{}/h/", app.base));
    let sheet = phone.get(&format!("{link}/paper/print?lang=so&with=sv")).expect(200);
    sheet.says(swedish).says("I mycket hög grad");
}

fn a_second_submit_with_the_same_key_counts_once(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let key = phone.get(&dialogue.phone).expect(200).field("key");
    let further = dialogue.question(2);
    let other_key = phone.get(&further).expect(200).field("key");
    assert_ne!(key, other_key, "nothing ties one person's answers together");
    for (path, key, question, answer) in [
        (dialogue.phone.as_str(), &key, "heard", "very_high"),
        (further.as_str(), &other_key, "better", "Once"),
    ] {
        let fields = [("key", key.as_str()), (question, answer)];
        let first = phone.post(path, &fields).expect(303);
        let second = phone.post(path, &fields).expect(303);
        assert_eq!(first.location(), second.location(), "a retry looks the same");
    }
    assert_eq!(answered(&app), 1);
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
}

fn the_same_form_sent_ten_times_at_once_counts_once(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let key = app.client().get(&dialogue.phone).expect(200).field("key");
    let together = Barrier::new(10);
    std::thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| {
                let phone = app.client();
                together.wait();
                phone.post(&dialogue.phone, &[("key", &key), ("heard", "very_high")]).expect(303);
            });
        }
    });
    assert_eq!(answered(&app), 1);
}

fn a_whole_room_answers_from_one_address(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..10 {
                    dialogue.answer(&app.client(), "very_high", "");
                }
            });
        }
    });
    assert_eq!(answered(&app), 40);
}

fn two_people_answer_on_the_same_phone(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.answer(&phone, "very_high", "");
    dialogue.answer(&phone, "very_high", "");
    assert_eq!(answered(&app), 2);
}

fn what_was_filled_in_is_kept_when_something_is_wrong(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let path = dialogue.question(1);
    let key = phone.get(&path).expect(200).field("key");
    let page = phone
        .post(&path, &[("key", &key)])
        .expect(422)
        .says("Something needs correcting")
        .says("Choose one of the answers");
    assert!(page.text().contains("<title>Error: "));
    assert_eq!(page.field("key"), key, "the retry is still the same submission");
    phone.post(&path, &[("key", &key), ("heard", "not_at_all")]).expect(303);
    let path = dialogue.question(2);
    let key = phone.get(&path).expect(200).field("key");
    let long = "ö".repeat(2001);
    let page = phone
        .post(&path, &[("key", &key), ("better", &long)])
        .expect(422)
        .says("2000 characters at most");
    assert!(page.text().contains(&long));
    phone.post(&path, &[("key", &key), ("better", &"ö".repeat(2000))]).expect(303);
    assert_eq!(answered(&app), 1);
}

fn what_may_be_skipped_is_skipped_by_sending_nothing(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    story.ask_more();
    let dialogue = story.add_dialogue(2, "2021-09-08", "Hylte");
    let phone = app.client();
    // The first question alone has to be answered; its button leads on, and the last one's sends.
    let first = phone.get(&dialogue.question(1)).expect(200);
    let total = first.words().split("Question 1 of ").nth(1).expect("how many").chars().next();
    let total = total.and_then(|digit| digit.to_digit(10)).expect("a number") as usize;
    assert!(first.text().contains(">Next</button>") && !first.text().contains(">Send</button>"));
    let key = first.field("key");
    phone.post(&dialogue.question(1), &[("key", &key), ("heard", "")]).expect(422);
    dialogue.give(&phone, 1, "heard", "very_high");
    for number in 2..=total {
        let page = phone.get(&dialogue.question(number)).expect(200).says("Back");
        let name = if number == total { ">Send</button>" } else { ">Next</button>" };
        assert!(page.text().contains(name), "{number}: {name}");
        let key = page.field("key");
        let next = phone.post(&dialogue.question(number), &[("key", &key)]).expect(303);
        let to = if number == total { "/thanks".to_owned() } else { format!("/q/{}", number + 1) };
        assert!(next.location().contains(&to), "{number}: {}", next.location());
    }
    assert_eq!(answered(&app), 1);
    // What the question does not offer is no empty answer.
    let of_one = (2..=total)
        .find(|&number| phone.get(&dialogue.question(number)).text().contains("name=\"q1\""));
    let place = dialogue.question(of_one.expect("a choice of one"));
    let key = phone.get(&place).expect(200).field("key");
    phone.post(&place, &[("key", &key), ("q1", "o99")]).expect(422);
}

fn a_form_that_cannot_be_read_is_refused_and_nothing_is_half_written(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let key = phone.get(&dialogue.phone).expect(200).field("key");
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let english = ("Accept-Language", "en");
    let good = format!("key={key}&heard=very_high");
    phone
        .post_raw(
            &dialogue.phone,
            &[("Content-Type", "application/json"), english],
            good.as_bytes(),
        )
        .expect(415)
        .says("accepts forms only");
    phone
        .post_raw(&dialogue.phone, &[form, english], format!("{good}&better=%ff%fe").as_bytes())
        .expect(400)
        .says("cannot be read");
    phone
        .post_raw(&dialogue.phone, &[form, english], &[good.as_bytes(), b"&better=\xff"].concat())
        .expect(400);
    let huge = format!("{good}&better={}", "a".repeat(10 * 1024 * 1024));
    phone
        .post_raw(&dialogue.phone, &[form, english], huge.as_bytes())
        .expect(413)
        .says("It is too large");
    for key in ["", "short", "AAAAAAAAAAAAAAAAAAAAAA"] {
        phone.post(&dialogue.phone, &[("key", key), ("heard", "very_high")]).expect(400);
    }
    phone.post(&dialogue.phone, &[("key", &key), ("heard", "enormously")]).expect(422);
    assert_eq!(answered(&app), 0);
    assert_eq!(app.keys(), 0);
}

fn a_dialogue_has_three_faces(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-10");
    let phone = app.client();
    let path = format!("{}?lang=en", dialogue.phone);
    phone.get(&path).expect(200).says("You can answer from 10 September 2021.");
    let key = eko::survey::SubmissionKey::random();
    let early = [("key", key.as_str()), ("heard", "very_high")];
    phone.post(&path, &early).expect(409);
    app.move_clock_by(2 * DAY);
    phone.get(&path).expect(200).says("To what degree");
    app.move_clock_by(8 * DAY);
    phone.post(&path, &[("key", key.as_str()), ("heard", "very_high")]).expect(409);
    phone
        .post(&dialogue.question(2), &[("key", key.as_str()), ("better", "My words")])
        .expect(409)
        .says("You can no longer answer")
        .says("My words");
    phone.get(&dialogue.question(2)).expect(303);
    let closed = phone.get(&path).expect(303);
    assert!(closed.location().starts_with(&story.public));
    phone.get(closed.location()).expect(200).says("You can no longer answer");
    assert_eq!(answered(&app), 0);
}

fn an_answer_that_arrives_while_the_dialogue_closes_is_not_counted(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let key = phone.get(&dialogue.phone).expect(200).field("key");
    dialogue.close(&story.leader);
    phone.post(&dialogue.phone, &[("key", &key), ("heard", "very_high")]).expect(409);
    assert_eq!(answered(&app), 0);
}

fn the_code_can_be_typed_in_any_way(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let code = dialogue.code();
    phone.get("/").expect(200).says("Skriv din kod");
    for typed in [code.to_owned(), code.to_lowercase(), format!(" {}-{} ", &code[..4], &code[4..])]
    {
        phone.post_and_follow("/?lang=en", &[("code", &typed)]).expect(200).says("To what degree");
    }
    for pasted in [
        format!("{}{}", app.base, dialogue.phone),
        format!("HTTPS://EKO.EXAMPLE.ORG/D/{code}/"),
        format!("\u{200e}{code}\u{200b}."),
        format!("{}—{}", &code[..4], &code[4..]),
    ] {
        phone.post_and_follow("/?lang=en", &[("code", &pasted)]).expect(200).says("To what degree");
    }
    phone.get(&format!("/d/{code}.")).expect(200);
    phone.get(&format!("/d/{code}/")).expect(200);
    phone.get(&format!("/D/{code}")).expect(200);
    phone.get(&format!("/d/{}", code.to_lowercase())).expect(200);
    phone.post("/?lang=en", &[("code", "ABC")]).expect(422).says("eight letters and digits");
}

fn comments_are_shown_after_closing_and_only_from_dialogues_with_enough_answers(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let small = story.add_dialogue(2, "2021-09-08", "Hylte");
    let phone = app.client();
    for number in 0..5 {
        dialogue.answer(&phone, "very_high", &format!("Words {number}"));
    }
    small.answer(&phone, "very_high", "A lonely voice");
    story.page("/comments").never_says("Words 0");
    for closed in [&dialogue, &small] {
        closed.close(&story.leader);
    }
    // However many answers there are, people have to be counted: fewer of them have forged some.
    story.page("/comments").never_says("Words 0");
    for people in [0, 2, 4] {
        dialogue.count_heads(&story.leader, people);
        story.page("/comments").never_says("Words 0");
    }
    dialogue.count_heads(&story.leader, 5);
    small.count_heads(&story.leader, 9);
    let page = story.page("/comments").never_says("A lonely voice");
    for number in 0..5 {
        assert!(page.words().contains(&format!("Words {number}")));
    }
}

fn what_was_written_is_found_by_word_and_question_and_taken_along(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for words in ["Mer fika", "Ännu mer tid", "=1+1", "Tolk", "Inget"] {
        dialogue.answer(&phone, "very_high", words);
    }
    // Under the same rules as it is read: not before it is closed and counted.
    assert_eq!(story.page("/comments.csv").text().lines().count(), 1);
    dialogue.count_heads(&story.leader, 5);
    dialogue.close(&story.leader);
    let found = story.page("/comments?q=annu%20MER").says("Shown: 1 of 5.");
    found.says("Ännu mer tid").never_says("Mer fika");
    story.page("/comments?question=better").says("Shown: 5 of 5.");
    story.page("/comments?question=heard").says("Shown: 0 of 5.").never_says("Tolk");
    let list = story.page("/comments.csv").text();
    assert_eq!(list.lines().count(), 6, "{list}");
    assert!(list.contains("'=1+1"), "nobody's words become a formula: {list}");
    let some = story.page("/comments.csv?q=mer").text();
    assert!(some.contains("Mer fika") && !some.contains("Tolk"), "{some}");
    let told =
        "SELECT count(*) FROM audit_entry WHERE action = 'comments.taken-along' AND detail = '5'";
    assert_eq!(app.count(told), 1);
    for (role, status) in [("group", 200), ("reader", 403), ("registrar", 403)] {
        let who = story.member(&app, &format!("{role}@example.org"), role);
        who.get(&story.path("/comments")).expect(status);
        who.get(&story.path("/comments.csv")).expect(status);
    }
}
