//! A guide as a page.

use maud::{Markup, html};

use super::Guide;
use crate::i18n::{Language, Texts};
use crate::staff::Account;
use crate::web::page::StaffShell;
use crate::web::participant::{Home, Page, Shell};
use crate::web::url;

/// All guides, each with what it is called.
pub fn list(t: &'static Texts, who: &Account) -> Markup {
    let title = t.get("guides-title");
    StaffShell::new(t, Some(&who.name), &title).titled(html! {
        ul {
            @for &guide in Guide::ALL {
                li { a href=(url::guide(guide.word())) { (guide.read(t).0) } }
            }
        }
    })
}

/// A guide for somebody of the staff.
pub fn page(t: &'static Texts, who: &Account, guide: Guide) -> Markup {
    let (title, text) = guide.read(t);
    StaffShell::new(t, Some(&who.name), title).titled(html! {
        div.guide { (text) }
        p { a href=(url::guides()) { (t.get("guides-title")) } }
    })
}

/// The host's sheet, for whoever has the host link.
pub fn sheet(t: &'static Texts, home: Home<'_>, here: &str, back: &url::Url) -> Page {
    let (title, text) = Guide::Host.read(t);
    let content = html! {
        h1 { (title) }
        div.guide { (text) }
        p.back { a href=(back) { (t.get("host-back")) } }
    };
    Shell {
        languages: Language::STAFF,
        ..Shell::new(t, Some(home), Some(here), title)
    }
    .page(content)
}
