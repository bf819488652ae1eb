//! Two languages side by side, for somebody who interprets and somebody who answers: the own one large, the other beneath
//! each of its words.

use actix_web::HttpRequest;
use fluent_bundle::FluentValue;
use maud::{Markup, html};

use super::language;
use super::participant::said;
use super::url::Url;
use crate::i18n::{Language, Texts};

/// The language of a page, and the one beneath it.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    pub t: &'a Texts,
    pub with: Option<Language>,
}

impl<'a> Pair<'a> {
    /// One language alone.
    pub fn alone(t: &'a Texts) -> Self {
        Self { t, with: None }
    }

    /// What a request asks for beneath the language of its page.
    pub fn of(request: &HttpRequest, t: &'a Texts) -> Self {
        let with = language::beside(request.query_string(), t.language);
        Self { t, with }
    }

    /// One of Eko's own texts.
    pub fn get(&self, key: &str) -> Markup {
        self.each(|t| html! { (t.get(key)) })
    }

    /// The same with values filled in.
    pub fn filled<const N: usize>(
        &self,
        key: &str,
        values: [(&'static str, FluentValue<'_>); N],
    ) -> Markup {
        self.each(|t| html! { (t.with(key, values.clone())) })
    }

    /// What somebody wrote in several languages: in each of the two, the nearest there is. Where both come to the same it
    /// is said once.
    pub fn nearest<'w>(&self, of: impl Fn(Language) -> (Language, &'w str)) -> Markup {
        let (language, text) = of(self.t.language);
        let with = self.with.map(&of).filter(|(_, other)| *other != text);
        html! {
            (said(self.t, language, text))
            @if let Some((language, text)) = with { (beneath(language, html! { (text) })) }
        }
    }

    fn each(&self, text: impl Fn(&Texts) -> Markup) -> Markup {
        html! {
            (text(self.t))
            @if let Some(with) = self.with { (beneath(with, text(with.texts()))) }
        }
    }

    /// A page in the same two.
    pub fn at(&self, page: Url) -> Url {
        let page = page.lang(self.t.language);
        match self.with {
            Some(with) => page.with("with", with.word()),
            None => page,
        }
    }
}

fn beneath(language: Language, text: Markup) -> Markup {
    html! { " " span.with lang=(language.word()) dir=(language.direction()) { (text) } }
}
