//! One mail to one recipient, ready to travel.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use lettre::message::header::{
    ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue,
};
use lettre::message::{Mailbox, MultiPart, SinglePart};

use super::Address;
use super::dkim::Dkim;
use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// How the recipient gets out again with one button in their mail program (RFC 8058).
#[derive(Debug, Clone)]
pub struct Unsubscribe {
    pub url: String,
}

/// A file that travels with a mail.
#[derive(Debug, Clone)]
pub struct Attachment {
    pub name: String,
    /// As in `application/pdf`.
    pub media_type: String,
    pub bytes: Arc<Vec<u8>>,
}

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
    pub unsubscribe: Option<Unsubscribe>,
    /// Names the stream of mail, so that programs can sort it (RFC 2919).
    pub list_id: Option<String>,
    pub attachment: Option<&'a Attachment>,
    /// Who signs it; usually the relay does, and nobody here.
    pub dkim: Option<&'a Dkim>,
}

/// A mail as bytes, with its envelope.
pub struct Message {
    id: String,
    envelope_from: lettre::Address,
    envelope_to: lettre::Address,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Message(…)")
    }
}

macro_rules! text_header {
    ($name:ident, $header:literal) => {
        #[derive(Clone)]
        struct $name(String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($header)
            }

            fn parse(
                text: &str,
            ) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                // Our own ASCII; encoding or folding it would break DKIM and one-click programs.
                HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
            }
        }
    };
}

text_header!(ListUnsubscribe, "List-Unsubscribe");
text_header!(ListUnsubscribePost, "List-Unsubscribe-Post");
text_header!(ListId, "List-Id");
text_header!(AutoSubmitted, "Auto-Submitted");
text_header!(Precedence, "Precedence");
text_header!(ContentLanguage, "Content-Language");

impl Message {
    /// Puts the mail together.
    ///
    /// # Errors
    /// If an address cannot be written in a header.
    pub fn build(parts: Parts<'_>) -> Result<Self> {
        let mailbox = |address: &Address, name: Option<&str>| {
            address
                .to_lettre()
                .map(|inner| Mailbox::new(name.map(str::to_owned), inner))
                .ok_or_else(|| Error::Mail("an address cannot be written in a header".into()))
        };
        let to = mailbox(parts.to, None)?;
        let envelope_to = to.email.clone();
        let envelope_from: lettre::Address = parts
            .envelope_from
            .parse()
            .map_err(|_| Error::Mail("the bounce address is no address".into()))?;
        let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(parts.date.0.max(0).unsigned_abs());
        let mut builder = lettre::Message::builder()
            .message_id(Some(format!("<{}>", parts.message_id)))
            .from(mailbox(parts.from, Some(parts.from_name))?)
            .to(to)
            .date(sent)
            .subject(parts.subject)
            .header(ContentLanguage(parts.language.to_owned()))
            // RFC 3834: holiday answers are not wanted.
            .header(AutoSubmitted("auto-generated".into()))
            .header(Precedence("bulk".into()))
            .envelope(
                lettre::address::Envelope::new(
                    Some(envelope_from.clone()),
                    vec![envelope_to.clone()],
                )
                .map_err(|error| Error::Mail(error.to_string()))?,
            );
        if let Some(reply_to) = parts.reply_to {
            builder = builder.reply_to(mailbox(reply_to, None)?);
        }
        if let Some(unsubscribe) = parts.unsubscribe {
            builder = builder
                .header(ListUnsubscribe(format!("<{}>", unsubscribe.url)))
                .header(ListUnsubscribePost("List-Unsubscribe=One-Click".into()));
        }
        if let Some(list_id) = parts.list_id {
            builder = builder.header(ListId(format!("<{list_id}>")));
        }
        let part = |kind: ContentType, body: String| {
            SinglePart::builder()
                .header(kind)
                .header(ContentTransferEncoding::QuotedPrintable)
                .body(body)
        };
        let words = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, parts.text))
            .singlepart(part(ContentType::TEXT_HTML, parts.html));
        let body = match parts.attachment {
            None => words,
            Some(file) => {
                let kind = ContentType::parse(&file.media_type)
                    .map_err(|error| Error::Mail(error.to_string()))?;
                let file = lettre::message::Attachment::new(file.name.clone())
                    .body(file.bytes.to_vec(), kind);
                MultiPart::mixed().multipart(words).singlepart(file)
            }
        };
        let bytes = builder
            .multipart(body)
            .map_err(|error| Error::Mail(error.to_string()))?
            .formatted();
        let bytes = match parts.dkim {
            Some(dkim) => dkim.sign(&bytes, parts.date)?,
            None => bytes,
        };
        Ok(Self {
            id: parts.message_id.to_owned(),
            envelope_from,
            envelope_to,
            bytes,
        })
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
        self.id
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || "-_.@".contains(c) {
                    c
                } else {
                    '_'
                }
            })
            .collect()
    }
}
