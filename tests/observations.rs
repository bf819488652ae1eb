//! You said – this came of it: what participants said, what boards reply, and what was promised.

use crate::both;
use crate::support::story::member_of;
use crate::support::{Engine, Story, TestApp};

both!(
    what_was_said_is_answered_board_by_board_for_everybody_to_read,
    a_reply_says_what_its_state_asks_for,
    a_moved_promise_says_why_and_keeps_both_days,
    what_was_promised_today_is_mended_without_a_word,
    a_late_promise_is_seen_by_everybody,
    a_promised_reply_is_in_the_calendar_until_it_has_come,
    a_reader_of_one_board_sees_what_it_replies_to,
    what_is_removed_takes_its_replies_along,
    nothing_of_it_is_shown_where_nothing_was_said,
    a_promise_can_not_be_made_to_look_other_than_it_was,
    correcting_words_makes_nothing_late,
    the_mail_about_what_came_of_it_is_ready_made,
);

/// A process with two boards; the id of each.
fn with_boards(engine: Engine) -> (TestApp, Story, [String; 2]) {
    let (app, story) = Story::on(engine);
    let boards = ["Hylte", "Laholm"].map(|name| {
        story.add_board(name);
        story.option("/dialogues/new", name)
    });
    (app, story, boards)
}

/// Writes down what was said, for boards to reply to; its id.
fn say(story: &Story, words: &str, boards: &[&str]) -> String {
    let mut fields = vec![("words_sv", words), ("heard", "anywhere")];
    fields.extend(boards.iter().map(|board| ("board", *board)));
    story.post("/said/new", &fields);
    let list = story.page("/said").text();
    let before = &list[..list.find(words).expect("what was said")];
    let at = before.rfind("/said/").expect("its page") + "/said/".len();
    list[at..].split(['"', '/']).next().expect("an id").to_owned()
}

/// The path of a board's reply to it, by the board's id.
fn reply_of(story: &Story, observation: &str, board: &str) -> String {
    let options = story.page("/dialogues/new").text();
    let option = options.split(&format!("value=\"{board}\"")).nth(1).expect("the board");
    let name = option[option.find('>').expect("its name") + 1..].split('<').next().expect("an end");
    let list = story.page("/said").text();
    let begin = format!("/said/{observation}/replies/");
    let mut replies = list.split(&begin).skip(1);
    let named = format!("\" aria-label=\"{name}: ");
    let reply = replies.find(|part| part.contains(&named) && part.find('"') == part.find(&named));
    let id = reply.expect("the board's reply").split('"').next().expect("an end");
    format!("{begin}{id}")
}

fn what_was_said_is_answered_board_by_board_for_everybody_to_read(engine: Engine) {
    let (app, story, [hylte, laholm]) = with_boards(engine);
    let said = say(&story, "Varför finns det ingen reception?", &[&hylte, &laholm]);
    let phone = app.client();
    let page = |lang: &str| phone.get(&format!("{}/said?lang={lang}", story.public)).expect(200);
    page("en").says("One observation: 1 received.").says("Reply from Hylte").says("Received");
    let reply = reply_of(&story, &said, &hylte);
    let fields = [
        ("board", hylte.as_str()),
        ("reference", "LN HYL210007"),
        ("state", "done"),
        ("words_sv", "Det finns en reception nu."),
        ("words_en", "There is a reception now."),
        ("done_on", "2021-09-07"),
    ];
    story.post(&reply, &fields);
    page("en")
        .says("One observation: 1 done.")
        .says("There is a reception now.")
        .says("Done on 7 September 2021.")
        .says("LN HYL210007");
    let arabic = page("ar").text();
    assert!(
        arabic.contains("<div lang=\"sv\" dir=\"ltr\"><p>Det finns en reception nu.</p></div>")
    );
    phone
        .get(&format!("{}?lang=en", story.public))
        .expect(200)
        .says("You said – this came of it")
        .says("Hylte: ✓ Done")
        .says("Laholm: ○ Received")
        .says("Last updated 8 September 2021");
    let feed = phone.get(&format!("{}/feed.xml?lang=en", story.public)).expect(200).text();
    let feed = atom_syndication::Feed::read_from(feed.as_bytes()).expect("Atom");
    let words: Vec<&str> =
        feed.entries.iter().filter_map(|entry| entry.content.as_ref()?.value.as_deref()).collect();
    assert!(words.contains(&"Hylte: Done. There is a reception now."), "{words:?}");
    assert!(words.contains(&"Laholm: Received"), "{words:?}");
    story
        .page("/search?q=reception")
        .says("You said – this came of it")
        .says("Varför finns det ingen reception?");
    for line in [
        "action = 'observation.added' AND detail = 'Varför finns det ingen reception?'",
        "action = 'reply.changed' AND detail LIKE '%: received → Hylte: %: done, done 2021-09-07'",
    ] {
        assert_eq!(
            app.count(&format!("SELECT count(*) FROM audit_entry WHERE {line}")),
            1,
            "{line}"
        );
    }
}

fn a_reply_says_what_its_state_asks_for(engine: Engine) {
    let (_app, story, [hylte, laholm]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let new = format!("/said/{said}/replies/new");
    let with = |fields: &[(&'static str, &str)]| {
        let mut all = vec![("board", laholm.as_str())];
        all.extend(fields.iter().copied());
        story.refused(&new, &all)
    };
    with(&[]).says("How far it has come");
    for state in ["decided", "not_done"] {
        with(&[("state", state)]).says("Fill in: Reply");
    }
    with(&[("state", "done"), ("words_sv", "Klart.")]).says("Done on");
    with(&[("state", "done"), ("words_sv", "Klart."), ("done_on", "2021-09-09")])
        .says("That day has not been yet");
    with(&[("state", "decided"), ("words_sv", "Ja."), ("done_on", "2021-09-07")])
        .says("Leave the day empty");
    let taken = [("board", hylte.as_str()), ("state", "received")];
    story.refused(&new, &taken).says("They have replied already");
    story.refused("/said/new", &[("heard", "anywhere")]).says("Fill in: What was said");
    story.refused("/said/new", &[("words_sv", "Något.")]).says("Where it was said");
    // Whoever leads the process can reply as well, once.
    let own = [("board", ""), ("state", "looked_at")];
    story.post(&new, &own);
    story.refused(&new, &own).says("They have replied already");
    story.page("/said").says("Region Halland");
}

fn a_moved_promise_says_why_and_keeps_both_days(engine: Engine) {
    let (app, story, [hylte, _]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let reply = reply_of(&story, &said, &hylte);
    let promise = |day: &'static str| {
        vec![("board", hylte.as_str()), ("state", "received"), ("promised_on", day)]
    };
    story.post(&reply, &promise("2021-10-01"));
    story.post("/news/plan", &[("interim", "2021-10-01")]);
    app.move_clock_by(24 * 3600);
    story.sign_in_again();
    story.refused(&reply, &promise("2021-11-01")).says("Fill in: Why the day is moved");
    story.refused("/news/plan", &[("interim", "2021-11-01")]).says("Fill in: Why the day is moved");
    story.refused("/news/plan", &[("interim", "")]).says("Fill in: Why the day is moved");
    let why = ("why_sv", "Vi hann inte.");
    let mut fields = promise("2021-11-01");
    fields.push(why);
    story.post(&reply, &fields);
    story.post("/news/plan", &[("interim", "2021-11-01"), why]);
    let moved = "On 9 September 2021 the day was moved from 1 October 2021 to 1 November 2021.";
    let phone = app.client();
    for page in ["", "/said"] {
        let page = format!("{}{page}?lang=en", story.public);
        phone
            .get(&page)
            .expect(200)
            .says("promised for 1 November 2021.")
            .says(moved)
            .says("Vi hann inte.");
    }
    story.page("/news").says(moved);
    // What is taken back stays to be read.
    app.move_clock_by(24 * 3600);
    story.sign_in_again();
    story.post(
        "/news/plan",
        &[("interim", ""), ("why_sv", "Den skrivs inte."), ("why_en", "It is not written.")],
    );
    phone
        .get(&format!("{}?lang=en", story.public))
        .expect(200)
        .says("Interim report: promised for 1 November 2021. The promise was taken back.")
        .says(moved)
        .says("On 10 September 2021 the promise for 1 November 2021 was taken back. It is not written.");
    // What is settled keeps the promise that it had.
    let settled = |day: &'static str| {
        let mut fields = promise(day);
        fields.retain(|(name, _)| *name != "state");
        fields.extend([("state", "done"), ("words_sv", "Klart."), ("done_on", "2021-09-10"), why]);
        fields
    };
    story.refused(&reply, &settled("2021-09-30")).says("The promise stays as it was");
    story.post(&reply, &settled("2021-11-01"));
    phone
        .get(&format!("{}/said?lang=en", story.public))
        .expect(200)
        .says("Reply: promised for 1 November 2021, came on 10 September 2021.")
        .says(moved);
}

fn what_was_promised_today_is_mended_without_a_word(engine: Engine) {
    let (app, story, [hylte, _]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let reply = reply_of(&story, &said, &hylte);
    for day in ["2031-10-01", "2021-10-01", "", "2021-10-02"] {
        let fields = [("board", hylte.as_str()), ("state", "received"), ("promised_on", day)];
        story.post(&reply, &fields);
        story.post("/news/plan", &[("final", day)]);
    }
    assert_eq!(app.count("SELECT count(*) FROM moved_promise"), 0);
    let page = app.client().get(&format!("{}?lang=en", story.public)).expect(200);
    page.says("Final report: promised for 2 October 2021.").never_says("2031");
}

fn a_late_promise_is_seen_by_everybody(engine: Engine) {
    let (app, story, [hylte, _]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let reply = reply_of(&story, &said, &hylte);
    let fields = [("board", hylte.as_str()), ("state", "looked_at"), ("promised_on", "2021-09-10")];
    story.post(&reply, &fields);
    story.post("/news/plan", &[("interim", "2021-09-10")]);
    story.page("/said?late=yes").never_says("Breven är svåra.");
    app.move_clock_by(14 * 24 * 3600);
    story.sign_in_again();
    let phone = app.client();
    let late = "promised for 10 September 2021. 12 days late.";
    phone
        .get(&format!("{}?lang=en", story.public))
        .expect(200)
        .says(&format!("Interim report: {late}"));
    phone
        .get(&format!("{}/said?lang=en", story.public))
        .expect(200)
        .says(&format!("Reply: {late}"));
    story.page("/said?late=yes").says("Breven är svåra.");
    story.page("").says("One reply to what was said is late");
    let report = story.add_report("interim", "Delrapport");
    story.order(&report, &[("mail", "no")]).expect(303);
    phone
        .get(&format!("{}?lang=en", story.public))
        .expect(200)
        .says("promised for 10 September 2021, came on 22 September 2021. 12 days late.");
    story.end();
    phone
        .get(&format!("{}/said?lang=en", story.public))
        .expect(200)
        .says("Reply: promised for 10 September 2021. It did not come.");
}

fn a_promised_reply_is_in_the_calendar_until_it_has_come(engine: Engine) {
    let (app, story, [hylte, _]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let reply = reply_of(&story, &said, &hylte);
    let calendar = format!("{}/calendar.ics?lang=en", story.public);
    let phone = app.client();
    phone.get(&calendar).expect(404);
    let fields = [("board", hylte.as_str()), ("state", "received"), ("promised_on", "2021-10-01")];
    story.post(&reply, &fields);
    let days = phone.get(&calendar).expect(200).text().replace("\r\n ", "");
    assert!(days.contains("DTSTART;VALUE=DATE:20211001"), "{days}");
    assert!(days.contains("SUMMARY:Reply from Hylte: Breven är svåra."), "{days}");
    let fields = [
        ("board", hylte.as_str()),
        ("state", "not_done"),
        ("words_sv", "Det går inte."),
        ("promised_on", "2021-10-01"),
    ];
    story.post(&reply, &fields);
    phone.get(&calendar).expect(404);
}

fn a_reader_of_one_board_sees_what_it_replies_to(engine: Engine) {
    let (app, story, [hylte, laholm]) = with_boards(engine);
    say(&story, "Breven är svåra.", &[&hylte, &laholm]);
    say(&story, "Ingen reception.", &[&laholm]);
    let reader = member_of(&app, &story.process, "reader@example.org", "reader");
    let all = reader.get(&story.path("/said")).expect(200).says("Breven").says("Ingen reception.");
    all.never_says("New observation");
    app.sql(&format!("UPDATE membership SET board_id = {hylte} WHERE role = 'reader'"));
    reader
        .get(&story.path("/said"))
        .expect(200)
        .says("Breven är svåra.")
        .says("Hylte")
        .never_says("Laholm")
        .never_says("Ingen reception.");
    reader.get(&story.path("/search?q=reception")).expect(200).never_says("Ingen reception.");
    reader
        .post(&story.path("/said/new"), &[("words_sv", "Nytt"), ("heard", "anywhere")])
        .expect(403);
}

fn what_is_removed_takes_its_replies_along(engine: Engine) {
    let (app, story, [hylte, _]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let remove = format!("/said/{said}/remove");
    story.refused(&remove, &[]).says("Tick that the replies are to be removed as well");
    story.post(&remove, &[("sure", "yes")]);
    for table in ["observation", "observation_text", "reply"] {
        assert_eq!(app.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    app.client().get(&format!("{}/said", story.public)).expect(404);
    // What a board has replied to is not left without it.
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    story.leader.post(&story.path(&format!("/boards/{hylte}/remove")), &[]).expect(409);
    story.post(&format!("/said/{said}/remove"), &[("sure", "yes")]);
    story.post(&format!("/boards/{hylte}/remove"), &[]);
}

fn nothing_of_it_is_shown_where_nothing_was_said(engine: Engine) {
    let (app, story) = Story::on(engine);
    let phone = app.client();
    phone.get(&format!("{}/said", story.public)).expect(404);
    phone.get(&format!("{}?lang=en", story.public)).expect(200).never_says("You said");
    story.page("/said").says("Write down what mattered most");
    let id = i64::MAX;
    for path in [format!("/said/{id}"), format!("/said/{id}/replies/new"), "/said/x".into()] {
        story.leader.get(&story.path(&path)).expect(404);
    }
}

fn the_mail_about_what_came_of_it_is_ready_made(engine: Engine) {
    let (_app, story, [hylte, laholm]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte, &laholm]);
    let reply = reply_of(&story, &said, &hylte);
    let words = |state: &'static str, sv: &'static str| {
        vec![("board", hylte.as_str()), ("state", state), ("words_sv", sv)]
    };
    story.post(&reply, &words("decided", "De skrivs\n\nom."));
    let report = story.add_report("outcomes", "Vad det ledde till");
    let mail = |report: &str, lang: &str| {
        let page = format!("{report}/publish/preview?audience=participants&lang={lang}");
        story.leader.get(&page).expect(200)
    };
    mail(&report, "sv")
        .says("Ett nytt besked har kommit på det som sades.")
        .says("– Breven är svåra.")
        .says("Hylte: Beslutat. De skrivs om.");
    // In a language that nothing is written in, only that there is something.
    mail(&report, "fi").says("on tullut yksi uusi vastaus").never_says("Hylte");
    let interim = story.add_report("interim", "Delrapport");
    mail(&interim, "sv").never_says("besked har kommit");
    story.order(&report, &[("mail", "no")]).expect(303);
    let new = story.leader.upload(
        &story.path("/reports/new"),
        &[
            ("kind", "outcomes"),
            ("version", "2.0"),
            ("title_sv", "Mer om vad det ledde till"),
            ("summary_sv", "Mer."),
            ("link", "https://example.org/mer"),
        ],
        None,
    );
    let second = new.expect(303).location().to_owned();
    mail(&second, "sv").never_says("besked har kommit");
    let mut done = words("done", "De är omskrivna.");
    done.push(("done_on", "2021-09-08"));
    story.post(&reply, &done);
    mail(&second, "sv").says("Ett nytt besked").says("Hylte: Gjort. De är omskrivna.");
}

fn a_promise_can_not_be_made_to_look_other_than_it_was(engine: Engine) {
    let (app, story, [hylte, laholm]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let reply = reply_of(&story, &said, &hylte);
    let promise = |day: &'static str| {
        vec![("board", laholm.as_str()), ("state", "received"), ("promised_on", day)]
    };
    story.post(&reply, &promise("2021-10-01"));
    story.post("/news/plan", &[("interim", "2021-10-01")]);
    app.move_clock_by(24 * 3600);
    story.sign_in_again();
    let why = ("why_sv", "Vi hann inte.");
    let mut moved = promise("2021-11-01");
    moved.push(why);
    story.post(&reply, &moved);
    story.post("/news/plan", &[("interim", "2021-11-01"), why]);
    // Once it was moved, a further day on the same day is told as well: the last move never says another day than holds.
    for day in ["2021-12-01", ""] {
        story.refused(&reply, &promise(day)).says("Fill in: Why the day is moved");
        story.refused("/news/plan", &[("interim", day)]).says("Fill in: Why the day is moved");
    }
    // Whose promise it is does not change, and nobody removes it.
    let page = app.client().get(&format!("{}/said?lang=en", story.public)).expect(200);
    page.says("Reply from Hylte").never_says("Laholm");
    let stays = "Something was promised in the reply, and that stays.";
    story.leader.post(&story.path(&format!("{reply}/remove")), &[]).expect(409).says(stays);
    let all = story.path(&format!("/said/{said}/remove"));
    story.leader.post(&all, &[("sure", "yes")]).expect(409).says(stays);
}

fn correcting_words_makes_nothing_late(engine: Engine) {
    let (app, story, [hylte, _]) = with_boards(engine);
    let said = say(&story, "Breven är svåra.", &[&hylte]);
    let reply = reply_of(&story, &said, &hylte);
    let refuse = |words: &'static str| {
        let fields = [
            ("board", hylte.as_str()),
            ("state", "not_done"),
            ("words_sv", words),
            ("promised_on", "2021-09-08"),
        ];
        story.post(&reply, &fields);
    };
    refuse("Det gåt inte.");
    app.move_clock_by(3 * 24 * 3600);
    story.sign_in_again();
    refuse("Det går inte.");
    app.client()
        .get(&format!("{}/said?lang=en", story.public))
        .expect(200)
        .says("Det går inte.")
        .says("promised for 8 September 2021, came on 8 September 2021.");
}
