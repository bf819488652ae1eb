//! Other programs read the account with a key: what it opens, what it never says, and who makes it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::both;
use crate::support::client::Page;
use crate::support::story::signed_in;
use crate::support::{Client, DAY, Engine, Setup, Story, TestApp};

const ROUTES: &str = include_str!("../src/routes.rs");
/// The process of `Story::begin`.
const HERE: &str = "/api/v1/processes/tillit-i-halland";

/// Makes a key; the page that shows its token, and the token.
fn make_key(leader: &Client, process: &str, name: &str, expires_on: &str) -> (Page, String) {
    let fields = [("name", name), ("expires_on", expires_on)];
    let page = leader.post(&format!("{process}/keys"), &fields).expect(200);
    let text = page.text();
    let (_, rest) = text.split_once("id=\"token\"").expect("a token");
    let (_, rest) = rest.split_once('>').expect("its element");
    let token = rest.split('<').next().expect("an end").to_owned();
    assert!(token.starts_with("eko_") && token.len() == 26, "{token}");
    (page, token)
}

fn key(story: &Story, name: &str) -> String {
    make_key(&story.leader, &story.process, name, "").1
}

/// Where a key of this name is revoked.
fn key_page(app: &TestApp, process: &str, name: &str) -> String {
    let id = app.count(&format!("SELECT id FROM api_token WHERE name = '{name}'"));
    format!("{process}/keys/{id}")
}

/// Asks with a token, as a program does.
fn ask(app: &TestApp, token: &str, path: &str) -> Page {
    let header = format!("Bearer {token}");
    let page = app.client().get_with(path, &[("Authorization", &header)]);
    assert_eq!(page.header("set-cookie"), None, "{path}");
    page
}

/// The document that a path answers with.
#[track_caller]
fn read(app: &TestApp, token: &str, path: &str) -> Value {
    let page = ask(app, token, path).expect(200);
    assert_eq!(page.header("content-type"), Some("application/json"));
    assert_eq!(page.header("vary"), Some("Authorization"));
    assert_eq!(
        page.header("cache-control"),
        Some("private, max-age=0, must-revalidate")
    );
    serde_json::from_slice(&page.body).expect("JSON")
}

/// Makes sure that a page is a problem (RFC 9457) of this status.
#[track_caller]
fn is_problem(page: &Page, status: u16) {
    let body: Value = serde_json::from_slice(&page.body)
        .unwrap_or_else(|_| panic!("no JSON: {} {}", page.status, page.text()));
    assert_eq!(page.status, status, "{body}");
    assert_eq!(
        page.header("content-type"),
        Some("application/problem+json")
    );
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(body["status"], status);
    assert_eq!(body["type"], "about:blank");
    assert!(body["title"].is_string() && body["detail"].is_string());
    assert!(body.get("instance").is_none());
}

fn rows<'a>(document: &'a Value, with: &[(&str, Value)]) -> Vec<&'a Value> {
    let all = document["rows"].as_array().expect("rows");
    all.iter()
        .filter(|row| with.iter().all(|(name, value)| row[name] == *value))
        .collect()
}

/// The example of Halland, and its leader.
fn example(engine: Engine) -> (TestApp, Client) {
    let app = TestApp::on(engine);
    app.move_clock_to(eko::clock::Timestamp(1_675_252_800));
    let demo = app.run(eko::demo::load(&app.app)).expect("the example");
    let lines = demo.lines(&app.app);
    let password = lines
        .iter()
        .find_map(|line| line.strip_prefix("sign-in leader@example.org "))
        .expect("a password");
    let leader = app.client();
    let fields = [("email", "leader@example.org"), ("password", password)];
    leader.post("/admin/sign-in", &fields).expect(303);
    (app, leader)
}

/// Adds somebody to the process in a role.
fn member(app: &TestApp, story: &Story, email: &str, role: &str) -> Client {
    let client = signed_in(app, email, false);
    let fields = [("name", "Alex Berg"), ("email", email), ("role", role)];
    story
        .leader
        .post(&story.path("/people/new"), &fields)
        .expect(303);
    client
}

/// The paths that the description tells of.
fn described(document: &Value) -> BTreeSet<String> {
    let paths = document["paths"].as_object().expect("paths");
    paths.keys().cloned().collect()
}

/// The description of the API, read without a key.
fn description(app: &TestApp) -> Value {
    let page = app.client().get("/api/v1/openapi.json").expect(200);
    assert_eq!(page.header("content-type"), Some("application/json"));
    serde_json::from_slice(&page.body).expect("JSON")
}

both! {
    fn the_account_of_halland_is_read_with_a_key(engine: Engine) {
        let (app, leader) = example(engine);
        let (_, token) = make_key(&leader, "/admin/p/halland", "Power BI", "");
        let all = read(&app, &token, "/api/v1/processes");
        let entries = all["processes"].as_array().expect("processes");
        assert_eq!(entries.len(), 1, "a key is of one process");
        assert_eq!((&entries[0]["slug"], &entries[0]["whole"]["participants"]), (&json!("halland"), &json!(426)));
        let link = entries[0]["links"]["account"].as_str().expect("a link");
        let account = read(&app, &token, link);
        assert_eq!(account["computed_at"], "2023-02-01T12:00:00Z");
        assert_eq!(account["whole"]["participants"], 426);
        let dialogues = account["dialogues"].as_array().expect("dialogues");
        assert_eq!(dialogues.iter().filter(|one| one["standing"] == "closed").count(), 37);
        let perspective = &account["phases"][0];
        assert_eq!((&perspective["of"], &perspective["dialogues"]), (&json!("perspective"), &json!(31)));
        assert_eq!(perspective["answers"]["n"], 290);
        assert_eq!(perspective["answers"]["share"], json!({ "said": "exact", "heard": 261, "of": 290 }));
        assert_eq!(perspective["answers"]["percent"], json!({ "least": 90.0, "most": 90.0 }));
        // Three answered in the third dialogue, and nobody can tell that from the program's side.
        let small = dialogues.iter().find(|one| one["number"] == 3).expect("the third");
        assert_eq!(small["answers"], json!({ "state": "too_few" }));

        let figures = read(&app, &token, "/api/v1/processes/halland/figures");
        let perspective = rows(&figures, &[("table", json!("phase")), ("of", json!("perspective"))]);
        assert_eq!(perspective.len(), 1);
        assert_eq!((&perspective[0]["n"], &perspective[0]["percent_most"]), (&json!(290), &json!(90.0)));
        let small = rows(&figures, &[("table", json!("dialogue")), ("of", json!("3"))])[0];
        assert_eq!((&small["state"], &small["participants"]), (&json!("too_few"), &json!(4)));
        for column in ["n", "answered", "counted_dialogues", "percent_least", "percent_most"] {
            assert_eq!(small[column], Value::Null, "{column}");
        }
        let matrix = rows(&figures, &[("table", json!("matrix")), ("of", json!("Hylte"))]);
        assert!(matrix.len() > 5 && matrix.iter().all(|row| row["group"].is_string()));

        let indicators = read(&app, &token, "/api/v1/processes/halland/indicators");
        let heard = rows(&indicators, &[("counted", json!("heard")), ("phase", json!("perspective"))])[0];
        assert_eq!((&heard["part_least"], &heard["n"]), (&json!(261), &json!(290)));
        assert_eq!((&heard["comparison"], &heard["target_percent"]), (&json!("more_than"), &json!(90.0)));
        assert_eq!((&heard["percent_least"], &heard["met"]), (&json!(90.0), &json!("not_met")));
        let held = rows(&indicators, &[("counted", json!("dialogues")), ("year", json!(2021))])[0];
        assert_eq!((&held["count"], &held["target_count"], &held["met"]), (&json!(27), &json!(18.0), &json!("met")));

        let mailings = read(&app, &token, "/api/v1/processes/halland/mailings");
        assert_eq!((&mailings["wished"], &mailings["withdrawn"]), (&json!(136), &json!(3)));
        let mailed = &mailings["mailings"][0];
        assert_eq!((&mailed["purpose"], &mailed["mailed"]["made_for"]), (&json!("interim"), &json!(136)));
        assert!(read(&app, &token, "/api/v1/processes/halland/snapshots")["snapshots"].is_array());
    }

    fn one_boards_account_says_nothing_of_the_other_boards(engine: Engine) {
        let (app, leader) = example(engine);
        let (_, token) = make_key(&leader, "/admin/p/halland", "Nämnden", "");
        let account = read(&app, &token, "/api/v1/processes/halland?board=Hylte");
        assert_eq!(account["board"], "Hylte");
        let boards = account["boards"].as_array().expect("boards");
        assert!(boards.iter().all(|board| board["of"] == "Hylte") && boards.len() == 1);
        let dialogues = account["dialogues"].as_array().expect("dialogues");
        assert!(dialogues.len() > 3 && dialogues.iter().all(|one| one["board"] == "Hylte"));
        assert!(!account["goals"].to_string().contains("Falkenberg"), "{}", account["goals"]);
        assert_eq!(account["whole"]["participants"], 426, "the whole is everybody's");
        is_problem(&ask(&app, &token, "/api/v1/processes/halland?board=Nowhere"), 404);
        is_problem(&ask(&app, &token, "/api/v1/processes/halland?board=%FF"), 400);
    }

    fn a_small_dialogue_and_an_open_one_say_nothing(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, large) = Story::with_dialogue(&app, "2021-09-08");
        let small = story.add_dialogue(2, "2021-09-08", "Hylte");
        let open = story.add_dialogue(3, "2021-09-08", "Hylte");
        let phone = app.client();
        for (dialogue, people) in [(&large, 7), (&small, 3), (&open, 6)] {
            for _ in 0..people {
                dialogue.answer(&phone, "very_high", "");
            }
        }
        for closed in [&large, &small] {
            story.leader.post(&format!("{}/close", closed.staff), &[]).expect(303);
        }
        let token = key(&story, "Power BI");
        let account = read(&app, &token, HERE);
        let dialogues = account["dialogues"].as_array().expect("dialogues");
        assert_eq!(dialogues[0]["answers"]["n"], 7);
        assert_eq!(dialogues[0]["answers"]["share"], json!({ "said": "at_least_95_per_cent", "of": 7 }));
        for (at, standing) in [(1, "closed"), (2, "open")] {
            assert_eq!(dialogues[at]["standing"], standing);
            assert_eq!(dialogues[at]["answers"], json!({ "state": "too_few" }));
        }
        assert_eq!(account["whole"]["answers"]["n"], 7, "three would be the difference");
        let figures = read(&app, &token, &format!("{HERE}/figures"));
        for row in rows(&figures, &[("state", json!("shown"))]) {
            assert_eq!((&row["n"], &row["percent_least"]), (&json!(7), &json!(95.0)));
        }
    }

    fn only_a_good_key_opens_anything(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let token = key(&story, "Power BI");
        read(&app, &token, HERE);
        let none = app.client().get(HERE);
        is_problem(&none, 401);
        assert_eq!(none.header("www-authenticate"), Some("Bearer realm=\"Eko\""));
        let wrong = "eko_AAAAAAAAAAAAAAAAAAAAAA";
        let named = "Bearer realm=\"Eko\", error=\"invalid_token\"";
        let headers = [
            (format!("Bearer {wrong}"), named),
            ("Bearer".into(), named),
            (format!("Basic {token}"), "Bearer realm=\"Eko\""),
            (token.clone(), "Bearer realm=\"Eko\""),
        ];
        for (header, challenge) in headers {
            let page = app.client().get_with(HERE, &[("Authorization", &header)]);
            is_problem(&page, 401);
            assert_eq!(page.header("www-authenticate"), Some(challenge), "{header}");
        }
        // Somebody who is signed in is nobody here: no session is looked at.
        is_problem(&story.leader.get(HERE), 401);

        let fields = [("name_sv", "En annan"), ("purpose_sv", "En annan fråga."), ("organisation", "Region Halland"),
            ("contact_name", "Kim Lind"), ("contact_email", "kim.lind@example.org"), ("contact_phone", "035-13 48 00"), ("threshold", "5"),
            ("heard_target", "90"), ("answer_days", "7")];
        let other = story.leader.post("/admin/processes/new", &fields).expect(303).location().to_owned();
        let (_, others) = make_key(&story.leader, &other, "Den andra", "");
        let there = other.replace("/admin/p/", "/api/v1/processes/");
        is_problem(&ask(&app, &others, HERE), 404);
        is_problem(&ask(&app, &token, &there), 404);
        read(&app, &others, &there);

        // Revoked by its own step, and only by its own process.
        let place = key_page(&app, &story.process, "Power BI");
        let id = place.rsplit('/').next().expect("an id");
        story.leader.post(&format!("{other}/keys/{id}/revoke"), &[]).expect(404);
        story.leader.get(&place).expect(200).says("Revoke “Power BI”").says("can read nothing more");
        read(&app, &token, HERE);
        story.leader.post(&format!("{place}/revoke"), &[]).expect(303);
        is_problem(&ask(&app, &token, HERE), 401);
        story.leader.post(&format!("{place}/revoke"), &[]).expect(404);
        read(&app, &others, "/api/v1/processes");
    }

    fn a_key_works_to_the_end_of_its_last_day(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        for over in ["2021-09-07", "2021-09-08"] {
            let fields = [("name", "Power BI"), ("expires_on", over)];
            story.leader.post(&story.path("/keys"), &fields).expect(422).says("has to be a day to come");
        }
        let (_, token) = make_key(&story.leader, &story.process, "Power BI", "2021-09-09");
        app.move_clock_by(DAY);
        read(&app, &token, HERE);
        app.move_clock_by(DAY);
        is_problem(&ask(&app, &token, HERE), 401);
        story.sign_in_again();
        story.leader.get(&story.path("/keys")).expect(200).says("9 September 2021 expired");
    }

    fn a_key_is_made_named_and_shown_once(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let keys = story.path("/keys");
        story.leader.get(&story.process).expect(200).link(&keys);
        story.leader.get(&keys).expect(200).says("No keys yet.");
        story.leader.post(&keys, &[("name", " ")]).expect(422).says("Fill in: What the key is for");
        story.leader.post(&keys, &[("name", &"x".repeat(101))]).expect(422).says("100 characters at most");
        story.leader.post(&keys, &[("name", "Power BI"), ("expires_on", "someday")]).expect(422);
        let (page, token) = make_key(&story.leader, &story.process, "Power BI", "");
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert_eq!(page.text().matches(&token).count(), 3, "by itself, for curl, for Power BI");
        page.says("Authorization: Bearer eko_").says("Json.Document(Web.Contents(").says("RelativePath = \"api/v1/processes/tillit-i-halland/figures\"");
        // The page that is loaded again makes no second key.
        story.leader.post(&keys, &[("name", "Power BI")]).expect(422).says("The name is taken");
        let list = story.leader.get(&keys).expect(200).says("Power BI 8 September 2021 never until revoked");
        assert!(!list.text().contains(&token));
        assert_eq!(app.count("SELECT count(*) FROM api_token"), 1);
        assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'key.made' AND detail = 'Power BI'"), 1);
        let place = key_page(&app, &story.process, "Power BI");
        story.leader.post(&format!("{place}/revoke"), &[]).expect(303);
        assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'key.revoked' AND detail = 'Power BI'"), 1);
        assert_eq!(app.count(&format!("SELECT count(*) FROM audit_entry WHERE detail LIKE '%{token}%'")), 0);
    }

    fn the_day_of_the_last_use_is_noted(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let token = key(&story, "Power BI");
        for day in ["2021-09-08", "2021-09-09"] {
            let noted = format!("SELECT count(*) FROM api_token WHERE last_used_on = '{day}'");
            assert_eq!(app.count(&noted), 0);
            // It is written beside the request, so it may come a moment after the answer.
            read(&app, &token, HERE);
            let patience = Instant::now() + Duration::from_secs(30);
            while app.count(&noted) == 0 {
                assert!(Instant::now() < patience, "{day} was never noted");
                std::thread::yield_now();
            }
            app.move_clock_by(DAY);
        }
        story.sign_in_again();
        story.leader.get(&story.path("/keys")).expect(200).says("Power BI 8 September 2021 9 September 2021 until revoked");
    }

    fn keys_are_the_leaders(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        key(&story, "Power BI");
        let place = key_page(&app, &story.process, "Power BI");
        let stranger = signed_in(&app, "stranger@example.org", true);
        let group = member(&app, &story, "group@example.org", "group");
        let reader = member(&app, &story, "reader@example.org", "reader");
        for (who, status) in [(&group, 403), (&reader, 403), (&stranger, 404)] {
            who.get(&story.path("/keys")).expect(status);
            who.post(&story.path("/keys"), &[("name", "Mine")]).expect(status);
            who.get(&place).expect(status);
            who.post(&format!("{place}/revoke"), &[]).expect(status);
        }
        let home = reader.get(&story.process).expect(200);
        assert!(!home.text().contains("/keys"), "what nobody may do is not offered");
        assert_eq!(app.count("SELECT count(*) FROM api_token"), 1);
        app.client().get(&story.path("/keys")).expect(303);
    }

    fn a_key_still_opens_a_process_that_has_ended(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        let phone = app.client();
        for _ in 0..6 {
            dialogue.answer(&phone, "very_high", "");
        }
        let token = key(&story, "Power BI");
        assert_eq!(read(&app, &token, HERE)["whole"]["answers"], json!({ "state": "too_few" }));
        let decision = [("disposal_decision", "RS 2022/17")];
        story.leader.post(&story.path("/settings/information"), &decision).expect(303);
        story.leader.post(&story.path("/archive/end"), &[("slug", "tillit-i-halland")]).expect(303);
        let account = read(&app, &token, HERE);
        assert_eq!(account["process"]["ended_at"], "2021-09-08T10:00:00Z");
        assert_eq!(account["whole"]["answers"]["n"], 6, "everybody enters at the end");
        story.leader.get(&story.path("/keys")).expect(200).says("The keys still open it").never_says("Make the key");
        story.leader.post(&story.path("/keys"), &[("name", "Another")]).expect(409);
    }

    fn whatever_goes_wrong_is_a_problem(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let token = key(&story, "Power BI");
        for nothing in ["/api/v1", "/api/v1/", "/api/v1/no-such-thing", "/api/v1/processes/", "/api/v1/processes/x/y/z"] {
            is_problem(&ask(&app, &token, nothing), 404);
            is_problem(&app.client().get(nothing), 404);
        }
        is_problem(&ask(&app, &token, &format!("{HERE}/snapshots/none")), 404);
        for path in [HERE, "/api/v1/openapi.json"] {
            for from in [("X-Nothing", "at all"), ("Sec-Fetch-Site", "cross-site")] {
                let page = app.client().post_raw(path, &[from], b"{}");
                is_problem(&page, 405);
                assert_eq!(page.header("allow"), Some("GET, HEAD"));
            }
        }
        let bearer = format!("Bearer {token}");
        let head = ureq::head(format!("{}{HERE}", app.base)).header("Authorization", &bearer).call().expect("an answer");
        assert_eq!(head.status().as_u16(), 200);
        // People's pages stay pages.
        app.client().get_with("/no-such-page", &[("Accept-Language", "en")]).expect(404).says("There is no such page");
    }

    fn whoever_guesses_is_held_up_and_whoever_has_a_key_is_not(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let (used, unused) = (key(&story, "Used"), key(&story, "Unused"));
        read(&app, &used, HERE);
        let guess = |number: usize| ask(&app, &format!("eko_{number:022}"), HERE);
        let held_up = (0..200).map(guess).find(|page| page.status != 401).expect("an end of patience");
        is_problem(&held_up, 429);
        let wait: u64 = held_up.header("retry-after").and_then(|wait| wait.parse().ok()).expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        // Not even the right guess tells that it is right.
        is_problem(&ask(&app, &unused, HERE), 429);
        read(&app, &used, HERE);
    }

    fn a_database_that_does_not_answer_is_a_problem_too(engine: Engine) {
        let limits = eko::db::Limits { connections: 1, wait_ms: 2000, ..eko::db::Limits::default() };
        let app = Setup::on(engine).limits(limits).start();
        let story = Story::begin(&app);
        let token = key(&story, "Power BI");
        let (held, is_held) = mpsc::channel();
        let (release, is_released) = mpsc::channel::<()>();
        let db = app.app.db.clone();
        let holder = std::thread::spawn(move || {
            crate::support::run(db.read(move |_| {
                held.send(()).expect("the test waits");
                let _ = is_released.recv();
                Ok(())
            }))
        });
        is_held.recv().expect("the only connection is taken");
        let page = ask(&app, &token, HERE);
        release.send(()).expect("the holder waits");
        holder.join().expect("no panic").expect("it was read");
        is_problem(&page, 503);
        assert_eq!(page.header("retry-after"), Some("5"));
        read(&app, &token, HERE);
    }

    fn every_address_is_described_and_nothing_else(engine: Engine) {
        let (app, leader) = example(engine);
        let document = description(&app);
        assert_eq!(document["openapi"], "3.1.0");
        let paths = described(&document);
        let part = ROUTES.split("fn programs(").nth(1).and_then(|part| part.split("\n}\n").next()).expect("the routes");
        let served: BTreeSet<String> = part
            .split("reading(")
            .skip(1)
            .map(|rest| format!("/api/v1{}", rest.split('"').nth(1).expect("a path")))
            .collect();
        assert_eq!(paths, served);
        assert!(served.len() == 8, "{served:?}");
        let scheme = &document["components"]["securitySchemes"]["key"];
        assert_eq!((&scheme["type"], &scheme["scheme"]), (&json!("http"), &json!("bearer")));
        // What is described is there, and has the members that its schema demands.
        let (_, token) = make_key(&leader, "/admin/p/halland", "Power BI", "");
        for path in paths.iter().filter(|path| !path.contains("{snapshot}")) {
            let answer: Value = serde_json::from_slice(&ask(&app, &token, &path.replace("{process}", "halland")).expect(200).body).expect("JSON");
            let response = &document["paths"][path]["get"]["responses"]["200"];
            let schema = &response["content"]["application/json"]["schema"];
            let wanted = required(&document, schema);
            assert!(path.ends_with("openapi.json") || !wanted.is_empty(), "{path}");
            for name in wanted {
                assert!(answer.get(&name).is_some(), "{path}: {name}");
            }
        }
    }
}

/// The members that a schema demands, those of its parts among them.
fn required(document: &Value, schema: &Value) -> Vec<String> {
    if let Some(to) = schema["$ref"].as_str() {
        let found = document.pointer(to.trim_start_matches('#'));
        return required(document, found.expect("a schema"));
    }
    let own = schema["required"].as_array().into_iter().flatten();
    let parts = schema["allOf"].as_array().into_iter().flatten();
    own.filter_map(|name| name.as_str().map(str::to_owned))
        .chain(parts.flat_map(|part| required(document, part)))
        .collect()
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

#[test]
fn a_token_is_nowhere_in_the_database() {
    let app = TestApp::on(Engine::Sqlite);
    let story = Story::begin(&app);
    let token = key(&story, "Power BI");
    read(&app, &token, HERE);
    let mut searched = 0;
    for entry in std::fs::read_dir(&app.folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            let bytes = std::fs::read(&path).expect("a file");
            searched += bytes.len();
            for part in [token.as_str(), &token[4..]] {
                assert!(!contains(&bytes, part.as_bytes()), "{}", path.display());
            }
        }
    }
    assert!(searched > 100_000, "{searched}");
}

#[test]
fn a_token_is_in_no_log() {
    let folder = std::env::temp_dir().join(format!("eko-api-{}", eko::secrets::random_id()));
    std::fs::create_dir(&folder).expect("a folder");
    let log = folder.join("log");
    let port = {
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        free.local_addr().expect("an address").port()
    };
    let mut eko = Command::new(env!("CARGO_BIN_EXE_eko"))
        .args(["serve", "--demo"])
        .env_clear()
        .env("EKO_LISTEN", format!("127.0.0.1:{port}"))
        .env("EKO_LOG", "trace")
        .env("EKO_DATA_DIR", folder.join("data"))
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(&log).expect("a log"))
        .spawn()
        .expect("eko starts");
    let said: Vec<String> = BufReader::new(eko.stdout.take().expect("its words"))
        .lines()
        .take(5)
        .map(|line| line.expect("a line"))
        .collect();
    let told = std::panic::catch_unwind(|| {
        let word = |word: &str| -> String {
            let line = said.iter().find_map(|line| line.strip_prefix(word));
            line.unwrap_or_else(|| panic!("no {word} in {said:?}"))
                .to_owned()
        };
        let open = word("open ");
        let sign_in = word("sign-in ");
        let (email, password) = sign_in.split_once(' ').expect("two words");
        let leader = Client::new(&open, &open);
        leader
            .post(
                "/admin/sign-in",
                &[("email", email), ("password", password)],
            )
            .expect(303);
        let (_, token) = make_key(&leader, "/admin/p/halland", "Power BI", "");
        let program = Client::new(&open, &open);
        let bearer = format!("Bearer {token}");
        let wrong = format!("Bearer eko_{}", "kanarie".repeat(3));
        for (header, status) in [(&bearer, 200), (&wrong, 401)] {
            let path = "/api/v1/processes/halland/figures";
            program
                .get_with(path, &[("Authorization", header)])
                .expect(status);
        }
        token
    });
    let _ = eko.kill();
    let _ = eko.wait();
    let text = std::fs::read_to_string(&log).expect("a log");
    let _ = std::fs::remove_dir_all(&folder);
    let token = told.unwrap_or_else(|_| panic!("{text}"));
    assert!(
        text.contains("/api/v1/processes/{process}/figures"),
        "{text}"
    );
    for canary in [token.as_str(), &token[4..], "kanarie"] {
        assert!(!text.contains(canary), "{canary}");
    }
}
