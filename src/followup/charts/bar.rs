//! A bar of a part of a whole: solid as far as is certain, hatched as far as is possible.

use super::reach;
use super::sheet::{Area, Fill, Hatch, Sheet};
use crate::followup::tables::Value;

/// What is possible and not certain.
pub(super) const POSSIBLE: Fill = Fill::Hatched(Hatch::Falling);

/// Draws the bar in a frame that stands for `longest` wholes, one or more; a broken frame when there is nothing to
/// draw.
pub(super) fn bar(sheet: &mut Sheet<'_>, frame: Area, part: &Value, longest: f64) {
    let Some((certain, possible)) = reach(part) else {
        sheet.area(frame, Fill::Open, "");
        return;
    };
    let along = |share: f64| (share / longest).clamp(0.0, 1.0) * frame.width;
    let (certain, possible) = (along(certain), along(possible));
    sheet.area(frame, Fill::Plain, "");
    for (from, to, fill) in [(0.0, certain, Fill::Solid), (certain, possible, POSSIBLE)] {
        if to > from {
            let area = Area::at((frame.x + from, frame.y), to - from, frame.height);
            sheet.area(area, fill, "");
        }
    }
}
