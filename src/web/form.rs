//! Forms, read strictly: the right content type, within a size and a time, valid UTF-8.
//!
//! actix's own form extractor replaces broken UTF-8 silently; here somebody's words are either
//! taken as they were sent or refused with a reason.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;

use crate::error::{Error, Result};

/// A form's bytes at most: a file to import comes back percent-encoded, at up to six bytes a letter.
pub const LIMIT: usize = 2 * 1024 * 1024;
/// How long a form may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// The fields of a sent form, in the order they came.
#[derive(Default)]
pub struct Form {
    fields: Vec<(String, String)>,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded` bytes.
    ///
    /// # Errors
    /// `Malformed` when a name or value is not UTF-8 or holds a NUL.
    pub fn parse(body: &[u8]) -> Result<Self> {
        let body = std::str::from_utf8(body).map_err(|_| Error::Malformed("form-not-utf8"))?;
        let fields = body
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Some((decode_field(name)?, decode_field(value)?))
            })
            .collect::<Option<Vec<_>>>()
            .ok_or(Error::Malformed("form-not-utf8"))?;
        Ok(Self { fields })
    }

    /// Fields that were read elsewhere, as from a multipart form.
    pub fn from_fields(fields: Vec<(String, String)>) -> Self {
        Self { fields }
    }

    /// Fills in a field, as when a form is shown with what is stored.
    pub fn set(&mut self, name: &str, value: &str) {
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    /// The first value of a field as it was typed, or nothing.
    pub fn raw(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// The first value without surrounding white space.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.fields
            .iter()
            .any(|(field, value)| field == name && !value.is_empty())
    }

    /// All values of a field that can be sent several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.trim())
    }
}

fn decode_field(text: &str) -> Option<String> {
    let text = percent_decode(&text.replace('+', " "))?;
    (!text.contains('\0')).then_some(text)
}

/// Undoes percent-encoding; nothing when the result is not UTF-8. A stray `%` stands for itself (WHATWG URL §1.3).
pub fn percent_decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}

impl FromRequest for Form {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let payload = payload.take();
        Box::pin(async move {
            let body = read_body(payload, LIMIT).await?;
            // A form with nothing in it may come without a content type.
            if kind != "application/x-www-form-urlencoded" && !(body.is_empty() && kind.is_empty())
            {
                return Err(Error::UnsupportedMedia);
            }
            Self::parse(&body)
        })
    }
}

/// Bytes beyond the limit that are still taken in, and thrown away: a browser shows our answer only once it has
/// sent all of its own.
const PATIENT_WITH: usize = 32 * 1024 * 1024;

/// Reads a body within `limit` bytes and the time a body may take.
async fn read_body(mut payload: Payload, limit: usize) -> Result<Vec<u8>> {
    let read = async {
        let mut body = Vec::new();
        let mut seen = 0;
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Error::Malformed("form-cut-off"))?;
            seen += chunk.len();
            if seen <= limit {
                body.extend_from_slice(&chunk);
            } else if seen > PATIENT_WITH {
                break;
            }
        }
        if seen > limit {
            Err(Error::TooLarge { limit })
        } else {
            Ok(body)
        }
    };
    tokio::time::timeout(PATIENCE, read)
        .await
        .unwrap_or(Err(Error::TooSlow))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_form_is_read_as_it_was_sent() {
        let form = Form::parse("a=1&b=%C3%A5+%26&b=2&c&d=50%".as_bytes()).unwrap();
        assert_eq!(form.text("a"), "1");
        assert_eq!(form.all("b").collect::<Vec<_>>(), ["å &", "2"]);
        assert!(!form.ticked("c"));
        assert_eq!(form.text("d"), "50%");
        assert_eq!(form.text("nothing"), "");
    }

    #[test]
    fn words_that_are_not_utf8_are_refused_and_not_mangled() {
        assert!(Form::parse(b"a=%ff%fe").is_err());
        assert!(Form::parse(b"a=\xff").is_err());
        assert!(Form::parse(b"a=%00").is_err());
    }

    proptest! {
        #[test]
        fn no_body_panics(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Form::parse(&body);
        }
    }
}
