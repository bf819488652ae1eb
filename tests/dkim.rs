//! What Eko signs, another's verifier takes; and nothing that somebody changed on the way.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eko::clock::Timestamp;
use eko::mail::dkim::{Dkim, KeyFile};
use eko::mail::{Address, Message, Parts};
use mail_auth::common::crypto::Algorithm;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::dkim::Signature;
use mail_auth::hickory_resolver::config::{ResolverConfig, ResolverOpts};
use mail_auth::{
    AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, ResolverCache, Txt,
};
use proptest::test_runner::{Config, TestRunner};
use proptest::{prop_assert, prop_assert_eq};

use crate::support::run;

const RSA: &[&str] = &["genpkey", "-algorithm", "rsa"];
const ED25519: &[&str] = &["genpkey", "-algorithm", "ed25519"];
const SENT: Timestamp = Timestamp(1_631_095_200);

/// A folder for keys that goes away again.
struct Keys(PathBuf);

impl Keys {
    fn folder() -> Self {
        let folder = std::env::temp_dir().join(format!("eko-dkim-{}", eko::secrets::random_id()));
        std::fs::create_dir(&folder).expect("a folder");
        Self(folder)
    }

    /// Has openssl make a key, as an operator would.
    fn make(&self, selector: &str, how: &[&str]) -> KeyFile {
        let path = self.0.join(format!("{selector}.pem"));
        let path_word = path.display().to_string();
        openssl(&[how, &["-out", &path_word]].concat());
        self.kept(selector, path)
    }

    fn written(&self, selector: &str, text: &str) -> KeyFile {
        let path = self.0.join(format!("{selector}.pem"));
        std::fs::write(&path, text).expect("a file");
        self.kept(selector, path)
    }

    fn kept(&self, selector: &str, path: PathBuf) -> KeyFile {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
        KeyFile { selector: selector.to_owned(), path }
    }

    fn both(&self) -> Dkim {
        let keys = [self.make("rsa1", RSA), self.make("ed1", ED25519)];
        Dkim::load("example.org", &keys).expect("two keys")
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn openssl(arguments: &[&str]) -> Vec<u8> {
    let done =
        Command::new("openssl").args(arguments).output().expect("tests/install installs openssl");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// The DNS in which just that is published which we say should be.
struct Published(HashMap<Box<str>, Txt>);

impl Published {
    fn by(dkim: &Dkim) -> Self {
        Self(
            dkim.dns_records()
                .into_iter()
                .map(|(name, value)| {
                    let key = DomainKey::parse(value.as_bytes()).expect("a record");
                    (format!("{name}.").into(), Txt::DomainKey(key.into()))
                })
                .collect(),
        )
    }
}

impl ResolverCache<Box<str>, Txt> for Published {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.get(name).cloned()
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: Instant) {}
}

/// What the verifier finds, signature by signature. It knows no name server, so nothing leaves the machine.
fn verdicts(dkim: &Dkim, mail: &[u8]) -> Vec<(Signature, DkimResult)> {
    let published = Published::by(dkim);
    run(async {
        let nowhere = MessageAuthenticator::new(ResolverConfig::default(), ResolverOpts::default())
            .expect("a verifier");
        let message = AuthenticatedMessage::parse(mail).expect("a mail");
        let outputs =
            nowhere.verify_dkim(Parameters::new(&message).with_txt_cache(&published)).await;
        let found: Vec<(Signature, DkimResult)> = outputs
            .iter()
            .map(|output| {
                let signature = output.signature().expect("a signature").clone();
                (signature, output.result().clone())
            })
            .collect();
        assert_eq!(found.len(), dkim.dns_records().len());
        found
    })
}

fn passes(dkim: &Dkim, mail: &[u8]) {
    for (signature, result) in verdicts(dkim, mail) {
        assert_eq!(result, DkimResult::Pass, "{}", signature.s);
    }
}

fn fails(dkim: &Dkim, mail: &[u8], why: &str) {
    for (signature, result) in verdicts(dkim, mail) {
        assert_ne!(result, DkimResult::Pass, "{why}: {}", signature.s);
    }
}

/// A mail with everything that has ever made a signature break.
fn letter(dkim: Option<&Dkim>) -> Vec<u8> {
    let address = |text: &str| Address::parse(text).expect("an address");
    let (from, reply_to) = (address("eko@example.org"), address("dialog@example.net"));
    let to = address("kim@example.com");
    let text = format!(
        "Hej!\n\nTrailing spaces   \nand tabs\t\t\n.\n..\n.a dot in front\nBegin\twith\ttabs\n{}\n\n\
         شكرًا لكم على ما قلتموه عن الثقة في هالاند.\n\n\n   \n\t\n\n\n",
        "A very long line. ".repeat(300)
    );
    let html = format!("<p dir=\"rtl\" lang=\"ar\">شكرًا</p><p>{}</p>\n\n\n", "x".repeat(5000));
    let message = Message::build(Parts {
        from: &from,
        from_name: "Återkoppling, Tillit & \"trygghet\" i Halland",
        reply_to: Some(&reply_to),
        to: &to,
        envelope_from: "bounces+token@example.org".into(),
        message_id: "a-very-long-message-id-0123456789-0123456789-0123456789-0123456789-0123456789@example.org",
        date: SENT,
        language: "sv",
        subject: "Det här har vi hört – och så här går det vidare: återkoppling till alla som var med i våra \
                  samtal om tillit, trygghet och framtid i hela Halland (شكرًا)",
        text,
        html,
        unsubscribe: Some(format!("https://eko.example.org/u/{}?lang=sv", "a1B2-_".repeat(40))),
        list_id: Some("tillit-i-halland.example.org".into()),
        attachment: None,
        picture: None,
        dkim,
    });
    message.expect("a mail").bytes().to_vec()
}

fn replaced(mail: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(mail).expect("a mail in ASCII");
    assert!(text.contains(from), "{from}");
    text.replace(from, to).into_bytes()
}

#[test]
fn both_signatures_of_a_difficult_letter_are_taken() {
    let keys = Keys::folder();
    let dkim = keys.both();
    let mail = letter(Some(&dkim));
    let found = verdicts(&dkim, &mail);
    let kinds: Vec<Algorithm> = found.iter().map(|(signature, _)| signature.a).collect();
    assert_eq!(kinds, [Algorithm::RsaSha256, Algorithm::Ed25519Sha256]);
    for (signature, result) in found {
        assert_eq!(result, DkimResult::Pass, "{}", signature.s);
        assert_eq!(signature.d, "example.org");
        // The clock that counts is the mail's own.
        assert_eq!(signature.t, SENT.0.unsigned_abs());
        assert_eq!(signature.l, 0, "all of the body is signed");
        let times = |name: &str| signature.h.iter().filter(|found| *found == name).count();
        assert_eq!(times("from"), 2);
        for name in
            ["reply-to", "to", "subject", "date", "message-id", "mime-version", "content-type"]
        {
            assert_eq!(times(name), 2, "{name}");
        }
        for name in ["list-unsubscribe", "list-unsubscribe-post", "list-id", "auto-submitted"] {
            assert_eq!(times(name), 1, "{name}");
        }
    }
    let longest = mail.split(|&byte| byte == b'\n').map(<[u8]>::len).max();
    assert!(longest < Some(998), "{longest:?}");
    let unsigned = letter(None);
    assert!(!unsigned.starts_with(b"DKIM-Signature:"));
}

#[test]
fn what_was_changed_on_the_way_is_found_out() {
    let keys = Keys::folder();
    let dkim = keys.both();
    let mail = letter(Some(&dkim));
    passes(&dkim, &mail);
    let post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    for (from, to) in [
        ("A very long line.", "A very short line."),
        ("a dot in front", "a  dot infront"),
        (post, ""),
        ("List-Unsubscribe=One-Click", "List-Unsubscribe=No-Click"),
        ("<https://eko.example.org/u/", "<https://eko.example.com/u/"),
        ("Auto-Submitted: auto-generated", "Auto-Submitted: no"),
        ("Reply-To: dialog@example.net", "Reply-To: dialog@example.com"),
        ("multipart/alternative", "multipart/mixed"),
        ("t=1631095200", "t=1631095201"),
    ] {
        fails(&dkim, &replaced(&mail, from, to), from);
    }
    // A second one of a header that a mail has once: which of them people see is anybody's guess.
    for added in [
        "From: Somebody Else <somebody@example.com>",
        "Subject: You have won",
        "Reply-To: somebody@example.com",
        "To: alex@example.com",
        "Content-Type: text/html",
    ] {
        fails(&dkim, &[added.as_bytes(), b"\r\n", &mail].concat(), added);
        let lower = replaced(&mail, "\r\nTo: ", &format!("\r\n{added}\r\nTo: "));
        fails(&dkim, &lower, added);
    }
}

#[test]
fn what_servers_do_to_every_mail_is_forgiven() {
    let keys = Keys::folder();
    let dkim = keys.both();
    let mail = letter(Some(&dkim));
    let received =
        "Received: from eko.example.org by mx.example.com;\r\n\tWed, 8 Sep 2021 12:00:01 +0200\r\n";
    passes(&dkim, &[received.as_bytes(), &mail].concat());
    // A list that passes it on unchanged.
    let list = "List-Id: <all.example.com>\r\nList-Unsubscribe: <mailto:leave@example.com>\r\n";
    passes(&dkim, &[list.as_bytes(), &mail].concat());
    passes(&dkim, &[mail.as_slice(), b"\r\n\r\n"].concat());
    passes(&dkim, &replaced(&mail, "\r\nSubject: ", "\r\nSUBJECT:\t "));
    passes(&dkim, &replaced(&mail, "auto-generated", "\r\n  auto-generated \t"));
}

#[test]
fn whatever_the_white_space_both_sides_read_it_the_same() {
    let keys = Keys::folder();
    let key = keys.make("ed1", ED25519);
    let dkim = Dkim::load("example.org", &[key]).expect("a key");
    let mut runner =
        TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let subject = "[a-z:;= \\t]{0,30}(\\r\\n[ \\t][a-zå \\t]{0,20}){0,3}";
    let other = "(Subject|Keywords|TO|list-id):[a-z \\t]{0,9}(\\r\\n[ \\t]+)?";
    // Verifiers disagree on last lines of nothing but white space, and on no body at all; no mail of ours ends so.
    let body = "([a-zå.= \\t]{0,9}(\\r\\n){1,3}){0,6}[a-z \\t]{0,6}[a-z.](\\r\\n){1,3}";
    let tried = runner.run(&(subject, other, body), |(subject, other, body)| {
        let mail = format!(
            "From: eko@example.org\r\nSubject:{subject}\r\nTo:\tkim@example.com\r\n{other}\r\n\r\n{body}"
        );
        let signed = dkim.sign(mail.as_bytes(), SENT).expect("a signature");
        prop_assert!(signed.ends_with(mail.as_bytes()));
        let again = dkim.sign(mail.as_bytes(), SENT).expect("a signature");
        prop_assert_eq!(&signed, &again);
        for (_, result) in verdicts(&dkim, &signed) {
            prop_assert_eq!(result, DkimResult::Pass);
        }
        Ok(())
    });
    tried.expect("the same reading");
}

#[test]
fn what_is_published_is_what_openssl_says_the_public_key_is() {
    let keys = Keys::folder();
    let rsa = keys.make("rsa1", RSA);
    let ed = keys.make("ed1", ED25519);
    let rsa_path = rsa.path.display().to_string();
    // The same key as older tools write it: PKCS #1.
    let old = keys.make("rsa2", &["rsa", "-traditional", "-in", &rsa_path]);
    let text = std::fs::read_to_string(&old.path).expect("a key");
    assert!(text.starts_with("-----BEGIN RSA PRIVATE KEY-----"));
    let public = |path: &str| openssl(&["pkey", "-in", path, "-pubout", "-outform", "DER"]);
    let rsa_public = STANDARD.encode(public(&rsa_path));
    let ed_public = public(&ed.path.display().to_string());
    let ed_public = STANDARD.encode(&ed_public[ed_public.len() - 32..]);

    let dkim = Dkim::load("räksmörgås.example", &[rsa, old, ed]).expect("three keys");
    let name = |selector: &str| format!("{selector}._domainkey.xn--rksmrgs-5wao1o.example");
    assert_eq!(
        dkim.dns_records(),
        [
            (name("rsa1"), format!("v=DKIM1; k=rsa; p={rsa_public}")),
            (name("rsa2"), format!("v=DKIM1; k=rsa; p={rsa_public}")),
            (name("ed1"), format!("v=DKIM1; k=ed25519; p={ed_public}")),
        ]
    );
    passes(&dkim, &letter(Some(&dkim)));
    assert_eq!(format!("{dkim:?}"), "Dkim(xn--rksmrgs-5wao1o.example, …)");
}

#[test]
fn a_key_that_should_not_be_used_is_refused_by_name() {
    let keys = Keys::folder();
    let refused = |key: &KeyFile, advice: &str| {
        let error = Dkim::load("example.org", std::slice::from_ref(key)).expect_err("no key");
        let words = error.to_string();
        let path = key.path.display().to_string();
        assert!(words.contains(&path) && words.contains(advice), "{words}");
    };

    let open = keys.make("open", ED25519);
    for mode in [0o640, 0o604] {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(&open.path, mode).expect("a mode");
        refused(&open, "chmod 600");
    }
    let weak = [RSA, &["-pkeyopt", "rsa_keygen_bits:1024"]].concat();
    refused(&keys.make("weak", &weak), "2048");
    let curve = ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
    refused(&keys.make("curve", &curve), "Ed25519");
    let locked = [ED25519, &["-aes256", "-pass", "pass:secret"]].concat();
    refused(&keys.make("locked", &locked), "without a passphrase");
    let whole = std::fs::read_to_string(keys.make("whole", ED25519).path).expect("a key");
    refused(&keys.written("cut", &whole[..whole.len() / 2]), "openssl genpkey");
    refused(&keys.written("garbage", "no key at all"), "openssl genpkey");
    refused(&keys.written("empty", ""), "openssl genpkey");
    let path = keys.0.join("missing.pem");
    refused(&KeyFile { selector: "missing".into(), path }, "cannot be read");

    let good = keys.make("good", ED25519);
    let spaced = KeyFile { selector: "two words".into(), ..good.clone() };
    refused(&spaced, "selector");
    let twice = Dkim::load("example.org", &[good.clone(), good.clone()]);
    assert!(twice.expect_err("one name").to_string().contains("good"));
    for domain in ["", "example..org", "example.org; x=1"] {
        let error = Dkim::load(domain, std::slice::from_ref(&good)).expect_err("no domain");
        assert!(error.to_string().contains("mail.dkim_domain"), "{domain}");
    }
}
