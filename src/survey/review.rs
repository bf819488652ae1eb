//! Reviewing what participants wrote: what it answers, and why something is taken out.

use super::queries::Written;
use super::{Survey, Version};
use crate::db::ids::word_enum;
use crate::i18n::Texts;

word_enum!(
    /// Why something is taken out.
    Ground {
        Names = "names-somebody" => "ground-names",
        Abuses = "abuses-somebody" => "ground-abuses",
        Asked = "asked-for" => "ground-asked",
        MadeUp = "made-up" => "ground-made-up",
    }
);

/// The question that was answered.
pub fn prompt_of(t: &Texts, surveys: &[(Survey, Vec<Version>)], written: &Written) -> String {
    surveys
        .iter()
        .flat_map(|(_, versions)| versions)
        .find(|version| version.id == written.survey)
        .and_then(|version| version.questionnaire.question(&written.question))
        .map(|question| question.prompt.for_reader(t.language).1.to_owned())
        .unwrap_or_default()
}
