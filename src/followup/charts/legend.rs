//! What the signs of a picture mean, side by side and on as many lines as they need.

use super::letters::{self, BASE};
use super::sheet::{Anchor, Area, Fill, LEFT, Shape, Sheet};

const SWATCH: f64 = 24.0;
const HEIGHT: f64 = 18.0;
/// From the start of a sign to its words.
const TO_WORDS: f64 = SWATCH + 8.0;
const BETWEEN: f64 = 20.0;
const PITCH: f64 = 26.0;

/// A sign of a picture.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    Area(Fill),
    Target,
    Whisker,
    Marker(Shape),
}

/// Draws the signs with their words from a top downwards.
pub(super) fn legend(sheet: &mut Sheet<'_>, top: f64, items: &[(Sign, &str)]) {
    let (mut x, mut y) = (LEFT, top);
    for (sign, words) in items {
        let words = letters::shortened(words, sheet.room() - TO_WORDS);
        let width = TO_WORDS + letters::width(&words);
        if x > LEFT && x + width > sheet.right() {
            x = LEFT;
            y += PITCH;
        }
        draw(sheet, (x, y), *sign);
        sheet.words((x + TO_WORDS, y + BASE), Anchor::Start, "", &words);
        x += width + BETWEEN;
    }
}

fn draw(sheet: &mut Sheet<'_>, (x, y): (f64, f64), sign: Sign) {
    let (across, down) = (x + SWATCH / 2.0, y + HEIGHT / 2.0);
    match sign {
        Sign::Area(fill) => {
            let area = Area::at((x, y), SWATCH, HEIGHT);
            sheet.area(area, fill, "");
        }
        Sign::Target => sheet.line((across, y), (across, y + HEIGHT), "target"),
        Sign::Whisker => sheet.whisker(x, x + SWATCH, down),
        Sign::Marker(shape) => sheet.marker((across, down), HEIGHT / 2.0, shape),
    }
}
