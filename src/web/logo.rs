//! The sender's logo on a page: small, on white whatever the theme, since it was drawn for paper.

use maud::{Markup, html};

use super::page::Contact;
use super::url::{self, Slug, Url};

/// A logo as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// How large, in CSS pixels.
    pub width: i32,
    pub height: i32,
    /// The picture as an address of its own content; none where that is too long for a page that loads nothing.
    pub inline: Option<String>,
    /// When it was drawn, in seconds since 1970: the address of another picture is another.
    pub changed_at: i64,
}

/// What a logo is shown of.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    pub process: &'a Slug,
    pub contact: &'a Contact,
}

impl Logo {
    /// Where the picture lies.
    pub fn address(&self, process: &Slug) -> Url {
        url::logo(process).with("v", self.changed_at)
    }

    /// On a page that loads nothing else; nothing where the picture is too large for that.
    pub fn small(&self, of: Sender<'_>) -> Markup {
        html! { @if let Some(inline) = &self.inline { (self.from(inline, of)) } }
    }

    /// On a page that may load a picture.
    pub fn show(&self, of: Sender<'_>) -> Markup {
        match &self.inline {
            Some(inline) => self.from(inline, of),
            None => self.from(self.address(of.process).as_str(), of),
        }
    }

    /// On paper: the whole picture, however small another would be.
    pub fn print(&self, of: Sender<'_>) -> Markup {
        self.from(self.address(of.process).as_str(), of)
    }

    /// From where a picture lies.
    pub fn from(&self, place: &str, of: Sender<'_>) -> Markup {
        // Whose it is, is its alternative (WCAG 1.1.1).
        html! { img.logo src=(place) width=(self.width) height=(self.height) alt=(of.contact.organisation); }
    }
}
