//! The QR lives on: news, themes, promised days, a feed and a calendar; and what the process says of itself.

use crate::both;
use crate::support::{Engine, Story};

both!(
    what_happened_since_is_told_in_every_language_without_an_address,
    a_feed_reader_gets_news_and_reports,
    news_of_a_day_to_come_is_shown_from_that_day_on,
    a_promised_day_can_be_put_in_the_calendar_until_the_report_is_there,
    an_ended_process_says_so_and_promises_nothing,
    no_letter_of_a_name_breaks_a_feed_or_a_calendar,
    accessibility_and_privacy_are_told_in_every_language,
    a_colour_is_everywhere_and_one_that_cannot_be_read_is_refused,
);

fn what_happened_since_is_told_in_every_language_without_an_address(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    dialogue.close(&story.leader);
    let phone = app.client();
    let closed = phone.get(&dialogue.question(1)).expect(303);
    phone
        .get(closed.location())
        .expect(200)
        .says("You can no longer answer.")
        .says("Nothing has been added yet")
        .says("You do not need to leave an address.");
    let theme = story.post("/themes/new", &[("name_sv", "Bemötande"), ("name_en", "Being met")]);
    assert!(theme.location().ends_with("/news"));
    let overview = story.page("/news").says("Being met");
    let id = overview
        .text()
        .split("/themes/")
        .nth(1)
        .expect("a theme")
        .split('"')
        .next()
        .expect("an id")
        .to_owned();
    let ready = story.page("/news/new?ready=met");
    assert!(ready.text().contains("انتهت") || ready.text().contains("الحوار"), "ready in Arabic");
    story
        .refused("/news/new", &[("day", "2021-09-08"), ("body_sv", "Utan rubrik")])
        .says("Fill in: Heading");
    story.post(
        "/news/new",
        &[
            ("day", "2021-09-08"),
            ("title_sv", "Samtalen är klara"),
            ("body_sv", "Tack.\n\nAlla."),
            ("title_en", "The dialogues are over & done"),
            ("theme", &id),
        ],
    );
    let page = phone
        .get(&format!("{}?lang=en", story.public))
        .expect(200)
        .says("Last updated 8 September 2021")
        .says("The dialogues are over & done")
        .says("Being met");
    assert!(!page.text().contains("<span lang=\"sv\""), "everything is there in English");
    let arabic = phone.get(&format!("{}?lang=ar", story.public)).expect(200);
    assert!(arabic.text().contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(arabic.text().contains("<span lang=\"sv\" dir=\"ltr\">Samtalen är klara</span>"));
    let news = story.page("/news");
    let id = news
        .text()
        .split("/news/")
        .find_map(|part| {
            part.split('"').next().filter(|id| id.parse::<i64>().is_ok()).map(str::to_owned)
        })
        .expect("an id");
    story.post(&format!("/news/{id}/remove"), &[]);
    phone.get(&format!("{}?lang=en", story.public)).expect(200).never_says("over & done");
    for line in [
        "action = 'theme.added' AND detail = 'Bemötande'",
        "action = 'news.added' AND detail = '2021-09-08 Samtalen är klara'",
        "action = 'news.removed' AND detail = '2021-09-08 Samtalen är klara'",
    ] {
        let sql = format!("SELECT count(*) FROM audit_entry WHERE {line}");
        assert_eq!(app.count(&sql), 1, "{line}");
    }
}

fn a_feed_reader_gets_news_and_reports(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    story.post(
        "/news/new",
        &[("day", "2021-09-08"), ("title_sv", "Nytt <b>&"), ("body_sv", "Mer.")],
    );
    let report = story.add_report("interim", "Delrapport");
    let feed = |lang: &str| {
        let page = app.client().get(&format!("{}/feed.xml?lang={lang}", story.public)).expect(200);
        assert_eq!(page.header("content-type"), Some("application/atom+xml; charset=utf-8"));
        atom_syndication::Feed::read_from(page.text().as_bytes()).expect("Atom")
    };
    assert_eq!(feed("sv").entries.len(), 1, "a draft is nobody's news");
    story.order(&report, &[("mail", "no")]).expect(303);
    let feed = feed("en");
    let titles: Vec<&str> = feed.entries.iter().map(|entry| entry.title.value.as_str()).collect();
    assert_eq!(titles.len(), 2);
    assert!(
        titles.contains(&"Nytt <b>&") && titles.contains(&"Delrapport (in English)"),
        "{titles:?}"
    );
    let news =
        feed.entries.iter().find(|entry| entry.title.value.starts_with("Nytt")).expect("the news");
    assert_eq!(news.title.lang.as_deref(), Some("sv"));
    assert_eq!(feed.links.iter().filter(|link| link.rel == "self").count(), 1);
    assert!(
        feed.entries
            .iter()
            .all(|entry| entry.id.starts_with("http") && entry.updated.timestamp() > 0)
    );
}

fn news_of_a_day_to_come_is_shown_from_that_day_on(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    for (day, title) in [("2021-09-08", "Idag"), ("2021-09-10", "I övermorgon")] {
        story.post("/news/new", &[("day", day), ("title_sv", title), ("body_sv", "Mer.")]);
    }
    let page = || app.client().get(&format!("{}?lang=en", story.public)).expect(200);
    let feed = || {
        let page = app.client().get(&format!("{}/feed.xml?lang=sv", story.public)).expect(200);
        atom_syndication::Feed::read_from(page.text().as_bytes()).expect("Atom")
    };
    page().says("Last updated 8 September 2021").says("Idag").never_says("I övermorgon");
    assert_eq!(feed().entries.len(), 1);
    story.page("/news").says("10 September 2021: (everybody sees it from that day) I övermorgon");
    app.move_clock_by(2 * 24 * 3600);
    page().says("Last updated 10 September 2021").says("I övermorgon");
    let feed = feed();
    assert_eq!(feed.entries[0].title.value, "I övermorgon");
    let updated = feed.entries[0].updated.to_rfc3339();
    assert!(updated.starts_with("2021-09-09T22:00:00"), "the day begins in Stockholm: {updated}");
    story.sign_in_again();
    story.page("/news").never_says("everybody sees it from that day");
}

fn a_promised_day_can_be_put_in_the_calendar_until_the_report_is_there(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    let phone = app.client();
    let calendar = format!("{}/calendar.ics?lang=en", story.public);
    phone.get(&calendar).expect(404);
    story.refused("/news/plan", &[("interim", "15 juni")]).says("write the date as");
    story.post("/news/plan", &[("interim", "2022-06-15")]);
    let promised = "action = 'news.promised' AND detail = 'interim: – → 2022-06-15'";
    assert_eq!(app.count(&format!("SELECT count(*) FROM audit_entry WHERE {promised}")), 1);
    phone
        .get(&format!("{}?lang=en", story.public))
        .expect(200)
        .says("Interim report: promised for 15 June 2022.")
        .says("Add the day to your calendar");
    let file = phone.get(&calendar).expect(200);
    assert_eq!(file.header("content-type"), Some("text/calendar; charset=utf-8"));
    let text = file.text();
    for line in [
        "BEGIN:VCALENDAR\r\n",
        "DTSTART;VALUE=DATE:20220615\r\n",
        "SUMMARY:Interim report: Trust in Halland\r\n",
        "END:VEVENT\r\n",
    ] {
        assert!(text.contains(line), "{line:?} in {text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert!(
        text.contains("UID:")
            && text.contains("DTSTAMP:")
            && text.lines().all(|line| line.len() <= 75),
        "{text}"
    );
    let report = story.add_report("interim", "Delrapport");
    story.order(&report, &[("mail", "no")]).expect(303);
    phone.get(&calendar).expect(404);
}

fn no_letter_of_a_name_breaks_a_feed_or_a_calendar(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    story.post("/news/plan", &[("interim", "2022-06-15")]);
    // As it may have been kept before forms refused it.
    let name = "Tillit\u{b}, tro; hopp\u{ffff} & <b>\u{85}";
    app.sql(&format!("UPDATE process_text SET name = '{name}'"));
    app.app.memory.forget();
    let feed = app.client().get(&format!("{}/feed.xml?lang=sv", story.public)).expect(200).text();
    let read = atom_syndication::Feed::read_from(feed.as_bytes()).expect("Atom");
    assert_eq!(read.title.value, "Tillit, tro; hopp & <b>");
    let calendar =
        app.client().get(&format!("{}/calendar.ics?lang=sv", story.public)).expect(200).text();
    let calendar = calendar.replace("\r\n ", "");
    for text in [&feed, &calendar] {
        let illegible = |c: char| c == '\u{ffff}' || (c.is_control() && !"\r\n\t".contains(c));
        assert!(!text.contains(illegible), "{text:?}");
    }
    let host = app.app.config.base_url.host();
    for line in [
        "\r\nNAME:Tillit\\, tro\\; hopp & <b>\r\n".to_owned(),
        "\r\nX-WR-CALNAME:Tillit\\, tro\\; hopp & <b>\r\n".to_owned(),
        "\r\nPRODID:-//Eko//".to_owned(),
        format!("@{host}\r\n"),
    ] {
        assert!(calendar.contains(&line), "{line:?} in {calendar:?}");
    }
}

fn accessibility_and_privacy_are_told_in_every_language(engine: Engine) {
    let (app, story) = Story::on(engine);
    let phone = app.client();
    let page = |name: &str, lang: &str| {
        phone.get(&format!("{}/{name}?lang={lang}", story.public)).expect(200)
    };
    page("accessibility", "en")
        .says("Region Halland has not reviewed it yet.")
        .says("Complain to Digg")
        .says("Kim Lind");
    page("privacy", "en")
        .says("Region Halland is the controller")
        .never_says("on disposal of records")
        .says("at least 5 answers");
    let fields = [
        ("reviewed_on", "2021-09-01"),
        ("data_officer", "ombud@example.org"),
        ("shortcomings_sv", "PDF-filerna är inte taggade."),
        ("partners_sv", "Biblioteket lånar ut lokaler."),
    ];
    story.post("/settings/information", &fields);
    story.decide("RS 2021:7");
    page("accessibility", "sv").says("PDF-filerna är inte taggade.").says("1 september 2021");
    let arabic = page("accessibility", "ar");
    assert!(
        arabic.text().contains("<span lang=\"sv\" dir=\"ltr\">PDF-filerna är inte taggade.</span>")
    );
    page("privacy", "en")
        .says("RS 2021:7")
        .says("ombud@example.org")
        .says("Biblioteket lånar ut lokaler.");
    for &language in eko::i18n::Language::all() {
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

fn a_colour_is_everywhere_and_one_that_cannot_be_read_is_refused(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let form = |accent: &str| {
        story.leader.post(
            &story.path("/settings"),
            &[
                ("name_sv", "Tillit i Halland"),
                ("purpose_sv", "Ditt svar hjälper."),
                ("organisation", "Region Halland"),
                ("contact_name", "Kim Lind"),
                ("contact_email", "kim.lind@example.org"),
                ("threshold", "5"),
                ("answer_days", "7"),
                ("accent", accent),
            ],
        )
    };
    form("#ffd43b").expect(422).says("too light to read: the contrast is 1.3");
    form("red").expect(422).says("# and six digits");
    form("#7a1f5c").expect(303);
    let link = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let host = link.link(&format!("{}/h/", app.base)).replace(&app.base, "");
    let anybody = app.client();
    let wall = anybody.get(&format!("{host}/display")).expect(303).location().to_owned();
    let tablet = anybody.get(&format!("{host}/kiosk")).expect(303).location().to_owned();
    story.post("/follow-up/snapshots", &[("name", "Delrapport")]);
    story.post("/follow-up/snapshots/delrapport/publish", &[]);
    let report = story.add_report("interim", "Delrapport");
    let mail = format!("{report}/publish/preview?audience=participants&lang=sv");
    for (who, page) in [
        (&anybody, dialogue.phone.as_str()),
        (&anybody, &wall),
        (&anybody, &tablet),
        (&anybody, &format!("{}/figures/delrapport", story.public)),
        (&story.leader, &story.path("/follow-up/sheet")),
        (&story.leader, &mail),
    ] {
        let page = who.get(page).expect(200);
        let text = page.text();
        let style = text.split("<style>").find(|style| style.contains("#7a1f5c"));
        let style = style
            .unwrap_or_else(|| panic!("no colour on {text}"))
            .split("</style>")
            .next()
            .expect("an end");
        use base64::Engine as _;
        use sha2::Digest;
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
        assert!(
            page.header("content-security-policy").expect("a policy").contains(&hash),
            "{style}"
        );
    }
}

fn an_ended_process_says_so_and_promises_nothing(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    let phone = app.client();
    story.post("/news/plan", &[("interim", "2022-06-15")]);
    let calendar = format!("{}/calendar.ics?lang=en", story.public);
    let status = format!("{}?lang=en", story.public);
    phone.get(&status).expect(200).says("What is promised").never_says("The work ended");
    assert!(phone.get(&calendar).expect(200).text().contains("20220615"));
    story.end();
    phone
        .get(&status)
        .expect(200)
        .says("The work ended on 8 September 2021. Nothing more will come.")
        .says("Nothing has been published.")
        .never_says("When something is, you will find it")
        .says("Interim report: promised for 15 June 2022. It did not come.");
    let days = phone.get(&calendar).expect(200).text();
    assert!(!days.contains("20220615"), "{days}");
    assert_eq!(days.matches("BEGIN:VEVENT").count(), 1);
    assert!(days.contains("DTSTART;VALUE=DATE:20210908"), "{days}");
    let feed = phone.get(&format!("{}/feed.xml?lang=en", story.public)).expect(200).text();
    assert!(feed.contains("The work ended on 8 September 2021"), "{feed}");
    for language in eko::i18n::Language::all() {
        let word = language.word();
        let page = phone.get(&format!("{}?lang={word}", story.public)).expect(200).text();
        assert!(page.contains("2021"), "{word} says when it ended");
    }
}
