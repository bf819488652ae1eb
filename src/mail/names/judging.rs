//! All judgements together.

use super::book::{Book, Kind};
use super::finding::{About, Finding, Verdict};
use super::reverse::Relay;
use super::{covering, dkim, dmarc, reverse, ways};
use crate::mail::Address;
use crate::mail::dkim::Dkim;
use crate::mail::smtp::SmtpUrl;

/// Whom the DNS is asked about. Bounces come back to the sender's own domain, so that one domain is asked for both.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The sender's, as the DNS writes it.
    domain: String,
    /// The relay's name or address.
    relay: String,
    /// The domain that signs here, and what is to be published for its keys; none where the relay signs.
    signing: Option<(String, Vec<(String, String)>)>,
}

impl Subject {
    pub fn of(sender: &Address, relay: &SmtpUrl, dkim: Option<&Dkim>) -> Self {
        let signing = dkim.map(|dkim| (dkim.domain().to_ascii_lowercase(), dkim.dns_records()));
        Self {
            domain: sender.ascii_domain().to_owned(),
            relay: relay.host.to_ascii_lowercase(),
            signing,
        }
    }
}

/// Judges everything that is known enough of; the rest is wanted in the book.
pub(super) fn judge(book: &Book, subject: &Subject) -> Vec<Finding> {
    let domain = subject.domain.as_str();
    let mut all = Vec::new();
    // Wanted in any case, however long the relay takes.
    book.ask(domain, Kind::Text);
    let relay = Relay::find(book, &subject.relay);
    if let Some(relay) = &relay {
        all.extend(covering::judge(book, domain, relay));
    }
    match &subject.signing {
        Some((_, records)) => all.extend(
            records
                .iter()
                .filter_map(|(name, value)| dkim::judge(book, (name, value))),
        ),
        None => all.push(Finding::new(
            About::Dkim,
            Verdict::Unknown,
            domain,
            "names-dkim-relay",
        )),
    }
    let signs = subject.signing.as_ref().map(|(domain, _)| domain.as_str());
    all.extend(dmarc::judge(book, domain, signs));
    all.extend(ways::judge(book, domain));
    if let Some(relay) = &relay {
        all.extend(reverse::judge(book, relay).into_iter().flatten());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::book::{Answer, Question, Record};
    use super::*;
    use proptest::prelude::*;

    fn subject() -> Subject {
        Subject {
            domain: "example.org".into(),
            relay: "relay.example.net".into(),
            signing: Some((
                "example.org".into(),
                vec![("eko1._domainkey.example.org".into(), "p=QUJD".into())],
            )),
        }
    }

    /// Judges until nothing more is wanted, with these answers to the questions in turn; so many times at most.
    fn all(answers: &[Answer], most: usize) -> Vec<Finding> {
        let mut book = Book::default();
        let mut given = answers.iter().cycle();
        for _ in 0..most {
            let findings = judge(&book, &subject());
            let wanted = book.take_wanted();
            if wanted.is_empty() {
                return findings;
            }
            for question in wanted {
                let answer = given.next().cloned().unwrap_or(Answer::Silent);
                book.write(question, answer);
            }
        }
        panic!("never enough for {answers:?}");
    }

    fn answer() -> impl Strategy<Value = Answer> {
        let word = "[-+~?]?(a|mx|all|include:[a-c].org|redirect=[a-c].org|exists:[a-c].org|ip4:192.0.2.[0-9]/24|mx:[a-c].org/8|ptr|a:%\\{i\\}|[a-zå=]{1,4})";
        let policy = prop::collection::vec(word, 0..12);
        let record = prop_oneof![
            policy
                .prop_map(|words| Record::Text(format!("v=spf1 {}", words.join(" ")).into_bytes())),
            "(v=DMARC1; )?(p|sp|psd)=[a-z]{0,6}".prop_map(|text| Record::Text(text.into_bytes())),
            prop::collection::vec(any::<u8>(), 0..20).prop_map(Record::Text),
            any::<[u8; 4]>().prop_map(|address| Record::Address(address.into())),
            any::<[u8; 16]>().prop_map(|address| Record::Address(address.into())),
            "[a-z.]{0,9}".prop_map(Record::Mail),
            "[a-z.]{0,9}".prop_map(Record::Name),
        ];
        prop_oneof![
            6 => prop::collection::vec(record, 1..4).prop_map(Answer::Found),
            1 => Just(Answer::Nothing),
            1 => Just(Answer::NoName),
            1 => Just(Answer::Failed),
            1 => Just(Answer::Silent),
        ]
    }

    proptest! {
        #[test]
        fn whatever_the_dns_says_it_is_judged_after_a_few_rounds(answers in prop::collection::vec(answer(), 1..8)) {
            let findings = all(&answers, 40);
            let about = |about| findings.iter().filter(|one| one.about == about).count();
            for once in [About::Spf, About::Dkim, About::Dmarc, About::Mx] {
                prop_assert_eq!(about(once), 1);
            }
        }
    }

    #[test]
    fn what_does_not_hang_together_is_asked_at_once() {
        let mut book = Book::default();
        judge(&book, &subject());
        let names = |wanted: Vec<Question>| -> Vec<(String, Kind)> {
            wanted.into_iter().map(|one| (one.name, one.kind)).collect()
        };
        assert_eq!(
            names(book.take_wanted()),
            [
                ("_dmarc.example.org".to_owned(), Kind::Text),
                ("eko1._domainkey.example.org".to_owned(), Kind::Text),
                ("example.org".to_owned(), Kind::Text),
                ("example.org".to_owned(), Kind::Mail),
                ("example.org".to_owned(), Kind::V4),
                ("example.org".to_owned(), Kind::V6),
                ("relay.example.net".to_owned(), Kind::V4),
                ("relay.example.net".to_owned(), Kind::V6),
            ]
        );
    }

    #[test]
    fn what_fails_is_no_fault_of_the_sender() {
        for trouble in [Answer::Silent, Answer::Failed] {
            let findings = all(&[trouble], 3);
            assert!(findings.iter().all(|one| one.verdict == Verdict::Unknown));
            assert!(!findings.iter().any(Finding::gets_mail_refused));
        }
    }
}
