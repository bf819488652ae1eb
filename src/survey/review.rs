//! Reviewing what participants wrote: what it answers, and why something is taken out.

use super::queries::Written;
use super::{Survey, Version};
use crate::db::ids::word_enum;
use crate::dialogues::DialogueKind;
use crate::i18n::Texts;
use crate::web::url::{self, Slug, Url};

word_enum!(
    /// Why something is taken out.
    Ground {
        Names = "names-somebody" => "ground-names",
        Abuses = "abuses-somebody" => "ground-abuses",
        Asked = "asked-for" => "ground-asked",
        MadeUp = "made-up" => "ground-made-up",
    }
);

/// Where it was written, as staff call it, and the page of that.
pub fn place_of(t: &Texts, of: &Slug, written: &Written) -> (String, Url) {
    let number = written.number;
    match written.kind {
        DialogueKind::Dialogue => {
            let name = t.with("dialogue-title", [("number", number.into())]);
            (name, url::dialogue(of, number))
        }
        DialogueKind::CollectionPoint => (written.name.clone(), url::collection_point(of, number)),
    }
}

/// Whether two were written at the same place.
pub fn is_there(one: &Written, other: &Written) -> bool {
    (one.kind, one.number) == (other.kind, other.number)
}

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
