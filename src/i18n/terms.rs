//! What somebody typed to find something.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Characters of what is looked for at most.
const LONGEST: usize = 200;

/// Words, all of which must stand somewhere in what is found; in which case, and with which marks on their letters, is
/// no matter: whoever types `halsa` finds `Hälsa`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Nothing where nothing was typed.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().take(LONGEST).collect();
        let words: Vec<String> = plain(&typed)
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// Whether each of the words stands in one of these texts.
    pub fn are_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let texts: Vec<String> = texts.into_iter().map(plain).collect();
        let stands = |word: &String| texts.iter().any(|text| text.contains(word.as_str()));
        self.0.iter().all(stands)
    }
}

/// Small letters without their marks.
fn plain(text: &str) -> String {
    let parts = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
    parts
        .chars()
        .filter(|c| !is_mark(c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_words_have_to_stand_somewhere() {
        let terms = Terms::parse("  hylte   UNGA ").unwrap();
        assert!(terms.are_in(["Dialog 7", "Hylte bibliotek", "unga vuxna"]));
        assert!(!terms.are_in(["Hylte bibliotek"]));
        assert_eq!(Terms::parse(" \t"), None);
    }

    #[test]
    fn marks_and_case_are_no_matter() {
        for (typed, text) in [
            ("halsa", "Hälsa"),
            ("HÄLSA", "hälsa"),
            ("ångan", "a\u{30a}ngan"),
            ("cafe", "World Café"),
        ] {
            assert!(Terms::parse(typed).unwrap().are_in([text]), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_found_in_itself(typed in ".{1,80}") {
            if let Some(terms) = Terms::parse(&typed) {
                prop_assert!(terms.are_in([typed.as_str()]));
            }
        }
    }
}
