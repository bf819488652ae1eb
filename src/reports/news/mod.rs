//! What the status page tells: dated news, the themes that news and reports are tagged with, the days that reports are
//! promised for (D12, D47).

pub mod forms;
pub mod handlers;
pub mod queries;
pub(super) mod views;

use diesel::prelude::*;
use jiff::civil::Date;

use super::ReportKind;
use crate::clock::Timestamp;
use crate::db::ids::{StatusUpdateId, ThemeId, word_enum};
use crate::db::schema::status_update_text;
use crate::i18n::{Language, Texts};

/// The words of a piece of news in one language.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = status_update_text)]
pub struct UpdateText {
    pub language: Language,
    pub title: String,
    /// Paragraphs, parted by blank lines.
    pub body: String,
}

/// A dated piece of news on the status page.
#[derive(Debug, Clone)]
pub struct StatusUpdate {
    pub id: StatusUpdateId,
    /// The day it is about, as it is shown.
    pub day: Date,
    pub changed_at: Timestamp,
    /// Its place, as it was first told, among all that has happened in the process.
    pub place: i64,
    pub texts: Vec<UpdateText>,
    pub themes: Vec<ThemeId>,
}

impl StatusUpdate {
    /// Where it stands on the status page.
    pub fn anchor(&self) -> String {
        format!("n{:x}", self.id.0)
    }

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
    pub kind: ReportKind,
    pub day: Date,
    pub changed_at: Timestamp,
}

word_enum!(
    /// News that only has to be dated, in every language (D31).
    Ready {
        Begun = "begun",
        Met = "met",
        Handed = "handed",
    }
);

impl Ready {
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
