//! Characters, as people see them and as they do not: what has neither ink nor width, what looks like an ASCII
//! character and is none, and letters that came in two parts.

use icu_normalizer::ComposingNormalizerBorrowed;

/// White space, control characters, what Unicode calls ignorable by default (UAX #44), and what it keeps for programs:
/// whatever nobody sees.
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{fffe}'..='\u{ffff}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// What stands for a hyphen, whatever a keyboard, a word processor or a poster made of it: Unicode's dashes and those
/// that look like one.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58a}'
            | '\u{5be}'
            | '\u{2d7}'
            | '\u{1400}'
            | '\u{1806}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2043}'
            | '\u{207b}'
            | '\u{208b}'
            | '\u{2212}'
            | '\u{2796}'
            | '\u{2e17}'
            | '\u{2e1a}'
            | '\u{2e3a}'..='\u{2e3b}'
            | '\u{2e40}'
            | '\u{2e5d}'
            | '\u{301c}'
            | '\u{3030}'
            | '\u{30a0}'
            | '\u{fe31}'..='\u{fe32}'
            | '\u{fe58}'
            | '\u{fe63}'
            | '\u{ff0d}'
            | '\u{10ead}'
    )
}

/// The ASCII character that a wide one stands for (U+FF01 to U+FF5E, and the ideographic full stop); others as they are.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3002}' | '\u{ff61}' => '.',
        _ => c,
    }
}

/// A text whose letters are whole: an a with a ring above is å (Unicode's form C).
pub fn composed(text: &str) -> String {
    let composer = const { ComposingNormalizerBorrowed::new_nfc() };
    composer.normalize(text).into_owned()
}

/// A character that cannot be seen, as it can be told: its number, and for the usual ones the name that Unicode has.
pub fn told(c: char) -> String {
    let name = match c {
        '\t' => "TAB",
        '\n' => "LINE FEED",
        '\r' => "CARRIAGE RETURN",
        '\u{a0}' => "NO-BREAK SPACE",
        '\u{ad}' => "SOFT HYPHEN",
        '\u{61c}' => "ARABIC LETTER MARK",
        '\u{200b}' => "ZERO WIDTH SPACE",
        '\u{200c}' => "ZERO WIDTH NON-JOINER",
        '\u{200d}' => "ZERO WIDTH JOINER",
        '\u{200e}' => "LEFT-TO-RIGHT MARK",
        '\u{200f}' => "RIGHT-TO-LEFT MARK",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "DIRECTION MARK",
        '\u{202f}' => "NARROW NO-BREAK SPACE",
        '\u{2060}' => "WORD JOINER",
        '\u{feff}' => "BYTE ORDER MARK",
        _ => "",
    };
    let number = format!("U+{:04X} {name}", u32::from(c));
    number.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_taken_for_the_same() {
        assert_eq!(composed("Fritidsga\u{30a}rden"), "Fritidsgården");
        assert_eq!(
            "ｋｉｍ＠ａ．ｂ。ｃ".chars().map(narrow).collect::<String>(),
            "kim@a.b.c"
        );
        for dash in "-‐‑‒–—―−﹣－".chars() {
            assert!(is_dash(dash) && !is_unseen(dash), "{dash:?}");
        }
        assert!(!is_dash('_') && !is_dash('ー'));
    }

    #[test]
    fn what_cannot_be_seen_can_be_told() {
        assert_eq!(told('\u{200b}'), "U+200B ZERO WIDTH SPACE");
        assert_eq!(told('\u{180e}'), "U+180E");
        assert!(is_unseen('\u{200b}') && is_unseen('\u{a0}') && !is_unseen('å'));
    }
}
