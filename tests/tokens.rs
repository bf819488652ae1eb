//! Mail by token: a provider that takes no password gives out tokens elsewhere, and what goes wrong there costs nobody
//! their mail.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;
use std::time::Duration;

use eko::mailings::bounces;

use crate::both;
use crate::support::binary::{Folder, NO_DNS};
use crate::support::smtp::{Action, Phase, Rule, SmtpServer, Times};
use crate::support::story::signed_in;
use crate::support::tokens::{Good, TokenServer};
use crate::support::{Engine, Setup, Story, TestApp};

both!(
    a_mailing_goes_by_token_which_is_asked_for_when_it_is_needed_and_not_before,
    a_renewed_token_is_kept_sealed_and_used_from_then_on,
    where_no_token_is_given_out_the_mailing_waits_and_uses_up_nobody,
);

/// The mailbox that mail is sent from, and how it is written in a URL.
const USER: &str = "eko@example.org";
const WRITTEN: &str = "eko%40example.org";
const HOUR: i64 = 3600;

fn relay(smtp: &SmtpServer) -> String {
    format!("smtp://{WRITTEN}@127.0.0.1:{}", smtp.port())
}

fn by_token(setup: Setup, tokens: &TokenServer) -> Setup {
    setup
        .env("EKO_MAIL_OAUTH_TOKEN_URL", &tokens.url())
        .env("EKO_MAIL_OAUTH_CLIENT_ID", "eko-client")
        .env("EKO_MAIL_OAUTH_CLIENT_SECRET", "client-secret")
}

/// People who wished the interim report, and its mailing; nothing is sent yet.
fn mailing_to(app: &TestApp, people: &[&str]) -> (Story, String) {
    let (story, dialogue) = Story::with_dialogue(app, "2021-09-08");
    for address in people {
        dialogue.wish(&app.client(), address, "sv", &["interim"]);
    }
    let report = story.add_report("interim", "Delrapport");
    let mailing = story.publish(&report);
    (story, mailing)
}

fn of_state(app: &TestApp, state: &str) -> i64 {
    app.count(&format!("SELECT count(*) FROM delivery WHERE state = '{state}'"))
}

fn a_mailing_goes_by_token_which_is_asked_for_when_it_is_needed_and_not_before(engine: Engine) {
    let tokens = TokenServer::start();
    for way in ["XOAUTH2", "OAUTHBEARER", "OAUTHBEARER XOAUTH2"] {
        let smtp = SmtpServer::start_with_tokens(USER, way, tokens.good());
        smtp.close_after(1);
        let app = by_token(Setup::on(engine).smtp(&relay(&smtp)), &tokens)
            .env("EKO_MAIL_OAUTH_SCOPE", "mail.send")
            .start();
        let before = tokens.asked().len();
        let (story, _) = mailing_to(&app, &["kim@example.org", "alex@example.org"]);
        assert_eq!(tokens.asked().len(), before, "none is asked for before there is mail");
        app.send_mail();
        assert_eq!(smtp.wait_for(2, Duration::from_secs(20)).len(), 2, "{way}");
        assert!(smtp.connections() >= 2, "each mail had to sign in");
        let asked = tokens.asked();
        assert_eq!(asked.len(), before + 1, "one token lets in as often as wanted");
        for (field, value) in [
            ("grant_type", "client_credentials"),
            ("client_id", "eko-client"),
            ("client_secret", "client-secret"),
            ("scope", "mail.send"),
        ] {
            assert_eq!(asked[before].get(field).map(String::as_str), Some(value), "{field}");
        }
        // Shortly before it ends another is asked for; and one that the relay refuses is asked for anew, once.
        let check = || story.leader.post("/admin/mail/check", &[]).expect(200);
        check().says("Signing in : works");
        assert_eq!(tokens.asked().len(), before + 1);
        app.move_clock_by(HOUR - 60);
        let leader = signed_in(&app, "sam@example.org", true);
        let check = || leader.post("/admin/mail/check", &[]).expect(200);
        check().says("Signing in : works");
        assert_eq!(tokens.asked().len(), before + 2);
        tokens.good().end();
        check().says("Signing in : works");
        assert_eq!(tokens.asked().len(), before + 3);
    }
}

fn a_renewed_token_is_kept_sealed_and_used_from_then_on(engine: Engine) {
    let tokens = TokenServer::start_renewing("first-secret");
    let smtp = SmtpServer::start_with_tokens(USER, "XOAUTH2", tokens.good());
    let mut app = Setup::on(engine)
        .smtp(&relay(&smtp))
        .env("EKO_MAIL_OAUTH_TOKEN_URL", &tokens.url())
        .env("EKO_MAIL_OAUTH_CLIENT_ID", "eko-client")
        .env("EKO_MAIL_OAUTH_REFRESH_TOKEN", "first-secret")
        .start();
    let (_, _) = mailing_to(&app, &["kim@example.org"]);
    app.send_mail();
    smtp.wait_for(1, Duration::from_secs(20));
    app.move_clock_by(HOUR);
    let check = |app: &TestApp, who: &str| {
        signed_in(app, who, true)
            .post("/admin/mail/check", &[])
            .expect(200)
            .says("Signing in : works")
            .never_says("secret")
    };
    check(&app, "sam@example.org");
    app.restart();
    check(&app, "alex@example.org");
    let used: Vec<_> = tokens.asked().iter().map(|form| form["refresh_token"].clone()).collect();
    assert_eq!(used, ["first-secret", "refresh-secret-1", "refresh-secret-2"]);
    assert_eq!(app.count("SELECT count(*) FROM mail_token"), 1);
    let sealed: Vec<Vec<u8>> = {
        use diesel::prelude::*;
        use eko::db::schema::mail_token;
        app.run(app.app.db.read(|c| Ok(mail_token::table.select(mail_token::sealed).load(c)?)))
            .expect("a row")
    };
    assert!(!String::from_utf8_lossy(&sealed[0]).contains("secret"));
}

fn where_no_token_is_given_out_the_mailing_waits_and_uses_up_nobody(engine: Engine) {
    let tokens = TokenServer::start();
    let smtp = SmtpServer::start_with_tokens(USER, "XOAUTH2", tokens.good());
    let app = by_token(Setup::on(engine).smtp(&relay(&smtp)), &tokens).start();
    let people: Vec<String> = (1..=12).map(|n| format!("kim{n}@example.org")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let (story, mailing) = mailing_to(&app, &people);
    tokens.refuse(401, "invalid_client", "AADSTS7000215: client-secret is wrong");
    for _ in 0..8 {
        app.send_mail();
        app.move_clock_by(60);
    }
    assert_eq!(of_state(&app, "queued"), 12);
    assert_eq!(app.count("SELECT sum(attempts) FROM delivery"), 0);
    story
        .leader
        .get(&mailing)
        .expect(200)
        .says("token: invalid_client AADSTS7000215")
        .never_says("client-secret");
    tokens.behave();
    // The mailbox is shut for the token: no attempt of anybody's either.
    tokens.good().end();
    smtp.on(Rule {
        phase: Phase::Auth,
        recipient: None,
        times: Times::Always,
        then: Action::Reply(535, "5.7.3 Authentication unsuccessful".into()),
    });
    app.send_mail();
    assert_eq!(of_state(&app, "queued"), 12);
    assert_eq!(app.count("SELECT sum(attempts) FROM delivery"), 0);
    smtp.behave();
    app.move_clock_by(60);
    app.send_mail();
    assert_eq!(of_state(&app, "accepted"), 12);
    assert_eq!(smtp.taken_count(), 12, "each once");
}

/// What `eko mail check` says at the step of signing in, with these settings besides.
fn sign_in(smtp: &SmtpServer, tokens: &str, more: &[(&str, &str)]) -> (bool, String) {
    let folder = Folder::new();
    let output = Command::new(env!("CARGO_BIN_EXE_eko"))
        .args(["mail", "check"])
        .env_clear()
        .env("EKO_DATA_DIR", folder.0.join("data"))
        .env("EKO_DNS", NO_DNS)
        .env("EKO_SMTP_URL", relay(smtp))
        .env("EKO_MAIL_FROM", USER)
        .env("EKO_MAIL_OAUTH_TOKEN_URL", tokens)
        .env("EKO_MAIL_OAUTH_CLIENT_ID", "eko-client")
        .env("EKO_MAIL_OAUTH_CLIENT_SECRET", "client-secret")
        .envs(more.iter().copied())
        .output()
        .expect("eko runs");
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let all = format!("{words}{}", String::from_utf8_lossy(&output.stderr));
    assert!(!all.contains("secret-") && !all.contains("-secret"), "{all}");
    let lines: Vec<&str> =
        words.lines().skip_while(|line| !line.starts_with("Signing in")).collect();
    (output.status.success(), lines.into_iter().take(2).collect::<Vec<_>>().join("\n"))
}

#[track_caller]
fn fails((ok, said): (bool, String), why: &str, advice: &str) {
    assert!(!ok, "{said}");
    assert!(said.starts_with(&format!("Signing in: {why}")), "no «{why}» in: {said}");
    assert!(said.contains(advice), "no «{advice}» in: {said}");
}

#[test]
fn the_check_says_whose_door_is_shut_and_what_opens_it() {
    let tokens = TokenServer::start();
    let smtp = SmtpServer::start_with_tokens(USER, "XOAUTH2", tokens.good());
    let (ok, said) = sign_in(&smtp, &tokens.url(), &[]);
    assert!(ok && said.starts_with("Signing in: works"), "{said}");

    let try_it = |error: &str, description: &str, more: &[(&str, &str)]| {
        tokens.refuse(400, error, description);
        sign_in(&smtp, &tokens.url(), more)
    };
    let wrong_secret = try_it("invalid_client", "AADSTS7000215: Invalid client-secret", &[]);
    fails(wrong_secret, "token: invalid_client AADSTS7000215", "does not take the client secret");
    let unknown = try_it("unauthorized_client", "AADSTS700016", &[]);
    fails(unknown, "token: unauthorized_client AADSTS700016", "may not ask for tokens for email");
    let no_consent = try_it("invalid_grant", "AADSTS65001: nobody has consented", &[]);
    fails(no_consent, "token: invalid_grant AADSTS65001", "have an administrator consent");
    let ended = &[("EKO_MAIL_OAUTH_REFRESH_TOKEN", "refresh-secret")];
    let ended = try_it("invalid_grant", "AADSTS700082: refresh-secret has expired", ended);
    fails(ended, "token: invalid_grant AADSTS700082", "The refresh token has ended");
    fails(try_it("invalid_scope", "", &[]), "token: invalid_scope", "EKO_MAIL_OAUTH_SCOPE");
    fails(try_it("whatever", "client-secret", &[]), "token: refused", "No token was given out");
    tokens.behave();
    let nobody = sign_in(&smtp, "http://127.0.0.1:1/token", &[]);
    fails(nobody, "token: unreachable", "cannot be reached");

    let says_no = |text: &str| {
        smtp.behave();
        smtp.on(Rule {
            phase: Phase::Auth,
            recipient: None,
            times: Times::Always,
            then: Action::Reply(535, text.into()),
        });
        sign_in(&smtp, &tokens.url(), &[])
    };
    let shut =
        "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    fails(says_no(shut), "SmtpClientAuthentication is disabled", "Authenticated SMTP");
    let not_granted = says_no("5.7.3 Authentication unsuccessful");
    fails(not_granted, "535 at auth", "The server does not let the token into this mailbox");
    let by_password = SmtpServer::start_with_auth(USER, "x");
    let not_offered = sign_in(&by_password, &tokens.url(), &[]);
    fails(not_offered, "No compatible", "The server takes no tokens");
}

/// An IMAP server that lets in whoever shows a good token in this way, and has an empty mailbox.
fn mailbox(way: &'static str, good: Good) -> (String, std::thread::JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = std::thread::spawn(move || {
        for (count, stream) in listener.incoming().flatten().enumerate() {
            if converse(stream, way, &good).is_some_and(|signed_in| signed_in) {
                return count + 1;
            }
        }
        0
    });
    (format!("imap://{WRITTEN}@127.0.0.1:{port}"), server)
}

/// Answers one client; says whether it was let in.
fn converse(mut stream: std::net::TcpStream, way: &str, good: &Good) -> Option<bool> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let mut say = |text: String| stream.write_all(text.as_bytes()).ok();
    say("* OK welcome\r\n".into())?;
    let mut is_in = false;
    while let Some(Ok(line)) = lines.next() {
        let (tag, command) = line.split_once(' ')?;
        if command == "CAPABILITY" {
            say(format!("* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH={way}\r\n{tag} OK done\r\n"))?;
        } else if command == format!("AUTHENTICATE {way}") {
            say("+ \r\n".into())?;
            let shown = STANDARD.decode(lines.next()?.ok()?).ok()?;
            let shown = String::from_utf8(shown).ok()?;
            let token = shown.split('\u{1}').find_map(|field| field.strip_prefix("auth=Bearer "));
            let is_his = shown.contains(USER);
            if is_his && token.is_some_and(|token| good.has(token)) {
                is_in = true;
                say(format!("{tag} OK come in\r\n"))?;
            } else {
                say("+ eyJzdGF0dXMiOiI0MDAifQ==\r\n".into())?;
                lines.next()?.ok()?;
                say(format!("{tag} NO not with {shown}\r\n"))?;
            }
        } else if command.starts_with("SELECT") {
            say(format!("* 0 EXISTS\r\n{tag} OK [READ-WRITE] open\r\n"))?;
        } else if command.starts_with("UID SEARCH") {
            say(format!("* SEARCH\r\n{tag} OK found\r\n"))?;
        } else {
            say(format!("* BYE bye\r\n{tag} OK bye\r\n"))?;
            return Some(is_in);
        }
    }
    Some(is_in)
}

#[test]
fn bounces_are_fetched_by_token_too() {
    for way in ["XOAUTH2", "OAUTHBEARER"] {
        let tokens = TokenServer::start();
        let (url, server) = mailbox(way, tokens.good());
        let app =
            by_token(Setup::on(Engine::Sqlite), &tokens).env("EKO_MAIL_BOUNCES", &url).start();
        assert_eq!(app.run(bounces::collect(&app.app)).expect("the mailbox opens"), 0);
        assert_eq!(server.join().expect("a server"), 1);
        assert_eq!(tokens.asked().len(), 1);
    }
    // One that has been refused is asked for anew; where none helps, it is said without a word of the server's.
    let tokens = TokenServer::start();
    let (url, _) = mailbox("XOAUTH2", Good::default());
    let app = by_token(Setup::on(Engine::Sqlite), &tokens).env("EKO_MAIL_BOUNCES", &url).start();
    let why = app.run(bounces::collect(&app.app)).expect_err("nobody is let in").to_string();
    assert_eq!(why, "mail: sign-in: the server does not let the token into the mailbox");
    assert_eq!(tokens.asked().len(), 1, "a fresh one is not asked for twice");
    tokens.refuse(400, "invalid_grant", "client-secret");
    let why = app.run(bounces::collect(&app.app)).expect_err("nobody is let in").to_string();
    assert_eq!(why, "mail: sign-in: token: invalid_grant");
}
