//! A process asks more: own questions, versions, pilots, and a survey for others.

use crate::both;
use crate::support::Dialogue;
use crate::support::{DAY, Engine, Story};
use crate::whom::survey_of_members;

both!(
    own_questions_come_after_the_locked_one_and_are_counted_apart,
    what_a_question_lacks_is_said_beside_it,
    a_question_about_a_person_is_noticed_and_not_refused,
    a_dialogues_log_tells_of_no_collection_point,
    a_dialogue_keeps_its_version_once_it_has_opened,
    a_dialogue_without_answers_can_be_given_the_newest_version,
    a_version_is_not_given_while_somebody_answers,
    a_pilot_is_chosen_for_one_dialogue_and_never_mixed_in,
    elected_members_answer_a_survey_of_their_own,
    a_question_is_added_without_beginning_a_draft_first,
);

const OPTIONS: &str = "I grupp\nPå tu man hand\nSkriftligt";

/// Begins a draft and adds a question of each kind.
fn draft(story: &Story) -> String {
    let survey = story.path("/survey/participants");
    story.leader.post(&format!("{survey}/draft"), &[]).expect(303);
    for (kind, prompt) in [
        ("single", "Hur berättar du helst?"),
        ("multiple", "Vad hjälpte dig?"),
        ("scale", "I vilken grad var det lätt att förstå?"),
        ("text", "Vad borde vi ha frågat?"),
    ] {
        story
            .leader
            .post(
                &format!("{survey}/questions/new"),
                &[
                    ("kind", kind),
                    ("prompt_sv", prompt),
                    ("options_sv", OPTIONS),
                    ("options_ar", "في مجموعة\nعلى انفراد\nكتابةً"),
                ],
            )
            .expect(303);
    }
    survey
}

fn publish(story: &Story, pilot: bool) {
    let survey = story.path("/survey/participants");
    let fields: &[(&str, &str)] = if pilot { &[("pilot", "1")] } else { &[] };
    story.leader.post(&format!("{survey}/publish"), fields).expect(303);
}

fn close(story: &Story, dialogue: &Dialogue) {
    dialogue.close(&story.leader);
}

fn own_questions_come_after_the_locked_one_and_are_counted_apart(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("Hylte");
    let survey = draft(&story);
    story
        .leader
        .get(&survey)
        .expect(200)
        .says("This is a draft of version 2")
        .says("locked, so that answers can be compared")
        .says("Missing in:");
    story.leader.get(&format!("{survey}/questions/heard")).expect(404);
    story
        .leader
        .get(&format!("{survey}/preview/3?lang=ar"))
        .expect(200)
        .says("Hur berättar du helst?")
        .says("على انفراد");
    publish(&story, false);
    let dialogue = story.add_dialogue(1, "2021-09-08", "Hylte");
    let phone = app.client();
    assert!(dialogue.give(&phone, 1, "heard", "very_high").contains("/q/2"));
    phone.get(&dialogue.question(2)).expect(200).says("What could have been better?");
    dialogue.give(&phone, 3, "q1", "o2");
    phone.get(&dialogue.question(4)).expect(200).says("You can choose several.");
    let key = phone.get(&dialogue.question(4)).expect(200).field("key");
    // What the question does not offer is no choice, and choosing nothing skips it.
    let unknown = [("key", key.as_str()), ("q2", "o9")];
    phone.post(&dialogue.question(4), &unknown).expect(422).says("Choose at least one");
    let skipped = phone.post(&dialogue.question(4), &[("key", &key)]).expect(303);
    assert!(skipped.location().contains("/q/5"), "{}", skipped.location());
    for _ in 0..2 {
        phone
            .post(&dialogue.question(4), &[("key", &key), ("q2", "o1"), ("q2", "o3"), ("q2", "o9")])
            .expect(303);
    }
    dialogue.give(&phone, 5, "q3", "fairly_low");
    let thanks = dialogue.give(&phone, 6, "q4", "Om maten");
    assert!(thanks.contains("/thanks"));
    phone.get(&dialogue.question(7)).expect(404);
    assert_eq!(
        app.count("SELECT sum(count) FROM tally WHERE question = 'q1' AND choice = 'o2'"),
        1
    );
    assert_eq!(
        app.count("SELECT sum(count) FROM tally WHERE question = 'q2'"),
        3,
        "two options and who answered"
    );
    assert_eq!(
        app.count("SELECT sum(count) FROM tally WHERE question = 'q2' AND choice = 'answered'"),
        1
    );
    assert_eq!(
        app.count("SELECT sum(count) FROM tally WHERE question = 'q3' AND choice = 'fairly_low'"),
        1
    );
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
}

fn what_a_question_lacks_is_said_beside_it(engine: Engine) {
    let (app, story) = Story::on(engine);
    let survey = story.path("/survey/participants");
    let new = format!("{survey}/questions/new");
    story.leader.post(&format!("{survey}/draft"), &[]).expect(303);
    let refused = |fields: &[(&str, &str)], words: &str| {
        story.leader.post(&new, fields).expect(422).says(words);
    };
    refused(&[("kind", "text")], "Fill in: Question");
    refused(
        &[("kind", "single"), ("prompt_sv", "Vad?"), ("options_sv", "Ett")],
        "at least two answers",
    );
    refused(
        &[("kind", "single"), ("prompt_sv", "Vad?"), ("options_sv", "Ett\nEtt")],
        "appears twice",
    );
    let uneven = [
        ("kind", "single"),
        ("prompt_sv", "Vad?"),
        ("options_sv", OPTIONS),
        ("options_en", "In a group"),
    ];
    refused(&uneven, "as many answers as in Swedish: 3");
    for number in 0..8 {
        story
            .leader
            .post(&new, &[("kind", "text"), ("prompt_sv", &format!("Fråga {number}"))])
            .expect(303);
    }
    story
        .leader
        .post(&new, &[("kind", "text"), ("prompt_sv", "En till")])
        .expect(409)
        .says("already has ten questions");
    for what in ["remove", "up"] {
        story.leader.post(&format!("{survey}/questions/heard/{what}"), &[]).expect(303);
    }
    let keys = app.count("SELECT count(*) FROM survey_version WHERE content LIKE '{\"questions\":[{\"key\":\"heard\"%'");
    assert_eq!(keys, 1, "the core question stays the first");
}

fn a_dialogue_keeps_its_version_once_it_has_opened(engine: Engine) {
    let (app, story, opened) = Story::at_dialogue(engine);
    let later = story.add_dialogue(2, "2021-09-20", "Hylte");
    draft(&story);
    publish(&story, false);
    let phone = app.client();
    phone.get(&opened.question(1)).expect(200).says("Question 1 of 2");
    app.move_clock_by(12 * DAY);
    story.sign_in_again();
    phone.get(&later.question(1)).expect(200).says("Question 1 of 6");
    let change = format!("{}/change", later.staff);
    let board = story.option("/dialogues/new", "Hylte");
    let kept =
        [("held_on", "2021-09-20"), ("board", &board), ("phase", "perspective"), ("survey", "1")];
    story.leader.post(&change, &kept).expect(303);
    app.client().get(&later.question(1)).expect(200).says("Question 1 of 6");
    // A published version never changes, whatever is drafted after it.
    let before = app.count("SELECT length(content) FROM survey_version");
    let survey = story.path("/survey/participants");
    story.leader.post(&format!("{survey}/draft"), &[]).expect(303);
    story.leader.post(&format!("{survey}/questions/q1/remove"), &[]).expect(303);
    assert_eq!(
        app.count("SELECT length(content) FROM survey_version WHERE published_at IS NOT NULL"),
        before
    );
    let page = story.leader.get(&survey).expect(200);
    let publish = story.leader.get(&page.link(&format!("{survey}/publish"))).expect(200);
    publish.says("After that it never changes").says("This is a pilot");
    let discard = page.link(&format!("{survey}/draft/discard"));
    story.leader.get(&discard).expect(200).says("is gone for good");
    assert_eq!(app.count("SELECT count(*) FROM survey_version"), 2, "it asks first");
    story.leader.submit(&discard, &discard, &[]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM survey_version"), 1);
    assert_eq!(story.leader.get(&discard).expect(303).location(), survey);
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE action LIKE 'draft.%' OR action LIKE 'question.%'"),
        8,
        "who changed what of a draft is known"
    );
}

fn a_dialogue_without_answers_can_be_given_the_newest_version(engine: Engine) {
    let (app, story, opened) = Story::at_dialogue(engine);
    let day = "2021-09-08";
    let [answered, written, closed, on_tablet] =
        [2, 3, 4, 5].map(|number| story.add_dialogue(number, day, "Hylte"));
    let later = story.add_dialogue(6, "2021-09-20", "Hylte");
    let phone = app.client();
    answered.answer(&phone, "very_high", "");
    written.give(&phone, 2, "better", "Words alone");
    close(&story, &closed);
    let id = app.count("SELECT id FROM dialogue WHERE number = 5");
    let token = eko::tablets::token(&app.app.secrets, eko::db::ids::DialogueId(id));
    let report = r#"{"tablet": "0123456789abcdef", "unsent": 1, "refused": 0}"#;
    let json = [("Content-Type", "application/json")];
    phone.post_raw(&format!("/kiosk/{token}/report"), &json, report.as_bytes()).expect(200);
    story.page("/survey/participants").never_says("Dialogues without version");
    draft(&story);
    story.page("/survey/participants").never_says("Dialogues without version");
    publish(&story, false);
    let new = story.add_dialogue(7, day, "Hylte");
    for (dialogue, questions) in [(&later, 6), (&new, 6), (&opened, 2)] {
        let page = story.leader.get(&dialogue.staff).expect(200);
        match questions {
            2 => drop(page.says("version 1. The newest is version 2.").says("Give it version 2")),
            _ => drop(page.says("version 2").never_says("The newest is")),
        }
    }
    let told = story.page("/survey/participants").says("Dialogues without version 2").words();
    let (_, told) = told.split_once("Dialogues without version 2").expect("the table");
    for (number, is_told) in
        [(1, true), (2, true), (3, true), (4, false), (5, true), (6, false), (7, false)]
    {
        assert_eq!(told.contains(&format!("Dialogue {number} ")), is_told, "{number}: {told}");
    }
    assert_eq!(told.matches("Has answers and keeps its version").count(), 2);
    let give = |dialogue: &Dialogue| story.leader.post(&format!("{}/survey", dialogue.staff), &[]);
    for keeps in [&answered, &written, &on_tablet] {
        give(keeps).expect(409).says("already has answers");
        let page = story.leader.get(&keeps.staff).expect(200);
        page.says("version 1. The newest is version 2.").never_says("Give it version 2");
    }
    give(&closed).expect(409).says("closed for good");
    phone.get(&opened.question(1)).expect(200).says("Question 1 of 2");
    give(&opened).expect(303);
    give(&opened).expect(303);
    phone.get(&opened.question(1)).expect(200).says("Question 1 of 6");
    story
        .leader
        .get(&opened.staff)
        .expect(200)
        .says("gave the dialogue another version of the survey:")
        .says("version 1 → version 2")
        .never_says("The newest is");
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'dialogue.survey'"), 1);
    let told = story.page("/survey/participants").words();
    assert!(!told.contains("Dialogue 1 ") && told.contains("Dialogue 2 "));
    // Whoever is not signed in gives nothing.
    app.client().post(&format!("{}/survey", opened.staff), &[]).expect(401);
    assert_eq!(app.count("SELECT count(*) FROM dialogue WHERE survey_version_id IS NOT NULL"), 3);
}

/// Whoever answers first keeps the version, whoever is first to give it has no answers of another.
fn a_version_is_not_given_while_somebody_answers(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    let all: Vec<Dialogue> =
        (2..8).map(|number| story.add_dialogue(number, "2021-09-08", "Hylte")).collect();
    draft(&story);
    publish(&story, false);
    for dialogue in &all {
        let phone = app.client();
        let key = phone.get(&dialogue.question(2)).expect(200).field("key");
        let together = std::sync::Barrier::new(2);
        let given = std::thread::scope(|scope| {
            scope.spawn(|| {
                together.wait();
                let fields = [("key", key.as_str()), ("better", "Words")];
                phone.post(&dialogue.question(2), &fields).expect(303);
            });
            together.wait();
            story.leader.post(&format!("{}/survey", dialogue.staff), &[]).status
        });
        let number = dialogue.staff.rsplit('/').next().expect("a number");
        let has_newest = app.count(&format!(
            "SELECT count(*) FROM dialogue WHERE number = {number} AND survey_version_id IS NOT NULL"
        ));
        assert_eq!((given, has_newest), if given == 303 { (303, 1) } else { (409, 0) });
    }
    assert_eq!(app.count("SELECT count(*) FROM comment"), 6);
}

fn a_pilot_is_chosen_for_one_dialogue_and_never_mixed_in(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("Hylte");
    draft(&story);
    publish(&story, true);
    let usual = story.add_dialogue(1, "2021-09-08", "Hylte");
    let board = story.option("/dialogues/new", "Hylte");
    story.page("/dialogues/new").says("version 2, pilot");
    let fields = [
        ("number", "2"),
        ("held_on", "2021-09-08"),
        ("board", &board),
        ("phase", "perspective"),
        ("survey", "2"),
    ];
    let made = story.post("/dialogues/new", &fields);
    let pilot = story.dialogue(made.location());
    let phone = app.client();
    phone.get(&usual.question(1)).expect(200).says("Question 1 of 2");
    for _ in 0..12 {
        usual.answer(&phone, "very_high", "");
    }
    for _ in 0..11 {
        pilot.give(&phone, 1, "heard", "not_at_all");
        pilot.give(&phone, 3, "q1", "o1");
    }
    for dialogue in [&usual, &pilot] {
        dialogue.count_heads(&story.leader, 12);
        close(&story, dialogue);
    }
    story
        .page("/follow-up/heard")
        .says("Versions of the survey behind the shares: 1. Pilots are not included.")
        .never_says("n = 23");
    story.page("/follow-up/boards").says("100% (n = 12)").never_says("n = 23");
    story
        .page("/follow-up/questions")
        .says("The participants’ survey, version 2 pilot")
        .says("Hur berättar du helst? (n = 11)")
        .never_says("n = 23");
}

fn elected_members_answer_a_survey_of_their_own(engine: Engine) {
    let (app, story) = Story::on(engine);
    let fields = [
        ("name", "Uppföljning"),
        ("audience", "elected_members"),
        ("topic_sv", "invånarnas villkor"),
    ];
    let made = story.post("/survey/new", &fields);
    let survey = made.location().to_owned();
    story
        .leader
        .get(&survey)
        .expect(200)
        .says("I vilken utsträckning har du fått fördjupad kunskap om invånarnas villkor?");
    story
        .page("/collection-points/new")
        .never_says("Uppföljning")
        .says("If it is left empty, at least 10 answers are needed.");
    story.leader.post(&format!("{survey}/publish"), &[]).expect(303);
    let version = story.option("/collection-points/new", "Uppföljning, version 1");
    let point = story.path("/collection-points/new");
    let fields = [
        ("name", "Sista mötet"),
        ("survey", version.as_str()),
        ("opens_on", "2021-09-08"),
        ("closes_on", "2021-09-01"),
    ];
    story.leader.post(&point, &fields).expect(422).says("The last day is before the first");
    let fields = [
        ("name", "Sista mötet"),
        ("survey", version.as_str()),
        ("opens_on", "2021-09-08"),
        ("closes_on", "2021-09-30"),
    ];
    let page = story.leader.post(&point, &fields).expect(303);
    let place = page.location().to_owned();
    let point = story.dialogue(&place);
    story.page("/dialogues/posters?point=1&format=a5").never_says("Sista mötet");
    let phone = app.client();
    phone.get(&format!("{}?lang=sv", point.phone)).expect(200).says("I ganska hög utsträckning");
    for number in 0..34 {
        let choice = if number < 32 { "fairly_high" } else { "fairly_low" };
        let thanks = point.give(&phone, 1, "core", choice);
        if number == 0 {
            phone.get(&thanks).expect(200).says("You can close the page now.").never_says("e-mail");
        }
    }
    phone
        .post(
            &format!("{}/address", point.phone),
            &[("key", &"k".repeat(22)), ("address", "a@example.org"), ("final", "1")],
        )
        .expect(404);
    story.leader.get(&place).expect(200).says("Have answered 34");
    let nothing_is_shown = || {
        for page in ["/follow-up", "/follow-up/questions"] {
            story.page(page).never_says("94.1%");
        }
    };
    nothing_is_shown();
    story.leader.get(&format!("{place}/end")).expect(200).says("after 34 answers");
    story.leader.post(&format!("{place}/close"), &[]).expect(409).says("End it before");
    story.leader.post(&format!("{place}/end"), &[]).expect(303);
    phone.get(&point.question(1)).expect(303);
    story.leader.post(&format!("{place}/take-back"), &[]).expect(303);
    phone.get(&point.question(1)).expect(200);
    story.leader.post(&format!("{place}/end"), &[]).expect(303);
    nothing_is_shown();
    story.leader.get(&format!("{place}/close")).expect(200).says("it cannot be undone");
    story.leader.post(&format!("{place}/close"), &[]).expect(303);
    story.leader.post(&format!("{place}/take-back"), &[]).expect(409);
    story.page("/follow-up").says("0 Dialogues");
    story.page("/follow-up/questions").says("The two top answers: 94.1%").says("(n = 34)");
    let gone = phone.get(&point.question(1)).expect(303);
    assert!(gone.location().starts_with(&story.public));

    // Of six members of a board five are enough; of two, eleven answers are none.
    for (name, asked, answers) in [("En nämnd", "6", 5), ("Två personer", "2", 11), ("Alla", "", 9)]
    {
        let fields = [
            ("name", name),
            ("survey", version.as_str()),
            ("asked", asked),
            ("opens_on", "2021-09-08"),
            ("closes_on", "2021-09-30"),
        ];
        let place = story.post("/collection-points/new", &fields).location().to_owned();
        let point = story.dialogue(&place);
        for _ in 0..answers {
            point.give(&phone, 1, "core", "very_high");
        }
        if !asked.is_empty() {
            story.leader.get(&place).expect(200).says(&format!("How many were asked {asked}"));
        }
        point.close(&story.leader);
    }
    story.page("/follow-up/questions").says("(n = 39)").says("from 2 places");
}

fn a_question_about_a_person_is_noticed_and_not_refused(engine: Engine) {
    let (_app, story) = Story::on(engine);
    let survey = story.path("/survey/participants");
    let new = format!("{survey}/questions/new");
    story.leader.post(&format!("{survey}/draft"), &[]).expect(303);
    let note = "This seems to ask about sex, age, name";
    let harmless = [("kind", "text"), ("prompt_sv", "Vad händer sedan, tror du?")];
    story.leader.post(&new, &harmless).expect(303);
    story.leader.get(&survey).expect(200).never_says(note);
    let asked =
        [("kind", "single"), ("prompt_sv", "Vem är du?"), ("options_sv", "Kvinna\nMan\nAnnat")];
    story.leader.post(&new, &asked).expect(303);
    story.leader.get(&survey).expect(200).says(note).says("not meant to store");
    let kinds =
        [("kind", "text"), ("prompt_sv", "Vad tycker du?"), ("prompt_en", "How old are you?")];
    story.leader.post(&new, &kinds).expect(303);
    let text = story.leader.get(&survey).expect(200).text();
    assert_eq!(text.matches(note).count(), 2);
}

/// Dialogues and collection points each have their own numbers.
fn a_dialogues_log_tells_of_no_collection_point(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    survey_of_members(&story, "");
    dialogue.close(&story.leader);
    let logged = |action: &str| {
        app.count(&format!(
            "SELECT count(*) FROM audit_entry WHERE action = '{action}' AND detail LIKE '1: %'"
        ))
    };
    let before = story.leader.get(&dialogue.staff).expect(200).text();
    story.end();
    assert_eq!((logged("dialogue.closed"), logged("collection-point.closed")), (1, 1));
    let after = story.leader.get(&dialogue.staff).expect(200).text();
    let closings = |page: &str| page.matches("closed the dialogue for good").count();
    assert_eq!(closings(&after), closings(&before));
}

fn a_question_is_added_without_beginning_a_draft_first(engine: Engine) {
    let (app, story) = Story::on(engine);
    let survey = story.path("/survey/participants");
    // What participants meet, with what they choose from; nothing is being changed.
    let page = story.page("/survey/participants").says("To a very high degree");
    page.link(&format!("{survey}/questions/new?kind=text"));
    story.leader.get(&format!("{survey}/questions/new?kind=text")).expect(200);
    assert_eq!(app.count("SELECT count(*) FROM survey_version"), 0, "looking begins nothing");
    let new = format!("{survey}/questions/new");
    story.leader.post(&new, &[("kind", "text"), ("prompt_sv", "")]).expect(422);
    assert_eq!(app.count("SELECT count(*) FROM survey_version"), 0);
    let fields = [("kind", "text"), ("prompt_sv", "Vad mer?")];
    story.leader.post(&new, &fields).expect(303);
    story.page("/survey/participants").says("Vad mer?").says("draft");
    assert_eq!(app.count("SELECT count(*) FROM survey_version"), 1);
    // One that is asked already is changed in a draft alone.
    story.leader.post(&format!("{survey}/publish"), &[]).expect(303);
    story.leader.get(&format!("{survey}/questions/q2")).expect(404);
    story.page("/survey/participants").link(&story.path("/comments"));
}
