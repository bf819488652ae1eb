//! Other programs read the account with a key: what it opens, what it never says, and who makes it.

mod keys;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use eko::web::url::pattern;
use serde_json::{Value, json};

use crate::both;
use crate::support::client::Page;
use crate::support::story::{example, signed_in};
use crate::support::traces::contains;
use crate::support::{Client, DAY, Engine, Setup, Story, TestApp};

both!(
    the_account_of_halland_is_read_with_a_key,
    one_boards_account_says_nothing_of_the_other_boards,
    a_small_dialogue_and_an_open_one_say_nothing,
    whatever_goes_wrong_is_a_problem,
    a_database_that_does_not_answer_is_a_problem_too,
    every_address_is_described_and_nothing_else,
);

const ROUTES: &str = include_str!("../../src/server/routes/open.rs");
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

pub fn key(story: &Story, name: &str) -> String {
    make_key(&story.leader, &story.process, name, "").1
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
    assert_eq!(page.header("cache-control"), Some("private, max-age=0, must-revalidate"));
    serde_json::from_slice(&page.body).expect("JSON")
}

/// Makes sure that a page is a problem (RFC 9457) of this status.
#[track_caller]
fn is_problem(page: &Page, status: u16) {
    let body: Value = serde_json::from_slice(&page.body)
        .unwrap_or_else(|_| panic!("no JSON: {} {}", page.status, page.text()));
    assert_eq!(page.status, status, "{body}");
    assert_eq!(page.header("content-type"), Some("application/problem+json"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(body["status"], status);
    assert_eq!(body["type"], "about:blank");
    assert!(body["title"].is_string() && body["detail"].is_string());
    assert!(body.get("instance").is_none());
}

fn rows<'a>(document: &'a Value, with: &[(&str, Value)]) -> Vec<&'a Value> {
    let all = document["rows"].as_array().expect("rows");
    all.iter().filter(|row| with.iter().all(|(name, value)| row[name] == *value)).collect()
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

fn the_account_of_halland_is_read_with_a_key(engine: Engine) {
    let (app, leader) = example(engine);
    let (_, token) = make_key(&leader, "/admin/p/halland", "Power BI", "");
    let all = read(&app, &token, "/api/v1/processes");
    let entries = all["processes"].as_array().expect("processes");
    assert_eq!(entries.len(), 1, "a key is of one process");
    assert_eq!(
        (&entries[0]["slug"], &entries[0]["whole"]["participants"]),
        (&json!("halland"), &json!(426))
    );
    let link = entries[0]["links"]["account"].as_str().expect("a link");
    let account = read(&app, &token, link);
    assert_eq!(account["computed_at"], "2023-02-01T12:00:00Z");
    assert_eq!(account["whole"]["participants"], 426);
    let dialogues = account["dialogues"].as_array().expect("dialogues");
    assert_eq!(dialogues.iter().filter(|one| one["standing"] == "closed").count(), 37);
    let perspective = &account["phases"][0];
    assert_eq!(
        (&perspective["of"], &perspective["dialogues"]),
        (&json!("perspective"), &json!(31))
    );
    assert_eq!(perspective["answers"]["n"], 290);
    assert_eq!(
        perspective["answers"]["share"],
        json!({ "said": "exact", "heard": 261, "of": 290 })
    );
    assert_eq!(perspective["answers"]["percent"], json!({ "least": 90.0, "most": 90.0 }));
    // Three answered in the third dialogue, and nobody can tell that from the program's side.
    let small = dialogues.iter().find(|one| one["number"] == 3).expect("the third");
    assert_eq!(small["answers"], json!({ "state": "too_few" }));

    let figures = read(&app, &token, "/api/v1/processes/halland/figures");
    let perspective = rows(&figures, &[("table", json!("phase")), ("of", json!("perspective"))]);
    assert_eq!(perspective.len(), 1);
    assert_eq!(
        (&perspective[0]["n"], &perspective[0]["percent_most"]),
        (&json!(290), &json!(90.0))
    );
    let small = rows(&figures, &[("table", json!("dialogue")), ("of", json!("3"))])[0];
    assert_eq!((&small["state"], &small["participants"]), (&json!("too_few"), &json!(4)));
    for column in ["n", "answered", "counted_dialogues", "percent_least", "percent_most"] {
        assert_eq!(small[column], Value::Null, "{column}");
    }
    let matrix = rows(&figures, &[("table", json!("matrix")), ("of", json!("Hylte"))]);
    assert!(matrix.len() > 5 && matrix.iter().all(|row| row["group"].is_string()));

    let indicators = read(&app, &token, "/api/v1/processes/halland/indicators");
    let heard =
        rows(&indicators, &[("counted", json!("heard")), ("phase", json!("perspective"))])[0];
    assert_eq!((&heard["part_least"], &heard["n"]), (&json!(261), &json!(290)));
    assert_eq!(
        (&heard["comparison"], &heard["target_percent"]),
        (&json!("more_than"), &json!(90.0))
    );
    assert_eq!((&heard["percent_least"], &heard["met"]), (&json!(90.0), &json!("not_met")));
    let held = rows(&indicators, &[("counted", json!("dialogues")), ("year", json!(2021))])[0];
    assert_eq!(
        (&held["count"], &held["target_count"], &held["met"]),
        (&json!(27), &json!(18.0), &json!("met"))
    );

    let mailings = read(&app, &token, "/api/v1/processes/halland/mailings");
    assert_eq!((&mailings["wished"], &mailings["withdrawn"]), (&json!(136), &json!(3)));
    let mailed = &mailings["mailings"][0];
    assert_eq!(
        (&mailed["purpose"], &mailed["mailed"]["made_for"]),
        (&json!("interim"), &json!(136))
    );
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
    let (app, story, large) = Story::at_dialogue(engine);
    let small = story.add_dialogue(2, "2021-09-08", "Hylte");
    let open = story.add_dialogue(3, "2021-09-08", "Hylte");
    let phone = app.client();
    for (dialogue, people) in [(&large, 7), (&small, 3), (&open, 6)] {
        for _ in 0..people {
            dialogue.answer(&phone, "very_high", "");
        }
    }
    for (closed, people) in [(&large, 8), (&small, 3)] {
        closed.count_heads(&story.leader, people);
        closed.close(&story.leader);
    }
    let token = key(&story, "Power BI");
    let account = read(&app, &token, HERE);
    let dialogues = account["dialogues"].as_array().expect("dialogues");
    assert_eq!(dialogues[0]["answers"]["n"], 7);
    assert_eq!(dialogues[0]["answers"]["share"], json!({ "said": "exact", "heard": 7, "of": 7 }));
    for (at, standing) in [(1, "closed"), (2, "open")] {
        assert_eq!(dialogues[at]["standing"], standing);
        assert_eq!(dialogues[at]["answers"], json!({ "state": "too_few" }));
    }
    assert_eq!(account["whole"]["answers"]["n"], 7, "three would be the difference");
    let figures = read(&app, &token, &format!("{HERE}/figures"));
    for row in rows(&figures, &[("state", json!("shown"))]) {
        assert_eq!((&row["n"], &row["percent_least"]), (&json!(7), &json!(100.0)));
    }
}

fn whatever_goes_wrong_is_a_problem(engine: Engine) {
    let (app, story) = Story::on(engine);
    let token = key(&story, "Power BI");
    for nothing in [
        "/api/v1",
        "/api/v1/",
        "/api/v1/no-such-thing",
        "/api/v1/processes/",
        "/api/v1/processes/x/y/z",
    ] {
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
    let head = ureq::head(format!("{}{HERE}", app.base))
        .header("Authorization", &bearer)
        .call()
        .expect("an answer");
    assert_eq!(head.status().as_u16(), 200);
    // People's pages stay pages.
    app.client()
        .get_with("/no-such-page", &[("Accept-Language", "en")])
        .expect(404)
        .says("There is no such page");
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
    let served: BTreeSet<String> = pattern::ALL
        .iter()
        .filter(|(_, path)| path.starts_with("/api/v1/"))
        .map(|(name, path)| {
            assert!(ROUTES.contains(&format!("page(at::{name}, ")), "{name} is not served");
            (*path).to_owned()
        })
        .collect();
    assert_eq!(paths, served);
    assert!(served.len() == 8, "{served:?}");
    let scheme = &document["components"]["securitySchemes"]["key"];
    assert_eq!((&scheme["type"], &scheme["scheme"]), (&json!("http"), &json!("bearer")));
    // What is described is there, and has the members that its schema demands.
    let (_, token) = make_key(&leader, "/admin/p/halland", "Power BI", "");
    for path in paths.iter().filter(|path| !path.contains("{snapshot}")) {
        let answer: Value = serde_json::from_slice(
            &ask(&app, &token, &path.replace("{process}", "halland")).expect(200).body,
        )
        .expect("JSON");
        let response = &document["paths"][path]["get"]["responses"]["200"];
        let schema = &response["content"]["application/json"]["schema"];
        let wanted = required(&document, schema);
        assert!(path.ends_with("openapi.json") || !wanted.is_empty(), "{path}");
        for name in wanted {
            assert!(answer.get(&name).is_some(), "{path}: {name}");
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
