//! What a municipality's security people ask, one question after another.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::both;
use crate::support::binary::{Eko, Folder, free_port};
use crate::support::story::{EMAIL, PASSWORD, signed_in};
use crate::support::{Client, Engine, Story, TestApp};

both!(
    guessing_a_password_is_slowed_down_and_right_ones_are_not,
    wrong_tries_from_anywhere_never_lock_a_leader_out_of_her_own_browser,
    wrong_tries_in_an_office_never_lock_the_office_out,
    a_browser_is_known_for_its_own_account_alone,
    wrong_codes_never_bar_fresh_phones_behind_the_same_address,
    wrong_links_of_hosts_and_tablets_bar_no_right_ones,
    a_body_is_read_only_when_its_token_is_right,
    whoever_was_not_let_in_sends_little,
    files_are_pdfs_that_run_nothing_and_screen_readers_can_read,
);

// Sign-in under attack.

/// Tries a password from somewhere, as the proxy in front says it.
fn sign_in(client: &Client, from: &str, email: &str, password: &str) -> u16 {
    let origin = client.origin().to_owned();
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Forwarded-For", from),
        ("Origin", &origin),
    ];
    let form = crate::support::client::form(&[("email", email), ("password", password)]);
    client.post_raw("/admin/sign-in", &headers, form.as_bytes()).status
}

/// Tries so many at the same time, each from a browser of its own; how they were answered.
fn at_once(app: &TestApp, tries: &[(String, String)]) -> Vec<u16> {
    std::thread::scope(|all| {
        let sent: Vec<_> = tries
            .iter()
            .map(|(from, email)| {
                let client = app.client();
                all.spawn(move || sign_in(&client, from, email, "a wrong password"))
            })
            .collect();
        sent.into_iter().map(|tried| tried.join().expect("an answer")).collect()
    })
}

fn count(statuses: &[u16], which: u16) -> usize {
    statuses.iter().filter(|&&status| status == which).count()
}

fn guessing_a_password_is_slowed_down_and_right_ones_are_not(engine: Engine) {
    let app = TestApp::on(engine);
    signed_in(&app, EMAIL, true);
    for _ in 0..15 {
        assert_eq!(sign_in(&app.client(), "192.0.2.7", EMAIL, PASSWORD), 303);
    }
    let tries = vec![("192.0.2.7".to_owned(), EMAIL.to_owned()); 40];
    let statuses = at_once(&app, &tries);
    let looked_at = count(&statuses, 422);
    assert!((10..14).contains(&looked_at), "{statuses:?}");
    assert_eq!(looked_at + count(&statuses, 429), 40, "{statuses:?}");
    // Whoever sits there and remembers it at last waits for their turn, and is let in.
    let started = Instant::now();
    assert_eq!(sign_in(&app.client(), "192.0.2.7", EMAIL, PASSWORD), 303);
    let waited = started.elapsed();
    assert!(waited > Duration::from_secs(1), "{waited:?}");
}

fn wrong_tries_from_anywhere_never_lock_a_leader_out_of_her_own_browser(engine: Engine) {
    let app = TestApp::on(engine);
    let leader = signed_in(&app, EMAIL, true);
    let anywhere: Vec<_> =
        (0..60).map(|place| (format!("198.51.100.{place}"), EMAIL.to_owned())).collect();
    let statuses = at_once(&app, &anywhere);
    assert!(count(&statuses, 303) == 0 && count(&statuses, 429) + count(&statuses, 503) > 0);
    leader.post("/admin/sign-out", &[]).expect(303);
    let started = Instant::now();
    // Also from a place where all of that was tried.
    assert_eq!(sign_in(&leader, "198.51.100.7", EMAIL, "not that one"), 422);
    assert_eq!(sign_in(&leader, "198.51.100.7", EMAIL, PASSWORD), 303);
    let took = started.elapsed();
    assert!(took < Duration::from_secs(2), "{took:?}");
    leader.get("/admin").expect(200);
}

fn wrong_tries_in_an_office_never_lock_the_office_out(engine: Engine) {
    let app = TestApp::on(engine);
    signed_in(&app, EMAIL, true);
    signed_in(&app, "colleague@example.org", true);
    let office = "192.0.2.7";
    let wrong: Vec<_> =
        (0..45).map(|nth| (office.to_owned(), format!("person{}@example.org", nth % 15))).collect();
    let statuses = at_once(&app, &wrong);
    assert!(count(&statuses, 422) >= 30, "{statuses:?}");
    // A colleague at a computer that nobody has used yet is let in, if a little later.
    let started = Instant::now();
    assert_eq!(sign_in(&app.client(), office, "colleague@example.org", PASSWORD), 303);
    let waited = started.elapsed();
    assert!(waited < Duration::from_secs(12), "{waited:?}");
}

fn a_browser_is_known_for_its_own_account_alone(engine: Engine) {
    let app = TestApp::on(engine);
    let browser = signed_in(&app, EMAIL, true);
    let known = |client: &Client| {
        let page = client.post("/admin/sign-in", &[("email", EMAIL), ("password", PASSWORD)]);
        let cookies = page.headers.iter().filter(|(name, _)| name == "set-cookie");
        let known = cookies.map(|(_, value)| value.clone()).find(|value| value.contains("known"));
        known.expect("a cookie")
    };
    let cookie = known(&browser);
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let value = cookie.split(';').next().expect("a value").to_owned();
    assert!(!value.contains("leader"), "{value}");
    assert_eq!(value.matches('.').count(), 1, "one account, however often it signs in: {value}");
    // Another account in the same browser: it is known for both, and keeps its name.
    signed_in(&app, "other@example.org", true);
    let page = browser
        .post("/admin/sign-in", &[("email", "other@example.org"), ("password", PASSWORD)])
        .expect(303);
    let mut both = page.headers.iter().map(|(_, value)| value);
    let both = both.rfind(|value| value.contains("known")).expect("a cookie");
    assert_eq!(both.split(';').next().expect("a value").matches('.').count(), 2, "{both}");
    // Who makes one up is a stranger as before: the cookie opens no more tries.
    let made_up = value.rsplit_once('.').expect("a seal").0.to_owned() + ".AAAAAAAAAAAAAAAAAAAAAA";
    let tries = vec![("192.0.2.9".to_owned(), EMAIL.to_owned()); 30];
    at_once(&app, &tries);
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Forwarded-For", "192.0.2.9"),
        ("Cookie", &made_up),
        ("Sec-Fetch-Site", "same-origin"),
    ];
    let form = crate::support::client::form(&[("email", EMAIL), ("password", "wrong again")]);
    let started = Instant::now();
    app.client().post_raw("/admin/sign-in", &headers, form.as_bytes());
    assert!(started.elapsed() > Duration::from_secs(1), "it waits as any stranger");
}

/// Hashing runs in two buffers, whoever comes: the memory is the same after a hundred sign-ins at once as after three.
#[test]
fn a_hundred_sign_ins_at_once_take_no_more_memory_than_a_few() {
    let folder = Folder::new();
    let demo = Eko::start(&folder.0, free_port(), &["--demo"], &[("EKO_WORKERS", "2")], 6);
    let tries = |many: usize| {
        std::thread::scope(|all| {
            let sent: Vec<_> = (0..many)
                .map(|nth| {
                    let client = demo.client();
                    let email = format!("person{nth}@example.org");
                    all.spawn(move || {
                        sign_in(&client, &format!("203.0.113.{nth}"), &email, "wrong")
                    })
                })
                .collect();
            sent.into_iter().map(|tried| tried.join().expect("an answer")).collect::<Vec<_>>()
        })
    };
    tries(3);
    let few = demo.memory("VmRSS");
    let mut statuses = tries(100);
    statuses.extend(tries(100));
    let (many, most) = (demo.memory("VmRSS"), demo.memory("VmHWM"));
    println!("resident: {few} kB after 3 sign-ins, {many} kB after 200, {most} kB at most");
    assert!(count(&statuses, 422) >= 64, "{statuses:?}");
    assert_eq!(count(&statuses, 422) + count(&statuses, 503), 200, "{statuses:?}");
    assert!(most < few + 64 * 1024, "{few} kB, then {most} kB");
}

// Codes, and the links of hosts and tablets.

/// A phone behind an address asks for a page.
fn from(client: &Client, place: &str, path: &str) -> u16 {
    client.get_with(path, &[("X-Forwarded-For", place), ("Accept-Language", "en")]).status
}

fn wrong_codes_never_bar_fresh_phones_behind_the_same_address(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let other = story.add_dialogue(2, "2021-09-08", "Hylte");
    let hall = "192.0.2.7";
    let prankster = app.client();
    for _ in 0..40 {
        let code = eko::dialogues::Code::random();
        assert_eq!(from(&prankster, hall, &format!("/d/{}", code.as_str())), 404);
    }
    // Neither the code that is used there nor one that is used for the first time.
    for path in [&dialogue.phone, &other.phone] {
        let started = Instant::now();
        assert_eq!(from(&app.client(), hall, path), 200);
        assert!(started.elapsed() < Duration::from_secs(2));
    }
    let phones = std::thread::scope(|all| {
        let phones: Vec<_> =
            (0..30).map(|_| all.spawn(|| from(&app.client(), hall, &dialogue.phone))).collect();
        phones.into_iter().map(|phone| phone.join().expect("an answer")).collect::<Vec<_>>()
    });
    assert_eq!(count(&phones, 200), 30, "{phones:?}");
}

fn wrong_links_of_hosts_and_tablets_bar_no_right_ones(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let link = link.link(&format!("{}/h/", app.base)).replace(&app.base, "");
    let tablet = app.client().get(&format!("{link}/kiosk")).expect(303).location().to_owned();
    let guesser = app.client();
    for right in [&link, &tablet] {
        let secret = right.trim_end_matches('/').rsplit('/').next().expect("a secret");
        let wrong = || right.replace(secret, &eko::secrets::random_token());
        let statuses: Vec<u16> = (0..45).map(|_| guesser.get(&wrong()).status).collect();
        assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    }
    app.client().get(&link).expect(200);
    app.client().get(&tablet).expect(200);
    app.client().get(&dialogue.phone).expect(200);
}

// Every door has a limit before it reads.

/// Sends the head of a request that says how long its body is, and none of the body; what is answered all the same.
fn only_the_head(base: &str, path: &str, kind: &str, length: usize) -> (String, Duration) {
    let started = Instant::now();
    let host = base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a timeout");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("a head");
    let mut answer = [0; 64];
    let read = stream.read(&mut answer).unwrap_or(0);
    (String::from_utf8_lossy(&answer[..read]).into_owned(), started.elapsed())
}

const FORM: &str = "application/x-www-form-urlencoded";

/// The link of a dialogue's host, and of a tablet of it.
fn links(app: &TestApp, story: &Story, staff: &str) -> (String, String) {
    let link = story.leader.post(&format!("{staff}/host-link"), &[]).expect(200);
    let host = link.link(&format!("{}/h/", app.base)).replace(&app.base, "");
    let tablet = app.client().get(&format!("{host}/kiosk")).expect(303).location().to_owned();
    (host, tablet)
}

fn a_body_is_read_only_when_its_token_is_right(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let (host, tablet) = links(&app, &story, &dialogue.staff);
    let large = 4 * 1024 * 1024;
    let wrong = eko::secrets::random_token();
    for (path, kind) in [
        (format!("/kiosk/{wrong}/answers"), "application/json"),
        (format!("/kiosk/{wrong}/addresses"), "application/json"),
        (format!("/kiosk/{wrong}/report"), "application/json"),
        (format!("/h/{wrong}/head-count"), FORM),
        (format!("/h/{wrong}/paper"), FORM),
        (format!("/a/{wrong}"), FORM),
        (format!("/setup/{wrong}"), FORM),
        (format!("/d/{}", eko::dialogues::Code::random().as_str()), FORM),
        (format!("/d/{}/address", eko::dialogues::Code::random().as_str()), FORM),
    ] {
        let (answer, took) = only_the_head(&app.base, &path, kind, large);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        assert!(took < Duration::from_secs(3), "{path}: {took:?}");
    }
    // Where it is right, the body is waited for.
    for (path, kind) in
        [(format!("{tablet}answers"), "application/json"), (format!("{host}/head-count"), FORM)]
    {
        let (answer, _) = only_the_head(&app.base, &path, kind, large);
        assert_eq!(answer, "", "{path}");
    }
}

fn whoever_was_not_let_in_sends_little(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let long = "x".repeat(100 * 1024);
    let phone = app.client();
    let key = phone.get(&dialogue.phone).expect(200).field("key");
    phone.post(&dialogue.phone, &[("key", &key), ("heard", &long)]).expect(413);
    phone.post("/admin/sign-in", &[("email", EMAIL), ("password", &long)]).expect(413);
    assert_eq!(app.count("SELECT count(*) FROM tally WHERE count > 0"), 0);
    dialogue.answer(&phone, "very_high", &"å".repeat(1_500));
    // Staff may send more, as to bring a file in.
    let page = story.leader.post(&story.path("/boards/new"), &[("name", &long)]).expect(422);
    assert!(page.status == 422, "it was read, and is only too long for a name");
}

fn send_all(base: &str, path: &str, kind: &str, many: usize, length: usize) -> Vec<u16> {
    let client = |base: &str| Client::new(base, base);
    std::thread::scope(|all| {
        let sent: Vec<_> = (0..many)
            .map(|_| {
                all.spawn(|| {
                    let body = vec![b'['; length];
                    let client = client(base);
                    client
                        .try_post_raw(path, &[("Content-Type", kind)], &body)
                        .map_or(0, |page| page.status)
                })
            })
            .collect();
        sent.into_iter().map(|sent| sent.join().expect("an answer")).collect()
    })
}

#[test]
fn sixty_large_bodies_take_no_more_memory_than_there_is_for_all_of_them() {
    let folder = Folder::new();
    let demo = Eko::start(&folder.0, free_port(), &["--demo"], &[("EKO_WORKERS", "2")], 6);
    let (open, host) = (demo.said("open"), demo.said("host"));
    let page = demo.client().get(&format!("{host}/kiosk")).expect(303);
    let tablet = page.location().replace(&open, "");
    let idle = demo.memory("VmRSS");
    let wrong = format!("/kiosk/{}/answers", eko::secrets::random_token());
    let statuses = send_all(&open, &wrong, "application/json", 60, 20 * 1024 * 1024);
    let after_wrong = demo.memory("VmHWM");
    assert_eq!(count(&statuses, 200), 0);
    let right =
        send_all(&open, &format!("{tablet}answers"), "application/json", 60, 4 * 1024 * 1024);
    let after_right = demo.memory("VmHWM");
    println!(
        "resident: {idle} kB idle, {after_wrong} kB at most with 60 x 20 MB under a wrong token, \
         {after_right} kB with 60 x 4 MB under a right one"
    );
    assert!(right.iter().all(|status| [400, 503, 0].contains(status)), "{right:?}");
    assert!(count(&right, 400) >= 20, "{right:?}");
    assert!(after_wrong < idle + 40 * 1024, "{idle} kB, then {after_wrong} kB");
    assert!(after_right < idle + 250 * 1024, "{idle} kB, then {after_right} kB");
}

/// A PDF of so many bytes and some more.
fn large_pdf(length: usize) -> Vec<u8> {
    let pdf = String::from_utf8(eko::demo::one_page_pdf("Hello")).expect("ASCII");
    let (objects, table) = pdf.split_once("xref\n").expect("a table");
    let old = format!("startxref\n{}\n", objects.len());
    let stream = format!("<< /Length {length} >>\nstream\n{}\nendstream", "x".repeat(length));
    let objects = format!("{objects}9 0 obj\n{stream}\nendobj\n");
    assert!(table.contains(&old), "{table}");
    let table = table.replace(&old, &format!("startxref\n{}\n", objects.len()));
    format!("{objects}xref\n{table}").into_bytes()
}

#[test]
fn sixty_who_read_a_large_file_slowly_share_one_copy_of_it() {
    let folder = Folder::new();
    let demo = Eko::start(&folder.0, free_port(), &["--demo"], &[("EKO_WORKERS", "2")], 6);
    let (open, sign_in) = (demo.said("open"), demo.said("sign-in"));
    let (email, password) = sign_in.split_once(' ').expect("two words");
    let leader = demo.client();
    let page = leader.post("/admin/sign-in", &[("email", email), ("password", password)]);
    let cookies = page.headers.iter().filter(|(name, _)| name == "set-cookie");
    let cookies: Vec<&str> = cookies.filter_map(|(_, value)| value.split(';').next()).collect();
    let cookies = cookies.join("; ");
    let fields = [
        ("kind", "outcomes"),
        ("version", "9.9"),
        ("title_sv", "Stor"),
        ("summary_sv", "En stor fil."),
    ];
    let large = large_pdf(15 * 1024 * 1024);
    let file = Some(("large.pdf", large.as_slice()));
    let report = leader.upload("/admin/p/halland/reports/new", &fields, file).expect(303);
    let path = format!("{}/file", report.location());
    assert_eq!(leader.get(&path).expect(200).body.len(), large.len());
    let before = demo.memory("VmRSS");
    let host = open.trim_start_matches("http://");
    let slow: Vec<TcpStream> = (0..60)
        .map(|_| {
            let mut stream = TcpStream::connect(host).expect("a connection");
            let head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookies}\r\n\r\n");
            stream.write_all(head.as_bytes()).expect("a request");
            let mut first = [0; 16];
            stream.read_exact(&mut first).expect("a beginning");
            assert!(first.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&first));
            stream
        })
        .collect();
    let after = demo.memory("VmRSS");
    println!("resident: {before} kB, then {after} kB with sixty who read 15 MB slowly");
    assert!(after < before + 40 * 1024, "{before} kB, then {after} kB");
    drop(slow);
}

/// A file that begins with its table of objects, packed twice over: so many bytes in a few.
fn bomb(unpacked: usize) -> Vec<u8> {
    let pack = |bytes: &[u8]| {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
        packer.write_all(bytes).expect("room");
        // Ended on a byte, so that what it gives can stand there again and again.
        packer.flush().expect("room");
        packer.get_ref().clone()
    };
    const BLOCK: usize = 1 << 20;
    let table = pack(&pack(&vec![0; BLOCK]).repeat(unpacked / BLOCK));
    let dict = format!(
        "<< /Type /XRef /Size 9 /W [1 2 1] /Root 1 0 R /Filter [/FlateDecode /FlateDecode] /Length {} >>",
        table.len()
    );
    let mut file = b"%PDF-1.5\n".to_vec();
    let at = file.len();
    file.extend(format!("9 0 obj\n{dict}\nstream\n").bytes());
    file.extend(table);
    file.extend(format!("\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n").bytes());
    file
}

#[test]
fn a_small_file_that_unpacks_to_gigabytes_is_no_pdf_and_costs_the_server_nothing() {
    let folder = Folder::new();
    let demo = Eko::start(&folder.0, free_port(), &["--demo"], &[("EKO_WORKERS", "1")], 6);
    let (sign_in, path) = (demo.said("sign-in"), demo.said("dialogue"));
    let (email, password) = sign_in.split_once(' ').expect("two words");
    let leader = demo.client();
    leader.post("/admin/sign-in", &[("email", email), ("password", password)]).expect(303);
    let fields = [
        ("kind", "outcomes"),
        ("version", "9.9"),
        ("title_sv", "Liten"),
        ("summary_sv", "En liten fil."),
    ];
    let bomb = bomb(4 << 30);
    assert!(bomb.len() < 64 * 1024, "{}", bomb.len());
    let before = demo.memory("VmHWM");
    let began = Instant::now();
    std::thread::scope(|scope| {
        let sent = scope.spawn(|| {
            let file = Some(("small.pdf", bomb.as_slice()));
            leader.upload("/admin/p/halland/reports/new", &fields, file)
        });
        let waited = (0..20).map(|_| {
            let asked = Instant::now();
            demo.client().get(&path).expect(200);
            asked.elapsed()
        });
        let waited = waited.max().expect("some");
        let sent = sent.join().expect("an answer");
        sent.expect(422).says("ingen PDF som går att läsa");
        println!("said after {:?}; a participant waited {waited:?} at most", began.elapsed());
        assert!(waited < Duration::from_secs(2), "{waited:?}");
    });
    let after = demo.memory("VmHWM");
    println!("resident at most: {before} kB, then {after} kB");
    assert!(after < before + 32 * 1024, "{before} kB, then {after} kB");
}

/// Six hundred files at most, of which some three hundred and fifty are for connections: all of them are taken by
/// somebody who asks for nothing, and takes each again that is given up.
#[test]
fn a_full_house_never_stalls_a_participant() {
    let folder = Folder::new();
    let port = free_port();
    let eko = env!("CARGO_BIN_EXE_eko");
    let by = ["prlimit", "--nofile=600:600", eko, "serve", "--demo"];
    let demo = Eko::start_by(&by, &folder.0, port, 6);
    let (open, path) = (demo.said("open"), demo.said("dialogue"));
    let host = open.trim_start_matches("http://").to_owned();
    let idle: Vec<TcpStream> =
        (0..400).map(|_| TcpStream::connect(&host).expect("a connection")).collect();
    for (nth, mut stream) in idle.iter().enumerate() {
        // Some say nothing, some begin and never end.
        if nth % 2 == 0 {
            stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n").expect("a beginning");
        }
    }
    let took: Vec<Duration> = (0..5)
        .map(|_| {
            let started = Instant::now();
            demo.client().get(&path).expect(200);
            started.elapsed()
        })
        .collect();
    println!("a participant in a full house waited {took:?}");
    assert!(took.iter().all(|took| *took < Duration::from_secs(6)), "{took:?}");
    drop(idle);
    demo.client().get("/readyz").expect(200);
}

// Files.

/// The example's file with some of its bytes changed, as many for as many.
fn pdf_with(old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let pdf = String::from_utf8(eko::demo::one_page_pdf("Hello")).expect("ASCII");
    assert!(pdf.contains(old));
    pdf.replace(old, new).into_bytes()
}

fn files_are_pdfs_that_run_nothing_and_screen_readers_can_read(engine: Engine) {
    let (app, story) = Story::on(engine);
    let send = |version: &str, file: &[u8]| {
        let fields = [
            ("kind", "interim"),
            ("version", version),
            ("title_sv", "Delrapport"),
            ("summary_sv", "Det här har vi hört."),
        ];
        story.leader.upload(&story.path("/reports/new"), &fields, Some(("report.pdf", file)))
    };
    for none in [&b"%PDF-1.4\n<script>alert(1)</script>"[..], b"<html>", b"PK\x03\x04"] {
        send("0.1", none).expect(422).says("not a PDF that can be read");
    }
    let (untagged, active) = ("This file has no tags", "a program would run");
    let shown = |version: &str, file: &[u8]| {
        let report = send(version, file).expect(303).location().to_owned();
        story.order(&report, &[("mail", "no")]).expect(303);
        let page = story.leader.get(&report).expect(200);
        let file = app.client().get(&format!("{}/file", report.replace("/admin", ""))).expect(200);
        let policy = file.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("sandbox;"), "{policy}");
        let for_staff = story.leader.get(&format!("{report}/file")).expect(200);
        let how = file.header("content-disposition").expect("how it is shown").to_owned();
        assert_eq!(for_staff.header("content-disposition"), Some(how.as_str()));
        (page, how)
    };
    let (page, how) = shown("1.0", &eko::demo::one_page_pdf("Hello"));
    page.never_says(untagged).never_says(active);
    assert!(how.starts_with("inline"), "{how}");
    let (page, how) = shown("2.0", &pdf_with("/Marked true", "/Marked null"));
    page.says(untagged).says("Tagged PDF").never_says(active);
    assert!(how.starts_with("inline"), "{how}");
    let (page, how) = shown("3.0", &pdf_with("/Lang (sv)", "/JS (x)   "));
    page.says(active).never_says(untagged);
    assert!(how.starts_with("attachment"), "{how}");
}
