//! The sheet that a picture is drawn on: shapes, patterns and words, and how they become markup.
//!
//! Colours are the style sheet's: a shape has a class. The `svg` crate escapes texts and attributes.

use std::collections::BTreeSet;

use maud::{Markup, PreEscaped};
use svg::Node;
use svg::node::element::{
    Circle, Definitions, Description, Group, Line, Path, Pattern, Polygon, Rectangle, SVG, Text,
    Title,
};

pub(super) use super::size::LEFT;
use super::{Caption, Size, letters};
use crate::xml::legible;

const TILE: i32 = 8;

/// A place on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    /// The one whose upper left corner is at a point.
    pub fn at((x, y): (f64, f64), width: f64, height: f64) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Where words stand that are to be in its middle.
    pub fn middle(self) -> (f64, f64) {
        (
            self.x + self.width / 2.0,
            self.y + self.height / 2.0 + letters::BELOW,
        )
    }
}

/// What tells areas apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hatch {
    Rising,
    Falling,
    Dots,
    Crossed,
}

impl Hatch {
    fn word(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::Dots => "dots",
            Self::Crossed => "crossed",
        }
    }

    fn pattern(self, id: String) -> Pattern {
        let tile = Pattern::new()
            .set("id", id)
            .set("patternUnits", "userSpaceOnUse")
            .set("width", TILE)
            .set("height", TILE)
            .add(
                Rectangle::new()
                    .set("class", "ground")
                    .set("width", TILE)
                    .set("height", TILE),
            );
        let stroke = |path: &str| Path::new().set("class", "hatch").set("d", path);
        let dot = |at: i32| {
            Circle::new()
                .set("class", "dot")
                .set("cx", at)
                .set("cy", at)
                .set("r", 1.5)
        };
        let rising = "M-2 2L2 -2M0 8L8 0M6 10L10 6";
        let falling = "M-2 6L2 10M0 0L8 8M6 -2L10 2";
        match self {
            Self::Rising => tile.add(stroke(rising)),
            Self::Falling => tile.add(stroke(falling)),
            Self::Dots => tile.add(dot(2)).add(dot(6)),
            Self::Crossed => tile.add(stroke(rising)).add(stroke(falling)),
        }
    }
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Solid,
    Hatched(Hatch),
    /// An edge around nothing.
    Plain,
    /// A broken edge around nothing.
    Open,
    /// One of the lighter steps, 1 to 3.
    Step(u8),
    /// A thick edge over what is there.
    Frame,
    /// A thick edge over a solid area.
    FrameOnSolid,
    /// The ground that words stand on over a pattern.
    Plate,
}

impl Fill {
    fn class(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Hatched(_) => "hatched",
            Self::Plain => "plain",
            Self::Open => "open",
            Self::Step(0 | 1) => "step-1",
            Self::Step(2) => "step-2",
            Self::Step(_) => "step-3",
            Self::Frame => "frame",
            Self::FrameOnSolid => "frame-on-solid",
            Self::Plate => "plate",
        }
    }
}

/// The shape of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Square,
    Round,
    Diamond,
}

/// Which end of the words is at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A picture being drawn; it grows downwards with what is put on it.
pub(super) struct Sheet<'a> {
    caption: Caption<'a>,
    body: Group,
    hatches: BTreeSet<Hatch>,
    bottom: f64,
    /// The language of the words that are being drawn, where it is not the page's.
    tongue: Option<&'a str>,
}

impl<'a> Sheet<'a> {
    pub fn new(caption: &Caption<'a>) -> Self {
        Self {
            caption: *caption,
            body: Group::new(),
            hatches: BTreeSet::new(),
            bottom: LEFT,
            tongue: None,
        }
    }

    /// Draws what staff wrote.
    pub fn written<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> T {
        self.tongue = self.caption.written;
        let drawn = draw(self);
        self.tongue = None;
        drawn
    }

    /// Where drawing ends.
    pub fn right(&self) -> f64 {
        LEFT + self.room()
    }

    /// The room from left to right.
    pub fn room(&self) -> f64 {
        self.caption.size.room()
    }

    /// An area; what is told of it is shown to who points at it.
    pub fn area(&mut self, area: Area, fill: Fill, told: &str) {
        let mut shape = Rectangle::new()
            .set("x", neat(area.x))
            .set("y", neat(area.y))
            .set("width", neat(area.width.max(0.0)))
            .set("height", neat(area.height.max(0.0)))
            .set("class", fill.class());
        if let Fill::Hatched(hatch) = fill {
            self.hatches.insert(hatch);
            shape = shape.set("fill", format!("url(#{})", self.id(hatch.word())));
        }
        if !told.is_empty() {
            shape = shape.add(Title::new(told));
        }
        self.draw(shape, area.y + area.height);
    }

    /// A line from one point to another.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &'static str) {
        let line = Line::new()
            .set("x1", neat(from.0))
            .set("y1", neat(from.1))
            .set("x2", neat(to.0))
            .set("y2", neat(to.1))
            .set("class", class);
        self.draw(line, from.1.max(to.1));
    }

    /// A level line with an end stop at each end.
    pub fn whisker(&mut self, from: f64, to: f64, y: f64) {
        self.line((from, y), (to, y), "whisker");
        for x in [from, to] {
            self.line((x, y - 4.0), (x, y + 4.0), "whisker");
        }
    }

    /// A marker around a point.
    pub fn marker(&mut self, (x, y): (f64, f64), reach: f64, shape: Shape) {
        match shape {
            Shape::Square => {
                let square = Area::at((x - reach, y - reach), 2.0 * reach, 2.0 * reach);
                self.area(square, Fill::Plain, "");
            }
            Shape::Round => {
                let circle = Circle::new()
                    .set("cx", neat(x))
                    .set("cy", neat(y))
                    .set("r", neat(reach))
                    .set("class", "plain");
                self.draw(circle, y + reach);
            }
            Shape::Diamond => {
                let corners = [
                    (x, y - reach),
                    (x + reach, y),
                    (x, y + reach),
                    (x - reach, y),
                ];
                let points: Vec<String> = corners
                    .iter()
                    .map(|(x, y)| format!("{},{}", neat(*x), neat(*y)))
                    .collect();
                let diamond = Polygon::new()
                    .set("points", points.join(" "))
                    .set("class", "plain");
                self.draw(diamond, y + reach);
            }
        }
    }

    /// Words on one line, standing on the given height.
    pub fn words(&mut self, (x, y): (f64, f64), anchor: Anchor, class: &'static str, words: &str) {
        if words.is_empty() {
            return;
        }
        let mut text = Text::new(words)
            .set("x", neat(x))
            .set("y", neat(y))
            .set("text-anchor", anchor.word());
        if !class.is_empty() {
            text = text.set("class", class);
        }
        if let Some(tongue) = self.tongue {
            text = text.set("lang", tongue);
        }
        self.draw(text, y + letters::BELOW);
    }

    /// A label, and at the end of its last line what is said of it; gives the height at which both end.
    pub fn headed(&mut self, top: f64, label: &str, said: &str, class: &'static str) -> f64 {
        let room = self.room();
        // A phone has less room for a label's line, and more lines.
        let (for_said, lines) = match self.caption.size {
            Size::Page => (room / 2.0, 2),
            Size::Phone => (room * 0.6, 4),
        };
        let said = letters::shortened(said, for_said);
        let label = letters::wrapped(label, room - letters::width(&said) - 16.0, lines);
        let y = self.lines((LEFT, top), Anchor::Start, &label);
        let base = y - letters::LINE + letters::BASE;
        self.words((LEFT + room, base), Anchor::End, class, &said);
        y
    }

    /// Lines of words from a top downwards; gives the height at which they end.
    pub fn lines(&mut self, (x, top): (f64, f64), anchor: Anchor, lines: &[String]) -> f64 {
        let mut y = top;
        for line in lines {
            self.words((x, y + letters::BASE), anchor, "", line);
            y += letters::LINE;
        }
        y
    }

    /// Words in the middle of an area, so that they can be read on whatever fills it.
    pub fn label(&mut self, area: Area, fill: Fill, words: &str) {
        let (x, y) = area.middle();
        let class = match fill {
            Fill::Solid => "on-solid",
            Fill::Hatched(_) => {
                let width = letters::width(words) + 6.0;
                let plate = Area::at((x - width / 2.0, y - letters::BASE), width, letters::LINE);
                self.area(plate, Fill::Plate, "");
                ""
            }
            _ => "",
        };
        self.words((x, y), Anchor::Middle, class, words);
    }

    /// The picture as markup: the one way out of the sheet.
    pub fn finish(self) -> Markup {
        let (title, description) = (self.id("title"), self.id("description"));
        let mut root = SVG::new()
            .set("class", "chart")
            .set("role", "img")
            .set("aria-labelledby", format!("{title} {description}"))
            .set("direction", "ltr")
            .set("width", "100%")
            .set(
                "viewBox",
                format!(
                    "0 0 {} {}",
                    neat(self.caption.size.width()),
                    neat(self.bottom + LEFT)
                ),
            )
            .set("font-size", neat(letters::SIZE))
            .add(Title::new(self.caption.title).set("id", title))
            .add(
                Description::new()
                    .set("id", description)
                    .add(svg::node::Text::new(self.caption.description)),
            );
        if !self.hatches.is_empty() {
            let mut patterns = Definitions::new();
            for &hatch in &self.hatches {
                patterns = patterns.add(hatch.pattern(self.id(hatch.word())));
            }
            root = root.add(patterns);
        }
        PreEscaped(legible(root.add(self.body).to_string()))
    }

    fn draw(&mut self, shape: impl Node, bottom: f64) {
        self.bottom = self.bottom.max(bottom);
        self.body.append(shape);
    }

    /// An id in the caller's name; white space in it would be read as two.
    fn id(&self, name: &str) -> String {
        let is_other = |letter: char| !letter.is_ascii_alphanumeric();
        let prefix = self.caption.prefix.replace(is_other, "-");
        format!("{prefix}-{name}")
    }
}

/// Two decimals are finer than any screen.
fn neat(number: f64) -> f64 {
    // A zero is added so that no zero is negative.
    (number * 100.0).round() / 100.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::charts::reading::Picture;

    #[test]
    fn words_are_only_ever_words() {
        let sign = "<script>&\"'</script>";
        let caption = Caption {
            prefix: "a b\"><script>",
            title: sign,
            size: Size::Page,
            written: None,
            description: sign,
        };
        let mut sheet = Sheet::new(&caption);
        let area = Area::at((LEFT, LEFT), 50.0, 20.0);
        sheet.area(area, Fill::Hatched(Hatch::Dots), sign);
        sheet.words((20.0, 20.0), Anchor::Start, "", sign);
        let markup = sheet.finish();
        assert!(!markup.0.contains("<script"));
        assert_eq!(markup.0.matches("&lt;script&gt;&amp;").count(), 4);
        assert!(markup.0.contains("id=\"a-b---script--title\""));
        Picture::read(&markup).assert_sound();
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(neat(1.0 / 3.0).to_string(), "0.33");
        assert_eq!(neat(600.0).to_string(), "600");
        assert_eq!(neat(-0.001).to_string(), "0");
    }
}
