//! The activities that a plan can begin with. They are written into the process once, and are its own from then on.

use super::{Activity, Phase, Status};
use crate::db::ids::ActivityId;
use crate::i18n::Texts;

const PREPARATION: [&str; 5] = [
    "usual-root-plan",
    "usual-agree-goals",
    "usual-choose-groups",
    "usual-try-questions",
    "usual-plan-dialogues",
];
const CARRYING_OUT: [&str; 5] = [
    "usual-hold-perspective",
    "usual-gather-perspectives",
    "usual-tell-interim",
    "usual-hold-in-depth",
    "usual-inform-boards",
];
const FOLLOW_UP: [&str; 5] = [
    "usual-tell-final",
    "usual-hand-results",
    "usual-ask-elected",
    "usual-evaluate",
    "usual-tell-outcomes",
];

/// The usual activities, planned and without days. In the language in which the process itself is run.
pub fn activities(t: &Texts) -> Vec<Activity> {
    let phases = [
        (Phase::Preparation, PREPARATION),
        (Phase::CarryingOut, CARRYING_OUT),
        (Phase::FollowUp, FOLLOW_UP),
    ];
    phases
        .into_iter()
        .flat_map(|(phase, keys)| keys.map(|key| (phase, key)))
        .map(|(phase, key)| Activity {
            id: ActivityId::random(),
            phase,
            name: t.get(key).into_owned(),
            due_on: None,
            status: Status::Planned,
            note: String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n::Language;
    use crate::plan::LONGEST_NAME;

    #[test]
    fn every_phase_begins_with_some_activities_that_are_told_apart() {
        for &language in Language::STAFF {
            let usual = activities(language.texts());
            let names: BTreeSet<&str> = usual.iter().map(|one| one.name.as_str()).collect();
            assert_eq!(names.len(), usual.len());
            assert!(
                names
                    .iter()
                    .all(|name| !name.contains('⟦') && name.chars().count() <= LONGEST_NAME)
            );
            for &phase in Phase::ALL {
                let count = usual.iter().filter(|one| one.phase == phase).count();
                assert!((3..=5).contains(&count), "{phase:?}: {count}");
            }
        }
    }
}
