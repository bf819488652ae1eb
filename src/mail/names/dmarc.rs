//! DMARC: what receivers are asked to do with mail that nothing vouches for, and whether what vouches for ours counts
//! (RFC 7489 §6, and the walk up the tree of its successor, DMARCbis §4.10).
//!
//! Kept simple: the organisation's domain is the one nearest to the root that has a record, among the sender's own and
//! those above it down to two labels; a record that says `psd=y` is a registry's, and one that says `psd=n` ends the
//! walk. There is no list of public suffixes. Bounces come back to the sender's own domain, so that of the two ways
//! in which a mail is vouched for, SPF always counts, and DKIM if its `d=` is near enough.

use super::book::{Book, Trouble};
use super::finding::{About, Finding, Verdict};
use super::tags;

/// So many names are asked at most (DMARCbis §4.10).
const MOST: usize = 8;

type Tags = Vec<(String, String)>;

/// Reads a record; none for another text. It is one from its first tag on.
pub fn read(text: &[u8]) -> Option<Tags> {
    let tags = tags::read(text)?;
    let (name, version) = tags.first()?;
    (name == "v" && version == "DMARC1").then_some(tags)
}

/// The sender's domain and those above it, down to two labels.
fn walk(domain: &str) -> Vec<&str> {
    let mut names = vec![domain];
    let mut rest = domain;
    while let Some((_, above)) = rest.split_once('.') {
        rest = above;
        if above.contains('.') {
            names.push(above);
        }
    }
    // The longest of many are left out, but for the first.
    let spare = names.len().saturating_sub(MOST);
    names.drain(1..1 + spare);
    names
}

/// Judges it for a sender, and for the domain that signs here if one does. None: more must be known first.
pub fn judge(book: &Book, domain: &str, signs: Option<&str>) -> Option<Finding> {
    let all: Vec<_> = walk(domain)
        .into_iter()
        .map(|name| (name, book.texts(&format!("_dmarc.{name}"))))
        .collect();
    let own = format!("_dmarc.{domain}");
    let mut trouble = None;
    let mut found: Vec<(&str, Tags)> = Vec::new();
    let mut is_wanting = false;
    for (name, texts) in all {
        match texts {
            None => is_wanting = true,
            Some(Err(why)) => trouble = trouble.or(Some((name, why))),
            Some(Ok(texts)) => {
                let mut records: Vec<Tags> = texts.into_iter().filter_map(read).collect();
                match (records.pop(), records.is_empty()) {
                    (Some(record), true) => found.push((name, record)),
                    (Some(_), false) if name == domain => {
                        return Some(wrong(&own, "names-dmarc-several"));
                    }
                    (None | Some(_), _) => {}
                }
            }
        }
    }
    if is_wanting {
        return None;
    }
    judge_found(domain, signs, &found, trouble)
}

fn wrong(name: &str, says: &'static str) -> Finding {
    Finding::new(About::Dmarc, Verdict::Wrong, name, says)
}

fn judge_found(
    domain: &str,
    signs: Option<&str>,
    found: &[(&str, Tags)],
    trouble: Option<(&str, Trouble)>,
) -> Option<Finding> {
    let own = format!("_dmarc.{domain}");
    let is = |tags: &Tags, value| tags::value(tags, "psd").is_some_and(|psd| psd == value);
    let mut organisation = None;
    for (name, tags) in found {
        if *name != domain && is(tags, "y") {
            continue;
        }
        organisation = Some((*name, tags));
        if is(tags, "n") {
            break;
        }
    }
    let record = found.iter().find(|(name, _)| *name == domain);
    let record = record.map(|(name, tags)| (*name, tags)).or(organisation);
    let ((at, tags), (organisation, _)) = match (record, organisation, trouble) {
        (Some(record), Some(organisation), _) => (record, organisation),
        (_, _, Some((name, trouble))) => {
            return Some(Finding::trouble(
                About::Dmarc,
                &format!("_dmarc.{name}"),
                trouble,
            ));
        }
        _ => {
            let value = format!("v=DMARC1; p=none; rua=mailto:postmaster@{domain}");
            let missing = Finding::new(About::Dmarc, Verdict::Better, &own, "names-dmarc-missing");
            return Some(missing.publish(own, value));
        }
    };
    let name = format!("_dmarc.{at}");
    let word = |tag: &str| tags::value(tags, tag).map(str::to_ascii_lowercase);
    let of_below = if at == domain { None } else { word("sp") };
    // Without a policy it is one that asks for nothing, if it at least asks for reports (DMARCbis §4.7).
    let policy = match of_below.or(word("p")) {
        Some(policy) if ["none", "quarantine", "reject"].contains(&policy.as_str()) => policy,
        _ if word("rua").is_some() => "none".to_owned(),
        other => return Some(wrong(&name, "names-dmarc-syntax").of(other.unwrap_or_default())),
    };
    let is_strict = word("adkim").is_some_and(|mode| mode == "s");
    let counts = signs.is_none_or(|signs| {
        let is_near = signs == organisation || signs.ends_with(&format!(".{organisation}"));
        signs == domain || (!is_strict && is_near)
    });
    Some(match (signs, counts) {
        (Some(signs), false) => {
            Finding::new(About::Dmarc, Verdict::Better, &name, "names-dmarc-apart").of(signs)
        }
        _ => Finding::new(About::Dmarc, Verdict::Fine, &name, "names-dmarc-right").of(policy),
    })
}

#[cfg(test)]
mod tests {
    use super::super::book::{Answer, Record};
    use super::*;
    use proptest::prelude::*;

    /// What is said for a sender, with these records under `_dmarc`.
    fn says(domain: &str, signs: Option<&str>, records: &[(&str, &[u8])]) -> Finding {
        let mut book = Book::default();
        assert!(judge(&book, domain, signs).is_none());
        for asked in book.take_wanted() {
            let texts: Vec<Record> = records
                .iter()
                .filter(|(name, _)| asked.name == format!("_dmarc.{name}"))
                .map(|(_, text)| Record::Text(text.to_vec()))
                .collect();
            book.write(asked, Answer::Found(texts));
        }
        judge(&book, domain, signs).unwrap()
    }

    #[test]
    fn the_record_of_the_sender_or_else_of_the_organisation_counts() {
        let policy = |domain, records: &[(&str, &[u8])]| {
            let finding = says(domain, None, records);
            assert_eq!(finding.verdict, Verdict::Fine, "{finding:?}");
            (finding.name.clone(), finding.said().2.to_owned())
        };
        let found = |name: &str, policy: &str| (name.to_owned(), policy.to_owned());
        let above: (&str, &[u8]) = ("example.org", b"v=DMARC1; p=reject; sp=quarantine");
        assert_eq!(
            policy("example.org", &[above]),
            found("_dmarc.example.org", "reject")
        );
        assert_eq!(
            policy("eko.example.org", &[above]),
            found("_dmarc.example.org", "quarantine")
        );
        let own: (&str, &[u8]) = ("eko.example.org", b"v=DMARC1;p=none");
        assert_eq!(
            policy("eko.example.org", &[above, own]),
            found("_dmarc.eko.example.org", "none")
        );
        let registry: (&str, &[u8]) = ("example.org", b"v=DMARC1; p=reject; psd=y");
        let missing = says("eko.example.org", None, &[registry]);
        assert_eq!(missing.said().1, "names-dmarc-missing");
        let record = missing.publish.unwrap().to_string();
        assert_eq!(
            record,
            "_dmarc.eko.example.org TXT v=DMARC1; p=none; rua=mailto:postmaster@eko.example.org"
        );
    }

    #[test]
    fn a_signature_counts_if_it_is_near_enough() {
        let says = |signs, record: &[u8]| {
            let domain = "eko.example.org";
            says(domain, Some(signs), &[("example.org", record)])
                .said()
                .1
        };
        for (signs, record, key) in [
            (
                "eko.example.org",
                "v=DMARC1; p=reject; adkim=s",
                "names-dmarc-right",
            ),
            (
                "example.org",
                "v=DMARC1; p=reject; adkim=s",
                "names-dmarc-apart",
            ),
            (
                "example.org",
                "v=DMARC1; p=reject; adkim=r",
                "names-dmarc-right",
            ),
            (
                "mail.example.org",
                "v=DMARC1; p=reject",
                "names-dmarc-right",
            ),
            ("example.net", "v=DMARC1; p=reject", "names-dmarc-apart"),
            ("notexample.org", "v=DMARC1; p=reject", "names-dmarc-apart"),
        ] {
            assert_eq!(says(signs, record.as_bytes()), key, "{signs} {record}");
        }
    }

    #[test]
    fn what_receivers_do_not_understand_is_said() {
        let says = |records: &[(&str, &[u8])]| says("example.org", None, records).said().1;
        let none: (&str, &[u8]) = ("example.org", b"v=DMARC1; p=none");
        assert_eq!(says(&[none, none]), "names-dmarc-several");
        for (text, key) in [
            ("v=DMARC1; p=refuse", "names-dmarc-syntax"),
            ("v=DMARC1", "names-dmarc-syntax"),
            ("v=DMARC1; rua=mailto:kim@example.org", "names-dmarc-right"),
            ("p=none; v=DMARC1", "names-dmarc-missing"),
            ("v=dmarc1; p=none", "names-dmarc-missing"),
            ("v = DMARC1 ; p = NONE", "names-dmarc-right"),
        ] {
            assert_eq!(says(&[("example.org", text.as_bytes())]), key, "{text}");
        }
    }

    #[test]
    fn no_more_than_eight_names_are_asked() {
        assert_eq!(walk("example.org"), ["example.org"]);
        assert_eq!(walk("localhost"), ["localhost"]);
        let long = "a.b.c.d.e.f.g.h.i.j.k.org";
        let names = walk(long);
        assert_eq!((names.len(), names[0], names[7]), (MOST, long, "k.org"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(
            domain in "[a-z.]{0,40}",
            bytes in prop::collection::vec(any::<u8>(), 0..60),
            tags in "v=DMARC1(; ?(p|sp|psd|adkim|rua)=[a-zå]{0,4}){0,4}",
        ) {
            let _ = says(&domain, Some("example.org"), &[(&domain, &bytes), ("org", tags.as_bytes())]);
            let _ = says(&domain, None, &[(&domain, tags.as_bytes())]);
        }
    }
}
