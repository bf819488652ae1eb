//! Notices of Amazon SES, as its notification service mails them: JSON in a text.
//!
//! The forms are those of its manual, *Amazon SNS notification contents* and *event data*: what happened stands in
//! `notificationType` or `eventType`, and in an object of that name whom it happened to.

use serde_json::Value;

use super::finding::{Finding, ReturnedKind};
use super::parts::Mail;
use super::verdict::{self, Action, Answer, Speaker};
use super::words::said;

/// What a notice says, if this is one.
pub(super) fn read(mail: &Mail) -> Option<Finding> {
    let notice = notice(mail)?;
    let first = |what: &str, whom: &str| {
        let recipients = notice.get(what).and_then(|what| what.get(whom));
        recipients
            .and_then(|list| list.get(0))
            .cloned()
            .unwrap_or_default()
    };
    let address = |recipient: &Value| text(recipient, "emailAddress").map(str::to_owned);
    match kind_of(&notice)? {
        "Bounce" => Some(bounce(&notice, &first("bounce", "bouncedRecipients"))),
        "Complaint" => {
            let recipient = first("complaint", "complainedRecipients");
            Some(Finding::plain(ReturnedKind::Complaint, address(&recipient)))
        }
        "Delivery" => Some(Finding::plain(ReturnedKind::Delivered, None)),
        "DeliveryDelay" => {
            let recipient = first("deliveryDelay", "delayedRecipients");
            Some(Finding::plain(ReturnedKind::Delayed, address(&recipient)))
        }
        "Reject" => Some(Finding::plain(ReturnedKind::Soft, None)),
        _ => None,
    }
}

/// *Transient* is what may work later, *Undetermined* what SES could not tell. Also of what it calls permanent the
/// words decide.
fn bounce(notice: &Value, recipient: &Value) -> Finding {
    let status = text(recipient, "status").unwrap_or_default();
    let diagnostic = text(recipient, "diagnosticCode").unwrap_or_default();
    let answer = Answer {
        sources: &[status, diagnostic],
        said: said(verdict::without_type(diagnostic)),
        by: Speaker::RemoteHost,
    };
    let (kind, status) = verdict::judge(Action::Failed, &answer);
    let is_permanent = notice
        .get("bounce")
        .and_then(|bounce| text(bounce, "bounceType"))
        == Some("Permanent");
    Finding {
        kind: if is_permanent {
            kind
        } else {
            ReturnedKind::Soft
        },
        status,
        recipient: text(recipient, "emailAddress").map(str::to_owned),
    }
}

/// The Message-IDs that a notice names, in angle brackets: SES puts its own in their place, and tells ours in the
/// headers.
pub(super) fn message_ids(mail: &Mail) -> Vec<String> {
    let Some(notice) = notice(mail) else {
        return Vec::new();
    };
    let Some(mail) = notice.get("mail") else {
        return Vec::new();
    };
    let common = mail
        .get("commonHeaders")
        .and_then(|headers| text(headers, "messageId"));
    let headers = mail
        .get("headers")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let named = headers
        .filter(|header| {
            text(header, "name").is_some_and(|name| name.eq_ignore_ascii_case("message-id"))
        })
        .filter_map(|header| text(header, "value"));
    common.into_iter().chain(named).map(str::to_owned).collect()
}

/// The notice itself, which may stand as a text in the envelope of the notification service.
fn notice(mail: &Mail) -> Option<Value> {
    let text_of_mail = unfolded(&mail.text);
    let value = first_object(text_of_mail.trim_start())?;
    let value = match text(&value, "Message") {
        Some(message) => first_object(message)?,
        None => value,
    };
    kind_of(&value)?;
    Some(value)
}

/// What follows it, such as how to end the subscription, is passed over.
fn first_object(text: &str) -> Option<Value> {
    if !text.starts_with('{') {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    values.next()?.ok()
}

fn kind_of(notice: &Value) -> Option<&str> {
    text(notice, "notificationType").or_else(|| text(notice, "eventType"))
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

/// A text whose long lines were broken by a mail system, each with a `!` at its end and a space at the next one's
/// beginning (Sendmail's way of keeping to RFC 5321 §4.5.3.1.6).
pub(super) fn unfolded(text: &str) -> String {
    text.replace("!\n ", "")
}
