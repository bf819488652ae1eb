//! A second factor: codes of an app (TOTP), codes on paper, and the setting that asks everybody for one.

use hmac::{Hmac, Mac};
use sha1::Sha1;

use crate::both;
use crate::support::client::Page;
use crate::support::story::{EMAIL, PASSWORD, signed_in};
use crate::support::{Client, Engine, Setup, Story, TestApp};

both!(
    a_code_is_asked_for_besides_the_password,
    no_code_is_taken_twice,
    a_code_on_paper_lets_in_once,
    codes_are_not_guessed,
    what_is_begun_and_never_confirmed_asks_nobody,
    it_is_turned_off_with_the_password_and_told,
    a_forgotten_password_does_not_get_past_it,
    a_form_that_was_kept_asks_for_the_code_too,
    a_setting_asks_everybody_for_one,
    who_has_lost_both_is_let_in_by_whoever_runs_eko,
    the_database_alone_tells_no_secret,
);

const PAGE: &str = "/admin/account/second-factor";

/// The app on a phone: it has read the letters.
struct Phone(Vec<u8>);

impl Phone {
    fn read(letters: &str) -> Self {
        let mut bits = String::new();
        for letter in letters.bytes() {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                _ => letter - b'2' + 26,
            };
            bits.push_str(&format!("{value:05b}"));
        }
        let bytes = bits.as_bytes().chunks_exact(8);
        let byte = |part: &[u8]| {
            let part = std::str::from_utf8(part).expect("digits");
            u8::from_str_radix(part, 2).expect("a byte")
        };
        Self(bytes.map(byte).collect())
    }

    /// The code that it shows, some half minutes from now.
    fn code(&self, app: &TestApp, from_now: i64) -> String {
        let step = app.app.clock.now().0 / 30 + from_now;
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).expect("a key");
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 15);
        let word = u32::from_be_bytes(hash[at..at + 4].try_into().expect("four"));
        format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
    }
}

fn press(who: &Client, word: &str, more: &[(&str, &str)]) -> Page {
    who.post(PAGE, &[&[("do", word)], more].concat())
}

/// Sets one up; the phone, and the codes on paper.
fn set_up(app: &TestApp, who: &Client) -> (Phone, Vec<String>) {
    press(who, "begin", &[("current", PASSWORD)]).expect(303);
    let page = who.get(PAGE).expect(200).says("let it read the picture");
    let text = page.text();
    assert!(text.contains("src=\"data:image/svg+xml;base64,"));
    let letters = text.split("<code>").nth(1).expect("letters").split('<').next().expect("an end");
    let phone = Phone::read(letters);
    let page = press(who, "confirm", &[("code", &phone.code(app, 0))]).expect(200);
    let text = page.says("Write these codes down").text();
    let codes: Vec<String> = text
        .split("<code>")
        .skip(1)
        .map(|part| part.split('<').next().expect("an end").to_owned())
        .collect();
    assert_eq!(codes.len(), 10);
    (phone, codes)
}

/// Signs in with the password alone, as far as that leads.
fn half_in(app: &TestApp) -> Client {
    let browser = app.client();
    let fields = [("email", EMAIL), ("password", PASSWORD), ("next", "/admin/account")];
    let page = browser.post("/admin/sign-in?lang=en", &fields).expect(303);
    assert!(page.location().starts_with("/admin/sign-in/code"), "{}", page.location());
    browser
}

fn type_code(browser: &Client, code: &str) -> Page {
    let fields = [("code", code), ("next", "/admin/account")];
    browser.post("/admin/sign-in/code?lang=en", &fields)
}

fn a_code_is_asked_for_besides_the_password(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let elsewhere = app.client();
    elsewhere.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).expect(303);
    browser.get("/admin/account").expect(200).says("A second factor");
    press(&browser, "begin", &[("current", "wrong")]).expect(422);
    let (phone, _) = set_up(&app, &browser);
    elsewhere.get("/admin").expect(303);
    browser.get(PAGE).expect(200).says("It is on. Paper codes left: 10.");
    let letters = app.letters(EMAIL);
    assert!(letters[0].contains("you need a code from your app"), "{}", letters[0]);
    // The password alone opens nothing.
    let half = half_in(&app);
    for path in ["/admin", "/admin/account", PAGE, "/admin/processes/new"] {
        half.get(path).expect(303);
    }
    half.post("/admin/account/sessions/end-others", &[]).expect(401);
    browser.get("/admin").expect(200);
    half.get("/admin/sign-in/code?lang=en").expect(200).says("Six digits from the app");
    for wrong in ["", "000000", "12345", &phone.code(&app, 3), &phone.code(&app, -3)] {
        type_code(&half, wrong).expect(422).says("The code is wrong");
    }
    let in_now = type_code(&half, &phone.code(&app, 1)).expect(303);
    assert_eq!(in_now.location(), "/admin/account");
    half.get("/admin/account").expect(200);
    // Nobody types a code without a password before, or long after it.
    type_code(&app.client(), &phone.code(&app, 1)).expect(303);
    let late = half_in(&app);
    app.move_clock_by(301);
    let page = type_code(&late, &phone.code(&app, 0)).expect(303);
    assert!(page.location().starts_with("/admin/sign-in"));
    late.get("/admin").expect(303);
}

fn no_code_is_taken_twice(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let (phone, _) = set_up(&app, &browser);
    // That one turned it on.
    type_code(&half_in(&app), &phone.code(&app, 0)).expect(422);
    app.move_clock_by(30);
    let code = phone.code(&app, 0);
    type_code(&half_in(&app), &code).expect(303);
    type_code(&half_in(&app), &code).expect(422);
    // Nor one from before it.
    type_code(&half_in(&app), &phone.code(&app, -1)).expect(422);
    app.move_clock_by(30);
    type_code(&half_in(&app), &phone.code(&app, 0)).expect(303);
}

fn a_code_on_paper_lets_in_once(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let (_, codes) = set_up(&app, &browser);
    // However it is typed.
    let typed = codes[0].replace('-', " ").to_uppercase();
    type_code(&half_in(&app), &typed).expect(303);
    type_code(&half_in(&app), &codes[0]).expect(422);
    browser.get(PAGE).expect(200).says("Paper codes left: 9.");
    let logged = "SELECT count(*) FROM audit_entry WHERE action = 'account.recovery-code'";
    assert_eq!(app.count(logged), 1);
    // Fresh ones end the old.
    press(&browser, "codes", &[("current", PASSWORD)]).expect(200).says("Write these codes down");
    type_code(&half_in(&app), &codes[1]).expect(422);
    // Those of somebody else let nobody in.
    let other = signed_in(&app, "other@example.org", true);
    let (phone, theirs) = set_up(&app, &other);
    type_code(&half_in(&app), &theirs[0]).expect(422);
    type_code(&half_in(&app), &phone.code(&app, 1)).expect(422);
    assert_eq!(app.count("SELECT count(*) FROM recovery_code"), 20);
}

fn codes_are_not_guessed(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let (phone, _) = set_up(&app, &browser);
    let half = half_in(&app);
    let statuses: Vec<u16> = (0..20).map(|_| type_code(&half, "000000").status).collect();
    assert_eq!(statuses[0], 422);
    assert_eq!(statuses[19], 429, "{statuses:?}");
    type_code(&half, &phone.code(&app, 1)).expect(429);
}

fn what_is_begun_and_never_confirmed_asks_nobody(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    press(&browser, "begin", &[("current", PASSWORD)]).expect(303);
    press(&browser, "confirm", &[("code", "000000")]).expect(422).says("The code is wrong");
    let again = app.client();
    let page = again.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]);
    assert_eq!(page.expect(303).location(), "/admin");
    // Begun anew it has another secret.
    let letters = |browser: &Client| {
        let text = browser.get(PAGE).expect(200).text();
        text.split("<code>").nth(1).expect("letters").to_owned()
    };
    let first = letters(&browser);
    press(&browser, "begin", &[("current", PASSWORD)]).expect(303);
    assert_ne!(letters(&browser), first);
    set_up(&app, &browser);
    press(&browser, "begin", &[("current", PASSWORD)]).expect(409);
    press(&browser, "confirm", &[("code", "000000")]).expect(404);
    press(&browser, "explode", &[]).expect(400);
}

fn it_is_turned_off_with_the_password_and_told(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    set_up(&app, &browser);
    press(&browser, "off", &[("current", "wrong")]).expect(422);
    press(&browser, "off", &[]).expect(422);
    half_in(&app);
    press(&browser, "off", &[("current", PASSWORD)]).expect(200);
    app.client().post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM second_factor"), 0);
    assert_eq!(app.count("SELECT count(*) FROM recovery_code"), 0);
    assert!(app.letters(EMAIL)[1].contains("you do not need a code"));
}

fn a_forgotten_password_does_not_get_past_it(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let (phone, _) = set_up(&app, &browser);
    app.client().post("/admin/forgotten", &[("email", EMAIL)]).expect(200);
    app.wait_for_letters(EMAIL, 2);
    let thief = app.client();
    let new = "a sentence that is new";
    thief.post(&app.mailed_link(EMAIL), &[("password", new)]).expect(200);
    thief.get("/admin").expect(303);
    let page = thief.post("/admin/sign-in", &[("email", EMAIL), ("password", new)]).expect(303);
    assert!(page.location().starts_with("/admin/sign-in/code"));
    thief.get("/admin").expect(303);
    type_code(&thief, &phone.code(&app, 1)).expect(303);
    thief.get("/admin").expect(200);
}

fn a_form_that_was_kept_asks_for_the_code_too(engine: Engine) {
    let (app, story) = Story::on(engine);
    let (phone, _) = set_up(&app, &story.leader);
    app.sql("DELETE FROM session");
    let path = story.path("/boards/new");
    let kept = [("name", "Hylte"), ("municipality", "Hylte")];
    story.leader.post(&path, &kept).expect(401);
    let again = format!("{path}?again=1&lang=en");
    let who = [("sign-in-email", EMAIL), ("sign-in-password", PASSWORD)];
    let asked = story.leader.post(&again, &[&kept[..], &who].concat()).expect(401);
    asked.says("Type your password again, and the code");
    story.leader.get("/admin").expect(303);
    let code = phone.code(&app, 1);
    let wrong = [("sign-in-code", "000000")];
    story.leader.post(&again, &[&kept[..], &who, &wrong].concat()).expect(401);
    let right = [("sign-in-code", code.as_str())];
    let back = story.leader.post(&again, &[&kept[..], &who, &right].concat()).expect(422);
    assert!(!back.text().contains(&code), "the code is kept nowhere");
    story.leader.post(&path, &kept).expect(303);
}

fn a_setting_asks_everybody_for_one(engine: Engine) {
    let app = Setup::on(engine).env("EKO_SECOND_FACTOR", "required").start();
    let browser = signed_in(&app, EMAIL, true);
    for path in ["/admin", "/admin/account", "/admin/processes/new", "/admin/accounts"] {
        assert_eq!(browser.get(path).expect(303).location(), PAGE, "{path}");
    }
    browser.get("/admin/p/anything").expect(303);
    browser.post("/admin/processes/new", &[("name_sv", "Tillit")]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM process"), 0);
    browser.get(PAGE).expect(200).says("Everybody needs a second factor here");
    let (phone, _) = set_up(&app, &browser);
    browser.get("/admin").expect(200);
    press(&browser, "off", &[("current", PASSWORD)]).expect(409);
    assert!(!browser.get(PAGE).expect(200).text().contains("value=\"off\""));
    type_code(&half_in(&app), &phone.code(&app, 1)).expect(303);
    browser.post("/admin/sign-out", &[]).expect(303);
}

fn who_has_lost_both_is_let_in_by_whoever_runs_eko(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, "operator@example.org", true);
    let browser = signed_in(&app, EMAIL, false);
    set_up(&app, &browser);
    let id = app.count(&format!("SELECT id FROM account WHERE email = '{EMAIL}'"));
    let page = format!("/admin/accounts/{id}");
    let care = format!("{page}/care");
    operator.get(&page).expect(200).says("Forget the second factor");
    browser.post(&care, &[("do", "forget-second-factor")]).expect(403);
    operator.post(&care, &[("do", "forget-second-factor")]).expect(200);
    operator.get(&page).expect(200).never_says("Forget the second factor");
    let fresh = app.client();
    fresh.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).expect(303);
    fresh.get("/admin").expect(200);
    let letters = app.letters(EMAIL);
    assert!(letters[1].contains("you do not need a code"), "the owner is told");
}

fn the_database_alone_tells_no_secret(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let (phone, codes) = set_up(&app, &browser);
    use diesel::prelude::*;
    use eko::db::schema::{recovery_code, second_factor};
    let (sealed, indexes): (Vec<Vec<u8>>, Vec<Vec<u8>>) = app
        .run(app.app.db.read(|c| {
            Ok((
                second_factor::table.select(second_factor::sealed).load(c)?,
                recovery_code::table.select(recovery_code::code_index).load(c)?,
            ))
        }))
        .expect("rows");
    assert!(sealed.iter().all(|sealed| !sealed.windows(20).any(|part| part == phone.0)));
    for code in &codes {
        let plain = code.replace('-', "");
        for known in [code.as_str(), &plain] {
            let hash = eko::secrets::token_hash(known);
            assert!(indexes.iter().all(|index| *index != hash && index != known.as_bytes()));
        }
    }
}
