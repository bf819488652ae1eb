//! Signing in with a provider of identities: whose account that is, who gets in, and who does not. The provider is a real
//! one, in a process of its own.

mod forged;

use crate::both;
use crate::support::client::Page;
use crate::support::provider::{Provider, Tokens};
use crate::support::story::{EMAIL, PASSWORD, add_process, signed_in};
use crate::support::{Client, Engine, Setup, Story, TestApp};

both!(
    who_is_known_by_a_verified_address_gets_into_their_account,
    a_provider_that_tells_of_its_users_apart_is_asked_for_them,
    who_has_no_account_gets_one_only_if_that_is_set,
    an_address_that_nobody_vouches_for_opens_nothing,
    the_account_stays_theirs_when_their_address_passes_to_somebody_else,
    whoever_runs_eko_unties_an_account,
    a_shut_account_stays_shut,
    groups_give_rights_and_take_them,
    without_passwords_nobody_gets_in_by_one,
    who_signs_in_there_has_its_factors,
    the_address_of_who_has_no_password_follows_the_provider,
    a_form_that_was_kept_is_sent_by_who_signs_in_there,
    only_the_browser_that_set_out_arrives,
    a_provider_that_is_silent_is_said_to_be,
    keys_are_changed_without_anybody_noticing,
);

const KIM: &str = "{\"email\":\"kim@example.org\",\"email_verified\":true,\"name\":\"Kim Ek\"}";

fn email_of(who: &Client) -> String {
    let page = who.get("/admin/account?lang=en").expect(200).text();
    let after = page.split_once("p class=\"lead\">").expect("an address").1;
    after.split('<').next().expect("its end").to_owned()
}

/// Why somebody is not let in, as the page to sign in on says it.
#[track_caller]
fn refused(page: &Page, why: &str) {
    assert_eq!(page.status, 403, "{}", page.words());
    assert!(page.text().contains(why), "{why}: {}", page.words());
}

fn logged(app: &TestApp, action: &str) -> i64 {
    app.count(&format!("SELECT count(*) FROM audit_entry WHERE action = '{action}'"))
}

fn who_is_known_by_a_verified_address_gets_into_their_account(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "");
    signed_in(&app, "kim@example.org", false);
    provider.knows("kim", KIM);
    let kim = app.client();
    kim.get("/admin/sign-in?lang=en")
        .expect(200)
        .says("Sign in with Region Test")
        .says("With a password");
    let back = provider.sign_in(&kim, "kim").expect(303);
    assert_eq!(back.location(), "/admin");
    assert_eq!(email_of(&kim), "kim@example.org");
    kim.get("/admin/account?lang=en").expect(200).says("You sign in with Region Test");
    assert_eq!(logged(&app, "account.tied"), 1);
    // They are told of another way into their account, once.
    let told = |app: &TestApp| {
        app.letters("kim@example.org")
            .iter()
            .filter(|letter| letter.contains("Region Test"))
            .count()
    };
    assert_eq!(told(&app), 1);
    // The next time leads to the page that was asked for.
    let again = app.client();
    let to = again.get("/admin/account").expect(303).location().to_owned();
    let set_out =
        again.get(&format!("/admin/sign-in/with/test?{}", to.split_once('?').expect("next").1));
    let back = provider.pass_from(set_out.expect(303).location(), "kim");
    assert_eq!(again.get(&back).expect(303).location(), "/admin/account");
    assert_eq!((logged(&app, "account.tied"), told(&app)), (1, 1));
    assert_eq!(app.count("SELECT count(*) FROM account"), 1);
}

fn a_provider_that_tells_of_its_users_apart_is_asked_for_them(engine: Engine) {
    let provider = Provider::start(Tokens::Bare);
    let app = provider.eko(engine, "new_accounts = true\n");
    provider.knows("kim", KIM);
    let kim = app.client();
    provider.sign_in(&kim, "kim").expect(303);
    assert_eq!(email_of(&kim), "kim@example.org");
    kim.get("/admin/account").expect(200).says("Kim Ek");
}

fn who_has_no_account_gets_one_only_if_that_is_set(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    provider.knows("kim", KIM);
    let strict = provider.eko(engine, "");
    refused(&provider.sign_in(&strict.client(), "kim"), "Du har inget konto i Eko än");
    assert_eq!(strict.count("SELECT count(*) FROM account"), 0);
    let open = provider.eko(engine, "new_accounts = true\n");
    let kim = open.client();
    provider.sign_in(&kim, "kim").expect(303);
    assert_eq!(logged(&open, "account.made-by-provider"), 1);
    // An account, and no right to anything.
    kim.get("/admin").expect(200);
    kim.get("/admin/processes/new").expect(403);
    kim.get("/admin/accounts").expect(403);
    // Whoever is invited before they come is not made a second account, and answers like anybody.
    let leader = signed_in(&open, EMAIL, true);
    let process = add_process(&leader, "Tillit");
    let fields = [("name", "Alex"), ("email", "alex@example.org"), ("role", "group")];
    leader.post(&format!("{process}/people/new"), &fields).expect(303);
    provider.knows("alex", "{\"email\":\"Alex@Example.org\",\"email_verified\":true}");
    let alex = open.client();
    provider.sign_in(&alex, "alex").expect(303);
    alex.get(&process).expect(404);
    let slug = process.rsplit('/').next().expect("a name");
    alex.post(&format!("/admin/invitations/{slug}"), &[("do", "accept")]).expect(303);
    alex.get(&process).expect(200);
    assert_eq!(open.count("SELECT count(*) FROM account"), 3);
}

fn an_address_that_nobody_vouches_for_opens_nothing(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "new_accounts = true\n");
    signed_in(&app, "kim@example.org", true);
    for (who, claims, why) in [
        ("unverified", "{\"email\":\"kim@example.org\",\"email_verified\":false}", "intygar inte"),
        ("unsaid", "{\"email\":\"kim@example.org\"}", "intygar inte"),
        (
            "elsewhere",
            "{\"email\":\"kim@example.com\",\"email_verified\":true}",
            "annan organisation",
        ),
        ("nobody", "{}", "ingen e-postadress"),
        ("username", "{\"preferred_username\":\"kim@example.org\"}", "ingen e-postadress"),
        ("garbage", "{\"email\":\"<script>\",\"email_verified\":true}", "ingen e-postadress"),
    ] {
        provider.knows(who, claims);
        let stranger = app.client();
        refused(&provider.sign_in(&stranger, who), why);
        stranger.get("/admin/account").expect(303);
    }
    assert_eq!(app.count("SELECT count(*) FROM identity"), 0);
    assert_eq!(app.count("SELECT count(*) FROM account"), 1);
    // A directory of one's own is believed of all its addresses.
    let own = provider.eko(engine, "new_accounts = true\nverified_by = 'directory'\n");
    provider.sign_in(&own.client(), "unsaid").expect(303);
    provider.knows("username", "{\"preferred_username\":\"alex@example.org\"}");
    provider.sign_in(&own.client(), "username").expect(303);
}

fn the_account_stays_theirs_when_their_address_passes_to_somebody_else(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "");
    signed_in(&app, "kim@example.org", true);
    provider.knows("kim", KIM);
    provider.sign_in(&app.client(), "kim").expect(303);
    // The next Kim Ek has the address now, and is somebody else.
    provider.knows("kim-2", KIM);
    refused(&provider.sign_in(&app.client(), "kim-2"), "hör till någon annan");
    // The first is known by what never changes.
    provider.knows("kim", "{\"email\":\"kim.ek@example.org\",\"email_verified\":true}");
    let kim = app.client();
    provider.sign_in(&kim, "kim").expect(303);
    assert_eq!(email_of(&kim), "kim@example.org");
}

fn whoever_runs_eko_unties_an_account(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "");
    let operator = signed_in(&app, EMAIL, true);
    signed_in(&app, "kim@example.org", false);
    provider.knows("kim", KIM);
    provider.sign_in(&app.client(), "kim").expect(303);
    let id = app.count("SELECT id FROM account WHERE email = 'kim@example.org'");
    let page = format!("/admin/accounts/{id}");
    operator.get(&page).expect(200).says("belongs to one person in Region Test");
    operator.submit(&page, &format!("{page}/care"), &[("do", "untie")]).expect(303);
    assert_eq!(logged(&app, "account.untied"), 1);
    provider.knows("kim-2", KIM);
    let second = app.client();
    provider.sign_in(&second, "kim-2").expect(303);
    assert_eq!(email_of(&second), "kim@example.org");
    refused(&provider.sign_in(&app.client(), "kim"), "hör till någon annan");
}

fn a_shut_account_stays_shut(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "new_accounts = true\n");
    let operator = signed_in(&app, EMAIL, true);
    provider.knows("kim", KIM);
    let kim = app.client();
    provider.sign_in(&kim, "kim").expect(303);
    let id = app.count("SELECT id FROM account WHERE email = 'kim@example.org'");
    operator.post(&format!("/admin/accounts/{id}/care"), &[("do", "disable")]).expect(303);
    kim.get("/admin/account").expect(303);
    refused(&provider.sign_in(&app.client(), "kim"), "Kontot är stängt");
    // Nor is it tied to anybody else meanwhile.
    app.sql("DELETE FROM identity");
    refused(&provider.sign_in(&app.client(), "kim"), "Kontot är stängt");
    assert_eq!(app.count("SELECT count(*) FROM identity"), 0);
}

fn groups_give_rights_and_take_them(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let groups = "new_accounts = true\ngroups_claim = 'roles'\noperators = 'eko-operators'\ncreators = 'eko-leaders'\n";
    let app = provider.eko(engine, groups);
    let with = |roles: &str| {
        let claims = format!("{{\"email\":\"kim@example.org\",\"email_verified\":true{roles}}}");
        provider.knows("kim", &claims);
        let kim = app.client();
        provider.sign_in(&kim, "kim").expect(303);
        (kim.get("/admin/accounts").status, kim.get("/admin/processes/new").status)
    };
    assert_eq!(with(",\"roles\":[\"eko-operators\",\"others\"]"), (200, 403));
    // The only one who runs the installation goes on doing so, whatever their groups say.
    assert_eq!(with(",\"roles\":[\"eko-leaders\"]"), (200, 200));
    signed_in(&app, EMAIL, true);
    assert_eq!(with(",\"roles\":[\"eko-leaders\"]"), (403, 200));
    assert_eq!(with(""), (403, 403), "nothing said is no right");
    let changes = app.count("SELECT count(*) FROM audit_entry WHERE action = 'account.rights'");
    assert_eq!(changes, 4);
}

fn without_passwords_nobody_gets_in_by_one(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let setup = Setup::on(engine).env("EKO_PASSWORDS", "refused");
    let app = provider
        .eko_with(setup, "new_accounts = true\ngroups_claim = 'roles'\ncreators = 'leaders'\n");
    let claims = |email: &str| {
        format!("{{\"email\":\"{email}\",\"email_verified\":true,\"roles\":[\"leaders\"]}}")
    };
    provider.knows("kim", &claims("kim@example.org"));
    let kim = app.client();
    kim.get("/admin/sign-in").expect(200).says("Logga in med Region Test").never_says("Lösenord");
    let fields = [("email", "kim@example.org"), ("password", PASSWORD)];
    kim.post("/admin/sign-in", &fields).expect(404);
    kim.get("/admin/forgotten").expect(404);
    kim.post("/admin/forgotten", &[("email", "kim@example.org")]).expect(404);
    provider.sign_in(&kim, "kim").expect(303);
    kim.get("/admin/account").expect(200).never_says("Byt lösenord");
    // Who is invited is led to where they sign in, by no link that would set a password.
    let process = add_process(&kim, "Tillit");
    let invited = [("name", "Alex"), ("email", "alex@example.org"), ("role", "group")];
    kim.post(&format!("{process}/people/new"), &invited).expect(303);
    let letters = app.letters("alex@example.org");
    assert!(letters[0].contains("Logga in för att tacka ja"), "{}", letters[0]);
    assert!(!letters[0].contains("/setup/"));
    provider.knows("alex", &claims("alex@example.org"));
    let alex = app.client();
    provider.sign_in(&alex, "alex").expect(303);
    alex.get("/admin").expect(200).says("Tillit");
}

fn who_signs_in_there_has_its_factors(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let setup = Setup::on(engine).env("EKO_SECOND_FACTOR", "required");
    let app = provider.eko_with(setup, "");
    let by_password = signed_in(&app, "kim@example.org", true);
    assert_eq!(by_password.get("/admin").expect(303).location(), "/admin/account/second-factor");
    provider.knows("kim", KIM);
    let kim = app.client();
    provider.sign_in(&kim, "kim").expect(303);
    kim.get("/admin").expect(200);
}

fn the_address_of_who_has_no_password_follows_the_provider(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "new_accounts = true\n");
    signed_in(&app, "taken@example.org", true);
    provider.knows("kim", KIM);
    provider.sign_in(&app.client(), "kim").expect(303);
    for (said, kept) in [
        ("{\"email\":\"kim.lind@example.org\",\"email_verified\":true}", "kim.lind@example.org"),
        ("{\"email\":\"taken@example.org\",\"email_verified\":true}", "kim.lind@example.org"),
        ("{\"email\":\"kim@example.com\",\"email_verified\":true}", "kim.lind@example.org"),
        ("{\"email\":\"kim.berg@example.org\"}", "kim.lind@example.org"),
    ] {
        provider.knows("kim", said);
        let kim = app.client();
        provider.sign_in(&kim, "kim").expect(303);
        assert_eq!(email_of(&kim), kept, "{said}");
    }
    assert_eq!(logged(&app, "account.address-by-provider"), 1);
    for to in ["kim@example.org", "kim.lind@example.org"] {
        assert_eq!(app.letters(to).len(), 1, "{to} is told");
    }
}

fn a_form_that_was_kept_is_sent_by_who_signs_in_there(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "");
    let story = Story::begin(&app);
    provider.knows("leader", &format!("{{\"email\":\"{EMAIL}\",\"email_verified\":true}}"));
    let late = app.client();
    let path = story.path("/boards/new");
    let kept = late.post(&path, &[("name", "Hylte")]).expect(401).text();
    assert!(
        kept.contains("/admin/sign-in/with/test") && kept.contains("target=\"_blank\""),
        "{kept}"
    );
    // In another tab of the same browser.
    provider.sign_in(&late, "leader").expect(303);
    let again = format!("{path}?again=1&lang=sv");
    let kept = late.post(&again, &[("name", "Hylte")]).expect(422);
    assert_eq!(kept.field("name"), "Hylte");
    late.post(&path, &[("name", "Hylte")]).expect(303);
}

fn only_the_browser_that_set_out_arrives(engine: Engine) {
    let provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "");
    signed_in(&app, "kim@example.org", false);
    provider.knows("kim", KIM);
    let (kim, other) = (app.client(), app.client());
    let back = provider.pass(&kim, "kim");
    // Somebody is made to follow another's link (login CSRF): it leads to no account.
    refused(&other.get(&back), "annan webbläsare");
    // Who comes back to another state, too; that ends nothing which is under way.
    let set_out = kim.get("/admin/sign-in/with/test").expect(303).location().to_owned();
    refused(&kim.get(&back), "annan webbläsare");
    let own = provider.pass_from(&set_out, "kim");
    refused(&kim.get("/admin/sign-in/with/test/back"), "annan webbläsare");
    kim.get(&own).expect(303);
    refused(&kim.get(&own), "annan webbläsare");
    // Once, and in time.
    let back = provider.pass(&kim, "kim");
    kim.get(&back).expect(303);
    let again = app.client();
    refused(&again.get(&back), "annan webbläsare");
    let back = provider.pass(&again, "kim");
    app.move_clock_by(601);
    refused(&again.get(&back), "tog för lång tid");
    // Who says no there is told so, in their words.
    let set_out = other.get("/admin/sign-in/with/test").expect(303);
    let state = set_out.location().split("state=").nth(1).expect("a state").to_owned();
    let state = state.split('&').next().expect("its end");
    let no = format!("/admin/sign-in/with/test/back?error=access_denied&state={state}");
    refused(&other.get(&no), "avbröts");
    other.get("/admin/sign-in/with/another").expect(404);
    other.get("/admin/sign-in/with/another/back?code=1&state=2").expect(404);
    // Nothing of it leads to another place.
    let evil = other.get("/admin/sign-in/with/test?next=https://example.com/").expect(303);
    assert!(evil.location().starts_with(&provider.issuer));
    let back = provider.pass_from(evil.location(), "kim");
    assert_eq!(other.get(&back).expect(303).location(), "/admin");
}

fn a_provider_that_is_silent_is_said_to_be(engine: Engine) {
    let mut provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "");
    signed_in(&app, "kim@example.org", false);
    provider.knows("kim", KIM);
    let kim = app.client();
    let back = provider.pass(&kim, "kim");
    provider.stop();
    refused(&kim.get(&back), "svarade inte som den skulle");
    // What it is stands where it was for a day.
    kim.get("/admin/sign-in/with/test").expect(303);
    app.move_clock_by(25 * 3600);
    refused(&kim.get("/admin/sign-in/with/test"), "svarade inte som den skulle");
    // Who goes on clicking does not have it asked each time.
    provider.start_anew();
    refused(&kim.get("/admin/sign-in/with/test"), "svarade inte som den skulle");
    app.move_clock_by(10);
    kim.get("/admin/sign-in/with/test").expect(303);
    // Passwords go on working beside it.
    let fields = [("email", "kim@example.org"), ("password", PASSWORD)];
    kim.post("/admin/sign-in", &fields).expect(303);
}

fn keys_are_changed_without_anybody_noticing(engine: Engine) {
    let mut provider = Provider::start(Tokens::Full);
    let app = provider.eko(engine, "");
    signed_in(&app, "kim@example.org", false);
    provider.knows("kim", KIM);
    provider.sign_in(&app.client(), "kim").expect(303);
    provider.start_anew();
    provider.knows("kim", KIM);
    app.move_clock_by(61);
    provider.sign_in(&app.client(), "kim").expect(303);
}
