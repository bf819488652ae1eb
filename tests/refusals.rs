//! What a refusal means for the address: only who says that a mailbox or its domain is gone makes it dead.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use eko::mail::returned::ReturnedKind::{self, AutoReply, Complaint, Delayed, Hard, Soft, Unclear};
use eko::mail::returned::{Returned, read};
use proptest::prelude::*;
use proptest::sample::select;

/// Who says it: `host`, which the relay quotes, or the `relay` itself. Then the status, what it is to mean, where the
/// rule comes from, and the words.
const TABLE: &str = "
host  5.1.1   hard  RFC 3463 §3.2                  | 550 5.1.1 No such user here
host  5.1.1   hard  RFC 3463 §3.2, no words        | 550 5.1.1
host  5.1.1   hard  Postfix                        | 550 5.1.1 <kim@example.com>: Recipient address rejected: User unknown in virtual mailbox table
host  5.1.1   hard  Google                         | 550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces.
host  5.1.1   hard  Exchange                       | 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found
host  5.1.10  hard  Exchange Online                | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
host  5.4.1   hard  Exchange Online                | 550 5.4.1 Recipient address rejected: Access denied. [AMS.example 2026-03-03]
host  5.7.1   soft  Postfix, check_recipient_access | 554 5.7.1 <kim@example.com>: Recipient address rejected: Access denied
host  5.1.1   soft  Postfix, check_recipient_access | 554 <kim@example.com>: Recipient address rejected: Access denied
host  5.5.0   hard  Outlook.com                    | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)
host  5.0.0   hard  RFC 5321 §4.2.3                | 550 Requested action not taken: mailbox unavailable
host  5.0.0   soft  RFC 5321 §4.2.3, with a reason | 550 Requested action not taken: mailbox unavailable, try that tomorrow
host  5.2.1   hard  Google Workspace               | 550 5.2.1 The email account that you tried to reach is disabled.
host  5.2.1   soft  RFC 3463 §3.3, may pass        | 550 5.2.1
host  5.2.1   soft  Exchange                       | 550 5.2.1 Content filter agent quarantined this message
host  5.0.0   hard  Yahoo                          | 554 30 Sorry, your message to kim@example.com cannot be delivered. This mailbox is disabled (554.30).
host  5.0.0   hard  GMX, in German                 | 550 Der Empfänger kim ist unbekannt
host  5.0.0   hard  Orange, in French and English  | 550 5.0.0 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416
host  5.0.0   hard  GMX, with where it explains itself | 550 Requested action not taken: mailbox unavailable For explanation visit https://postmaster.example/en?c=hi
relay 5.1.2   hard  Google, of its resolver        | DNS Error: 12345 DNS type 'mx' lookup of nosuch.example.com responded with code NXDOMAIN Domain name not found: nosuch.example.com
relay 5.1.2   soft  Google, of its resolver        | DNS Error: Could not contact DNS servers
host  5.1.1   soft  a host looks up our domain     | 550 5.1.1 your email address has a domain that is not found
host  5.1.6   hard  RFC 3463 §3.2, moved           | 551 5.1.6 Kim lives elsewhere now
relay 5.4.4   hard  Postfix                        | Host or domain name not found. Name service error for name=nosuch.example.com type=A: Host not found
relay 5.4.4   soft  Postfix                        | Host or domain name not found. Name service error for name=example.com type=MX: Host not found, try again
relay 5.4.4   soft  RFC 3463 §3.5, no words        |
relay 5.1.10  hard  RFC 7505 §4.2                  | Domain example.com does not accept mail (nullMX)
relay 5.1.2   hard  Sendmail                       | 550 5.1.2 kim@nosuch.example.com... Host unknown
relay 5.4.310 hard  Exchange Online                | 550 5.4.310 DNS domain nosuch.example.com does not exist
host  5.1.8   soft  Postfix, reject_unknown_sender_domain | 550 5.1.8 <eko@example.org>: Sender address rejected: Domain not found
host  5.1.0   soft  a host looks up our domain     | 550 5.1.0 Domain not found
host  5.1.1   soft  a host looks up our domain     | 550 5.1.1 unknown host
host  5.1.2   hard  Postfix, reject_unknown_recipient_domain | 550 5.1.2 <kim@nosuch.example.com>: Recipient address rejected: Domain not found
host  5.1.1   soft  RFC 7208 §8.4                  | 550 5.1.1 SPF: 192.0.2.10 is not allowed to send from example.org
host  5.1.1   soft  RFC 7489 §10.3                 | 550 5.1.1 Rejected by the DMARC policy of example.org
host  5.1.1   soft  Spamhaus                       | 554 5.1.1 Service unavailable; host [192.0.2.10] blocked using zen.example
host  5.1.0   soft  Cox, AUP#IPBL                  | 554 5.1.0 refused. IPBL1000
host  5.1.1   soft  greylisting                    | 550 5.1.1 User unknown; greylisted, come back in 300 seconds
host  5.1.1   soft  RFC 3463 X.2.2                 | 550 5.1.1 User over quota
host  5.2.1   soft  Google                         | 550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages
host  5.1.1   soft  RFC 3463 X.3.4                 | 550 5.1.1 max message size exceeded
host  5.1.90  soft  Exchange Online                | 550 5.1.90 Your message can't be sent because you've reached your daily limit
host  5.2.121 soft  Exchange Online                | 550 5.2.121 Recipient unknown to us
host  4.1.1   soft  RFC 3463 §2                    | 450 4.1.1 User unknown
host  5.1.1   soft  RFC 5321 §4.2.1                | 450 User unknown
host  5.1.1   soft  what nobody understands        | 550 5.1.1 Vi tar inte emot det här
host  5.1.0   soft  Cisco, before any refusal      | 5.1.0 - Unknown address error 550-'5.7.1 not from there'
host  5.1.0   hard  Cisco                          | 5.1.0 - Unknown address error 550-'5.1.1 <kim@example.com>: Recipient address rejected: User unknown'
";

fn report(who: &str, status: &str, words: &str) -> String {
    let remote = if who == "host" { "Remote-MTA: dns; mail.example.com\n" } else { "" };
    let kind = if who == "host" { "smtp" } else { "X-Relay" };
    let diagnostic = if words.is_empty() {
        String::new()
    } else {
        format!("Diagnostic-Code: {kind}; {words}\n")
    };
    format!(
        "Return-Path: <>\n\
         From: MAILER-DAEMON@mx.example.com\n\
         To: bounces+token@example.org\n\
         Subject: Undelivered Mail Returned to Sender\n\
         Auto-Submitted: auto-replied\n\
         MIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"cut\"\n\
         \n\
         --cut\n\
         Content-Type: text/plain\n\
         \n\
         It came back.\n\
         --cut\n\
         Content-Type: message/delivery-status\n\
         \n\
         Reporting-MTA: dns; mx.example.com\n\
         \n\
         Final-Recipient: rfc822; kim@example.com\n\
         Action: failed\n\
         Status: {status}\n\
         {remote}{diagnostic}\
         \n\
         --cut--\n"
    )
}

/// The same for people only.
fn letter(from: &str, words: &str) -> String {
    format!(
        "Return-Path: <>\n\
         From: {from}\n\
         To: bounces+token@example.org\n\
         Subject: Undelivered Mail Returned to Sender\n\
         \n\
         Your mail could not be delivered.\n\
         \n\
         kim@example.com\n\
         Remote host said: {words}\n"
    )
}

fn kind_of(mail: &str) -> ReturnedKind {
    read(mail.as_bytes(), None).kind
}

#[test]
fn what_is_hard_and_where_the_rule_comes_from() {
    let mut wrong = Vec::new();
    for row in TABLE.lines().filter(|row| !row.is_empty()) {
        let (rule, words) = row.split_once('|').expect("words");
        let mut rule = rule.split_whitespace();
        let mut next = || rule.next().expect("a column");
        let (who, status) = (next(), next());
        let expected = ReturnedKind::from_word(next()).expect("a kind");
        let kind = kind_of(&report(who, status, words.trim()));
        if kind != expected {
            wrong.push(format!("{row}: {kind:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Ends of sentences about something else than the address.
const SOMETHING_ELSE: [&str; 66] = [
    "sender address rejected",
    "your domain has no MX",
    "bad HELO",
    "SPF check failed",
    "not authenticated by DKIM",
    "against the DMARC policy",
    "reverse DNS missing",
    "no PTR record",
    "client host not welcome",
    "relaying denied",
    "relay access denied",
    "MAIL FROM not allowed",
    "sender verify failed",
    "blocked",
    "blacklisted",
    "on a block list",
    "listed at Spamhaus",
    "bad reputation",
    "too many complaints",
    "banned",
    "spam",
    "looks like spam",
    "virus found",
    "content refused",
    "attachment not wanted",
    "unsolicited bulk mail",
    "rejected by filter",
    "header not accepted",
    "policy violation",
    "refused by policy",
    "access denied",
    "not permitted",
    "restricted",
    "members only",
    "security settings",
    "administrative prohibition",
    "quota exceeded",
    "over quota",
    "mailbox full",
    "mailbox is full",
    "not enough storage",
    "no disk space",
    "insufficient system resources",
    "message too large",
    "size limit exceeded",
    "message too big",
    "exceeds the maximum",
    "rate limited",
    "throttled",
    "too many connections",
    "too many recipients",
    "try again later",
    "temporarily deferred",
    "greylisted",
    "system busy",
    "connection timed out",
    "connection refused",
    "service unavailable",
    "delivery time expired",
    "mail loop",
    "too many hops",
    "account suspended",
    "avsändaren är blockerad",
    "brevlådan är full",
    "Postfach voll",
    "boîte pleine",
];

/// Sayings that alone make an address dead.
const GONE: [&str; 12] = [
    "User unknown",
    "No such user here",
    "does not exist",
    "Mailbox not found",
    "unknown recipient",
    "Recipient address rejected: User unknown",
    "mailbox disabled",
    "account has been deactivated",
    "Unrouteable address",
    "Host or domain name not found",
    "mailbox unavailable",
    "användaren finns inte",
];

#[test]
fn each_saying_alone_makes_an_address_dead() {
    for saying in GONE {
        assert_eq!(kind_of(&report("relay", "5.0.0", saying)), Hard, "{saying}");
    }
}

#[test]
fn a_host_that_is_called_after_something_says_nothing_by_it() {
    for host in ["spam.example.com", "blocked-mail.example.com", "full.quota.example.com"] {
        let words = format!(
            "550 5.1.1 {host} says that user kim@{host} is unknown, see https://{host}/policy"
        );
        assert_eq!(kind_of(&report("host", "5.1.1", &words)), Hard, "{host}");
    }
}

#[test]
fn our_own_address_that_does_not_exist_there_is_not_theirs() {
    let words = "550 5.1.1 <bounces+token@example.org> does not exist";
    assert_eq!(kind_of(&report("host", "5.1.1", words)), Soft);
    let words = "550 5.1.1 <kim@example.com> does not exist (mail of <bounces+token@example.org>)";
    assert_eq!(kind_of(&report("host", "5.1.1", words)), Hard);
    let ours =
        "--cut\nContent-Type: text/rfc822-headers\n\nFrom: Eko <eko@example.org>\n\n--cut--\n";
    for (words, kind) in [
        ("550 Domain example.org not found", Soft),
        ("550 Domain example.com not found", Hard),
        ("550 eko@example.org does not exist", Soft),
        ("550 kim@example.com does not exist", Hard),
    ] {
        let mail = report("relay", "5.0.0", words).replace("--cut--\n", ours);
        assert_eq!(kind_of(&mail), kind, "{words}");
    }
}

#[test]
fn a_reply_to_who_we_are_says_nothing_of_whom_we_write_to() {
    let daemon = "MAILER-DAEMON@mx.example.com";
    for words in [
        "550 5.1.1 <bounces+token@example.org>: User unknown",
        "something\nConnected to 192.0.2.1 but sender was rejected.\nRemote host said: 550 no such user",
        "SMTP error from remote mail server after MAIL FROM:<eko@example.org>:\n  host mx [192.0.2.1]: 550 no such user",
        ">>> MAIL FROM:<eko@example.org>\n<<< 550 5.1.1 no such user",
    ] {
        assert_eq!(kind_of(&letter(daemon, words)), Soft, "{words}");
    }
    for words in [
        "SMTP error from remote mail server after RCPT TO:<kim@example.com>:\n  host mx [192.0.2.1]: 550 no such user",
        ">>> MAIL FROM:<eko@example.org>\n<<< 250 2.1.0 ok\n>>> RCPT TO:<kim@example.com>\n<<< 550 5.1.1 no such user",
        "550 5.1.1 <kim@example.com>: User unknown",
    ] {
        assert_eq!(kind_of(&letter(daemon, words)), Hard, "{words}");
    }
}

#[test]
fn a_daemon_without_a_name_still_refuses() {
    for from in [
        "mailer-daemon",
        "<>",
        "MAILER-DAEMON <>",
        "MAILER-DAEMON (Mail Delivery System)",
        "Mail Delivery Subsystem <admin@example.com>",
        "\"Mail Delivery System\" <noreply@example.com>",
        "postmaster",
    ] {
        for field in ["", "Auto-Submitted: auto-replied\n", "Precedence: auto_reply\n"] {
            let mail = format!("{field}{}", letter(from, "550 5.1.1 User unknown"));
            assert_eq!(kind_of(&mail), Hard, "{from} {field}");
            let mail = mail.replace("Undelivered Mail Returned to Sender", "Your mail");
            assert_eq!(kind_of(&mail), Hard, "{from} {field}, by its text");
            let mail = letter(from, "nothing that anybody knows");
            assert_eq!(kind_of(&format!("{field}{mail}")), Soft, "{from} {field}");
        }
    }
}

/// A part of a mail in which each line is wrapped into its encoding.
fn encoded(kind: &str, encoding: &str, text: &str) -> String {
    let body = match encoding {
        "base64" => {
            let all = BASE64_STANDARD.encode(text.replace('\n', "\r\n"));
            let lines: Vec<&str> = all
                .as_bytes()
                .chunks(76)
                .map(|line| std::str::from_utf8(line).expect("ascii"))
                .collect();
            lines.join("\n")
        }
        "quoted-printable" => text.replace('=', "=3D").replace("e", "=65").replace(" \n", "=20\n"),
        _ => text.to_owned(),
    };
    format!("Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n{body}\n")
}

/// A mail passed on by somebody as an attachment.
fn passed_on(mail: &str, encoding: &str) -> String {
    format!(
        "Return-Path: <alex@example.org>\n\
         From: Alex Berg <alex@example.org>\n\
         To: dialogue@example.org\n\
         Subject: Fwd: what is this\n\
         MIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=\"outside\"\n\
         \n\
         --outside\n\
         Content-Type: text/plain\n\
         \n\
         Do you know what this means?\n\
         --outside\n\
         {}\
         --outside--\n",
        encoded("message/rfc822", encoding, mail)
    )
}

fn samples() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/returned");
    let mut samples: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter_map(|path| {
            let text = String::from_utf8(std::fs::read(&path).expect("a file")).ok()?;
            Some((path.file_stem()?.to_string_lossy().into_owned(), text.replace("\r\n", "\n")))
        })
        .collect();
    samples.sort();
    assert!(samples.len() > 100, "{}", samples.len());
    samples
}

/// What a mail says, whichever way it came.
fn verdict(told: &Returned) -> (ReturnedKind, Option<String>, Option<String>) {
    (told.kind, told.status.clone(), told.recipient.clone())
}

#[test]
fn whatever_ends_the_lines_the_mail_is_the_same() {
    for (name, mail) in samples() {
        let as_sent = read(mail.as_bytes(), None);
        for end in ["\r\n", "\r", "\r\r\n"] {
            let told = read(mail.replace('\n', end).as_bytes(), None);
            assert!(told == as_sent, "{name} with {end:?}: {told:?}, not {as_sent:?}");
        }
    }
}

#[test]
fn whoever_passes_a_report_on_changes_nothing() {
    for (name, mail) in samples() {
        let direct = read(mail.as_bytes(), None);
        for encoding in ["7bit", "base64", "quoted-printable"] {
            let told = read(passed_on(&mail, encoding).as_bytes(), None);
            if matches!(direct.kind, Hard | Soft | Delayed | Complaint) {
                assert_eq!(verdict(&told), verdict(&direct), "{name} in {encoding}");
                assert!(direct.tokens.iter().all(|token| told.tokens.contains(token)), "{name}");
                assert!(
                    direct.message_ids.iter().all(|id| told.message_ids.contains(id)),
                    "{name}"
                );
            } else {
                assert!(!matches!(told.kind, Hard | Soft), "{name} in {encoding}: {told:?}");
            }
        }
    }
}

#[test]
fn an_encoded_report_says_the_same() {
    let fields = "Reporting-MTA: dns; mx.example.com\n\n\
                  Final-Recipient: rfc822; kim@example.com\nAction: failed\nStatus: 5.1.1\n\
                  Diagnostic-Code: smtp; 550 5.1.1 User unknown\n";
    for encoding in ["7bit", "base64", "quoted-printable"] {
        let parts = format!(
            "--cut\n{}--cut\n{}--cut--\n",
            encoded("text/plain; charset=utf-8", encoding, "It came back.\n"),
            encoded("message/delivery-status", encoding, fields),
        );
        let head = "From: mailer-daemon@example.com\nMIME-Version: 1.0\n";
        let kind = "multipart/report; report-type=delivery-status; boundary=cut";
        let mail = format!("{head}{}", encoded(kind, "7bit", &parts));
        assert_eq!(kind_of(&mail), Hard, "{encoding}");
        let whole = format!("{head}{}", encoded(kind, encoding, &parts));
        assert_eq!(kind_of(&whole), Hard, "the whole in {encoding}");
    }
}

/// Whoever is away says so in one of these ways.
const AWAY: [(&str, &str); 10] = [
    ("Automatic reply: Report", "X-Auto-Response-Suppress: All"),
    ("Automatiskt svar: Rapport", "X-MS-Exchange-Inbox-Rules-Loop: kim@example.com"),
    ("Out of Office: Report", "Auto-Submitted: auto-replied"),
    ("SV: Autosvar: Rapport", "Precedence: bulk"),
    ("Auto-Reply: Report", "Precedence: auto_reply"),
    ("Frånvaro: Rapport", "X-Autoreply: yes"),
    ("Re: Automatic reply: Report", "X-Apple-Action: VACATION"),
    ("Abwesenheitsnotiz: Bericht", "Auto-Submitted: auto-replied (vacation)"),
    ("Réponse automatique : Rapport", "Auto-Submitted: auto-generated"),
    (
        "AUTO: Kim Lind is out of the office (returning 2026-03-09)",
        "X-MIMETrack: Serialize by Router",
    ),
];

fn away(subject: &str, field: &str, text: &str) -> String {
    format!(
        "Return-Path: <>\n\
         From: Kim Lind <kim@example.com>\n\
         To: bounces+token@example.org\n\
         Subject: {subject}\n\
         {field}\n\
         Content-Type: text/plain; charset=utf-8\n\
         \n\
         {text}\n"
    )
}

#[test]
fn whoever_is_away_without_saying_so_in_the_subject_is_known_by_a_field_of_the_programs_own() {
    for field in [
        "Auto-Submitted: auto-replied",
        "X-Apple-Action: VACATION",
        "X-Autoreply: yes",
        "Precedence: auto_reply",
    ] {
        assert_eq!(kind_of(&away("Till er", field, "I am away.")), AutoReply, "{field}");
    }
    for field in ["X-Auto-Response-Suppress: All", "Precedence: bulk", "Auto-Submitted: no"] {
        assert_eq!(kind_of(&away("Till er", field, "Thank you.")), Unclear, "{field}");
    }
}

#[test]
fn a_receipt_that_throws_mail_away_is_read_by_its_words() {
    let mail = |disposition: &str, words: &str| {
        format!(
            "From: Kim Lind <kim@example.com>\n\
             Auto-Submitted: auto-replied\n\
             Subject: Your mail\n\
             Content-Type: multipart/report; report-type=disposition-notification; boundary=cut\n\
             \n--cut\n\n{words}\n--cut\nContent-Type: message/disposition-notification\n\
             \nFinal-Recipient: rfc822; kim@example.com\nDisposition: {disposition}\n\n--cut--\n"
        )
    };
    let by_itself = "automatic-action/MDN-sent-automatically";
    for (what, words, kind) in [
        ("displayed", "It was shown.", AutoReply),
        ("displayed", "It was rejected: User unknown", AutoReply),
        ("deleted", "It was automatically rejected: quota exceeded", Soft),
        ("deleted", "It was automatically rejected: user unknown", Hard),
        ("deleted", "It was refused.", Soft),
        ("deleted", "It was deleted without being read.", AutoReply),
        ("deleted", "Good day.", Unclear),
        ("failed", "It was rejected: too large", Soft),
        ("deleted/error", "It was rejected: policy", Soft),
        ("deleted/mailbox-terminated", "Good day.", Hard),
    ] {
        assert_eq!(kind_of(&mail(&format!("{by_itself}; {what}"), words)), kind, "{what}: {words}");
    }
    let by_hand = "manual-action/MDN-sent-manually; deleted";
    assert_eq!(kind_of(&mail(by_hand, "It was refused.")), AutoReply);
}

proptest! {
    #[test]
    fn words_about_something_else_never_make_an_address_dead(
        status in "[45]\\.[0-7]\\.[0-9]{1,3}",
        code in select(vec!["550", "551", "553", "554", "501", ""]),
        gone in select(GONE.to_vec()),
        else_ in select(SOMETHING_ELSE.to_vec()),
        between in select(vec![": ", "; ", ", ", " - ", ". ", " ("]),
        who in select(vec!["host", "relay"]),
        first in any::<bool>(),
    ) {
        let words = if first { format!("{else_}{between}{gone}") } else { format!("{gone}{between}{else_}") };
        let alone = format!("{code} {status} {else_}");
        let both = format!("{code} {status} {words}");
        for words in [&alone, &both] {
            for words in [words.clone(), words.to_uppercase()] {
                prop_assert_ne!(kind_of(&report(who, &status, &words)), Hard, "{}", &words);
                prop_assert_ne!(kind_of(&report(who, "5.1.1", &words)), Hard, "{}", &words);
                prop_assert_ne!(kind_of(&report(who, "5.2.1", &words)), Hard, "{}", &words);
                prop_assert_ne!(kind_of(&letter("MAILER-DAEMON@mx.example.com", &words)), Hard, "{}", &words);
            }
        }
    }

    #[test]
    fn words_that_nobody_knows_never_make_an_address_dead(
        status in select(vec!["5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.2.1", "5.0.0", "5.7.1"]),
        words in "[bcdfghjklmnpqrstvwxz]{4,9}( [bcdfghjklmnpqrstvwxz]{4,9}){0,5}",
    ) {
        prop_assert_ne!(kind_of(&report("host", status, &format!("550 {status} {words}"))), Hard);
    }

    #[test]
    fn a_holiday_is_never_a_bounce(
        (subject, field) in select(AWAY.to_vec()),
        before in "[a-z ]{0,40}",
        said in select([&GONE[..], &SOMETHING_ELSE[..]].concat()),
        reply in select(vec!["", "550 ", "550 5.1.1 ", "could not be delivered: "]),
    ) {
        let mail = away(subject, field, &format!("{before}\n\n{reply}{said}"));
        prop_assert_eq!(kind_of(&mail), AutoReply);
    }

    #[test]
    fn a_bounce_is_never_a_holiday(
        from in select(vec!["mailer-daemon", "<>", "MAILER-DAEMON@example.com", "Mail Delivery System <a@example.com>"]),
        field in select(AWAY.to_vec()),
        said in select([&GONE[..], &SOMETHING_ELSE[..]].concat()),
    ) {
        let mail = format!("{}\n{}", field.1, letter(from, &format!("550 5.1.1 {said}")));
        prop_assert!(matches!(kind_of(&mail), Hard | Soft));
        let mail = format!("{}\n{}", field.1, report("host", "5.1.1", said));
        prop_assert!(matches!(kind_of(&mail), Hard | Soft));
    }
}
