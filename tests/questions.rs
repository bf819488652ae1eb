//! A process asks more: own questions, versions, pilots, and a survey for others.

use crate::both;
use crate::support::story::Dialogue;
use crate::support::{DAY, Engine, Story, TestApp};

const OPTIONS: &str = "I grupp\nPå tu man hand\nSkriftligt";

/// Begins a draft and adds a question of each kind.
fn draft(story: &Story) -> String {
    let survey = story.path("/survey/participants");
    story
        .leader
        .post(&format!("{survey}/draft"), &[])
        .expect(303);
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
    story
        .leader
        .post(&format!("{survey}/publish"), fields)
        .expect(303);
}

fn close(story: &Story, dialogue: &Dialogue) {
    story
        .leader
        .post(&format!("{}/close", dialogue.staff), &[])
        .expect(303);
}

both! {
    fn own_questions_come_after_the_locked_one_and_are_counted_apart(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
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
        phone.post(&dialogue.question(4), &[("key", &key)]).expect(422).says("Choose at least one");
        for _ in 0..2 {
            phone.post(&dialogue.question(4), &[("key", &key), ("q2", "o1"), ("q2", "o3"), ("q2", "o9")]).expect(303);
        }
        dialogue.give(&phone, 5, "q3", "fairly_low");
        let thanks = dialogue.give(&phone, 6, "q4", "Om maten");
        assert!(thanks.contains("/thanks"));
        phone.get(&dialogue.question(7)).expect(404);
        assert_eq!(app.count("SELECT count FROM tally WHERE question = 'q1' AND choice = 'o2'"), 1);
        assert_eq!(app.count("SELECT count(*) FROM tally WHERE question = 'q2'"), 3, "two options and who answered");
        assert_eq!(app.count("SELECT count FROM tally WHERE question = 'q2' AND choice = 'answered'"), 1);
        assert_eq!(app.count("SELECT count FROM tally WHERE question = 'q3' AND choice = 'fairly_low'"), 1);
        assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
    }

    fn what_a_question_lacks_is_said_beside_it(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let survey = story.path("/survey/participants");
        let new = format!("{survey}/questions/new");
        story.leader.post(&new, &[("kind", "text"), ("prompt_sv", "För tidigt")]).expect(404);
        story.leader.post(&format!("{survey}/draft"), &[]).expect(303);
        let refused = |fields: &[(&str, &str)], words: &str| {
            story.leader.post(&new, fields).expect(422).says(words);
        };
        refused(&[("kind", "text")], "Fill in: Question");
        refused(&[("kind", "single"), ("prompt_sv", "Vad?"), ("options_sv", "Ett")], "at least two answers");
        refused(&[("kind", "single"), ("prompt_sv", "Vad?"), ("options_sv", "Ett\nEtt")], "stands twice");
        let uneven = [("kind", "single"), ("prompt_sv", "Vad?"), ("options_sv", OPTIONS), ("options_en", "In a group")];
        refused(&uneven, "as many answers as in Swedish: 3");
        for number in 0..8 {
            story.leader.post(&new, &[("kind", "text"), ("prompt_sv", &format!("Fråga {number}"))]).expect(303);
        }
        story.leader.post(&new, &[("kind", "text"), ("prompt_sv", "En till")]).expect(409).says("ten questions already");
        for what in ["remove", "up"] {
            story.leader.post(&format!("{survey}/questions/heard/{what}"), &[]).expect(303);
        }
        let keys = app.count("SELECT count(*) FROM survey_version WHERE content LIKE '{\"questions\":[{\"key\":\"heard\"%'");
        assert_eq!(keys, 1, "the core question stays the first");
    }

    fn a_dialogue_keeps_its_version_once_it_has_opened(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, opened) = Story::with_dialogue(&app, "2021-09-08");
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
        let kept = [("held_on", "2021-09-20"), ("board", &board), ("phase", "perspective"), ("survey", "1")];
        story.leader.post(&change, &kept).expect(303);
        app.client().get(&later.question(1)).expect(200).says("Question 1 of 6");
        // A published version never changes, whatever is drafted after it.
        let before = app.count("SELECT length(content) FROM survey_version");
        let survey = story.path("/survey/participants");
        story.leader.post(&format!("{survey}/draft"), &[]).expect(303);
        story.leader.post(&format!("{survey}/questions/q1/remove"), &[]).expect(303);
        assert_eq!(app.count("SELECT length(content) FROM survey_version WHERE published_at IS NOT NULL"), before);
        story.leader.post(&format!("{survey}/draft/discard"), &[]).expect(303);
        assert_eq!(app.count("SELECT count(*) FROM survey_version"), 1);
    }

    fn a_pilot_is_chosen_for_one_dialogue_and_never_mixed_in(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        story.add_board("Hylte");
        draft(&story);
        publish(&story, true);
        let usual = story.add_dialogue(1, "2021-09-08", "Hylte");
        let board = story.option("/dialogues/new", "Hylte");
        story.leader.get(&story.path("/dialogues/new")).expect(200).says("version 2, pilot");
        let fields = [
            ("number", "2"), ("held_on", "2021-09-08"), ("board", &board), ("phase", "perspective"), ("survey", "2"),
        ];
        let made = story.leader.post(&story.path("/dialogues/new"), &fields).expect(303);
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
        close(&story, &usual);
        close(&story, &pilot);
        let page = story
            .leader
            .get(&story.path("/follow-up"))
            .expect(200)
            .says("Versions of the survey behind the shares: 1. Pilots are not counted in.")
            .says("100% (n = 12)")
            .says("The participants’ survey, version 2 pilot")
            .says("Hur berättar du helst? (n = 11)");
        assert!(!page.words().contains("n = 23"));
    }

    fn elected_members_answer_a_survey_of_their_own(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let fields = [("name", "Uppföljning"), ("audience", "elected_members"), ("topic_sv", "invånarnas villkor")];
        let made = story.leader.post(&story.path("/survey/new"), &fields).expect(303);
        let survey = made.location().to_owned();
        story.leader.get(&survey).expect(200).says("I vilken utsträckning har du fått fördjupad kunskap om invånarnas villkor?");
        story.leader.get(&story.path("/collection-points/new")).expect(200).never_says("Uppföljning");
        story.leader.post(&format!("{survey}/publish"), &[]).expect(303);
        let version = story.option("/collection-points/new", "Uppföljning, version 1");
        let point = story.path("/collection-points/new");
        let fields = [("name", "Sista mötet"), ("survey", version.as_str()), ("opens_on", "2021-09-08"), ("closes_on", "2021-09-01")];
        story.leader.post(&point, &fields).expect(422).says("The last day is before the first");
        let fields = [("name", "Sista mötet"), ("survey", version.as_str()), ("opens_on", "2021-09-08"), ("closes_on", "2021-09-30")];
        let page = story.leader.post(&point, &fields).expect(303);
        let place = page.location().to_owned();
        let point = story.dialogue(&place);
        story.leader.get(&story.path("/dialogues/posters?point=1&format=a5")).expect(200).never_says("Sista mötet");
        let phone = app.client();
        phone.get(&format!("{}?lang=sv", point.phone)).expect(200).says("I ganska hög utsträckning");
        for number in 0..34 {
            let choice = if number < 32 { "fairly_high" } else { "fairly_low" };
            let thanks = point.give(&phone, 1, "core", choice);
            if number == 0 {
                phone.get(&thanks).expect(200).says("You can close the page now.").never_says("e-mail");
            }
        }
        phone.post(&format!("{}/address", point.phone), &[("key", &"k".repeat(22)), ("address", "a@example.org"), ("final", "1")]).expect(404);
        story.leader.get(&place).expect(200).says("Have answered 34");
        story.leader.get(&story.path("/follow-up")).expect(200).never_says("94.1%");
        story.leader.post(&format!("{place}/close"), &[]).expect(303);
        story
            .leader
            .get(&story.path("/follow-up"))
            .expect(200)
            .says("The two top answers: 94.1%")
            .says("(n = 34)")
            .says("0 Dialogues");
        let gone = phone.get(&point.question(1)).expect(303);
        assert!(gone.location().starts_with(&story.public));
    }
}
