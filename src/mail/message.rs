//! One mail to one recipient, ready to travel. Its words come from `mailings::letter`.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};

use super::Address;
use super::dkim::Dkim;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::line;

/// A file that travels with a mail.
#[derive(Debug, Clone)]
pub struct Attachment {
    pub name: String,
    /// As in `application/pdf`.
    pub media_type: String,
    pub bytes: Arc<Vec<u8>>,
}

/// Where the HTML part finds the picture that travels with it (RFC 2392).
pub const PICTURE: &str = "cid:logo";

/// What a mail is made of.
pub struct Parts<'a> {
    pub from: &'a Address,
    pub from_name: &'a str,
    pub reply_to: Option<&'a Address>,
    pub to: &'a Address,
    /// Where bounces go: `bounces+token@domain`.
    pub envelope_from: String,
    /// Without angle brackets; the same over all attempts.
    pub message_id: &'a str,
    pub date: Timestamp,
    pub language: &'a str,
    pub subject: &'a str,
    pub text: String,
    pub html: String,
    /// Where the recipient gets out again with one button in their mail program (RFC 8058).
    pub unsubscribe: Option<String>,
    /// Names the stream of mail, so that programs can sort it (RFC 2919).
    pub list_id: Option<String>,
    pub attachment: Option<&'a Attachment>,
    /// A picture in the HTML part, which names it as [`PICTURE`].
    pub picture: Option<&'a [u8]>,
    /// Who signs it; usually the relay does, and nobody here.
    pub dkim: Option<&'a Dkim>,
}

/// A mail as bytes, with its envelope.
pub struct Message {
    id: String,
    envelope_from: lettre::Address,
    envelope_to: lettre::Address,
    bytes: Vec<u8>,
    /// By which its file is found when its address is erased.
    mark: Option<i64>,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Message(…)")
    }
}

/// A header of our own ASCII, as it stands: encoding or folding it would break DKIM and one-click programs.
fn header(name: &'static str, value: String) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
}

/// What stands in a header of the mail, which is one line whatever was written: lettre panics on anything else.
fn one_line<'a>(text: &'a str, key: &'static str) -> Result<&'a str> {
    line::is_line(text)
        .then_some(text)
        .ok_or(Error::Unwritable(key))
}

/// The last second that a mail can be dated (RFC 5322 §3.3 has four digits for a year): lettre panics on a later one.
const LATEST: i64 = 253_402_300_799;

fn unwritable(error: impl std::fmt::Display) -> Error {
    Error::Mail(error.to_string())
}

impl Message {
    /// Puts the mail together.
    ///
    /// # Errors
    /// If an address, a name or the subject cannot be written in a header.
    pub fn build(parts: Parts<'_>) -> Result<Self> {
        let mailbox = |address: &Address, name: Option<&str>| {
            address
                .to_lettre()
                .map(|inner| Mailbox::new(name.map(str::to_owned), inner))
                .ok_or_else(|| Error::Mail("an address cannot be written in a header".into()))
        };
        // That is this recipient's misfortune and nobody else's.
        let to = mailbox(parts.to, None).map_err(|_| Error::Unsealing)?;
        let envelope_to = to.email.clone();
        let envelope_from: lettre::Address = parts
            .envelope_from
            .parse()
            .map_err(|_| Error::Mail("the bounce address is no address".into()))?;
        let seconds = parts.date.0.clamp(0, LATEST).unsigned_abs();
        let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let mut builder = lettre::Message::builder()
            .message_id(Some(format!("<{}>", parts.message_id)))
            .from(mailbox(
                parts.from,
                Some(one_line(parts.from_name, "unmade-sender")?),
            )?)
            .to(to)
            .date(sent)
            .subject(one_line(parts.subject, "unmade-subject")?)
            .raw_header(header("Content-Language", parts.language.to_owned()))
            // RFC 3834: holiday answers are not wanted.
            .raw_header(header("Auto-Submitted", "auto-generated".into()))
            .raw_header(header("Precedence", "bulk".into()))
            .envelope(
                Envelope::new(Some(envelope_from.clone()), vec![envelope_to.clone()])
                    .map_err(unwritable)?,
            );
        if let Some(reply_to) = parts.reply_to {
            builder = builder.reply_to(mailbox(reply_to, None)?);
        }
        if let Some(unsubscribe) = parts.unsubscribe {
            builder = builder
                .raw_header(header("List-Unsubscribe", format!("<{unsubscribe}>")))
                .raw_header(header(
                    "List-Unsubscribe-Post",
                    "List-Unsubscribe=One-Click".into(),
                ));
        }
        if let Some(list_id) = parts.list_id {
            builder = builder.raw_header(header("List-Id", format!("<{list_id}>")));
        }
        let part = |kind: ContentType, body: String| {
            SinglePart::builder()
                .header(kind)
                .header(ContentTransferEncoding::QuotedPrintable)
                .body(body)
        };
        let words = MultiPart::alternative().singlepart(part(ContentType::TEXT_PLAIN, parts.text));
        let html = part(ContentType::TEXT_HTML, parts.html);
        let words = match parts.picture {
            None => words.singlepart(html),
            Some(png) => {
                let name = PICTURE.trim_start_matches("cid:").to_owned();
                let kind = ContentType::parse("image/png").map_err(unwritable)?;
                let picture =
                    lettre::message::Attachment::new_inline(name).body(png.to_vec(), kind);
                let whole = MultiPart::related().singlepart(html).singlepart(picture);
                words.multipart(whole)
            }
        };
        let body = match parts.attachment {
            None => words,
            Some(file) => {
                let kind = ContentType::parse(&file.media_type).map_err(unwritable)?;
                let file = lettre::message::Attachment::new(
                    one_line(&file.name, "unmade-file")?.to_owned(),
                )
                .body(file.bytes.to_vec(), kind);
                MultiPart::mixed().multipart(words).singlepart(file)
            }
        };
        let bytes = builder.multipart(body).map_err(unwritable)?.formatted();
        let bytes = match parts.dkim {
            Some(dkim) => dkim.sign(&bytes, parts.date)?,
            None => bytes,
        };
        Ok(Self {
            id: parts.message_id.to_owned(),
            envelope_from,
            envelope_to,
            bytes,
            mark: None,
        })
    }

    /// The same mail, to an address that can be erased, by the address's mark.
    pub fn marked(self, mark: i64) -> Self {
        let mark = Some(mark);
        Self { mark, ..self }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn envelope_from(&self) -> &lettre::Address {
        &self.envelope_from
    }

    pub(super) fn envelope_to(&self) -> &lettre::Address {
        &self.envelope_to
    }

    /// A file name that is the same for every attempt.
    pub(super) fn file_name(&self) -> String {
        let name: String = self
            .id
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || "-_.@".contains(c) {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        marked(&name, self.mark)
    }
}

/// Begins the mark in a file's name.
pub(super) const MARK: &str = "to-";

/// How a mail's file is called, without its ending.
pub(super) fn marked(name: &str, mark: Option<i64>) -> String {
    match mark {
        Some(mark) => format!("{name}.{MARK}{mark:016x}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What no form lets in, as it may stand in a database all the same.
    fn anything() -> impl Strategy<Value = String> {
        let rough = prop_oneof![
            any::<char>(),
            proptest::sample::select(vec!['\r', '\n', '\t', '\0', ' ', '"', '<', '@', 'ä', 'a']),
        ];
        proptest::collection::vec(rough, 0..60).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn a_mail_of_whatever_is_stored_is_made_or_refused_with_a_reason(
            [subject, from_name, text, html] in [anything(), anything(), anything(), anything()],
            [message_id, token, name, media_type] in [anything(), anything(), anything(), anything()],
            date in any::<i64>(),
        ) {
            let [from, to] = ["eko@example.org", "kim@example.org"].map(|it| Address::parse(it).unwrap());
            let file = Attachment { name, media_type, bytes: Arc::new(vec![0; 3]) };
            for (attachment, picture) in [(None, None), (Some(&file), None), (None, Some(&[0; 3][..]))] {
                let built = Message::build(Parts {
                    from: &from,
                    from_name: &from_name,
                    reply_to: Some(&from),
                    to: &to,
                    envelope_from: format!("bounces+{token}@example.org"),
                    message_id: &message_id,
                    date: Timestamp(date),
                    language: "sv",
                    subject: &subject,
                    text: text.clone(),
                    html: html.clone(),
                    unsubscribe: None,
                    list_id: None,
                    attachment,
                    picture,
                    dkim: None,
                });
                if let Ok(message) = built {
                    let head = String::from_utf8_lossy(message.bytes()).into_owned();
                    let head = head.split("\r\n\r\n").next().unwrap_or_default().to_owned();
                    let fields = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
                    let from = fields.filter(|line| line.starts_with("From: ")).count();
                    prop_assert_eq!(from, 1, "nothing begins a field of its own: {}", head);
                }
            }
        }
    }
}
