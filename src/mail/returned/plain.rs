//! Reports made for people only, by mail systems older than RFC 3464 or indifferent to it.
//!
//! There is no standard for them. Each form is known by a saying that its program always uses, and is believed only
//! if a mail system sent it: anybody may quote a bounce in a letter.

use super::Finding;
use super::parts::{Fields, Mail, short};
use super::verdict::{self, Action, plainly};

/// How much of a text is read, in characters. The answer stands at the beginning, before a copy of the mail.
const LONGEST_TEXT: usize = 16 * 1024;

/// Sayings of programs that give up.
const GIVEN_UP: &[&str] = &[
    // qmail and netqmail
    "hi. this is the qmail-send program",
    "i'm afraid i wasn't able to deliver your message to the following addresses",
    // Exim
    "could not be delivered to one or more of its recipients",
    "could not be delivered to all of its recipients",
    // Sendmail before 8.8, and after
    "the following addresses had permanent fatal errors",
    "the following addresses had delivery problems",
    // Postfix
    "could not be delivered to one or more recipients",
    // Exchange, Outlook
    "did not reach the following recipient(s)",
    "the following recipient(s) could not be reached",
    "the following recipient(s) cannot be reached",
    "delivery to the following recipients failed",
    "delivery has failed to these recipients or",
    "det gick inte att leverera till följande mottagare",
    "följande mottagare kan inte nås",
    // Gmail before 2016
    "delivery to the following recipient failed permanently",
    // Yahoo
    "unable to deliver your message to the following address",
    "unable to deliver message to the following address(es)",
    // Lotus Notes
    "was not delivered to:",
    // MailEnable
    "message could not be delivered to some recipients",
    // MDaemon
    "had permanent fatal delivery errors",
    // Cisco
    "was undeliverable. the reason for the problem",
    // Courier
    "your message to the following recipients cannot be delivered",
    // Amazon SES
    "an error occurred while trying to deliver the mail to the following recipients",
];

/// Sayings of programs that go on trying.
const STILL_TRYING: &[&str] = &[
    // Postfix
    "this is a warning only",
    // Sendmail
    "this is a warning message only",
    "the following addresses had transient non-fatal errors",
    // Exim
    "has not yet been delivered to one or more of its recipients",
    "has not yet been delivered to all of its recipients",
    "has been frozen",
    // Exchange
    "delivery is delayed to these recipients or",
    "leveransen till följande mottagare har fördröjts",
    // Gmail before 2016
    "delivery to the following recipient has been delayed",
];

/// How the copy of the returned mail begins. What comes after it is ours.
const COPY: &[&str] = &[
    "below this line is a copy of the message",
    "this is a copy of the message",
    "this is a copy of your message",
    "original message follows",
    "unsent message follows",
    "original message headers",
    "original message header",
    "return-path: <",
];

/// Subjects of bounces whose text is none of the known, in lower case.
const GIVEN_UP_SUBJECTS: &[&str] = &[
    "undelivered mail returned to sender",
    "undeliverable",
    "returned mail",
    "mail delivery failed",
    "mail delivery failure",
    "delivery failure",
    "delivery status notification (failure)",
    "failure notice",
    "message delivery failure",
    "mail system error - returned mail",
    "olevererbar",
    "kan inte levereras",
    "kunde inte levereras",
    "går inte att leverera",
];

const STILL_TRYING_SUBJECTS: &[&str] = &[
    "warning: could not send message",
    "delivery status notification (delay)",
    "delayed mail",
    "delivery delayed",
];

/// The answer of a mail system in words, if this is one.
pub(super) fn read(mail: &Mail) -> Option<Finding> {
    if !may_be_a_mail_system(&mail.fields) {
        return None;
    }
    let words = plainly(short(&mail.text, LONGEST_TEXT));
    let words = before_the_copy(&words);
    let (action, said) = known_form(words).or_else(|| known_subject(mail, words))?;
    let (kind, status) = verdict::judge(action, &[words], words);
    Some(Finding {
        kind,
        status,
        recipient: recipient(mail, said).or_else(|| recipient(mail, words)),
    })
}

fn before_the_copy(words: &str) -> &str {
    let end = COPY.iter().filter_map(|phrase| words.find(phrase)).min();
    end.and_then(|end| words.get(..end)).unwrap_or(words)
}

/// Which form it is, and what it says from there on. Giving up is worse than trying, so it is looked for first.
fn known_form(words: &str) -> Option<(Action, &str)> {
    let find = |phrases: &[&str]| {
        let at = phrases.iter().filter_map(|phrase| words.find(phrase)).min();
        at.and_then(|at| words.get(at..))
    };
    find(GIVEN_UP)
        .map(|said| (Action::Failed, said))
        .or_else(|| find(STILL_TRYING).map(|said| (Action::Delayed, said)))
}

fn known_subject<'a>(mail: &Mail, words: &'a str) -> Option<(Action, &'a str)> {
    let subject = mail.fields.subject();
    let starts = |phrases: &[&str]| phrases.iter().any(|phrase| subject.starts_with(phrase));
    if starts(STILL_TRYING_SUBJECTS) {
        Some((Action::Delayed, words))
    } else if starts(GIVEN_UP_SUBJECTS) {
        Some((Action::Failed, words))
    } else {
        None
    }
}

/// Exim, Gmail and others name the recipient in a field of their own; else it is the first address that is neither a
/// mail system's nor ours.
pub(super) fn recipient(mail: &Mail, words: &str) -> Option<String> {
    let failed = mail.fields.get("x-failed-recipients").unwrap_or_default();
    addresses(failed)
        .chain(addresses(words))
        .find(|address| !is_mail_system(address) && !address.starts_with("bounces+"))
        .map(str::to_owned)
}

/// Whether the mail shows that no person sent it: RFC 5321 §4.5.5 (reports have the empty return path), RFC 3834 §5
/// (`Auto-Submitted`), or its sender's name.
fn may_be_a_mail_system(fields: &Fields) -> bool {
    is_from_mail_system(fields)
        || fields
            .get("return-path")
            .is_some_and(|path| matches!(path, "" | "<>"))
        || fields.get("x-failed-recipients").is_some()
        || fields.get("auto-submitted").is_some()
}

/// Whether the mail came from a mail system by its sender's name.
pub(super) fn is_from_mail_system(fields: &Fields) -> bool {
    fields.all("from").flat_map(addresses).any(is_mail_system)
}

fn is_mail_system(address: &str) -> bool {
    let name = address.split('@').next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    name.starts_with("microsoftexchange")
        || matches!(
            name.as_str(),
            "mailer-daemon" | "mailer_daemon" | "mail-daemon" | "mdaemon" | "postmaster"
        )
}

/// What looks like addresses in a text, in their order.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('@').filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let name = before.trim_end_matches(is_of_a_name).len();
        let after = text.get(at + 1..)?;
        let end = after
            .find(|c: char| !is_of_a_domain(c))
            .unwrap_or(after.len());
        let domain = after.get(..end)?.trim_end_matches(['.', '-']);
        let address = text.get(name..at + 1 + domain.len())?;
        let address = address.trim_start_matches(['\'', '.', '=']);
        (!address.starts_with('@') && domain.contains('.')).then_some(address)
    })
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_of_a_domain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-')
}
