//! Reports made for machines: on delivery, on complaints, on reading.

use super::parts::{About, Fields, Mail};
use super::plain::{self, addresses};
use super::verdict::{self, Action, plainly};
use super::{Finding, Kind};

/// A report on delivery (RFC 3464, RFC 6533). Of several recipients the worst outcome counts, because Eko sends each
/// mail to one: the others are whom that one passes mail on to.
pub(super) fn delivery(mail: &Mail) -> Option<Finding> {
    let groups: Vec<&Fields> = mail
        .about(About::Delivery)
        .filter(|group| action(group).is_some())
        .collect();
    // What is written for people tells whom it means only if there is one.
    let text = match groups.as_slice() {
        [_] => mail.text.as_str(),
        _ => "",
    };
    groups
        .iter()
        .filter_map(|group| outcome(group, text))
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

fn gravity(kind: Kind) -> u8 {
    match kind {
        Kind::Hard => 3,
        Kind::Soft => 2,
        Kind::Delayed => 1,
        _ => 0,
    }
}

/// What one group says of its recipient. The diagnostic code (RFC 3464 §2.3.6) is what the other system said; some
/// systems leave it out and tell people only.
fn outcome(group: &Fields, text: &str) -> Option<Finding> {
    let action = action(group)?;
    let status = group.get("status").unwrap_or_default();
    let told = match group.get("diagnostic-code") {
        Some(diagnostic) if !diagnostic.is_empty() => diagnostic,
        _ => text,
    };
    let (kind, status) = verdict::judge(action, &[status, told], &plainly(told));
    Some(Finding {
        kind,
        status,
        recipient: recipient(group),
    })
}

/// RFC 3464 §2.3.3. *Relayed* and *expanded* mean that no more will be heard of it, which is as good as delivered.
/// Where the word is missing, the class of the status tells (RFC 3463 §2).
fn action(group: &Fields) -> Option<Action> {
    let word = first_word(group.get("action").unwrap_or_default());
    match word.as_str() {
        "failed" | "failure" => Some(Action::Failed),
        "delayed" => Some(Action::Delayed),
        "delivered" | "relayed" | "expanded" => Some(Action::Delivered),
        _ => match verdict::codes(group.get("status")?).next()?.get(..1)? {
            "2" => Some(Action::Delivered),
            "4" => Some(Action::Delayed),
            _ => Some(Action::Failed),
        },
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
            "not-spam" | "auth-failure" => Kind::Unclear,
            _ => Kind::Complaint,
        };
        return Some(Finding {
            kind,
            status: None,
            recipient: fields
                .get("original-rcpt-to")
                .and_then(|value| addresses(value).next())
                .map(str::to_owned),
        });
    }
    microsoft_complaint(mail)
}

/// Microsoft's junk mail reports are no reports in form: a note with the mail attached, in whose header stands who
/// complained.
fn microsoft_complaint(mail: &Mail) -> Option<Finding> {
    let original = mail.originals.first()?;
    mail.fields
        .subject()
        .starts_with("complaint about message from")
        .then(|| Finding {
            kind: Kind::Complaint,
            status: None,
            recipient: original.get("x-hmxmroriginalrecipient").map(str::to_owned),
        })
}

/// A receipt (RFC 8098): the mail was shown, or thrown away. Nobody wrote it, and it is no bounce.
pub(super) fn receipt(mail: &Mail) -> Option<Finding> {
    let group = mail.about(About::Receipt).next()?;
    Some(Finding {
        kind: Kind::AutoReply,
        status: None,
        recipient: recipient(group),
    })
}
