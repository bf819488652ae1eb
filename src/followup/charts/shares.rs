//! Small bars side by side: the share of each dialogue, board or group, against one target.

use std::borrow::Cow;

use maud::Markup;

use super::bar::{POSSIBLE, bar};
use super::legend::{Sign, legend};
use super::letters::{self, LINE};
use super::sheet::{Anchor, Area, Fill, LEFT, Sheet};
use super::{Caption, Size, is_range, reach};
use crate::followup::tables::Value;
use crate::i18n::Texts;

const HEIGHT: f64 = 16.0;
const BETWEEN: f64 = 20.0;
/// How far the target's line goes beyond the bar.
const BEYOND: f64 = 4.0;
/// From the bar's lower edge to the middle of the whisker.
const TO_WHISKER: f64 = 7.0;
/// From the bar's lower edge to the words below it.
const TO_WORDS: f64 = 12.0;

/// One small bar.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareItem {
    pub label: String,
    /// Whether staff wrote the label.
    pub is_written: bool,
    pub part: Value,
    /// The share as it may be said, of how many, or that there are too few.
    pub text: String,
    /// The interval of confidence, as shares of one; what is not a range from low to high is not drawn.
    pub interval: Option<(f64, f64)>,
}

/// Draws the shares from 0 to 100 per cent, three or four side by side, with a line at the target in per cent. Nothing
/// without items.
pub fn shares(
    t: &Texts,
    caption: &Caption<'_>,
    target: Option<f64>,
    items: &[ShareItem],
) -> Markup {
    if items.is_empty() {
        return Markup::default();
    }
    let mut sheet = Sheet::new(caption);
    let columns = columns(caption.size, items);
    let width = width_of(caption.size, columns);
    let target = target.map(|per_cent| per_cent.clamp(0.0, 100.0) / 100.0);
    let mut top = LEFT;
    for side_by_side in items.chunks(columns) {
        let labels: Vec<Vec<String>> = side_by_side
            .iter()
            .map(|item| letters::wrapped(&item.label, width, 2))
            .collect();
        let lines = labels.iter().map(Vec::len).max().unwrap_or(1);
        let bars = top + lines as f64 * LINE + BEYOND;
        let mut x = LEFT;
        for (item, label) in side_by_side.iter().zip(&labels) {
            match item.is_written {
                true => sheet.written(|sheet| sheet.lines((x, top), Anchor::Start, label)),
                false => sheet.lines((x, top), Anchor::Start, label),
            };
            let frame = Area::at((x, bars), width, HEIGHT);
            small(&mut sheet, frame, item, target);
            x += width + BETWEEN;
        }
        top = bars + HEIGHT + TO_WORDS + LINE + BETWEEN;
    }
    let signs = signs(t, target, items);
    let signs: Vec<(Sign, &str)> = signs.iter().map(|(sign, word)| (*sign, &**word)).collect();
    legend(&mut sheet, top, &signs);
    sheet.finish()
}

/// How many stand side by side: as many as can be read, and no more than five; on a phone one or two.
fn columns(size: Size, items: &[ShareItem]) -> usize {
    let (many, least) = match size {
        Size::Page => (&[5, 4][..], 3),
        Size::Phone => (&[2][..], 1),
    };
    let fit = |columns: usize| {
        let width = width_of(size, columns);
        items
            .iter()
            .all(|item| letters::fits(&item.label, width, 2) && letters::fits(&item.text, width, 1))
    };
    many.iter()
        .copied()
        .find(|columns| fit(*columns))
        .unwrap_or(least)
}

fn width_of(size: Size, columns: usize) -> f64 {
    let columns = columns as f64;
    (size.room() - (columns - 1.0) * BETWEEN) / columns
}

fn small(sheet: &mut Sheet<'_>, frame: Area, item: &ShareItem, target: Option<f64>) {
    bar(sheet, frame, &item.part, 1.0);
    let below = frame.y + frame.height;
    if let Some(target) = target {
        let x = frame.x + target * frame.width;
        // Two strokes, so that the line shows on whatever is under it.
        for class in ["target-ground", "target"] {
            sheet.line((x, frame.y - BEYOND), (x, below + BEYOND), class);
        }
    }
    if let Some((low, high)) = drawable(item.interval) {
        sheet.whisker(
            frame.x + low * frame.width,
            frame.x + high * frame.width,
            below + TO_WHISKER,
        );
    }
    let text = letters::shortened(&item.text, frame.width);
    let at = (frame.x, below + TO_WORDS + letters::BASE);
    sheet.words(at, Anchor::Start, "strong", &text);
}

fn drawable(interval: Option<(f64, f64)>) -> Option<(f64, f64)> {
    interval
        .filter(|(low, high)| low <= high)
        .map(|(low, high)| (low.clamp(0.0, 1.0), high.clamp(0.0, 1.0)))
}

/// The signs that are in the picture, with what they are called.
fn signs<'t>(t: &'t Texts, target: Option<f64>, items: &[ShareItem]) -> Vec<(Sign, Cow<'t, str>)> {
    let has = |is: fn(&ShareItem) -> bool| items.iter().any(is);
    let drawn = has(|item| reach(&item.part).is_some());
    let possible = has(|item| is_range(&item.part));
    let open = has(|item| reach(&item.part).is_none());
    let interval = has(|item| drawable(item.interval).is_some());
    [
        (drawn, Sign::Area(Fill::Solid), "follow-up-share"),
        (possible, Sign::Area(POSSIBLE), "picture-possible"),
        (open, Sign::Area(Fill::Open), "too-few"),
        (target.is_some(), Sign::Target, "follow-up-target"),
        (interval, Sign::Whisker, "account-interval"),
    ]
    .into_iter()
    .filter(|(is_drawn, ..)| *is_drawn)
    .map(|(_, sign, key)| (sign, t.get(key)))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::charts::reading::{CAPTION, ON_PHONE, Picture, english, parts};
    use proptest::prelude::*;

    fn item(label: &str, part: Value, text: &str, interval: Option<(f64, f64)>) -> ShareItem {
        ShareItem {
            is_written: false,
            label: label.to_owned(),
            part,
            text: text.to_owned(),
            interval,
        }
    }

    #[test]
    fn each_has_its_bar_its_words_and_the_target() {
        let half = || Value::Part { part: 17, of: 34 };
        let between = |least, most, of| Value::Between { least, most, of };
        let items = [
            item("1", half(), "50 % of 34", Some((0.25, 0.75))),
            item("2", between(0, 5, 100), "0–5 % of 100", None),
            item("3", between(95, 100, 100), "95–100 % of 100", None),
            item("4", Value::TooFew, "too few", None),
            item("5", Value::TooFew, "too few", None),
            item("6", half(), "50 % of 34", None),
        ];
        let picture = Picture::read(&shares(english(), &CAPTION, Some(90.0), &items));
        picture.assert_sound();
        picture.assert_says(&[
            "1",
            "50 % of 34",
            "0–5 % of 100",
            "95–100 % of 100",
            "too few",
        ]);
        picture.assert_says(&[
            "Share heard",
            "Possible",
            "too few to show",
            "Target",
            "Wilson’s interval, as if of a sample",
        ]);
        let width = width_of(Size::Page, 5);
        let solid = picture.of_class("solid");
        assert!((solid[0].number("width") - width / 2.0).abs() < 0.05);
        assert!((solid[1].number("width") - width * 0.95).abs() < 0.05);
        assert!((picture.of_class("hatched")[0].number("width") - width * 0.05).abs() < 0.05);
        // One target for each bar, and one in the legend.
        assert_eq!(picture.of_class("target").len(), 7);
        let target = picture.of_class("target")[0].number("x1");
        assert!((target - LEFT - width * 0.9).abs() < 0.05);
        let whisker = picture.of_class("whisker")[0];
        let length = whisker.number("x2") - whisker.number("x1");
        assert!((length - width / 2.0).abs() < 0.05);
        // The sixth stands below the first.
        assert_eq!(solid[2].number("x"), LEFT);
        assert!(solid[2].number("y") > solid[1].number("y"));
    }

    #[test]
    fn only_what_is_drawn_is_explained() {
        let items = [item("1", Value::TooFew, "too few", Some((f64::NAN, 1.0)))];
        let picture = Picture::read(&shares(english(), &CAPTION, None, &items));
        assert_eq!(picture.words(), ["1", "too few", "too few to show"]);
        assert!(picture.of_class("whisker").is_empty());
        assert_eq!(shares(english(), &CAPTION, Some(90.0), &[]).0, "");
    }

    #[test]
    fn long_names_stand_fewer_side_by_side() {
        let short = item("Dialogue 1", Value::TooFew, "too few", None);
        let long = item(
            "Dialogue with the northern district councils",
            Value::TooFew,
            "too few",
            None,
        );
        assert_eq!(columns(Size::Page, &[short.clone(), short.clone()]), 5);
        assert_eq!(columns(Size::Page, &[short, long]), 3);
    }

    proptest! {
        #[test]
        fn nothing_sticks_out(
            target in proptest::option::of(-1e3..1e3_f64),
            items in proptest::collection::vec(
                (".{0,60}", parts(), ".{0,30}", any::<Option<(f64, f64)>>()),
                1..61,
            ),
        ) {
            let items: Vec<ShareItem> = items
                .into_iter()
                .map(|(label, part, text, interval)| item(&label, part, &text, interval))
                .collect();
            for caption in [&CAPTION, &ON_PHONE] {
                Picture::read(&shares(english(), caption, target, &items)).assert_sound();
            }
        }
    }
}
