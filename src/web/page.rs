//! The shells that pages are put in, and their style sheets.

use std::sync::OnceLock;

use maud::{DOCTYPE, Markup, html};

use crate::i18n::Texts;

pub const TOKENS: &str = include_str!("tokens.css");

/// The style of a mail; in a mail it stands in a `<style>`, so it must stay small and plain.
pub const MAIL_STYLE: &str = include_str!("mail.css");

/// The staff's style sheet, fetched once.
pub fn staff_style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| compact(&[TOKENS, include_str!("staff.css")]))
}

/// The posters' style sheet.
pub const POSTER_STYLE: &str = include_str!("poster.css");

/// Line ends and indents are nothing to a browser, and a tenth of a phone's first bytes.
pub fn compact(sheets: &[&str]) -> String {
    sheets
        .iter()
        .flat_map(|sheet| sheet.lines())
        .map(str::trim)
        .collect::<String>()
        .replace("; }", "}")
        .replace(" { ", "{")
        .replace("{ ", "{")
        .replace(": ", ":")
        .replace("; ", ";")
}

/// A version for a static file's URL, so that it can be kept for good.
pub fn version(content: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(content.as_bytes())[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Whom participants can turn to, shown under every page of theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub organisation: String,
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// The echo, in the head of every page so that no browser asks for a file.
pub const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' \
    stroke='%230b4f54' stroke-width='2'%3E%3Cpath d='M4 8h.1M7 4a5 5 0 0 1 0 8M10 1a9 9 0 0 1 0 14'/%3E%3C/svg%3E";

/// The parts of a process, in the order of its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    Process,
    Dialogues,
    Survey,
    Organisations,
    Reports,
    Mailings,
    FollowUp,
}

impl Chapter {
    const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Process, "nav-process", ""),
        (Self::Dialogues, "nav-dialogues", "/dialogues"),
        (Self::Survey, "nav-survey", "/survey"),
        (Self::Organisations, "nav-organisations", "/organisations"),
        (Self::Reports, "nav-reports", "/reports"),
        (Self::Mailings, "nav-mailings", "/mailings"),
        (Self::FollowUp, "nav-follow-up", "/follow-up"),
    ];
}

/// Which process a staff page is about, and which part of it.
pub struct Place<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub chapter: Chapter,
}

/// What surrounds a staff page.
pub struct StaffShell<'a> {
    pub t: &'a Texts,
    /// Who is signed in; nobody on the sign-in page.
    pub who: Option<&'a str>,
    pub place: Option<Place<'a>>,
    pub title: &'a str,
    pub has_faults: bool,
    /// Forms are easier to fill in when they are narrow.
    pub narrow: bool,
}

/// A staff page.
pub fn staff(shell: &StaffShell<'_>, content: Markup) -> Markup {
    let t = shell.t;
    html! {
        (DOCTYPE)
        html lang=(t.language.word()) dir=(t.language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                link rel="icon" href=(ICON);
                title {
                    @if shell.has_faults { (t.get("title-fault")) " " }
                    (shell.title) " – "
                    @if let Some(place) = &shell.place { (place.name) } @else { "Eko" }
                }
                link rel="stylesheet" href=(format!("/static/staff.css?v={}", version(staff_style())));
            }
            body {
                a.skip href="#main" { (t.get("skip")) }
                header.top {
                    div {
                        a.brand href="/admin" { "Eko" }
                        @match &shell.place {
                            Some(place) => span.where { (place.name) },
                            None => span.where {},
                        }
                        @if let Some(who) = shell.who {
                            div.who {
                                a href="/admin/account" { (who) }
                                form method="post" action="/admin/sign-out" {
                                    button.plain type="submit" { (t.get("sign-out")) }
                                }
                            }
                        }
                        @if let Some(place) = &shell.place {
                            nav.story aria-label=(t.get("nav-label")) {
                                ul {
                                    @for (chapter, key, path) in Chapter::ALL {
                                        li {
                                            a href=(format!("/admin/p/{}{path}", place.slug))
                                              aria-current=[(chapter == place.chapter).then_some("true")] {
                                                (t.get(key))
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                main #main class=[shell.narrow.then_some("narrow")] { (content) }
                footer { p { (t.get("footer-eko")) } }
            }
        }
    }
}

/// A document by itself, to be read, sent on or printed: without the ways around the staff's pages.
pub fn document(t: &Texts, title: &str, back: &str, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(t.language.word()) dir=(t.language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                link rel="icon" href=(ICON);
                title { (title) }
                link rel="stylesheet" href=(format!("/static/staff.css?v={}", version(staff_style())));
            }
            body.paper {
                a.skip href="#main" { (t.get("skip")) }
                header.bar {
                    a href=(back) { (t.get("poster-back")) }
                }
                main #main { (content) }
                footer { p { (t.get("footer-eko")) } }
            }
        }
    }
}

/// A document to print: posters.
pub fn poster(t: &Texts, title: &str, back: &str, choices: Markup, sheets: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(t.language.word()) dir=(t.language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                link rel="icon" href=(ICON);
                title { (title) }
                link rel="stylesheet" href=(format!("/static/poster.css?v={}", version(POSTER_STYLE)));
            }
            body {
                a.skip href="#main" { (t.get("skip")) }
                header.bar {
                    a href=(back) { (t.get("poster-back")) }
                    (choices)
                    span { (t.get("poster-print")) }
                }
                main #main { (sheets) }
            }
        }
    }
}
