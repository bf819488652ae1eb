//! A real mail server: mail goes out through it and comes back from it; and what is said where the way to it ends.

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use eko::mailings::bounces;
use mail_parser::MessageParser;

use crate::both;
use crate::support::binary::NO_DNS;
use crate::support::mta::{Mta, Wish};
use crate::support::smtp::{Action, Phase, Rule, SmtpServer, Taken, Times};
use crate::support::story::{EMAIL, signed_in};
use crate::support::{Engine, Setup, Story, TestApp};

both!(
    a_real_mail_server_delivers_and_what_it_returns_is_counted_by_itself,
    bounces_are_collected_over_imap_marked_and_never_deleted,
    bounces_are_collected_from_a_folder_marked_and_never_deleted,
);

/// A folder that every user of the machine may enter.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("eko-relay-{}", eko::secrets::random_id()));
        fs::create_dir(&path).expect("a folder");
        fs::set_permissions(&path, Permissions::from_mode(0o755)).expect("a mode");
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A mail system from which nothing is to come back.
fn mail_system() -> Mta {
    Mta::start(&Wish { bounce_command: &["/bin/true".to_owned()], environment: &[] })
}

fn believing(setup: Setup, ca_file: Option<&Path>) -> Setup {
    match ca_file {
        Some(file) => setup.env("EKO_MAIL_CA_FILE", &file.display().to_string()),
        None => setup,
    }
}

/// People who wished the interim report, in these languages, and its mailing; nothing is sent yet.
fn mailing_to(app: &TestApp, people: &[(&str, &str)]) -> (Story, String) {
    let (story, dialogue) = Story::with_dialogue(app, "2021-09-08");
    for (address, language) in people {
        dialogue.wish(&app.client(), address, language, &["interim"]);
    }
    let report = story.add_report("interim", "Delrapport");
    let mailing = story.publish(&report);
    (story, mailing)
}

/// Writes the settings that a returned mail is taken in with, and gives all that they name to the user `nobody`,
/// as whom Postfix runs the command: the data folder, the key that its owner alone may read, the database's files.
fn give_to_nobody(app: &TestApp, mta: &Mta, settings: &str) {
    let text = format!(
        "data_dir = '{}'\ndatabase_url = '{}'\n[mail]\nsmtp_url = '{}'\nfrom = '{}'\nca_file = '{}'\n",
        app.folder.display(),
        app.database.url(),
        mta.smtp_url(),
        app.app.config.mail.from.as_str(),
        mta.ca_file().display(),
    );
    fs::write(settings, text).expect("a file");
    fs::set_permissions(settings, Permissions::from_mode(0o600)).expect("a mode");
    let given = Command::new("/bin/chown")
        .args(["-R", "nobody:nogroup", settings])
        .arg(&app.folder)
        .status()
        .expect("chown runs");
    assert!(given.success());
    let key = fs::metadata(app.folder.join("master.key")).expect("the key");
    assert_eq!(key.permissions().mode() & 0o777, 0o600);
}

/// What a server sends back when it does not know the recipient of this mail.
fn bounce_of(mail: &Taken) -> String {
    let parsed = MessageParser::default().parse(&mail.data).expect("a mail");
    let id = parsed.message_id().expect("a Message-ID");
    let bounce = include_str!("returned/postfix-user-unknown.eml")
        .replace("bounces+postfix-user-unknown__@example.org", &mail.from)
        .replace("postfix-user-unknown@example.org", id);
    assert!(bounce.contains(id) && bounce.contains(&mail.from));
    bounce
}

/// A port where nobody listens, and that no test is ever given.
const NOBODYS: u16 = 1;

const RIDDLE: &str =
    "From: kim@example.com\r\nSubject: Hello\r\n\r\nWhat became of the lingonberries?\r\n";

/// Puts a new message into a Maildir, for whoever reads it.
fn put(maildir: &Path, name: &str, message: &str) {
    let path = maildir.join("new").join(name);
    fs::write(&path, message).expect("a message");
    fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("a mode");
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Collects a bounce, a riddle and the same bounce once more from a mailbox, which is this Maildir on the disk.
fn collect_all(engine: Engine, mailbox: &str, ca_file: Option<&Path>, maildir: &Path) {
    let smtp = SmtpServer::start();
    let setup = Setup::on(engine).smtp(&smtp.url()).env("EKO_MAIL_BOUNCES", mailbox);
    let app = believing(setup, ca_file).start();
    let (story, mailing) =
        mailing_to(&app, &[("kim@example.org", "sv"), ("alex@example.org", "en")]);
    app.send_mail();
    let sent = smtp.wait_for(2, Duration::from_secs(20));
    let bounce = bounce_of(&sent[0]);
    let messages =
        [("1.bounce", bounce.as_str()), ("2.riddle", RIDDLE), ("3.bounce", bounce.as_str())];
    for (name, message) in messages {
        put(maildir, name, message);
    }
    let collect = || app.run(bounces::collect(&app.app)).expect("the mailbox opens");
    assert_eq!(collect(), 3);
    for (state, count) in [("bounced", 1), ("accepted", 1)] {
        let of_state = format!("SELECT count(*) FROM delivery WHERE state = '{state}'");
        assert_eq!(app.count(&of_state), count, "{state}");
    }
    let returned = "SELECT count(*) FROM returned_mail WHERE kind";
    assert_eq!(app.count(&format!("{returned} = 'hard'")), 1, "once");
    assert_eq!(app.count(&format!("{returned} <> 'hard'")), 1);
    story.leader.get(&mailing).expect(200).says("Bounced 1").says("The address does not exist 1");
    story
        .leader
        .get("/admin/mail")
        .expect(200)
        .says("1 email came back that Eko could not understand")
        .says("What became of the lingonberries?");
    // S is read; F, without S, is marked for a person and not read.
    let marked = ["1.bounce:2,S", "2.riddle:2,F", "3.bounce:2,S"];
    assert_eq!(names(&maildir.join("cur")), marked);
    assert_eq!(collect(), 0, "each is handed over once");
    assert_eq!(names(&maildir.join("cur")), marked, "none is deleted");
    assert!(names(&maildir.join("new")).is_empty());
    for ((_, message), name) in messages.into_iter().zip(marked) {
        let kept = fs::read_to_string(maildir.join("cur").join(name)).expect("a message");
        assert_eq!(kept, message);
    }
    assert_eq!(app.count("SELECT count(*) FROM returned_mail"), 2);
}

fn a_real_mail_server_delivers_and_what_it_returns_is_counted_by_itself(engine: Engine) {
    let folder = Folder::new();
    let (eko, settings) = (folder.path("eko"), folder.path("eko.toml"));
    fs::copy(env!("CARGO_BIN_EXE_eko"), &eko).expect("a copy");
    fs::set_permissions(&eko, Permissions::from_mode(0o755)).expect("a mode");
    let mta = Mta::start(&Wish {
        bounce_command: &[eko, "--config".into(), settings.clone(), "bounce".into()],
        environment: &[],
    });
    let app = believing(Setup::on(engine).smtp(&mta.smtp_url()), Some(&mta.ca_file())).start();
    let people =
        [("kim@good.example", "sv"), ("alex@good.example", "en"), ("sam@bad.example", "en")];
    let (story, mailing) = mailing_to(&app, &people);
    give_to_nobody(&app, &mta, &settings);
    app.send_mail();
    let accepted = "SELECT count(*) FROM delivery WHERE state IN ('accepted', 'bounced')";
    assert_eq!(app.count(accepted), 3, "{}", mta.log());

    mta.wait_until("two mails have arrived", || mta.delivered().len() == 2);
    let mut to = Vec::new();
    for mail in mta.delivered() {
        let parsed = MessageParser::default().parse(&mail).expect("a mail");
        let header = |name: &str| parsed.header_raw(name).unwrap_or_default().trim().to_owned();
        to.push(header("Delivered-To"));
        let (language, subject, words) = if header("To") == "kim@good.example" {
            ("sv", "Delrapport – Tillit i Halland", "Det här har vi hört.")
        } else {
            ("en", "Delrapport (in English) – Trust in Halland", "This is what we have heard.")
        };
        assert_eq!(parsed.subject(), Some(subject));
        assert_eq!(header("Content-Language"), language);
        let sender = header("Return-Path");
        assert!(sender.starts_with("<bounces+") && sender.ends_with("@example.org>"), "{sender}");
        let unsubscribe = header("List-Unsubscribe");
        let unsubscribe = unsubscribe.trim_matches(['<', '>']);
        assert!(unsubscribe.starts_with(&format!("{}/a/", app.base)), "{unsubscribe}");
        let (text, html) = (parsed.body_text(0).expect("text"), parsed.body_html(0).expect("html"));
        for part in [text, html] {
            assert!(part.contains(words) && part.contains(unsubscribe), "{part}");
        }
    }
    to.sort();
    assert_eq!(to, ["alex@good.example", "kim@good.example"]);

    let bounced = "SELECT count(*) FROM delivery WHERE state = 'bounced'";
    mta.wait_until("the third mail has come back", || app.count(bounced) == 1);
    let returned = "SELECT count(*) FROM returned_mail";
    assert_eq!(app.count(returned), 1);
    assert_eq!(
        app.count(&format!(
            "{returned} WHERE kind = 'hard' AND status = '5.1.1' AND sealed IS NULL"
        )),
        1
    );
    assert_eq!(app.count("SELECT count(*) FROM address WHERE undeliverable"), 1);
    let whose = "SELECT count(*) FROM delivery JOIN address ON address.id = delivery.address_id \
                 WHERE delivery.state = 'bounced' AND address.undeliverable";
    assert_eq!(app.count(whose), 1);
    story
        .leader
        .get(&mailing)
        .expect(200)
        .says("complete")
        .says("Bounced 1")
        .says("The address does not exist 1");
    story
        .leader
        .get("/admin/mail")
        .expect(200)
        .says("None. Bounces that Eko understands are counted");
}

fn bounces_are_collected_over_imap_marked_and_never_deleted(engine: Engine) {
    let mta = mail_system();
    collect_all(engine, &mta.imap_url(), Some(&mta.ca_file()), &mta.imap_inbox());
}

fn bounces_are_collected_from_a_folder_marked_and_never_deleted(engine: Engine) {
    let folder = Folder::new();
    for part in ["new", "cur", "tmp"] {
        fs::create_dir(folder.0.join(part)).expect("a folder");
    }
    let mailbox = format!("maildir:{}", folder.0.display());
    collect_all(engine, &mailbox, None, &folder.0);
}

/// Why a mailbox cannot be collected from.
fn why_not(mailbox: &str, ca_file: Option<&Path>) -> String {
    let setup = Setup::on(Engine::Sqlite).env("EKO_MAIL_BOUNCES", mailbox);
    let app = believing(setup, ca_file).start();
    let why = app.run(bounces::collect(&app.app)).expect_err("the way in is barred").to_string();
    assert!(!why.contains("secret") && !why.contains("guess"), "{why}");
    assert_eq!(app.count("SELECT count(*) FROM returned_mail"), 0);
    why
}

#[test]
fn a_mailbox_that_does_not_open_says_at_which_step_and_keeps_its_messages() {
    let mta = mail_system();
    let (right, ca_file) = (mta.imap_url(), mta.ca_file());
    let believed = Some(ca_file.as_path());
    put(&mta.imap_inbox(), "1.riddle", RIDDLE);
    let fails = |mailbox: &str, ca_file, step: &str, words: &str| {
        let why = why_not(mailbox, ca_file);
        assert!(why.starts_with(step) && why.contains(words), "{why}");
    };
    let url = right.replace("a%20secret", "a%20guess");
    fails(&url, believed, "mail: sign-in: ", "AUTHENTICATIONFAILED");
    fails(&right, None, "mail: tls: ", "UnknownIssuer");
    let url = right.replace("localhost", "127.0.0.1");
    fails(&url, believed, "mail: tls: ", "not valid for name");
    let url = right.replace("/INBOX", "/Elsewhere");
    fails(&url, believed, "mail: folder: ", "there is no Elsewhere");
    let url = format!("imaps://bounces:a%20secret@localhost:{NOBODYS}");
    fails(&url, believed, "mail: connect: ", "refused");
    let folder = Folder::new();
    let url = folder.path("elsewhere");
    fails(&url, None, "mail: folder: ", &folder.path("elsewhere/new"));
    let untouched = names(&mta.imap_inbox().join("new"));
    assert_eq!(untouched, ["1.riddle"]);
}

/// What `eko mail check` says of a way to a relay, and whether it ends well. The names are another story.
fn check(url: &str, ca_file: Option<&Path>) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eko"));
    command
        .args(["mail", "check"])
        .env_clear()
        .env("EKO_SMTP_URL", url)
        .env("EKO_MAIL_FROM", "eko@example.org")
        .env("EKO_DNS", NO_DNS);
    if let Some(file) = ca_file {
        command.env("EKO_MAIL_CA_FILE", file);
    }
    let output = command.output().expect("eko runs");
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let all = format!("{words}{}", String::from_utf8_lossy(&output.stderr));
    assert!(!all.contains("secret") && !all.contains("guess"), "{all}");
    // What the DNS says of the sender stands apart.
    let (walk, names) = words.split_once("\n\n").expect("two parts");
    assert!(names.starts_with("What the DNS says of the sender\n"), "{names}");
    (output.status.success(), format!("{walk}\n"))
}

/// The check ends at this step with this advice, after steps that went well, and tries nothing after it.
#[track_caller]
fn ends(url: &str, ca_file: Option<&Path>, at: &str, advice: &str) {
    let (ok, words) = check(url, ca_file);
    assert!(!ok, "{words}");
    let lines: Vec<&str> = words.lines().collect();
    let end = lines.iter().position(|line| line.starts_with(at));
    let end = end.unwrap_or_else(|| panic!("no «{at}» in: {words}"));
    for (number, line) in lines.iter().enumerate() {
        let is_right = match number.checked_sub(end) {
            None => line.ends_with(": works") || line.ends_with(": not set"),
            Some(0) => !line.ends_with(": works"),
            Some(1) => line.contains(advice),
            Some(_) => line.ends_with(": not tried"),
        };
        assert!(is_right, "«{line}», not «{advice}», in: {words}");
    }
}

#[test]
fn the_check_walks_to_a_real_relay_and_says_what_to_change_where_it_ends() {
    let mta = mail_system();
    let (right, ca_file) = (mta.smtp_url(), mta.ca_file());
    let believed = Some(ca_file.as_path());
    let (ok, words) = check(&right, believed);
    assert!(ok, "{words}{}", mta.log());
    let steps = ["Connection", "Encryption", "Signing in", "Sender", "Recipient"];
    let fine: String = steps.map(|step| format!("{step}: works\n")).concat();
    assert_eq!(words, fine + "Everything works. No email was sent.\n");

    let url = right.replace("a%20secret", "a%20guess");
    let advice =
        "Wrong user or password. Characters such as @ and : are percent-encoded in EKO_SMTP_URL";
    ends(&url, believed, "Signing in: 535 at auth", advice);
    let url = right.replacen("smtp://", "smtps://", 1);
    let advice = "Write smtp:// instead of smtps://";
    ends(&url, believed, "Encryption: ", advice);
    let url = right.replace("localhost", "127.0.0.1");
    let advice =
        "The certificate is for another name. Write the name that it is for in EKO_SMTP_URL";
    ends(&url, believed, "Encryption: ", advice);
    let advice = "Name the issuer’s certificate in mail.ca_file";
    ends(&right, None, "Encryption: ", advice);

    let url = right.replace("?tls=required", "");
    let advice = "Add ?tls=required at the end of EKO_SMTP_URL";
    ends(&url, believed, "Signing in: ", advice);
    // It says no only once it has heard the recipient, as Postfix does by default.
    let url = right.replace("eko:a%20secret@", "");
    let advice = "It may want a login";
    ends(&url, believed, "Recipient: 554 at rcpt", advice);
    let imap = mta.imap_url();
    let port = imap.rsplit(':').next().and_then(|rest| rest.split('/').next());
    let url = format!("smtps://localhost:{}", port.expect("a port"));
    let advice = "Another service than outgoing mail answers on that port";
    ends(&url, believed, "Connection: ", advice);

    let app = believing(Setup::on(Engine::Sqlite).smtp(&right), believed).start();
    signed_in(&app, EMAIL, true)
        .post("/admin/mail/check", &[])
        .expect(200)
        .says("Everything works. No email was sent.")
        .says("Encryption : works")
        .says("Signing in : works")
        .says("Recipient : works");
    assert!(mta.delivered().is_empty());
}

fn always(phase: Phase, code: u16) -> Rule {
    Rule { phase, recipient: None, times: Times::Always, then: Action::Reply(code, "no".into()) }
}

#[test]
fn the_check_of_a_relay_that_does_not_play_along_says_what_to_change() {
    let smtp = SmtpServer::start();
    let url = smtp.url();
    assert!(check(&url, None).0);
    assert_eq!(smtp.rsets(), 1, "the sender's name is taken back");
    let secured = format!("{url}?tls=required");
    let advice = "The server does not offer STARTTLS. Try smtps:// and port 465";
    ends(&secured, None, "Encryption: ", advice);
    smtp.on(always(Phase::Mail, 550));
    let advice = "The server does not send for the sender in EKO_MAIL_FROM";
    ends(&url, None, "Sender: 550 at mail", advice);
    smtp.behave();
    smtp.on(always(Phase::Connect, 554));
    let advice = "Ask whoever runs it";
    ends(&url, None, "Connection: 554 at connect", advice);
    assert!(smtp.taken().is_empty());

    let url = format!("smtp://localhost:{NOBODYS}");
    let advice = "Nothing is listening on that port. Check the port in EKO_SMTP_URL";
    ends(&url, None, "Connection: ", advice);
    // Too long for a name in the DNS, which is therefore not even asked.
    let url = format!("smtp://{}", "relay".repeat(13));
    let advice = "The name is not in the DNS. Check the spelling in EKO_SMTP_URL";
    ends(&url, None, "Connection: ", advice);
    // It takes connections and never says a word, as one does that waits for TLS.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = silent.local_addr().expect("an address");
    let url = format!("smtp://{address}?timeout=0.3");
    ends(&url, None, "Connection: ", "try smtps:// in EKO_SMTP_URL");
}

#[test]
fn the_page_checks_as_the_shell_does_for_those_who_set_up_processes() {
    let smtp = SmtpServer::start_with_auth("eko", "a secret");
    let url = format!("smtp://eko:a%20secret@127.0.0.1:{}", smtp.port());
    let app = Setup::on(Engine::Sqlite).smtp(&url).start();
    let leader = signed_in(&app, EMAIL, true);
    leader
        .get("/admin/mail")
        .expect(200)
        .says(&format!("Email is handed to 127.0.0.1:{}.", smtp.port()))
        .never_says("secret");
    assert_eq!(smtp.connections(), 0, "nothing is tried unasked");
    let check = || leader.post("/admin/mail/check", &[]).expect(200);
    check()
        .says("Everything works. No email was sent.")
        .says("Encryption : not set")
        .says("Signing in : works")
        .says("Sender : works");
    smtp.on(always(Phase::Auth, 535));
    check()
        .says("Signing in : the relay answered 535 when Eko signed in Wrong user or password.")
        .says("Sender : not tried")
        .never_says("Everything works")
        .never_says("secret");
    smtp.behave();
    smtp.on(always(Phase::Mail, 550));
    check()
        .says("Signing in : works")
        .says("Sender : the relay answered 550 when the sender was named The server does not send for the sender in EKO_MAIL_FROM.")
        .never_says("Everything works");
    let connections = smtp.connections();
    let other = signed_in(&app, "alex@example.org", false);
    other.get("/admin/mail").expect(403);
    other.post("/admin/mail/check", &[]).expect(403);
    assert_eq!(smtp.connections(), connections);
    assert!(smtp.taken().is_empty());
}
