//! Reports made for machines: on delivery, on complaints, on reading.

use super::fields::Fields;
use super::finding::{Finding, ReturnedKind};
use super::parts::{About, Mail, groups};
use super::plain;
use super::quoted;
use super::sender::{addresses, is_mail_system, may_be_a_mail_system};
use super::verdict::{self, Action, Answer, Speaker};
use super::words::{Said, said};

/// A report on delivery (RFC 3464, RFC 6533). Of several recipients the worst outcome counts, because Eko sends each
/// mail to one: the others are whom that one passes mail on to.
pub(super) fn delivery(mail: &Mail) -> Option<Finding> {
    outcome_of(mail, mail.about(About::Delivery))
        .or_else(|| outcome_of(mail, [&joined(mail.about(About::Delivery))]))
        .or_else(|| written_out(mail))
}

/// Fields that stand apart although they belong together: some systems put empty lines between them.
fn joined<'a>(groups: impl Iterator<Item = &'a Fields>) -> Fields {
    groups.fold(Fields::default(), |all, group| all.and(group))
}

/// The same fields in the text, from systems that write the report by hand.
fn written_out(mail: &Mail) -> Option<Finding> {
    if !is_mail_system(&mail.fields) && !may_be_a_mail_system(&mail.fields) {
        return None;
    }
    let groups = groups(&mail.text);
    let is_about_somebody = |group: &&Fields| {
        group.get("final-recipient").is_some() || group.get("original-recipient").is_some()
    };
    outcome_of(mail, groups.iter().filter(is_about_somebody))
}

fn outcome_of<'a>(mail: &Mail, groups: impl IntoIterator<Item = &'a Fields>) -> Option<Finding> {
    let groups: Vec<&Fields> = groups
        .into_iter()
        .filter(|group| action(group).is_some())
        .collect();
    // What is written for people tells whom it means only if there is one.
    let text = match groups.as_slice() {
        [_] => mail.text.as_str(),
        _ => "",
    };
    groups
        .iter()
        .filter_map(|group| outcome(mail, group, text))
        .reduce(|worst, next| {
            if gravity(next.kind) > gravity(worst.kind) {
                next
            } else {
                worst
            }
        })
        .map(|worst| Finding {
            recipient: worst.recipient.or_else(|| plain::recipient(mail, text)),
            ..worst
        })
}

fn gravity(kind: ReturnedKind) -> u8 {
    match kind {
        ReturnedKind::Hard => 3,
        ReturnedKind::Soft => 2,
        ReturnedKind::Delayed => 1,
        _ => 0,
    }
}

/// What one group says of its recipient. The diagnostic code (RFC 3464 §2.3.6) is what the other system said; some
/// systems leave it out, or the words in it, and tell people only.
fn outcome(mail: &Mail, group: &Fields, text: &str) -> Option<Finding> {
    let action = action(group)?;
    let status = group.get("status").unwrap_or_default();
    let diagnostic = group.get("diagnostic-code").unwrap_or_default();
    // PowerMTA sorts what it was told, in words of its own.
    let sorted = group.get("x-powermta-bouncecategory").unwrap_or_default();
    let recipient = recipient(group);
    let told = said(&format!("{} {sorted}", verdict::without_type(diagnostic)));
    let (told, source) = match told {
        Said::Nothing => {
            let own = quoted::without_fields(plain::before_the_copy(text));
            let replies = quoted::replies(&own);
            match quoted::said_by(&replies) {
                Said::Nothing if own.trim().is_empty() => (Said::Nothing, own),
                Said::Nothing => (said_or_nothing(&own), own),
                told => (told, own),
            }
        }
        told => (told, diagnostic.to_owned()),
    };
    let told = if names_us(mail, diagnostic, recipient.as_deref()) {
        Said::SomethingElse
    } else {
        told
    };
    let answer = Answer {
        sources: &[status, diagnostic, &source],
        said: told,
        by: speaker(group),
    };
    let (kind, status) = verdict::judge(action, &answer);
    Some(Finding {
        kind,
        status,
        recipient,
    })
}

/// What people are told around a report is mostly polite: what is not understood in it says nothing.
fn said_or_nothing(text: &str) -> Said {
    match said(text) {
        Said::Unknown => Said::Nothing,
        told => told,
    }
}

/// Whether an answer names our address or our domain, and not the recipient's: then it is about us.
fn names_us(mail: &Mail, answer: &str, recipient: Option<&str>) -> bool {
    let answer = answer.to_ascii_lowercase();
    let recipient = recipient.unwrap_or_default().to_ascii_lowercase();
    let theirs = domain_of(&recipient);
    let names = ["return-path", "from", "sender", "reply-to"];
    let of_original = |original| {
        let values = names
            .into_iter()
            .flat_map(move |name| Fields::all(original, name));
        values.flat_map(addresses).map(str::to_ascii_lowercase)
    };
    let ours: Vec<String> = mail.originals.iter().flat_map(of_original).collect();
    let is_named = addresses(&answer)
        .any(|address| address.starts_with("bounces+") || ours.iter().any(|our| our == address));
    let is_domain_named = hosts(&answer).any(|host| ours.iter().any(|our| domain_of(our) == host));
    let is_recipient_named = !recipient.is_empty()
        && (addresses(&answer).any(|address| address == recipient)
            || hosts(&answer).any(|host| host == theirs));
    (is_named || is_domain_named) && !is_recipient_named
}

fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// What looks like hosts in a text, also those of addresses.
fn hosts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
        .map(|host| host.trim_matches(['.', '-']))
        .filter(|host| host.contains('.'))
}

/// RFC 3464 §2.3.5: where a remote host is named, the diagnostic is its answer; else it may be one by its form
/// (`host mx.example.com said: 550 …`).
fn speaker(group: &Fields) -> Speaker {
    let diagnostic = group
        .get("diagnostic-code")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_quoted = ["said:", "in reply to", "returned '", "responded"]
        .iter()
        .any(|mark| diagnostic.contains(mark));
    let is_own = diagnostic.starts_with("x-");
    let is_answer = group.get("remote-mta").is_some() && verdict::reply(&diagnostic).is_some();
    if is_quoted || is_answer && !is_own {
        Speaker::RemoteHost
    } else {
        Speaker::Relay
    }
}

/// RFC 3464 §2.3.3. *Relayed* and *expanded* mean that no more will be heard of it, which is as good as delivered.
/// Where the word is missing, the class of the status tells (RFC 3463 §2), or of the reply.
fn action(group: &Fields) -> Option<Action> {
    let word = first_word(group.get("action").unwrap_or_default());
    let diagnostic = || group.get("diagnostic-code").unwrap_or_default();
    match word.as_str() {
        "failed" | "failure" => Some(Action::Failed),
        "delayed" => Some(Action::Delayed),
        "delivered" | "relayed" | "expanded" => Some(Action::Delivered),
        _ => {
            let status = group.get("status").unwrap_or_default();
            let code = verdict::codes(status)
                .chain(verdict::codes(diagnostic()))
                .next();
            match code.or_else(|| verdict::reply(diagnostic()))?.get(..1)? {
                "2" => Some(Action::Delivered),
                "4" => Some(Action::Delayed),
                _ => Some(Action::Failed),
            }
        }
    }
}

/// The first word of a field, in lower case, without what follows after a comment or a semicolon.
pub(super) fn first_word(value: &str) -> String {
    value
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | '('))
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// RFC 3464 §2.3.2, else §2.3.1: an address after its type, as in `rfc822; kim@example.com`.
fn recipient(group: &Fields) -> Option<String> {
    let named = |name| {
        let value = group.get(name)?;
        let address = value.split_once(';').map_or(value, |(_, address)| address);
        let address = address.trim().trim_matches(['<', '>']);
        (!address.is_empty()).then(|| address.to_owned())
    };
    named("final-recipient").or_else(|| named("original-recipient"))
}

/// A complaint: somebody pressed *this is spam*, or an abuse desk wrote (RFC 5965).
///
/// All types complain but `not-spam` (RFC 6430) and `auth-failure` (RFC 6591), which a person has to look at.
pub(super) fn complaint(mail: &Mail) -> Option<Finding> {
    if let Some(fields) = mail.about(About::Feedback).next() {
        let kind = match first_word(fields.get("feedback-type").unwrap_or_default()).as_str() {
            "not-spam" | "auth-failure" => ReturnedKind::Unclear,
            _ => ReturnedKind::Complaint,
        };
        let named = fields.get("original-rcpt-to");
        let recipient = named.and_then(|value| addresses(value).next());
        return Some(Finding::plain(kind, recipient.map(str::to_owned)));
    }
    microsoft_complaint(mail)
}

/// Microsoft's junk mail reports are no reports in form: a note with the mail attached, in whose header stands who
/// complained.
fn microsoft_complaint(mail: &Mail) -> Option<Finding> {
    let original = mail.originals.first()?;
    let recipient = original.get("x-hmxmroriginalrecipient").map(str::to_owned);
    let subject = mail.fields.subject();
    subject
        .starts_with("complaint about message from")
        .then_some(Finding::plain(ReturnedKind::Complaint, recipient))
}

/// A receipt (RFC 8098): the mail was shown, or thrown away.
///
/// Programs that throw mail away before anybody sees it say so with the same report (RFC 5429 §2.1, Dovecot's
/// *reject*): `automatic-action…; deleted`. Then the words decide, and where they say nothing, a person does. Outlook
/// writes it too, for a mail that somebody deleted unread.
pub(super) fn receipt(mail: &Mail) -> Option<Finding> {
    let group = mail.about(About::Receipt).next()?;
    let recipient = recipient(group);
    let disposition = group
        .get("disposition")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (mode, what) = disposition.split_once(';').unwrap_or(("", &disposition));
    let what = what.trim();
    // RFC 3798 §3.2.6.3: the mailbox is closed, and what was in it is deleted.
    if what.contains("mailbox-terminated") {
        return Some(Finding::plain(ReturnedKind::Hard, recipient));
    }
    let is_by_itself = !mode.contains("manual-action") && !was_unread(mail);
    let is_not_read = ["deleted", "failed", "denied"]
        .iter()
        .any(|word| what.starts_with(word))
        || what.contains("error")
        || what.is_empty();
    if !(is_by_itself && is_not_read) {
        return Some(Finding::plain(ReturnedKind::AutoReply, recipient));
    }
    let words = plain::read_refusal(mail);
    Some(words.map_or_else(
        || Finding::plain(ReturnedKind::Unclear, recipient.clone()),
        |finding| Finding {
            recipient: recipient.clone(),
            ..finding
        },
    ))
}

/// Whether somebody's program says that they deleted it without reading it.
fn was_unread(mail: &Mail) -> bool {
    let subject = mail.fields.subject();
    let text = mail.text.to_lowercase();
    [
        "not read:",
        "ej läst:",
        "oläst:",
        "nicht gelesen:",
        "non lu",
    ]
    .iter()
    .any(|word| subject.starts_with(word))
        || text.contains("without being read")
        || text.contains("utan att läsas")
}
