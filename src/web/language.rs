//! Which language a page speaks: the one in the URL, else the browser's, else the process's own.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_LANGUAGE;

use crate::i18n::Language;

/// The language asked for with `?lang=`.
pub fn asked(query: &str) -> Option<Language> {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(Language::from_word)
}

/// The language of a request, or `default` when neither the URL nor the browser says.
pub fn of(request: &HttpRequest, default: Language) -> Language {
    of_parts(
        request.query_string(),
        request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok()),
    )
    .unwrap_or(default)
}

/// The same among the languages that staff pages speak.
pub fn of_staff(request: &HttpRequest, default: Language) -> Language {
    of(request, default).for_staff()
}

pub(super) fn of_parts(query: &str, accept: Option<&str>) -> Option<Language> {
    asked(query).or_else(|| accept.and_then(Language::from_accept))
}
