//! What surrounds a picture, and that it is drawn twice.

use maud::{Markup, html};

use crate::followup::charts::{Caption, Size};
use crate::i18n::Texts;

/// What surrounds a picture.
pub(super) struct Frame<'a> {
    /// Starts its ids.
    pub prefix: &'a str,
    pub title: &'a str,
    /// The key of its description.
    pub about: &'a str,
    /// The language of what staff wrote in it, where that is not the page's.
    pub written: Option<&'a str>,
    /// What it shows, in a sentence.
    pub told: Option<String>,
}

/// A picture with its sentence, drawn for a page and again for a phone, so that its letters are as large there: the
/// style sheet shows one of the two. Nothing where there is nothing to draw.
pub(super) fn framed(
    t: &Texts,
    frame: &Frame<'_>,
    draw: impl Fn(&Caption<'_>) -> Markup,
) -> Markup {
    let description = t.get(frame.about);
    let drawn = |size, prefix: &str| {
        draw(&Caption {
            prefix,
            title: frame.title,
            size,
            written: frame.written,
            description: &description,
        })
    };
    let page = drawn(Size::Page, frame.prefix);
    html! {
        @if !page.0.is_empty() {
            figure.picture {
                figcaption { (frame.title) }
                @if let Some(told) = &frame.told { p { (told) } }
                div.on-page { (page) }
                div.on-phone { (drawn(Size::Phone, &format!("{}-phone", frame.prefix))) }
            }
        }
    }
}
