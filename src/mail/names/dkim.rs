//! DKIM: whether what the DNS holds under a selector is the key that signs here (RFC 6376 §3.6.1).

use super::book::Book;
use super::finding::{About, Finding, Verdict};
use super::tags;

/// Judges one key: the name and the record that `Dkim::dns_records` tells to publish. None: more must be known first.
pub fn judge(book: &Book, (name, value): (&str, &str)) -> Option<Finding> {
    let found = |verdict, says| Finding::new(About::Dkim, verdict, name, says);
    let wrong = |says| found(Verdict::Wrong, says).publish(name, value);
    let texts = match book.texts(name)? {
        Ok(texts) => texts,
        Err(trouble) => return Some(Finding::trouble(About::Dkim, name, trouble)),
    };
    let text = match texts[..] {
        [] => return Some(wrong("names-dkim-missing")),
        [text] => text,
        _ => return Some(wrong("names-dkim-several")),
    };
    let (Some(there), Some(ours)) = (tags::read(text), tags::read(value.as_bytes())) else {
        return Some(wrong("names-dkim-other"));
    };
    let key = |tags: &[(String, String)]| {
        let key = tags::value(tags, "p").unwrap_or_default();
        key.split_whitespace().collect::<String>()
    };
    let kind =
        |tags: &[(String, String)]| tags::value(tags, "k").unwrap_or("rsa").to_ascii_lowercase();
    let lists = |name: &str, word: &str, otherwise| {
        tags::value(&there, name).map_or(otherwise, |words| {
            words
                .split(':')
                .any(|one| one.trim().eq_ignore_ascii_case(word))
        })
    };
    let is_version = tags::value(&there, "v").is_none_or(|version| version == "DKIM1");
    Some(if !is_version || tags::value(&there, "p").is_none() {
        wrong("names-dkim-other")
    } else if key(&there).is_empty() {
        wrong("names-dkim-revoked")
    } else if key(&there) != key(&ours) || kind(&there) != kind(&ours) {
        wrong("names-dkim-other")
    } else if !lists("h", "sha256", true) || !(lists("s", "email", true) || lists("s", "*", true)) {
        wrong("names-dkim-narrow")
    } else if lists("t", "y", false) {
        found(Verdict::Better, "names-dkim-testing").publish(name, value)
    } else {
        found(Verdict::Fine, "names-dkim-right")
    })
}

#[cfg(test)]
mod tests {
    use super::super::book::{Answer, Kind, Question, Record};
    use super::*;
    use proptest::prelude::*;

    const NAME: &str = "eko1._domainkey.example.org";
    const OURS: &str = "v=DKIM1; k=rsa; p=QUJD";

    fn says(texts: &[&[u8]]) -> (Verdict, &'static str) {
        let mut book = Book::default();
        assert!(judge(&book, (NAME, OURS)).is_none());
        let asked = Question {
            name: NAME.to_owned(),
            kind: Kind::Text,
        };
        assert_eq!(book.take_wanted(), std::slice::from_ref(&asked));
        let records = texts.iter().map(|text| Record::Text(text.to_vec()));
        book.write(asked, Answer::Found(records.collect()));
        let finding = judge(&book, (NAME, OURS)).unwrap();
        (finding.verdict, finding.said().1)
    }

    #[test]
    fn what_is_published_is_held_against_the_key_that_signs() {
        for (text, verdict, key) in [
            (OURS, Verdict::Fine, "names-dkim-right"),
            ("p=QU JD", Verdict::Fine, "names-dkim-right"),
            (
                "v=DKIM1;h=sha1:sha256; p=QUJD;",
                Verdict::Fine,
                "names-dkim-right",
            ),
            ("v=DKIM1; p=", Verdict::Wrong, "names-dkim-revoked"),
            ("v=DKIM1; p=QUJE", Verdict::Wrong, "names-dkim-other"),
            (
                "v=DKIM1; k=ed25519; p=QUJD",
                Verdict::Wrong,
                "names-dkim-other",
            ),
            ("v=DKIM2; p=QUJD", Verdict::Wrong, "names-dkim-other"),
            ("v=DKIM1", Verdict::Wrong, "names-dkim-other"),
            ("hello", Verdict::Wrong, "names-dkim-other"),
            (
                "v=DKIM1; h=sha1; p=QUJD",
                Verdict::Wrong,
                "names-dkim-narrow",
            ),
            (
                "v=DKIM1; s=other; p=QUJD",
                Verdict::Wrong,
                "names-dkim-narrow",
            ),
            (
                "v=DKIM1; t=s:y; p=QUJD",
                Verdict::Better,
                "names-dkim-testing",
            ),
        ] {
            assert_eq!(says(&[text.as_bytes()]), (verdict, key), "{text}");
        }
        assert_eq!(says(&[]), (Verdict::Wrong, "names-dkim-missing"));
        let twice = says(&[OURS.as_bytes(), OURS.as_bytes()]);
        assert_eq!(twice, (Verdict::Wrong, "names-dkim-several"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = says(&[&bytes]);
        }
    }
}
