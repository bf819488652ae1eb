//! A bar of a part of a whole: solid as far as is certain, hatched as far as is possible.

use super::Part;
use super::sheet::{Area, Fill, Hatch, Sheet};

/// What is possible and not certain.
pub(super) const POSSIBLE: Fill = Fill::Hatched(Hatch::Falling);

/// Draws the bar in a frame that stands for `longest` wholes, one or more; a broken frame when there is nothing to
/// draw.
pub(super) fn bar(sheet: &mut Sheet<'_>, frame: Area, part: Part, longest: f64, told: &str) {
    let Some((certain, possible)) = part.reach() else {
        sheet.area(frame, Fill::Open, told);
        return;
    };
    let along = |share: f64| (share / longest).clamp(0.0, 1.0) * frame.width;
    let (certain, possible) = (along(certain), along(possible));
    sheet.area(frame, Fill::Plain, told);
    if certain > 0.0 {
        let area = Area {
            width: certain,
            ..frame
        };
        sheet.area(area, Fill::Solid, told);
    }
    if possible > certain {
        let area = Area {
            x: frame.x + certain,
            width: possible - certain,
            ..frame
        };
        sheet.area(area, POSSIBLE, told);
    }
}
