//! From participants to those whom the feedback reached: a bar for each step, all against the first.

use maud::Markup;

use super::bar::{POSSIBLE, bar};
use super::legend::{Sign, legend};
use super::sheet::{Area, Fill, LEFT, Sheet};
use super::{Caption, is_range, reach};
use crate::followup::tables::Value;
use crate::i18n::Texts;

const HEIGHT: f64 = 24.0;
const BETWEEN: f64 = 14.0;

/// One step of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub label: String,
    /// Of the first step's number.
    pub part: Value,
}

/// Draws the steps, the first one first. A step that is larger than the first one is drawn longer. What the parts of a
/// bar are called is shown when a step is a range. Nothing without steps.
pub fn funnel(t: &Texts, caption: &Caption<'_>, steps: &[Step]) -> Markup {
    if steps.is_empty() {
        return Markup::default();
    }
    let mut sheet = Sheet::new(caption);
    let longest = steps
        .iter()
        .filter_map(|step| reach(&step.part))
        .map(|(_, possible)| possible)
        .fold(1.0, f64::max);
    let mut top = LEFT;
    for step in steps {
        let y = sheet.headed(top, &step.label, &said(t, &step.part), "strong");
        let frame = Area::at((LEFT, y + 2.0), sheet.room(), HEIGHT);
        bar(&mut sheet, frame, &step.part, longest);
        top = frame.y + HEIGHT + BETWEEN;
    }
    if steps.iter().any(|step| is_range(&step.part)) {
        let items = [
            (Sign::Area(Fill::Solid), &*t.get("account-at-least")),
            (Sign::Area(POSSIBLE), &*t.get("account-at-most")),
        ];
        legend(&mut sheet, top + 4.0, &items);
    }
    sheet.finish()
}

/// How many, and their per cent of the first step.
fn said(t: &Texts, part: &Value) -> String {
    let number = match *part {
        Value::Part { part, .. } => t.number(part),
        Value::Between { least, most, .. } => format!("{}–{}", t.number(least), t.number(most)),
        _ => return part.text(t),
    };
    format!("{number} ({})", part.text(t))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::charts::reading::{CAPTION, ON_PHONE, Picture, english, parts};
    use proptest::prelude::*;

    const ROOM: f64 = 756.0;

    fn step(label: &str, part: Value) -> Step {
        Step {
            label: label.to_owned(),
            part,
        }
    }

    fn exact(label: &str, part: i64, of: i64) -> Step {
        step(label, Value::Part { part, of })
    }

    #[test]
    fn every_step_is_measured_against_the_first() {
        let (least, most, of) = (50, 75, 200);
        let steps = [
            exact("Participants", 200, 200),
            exact("Answered", 100, 200),
            step("Wished", Value::TooFew),
            step("Accepted", Value::Between { least, most, of }),
        ];
        let picture = Picture::read(&funnel(english(), &CAPTION, &steps));
        picture.assert_sound();
        picture.assert_says(&["Participants", "200 (100%)", "100 (50%)"]);
        picture.assert_says(&["too few to show", "50–75 (25–37.5%)", "At least", "At most"]);
        let solid: Vec<f64> = picture
            .of_class("solid")
            .iter()
            .map(|area| area.number("width"))
            .collect();
        assert_eq!(solid[..3], [ROOM, ROOM / 2.0, ROOM / 4.0]);
        let possible = picture.of_class("hatched")[0];
        assert_eq!(possible.number("width"), ROOM / 8.0);
        assert_eq!(possible.number("x"), LEFT + ROOM / 4.0);
        assert_eq!(picture.of_class("open").len(), 1);
    }

    #[test]
    fn what_is_more_than_all_is_longer_than_all() {
        let steps = [exact("Participants", 20, 20), exact("Answered", 25, 20)];
        let picture = Picture::read(&funnel(english(), &CAPTION, &steps));
        let solid = picture.of_class("solid");
        let longer = solid[0].number("width") * 1.25 - solid[1].number("width");
        assert!(longer.abs() < 0.05);
        assert!(!picture.words().contains(&"At most"));
        assert_eq!(funnel(english(), &CAPTION, &[]).0, "");
    }

    proptest! {
        #[test]
        fn nothing_sticks_out(
            steps in proptest::collection::vec((".{0,90}", parts()), 1..8),
        ) {
            let steps: Vec<Step> =
                steps.into_iter().map(|(label, part)| step(&label, part)).collect();
            for caption in [&CAPTION, &ON_PHONE] {
                Picture::read(&funnel(english(), caption, &steps)).assert_sound();
            }
        }
    }
}
