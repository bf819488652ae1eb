//! How a dialogue ends: it asks, ends for everybody, is taken back, waits for papers and tablets, and is closed for
//! good. And meetings that never took place.

use eko::i18n::Language;
use serde_json::{Value, json};

use crate::both;
use crate::followup::{account, count_heads};
use crate::support::client::{Client, Page};
use crate::support::{DAY, Dialogue, Engine, Story, TestApp};
use crate::tablets::Tablet;

both!(
    an_end_asks_first_and_holds_for_everybody_at_once,
    an_end_is_taken_back_and_made_again_and_nothing_is_lost,
    an_end_that_came_by_itself_waits_for_papers_and_can_be_taken_back,
    what_was_decided_about_an_end_closes_nothing_that_is_open_again,
    two_who_end_at_once_end_once,
    no_figure_moves_before_a_dialogue_is_closed_for_good,
    each_record_that_was_not_taken_has_its_true_reason,
    the_end_of_the_process_closes_what_still_waits,
    a_cancelled_meeting_says_so_to_everybody_and_counts_nowhere,
    cancelling_is_taken_back_until_answers_are_closed_away_with_it,
    a_meeting_without_a_trace_is_held_only_when_somebody_says_so,
    only_what_nothing_came_of_is_removed,
    those_that_cannot_be_closed_starve_no_other,
    what_cannot_be_removed_says_so_before_it_is_tried,
);

fn host_link(app: &TestApp, story: &Story, dialogue: &Dialogue) -> String {
    let made = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    made.link(&format!("{}/h/", app.base))
}

fn unclosed(app: &TestApp) -> i64 {
    app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NULL")
}

fn logged(app: &TestApp, action: &str) -> i64 {
    app.count(&format!("SELECT count(*) FROM audit_entry WHERE action = '{action}'"))
}

/// Types answers in from paper, as the host does.
fn type_in(host: &Client, link: &str, count: &str, status: u16) {
    let path = format!("{link}/paper?lang=en");
    let key = eko::secrets::random_token();
    host.post(&path, &[("key", &key), ("heard-very_high", count)]).expect(status);
}

fn figures(story: &Story) -> Value {
    account(&story.leader, &story.path("/follow-up/account.json"))
}

/// How the account says that a dialogue stands.
fn standing(story: &Story, number: i32) -> Value {
    let account = figures(story);
    let dialogues = account["dialogues"].as_array().expect("dialogues").clone();
    let one = dialogues.iter().find(|one| one["number"] == number).expect("the dialogue");
    one["standing"].clone()
}

fn an_end_asks_first_and_holds_for_everybody_at_once(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let (host, phone, device) = (app.client(), app.client(), app.client());
    let tablet = Tablet::begin(&app, &story, &dialogue, &device);
    let link = host_link(&app, &story, &dialogue);
    dialogue.answer(&phone, "very_high", "");
    type_in(&host, &link, "2", 303);
    tablet.report(12, &json!({}));
    let told = tablet.report(12, &json!({}));
    assert_eq!(told["state"], "open");
    assert_eq!(told["seconds_left"], 7 * DAY + 12 * 3600);

    let key = phone.get(&dialogue.question(1)).expect(200).field("key");
    let asked = [
        host.get(&format!("{link}/end?lang=en")),
        story.leader.get(&format!("{}/end", dialogue.staff)),
    ];
    for page in asked {
        page.expect(200)
            .says("after 3 answers")
            .says("Answers typed in from paper: 2")
            .says("Tablets: 1, answers not sent: 12.")
            .says("until 9 September 2021 at 12:00")
            .says("No, go back");
    }
    dialogue.answer(&app.client(), "very_high", "");
    assert_eq!(logged(&app, "dialogue.ended"), 0, "asking ends nothing");

    host.post(&format!("{link}/end?lang=en"), &[]).expect(303);
    phone.get(&dialogue.question(1)).expect(303);
    phone
        .post(&dialogue.question(1), &[("key", &key), ("heard", "very_high")])
        .expect(409)
        .says("Your answer has not been counted");
    let told = tablet.report(12, &json!({}));
    assert_eq!((&told["state"], &told["seconds_left"]), (&json!("ended"), &json!(0)));
    host.get(&format!("{link}/now?lang=en")).expect(200).says("\"state\":\"ended\"");
    host.follow(&format!("{link}/display?lang=en")).expect(200).says("You can no longer answer");
    host.get(&format!("{link}?lang=en"))
        .expect(200)
        .says("can be handed in until 9 September 2021 at 12:00")
        .says("Reopen")
        .says("Nothing is outstanding");
    assert_eq!(unclosed(&app), 1);
    // Until it is closed for good, what is still out comes in.
    let kept = [tablet.answer("heard", "very_high")];
    assert_eq!(tablet.send("answers", &kept), ["taken"]);
    assert_eq!(tablet.send("addresses", &[tablet.address("kim@example.org")]), ["taken"]);
    type_in(&host, &link, "5", 303);
    host.get(&format!("{link}/close?lang=en"))
        .expect(200)
        .says("after 10 answers")
        .says("They will be lost if the dialogue is closed for good now");
    host.post(&format!("{link}/close?lang=en"), &[]).expect(303);
    assert_eq!(unclosed(&app), 0);
    assert_eq!(app.keys(), 0);
    type_in(&host, &link, "1", 409);
    assert_eq!(tablet.report(1, &json!({}))["state"], "closed");
    assert_eq!(app.count("SELECT sum(count) FROM tally WHERE question = 'heard'"), 10);
}

fn an_end_is_taken_back_and_made_again_and_nothing_is_lost(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let (host, phone) = (app.client(), app.client());
    let link = host_link(&app, &story, &dialogue);
    let planned = app.count("SELECT closes_at FROM dialogue");
    for _ in 0..3 {
        dialogue.answer(&phone, "very_high", "Mer tid");
    }
    host.post(&format!("{link}/end"), &[]).expect(303);
    app.move_clock_by(3600);
    story.leader.get(&dialogue.staff).expect(200).says("answered again until 16 September 2021");
    story.leader.post(&format!("{}/take-back", dialogue.staff), &[]).expect(303);
    assert_eq!(app.count("SELECT closes_at FROM dialogue"), planned);
    for _ in 0..3 {
        dialogue.answer(&phone, "fairly_high", "");
    }
    dialogue.end(&story.leader);
    host.post(&format!("{link}/take-back"), &[]).expect(303);
    dialogue.answer(&phone, "fairly_low", "");
    dialogue.end(&story.leader);
    // The wait is counted from the last end.
    app.move_clock_by(DAY - 1);
    app.tidy();
    assert_eq!(unclosed(&app), 1);
    app.move_clock_by(1);
    app.tidy();
    assert_eq!(unclosed(&app), 0);
    assert_eq!(app.count("SELECT sum(count) FROM tally WHERE question = 'heard'"), 7);
    assert_eq!(app.count("SELECT count(*) FROM comment"), 3);
    story.sign_in_again();
    story.leader.post(&format!("{}/take-back", dialogue.staff), &[]).expect(409).says("for good");
    host.post(&format!("{link}/take-back?lang=en"), &[]).expect(409);
    story
        .leader
        .get(&dialogue.staff)
        .expect(200)
        .says("ended the dialogue")
        .says("reopened the dialogue")
        .says("closed the dialogue for good");
    assert_eq!((logged(&app, "dialogue.ended"), logged(&app, "dialogue.end-taken-back")), (3, 2));
}

fn an_end_that_came_by_itself_waits_for_papers_and_can_be_taken_back(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    let (host, phone) = (app.client(), app.client());
    let ends = app.count("SELECT closes_at FROM dialogue");
    app.move_clock_to(eko::clock::Timestamp(ends + 3600));
    app.tidy();
    assert_eq!(unclosed(&app), 1, "papers may be out");
    phone.get(&dialogue.question(1)).expect(303);
    type_in(&host, &link, "6", 303);
    story.sign_in_again();
    dialogue.count_heads(&story.leader, 9);
    let list = story.path("/dialogues?state=ended");
    story.leader.get(&list).expect(200).says("Showing 1 of 1");
    // There is no planned end any more: it opens for a day.
    story.leader.post(&format!("{}/take-back", dialogue.staff), &[]).expect(303);
    dialogue.answer(&phone, "very_high", "");
    app.move_clock_by(DAY);
    app.tidy();
    phone.get(&dialogue.question(1)).expect(303);
    assert_eq!(unclosed(&app), 1);
    type_in(&host, &link, "1", 303);
    host.post(&format!("{link}/paper/clear"), &[]).expect(303);
    type_in(&host, &link, "8", 303);
    app.move_clock_by(DAY);
    app.tidy();
    assert_eq!(unclosed(&app), 0);
    type_in(&host, &link, "1", 409);
    host.post(&format!("{link}/paper/clear"), &[]).expect(409);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 9);
    story.sign_in_again();
    story.page("/follow-up/heard").says("(n = 9)");
}

fn what_was_decided_about_an_end_closes_nothing_that_is_open_again(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let tomorrow = story.add_dialogue(2, "2021-09-09", "Hylte");
    let close = format!("{}/close", dialogue.staff);
    story.leader.post(&close, &[]).expect(409).says("End it before it is closed for good");
    story.leader.get(&close).expect(303);
    dialogue.end(&story.leader);
    story.leader.get(&close).expect(200).says("it cannot be undone");
    story.leader.post(&format!("{}/take-back", dialogue.staff), &[]).expect(303);
    story.leader.post(&close, &[]).expect(409);
    dialogue.answer(&app.client(), "very_high", "");
    assert_eq!(unclosed(&app), 2);
    let of_tomorrow = |step: &str| format!("{}/{step}", tomorrow.staff);
    story.leader.post(&of_tomorrow("end"), &[]).expect(409).says("has not begun");
    story.leader.post(&of_tomorrow("close"), &[]).expect(409);
    story.leader.post(&of_tomorrow("take-back"), &[]).expect(303);
    assert_eq!(logged(&app, "dialogue.end-taken-back"), 1, "nothing was taken back");
    dialogue.close(&story.leader);
    story.leader.post(&close, &[]).expect(303);
    assert_eq!(logged(&app, "dialogue.closed"), 1);
}

fn two_who_end_at_once_end_once(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = host_link(&app, &story, &dialogue);
    for (step, action) in
        [("end", "dialogue.ended"), ("take-back", "dialogue.end-taken-back"), ("end", "")]
    {
        std::thread::scope(|scope| {
            scope.spawn(|| {
                app.client().post(&format!("{link}/{step}"), &[]).expect(303);
            });
            story.leader.post(&format!("{}/{step}", dialogue.staff), &[]).expect(303);
        });
        if !action.is_empty() {
            assert_eq!(logged(&app, action), 1, "{action}");
        }
    }
    std::thread::scope(|scope| {
        scope.spawn(|| {
            app.client().post(&format!("{link}/close"), &[]).expect(303);
        });
        story.leader.post(&format!("{}/close", dialogue.staff), &[]).expect(303);
    });
    assert_eq!(logged(&app, "dialogue.closed"), 1);
}

fn no_figure_moves_before_a_dialogue_is_closed_for_good(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.count_heads(&story.leader, 12);
    let before = figures(&story);
    let is_unmoved = |when: &str| {
        let mut now = figures(&story);
        now["computed_at"] = before["computed_at"].clone();
        assert_eq!(now, before, "{when}");
        assert_eq!(app.count("SELECT count(*) FROM entered"), 0, "{when}");
    };
    for _ in 0..8 {
        dialogue.answer(&phone, "very_high", "");
    }
    dialogue.end(&story.leader);
    is_unmoved("ended");
    story.leader.post(&format!("{}/take-back", dialogue.staff), &[]).expect(303);
    is_unmoved("taken back");
    dialogue.answer(&phone, "not_at_all", "Nej");
    dialogue.end(&story.leader);
    is_unmoved("ended again");
    story.page("/comments").never_says("Nej");
    assert!(app.keys() > 0, "a retry is still counted once");
    story.leader.post(&format!("{}/close", dialogue.staff), &[]).expect(303);
    assert_eq!(app.keys(), 0);
    story.page("/follow-up/heard").says("(n = 9)");
}

fn each_record_that_was_not_taken_has_its_true_reason(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let other = story.add_dialogue(2, "2021-09-08", "Hylte");
    let (host, device) = (app.client(), app.client());
    let elsewhere = Tablet::begin(&app, &story, &other, &device);
    let tablet = Tablet::begin(&app, &story, &dialogue, &device);
    let foreign = elsewhere.answer("heard", "very_high");
    let unfit = tablet.answer("heard", "enormously");
    assert_eq!(tablet.send("answers", &[foreign, unfit]), ["unreadable", "unfit"]);
    let cancel = format!("{}/cancel", dialogue.staff);
    story.leader.post(&cancel, &[("why", "Snö")]).expect(303);
    let kept = [tablet.answer("heard", "very_high")];
    assert_eq!(tablet.send("answers", &kept), ["cancelled"], "it stays on the tablet");
    assert_eq!(tablet.send("addresses", &[tablet.address("a@example.org")]), ["cancelled"]);
    assert_eq!(tablet.report(1, &json!({}))["state"], "cancelled");
    story.leader.post(&format!("{}/restore", dialogue.staff), &[]).expect(303);
    assert_eq!(tablet.send("answers", &kept), ["taken"]);
    dialogue.close(&story.leader);
    let late = tablet.answer("heard", "very_high");
    assert_eq!(tablet.send("answers", std::slice::from_ref(&late)), ["too_late"]);
    assert_eq!(tablet.send("addresses", &[tablet.address("b@example.org")]), ["too_late"]);
    tablet.report(0, &json!({ "too_late": 2, "unfit": 1, "unreadable": 3 }));
    let link = host_link(&app, &story, &dialogue);
    let pages = [host.get(&format!("{link}?lang=en")), story.leader.get(&dialogue.staff)];
    for page in pages {
        page.expect(200)
            .says("because they arrived after the dialogue was closed for good: 2.")
            .says("because they do not fit what the dialogue asks for: 1.")
            .says("or are damaged: 3.")
            .never_says("because the process has ended");
    }
    let file = json!({ "eko": 1, "token": tablet.base.trim_matches('/').rsplit('/').next(),
        "answers": [late], "addresses": [] });
    host.upload(
        &format!("{link}/tablet-file?lang=en"),
        &[],
        Some(("eko-tablet.json", file.to_string().as_bytes())),
    )
    .expect(200)
    .says("Accepted: 0. Could not be accepted: 1.")
    .says("because they arrived after the dialogue was closed for good: 1.");
}

fn the_end_of_the_process_closes_what_still_waits(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let device = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &device);
    let kept = [tablet.answer("heard", "very_high")];
    dialogue.answer(&app.client(), "very_high", "");
    dialogue.end(&story.leader);
    story.end();
    assert_eq!(unclosed(&app), 0);
    story.leader.post(&format!("{}/take-back", dialogue.staff), &[]).expect(409);
    assert_eq!(tablet.send("answers", &kept), ["process_ended"]);
    let late = tablet.address("kim@example.org");
    assert_eq!(tablet.send("addresses", &[late]), ["process_ended"]);
}

fn a_cancelled_meeting_says_so_to_everybody_and_counts_nowhere(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let held = story.add_dialogue(2, "2021-09-08", "Hylte");
    let (host, phone) = (app.client(), app.client());
    for _ in 0..6 {
        dialogue.answer(&phone, "very_high", "");
        held.answer(&phone, "fairly_low", "");
    }
    count_heads(&story, &held, "6");
    count_heads(&story, &dialogue, "6");
    let key = phone.get(&dialogue.question(1)).expect(200).field("key");
    let cancel = format!("{}/cancel", dialogue.staff);
    story.leader.get(&cancel).expect(200).says("those who open the link read");
    story.leader.post(&cancel, &[("why", " ")]).expect(422).says("Fill in: Why");
    story.leader.post(&cancel, &[("why", "Värden är sjuk")]).expect(303);
    for &language in Language::all() {
        let page = phone.get(&format!("{}?lang={}", dialogue.phone, language.word())).expect(200);
        page.says(&language.texts().get("cancelled-title")).never_says("Värden är sjuk");
    }
    phone
        .post(&dialogue.question(1), &[("key", &key), ("heard", "very_high")])
        .expect(409)
        .says("This meeting has been cancelled");
    let link = host_link(&app, &story, &dialogue);
    host.get(&format!("{link}?lang=en")).expect(200).says("cancelled: Värden är sjuk");
    host.follow(&format!("{link}/display?lang=en"))
        .expect(200)
        .says("This meeting has been cancelled");
    type_in(&host, &link, "1", 409);
    host.post(&format!("{link}/end"), &[]).expect(409);
    let page = story.leader.get(&dialogue.staff).expect(200);
    page.says("cancelled: Värden är sjuk").says("cancelled the meeting: Värden är sjuk");
    story.page("/dialogues?state=cancelled").says("Showing 1 of 2");
    let current = story.page("/dialogues").says("Showing 1 of 2").text();
    assert!(current.contains("name=\"n\" value=\"2\"") && !current.contains("value=\"1\""));
    story.page("/dialogues?state=all").says("Showing 2 of 2");
    let poster = story.page("/dialogues/posters?n=1");
    poster.says("Dialogue 1, 8 September 2021: cancelled").never_says("Code");
    assert_eq!(standing(&story, 1), "cancelled");
    held.close(&story.leader);
    app.move_clock_by(9 * DAY);
    app.tidy();
    story.sign_in_again();
    assert_eq!(unclosed(&app), 0, "its keys go like those of any other");
    assert_eq!(app.keys(), 0);
    let account = figures(&story);
    assert_eq!(account["whole"]["dialogues"], 1);
    assert_eq!(account["whole"]["participants"], 6);
    assert_eq!(account["whole"]["to_come"], 0);
    story.page("/follow-up/heard").says("(n = 6)");
    let answers = &account["dialogues"][0]["answers"];
    assert!(!answers.to_string().contains("very_high\":6"), "{answers}");
}

fn cancelling_is_taken_back_until_answers_are_closed_away_with_it(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let empty = story.add_dialogue(2, "2021-09-08", "Hylte");
    let phone = app.client();
    dialogue.answer(&phone, "very_high", "");
    for one in [&dialogue, &empty] {
        story.leader.post(&format!("{}/cancel", one.staff), &[("why", "Snö")]).expect(303);
        story.leader.post(&format!("{}/cancel", one.staff), &[("why", "Is")]).expect(303);
    }
    assert_eq!(logged(&app, "dialogue.cancelled"), 2, "once each");
    story.leader.post(&format!("{}/restore", dialogue.staff), &[]).expect(303);
    dialogue.answer(&phone, "very_high", "");
    story.leader.get(&dialogue.staff).expect(200).says("undid the cancellation");
    story.leader.post(&format!("{}/cancel", dialogue.staff), &[("why", "Snö")]).expect(303);
    app.move_clock_by(9 * DAY);
    app.tidy();
    story.sign_in_again();
    assert_eq!(unclosed(&app), 0);
    let restore = |one: &Dialogue| format!("{}/restore", one.staff);
    story.leader.post(&restore(&dialogue), &[]).expect(409).says("closed for good");
    story.leader.get(&dialogue.staff).expect(200).never_says("It will take place after all");
    // Nothing lies in the other one that figures could be told apart by.
    story.leader.post(&restore(&empty), &[]).expect(303);
    assert_eq!(standing(&story, 2), "unconfirmed");
    // One that was held is not cancelled any more.
    count_heads(&story, &empty, "7");
    let cancel = format!("{}/cancel", empty.staff);
    story.leader.post(&cancel, &[("why", "Snö")]).expect(409).says("cannot be cancelled");
    assert_eq!(figures(&story)["whole"]["participants"], 7);
}

fn a_meeting_without_a_trace_is_held_only_when_somebody_says_so(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    let second = story.add_dialogue(2, "2021-09-08", "Hylte");
    let nobody_came = story.add_dialogue(3, "2021-09-08", "Hylte");
    let answered = story.add_dialogue(4, "2021-09-08", "Hylte");
    count_heads(&story, &nobody_came, "0");
    answered.answer(&app.client(), "very_high", "");
    app.move_clock_by(9 * DAY);
    app.tidy();
    story.sign_in_again();
    assert_eq!(unclosed(&app), 0);
    let account = figures(&story);
    assert_eq!(account["whole"]["dialogues"], 1, "only the one with an answer");
    assert_eq!(account["boards"][0]["dialogues"], 1);
    for number in [1, 2] {
        assert_eq!(standing(&story, number), "unconfirmed");
    }
    assert_eq!(standing(&story, 3), "closed", "somebody said that nobody came");
    let asks = "2 dialogues were closed without answers";
    story.page("/dialogues").says(asks).says("to be confirmed");
    story.page("").says(asks);
    story.page("/dialogues?state=unconfirmed").says("Showing 2 of 4");
    story.leader.get(&first.staff).expect(200).says("Did the meeting take place?");
    count_heads(&story, &first, "9");
    story.leader.post(&format!("{}/cancel", second.staff), &[("why", "Ingen kom")]).expect(303);
    for page in ["/dialogues", ""] {
        story.page(page).never_says("Did the meeting");
    }
    let account = figures(&story);
    assert_eq!(account["whole"]["dialogues"], 2);
    assert_eq!(account["whole"]["participants"], 9);
    assert_eq!(standing(&story, 1), "closed");
    assert_eq!(standing(&story, 2), "cancelled");
}

fn only_what_nothing_came_of_is_removed(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, planned) = Story::with_dialogue(&app, "2021-10-08");
    let answered = story.add_dialogue(2, "2021-09-08", "Hylte");
    let counted = story.add_dialogue(3, "2021-09-08", "Hylte");
    let on_tablet = story.add_dialogue(5, "2021-09-08", "Hylte");
    let closed = story.add_dialogue(6, "2021-09-08", "Hylte");
    let (phone, device) = (app.client(), app.client());
    answered.answer(&phone, "very_high", "");
    count_heads(&story, &counted, "4");
    Tablet::begin(&app, &story, &on_tablet, &device).report(3, &json!({}));
    closed.close(&story.leader);
    for one in [&answered, &counted, &on_tablet, &closed] {
        let remove = format!("{}/remove", one.staff);
        story.leader.post(&remove, &[]).expect(409).says("Cancel it instead");
    }
    assert_eq!(logged(&app, "dialogue.removed"), 0);
    let remove = format!("{}/remove", planned.staff);
    story.leader.get(&planned.staff).expect(200).says("Remove the dialogue");
    story.leader.get(&answered.staff).expect(200).never_says("Remove the dialogue");
    story.leader.get(&remove).expect(200).says("Printed posters lead nowhere");
    story.leader.post(&remove, &[]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 4);
    assert_eq!(logged(&app, "dialogue.removed"), 1);
    phone.get(&planned.phone).expect(404);
    story.leader.get(&planned.staff).expect(404);
}

fn those_that_cannot_be_closed_starve_no_other(engine: Engine) {
    let (app, story) = Story::on(engine);
    let row =
        |(at, place): (usize, &str)| format!("2021-09-{:02};Hylte;fördjupande;{place}", at % 9 + 1);
    // All that were held before the last one fail.
    let places = [&["stuck"; 45][..], &["fine"; 3]].concat();
    let rows: Vec<String> = places.into_iter().enumerate().map(row).collect();
    let file = format!("Datum;Nämnd;Fas;Plats\n{}\n", rows.join("\n"));
    story.post("/dialogues/import/confirm", &[("file", &file)]);
    match engine {
        Engine::Sqlite => app.sql(
            "CREATE TRIGGER stuck BEFORE UPDATE ON dialogue WHEN new.venue = 'stuck' BEGIN SELECT \
             RAISE(ABORT, 'stuck'); END",
        ),
        Engine::Postgres => {
            app.sql(
                "CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE \
                 EXCEPTION 'stuck'; END $$",
            );
            app.sql(
                "CREATE TRIGGER stuck BEFORE UPDATE ON dialogue FOR EACH ROW WHEN (new.venue = \
                 'stuck') EXECUTE FUNCTION stuck()",
            );
        }
    }
    app.move_clock_by(30 * DAY);
    app.tidy();
    let closed = "SELECT count(*) FROM dialogue WHERE closed_at IS NOT NULL AND venue = 'fine'";
    assert_eq!(app.count(closed), 3);
    assert_eq!(unclosed(&app), 45);
    assert_eq!(logged(&app, "dialogue.closed"), 3);
}

fn what_cannot_be_removed_says_so_before_it_is_tried(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, planned) = Story::with_dialogue(&app, "2021-10-08");
    let answered = story.add_dialogue(2, "2021-09-08", "Hylte");
    let counted = story.add_dialogue(3, "2021-09-08", "Hylte");
    let on_tablet = story.add_dialogue(4, "2021-09-08", "Hylte");
    let closed = story.add_dialogue(5, "2021-09-08", "Hylte");
    let meanwhile = story.add_dialogue(6, "2021-09-08", "Hylte");
    answered.answer(&app.client(), "very_high", "");
    count_heads(&story, &counted, "4");
    Tablet::begin(&app, &story, &on_tablet, &app.client()).report(3, &json!({}));
    closed.close(&story.leader);
    let offers = |page: &Page, of: &Dialogue| {
        let page = page.text();
        let action = format!("action=\"{}/remove\"", of.staff);
        (page.contains(&action), page.contains(&format!("{}/cancel", of.staff)))
    };
    for one in [&answered, &counted, &on_tablet, &closed] {
        let page = story.leader.get(&format!("{}/remove", one.staff)).expect(200);
        let page = page.says("so it cannot be removed").says("Cancel it instead");
        assert_eq!(offers(&page, one), (false, true));
    }
    // Somebody answers while the question stands there.
    let remove = format!("{}/remove", meanwhile.staff);
    assert!(offers(&story.leader.get(&remove).expect(200), &meanwhile).0);
    meanwhile.answer(&app.client(), "very_high", "");
    let page = story.leader.post(&remove, &[]).expect(409).says("so it cannot be removed");
    assert_eq!(offers(&page, &meanwhile), (false, true));
    let cancel = |of: &Dialogue| story.leader.get(&format!("{}/cancel", of.staff)).expect(200);
    cancel(&answered)
        .says("1 has answered. The answer is removed from the figures together with the meeting.");
    cancel(&planned).never_says("removed from the figures");
}
