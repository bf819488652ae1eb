//! What a mail system says in words: that an address is gone, or something else.
//!
//! Words are brought to a plain form first ([`plainly`]): no codes, numbers, addresses, hosts or links, so that a
//! saying is found however its lines were broken, and a host called `spam.example.com` says nothing.
//!
//! Any word of [`SOMETHING_ELSE`] outweighs every saying about the address: `User unknown, sender not allowed` is no
//! proof that a mailbox is gone, and a living address must not be given up. What is in no list is not understood,
//! which never makes an address dead.

use super::sayings::{
    AFTER, BEFORE, DOMAIN, FILLING, HARMLESS, KINDS, MAILBOX, NO_ACCESS, NOUNS, REFUSED,
    SOMETHING_ELSE,
};

/// What words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// The mailbox does not exist (any more), or is disabled; or the recipient's domain does not exist.
    Mailbox,
    /// A domain does not exist, or takes no mail.
    Domain,
    /// It was refused, and no reason is given.
    Refused,
    /// `Recipient address rejected: Access denied`, which means one thing at Exchange Online and another elsewhere.
    NoAccess,
    /// Something about the sender, the content, a policy, quota, size, load or time.
    SomethingElse,
    /// There are no words, only codes and names.
    Nothing,
    /// Words in no list.
    Unknown,
}

/// What a text says.
pub(super) fn said(text: &str) -> Said {
    let words = format!(" {} ", plainly(text));
    let words = without(&words, HARMLESS);
    let other_than_no_access = without(&words, NO_ACCESS);
    let other_than_refused = without(&other_than_no_access, REFUSED);
    let is_about_something_else = SOMETHING_ELSE
        .iter()
        .flat_map(|subject| list(subject))
        .any(|stem| begins_a_word(&other_than_refused, stem));
    if is_about_something_else {
        return Said::SomethingElse;
    }
    let other_than_domain = without(&other_than_refused, DOMAIN);
    if speaks_of_a_mailbox(&other_than_domain) {
        return Said::Mailbox;
    }
    if other_than_domain != other_than_refused {
        let is_the_recipients = [" recipient ", " recipient's ", " destination "]
            .iter()
            .any(|whose| words.contains(whose));
        return if is_the_recipients {
            Said::Mailbox
        } else {
            Said::Domain
        };
    }
    if !says_nothing(&other_than_refused) {
        return Said::Unknown;
    }
    match (
        words == other_than_no_access,
        other_than_no_access == other_than_refused,
    ) {
        (false, _) => Said::NoAccess,
        (true, false) => Said::Refused,
        (true, true) => Said::Nothing,
    }
}

fn says_nothing(words: &str) -> bool {
    let mut words = words.split(' ').filter(|word| !word.is_empty());
    words.all(|word| list(FILLING).any(|filling| filling == word))
}

/// The phrases of a list below.
pub(super) fn list(phrases: &'static str) -> impl Iterator<Item = &'static str> {
    phrases
        .split(['|', '\n'])
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
}

/// Words in lower case, with single spaces. What names or numbers something is left out.
pub(super) fn plainly(text: &str) -> String {
    let text = text
        .to_lowercase()
        .replace(['\u{2019}', '\u{2018}', '`'], "'");
    let mut words: Vec<&str> = Vec::new();
    for piece in text
        .split_whitespace()
        .filter(|piece| !names_something(piece))
    {
        let is_between = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '.'));
        let parts = piece.split(is_between).map(trimmed);
        words.extend(parts.filter(|word| !word.is_empty() && !word.contains(is_digit)));
    }
    words.join(" ")
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// An address, a link, or a host: letters with dots between them. Exchange's own words have dots, too.
fn names_something(piece: &str) -> bool {
    const OF_EXCHANGE: [&str; 4] = ["resolver.", "smtpsend.", "storedrv.", "queue."];
    let core = trimmed(piece);
    if piece.contains('@') || piece.contains("://") || piece.starts_with("www.") {
        return true;
    }
    core.split_once('.').is_some_and(|(before, after)| {
        before.ends_with(char::is_alphanumeric)
            && after.starts_with(char::is_alphanumeric)
            && !OF_EXCHANGE.iter().any(|name| core.starts_with(name))
    })
}

/// Words without the phrases of a list, the longest first.
fn without(words: &str, phrases: &'static str) -> String {
    let mut phrases: Vec<&str> = list(phrases).collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    phrases.into_iter().fold(words.to_owned(), |words, phrase| {
        words.replace(&format!(" {phrase} "), " ")
    })
}

fn begins_a_word(words: &str, stem: &str) -> bool {
    words.match_indices(stem).any(|(at, _)| {
        words
            .get(..at)
            .is_some_and(|before| before.ends_with([' ', '-']))
    })
}

/// How many words may stand between a noun and what is said of it: `user kim of this house is unknown`.
const BETWEEN: usize = 5;

fn speaks_of_a_mailbox(words: &str) -> bool {
    if list(MAILBOX).any(|phrase| words.contains(&format!(" {phrase} "))) {
        return true;
    }
    let all: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let is_noun = |word: &str| list(NOUNS).any(|noun| noun == word);
    (0..all.len())
        .filter(|at| all.get(*at).is_some_and(|word| is_noun(word)))
        .any(|at| {
            let before = all.get(..at).unwrap_or_default();
            let after = all.get(at + 1..).unwrap_or_default();
            is_said_before(before) || is_said_after(after)
        })
}

/// `No such`, `unknown`, also with a word between: `invalid delivery address`.
fn is_said_before(words: &[&str]) -> bool {
    let is_kind = |word: &&&str| list(KINDS).any(|kind| kind == **word);
    let kinds = words.iter().rev().take_while(is_kind).count();
    let rest = words.len().saturating_sub(kinds);
    let ending = |end: usize| {
        let words = words.get(end.saturating_sub(4)..end).unwrap_or_default();
        format!(" {}", words.join(" "))
    };
    list(BEFORE).any(|phrase| ending(rest).ends_with(&format!(" {phrase}")))
}

/// `Is unknown`, also some words later, unless a domain stands between: then it is said of that.
fn is_said_after(words: &[&str]) -> bool {
    let is_domain = |word: &&str| matches!(*word, "domain" | "host" | "hostname");
    let end = words.iter().position(is_domain).unwrap_or(words.len());
    let words = words.get(..end).unwrap_or(words);
    (0..=BETWEEN.min(words.len())).any(|skipped| {
        let words = words.get(skipped..).unwrap_or_default();
        let words = words.get(..6).unwrap_or(words);
        let beginning = format!("{} ", words.join(" "));
        list(AFTER).any(|phrase| beginning.starts_with(&format!("{phrase} ")))
    })
}
