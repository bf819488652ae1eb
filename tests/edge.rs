//! The outermost layer: other sites, broken requests, panics, headers.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::{App, test, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::both;
use crate::support::{Engine, Story, TestApp};

both!(
    a_form_on_another_site_cannot_act_for_somebody_signed_in,
    every_page_says_what_it_may_load,
    an_unknown_page_and_a_wrong_method_have_a_way_out,
    who_asks_for_the_head_of_a_stream_does_not_wait_for_its_end,
    a_slash_behind_a_code_is_none_of_it,
);

fn a_form_on_another_site_cannot_act_for_somebody_signed_in(engine: Engine) {
    let (app, story) = Story::on(engine);
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    for from in [
        ("Origin", "https://evil.example"),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
        ("X-Nothing", "at all"),
    ] {
        story
            .leader
            .post_raw(
                &story.path("/boards/new"),
                &[form, from, ("Accept-Language", "en")],
                b"name=Sneaky",
            )
            .expect(403)
            .says("came from another website");
    }
    assert_eq!(app.count("SELECT count(*) FROM board"), 0);
    story
        .leader
        .post_raw(
            &story.path("/boards/new"),
            &[form, ("Sec-Fetch-Site", "same-origin")],
            b"name=Hylte",
        )
        .expect(303);
}

fn every_page_says_what_it_may_load(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    for (client, path) in [
        (&app.client(), dialogue.phone.as_str()),
        (&app.client(), "/no-such-page"),
        (&story.leader, story.process.as_str()),
    ] {
        let page = client.get(path);
        let policy = page.header("content-security-policy").expect("a policy").to_owned();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("script-src 'self'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(!page.markup().contains(" style="), "{path}");
        for kind in ["style", "script"] {
            for inline in page.text().split(&format!("<{kind}>")).skip(1) {
                let inline = inline.split("</").next().expect("an end");
                let hash = STANDARD.encode(Sha256::digest(inline));
                assert!(policy.contains(&format!("'sha256-{hash}'")), "{path}: {kind}");
            }
            // What is fetched is our own, and named; participants' pages fetch nothing at all.
            let text = page.text();
            let fetched: Vec<&str> = text.split(&format!("<{kind} ")).skip(1).collect();
            let is_ours = |tag: &&str| tag.starts_with(r#"type="module" src="/static/"#);
            assert!(fetched.iter().all(is_ours), "{path}: {fetched:?}");
            assert!(fetched.is_empty() || path.starts_with("/admin/"), "{path}");
        }
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
    }
    assert_eq!(app.client().get(&dialogue.phone).header("referrer-policy"), Some("no-referrer"));
}

fn an_unknown_page_and_a_wrong_method_have_a_way_out(engine: Engine) {
    let app = TestApp::on(engine);
    let english = [("Accept-Language", "en")];
    app.client()
        .get_with("/no-such-page", &english)
        .expect(404)
        .says("There is no such page")
        .says("To the start page");
    app.client().get_with("/p/no-such-process", &english).expect(404).says("There is no such page");
    app.client().post("/p/halland?lang=en", &[]).expect(405).says("cannot be used in that way");
    let story = Story::begin(&app);
    for path in ["/no-such-page", "/goals/12345"] {
        let page = story.leader.get(&format!("{}?lang=en", story.path(path))).expect(404);
        assert!(page.text().contains("href=\"/admin\">To your processes</a>"));
    }
    app.client().get("/healthz").expect(200);
    app.client().get("/readyz").expect(200);
}

fn who_asks_for_the_head_of_a_stream_does_not_wait_for_its_end(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let link = link.link(&format!("{}/h/", app.base)).replace(&app.base, "");
    let events = format!("{link}/events");
    let head = app.client().head(&events).expect(200);
    assert_eq!(head.header("content-type"), Some("text/event-stream"));
    let start = app.client().head("/").expect(200);
    assert!(start.header("content-length").is_some_and(|length| length != "0"));
    app.client().head("/no-such-page").expect(404);
}

fn a_slash_behind_a_code_is_none_of_it(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for path in [&dialogue.phone, &format!("{}/thanks", dialogue.phone), &story.public] {
        let there = phone.get(path).expect(200).words();
        for slashes in ["/", "//", "/?lang=sv"] {
            assert_eq!(
                phone.get(&format!("{path}{slashes}")).expect(200).words(),
                there,
                "{path}{slashes}"
            );
        }
    }
    story.leader.get("/admin/").expect(200);
    phone.get("//").expect(200);
}

#[test]
fn a_panic_in_a_handler_gives_a_page_and_the_server_lives() {
    let app = TestApp::on(Engine::Sqlite);
    eko::server::logging::hush_panics();
    async fn burst() -> &'static str {
        panic!("with a participant's words")
    }
    actix_web::rt::System::new().block_on(async {
        let service = test::init_service(
            App::new()
                .app_data(app.app.clone())
                .route("/burst", web::get().to(burst))
                .route("/fine", web::get().to(|| async { "fine" }))
                .wrap(from_fn(eko::server::edge::guard)),
        )
        .await;
        let request = test::TestRequest::get().uri("/burst?lang=en").to_request();
        let error =
            test::try_call_service(&service, request).await.expect_err("an error with a page");
        let response = error.error_response();
        assert_eq!(response.status(), 500);
        assert!(response.headers().contains_key("content-security-policy"));
        let body = actix_web::body::to_bytes(response.into_body()).await.unwrap_or_default();
        let text = String::from_utf8_lossy(&body);
        assert!(
            text.contains("Something went wrong on our side")
                && !text.contains("participant's words")
        );
        let request = test::TestRequest::get().uri("/fine").to_request();
        assert_eq!(test::call_service(&service, request).await.status(), 200);
    });
}

/// Sends raw bytes and reads what comes, until the server hangs up or a time is over.
fn talk(app: &TestApp, bytes: &[u8]) -> String {
    let mut stream =
        TcpStream::connect(app.base.trim_start_matches("http://")).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
    // The server may hang up before it has read everything.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn endless_headers_and_slow_ones_are_cut_off() {
    let app = TestApp::on(Engine::Sqlite);
    let huge = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n\r\n", "a".repeat(300 * 1024));
    let answer = talk(&app, huge.as_bytes());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    let slow = talk(&app, b"GET / HTTP/1.1\r\nHost: x\r\n");
    assert!(slow.is_empty() || slow.starts_with("HTTP/1.1 408"), "{slow}");
    app.client().get("/healthz").expect(200);
}

#[test]
fn rubbish_is_refused_and_the_server_lives() {
    let app = TestApp::on(Engine::Sqlite);
    for rubbish in [
        &b"\x16\x03\x01\x02\x00"[..],
        b"GET\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let answer = talk(&app, rubbish);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    app.client().get("/healthz").expect(200);
}
