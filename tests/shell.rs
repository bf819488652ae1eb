//! The real binary: started, hammered, killed, told to stop.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use crate::support::binary::{Eko, Folder, command, free_port, run_eko, sqlite_count};
use crate::support::story::add_process;
use crate::support::{Crowd, crowd};

/// How many keys there are: each row begins with how many it has.
const KEYS: &str =
    "SELECT coalesce(sum(instr(x'0001020304', substr(kept, 1, 1)) - 1), 0) FROM submission_key";

#[test]
fn the_demo_shows_a_whole_process_to_whoever_tries_it() {
    let folder = Folder::new();
    let demo = Eko::start(&folder.0, free_port(), &["--demo"], &[], 6);
    let words: Vec<&str> = demo.lines.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(words, ["open", "sign-in", "desk", "dialogue", "host", "mail"]);
    let key = folder.0.join("data/master.key");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(&key).expect("a key").permissions().mode() & 0o777, 0o600);
    let browser = demo.client();
    let sign_in = demo.said("sign-in");
    let (email, password) = sign_in.split_once(' ').expect("two words");
    browser.post("/admin/sign-in", &[("email", email), ("password", password)]).expect(303);
    browser
        .get("/admin/p/halland/follow-up")
        .expect(200)
        .says("37 Dialoger")
        .says("426 Deltagare")
        .says("mer än 90 % 90 % (261 av 290) inte uppfyllt");
    browser
        .get("/admin/p/halland/follow-up/feedback")
        .expect(200)
        .says("Önskat någon återkoppling 136 136 Att skicka till 136")
        .says("Mottagna av servern 134")
        .says("Studsade 2");
    let mailings = browser.get("/admin/p/halland/mailings").expect(200).says("klart").says("pågår");
    // Something has come back that a person has to settle, and can.
    mailings.says("1 mejl har kommit tillbaka utan att Eko kunde förstå det");
    let list = "/admin/p/halland/mailings/returned";
    let one = browser.get(list).expect(200).says("DELIVERY FAILURE").link(&format!("{list}/"));
    let settle = browser.get(&format!("{one}/settle")).expect(200);
    settle.says("som står i mejlet").says("Det har studsat för gott");
    browser
        .get(&demo.said("dialogue"))
        .expect(200)
        .says("I vilken grad fick du göra din röst hörd?");
    browser.get(&demo.said("host")).expect(200).says("Räkna deltagarna");
    let mails = std::fs::read_dir(demo.said("mail")).expect("an outbox").count();
    assert!(mails >= 136, "{mails}");
    // Another process does not keep the example from being found.
    add_process(&browser, "En annan process");
    let (stopped_well, _) = demo.stop();
    assert!(stopped_well);
    let again = Eko::start(&folder.0, free_port(), &["--demo"], &[], 6);
    assert_ne!(again.said("sign-in"), sign_in, "a new password each time");
    again.client().get(&again.said("dialogue")).expect(200);
}

#[test]
fn the_demo_is_not_for_others_to_reach_nor_for_real_installations() {
    let folder = Folder::new();
    let refused = command(&folder.0)
        .args(["serve", "--demo"])
        .env("EKO_LISTEN", "0.0.0.0:0")
        .output()
        .expect("eko runs");
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("this machine only"));
    assert!(!folder.0.join("data").exists());
    let added = command(&folder.0)
        .args(["account", "add", "robin@example.org", "--name", "Robin"])
        .output()
        .expect("eko runs");
    assert!(added.status.success());
    let refused = command(&folder.0)
        .args(["serve", "--demo"])
        .env("EKO_LISTEN", format!("127.0.0.1:{}", free_port()))
        .output()
        .expect("eko runs");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("holds a real installation"));
}

/// What whoever runs Eko does with accounts, in a folder with one that leads the process `Tillit`.
fn accounts_are_looked_after(run: &dyn Fn(&[&str], &str) -> (bool, String, String)) {
    let said = |arguments: &[&str]| {
        let (ok, out, also) = run(&[&["account"], arguments].concat(), "");
        assert!(ok, "{arguments:?}: {also}");
        out
    };
    let refused = |arguments: &[&str], why: &str| {
        let (ok, _, also) = run(&[&["account"], arguments].concat(), "");
        assert!(!ok && also.contains(why), "{arguments:?}: {also}");
    };
    let line = |email: &str| {
        let list = said(&["list"]);
        list.lines().find(|line| line.starts_with(email)).unwrap_or_default().to_owned()
    };
    let robin = line("robin@example.org");
    assert!(robin.contains("Robin\topen\t") && robin.contains("operator,creator"), "{robin}");
    assert!(robin.ends_with("Tillit: leader"), "{robin}");
    assert!(line("alex@example.org").contains("\tinvited\tnever\t"));
    // Without a relay nobody gets the mail, and that is said.
    refused(&["invite", "kim@example.org", "--name", "Kim"], "there is no relay");
    let link = said(&["invite", "kim@example.org", "--name", "Kim", "--print"]);
    assert!(link.starts_with("link http") && link.contains("/setup/"), "{link}");
    refused(&["invite", "robin@example.org", "--name", "Robin"], "there is an account");
    let link = said(&["reset", "robin@example.org", "--print"]);
    assert!(link.starts_with("link http"), "{link}");
    refused(&["reset", "nobody@example.org"], "no account has the address");
    said(&["role", "kim@example.org", "registrar", "--process", "tillit"]);
    assert!(line("kim@example.org").ends_with("Tillit: registrar"));
    said(&["role", "kim@example.org", "none"]);
    assert!(line("kim@example.org").ends_with('\t'));
    refused(&["role", "kim@example.org", "king"], "leader, group, reader");
    refused(&["disable", "robin@example.org"], "nobody else runs the installation");
    said(&["confirm", "kim@example.org"]);
    said(&["disable", "kim@example.org"]);
    assert!(line("kim@example.org").contains("\tdisabled\t"));
    refused(&["reset", "kim@example.org", "--print"], "is disabled");
    said(&["enable", "kim@example.org"]);
    assert!(line("kim@example.org").contains("\tinvited\t"));
}

#[test]
fn an_operator_sets_up_imports_and_backs_up_from_the_shell() {
    let folder = Folder::new();
    let run = |arguments: &[&str], input: &str| {
        let mut child = command(&folder.0)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("eko runs");
        child.stdin.take().expect("stdin").write_all(input.as_bytes()).expect("input");
        let output = child.wait_with_output().expect("an end");
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (ok, _, _) = run(&["migrate"], "");
    assert!(ok);
    let add = ["account", "add", "robin@example.org", "--name", "Robin", "--password-stdin"];
    assert!(!run(&add, "short\n").0);
    assert!(run(&add, "a long enough password\n").0);
    let (ok, _, said) = run(&add, "a long enough password\n");
    assert!(!ok && said.contains("there is an account with this address"), "{said}");
    let (ok, link, _) = run(&["account", "add", "alex@example.org", "--name", "Alex"], "");
    assert!(ok && link.starts_with("set-up http://127.0.0.1:8080/setup/"), "{link}");

    let server = Eko::start(&folder.0, free_port(), &[], &[], 1);
    let browser = server.client();
    browser
        .post(
            "/admin/sign-in",
            &[("email", "robin@example.org"), ("password", "a long enough password")],
        )
        .expect(303);
    add_process(&browser, "Tillit");
    assert!(server.stop().0);
    accounts_are_looked_after(&run);

    let file = folder.0.join("dialogues.csv");
    std::fs::write(&file, "no,held_on,board,phase\n1,sometime,Hylte,perspective\n")
        .expect("a file");
    let path = file.to_string_lossy().into_owned();
    let (ok, _, said) = run(&["import", "dialogues", &path], "");
    assert!(!ok && said.contains("Line 2, column held_on"), "{said}");
    std::fs::write(&file, include_str!("../src/demo/dialogues.csv")).expect("a file");
    let (ok, said, also) = run(&["import", "dialogues", &path], "");
    assert!(ok && said.contains("imported 37 dialogues"), "{said}{also}");
    assert!(also.contains("column answered is not imported") && also.contains("read as UTF-8"));
    assert!(!run(&["import", "dialogues", &path], "").0, "the numbers are taken");
    assert_eq!(sqlite_count(&folder.0, "SELECT count(*) FROM dialogue"), 37);

    let copy = folder.0.join("copy.sqlite");
    let copy_path = copy.to_string_lossy().into_owned();
    let beside = folder.0.join("data/copy.sqlite").to_string_lossy().into_owned();
    let (ok, _, said) = run(&["backup", &beside], "");
    assert!(!ok && said.contains("a backup beside its key"), "{said}");
    assert!(!Path::new(&beside).exists());
    let (ok, said, _) = run(&["backup", &copy_path], "");
    assert!(
        ok && said
            .contains("accounts of staff: 3, processes: 1, dialogues and collection points: 37"),
        "{said}"
    );
    assert!(said.contains("not in it: the master key ") && said.contains("master.key"), "{said}");
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(&copy).expect("a copy").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!folder.0.join("copy.sqlite.unfinished").exists());
    assert!(!run(&["backup", &copy_path], "").0, "never over another file");
    assert!(std::fs::metadata(&copy).expect("a copy").len() > 100_000);
    let (ok, example, _) = run(&["config"], "");
    assert!(ok && example.contains("EKO_SMTP_URL"));
    let (ok, found, said) = run(&["doctor"], "");
    assert!(!ok && said.contains(" to be put right"), "{said}");
    assert!(found.contains("put right: the master key") && found.contains("EKO_SECRET_KEY_FILE"));
}

/// The files of a folder, with how long they are and when each was written.
fn lying(folder: &Path) -> Vec<(PathBuf, u64, std::time::SystemTime)> {
    let entries =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut all = Vec::new();
    for entry in entries {
        let facts = entry.metadata().expect("its facts");
        // Memory that programs share: the time of its file is when the kernel came to write it down.
        let is_shared = entry.path().extension().is_some_and(|ending| ending == "sqlite-shm");
        let modified = facts.modified().expect("a time");
        let modified = if is_shared { std::time::SystemTime::UNIX_EPOCH } else { modified };
        all.push((entry.path(), facts.len(), modified));
        if facts.is_dir() {
            all.extend(lying(&entry.path()));
        }
    }
    all.sort();
    all
}

#[test]
fn an_audit_reads_and_leaves_everything_as_it_is() {
    let folder = Folder::new();
    let audit = |env: &[(&str, &str)]| {
        let mut command = command(&folder.0);
        let run = command.args(["audit", "anonymity"]).envs(env.iter().copied()).output();
        let output = run.expect("eko runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.success(), text(&output.stdout), text(&output.stderr))
    };
    let (ok, _, said) = audit(&[]);
    assert!(!ok && said.contains("there is no database at"), "{said}");
    assert!(!folder.0.join("data").exists(), "nothing is made");

    assert!(command(&folder.0).arg("migrate").status().expect("eko runs").success());
    let before = lying(&folder.0);
    let (ok, report, said) = audit(&[]);
    assert_eq!(lying(&folder.0), before, "nothing has changed");
    assert!(!ok && said.contains("3 to be put right"), "{report}{said}");
    assert!(report.contains("1. What is stored about participants"), "{report}");

    // With the key apart, a relay and an encrypted way in there is nothing left to say; also while Eko runs.
    let key = folder.0.join("elsewhere");
    std::fs::rename(folder.0.join("data/master.key"), &key).expect("a key");
    let key = key.to_string_lossy();
    let fine = [
        ("EKO_SECRET_KEY_FILE", &*key),
        ("EKO_BASE_URL", "https://eko.example.org"),
        ("EKO_SMTP_URL", "smtps://relay.example.org"),
        ("EKO_MAIL_FROM", "eko@example.org"),
    ];
    let (ok, report, said) = audit(&fine);
    assert!(ok && said.is_empty(), "{report}{said}");
    let server = Eko::start(&folder.0, free_port(), &[], &fine[..1], 2);
    let (ok, report, said) = audit(&fine);
    assert!(ok, "{report}{said}");
    assert!(server.stop().0);
}

#[test]
fn without_an_account_the_server_prints_a_one_time_link() {
    let folder = Folder::new();
    let server = Eko::start(&folder.0, free_port(), &[], &[], 2);
    let link = server.said("set-up");
    server.client().get(&link).expect(200).says("Skapa det första kontot");
}

#[test]
fn an_acknowledged_answer_survives_kill_9_and_none_is_counted_twice() {
    const BLOWS: usize = 3;
    let (folder, port) = (Folder::new(), free_port());
    let mut demo = Eko::start(&folder.0, port, &["--demo"], &[], 6);
    let (dialogue, open) = (demo.said("dialogue"), demo.said("open"));
    let path = dialogue.strip_prefix(&open).expect("our own").to_owned();
    let counted = || sqlite_count(&folder.0, "SELECT sum(count) FROM tally");
    let before = (counted(), sqlite_count(&folder.0, KEYS));
    let crowd = Crowd::gather(&open, &path);
    for _ in 0..BLOWS {
        demo.child.kill().expect("SIGKILL");
        demo.child.wait().expect("dead");
        let (acknowledged, killed) = (crowd.acknowledged(), Instant::now());
        let counted = usize::try_from(counted() - before.0).expect("a count");
        // What was on its way when it died may be counted; it is sent again.
        let most = acknowledged + crowd::AT_ONCE;
        assert!((acknowledged..=most).contains(&counted), "{counted} of {acknowledged}");
        demo = Eko::start(&folder.0, port, &["--demo"], &[], 6);
        crowd.wait_until_served("it was killed", killed);
    }
    let (answers, _) = crowd.end();
    let answers = i64::try_from(answers).expect("a count");
    assert_eq!(counted() - before.0, answers, "none lost, none doubled");
    assert_eq!(sqlite_count(&folder.0, KEYS) - before.1, answers, "each once, with its key");
    demo.client().get("/readyz").expect(200);
}

#[test]
fn told_to_stop_it_ends_the_requests_in_flight() {
    let folder = Folder::new();
    let port = free_port();
    let demo = Eko::start(&folder.0, port, &["--demo"], &[], 6);
    let path = demo.said("dialogue").strip_prefix(&demo.said("open")).expect("our own").to_owned();
    let key = eko::survey::SubmissionKey::random();
    let body = format!("key={}&heard=very_high", key.as_str());
    let mut slow = std::net::TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    slow.write_all(head.as_bytes()).expect("a head");
    slow.write_all(&body.as_bytes()[..10]).expect("half a body");
    // The server has begun on it once it answers another request that came later.
    demo.client().get("/healthz").expect(200);
    let stopping = std::thread::spawn(move || demo.stop());
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
        std::thread::yield_now();
    }
    slow.write_all(&body.as_bytes()[10..]).expect("the other half");
    let mut answer = [0; 12];
    slow.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 303");
    drop(slow);
    let (stopped_well, _) = stopping.join().expect("it stopped");
    assert!(stopped_well);
}

#[test]
fn the_log_says_what_happened_and_nothing_about_anybody() {
    let folder = Folder::new();
    let demo = Eko::start(
        &folder.0,
        free_port(),
        &["--demo"],
        &[("EKO_LOG", "trace"), ("EKO_LOG_FORMAT", "json")],
        6,
    );
    let dialogue = demo.said("dialogue");
    let code = dialogue.rsplit('/').next().expect("a code").to_owned();
    let phone = demo.client();
    let key =
        phone.get(&format!("{dialogue}?lang=en&canary=kanariequery")).expect(200).field("key");
    let text = "kanariefågel sjöng";
    phone.post(&dialogue, &[("key", &key), ("heard", "very_high")]).expect(303);
    // The demo's own question stands between the first and the one in own words.
    let further = format!("{dialogue}/q/3");
    let key = phone.get(&further).expect(200).field("key");
    phone.post(&further, &[("key", &key), ("better", text)]).expect(303);
    phone.post(&further, &[("key", &key), ("better", &text.repeat(200))]).expect(422);
    let wish_key = phone.get(&format!("{dialogue}/thanks")).expect(200).field("key");
    let address =
        [("key", wish_key.as_str()), ("address", "kanarie.fagel@canary.example"), ("final", "1")];
    phone.post(&format!("{dialogue}/address"), &address).expect(200);
    phone.get("/d/KANAR1EE").expect(404);
    let host = demo.said("host");
    phone.get(&host).expect(200);
    phone.get("/a/kanarietoken").expect(404);
    phone.post_raw(&dialogue, &[("Content-Type", "text/kanariepost")], b"kanariekropp").expect(415);
    let sign_in = demo.said("sign-in");
    let password = sign_in.rsplit(' ').next().expect("a password").to_owned();
    phone
        .post("/admin/sign-in", &[("email", "leader@example.org"), ("password", &password)])
        .expect(303);
    let host_token = host.rsplit('/').next().expect("a token").to_owned();
    let (_, log) = demo.stop();
    let of = |route: &str| {
        let route = format!("\"route\":\"{route}");
        log.lines().filter(|line| line.contains(&route)).count()
    };
    assert!(of("/admin/sign-in") >= 1, "{log}");
    assert_eq!(of("/d/") + of("/a/") + of("/h/"), 0, "no participant’s, no host’s: {log}");
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line)
            .unwrap_or_else(|_| panic!("not JSON: {line}"));
    }
    for canary in [
        "kanarie",
        "KANAR",
        "canary",
        "Canary/1.0",
        &code,
        &key,
        &wish_key,
        &host_token,
        &password,
        "participant001",
    ] {
        let line = log.lines().find(|line| line.contains(canary));
        assert!(line.is_none(), "{canary} is in the log: {line:?}");
    }
}

#[test]
fn a_backup_is_put_back_whole_or_not_at_all_and_what_was_pending_waits() {
    let folder = Folder::new();
    let copy = folder.0.join("copy.sqlite");
    let copy_path = copy.to_string_lossy().into_owned();
    let database = folder.0.join("data/eko.sqlite");
    let server = Eko::start(&folder.0, free_port(), &["--demo"], &[], 6);
    assert!(run_eko(&folder.0, &["backup", &copy_path]).0, "while it runs");
    let (ok, _, said) = run_eko(&folder.0, &["restore", &copy_path]);
    assert!(!ok && said.contains("stop the server and all workers first"), "{said}");
    let browser = server.client();
    let sign_in = server.said("sign-in");
    let (email, password) = sign_in.split_once(' ').expect("two words");
    browser.post("/admin/sign-in", &[("email", email), ("password", password)]).expect(303);
    let second = add_process(&browser, "Efter kopian");
    assert!(server.stop().0);

    // Nothing that is no whole copy of Eko's is taken, and nothing is changed by trying.
    let before = std::fs::read(&database).expect("a database");
    let (ok, _, said) = run_eko(&folder.0, &["restore", &copy_path]);
    assert!(!ok && said.contains("never writes over one"), "{said}");
    assert_eq!(std::fs::read(&database).expect("a database"), before);
    let aside = folder.0.join("aside");
    let move_away = || {
        std::fs::create_dir(&aside).expect("a folder");
        for end in ["", "-wal", "-shm", "-served"] {
            let name = format!("eko.sqlite{end}");
            let _ = std::fs::rename(folder.0.join("data").join(&name), aside.join(&name));
        }
    };
    move_away();
    // Until one is put back, nothing begins as if there had never been one.
    for words in [&["serve"][..], &["migrate"], &["worker"], &["bounce"]] {
        let (ok, _, said) = run_eko(&folder.0, words);
        assert!(!ok && said.contains("there is no database of Eko’s"), "{words:?}: {said}");
        assert!(said.contains("eko restore FILE") && said.contains("eko migrate --new"), "{said}");
    }
    assert!(!database.exists());
    let nonsense = folder.0.join("nonsense");
    std::fs::write(&nonsense, "SQLite format 3\0 and then nothing").expect("a file");
    let mut torn = std::fs::read(&copy).expect("a copy");
    torn.truncate(torn.len() / 2);
    let half = folder.0.join("half.sqlite");
    std::fs::write(&half, torn).expect("a file");
    let empty = folder.0.join("empty.sqlite");
    std::fs::write(&empty, "").expect("a file");
    for bad in [&nonsense, &half, &empty] {
        let (ok, _, said) = run_eko(&folder.0, &["restore", &bad.to_string_lossy()]);
        assert!(!ok && said.contains("nothing was changed"), "{said}");
    }
    assert!(!run_eko(&folder.0, &["restore", "nowhere"]).0);
    // Another key's database.
    let other = Folder::new();
    assert!(run_eko(&other.0, &["migrate"]).0);
    std::fs::remove_file(other.0.join("data/eko.sqlite")).expect("a database");
    let (ok, _, said) = run_eko(&other.0, &["restore", &copy_path]);
    assert!(!ok && said.contains("the master key is not the one"), "{said}");
    let keyless = Folder::new();
    let (ok, _, said) = run_eko(&keyless.0, &["restore", &copy_path]);
    assert!(!ok && said.contains("put the master key back"), "{said}");
    assert!(!keyless.0.join("data/master.key").exists(), "no other key was made");
    assert!(!database.exists());
    let count = |sql: &str| sqlite_count(&folder.0, sql);
    let named = "SELECT count(*) FROM process_text WHERE name = 'Efter kopian'";
    assert!(second.contains("efter-kopian"), "{second}");

    // Killed in the middle, it leaves all of it or nothing.
    for _ in 0..4 {
        let mut killed =
            command(&folder.0).args(["restore", &copy_path]).spawn().expect("eko runs");
        let prepared = folder.0.join("data/eko.sqlite.restoring");
        while !prepared.exists() && killed.try_wait().expect("its state").is_none() {
            std::thread::yield_now();
        }
        let _ = killed.kill();
        killed.wait().expect("an end");
        if database.exists() {
            assert_eq!(count("SELECT count(*) FROM installation"), 1);
            std::fs::remove_dir_all(&aside).expect("moved before");
            move_away();
        }
    }
    let (ok, said, also) = run_eko(&folder.0, &["restore", &copy_path]);
    assert!(ok, "{also}");
    assert!(said.contains("restored ") && said.contains("paused "), "{said}");
    assert!(said.contains("processes: 1, "), "{said}");
    assert_eq!(count(named), 0, "it is as it was");
    let running = "SELECT count(*) FROM mailing WHERE state = 'running' AND EXISTS (SELECT 1 FROM \
                   delivery WHERE mailing_id = mailing.id AND state IN ('queued', 'claimed', 'deferred'))";
    assert_eq!(count(running), 0);
    let leftover = ["eko.sqlite.restoring", "eko.sqlite.restoring-wal", "eko.sqlite.restoring-shm"];
    for name in leftover {
        assert!(!folder.0.join("data").join(name).exists(), "{name}");
    }
    let again = Eko::start(&folder.0, free_port(), &["--demo"], &[], 6);
    again.client().get("/readyz").expect(200);
}
