//! The five choices as stacked bars: one bar for each row, those who would rather not say apart at its end.

use std::borrow::Cow;

use maud::Markup;

use super::Caption;
use super::legend::{Sign, legend};
use super::letters;
use super::sheet::{Area, Fill, Hatch, LEFT, Sheet};
use crate::i18n::Texts;
use crate::survey::Choice;

/// From very high to not at all, then those who would rather not say.
const FILLS: [Fill; 5] = [
    Fill::Solid,
    Fill::Hatched(Hatch::Rising),
    Fill::Hatched(Hatch::Dots),
    Fill::Plain,
    Fill::Open,
];
const HEIGHT: f64 = 28.0;
/// What keeps those who would rather not say apart.
const APART: f64 = 8.0;
const BETWEEN: f64 = 18.0;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleRow {
    pub label: String,
    /// Of how many, written, or that there are too few.
    pub of: String,
    /// How many chose each of the choices; none when they are too few to show.
    pub counts: Option<[i64; 5]>,
}

/// Draws the scale. Widths are in proportion to the counts of all five choices. Nothing without rows.
pub fn scale(t: &Texts, caption: &Caption<'_>, rows: &[ScaleRow]) -> Markup {
    if rows.is_empty() {
        return Markup::default();
    }
    let words = words(t);
    let mut sheet = Sheet::new(caption);
    let mut top = LEFT;
    for row in rows {
        let y = sheet.headed(top, &row.label, &row.of, "");
        let frame = Area::at((LEFT, y + 4.0), sheet.room(), HEIGHT);
        match &row.counts {
            Some(counts) if all(counts) > 0.0 => stacked(t, &mut sheet, frame, counts),
            _ => sheet.area(frame, Fill::Open, &row.of),
        }
        top = frame.y + HEIGHT + BETWEEN;
    }
    let signs = FILLS.iter().zip(&words);
    let items: Vec<(Sign, &str)> = signs
        .map(|(fill, word)| (Sign::Area(*fill), &**word))
        .collect();
    legend(&mut sheet, top, &items);
    sheet.finish()
}

/// What the choices are called.
fn words(t: &Texts) -> Vec<Cow<'_, str>> {
    let keys = Choice::ALL.iter().map(|choice| choice.text_key());
    keys.map(|key| t.get(key)).collect()
}

/// Everybody, without the limits of whole numbers.
fn all(counts: &[i64; 5]) -> f64 {
    counts.iter().map(|&count| size(count)).sum()
}

fn size(count: i64) -> f64 {
    count.max(0) as f64
}

fn stacked(t: &Texts, sheet: &mut Sheet<'_>, frame: Area, counts: &[i64; 5]) {
    let unit = (frame.width - APART) / all(counts);
    let on_scale = counts[..4].iter().fold(0, |sum, &n| n.saturating_add(sum));
    let mut x = frame.x;
    for ((fill, word), &count) in FILLS.into_iter().zip(words(t)).zip(counts) {
        let width = size(count) * unit;
        let mut told = format!("{word}: {}", t.number(count));
        let mut percent = String::new();
        if fill == Fill::Open {
            x += APART;
        } else {
            percent = t.percent(count, on_scale);
            told = format!("{told} ({percent})");
        }
        if width > 0.0 {
            let area = Area { x, width, ..frame };
            sheet.area(area, fill, &told);
            if letters::width(&percent) + 10.0 <= width {
                sheet.label(area, fill, &percent);
            }
        }
        x += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::charts::reading::{CAPTION, ON_PHONE, Picture, english};
    use proptest::prelude::*;

    fn row(label: &str, counts: Option<[i64; 5]>) -> ScaleRow {
        ScaleRow {
            label: label.to_owned(),
            of: "n = 100".to_owned(),
            counts,
        }
    }

    #[test]
    fn a_bar_is_as_long_as_those_who_chose_it() {
        let rows = [row("All", Some([40, 20, 25, 15, 5]))];
        let picture = Picture::read(&scale(english(), &CAPTION, &rows));
        picture.assert_sound();
        picture.assert_says(&["All", "n = 100", "40%", "20%", "25%", "15%"]);
        picture.assert_says(&["To a very high degree", "To a fairly high degree"]);
        picture.assert_says(&["To a fairly low degree", "Not at all"]);
        picture.assert_says(&["Don’t know / rather not say"]);
        let told = picture.told();
        assert!(told.contains(&"To a very high degree: 40 (40%)"));
        assert!(told.contains(&"Don’t know / rather not say: 5"));
        // Each choice is drawn once in the bar and once in the legend.
        let width = |class: &str, at: usize| picture.of_class(class)[at].number("width");
        let unit = width("solid", 0) / 40.0;
        assert!((width("hatched", 0) - 20.0 * unit).abs() < 0.05);
        assert!((width("hatched", 1) - 25.0 * unit).abs() < 0.05);
        assert!((width("plain", 0) - 15.0 * unit).abs() < 0.05);
        assert!((width("open", 0) - 5.0 * unit).abs() < 0.05);
        let last = picture.of_class("open")[0];
        assert!((last.number("x") + last.number("width") - 758.0).abs() < 0.05);
    }

    #[test]
    fn too_few_and_nobody_have_a_broken_frame() {
        let rows = [row("Few", None), row("Nobody", Some([0; 5]))];
        let picture = Picture::read(&scale(english(), &CAPTION, &rows));
        picture.assert_sound();
        // Two rows and the legend.
        assert_eq!(picture.of_class("open").len(), 3);
        assert_eq!(picture.of_class("solid").len(), 1);
        assert_eq!(scale(english(), &CAPTION, &[]).0, "");
    }

    proptest! {
        #[test]
        fn nothing_sticks_out(
            rows in proptest::collection::vec((".{0,90}", ".{0,40}", any::<[i64; 5]>()), 1..8),
        ) {
            let rows: Vec<ScaleRow> = rows
                .into_iter()
                .map(|(label, of, counts)| ScaleRow { label, of, counts: Some(counts) })
                .collect();
            for caption in [&CAPTION, &ON_PHONE] {
                Picture::read(&scale(english(), caption, &rows)).assert_sound();
            }
        }
    }
}
