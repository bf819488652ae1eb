//! The pages that a room full of phones asks for at once: sent again as they are, but for the key.

use std::collections::BTreeSet;

use futures_util::FutureExt;

use crate::both;
use crate::support::client::Page;
use crate::support::{Engine, Story};

both!(
    a_page_that_is_ready_differs_in_its_key_alone,
    what_was_changed_is_seen_by_the_next_phone,
    what_time_has_changed_is_seen_by_the_next_phone,
    a_page_that_is_ready_is_ready_for_nobody_who_guesses,
);

/// What a page is made of, without its key and the time of day.
fn but_for_key(page: &Page) -> (u16, BTreeSet<(String, String)>, String) {
    let headers = page.headers.iter().filter(|(name, _)| name != "date");
    (page.status, headers.cloned().collect(), page.text().replace(&page.field("key"), ""))
}

fn a_page_that_is_ready_differs_in_its_key_alone(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    story.ask_more();
    let phone = app.client();
    let asked = [
        dialogue.phone.clone(),
        format!("{}?lang=so&with=sv", dialogue.phone),
        format!("{}/q/2", dialogue.phone),
        format!("{}/thanks?lang=ar", dialogue.phone),
    ];
    for path in asked {
        let pages: Vec<Page> = (0..6).map(|_| phone.get(&path).expect(200)).collect();
        let keys: BTreeSet<String> = pages.iter().map(|page| page.field("key")).collect();
        assert_eq!(keys.len(), pages.len(), "{path}");
        for page in &pages {
            assert_eq!(but_for_key(page), but_for_key(&pages[0]), "{path}");
        }
        let head = phone.head(&path);
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
    }
    let [swedish, arabic] = ["sv", "ar"]
        .map(|language| phone.get_with(&dialogue.phone, &[("Accept-Language", language)]));
    assert!(swedish.text().contains("<html lang=\"sv\""));
    assert!(arabic.text().contains("<html lang=\"ar\""));
}

fn what_was_changed_is_seen_by_the_next_phone(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for _ in 0..3 {
        phone.get(&dialogue.phone).expect(200).says("Nästa");
    }
    story.leader.post(&format!("{}/cancel", dialogue.staff), &[("why", "Snö")]).expect(303);
    phone.get(&dialogue.phone).never_says("Nästa");
}

fn what_time_has_changed_is_seen_by_the_next_phone(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for _ in 0..3 {
        phone.get(&dialogue.phone).expect(200).says("Nästa");
    }
    app.move_clock_by(30 * 24 * 3600);
    phone.get(&dialogue.phone).expect(303);
}

fn a_page_that_is_ready_is_ready_for_nobody_who_guesses(engine: Engine) {
    let (app, _story, dialogue) = Story::at_dialogue(engine);
    let from = |place: &str| app.client().get_with(&dialogue.phone, &[("X-Forwarded-For", place)]);
    from("192.0.2.7").expect(200);
    from("192.0.2.7").expect(200);
    let guesser = Some("192.0.2.9".parse().expect("an address"));
    app.run(async {
        for _ in 0..500 {
            let _ = app.app.throttle.code(&app.app.secrets, guesser).now_or_never();
        }
    });
    from("192.0.2.9").expect(429);
    from("192.0.2.7").expect(200);
    from("192.0.2.8").expect(200);
}
