//! What a document for machines can hold.

use std::borrow::Cow;

/// A finished document without the characters that nothing served may hold: those outside `Char` of XML 1.0 (§2.2),
/// which end a feed reader's reading, and beyond them all controls but tab and line ends, and what Unicode never
/// assigns (§23.7, such as U+FFFE and U+FFFF). Markup holds none of them, so only what somebody typed gets shorter.
pub fn legible(document: String) -> String {
    match without_illegible(&document) {
        Cow::Borrowed(_) => document,
        Cow::Owned(legible) => legible,
    }
}

fn without_illegible(text: &str) -> Cow<'_, str> {
    if text.contains(is_illegible) {
        Cow::Owned(text.replace(is_illegible, ""))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_illegible(c: char) -> bool {
    let is_noncharacter = u32::from(c) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c);
    is_noncharacter || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `Char` of XML 1.0 §2.2.
    fn is_char(c: char) -> bool {
        matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
    }

    proptest! {
        #[test]
        fn what_is_left_is_xml_and_nothing_else_is_lost(text in "\\PC*|[\\x00-\\x9f\u{fffd}-\u{10001}åä<&]*") {
            let left = legible(text.clone());
            prop_assert!(left.chars().all(is_char));
            let kept: String = text.chars().filter(|&c| !is_illegible(c)).collect();
            prop_assert_eq!(left, kept);
        }
    }

    #[test]
    fn every_language_stays_as_it_is() {
        for text in [
            "Åsa & <b>\r\n\t",
            "انتهت\u{200f}",
            "ትግርኛ",
            "👩\u{200d}👩",
            "\u{FEFF}x",
        ] {
            assert_eq!(legible(text.to_owned()), text);
        }
        assert_eq!(
            legible("a\u{b}b\u{85}c\u{fffe}d\u{1ffff}e\u{fdd0}".into()),
            "abcde"
        );
    }
}
