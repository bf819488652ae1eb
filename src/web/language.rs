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

/// The language that `?with=` puts beneath each word of a page, where two people read it together; none beneath itself.
pub fn beside(query: &str, own: Language) -> Option<Language> {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("with="))
        .and_then(Language::from_word)
        .filter(|one| *one != own)
}

/// The language of a request, or `default` when neither the URL nor the browser says.
pub fn of(request: &HttpRequest, default: Language) -> Language {
    let accept = request.headers().get(ACCEPT_LANGUAGE);
    let accept = accept.and_then(|value| value.to_str().ok());
    of_parts(request.query_string(), accept).unwrap_or(default)
}

/// The same among the languages that staff pages speak.
pub fn of_staff(request: &HttpRequest, default: Language) -> Language {
    of(request, default).for_staff()
}

/// The language of a request by its query string and what the browser sends as `Accept-Language`; none when neither says.
pub fn of_parts(query: &str, accept: Option<&str>) -> Option<Language> {
    asked(query).or_else(|| accept.and_then(Language::from_accept))
}
