//! Staff: signing in, first set-up, rights.

use std::time::Instant;

use crate::both;
use crate::support::story::{EMAIL, PASSWORD, signed_in};
use crate::support::{DAY, Engine, Setup, Story, TestApp};

both!(
    the_first_leader_is_made_by_a_link_that_works_once,
    nobody_gets_in_without_signing_in,
    a_wrong_password_and_an_unknown_account_look_and_take_the_same,
    the_session_key_changes_at_sign_in_and_dies_at_sign_out,
    over_https_the_cookie_is_bound_to_the_host,
    a_session_ends_by_itself,
    a_new_password_ends_every_other_session,
    each_role_does_what_it_may_and_no_more,
    another_process_does_not_exist_for_those_outside,
);

fn cookie(page: &crate::support::client::Page) -> Option<String> {
    let cookies = page.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    cookies.map(|(_, value)| value.clone()).find(|cookie| !cookie.contains("known"))
}

/// Lines of the log under an action, by somebody of the staff and about no process.
fn logged(app: &TestApp, action: &str) -> i64 {
    app.count(&format!(
        "SELECT count(*) FROM audit_entry JOIN account ON account.id = account_id
         WHERE action = '{action}' AND process_id IS NULL AND actor = 'staff'"
    ))
}

fn the_first_leader_is_made_by_a_link_that_works_once(engine: Engine) {
    let app = TestApp::on(engine);
    let link =
        app.run(eko::staff::shell::first_link(&app.app)).expect("a link").expect("no account yet");
    let path = link.strip_prefix(&app.base).expect("our own link").to_owned();
    let somebody = app.client();
    somebody.get(&path).expect(200).says("Skapa det första kontot");
    let form = [("name", "Robin"), ("email", "Robin@Example.org"), ("password", "short")];
    somebody.post(&path, &form).expect(422).says("minst 12 tecken");
    for (password, why) in [
        ("Lösenord2026!", "ett av de första"),
        ("robin-2026-2026", "ditt namn eller din adress"),
        ("eko eko eko eko", "ett av de första"),
    ] {
        let form = [("name", "Robin"), ("email", "Robin@Example.org"), ("password", password)];
        somebody.post(&path, &form).expect(422).says(why);
    }
    let form = [("name", "Robin"), ("email", "Robin@Example.org"), ("password", PASSWORD)];
    somebody.post_and_follow(&path, &form).expect(200).says("Börja med att skapa en process");
    app.client().post(&path, &form).expect(404);
    assert_eq!(app.count("SELECT count(*) FROM account"), 1);
    assert_eq!(logged(&app, "account.set-up"), 1);
    let again = app.run(eko::staff::shell::first_link(&app.app)).expect("asked");
    assert!(again.is_none(), "there is an account now");
    app.client()
        .post("/admin/sign-in", &[("email", "robin@example.org"), ("password", PASSWORD)])
        .expect(303);
}

fn nobody_gets_in_without_signing_in(engine: Engine) {
    let (app, story) = Story::on(engine);
    let stranger = app.client();
    for path in ["", "/dialogues", "/reports", "/mailings", "/follow-up", "/survey", "/settings"] {
        let page = stranger.get(&story.path(path)).expect(303);
        assert!(page.location().starts_with("/admin/sign-in"));
    }
    stranger.post(&story.path("/boards/new"), &[("name", "Sneaky")]).expect(401);
    assert_eq!(app.count("SELECT count(*) FROM board"), 0);
}

fn a_wrong_password_and_an_unknown_account_look_and_take_the_same(engine: Engine) {
    let app = TestApp::on(engine);
    app.run(eko::staff::password::warm_up());
    signed_in(&app, EMAIL, true);
    let try_in = |email: &str| {
        let started = Instant::now();
        let page =
            app.client().post("/admin/sign-in?lang=en", &[("email", email), ("password", "wrong")]);
        (page.expect(422).words().replace(email, "…"), started.elapsed())
    };
    let (known, known_took) = try_in(EMAIL);
    let (unknown, unknown_took) = try_in("nobody@example.org");
    assert_eq!(known, unknown);
    let ratio = unknown_took.as_secs_f64() / known_took.as_secs_f64();
    assert!((0.2..5.0).contains(&ratio), "{known_took:?} and {unknown_took:?}");
}

fn the_session_key_changes_at_sign_in_and_dies_at_sign_out(engine: Engine) {
    let app = TestApp::on(engine);
    signed_in(&app, EMAIL, true);
    let browser = app.client();
    let first = cookie(
        &browser.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).expect(303),
    );
    let second = cookie(
        &browser.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).expect(303),
    );
    let (first, second) = (first.expect("a cookie"), second.expect("a cookie"));
    let value = |cookie: &str| cookie.split(';').next().expect("a value").to_owned();
    assert_ne!(value(&first), value(&second));
    assert!(
        first.contains("HttpOnly") && first.contains("SameSite=Lax") && first.contains("Path=/")
    );
    let stolen = [("Cookie", value(&first))];
    let with_old = app.client().get_with("/admin", &[(stolen[0].0, &stolen[0].1)]);
    assert_eq!(with_old.status, 303, "the key from before is worth nothing");
    browser.get("/admin").expect(200);
    browser.post("/admin/sign-out", &[]).expect(303);
    let with_new = app.client().get_with("/admin", &[("Cookie", &value(&second))]);
    assert_eq!(with_new.status, 303);
}

fn over_https_the_cookie_is_bound_to_the_host(engine: Engine) {
    let app = Setup::on(engine).env("EKO_BASE_URL", "https://eko.example.org").start();
    let link =
        app.run(eko::staff::shell::first_link(&app.app)).expect("a link").expect("no account yet");
    let path = link.strip_prefix("https://eko.example.org").expect("our own link").to_owned();
    let page = app
        .client()
        .post(&path, &[("name", "Robin"), ("email", EMAIL), ("password", PASSWORD)])
        .expect(303);
    let cookie = cookie(&page).expect("a cookie");
    assert!(cookie.starts_with("__Host-eko="), "{cookie}");
    assert!(cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
    assert!(page.header("strict-transport-security").is_some());
}

fn a_session_ends_by_itself(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    browser.get("/admin").expect(200);
    app.move_clock_by(DAY);
    browser.get("/admin").expect(303);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM session"), 0);
}

fn a_new_password_ends_every_other_session(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let other = app.client();
    other.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).expect(303);
    browser
        .post(
            "/admin/account/password",
            &[("current", "wrong"), ("password", "another long password")],
        )
        .expect(422)
        .says("The current password is wrong");
    let common = [("current", PASSWORD), ("password", "password 1234")];
    let refused = browser.post("/admin/account/password", &common).expect(422);
    refused.says("one of the first that somebody guessing would try");
    browser
        .post(
            "/admin/account/password",
            &[("current", PASSWORD), ("password", "another long password")],
        )
        .expect(200)
        .says("Your password has been changed.");
    browser.get("/admin").expect(200);
    other.get("/admin").expect(303);
    assert_eq!(logged(&app, "account.password"), 1);
}

fn each_role_does_what_it_may_and_no_more(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let report = story.add_report("interim", "Delrapport");
    for (role, email) in [("group", "group@example.org"), ("reader", "reader@example.org")] {
        story.member(&app, email, role);
    }
    let sign_in = |email: &str| {
        let browser = app.client();
        browser.post("/admin/sign-in", &[("email", email), ("password", PASSWORD)]).expect(303);
        browser
    };
    let (group, reader) = (sign_in("group@example.org"), sign_in("reader@example.org"));
    for browser in [&group, &reader] {
        for path in ["", "/dialogues", "/follow-up", "/reports", "/mailings", "/survey"] {
            browser.get(&story.path(path)).expect(200);
        }
        browser.get(&format!("{report}/publish")).expect(403);
        browser.post(&format!("{report}/publish"), &[("mail", "yes")]).expect(403);
        browser.get(&story.path("/people/new")).expect(403);
        browser.get("/admin/processes/new").expect(403);
    }
    group.get(&story.path("/settings")).expect(200);
    group.post(&format!("{}/head-count", dialogue.staff), &[("participants", "4")]).expect(303);
    reader.get(&story.path("/settings")).expect(403);
    reader.post(&format!("{}/head-count", dialogue.staff), &[("participants", "9")]).expect(403);
    for step in ["end", "take-back", "close", "cancel", "restore", "remove"] {
        reader.post(&format!("{}/{step}", dialogue.staff), &[]).expect(403);
    }
    reader
        .get(&story.path("/survey/participants"))
        .expect(200)
        .never_says("What participants have written");
    reader.get(&story.path("/comments")).expect(403);
    assert_eq!(app.count("SELECT participants FROM dialogue"), 4);
    assert_eq!(app.count("SELECT count(*) FROM mailing"), 0);
}

fn another_process_does_not_exist_for_those_outside(engine: Engine) {
    let (app, story) = Story::on(engine);
    let outsider = signed_in(&app, "outsider@example.org", true);
    let real = outsider.get(&story.process).expect(404).words();
    let imagined = outsider.get("/admin/p/no-such-process").expect(404).words();
    assert_eq!(real, imagined);
}
