//! What a mail system's answer means for the address: gone for good, or not this time.

use super::Kind;

/// What became of the mail (RFC 3464 §2.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Failed,
    Delayed,
    Delivered,
}

/// The kind and the status code.
///
/// `sources` are asked for a code in their order, the best first; `words` are what the mail system said, in the form
/// of [`plainly`].
pub(super) fn judge(action: Action, sources: &[&str], words: &str) -> (Kind, Option<String>) {
    let status = status(action, sources);
    let kind = match action {
        Action::Delivered => Kind::Delivered,
        Action::Delayed => Kind::Delayed,
        Action::Failed if is_gone(status.as_deref(), words) => Kind::Hard,
        Action::Failed => Kind::Soft,
    };
    (kind, status)
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

/// Whether a failure says that nobody can be reached at this address, now or later.
fn is_gone(status: Option<&str>, words: &str) -> bool {
    let status = status.unwrap_or_default();
    if speaks_of_the_address(status) {
        return true;
    }
    if speaks_of_something_else(status) || has(words, SENDER) {
        return false;
    }
    has(words, GONE)
        || (has(words, REFUSED) && !has(words, FOR_A_REASON) && !status.starts_with("5.7."))
}

/// RFC 3463 §3.2 (X.1: the address), §3.3 (X.2.1: the mailbox is disabled), §3.5 (X.4.4: no way to route there);
/// RFC 7505 §4.2 (X.1.10: the domain takes no mail).
fn speaks_of_the_address(status: &str) -> bool {
    let address = status.starts_with("5.1.") && !is_about_the_sender(status);
    address || matches!(status, "5.2.1" | "5.4.4")
}

/// RFC 3463 §3.2: X.1.7 and X.1.8 are about the address of the sender.
fn is_about_the_sender(status: &str) -> bool {
    matches!(status, "5.1.7" | "5.1.8")
}

/// Codes beside which the words are not asked: RFC 3463 §2 (class 4: a later attempt may succeed), §3.3 (X.2.2 the
/// mailbox is full, X.2.3 too long for it), §3.4 (X.3.4 too big for the system), §3.5 (X.4.6 a loop, X.4.7 expired).
fn speaks_of_something_else(status: &str) -> bool {
    status.starts_with("4.")
        || is_about_the_sender(status)
        || matches!(status, "5.2.2" | "5.2.3" | "5.3.4" | "5.4.6" | "5.4.7")
}

fn has(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words.contains(phrase))
}

/// Sayings about us, beside which nothing counts: `Sender address rejected: Domain not found`.
const SENDER: &[&str] = &[
    "sender address rejected",
    "sender rejected",
    "sender verify failed",
    "sender domain",
    "bad sender",
];

/// Sayings that leave no doubt.
const GONE: &[&str] = &[
    "user unknown",
    "unknown user",
    "user not found",
    "no such user",
    "no such mailbox",
    "no such recipient",
    "no such address",
    "no such person",
    "no such domain",
    "no mailbox here by that name",
    "does not exist",
    "doesn't exist",
    "do not exist",
    "mailbox not found",
    "recipient not found",
    "address not found",
    "recipient unknown",
    "unknown recipient",
    "unknown address",
    "address unknown",
    "unknown local part",
    "unknown or illegal alias",
    "unrouteable address",
    "unroutable address",
    "invalid recipient",
    "invalid mailbox",
    "not a valid recipient",
    "not a valid mailbox",
    "not listed in domino directory",
    "not listed in public name",
    "this user doesn't have a",
    "mailbox is disabled",
    "mailbox disabled",
    "account is disabled",
    "account has been disabled",
    "account disabled",
    "account that you tried to reach is disabled",
    "user is disabled",
    "host or domain name not found",
    "domain not found",
    "host unknown",
    "unknown host",
    "couldn't find any host named",
    "does not accept mail",
    "hittades inte",
    "finns inte",
];

/// Sayings that mean the same, unless a reason is given.
const REFUSED: &[&str] = &[
    "recipient rejected",
    "recipient address rejected",
    "address rejected",
    "mailbox unavailable",
];

const FOR_A_REASON: &[&str] = &[
    "quota",
    "full",
    "storage",
    "too large",
    "too big",
    "exceed",
    "spam",
    "policy",
    "blocked",
    "block list",
    "blocklist",
    "blacklist",
    "reputation",
    "greylist",
    "graylist",
    "try again",
    "temporar",
    "timed out",
];

/// A text with single spaces and in lower case, so that a saying is found however its lines were broken.
pub(super) fn plainly(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_ascii_lowercase()
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

    #[test]
    fn only_an_address_that_is_gone_is_hard() {
        for (status, words, kind) in [
            ("5.1.1", "", Kind::Hard),
            ("5.1.7", "user unknown", Kind::Soft),
            ("5.2.1", "", Kind::Hard),
            ("5.2.2", "mailbox unavailable", Kind::Soft),
            ("5.4.4", "", Kind::Hard),
            (
                "5.4.1",
                "recipient address rejected: access denied",
                Kind::Hard,
            ),
            (
                "5.7.1",
                "recipient address rejected: access denied",
                Kind::Soft,
            ),
            ("4.1.1", "user unknown", Kind::Soft),
            ("5.0.0", "it did not work", Kind::Soft),
            ("", "550 no such user here", Kind::Hard),
            ("", "550 mailbox unavailable: over quota", Kind::Soft),
            (
                "",
                "550 sender address rejected: domain not found",
                Kind::Soft,
            ),
        ] {
            assert_eq!(
                judge(Action::Failed, &[status], words).0,
                kind,
                "{status} {words}"
            );
        }
    }
}
