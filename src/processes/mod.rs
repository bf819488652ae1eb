//! A participatory process: the owner of everything else. Its words, its boards, whom it wants to hear,
//! and the methods it tries.

pub mod handlers;
pub mod queries;
mod views;

use crate::db::ids::{BoardId, MethodId, ProcessId, TargetGroupId, text_column, word_enum};
use crate::i18n::Language;
use crate::web::page::Contact;

word_enum!(
    /// What a target group is (D5).
    GroupKind {
        /// People.
        Group = "group",
        /// A way of looking, such as countryside and town.
        Perspective = "perspective",
    }
);

/// A process's name in URLs: lower-case letters, digits and hyphens, at most 60.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Slug(String);

impl Slug {
    /// A slug made of a name: `Medskapande Halland` becomes `medskapande-halland`.
    pub fn of_name(name: &str) -> Self {
        let mut slug = String::new();
        for c in name.to_lowercase().chars() {
            let plain = match c {
                'å' | 'ä' | 'á' | 'à' | 'â' | 'æ' => 'a',
                'ö' | 'ø' | 'ó' | 'ò' | 'ô' => 'o',
                'é' | 'è' | 'ê' | 'ë' => 'e',
                'ü' | 'ú' | 'ù' => 'u',
                'í' | 'ï' => 'i',
                c if c.is_ascii_alphanumeric() => c,
                _ => '-',
            };
            if plain != '-' || !(slug.is_empty() || slug.ends_with('-')) {
                slug.push(plain);
            }
        }
        slug.truncate(50);
        let slug = slug.trim_end_matches('-');
        Self(if slug.is_empty() {
            "process".into()
        } else {
            slug.into()
        })
    }

    /// The same with a number behind it, for when it is taken.
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parse_stored(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}

text_column!(Slug);

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number of answers below which nothing of a group is shown: 5 or more, never less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(i32);

impl Threshold {
    pub const LEAST: i32 = 5;

    /// A threshold is never below five, whatever is asked for or stored.
    pub fn at_least(wanted: i32) -> Self {
        Self(wanted.max(Self::LEAST))
    }

    pub fn get(self) -> i64 {
        i64::from(self.0)
    }
}

/// What a process is called and what it is for, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessText {
    pub language: Language,
    pub name: String,
    /// One sentence, shown before the question (D51).
    pub purpose: String,
}

/// A process with its settings.
#[derive(Debug, Clone)]
pub struct Process {
    pub id: ProcessId,
    pub slug: Slug,
    pub default_language: Language,
    pub texts: Vec<ProcessText>,
    pub contact: Contact,
    pub threshold: Threshold,
    /// The share that should have been heard, in per cent; reached only when it is exceeded (D7).
    pub heard_target: i32,
    /// Days after its own day that a dialogue can be answered.
    pub answer_days: i32,
}

impl Process {
    /// The words in a language, or in the process's own where there are none.
    pub fn text(&self, language: Language) -> &ProcessText {
        text_in(&self.texts, language, self.default_language)
    }

    pub fn name(&self, language: Language) -> &str {
        &self.text(language).name
    }
}

/// Picks the words of a language, else of the default one.
pub fn text_in(texts: &[ProcessText], language: Language, default: Language) -> &ProcessText {
    static NOTHING: ProcessText = ProcessText {
        language: Language::Swedish,
        name: String::new(),
        purpose: String::new(),
    };
    let of = |wanted| texts.iter().find(|text| text.language == wanted);
    of(language)
        .or_else(|| of(default))
        .or(texts.first())
        .unwrap_or(&NOTHING)
}

/// A client of the process: a local board.
#[derive(Debug, Clone)]
pub struct Board {
    pub id: BoardId,
    pub name: String,
    pub municipality: String,
    /// Its reference number (diarienummer), shown on its exports (D40).
    pub reference: String,
}

/// Whom the process wants to hear.
#[derive(Debug, Clone)]
pub struct TargetGroup {
    pub id: TargetGroupId,
    pub name: String,
    pub kind: GroupKind,
}

/// A way to hold a dialogue (D9).
#[derive(Debug, Clone)]
pub struct Method {
    pub id: MethodId,
    pub name: String,
    pub strengths: String,
    pub weaknesses: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slug_is_made_of_the_name() {
        assert_eq!(
            Slug::of_name("Medskapande – Halland 2021").as_str(),
            "medskapande-halland-2021"
        );
        assert_eq!(Slug::of_name("Åäö").as_str(), "aao");
        assert_eq!(Slug::of_name("…").as_str(), "process");
    }

    #[test]
    fn a_threshold_is_never_below_five() {
        assert_eq!(Threshold::at_least(0).get(), 5);
        assert_eq!(Threshold::at_least(10).get(), 10);
    }

    proptest! {
        #[test]
        fn every_slug_can_stand_in_a_url(name in "\\PC*") {
            let slug = Slug::of_name(&name);
            prop_assert!(!slug.as_str().is_empty() && slug.as_str().len() <= 60);
            prop_assert!(slug.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
