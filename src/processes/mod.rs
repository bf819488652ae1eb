//! A participatory process: the owner of everything else. Its words, its boards, whom it wants to hear,
//! and the methods it tries.

pub mod goals;
pub mod handlers;
pub mod plan;
pub mod queries;
mod views;

use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::db::ids::{BoardId, MethodId, ProcessId, TargetGroupId, text_column, word_enum};
use crate::i18n::Language;
use crate::web::accent::Accent;
use crate::web::page::Contact;
use crate::web::participant::Home;

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
    /// What is known not to be accessible yet; empty when nothing is.
    pub shortcomings: String,
    /// Who else takes part, and that they see no answers and no addresses (D46).
    pub partners: String,
}

/// What the accessibility statement and the privacy page say beyond what is true of every process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Information {
    /// How the data protection officer is reached; empty when there is none.
    pub data_officer: String,
    /// The number of the records-disposal decision (gallringsbeslut); empty until it is taken.
    pub disposal_decision: String,
    /// When somebody at the organisation last reviewed the accessibility.
    pub reviewed_on: Option<Date>,
    /// When any of this was last changed.
    pub changed_on: Date,
}

impl Information {
    /// Before anybody has filled it in.
    pub fn new(today: Date) -> Self {
        Self {
            data_officer: String::new(),
            disposal_decision: String::new(),
            reviewed_on: None,
            changed_on: today,
        }
    }
}

/// What is agreed about mailings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailingRules {
    /// A second person approves of each mailing before it goes (D38).
    pub needs_approval: bool,
    /// Days after which organisations that have said nothing are asked again, once (D57).
    pub reminder_days: i32,
    /// Days after a mailing's last mail in which bounces may still come; then addresses can be let go.
    pub bounce_days: i32,
}

impl Default for MailingRules {
    fn default() -> Self {
        Self {
            needs_approval: false,
            reminder_days: 14,
            bounce_days: 30,
        }
    }
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
    /// Seconds after a dialogue's end in which what tablets had not sent yet is still taken in.
    pub tablet_grace: i64,
    pub mailing: MailingRules,
    /// When it ended: since then nothing of it can be changed (D37).
    pub ended_at: Option<Timestamp>,
    /// The participants' pages' colour, if it is not Eko's own.
    pub accent: Option<Accent>,
    pub information: Information,
}

impl Process {
    /// The words in a language, or in the process's own where there are none.
    pub fn text(&self, language: Language) -> &ProcessText {
        text_in(&self.texts, language, self.default_language)
    }

    pub fn name(&self, language: Language) -> &str {
        &self.text(language).name
    }

    /// One of the texts that a process may leave out in a language: the nearest one that says something.
    pub fn nearest<'a>(
        &'a self,
        language: Language,
        of: impl Fn(&'a ProcessText) -> &'a str,
    ) -> Option<(Language, &'a str)> {
        let written: Vec<(Language, &str)> = self
            .texts
            .iter()
            .map(|text| (text.language, of(text)))
            .filter(|(_, text)| !text.trim().is_empty())
            .collect();
        language
            .pick(&written, self.default_language, |(language, _)| *language)
            .copied()
    }

    /// What the participants' pages of the process are dressed in.
    pub fn home(&self, language: Language) -> Home<'_> {
        let text = self.text(language);
        Home {
            slug: self.slug.as_str(),
            name: &text.name,
            name_language: text.language,
            contact: &self.contact,
            accent: self.accent,
        }
    }
}

/// Picks the words of a language, else of the default one.
pub fn text_in(texts: &[ProcessText], language: Language, default: Language) -> &ProcessText {
    static NOTHING: ProcessText = ProcessText {
        language: Language::Swedish,
        name: String::new(),
        purpose: String::new(),
        shortcomings: String::new(),
        partners: String::new(),
    };
    language
        .pick(texts, default, |text| text.language)
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
