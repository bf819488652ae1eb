//! What everybody can follow without leaving an address: the process's status page with its dated news, what comes
//! next, a feed and a calendar (D12, D47, D52).

pub mod handlers;
pub mod outlets;
pub mod queries;
mod views;

pub(super) use views::theme_ticks;

use jiff::civil::Date;

use super::Kind;
use crate::clock::Timestamp;
use crate::db::ids::{StatusUpdateId, ThemeId};
use crate::i18n::{Language, Texts};

/// The words of a piece of news in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateText {
    pub language: Language,
    pub title: String,
    /// Paragraphs, parted by blank lines.
    pub body: String,
}

/// A dated piece of news on the status page.
#[derive(Debug, Clone)]
pub struct Update {
    pub id: StatusUpdateId,
    /// The day it is about, as it is shown.
    pub day: Date,
    pub changed_at: Timestamp,
    pub texts: Vec<UpdateText>,
    pub themes: Vec<ThemeId>,
}

impl Update {
    /// The words for a reader of a language.
    pub fn text(&self, language: Language) -> &UpdateText {
        static NOTHING: UpdateText = UpdateText {
            language: Language::Swedish,
            title: String::new(),
            body: String::new(),
        };
        language
            .pick(&self.texts, Language::Swedish, |text| text.language)
            .unwrap_or(&NOTHING)
    }
}

/// A word that news and reports are tagged with (D47).
#[derive(Debug, Clone)]
pub struct Theme {
    pub id: ThemeId,
    pub names: Vec<(Language, String)>,
}

impl Theme {
    /// The name for a reader of a language, and the language that it is in.
    pub fn name(&self, language: Language) -> (Language, &str) {
        language
            .pick(&self.names, Language::Swedish, |(language, _)| *language)
            .map_or((language, ""), |(language, name)| (*language, name))
    }
}

/// The day that a report is promised for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    pub kind: Kind,
    pub day: Date,
    pub changed_at: Timestamp,
}

/// News that only has to be dated, in every language (D31).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    Begun,
    Met,
    Handed,
}

impl Ready {
    pub const ALL: [Self; 3] = [Self::Begun, Self::Met, Self::Handed];

    pub fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Met => "met",
            Self::Handed => "handed",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ready| ready.word() == word)
    }

    pub fn title(self, t: &Texts) -> String {
        t.get(match self {
            Self::Begun => "ready-begun-title",
            Self::Met => "ready-met-title",
            Self::Handed => "ready-handed-title",
        })
        .into_owned()
    }

    pub fn body(self, t: &Texts) -> String {
        t.get(match self {
            Self::Begun => "ready-begun-body",
            Self::Met => "ready-met-body",
            Self::Handed => "ready-handed-body",
        })
        .into_owned()
    }
}
