//! What staff have changed is said on the page that follows, once, and nothing else is.

use crate::both;
use crate::support::client::Page;
use crate::support::story::{FILLED_IN, signed_in};
use crate::support::{Engine, Story};

both!(
    what_was_changed_is_said_once_on_the_page_that_follows,
    what_eko_did_by_itself_is_not_said,
    a_cookie_that_somebody_wrote_says_nothing,
    what_was_changed_or_removed_can_be_had_back,
    whoever_signs_in_next_on_the_same_computer_is_offered_nothing_back,
    what_is_personal_or_would_come_back_in_part_is_not_offered_back,
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

/// Presses the button that brings back what was there.
fn undo(story: &Story, page: &Page) -> Page {
    let text = page.text();
    let (_, form) = text.split_once(r#"<form id="undo""#).expect("something can be undone");
    let (form, _) = form.split_once("</form>").expect("its end");
    let value = |of: &str, name: &str| {
        let (_, rest) = of.split_once(&format!("{name}=\""))?;
        rest.split('"').next().map(|value| value.replace("&amp;", "&").replace("&quot;", "\""))
    };
    let action = value(form, "action").expect("an address");
    let inputs = form.split("<input").skip(1);
    let fields: Vec<(String, String)> =
        inputs.filter_map(|input| Some((value(input, "name")?, value(input, "value")?))).collect();
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    story.leader.post_and_follow(&action, &fields)
}

fn what_was_changed_or_removed_can_be_had_back(engine: Engine) {
    let (app, story) = Story::on(engine);
    let leader = &story.leader;
    story.post("/methods/new", &[("name", "Café \"Rum & ro\""), ("strengths", "Alla talar.")]);
    let id = app.count("SELECT id FROM method");
    let method = format!("/methods/{id}");
    let changed =
        leader.post_and_follow(&story.path(&method), &[("name", "Kafé"), ("strengths", "")]);
    assert_eq!(said(&changed).as_deref(), Some("Method changed"));
    undo(&story, &changed);
    assert_eq!(app.count("SELECT count(*) FROM method WHERE strengths = 'Alla talar.'"), 1);
    story.page("/setup").says("Café \"Rum & ro\"");
    let removed = leader.post_and_follow(&story.path(&format!("{method}/remove")), &[]);
    assert_eq!(said(&removed).as_deref(), Some("Method removed"));
    assert_eq!(app.count("SELECT count(*) FROM method"), 0);
    let back = undo(&story, &removed);
    assert_eq!(said(&back).as_deref(), Some("Method added"));
    assert_eq!(app.count("SELECT count(*) FROM method WHERE strengths = 'Alla talar.'"), 1);

    // The settings as well; and each time it stands in the log.
    let before = story.page("/settings").field("contact_phone");
    let form = [
        &FILLED_IN[..7],
        &[
            ("contact_phone", "112"),
            ("threshold", "5"),
            ("answer_days", "7"),
            ("grace_hours", "24"),
            ("reminder_days", "14"),
            ("bounce_days", "30"),
        ],
    ]
    .concat();
    let changed = leader.post_and_follow(&story.path("/settings"), &form);
    assert_eq!(story.page("/settings").field("contact_phone"), "112");
    undo(&story, &changed);
    assert_eq!(story.page("/settings").field("contact_phone"), before);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'process.changed'"), 2);
}

fn whoever_signs_in_next_on_the_same_computer_is_offered_nothing_back(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.post("/methods/new", &[("name", "Kafé"), ("strengths", "")]);
    let method = story.path(&format!("/methods/{}", app.count("SELECT id FROM method")));
    let remove = format!("{method}/remove");
    let offers = |page: &Page| page.text().contains("<form id=\"undo\"");
    assert!(offers(&story.leader.post_and_follow(&remove, &[])), "in the same session it is");
    story.post("/methods/new", &[("name", "Kafé"), ("strengths", "")]);
    let method = story.path(&format!("/methods/{}", app.count("SELECT id FROM method")));
    story.leader.post(&format!("{method}/remove"), &[]).expect(303);
    story.sign_in_again();
    assert!(!offers(&story.page("/setup")));
}

fn what_is_personal_or_would_come_back_in_part_is_not_offered_back(engine: Engine) {
    let (app, story) = Story::on(engine);
    let leader = &story.leader;
    let nothing = |page: &Page| assert!(!page.text().contains(">Undo<"), "{}", page.words());
    // A contact's address lies in no browser.
    let contact = [("name", "Kim Lind"), ("address", "kim@example.org"), ("language", "sv")];
    nothing(&leader.post_and_follow(&story.path("/contacts/new"), &contact));
    let contact = story.path(&format!("/contacts/{}", app.count("SELECT id FROM contact")));
    let changed = [("name", "Kim Berg"), ("address", "kim@example.org"), ("language", "sv")];
    nothing(&leader.post_and_follow(&contact, &changed));
    nothing(&leader.post_and_follow(&format!("{contact}/remove"), &[]));
    // With a goal go its indicators.
    story.post("/goals/new", &[("name", "Alla får veta")]);
    let goal = format!("/goals/{}", app.id_of("goal", "Alla får veta"));
    let indicator =
        [("kind", "sent"), ("name", "sent"), ("comparison", "at_least"), ("target", "100")];
    story.post(&format!("{goal}/indicators/new"), &indicator);
    nothing(&leader.post_and_follow(&story.path(&format!("{goal}/remove")), &[("sure", "1")]));
}
