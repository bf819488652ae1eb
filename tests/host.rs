//! What the host does besides: rehearses, types in paper, shows the room how many have answered.

use crate::both;
use crate::support::Dialogue;
use crate::support::{Engine, Story, TestApp};

both!(
    a_rehearsal_shows_the_questions_and_counts_nothing,
    paper_answers_are_typed_in_once_apart_and_can_be_taken_back,
    paper_is_checked_against_itself,
    what_is_typed_beside_what_is_added_stays_in_the_paper_form,
    the_paper_form_is_over_with_its_dialogue_and_leads_back,
    errors_of_a_host_lead_back_to_the_host_page,
    a_form_makes_one_host_link_however_often_it_is_sent,
    the_room_sees_how_many_and_never_what,
    the_address_on_the_wall_opens_nothing_else_and_not_for_long,
    an_evening_stands_in_its_order_and_says_what_is_still_open,
    a_host_has_a_sheet_to_print,
    the_host_gets_the_link_by_mail,
);

fn host_link(app: &TestApp, story: &Story, dialogue: &Dialogue) -> String {
    story
        .leader
        .post(&format!("{}/host-link", dialogue.staff), &[])
        .expect(200)
        .link(&format!("{}/h/", app.base))
}

fn a_rehearsal_shows_the_questions_and_counts_nothing(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let host = app.client();
    host.get(&format!("{link}?lang=en"))
        .expect(200)
        .says("Rehearse See the questions. Nothing is counted.");
    let page = host.get(&format!("{link}/rehearse/1?lang=so")).expect(200);
    assert!(page.text().contains("lang=\"so\"") && !page.text().contains("method=\"post\""));
    let second = host
        .get(&format!("{link}/rehearse/2?lang=en&heard=very_high"))
        .expect(200)
        .says("Rehearsal This is how participants see the questions")
        .says("What could have been better?")
        .says("Send");
    let local = |link: &str| link.replace(&app.base, "");
    assert!(second.text().contains(&format!("{}/rehearse/1?lang=en", local(&link))), "a way back");
    assert!(second.text().contains(&format!("action=\"{}/rehearse/3", local(&link))), "a way on");
    let end = host.get(&format!("{link}/rehearse/3?lang=en")).expect(200);
    let end = end.says("Nothing was counted.").says("Start again");
    assert!(end.text().contains(&format!("href=\"{}?lang=en\"", local(&link))));
    host.get(&format!("{link}/rehearse/4?lang=en")).expect(404);
    assert_eq!(app.count("SELECT count(*) FROM tally"), 0);
}

fn paper_answers_are_typed_in_once_apart_and_can_be_taken_back(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let host = app.client();
    let path = format!("{link}/paper?lang=en");
    for &language in eko::i18n::Language::all() {
        let sheet = host.get(&format!("{link}/paper/print?lang={}", language.word())).expect(200);
        assert!(!sheet.text().contains('⟦'));
    }
    host.get(&format!("{link}/paper/print?lang=ar")).expect(200).says("إلى أي درجة");
    let key = host.get(&path).expect(200).field("key");
    let counts = [("key", key.as_str()), ("heard-very_high", "4"), ("heard-no_answer", "1")];
    for _ in 0..2 {
        host.post(&path, &counts).expect(303);
    }
    host.get(&path).expect(200).says("Answers typed in from paper: 5");
    assert_eq!(app.count("SELECT sum(count) FROM tally WHERE channel = 'paper'"), 5);
    let fresh = |field: &str, value: &str, status: u16| {
        let key = host.get(&path).expect(200).field("key");
        host.post(&path, &[("key", &key), (field, value)]).expect(status)
    };
    fresh("heard-very_high", "-1", 422).says("a whole number from 0 to 1000");
    fresh("nothing", "", 422).says("Write at least one number");
    let key = eko::secrets::random_token();
    let comment = [
        ("key", key.as_str()),
        ("kind", "comment"),
        ("question", "better"),
        ("better", "Mer fika"),
    ];
    host.post(&path, &comment).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
    dialogue.answer(&app.client(), "not_at_all", "");
    // It asks first, and says how many go.
    let clear = format!("{}/paper/clear", link.strip_prefix(&app.base).expect("a path"));
    let clear = host.get(&path).expect(200).link(&clear);
    host.get(&clear)
        .expect(200)
        .says("Answers typed in from paper: 5")
        .says("This cannot be undone");
    assert_eq!(app.count("SELECT sum(count) FROM tally WHERE channel = 'paper'"), 5);
    host.submit(&clear, &clear, &[]).expect(303);
    // With nothing typed in there is nothing to ask.
    host.get(&clear).expect(303);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 1, "the phone's answer stays");
    story
        .leader
        .get(&dialogue.staff)
        .expect(200)
        .says("typed in answers from paper:")
        .says("0 → 5")
        .says("5 → 0");
    fresh("heard-very_high", "2", 303);
    dialogue.close(&story.leader);
    let key = eko::secrets::random_token();
    host.post(&path, &[("key", &key), ("heard-very_high", "2")])
        .expect(409)
        .says("so nothing can be added")
        .says("Typed in, but not added");
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 3);
}

fn paper_is_checked_against_itself(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("Hylte");
    story.ask_more();
    let dialogue = story.add_dialogue(1, "2021-09-08", "Hylte");
    let path = format!("{}/paper?lang=en", host_link(&app, &story, &dialogue));
    let host = app.client();
    let typed = |fields: &[(&str, &str)], status: u16| {
        let key = host.get(&path).expect(200).field("key");
        let all = [&[("key", key.as_str())], fields].concat();
        host.post(&path, &all).expect(status)
    };
    // What is refused, at which field, in which words.
    let refused: &[(&[(&str, &str)], &str, &str)] = &[
        (
            &[("papers", "5"), ("heard-very_high", "4"), ("heard-no_answer", "2")],
            "heard-very_high",
            "Answers to this question: 6. Papers: 5.",
        ),
        (
            &[("heard-not_at_all", "5"), ("q1-o2", "6")],
            "q1-o2",
            "Answers to this question: 6. Papers: 5.",
        ),
        (
            &[("papers", "5"), ("q2-o1", "6"), ("q2-answered", "6")],
            "q2-answered",
            "Answers to this question: 6. Papers: 5.",
        ),
        (
            &[("papers", "9"), ("q2-o1", "4"), ("q2-o2", "5"), ("q2-answered", "4")],
            "q2-o2",
            "Crosses: 5. Papers with a cross in this question: 4.",
        ),
        (
            &[("papers", "9"), ("q2-o1", "2"), ("q2-answered", "3")],
            "q2-answered",
            "Papers with a cross in this question: 3. Crosses in all: 2.",
        ),
        (
            &[("papers", "9"), ("q2-o1", "2")],
            "q2-answered",
            "Write how many papers have at least one cross",
        ),
        (&[("q1-o1", "2")], "papers", "Write how many papers these answers are from"),
        (&[("papers", "0"), ("q1-o1", "2")], "papers", "Write how many papers"),
        (&[("papers", "many"), ("q1-o1", "2")], "papers", "a whole number from 0 to 1000"),
        (&[("papers", "5")], "heard-very_high", "Write at least one number"),
    ];
    for (fields, field, words) in refused {
        let page = typed(fields, 422).says(words);
        let markup = page.markup();
        assert!(markup.contains(&format!("href=\"#{field}\"")), "{fields:?}");
        assert!(markup.contains(&format!("id=\"{field}-fault\"")), "{fields:?}");
        for (name, value) in *fields {
            assert_eq!(page.field(name), *value, "nothing typed is lost");
        }
    }
    assert_eq!(app.count("SELECT count(*) FROM tally"), 0);
    typed(&[("papers", "5"), ("heard-very_high", "4"), ("q1-o2", "5")], 303);
    typed(&[("heard-very_high", "1"), ("q2-o1", "1"), ("q2-o2", "1"), ("q2-answered", "1")], 303);
    // One question at a time, against all papers that were typed in before.
    typed(&[("q2-o1", "5"), ("q2-answered", "5")], 422)
        .says("with those typed in before: 6. Papers typed in: 5.");
    typed(&[("q2-o1", "4"), ("q2-answered", "4")], 303);
    typed(&[("q1-o1", "1")], 422).says("with those typed in before: 6. Papers typed in: 5.");
    assert_eq!(app.count("SELECT sum(count) FROM tally WHERE question = 'heard'"), 5);
    assert_eq!(
        app.count("SELECT sum(count) FROM tally WHERE question = 'q2' AND choice = 'answered'"),
        5
    );
}

fn the_room_sees_how_many_and_never_what(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let host = app.client();
    host.post(&format!("{link}/head-count?lang=en"), &[("participants", "1")]).expect(303);
    dialogue.answer(&app.client(), "not_at_all", "");
    host.follow(&format!("{link}/display?lang=ar"))
        .expect(200)
        .says("عدد من أجابوا: \u{2068}1\u{2069}");
    let now = host.get(&format!("{link}/now?lang=en")).expect(200).text();
    assert!(
        now.contains("\"answered\":\"1\"")
            && now.contains("\"state\":\"open\"")
            && now.contains("\"over\":\"\""),
        "{now}"
    );
    dialogue.answer(&app.client(), "not_at_all", "");
    let now = host.get(&format!("{link}/now?lang=en")).expect(200).text();
    assert!(now.contains("More answers than participants") && !now.contains("not_at_all"), "{now}");
}

fn the_host_gets_the_link_by_mail(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let make = format!("{}/host-link", dialogue.staff);
    story
        .leader
        .post(&make, &[("host_email", "värden")])
        .expect(422)
        .says("The address needs an @");
    story
        .leader
        .post(&make, &[("host_email", "host@example.org")])
        .expect(200)
        .says("The link was sent to host@example.org.");
    let mails = app.outbox();
    assert_eq!(mails.len(), 1);
    let mail = String::from_utf8_lossy(&mails[0]);
    assert!(mail.contains("To: host@example.org") && mail.contains("/h/"), "{mail}");
}

fn what_is_typed_beside_what_is_added_stays_in_the_paper_form(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let host = app.client();
    let path = format!("{link}/paper?lang=en");
    let form = host.get(&path).expect(200);
    assert_eq!(form.markup().matches("name=\"key\"").count(), 1, "one form");
    let key = form.field("key");
    let both = [("papers", "5"), ("heard-very_high", "4"), ("better", "Mer fika")];
    let pressed = |key: &str, button: &[(&str, &str)]| {
        host.post(&path, &[&[("key", key)], button, &both[..]].concat())
    };
    // The numbers are added; the comment stays, and is said to be only typed.
    let page = pressed(&key, &[]).expect(200);
    let page = page.says("The numbers have been added. Answers typed in from paper: 4");
    let page = page.says("What is in the form has not been added yet.");
    assert!(page.text().contains("Mer fika"), "{}", page.words());
    assert_eq!(page.field("papers"), "");
    assert_eq!(app.count("SELECT count(*) FROM comment"), 0);
    pressed(&key, &[]).expect(200).says("This had already been added. It is counted once.");
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 4);
    // The other way round.
    let key = page.field("key");
    let page = pressed(&key, &[("question", "better")]).expect(200);
    let page = page.says("The comment has been added.");
    assert_eq!((page.field("papers"), page.field("heard-very_high")), ("5".into(), "4".into()));
    assert!(!page.text().contains("Mer fika"));
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
    // Somebody who goes back and types in something else adds that as well.
    let again = [("key", key.as_str()), ("question", "better"), ("better", "Mer te")];
    let done = host.post(&path, &again).expect(303);
    host.get(done.location()).expect(200).says("The comment has been added.");
    host.post_and_follow(&path, &again).says("This had already been added.");
    assert_eq!(app.count("SELECT count(*) FROM comment"), 2);
    // A comment of nothing keeps the numbers as well.
    let page = host.post(
        &path,
        &[("key", &page.field("key")), ("question", "better"), ("heard-very_high", "3")],
    );
    assert_eq!(page.expect(422).says("Write the comment").field("heard-very_high"), "3");
    host.get(&format!("{link}/paper?lang=sv&added=comment"))
        .expect(200)
        .says("Kommentaren är tillagd.");
}

fn the_paper_form_is_over_with_its_dialogue_and_leads_back(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let cancelled = story.add_dialogue(2, "2021-09-08", "Hylte");
    let later = story.add_dialogue(3, "2021-09-20", "Hylte");
    let links = [&dialogue, &cancelled, &later].map(|one| host_link(&app, &story, one));
    let host = app.client();
    let key = host.get(&format!("{}/paper?lang=en", links[0])).expect(200).field("key");
    dialogue.close(&story.leader);
    story.leader.post(&format!("{}/cancel", cancelled.staff), &[("why", "Sjukdom")]).expect(303);
    let said = [
        "The dialogue is closed for good, so nothing can be added.",
        "The meeting is cancelled, so nothing can be added.",
        "The dialogue has not begun, so nothing can be added yet.",
    ];
    for (link, said) in links.iter().zip(said) {
        let back = format!("href=\"{}?lang=en\"", link.replace(&app.base, ""));
        let paper = format!("{link}/paper?lang=en");
        let page = host.get(&paper).expect(200).says(said);
        assert!(page.text().contains(&back) && !page.text().contains("name=\"papers\""));
        // It was open when the form was shown.
        let typed = [
            ("key", key.as_str()),
            ("papers", "7"),
            ("heard-very_high", "6"),
            ("better", "Mer fika"),
        ];
        for button in [&[][..], &[("question", "better")]] {
            let page = host.post(&paper, &[&typed[..], button].concat()).expect(409).says(said);
            let page =
                page.says("Typed in, but not added").says("Mer fika").says("Number of papers 7");
            assert!(page.text().contains(&back));
        }
        host.post(&format!("{link}/paper/clear?lang=en"), &[]).expect(409).says(said);
    }
    assert_eq!(app.count("SELECT count(*) FROM tally"), 0);
}

fn errors_of_a_host_lead_back_to_the_host_page(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let host = app.client();
    let back = format!("href=\"{}?lang=en\"", link.replace(&app.base, ""));
    dialogue.close(&story.leader);
    for (page, status) in [
        (host.post(&format!("{link}/paper/clear?lang=en"), &[]), 409),
        (host.post(&format!("{link}/take-back?lang=en"), &[]), 409),
        (host.get(&format!("{link}/head-count?lang=en")), 405),
        (host.post(&format!("{link}/paper?lang=en"), &[("key", "")]), 400),
    ] {
        let page = page.expect(status).says("Back to the host page");
        assert!(page.text().contains(&back), "{status}: {}", page.text());
    }
    // A link that opens nothing leads nowhere.
    story.leader.post(&format!("{}/host-link/revoke", dialogue.staff), &[]).expect(303);
    let page = host.post(&format!("{link}/end?lang=en"), &[]).expect(404);
    page.never_says("Back to the host page").says("To the start page");
}

fn a_form_makes_one_host_link_however_often_it_is_sent(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let make = format!("{}/host-link", dialogue.staff);
    let start = format!("{}/h/", app.base);
    let form = |email: &str| {
        let page = story.leader.get(&dialogue.staff).expect(200);
        [
            ("key", page.field("key")),
            ("replaces", page.field("replaces")),
            ("host_email", email.into()),
        ]
    };
    let send = |form: &[(&str, String); 3]| {
        let fields: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        story.leader.post(&make, &fields)
    };
    let (first, other) = (form("host@example.org"), form(""));
    let link = send(&first).expect(200).link(&start);
    for _ in 0..2 {
        let again = send(&first).expect(200);
        let again = again.says("The link is the same, and nothing was emailed again.");
        assert_eq!(again.link(&start), link);
    }
    assert_eq!(app.outbox().len(), 1);
    let made = "SELECT count(*) FROM audit_entry WHERE action = 'dialogue.host-link-made'";
    assert_eq!(app.count(made), 1);
    // Another's page from before it was made does not replace it.
    send(&other).expect(422).says("so no link was made now");
    app.client().get(&link).expect(200);
    let second = send(&form("")).expect(200).link(&start);
    assert_ne!(second, link);
    send(&first).expect(422).says("so no link was made now");
    app.client().get(&second).expect(200);
    // What was revoked stays so.
    story.leader.post(&format!("{make}/revoke"), &[]).expect(303);
    send(&first).expect(422);
    for gone in [&link, &second] {
        app.client().get(gone).expect(404);
    }
}

fn the_address_on_the_wall_opens_nothing_else_and_not_for_long(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let wall = app.client().get(&format!("{link}/display")).expect(303).location().to_owned();
    let secret = link.rsplit('/').next().expect("a token");
    let shown = wall.split('?').next().expect("a path").to_owned();
    let room = app.client();
    let page = room.get(&wall).expect(200).markup();
    assert!(!wall.contains(secret) && !page.contains(secret), "whoever reads the wall is no host");
    assert!(!page.contains("/h/"), "nothing leads to the host's page");
    let token = shown.rsplit('/').next().expect("a token");
    for host in ["", "/end", "/paper", "/guide", "/kiosk"] {
        room.get(&format!("/h/{token}{host}")).expect(404);
    }
    let now = room.get(&format!("{shown}/now")).expect(200).text();
    assert!(now.contains("\"state\":\"open\"") && !now.contains("tablets"), "{now}");
    assert!(room.get(&format!("{shown}/qr.svg")).expect(200).text().contains("<svg"));
    room.get("/w/nothing").expect(404);
    // Whoever wrote it down does not watch who answers at home.
    app.move_clock_by(2 * 24 * 3600);
    room.get(&wall).expect(404);
    room.get(&format!("{shown}/now")).expect(404);
    room.get(&link).expect(200);
}

fn an_evening_stands_in_its_order_and_says_what_is_still_open(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let host = app.client();
    let page = host.get(&format!("{link}?lang=en")).expect(200);
    let words = page.words();
    let place = |part: &str| words.find(part).unwrap_or_else(|| panic!("no «{part}» in {words}"));
    let evening = [
        "8 September 2021 · Hylte",
        "0 answered so far",
        "Show the QR code",
        "everybody’s tablet",
        "Rehearse",
        "Count the people Elected members too missing",
        "Answers on paper",
        "End the dialogue",
    ];
    assert!(evening.windows(2).all(|two| place(two[0]) < place(two[1])), "{words}");
    host.post(&format!("{link}/head-count?lang=en"), &[("participants", "7")]).expect(303);
    host.get(&format!("{link}?lang=en")).expect(200).says("Elected members too 7");
    host.post(&format!("{link}/end?lang=en"), &[]).expect(303);
    let over = host.get(&format!("{link}?lang=en")).expect(200);
    over.says("What is still open").says("Answers on paper").never_says("Rehearse");
}

fn a_host_has_a_sheet_to_print(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let host = app.client();
    let sheet = format!("{}/guide", link.replace(&app.base, ""));
    host.get(&format!("{link}?lang=en")).expect(200).link(&sheet);
    let page = host.get(&format!("{sheet}?lang=en")).expect(200);
    page.says("An evening in six steps").says("Count the people");
    host.get(&format!("{sheet}?lang=sv")).expect(200).says("En kväll i sex steg");
    app.client().get("/h/nothing/guide").expect(404);
}
