//! Who runs the installation: its accounts, its relay, mail that came back and is nobody's. Who leads a process sees none
//! of that.

use crate::both;
use crate::support::client::Page;
use crate::support::story::{EMAIL, PASSWORD, signed_in};
use crate::support::{Client, Engine, Story, TestApp};

both!(
    only_who_runs_the_installation_sees_what_belongs_to_it,
    an_account_is_added_and_its_owner_alone_gets_the_link,
    a_shut_account_is_out_at_once_and_comes_back_when_it_is_opened,
    somebody_always_runs_the_installation,
    who_cannot_get_in_is_sent_a_link,
    a_right_that_is_taken_ends_with_the_next_click,
);

const OPERATOR: &str = "operator@example.org";
const ALEX: &str = "alex@example.org";

fn account(app: &TestApp, email: &str) -> String {
    let id = app.count(&format!("SELECT id FROM account WHERE email = '{email}'"));
    format!("/admin/accounts/{id}")
}

fn care(who: &Client, account: &str, word: &str) -> Page {
    who.post(&format!("{account}/care"), &[("do", word)])
}

fn only_who_runs_the_installation_sees_what_belongs_to_it(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, OPERATOR, true);
    let story = Story::begin(&app);
    let led = account(&app, EMAIL);
    operator.post(&led, &[("creates", "1")]).expect(200);
    let home = operator.get("/admin").expect(200).says("The installation").says("This is Eko");
    assert!(home.text().contains("\"/admin/accounts\""));
    operator.get("/admin/accounts").expect(200).says(EMAIL).says("runs Eko");
    operator.get(&led).expect(200).says("Tillit i Halland: Process leader");
    let leaders = story.leader.get("/admin").expect(200).never_says("The installation");
    assert!(!leaders.text().contains("\"/admin/mail\""));
    let pages = ["/admin/accounts", "/admin/accounts/new", &led, "/admin/mail"];
    for path in pages {
        story.leader.get(path).expect(403);
        app.client().get(path).expect(303);
    }
    for path in ["/admin/accounts/new", &led, &format!("{led}/care"), "/admin/mail/check"] {
        story.leader.post(path, &[("do", "disable"), ("operates", "1")]).expect(403);
        app.client().post(path, &[]).expect(401);
    }
    assert_eq!(app.count("SELECT count(*) FROM account WHERE is_operator"), 1);
    // Whoever runs it has no part in the process by that.
    operator.get(&story.process).expect(404);
}

fn an_account_is_added_and_its_owner_alone_gets_the_link(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, OPERATOR, true);
    let new = "/admin/accounts/new";
    operator.post(new, &[("name", ""), ("email", "alex")]).expect(422);
    let fields = [("name", "Alex Berg"), ("email", ALEX), ("creates", "1")];
    let page = operator.post(new, &fields).expect(200).says("Nobody has received the email");
    assert!(!page.text().contains("/setup/"));
    operator.post(new, &fields).expect(422).says("There is another account with that address");
    assert_eq!(app.letters(ALEX).len(), 1);
    let alex = app.client();
    alex.post(&app.mailed_link(ALEX), &[("password", PASSWORD)]).expect(303);
    alex.get("/admin/processes/new").expect(200);
    alex.get("/admin/accounts").expect(403);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'account.added'"), 1);
}

fn a_shut_account_is_out_at_once_and_comes_back_when_it_is_opened(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, OPERATOR, true);
    let story = Story::begin(&app);
    let alex = story.member(&app, ALEX, "group");
    let theirs = account(&app, ALEX);
    operator.get(&theirs).expect(200).says("Disable the account");
    care(&operator, &theirs, "disable").expect(303);
    alex.get("/admin").expect(303);
    alex.get(&story.process).expect(303);
    let fields = [("email", ALEX), ("password", PASSWORD)];
    app.client()
        .post("/admin/sign-in?lang=en", &fields)
        .expect(422)
        .says("The address or the password is wrong");
    // Nor by a link to another password.
    app.client().post("/admin/forgotten", &[("email", ALEX)]).expect(200);
    app.client().post("/admin/forgotten", &[("email", EMAIL)]).expect(200);
    app.wait_for_letters(EMAIL, 1);
    assert!(app.letters(ALEX).is_empty());
    care(&operator, &theirs, "link").expect(404);
    care(&operator, &theirs, "disable").expect(303);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'account.disabled'"), 1);
    operator.get("/admin/accounts").expect(200).says("disabled");
    // A shut account leads nothing.
    care(&operator, &account(&app, EMAIL), "disable").expect(303);
    operator.get(&account(&app, EMAIL)).expect(200).says("Enable the account again");
    care(&operator, &theirs, "enable").expect(303);
    app.client().post("/admin/sign-in", &fields).expect(303);
    alex.get(&story.process).expect(303);
}

fn somebody_always_runs_the_installation(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, OPERATOR, true);
    let own = account(&app, OPERATOR);
    operator.post(&own, &[("creates", "1")]).expect(409);
    care(&operator, &own, "disable").expect(409);
    // Somebody who was asked and has not come yet does not count.
    let fields = [("name", "Alex Berg"), ("email", ALEX), ("operates", "1")];
    operator.post("/admin/accounts/new", &fields).expect(200);
    care(&operator, &own, "disable").expect(409);
    app.client().post(&app.mailed_link(ALEX), &[("password", PASSWORD)]).expect(303);
    let left = operator.post(&own, &[("creates", "1")]).expect(303);
    assert_eq!(left.location(), "/admin");
    operator.get("/admin/accounts").expect(403);
    assert_eq!(app.count("SELECT count(*) FROM account WHERE is_operator"), 1);
}

fn who_cannot_get_in_is_sent_a_link(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, OPERATOR, true);
    signed_in(&app, ALEX, false);
    let theirs = account(&app, ALEX);
    let page = care(&operator, &theirs, "link").expect(200);
    assert!(!page.text().contains("/setup/"), "the link is nobody else's");
    let link = app.mailed_link(ALEX);
    let new = "a sentence that is new";
    app.client().post("/admin/sign-in", &[("email", ALEX), ("password", PASSWORD)]).expect(303);
    app.client().post(&link, &[("password", new)]).expect(200);
    app.client().post("/admin/sign-in", &[("email", ALEX), ("password", new)]).expect(303);
    app.client().post("/admin/sign-in", &[("email", ALEX), ("password", PASSWORD)]).expect(422);
    care(&operator, &theirs, "explode").expect(400);
    care(&operator, "/admin/accounts/17", "link").expect(404);
    care(&operator, "/admin/accounts/17", "disable").expect(404);
}

fn a_right_that_is_taken_ends_with_the_next_click(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, OPERATOR, true);
    let second = signed_in(&app, "second@example.org", true);
    let theirs = account(&app, "second@example.org");
    second.get("/admin/mail").expect(200);
    operator.post(&theirs, &[("creates", "1")]).expect(200).says("Nobody has received the email");
    second.get("/admin/mail").expect(403);
    second.get("/admin/processes/new").expect(200);
    operator.post(&theirs, &[]).expect(200);
    second.get("/admin/processes/new").expect(403);
    let letters = app.letters("second@example.org");
    assert_eq!(letters.len(), 2);
    assert!(letters[0].contains("You do not run the installation. You may create processes."));
    assert!(letters[1].contains("You may not create processes."));
    // What is as it was is neither told nor logged.
    operator.post(&theirs, &[]).expect(303);
    assert_eq!(app.letters("second@example.org").len(), 2);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'account.rights'"), 2);
}
