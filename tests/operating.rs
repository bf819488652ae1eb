//! Who runs Eko: what they are told before something goes wrong, and what does not go wrong when they sleep.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::binary::{Eko, Folder, command, free_port, run_eko, sqlite_count, sqlite_do};
use crate::support::database::connect;
use crate::support::{Engine, TestDatabase};

/// Runs a command with settings of its own: whether it went well, and all its words.
fn run_with(folder: &Path, arguments: &[&str], env: &[(&str, &str)]) -> (bool, String) {
    let output =
        command(folder).args(arguments).envs(env.iter().copied()).output().expect("eko runs");
    let words = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&words).into_owned())
}

#[test]
fn a_lost_key_or_a_lost_database_is_never_begun_anew_in_silence() {
    let folder = Folder::new();
    let data = folder.0.join("data");
    assert!(run_eko(&folder.0, &["migrate"]).0);
    let (key, away) = (data.join("master.key"), folder.0.join("away"));

    // The key is gone.
    std::fs::rename(&key, &away).expect("a key");
    for words in [&["serve"][..], &["migrate"], &["migrate", "--new"], &["worker"]] {
        let (ok, _, said) = run_eko(&folder.0, words);
        assert!(!ok && said.contains("put the master key back from its copy"), "{said}");
        assert!(!key.exists(), "no other key was made");
    }
    let (_, found) = run_with(&folder.0, &["doctor"], &[]);
    assert!(found.contains("put right: the master key") && found.contains("is not there"));
    std::fs::rename(&away, &key).expect("a key");
    assert!(run_eko(&folder.0, &["migrate"]).0);

    // The database is gone, or its disk is not mounted.
    std::fs::rename(data.join("eko.sqlite"), folder.0.join("database")).expect("a database");
    let (ok, _, said) = run_eko(&folder.0, &["serve"]);
    assert!(!ok && said.contains("is its disk mounted?"), "{said}");
    let (_, found) = run_with(&folder.0, &["doctor"], &[]);
    assert!(found.contains("put right: there is no database of Eko’s at"), "{found}");
    assert!(!data.join("eko.sqlite").exists());

    // Both are gone, and mail was sent from here.
    std::fs::rename(&key, &away).expect("a key");
    std::fs::create_dir_all(data.join("senders")).expect("a folder");
    std::fs::write(data.join("senders/one"), "").expect("a file");
    let (ok, _, said) = run_eko(&folder.0, &["serve"]);
    assert!(!ok && said.contains("mail was sent from"), "{said}");

    // Whoever means it says so.
    assert!(run_eko(&folder.0, &["migrate", "--new"]).0);
    assert_eq!(sqlite_count(&folder.0, "SELECT count(*) FROM installation"), 1);
    let server = Eko::start(&folder.0, free_port(), &[], &[], 2);
    server.client().get("/readyz").expect(200);
}

#[test]
fn a_backup_is_whole_or_not_there_and_makes_nothing_new() {
    let folder = Folder::new();
    let copy = folder.0.join("copy.sqlite");
    let copy_path = copy.to_string_lossy().into_owned();
    let (ok, _, said) = run_eko(&folder.0, &["backup", &copy_path]);
    assert!(!ok && said.contains("there is no database at"), "{said}");
    assert!(!folder.0.join("data").exists() && !copy.exists(), "nothing is made");

    assert!(run_eko(&folder.0, &["migrate"]).0);
    // What a crash has left of one is taken over, with its mode.
    let unfinished = folder.0.join("copy.sqlite.unfinished");
    std::fs::write(&unfinished, "half of another").expect("a file");
    // No key is needed to copy what is sealed.
    let key = folder.0.join("data/master.key");
    std::fs::rename(&key, folder.0.join("key")).expect("a key");
    let (ok, said, also) = run_eko(&folder.0, &["backup", &copy_path]);
    assert!(ok && said.contains("accounts of staff: 0, processes: 0"), "{said}{also}");
    assert!(!unfinished.exists() && !key.exists());

    // A damaged database makes no backup that looks like one.
    let database = folder.0.join("data/eko.sqlite");
    let mut bytes = std::fs::read(&database).expect("a database");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0x5a);
    std::fs::write(&database, bytes).expect("a database");
    let second = folder.0.join("second.sqlite");
    let (ok, _, said) = run_eko(&folder.0, &["backup", &second.to_string_lossy()]);
    assert!(!ok, "{said}");
    assert!(!second.exists() && !folder.0.join("second.sqlite.unfinished").exists());
}

#[test]
fn the_doctor_finds_what_an_operator_got_wrong_and_what_to_do() {
    let folder = Folder::new();
    let data = folder.0.join("data");
    let (ok, found) = run_with(&folder.0, &["doctor"], &[]);
    assert!(!ok && found.contains("ok: there is no data folder"), "{found}");
    assert!(!data.exists(), "looking makes nothing");

    let port = free_port();
    let base = format!("http://127.0.0.1:{port}");
    let reached = [("EKO_BASE_URL", base.as_str()), ("EKO_LISTEN", &base["http://".len()..])];
    let server = Eko::start(&folder.0, port, &[], &[], 2);
    let (_, found) = run_with(&folder.0, &["doctor"], &reached);
    for right in [
        "ok: nobody but its owner looks into the data folder",
        "and all in it belong to user",
        "ok: nobody else reads the master key",
        "MiB are free in",
        "ok: the master key is the one that the database was begun with",
        "ok: the schema of the database is that of this Eko",
        "ok: backups are yours to make: eko backup FILE",
        "of this machine",
        "ok: days begin and end in Europe/Stockholm",
        "ok: the DNS knows 127.0.0.1",
        &format!("ok: Eko answers at {base}/healthz"),
        "ok: only this machine reaches Eko itself",
        "put right: no mail is sent",
    ] {
        assert!(found.contains(right), "{right}: {found}");
    }
    assert!(server.stop().0);

    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    let key = data.join("master.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    let silent = free_port().to_string();
    let relay = format!("smtp://127.0.0.1:{silent}");
    let wrong = [
        ("EKO_BASE_URL", base.as_str()),
        ("EKO_LISTEN", "0.0.0.0:8080"),
        ("EKO_SMTP_URL", relay.as_str()),
        ("EKO_MAIL_FROM", "eko@example.org"),
    ];
    let (ok, found) = run_with(&folder.0, &["doctor"], &wrong);
    assert!(!ok);
    for wrong in [
        "look into the data folder",
        "(mode 755): run chmod 700 on it",
        "(mode 644), and Eko refuses it: run chmod 600 on it",
        "the master key cannot be used",
        &format!("put right: nobody answers at {base}/healthz"),
        "believes no proxy",
        "EKO_TRUSTED_PROXIES",
        &format!("put right: the relay 127.0.0.1:{silent} cannot be used"),
    ] {
        assert!(found.contains(wrong), "{wrong}: {found}");
    }
    let named =
        [("EKO_BASE_URL", "https://eko.invalid"), ("EKO_DATABASE_URL", "sqlite:/nowhere/x")];
    let (_, found) = run_with(&folder.0, &["doctor"], &named);
    assert!(found.contains("put right: the name eko.invalid of EKO_BASE_URL is not found"));
    assert!(found.contains("put right: there is no database of Eko’s at /nowhere/x"), "{found}");
}

#[test]
#[cfg_attr(not(feature = "postgres"), ignore = "SQLite only: tests/run tests on PostgreSQL too")]
fn on_postgresql_the_same_is_told_and_backups_are_said_to_be_its_own() {
    let folder = Folder::new();
    let database = TestDatabase::create(Engine::Postgres, &folder.0);
    let url = database.url();
    let env = [("EKO_DATABASE_URL", url.as_str())];
    let run = |arguments: &[&str]| run_with(&folder.0, arguments, &env);
    assert!(run(&["migrate"]).0);
    let copy = folder.0.join("copy").to_string_lossy().into_owned();
    let (ok, said) = run(&["backup", &copy]);
    assert!(!ok && said.contains("pg_dump --format=custom"), "{said}");
    let (ok, said) = run(&["restore", &copy]);
    assert!(!ok && said.contains("pg_restore"), "{said}");
    let (_, found) = run(&["doctor"]);
    for right in [
        "ok: the master key is the one that the database was begun with",
        "ok: the schema of the database is that of this Eko",
        "ok: backups are yours to make, with pg_dump and pg_restore",
    ] {
        assert!(found.contains(right), "{right}: {found}");
    }
    assert!(!found.contains("clocks"), "{found}");

    // The key is gone.
    let key = folder.0.join("data/master.key");
    std::fs::rename(&key, folder.0.join("away")).expect("a key");
    let (ok, said) = run(&["migrate"]);
    assert!(!ok && said.contains("put the master key back from its copy"), "{said}");
    std::fs::rename(folder.0.join("away"), &key).expect("a key");
    // Another database, which is empty, has taken the place of this one.
    let empty = TestDatabase::create(Engine::Postgres, &folder.0);
    let (ok, said) = run_with(&folder.0, &["migrate"], &[("EKO_DATABASE_URL", &empty.url())]);
    assert!(!ok && said.contains("is its disk mounted?") && said.contains("pg_restore"), "{said}");
    // A newer Eko was here.
    let TestDatabase::Postgres { name } = &database else { panic!("it is PostgreSQL") };
    use diesel::connection::SimpleConnection;
    connect(name)
        .batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101')")
        .expect("a change");
    let (ok, said) = run(&["migrate"]);
    assert!(!ok && said.contains("changed by a newer Eko"), "{said}");
    let (_, found) = run(&["doctor"]);
    assert!(found.contains("put right: the database was changed by a newer Eko"), "{found}");
}

#[test]
fn a_container_asks_whether_the_server_can_take_requests() {
    let folder = Folder::new();
    let port = free_port();
    // What it listens on cannot be connected to as it is written.
    let everywhere = format!("0.0.0.0:{port}");
    let env = [("EKO_LISTEN", everywhere.as_str())];
    let (ok, said) = run_with(&folder.0, &["healthcheck"], &env);
    assert!(!ok && said.contains(&everywhere), "{said}");
    assert!(!folder.0.join("data").exists(), "asking makes nothing");
    let server = Eko::start(&folder.0, port, &[], &[], 2);
    let (ok, said) = run_with(&folder.0, &["healthcheck"], &env);
    assert!(ok && said == "ready\n", "{said}");
    assert!(server.stop().0);
    assert!(!run_with(&folder.0, &["healthcheck"], &env).0);
}

#[test]
fn what_a_newer_eko_has_changed_is_refused_by_an_older_one() {
    let folder = Folder::new();
    assert!(run_eko(&folder.0, &["migrate"]).0);
    let copy = folder.0.join("copy.sqlite").to_string_lossy().into_owned();
    sqlite_do(&folder.0, "INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101')");
    for words in [&["serve"][..], &["migrate"], &["worker"]] {
        let (ok, _, said) = run_eko(&folder.0, words);
        let told = "the database was changed by a newer Eko than this one";
        assert!(!ok && said.contains(told) && said.contains("29990101"), "{said}");
        assert_eq!(said.lines().filter(|line| line.starts_with("eko: ")).count(), 1, "{said}");
    }
    let (_, found) = run_with(&folder.0, &["doctor"], &[]);
    assert!(found.contains("put right: the database was changed by a newer Eko"), "{found}");
    // It can still be copied, as before the newer version is put back; and not be put back here.
    assert!(run_eko(&folder.0, &["backup", &copy]).0);
    std::fs::rename(folder.0.join("data/eko.sqlite"), folder.0.join("away")).expect("a database");
    let (ok, _, said) = run_eko(&folder.0, &["restore", &copy]);
    assert!(!ok && said.contains("changed by a newer Eko"), "{said}");
    assert!(!folder.0.join("data/eko.sqlite").exists());
}

#[test]
fn a_second_server_on_the_same_database_is_refused() {
    let folder = Folder::new();
    let mut first = Eko::start(&folder.0, free_port(), &[], &[], 2);
    let second = |port: u16| {
        let listen = format!("127.0.0.1:{port}");
        run_with(&folder.0, &["serve"], &[("EKO_LISTEN", listen.as_str())])
    };
    let (ok, said) = second(free_port());
    assert!(!ok && said.contains("another server runs on this database"), "{said}");
    // By another data folder too.
    let database = format!("sqlite:{}", folder.0.join("data/eko.sqlite").display());
    let key = folder.0.join("data/master.key").to_string_lossy().into_owned();
    let other = Folder::new();
    let env = [
        ("EKO_DATABASE_URL", database.as_str()),
        ("EKO_SECRET_KEY_FILE", key.as_str()),
        ("EKO_LISTEN", "127.0.0.1:0"),
    ];
    let (ok, said) = run_with(&other.0, &["serve"], &env);
    assert!(!ok && said.contains("another server runs on this database"), "{said}");
    // The shell works beside it, and the first goes on.
    assert!(run_eko(&folder.0, &["account", "add", "kim@example.org", "--name", "Kim"]).0);
    first.client().get("/readyz").expect(200);
    // However the first ends, its place is free.
    first.child.kill().expect("SIGKILL");
    first.child.wait().expect("dead");
    let again = Eko::start(&folder.0, free_port(), &[], &[], 1);
    again.client().get("/readyz").expect(200);
}
