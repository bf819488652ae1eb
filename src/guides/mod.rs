//! How Eko is used, told to those who use it: a sheet for the host, some pages for the leader, for whoever reads figures
//! and for whoever runs it. Each can be printed.
//!
//! The texts are Markdown; a button or a page is named in them by the key of its text, so that a guide says what stands
//! there.

pub mod handlers;
mod views;

use maud::Markup;

use crate::db::ids::word_enum;
use crate::i18n::{Language, Texts};
use crate::web::prose::prose;

word_enum!(
    /// For whom a guide is.
    Guide {
        Host = "host",
        Leader = "leader",
        Reading = "reading",
        Operator = "operator",
    }
);

impl Guide {
    /// As it is written, in the staff's language that is nearest to this one.
    fn source(self, language: Language) -> &'static str {
        macro_rules! texts {
            ($($guide:ident = $name:literal),+) => {
                match (self, language.for_staff()) {
                    $((Self::$guide, Language::Swedish) => include_str!(concat!("texts/", $name, ".sv.md")),
                    (Self::$guide, _) => include_str!(concat!("texts/", $name, ".en.md")),)+
                }
            };
        }
        texts!(
            Host = "host",
            Leader = "leader",
            Reading = "reading",
            Operator = "operator"
        )
    }

    /// What it is called, and what it says.
    pub fn read(self, t: &'static Texts) -> (&'static str, Markup) {
        let source = self.source(t.language);
        let (title, text) = source.split_once('\n').unwrap_or((source, ""));
        let title = title.trim_start_matches("# ");
        (title, prose(text, |key| t.get(key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::prose::names;

    fn headings(text: &str) -> Vec<&str> {
        let places = text.lines().filter(|line| line.starts_with("##"));
        places.filter_map(|line| line.split("{#").nth(1)).collect()
    }

    #[test]
    fn both_languages_say_the_same_and_name_only_what_there_is() {
        for &guide in Guide::ALL {
            let [swedish, english] =
                [Language::Swedish, Language::English].map(|one| guide.source(one));
            assert_eq!(headings(swedish), headings(english), "{}", guide.word());
            assert!(!headings(swedish).is_empty(), "{}", guide.word());
            for (language, text) in [(Language::Swedish, swedish), (Language::English, english)] {
                assert!(text.starts_with("# "), "{}", guide.word());
                for key in names(text) {
                    let said = language.texts().get(key);
                    assert!(!said.is_empty() && said != key, "{}: {key}", guide.word());
                }
            }
        }
    }
}
