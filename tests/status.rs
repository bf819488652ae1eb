//! The QR lives on: news, themes, promised days, a feed and a calendar; and what the process says of itself.

use crate::both;
use crate::support::{Engine, Story, TestApp};

both! {
    fn what_happened_since_is_told_in_every_language_without_an_address(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        story.leader.post(&format!("{}/close", dialogue.staff), &[]).expect(303);
        let phone = app.client();
        let closed = phone.get(&dialogue.question(1)).expect(303);
        phone
            .get(closed.location())
            .expect(200)
            .says("It can no longer be answered.")
            .says("Nothing has been added yet")
            .says("You do not need to leave an address.");
        let theme = story.leader.post(&story.path("/themes/new"), &[("name_sv", "Bemötande"), ("name_en", "Being met")]).expect(303);
        assert!(theme.location().ends_with("/news"));
        let overview = story.leader.get(&story.path("/news")).expect(200).says("Being met");
        let id = overview.text().split("/themes/").nth(1).expect("a theme").split('"').next().expect("an id").to_owned();
        let ready = story.leader.get(&story.path("/news/new?ready=met")).expect(200);
        assert!(ready.text().contains("انتهت") || ready.text().contains("الحوار"), "ready in Arabic");
        story
            .leader
            .post(&story.path("/news/new"), &[("day", "2021-09-09"), ("body_sv", "Utan rubrik")])
            .expect(422)
            .says("Fill in: Heading");
        story
            .leader
            .post(
                &story.path("/news/new"),
                &[
                    ("day", "2021-09-09"), ("title_sv", "Samtalen är klara"), ("body_sv", "Tack.\n\nAlla."),
                    ("title_en", "The dialogues are over & done"), ("theme", &id),
                ],
            )
            .expect(303);
        let page = phone
            .get(&format!("{}?lang=en", story.public))
            .expect(200)
            .says("Last updated 9 September 2021")
            .says("The dialogues are over & done")
            .says("Being met");
        assert!(!page.text().contains("<span lang=\"sv\""), "everything is there in English");
        let arabic = phone.get(&format!("{}?lang=ar", story.public)).expect(200);
        assert!(arabic.text().contains("<html lang=\"ar\" dir=\"rtl\">"));
        assert!(arabic.text().contains("<span lang=\"sv\" dir=\"ltr\">Samtalen är klara</span>"));
        let news = story.leader.get(&story.path("/news")).expect(200);
        let id = news.text().split("/news/").find_map(|part| part.split('"').next().filter(|id| id.parse::<i64>().is_ok()).map(str::to_owned)).expect("an id");
        story.leader.post(&story.path(&format!("/news/{id}/remove")), &[]).expect(303);
        phone.get(&format!("{}?lang=en", story.public)).expect(200).never_says("over & done");
    }

    fn a_feed_reader_gets_news_and_reports(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, _) = Story::with_dialogue(&app, "2021-09-08");
        story
            .leader
            .post(&story.path("/news/new"), &[("day", "2021-09-09"), ("title_sv", "Nytt <b>&"), ("body_sv", "Mer.")])
            .expect(303);
        let report = story.add_report("interim", "Delrapport");
        let feed = |lang: &str| {
            let page = app.client().get(&format!("{}/feed.xml?lang={lang}", story.public)).expect(200);
            assert_eq!(page.header("content-type"), Some("application/atom+xml; charset=utf-8"));
            atom_syndication::Feed::read_from(page.text().as_bytes()).expect("Atom")
        };
        assert_eq!(feed("sv").entries.len(), 1, "a draft is nobody's news");
        story.leader.post(&format!("{report}/publish"), &[("mail", "no")]).expect(303);
        let feed = feed("en");
        let titles: Vec<&str> = feed.entries.iter().map(|entry| entry.title.value.as_str()).collect();
        assert_eq!(titles.len(), 2);
        assert!(titles.contains(&"Nytt <b>&") && titles.contains(&"Delrapport (in English)"), "{titles:?}");
        let news = feed.entries.iter().find(|entry| entry.title.value.starts_with("Nytt")).expect("the news");
        assert_eq!(news.title.lang.as_deref(), Some("sv"));
        assert_eq!(feed.links.iter().filter(|link| link.rel == "self").count(), 1);
        assert!(feed.entries.iter().all(|entry| entry.id.starts_with("http") && entry.updated.timestamp() > 0));
    }

    fn a_promised_day_can_be_put_in_the_calendar_until_the_report_is_there(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, _) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        let calendar = format!("{}/calendar.ics?lang=en", story.public);
        phone.get(&calendar).expect(404);
        story.leader.post(&story.path("/news/plan"), &[("interim", "15 juni")]).expect(422).says("write the date as");
        story.leader.post(&story.path("/news/plan"), &[("interim", "2022-06-15")]).expect(303);
        phone.get(&format!("{}?lang=en", story.public)).expect(200).says("Interim report: 15 June 2022").says("Add the day to your calendar");
        let file = phone.get(&calendar).expect(200);
        assert_eq!(file.header("content-type"), Some("text/calendar; charset=utf-8"));
        let text = file.text();
        for line in ["BEGIN:VCALENDAR\r\n", "DTSTART;VALUE=DATE:20220615\r\n", "SUMMARY:Interim report: Trust in Halland\r\n", "END:VEVENT\r\n"] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert!(text.contains("UID:") && text.contains("DTSTAMP:") && text.lines().all(|line| line.len() <= 75), "{text}");
        let report = story.add_report("interim", "Delrapport");
        story.leader.post(&format!("{report}/publish"), &[("mail", "no")]).expect(303);
        phone.get(&calendar).expect(404);
    }

    fn accessibility_and_privacy_are_told_in_every_language(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let phone = app.client();
        let page = |name: &str, lang: &str| phone.get(&format!("{}/{name}?lang={lang}", story.public)).expect(200);
        page("accessibility", "en").says("Region Halland has not reviewed it yet.").says("Complain to Digg").says("Kim Lind");
        page("privacy", "en").says("Region Halland is the controller").never_says("decision on disposal").says("at least 5 answers");
        let fields = [
            ("reviewed_on", "2021-09-01"), ("data_officer", "ombud@example.org"), ("disposal_decision", "RS 2021:7"),
            ("shortcomings_sv", "PDF-filerna är inte taggade."), ("partners_sv", "Biblioteket lånar ut lokaler."),
        ];
        story.leader.post(&story.path("/settings/information"), &fields).expect(303);
        page("accessibility", "sv").says("PDF-filerna är inte taggade.").says("1 september 2021");
        let arabic = page("accessibility", "ar");
        assert!(arabic.text().contains("<span lang=\"sv\" dir=\"ltr\">PDF-filerna är inte taggade.</span>"));
        page("privacy", "en").says("RS 2021:7").says("ombud@example.org").says("Biblioteket lånar ut lokaler.");
        for &language in eko::i18n::Language::ALL {
            for name in ["accessibility", "privacy"] {
                let page = page(name, language.word());
                assert!(!page.text().contains('⟦'));
                phone.get(&format!("/{name}?lang={}", language.word())).expect(200);
            }
        }
        for path in [story.public.as_str(), "/", "/no-such-page"] {
            let text = phone.get(path).text();
            assert!(text.contains("/accessibility?lang=") && text.contains("/privacy?lang="), "{path}");
        }
    }

    fn a_colour_that_cannot_be_read_is_refused(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let form = |accent: &str| {
            story.leader.post(
                &story.path("/settings"),
                &[
                    ("name_sv", "Tillit i Halland"), ("purpose_sv", "Ditt svar hjälper."), ("organisation", "Region Halland"),
                    ("contact_name", "Kim Lind"), ("contact_email", "kim.lind@example.org"), ("threshold", "5"),
                    ("heard_target", "90"), ("answer_days", "7"), ("accent", accent),
                ],
            )
        };
        form("#ffd43b").expect(422).says("too light to read: the contrast is 1.3");
        form("red").expect(422).says("# and six digits");
        form("#7a1f5c").expect(303);
        let page = app.client().get(&dialogue.phone).expect(200);
        assert!(page.text().contains("--accent:#7a1f5c"));
        let text = page.text();
        let style = text.split("<style>").nth(2).expect("a second style").split("</style>").next().expect("an end");
        use base64::Engine as _;
        use sha2::Digest;
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
        assert!(page.header("content-security-policy").expect("a policy").contains(&hash));
    }
}
