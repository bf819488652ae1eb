//! One's own account: a forgotten password, another address, where one is signed in, and what one is told of all that.

use crate::both;
use crate::support::smtp::{Action, Phase, Rule, SmtpServer, Times};
use crate::support::story::{EMAIL, PASSWORD, signed_in};
use crate::support::{Client, Engine, Setup, Story, TestApp};

both!(
    a_forgotten_password_is_chosen_anew_by_a_link_that_works_once,
    asking_for_a_link_tells_nobody_who_has_an_account,
    nobody_is_flooded_with_links,
    who_has_not_set_up_their_account_gets_a_link_for_that,
    an_address_is_changed_when_both_ends_have_said_so,
    a_half_confirmed_address_changes_nothing_however_long_one_waits,
    somebody_elses_address_is_not_taken_over,
    each_of_ones_sessions_is_listed_and_can_be_ended,
    nobody_ends_the_session_of_somebody_else,
    a_new_password_is_told_and_what_was_not_told_is_said,
);

const NEW: &str = "a sentence that is new";
const FIREFOX: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

fn sign_in(app: &TestApp, email: &str, password: &str) -> (Client, u16) {
    let browser = app.client();
    let page = browser.post("/admin/sign-in?lang=en", &[("email", email), ("password", password)]);
    (browser, page.status)
}

fn ask(app: &TestApp, email: &str) -> String {
    app.client()
        .post("/admin/forgotten?lang=en", &[("email", email)])
        .expect(200)
        .says("Check your inbox")
        .words()
}

fn a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    app.client().get("/admin/sign-in?lang=en").expect(200).says("Forgotten your password?");
    app.client().get("/admin/forgotten?lang=en").expect(200).says("A link for choosing a new");
    app.client().post("/admin/forgotten?lang=en", &[("email", "leader")]).expect(422);
    ask(&app, EMAIL);
    app.wait_for_letters(EMAIL, 1);
    let link = app.mailed_link(EMAIL);
    // Programs that read mail follow links, and change nothing by that.
    for _ in 0..2 {
        app.client().get(&link).expect(200).says("Choose a new password").says(EMAIL);
    }
    browser.get("/admin").expect(200);
    let short = app.client().post(&link, &[("password", "password1234")]).expect(422);
    short.says("one of the first that somebody guessing would try");
    let done = app.client().post(&link, &[("password", NEW)]).expect(200);
    done.says("Your password has been changed");
    browser.get("/admin").expect(303);
    app.client().get(&link).expect(404);
    app.client().post(&link, &[("password", PASSWORD)]).expect(404);
    assert_eq!(sign_in(&app, EMAIL, PASSWORD).1, 422);
    assert_eq!(sign_in(&app, EMAIL, NEW).1, 303);
    let told = app.letters(EMAIL);
    assert!(told[1].starts_with("Your password in Eko was changed"), "{}", told[1]);
    assert_eq!(told.len(), 2);
    // It does not work for longer than it says.
    app.move_clock_by(3600);
    ask(&app, EMAIL);
    app.wait_for_letters(EMAIL, 3);
    let link = app.mailed_link(EMAIL);
    app.move_clock_by(3601);
    app.client().get(&link).expect(404);
    app.client().post(&link, &[("password", PASSWORD)]).expect(404);
    assert_eq!(sign_in(&app, EMAIL, NEW).1, 303);
}

fn asking_for_a_link_tells_nobody_who_has_an_account(engine: Engine) {
    let app = TestApp::on(engine);
    signed_in(&app, EMAIL, true);
    let unknown = ask(&app, "nobody@example.org");
    assert_eq!(ask(&app, EMAIL), unknown);
    app.wait_for_letters(EMAIL, 1);
    assert!(app.letters("nobody@example.org").is_empty());
    assert_eq!(app.outbox().len(), 1);
}

fn nobody_is_flooded_with_links(engine: Engine) {
    let app = TestApp::on(engine);
    signed_in(&app, EMAIL, true);
    signed_in(&app, "second@example.org", true);
    for _ in 0..4 {
        ask(&app, EMAIL);
    }
    app.wait_for_letters(EMAIL, 1);
    ask(&app, "second@example.org");
    app.wait_for_letters("second@example.org", 1);
    assert_eq!(app.letters(EMAIL).len(), 1);
    let statuses: Vec<u16> = (0..40)
        .map(|_| app.client().post("/admin/forgotten", &[("email", "x@example.org")]).status)
        .collect();
    assert!(statuses.contains(&429), "{statuses:?}");
    // Asked again after a while, the link before is over.
    let first = app.mailed_link(EMAIL);
    app.move_clock_by(301);
    app.client().get(&first).expect(200);
    let elsewhere = app.client();
    let headers = [
        ("Origin", app.app.config.base_url.origin()),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Forwarded-For", "192.0.2.9"),
    ];
    elsewhere.post_raw("/admin/forgotten", &headers, b"email=leader%40example.org").expect(200);
    app.wait_for_letters(EMAIL, 2);
    app.client().get(&first).expect(404);
    app.client().get(&app.mailed_link(EMAIL)).expect(200);
}

fn who_has_not_set_up_their_account_gets_a_link_for_that(engine: Engine) {
    let (app, story) = Story::on(engine);
    let alex = "alex@example.org";
    let fields = [("name", "Alex Berg"), ("email", alex), ("role", "group")];
    story.post("/people/new", &fields);
    app.move_clock_by(8 * crate::support::DAY);
    ask(&app, alex);
    app.wait_for_letters(alex, 2);
    let browser = app.client();
    browser.post(&app.mailed_link(alex), &[("password", PASSWORD)]).expect(303);
    // That link says yes to nothing.
    browser.get(&story.process).expect(404);
    browser.get("/admin").expect(200).says("Process: ");
}

fn change_address(browser: &Client, new: &str, password: &str) -> crate::support::client::Page {
    browser.post("/admin/account/address", &[("email", new), ("current_address", password)])
}

fn an_address_is_changed_when_both_ends_have_said_so(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let new = "robin@example.net";
    change_address(&browser, new, "wrong").expect(422).says("The current password is wrong");
    change_address(&browser, EMAIL, PASSWORD).expect(422).says("That is already your address");
    change_address(&browser, new, PASSWORD)
        .expect(200)
        .says("Nothing has been changed yet")
        .says(&format!("{new}: Nobody has received the email"));
    let (old_end, new_end) = (app.mailed_link(EMAIL), app.mailed_link(new));
    assert_ne!(old_end, new_end);
    for end in [&old_end, &new_end] {
        app.client().get(end).expect(200).says(EMAIL).says(new);
    }
    app.client().post(&new_end, &[]).expect(200).says("Confirmed here");
    // The same end twice is not both ends.
    app.client().post(&new_end, &[]).expect(404);
    assert_eq!(sign_in(&app, new, PASSWORD).1, 422);
    assert_eq!(sign_in(&app, EMAIL, PASSWORD).1, 303);
    app.client().post(&old_end, &[]).expect(200).says("The address has been changed");
    assert_eq!(sign_in(&app, new, PASSWORD).1, 303);
    assert_eq!(sign_in(&app, EMAIL, PASSWORD).1, 422);
    for to in [EMAIL, new] {
        let letters = app.letters(to);
        let last = letters.last().expect("a mail");
        assert!(last.starts_with("The address of your account in Eko was changed"), "{last}");
        assert!(last.contains(new));
    }
    let logged = "SELECT count(*) FROM audit_entry WHERE action = 'account.address-confirmed'";
    assert_eq!(app.count(logged), 2);
}

fn a_half_confirmed_address_changes_nothing_however_long_one_waits(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let new = "robin@example.net";
    change_address(&browser, new, PASSWORD).expect(200);
    let (old_end, new_end) = (app.mailed_link(EMAIL), app.mailed_link(new));
    app.client().post(&new_end, &[]).expect(200).says("Confirmed here");
    app.move_clock_by(24 * 3600 + 1);
    app.client().post(&old_end, &[]).expect(404);
    app.tidy();
    app.client().post(&old_end, &[]).expect(404);
    // Begun anew, what was confirmed before does not count.
    let (browser, _) = sign_in(&app, EMAIL, PASSWORD);
    change_address(&browser, new, PASSWORD).expect(200);
    let first_old = app.mailed_link(EMAIL);
    app.client().post(&first_old, &[]).expect(200).says("Confirmed here");
    change_address(&browser, "other@example.net", PASSWORD).expect(200);
    app.client()
        .post(&app.mailed_link("other@example.net"), &[])
        .expect(200)
        .says("Confirmed here");
    assert_eq!(app.count("SELECT count(*) FROM account WHERE email = 'leader@example.org'"), 1);
}

fn somebody_elses_address_is_not_taken_over(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let (new, taken) = ("robin@example.net", "taken@example.org");
    signed_in(&app, taken, false);
    change_address(&browser, taken, PASSWORD)
        .expect(422)
        .says("There is another account with that address");
    assert!(app.letters(taken).is_empty());
    // Nor when it is taken between the two mails.
    change_address(&browser, new, PASSWORD).expect(200);
    let (old_end, new_end) = (app.mailed_link(EMAIL), app.mailed_link(new));
    app.client().post(&old_end, &[]).expect(200);
    signed_in(&app, new, false);
    app.client().post(&new_end, &[]).expect(409);
    assert_eq!(app.count("SELECT count(*) FROM account WHERE email = 'leader@example.org'"), 1);
}

fn each_of_ones_sessions_is_listed_and_can_be_ended(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let elsewhere = app.client();
    let form =
        format!("email={}&password={}", EMAIL.replace('@', "%40"), PASSWORD.replace(' ', "+"));
    let headers = [
        ("Origin", app.app.config.base_url.origin()),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("User-Agent", FIREFOX),
    ];
    elsewhere.post_raw("/admin/sign-in", &headers, form.as_bytes()).expect(303);
    let (third, _) = sign_in(&app, EMAIL, PASSWORD);
    let page = browser.get("/admin/account").expect(200);
    let page = page.says("Firefox, Windows").says("This one").says("Sign out everywhere else");
    assert_eq!(page.text().matches("/end\"").count(), 2, "one's own has no button");
    let row =
        page.text().split("<tr").find(|row| row.contains("Firefox")).expect("a row").to_owned();
    let end = row.split("action=\"").nth(1).expect("a form").split('"').next().expect("an end");
    browser.post(end, &[]).expect(303);
    elsewhere.get("/admin").expect(303);
    third.get("/admin").expect(200);
    browser.post(end, &[]).expect(404);
    browser.post("/admin/account/sessions/end-others", &[]).expect(303);
    third.get("/admin").expect(303);
    browser.get("/admin").expect(200);
    assert_eq!(app.count("SELECT count(*) FROM session"), 1);
    // When it was last used is noted, and not with every page.
    let used = || app.count("SELECT used_at FROM session");
    let opened = used();
    app.move_clock_by(60);
    browser.get("/admin").expect(200);
    assert_eq!(used(), opened);
    app.move_clock_by(3600);
    browser.get("/admin").expect(200);
    assert_eq!(used(), opened + 3660);
    assert_eq!(app.count("SELECT used_at FROM account"), opened + 3660);
}

fn nobody_ends_the_session_of_somebody_else(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let other = signed_in(&app, "other@example.org", true);
    let theirs = app.count(
        "SELECT session.id FROM session JOIN account ON account.id = account_id
         WHERE email = 'other@example.org'",
    );
    browser.post(&format!("/admin/account/sessions/{theirs}/end"), &[]).expect(404);
    browser.post("/admin/account/sessions/end-others", &[]).expect(303);
    other.get("/admin").expect(200);
    app.client().post(&format!("/admin/account/sessions/{theirs}/end"), &[]).expect(401);
}

fn a_new_password_is_told_and_what_was_not_told_is_said(engine: Engine) {
    let sink = SmtpServer::start();
    let app = Setup::on(engine).smtp(&sink.url()).start();
    let browser = signed_in(&app, EMAIL, true);
    let change = |from: &str, to: &str| {
        browser.post("/admin/account/password", &[("current", from), ("password", to)])
    };
    change(PASSWORD, NEW).expect(303);
    assert_eq!(sink.taken_count(), 1);
    assert_eq!(sink.taken()[0].to, [EMAIL]);
    sink.on(Rule {
        phase: Phase::Connect,
        recipient: None,
        times: Times::Always,
        then: Action::Drop,
    });
    change(NEW, PASSWORD)
        .expect(200)
        .says("Your password has been changed.")
        .says("The email could not be sent");
    assert_eq!(sink.taken_count(), 1);
    assert_eq!(sign_in(&app, EMAIL, PASSWORD).1, 303);
}
