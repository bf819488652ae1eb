//! Leaving an address, changing one's mind, being forgotten.

use eko::i18n::Language;

use crate::both;
use crate::support::{Client, DAY, Engine, Story, TestApp};

both!(
    somebody_leaves_an_address_with_what_they_agree_to,
    an_address_that_is_not_one_is_explained_and_kept_to_be_mended,
    the_same_form_sent_again_is_one_wish_and_one_address,
    a_typo_is_seen_and_corrected_with_one_tap,
    the_owner_corrects_language_and_purposes,
    a_get_changes_nothing_and_a_post_erases_at_once_however_often,
    a_wrong_token_is_not_found_and_guessing_is_throttled,
    an_address_can_be_left_just_after_closing_but_not_days_later,
    why_an_address_is_not_kept_is_said_as_it_is,
    every_address_of_the_table_is_taken_asked_about_or_refused,
    an_address_that_looks_mistyped_is_asked_about_and_never_refused,
    what_has_come_already_is_offered_to_nobody_new,
);

fn token_of_only_address(app: &TestApp) -> String {
    app.settle();
    let id = app.count("SELECT id FROM address");
    eko::addresses::token(&app.app.secrets, eko::db::ids::AddressId(id))
}

fn try_wish(
    phone: &Client,
    path: &str,
    address: &str,
    purposes: &[&str],
) -> crate::support::client::Page {
    let key = phone.get(&format!("{path}/thanks?lang=en")).expect(200).field("key");
    let mut fields = vec![("key", key.as_str()), ("address", address)];
    fields.extend(purposes.iter().map(|purpose| (*purpose, "1")));
    phone.post(&format!("{path}/address?lang=en"), &fields)
}

fn somebody_leaves_an_address_with_what_they_agree_to(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let page = phone.get(&format!("{}/thanks?lang=en", dialogue.phone)).expect(200);
    assert!(!page.markup().contains("checked"), "boxes are unticked");
    try_wish(&phone, &dialogue.phone, "kim@example.org", &["interim", "outcomes"]).expect(200);
    let address = app.client();
    let page = address
        .get(&format!("/a/{}", token_of_only_address(&app)))
        .expect(200)
        .says("kim@example.org")
        .says("This is version 3 of the text, in use since 30 November 2026.")
        .says("Region Halland uses it only for what you tick");
    let ticked = page.markup().matches(" checked").count();
    assert_eq!(ticked, 2);
    assert_eq!(
        app.count("SELECT count(*) FROM consent_wording WHERE body LIKE '%Region Halland%'"),
        1
    );
}

fn an_address_that_is_not_one_is_explained_and_kept_to_be_mended(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for (address, words) in [
        ("kim.example.org", "The address needs an @"),
        ("kim@example", "Something is missing after the @"),
        ("", "Enter an email address"),
        ("kim lind@example.org", "The address has a space in it"),
    ] {
        let page = try_wish(&phone, &dialogue.phone, address, &["final"]).expect(422).says(words);
        assert!(page.text().contains(&format!("value=\"{address}\"")));
        assert!(page.text().contains("name=\"final\" value=\"1\" checked"));
    }
    try_wish(&phone, &dialogue.phone, "kim@example.org", &[])
        .expect(422)
        .says("Tick what you would like, or skip the address");
    assert_eq!(app.addresses("true"), 0);
}

fn the_same_form_sent_again_is_one_wish_and_one_address(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let key = phone.get(&format!("{}/thanks", dialogue.phone)).expect(200).field("key");
    let path = format!("{}/address", dialogue.phone);
    for _ in 0..2 {
        phone
            .post(&path, &[("key", &key), ("address", "kim@example.org"), ("interim", "1")])
            .expect(200)
            .says("Vi skriver till den här adressen: kim@example.org");
    }
    app.settle();
    assert_eq!(app.addresses("true"), 1);
    // Left on another page, by whoever: nothing of it changes, and nobody is told that it is known.
    try_wish(&phone, &dialogue.phone, "Kim@Example.org", &["final"]).expect(200);
    app.settle();
    assert_eq!(app.addresses("true"), 1, "the same mailbox");
    assert_eq!(app.addresses("interim AND NOT final"), 1);
    // The first page once more.
    phone.post(&path, &[("key", &key), ("address", "kim@example.org"), ("final", "1")]).expect(200);
    app.settle();
    assert_eq!(app.addresses("interim AND NOT final"), 1);
}

fn a_typo_is_seen_and_corrected_with_one_tap(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.wish(&phone, "anna@example.org", "en", &["final"]);
    let saved = try_wish(&phone, &dialogue.phone, "kim@exmaple.org", &["interim"])
        .expect(200)
        .says("We will write to this address: kim@exmaple.org");
    let (key, mistaken) = (saved.field("key"), saved.field("mistaken"));
    assert_eq!(mistaken, "kim@exmaple.org");
    let path = format!("{}/address?lang=en", dialogue.phone);
    let correct = |key: &str, mistaken: &str, address: &str| {
        phone.post(
            &path,
            &[("key", key), ("mistaken", mistaken), ("address", address), ("interim", "1")],
        )
    };
    correct(&key, &mistaken, "kim.example.org")
        .expect(422)
        .says("The address needs an @")
        .says("kim@exmaple.org");
    for _ in 0..2 {
        correct(&key, &mistaken, "kim@example.org").expect(200).says("kim@example.org");
    }
    assert_eq!(app.addresses("true"), 2, "the mistaken one is gone");
    assert_eq!(app.count("SELECT count(*) FROM erasure"), 0, "nobody withdrew");
    // Who knows somebody's address cannot remove it by calling it a mistake.
    let stranger = phone.get(&format!("{}/thanks", dialogue.phone)).expect(200).field("key");
    correct(&stranger, "anna@example.org", "alex@example.org").expect(200);
    app.settle();
    assert_eq!(app.addresses("true"), 3);
    // A page leaves one address, however many it sends.
    for at in 0..9 {
        correct(&key, "", &format!("person{at}@example.org")).expect(200);
    }
    app.settle();
    assert_eq!(app.addresses("true"), 3);
}

fn the_owner_corrects_language_and_purposes(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    dialogue.wish(&app.client(), "kim@example.org", "sv", &["interim"]);
    let path = format!("/a/{}", token_of_only_address(&app));
    let owner = app.client();
    owner
        .post_and_follow(&path, &[("language", "en"), ("final", "1")])
        .expect(200)
        .says("Your data");
    assert_eq!(app.addresses("language = 'en' AND final AND NOT interim"), 1);
    // What they agreed to is listed as it was shown, and what they did not is not.
    let page = owner.get(&format!("{path}?lang=en")).expect(200).words();
    let (_, agreed) = page.split_once("This is what you agreed to").expect("the list");
    let words = |purpose: &str| eko::i18n::Language::English.texts().get(purpose).into_owned();
    assert!(agreed.contains(&words("consent-final")), "{agreed}");
    for purpose in ["consent-interim", "consent-outcomes"] {
        assert!(!agreed.contains(&words(purpose)), "{purpose}: {agreed}");
    }
    owner
        .post(&path, &[("language", "en")])
        .expect(422)
        .says("If you want nothing at all, erase the address below");
}

fn a_get_changes_nothing_and_a_post_erases_at_once_however_often(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    dialogue.wish(&app.client(), "kim@example.org", "en", &["interim"]);
    let path = format!("/a/{}/unsubscribe", token_of_only_address(&app));
    let scanner = app.client();
    for _ in 0..3 {
        let page = scanner.get(&path).expect(200).says("Press the button");
        // Whose mails they are, and whom to ask.
        page.says("Trust in Halland").says("kim.lind@example.org");
    }
    assert_eq!(app.addresses("true"), 1);
    // A mail program's one click (RFC 8058): no cookie, no Origin, a body of its own.
    let one_click = [("Content-Type", "application/x-www-form-urlencoded")];
    for _ in 0..2 {
        let page =
            app.client().post_raw(&path, &one_click, b"List-Unsubscribe=One-Click").expect(200);
        assert!(page.header("location").is_none());
    }
    assert_eq!(app.addresses("true"), 0);
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
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.answer(&phone, "very_high", "");
    dialogue.close(&story.leader);
    try_wish(&phone, &dialogue.phone, "kim@example.org", &["final"]).expect(200);
    let before = phone.get(&format!("{}/thanks?lang=en", dialogue.phone)).expect(200).field("key");
    app.move_clock_by(2 * DAY);
    phone
        .get(&format!("{}/thanks?lang=en", dialogue.phone))
        .expect(200)
        .never_says("Your email address");
    let late = [("key", before.as_str()), ("address", "alex@example.org"), ("final", "1")];
    phone
        .post(&format!("{}/address?lang=en", dialogue.phone), &late)
        .expect(409)
        .says("the address was not saved");
    app.tidy();
    assert_eq!(app.addresses("true"), 1);
    assert_eq!(app.keys(), 0);
}

fn why_an_address_is_not_kept_is_said_as_it_is(engine: Engine) {
    let (app, story, cancelled) = Story::at_dialogue(engine);
    let ended = story.add_dialogue(2, "2021-09-08", "Hylte");
    let phone = app.client();
    let key = |of: &str| phone.get(&format!("{of}/thanks?lang=en")).expect(200).field("key");
    let keys = [key(&cancelled.phone), key(&ended.phone)];
    let send = |key: &str, of: &str, language: &str| {
        let fields = [("key", key), ("address", "kim@example.org"), ("final", "1")];
        phone.post(&format!("{of}/address?lang={language}"), &fields).expect(409)
    };
    story.leader.post(&format!("{}/cancel", cancelled.staff), &[("why", "Sjukdom")]).expect(303);
    send(&keys[0], &cancelled.phone, "en")
        .says("This meeting has been cancelled The meeting has been cancelled, so the address was not saved.")
        .never_says("a while ago");
    story.end();
    send(&keys[1], &ended.phone, "en")
        .says("The work has ended and nothing more will be sent")
        .never_says("a while ago");
    for &language in Language::all() {
        let t = language.texts();
        send(&keys[1], &ended.phone, language.word()).says(&t.get("wish-process-ended"));
        send(&keys[0], &cancelled.phone, language.word()).says(&t.get("wish-cancelled"));
    }
    phone
        .get(&format!("{}/thanks?lang=en", ended.phone))
        .expect(200)
        .never_says("Your email address");
    assert_eq!(app.addresses("true"), 0);
}

/// The table of addresses that the phone's page, the server and the tablet's own module are all tested against: what was
/// typed, `take`, `ask` or `refuse`, and what it is taken as, or why it is refused (`tests/browser/address.test.mjs` too).
fn table() -> Vec<Vec<String>> {
    serde_json::from_str(include_str!("addresses.json")).expect("a table")
}

fn every_address_of_the_table_is_taken_asked_about_or_refused(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let t = Language::English.texts();
    for row in table() {
        let [typed, verdict, right] = [&row[0], &row[1], &row[2]];
        let page = try_wish(&phone, &dialogue.phone, typed, &["final"]);
        match verdict.as_str() {
            "take" => page.expect(200).says(&format!("We will write to this address: {right}")),
            "ask" => page.expect(200).says(&format!("Did you mean {right}?")),
            _ => {
                let named = row.get(3).cloned().unwrap_or_default();
                let words = t.with(&format!("address-{right}"), [("character", named.into())]);
                page.expect(422).says(&words)
            }
        };
    }
}

fn an_address_that_looks_mistyped_is_asked_about_and_never_refused(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let path = format!("{}/address?lang=en", dialogue.phone);
    let ask = || {
        let page = try_wish(&phone, &dialogue.phone, "kim@gmial.com", &["interim"]).expect(200);
        let page = page
            .says("Did you mean kim@gmail.com?")
            .says("No, save what I typed")
            .never_says("Error");
        assert_eq!(
            (page.field("address").as_str(), page.field("asked").as_str()),
            ("kim@gmial.com", "kim@gmial.com")
        );
        assert!(page.text().contains("name=\"interim\" value=\"1\" id=\"interim\" checked"));
        page
    };
    let answer = |key: &str, address: &str, meant: &str| {
        let mut fields =
            vec![("key", key), ("address", address), ("asked", "kim@gmial.com"), ("interim", "1")];
        fields.extend((!meant.is_empty()).then_some(("meant", meant)));
        phone.post(&path, &fields)
    };
    let saved = |page: crate::support::client::Page, address: &str| {
        page.expect(200).says(&format!("We will write to this address: {address}"))
    };
    let page = ask();
    assert_eq!(app.addresses("true"), 0, "nothing is saved before the answer");
    let meant = page.field("meant");
    saved(answer(&page.field("key"), "kim@gmial.com", &meant), "kim@gmail.com");
    let kept = saved(answer(&ask().field("key"), "kim@gmial.com", ""), "kim@gmial.com");
    saved(answer(&ask().field("key"), "alex@example.org", &meant), "alex@example.org");
    answer(&ask().field("key"), "alex@hotmial.com", &meant)
        .expect(200)
        .says("Did you mean alex@hotmail.com?");
    assert_eq!(app.addresses("true"), 3);
    // A correction is asked about as well, and nothing is lost meanwhile.
    let key = kept.field("key");
    let correct = |asked: &str| {
        let fields = [
            ("key", key.as_str()),
            ("mistaken", "kim@gmial.com"),
            ("address", "kim@gmaill.com"),
            ("asked", asked),
            ("interim", "1"),
        ];
        phone.post(&path, &fields)
    };
    correct("")
        .expect(200)
        .says("Did you mean kim@gmail.com?")
        .says("We will write to this address: kim@gmial.com");
    saved(correct("kim@gmaill.com"), "kim@gmaill.com");
    assert_eq!(app.addresses("true"), 3, "the mistaken one is gone");
}

/// A report that is out is read on the process's page: nobody can be promised it any more, on a phone or on a tablet, and
/// the words that are kept are those that the page showed.
fn what_has_come_already_is_offered_to_nobody_new(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let boxes = |phone: &Client| {
        let page = phone.get(&format!("{}/thanks?lang=en", dialogue.phone)).expect(200).text();
        ["interim", "final", "outcomes"]
            .map(|purpose| page.contains(&format!("type=\"checkbox\" name=\"{purpose}\"")))
    };
    let kept = |like: &str| {
        app.count(&format!("SELECT count(*) FROM consent_wording WHERE body LIKE '%{like}%'"))
    };
    assert_eq!(boxes(&phone), [true; 3]);
    let before = phone.get(&format!("{}/thanks?lang=en", dialogue.phone)).expect(200).field("key");
    let interim = story.add_report("interim", "Delrapport");
    assert_eq!(boxes(&phone), [true; 3], "a draft is still to come");
    story.publish(&interim);
    assert_eq!(boxes(&phone), [false, true, true]);
    try_wish(&phone, &dialogue.phone, "new@example.org", &["final"]).expect(200);
    assert_eq!((kept("the final report"), kept("the interim report")), (1, 0), "as it was shown");
    // A page that was opened before keeps its word.
    let fields = [
        ("key", before.as_str()),
        ("address", "before@example.org"),
        ("offered", "interim final outcomes"),
        ("interim", "1"),
    ];
    phone.post(&format!("{}/address?lang=en", dialogue.phone), &fields).expect(200);
    assert_eq!(kept("the interim report%the final report"), 1);

    for (kind, title) in [("final", "Slutrapport"), ("outcomes", "Vad det ledde till")] {
        let report = story.add_report(kind, title);
        story.publish(&report);
    }
    phone
        .get(&format!("{}/thanks?lang=en", dialogue.phone))
        .expect(200)
        .never_says("Your email address")
        .says("Go to the page about the dialogues to see what has happened");
}
