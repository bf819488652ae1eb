//! What a mail system's answer means for the address: gone for good, or not this time.
//!
//! A living address that is taken for dead gets no mail any more, so a refusal is *hard* only where somebody says
//! that the mailbox or its domain does not exist or is disabled. Everything about the sender, the content, a policy,
//! quota, size, load or time is *soft*, and so is what nobody understands. The words are asked first: codes like
//! 5.1.1 and 5.2.1 are used for block lists, SPF, quota and size as well.
//!
//! | the words say ↓, the codes say → | something else | a policy | the mailbox | the domain | the address | nothing |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | something else than the address | soft | soft | soft | soft | soft | soft |
//! | the mailbox is gone | soft | hard | hard | hard | hard | hard |
//! | a domain is gone, says the reporting relay | soft | hard | hard | hard | hard | hard |
//! | a domain is gone, says a remote host | soft | soft | 5.1.6, 5.1.10: hard | hard | soft | soft |
//! | refused, without a reason | soft | soft | hard | hard | hard | hard |
//! | refused: access denied | soft | soft | soft | soft | 5.4.1: hard | soft |
//! | no words at all | soft | soft | hard | hard | soft | soft |
//! | words that nobody understands | soft | soft | 5.1.6, 5.1.10: hard | 5.4.310: hard | soft | soft |
//!
//! | what codes say | which | source |
//! | --- | --- | --- |
//! | something else | class 4; X.1.7, X.1.8, X.1.9, X.1.90; X.2.2 to X.2.4, X.2.12x; X.3.1 to X.3.5; X.4.2, X.4.3, X.4.5 to X.4.7; X.5.3; X.6; X.7.2 and on; replies of class 4 and 552 | RFC 3463, the IANA registry of enhanced status codes (RFC 5248, 7372, 7505), RFC 5321 §4.2; Microsoft's list for X.1.90 and X.2.12x |
//! | a policy | X.7.0, X.7.1 | RFC 3463 §3.8 |
//! | the mailbox | X.1.1, X.1.6, X.1.10 | RFC 3463 §3.2, RFC 7505 §4.2; Exchange Online uses X.1.10 for unknown recipients. The last two are used for nothing else |
//! | the domain | X.1.2; X.4.310 | RFC 3463 §3.2; Microsoft's list |
//! | the address, but not what of it | X.1.0, X.1.3, X.1.4, X.2.1, X.4.1, X.4.4, X.5.0 | RFC 3463 §3.2, §3.3 (X.2.1 may pass), §3.5; Microsoft's list for X.4.1 and X.5.0 |
//! | nothing | none, X.0.0, all others | RFC 3463 §3.1 |
//!
//! A remote host that does not find a domain mostly means ours; a relay means the recipient's.

use super::finding::ReturnedKind;
use super::words::Said;

/// What became of the mail (RFC 3464 §2.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Failed,
    Delayed,
    Delivered,
}

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    /// The server that the mail was brought to, quoted by the relay.
    RemoteHost,
    /// The relay that writes the report.
    Relay,
}

/// What was answered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer<'a> {
    /// Where codes stand, the best first.
    pub(super) sources: &'a [&'a str],
    pub(super) said: Said,
    pub(super) by: Speaker,
}

/// The kind and the status code.
pub(super) fn judge(action: Action, answer: &Answer<'_>) -> (ReturnedKind, Option<String>) {
    let status = status(action, answer.sources);
    let kind = match action {
        Action::Delivered => ReturnedKind::Delivered,
        Action::Delayed => ReturnedKind::Delayed,
        Action::Failed if is_gone(answer) => ReturnedKind::Hard,
        Action::Failed => ReturnedKind::Soft,
    };
    (kind, status)
}

/// The table.
fn is_gone(answer: &Answer<'_>) -> bool {
    let codes = say(answer.sources);
    match (answer.said, codes) {
        (Said::SomethingElse, _) | (_, Codes::SomethingElse) => false,
        (Said::Mailbox, _) => true,
        (Said::Domain, Codes::Domain | Codes::MailboxForSure | Codes::DomainForSure) => true,
        (Said::Domain, _) => answer.by == Speaker::Relay,
        (_, Codes::Policy) => false,
        (Said::Refused, _) => true,
        (Said::NoAccess, codes) => codes == Codes::NoAccess,
        (Said::Nothing, Codes::Mailbox | Codes::Domain) => true,
        (Said::Nothing | Said::Unknown, codes) => {
            matches!(codes, Codes::MailboxForSure | Codes::DomainForSure)
        }
    }
}

/// What codes say, the weightiest last. Those *for sure* are used for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Codes {
    Nothing,
    Address,
    NoAccess,
    Mailbox,
    Domain,
    MailboxForSure,
    DomainForSure,
    Policy,
    SomethingElse,
}

/// The weightiest of all codes: one that the other system gave is not outweighed by what the relay made of it.
fn say(sources: &[&str]) -> Codes {
    let codes = sources.iter().copied().flat_map(codes);
    let failures = codes.filter(|code| !code.starts_with('2'));
    let replies = sources.iter().filter_map(|source| reply(source));
    failures
        .map(meaning)
        .chain(replies.map(meaning_of_a_reply))
        .max()
        .unwrap_or(Codes::Nothing)
}

fn meaning(code: &str) -> Codes {
    if code.starts_with('4') {
        return Codes::SomethingElse;
    }
    let mut numbers = code
        .split('.')
        .skip(1)
        .map(|n| n.parse::<u16>().unwrap_or_default());
    match (
        numbers.next().unwrap_or_default(),
        numbers.next().unwrap_or_default(),
    ) {
        (1, 6 | 10) => Codes::MailboxForSure,
        (1, 1) => Codes::Mailbox,
        (1, 2) => Codes::Domain,
        (4, 310) => Codes::DomainForSure,
        (4, 1) => Codes::NoAccess,
        (1, 0 | 3 | 4) | (2, 1) | (4, 4) | (5, 0) => Codes::Address,
        (1, 7..=9 | 90)
        | (2, 2..=4 | 120..=129)
        | (3, 1..=5)
        | (4, 2 | 3 | 5..=7)
        | (5, 3)
        | (6, _)
        | (7, 2..) => Codes::SomethingElse,
        (7, _) => Codes::Policy,
        _ => Codes::Nothing,
    }
}

/// RFC 5321 §4.2.1 (class 4: it may work later), §4.2.3 (552: storage exceeded).
fn meaning_of_a_reply(reply: &str) -> Codes {
    if reply.starts_with('4') || reply == "552" {
        Codes::SomethingElse
    } else {
        Codes::Nothing
    }
}

/// The reply code with which a text begins, after its type.
pub(super) fn reply(text: &str) -> Option<&str> {
    let text = without_type(text);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end).filter(|code| is_reply(code))
}

/// RFC 3464 §2.1.2: what follows the type, as in `smtp; 550 …`.
pub(super) fn without_type(text: &str) -> &str {
    match text.split_once(';') {
        Some((kind, rest)) if kind.trim().chars().all(|c| c.is_alphanumeric() || c == '-') => rest,
        _ => text,
    }
}

/// RFC 5321 §4.2.1: three digits, the second from 0 to 5.
pub(super) fn is_reply(word: &str) -> bool {
    matches!(word.as_bytes(), [b'4' | b'5', b'0'..=b'5', b'0'..=b'9'])
}

/// The codes of RFC 3463 in a text: class, subject and detail, as in `550 5.1.1 …` or `(#5.1.1)`.
///
/// Numbers that only look like codes are passed over where that can be seen: network addresses have four parts, and
/// RFC 3463 §3 names subjects from 0 to 7.
pub(super) fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| is_code(word))
}

fn is_code(word: &str) -> bool {
    let mut numbers = word.split('.');
    let class = numbers.next().is_some_and(|n| matches!(n, "2" | "4" | "5"));
    let subject = numbers
        .next()
        .is_some_and(|n| n.len() == 1 && n.bytes().all(|digit| digit <= b'7'));
    let detail = numbers.next().is_some_and(|n| matches!(n.len(), 1..=3));
    class && subject && detail && numbers.next().is_none()
}

/// The first code that fits the action. One like 5.0.0 says nothing (RFC 3463 §3.1), so a further one of the same
/// class is preferred to it.
fn status(action: Action, sources: &[&str]) -> Option<String> {
    let all = || {
        sources
            .iter()
            .copied()
            .flat_map(codes)
            .filter(move |code| code.starts_with('2') == (action == Action::Delivered))
    };
    let first = all().next()?;
    let class = first.get(..2).unwrap_or_default();
    let telling = all().find(|code| code.starts_with(class) && !code.ends_with(".0.0"));
    let best = if first.ends_with(".0.0") {
        telling.unwrap_or(first)
    } else {
        first
    };
    Some(best.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<&str> {
        codes(text).next()
    }

    #[test]
    fn a_code_is_told_from_other_numbers() {
        assert_eq!(of("smtp; 550-5.1.1 no such user"), Some("5.1.1"));
        assert_eq!(of("Sorry. (#5.1.2)."), Some("5.1.2"));
        assert_eq!(of("550 5.4.310 no domain"), Some("5.4.310"));
        for text in [
            "",
            "550 no such user",
            "5.1",
            "5..1",
            "host [5.1.1.7]",
            "Exim 4.94.2",
            "1.5.1.1",
            "2.3.2026",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn a_reply_is_told_by_its_place_and_its_digits() {
        assert_eq!(reply("smtp; 550 no such user"), Some("550"));
        assert_eq!(reply("smtp;452-4.2.2 full"), Some("452"));
        assert_eq!(reply("X-Postfix; unknown user"), None);
        assert_eq!(reply("no such user (550)"), None);
        assert_eq!(reply("smtp; 575 no such class"), None);
    }

    #[test]
    fn a_code_that_says_nothing_gives_way() {
        let status = |sources: &[&str]| status(Action::Failed, sources);
        assert_eq!(
            status(&["5.0.0", "550 5.1.1 gone"]).as_deref(),
            Some("5.1.1")
        );
        assert_eq!(
            status(&["5.2.0", "550 5.1.1 gone"]).as_deref(),
            Some("5.2.0")
        );
        assert_eq!(
            status(&["5.0.0", "450 4.7.1 later"]).as_deref(),
            Some("5.0.0")
        );
        assert_eq!(status(&["", "no code"]), None);
    }

    /// The table above, cell by cell: `h` is hard, `s` soft. The columns are those of the table.
    #[test]
    fn each_cell_of_the_table_holds() {
        use Said::{Domain, Mailbox, NoAccess, Nothing, Refused, SomethingElse, Unknown};
        use Speaker::{Relay, RemoteHost};
        let columns = ["5.2.2", "5.7.1", "5.1.1", "5.1.2", "5.2.1", "5.0.0"];
        for (said, by, cells) in [
            (SomethingElse, RemoteHost, "ssssss"),
            (SomethingElse, Relay, "ssssss"),
            (Mailbox, RemoteHost, "shhhhh"),
            (Mailbox, Relay, "shhhhh"),
            (Domain, Relay, "shhhhh"),
            (Domain, RemoteHost, "ssshss"),
            (Refused, RemoteHost, "sshhhh"),
            (NoAccess, RemoteHost, "ssssss"),
            (Nothing, RemoteHost, "sshhss"),
            (Unknown, RemoteHost, "ssssss"),
        ] {
            for (status, cell) in columns.iter().zip(cells.chars()) {
                let answer = Answer {
                    sources: &[status],
                    said,
                    by,
                };
                let (kind, _) = judge(Action::Failed, &answer);
                let expected = if cell == 'h' {
                    ReturnedKind::Hard
                } else {
                    ReturnedKind::Soft
                };
                assert_eq!(kind, expected, "{said:?} {by:?} {status}");
            }
        }
        for (said, status) in [
            (NoAccess, "5.4.1"),
            (Unknown, "5.1.6"),
            (Unknown, "5.1.10"),
            (Unknown, "5.4.310"),
        ] {
            let answer = Answer {
                sources: &[status],
                said,
                by: RemoteHost,
            };
            assert_eq!(
                judge(Action::Failed, &answer).0,
                ReturnedKind::Hard,
                "{status}"
            );
        }
    }

    #[test]
    fn what_the_other_system_answered_is_not_outweighed_by_what_the_relay_made_of_it() {
        for (sources, kind) in [
            (["5.1.1", "550 5.1.1"], ReturnedKind::Hard),
            (["5.1.1", "550 5.7.1"], ReturnedKind::Soft),
            (["5.1.1", "552"], ReturnedKind::Soft),
            (["5.1.1", "450"], ReturnedKind::Soft),
            (["5.0.0", "550 5.1.1"], ReturnedKind::Hard),
        ] {
            let answer = Answer {
                sources: &sources,
                said: Said::Nothing,
                by: Speaker::RemoteHost,
            };
            assert_eq!(judge(Action::Failed, &answer).0, kind, "{sources:?}");
        }
    }
}
