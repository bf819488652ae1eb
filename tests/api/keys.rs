//! Who may read: keys are made, shown once, used, and revoked.

use super::*;

both!(
    only_a_good_key_opens_anything,
    a_key_works_to_the_end_of_its_last_day,
    a_key_is_made_named_and_shown_once,
    the_day_of_the_last_use_is_noted,
    keys_are_the_leaders,
    a_key_still_opens_a_process_that_has_ended,
    whoever_guesses_is_held_up_and_whoever_has_a_key_is_not,
);

/// Where a key of this name is revoked.
fn key_page(app: &TestApp, process: &str, name: &str) -> String {
    let id = app.id_of("api_token", name);
    format!("{process}/keys/{id}")
}

fn only_a_good_key_opens_anything(engine: Engine) {
    let (app, story) = Story::on(engine);
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

    let fields = [
        ("name_sv", "En annan"),
        ("purpose_sv", "En annan fråga."),
        ("organisation", "Region Halland"),
        ("contact_name", "Kim Lind"),
        ("contact_email", "kim.lind@example.org"),
        ("contact_phone", "035-13 48 00"),
        ("threshold", "5"),
        ("answer_days", "7"),
    ];
    let other =
        story.leader.post("/admin/processes/new", &fields).expect(303).location().to_owned();
    let (_, others) = make_key(&story.leader, &other, "Den andra", "");
    let there = other.replace("/admin/p/", "/api/v1/processes/");
    is_problem(&ask(&app, &others, HERE), 404);
    is_problem(&ask(&app, &token, &there), 404);
    read(&app, &others, &there);

    // Revoked by its own step, and only by its own process.
    let place = key_page(&app, &story.process, "Power BI");
    let id = place.rsplit('/').next().expect("an id");
    story.leader.post(&format!("{other}/keys/{id}/revoke"), &[]).expect(404);
    story
        .leader
        .get(&place)
        .expect(200)
        .says("Revoke “Power BI”")
        .says("can no longer read anything");
    read(&app, &token, HERE);
    story.leader.post(&format!("{place}/revoke"), &[]).expect(303);
    is_problem(&ask(&app, &token, HERE), 401);
    story.leader.post(&format!("{place}/revoke"), &[]).expect(404);
    read(&app, &others, "/api/v1/processes");
}

fn a_key_works_to_the_end_of_its_last_day(engine: Engine) {
    let (app, story) = Story::on(engine);
    for over in ["2021-09-07", "2021-09-08"] {
        let fields = [("name", "Power BI"), ("expires_on", over)];
        story.refused("/keys", &fields).says("has to be in the future");
    }
    let (_, token) = make_key(&story.leader, &story.process, "Power BI", "2021-09-09");
    app.move_clock_by(DAY);
    read(&app, &token, HERE);
    app.move_clock_by(DAY);
    is_problem(&ask(&app, &token, HERE), 401);
    story.sign_in_again();
    story.page("/keys").says("9 September 2021 expired");
}

fn a_key_is_made_named_and_shown_once(engine: Engine) {
    let (app, story) = Story::on(engine);
    let keys = story.path("/keys");
    story.page("/setup").link(&keys);
    story.leader.get(&keys).expect(200).says("No keys yet.");
    story.leader.post(&keys, &[("name", " ")]).expect(422).says("Fill in: What the key is for");
    story
        .leader
        .post(&keys, &[("name", &"x".repeat(101))])
        .expect(422)
        .says("100 characters at most");
    story.leader.post(&keys, &[("name", "Power BI"), ("expires_on", "someday")]).expect(422);
    let (page, token) = make_key(&story.leader, &story.process, "Power BI", "");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.text().matches(&token).count(), 3, "by itself, for curl, for Power BI");
    page.says("Authorization: Bearer eko_")
        .says("Json.Document(Web.Contents(")
        .says("RelativePath = \"api/v1/processes/tillit-i-halland/figures\"");
    // The page that is loaded again makes no second key.
    story.leader.post(&keys, &[("name", "Power BI")]).expect(422).says("The name is taken");
    let list =
        story.leader.get(&keys).expect(200).says("Power BI 8 September 2021 never until revoked");
    assert!(!list.text().contains(&token));
    assert_eq!(app.count("SELECT count(*) FROM api_token"), 1);
    assert_eq!(
        app.count(
            "SELECT count(*) FROM audit_entry WHERE action = 'key.made' AND detail = 'Power BI'"
        ),
        1
    );
    let place = key_page(&app, &story.process, "Power BI");
    story.leader.post(&format!("{place}/revoke"), &[]).expect(303);
    assert_eq!(
        app.count(
            "SELECT count(*) FROM audit_entry WHERE action = 'key.revoked' AND detail = 'Power BI'"
        ),
        1
    );
    assert_eq!(
        app.count(&format!("SELECT count(*) FROM audit_entry WHERE detail LIKE '%{token}%'")),
        0
    );
}

fn the_day_of_the_last_use_is_noted(engine: Engine) {
    let (app, story) = Story::on(engine);
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
    story.page("/keys").says("Power BI 8 September 2021 9 September 2021 until revoked");
}

fn keys_are_the_leaders(engine: Engine) {
    let (app, story) = Story::on(engine);
    key(&story, "Power BI");
    let place = key_page(&app, &story.process, "Power BI");
    let stranger = signed_in(&app, "stranger@example.org", true);
    let group = story.member(&app, "group@example.org", "group");
    let reader = story.member(&app, "reader@example.org", "reader");
    for (who, status) in [(&group, 403), (&reader, 403), (&stranger, 404)] {
        who.get(&story.path("/keys")).expect(status);
        who.post(&story.path("/keys"), &[("name", "Mine")]).expect(status);
        who.get(&place).expect(status);
        who.post(&format!("{place}/revoke"), &[]).expect(status);
    }
    let home = reader.get(&story.path("/setup")).expect(200);
    assert!(!home.text().contains("/keys"), "what nobody may do is not offered");
    assert_eq!(app.count("SELECT count(*) FROM api_token"), 1);
    app.client().get(&story.path("/keys")).expect(303);
}

fn a_key_still_opens_a_process_that_has_ended(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for _ in 0..6 {
        dialogue.answer(&phone, "very_high", "");
    }
    let token = key(&story, "Power BI");
    dialogue.count_heads(&story.leader, 8);
    assert_eq!(read(&app, &token, HERE)["whole"]["answers"], json!({ "state": "too_few" }));
    story.end();
    let account = read(&app, &token, HERE);
    assert_eq!(account["process"]["ended_at"], "2021-09-08T10:00:00Z");
    assert_eq!(account["whole"]["answers"]["n"], 6, "everybody enters at the end");
    story.page("/keys").says("The keys still open it").never_says("Make the key");
    story.leader.post(&story.path("/keys"), &[("name", "Another")]).expect(409);
}

fn whoever_guesses_is_held_up_and_whoever_has_a_key_is_not(engine: Engine) {
    let (app, story) = Story::on(engine);
    let (used, unused) = (key(&story, "Used"), key(&story, "Unused"));
    read(&app, &used, HERE);
    let guess = |number: usize| ask(&app, &format!("eko_{number:022}"), HERE);
    let held_up = (0..200).map(guess).find(|page| page.status != 401).expect("an end of patience");
    is_problem(&held_up, 429);
    let wait: u64 =
        held_up.header("retry-after").and_then(|wait| wait.parse().ok()).expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    // Nobody guesses one of 128 bits: whoever has one is let in, whatever was tried beside them.
    read(&app, &unused, HERE);
    read(&app, &used, HERE);
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
            line.unwrap_or_else(|| panic!("no {word} in {said:?}")).to_owned()
        };
        let open = word("open ");
        let sign_in = word("sign-in ");
        let (email, password) = sign_in.split_once(' ').expect("two words");
        let leader = Client::new(&open, &open);
        leader.post("/admin/sign-in", &[("email", email), ("password", password)]).expect(303);
        let (_, token) = make_key(&leader, "/admin/p/halland", "Power BI", "");
        let program = Client::new(&open, &open);
        let bearer = format!("Bearer {token}");
        let wrong = format!("Bearer eko_{}", "kanarie".repeat(3));
        for (header, status) in [(&bearer, 200), (&wrong, 401)] {
            let path = "/api/v1/processes/halland/figures";
            program.get_with(path, &[("Authorization", header)]).expect(status);
        }
        token
    });
    let _ = eko.kill();
    let _ = eko.wait();
    let text = std::fs::read_to_string(&log).expect("a log");
    let _ = std::fs::remove_dir_all(&folder);
    let token = told.unwrap_or_else(|_| panic!("{text}"));
    assert!(text.contains("/api/v1/processes/{process}/figures"), "{text}");
    for canary in [token.as_str(), &token[4..], "kanarie"] {
        assert!(!text.contains(canary), "{canary}");
    }
}
