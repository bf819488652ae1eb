//! Texts with headings, lists and emphasis (CommonMark), as markup that can hold nothing else.

use std::borrow::Cow;

use maud::{Markup, PreEscaped};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// A text as markup. What stands in braces in it is a name, and is filled in by `fill`; `{#name}` behind a heading is its
/// place on the page. HTML in it is shown as it is written, pictures are left out, and links lead nowhere but to pages.
pub fn prose<'a>(text: &str, fill: impl Fn(&str) -> Cow<'a, str>) -> Markup {
    let events = Parser::new_ext(text, Options::ENABLE_HEADING_ATTRIBUTES);
    let events = events.filter_map(|event| match event {
        Event::Text(words) => Some(Event::Text(filled(&words, &fill).into())),
        other => safe(other),
    });
    let mut markup = String::with_capacity(text.len() * 2);
    html::push_html(&mut markup, events);
    PreEscaped(markup)
}

/// A picture that an article shows.
pub struct Shown {
    pub place: String,
    /// In pixels.
    pub width: i32,
    pub height: i32,
}

/// What somebody wrote for a page of its own, below the page's heading: theirs begin one level lower. `picture` knows where
/// a picture lies that is named; one that it does not know is left out. HTML is shown as it is written.
pub fn article(text: &str, picture: impl Fn(&str) -> Option<Shown>) -> Markup {
    let mut events = Vec::new();
    let mut levels = Levels::of(text);
    // The name of the picture that is being read, and its alternative as far as it is.
    let mut within: Option<(String, String)> = None;
    for event in Parser::new_ext(text, Options::empty()) {
        if let Some((name, alternative)) = &mut within {
            match event {
                Event::Text(words) | Event::Code(words) => alternative.push_str(&words),
                Event::SoftBreak | Event::HardBreak => alternative.push(' '),
                Event::End(TagEnd::Image) => {
                    if let Some(shown) = picture(name) {
                        let image = maud::html! {
                            img src=(shown.place) alt=(alternative) width=(shown.width) height=(shown.height) loading="lazy";
                        };
                        events.push(Event::InlineHtml(image.into_string().into()));
                    }
                    within = None;
                }
                _ => {}
            }
            continue;
        }
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                within = Some((dest_url.into_string(), String::new()));
            }
            Event::Start(Tag::Heading { level, .. }) => events.push(Event::Start(Tag::Heading {
                level: levels.next(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            })),
            Event::End(TagEnd::Heading(_)) => {
                events.push(Event::End(TagEnd::Heading(levels.last)));
            }
            other => events.extend(safe(other)),
        }
    }
    let mut markup = String::with_capacity(text.len() * 2);
    html::push_html(&mut markup, events.into_iter());
    PreEscaped(markup)
}

/// The levels of an article's headings: its highest stands right below the page's own, and none is passed over on the way
/// down (WCAG 1.3.1), whichever somebody wrote.
struct Levels {
    highest: usize,
    last: HeadingLevel,
}

impl Levels {
    fn of(text: &str) -> Self {
        let levels = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level as usize),
            _ => None,
        });
        Self {
            highest: levels.min().unwrap_or(1),
            last: HeadingLevel::H1,
        }
    }

    fn next(&mut self, written: HeadingLevel) -> HeadingLevel {
        let below = written as usize - self.highest + 2;
        let level = below.min(self.last as usize + 1);
        self.last = HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6);
        self.last
    }
}

/// A picture as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub alternative: String,
}

/// The pictures that a text names, in its order.
pub fn pictures(text: &str) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    let mut depth = 0;
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                if depth == 0 {
                    all.push(Named {
                        name: dest_url.into_string(),
                        alternative: String::new(),
                    });
                }
                depth += 1;
            }
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Text(words) | Event::Code(words) if depth > 0 => {
                if let Some(last) = all.last_mut() {
                    last.alternative.push_str(&words);
                }
            }
            _ => {}
        }
    }
    all
}

/// An event as far as it is harmless.
fn safe(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Html(words) | Event::InlineHtml(words) => Some(Event::Text(words)),
        // Lines that are wider than a phone are reached by keyboard too (WCAG 2.1.1).
        Event::Start(Tag::CodeBlock(_)) => Some(Event::Html("<pre tabindex=\"0\"><code>".into())),
        Event::End(TagEnd::CodeBlock) => Some(Event::Html("</code></pre>\n".into())),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => Some(Event::Start(Tag::Link {
            link_type,
            // Whose `mailto:` is written with the address.
            dest_url: match link_type {
                LinkType::Email => dest_url,
                _ => harmless(dest_url),
            },
            title,
            id,
        })),
        other => Some(other),
    }
}

/// Where a link may lead: to a page, to a mailbox, or within the text.
fn harmless(to: CowStr<'_>) -> CowStr<'_> {
    let known = ["https://", "http://", "mailto:", "/", "#"];
    match known.iter().any(|begin| to.starts_with(begin)) {
        true => to,
        false => "#".into(),
    }
}

/// The names in braces that a text has, in its order.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    let mut parts = text.split('{');
    parts.next();
    let inside = parts.filter_map(|part| part.split_once('}'));
    inside.map(|(name, _)| name).filter(|name| is_name(name))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

fn filled<'a>(words: &str, fill: &impl Fn(&str) -> Cow<'a, str>) -> String {
    let mut all = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('{') {
        all.push_str(before);
        match behind.split_once('}').filter(|(name, _)| is_name(name)) {
            Some((name, after)) => {
                all.push_str(&fill(name));
                rest = after;
            }
            None => {
                all.push('{');
                rest = behind;
            }
        }
    }
    all + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        prose(text, |name| format!("<{name}>").into()).into_string()
    }

    #[test]
    fn names_are_filled_in_and_headings_have_their_place() {
        let text = "## The {nav-home} {#home}\n\n1. Choose **{save}**.\n";
        let markup = shown(text);
        assert_eq!(names(text).collect::<Vec<_>>(), ["nav-home", "save"]);
        assert!(
            markup.contains("<h2 id=\"home\">The &lt;nav-home&gt;</h2>"),
            "{markup}"
        );
        assert!(
            markup.contains("<li>Choose <strong>&lt;save&gt;</strong>.</li>"),
            "{markup}"
        );
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        for nasty in [
            "<script>a</script>",
            "a <img src=x onerror=b> c",
            "![a](https://example.org/b.png)",
            "[a](javascript:b)",
            "[a](data:text/html,b)",
            "[a]( JavaScript:b)",
            "<javascript:a>",
        ] {
            let markup = shown(nasty).to_lowercase();
            let runs = [
                "<script",
                "<img",
                "\"javascript",
                "\"data:",
                "\" javascript",
            ];
            assert!(
                !runs.iter().any(|run| markup.contains(run)),
                "{nasty}: {markup}"
            );
        }
    }

    fn told(text: &str) -> String {
        let known = |name: &str| {
            (name == "bild.png").then(|| Shown {
                place: "/x/bild.png".into(),
                width: 30,
                height: 20,
            })
        };
        article(text, known).into_string()
    }

    #[test]
    fn an_article_stands_below_its_pages_heading_and_shows_its_own_pictures_alone() {
        let text = "# First\n\n{name} ![A *café* & \"b\"](bild.png) ![x](other.png) ![y](https://a/b.png)\n\n###### Last";
        let markup = told(text);
        assert!(
            markup.contains("<h2>First</h2>") && markup.contains("<h3>Last</h3>"),
            "{markup}"
        );
        for (text, levels) in [
            ("## A\n\n#### B\n\n## C", "h2 h3 h2"),
            ("### A\n\n# B\n\n## C", "h2 h2 h3"),
            ("A\n===\n\nB\n---", "h2 h3"),
        ] {
            let markup = told(text);
            let found: Vec<&str> = markup
                .split('<')
                .filter_map(|part| part.get(..2).filter(|name| name.starts_with('h')))
                .collect();
            assert_eq!(found.join(" "), levels, "{text}");
        }
        let image = "<img src=\"/x/bild.png\" alt=\"A café &amp; &quot;b&quot;\" width=\"30\" height=\"20\" loading=\"lazy\">";
        assert!(markup.contains(image), "{markup}");
        assert_eq!(markup.matches("<img").count(), 1, "{markup}");
        assert!(markup.contains("{name}"), "{markup}");
        let named: Vec<_> = pictures(text).into_iter().map(|one| one.name).collect();
        assert_eq!(named, ["bild.png", "other.png", "https://a/b.png"]);
        assert!(told("<kim@example.org>").contains("href=\"mailto:kim@example.org\""));
        assert_eq!(pictures("![](bild.png)")[0].alternative, "");
    }

    /// Whether there is nothing but elements of text in a markup, whose headings begin at a level.
    fn is_text(markup: &str, first_heading: char) -> bool {
        markup.split('<').skip(1).all(|part| {
            let name: String = part
                .trim_start_matches('/')
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            let known = [
                "p",
                "ul",
                "ol",
                "li",
                "strong",
                "em",
                "a",
                "code",
                "pre",
                "blockquote",
                "hr",
                "br",
            ];
            let heading = name.strip_prefix('h').and_then(|level| level.parse().ok());
            known.contains(&name.as_str())
                || heading.is_some_and(|level: char| (first_heading..='6').contains(&level))
        })
    }

    proptest! {
        #[test]
        fn whatever_is_written_holds_no_element_but_those_of_text(
            text in "[a-z<>\\[\\]()!*_#&{}`\"'=:/ \n-]{0,80}"
        ) {
            let (guide, article) = (shown(&text), told(&text));
            prop_assert!(is_text(&guide, '1'), "{text:?}: {guide}");
            prop_assert!(is_text(&article, '2'), "{text:?}: {article}");
        }
    }
}
