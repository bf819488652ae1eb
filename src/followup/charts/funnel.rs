//! From participants to those whom the feedback reached: a bar for each step, all against the first.

use maud::Markup;

use super::bar::{POSSIBLE, bar};
use super::legend::{Sign, legend};
use super::letters::{self, LINE};
use super::sheet::{Anchor, Area, Fill, LEFT, RIGHT, ROOM, Sheet};
use super::{Caption, Part};

const HEIGHT: f64 = 24.0;
const BETWEEN: f64 = 14.0;

/// One step of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub label: String,
    /// Of the first step's number.
    pub part: Part,
    /// How many, written: a number, a range, or that there are too few.
    pub number: String,
    /// Its per cent of the first step, written; empty when none is to be given.
    pub percent: String,
}

/// What the parts of a bar that is a range are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunnelWords {
    pub certain: String,
    pub possible: String,
}

/// Draws the steps, the first one first. A step that is larger than the first one is drawn longer. The words are shown
/// when a step is a range. Nothing without steps.
pub fn funnel(caption: &Caption<'_>, words: &FunnelWords, steps: &[Step]) -> Markup {
    if steps.is_empty() {
        return Markup::default();
    }
    let mut sheet = Sheet::new(caption);
    let longest = steps
        .iter()
        .filter_map(|step| step.part.reach())
        .map(|(_, possible)| possible)
        .fold(1.0, f64::max);
    let mut top = LEFT;
    for one in steps {
        top = step(&mut sheet, top, one, longest) + BETWEEN;
    }
    if steps.iter().any(|step| step.part.is_range()) {
        let items = [
            (Sign::Area(Fill::Solid), words.certain.as_str()),
            (Sign::Area(POSSIBLE), words.possible.as_str()),
        ];
        legend(&mut sheet, top + 4.0, &items);
    }
    sheet.finish()
}

fn step(sheet: &mut Sheet<'_>, top: f64, step: &Step, longest: f64) -> f64 {
    let said = if step.percent.is_empty() {
        step.number.clone()
    } else {
        format!("{} ({})", step.number, step.percent)
    };
    let said = letters::shortened(&said, ROOM / 2.0);
    let label = letters::wrapped(&step.label, ROOM - letters::width(&said) - 16.0, 2);
    let y = sheet.lines((LEFT, top), Anchor::Start, &label);
    let base = y - LINE + letters::BASE;
    sheet.words((RIGHT, base), Anchor::End, "strong", &said);
    let frame = Area {
        x: LEFT,
        y: y + 2.0,
        width: ROOM,
        height: HEIGHT,
    };
    bar(sheet, frame, step.part, longest, "");
    frame.y + frame.height
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::charts::reading::{Picture, parts};
    use proptest::prelude::*;

    const CAPTION: Caption<'_> = Caption {
        prefix: "reached",
        title: "Reached",
        description: "Four steps",
    };

    fn words() -> FunnelWords {
        FunnelWords {
            certain: "At least".to_owned(),
            possible: "At most".to_owned(),
        }
    }

    fn step(label: &str, part: Part, number: &str, percent: &str) -> Step {
        Step {
            label: label.to_owned(),
            part,
            number: number.to_owned(),
            percent: percent.to_owned(),
        }
    }

    #[test]
    fn every_step_is_measured_against_the_first() {
        let between = Part::Between {
            least: 50,
            most: 75,
            of: 200,
        };
        let steps = [
            step(
                "Participants",
                Part::Exact { part: 200, of: 200 },
                "200",
                "100 %",
            ),
            step(
                "Answered",
                Part::Exact { part: 100, of: 200 },
                "100",
                "50 %",
            ),
            step("Wished", Part::TooFew, "too few", ""),
            step("Accepted", between, "50–75", "25–38 %"),
        ];
        let picture = Picture::read(&funnel(&CAPTION, &words(), &steps));
        picture.assert_sound();
        picture.assert_says(&["Participants", "200 (100 %)", "100 (50 %)", "too few"]);
        picture.assert_says(&["50–75 (25–38 %)", "At least", "At most"]);
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
        let steps = [
            step("Participants", Part::Exact { part: 20, of: 20 }, "20", ""),
            step("Answered", Part::Exact { part: 25, of: 20 }, "25", ""),
        ];
        let picture = Picture::read(&funnel(&CAPTION, &words(), &steps));
        let solid = picture.of_class("solid");
        let longer = solid[0].number("width") * 1.25 - solid[1].number("width");
        assert!(longer.abs() < 0.05);
        assert!(!picture.words().contains(&"At most"));
        assert_eq!(funnel(&CAPTION, &words(), &[]).0, "");
    }

    proptest! {
        #[test]
        fn nothing_sticks_out(
            steps in proptest::collection::vec((".{0,90}", parts(), ".{0,30}", ".{0,30}"), 1..8),
        ) {
            let steps: Vec<Step> = steps
                .into_iter()
                .map(|(label, part, number, percent)| step(&label, part, &number, &percent))
                .collect();
            Picture::read(&funnel(&CAPTION, &words(), &steps)).assert_sound();
        }
    }
}
