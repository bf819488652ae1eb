//! What staff wrote in several languages, and which of it a reader gets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::i18n::{Language, Texts};

/// A text by language tag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// A ready-made text in every language.
    pub fn ready(text: impl Fn(&'static Texts) -> String) -> Self {
        Language::all()
            .iter()
            .map(|&language| (language, text(language.texts())))
            .collect()
    }

    /// The text for a reader, with the language it is in: theirs, else the nearest there is.
    pub fn for_reader(&self, language: Language) -> (Language, &str) {
        // What nearly every phone asks for, without looking at the rest.
        if let Some(text) = self.0.get(language.word()) {
            return (language, text);
        }
        let all = self.0.iter();
        let all: Vec<(Language, &str)> = all
            .filter_map(|(tag, text)| Some((Language::from_word(tag)?, text.as_str())))
            .collect();
        language
            .pick(&all, Language::Swedish, |(language, _)| *language)
            .copied()
            .unwrap_or((language, ""))
    }

    /// The text in exactly one language.
    pub fn exactly(&self, language: Language) -> &str {
        self.0.get(language.word()).map_or("", String::as_str)
    }
}

impl FromIterator<(Language, String)> for Words {
    /// Empty texts are left out: they are texts that nobody wrote.
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(texts: I) -> Self {
        let written = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let by_tag = written.map(|(language, text)| (language.word().to_owned(), text));
        Self(by_tag.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_in_the_nearest_language() {
        let (sv, ar) = (Language::Swedish, Language::Arabic);
        let words = Words::from_iter([(sv, "Hej".to_owned()), (ar, String::new())]);
        assert_eq!(words.for_reader(ar), (sv, "Hej"));
    }
}
