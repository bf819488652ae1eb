//! Reports made for people only, by mail systems older than RFC 3464 or indifferent to it.
//!
//! There is no standard for them. Most are known by a saying that their program always uses, or by their subject;
//! what a mail system writes of a mail that it *could not deliver*, or a reply that it quotes, is understood in any
//! form. Nothing is believed unless a mail system sent it: anybody may quote a bounce in a letter.

use super::fields::short;
use super::finding::{Finding, ReturnedKind};
use super::parts::Mail;
use super::quoted::{self, Quoted};
use super::sender::{addresses, is_its_address, is_mail_system, may_be_a_mail_system};
use super::verdict::{self, Action, Answer, Speaker};
use super::words::{Said, list, said};

/// How much of a text is read, in characters. The answer stands at the beginning, before a copy of the mail.
const LONGEST_TEXT: usize = 16 * 1024;

/// Sayings of programs that give up.
const GIVEN_UP: &str = "
    hi. this is the qmail-send program
    i'm afraid i wasn't able to deliver your message to the following addresses
    could not be delivered to one or more of its recipients
    could not be delivered to all of its recipients
    the following addresses had permanent fatal errors
    the following addresses had delivery problems
    could not be delivered to one or more recipients
    did not reach the following recipient
    the following recipient(s) could not be reached
    the following recipient(s) cannot be reached
    delivery to the following recipients failed
    delivery has failed to these recipients or
    det gick inte att leverera till följande mottagare
    följande mottagare kan inte nås
    delivery to the following recipient failed permanently
    unable to deliver your message to the following address
    unable to deliver message to the following address(es)
    was not delivered to:
    message could not be delivered to some recipients
    had permanent fatal delivery errors
    was undeliverable. the reason for the problem
    your message to the following recipients cannot be delivered
    an error occurred while trying to deliver the mail to the following recipients
    an error has occurred while attempting to deliver a message
    there was an error delivering your mail to
    message from interscan messaging security suite
";

/// Sayings of programs that go on trying.
const STILL_TRYING: &str = "
    this is a warning only | this is a warning message only | this is just a warning | this is an advisory-only
    the following addresses had transient non-fatal errors
    has not yet been delivered | has been frozen | was frozen on arrival
    delivery is delayed to these recipients or | leveransen till följande mottagare har fördröjts
    delivery to the following recipient has been delayed
    a message is delayed for more than | this is only a temporary failure report
    delivery attempts will continue | will continue to attempt delivery | we will continue to try
    message will be retried | delivery has been postponed | has been postponed due to
";

/// What is said of a mail that was not delivered, in any form.
const NOT_DELIVERED: &str = "
    could not be delivered | couldn't be delivered | cannot be delivered | can't be delivered | can not be delivered
    unable to deliver | not able to deliver | was not delivered | wasn't delivered | not been delivered | not delivered
    undeliverable | undelivered | delivery failed | delivery has failed | failed to deliver | could not deliver
    couldn't deliver | delivery failure | delivery error | delivery problem | failed permanently | permanent failure
    permanent error | fatal error | did not reach | could not be reached | could not be sent | could not send
    was rejected | been rejected | automatically rejected | was refused | was returned | been returned | bounced
    has been blocked | no such user | user unknown | user is unknown | user not known | mailbox is full
    invalid final delivery userid | no valid recipients | unknown host
    kunde inte levereras | kan inte levereras | gick inte att leverera | har inte levererats | kunde inte skickas
    konnte nicht zugestellt | nicht zugestellt werden | unzustellbar | n'a pas pu | no pudo ser entregado
    配信できません | 送信できません | не может быть доставлен | не доставлен | 无法投递 | 退信
    non è stato possibile | kunne ikke leveres | ei voitu toimittaa
";

/// How the copy of the returned mail begins. What comes after it is ours.
const COPY: &str = "
    below this line is a copy of the message | this is a copy of the message | this is a copy of your message
    is a copy of the original message | is a copy of the message header | copy of the original message below
    the header of the original message | original message follows | original message headers
    original message header | original message details | original message ------ | ----- original message
    unsent message follows | unsent message below | message headers follow | message header follows
    message text follows | returned mail follows | returned message ------ | non-delivered information
    top 20 lines of the message | lines of your original message | summary of the undelivered message
    your message reads | original mail as follows | return-path: <
";

/// Words in subjects of bounces.
const GIVEN_UP_SUBJECTS: &str = "
    undelivered mail | undeliverable | undelivered message | returned mail | returned to sender | mail delivery failed
    mail delivery failure | delivery failure | delivery failed | delivery has failed | delivery error
    delivery status notification (failure) | delivery status notification: error | failure notice
    failure notification | mail system error | mail failure | mail failed | failed mail | failed delivery
    could not be delivered | could not be sent | cannot be delivered | error sending your mail | delivery problem
    [bounce] | automatically rejected | rejected: | non remis | unzustellbar | nicht zugestellt
    配信できません | 配信に失敗 | 送信できません | не доставлен | 退信 | olevererbar | olevererat | kan inte levereras | kunde inte levereras | går inte att leverera
";

const STILL_TRYING_SUBJECTS: &str = "
    warning: could not send message | delivery status notification (delay) | delivery status notification: warning
    delayed mail | delivery delayed | mail delivery warning | not yet been delivered | fördröj
";

/// The answer of a mail system in words, if this is one.
pub(super) fn read(mail: &Mail) -> Option<Finding> {
    if !may_be_a_mail_system(&mail.fields) {
        return None;
    }
    let text = before_the_copy(short(&mail.text, LONGEST_TEXT));
    let replies = quoted::replies(text);
    let action = known_form(&in_one_line(text))
        .or_else(|| known_subject(mail))
        .or_else(|| any_form(mail, text, &replies))?;
    Some(understood(mail, action, text, &replies))
}

/// What a refusal says, of which a report for machines tells no more than that nobody saw the mail: it must say that
/// it refuses, or why.
pub(super) fn read_refusal(mail: &Mail) -> Option<Finding> {
    let text = before_the_copy(short(&mail.text, LONGEST_TEXT));
    let words = in_one_line(text);
    let replies = quoted::replies(text);
    let finding = understood(mail, Action::Failed, text, &replies);
    let says_so = list(NOT_DELIVERED).any(|phrase| words.contains(phrase));
    (says_so || known_subject(mail) == Some(Action::Failed) || finding.kind == ReturnedKind::Hard)
        .then_some(finding)
}

/// What a text says, whose form is known: the replies that it quotes, else its own words.
fn understood(mail: &Mail, action: Action, text: &str, replies: &[Quoted<'_>]) -> Finding {
    let quoted: Vec<&str> = replies.iter().map(|reply| reply.text).collect();
    let own = quoted::without_fields(text);
    let (told, by) = match quoted::said_by(replies) {
        Said::Nothing => (said(&own), Speaker::Relay),
        told if replies.iter().any(|reply| reply.is_foreign) => (told, Speaker::RemoteHost),
        told => (told, Speaker::Relay),
    };
    let mut sources = quoted;
    sources.push(&own);
    let answer = Answer {
        sources: &sources,
        said: told,
        by,
    };
    let (kind, status) = verdict::judge(action, &answer);
    let words = in_one_line(text);
    let recipient = recipient(mail, said_at(&words)).or_else(|| recipient(mail, &words));
    Finding {
        kind,
        status,
        recipient,
    }
}

/// The words from the known saying on: addresses before it are seldom the recipient's.
fn said_at(words: &str) -> &str {
    let sayings = list(GIVEN_UP).chain(list(STILL_TRYING));
    let at = sayings.filter_map(|saying| words.find(saying)).min();
    at.and_then(|at| words.get(at..)).unwrap_or(words)
}

pub(super) fn before_the_copy(text: &str) -> &str {
    let words = text.to_ascii_lowercase();
    let end = list(COPY).filter_map(|phrase| words.find(phrase)).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A text with single spaces and in lower case, so that a saying is found however its lines were broken.
fn in_one_line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Giving up is worse than trying, so it is looked for first; what every program says of both comes last.
fn known_form(words: &str) -> Option<Action> {
    let says = |phrases| list(phrases).any(|phrase| words.contains(phrase));
    if says(GIVEN_UP) {
        Some(Action::Failed)
    } else if says(STILL_TRYING) {
        Some(Action::Delayed)
    } else {
        None
    }
}

fn known_subject(mail: &Mail) -> Option<Action> {
    let subject = mail.fields.subject();
    let says = |phrases| list(phrases).any(|phrase| subject.contains(phrase));
    if says(STILL_TRYING_SUBJECTS) {
        Some(Action::Delayed)
    } else if says(GIVEN_UP_SUBJECTS) {
        Some(Action::Failed)
    } else {
        None
    }
}

/// A mail system's word that something was not delivered, or a reply that refuses; from others a reply that nobody
/// writes by hand, with its code from RFC 3463.
fn any_form(mail: &Mail, text: &str, replies: &[Quoted<'_>]) -> Option<Action> {
    let words = in_one_line(text);
    let is_refused = if is_mail_system(&mail.fields) {
        !replies.is_empty() || list(NOT_DELIVERED).any(|phrase| words.contains(phrase))
    } else {
        replies.iter().any(|reply| reply.has_code)
    };
    is_refused.then_some(Action::Failed)
}

/// Exim, Gmail and others name the recipient in a field of their own; else it is the first address that is neither a
/// mail system's nor ours.
pub(super) fn recipient(mail: &Mail, words: &str) -> Option<String> {
    let failed = mail.fields.get("x-failed-recipients").unwrap_or_default();
    addresses(failed)
        .chain(addresses(words))
        .find(|address| !is_its_address(address) && !address.starts_with("bounces+"))
        .map(str::to_owned)
}
