//! The shell of the participants' pages: one request, no cookie, nothing from elsewhere, nothing that needs
//! JavaScript.

use std::sync::OnceLock;

use maud::{Markup, PreEscaped, html};

use super::accent::Accent;
use super::components::Faults;
use super::logo::{Logo, Sender};
pub use super::page::Page;
use super::page::{self, Contact, TOKENS, compact};
use super::url::{self, Slug, Url};
use crate::i18n::{Language, Texts};

/// The participants' style, sent with each page: one request, one round trip.
pub fn style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| tight(&compact(&[TOKENS, include_str!("participant.css")])))
}

/// A style sheet without what it needs no more than a reader of it does.
fn tight(sheet: &str) -> String {
    let sheet = sheet.replace(", ", ",").replace(";}", "}");
    sheet
        .replace(" > ", ">")
        .replace(" {", "{")
        .replace(" + ", "+")
}

/// What only a page to read needs besides.
pub fn reading_style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| compact(&[include_str!("reading.css")]))
}

/// What reads a page aloud, and what lets a tab that comes back to a question change its answer; sent with each page,
/// and without it a page only lacks that.
///
/// The second keeps, in the tab's own storage and never before something is sent, the key that each question was answered
/// under, and nothing of the answer. It goes with the tab, or when somebody else begins on the same phone.
pub fn script() -> &'static str {
    static SCRIPT: OnceLock<String> = OnceLock::new();
    SCRIPT.get_or_init(|| compact(&[include_str!("read_aloud.js"), include_str!("once.js")]))
}

/// The process that a participant's page belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    pub slug: &'a Slug,
    /// Its name, which may be in another language than the page.
    pub name: &'a str,
    pub name_language: Language,
    pub contact: &'a Contact,
    pub accent: Option<Accent>,
    pub logo: Option<&'a Logo>,
}

/// What surrounds a participant's page.
pub struct Shell<'a> {
    pub t: &'a Texts,
    /// None on pages outside any process: errors, and the place to type a code.
    pub home: Option<Home<'a>>,
    /// The colour of the process that the page is of.
    pub accent: Option<Accent>,
    /// The page's own path, for the language switch; none where a switch would lose something.
    pub path: Option<&'a str>,
    /// The languages to switch between.
    pub languages: &'a [Language],
    pub title: &'a str,
    /// What the process is for, in a sentence, and its language: before the question.
    pub purpose: Option<(Language, &'a str)>,
    /// The language that can stand beneath the page's own, and whether it does.
    pub with: Option<(Language, Beneath)>,
    /// Whether the page says that something was not filled in rightly.
    pub has_faults: bool,
    /// A style sheet more, for pages that nobody opens on the way to an answer.
    pub sheet: Option<Url>,
    /// Whether it is read, and nothing is answered on the way: then it also loads a logo that is too large to stand in the
    /// page.
    pub is_to_read: bool,
}

/// How the second of two languages looks; left out where there is one.
pub const BENEATH: &str = ".with{display:block;font-size:.8em;line-height:1.3;font-weight:400;text-align:-webkit-match-parent;text-align:match-parent;color:var(--quiet)}button .with{color:inherit}";

/// Whether a second language stands beneath the page's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beneath {
    Offered,
    Shown,
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
            accent: home.and_then(|home| home.accent),
            path,
            languages: Language::all(),
            title,
            purpose: None,
            with: None,
            has_faults: false,
            sheet: None,
            is_to_read: false,
        }
    }

    /// A page with a form: its title says when something was not filled in rightly.
    pub fn faults(mut self, faults: &Faults) -> Self {
        self.has_faults = !faults.is_empty();
        self
    }

    /// A page that says what the process is for.
    pub fn of_purpose(mut self, purpose: Option<(Language, &'a str)>) -> Self {
        self.purpose = purpose;
        self
    }

    /// A page that can be read in two languages at a time: offers the other one, or to do without it.
    pub fn beside(mut self, offered: Language, with: Option<Language>) -> Self {
        let own = self.t.language;
        self.with = match with {
            Some(with) => Some((with, Beneath::Shown)),
            None => (offered != own).then_some((offered, Beneath::Offered)),
        };
        self
    }

    /// A page that is read, and nothing is answered on.
    pub fn to_read(mut self) -> Self {
        self.is_to_read = true;
        self
    }

    /// The page around its content.
    pub fn page(&self, content: Markup) -> Page {
        let t = self.t;
        let accent = self.accent;
        let head = html! {
            title {
                @if self.has_faults { (t.get("title-fault")) " " }
                (self.title) @if let Some(home) = &self.home { " – " (home.name) }
            }
            style { (PreEscaped(style())) }
            @if matches!(self.with, Some((_, Beneath::Shown))) { style { (PreEscaped(BENEATH)) } }
            @if self.is_to_read { style { (PreEscaped(reading_style())) } }
            @if let Some(accent) = accent { style { (PreEscaped(accent.style())) } }
            @if let Some(sheet) = &self.sheet { link rel="stylesheet" href=(sheet); }
        };
        let body = html! {
            body {
                a.skip href="#main" { (t.get("skip")) }
                @if let Some(path) = self.path { header { (self.tongues(path)) (self.beneath(path)) } }
                main #main {
                    div.intro {
                        p.purpose {
                            b { @if let Some(home) = &self.home { (self.logo(home)) } @match &self.home { Some(home) => (said(t, home.name_language, home.name)), None => "Eko" } }
                            @if let Some((language, purpose)) = self.purpose { " " (said(t, language, purpose)) }
                        }
                        (aloud(t))
                    }
                    (content)
                }
                footer { (self.footer()) }
                script { (PreEscaped(script())) }
            }
        };
        let markup = page::around(t, head, body);
        Page { markup, accent }
    }

    /// The sender's logo: in the page itself; on a page that is read also a larger one, by its address.
    fn logo(&self, home: &Home<'_>) -> Markup {
        let of = Sender {
            process: home.slug,
            contact: home.contact,
        };
        html! {
            @match home.logo {
                Some(logo) if self.is_to_read => (logo.show(of)),
                Some(logo) => (logo.small(of)),
                None => {}
            }
        }
    }

    /// One row for the language: the page's own, as many of the others as fit, and behind a tap all of them, without script.
    fn tongues(&self, path: &str) -> Markup {
        let t = self.t;
        let others = || self.languages.iter().filter(|one| **one != t.language);
        let fit = self.with.map_or(4, |_| 0);
        let name = |language: &Language| {
            html! { bdi lang=(language.word()) { (language.own_name()) } }
        };
        html! {
            details.tongues {
                summary {
                    span.hidden { (t.get("languages-label")) ": " }
                    b { (t.language.own_name()) }
                    // It repeats what the list below says; no more fit beside each other on any screen.
                    span.peek aria-hidden="true" { @for one in others().take(fit) { (name(one)) } }
                }
                nav aria-label=(t.get("languages-label")) {
                    ul.languages role="list" {
                        @for one in others() {
                            li { a href=(format!("{path}?lang={}", one.word())) { (name(one)) } }
                        }
                    }
                }
            }
        }
    }

    /// The way to two languages side by side, in one tap, and back.
    fn beneath(&self, path: &str) -> Markup {
        let own = self.t.language;
        html! {
            @match self.with {
                Some((with, Beneath::Offered)) => {
                    a.pair href=(format!("{path}?lang={}&with={}", own.word(), with.word())) {
                        "+ " bdi lang=(with.word()) { (with.own_name()) }
                    }
                }
                Some((with, Beneath::Shown)) => {
                    a.pair href=(format!("{path}?lang={}", own.word())) {
                        "− " bdi lang=(with.word()) { (with.own_name()) }
                    }
                }
                None => {}
            }
        }
    }

    fn footer(&self) -> Markup {
        let t = self.t;
        let (accessibility, privacy) = match &self.home {
            Some(home) => (url::accessibility(home.slug), url::privacy(home.slug)),
            None => (url::accessibility_anywhere(), url::privacy_anywhere()),
        };
        html! {
            @if let Some(home) = &self.home { p { (contact_line(t, home.contact)) } }
            p.links {
                a href=(accessibility.lang(t.language)) { (t.get("accessibility-link")) }
                a href=(privacy.lang(t.language)) { (t.get("privacy-link")) }
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

/// The way to a dialogue's first question for the next person on the same phone; `once.js` forgets the last one's keys.
pub fn somebody_else(t: &Texts, first: &Url) -> Markup {
    html! { a href=(first.clone().lang(t.language)) data-else { (t.get("answer-else")) } }
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

/// Reads the page aloud. The script shows it where the device has a voice of its own for the language.
fn aloud(t: &Texts) -> Markup {
    html! {
        button #aloud type="button" hidden aria-label=(t.get("read-aloud")) data-stop=(t.get("read-aloud-stop")) {
            svg viewBox="0 0 24 24" aria-hidden="true" {
                path d="M4 9h4l5-4v14l-5-4H4zM16 9a4 4 0 0 1 0 6M18.5 6a8 8 0 0 1 0 12" {}
            }
        }
    }
}

/// A page outside any process.
pub fn bare(t: &Texts, path: Option<&str>, title: &str, content: Markup) -> Page {
    Shell::new(t, None, path, title).page(content)
}
