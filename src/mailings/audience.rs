//! To whom a mailing goes, and what for.

use crate::db::ids::word_enum;
use crate::i18n::Language;
use crate::reports::ReportKind;

word_enum!(
    /// To whom a mailing goes.
    Audience {
        /// Those who left an address and agreed to the purpose.
        Participants = "participants" => "audience-participants",
        /// Contacts of organisations, to pass it on (D14).
        Contacts = "contacts" => "audience-contacts",
        /// Other actors who want the reports.
        Stakeholders = "stakeholders" => "audience-stakeholders",
    }
);

impl Audience {
    /// The languages that it is written to in.
    pub fn languages(self) -> &'static [Language] {
        match self {
            Self::Participants => Language::all(),
            Self::Contacts | Self::Stakeholders => Language::STAFF,
        }
    }
}

/// Whether a report of a kind is usually the last that is mailed for its purpose.
pub(super) fn is_usually_last(kind: ReportKind) -> bool {
    matches!(kind, ReportKind::Popular | ReportKind::Outcomes)
}
