//! What staff have changed is said on the page that follows, once, and nothing else is.

use crate::both;
use crate::support::client::Page;
use crate::support::story::signed_in;
use crate::support::{Engine, Story};

both!(
    what_was_changed_is_said_once_on_the_page_that_follows,
    what_eko_did_by_itself_is_not_said,
    a_cookie_that_somebody_wrote_says_nothing,
);

/// What a page says was done.
fn said(page: &Page) -> Option<String> {
    let text = page.text();
    let (_, rest) = text.split_once(r#"<div class="note ok done" role="status"><p>"#)?;
    Some(rest.split("</p>").next().expect("its end").to_owned())
}

fn title(page: &Page) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("<title>").expect("a title");
    rest.split("</title>").next().expect("its end").to_owned()
}

fn what_was_changed_is_said_once_on_the_page_that_follows(engine: Engine) {
    let (_app, story) = Story::on(engine);
    let leader = &story.leader;
    let fields = [("name", "Hylte"), ("municipality", "Hylte")];
    let added = leader.post(&story.path("/boards/new"), &fields).expect(303);
    let page = leader.get(added.location()).expect(200);
    assert_eq!(said(&page).as_deref(), Some("Board added"));
    assert!(title(&page).starts_with("Board added – "), "{}", title(&page));
    let again = leader.get(added.location()).expect(200);
    assert_eq!(said(&again), None, "once");
    assert!(!title(&again).contains("Board added"));
    // Each thing has its own words, also where two follow each other.
    let board = story.option("/dialogues/new", "Hylte");
    let fields =
        [("number", "7"), ("held_on", "2027-01-20"), ("board", &board), ("phase", "perspective")];
    let added = story.post("/dialogues/new", &fields);
    let page = leader.get(added.location()).expect(200);
    assert_eq!(said(&page).as_deref(), Some("Dialogue added"));
    // What is not accepted was not done.
    let page = leader.post(&story.path("/boards/new"), &[("name", "")]).expect(422);
    assert_eq!(said(&page), None);
}

fn what_eko_did_by_itself_is_not_said(engine: Engine) {
    let (app, _story) = Story::on(engine);
    let kim = signed_in(&app, "kim@example.org", false);
    assert_eq!(said(&kim.get("/admin").expect(200)), None, "whoever has signed in sees it");
    // Whether somebody has an account is said to nobody.
    let cookies = |email: &str| {
        let asked = app.client().post("/admin/forgotten", &[("email", email)]);
        let cookies = asked.headers.iter().filter(|(name, _)| name == "set-cookie");
        let names = cookies.map(|(_, value)| value.split('=').next().expect("a name").to_owned());
        (asked.status, names.collect::<Vec<_>>())
    };
    assert_eq!(cookies("kim@example.org"), cookies("nobody@example.org"));
}

fn a_cookie_that_somebody_wrote_says_nothing(engine: Engine) {
    let (app, _story) = Story::on(engine);
    for value in ["<script>alert(1)</script>", "board", "did-board-added", "board.added.more", ""] {
        let cookie = format!("eko-done={value}; __Host-eko-done={value}");
        let page = app.client().get_with("/admin/sign-in", &[("Cookie", &cookie)]).expect(200);
        assert_eq!(said(&page), None, "{value}");
    }
}
