//! The five choices as stacked bars: one bar for each row, those who would rather not say apart at its end.

use maud::Markup;

use super::legend::{Sign, legend};
use super::letters::{self, LINE};
use super::sheet::{Anchor, Area, Fill, Hatch, LEFT, RIGHT, ROOM, Sheet};
use super::{Caption, Figure};

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

/// How many chose one of the choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    pub count: Figure,
    /// The per cent of those who are counted, written; empty when none is to be given.
    pub percent: String,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleRow {
    pub label: String,
    /// Of how many, written, or that there are too few.
    pub of: String,
    /// Very high, fairly high, fairly low, not at all, no answer; none when they are too few to show.
    pub portions: Option<[Portion; 5]>,
}

/// Draws the scale; `words` name the five choices, in the order of the portions. Widths are in proportion to the counts
/// of all five. Nothing without rows.
pub fn scale(caption: &Caption<'_>, words: &[String; 5], rows: &[ScaleRow]) -> Markup {
    if rows.is_empty() {
        return Markup::default();
    }
    let mut sheet = Sheet::new(caption);
    let mut top = LEFT;
    for one in rows {
        top = row(&mut sheet, top, words, one) + BETWEEN;
    }
    let items: Vec<(Sign, &str)> = FILLS
        .iter()
        .zip(words)
        .map(|(fill, word)| (Sign::Area(*fill), word.as_str()))
        .collect();
    legend(&mut sheet, top, &items);
    sheet.finish()
}

fn row(sheet: &mut Sheet<'_>, top: f64, words: &[String; 5], row: &ScaleRow) -> f64 {
    let of = letters::shortened(&row.of, ROOM / 2.0);
    let label = letters::wrapped(&row.label, ROOM - letters::width(&of) - 16.0, 2);
    let y = sheet.lines((LEFT, top), Anchor::Start, &label);
    // On the last of the label's lines.
    let base = y - LINE + letters::BASE;
    sheet.words((RIGHT, base), Anchor::End, "", &of);
    let frame = Area {
        x: LEFT,
        y: y + 4.0,
        width: ROOM,
        height: HEIGHT,
    };
    match &row.portions {
        Some(portions) if all(portions) > 0.0 => stacked(sheet, frame, words, portions),
        _ => sheet.area(frame, Fill::Open, &row.of),
    }
    frame.y + frame.height
}

/// Everybody, without the limits of whole numbers.
fn all(portions: &[Portion; 5]) -> f64 {
    portions.iter().map(size).sum()
}

fn size(portion: &Portion) -> f64 {
    portion.count.value.max(0) as f64
}

fn stacked(sheet: &mut Sheet<'_>, frame: Area, words: &[String; 5], portions: &[Portion; 5]) {
    let unit = (frame.width - APART) / all(portions);
    let mut x = frame.x;
    for ((fill, word), portion) in FILLS.into_iter().zip(words).zip(portions) {
        let width = size(portion) * unit;
        if fill == Fill::Open {
            x += APART;
        }
        if width > 0.0 {
            let area = Area { x, width, ..frame };
            sheet.area(area, fill, &told(word, portion));
            if letters::width(&portion.percent) + 10.0 <= width {
                sheet.label(area, fill, &portion.percent);
            }
        }
        x += width;
    }
}

fn told(word: &str, portion: &Portion) -> String {
    if portion.percent.is_empty() {
        format!("{word}: {}", portion.count.text)
    } else {
        format!("{word}: {} ({})", portion.count.text, portion.percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::charts::reading::Picture;
    use proptest::prelude::*;

    const CAPTION: Caption<'_> = Caption {
        prefix: "heard",
        title: "Heard",
        description: "Most were heard",
    };

    fn words() -> [String; 5] {
        [
            "Very high",
            "Fairly high",
            "Fairly low",
            "Not at all",
            "No answer",
        ]
        .map(str::to_owned)
    }

    fn portions(counts: [i64; 5]) -> [Portion; 5] {
        counts.map(|value| Portion {
            count: Figure {
                value,
                text: value.to_string(),
            },
            percent: format!("{value} %"),
        })
    }

    fn row(label: &str, portions: Option<[Portion; 5]>) -> ScaleRow {
        ScaleRow {
            label: label.to_owned(),
            of: "n = 100".to_owned(),
            portions,
        }
    }

    #[test]
    fn a_bar_is_as_long_as_those_who_chose_it() {
        let rows = [row("All", Some(portions([40, 20, 20, 15, 5])))];
        let picture = Picture::read(&scale(&CAPTION, &words(), &rows));
        picture.assert_sound();
        picture.assert_says(&["All", "n = 100", "40 %", "20 %", "15 %"]);
        picture.assert_says(&[
            "Very high",
            "Fairly high",
            "Fairly low",
            "Not at all",
            "No answer",
        ]);
        let told: Vec<&str> = picture
            .all("title")
            .iter()
            .map(|title| title.words.as_str())
            .collect();
        assert!(told.contains(&"No answer: 5 (5 %)"));
        // Each choice is drawn once in the bar and once in the legend.
        let width = |class: &str, at: usize| picture.of_class(class)[at].number("width");
        let unit = width("solid", 0) / 40.0;
        assert!((width("hatched", 0) - 20.0 * unit).abs() < 0.05);
        assert!((width("hatched", 1) - 20.0 * unit).abs() < 0.05);
        assert!((width("plain", 0) - 15.0 * unit).abs() < 0.05);
        assert!((width("open", 0) - 5.0 * unit).abs() < 0.05);
        let last = picture.of_class("open")[0];
        assert!((last.number("x") + last.number("width") - RIGHT).abs() < 0.05);
    }

    #[test]
    fn too_few_and_nobody_have_a_broken_frame() {
        let rows = [row("Few", None), row("Nobody", Some(portions([0; 5])))];
        let picture = Picture::read(&scale(&CAPTION, &words(), &rows));
        picture.assert_sound();
        // Two rows and the legend.
        assert_eq!(picture.of_class("open").len(), 3);
        assert_eq!(picture.of_class("solid").len(), 1);
        assert_eq!(scale(&CAPTION, &words(), &[]).0, "");
    }

    proptest! {
        #[test]
        fn nothing_sticks_out(
            rows in proptest::collection::vec((".{0,90}", ".{0,40}", any::<[i64; 5]>()), 1..8),
        ) {
            let rows: Vec<ScaleRow> = rows
                .into_iter()
                .map(|(label, of, counts)| ScaleRow { label, of, portions: Some(portions(counts)) })
                .collect();
            Picture::read(&scale(&CAPTION, &words(), &rows)).assert_sound();
        }
    }
}
