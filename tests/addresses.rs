//! Leaving an address, changing one's mind, being forgotten.

use crate::both;
use crate::support::{Client, DAY, Engine, Story, TestApp};

fn token_of_only_address(app: &TestApp) -> String {
    let id = app.count("SELECT id FROM address");
    eko::addresses::token(&app.app.secrets, eko::db::ids::AddressId(id))
}

fn try_wish(
    phone: &Client,
    path: &str,
    address: &str,
    purposes: &[&str],
) -> crate::support::client::Page {
    let key = phone
        .get(&format!("{path}/thanks?lang=en"))
        .expect(200)
        .field("key");
    let mut fields = vec![("key", key.as_str()), ("address", address)];
    fields.extend(purposes.iter().map(|purpose| (*purpose, "1")));
    phone.post(&format!("{path}/address?lang=en"), &fields)
}

both! {
    fn somebody_leaves_an_address_with_what_they_agree_to(engine: Engine) {
        let app = TestApp::on(engine);
        let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        let page = phone.get(&format!("{}/thanks?lang=en", dialogue.phone)).expect(200);
        assert!(!page.markup().contains("checked"), "boxes are unticked");
        try_wish(&phone, &dialogue.phone, "kim@example.org", &["interim", "outcomes"]).expect(200);
        let address = app.client();
        let page = address
            .get(&format!("/a/{}", token_of_only_address(&app)))
            .expect(200)
            .says("kim@example.org")
            .says("2021, quarter 3")
            .says("Region Halland uses it only for what you tick");
        let ticked = page.markup().matches(" checked").count();
        assert_eq!(ticked, 2);
        assert_eq!(app.count("SELECT wishes FROM dialogue"), 1);
        assert_eq!(app.count("SELECT count(*) FROM address WHERE quarter = '2021Q3'"), 1);
        assert_eq!(app.count("SELECT count(*) FROM consent_wording WHERE body LIKE '%Region Halland%'"), 1);
    }

    fn an_address_that_is_not_one_is_explained_and_kept_to_be_mended(engine: Engine) {
        let app = TestApp::on(engine);
        let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        for (address, words) in [
            ("kim.example.org", "The address needs an @"),
            ("kim@example", "Something is missing after the @"),
            ("", "Write an e-mail address"),
            ("kim lind@example.org", "The address has a space in it"),
        ] {
            let page = try_wish(&phone, &dialogue.phone, address, &["final"]).expect(422).says(words);
            assert!(page.text().contains(&format!("value=\"{address}\"")));
            assert!(page.text().contains("name=\"final\" value=\"1\" checked"));
        }
        try_wish(&phone, &dialogue.phone, "kim@example.org", &[])
            .expect(422)
            .says("Tick what you would like, or leave the address out");
        assert_eq!(app.count("SELECT count(*) FROM address"), 0);
        assert_eq!(app.count("SELECT wishes FROM dialogue"), 0);
    }

    fn the_same_form_sent_again_is_one_wish_and_one_address(engine: Engine) {
        let app = TestApp::on(engine);
        let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        let key = phone.get(&format!("{}/thanks", dialogue.phone)).expect(200).field("key");
        let path = format!("{}/address", dialogue.phone);
        for _ in 0..2 {
            phone
                .post(&path, &[("key", &key), ("address", "kim@example.org"), ("interim", "1")])
                .expect(200)
                .says("Vi skriver till den här adressen: kim@example.org");
        }
        assert_eq!(app.count("SELECT wishes FROM dialogue"), 1);
        try_wish(&phone, &dialogue.phone, "Kim@Example.org", &["final"]).expect(200);
        assert_eq!(app.count("SELECT count(*) FROM address"), 1, "the same mailbox");
        assert_eq!(app.count("SELECT count(*) FROM address WHERE interim AND final"), 1, "nothing was taken back");
    }

    fn a_typo_is_seen_and_corrected_with_one_tap(engine: Engine) {
        let app = TestApp::on(engine);
        let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        dialogue.wish(&phone, "anna@example.org", "en", &["final"]);
        let saved = try_wish(&phone, &dialogue.phone, "kim@exmaple.org", &["interim"])
            .expect(200)
            .says("We will write to this address: kim@exmaple.org");
        let (key, mistaken) = (saved.field("key"), saved.field("mistaken"));
        assert_eq!(mistaken, "kim@exmaple.org");
        let path = format!("{}/address?lang=en", dialogue.phone);
        let correct = |key: &str, mistaken: &str, address: &str| {
            phone.post(&path, &[("key", key), ("mistaken", mistaken), ("address", address), ("interim", "1")])
        };
        correct(&key, &mistaken, "kim.example.org").expect(422).says("The address needs an @").says("kim@exmaple.org");
        for _ in 0..2 {
            correct(&key, &mistaken, "kim@example.org").expect(200).says("kim@example.org");
        }
        assert_eq!(app.count("SELECT count(*) FROM address"), 2, "the mistaken one is gone");
        assert_eq!(app.count("SELECT wishes FROM dialogue"), 2);
        assert_eq!(app.count("SELECT count(*) FROM erasure"), 0, "nobody withdrew");
        // Who knows somebody's address cannot remove it by calling it a mistake.
        let stranger = phone.get(&format!("{}/thanks", dialogue.phone)).expect(200).field("key");
        for key in [&stranger, &key] {
            correct(key, "anna@example.org", "kim@example.org").expect(200);
        }
        assert_eq!(app.count("SELECT count(*) FROM address"), 2);
    }

    fn the_owner_corrects_language_and_purposes(engine: Engine) {
        let app = TestApp::on(engine);
        let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        dialogue.wish(&app.client(), "kim@example.org", "sv", &["interim"]);
        let path = format!("/a/{}", token_of_only_address(&app));
        let owner = app.client();
        owner
            .post_and_follow(&path, &[("language", "en"), ("final", "1")])
            .expect(200)
            .says("Your data");
        assert_eq!(app.count("SELECT count(*) FROM address WHERE language = 'en' AND final AND NOT interim"), 1);
        owner
            .post(&path, &[("language", "en")])
            .expect(422)
            .says("If you want nothing at all, erase the address below");
    }

    fn a_get_changes_nothing_and_a_post_erases_at_once_however_often(engine: Engine) {
        let app = TestApp::on(engine);
        let (_story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        dialogue.wish(&app.client(), "kim@example.org", "en", &["interim"]);
        let path = format!("/a/{}/unsubscribe", token_of_only_address(&app));
        let scanner = app.client();
        for _ in 0..3 {
            scanner.get(&path).expect(200).says("Press the button");
        }
        assert_eq!(app.count("SELECT count(*) FROM address"), 1);
        // A mail program's one click (RFC 8058): no cookie, no Origin, a body of its own.
        let one_click = [("Content-Type", "application/x-www-form-urlencoded")];
        for _ in 0..2 {
            let page = app.client().post_raw(&path, &one_click, b"List-Unsubscribe=One-Click").expect(200);
            assert!(page.header("location").is_none());
        }
        assert_eq!(app.count("SELECT count(*) FROM address"), 0);
        assert_eq!(app.count("SELECT sum(count) FROM erasure WHERE reason = 'withdrawn'"), 1);
        scanner.get(&path).expect(200).says("borttagen");
        scanner.get(&path.replace("/unsubscribe", "")).expect(200).says("borttagen");
    }

    fn a_wrong_token_is_not_found_and_guessing_is_throttled(engine: Engine) {
        let app = TestApp::on(engine);
        let guesser = app.client();
        let statuses: Vec<u16> = (0..60)
            .map(|_| guesser.get(&format!("/a/{}", eko::secrets::random_token())).status)
            .collect();
        assert!(statuses[..10].iter().all(|&status| status == 404), "{statuses:?}");
        assert!(statuses[40..].iter().all(|&status| status == 429), "{statuses:?}");
    }

    fn an_address_can_be_left_just_after_closing_but_not_days_later(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        dialogue.answer(&phone, "very_high", "");
        story.leader.post(&format!("{}/close", dialogue.staff), &[]).expect(303);
        try_wish(&phone, &dialogue.phone, "kim@example.org", &["final"]).expect(200);
        app.move_clock_by(2 * DAY);
        try_wish(&phone, &dialogue.phone, "alex@example.org", &["final"])
            .expect(409)
            .says("the address was not saved");
        app.tidy();
        assert_eq!(app.count("SELECT count(*) FROM address"), 1);
        assert_eq!(app.count("SELECT count(*) FROM submission_key"), 0);
    }
}
