//! Forms, read strictly: the right content type, within a size and a time, valid UTF-8.
//!
//! actix's own form extractor replaces broken UTF-8 silently; here somebody's words are either
//! taken as they were sent or refused with a reason.

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::future::{LocalBoxFuture, Ready, ready};
use percent_encoding::percent_decode_str;

use super::body;
use crate::error::{Error, Result};

/// A form's bytes at most, of whoever was let in: a file to import comes back percent-encoded, at up to six bytes a
/// letter. Others have [`body::SMALL`].
pub const LIMIT: usize = 2 * 1024 * 1024;

/// The fields of a sent form, in the order they came.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    sent_again: Option<SentAgain>,
}

/// A form comes back to who had been signed out when they sent it: it is shown once more, and changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentAgain;

impl SentAgain {
    /// What is known of a request.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().copied()
    }
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
        Ok(Self::from_fields(fields))
    }

    /// Fields that were read elsewhere, as from a multipart form.
    pub fn from_fields(fields: Vec<(String, String)>) -> Self {
        Self {
            fields,
            sent_again: None,
        }
    }

    /// As it came with a request.
    pub fn sent_with(self, request: &HttpRequest) -> Self {
        Self {
            sent_again: SentAgain::of(request),
            ..self
        }
    }

    /// Whether it is only shown once more to who had been signed out.
    pub fn is_sent_again(&self) -> bool {
        self.sent_again.is_some()
    }

    /// All fields as they came: names and values.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Fills in a field, as when a form is shown with what is stored.
    pub fn set(&mut self, name: &str, value: impl ToString) {
        self.fields.push((name.to_owned(), value.to_string()));
    }

    /// The first value of a field as it was typed, or nothing.
    pub fn raw(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(field, _)| field == name);
        field.map_or("", |(_, value)| value)
    }

    /// The first value without surrounding white space.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// Whether a box was ticked, as our pages send it: any other word is no tick.
    pub fn ticked(&self, name: &str) -> bool {
        self.tick(name).unwrap_or(false)
    }

    /// The same where much hangs on it.
    ///
    /// # Errors
    /// `Malformed` for a word that no box of ours sends: it is neither a yes nor a no.
    pub fn tick(&self, name: &str) -> Result<bool> {
        let is_known = |word: &str| matches!(word, "1" | "yes");
        if !self.all(name).all(is_known) {
            return Err(Error::Malformed("error-malformed-text"));
        }
        Ok(self.all(name).next().is_some())
    }

    /// What one of these words means; a field that is missing, unknown or sent with two meanings means nothing.
    pub fn word<T>(&self, name: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut all = self.all(name);
        let word = all.next()?;
        all.all(|other| other == word).then(|| of(word)).flatten()
    }

    /// Whether a value is among those of a field that can be sent several times.
    pub fn has(&self, name: &str, value: impl ToString) -> bool {
        let value = value.to_string();
        self.all(name).any(|sent| sent == value)
    }

    /// All values of a field that can be sent several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.trim())
    }
}

/// Undoes the encoding, strictly. A stray `%` stands for itself (WHATWG URL §1.3).
fn decode_field(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    let text = percent_decode_str(&text).decode_utf8().ok()?;
    (!text.contains('\0')).then(|| text.into_owned())
}

/// A form that has come and is not read: for handlers that look first whether its sender is let in.
pub struct Unread {
    request: HttpRequest,
    payload: Payload,
}

impl FromRequest for Unread {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        ready(Ok(Self { request, payload }))
    }
}

impl Unread {
    /// Reads it, within `limit` bytes.
    ///
    /// # Errors
    /// Those of [`body::read`], `UnsupportedMedia` when it is no form, and those of [`Form::parse`].
    pub async fn read(self, limit: usize) -> Result<Form> {
        let Self { request, payload } = self;
        let body = body::read(&request, payload, limit).await?;
        let kind = request.headers().get(CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok()?.split(';').next());
        let kind = kind.unwrap_or_default().trim().to_ascii_lowercase();
        // A form with nothing in it may come without a content type.
        if kind != "application/x-www-form-urlencoded" && !(body.is_empty() && kind.is_empty()) {
            return Err(Error::UnsupportedMedia);
        }
        Ok(Form::parse(&body)?.sent_with(&request))
    }
}

impl FromRequest for Form {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let limit = match body::let_in(&request).await {
                true => LIMIT,
                false => body::SMALL,
            };
            Unread { request, payload }.read(limit).await
        })
    }
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
        assert!(!form.ticked("c") && form.ticked("a"));
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
        fn only_a_tick_is_a_tick(word in "[a-z0-9 ]{0,4}") {
            let mut form = Form::default();
            prop_assert!(matches!(form.tick("a"), Ok(false)));
            form.set("a", &word);
            let is_tick = ["1", "yes"].contains(&word.trim());
            prop_assert_eq!(form.tick("a").ok(), is_tick.then_some(true));
            prop_assert_eq!(form.ticked("a"), is_tick);
        }

        #[test]
        fn a_word_that_is_said_twice_in_two_ways_means_nothing(one in "[ab]", two in "[ab]") {
            let mut form = Form::default();
            prop_assert_eq!(form.word("a", |word| Some(word.to_owned())), None);
            form.set("a", &one);
            form.set("a", &two);
            let meant = form.word("a", |word| Some(word.to_owned()));
            prop_assert_eq!(meant, (one == two).then_some(one));
        }

        #[test]
        fn no_body_panics(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Form::parse(&body);
        }
    }
}
