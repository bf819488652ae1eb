//! The shell of the participants' pages: one request, no cookie, nothing from elsewhere, nothing that needs
//! JavaScript.

use std::sync::OnceLock;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::accent::Accent;
use super::page::{Contact, ICON, TOKENS, compact};
use crate::i18n::{Language, Texts};

/// The participants' style, sent with each page: one request, one round trip.
pub fn style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| compact(&[TOKENS, include_str!("participant.css")]))
}

/// What reads a page aloud, sent with it; without it the page only lacks a button.
pub fn script() -> &'static str {
    static SCRIPT: OnceLock<String> = OnceLock::new();
    SCRIPT.get_or_init(|| compact(&[include_str!("read_aloud.js")]))
}

/// A participant's page with the colour it may be dressed in.
pub struct Page {
    pub markup: Markup,
    pub accent: Option<Accent>,
}

impl From<Markup> for Page {
    fn from(markup: Markup) -> Self {
        Self {
            markup,
            accent: None,
        }
    }
}

/// The process that a participant's page belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    pub slug: &'a str,
    /// Its name, which may be in another language than the page.
    pub name: &'a str,
    pub name_language: Language,
    pub contact: &'a Contact,
    pub accent: Option<Accent>,
}

/// What surrounds a participant's page.
pub struct Shell<'a> {
    pub t: &'a Texts,
    /// None on pages outside any process: errors, and the place to type a code.
    pub home: Option<Home<'a>>,
    /// The page's own path, for the language switch; none where a switch would lose something.
    pub path: Option<&'a str>,
    /// The languages to switch between.
    pub languages: &'a [Language],
    pub title: &'a str,
    /// Whether the page says that something was not filled in rightly.
    pub has_faults: bool,
}

impl<'a> Shell<'a> {
    /// A page without faults in all languages.
    pub fn new(
        t: &'a Texts,
        home: Option<Home<'a>>,
        path: Option<&'a str>,
        title: &'a str,
    ) -> Self {
        Self {
            t,
            home,
            path,
            languages: Language::ALL,
            title,
            has_faults: false,
        }
    }

    /// The page around its content.
    pub fn page(&self, content: Markup) -> Page {
        let t = self.t;
        let accent = self.home.and_then(|home| home.accent);
        let markup = html! {
            (DOCTYPE)
            html lang=(t.language.word()) dir=(t.language.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    link rel="icon" href=(ICON);
                    meta name="robots" content="noindex";
                    title {
                        @if self.has_faults { (t.get("title-fault")) " " }
                        (self.title) @if let Some(home) = &self.home { " – " (home.name) }
                    }
                    style { (PreEscaped(style())) }
                    @if let Some(accent) = accent { style { (PreEscaped(accent.style())) } }
                }
                body {
                    a.skip href="#main" { (t.get("skip")) }
                    header.top {
                        strong {
                            @match &self.home { Some(home) => (said(t, home.name_language, home.name)), None => "Eko" }
                        }
                        @if let Some(path) = self.path {
                            nav aria-label=(t.get("languages-label")) { (switch(t.language, self.languages, path)) }
                        }
                    }
                    main #main {
                        button #aloud .second type="button" hidden data-stop=(t.get("read-aloud-stop")) { (t.get("read-aloud")) }
                        (content)
                    }
                    footer { (self.footer()) }
                    script { (PreEscaped(script())) }
                }
            }
        };
        Page { markup, accent }
    }

    fn footer(&self) -> Markup {
        let t = self.t;
        let lang = t.language.word();
        let base = self
            .home
            .map(|home| format!("/p/{}", home.slug))
            .unwrap_or_default();
        html! {
            @if let Some(home) = &self.home { p { (contact_line(t, home.contact)) } }
            p.links {
                a href=(format!("{base}/accessibility?lang={lang}")) { (t.get("accessibility-link")) }
                a href=(format!("{base}/privacy?lang={lang}")) { (t.get("privacy-link")) }
            }
            p { (t.get("footer-eko")) }
        }
    }
}

/// What somebody wrote, marked with its language and direction where they are not the page's (WCAG 3.1.2).
pub fn said(t: &Texts, language: Language, text: &str) -> Markup {
    html! {
        @if language == t.language { (text) } @else {
            span lang=(language.word()) dir=(language.direction()) { (text) }
        }
    }
}

/// Whom to ask, with links (D53).
pub fn contact_line(t: &Texts, contact: &Contact) -> Markup {
    html! {
        (t.get("contact-questions")) " "
        bdi { (contact.name) }
        @if !contact.organisation.is_empty() { (t.comma()) bdi { (contact.organisation) } }
        @if !contact.phone.is_empty() {
            (t.comma()) a href=(format!("tel:{}", contact.phone.replace([' ', '-'], ""))) { bdi dir="ltr" { (contact.phone) } }
        }
        @if !contact.email.is_empty() {
            (t.comma()) a href=(format!("mailto:{}", contact.email)) { bdi dir="ltr" { (contact.email) } }
        }
    }
}

fn switch(current: Language, languages: &[Language], path: &str) -> Markup {
    html! {
        ul.languages {
            @for &language in languages {
                li {
                    @if language == current {
                        span aria-current="true" { (language.own_name()) }
                    } @else {
                        a href=(format!("{path}?lang={}", language.word())) lang=(language.word()) {
                            bdi { (language.own_name()) }
                        }
                    }
                }
            }
        }
    }
}

/// A page outside any process.
pub fn bare(t: &Texts, path: Option<&str>, title: &str, content: Markup) -> Page {
    Shell::new(t, None, path, title).page(content)
}
