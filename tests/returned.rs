//! Mail that came back, as many servers write it, and what is read out of it.
//!
//! In each file of `tests/returned` the mail that Eko sent has the Message-ID `NAME@example.org`, and its token is
//! the file's name brought to 22 characters.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eko::mail::returned::ReturnedKind::{self, Delayed, Hard, Soft, Unclear};
use eko::mail::returned::read;
use proptest::prelude::*;

/// File, kind, status, recipient, and which of token and id it names; a dash is for what is not known.
const TABLE: &str = "
postfix-user-unknown          hard        5.1.1    kim@example.com                token id
postfix-domain-unknown        hard        5.4.4    kim@nosuch.example.com         token id
postfix-delayed               delayed     4.4.1    kim@example.net                token id
postfix-expired               soft        4.4.1    kim@example.net                token id
postfix-utf8-subject          soft        5.2.2    kim@example.com                token id
postfix-null-mx               hard        5.1.10   kim@nomail.example.com         token id
postfix-several-recipients    hard        5.1.1    sam@example.net                token id
postfix-no-original           hard        5.1.1    kim@example.com                token
postfix-plain                 hard        -        kim@example.com                token id
postfix-relayed               delivered   2.0.0    kim@example.com                token id
exim-user-unknown             hard        5.1.1    kim@example.com                token id
exim-spam                     soft        5.0.0    kim@example.com                token id
exim-plain-unrouteable        hard        -        kim@nosuch.example.com         token id
exim-plain-retry-timeout      soft        -        kim@example.net                token id
exim-delayed                  delayed     -        kim@example.net                token id
exim-frozen                   delayed     -        kim@example.net                token
sendmail-user-unknown         hard        5.1.1    kim@example.com                token id
sendmail-old-fatal            hard        -        kim@example.com                token id
sendmail-old-unsent           hard        -        kim@example.com                token id
sendmail-delayed              delayed     4.4.1    kim@example.net                token id
sendmail-old-delayed          delayed     -        kim@example.net                token id
sendmail-delivered            delivered   2.1.5    kim@example.com                token id
exchange-online-not-found     hard        5.1.10   kim@example.com                token id
exchange-online-swedish       hard        5.1.10   kim@example.com                token id
exchange-online-access-denied hard        5.4.1    kim@example.com                token id
exchange-online-domain        hard        5.4.310  kim@nosuch.example.com         token id
exchange-online-expired       soft        4.4.316  kim@example.net                token id
exchange-2003-plain           hard        5.1.1    kim@example.com                token
exchange-2003-swedish         hard        5.1.1    kim@example.com                token
exchange-2010-quota           soft        5.2.2    kim@example.com                token id
exchange-2010-delayed         delayed     4.4.7    kim@example.com                token id
exchange-relayed              delivered   2.0.0    kim@example.com                token id
outlook-com-unavailable       hard        5.5.0    kim@example.com                token id
outlook-com-blocked           soft        5.7.1    kim@example.com                token id
gmail-not-found               hard        5.1.1    kim@example.com                token id
gmail-over-quota              soft        5.2.2    kim@example.com                token id
gmail-delayed                 delayed     4.4.1    kim@example.net                token id
workspace-disabled            hard        5.2.1    kim@example.com                token id
workspace-blocked             soft        5.7.1    kim@example.com                token id
gmail-old-plain               hard        5.1.1    kim@example.com                token id
qmail-no-mailbox              hard        5.1.1    kim@example.com                token id
qmail-queue-too-long          soft        4.4.1    kim@example.net                token id
qmail-no-host                 hard        5.1.2    kim@nosuch.example.com         token id
qmail-remote-said             hard        -        kim@example.com                token id
ses-user-unknown              hard        5.1.1    kim@example.com                token id
ses-suppressed                hard        5.1.1    kim@example.com                token id
ses-too-large                 soft        5.3.4    kim@example.com                token id
ses-only-diagnostic           soft        4.4.7    kim@example.com                token id
ses-complaint                 complaint   -        kim@example.com                token id
yahoo-no-account              hard        -        kim@example.com                token id
yahoo-disabled                hard        5.0.0    kim@example.com                token id
yahoo-complaint               complaint   -        -                              token id
icloud-unknown                hard        5.1.1    kim@example.com                token id
icloud-over-quota             soft        5.2.2    kim@example.com                token id
proofpoint-rejected           soft        5.7.0    kim@example.com                token id
cisco-unknown-address         hard        5.1.0    kim@example.com                token id
cisco-plain                   soft        5.4.7    kim@example.net                token id
zimbra-no-such-user           hard        5.1.1    kim@example.com                token id
zimbra-over-quota             soft        4.2.2    kim@example.com                token id
courier-user-unknown          hard        5.0.0    kim@example.com                token id
courier-delayed               delayed     4.0.0    kim@example.net                token id
opensmtpd-unknown             hard        5.1.1    kim@example.com                token id
opensmtpd-delayed             delayed     4.0.0    kim@example.net                token id
domino-not-listed             hard        5.1.1    kim@example.com                token id
notes-old-plain               hard        -        kim@example.com                token
mimecast-unknown              hard        5.4.1    kim@example.com                token id
mimecast-greylisted           soft        5.0.0    kim@example.com                token id
mailenable-plain              hard        -        kim@example.com                token id
mdaemon-quoted-printable      hard        -        kim@example.com                token id
gateway-html-only             hard        5.1.1    kim@example.com                token id
barracuda-base64              soft        5.7.1    kim@example.com                token id
global-utf8                   hard        5.1.1    räksmörgås@exempel.example     token id
alias-mixed-outcome           soft        5.2.2    mo@example.net                 token id
forwarder-srs                 hard        5.1.1    kim@example.net                token
unix-sender-rejected          soft        -        kim@example.com                token id
outlook-autoreply-sv          auto-reply  -        -                              token id
outlook-autoreply-en          auto-reply  -        -                              id
gmail-vacation                auto-reply  -        -                              token id
sieve-vacation                auto-reply  -        -                              token id
old-autoresponder             auto-reply  -        -                              token
cpanel-autorespond            auto-reply  -        -                              token id
outlook-read-receipt          auto-reply  -        kim@example.com                id
outlook-junk-report           complaint   -        kim@example.com                token id
abuse-desk-fraud              complaint   -        kim@example.com                token id
provider-opt-out              complaint   -        -                              token id
provider-not-spam             unclear     -        kim@example.com                token id
person-replies                unclear     -        -                              id
person-quotes-bounce          unclear     -        -
spam-like-a-bounce            unclear     -        -
unknown-daemon                unclear     -        -                              token
empty                         unclear     -        -
garbage                       unclear     -        -
unknown-says-block-list       soft        5.1.1    kim@example.com                token id
unknown-says-quota            soft        5.1.1    kim@example.com                token id
address-says-listed           soft        5.1.0    kim@example.com                token id
unknown-says-size             soft        5.1.1    kim@example.com                token id
disabled-says-rate            soft        5.2.1    kim@example.com                token id
unknown-says-spf              soft        5.1.1    kim@example.com                token id
address-says-sender           soft        5.1.0    kim@example.com                token id
gateway-sorts-mailbox         hard        5.0.0    kim@example.com                token id
daemon-without-domain         hard        5.1.1    kim@example.com                token
dragonfly-unknown             hard        5.1.1    kim@example.com                token id
dragonfly-policy              soft        5.7.26   kim@example.com                token id
opensmtpd-plain-domain        hard        -        kim@nosuch.example.com         token id
ses-notice-unknown            hard        5.1.1    kim@example.com                token id
ses-notice-refused            soft        5.1.1    kim@example.com                token id
ses-notice-full               soft        -        kim@example.com                token id
ses-notice-complaint          complaint   -        kim@example.com                token id
interscan-unknown             hard        5.1.1    kim@example.com                token id
james-unknown                 hard        -        kim@example.com                token id
report-written-by-hand        hard        5.1.1    kim@example.com                token
passed-on-as-attachment       hard        5.1.1    kim@example.com                token id
dovecot-rejects               soft        -        kim@example.com                token id
sieve-rejects-unknown         hard        -        kim@example.com                token id
deleted-without-a-word        unclear     -        kim@example.com                token id
mailbox-terminated            hard        -        kim@example.com                token id
outlook-not-read              auto-reply  -        kim@example.com                token id
exchange-away                 auto-reply  -        -                              token
apple-away                    auto-reply  -        -                              token
away-and-full                 auto-reply  -        -                              token id
";

/// What is to be read out of a file.
struct Row {
    name: &'static str,
    kind: ReturnedKind,
    status: Option<&'static str>,
    recipient: Option<&'static str>,
    tokens: Vec<String>,
    message_ids: Vec<String>,
}

fn table() -> Vec<Row> {
    TABLE.lines().filter(|line| !line.is_empty()).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let mut words = line.split_whitespace();
    let mut next = || words.next().filter(|word| *word != "-");
    let name = next().expect("a file");
    let kind = next().and_then(ReturnedKind::from_word).expect("a kind");
    let (status, recipient) = (next(), next());
    let names: Vec<&str> = words.collect();
    let named = |word, value| {
        if names.contains(&word) { vec![value] } else { Vec::new() }
    };
    Row {
        name,
        kind,
        status,
        recipient,
        tokens: named("token", format!("{name:_<22.22}")),
        message_ids: named("id", format!("{name}@example.org")),
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/returned")
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(format!("{name}.eml"))).expect("a file")
}

/// As a mail looks after a pipe or a Maildir.
fn with_unix_lines(mail: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in mail.split_inclusive(|byte| *byte == b'\n') {
        if let Some(line) = line.strip_suffix(b"\r\n") {
            lines.extend_from_slice(line);
            lines.push(b'\n');
        } else {
            lines.extend_from_slice(line);
        }
    }
    lines
}

#[test]
fn each_server_is_understood() {
    let mut wrong = Vec::new();
    for row in table() {
        let told = read(&file(row.name), None);
        let expected = (row.kind, row.status, row.recipient, row.tokens, row.message_ids);
        let found = (
            told.kind,
            told.status.as_deref(),
            told.recipient.as_deref(),
            told.tokens,
            told.message_ids,
        );
        if found != expected {
            wrong.push(format!("{}: {found:?}, not {expected:?}", row.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_file_is_in_the_table_and_as_a_server_sends_it() {
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let table = table();
    let known: BTreeSet<String> = table.iter().map(|row| format!("{}.eml", row.name)).collect();
    assert_eq!(files, known);
    let is_bounce = |row: &&Row| matches!(row.kind, Hard | Soft | Delayed);
    let bounces = table.iter().filter(is_bounce).count();
    assert!(bounces >= 40, "{bounces}");
    for kind in ReturnedKind::ALL {
        assert!(table.iter().any(|row| row.kind == *kind), "{kind:?}");
    }
    for row in table.iter().filter(|row| row.name != "garbage") {
        let mail = file(row.name);
        let mut lines = mail.split_inclusive(|byte| *byte == b'\n');
        assert!(
            lines.all(|line| line.ends_with(b"\r\n")),
            "{} has lost its line ends on the way here",
            row.name
        );
    }
}

#[test]
fn it_does_not_matter_how_lines_end() {
    for row in table() {
        let mail = file(row.name);
        assert!(read(&mail, None) == read(&with_unix_lines(&mail), None), "{}", row.name);
    }
}

#[test]
fn the_same_message_is_known_again() {
    let mail = file("postfix-user-unknown");
    let fingerprint = |mail: &[u8]| read(mail, None).fingerprint;
    let first = fingerprint(&mail);
    assert_eq!(first.len(), 32);

    let over_another_way = [
        b"From MAILER-DAEMON  Tue Mar  3 09:12:47 2026\r\n".as_slice(),
        b"Return-Path: <>\r\nDelivered-To: all-bounces@example.org\r\n",
        b"Received: from relay.example.org by box.example.org\r\n\tid 77; Tue, 3 Mar 2026 09:12:50 +0000\r\n",
        mail.as_slice(),
        b"\r\n",
    ]
    .concat();
    assert_eq!(fingerprint(&over_another_way), first);
    assert_eq!(fingerprint(&with_unix_lines(&over_another_way)), first);

    let replaced = |from: &str, to: &str| {
        let text = String::from_utf8(mail.clone()).expect("text");
        assert!(text.contains(from));
        fingerprint(text.replacen(from, to, 1).as_bytes())
    };
    assert_ne!(replaced("I'm sorry", "I am sorry"), first);
    assert_ne!(replaced("20260303091247", "20260303091248"), first);
}

#[test]
fn the_token_of_the_envelope_comes_first() {
    let mail = concat!(
        "Return-Path: <>\n",
        "Delivered-To: bounces+SECOND@example.org\n",
        "X-Original-To: bounces+third@example.org\n",
        "To: Eko <bounces+fourth@example.org>, bounces+second@example.org\n",
        "From: mailer-daemon@example.com\n",
        "Content-Type: multipart/mixed; boundary=b\n",
        "\n",
        "--b\n",
        "\n",
        "kim@example.com: bounces+seventh@example.org, rebounces+no@example.org, bounces+no\n",
        "--b\n",
        "Content-Type: text/rfc822-headers\n",
        "\n",
        "Received: from x (envelope-from <bounces+sixth@example.org>)\n",
        "Return-Path: <prvs=17a=bounces+fifth@example.org>\n",
        "--b--\n",
    );
    let tokens = read(mail.as_bytes(), Some("bounces+first@example.org")).tokens;
    assert_eq!(tokens, ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]);
}

#[test]
fn a_report_never_takes_itself_for_what_it_reports() {
    let mail = concat!(
        "From: mailer-daemon@example.com\n",
        "Message-ID: <own@mx.example.com>\n",
        "In-Reply-To: <sent@example.org>\n",
        "References: <own@mx.example.com> <sent@example.org>\n <older@example.org>\n",
        "\n",
        "Message-ID: <own@mx.example.com>\n",
    );
    let ids = read(mail.as_bytes(), None).message_ids;
    assert_eq!(ids, ["sent@example.org", "older@example.org"]);
}

#[test]
fn no_more_is_read_than_a_report_needs() {
    let many: String = (0..50)
        .map(|n| format!("bounces+t{n}@example.org\nMessage-ID: <m{n}@example.org>\n"))
        .collect();
    let told = read(format!("To: x@example.org\n\n{many}").as_bytes(), None);
    assert_eq!((told.tokens.len(), told.message_ids.len()), (10, 10));

    let late = format!("To: x@example.org\n\n{}\n{many}", "long ".repeat(60 * 1024));
    let told = read(late.as_bytes(), None);
    assert_eq!((told.tokens.len(), told.message_ids.len()), (0, 0));
}

#[test]
fn mails_nested_without_end_do_no_harm() {
    let mails = "Content-Type: message/rfc822\n\n".repeat(20_000);
    assert_eq!(read(mails.as_bytes(), None).kind, Unclear);
    let multiparts: String = (0..5_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
        .collect();
    assert_eq!(read(multiparts.as_bytes(), None).kind, Unclear);
    let parts =
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\n".repeat(50_000));
    assert_eq!(read(parts.as_bytes(), None).kind, Unclear);
}

#[test]
fn nobody_is_named_in_a_log() {
    let told = read(&file("postfix-user-unknown"), None);
    assert_eq!(format!("{told:?}"), r#"Returned { kind: Hard, status: Some("5.1.1"), .. }"#);
}

/// A change to a mail: which, from where, to where, with what.
type Change = (u8, usize, usize, u8);

fn changed(mut mail: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for (which, a, b, byte) in changes {
        let len = mail.len().max(1);
        let (from, to) = ((a % len).min(b % len), (a % len).max(b % len));
        match which {
            _ if mail.is_empty() => {}
            0 => drop(mail.drain(from..to)),
            1 => mail.extend_from_within(from..to),
            2 => {
                let again = mail[from..to].to_vec();
                drop(mail.splice(from..from, again));
            }
            _ => mail[from] ^= *byte,
        }
    }
    mail
}

fn reads_within_bounds(mail: &[u8]) -> bool {
    let told = read(mail, Some("bounces+token@example.org"));
    told.fingerprint.len() == 32
        && told.tokens.first().is_some_and(|token| token == "token")
        && told.tokens.len() <= 10
        && told.message_ids.len() <= 10
        && told.tokens.iter().all(|token| !token.contains('@'))
}

proptest! {
    #[test]
    fn any_bytes_are_read(mail in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(reads_within_bounds(&mail));
    }

    #[test]
    fn any_text_is_read(mail in "(\\PC{0,30}(:|@|<|>|\\.|bounces\\+|=\\?|\r?\n| )){0,60}") {
        prop_assert!(reads_within_bounds(mail.as_bytes()));
    }

    #[test]
    fn any_change_to_a_mail_is_read(
        row in 0..table().len(),
        changes in proptest::collection::vec((0..4u8, any::<usize>(), any::<usize>(), any::<u8>()), 1..8),
    ) {
        let mail = changed(file(table()[row].name), &changes);
        prop_assert!(reads_within_bounds(&mail));
    }
}
