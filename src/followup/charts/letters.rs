//! How much room words take. The reader's font is not known here, so the guess is a wide one.

/// The size of every text, in the picture's units.
pub(super) const SIZE: f64 = 14.0;
/// From line to line.
pub(super) const LINE: f64 = 19.0;
/// From the top of a line down to where its letters stand.
pub(super) const BASE: f64 = 14.0;
/// From where letters stand down to the lowest of them.
pub(super) const BELOW: f64 = 5.0;

const CUT: char = '…';

/// The width of a text on one line.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(letter: char) -> f64 {
    let of_size = match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.36,
        ' ' | '\u{a0}' | '\u{202f}' | 'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | CUT => 1.0,
        'A'..='Z' => 0.75,
        latin if latin <= '\u{17f}' => 0.64,
        _ => 1.0,
    };
    of_size * SIZE
}

/// The text, cut off where the room ends.
pub(super) fn shortened(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room - letter(CUT);
    let mut kept = String::new();
    for next in text.chars() {
        left -= letter(next);
        if left < 0.0 {
            break;
        }
        kept.push(next);
    }
    kept.truncate(kept.trim_end().len());
    kept.push(CUT);
    kept
}

/// The text on at most so many lines, broken between words; what does not fit is cut off.
pub(super) fn wrapped(text: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // Hard spaces hold numbers together, so not every white space is a place to break.
    for word in text.split([' ', '\t', '\r', '\n']) {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if line.is_empty() || width(&longer) <= room || lines.len() + 1 >= most {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    lines.push(line);
    lines.iter().map(|line| shortened(line, room)).collect()
}

/// Whether all of the text can be read on so many lines.
pub(super) fn fits(text: &str, room: f64, most: usize) -> bool {
    wrapped(text, room, most)
        .iter()
        .all(|line| !line.ends_with(CUT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words_and_end_where_the_room_does() {
        assert_eq!(
            wrapped("Northern district board", 80.0, 3),
            ["Northern", "district", "board"]
        );
        assert_eq!(
            wrapped("1\u{a0}240 people", 60.0, 2),
            ["1\u{a0}240", "people"]
        );
        assert!(fits("Northern", 80.0, 1));
        assert!(!fits("Northern district board", 80.0, 2));
        assert_eq!(wrapped("", 80.0, 2), [""]);
        assert!(shortened("Northern district board", 80.0).ends_with('…'));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in ".{0,80}", room in 20.0..400.0, most in 1_usize..4) {
            let lines = wrapped(&text, room, most);
            prop_assert!(lines.len() <= most);
            prop_assert!(lines.iter().all(|line| width(line) <= room + 0.001));
        }
    }
}
