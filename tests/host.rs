//! What the host does besides: rehearses, types in paper, shows the room how many have answered.

use crate::both;
use crate::support::story::Dialogue;
use crate::support::{Engine, Story, TestApp};

fn host_link(app: &TestApp, story: &Story, dialogue: &Dialogue) -> String {
    story
        .leader
        .post(&format!("{}/host-link", dialogue.staff), &[])
        .expect(200)
        .link(&format!("{}/h/", app.base))
}

both! {
    fn a_rehearsal_shows_the_questions_and_counts_nothing(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let link = host_link(&app, &story, &dialogue);
        let host = app.client();
        host.get(&format!("{link}?lang=en")).expect(200).says("Rehearse: see the questions");
        let page = host.get(&format!("{link}/rehearse/1?lang=so")).expect(200);
        assert!(page.text().contains("lang=\"so\"") && !page.text().contains("<form"));
        host.get(&format!("{link}/rehearse/2?lang=en")).expect(200).says("What could have been better?");
        host.get(&format!("{link}/rehearse/3?lang=en")).expect(404);
        assert_eq!(app.count("SELECT count(*) FROM tally"), 0);
    }

    fn paper_answers_are_typed_in_once_apart_and_can_be_taken_back(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let link = host_link(&app, &story, &dialogue);
        let host = app.client();
        let path = format!("{link}/paper?lang=en");
        for &language in eko::i18n::Language::ALL {
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
        let comment = [("key", key.as_str()), ("kind", "comment"), ("question", "better"), ("better", "Mer fika")];
        host.post(&path, &comment).expect(303);
        assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
        dialogue.answer(&app.client(), "not_at_all", "");
        host.post(&format!("{link}/paper/clear?lang=en"), &[]).expect(303);
        assert_eq!(app.count("SELECT sum(count) FROM tally"), 1, "the phone's answer stays");
        story.leader.get(&dialogue.staff).expect(200).says("typed in answers from paper:").says("0 → 5").says("5 → 0");
        fresh("heard-very_high", "2", 303);
        story.leader.post(&format!("{}/close", dialogue.staff), &[]).expect(303);
        let key = eko::secrets::random_token();
        host.post(&path, &[("key", &key), ("heard-very_high", "2")]).expect(409).says("so nothing can be added");
        assert_eq!(app.count("SELECT sum(count) FROM tally"), 3);
    }

    fn the_room_sees_how_many_and_never_what(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let link = host_link(&app, &story, &dialogue);
        let host = app.client();
        host.post(&format!("{link}/head-count?lang=en"), &[("participants", "1")]).expect(303);
        dialogue.answer(&app.client(), "not_at_all", "");
        host.get(&format!("{link}/display?lang=ar")).expect(200).says("عدد من أجابوا: \u{2068}1\u{2069}");
        let now = host.get(&format!("{link}/now?lang=en")).expect(200).text();
        assert!(now.contains("\"answered\":\"1\"") && now.contains("\"state\":\"open\"") && now.contains("\"over\":\"\""), "{now}");
        dialogue.answer(&app.client(), "not_at_all", "");
        let now = host.get(&format!("{link}/now?lang=en")).expect(200).text();
        assert!(now.contains("More answers than participants") && !now.contains("not_at_all"), "{now}");
    }
}

both! {
    fn the_host_gets_the_link_by_mail(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let make = format!("{}/host-link", dialogue.staff);
        story.leader.post(&make, &[("host_email", "värden")]).expect(422).says("The address needs an @");
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
}
