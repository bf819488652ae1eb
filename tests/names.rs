//! What the DNS says of the sender, looked up from a name server of the tests' own, and told by the shell and the page.

use std::process::Command;

use eko::i18n::Language;
use eko::mail::Address;
use eko::mail::dkim::{Dkim, KeyFile};
use eko::mail::names::{Finding, Looked, Subject, Verdict, look};
use eko::mail::smtp::SmtpUrl;

use crate::support::binary::Folder;
use crate::support::dns::NameServer;
use crate::support::smtp::SmtpServer;
use crate::support::story::{EMAIL, signed_in};
use crate::support::{Engine, Setup, run};

/// All is said that should be, for eko@example.org over relay.example.net.
const RIGHT: &str = "
    example.org TXT v=spf1 ip4:192.0.2.0/24 include:_spf.example.net -all
    example.org TXT another-site-verification=1
    example.org MX 10 mx1.example.org
    _dmarc.example.org TXT v=DMARC1; p=quarantine; rua=mailto:dmarc@example.org
    _spf.example.net TXT v=spf1 ip6:2001:db8::/32 ~all
    relay.example.net A 192.0.2.25
    relay.example.net AAAA 2001:db8::25
    25.2.0.192.in-addr.arpa PTR relay.example.net
    5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR relay.example.net
";

const RELAY: &str = "smtp://relay.example.net";

fn found(dns: &NameServer, relay: &str, dkim: Option<&Dkim>) -> Vec<Finding> {
    found_for("eko@example.org", dns, relay, dkim)
}

fn found_for(sender: &str, dns: &NameServer, relay: &str, dkim: Option<&Dkim>) -> Vec<Finding> {
    let sender = Address::parse(sender).expect("an address");
    let relay = SmtpUrl::parse(relay).expect("a relay");
    let subject = Subject::of(&sender, &relay, dkim);
    let server = dns.address().parse().expect("an address");
    match run(look(&subject, Some(server))) {
        Looked::Found(findings) => findings,
        Looked::NotBuilt => panic!("nothing is looked up"),
    }
}

/// What is said, one a line, as somebody who reads English reads it.
fn told(findings: &[Finding]) -> String {
    let t = Language::English.texts();
    let lines = findings.iter().map(|finding| {
        let (about, verdict) = (t.get(finding.about.key()), t.get(finding.verdict.key()));
        let record = finding.publish.as_ref().map_or_else(String::new, |it| format!(" [{it}]"));
        format!("{about}, {}: {verdict}. {}{record}\n", finding.name, finding.text(t))
    });
    let told: String = lines.collect();
    assert!(!told.contains('⟦'), "{told}");
    told
}

#[track_caller]
fn says(told: &str, words: &str) {
    assert!(told.contains(words), "no «{words}» in: {told}");
}

/// `RIGHT` with some lines replaced: those that begin like this, by this.
fn but(changes: &[(&str, &str)]) -> String {
    let mut zone: Vec<String> = RIGHT.lines().map(|line| line.trim().to_owned()).collect();
    for (begins, instead) in changes {
        let before = zone.len();
        zone.retain(|line| !line.starts_with(begins));
        assert!(zone.len() < before, "{begins}");
        zone.extend(instead.lines().map(|line| line.trim().to_owned()));
    }
    zone.join("\n")
}

fn told_of(zone: &str) -> String {
    told(&found(&NameServer::start(zone), RELAY, None))
}

#[test]
fn where_everything_is_right_nothing_is_to_be_done() {
    let dns = NameServer::start(RIGHT);
    let findings = found(&dns, RELAY, None);
    let told = told(&findings);
    says(&told, "example.org lets 192.0.2.25, 2001:db8::25 send.");
    says(&told, "asks receivers to put aside");
    says(&told, "Answers and returned mail go to mx1.example.org.");
    says(&told, "192.0.2.25 is called relay.example.net, and that name leads back.");
    says(&told, "2001:db8::25 is called relay.example.net, and that name leads back.");
    says(&told, "cannot be determined. Eko does not sign by its settings.");
    let is_right = |finding: &&Finding| finding.verdict == Verdict::Fine;
    assert_eq!(findings.iter().filter(is_right).count(), 5, "{told}");
    assert!(findings.iter().all(|finding| finding.publish.is_none()), "{told}");
}

#[test]
fn where_nothing_is_there_each_record_is_written_out() {
    let findings = found(&NameServer::start("relay.example.net A 192.0.2.25"), RELAY, None);
    let told = told(&findings);
    says(&told, "[example.org TXT v=spf1 ip4:192.0.2.25 ~all]");
    says(&told, "[_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:postmaster@example.org]");
    says(&told, "There is no domain example.org");
    says(&told, "192.0.2.25 has no name.");
    assert!(Looked::Found(findings).gets_mail_refused());
    // A name without a way to it: the domain is there.
    let told = told_of("www.example.org A 192.0.2.80\nrelay.example.net A 192.0.2.25");
    says(&told, "example.org has neither a mail server (MX) nor an address");
    let told = told_of("example.org A 192.0.2.80\nrelay.example.net A 192.0.2.25");
    says(&told, "example.org has no MX, so that email goes to 192.0.2.80.");
}

#[test]
fn an_spf_record_that_receivers_take_for_broken_is_told_from_one_that_leaves_the_relay_out() {
    let spf = |records: &str| told_of(&but(&[("example.org TXT v=spf1", records)]));
    let told = spf("example.org TXT v=spf1 mx -all\nexample.org TXT v=spf1 a mx ~all");
    says(&told, "example.org has 2 SPF records");
    says(&told, "[example.org TXT v=spf1 mx a ~all]");
    let told = spf("example.org TXT v=spf1 include:_spf.example.com -all");
    says(&told, "The record leads to _spf.example.com, where there is no SPF record");
    let told = spf("example.org TXT v=spf1 ip4:relay.example.net -all");
    says(&told, "Nobody understands “ip4:relay.example.net”");
    let told = spf("example.org TXT v=spf1 -all");
    says(&told, "example.org says that nobody sends email for it");
    let told = spf("example.org TXT v=spf1 +all");
    says(&told, "example.org lets everybody send");
    let told = spf("example.org TXT v=spf1 a:gone1.example a:gone2.example a:gone3.example -all");
    says(&told, "More than 2 names in the record lead to nothing");

    let told = spf("example.org TXT v=spf1 ip4:198.51.100.7 ~all");
    says(&told, "could be better. example.org does not name 192.0.2.25, 2001:db8::25");
    says(&told, "[example.org TXT v=spf1 ip4:192.0.2.25 ip6:2001:db8::25 ip4:198.51.100.7 ~all]");
    let told = spf("example.org TXT v=spf1 exists:%{i}._spf.example.org ~all");
    says(
        &told,
        "cannot be determined. Whether 192.0.2.25, 2001:db8::25 may send depends on each email",
    );
    for covering in [
        "a:relay.example.net -all",
        "ip4:192.0.2.25 ip6:2001:db8::25 -all",
        "mx ~all\nmx1.example.org A 192.0.2.25\nmx1.example.org AAAA 2001:db8::25",
        "a:relay.example.net/24//64 ?all",
        "redirect=_spf.example.org\n_spf.example.org TXT v=spf1 a:relay.example.net -all",
        "exists:relay.example.net -all",
    ] {
        let told = spf(&format!("example.org TXT v=spf1 {covering}"));
        says(&told, "example.org lets 192.0.2.25, 2001:db8::25 send.");
    }
}

#[test]
fn more_look_ups_than_receivers_make_are_counted() {
    let includes = |count: usize| {
        let words: String = (1..=count).map(|n| format!("include:s{n}.example.com ")).collect();
        let there: String = (1..=count)
            .map(|n| format!("\ns{n}.example.com TXT v=spf1 ip4:198.51.100.{n} -all"))
            .collect();
        let record =
            format!("example.org TXT v=spf1 {words}ip4:192.0.2.25 ip6:2001:db8::25 -all{there}");
        told_of(&but(&[("example.org TXT v=spf1", &record)]))
    };
    says(&includes(10), "example.org lets 192.0.2.25, 2001:db8::25 send.");
    says(&includes(11), "Receivers give up after 10 look-ups");
    // One that leads to itself.
    let record = "example.org TXT v=spf1 include:example.org -all";
    says(&told_of(&but(&[("example.org TXT v=spf1", record)])), "Receivers give up after 10");
}

#[test]
fn a_relay_that_the_world_sees_elsewhere_is_not_judged() {
    for relay in [
        "smtp://localhost:25",
        "smtp://127.0.0.1",
        "smtps://10.1.2.3",
        "smtps://inside.example.org",
    ] {
        let dns = NameServer::start(&but(&[(
            "_spf.example.net",
            "_spf.example.net TXT v=spf1 ~all\ninside.example.org A 10.0.0.7",
        )]));
        let told = told(&found(&dns, relay, None));
        says(&told, "cannot be determined. There is a record. Whether it lets the relay send");
        assert!(!told.contains("reverse") && !told.contains("is called"), "{told}");
    }
}

/// A key of its own, and a signer with it.
fn signing(folder: &Folder, domain: &str) -> Dkim {
    let path = folder.0.join(format!("{}.pem", eko::secrets::random_id()));
    let made = Command::new("openssl")
        .args(["genpkey", "-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:3072", "-out"])
        .arg(&path)
        .output()
        .expect("tests/install installs openssl");
    assert!(made.status.success());
    let key = KeyFile { selector: "eko1".into(), path };
    Dkim::load(domain, &[key]).expect("a key")
}

#[test]
fn the_key_that_signs_is_held_against_the_one_that_is_published() {
    let folder = Folder::new();
    let (dkim, other) = (signing(&folder, "example.org"), signing(&folder, "example.org"));
    let record = |dkim: &Dkim| {
        let (name, value) = dkim.dns_records().remove(0);
        format!("{name} TXT {value}")
    };
    let ours = record(&dkim);
    let told_with = |dns: &NameServer| told(&found(dns, RELAY, Some(&dkim)));
    let dns = NameServer::start(&format!("{RIGHT}\n{ours}"));
    says(&told_with(&dns), "fine. The key there is the one that Eko signs with.");
    let (over_udp, over_tcp) = dns.asked();
    assert!(over_udp > 0 && over_tcp > 0, "a key does not fit into one packet");
    let dns = NameServer::start(&format!("{RIGHT}\n{}", record(&other)));
    let told = told_with(&dns);
    says(&told, "wrong. Another key is there");
    says(&told, &format!("[{ours}]"));
    let told = told_with(&NameServer::start(RIGHT));
    says(&told, "wrong. The key that Eko signs with is not there");
    says(&told, &format!("[{ours}]"));
    let revoked = format!("{RIGHT}\neko1._domainkey.example.org TXT v=DKIM1; k=rsa; p=");
    says(&told_with(&NameServer::start(&revoked)), "it was revoked");
}

#[test]
fn a_signature_of_the_domain_above_does_not_count_where_dmarc_is_strict() {
    let folder = Folder::new();
    let told_of = |signs: &str, record: &str| {
        let dns = NameServer::start(&format!("_dmarc.example.org TXT v=DMARC1; p=reject{record}"));
        let dkim = signing(&folder, signs);
        told(&found_for("kim@eko.example.org", &dns, RELAY, Some(&dkim)))
    };
    let told = told_of("example.org", "; adkim=s");
    says(&told, "could be better. Eko signs for example.org, which does not count");
    says(&told_of("eko.example.org", "; adkim=s"), "asks receivers to refuse");
    says(&told_of("example.org", ""), "asks receivers to refuse");
}

#[test]
fn names_that_do_not_answer_fail_or_take_no_mail_are_told_apart() {
    let told = told_of(&but(&[("example.org MX", "example.org MX 0 .")]));
    says(&told, "example.org says that it takes no email");
    let told = told_of("* SERVFAIL");
    says(&told, "The name servers of example.org say that they cannot answer (SERVFAIL).");
    assert!(!told.contains("wrong"), "{told}");
    let begun = std::time::Instant::now();
    let findings = found(&NameServer::start("* SILENT"), RELAY, None);
    let told = self::told(&findings);
    says(&told, "cannot be determined. The DNS did not answer about example.org in time.");
    assert!(findings.iter().all(|finding| finding.verdict == Verdict::Unknown), "{told}");
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    assert!(!Looked::Found(findings).gets_mail_refused());
    // One name that is silent keeps nobody from telling the rest.
    let told = told_of(&but(&[("_dmarc", "_dmarc.example.org SILENT")]));
    says(&told, "The DNS did not answer about _dmarc.example.org in time.");
    says(&told, "example.org lets 192.0.2.25, 2001:db8::25 send.");
}

/// `eko mail check` over the relay: whether it ends well, and its words after the walk.
fn check(smtp: &SmtpServer, zone: &str) -> (bool, String) {
    let dns = NameServer::start(zone);
    let output = Command::new(env!("CARGO_BIN_EXE_eko"))
        .args(["mail", "check"])
        .env_clear()
        .env("EKO_SMTP_URL", smtp.url())
        .env("EKO_MAIL_FROM", "eko@example.org")
        .env("EKO_DNS", dns.address())
        .output()
        .expect("eko runs");
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let (walk, names) = words.split_once("\n\n").expect("two parts");
    assert!(walk.ends_with("Everything works. No email was sent."), "{walk}");
    (output.status.success(), names.to_owned())
}

#[test]
fn the_command_fails_only_where_mail_is_surely_refused() {
    let smtp = SmtpServer::start();
    let (ok, words) = check(&smtp, RIGHT);
    assert!(ok, "{words}");
    says(
        &words,
        "What the DNS says of the sender\nSPF (who may send), example.org: cannot be determined\n  There is a record.",
    );
    says(&words, "MX (where answers go), example.org: fine\n");
    let (ok, words) = check(&smtp, &but(&[("_dmarc", "")]));
    assert!(ok, "advice does not fail: {words}");
    let record =
        "  publish _dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:postmaster@example.org\n";
    says(&words, record);
    for refused in [
        but(&[("example.org MX", "example.org MX 0 .")]),
        but(&[("example.org TXT v=spf1", "example.org TXT v=spf1 -all")]),
        "example.com A 192.0.2.1".to_owned(),
    ] {
        let (ok, words) = check(&smtp, &refused);
        assert!(!ok, "{words}");
    }
    assert!(smtp.taken().is_empty());
}

#[test]
fn the_page_tells_it_in_the_language_of_whoever_asks() {
    let smtp = SmtpServer::start();
    let dns = NameServer::start(&but(&[("_dmarc", "")]));
    let app = Setup::on(Engine::Sqlite).smtp(&smtp.url()).env("EKO_DNS", &dns.address()).start();
    let leader = signed_in(&app, EMAIL, true);
    leader.get("/admin/mail").expect(200).never_says("What the DNS says");
    assert_eq!(dns.asked(), (0, 0), "nothing is asked unasked");
    leader
        .post("/admin/mail/check", &[])
        .expect(200)
        .says("Everything works. No email was sent.")
        .says("What the DNS says of the sender")
        .says("MX (where answers go), example.org : fine")
        .says("_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:postmaster@example.org");
    assert!(dns.asked().0 > 0);
}
