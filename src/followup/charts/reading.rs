//! Pictures as a test reads them: parsed, with every shape where it stands. For tests only.

use std::collections::BTreeSet;

use maud::Markup;
use proptest::prelude::*;
use svg::node::Attributes;
use svg::node::element::tag::Type;
use svg::parser::Event;

use super::{Caption, Size, letters};
use crate::followup::tables::Value;
use crate::i18n::{Language, Texts};

/// How far rounding and an edge may carry a shape.
const SLACK: f64 = 0.05;

pub const CAPTION: Caption<'_> = Caption {
    prefix: "picture",
    title: "Heard",
    size: Size::Page,
    written: None,
    description: "Most were heard",
};

/// The same on a phone.
pub const ON_PHONE: Caption<'_> = Caption {
    size: Size::Phone,
    ..CAPTION
};

/// The words of the pictures.
pub fn english() -> &'static Texts {
    Language::English.texts()
}

/// One element of a picture.
pub struct Drawn {
    pub tag: String,
    pub words: String,
    attributes: Attributes,
    in_pattern: bool,
}

impl Drawn {
    pub fn text(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", |value| value)
    }

    pub fn number(&self, name: &str) -> f64 {
        let Ok(number) = self.text(name).parse::<f64>() else {
            panic!("{} has no number {name}: {:?}", self.tag, self.attributes);
        };
        number
    }

    /// Its left, top, right and bottom; none when it takes no room.
    fn bounds(&self) -> Option<(f64, f64, f64, f64)> {
        match self.tag.as_str() {
            "rect" => {
                let (x, y) = (self.number("x"), self.number("y"));
                Some((x, y, x + self.number("width"), y + self.number("height")))
            }
            "line" => {
                let (x1, x2) = (self.number("x1"), self.number("x2"));
                let (y1, y2) = (self.number("y1"), self.number("y2"));
                Some((x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)))
            }
            "circle" => {
                let (x, y, r) = (self.number("cx"), self.number("cy"), self.number("r"));
                Some((x - r, y - r, x + r, y + r))
            }
            "polygon" => {
                let points: Vec<(f64, f64)> = self
                    .text("points")
                    .split(' ')
                    .filter_map(|point| point.split_once(','))
                    .filter_map(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)))
                    .collect();
                assert_eq!(points.len(), 4);
                Some(points.iter().fold(
                    (f64::MAX, f64::MAX, f64::MIN, f64::MIN),
                    |(left, top, right, bottom), (x, y)| {
                        (left.min(*x), top.min(*y), right.max(*x), bottom.max(*y))
                    },
                ))
            }
            "text" => {
                let (x, y) = (self.number("x"), self.number("y"));
                let words = self
                    .words
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
                let width = letters::width(&words);
                let left = match self.text("text-anchor") {
                    "start" => x,
                    "middle" => x - width / 2.0,
                    "end" => x - width,
                    other => panic!("an anchor {other:?}"),
                };
                let top = y - letters::BASE;
                Some((left, top, left + width, y + letters::BELOW))
            }
            _ => None,
        }
    }
}

/// A picture, read.
pub struct Picture {
    markup: String,
    drawn: Vec<Drawn>,
}

impl Picture {
    pub fn read(markup: &Markup) -> Self {
        let mut drawn: Vec<Drawn> = Vec::new();
        let mut in_pattern = false;
        let Ok(events) = svg::read(&markup.0) else {
            panic!("no picture: {}", markup.0);
        };
        for event in events {
            match event {
                Event::Tag("pattern", Type::End, _) => in_pattern = false,
                Event::Tag(_, Type::End, _) => {}
                Event::Tag(tag, _, attributes) => {
                    drawn.push(Drawn {
                        tag: tag.to_owned(),
                        words: String::new(),
                        attributes,
                        in_pattern,
                    });
                    in_pattern |= tag == "pattern";
                }
                Event::Text(words) => {
                    if let Some(last) = drawn.last_mut() {
                        words.clone_into(&mut last.words);
                    }
                }
                other => panic!("{other:?} in {}", markup.0),
            }
        }
        Self {
            markup: markup.0.clone(),
            drawn,
        }
    }

    /// The elements of a kind, in the order in which they are drawn.
    pub fn all(&self, tag: &str) -> Vec<&Drawn> {
        self.drawn.iter().filter(|one| one.tag == tag).collect()
    }

    /// The elements of a class.
    pub fn of_class(&self, class: &str) -> Vec<&Drawn> {
        self.drawn
            .iter()
            .filter(|one| !one.in_pattern && one.text("class") == class)
            .collect()
    }

    /// What can be read in it, the names of its areas apart.
    pub fn words(&self) -> Vec<&str> {
        self.all("text")
            .into_iter()
            .map(|text| text.words.as_str())
            .collect()
    }

    /// What is told to who points at one of its areas, its title among it.
    pub fn told(&self) -> Vec<&str> {
        self.all("title")
            .into_iter()
            .map(|title| title.words.as_str())
            .collect()
    }

    pub fn assert_says(&self, words: &[&str]) {
        let said = self.words();
        for word in words {
            assert!(said.contains(word), "{word:?} is not in {said:?}");
        }
    }

    /// What holds of every picture: it is named, its ids are its own, its numbers are short, and nothing sticks out.
    pub fn assert_sound(&self) {
        self.assert_named();
        self.assert_short();
        self.assert_inside();
    }

    fn assert_named(&self) {
        let Some(root) = self.drawn.first() else {
            panic!("an empty picture");
        };
        assert_eq!(root.tag, "svg");
        assert_eq!(root.text("role"), "img");
        assert_eq!(root.text("direction"), "ltr");
        let with_ids: Vec<&Drawn> = self
            .drawn
            .iter()
            .filter(|one| !one.text("id").is_empty())
            .collect();
        let ids: BTreeSet<&str> = with_ids.iter().map(|one| one.text("id")).collect();
        assert_eq!(ids.len(), with_ids.len(), "ids are not unique: {ids:?}");
        let named_by: Vec<&str> = root
            .text("aria-labelledby")
            .split(' ')
            .filter_map(|id| with_ids.iter().find(|one| one.text("id") == id))
            .map(|one| one.tag.as_str())
            .collect();
        assert_eq!(named_by, ["title", "desc"]);
        for one in &self.drawn {
            if let Some(id) = one.text("fill").strip_prefix("url(#") {
                assert!(ids.contains(id.trim_end_matches(')')), "no pattern {id}");
            }
        }
    }

    fn assert_short(&self) {
        for one in &self.drawn {
            for name in [
                "x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r",
            ] {
                let decimals = one.text(name).split_once('.').map_or(0, |(_, d)| d.len());
                assert!(decimals <= 2, "{name} of {} is long", one.tag);
            }
        }
    }

    fn assert_inside(&self) {
        let view: Vec<f64> = self
            .drawn
            .iter()
            .take(1)
            .flat_map(|root| root.text("viewBox").split(' '))
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, width, height] = view[..] else {
            panic!("no viewBox");
        };
        for one in self.drawn.iter().filter(|one| !one.in_pattern) {
            let Some((left, top, right, bottom)) = one.bounds() else {
                continue;
            };
            assert!(
                left >= x - SLACK
                    && top >= y - SLACK
                    && right <= x + width + SLACK
                    && bottom <= y + height + SLACK,
                "{} {:?} {:?} sticks out of {view:?}: {}",
                one.tag,
                one.attributes,
                one.words,
                self.markup
            );
        }
    }
}

/// Any part of any whole, sense or not.
pub fn parts() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<(i64, i64)>().prop_map(|(part, of)| Value::Part { part, of }),
        any::<(i64, i64, i64)>().prop_map(|(least, most, of)| Value::Between { least, most, of }),
        Just(Value::TooFew),
    ]
}
